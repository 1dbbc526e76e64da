"""Text to paragraphs, lines, sentences and tokens. The one module that knows underthesea.

Sentences and syllables are cut here by hand, because the tokenizer never cuts at a line end and breaks at `v.v…` or
`TP.`. It is asked only about short windows behind a number: where its words begin and end (`1 đơn|vị`).
"""

import gc
import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from vnpartyextract.rules.phrases import spelled
from vnpartyextract.text import Folded

WINDOW = 64  # characters behind a number that are worth the tokenizer's time
# A number is weighed against the others of its sentence, so time would grow by the square of a longer one.
LONGEST = 2000  # characters
CHUNK = 40  # characters without a space: longer ones are addresses of pages, no words
# The tokenizer's pattern for addresses of pages takes twice as long for each further mark of such a run.
_HANGS = re.compile(rf"[^\w\s]{{9}}|\S{{{CHUNK + 1}}}")

_PIECE = re.compile(r"\w+|[^\w\s]")
# A full stop ends a sentence before a space or a capital letter, but not after an initial, a short form or a numbering.
# Marks are taken from the first of a run on and never given back: else a long run would be read from each of its marks.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"')\]]*+(?=\s+\S)|(?<=[^\W\d_]{2})\.(?=[^\W\d_][^\W\d_])")
_SHORT = re.compile(
    r"(?:^|[\s(,.\-/\"'])(?:tp|tx|tt|th|bt|đt|tel|fax|ths|ts|pgs|gs|bs|ls|ks|kts|cn|ncs|nxb|nsnd|nsưt|ngnd|ngưt|tr|st"
    r"|dr|mr|ms|t\.ư|đ/c|đc|[^\W\d_])$|(?::\s*1|;\s*\d{1,2})$"
)
_AND_SO_ON = re.compile(r"\bv\.?v$")
_NUMBERING = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2})*|[ivx]{1,4})")
_LIST_MARK = re.compile(r"\s*(?:[-+*•–●▪►]|\d{1,2}[.)]|[a-zđ]\))\s")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence `[start, end)` of the folded copy and the line and paragraph that it stands in."""

    start: int
    end: int
    line: int
    paragraph: int
    opens_line: bool
    is_item: bool


@dataclass(frozen=True, slots=True)
class Words:
    """Syllables and punctuation marks of a sentence, a number being one word (`0`), with their places."""

    texts: list[str]
    starts: list[int]
    ends: list[int]


def sentences(folded: Folded) -> list[Sentence]:
    """All sentences of a text, in order. Lines are never joined; lines without a blank between are one paragraph."""
    found: list[Sentence] = []
    text = folded.text
    position = line_number = paragraph = 0
    blank = led = False  # `led`: a list was announced by a colon, and goes on
    for line in text.split("\n"):
        start, end = position, position + len(line)
        position = end + 1
        if not line.strip():
            blank = bool(found)
            continue
        item = _LIST_MARK.match(line) is not None
        listed = led and (item or _LABELLED.match(line) is not None)
        if blank:
            paragraph += not listed  # `Cụ thể như sau:` and its items are one, with blank lines between them or without
            blank = False
        item, led = item or listed, listed or line.rstrip().endswith(":")
        for cut in _bounded(text, start, [*_cuts(folded, start, end), end]):
            if text[start:cut].strip():
                found.append(Sentence(start, cut, line_number, paragraph, start == position - len(line) - 1, item))
            start = cut
        line_number += 1
    return found


# `60 năm tuổi Đảng: 2 đồng chí`: an item without a mark.
_LABELLED = re.compile(r"[^:.;]{3,80}: ?\d")


def _cuts(folded: Folded, start: int, end: int) -> list[int]:
    """Where the sentences of one line end, but for its last."""
    text, cased = folded.text, folded.cased
    cuts: list[int] = []
    for match in _STOP.finditer(text, start, end):
        place = match.end()
        after = place
        while after < end and text[after] in " \t\"'([":
            after += 1
        if after >= end:
            break
        opens = cased[after]
        if not (opens.isupper() or opens.isdigit() or opens in "-+*•"):
            continue
        stop = match.start()
        if place == after and not cased[stop - 1].islower():
            continue
        if match.group() == "." and _goes_on(text[max(start, stop - 8) : stop], opens):
            continue
        if _NUMBERING.fullmatch(text, cuts[-1] if cuts else start, stop):
            continue
        cuts.append(place)
    return cuts


def _bounded(text: str, start: int, cuts: Sequence[int]) -> Iterator[int]:
    """The cuts, with more where a sentence is longer than any that is written: after a semicolon, else a space."""
    for cut in cuts:
        while cut - start > LONGEST:
            half = start + LONGEST // 2
            places = (text.rfind(mark, half, start + LONGEST) + 1 for mark in ("; ", " ", ","))
            start = next((place for place in places if place), start + LONGEST)
            yield start
        yield cut
        start = cut


def _goes_on(before: str, opens: str) -> bool:
    """Whether a full stop between these is none: `TP. Vinh`, `PGS. TS. An`, a number that was torn (`5. 458`)."""
    if before[-1:].isdigit() and opens.isdigit():
        return True
    return _SHORT.search(before) is not None and _AND_SO_ON.search(before) is None


def words(
    text: str, sentence: Sentence, numbers: Sequence[tuple[int, int]], opaque: Sequence[tuple[int, int]] = ()
) -> Words:
    """The syllables of a sentence, in which each number (given by its place) is the one word `0`.

    An `opaque` stretch, such as a citation, is the one word `§`: no cue stands in `Kết luận 80-KL/TW`. Both lists are
    in text order; `opaque` may be that of the whole text.
    """
    texts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = sentence.start
    stretches = [(start, end, "0") for start, end in numbers]
    if opaque:
        place = bisect_left(opaque, (sentence.start, 0))
        while place < len(opaque) and opaque[place][1] <= sentence.end:
            stretches.append((*opaque[place], "§"))
            place += 1
        stretches.sort()
    for start, end, sign in [*stretches, (sentence.end, sentence.end, "")]:
        if start < position:
            continue
        for match in _PIECE.finditer(text, position, start):
            texts.append(spelled(match.group()))
            starts.append(match.start())
            ends.append(match.end())
        if start < end:
            texts.append(sign)
            starts.append(start)
            ends.append(end)
        position = end
    return Words(texts, starts, ends)


def tokens(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the tokenizer's words stand in `text[start:end]`, at most WINDOW characters of it, cut at a space.

    Places are exact: every word is found again by walking the text syllable by syllable.
    """
    if end - start > WINDOW:
        end = text.rfind(" ", start, start + WINDOW) + 1 or start + WINDOW
    window = text[start:end]
    if _HANGS.search(window) or not window.strip():
        return []
    try:
        found = _tokenizer()(window, use_token_normalize=False)
    except (UnicodeError, ValueError):
        return []
    spans: list[tuple[int, int]] = []
    position = start
    for token in found:
        begin = None
        for syllable in unicodedata.normalize("NFC", token).split():
            place = text.find(syllable, position, end)
            if place < 0 or text[position:place].strip():  # it gave back something else than it was given
                return spans
            begin = place if begin is None else begin
            position = place + len(syllable)
        if begin is not None:
            spans.append((begin, position))
    return spans


@cache
def _tokenizer() -> Callable[..., list[str]]:
    """The tokenizer, its model loaded. Imported only here: a text that leaves no doubt need not wait for it."""
    # What it loads is many small objects that stay; looking for garbage among them takes a fifth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        import underthesea

        underthesea.word_tokenize("đảng viên")
    finally:
        if collecting:
            gc.enable()
    tokenize: Callable[..., list[str]] = underthesea.word_tokenize
    return tokenize
