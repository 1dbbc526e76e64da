"""The folded copy that is matched against, and the way back to the untouched text.

One word is typed in many ways: `uỷ` and `ủy`, composed and decomposed, with a no-break space or a soft hyphen inside,
with `–` or `-`. Rules are written once, against the folded copy; spans are always given in the text as it came.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from vnpartyextract.lines import soft_ends
from vnpartyextract.model import Span

_LETTER = r"[^\W\d_]"
_SPACES = "\t\x1f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_LINES = "\x1c\x1d\x1e\x85\u2028\u2029"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_DOUBLE_QUOTES = "“”„‟«»″＂"
_SINGLE_QUOTES = "‘’‚‛‹›′ʼ＇"
# Zero-width characters, marks of writing direction, soft hyphen, byte order mark: nobody sees them, nobody means them.
_DROPPED = frozenset(
    "\xad\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
    "\u20e3\ufe00\ufe01\ufe0e\ufe0f"  # what makes a keycap or a picture of the sign before
)
# Letters of other alphabets that look like Đ and stand for it in texts typed before Unicode was common.
_LETTERS = {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
_FOLDED = (
    dict.fromkeys(_SPACES, " ")
    | dict.fromkeys(_LINES, "\n")
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_SINGLE_QUOTES, "'")
    | _LETTERS
)

# Marks of emphasis that Markdown leaves around words: `**178** đảng viên`, `_Năm 2023_`.
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*{1,3}(?=[\w\"“(])|(?<=[\w\"”).,:;!?%])\*{1,3}(?![\w*])"
    r"|(?<![\w\\])_{1,3}(?=[^\W_])|(?<=[^\W_])_{1,3}(?!\w)"
)
# Raised digits are marks of notes, except on a unit of length (`m²`).
_RAISED = re.compile(r"([^\W\d_²³¹⁰⁴-⁹]*)([²³¹⁰⁴-⁹]+)")
_RAISED_DIGITS = frozenset("²³¹⁰⁴⁵⁶⁷⁸⁹")
_LENGTHS = frozenset(("m", "km", "cm", "dm", "mm"))

# White space that may mean nothing. Single spaces between words are none of it.
_BEFORE = ".,;:!?)]"  # marks that stand right behind a word
_LOOSE = re.compile(rf" (?=[{re.escape(_BEFORE)}](?: |\Z))|(?<=[(\[]) ")
_GAP = re.compile(rf"[ \r\n\f\v]{{2,}}|[\r\n\f\v]|\A | \Z| (?=[{re.escape(_BEFORE)}](?:\s|$))|(?<=[(\[]) ")

_SURROGATE = re.compile("[\ud800-\udfff]")
_TONES = "\u0300\u0301\u0309\u0303\u0323"


def _pairs() -> tuple[dict[str, str], dict[str, str]]:
    """The toned pairs of the new placement with their old form, and the other way round."""
    old: dict[str, str] = {}
    for first, second in ("oa", "oe", "uy"):
        for one in (first, first.upper()):
            for two in (second, second.upper()):
                for tone in _TONES:
                    old[one + unicodedata.normalize("NFC", two + tone)] = unicodedata.normalize("NFC", one + tone) + two
    return old, {value: key for key, value in old.items()}


_OLD, _NEW = _pairs()
_OPEN = re.compile(f"[oOuU][{''.join(sorted({pair[1] for pair in _OLD}))}](?!{_LETTER})")
# The mark is always on the last vowel where a letter follows (hoàn) and after q (quý): there the typist slipped.
_CLOSED = re.compile(f"[{''.join(sorted({pair[0] for pair in _NEW}))}][aAeEyY](?:(?={_LETTER})|(?<=[qQ]..))")


@dataclass(frozen=True, slots=True)
class Folded:
    """The copy of a text that rules are matched against.

    `text` is lower case, `cased` keeps the case; both have the same length and the same indices. `starts` and `ends`
    tell for each of their characters where it stands in the untouched text; None where the indices are the same.
    """

    text: str
    cased: str
    starts: "array[int] | None" = None
    ends: "array[int] | None" = None

    def span(self, start: int, end: int) -> Span:
        """Where the folded characters `[start, end)` stand in the untouched text, with the marks that belong to them.

        Raises ValueError for an empty, reversed or outlying range.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"no range of {len(self.text)} folded characters: [{start}, {end})")
        if self.starts is None or self.ends is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])

    def cut(self, start: int, end: int) -> "Folded":
        """The folded characters `[start, end)`, which lead back to the same text."""
        starts = array("L", range(start, end)) if self.starts is None else self.starts[start:end]
        ends = array("L", range(start + 1, end + 1)) if self.ends is None else self.ends[start:end]
        return Folded(self.text[start:end], self.cased[start:end], starts, ends)


@lru_cache(maxsize=2)  # a text is folded for its headline, and for its facts
def view(text: str, kept: tuple[Span, ...] = ()) -> Folded:
    """The folded copy of a whole text, in which lines that were broken to fit a width are joined.

    `kept`: stretches of `text`, in order, whose lines are all meant: its tables.
    """
    folded = fold(text, laid_out=False)
    if folded.starts is not None:
        starts = folded.starts
        kept = tuple(Span(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in kept)
    return _laid_out(folded, soft_ends(folded.cased, kept))


def fold(text: str, *, laid_out: bool = True) -> Folded:
    """The folded copy of `text`, with the way back.

    NFC; tone marks placed the old way (uỷ → ủy, hoà → hòa; quý and hoàn stay); every space but line ends a plain
    space; dashes `-`; quotes `"` and `'`; digits of other scripts ASCII; zero-width characters, soft hyphens and marks
    of emphasis (`**178**`) gone; the raised digits of notes (`178¹`) spaces.

    `laid_out`: of spaces only those are left that part words, none around the text or a line and before a mark; every
    line end is `\n`, several blank lines are one.
    """
    folded = _folded(text)
    return _laid_out(folded, {}) if laid_out else folded


def _folded(text: str) -> Folded:
    starts = ends = None
    dropped = not _DROPPED.isdisjoint(text) or (("*" in text or "_" in text) and _EMPHASIS.search(text) is not None)
    if text.isascii() and not dropped:
        cased = _replaced(text, _FOLDED)
        return Folded(cased.lower(), cased)
    if dropped or not unicodedata.is_normalized("NFC", text):
        cased, starts, ends = _composed(text)
    else:
        cased = text
    if not _RAISED_DIGITS.isdisjoint(cased):
        cased = _RAISED.sub(_unraised, cased)
    cased = _old_tones(_replaced(cased, _FOLDED, digits=True))
    return Folded(_lower(cased), cased, starts, ends)


def _laid_out(folded: Folded, soft: dict[int, str]) -> Folded:
    """The copy with no space and no line end that means nothing; `soft` is what stands for line ends that fit a width.

    What is left of a run of spaces leads back to all of it.
    """
    text = folded.cased
    pieces: list[tuple[str, str]] = []
    starts, ends = array("L"), array("L")
    old_starts, old_ends = folded.starts, folded.ends

    def keep(start: int, end: int) -> None:
        pieces.append((folded.text[start:end], text[start:end]))
        starts.extend(range(start, end) if old_starts is None else old_starts[start:end])
        ends.extend(range(start + 1, end + 1) if old_ends is None else old_ends[start:end])

    at = 0
    for match in _GAP.finditer(text):
        start, end = match.span()
        gap = _gap(text, start, end, soft)
        if gap == match.group():
            continue
        keep(at, start)
        at = end
        if gap:
            pieces.append((gap, gap))
            starts.extend([start if old_starts is None else old_starts[start]] * len(gap))
            ends.extend([end if old_ends is None else old_ends[end - 1]] * len(gap))
    if not pieces and not at:
        return folded
    keep(at, len(text))
    low, cased = ("".join(parts) for parts in zip(*pieces, strict=True))
    if old_starts is None and len(cased) == len(text):
        return Folded(low, cased)
    return Folded(low, cased, starts, ends)


def _gap(text: str, start: int, end: int, soft: dict[int, str]) -> str:
    """What stands for the white space `[start, end)`: nothing, a space, a line end, a blank line."""
    if start == 0 or end == len(text):
        return ""
    run = text[start:end]
    lines = run.count("\n") + run.count("\r") - run.count("\r\n") or int("\f" in run or "\v" in run)
    if lines > 1:
        return "\n\n"
    if lines and start not in soft:
        return "\n"
    joint = soft[start] if lines else " "
    loose = (text[end] in _BEFORE and text[end + 1 : end + 2].strip() == "") or text[start - 1] in "(["
    return "" if loose else joint


def encodable(text: str) -> str:
    """`text` with halves of characters (bytes of a file name that are no UTF-8) written as `\\udcff`."""
    return text if text.isascii() else _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def whole(text: str) -> str:
    """`text` with `\ufffd` for each half of a character, as a decoder puts it: places stay."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """`text` as it is given out in normalised fields: NFC, single plain spaces, trimmed, tone marks placed the old way.

    No space stands before a mark. Case, dashes and quotes stay as written; what cannot be seen, marks of emphasis and
    of notes are gone.
    """
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub("", text)
    if not text.isascii():
        if not _RAISED_DIGITS.isdisjoint(text):
            text = _RAISED.sub(_unraised, text)
        if not _DROPPED.isdisjoint(text):
            text = "".join(char for char in text if char not in _DROPPED)
        text = _old_tones(_replaced(unicodedata.normalize("NFC", text), _LETTERS))
    return _LOOSE.sub("", " ".join(text.split()))


def _replaced(text: str, table: dict[str, str], *, digits: bool = False) -> str:
    """`text` with the characters of `table` replaced, one for one. Whole-text replacements: faster than translate."""
    present = set(text)
    for char in present & table.keys():
        text = text.replace(char, table[char])
    if digits:
        for char in present:
            if char > "\x7f" and char.isdecimal():
                text = text.replace(char, str(unicodedata.decimal(char)))
    return text


def _old_tones(text: str) -> str:
    return _CLOSED.sub(_to_new, _OPEN.sub(_to_old, text))


def _unraised(match: re.Match[str]) -> str:
    word, raised = match.groups()
    return match.group() if word.lower() in _LENGTHS else word + " " * len(raised)


def _to_old(match: re.Match[str]) -> str:
    pair, start = match.group(), match.start()
    if pair[0] in "uU" and start and match.string[start - 1] in "qQ":
        return pair
    return _OLD.get(pair, pair)


def _to_new(match: re.Match[str]) -> str:
    return _NEW.get(match.group(), match.group())


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(char if len(char.lower()) != 1 else char.lower() for char in text)


def _composed(text: str) -> "tuple[str, array[int], array[int]]":
    """`text` in NFC without dropped characters, and for each character left its start and end in `text`."""
    present = set(text)
    marks = {char for char in present if _joins(char)}
    changing = {char for char in present - marks if unicodedata.normalize("NFC", char) != char}
    dropped = present & _DROPPED
    # A base with its marks, whatever invisible stands between them; or what is dropped; or what NFC writes otherwise.
    joined = f"[^{_set(dropped)}]{_any(dropped)}[{_set(marks)}](?:{_any(dropped)}[{_set(marks)}])*" if marks else ""
    singles = f"[{_set(dropped | changing)}]" if dropped or changing else ""
    emphasis = _EMPHASIS.pattern if "*" in present or "_" in present else ""
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    at = 0
    for match in re.finditer("|".join(filter(None, (joined, singles, emphasis))), text, re.DOTALL):
        start, end = match.span()
        pieces.append(text[at:start])
        starts.extend(range(at, start))
        ends.extend(range(at + 1, start + 1))
        piece = match.group()
        if piece[0] in "*_":
            piece = ""
        elif dropped:
            piece = "".join(char for char in piece if char not in dropped)
        piece = unicodedata.normalize("NFC", piece)
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
        at = end
    pieces.append(text[at:])
    starts.extend(range(at, len(text)))
    ends.extend(range(at + 1, len(text) + 1))
    return "".join(pieces), starts, ends


def _joins(char: str) -> bool:
    """Whether `char` belongs to the character before it: a combining mark, or a Hangul vowel or final."""
    return char > "\x7f" and (unicodedata.category(char)[0] == "M" or "\u1160" <= char <= "\u11ff")


def _set(chars: Iterable[str]) -> str:
    """The characters as the inside of a regular expression's set; never an empty one."""
    return "".join(f"\\U{ord(char):08x}" for char in sorted(chars)) or "\\U0010ffff"


def _any(chars: Iterable[str]) -> str:
    return f"[{_set(chars)}]*" if chars else ""


def folded(value: Any) -> Any:
    """Plain data as the folded copy has it; what is in capitals stays so."""
    if isinstance(value, dict):
        return {fold(key).cased: folded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [folded(entry) for entry in value]
    return fold(value).cased
