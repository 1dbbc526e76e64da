"""A comparison as CSV for spreadsheets: a row for each field that changed, and for each fact that is gone or new."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import astuple, fields
from typing import Any

from vnpartyextract.diff.change import Change, Comparison, Count, Difference, Sourced
from vnpartyextract.output.cells import defused

SAID = ("metric", "subject", "place", "unit", "group", "of", "topic", "status")
SIDE = ("path", "period_start", "period_end", "text", "start", "end")
COLUMNS = (
    *("change", "kind", "document", "name", *SAID),
    *("field", "old", "new", "difference", "percent"),
    *(f"{side}_{column}" for side in ("old", "new") for column in SIDE),
)
_MAIN = {"figure": "value", "official": "titles"}  # the field that tells of a fact that is on one side alone
Cell = str | int | float | None


def spreadsheet(comparison: Comparison) -> Iterator[str]:
    """The header, then the rows, each text of an article `defused`; a byte order mark in front, lines end in CR LF."""
    yield "\ufeff" + _line(COLUMNS)
    for change in comparison.changes:
        for one in change.differences or [_whole(change)]:
            yield _line(_row(change, one))


def summary(comparison: Comparison) -> Iterator[str]:
    """A row for each kind of fact, for figures for each metric."""
    yield "\ufeff" + _line([field.name for field in fields(Count)])
    yield from (_line(astuple(count)) for count in comparison.counts)


def _whole(change: Change) -> Difference:
    field = _MAIN.get(change.kind, "")
    old, new = (side.fact.get(field) if side else None for side in (change.old, change.new))
    return Difference(field, old, new)


def _row(change: Change, one: Difference) -> Iterator[Cell]:
    fact = change.fact
    yield from (change.sort, change.kind, change.document, _name(change))
    yield from (fact.get(field) for field in SAID)
    yield from (one.field, _cell(one.old), _cell(one.new), one.by, one.percent)
    yield from _side(change.old)
    yield from _side(change.new)


def _name(change: Change) -> str | None:
    fact = change.fact
    match change.kind:
        case "official":
            return str(fact["name"])
        case "citation":
            return f"{fact['type']} {fact['number']}"
        case "date":
            return str(fact["text"])
        case _:
            return None


def _cell(value: Any) -> Cell:
    if isinstance(value, list):
        return "; ".join(title["text"] for title in value)
    if isinstance(value, dict):
        return f"{value['start'] or ''}/{value['end'] or ''}"
    cell: Cell = value
    return cell


def _side(side: Sourced | None) -> tuple[Cell, ...]:
    if side is None:
        return (None,) * len(SIDE)
    fact = side.fact
    period = fact.get("period") or {"start": None, "end": None}
    return side.path, period["start"], period["end"], fact["text"], *fact["span"]


def _line(cells: Iterable[Cell]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(
        [defused(cell) if isinstance(cell, str) else cell for cell in cells]
    )
    return line.getvalue()
