"""Pieces of text as a reader finds them, joined to one text in which every cell of a table has its place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vnpartyextract.model import Cell, LeftOut, Span, Table

DIGITS = re.compile(r"\d+")
_SAMPLES = 5  # pieces that are quoted of what was left out
_SAMPLE = 60  # characters of each


@dataclass(frozen=True, slots=True)
class Place:
    """Where a piece stands in a table: the table's number, row and column from 0, and how many of each it spans."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1
    head: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text without a line break. `apart`: a blank line stands before it, else only a line break."""

    text: str
    apart: bool = True
    place: Place | None = None


def joined(pieces: Iterable[Piece]) -> tuple[str, tuple[Table, ...]]:
    """The text of the pieces that are not blank, and its tables: a row is a paragraph, with a cell a line."""
    parts: list[str] = []
    size = 0
    cells: dict[int, dict[Place, Span]] = {}
    row: tuple[int, int] | None = None
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        here = (piece.place.table, piece.place.row) if piece.place else None
        apart = piece.apart if here is None and row is None else here != row
        row = here
        if parts:
            parts.append("\n\n" if apart else "\n")
            size += len(parts[-1])
        if piece.place is not None:
            table = cells.setdefault(piece.place.table, {})
            start = table[piece.place].start if piece.place in table else size
            table[piece.place] = Span(start, size + len(text))
        parts.append(text)
        size += len(text)
    return "".join(parts), tuple(map(_table, cells.values()))


def _table(cells: dict[Place, Span]) -> Table:
    found = tuple(
        Cell(span, place.row, place.column, place.rows, place.columns, place.head) for place, span in cells.items()
    )
    return Table(Span(found[0].span.start, found[-1].span.end), found)


def rows_to_pieces(rows: Iterable[Sequence[str]], table: int) -> Iterable[Piece]:
    """The cells of a plain grid as pieces."""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            for text in cell.split("\n"):
                yield Piece(text, place=Place(table, row, column))


def left_out(pieces: Sequence[str]) -> LeftOut | None:
    """What to tell of pieces that are not in the text: None where none of them has a digit."""
    found = [" ".join(piece.split()) for piece in pieces if DIGITS.search(piece)]
    if not found:
        return None
    samples = tuple(each if len(each) <= _SAMPLE else _around(each) for each in found[:_SAMPLES])
    return LeftOut(sum(len(DIGITS.findall(piece)) for piece in found), samples)


def _around(text: str) -> str:
    """The surroundings of the first number of a long piece."""
    place = DIGITS.search(text)
    start = max(0, place.start() - _SAMPLE // 2) if place else 0
    piece = text[start : start + _SAMPLE].strip()
    return f"{'…' if start else ''}{piece}{'…' if start + _SAMPLE < len(text) else ''}"
