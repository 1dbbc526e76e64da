"""What passes between the stages: frozen values, each with the place in the text that it came from."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Modifier = Literal["more_than", "nearly", "about", "less_than", "at_least", "at_most"]
Status = Literal["reported", "target"]
Relation = Literal["part_of", "rate_of", "attends"]
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
class Document:
    """A text as it was read. Every span that is given out points into `text`, which is never changed.

    `encoding` is that of the bytes it came from. `carries_text`: those bytes are not this text, or not so that anyone
    could decode them, and the output has to hold the text for its spans to mean something.
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


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time. `start` and `end` are its first and last day, None where open or unknown.

    `duration` (ISO 8601, `P15Y`) is given for durations alone.
    """

    type: PeriodType
    start: date | None = None
    end: date | None = None
    duration: str | None = None
