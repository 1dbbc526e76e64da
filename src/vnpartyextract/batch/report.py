"""What a run has come to, in sentences for people."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vnpartyextract.batch.journal import Counts
from vnpartyextract.batch.plan import Tally
from vnpartyextract.batch.task import Outcome


@dataclass(frozen=True, slots=True)
class Report:
    """The end of a run. `left`: files that an earlier run read and that are not in the input any more.

    `written`: how many facts were asked for and written, None where all were.
    """

    counts: Counts
    tally: Tally
    left: int
    written: int | None = None


def summary(report: Report, errors: Path | None) -> Iterator[str]:
    """What came of it, and what was not done; `errors` is where the failures are listed."""
    counts, tally = report.counts, report.tally
    taken = f" ({counts.same:,} of them as before)" if counts.same else ""
    yield f"{_many(counts.documents, 'document')}{taken}, {_many(counts.facts, 'fact')}" + (
        f", {report.written:,} of them as asked" if report.written is not None else ""
    )
    if counts.failed:
        listed = f": see {errors}" if errors is not None else ""
        yield f"{counts.failed:,} could not be read{listed}"
    if tally.passed:
        yield f"{_many(tally.passed, 'file')} of other kinds passed over: name them, or choose them with --glob"
    if tally.twice:
        yield f"{_many(tally.twice, 'file')} named twice and read once"
    if not counts.documents:
        yield "nothing was read, so an output that was there before is left as it was"
    elif report.left:
        yield f"{_many(report.left, 'file')} of the earlier output no longer among the inputs, and left out"


def told(outcome: Outcome) -> str:
    """A failure: which file, which line of it, and why."""
    task = outcome.task
    name = task.path if task.number is None else f"{task.path}:{task.number}"
    return f"{name}: {outcome.reason}"


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
