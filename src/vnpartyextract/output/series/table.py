"""A series as a table for people; the article's words are made harmless, nothing reads the table back."""

from collections.abc import Iterator, Mapping, Sequence

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen
from vnpartyextract.output.series.records import Long, long_records
from vnpartyextract.output.series.wording import (
    GROUP,
    PLACE,
    SOURCES,
    UNIT,
    UNKNOWN,
    Series,
    amount_text,
    between,
    cell_text,
    row_heads,
)
from vnpartyextract.series import Cell, Column, Source

_LONG = [PLACE, "Thời gian", "Giá trị", UNIT, GROUP, SOURCES, "Trích"]
_HEAD = 40  # columns for what names a row
_GAP = 3  # columns between two of the table
_CONFLICT_STYLE = "bold red"


def table(series: Series, *, width: int, color: bool, sources: bool = False) -> str:
    """The series for a terminal of `width` columns; periods that do not fit there follow in further tables.

    `sources`: footnotes that tell article, place and quote. Without them a cell tells how many sources it has, where
    there are several.
    """
    screen = Screen(width=width, color=color)
    screen.print(Text(plain(series.title), style="bold"), soft_wrap=True)
    heads = row_heads(series)
    notes: list[Source] = []
    cells = {
        (row, column): _shown(cell, notes if sources else None)
        for row, told in enumerate(series.gathered.rows)
        for column in series.gathered.columns
        if (cell := told.cells.get(column)) is not None
    }
    names = [[plain(text(row)) for _, text in heads] for row in series.gathered.rows]
    room = width - sum(min(_HEAD, max(map(len, texts))) + _GAP for texts in zip(*names, strict=True))
    for columns in _fitting(series.gathered.columns, cells, room):
        grid = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
        for title, _ in heads:
            grid.add_column(title, overflow="fold", max_width=_HEAD)
        for column in columns:
            grid.add_column(column.label, overflow="fold", justify="right")
        for row, texts in enumerate(names):
            if any((row, column) in cells for column in columns):
                grid.add_row(*map(Text, texts), *(cells.get((row, column), Text()) for column in columns))
        screen.print()
        screen.print(grid)
    if sources:
        screen.print()
        for number, source in enumerate(notes, 1):
            screen.print(Text(plain(f"[{number}] {footnote(source)}")), soft_wrap=True)
    return screen.text()


def _fitting(columns: Sequence[Column], cells: Mapping[tuple[int, Column], Text], room: int) -> Iterator[list[Column]]:
    """The columns in their order, as many at a time as have room beside one another; at least one."""
    wide = {column: len(column.label) for column in columns}
    for (_, column), cell in cells.items():
        wide[column] = max(wide[column], len(cell))
    block: list[Column] = []
    left = room
    for column in columns:
        if block and wide[column] + _GAP > left:
            yield block
            block, left = [], room
        block.append(column)
        left -= wide[column] + _GAP
    yield block


def long_table(series: Series, *, width: int, color: bool) -> str:
    """A row for each source of each value."""
    screen = Screen(width=width, color=color)
    screen.print(Text(plain(series.title), style="bold"), soft_wrap=True)
    grid = Table(*_LONG, box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for record in long_records(series):
        grid.add_row(*map(Text, map(plain, _long_row(record))), style=_CONFLICT_STYLE if record["conflict"] else None)
    screen.print()
    screen.print(grid)
    return screen.text()


def footnote(source: Source) -> str:
    """Article, place in its text, and quote."""
    start, end = source.span
    return f"{source.path or source.id} [{start}, {end}) «{source.quote}»"


def _shown(cell: Cell, notes: list[Source] | None) -> Text:
    """A cell; its sources go to `notes` and are pointed at there."""
    style = _CONFLICT_STYLE if cell.conflict else ""
    if notes is None:
        told = sum(len(value.sources) for value in cell.values)
        return Text(cell_text(cell) + (f" ({told} nguồn)" if told > 1 else ""), style=style)
    parts = []
    for value in cell.values:
        notes += value.sources
        numbers = range(len(notes) - len(value.sources) + 1, len(notes) + 1)
        parts.append(f"{amount_text(value.amount)} {''.join(f'[{number}]' for number in numbers)}")
    return Text(between(cell).join(parts), style=style)


def _long_row(record: Long) -> list[str]:
    return [
        record["subject"] or UNKNOWN,
        record["period"],
        record["text"] + (" ≠" if record["conflict"] else ""),
        record["unit"] or "",
        "; ".join(part for part in (record["group"], record["topic"]) if part),
        record["path"] or record["id"] or "",
        record["quote"],
    ]
