"""A comparison as tables in a terminal."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from vnpartyextract.diff.change import Comparison, Sort
from vnpartyextract.output.changes.sections import COUNTED, VALUE, Row, counted, lone, sections, totals
from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen

_STYLES: Mapping[Sort, str] = {"changed": "yellow", "removed": "red", "added": "green"}
_NUMBERS = COUNTED[1:]


def table(comparison: Comparison, labels: Mapping[str, str], *, width: int, color: bool) -> str:
    """Every change, then how many there are, as text for a terminal of `width` columns, with or without colours."""
    screen = Screen(width=width, color=color)
    for document, found in groupby(sections(comparison, labels), key=lambda section: section.document):
        if document:
            screen.print(Text(plain(document), style="bold"), soft_wrap=True)
            screen.print()
        for section in found:
            screen.print(_grid(section.columns, [(row, _STYLES[sort]) for sort, row in section.rows], width))
            screen.print()
    for line in (*lone(comparison), *totals(comparison)):
        screen.print(Text(plain(line)), soft_wrap=True)
    return screen.text()


def summary(comparison: Comparison, labels: Mapping[str, str], *, width: int, color: bool) -> str:
    """How many facts of each kind and metric changed."""
    screen = Screen(width=width, color=color)
    screen.print(_grid(COUNTED, [(row, "") for row in counted(comparison, labels)], width))
    for line in lone(comparison):
        screen.print(Text(plain(line)), soft_wrap=True)
    return screen.text()


def _grid(columns: Row, rows: Sequence[tuple[Row, str]], width: int) -> Table:
    grid = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for place, column in enumerate(columns):
        number = column in _NUMBERS
        longest = max((len(row[place]) for row, _ in rows), default=0)
        # A column that is never broken is cut off where there is no room for it: only where there is, by far.
        whole = number or (column == VALUE and 4 * longest < width)
        grid.add_column(column, overflow="fold", justify="right" if number else "left", no_wrap=whole)
    for (first, *cells), style in rows:
        # As Text, not as strings: square brackets of an article are no markup.
        grid.add_row(Text(plain(first), style=style), *(Text(plain(cell)) for cell in cells))
    return grid
