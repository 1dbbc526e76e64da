"""The tree of a page as blocks: stretches of text between two breaks, each with the element that holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from vnpartyextract.read.layout import Place

# Tags that begin no line, and those that begin one inside their paragraph.
_NO_LINE = frozenset(
    "a abbr acronym b bdi bdo big br cite code data del dfn em font hi i ins kbd label lb mark nobr "  # noqa: SIM905
    "q ref s samp small span strike strong sub sup time tt u var wbr".split()
)
_OWN_LINE = frozenset("cell dd dt item li td th".split())  # noqa: SIM905
_SPACE = re.compile(r"\s+")
# What an item of a list may begin with itself.
MARKED = re.compile(r"(?:[-+*•–—●▪►◦·✓]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\)|[IVX]{1,4}\.)(?:\s|$)", re.IGNORECASE)

_LONG_CELL = 300  # characters of a cell from which a table only lays out a page
_MOST_SPAN = 200  # columns or rows that a cell may span
_MOST_TAKEN = 100_000  # places under cells that span rows: more are in no table that is meant to be read


@dataclass(slots=True)
class Block:
    """A piece of the page. `holder` is the innermost element around it that is no mere part of a line.

    `linked`: how many of its letters and digits, `size`, stand in links. `other`: it is of a list of other articles.
    """

    text: str
    apart: bool
    holder: Any
    place: Place | None
    size: int
    linked: int
    other: bool = False

    @property
    def is_link(self) -> bool:
        return self.size > 0 and self.linked > 0.8 * self.size


class _Walk:
    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.parts: list[str] = []
        self.gap = 0  # line breaks before what comes next: 2 a blank line
        self.holders: list[Any] = []
        self.links = self.linked = 0
        self.mark = ""
        self.places: dict[Any, Place] = {}
        self.place: Place | None = None
        self.tables = 0
        self.numbers: dict[Any, int] = {}  # of the next item of each numbered list

    def say(self, text: str | None) -> None:
        if text:
            self.parts.append(text)
            if self.links:
                self.linked += sum(map(str.isalnum, text))

    def close(self, gap: int) -> None:
        text = _SPACE.sub(" ", "".join(self.parts)).strip()
        if text:
            if self.mark and not MARKED.match(text):
                text = self.mark + text
            size = sum(map(str.isalnum, text))
            holder = self.holders[-1] if self.holders else None
            self.blocks.append(Block(text, self.gap > 1, holder, self.place, size, self.linked))
            self.gap, self.mark = 0, ""
        self.parts.clear()
        self.linked = 0
        self.gap = max(self.gap, gap)

    def start(self, element: Any) -> None:
        tag = element.tag
        if tag == "br":
            again = self.gap and not "".join(self.parts).strip()
            self.close(2 if again else 1)
        elif tag not in _NO_LINE:
            self.close(1 if tag in _OWN_LINE else 2)
            self.holders.append(element)
            if tag == "table":
                self._table(element)
            elif tag == "li":
                self.mark = self._mark(element)
            elif tag in {"td", "th"} and element in self.places:
                self.place = self.places[element]
        elif tag == "a":
            self.links += 1
        self.say(element.text)

    def end(self, element: Any) -> None:
        tag = element.tag
        if tag == "a":
            self.links -= 1
        elif tag not in _NO_LINE:
            self.close(1 if tag in _OWN_LINE else 2)
            self.holders.pop()
            if tag == "li":
                self.mark = ""
            elif tag in {"td", "th"} and element in self.places:
                self.place = None
        self.say(element.tail)

    def _mark(self, item: Any) -> str:
        """What a browser puts before an item of a list."""
        parent = item.getparent()
        if parent is not None and parent.tag == "ol":
            start = parent.get("start") or "1"
            number = self.numbers.get(parent, int(start) if start.isdecimal() and len(start) < 5 else 1)
            self.numbers[parent] = number + 1
            return f"{number}. "
        depth = sum(1 for outer in item.iterancestors() if outer.tag in {"ul", "ol"})
        return "- " if depth < 2 else "+ "

    def _table(self, table: Any) -> None:
        found = dict(places(table, self.tables))
        if found:
            self.places.update(found)
            self.tables += 1


def blocks_of(tree: Any, iterwalk: Any) -> list[Block]:
    """All blocks of a tree in order. Items of a list have their mark; cells of a table their place in it."""
    walk = _Walk()
    for event, element in iterwalk(tree, events=("start", "end")):
        if event == "start":
            walk.start(element)
        else:
            walk.end(element)
    walk.close(0)
    return walk.blocks


def places(table: Any, number: int) -> Iterator[tuple[Any, Place]]:
    """The cells of a table of data with their places; none where the table only lays out a page."""
    rows = list(table.iter("tr"))
    if len(rows) < 2 or next(table.iterdescendants("table"), None) is not None:
        return
    found: list[tuple[Any, Place]] = []
    taken: set[tuple[int, int]] = set()
    wide = 0
    for row, element in enumerate(rows):
        column = 0
        cells = [cell for cell in element if cell.tag in {"td", "th"}]
        wide += len(cells) > 1
        for cell in cells:
            while (row, column) in taken:
                column += 1
            text = cell.text_content()
            if len(text) > _LONG_CELL and len(_SPACE.sub(" ", text).strip()) > _LONG_CELL:
                return
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            found.append((cell, Place(number, row, column, down, across, cell.tag == "th")))
            if down > 1:
                taken |= {(row + below, column + beside) for below in range(1, down) for beside in range(across)}
                if len(taken) > _MOST_TAKEN:
                    return
            column += across
    if 2 * wide >= len(rows):
        yield from found


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "1").strip()
    return min(_MOST_SPAN, max(1, int(value))) if value.isdecimal() and len(value) < 6 else 1
