"""What figures come to: one number where they can be added up, else why they cannot.

Added up are exact values of places that lie apart, of one and the same time. What is told twice counts once; what lies
inside of something that is counted is not counted again; where figures contradict one another, or may overlap, there is
no sum.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from vnpartyextract.annotate.organisations import INSTITUTION
from vnpartyextract.places import gazetteer
from vnpartyextract.query.item import By, Item, items_by
from vnpartyextract.query.place import inside
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.series import Amount, Wanted
from vnpartyextract.series.alphabet import in_alphabet
from vnpartyextract.series.cells import contradict

Beside = Literal["rounded", "share", "shorter", "smaller"]
Why = Literal[
    "contradict", "several", "rounded", "overlap", "days", "times", "unknown_time", "unknown_place", "bodies", "units"
]
Told = tuple[Item, Beside]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of the answer. `value`: the sum of `added`, None where there is none, and then `why`.

    `beside`: what is not added, since it is in what is: a rounded value beside the exact one (`rounded`), n/m beside a
    count (`share`), a shorter time (`shorter`), a place or body inside (`smaller`).
    """

    name: str
    value: float | None
    added: tuple[Item, ...]
    beside: tuple[Told, ...]
    why: Why | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows in the order of their names, all of them added up, and how many figures were left out, by reason."""

    metric: str
    by: By
    rows: tuple[AnswerRow, ...]
    total: AnswerRow
    left_out: Mapping[str, int]


def answer(documents: Iterable[tuple[str, Mapping[str, Any]]], wanted: Wanted, by: By, patterns: Patterns) -> Answer:
    """The answer over all documents, each with the name of the file it was read from; their order changes nothing.

    Raises MisuseError where a subject takes too long.
    """
    found, left_out = items_by(documents, wanted, by, patterns)
    rows = tuple(
        _row(name, items) for (_, name), items in sorted(found.items(), key=lambda one: in_alphabet(one[0][1]))
    )
    every = [item for items in found.values() for item in items]
    return Answer(wanted.metric, by, rows, _row("", every), left_out)


def _row(name: str, items: Sequence[Item]) -> AnswerRow:
    items = sorted(items, key=lambda item: (item.sources, str(item.amount)))
    kept, beside = list(items), []
    for judge in (_rounded, _shares, _shorter, _smaller):
        out = dict(judge(kept))
        beside += [(item, out[place]) for place, item in enumerate(kept) if place in out]
        kept = [item for place, item in enumerate(kept) if place not in out]
    why = _why_not(kept)
    value = sum(item.amount.value for item in kept) if why is None and kept else None
    return AnswerRow(name, value, tuple(kept), tuple(beside), why)


def _of_one(one: Item, other: Item) -> bool:
    """Whether two figures are about the same place or body."""
    return one.place is not None and other.place is not None and one.place.key == other.place.key


def _exact(amount: Amount) -> bool:
    return amount.modifier is None and amount.value_max is None


def _pairs(items: Sequence[Item]) -> Iterable[tuple[int, Item, Item]]:
    """Each item with its place, and each other one."""
    for place, one in enumerate(items):
        for at, other in enumerate(items):
            if place != at:
                yield place, one, other


def _rounded(items: Sequence[Item]) -> Iterable[tuple[int, Beside]]:
    for place, one, other in _pairs(items):
        alike = _of_one(one, other) and one.column == other.column and not contradict(one.amount, other.amount)
        if alike and not _exact(one.amount) and _exact(other.amount):
            yield place, "rounded"


def _shares(items: Sequence[Item]) -> Iterable[tuple[int, Beside]]:
    for place, one, other in _pairs(items):
        if _of_one(one, other) and one.column == other.column and one.amount.total and not other.amount.total:
            yield place, "share"


def _shorter(items: Sequence[Item]) -> Iterable[tuple[int, Beside]]:
    for place, one, other in _pairs(items):
        if _of_one(one, other) and one.column != other.column and _within(one, other):
            yield place, "shorter"


def _smaller(items: Sequence[Item]) -> Iterable[tuple[int, Beside]]:
    """Places and bodies inside of a place that is told of the same time, or of a longer one."""
    units = gazetteer()
    for place, one, other in _pairs(items):
        if one.column != other.column and not _within(one, other):
            continue
        if one.unit is None or other.unit is None or _body(other) or _of_one(one, other):
            continue
        if inside(one.unit, other.unit, units) and (one.unit.code != other.unit.code or _body(one)):
            yield place, "smaller"


def _body(item: Item) -> bool:
    """Whether it is about a body in a place, and not about the place."""
    return item.place is not None and item.place.rank >= INSTITUTION


def _within(one: Item, other: Item) -> bool:
    """Whether the time of `one` lies in that of `other`; both with a first and a last day."""
    a, b = one.column, other.column
    if a.start is None or a.end is None or b.start is None or b.end is None:
        return False
    return b.start <= a.start and a.end <= b.end


def _why_not(items: Sequence[Item]) -> Why | None:
    """Why these cannot be added up, the first reason; None where they can, and where there is one alone."""
    if len(items) < 2:
        return None
    for one, other in combinations(items, 2):
        if _of_one(one, other) and one.column == other.column:
            return "several" if _same_article(one, other) else "contradict"
    if any(not _exact(item.amount) for item in items):
        return "rounded"
    if any(not item.column.known for item in items):
        return "unknown_time"
    for one, other in combinations(items, 2):
        if _of_one(one, other):
            if one.column.start is None or other.column.start is None:
                return "days"
            if _touch(one, other):
                return "overlap"
    if len({item.noun for item in items}) > 1:
        return "units"
    places = {item.place.key if item.place is not None else "" for item in items}
    if len(places) == 1:
        return None if "" not in places else "unknown_place"
    if len({_times(items, place) for place in places}) > 1:
        return "times"
    if sum(_body(item) for item in items):
        return "bodies"
    orders = {item.unit.is_new for item in items if item.unit is not None}
    return "unknown_place" if any(item.unit is None for item in items) or len(orders) > 1 else None


def _same_article(one: Item, other: Item) -> bool:
    """Whether one article tells both: then they are two things, though it does not say which."""
    return bool({source.sha256 for source in one.sources} & {source.sha256 for source in other.sources})


def _touch(one: Item, other: Item) -> bool:
    """Whether two times have days in common."""
    a, b = one.column, other.column
    return (a.start or "") <= (b.end or "9") and (b.start or "") <= (a.end or "9")


def _times(items: Sequence[Item], place: str) -> tuple[tuple[str | None, str | None], ...]:
    """All the times that a place is told of."""
    of_place = (item for item in items if (item.place.key if item.place is not None else "") == place)
    return tuple(sorted(((item.column.start, item.column.end) for item in of_place), key=str))
