"""Worker processes that may hang, crash or be killed: only the task at hand is lost, and it is told which.

Why not a library's pool: in those of the standard library and of joblib one dead worker takes the healthy tasks along;
pebble's workers share one pipe behind a lock, and a worker that is killed while it holds the lock stops them all.
Here each worker has a pipe of its own.
"""

import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, TypeVar

from vnpartyextract.batch.serve import Failed, Work, serve
from vnpartyextract.messages import _

In = TypeVar("In")
Out = TypeVar("Out")

AHEAD = 2  # tasks a worker holds: the one at hand, and the next, so that it never waits for us
FITS = 32_000  # bytes that a pipe surely takes while nobody reads it
STARTS = 3  # workers in a row that may die before they are ready

# A spawned worker shares no lock, thread or open file with us; what a fork copies could be in any state.
_CONTEXT = get_context("spawn")


class PoolError(Exception):
    """Workers cannot be started; the text says why, as far as it is known."""


@dataclass(frozen=True, slots=True)
class Lost(Generic[In]):
    """A task whose worker was stopped after `timeout` seconds, or ended with `exitcode` (negative: a signal)."""

    task: In
    timeout: float | None = None
    exitcode: int | None = None


@dataclass(slots=True, eq=False)
class _Worker(Generic[In]):
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    tasks: deque[In] = field(default_factory=deque)
    since: float = 0.0  # when the task at hand was begun


class Pool(Generic[In, Out]):
    """`jobs` processes that call `make()` once and what it returns for each task. Leaving the block kills them.

    `timeout` is in seconds for one task, None for no limit; `size` tells how many bytes a task is.
    """

    def __init__(
        self,
        make: Callable[[], Work[In, Out]],
        *,
        jobs: int,
        timeout: float | None = None,
        size: Callable[[In], int] = lambda _: 0,
    ) -> None:
        self._make, self._jobs, self._timeout, self._size = make, jobs, timeout, size
        self._workers: list[_Worker[In]] = []
        self._again = deque[In]()  # taken from the input, and not begun yet
        self._failures = 0

    def __enter__(self) -> "Pool[In, Out]":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        while self._workers:
            self._bury(self._workers[0])

    def run(self, tasks: Iterable[In]) -> Iterator[Out | Lost[In]]:
        """What comes of each task, in the order in which they are done.

        `tasks` are taken as workers become free, never far ahead. Raises PoolError where workers cannot begin.
        """
        source = iter(tasks)
        while True:
            self._feed(source)
            if not any(worker.tasks for worker in self._workers):
                return  # all ready ones would have been given something, and those to come are not needed
            for worker in self._heard():
                yield from self._hear(worker, source)
            yield from self._overdue()

    def _feed(self, source: Iterator[In]) -> None:
        """Gives every worker something to do, and starts as many workers as there is work for."""
        for worker in self._workers:
            self._fill(worker, source)
        while len(self._workers) < self._jobs and (task := self._next(source)) is not None:
            worker = self._start()
            self._workers.append(worker)
            self._give(worker, task)

    def _fill(self, worker: _Worker[In], source: Iterator[In]) -> None:
        while len(worker.tasks) < (AHEAD if worker.ready else 1) and (task := self._next(source)) is not None:
            if worker.tasks and sum(map(self._size, [*worker.tasks, task])) > FITS:
                self._again.appendleft(task)  # to write it could block us while the worker is busy
                return
            self._give(worker, task)

    def _next(self, source: Iterator[In]) -> In | None:
        return self._again.popleft() if self._again else next(source, None)

    def _give(self, worker: _Worker[In], task: In) -> None:
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(task)
        if worker.ready:
            self._send(worker, task)

    def _send(self, worker: _Worker[In], task: In) -> None:
        try:
            worker.pipe.send(task)
        except OSError:  # it has died; so its sentinel will say
            return

    def _start(self) -> _Worker[In]:
        ours, theirs = _CONTEXT.Pipe()
        process = _CONTEXT.Process(target=serve, args=(self._make, theirs), daemon=True)
        # What goes to the whole group, as Ctrl-C does, is ours to deal with, from a worker's first moment on.
        masks = hasattr(signal, "pthread_sigmask")
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM}) if masks else None
        try:
            process.start()
        finally:
            if before is not None:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
        theirs.close()
        return _Worker(process, ours)

    def _heard(self) -> list[_Worker[In]]:
        """The workers that have said something or ended, after waiting for the first, or for one to be overdue."""
        begun = [worker.since for worker in self._workers if worker.ready and worker.tasks]
        patience = None
        if self._timeout is not None and begun:
            patience = max(0.0, min(begun) + self._timeout - time.monotonic()) + 0.01
        heard = wait([end for worker in self._workers for end in (worker.pipe, worker.process.sentinel)], patience)
        return [worker for worker in self._workers if worker.pipe in heard or worker.process.sentinel in heard]

    def _hear(self, worker: _Worker[In], source: Iterator[In]) -> Iterator[Out | Lost[In]]:
        try:
            said = worker.pipe.recv() if worker.pipe.poll() else None
        except (EOFError, OSError):
            said = None
        if said is None:
            yield from self._ended(worker)
        elif isinstance(said, Failed):
            raise PoolError(said.reason)
        elif not worker.ready:
            worker.ready, self._failures = True, 0
            worker.since = time.monotonic()
            for task in worker.tasks:
                self._send(worker, task)
        else:
            worker.tasks.popleft()
            worker.since = time.monotonic()
            self._fill(worker, source)  # at once: it is not to wait until its result is dealt with
            yield said[0]

    def _ended(self, worker: _Worker[In]) -> Iterator[Lost[In]]:
        self._bury(worker)
        if not worker.ready:
            self._failures += 1
        elif worker.tasks:
            yield Lost(worker.tasks.popleft(), exitcode=worker.process.exitcode)
        self._again.extendleft(reversed(worker.tasks))
        if self._failures == STARTS:
            raise PoolError(
                _("they end before they have begun, with exit code {code}").format(code=worker.process.exitcode)
            )

    def _overdue(self) -> Iterator[Lost[In]]:
        now = time.monotonic()
        for worker in list(self._workers):
            late = self._timeout is not None and worker.ready and worker.tasks and now > worker.since + self._timeout
            if late and not worker.pipe.poll():  # else it is just in time
                worker.process.kill()
                self._bury(worker)
                lost = worker.tasks.popleft()
                self._again.extendleft(reversed(worker.tasks))
                yield Lost(lost, timeout=self._timeout)

    def _bury(self, worker: _Worker[In]) -> None:
        self._workers.remove(worker)
        worker.process.join()
        worker.pipe.close()
