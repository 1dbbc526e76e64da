"""A finished document as the rules look at it: its figures as records, and the words between them where they are at
hand.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from vnpartyextract.model import Span
from vnpartyextract.text import fold

# An end of a line is one of a sentence, but not where the next line is an item of a list.
_STOP = re.compile(r"[.!?…][\"”’)]*(?=\s+(\S))|\n(?!\s*[-+•*])")
_DECIMALS = re.compile(r"\d,(\d+)")
_MEASURE = re.compile(
    r"(?:%|đồng(?! chí)|triệu|tỷ|usd|đô la|ha|hecta|tấn|tạ|yến|kg|gam|k?m[23²]?|lít|kwh|mw|điểm(?! cầu)|lần"
    r"|giờ|phút|ngày|tháng|năm)(?!\w)|.*(?<!\w)tuổi(?!\w)"
)
_SAME_NOUN = {"đ/c": "đồng chí", "đv": "đảng viên", "tcđ": "tổ chức đảng"}
_PEOPLE = ("đồng chí", "đảng viên", "người", "quần chúng", "trường hợp")
# By how much a number with such a word beside it may be off, as shares of itself.
_SLACK = {
    "more_than": (0.0, 0.1),
    "at_least": (0.0, float("inf")),
    "nearly": (-0.1, 0.0),
    "less_than": (-1.0, 0.0),
    "at_most": (-1.0, 0.0),
    "about": (-0.1, 0.1),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the document. `written` is the number alone, as the text has it."""

    id: str
    text: str
    span: Span
    number: Span
    written: str
    metric: str
    value: float
    value_max: float | None
    total: float | None
    unit: str
    of: str | None
    group: str | None
    topic: str | None
    modifier: str | None
    status: str
    subject: str | None
    place: str | None
    period: tuple[str | None, str | None] | None
    parent: str | None
    relation: str | None
    cell: tuple[int, int, int] | None = None
    """Table, row and column of a figure that stands in a table."""

    @property
    def percent(self) -> bool:
        return self.unit == "%"

    @property
    def exact(self) -> bool:
        """Whether the number is meant as it stands: no `hơn`, no range."""
        return self.modifier is None and self.value_max is None

    @property
    def low(self) -> float:
        return self.value + self.value * _SLACK[self.modifier][0] if self.modifier else self.value

    @property
    def high(self) -> float:
        top = self.value if self.value_max is None else self.value_max
        return top + top * _SLACK[self.modifier][1] if self.modifier and top else top

    @property
    def step(self) -> float:
        """One unit of the last digit that is written: 0.01 for 101,72."""
        told = _DECIMALS.search(self.written)
        digits = len(told[1]) if told else len(repr(self.value).partition(".")[2].rstrip("0"))
        return float(10**-digits)

    @property
    def head(self) -> str:
        """The first words of the unit, by which two nouns are the same: `đảng viên` of `đảng viên mới`."""
        return " ".join(self.unit.split()[:2])

    @property
    def noun(self) -> str:
        """What is counted, in whatever words: `people` for đồng chí, đảng viên, quần chúng; else the folded unit."""
        told = fold(self.unit).text
        told = _SAME_NOUN.get(told, told)
        if told.startswith(_PEOPLE):
            return "people"
        return "tổ chức" if told.startswith("tổ chức") else told

    @property
    def counted(self) -> bool:
        """Whether it counts whole things: people, bodies, classes; no share, no measure."""
        return float(self.value).is_integer() and _MEASURE.match(self.unit) is None


@dataclass(frozen=True, slots=True)
class Article:
    """A document with its figures in text order. `text` is None where only the facts are at hand."""

    path: str | None
    published: str | None
    title: str | None
    text: str | None
    figures: tuple[Figure, ...]
    dates: tuple[dict[str, Any], ...]
    citations: tuple[dict[str, Any], ...]
    left: tuple[Span, ...]
    by_id: Mapping[str, Figure]
    ends: tuple[int, ...]

    def between(self, start: int, end: int) -> str | None:
        """The folded words of a stretch; None without the text. Folding may change its length."""
        return None if self.text is None else fold(self.text[start:end]).text

    def sentence(self, place: int) -> Span:
        """The sentence around a place; the whole article where the text is not at hand."""
        after = bisect_left(self.ends, place + 1)
        start = self.ends[after - 1] if after else 0
        end = self.ends[after] if after < len(self.ends) else len(self.text or "")
        return Span(start, end) if self.text is not None else Span(0, 2**62)

    def parent(self, figure: Figure, relation: str) -> Figure | None:
        """The figure that it hangs on by `relation`."""
        return self.by_id.get(figure.parent) if figure.parent and figure.relation == relation else None

    def dates_in(self, start: int, end: int) -> tuple[dict[str, Any], ...]:
        """The time expressions that begin in a stretch of the text."""
        first = bisect_left(self.dates, start, key=_start)
        return self.dates[first : bisect_left(self.dates, end, key=_start)]

    def unread(self, start: int, end: int) -> bool:
        """Whether a numeral that is in no fact begins in a stretch of the text."""
        first = bisect_left(self.left, start, key=lambda span: span.start)
        return first < len(self.left) and self.left[first].start < end

    def figures_in(self, start: int, end: int) -> tuple[Figure, ...]:
        """The figures that begin in a stretch of the text."""
        first = bisect_left(self.figures, start, key=lambda figure: figure.span.start)
        last = bisect_left(self.figures, end, key=lambda figure: figure.span.start)
        return self.figures[first:last]


def read_article(document: Mapping[str, Any], text: str | None = None) -> Article:
    """A document of the output contract, with the `text` that its spans point into where it is at hand.

    A text of another length than the document tells of is another text, and is not used.
    """
    source = document["source"]
    text = source.get("text") or text
    if text is not None and len(text) != source["characters"]:
        text = None
    facts = document["facts"]
    figures = tuple(sorted((_figure(fact) for fact in facts if fact["kind"] == "figure"), key=lambda one: one.span))
    return Article(
        path=source["path"],
        published=source["published"],
        title=source["title"],
        text=text,
        figures=figures,
        dates=tuple(sorted((fact for fact in facts if fact["kind"] == "date"), key=_start)),
        citations=tuple(fact for fact in facts if fact["kind"] == "citation"),
        left=tuple(sorted(Span(*entry["span"]) for entry in document["numerals"]["left"])),
        by_id={figure.id: figure for figure in figures},
        ends=tuple(_ends(text or "")),
    )


def _start(fact: Mapping[str, Any]) -> int:
    return int(fact["span"][0])


def _ends(text: str) -> Iterator[int]:
    """Where sentences end: behind a stop with no small letter or digit after it, and at the ends of lines."""
    last = 0
    for found in _STOP.finditer(text):
        after = found[1]
        stops = after is None or not (after.islower() or after.isdigit() or after == "(")
        if stops and not text[last : found.start()].isspace() and found.start() > last:
            last = found.end()
            yield last


def _figure(fact: Mapping[str, Any]) -> Figure:
    span, number = Span(*fact["span"]), Span(*fact["number_span"])
    period = fact["period"]
    return Figure(
        id=fact["id"],
        text=fact["text"],
        span=span,
        number=number,
        written=fact["text"][number.start - span.start : number.end - span.start],
        metric=fact["metric"],
        value=fact["value"],
        value_max=fact["value_max"],
        total=fact["total"],
        unit=fact["unit"] or "",
        of=fact["of"],
        group=fact["group"],
        topic=fact["topic"],
        modifier=fact["modifier"],
        status=fact["status"],
        subject=fact["subject"],
        place=fact["place"],
        period=(period["start"], period["end"]) if period else None,
        parent=fact["parent"],
        relation=fact["relation"],
        cell=(cell["table"], cell["row"], cell["column"]) if (cell := fact.get("cell")) else None,
    )
