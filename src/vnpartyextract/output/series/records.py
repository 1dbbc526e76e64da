"""A series as plain data: nested for JSON, a record a source for the long form, grids for tables."""

from collections.abc import Iterator
from typing import Any, TypedDict

from vnpartyextract.output.columns import Column as TableColumn
from vnpartyextract.output.columns import ColumnType
from vnpartyextract.output.columns import Value as TableValue
from vnpartyextract.output.grid import Grid
from vnpartyextract.output.series.wording import Series, amount_text, cell_text, row_heads
from vnpartyextract.series import Amount, Cell, Column, Row, Source, Value

Plain = dict[str, Any]


class Long(TypedDict):
    """One source of one value: `value` and its fields as in the contract, `text` as the table shows it."""

    subject: str | None
    period: str
    start: str | None
    end: str | None
    value: int | float
    value_max: int | float | None
    total: int | float | None
    modifier: str | None
    text: str
    unit: str | None
    group: str | None
    topic: str | None
    conflict: bool
    path: str | None
    id: str | None
    quote: str
    span_start: int
    span_end: int
    told_subject: str | None
    told_period: str | None


def as_json(series: Series) -> Plain:
    """The whole series, each value with its sources."""
    gathered = series.gathered
    return {
        "metric": gathered.metric,
        "title": series.title,
        "figures": gathered.figures,
        "conflicts": gathered.conflicts,
        "left_out": dict(sorted(gathered.left_out.items())),
        "columns": [_column(column) for column in gathered.columns],
        "rows": [_row(row) for row in gathered.rows],
    }


def _row(row: Row) -> Plain:
    return {
        "subject": row.name,
        "group": row.group or None,
        "topic": row.topic or None,
        "unit": row.unit or None,
        "subjects": list(row.subjects),
        "units": list(row.units),
        "cells": [_column(column) | _cell(cell) for column, cell in row.cells.items()],
    }


def _column(column: Column) -> Plain:
    return {"period": column.label, "start": column.start, "end": column.end}


def _cell(cell: Cell) -> Plain:
    return {"conflict": cell.conflict, "values": [_value(value) for value in cell.values]}


def _value(value: Value) -> Plain:
    amount = value.amount
    return {
        "value": amount.value,
        "value_max": amount.value_max,
        "total": amount.total,
        "modifier": amount.modifier,
        "sources": [_source(source) for source in value.sources],
    }


def _source(source: Source) -> Plain:
    return {
        "path": source.path or None,
        "id": source.id or None,
        "sha256": source.sha256,
        "quote": source.quote,
        "span": list(source.span),
        "subject": source.subject or None,
        "period": source.period or None,
        "unit": source.unit or None,
    }


def long_records(series: Series) -> Iterator[Long]:
    """A record for each source of each value, in the order of the table."""
    for row in series.gathered.rows:
        for column, cell in row.cells.items():
            for value in cell.values:
                for source in value.sources:
                    yield _long(row, column, cell.conflict, value, source)


def _long(row: Row, column: Column, conflict: bool, value: Value, source: Source) -> Long:
    amount = value.amount
    return {
        "subject": row.name,
        "period": column.label,
        "start": column.start,
        "end": column.end,
        "value": amount.value,
        "value_max": amount.value_max,
        "total": amount.total,
        "modifier": amount.modifier,
        "text": amount_text(amount),
        "unit": source.unit or None,
        "group": row.group or None,
        "topic": row.topic or None,
        "conflict": conflict,
        "path": source.path or None,
        "id": source.id or None,
        "quote": source.quote,
        "span_start": source.span[0],
        "span_end": source.span[1],
        "told_subject": source.subject or None,
        "told_period": source.period or None,
    }


_TYPES: dict[str, ColumnType] = {
    **dict.fromkeys(("value", "value_max", "total"), "number"),
    **dict.fromkeys(("span_start", "span_end"), "integer"),
    **dict.fromkeys(("start", "end"), "day"),
}
LONG = tuple(TableColumn(name, _TYPES.get(name, "text")) for name in Long.__annotations__)


def long_grid(series: Series) -> Grid:
    """A row for each source of each value."""
    return Grid(LONG, [tuple(_field(field) for field in record.values()) for record in long_records(series)])


def wide_grid(series: Series) -> Grid:
    """The table: a cell that holds one exact value is a number, any other is text, with numbers in plain digits."""
    heads, columns = row_heads(series), series.gathered.columns
    rows = [
        (*(text(row) for _, text in heads), *(_shown(row.cells.get(column)) for column in columns))
        for row in series.gathered.rows
    ]
    named = [TableColumn(title, "text") for title, _ in heads]
    return Grid((*named, *(TableColumn(column.label, "number") for column in columns)), rows)


def _shown(cell: Cell | None) -> str | float | None:
    if cell is None:
        return None
    exact = [value.amount for value in cell.values if value.amount == Amount(value.amount.value, None, None, None)]
    return exact[0].value if len(cell.values) == len(exact) == 1 else cell_text(cell, str)


def _field(field: object) -> TableValue:
    told: TableValue = str(field).lower() if isinstance(field, bool) else field  # type: ignore[assignment]
    return told
