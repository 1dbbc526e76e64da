"""The outline of a text: headings, lists of every form, prose, and the lines that stand beside the article.

Every sentence is told what kind of line it stands in and which sentence opens it: the heading of its section, the
sentence with the colon before its list, the item that it is a sub-item of. The outline goes by signs alone: marks
(`1.`, `a)`, `-`), colons, line ends, blank lines and the length of lines.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vnpartyextract.model import Document
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded, fold

HEADING = 100  # characters of a line that may be a heading
HEAD = 500  # characters above a headline that may name the site and its sections
ITEM = 200  # characters of an item without a mark
BYLINE = 5  # words of a name below an article

Kind = Literal["prose", "heading", "item", "beside"]
"""beside: no part of the article's text: the headline, the dateline, the titles of other articles, a picture's line."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands. `parent`: the number of the sentence that opens its section or list, None for none.

    `opens`: whether it is such a sentence itself.
    """

    kind: Kind
    parent: int | None = None
    opens: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: its first and last sentence, its text, its mark, whether a blank line stands before it.

    `is_short`: it could be a heading: one short sentence without an end and without a count.
    """

    first: int
    last: int
    text: str
    cased: str
    style: str
    blank: bool
    is_short: bool

    @property
    def colon(self) -> bool:
        return self.text.endswith(":")


@dataclass(frozen=True, slots=True)
class _Open:
    """What is open: the style of its line, the sentence that opens it, and whether it is a heading or one of a list."""

    style: str
    sentence: int
    is_section: bool = False


_MARK = re.compile(
    r"(?P<roman>[ivx]{1,5}[.)/-])\s|(?P<deep>\d{1,2}(?:\.\d{1,2})+\.?)\s|(?P<digit>\d{1,2}[.)/-]|\(\d{1,2}\))\s"
    r"|(?P<letter>[a-zđ]\))\s|(?P<dash>-)\s?|(?P<plus>\+)\s?|(?P<star>\*)\s?|(?P<dot>[•●▪►■◆○])\s?"
)
_RANKS = {"roman": 0, "head": 1, "digit": 1, "deep": 2, "letter": 3}  # of the marks; a list is below all of them
_DIGIT = re.compile(r"\d")
_LABELLED = re.compile(r"[^:.;]{2,80}: ?\d")
_SIGNED = re.compile(r"(?:\W*[^\W\d_]+\W*){1,5}$")


def layout(
    folded: Folded,
    sentences: Sequence[Sentence],
    *,
    times: Sequence[tuple[int, int]] = (),
    beside: Sequence[tuple[int, int]] = (),
    ends: Collection[str] = (),
) -> list[Place]:
    """For each sentence, in order, where it stands.

    `times`: where time expressions stand, whose numbers are no counts; `beside`: stretches of the folded copy that are
    no part of the text (headline, dateline); `ends`: what the lines say behind which only the titles of other articles
    follow.
    """
    kinds: list[tuple[Kind, int | None]] = [("prose", None)] * len(sentences)
    stack: list[_Open] = []
    before: _Line | None = None
    foot = False
    lines = list(_lines(folded, sentences, times))
    for number, line in enumerate(lines):
        start, end = sentences[line.first].start, sentences[line.last].end
        foot = (foot and line.first == line.last and len(line.text) <= ITEM) or _is_foot(line, ends)
        if foot or any(start < two and one < end for one, two in beside):
            kinds[line.first : line.last + 1] = [("beside", None)] * (line.last - line.first + 1)
            stack, before = [], None
            continue
        follows = number + 1 < len(lines)
        kind, style = _kind(line, before, stack, follows=follows)
        _close(stack, line, style, before, kind)
        parent = stack[-1].sentence if stack else None
        kinds[line.first] = (kind, parent)
        # The sentences behind the first of a line hang on the same; an item's own first sentence does not open them.
        kinds[line.first + 1 : line.last + 1] = [(kind, parent)] * (line.last - line.first)
        if style:
            stack.append(_Open(style, line.last, kind == "heading"))
        if line.colon and follows:
            stack.append(_Open("open", line.last))
        before = line
    opening = {parent for _, parent in kinds if parent is not None}
    return [Place(kind, parent, number in opening) for number, (kind, parent) in enumerate(kinds)]


def title_range(folded: Folded, title: str | None) -> tuple[int, int]:
    """Where the headline stands in the folded copy; (0, 0) if it does not."""
    wanted = fold(title).text if title else ""
    at = folded.text.find(wanted) if wanted else -1
    return (0, 0) if at < 0 else (at, at + len(wanted))


def beside(folded: Folded, document: Document) -> list[tuple[int, int]]:
    """The stretches of the folded copy that are no part of the text: headline, what stands above it, dateline."""
    start, end = title_range(folded, document.title)
    found = [(0 if start < HEAD else start, end)] if end else []
    if document.published_span is not None:
        said = fold(document.text[document.published_span.start : document.published_span.end]).text.strip()
        at = folded.text.find(said) if said else -1
        if at >= 0:
            found.append((at, at + len(said)))
    return found


def ancestors(places: Sequence[Place], number: int) -> Iterator[int]:
    """The sentences that open the list and the section that a sentence stands in, the nearest first."""
    parent = places[number].parent
    while parent is not None:
        yield parent
        parent = places[parent].parent


def _lines(folded: Folded, sentences: Sequence[Sentence], times: Sequence[tuple[int, int]]) -> Iterator[_Line]:
    first = 0
    for number, sentence in enumerate(sentences):
        if number + 1 < len(sentences) and sentences[number + 1].line == sentence.line:
            continue
        start = sentences[first].start
        gap = folded.text[sentences[first - 1].end : start] if first else ""
        cased = folded.cased[start : sentence.end].strip()
        text = folded.text[start : sentence.end].strip()
        mark = _MARK.match(text)
        style = (mark.lastgroup or "") if mark is not None else ""
        short = first == number and len(text) <= HEADING and _is_bare(folded.text, sentence, mark, times)
        yield _Line(first, number, text, cased, style, gap.count("\n") > 1, short)
        first = number + 1


def _is_bare(text: str, sentence: Sentence, mark: re.Match[str] | None, times: Sequence[tuple[int, int]]) -> bool:
    """Whether a line has neither an end nor a count: its digits are those of its mark and of times."""
    said = text[sentence.start : sentence.end].strip()
    begin = text.index(said, sentence.start) + (mark.end() if mark is not None else 0)
    said = said.rstrip(".") if mark is not None else said
    if said[-1:] in '.!?;,"' or (said.startswith("(") and said.endswith(")")):
        return False
    inside = times[bisect_left(times, (begin, 0)) : bisect_left(times, (sentence.end, 0))]
    return not any(
        not any(start <= digit.start() < end for start, end in inside)
        for digit in _DIGIT.finditer(text, begin, sentence.end)
    )


def _is_foot(line: _Line, ends: Collection[str]) -> bool:
    return len(line.text) <= HEADING and line.text.strip(" :.…-*>»|") in ends


def _kind(line: _Line, before: _Line | None, stack: Sequence[_Open], *, follows: bool) -> tuple[Kind, str]:
    """What a line is, and the style under which it opens what follows (none for prose)."""
    if line.style:
        numbered = line.style in ("roman", "digit", "deep", "letter")
        return ("heading" if numbered and line.is_short and follows else "item"), line.style
    listed = stack[-1].style if stack and before is not None else ""
    if listed in ("open", "plain") and before is not None and _is_plain_item(line, before, first=listed == "open"):
        return "item", "plain"
    if listed == "head" and _LABELLED.match(line.text):
        return "item", "plain"
    if line.is_short and follows and not _is_signed(line):
        return "heading", "" if line.colon else "head"  # what stands behind a colon is a list, no section
    return "prose", ""


def _is_plain_item(line: _Line, before: _Line, *, first: bool) -> bool:
    """Whether a line without a mark goes on with a list: it is labelled, or short, and the list is not ended."""
    if len(line.text) > ITEM:
        return before.text[-1:] == ";"
    if _LABELLED.match(line.text) or line.text[-1:] == ";" or before.text[-1:] == ";":
        return True
    if not first and _LABELLED.match(before.text):
        return False
    return line.first == line.last and _DIGIT.search(line.text) is not None and (first or not line.blank)


def _is_signed(line: _Line) -> bool:
    """Whether a line is the name below an article: a few words, each with a capital letter."""
    words = line.cased.split()
    return (
        len(words) < BYLINE
        and all(word[0].isupper() or not word[0].isalpha() for word in words)
        and (not line.cased.isupper() and _SIGNED.match(line.cased) is not None)
    )


def _close(stack: list[_Open], line: _Line, style: str, before: _Line | None, kind: Kind) -> None:
    """Take from the stack what a line ends; put there the sentence without a colon that a list goes on from."""
    styles = [one.style for one in stack]
    if style and style in styles:
        del stack[styles.index(style) :]
        return
    fresh = bool(stack) and stack[-1].style == "open" and before is not None and stack[-1].sentence == before.last
    if style in _RANKS:
        while stack and not fresh and _RANKS.get(stack[-1].style, 9) > _RANKS[style]:
            stack.pop()
    elif style:
        # A star sets a piece of news of its own apart as often as an item.
        if style != "star" and before is not None and kind == "item" and not stack and _introduces(before, line):
            stack.append(_Open("open", before.last))
    else:
        if stack and not stack[-1].is_section and line.blank and "open" in styles and not fresh:
            # Behind the last item, a blank line between: the list is over, with the headings inside of it.
            del stack[styles.index("open") :]
        while stack and not stack[-1].is_section:
            stack.pop()


def _introduces(before: _Line, line: _Line) -> bool:
    """Whether a line without a colon opens the list behind it."""
    return not before.style and not before.colon and (not line.blank or before.first == before.last)
