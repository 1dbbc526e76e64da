"""Where the output goes: standard output, or a file that appears whole or not at all."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

Write = Callable[[str | bytes], None]


@contextmanager
def open_sink(target: Path | None, *, empty: bool = False) -> Iterator[Write]:
    """A function that writes bytes, or text as UTF-8, to what `open_stream` gives. Each call is written through."""
    with open_stream(target, empty=empty) as stream:

        def write(chunk: str | bytes) -> None:
            stream.write(chunk.encode() if isinstance(chunk, str) else chunk)
            stream.flush()

        yield write


@contextmanager
def open_stream(target: Path | None, *, empty: bool = False) -> Iterator[BinaryIO]:
    """The file `target` to write to, or standard output where it is None.

    A regular file takes its place when the block ends well and something was written, or where it may be `empty`; else
    the one that was there stays. Raises OSError where the file cannot be made or written.
    """
    if target is None:
        if sys.stdout is None:  # so Python has it where it was closed
            raise OSError(errno.EBADF, "it is closed")
        yield sys.stdout.buffer
    elif target.exists() and not target.is_file():  # a pipe or a device: nothing to be put in place
        with target.open("wb") as stream:
            yield stream
    else:
        with in_place_of(target.resolve(), str(os.getpid())) as draft, draft.open("wb") as stream:
            yield stream
            if not (empty or stream.tell()):
                draft.unlink()  # nothing was written: what was there stays


@contextmanager
def in_place_of(target: Path, name: str) -> Iterator[Path]:
    """A draft to write beside `target`, which takes its place when the block ends well, and is gone if it does not.

    `name` keeps the drafts of different writers apart. A draft that is not there at the end changes nothing.
    """
    # Made the plain way, not as a private temporary file: the umask decides who may read it.
    draft = target.with_name(f".{target.name}.{name}.part")
    try:
        yield draft
        if draft.exists():
            with draft.open("rb+") as stream:
                os.fsync(stream.fileno())
            if target.exists():
                draft.chmod(target.stat().st_mode)
            draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
