"""A run from its inputs to its output: plan, work, journal, and at the end everything in its place, or nothing."""

import errno
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from vnpartyextract import __version__
from vnpartyextract.batch.inputs import Found
from vnpartyextract.batch.journal import Journal
from vnpartyextract.batch.plan import Plan, Tally
from vnpartyextract.batch.report import Report
from vnpartyextract.batch.task import Job, Outcome, Task
from vnpartyextract.output.json_text import to_line
from vnpartyextract.output.sink import in_place_of, open_sink
from vnpartyextract.output.stored import RESUMABLE, stored
from vnpartyextract.output.writers import PLAIN, Form, How, Writer, open_writer
from vnpartyextract.output.writers.sqlite import copy_database
from vnpartyextract.output.writers.writer import parsed
from vnpartyextract.query import EVERYTHING, Filters

Engine = Callable[[Iterable[Task]], Iterator[Outcome]]
Watch = Callable[[Outcome, Tally], None]

UPDATED = (Form.sqlite, Form.folder)  # these know documents by path and id, and keep those that a run does not meet


@dataclass(frozen=True, slots=True)
class Request:
    """What a run is asked for.

    `target` is the output, None for standard output; `errors` is where the files that could not be read are listed,
    None for nowhere. `shard` is which of how many parts of the work this run does. `filters` are applied when documents
    are written: the journal keeps them whole.
    """

    job: Job
    form: Form
    target: Path | None
    errors: Path | None
    resume: bool = False
    shard: tuple[int, int] = (1, 1)
    filters: Filters = EVERYTHING
    how: How = PLAIN

    @property
    def settings(self) -> str:
        """What shapes a document besides its text; one made under other settings is not the same document."""
        job = self.job
        return f"{__version__} {job.version} {job.published} {job.context}" + (f" {job.place}" if job.place else "")


def run(request: Request, found: Iterable[Found], engine: Engine, watch: Watch) -> Report:
    """Does all that is `found` and puts the output in its place.

    Raises JournalBusyError where another run writes to the same output, and OSError where something cannot be
    written; what was done by then is kept for a run that resumes.
    """
    tally = Tally()
    with _journal(request) as journal:
        known = None
        if request.resume:
            _adopt(journal, request)
            known = journal.known
        else:
            journal.forget()
        plan = Plan(
            journal.is_new,
            known,
            request.job.fields,
            request.shard,
            request.job.max_bytes,
            names=request.form in UPDATED,
        )
        written: Counter[str] = Counter()
        with _way_out(request, journal) as writer:
            begin = 0
            for outcome in engine(plan.tasks(found, tally)):
                journal.keep(outcome)
                if outcome.task.position == begin:
                    begin = _write_on(journal, _only(writer, request.filters, written), begin)
                watch(outcome, tally)
            left = 0 if request.form in UPDATED else journal.left()
            report = Report(journal.counts(), tally, left, written["facts"] if request.filters else None)
            if report.counts.documents:
                journal.forget()
            journal.commit()  # before the output takes its place: from here on nothing more can go wrong with it
        if request.errors is not None:
            _list_errors(journal, request.errors)
    return report


def _adopt(journal: Journal, request: Request) -> None:
    """What a finished output holds need not be done again."""
    if request.target is not None and request.target.exists() and request.form in RESUMABLE:
        journal.adopt(stored(request.target, request.form))


def _only(writer: Writer, filters: Filters, written: Counter[str]) -> Writer:
    """A writer of the facts that are meant, which counts them."""
    if not filters:
        return writer

    def document(line: bytes) -> None:
        cut = filters.cut(parsed(line))
        written["facts"] += len(cut["facts"])
        writer.document(to_line(cut).encode())

    return replace(writer, document=document)


def _write_on(journal: Journal, writer: Writer, begin: int) -> int:
    """Writes what is next in the order of the input, as far as it is there; returns where that ends."""
    for result in journal.results(begin):
        if result.position != begin:
            break
        if result.line is not None:
            writer.document(result.line)
        else:
            name = result.id or (f"line {result.number}" if result.number else None)
            writer.error(result.path, name, result.reason or "")
        begin += 1
    return begin


@contextmanager
def _journal(request: Request) -> Iterator[Journal]:
    """The journal beside the target. When all is in the output it goes, unless nothing can be read back from that."""
    if request.target is None:
        with (
            TemporaryDirectory(prefix="vnpartyextract-") as folder,
            closing(Journal(Path(folder) / "journal", settings=request.settings)) as journal,
        ):
            yield journal
        return
    path = request.target.with_name(f".{request.target.name}.journal")
    journal = Journal(path, settings=request.settings)
    useless = False
    try:
        yield journal
        whole = request.form in RESUMABLE and not request.filters  # else nothing can be read back from the output
        useless = whole and journal.counts().documents > 0
    finally:
        with closing(journal):
            useless = useless or journal.is_empty()
            if not useless:
                journal.commit()
        if useless:
            path.unlink(missing_ok=True)


@contextmanager
def _way_out(request: Request, journal: Journal) -> Iterator[Writer]:
    """A writer to standard output, into the folder, or to a draft that becomes the target when all is done.

    An output that is there already stays as it is where nothing could be read: a folder was misspelt, perhaps.
    """
    target = request.target
    if target is None:
        if sys.stdout is None:  # so Python has it where it was closed
            raise OSError(errno.EBADF, "it is closed")
        with open_writer(request.form, sys.stdout.buffer, request.how) as writer:
            yield writer
    elif request.form is Form.folder:
        with open_writer(request.form, target, request.how) as writer:
            yield writer
    else:
        with in_place_of(target, "batch") as draft:
            draft.unlink(missing_ok=True)  # what a killed run left
            if request.form is Form.sqlite and target.exists():
                copy_database(target, draft)
            with open_writer(request.form, draft, request.how) as writer:
                yield writer
            parts_of_work = request.shard != (1, 1)  # of which one may be empty
            if not journal.counts().documents and request.form is not Form.sqlite and not parts_of_work:
                draft.unlink()


def _list_errors(journal: Journal, errors: Path) -> None:
    """Writes what could not be read, as JSON Lines; there is no such file where all could."""
    lines = (
        to_line({"path": result.path, "line": result.number, "reason": result.reason})
        for result in journal.results()
        if result.reason is not None
    )
    first = next(lines, None)
    if first is None:
        errors.unlink(missing_ok=True)
        return
    with open_sink(errors) as write:
        for line in chain([first], lines):
            write(line + "\n")
