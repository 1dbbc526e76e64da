"""The same work on a Dask cluster, for what one machine does not get done; and the few lines for Dask bags.

`on_cluster` needs the extra `dask`. Every worker of the cluster needs this package, reads the files by the same
paths as the one who asks, and should have one thread: what hangs takes its process down.
"""

import faulthandler
import json
import os
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any

from vnpartyextract.batch.pool import PoolError
from vnpartyextract.batch.task import Job, Outcome, Task
from vnpartyextract.batch.worker import failed, work_of
from vnpartyextract.messages import N_, _

if TYPE_CHECKING:
    from distributed import Client

MISSING = N_("a Dask cluster needs the extra `dask`: pip install 'vnpartyextract[dask]'.")
UNREACHABLE = N_(
    "the Dask scheduler at {} does not answer ({}): check the address, and that the network lets you through."
)
NO_WORKERS = N_("the Dask scheduler at {} has no workers: start some, with this package installed.")
LOST = N_("the process that read it ended, or nothing came of it {}; leave the file out, or raise --timeout.")
GONE = N_("the cluster did not do it: {}.")

AHEAD = 4  # tasks for each thread of the cluster that are on their way at once
CONNECT = 10  # seconds to wait for the scheduler
NO_JOB = Job()


def on_cluster(tasks: Iterable[Task], *, job: Job, scheduler: str, timeout: float | None) -> Iterator[Outcome]:
    """What becomes of each task, as it is done, by the workers of the cluster at the address `scheduler`.

    A task that hangs for more than `timeout` seconds or takes its process down is reported as failed, and no other one
    with it. Raises PoolError where the cluster cannot be reached.
    """
    try:
        from distributed import Client
    except ImportError:
        raise PoolError(_(MISSING)) from None
    try:
        client = Client(scheduler, timeout=CONNECT, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise PoolError(_(UNREACHABLE).format(scheduler, error)) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=CONNECT)
        except TimeoutError:
            raise PoolError(_(NO_WORKERS).format(scheduler)) from None
        yield from _done(client, iter(tasks), partial(watched, job=job, timeout=timeout), timeout)


def _done(client: "Client", tasks: Iterator[Task], work: partial[Outcome], timeout: float | None) -> Iterator[Outcome]:
    """Hands out tasks, never far ahead, and takes in what becomes of them.

    When a worker dies, Dask suspects every task that it held, so whatever is given up is tried once more, alone.
    """
    from distributed import as_completed

    given: dict[Any, Task] = {}
    suspects: list[Task] = []

    def hand_out(how_many: int) -> Iterator[Any]:
        for task in islice(tasks, how_many):
            future = client.submit(work, task, pure=False)
            given[future.key] = task
            yield future

    running = as_completed(list(hand_out(AHEAD * max(1, sum(client.nthreads().values())))), loop=client.loop)
    for future in running:
        task = given.pop(future.key)
        running.update(list(hand_out(1)))
        outcome = _outcome(future, task, timeout)
        if outcome is None:
            suspects.append(task)
        else:
            yield outcome
    for task in suspects:
        outcome = _outcome(client.submit(work, task, pure=False), task, timeout)
        yield outcome or failed(
            task, _(LOST).format(_("within {timeout:g} seconds").format(timeout=timeout) if timeout else _("at all"))
        )


def _outcome(future: Any, task: Task, timeout: float | None) -> Outcome | None:
    """What a future has come to; None where its worker died."""
    from distributed import KilledWorker

    try:
        outcome: Outcome = future.result()
    except KilledWorker:
        return None
    except Exception as error:  # whatever the cluster says of it: the run goes on
        return failed(task, _(GONE).format(error))
    return outcome


def watched(task: Task, *, job: Job, timeout: float | None) -> Outcome:
    """The work on one task in a process of a cluster; the process ends if it takes longer than `timeout` seconds."""
    work = work_of(job)
    if timeout is None:
        return work(task)
    # A thread cannot be stopped from outside. The cluster starts the process anew and reports what it had at hand.
    with open(os.devnull, "w") as nowhere:
        faulthandler.dump_traceback_later(timeout, exit=True, file=nowhere)
        try:
            return work(task)
        finally:
            faulthandler.cancel_dump_traceback_later()


def extract_lines(lines: Iterable[str], *, job: Job = NO_JOB, path: str = "") -> list[dict[str, Any]]:
    """The documents of JSON Lines records, for a partition of a Dask bag: `bag.map_partitions(extract_lines)`.

    What cannot be read has no document: it comes as `path`, `line` (from 1, in the partition) and `reason`. Raises
    PatternError for broken patterns.
    """
    work = work_of(job)
    outcomes = (
        work(Task(number - 1, path, number, data=line.encode())) for number, line in enumerate(lines, 1) if line.strip()
    )
    return [
        json.loads(outcome.line)
        if outcome.line is not None
        else {"path": path, "line": outcome.task.number, "reason": outcome.reason}
        for outcome in outcomes
    ]
