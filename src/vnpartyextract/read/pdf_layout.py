"""The page of a PDF as lines in the order of reading: two columns one after the other, tables as tables.

A word is known by where its letters stand. Marks of notes, set small and high, are left out; a line whose letters are
set apart is put together again where the gaps between its words are wider than those between its letters.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

_SMALL = 0.75  # of the size of the letters around: what is smaller and higher is the mark of a note
_NOTE = re.compile(r"[\d*†‡,\[\]()]+")
_POWERS = {"2": "²", "3": "³"}
_UNIT = re.compile(r"(?<!\w)[kcdm]?m$")
_WORD_GAP = 0.18  # of the size of its letters: a gap this wide parts two words
_SPACED = 0.6  # share of single letters among the words of a line from which it counts as letter-spaced
_LINE = 0.5  # of a letter's height: letters that overlap by so much stand on one line
_GUTTER, _MIDDLE = 8.0, (0.3, 0.7)  # points between two columns, and where on the page their gap may be
_ROWS = 4  # lines that two columns have at least


class SpacedError(Exception):
    """A line whose letters are set apart in such a way that its words cannot be told."""


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, and whether it is as long as lines there can be."""

    text: str
    full: bool
    top: float


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of a table, row by row; None for one that a wider one has taken."""

    rows: Sequence[Sequence[str | None]]
    top: float


def page_lines(page: Any) -> tuple[list[Line | Grid], list[str]]:
    """The lines and tables of a page (of pdfplumber), and what stands on it beside them. Raises SpacedError."""
    tables = [table for table in page.find_tables() if len(table.rows) > 1 and len(table.rows[0].cells) > 1]
    boxes = [table.bbox for table in tables]
    chars = [char for char in page.chars if char["upright"] and not any(_inside(char, box) for box in boxes)]
    words = [_words(line) for line in _rows(chars)]
    grids = [Grid(table.extract(), table.bbox[1]) for table in tables]
    found: list[Line | Grid] = []
    bounds = sorted(grid.top for grid in grids)
    for at, limit in enumerate([*bounds, float("inf")]):
        above = bounds[at - 1] if at else float("-inf")
        found += _in_order([line for line in words if line and above <= line[0].top < limit], float(page.width))
        found += [grid for grid in grids if grid.top == limit]
    beside = [
        char
        for char in page.chars
        if not char["upright"]
        or any(_inside(char, table.bbox) and not any(_inside(char, cell) for cell in table.cells) for table in tables)
    ]
    return found, _strung(beside)


def _strung(chars: Sequence[Any]) -> list[str]:
    """What is written upwards or across, a stamp or a mark over the page, or in a table but in no cell of it."""
    found: list[str] = []
    for one, two in zip([None, *chars], chars, strict=False):
        near = one is not None and abs(one["x0"] - two["x0"]) + abs(one["top"] - two["top"]) < 4 * two["size"]
        if near:
            found[-1] += two["text"]
        else:
            found.append(two["text"])
    return found


def _inside(char: Any, box: Any) -> bool:
    middle = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return bool(box[0] <= middle[0] <= box[2] and box[1] <= middle[1] <= box[3])


def _rows(chars: Sequence[Any]) -> Iterator[list[Any]]:
    """The letters of each line, from left to right; small ones belong to the line that they stand beside."""
    lines: list[tuple[float, float, list[Any]]] = []
    for char in sorted(chars, key=lambda char: (-round(char["size"]), char["top"])):
        height = max(char["bottom"] - char["top"], 0.1)
        for at in range(len(lines) - 1, -1, -1):
            top, bottom, line = lines[at]
            small = char["size"] < _SMALL * line[0]["size"] and any(
                abs(char["x0"] - other["x1"]) < 0.4 * other["size"] for other in line
            )
            if min(bottom, char["bottom"]) - max(top, char["top"]) >= (0 if small else _LINE * height):
                line.append(char)
                break
        else:
            lines.append((char["top"], char["bottom"], [char]))
    for _, _, line in sorted(lines, key=lambda line: line[0]):
        yield sorted(line, key=lambda char: char["x0"])


def _words(line: Sequence[Any]) -> list[Word]:
    """The words of a line. Raises SpacedError where they cannot be told."""
    size = max(char["size"] for char in line)
    kept: list[Any] = []
    for char in line:
        high = char["bottom"] < max(other["bottom"] for other in line) - 0.15 * size
        if char["size"] < _SMALL * size and high and _NOTE.fullmatch(char["text"]):
            said = "".join(other["text"] for other in kept[-3:])
            if char["text"] in _POWERS and _UNIT.search(said):
                kept.append(char | {"text": _POWERS[char["text"]]})
            continue
        kept.append(char)
    gap = max(_WORD_GAP * size, 0.5)
    found = list(_cut(kept, gap))
    alone = sum(len(word.text) == 1 and word.text.isalnum() for word in found)
    if len(found) >= 6 and alone > _SPACED * len(found):
        letters = [char for char in kept if not char["text"].isspace()]
        gaps = [two["x0"] - one["x1"] for one, two in pairwise(letters)]
        usual = median(gaps)
        wide = [each for each in gaps if each > 1.5 * usual]
        if not wide or max(each for each in gaps if each <= 1.5 * usual) > 0.85 * min(wide):
            raise SpacedError
        found = list(_cut(letters, min(wide) - 0.01))
    return found


def _cut(chars: Sequence[Any], gap: float) -> Iterator[Word]:
    held: list[Any] = []
    for char in [*chars, None]:
        ends = char is None or char["text"].isspace() or (held and char["x0"] - held[-1]["x1"] > gap)
        if ends and held:
            yield Word(
                "".join(one["text"] for one in held),
                held[0]["x0"],
                held[-1]["x1"],
                min(one["top"] for one in held),
                max(one["bottom"] for one in held),
            )
            held = []
        if char is not None and not char["text"].isspace():
            held.append(char)


def _in_order(lines: Sequence[Sequence[Word]], width: float) -> Iterator[Line]:
    gutter = _gutter(lines, width)
    if gutter is None:
        yield from _told(lines)
        return
    left: list[Sequence[Word]] = []
    right: list[Sequence[Word]] = []
    for line in lines:
        if any(word.left < gutter - 1 and word.right > gutter + 1 for word in line) or _crosses(line, gutter):
            yield from _told(left)
            yield from _told(right)
            left, right = [], []
            yield from _told([line], lines)
            continue
        left.append([word for word in line if word.right <= gutter + 1])
        right.append([word for word in line if word.right > gutter + 1])
    yield from _told(left)
    yield from _told(right)


def _crosses(line: Sequence[Word], gutter: float) -> bool:
    """Whether a line runs on over the gap between the columns as within a sentence."""
    before = [word.right for word in line if word.right <= gutter + 1]
    after = [word.left for word in line if word.right > gutter + 1]
    return bool(before and after) and min(after) - max(before) < _GUTTER


def _gutter(lines: Sequence[Sequence[Word]], width: float) -> float | None:
    """The middle of the gap between two columns; None where the page has one."""
    best: tuple[int, float] | None = None
    for line in lines:
        for one, two in pairwise(line):
            middle = (one.right + two.left) / 2
            if two.left - one.right >= _GUTTER and _MIDDLE[0] * width < middle < _MIDDLE[1] * width:
                split = sum(_split(other, middle) for other in lines)
                if best is None or split > best[0]:
                    best = split, middle
    return best[1] if best and best[0] >= _ROWS and best[0] >= 0.4 * len(lines) else None


def _split(line: Sequence[Word], at: float) -> bool:
    before = [word.right for word in line if word.right <= at]
    after = [word.left for word in line if word.left >= at]
    return bool(before and after) and len(before) + len(after) == len(line) and min(after) - max(before) >= _GUTTER


def _told(lines: Sequence[Sequence[Word]], among: Sequence[Sequence[Word]] = ()) -> Iterator[Line]:
    """The lines as text; `among`: those whose width says how long a line can be, these alone where there are none."""
    filled = [line for line in lines if line]
    if not filled:
        return
    others = [line for line in among if line] or filled
    start = min(line[0].left for line in others)
    widest = max(line[-1].right for line in others) - start
    steps = [two[0].top - one[0].top for one, two in pairwise(filled)]
    usual = median(steps) if steps else 0.0
    for line, step in zip(filled, [*steps, 0.0], strict=True):
        text = " ".join(word.text for word in line)
        # What stands further off than the next line is another paragraph.
        near = step <= min(1.4 * usual + 1, 2.5 * (line[0].bottom - line[0].top))
        yield Line(text, line[-1].right - start >= 0.8 * widest and near, line[0].top)
