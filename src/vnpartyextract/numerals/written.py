"""Numbers in digits inside running text, with the scale words after them and the units glued to them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vnpartyextract.numerals.digits import FRACTION, RUN, Amount, fraction_of, read_literal
from vnpartyextract.numerals.words import OTHER_WORD, WORDS, Kind


class Atom(NamedTuple):
    """A number before ranges and n/m are put together."""

    start: int
    end: int
    amount: Amount  # without its scale
    scale: int = 1
    digit: int = 0  # the digit that a spelled `ba`, `ba mươi`, `ba trăm nghìn` begins with, and nothing else
    lone: bool = False
    unit: str = ""  # written right after it: `%`, `ha`
    after: int = 0  # where that unit ends
    upper: Amount | None = None
    total: Amount | None = None
    spelled: bool = False
    whole: bool = False  # more follows the scale (`2 tỷ 500 triệu`): nothing to share

    def exact(self) -> Amount:
        return self.amount.times(self.scale)


_RUN = re.compile(rf"{RUN}|{FRACTION}")
# Spaces that group thousands: `1 234 567,5`; one group (`5 458`) only where a word goes on, else it may be two numbers.
_GROUPS = r"(?:,[0-9]{1,2})?(?![0-9]|[.,-][0-9]| [0-9])(?!/[0-9]+(?! [0-9]{3}(?![0-9])))"
_SPACED = re.compile(rf"(?: [0-9]{{3}}){{2,5}}{_GROUPS}| [0-9]{{3}}{_GROUPS}(?= ?[^\W\d_]| ?%|/[0-9])")
_NUMBER_BEFORE = re.compile(r"[0-9] \Z")
# `3 ¼ ha`, `2½ ngày`, `5 1/2 sào`: a whole number and a part of one.
_PART = re.compile(rf" ?({FRACTION})(?![0-9])| ([1-9]/[2-9])(?![0-9]|[.,/-][0-9])")
_LETTERS = re.compile(r"[^\W\d_]+")
_SCALES = {"chục": 10} | {
    word: number for word, (kind, number) in WORDS.items() if kind in (Kind.HUNDRED, Kind.SCALE, Kind.DOZEN)
}
_SHORT_SCALES = {"k": 10**3, "tr": 10**6, "trđ": 10**6}
_SCALE = re.compile(rf" {{0,2}}({'|'.join(_SCALES)})(?!\w)(?!{OTHER_WORD})")
_HALF = re.compile(r" (?:rưỡi|rưởi)(?!\w)")
_REST = re.compile(r" ([0-9]{1,3}(?:,[0-9]+)?)(?=( ?(?:trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))|(?![.,/-]?[0-9]))")
_SHORT_REST = re.compile(r"[0-9]{1,3}(?!\w|[.,][0-9])")
# Units of a few letters that are written right after the digits. A whole Vietnamese word there (`15đồng chí`) has lost
# its space, and is known by its diacritics.
_LENGTHS = frozenset(("m", "km", "cm", "dm", "mm"))
_UNITS = _LENGTHS | frozenset(
    (
        "m²",
        "km²",
        "cm²",
        "m³",
        "ha",
        "g",
        "kg",
        "mg",
        "l",
        "ml",
        "w",
        "kw",
        "mw",
        "kwh",
        "v",
        "kv",
        "đ",
        "vnđ",
        "vnd",
        "usd",
    )
)
_PERCENT = re.compile(r" ?%")
_SYMBOL = re.compile(r"[a-zđ]{1,6}(?:[-/]|(?<![aeiouy])(?!\w))")
_NO_WORD_BEFORE = frozenset("@#_=\\")
_PLAIN_LETTERS = re.compile(r"[a-zđ]*\Z")


class Fence:
    """The blocked spans, merged, to ask whether a stretch is free of them."""

    def __init__(self, blocked: Sequence[tuple[int, int]]) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        for start, end in sorted(blocked):
            if self.ends and start <= self.ends[-1]:
                self.ends[-1] = max(self.ends[-1], end)
            elif start < end:
                self.starts.append(start)
                self.ends.append(end)

    def free(self, start: int, end: int) -> bool:
        if not self.starts:
            return True
        last = bisect_right(self.starts, end - 1) - 1
        return last < 0 or self.ends[last] <= start


def digit_atoms(text: str, fence: Fence) -> Iterator[Atom]:
    """Every number in digits, with its scale words and the unit glued to it."""
    done = unit_end = -1
    for found in _RUN.finditer(text):
        start, end = found.span()
        if start < done:
            continue
        run = found[0]
        if not fence.free(start, end) or (start and _bound_before(text, start, unit_end)):
            continue
        if len(run) < 4 and end < len(text) and text[end] == " " and run.isdecimal() and run[0] != "0":
            spaced = _SPACED.match(text, end)
            if spaced and fence.free(start, spaced.end()) and not _follows_number(text, start, fence):
                end = spaced.end()
                run = text[start:end].replace(" ", "")
        amount = read_literal(run) if run[0].isdecimal() else fraction_of(run)
        if amount is None:
            if "." not in run:  # `1,3,5` without spaces is an enumeration
                for one in re.finditer("[0-9]+", run):
                    single = read_literal(one[0])
                    if single:
                        yield Atom(start + one.start(), start + one.end(), single, after=start + one.end())
            continue
        part = _PART.match(text, end) if run.isdecimal() else None
        if part and fence.free(start, part.end()):
            amount, end = amount.plus(fraction_of(part[1] or part[2])), part.end()
        atom = _with_what_follows(text, Atom(start, end, amount, after=end), fence)
        if atom:
            done, unit_end = atom.end, atom.after
            yield atom


def _follows_number(text: str, start: int, fence: Fence) -> bool:
    """Whether a number that is no date or name stands right before: a row of a table, not one number in groups."""
    return _NUMBER_BEFORE.search(text, max(0, start - 2), start) is not None and fence.free(start - 2, start)


def _bound_before(text: str, start: int, unit_end: int) -> bool:
    """Whether the digits belong to letters or a symbol before them: `k62`, `covid-19`, `q.5`."""
    before = text[start - 1]
    if before == " ":
        return False
    if before.isalpha() or before in _NO_WORD_BEFORE:
        return True
    if start < 2:
        return False
    second = text[start - 2]
    if before == "-":
        return second.isalpha() and start - 1 != unit_end
    if before == ".":
        return second.isalpha() and (start == 2 or not text[start - 3].isalpha())
    return False


def _with_what_follows(text: str, atom: Atom, fence: Fence) -> Atom | None:
    """`atom` with its scale and unit; None where what follows shows that it is no number."""
    end = atom.end
    if end >= len(text):
        return atom
    following = text[end]
    if following == "%":
        return atom._replace(unit="%", after=end + 1)
    if following == " ":
        percent = _PERCENT.match(text, end)
        if percent:
            return atom._replace(unit="%", after=percent.end())
        return _scaled(text, atom, fence)
    if following.isalpha():
        return _glued(text, atom, fence)
    if following == "_" or (following == "-" and text[end + 1 : end + 2].isalpha()):
        return None
    if following == "/" and _SYMBOL.match(text, end + 1):
        return None
    return atom


def _glued(text: str, atom: Atom, fence: Fence) -> Atom | None:
    """Letters right after the digits: a unit, a short scale, a word that lost its space; else no number."""
    found = _LETTERS.match(text, atom.end)
    if not found:
        return None
    letters, end = found[0], found.end()
    after = text[end : end + 1]
    if letters in _SCALES:
        return _scaled(text, atom, fence)
    if letters in _SHORT_SCALES and fence.free(atom.start, end):
        scale = _SHORT_SCALES[letters]
        if not after.isdecimal():
            return None if after == "_" else atom._replace(scale=scale, end=end, after=end)
        rest = _SHORT_REST.match(text, end)  # 1tr2
        if not rest or atom.amount.places:
            return None
        amount = Amount(int(f"{atom.amount.mantissa}{rest[0]}"), len(rest[0]))
        return atom._replace(amount=amount, scale=scale, end=rest.end(), after=rest.end(), whole=True)
    if letters in _LENGTHS and after and after in "23" and not text[end + 1 : end + 2].isalnum():
        return atom._replace(unit=letters + after, after=end + 1)
    if after.isalnum() or after == "_":
        return None
    if letters in _UNITS:
        return atom._replace(unit=letters, after=end)
    return None if len(letters) < 2 or _PLAIN_LETTERS.match(letters) else atom


def _scaled(text: str, atom: Atom, fence: Fence, limit: int = 10**18) -> Atom:
    """`atom` with the scale words after it, `rưỡi`, and a smaller amount after that (`2 tỷ 500 triệu`).

    Left as it is where its scale would reach `limit`.
    """
    scale, end = 1, atom.end
    last = 0
    while found := _SCALE.match(text, end):
        number = _SCALES[found[1]]
        if number < last or not fence.free(atom.start, found.end()):
            break
        scale, end, last = scale * number, found.end(), number
        if scale >= limit:
            return atom
    if scale == 1:
        return atom
    half = _HALF.match(text, end)
    if half and fence.free(atom.start, half.end()):
        amount = atom.exact().times(scale).plus(Amount(scale * 5, 1))
        return atom._replace(amount=amount, end=half.end(), after=half.end(), whole=True)
    rest = _REST.match(text, end)
    if rest and scale >= 1000 and fence.free(atom.start, rest.end(1)):
        end_of_rest = rest.end(1)
        if rest[2]:
            part = read_literal(rest[1]) or Amount(0)
            smaller = _scaled(text, Atom(rest.start(1), end_of_rest, part), fence, limit=scale)
            if smaller.end > end_of_rest and smaller.exact().below(Amount(scale)):
                amount = atom.amount.times(scale).plus(smaller.exact())
                return atom._replace(amount=amount, end=smaller.end, after=smaller.end, whole=True)
        elif scale == 1000 and len(rest[1]) == 3 and rest[1].isdigit():
            amount = atom.amount.times(scale).plus(Amount(int(rest[1])))
            return atom._replace(amount=amount, end=end_of_rest, after=end_of_rest, whole=True)
    return atom._replace(scale=scale, end=end, after=end)
