"""A comparison as rows for spreadsheets: a row for each field that changed, and for each fact that is gone or new."""

from collections.abc import Iterator
from dataclasses import astuple, fields
from typing import Any

from vnpartyextract.diff.change import Change, Comparison, Count, Difference, Sourced
from vnpartyextract.output.columns import Column, Row, Value
from vnpartyextract.output.grid import Grid

SAID = ("metric", "subject", "place", "unit", "group", "of", "topic", "status")
_SIDE = (
    Column("path", "text"),
    Column("period_start", "day"),
    Column("period_end", "day"),
    Column("text", "text"),
    Column("start", "integer"),
    Column("end", "integer"),
)
COLUMNS = (
    *(Column(name, "text") for name in ("change", "kind", "document", "name", *SAID, "field", "old", "new")),
    Column("difference", "number"),
    Column("percent", "number"),
    *(Column(f"{side}_{column.name}", column.type) for side in ("old", "new") for column in _SIDE),
)
_COUNTED = tuple(
    Column(field.name, "text" if field.name in ("kind", "metric") else "integer") for field in fields(Count)
)
_MAIN = {"figure": "value", "official": "titles"}  # the field that tells of a fact that is on one side alone


def spreadsheet(comparison: Comparison) -> Grid:
    """A row for each difference."""
    rows = [_row(change, one) for change in comparison.changes for one in change.differences or [_whole(change)]]
    return Grid(COLUMNS, rows)


def summary(comparison: Comparison) -> Grid:
    """A row for each kind of fact, for figures for each metric."""
    return Grid(_COUNTED, [astuple(count) for count in comparison.counts])


def _whole(change: Change) -> Difference:
    field = _MAIN.get(change.kind, "")
    old, new = (side.fact.get(field) if side else None for side in (change.old, change.new))
    return Difference(field, old, new)


def _row(change: Change, one: Difference) -> Row:
    fact = change.fact
    return (
        *(change.sort, change.kind, change.document, _name(change)),
        *(fact.get(field) for field in SAID),
        *(one.field, _cell(one.old), _cell(one.new), one.by, one.percent),
        *_side(change.old),
        *_side(change.new),
    )


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


def _cell(value: Any) -> Value:
    if isinstance(value, list):
        return "; ".join(title["text"] for title in value)
    if isinstance(value, dict):
        return f"{value['start'] or ''}/{value['end'] or ''}"
    cell: Value = value
    return cell


def _side(side: Sourced | None) -> Iterator[Value]:
    if side is None:
        yield from (None,) * len(_SIDE)
        return
    fact = side.fact
    period = fact.get("period") or {"start": None, "end": None}
    yield from (side.path, period["start"], period["end"], fact["text"], *fact["span"])
