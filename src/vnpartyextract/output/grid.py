"""Plain tables for people and programs: columns with names and types, and rows; in every form that is a table."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vnpartyextract.output.columns import Column, Row, Value, places_of
from vnpartyextract.output.json_text import to_indented, to_line
from vnpartyextract.output.page import page, section
from vnpartyextract.output.plain import plain
from vnpartyextract.output.vietnamese import day, number
from vnpartyextract.output.writers import Form, How, Target, open_rows, text_to


@dataclass(frozen=True, slots=True)
class Grid:
    """`heads`: what people are shown above a column, by its name; its name where nothing is told."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    heads: dict[str, str] = field(default_factory=dict)

    def picked(self, written: str | None) -> "Grid":
        """The columns that `--columns` names, in that order; all where it was not given. Raises MisuseError."""
        if written is None:
            return self
        places = places_of(written, [column.name for column in self.columns])
        rows = [tuple(row[place] for place in places) for row in self.rows]
        return Grid(tuple(self.columns[place] for place in places), rows, self.heads)

    def head(self, column: Column) -> str:
        return self.heads.get(column.name, column.name)


def write_grid(form: Form, place: Target, grid: Grid, how: How, *, title: str = "", width: int, color: bool) -> None:
    """`grid` in any form: records for JSON, a page for HTML, a table of `width` columns for a terminal."""
    match form.base:
        case Form.json:
            text_to(form, place, [to_indented(records(grid)) + "\n"])
        case Form.jsonl:
            text_to(form, place, (to_line(record) + "\n" for record in records(grid)))
        case Form.html:
            text_to(form, place, [page(title, [section("", _heads(grid), told(grid), _right(grid))])])
        case Form.table:
            text_to(form, place, [terminal(grid, width=width, color=color)])
        case _:
            with open_rows(form, place, grid.columns, how) as write:
                write(grid.rows)


def records(grid: Grid) -> list[dict[str, Value]]:
    """A record for each row."""
    return [{column.name: value for column, value in zip(grid.columns, row, strict=True)} for row in grid.rows]


def told(grid: Grid) -> Iterable[list[str]]:
    """The rows in words: numbers and days as Vietnamese readers write them."""
    return [[_told(column, value) for column, value in zip(grid.columns, row, strict=True)] for row in grid.rows]


def terminal(grid: Grid, *, width: int, color: bool) -> str:
    """The table as text for a terminal."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from vnpartyextract.output.screen import Screen

    screen = Screen(width=width, color=color)
    table = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for head, right in zip(_heads(grid), _right(grid), strict=True):
        table.add_column(head, overflow="fold", justify="right" if right else "left", no_wrap=right)
    for row in told(grid):
        # As Text, not as strings: square brackets of an article are no markup.
        table.add_row(*(Text(plain(cell)) for cell in row))
    screen.print(table)
    return screen.text()


def _heads(grid: Grid) -> list[str]:
    return [grid.head(column) for column in grid.columns]


def _right(grid: Grid) -> list[bool]:
    return [column.type in ("number", "integer") for column in grid.columns]


def _told(column: Column, value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return day(value) if column.type == "day" else value
    return number(value)
