"""The tables of a document as grids: which cells are heads, which hold values, and what stands over them.

Rows of heads come first, columns of heads on the left; a row with one cell is the table's title where it is the first,
else it stands over the rows below it. A table without values, such as the letterhead of an office, is none.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vnpartyextract.annotate.closed import Closed
from vnpartyextract.annotate.table_words import Role, TableWords, plain
from vnpartyextract.model import Cell, Document, Span, Table
from vnpartyextract.numerals import Number, find_numbers
from vnpartyextract.text import Folded

LONGEST_VALUE = 80  # characters of a cell that holds a value, and letters in it beside its numbers
_PROSE = 8  # words of a cell with several numbers from which it is a sentence
_TITLE_LINES, _TITLE = 3, 300  # lines over a table that may be its title, and characters of each
_BRACKET = re.compile(r"\([^()]*\)")
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[ivx]{1,5}|[a-zđ])[.)]?\)?|\d{1,2}(?:\.\d{1,2})+\.?")
_NUMBERING = re.compile(r"[(\[]?(?:\d{1,2}|[a-e])[)\]]?(?:\s*=.*)?")
_NOTHING = re.compile(r"[\s\-–—.…x/]*")
_YEARS = range(1945, 2100)


@dataclass(frozen=True, slots=True)
class Head:
    """A head, or a line of the title, at `[start, end)` of the folded copy.

    `said`: its words without times, brackets and words for a part; `pieces`: where they stand. `role`: what it says if
    it names nothing that is counted. `unit`: what its bracket, or `ĐVT:`, says that is counted.
    """

    start: int
    end: int
    said: str
    pieces: tuple[tuple[int, int], ...]
    role: Role | None = None
    part: bool = False
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A cell with numbers, its heads from the outermost to the innermost. `total`: it stands in a row of sums."""

    cell: Cell
    start: int
    end: int
    numbers: tuple[Number, ...]
    row_heads: tuple[Head, ...]
    column_heads: tuple[Head, ...]
    unit: str | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with values. `number`: its place among the document's tables, from 1; `corner`: the head over row heads.

    `[start, end)`: all of it in the folded copy. `silent`: stretches whose numbers count nothing.
    """

    number: int
    start: int
    end: int
    title: tuple[Head, ...]
    corner: Head | None
    values: tuple[Value, ...]
    silent: tuple[tuple[int, int], ...]

    def holds(self, number: Number) -> bool:
        """Whether a number stands in a cell that is a value or counts nothing, not in a cell of prose."""
        if not self.start <= number.start < self.end:
            return False
        cells = (*self.silent, *((value.start, value.end) for value in self.values))
        return any(start <= number.start < end for start, end in cells)


def find_grids(document: Document, folded: Folded, closed: Closed, words: TableWords) -> list[Grid]:
    """The tables of a document that hold values. `closed`: the closed shapes of its folded copy."""
    if not document.tables:
        return []
    found = []
    times = [(mention.start, mention.end) for mention in closed.dates]
    text = folded.text
    # In running text a number alone on its line counts nothing; a cell is such a line.
    alone = {
        (shape.start, shape.end)
        for shape in closed.shapes
        if shape.rule == "lone_line"
        and text[shape.end : shape.end + 1] in {"", "\n"}
        and (not shape.start or text[shape.start - 1] == "\n")
    }
    blocked = [span for span in closed.spans if span not in alone]
    numbers = find_numbers(text, blocked)
    for number, table in enumerate(document.tables, 1):
        reader = _Reader(document, folded, numbers, times, words)
        grid = reader.read(number, table)
        if grid is not None:
            found.append(grid)
    return found


@dataclass(slots=True)
class _Reader:
    document: Document
    folded: Folded
    numbers: Sequence[Number]
    times: Sequence[tuple[int, int]]
    words: TableWords
    places: dict[Cell, tuple[int, int]] = field(default_factory=dict)
    held: dict[Cell, tuple[Number, ...]] = field(default_factory=dict)

    def read(self, number: int, table: Table) -> Grid | None:
        rows: dict[int, list[Cell]] = {}
        for cell in table.cells:
            rows.setdefault(cell.row, []).append(cell)
            self.places[cell] = self._folded(cell.span)
            self.held[cell] = tuple(self._numbers(*self.places[cell]))
        order = sorted(rows)
        titles: list[Cell] = []
        while order and len(rows[order[0]]) == 1 and len(order) > 1 and not self._is_value(rows[order[0]][0]):
            titles += rows[order.pop(0)]
        heads: list[int] = []
        widest = max((len(rows[row]) for row in order), default=0)
        while order and self._is_head_row([rows[row] for row in order], first=not heads):
            if heads and not _leads_on(rows[heads[-1]], rows[order[0]], widest):
                break
            heads.append(order.pop(0))
        numbering = order.pop(0) if order and self._is_numbering(rows[order[0]], bool(heads)) else None
        body = [cell for row in order for cell in rows[row]]
        values = [cell for cell in body if self._is_value(cell)]
        above = {(cell.row, column): cell for row in heads for cell in rows[row] for column in _columns(cell)}
        ordinals = self._ordinals(body, heads, above)
        values = [cell for cell in values if cell.column not in ordinals]
        if not values:
            return None
        left = min(cell.column for cell in values)
        columns = sorted({cell.column for cell in values})
        chains = {column: self._chain(heads, column, above) for column in columns}
        units = [column for column in {cell.column for cell in body} if self._role(heads, column, above) == "unit"]
        beside = self._beside(body, left, ordinals, set(units))
        found = tuple(self._values(order, rows, set(values), chains, beside, units, left))
        if not found or not any(value.row_heads or value.column_heads for value in found):
            return None
        start, end = self._folded(table.span)
        taken = {value.cell for value in found}
        quiet = [cell for cell in table.cells if cell not in taken and (cell in values or not self._is_prose(cell))]
        corner = self._chain(
            heads, max((column for column in range(left) if column not in ordinals), default=-1), above
        )
        del numbering  # its cells are among those that count nothing
        return Grid(
            number,
            start,
            end,
            (*self._title(table), *(self._head(cell) for cell in titles)),
            corner[-1] if corner else None,
            found,
            tuple(self.places[cell] for cell in quiet),
        )

    def _values(
        self,
        order: Sequence[int],
        rows: dict[int, list[Cell]],
        values: set[Cell],
        chains: dict[int, tuple[Head, ...]],
        beside: dict[int, list[Cell]],
        units: Sequence[int],
        left: int,
    ) -> Iterator[Value]:
        section: tuple[Head, ...] = ()
        for row in order:
            here = [cell for cell in rows[row] if cell in values]
            names = beside.get(row, [])
            if not here:
                if names and len(rows[row]) <= 2:
                    section = tuple(self._head(cell) for cell in names)
                continue
            heads = tuple(self._head(cell) for cell in names)
            total = any(head.role == "total" for head in heads)
            unit = next((self._say(cell) for cell in rows[row] if cell.column in units and cell not in values), None)
            for cell in here:
                chain = chains[cell.column]
                if chain and chain[-1].role == "note":
                    continue
                start, end = self.places[cell]
                over = () if total else section
                yield Value(cell, start, end, self.held[cell], (*over, *heads), chain, unit, total)

    def _beside(self, body: Sequence[Cell], left: int, ordinals: set[int], units: set[int]) -> dict[int, list[Cell]]:
        """The row heads of every row, those that span several rows among them."""
        found: dict[int, list[Cell]] = {}
        for cell in body:
            text = self._text(cell)
            numbers_rows = cell.column in ordinals and (cell.columns == 1 or _ORDINAL.fullmatch(text))
            if cell.column < left and cell.column not in units and not numbers_rows and not _NOTHING.fullmatch(text):
                for row in range(cell.row, cell.row + cell.rows):
                    found.setdefault(row, []).append(cell)
        return found

    def _chain(self, heads: Sequence[int], column: int, above: dict[tuple[int, int], Cell]) -> tuple[Head, ...]:
        """The heads over a column, each once."""
        cells = dict.fromkeys(above[row, column] for row in heads if (row, column) in above)
        return tuple(self._head(cell) for cell in cells)

    def _role(self, heads: Sequence[int], column: int, above: dict[tuple[int, int], Cell]) -> Role | None:
        chain = self._chain(heads, column, above)
        return chain[-1].role if chain else None

    def _is_head_row(self, rows: Sequence[Sequence[Cell]], *, first: bool) -> bool:
        """Whether the first of these rows is one of heads: nothing in it is a value, or all that is are years."""
        cells = rows[0]
        if len(rows) < 2:
            return False
        values = [cell for cell in cells if self._is_value(cell)]
        if values:
            return all(map(self._is_year, values)) and any(
                self._is_value(cell) and not self._is_year(cell) for row in rows[1:] for cell in row
            )
        said = [cell for cell in cells if not _NOTHING.fullmatch(self._text(cell))]
        return all(cell.head for cell in cells) or (bool(said) and (first or len(said) > 1 or said[0].column > 0))

    def _is_numbering(self, cells: Sequence[Cell], headed: bool) -> bool:
        """Whether a row only numbers the columns: `(1) (2) (3)`, `A B 1 2 3=1+2`."""
        said = [self._text(cell) for cell in cells]
        if not headed or len(said) < 2 or not all(map(_NUMBERING.fullmatch, said)):
            return False
        digits = [int(found[0]) for text in said if (found := re.match(r"\d+", text.strip("([")))]
        return len(digits) > 1 and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] <= 2

    def _ordinals(self, body: Sequence[Cell], heads: Sequence[int], above: dict[tuple[int, int], Cell]) -> set[int]:
        """The columns that number the rows."""
        found = {column for _, column in above if self._role(heads, column, above) == "ordinal"}
        first = [cell for cell in body if cell.column == 0]
        rest = {cell.column for cell in body if cell.column > 0 and not self._is_value(cell)}
        counts = [self.held[cell][0].value for cell in first if self.held[cell]]
        counting = counts and counts == list(range(1, len(counts) + 1)) and len(counts) > 1
        if rest and (0, 0) not in above and counting and all(_ORDINAL.fullmatch(self._text(cell)) for cell in first):
            found.add(0)
        return found

    def _is_value(self, cell: Cell) -> bool:
        """Whether a cell begins with a number, with a few words at most beside it."""
        held, text = self.held[cell], self._text(cell)
        if not held or len(text) > LONGEST_VALUE:
            return False
        start = self.places[cell][0]
        before = self.folded.text[start : held[0].start]
        return sum(map(str.isalpha, before)) <= 8 and (not before.strip(" (-+") or before.strip().isalpha())

    def _is_year(self, cell: Cell) -> bool:
        held = self.held[cell]
        return len(held) == 1 and held[0].value in _YEARS and self._text(cell).isdigit()

    def _is_prose(self, cell: Cell) -> bool:
        text = self._text(cell)
        return len(text) > LONGEST_VALUE or (len(self.held[cell]) > 1 and len(text.split()) >= _PROSE)

    def _head(self, cell: Cell) -> Head:
        head = self._read_head(*self.places[cell])
        return replace(head, role="note") if self._is_prose(cell) else head  # a sentence names no metric

    def _read_head(self, start: int, end: int) -> Head:
        text = self.folded.text
        gone = [time for time in self.times if start <= time[0] and time[1] <= end]
        role: Role | None = None
        unit: str | None = None
        for match in _BRACKET.finditer(text, start, end):
            gone.append(match.span())
            inner = plain(match[0])
            if inner and not _ORDINAL.fullmatch(inner):
                role = self.words.role(inner) or role
                unit = self._unit(inner) or unit
        pieces = list(_without(start, end, gone))
        said = plain(" ".join(text[one:two] for one, two in pieces))
        told = self._unit(said, lead=True)
        if told:
            unit, said = told, ""
        part = next((word for word in self.words.parts if re.match(rf"{re.escape(word)}\b", said)), None)
        if part:
            said = plain(said[len(part) :])
            pieces = list(_after(text, pieces, part))
        own = "part" if part and not said else self.words.role(said)
        if own is None and said in {"", "%"}:
            own = role or ("rate" if said else None)
        if own == "rate" or role == "rate" or unit == "%":
            unit, own = "%", "rate" if own in {None, "result"} and not said else own
        return Head(start, end, said, tuple(pieces), own, bool(part), unit)

    def _unit(self, text: str, *, lead: bool = False) -> str | None:
        """What `đvt: đảng viên` says is counted, or a bracket that says nothing else."""
        for word in sorted(self.words.unit_leads, key=len, reverse=True):
            if text.startswith(word) and text[len(word) :].lstrip().startswith((":", "là ")):
                return plain(text[len(word) :].lstrip(" :").removeprefix("là ")) or None
        if lead or any(map(str.isdigit, text)) or len(text.split()) > 4 or self.words.role(text):
            return "%" if text == "%" and not lead else None
        return text

    def _title(self, table: Table) -> Iterator[Head]:
        """The lines right over a table that may be its title: short, or ending in a colon."""
        text = self.document.text
        end = table.span.start
        lines: list[Span] = []
        while len(lines) < _TITLE_LINES and end > 0:
            body = text[:end].rstrip() if end < 2000 else text[end - 2000 : end].rstrip()
            line = body[body.rfind("\n") + 1 :]
            if not line.strip() or len(line) > _TITLE or line.endswith((".", ";", "!", "?")):
                break
            stop = end - (end if end < 2000 else 2000) + len(body)
            if any(other.span.start < stop <= other.span.end for other in self.document.tables):
                break
            lines.append(Span(stop - len(line), stop))
            end = stop - len(line)
            if line.endswith(":") and not self._unit(plain(line.casefold()), lead=True):
                break
        for span in reversed(lines):
            yield self._read_head(*self._folded(span))

    def _say(self, cell: Cell) -> str:
        return plain(self._text(cell))

    def _text(self, cell: Cell) -> str:
        return self.folded.text[slice(*self.places[cell])].strip()

    def _numbers(self, start: int, end: int) -> Iterator[Number]:
        at = bisect_left(self.numbers, start, key=lambda number: number.start)
        while at < len(self.numbers) and self.numbers[at].end <= end:
            yield self.numbers[at]
            at += 1

    def _folded(self, span: Span) -> tuple[int, int]:
        starts = self.folded.starts
        return (
            (span.start, span.end)
            if starts is None
            else (bisect_left(starts, span.start), bisect_left(starts, span.end))
        )


def _leads_on(row: Sequence[Cell], after: Sequence[Cell], widest: int) -> bool:
    """Whether a row of heads is parted further in the row below: its cells are merged, or fewer than the columns."""
    return (
        any(cell.rows > 1 or cell.columns > 1 for cell in row) or len(row) < widest or all(cell.head for cell in after)
    )


def _columns(cell: Cell) -> range:
    return range(cell.column, cell.column + cell.columns)


def _without(start: int, end: int, gone: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for one, two in [*sorted(gone), (end, end)]:
        if start < one:
            yield start, one
        start = max(start, two)


def _after(text: str, pieces: Sequence[tuple[int, int]], part: str) -> Iterator[tuple[int, int]]:
    """The pieces of a head behind the words that say that it is a part."""
    done = False
    for start, end in pieces:
        if not done and part in text[start:end]:
            start, done = start + text[start:end].index(part) + len(part), True
        if text[start:end].strip(" :;,-"):
            yield start, end
