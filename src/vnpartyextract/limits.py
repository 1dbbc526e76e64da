"""How long one document may take, and how much memory a process: what one takes beyond that is taken from others."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from vnpartyextract.messages import N_, _

MEMORY = 4 << 30  # bytes of address space
BYTES = 20_000_000  # of a file, packed or unpacked
SECONDS = 60.0  # for a document

HUNG = N_("nothing came of it within {:g} seconds; raise --timeout if it is worth the wait.")
NO_MEMORY = N_("there is not enough memory for it; leave it out, or cut it into smaller parts.")


class TooLateError(BaseException):
    """The time is over. No Exception: what catches all that a damaged file may raise must not catch this."""


@contextmanager
def within(seconds: float | None) -> Iterator[None]:
    """Raises TooLateError in the block after so many seconds; None or 0 is never.

    It needs the main thread and a system with alarms (not Windows); elsewhere there is no limit.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def over(number: int, frame: FrameType | None) -> None:
        raise TooLateError

    before = signal.signal(signal.SIGALRM, over)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def memory(most: int = MEMORY) -> Iterator[None]:
    """No more than `most` bytes of memory for this process while the block lasts; not on Windows."""
    try:
        import resource
    except ImportError:
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_AS)
    allowed = [limit for limit in before if limit != resource.RLIM_INFINITY]
    resource.setrlimit(resource.RLIMIT_AS, (min([most, *allowed]), before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)


def too_much(error: TooLateError | MemoryError, seconds: float | None) -> str:
    """What was too much, as a sentence."""
    return _(NO_MEMORY) if isinstance(error, MemoryError) else _(HUNG).format(seconds or 0)
