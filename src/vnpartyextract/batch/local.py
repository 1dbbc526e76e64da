"""The work done on the cores of this machine."""

import os
import signal
from collections.abc import Iterable, Iterator
from functools import partial

from vnpartyextract.batch.pool import Lost, Pool
from vnpartyextract.batch.task import Job, Outcome, Task
from vnpartyextract.batch.worker import failed, limited_work_of
from vnpartyextract.limits import HUNG
from vnpartyextract.messages import N_, _

CRASHED = N_("the process that read it was ended ({}); leave the file out, or try it alone with extract.")


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def local(tasks: Iterable[Task], *, job: Job, jobs: int, timeout: float | None) -> Iterator[Outcome]:
    """What becomes of each task, as it is done, by `jobs` processes; `timeout` is in seconds for one task.

    A task that hangs or takes its process down is reported as failed, and no other one with it. Raises PoolError where
    processes cannot be started.
    """
    with Pool(partial(limited_work_of, job), jobs=jobs, timeout=timeout, size=_size) as pool:
        for done in pool.run(tasks):
            yield _lost(done) if isinstance(done, Lost) else done


def _size(task: Task) -> int:
    return len(task.data or b"")


def _lost(lost: Lost[Task]) -> Outcome:
    if lost.timeout is not None:
        return failed(lost.task, _(HUNG).format(lost.timeout))
    code = lost.exitcode or 0
    try:
        how = signal.Signals(-code).name if code < 0 else _("exit code {code}").format(code=code)
    except ValueError:
        how = _("signal {code}").format(code=-code)
    return failed(lost.task, _(CRASHED).format(how))
