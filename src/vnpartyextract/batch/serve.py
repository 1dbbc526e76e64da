"""A worker process: what it does from its first moment to its last."""

import logging
import os
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from typing import TypeVar

In = TypeVar("In")
Out = TypeVar("Out")
Work = Callable[[In], Out]

READY = "ready"


@dataclass(frozen=True, slots=True)
class Failed:
    """The worker cannot begin, for this reason."""

    reason: str


def serve(make: Callable[[], Work[In, Out]], pipe: Connection) -> None:
    """Calls `make()`, then what it returns for each task that comes through `pipe`, until there is none to come.

    Says `READY`, or `Failed`, then each result in a tuple of its own. It ends with its parent, or when that kills it:
    other signals are blocked from before it begins.
    """
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _be_silent()
    try:
        work = make()
    except Exception as error:  # whatever it is, each worker will meet it
        pipe.send(Failed(f"{type(error).__name__}: {error}"))
        return
    pipe.send(READY)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        pipe.send((work(task),))


def _be_silent() -> None:
    """What libraries say of a document could hold its text, and a terminal would do what the text says."""
    logging.disable()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        os.dup2(nowhere, stream)


def _end_with_parent() -> None:
    """A worker whose parent was killed has nobody to work for, even where it hangs."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
