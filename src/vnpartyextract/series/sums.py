"""Rows while figures still come in, and old units added up under the new ones that they went into."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vnpartyextract.places import NEW_ORDER, Gazetteer, Unit
from vnpartyextract.series.cells import Amount, Source
from vnpartyextract.series.column import Column
from vnpartyextract.series.units import is_unchanged, place_of_unit


class RowKey(NamedTuple):
    """What figures of one row have in common; "" where they have none."""

    place: str
    group: str
    topic: str
    counted: str


@dataclass(slots=True)
class Draft:
    """A row while figures still come in. `unit`: of rows by unit."""

    rank: int
    unit: Unit | None = None
    names: Counter[str] = field(default_factory=Counter)
    subjects: set[str] = field(default_factory=set)
    groups: Counter[str] = field(default_factory=Counter)
    topics: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    told: dict[Column, dict[Amount, set[Source]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NotAdded:
    """A cell of a new unit that could not be added up, and of which old units a single exact value is missing.

    `unit` is the new one; where that is not known, or land was divided, the old one, with nothing missing.
    """

    unit: str
    column: Column
    missing: tuple[str, ...]


def add_up(drafts: dict[RowKey, Draft], units: Gazetteer) -> tuple[NotAdded, ...]:
    """Puts the cells of old units under the new ones: the sum, where each old part has one exact value of the time.

    What cannot be added up stays where it is, and is told.
    """
    old = {key: draft for key, draft in drafts.items() if draft.unit is not None and _has_changed(draft.unit, units)}
    wanted: dict[tuple[str, RowKey, Column], None] = {}
    told: list[NotAdded] = []
    for key, draft in old.items():
        assert draft.unit is not None
        for column in draft.told:
            if len(draft.unit.now) == 1 and draft.unit.until == NEW_ORDER:
                wanted[draft.unit.now[0], key._replace(place=""), column] = None
            else:
                told.append(NotAdded(units.full_name(draft.unit), column, ()))
    for code, rest, column in wanted:
        (new,) = (unit for unit in units.coded(code) if unit.is_new)
        parts = units.parts_of(new)
        rows = [old.get(rest._replace(place=place_of_unit(part, units).key)) for part in parts]
        missing = [
            units.full_name(part)
            for part, row in zip(parts, rows, strict=True)
            if len(part.now) > 1 or row is None or _exact(row.told.get(column, {})) is None
        ]
        if missing:
            told.append(NotAdded(units.full_name(new), column, tuple(missing)))
        else:
            _move(drafts, new, rest, column, [row for row in rows if row is not None], units)
    for key in [key for key, draft in drafts.items() if not draft.told]:
        del drafts[key]
    return tuple(sorted(told, key=lambda one: (one.unit, str(one.column))))


def _has_changed(unit: Unit, units: Gazetteer) -> bool:
    """Whether an old unit is no more what it was."""
    if unit.is_new:
        return False
    return len(unit.now) != 1 or not any(is_unchanged(new, units) for new in units.coded(unit.now[0], NEW_ORDER))


def _exact(told: Mapping[Amount, object]) -> Amount | None:
    """The one amount of a cell, if it is one, and exact."""
    if len(told) != 1:
        return None
    (amount,) = told
    return amount if amount == Amount(amount.value, None, None, None) else None


def _move(
    drafts: dict[RowKey, Draft], new: Unit, rest: RowKey, column: Column, rows: Sequence[Draft], units: Gazetteer
) -> None:
    """The sum of one column of the `rows` goes into the row of the new unit, with all their sources."""
    place = place_of_unit(new, units)
    target = drafts.setdefault(rest._replace(place=place.key), Draft(place.rank, new))
    sources: set[Source] = set()
    total: float = 0
    for row in rows:
        ((amount, told),) = row.told.pop(column).items()
        total += amount.value
        sources |= told
        target.subjects |= row.subjects
        for counts, more in ((target.groups, row.groups), (target.topics, row.topics), (target.units, row.units)):
            counts.update(more)
    target.names[place.name] += 1
    target.told.setdefault(column, {}).setdefault(Amount(total, None, None, None), set()).update(sources)
