"""A series as bars in the terminal: a block for each place, a bar for each value of each period."""

from rich.bar import Bar
from rich.table import Table
from rich.text import Text

from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen
from vnpartyextract.output.series.wording import Series, amount_text, row_label
from vnpartyextract.series import Row

_ROOM = 40  # columns for what stands beside a bar
_COLOR = "cyan"


def bars(series: Series, *, width: int, color: bool) -> str:
    """All bars on one scale, so that places can be compared.  Only values that are there have a line."""
    screen = Screen(width=width, color=color)
    screen.print(Text(plain(series.title), style="bold"), soft_wrap=True)
    rows = series.gathered.rows
    most = max(
        (_size(value.amount.value) for row in rows for cell in row.cells.values() for value in cell.values), default=0
    )
    for row in rows:
        screen.print()
        screen.print(Text(plain(row_label(series, row))), soft_wrap=True)
        screen.print(_block(series, row, most, max(10, width - _ROOM)))
    return screen.text()


def _block(series: Series, row: Row, most: float, length: int) -> Table:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(justify="right", no_wrap=True)
    grid.add_column(width=length)
    grid.add_column(no_wrap=True)
    for column in series.gathered.columns:
        cell = row.cells.get(column)
        if cell is None:
            continue
        for place, value in enumerate(cell.values):
            size = _size(value.amount.value)
            grid.add_row(
                Text(f"  {column.label}" if place == 0 else ""),
                Bar(most or 1, 0, size, width=length, color="red" if cell.conflict else _COLOR),
                Text(amount_text(value.amount) + (" ≠" if cell.conflict else "")),
            )
    return grid


def _size(value: float) -> float:
    return max(value, 0)
