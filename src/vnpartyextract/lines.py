"""Which line ends only fit a text to a width, as in mail, and which are meant: those of lists, headings, captions.

It is told by lengths and marks alone. A line was broken where the first word of the next one would not have fitted; and
a text is one of broken lines where sentences go on over such line ends. Lines that are meant end sooner, or with a
mark that ends them before a line that begins with the mark of a list.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

WIDEST = 130  # characters of a line that was broken to fit
NARROWEST = 48  # characters of the longest line of such a text
_RAGGED = 0.25  # of the width: how much sooner a line may end where letters are of different widths
_BEHIND = 12  # characters by which a line may be longer than the longest that goes on
_NEAR = 3  # line ends from one to those that tell whether it stands in a list

_LINE_END = re.compile(r"\r\n?|\n")
_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"(?:(?<![A-ZĐ])[.]|[:;!?…])[\"')\]”’]*$")
_LISTED = re.compile(r"[:;][\"')\]”’]*$")
_MARK = re.compile(r"([-+*•–—●▪►■◆○])\s|(?:\(?\d{1,2}[.)]|[a-zđ]\)|[IVX]{1,5}[.)])\s")
_TORN = re.compile(r"\w[-–]$")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line `[start, end)` without the spaces around it; `size` counts single spaces alone. `first`: of the text."""

    start: int
    end: int
    size: int
    kept: bool
    first: bool


def soft_ends(text: str, kept: Sequence[tuple[int, int]] = ()) -> dict[int, str]:
    """Where line ends are not meant: the place where the line before each of them ends, and what stands for it.

    That is a space, or nothing where a word was broken behind its hyphen. `kept`: stretches whose lines are all meant,
    in text order.
    """
    if len(text) < NARROWEST or ("\n" not in text and "\r" not in text):
        return {}
    found: dict[int, str] = {}
    for lines in _stretches(text, kept):
        found.update(_of_stretch(text, lines))
    return found


def _stretches(text: str, kept: Sequence[tuple[int, int]]) -> Iterator[list[_Line]]:
    """The lines in runs of those that are short enough to have been broken."""
    run: list[_Line] = []
    at = start = 0
    first = True
    ends = [match.span() for match in _LINE_END.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        body = text[start:end]
        said = body.strip()
        begin = start + (body.index(said) if said else 0)
        while at < len(kept) and kept[at][1] <= start:
            at += 1
        line = _Line(
            begin, begin + len(said), len(" ".join(said.split())), at < len(kept) and kept[at][0] <= end, first
        )
        first = first and not said
        if line.size > WIDEST and " " in said:
            yield run
            run = []
        else:
            run.append(line)
        start = following
    yield run


def _of_stretch(text: str, lines: list[_Line]) -> Iterator[tuple[int, str]]:
    pairs = [
        (one, two)
        for one, two in pairwise(lines)
        if one.start < one.end and two.start < two.end and not (one.kept or two.kept)
    ]
    running = [(one, two) for one, two in pairs if _runs_on(text, one, two)]
    width = max((one.size for one, _ in running), default=0)
    if width < NARROWEST:
        return
    short = sorted(width - _needed(text, one, two) for one, two in running)
    slack = max(0, short[(len(short) * 19) // 20])
    if slack > _RAGGED * width:
        return
    full = [_needed(text, one, two) > width - slack - 1 and one.size <= width + _BEHIND for one, two in pairs]
    marks = {
        mark[0]
        for (one, two), is_full in zip(pairs, full, strict=True)
        if (not is_full or _ENDED.search(text, one.start, one.end)) and (mark := _MARK.match(text, two.start, two.end))
    }
    lists = [
        number
        for number, ((one, _), is_full) in enumerate(zip(pairs, full, strict=True))
        if not is_full and _LISTED.search(text, one.start, one.end)
    ]
    for number, ((one, two), is_full) in enumerate(zip(pairs, full, strict=True)):
        at = bisect_left(lists, number - _NEAR)
        listed = at < len(lists) and lists[at] <= number + _NEAR
        after = number + 1 < len(pairs) and pairs[number + 1][0] is two and full[number + 1]
        if one.first and not all(full) and _is_under_headline(text, two, goes_on=after):
            continue
        if is_full and _goes_on(text, one, two, marks, listed=listed):
            yield one.end, "" if _TORN.search(text, one.start, one.end) else " "


def _runs_on(text: str, one: _Line, two: _Line) -> bool:
    """Whether a sentence surely goes on over a line end: no mark ends the one line, a small letter begins the other."""
    return (
        text[two.start].islower()
        and _MARK.match(text, two.start, two.end) is None
        and _ENDED.search(text, one.start, one.end) is None
    )


def _needed(text: str, one: _Line, two: _Line) -> int:
    """How wide a line had to be to hold the first word of the next one as well."""
    word = _WORD.match(text, two.start, two.end)
    return one.size + 1 + (word.end() - word.start() if word is not None else 0)


def _goes_on(text: str, one: _Line, two: _Line, marks: set[str], *, listed: bool) -> bool:
    """Whether a line that fills the width goes on in the next one.

    `marks`: those of lists in the text; `listed`: items without marks stand near.
    """
    if text[two.start].islower():
        return True
    ended = _ENDED.search(text, one.start, one.end)
    mark = _MARK.match(text, two.start, two.end)
    if mark is not None:
        torn = text[one.end - 1].isdigit() and text[mark.end()].isdigit()
        return ended is None and (torn or mark[0] not in marks)
    # A paragraph may end, by chance, where its last line is full; far more often one goes on there.
    return ended is None or not listed or _LISTED.search(text, one.start, one.end) is None


def _is_under_headline(text: str, line: _Line, *, goes_on: bool) -> bool:
    """Whether the second line of a text begins something new though the first one fills the width.

    What goes on over a further line is a paragraph, what is mostly digits a day.
    """
    said = text[line.start : line.end]
    return not said[0].islower() and (goes_on or 2 * sum(map(str.isalpha, said)) < len(said))
