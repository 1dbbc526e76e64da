"""Columns for a terminal of any width: whole words, a row a line, and `…` for what is cut off the end of a name."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from rich.cells import cell_len

GAP = "  "
CUT = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """A column with its head. `least`: to how many cells its texts may be cut, None where they never are; `right`:
    numbers; `spare`: left out where there is no room for it; `worth`: how much wider than others it may be before it is
    cut, in cells.
    """

    head: str
    least: int | None = None
    right: bool = False
    spare: bool = False
    worth: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """The line of heads and that of each row; `cut`: something had to be cut for want of room."""

    head: str
    rows: list[str]
    cut: bool


def grid(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> Grid | None:
    """Rows in columns of `width` cells together; None where they do not fit. A column without texts is left out."""
    kept = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    natural = {place: max(cell_len(row[place]) for row in [[one.head for one in columns], *rows]) for place in kept}
    spare = [place for place in kept if columns[place].spare]
    widths = _fitting(columns, natural, width)
    if spare and (widths is None or _is_cut(columns, natural, widths)):
        natural = {place: room for place, room in natural.items() if place not in spare}
        widths = _fitting(columns, natural, width)
    if widths is None:
        return None

    def line(cells: Sequence[str]) -> str:
        return GAP.join(_padded(columns[place], cells[place], room) for place, room in widths.items()).rstrip()

    made = [line(row) for row in rows]
    return Grid(line([column.head for column in columns]), made, _is_cut(columns, natural, widths))


def _fitting(columns: Sequence[Column], natural: dict[int, int], width: int) -> dict[int, int] | None:
    """The widths of columns: spare ones are cut down first, then the widest; None where that is not enough."""
    widths = dict(natural)
    least = {
        place: room if (own := columns[place].least) is None else min(room, max(own, cell_len(columns[place].head)))
        for place, room in natural.items()
    }
    room = width - len(GAP) * (len(widths) - 1)
    if sum(least.values()) > room:
        return None
    while sum(widths.values()) > room:
        free = [place for place in widths if widths[place] > least[place]]
        widths[max(free, key=lambda place: (columns[place].spare, widths[place] - columns[place].worth))] -= 1
    return widths


def _is_cut(columns: Sequence[Column], natural: dict[int, int], widths: dict[int, int]) -> bool:
    return any(widths[place] < room for place, room in natural.items() if not columns[place].spare)


def _padded(column: Column, text: str, room: int) -> str:
    shown = cut(text, room)
    blank = " " * (room - cell_len(shown))
    return blank + shown if column.right else shown + blank


def cut(text: str, room: int) -> str:
    """`text` in `room` cells: whole words, then `…` for those that are left out."""
    if cell_len(text) <= room:
        return text
    words = text.split(" ")
    while len(words) > 1 and cell_len(" ".join(words) + CUT) > room:
        words.pop()
    kept = " ".join(words).rstrip(",;:·-") + CUT
    return kept if cell_len(kept) <= room else text[: max(0, room - 1)] + CUT


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Lines of at most `width` cells, broken between words alone; a longer word stands alone, whole."""
    return wrap(
        text,
        max(width, len(indent) + 1),
        initial_indent=indent,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
