"""What passes between the stages: frozen values, each with the place in the text that it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Modifier = Literal["more_than", "nearly", "about", "less_than", "at_least", "at_most"]
Status = Literal["reported", "target"]
Relation = Literal["part_of", "rate_of", "attends"]
Reviewed = Literal["accepted", "changed", "added"]
PeriodType = Literal["day", "month", "quarter", "year", "range", "duration"]


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def covers(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: where its text stands, its row and column from 0, and how many of each it spans.

    `head`: the input itself says that the cell is a head.
    """

    span: Span
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of a table that are not blank, row by row; its text is all of `span`."""

    span: Span
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What a reader left out though it holds digits: how many runs of digits, and the first few pieces of text."""

    numerals: int
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was read. Every span that is given out points into `text`, which is never changed.

    `encoding` is that of the bytes it came from. `carries_text`: those bytes are not this text, or not so that anyone
    could decode them, and the output has to hold the text for its spans to mean something. `tables` are those that
    stand in the text; `notes` are sentences for whoever gave the input: what may be wrong with it. `vietnamese`: it is
    in that language, and with its marks.
    """

    text: str
    path: str | None = None
    id: str | None = None
    sha256: str = ""
    encoding: str = "utf-8"
    carries_text: bool = False
    title: str | None = None
    title_span: Span | None = None
    published: date | None = None
    published_span: Span | None = None
    left_out: LeftOut | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    vietnamese: bool = True


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time. `start` and `end` are its first and last day, None where open or unknown.

    `duration` (ISO 8601, `P15Y`) is given for durations alone. `calendar` is `lunar` where the text tells the days by
    the lunar calendar (start and end are solar days all the same).
    """

    type: PeriodType
    start: date | None = None
    end: date | None = None
    duration: str | None = None
    calendar: Literal["lunar"] | None = None
