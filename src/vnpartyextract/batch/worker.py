"""The work on one task, the same on this machine and on a cluster."""

import hashlib
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from vnpartyextract.batch.task import Job, Outcome, Task
from vnpartyextract.errors import InputError, PatternError
from vnpartyextract.limits import MEMORY, NO_MEMORY
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Document
from vnpartyextract.output.json_text import to_line
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import read_bytes
from vnpartyextract.read.files import page_document
from vnpartyextract.read.records import record_document
from vnpartyextract.read.source import open_source, read_all
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.text import encodable

OTHERS = N_("these are others than those that the run began with: have the same ones everywhere, and begin again.")
WRONG = N_("the document breaks its contract: {}; please report it with the file.")
BUG = N_("{} in the program itself ({}); please report it with the file.")


@lru_cache(maxsize=1)
def work_of(job: Job) -> Callable[[Task], Outcome]:
    """What does the tasks of a job: the patterns are loaded once.

    Raises PatternError for broken ones, and for others than those that the run began with.
    """
    patterns = load_patterns(Path(job.patterns) if job.patterns else None)
    if job.version not in ("", patterns.version):
        raise PatternError(job.patterns or "patterns", None, _(OTHERS))

    def work(task: Task) -> Outcome:
        """One document made. Nothing is raised: whatever goes wrong is the outcome's reason."""
        try:
            return _work(task, job, patterns)
        except InputError as error:
            reason = str(error)
        except MemoryError:
            reason = _(NO_MEMORY)
        except Exception as error:  # one bad file never stops the run
            reason = _(BUG).format(type(error).__name__, error)
        return failed(task, reason)

    return work


def limited_work_of(job: Job) -> Callable[[Task], Outcome]:
    """The same in a process of its own, which may not take all memory of the machine."""
    try:
        import resource
    except ImportError:  # not on Windows
        return work_of(job)
    limits = resource.getrlimit(resource.RLIMIT_AS)
    most = min([MEMORY, *(limit for limit in limits if limit != resource.RLIM_INFINITY)])
    resource.setrlimit(resource.RLIMIT_AS, (most, limits[1]))
    return work_of(job)


def failed(task: Task, reason: str) -> Outcome:
    """A task that holds no document; the reason without the name in front, which the task has."""
    name = (
        f"{task.path}: {task.id}" if task.page else task.path if task.number is None else f"{task.path}:{task.number}"
    )
    return Outcome(task, reason=encodable(reason.removeprefix(f"{name}: ")))


def _work(task: Task, job: Job, patterns: Patterns) -> Outcome:
    if task.problem is not None:
        return failed(task, task.problem)
    words = patterns.shapes.datelines
    if task.data is None:
        with open_source(task.path) as stream:
            data = read_all(stream, job.max_bytes)
        same = _known(task, hashlib.sha256(data).hexdigest())
        if same is not None:
            return same
        document = read_bytes(data, path=task.path, published=job.published, words=words, max_bytes=job.max_bytes)
    elif task.page:
        document = page_document(
            task.id or "", task.data, path=task.path, published=job.published, words=words, max_bytes=job.max_bytes
        )
    else:
        document = record_document(
            task.data,
            task.number or 0,
            path=task.path,
            fields=job.fields,
            published=job.published,
            words=words,
            max_bytes=job.max_bytes,
        )
    same = _known(task, document.sha256, document)
    if same is not None:
        return same
    made = extract_document(document, patterns, context=job.context, place=job.place)
    if job.verify:
        from vnpartyextract.verify import broken

        wrong = broken(made, document.text)
        if wrong:
            return failed(task, _(WRONG).format("; ".join(wrong[:3])))
    line = to_line(made).encode()
    source = made["source"]
    return Outcome(
        task,
        sha256=document.sha256,
        published=source["published"],
        line=line,
        facts=len(made["facts"]),
    )


def _known(task: Task, sha256: str, document: Document | None = None) -> Outcome | None:
    """The task as it was done before. The day is in no hash: where it may be another, the document has to be read."""
    day = document.published.isoformat() if document is not None and document.published else None
    for known in task.known:
        if known.sha256 == sha256 and (known.sure if document is None else known.published == day):
            return Outcome(task, same=known)
    return None
