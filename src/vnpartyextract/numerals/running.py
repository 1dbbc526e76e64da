"""`find_numbers`: every number of a running text, in digits and in words, with its ranges and its n/m."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from vnpartyextract.numerals.digits import Amount
from vnpartyextract.numerals.spelled import spelled_numerals
from vnpartyextract.numerals.written import Atom, Fence, digit_atoms

_JOINTS = frozenset(("-", "đến", "tới"))
_LONGEST_GAP = 10


@dataclass(frozen=True, slots=True)
class Number:
    """A number in running text.

    `[start, end)` runs from the first digit or number word to the end of its scale word, of the range or of the `m` of
    `n/m`; no modifier, unit or `%` sign belongs to it. `value_max` is the upper end of a range (above `value`),
    `total` the `m` of `n/m`. `spelled`: in number words; whether it counts anything (`ba` may be a name) is for the
    caller to say. `scale`: what its scale word multiplied it by (`15 tỷ`: 10**9); 1 where more follows the scale.
    """

    start: int
    end: int
    value: int | float
    value_max: int | float | None = None
    total: int | float | None = None
    spelled: bool = False
    scale: int = field(default=1, compare=False)


def find_numbers(text: str, blocked: Sequence[tuple[int, int]] = ()) -> list[Number]:
    """All numbers of the folded (lower-case, NFC) `text`, in order, none over another, none touching a `blocked` span.

    Digits glued to letters (`k62`, `covid-19`, `12a1`, `05-ct/tw`) are none, unless the letters are a unit (`25%`,
    `1038,5ha`). Left out: a lone `một`, `năm` where it may be a year, ordinals in words (`thứ sáu`), bare scale words,
    vague amounts (`vài chục`).
    """
    fence = Fence(blocked)
    atoms = list(digit_atoms(text, fence))
    taken = len(atoms)
    for spelled in spelled_numerals(text):
        if fence.free(spelled.start, spelled.end) and not text.endswith("thứ ", 0, spelled.start):
            start, end, amount, scale, digit, upper, total, lone = spelled
            if scale > 1:
                amount = Amount(amount.mantissa // scale, amount.places)
            atoms.append(Atom(start, end, amount, scale, digit, lone, "", end, upper, total, spelled=True))
    if len(atoms) > taken:
        atoms.sort(key=lambda atom: atom.start)
    return list(_joined(text, atoms, fence))


def _joint(text: str, first: Atom, second: Atom) -> str:
    """What joins two neighbours: `-`, `đến`, `tới`, `/`, `,`; else nothing."""
    if second.start - first.after > _LONGEST_GAP:
        return ""
    gap = text[first.after : second.start]
    return "" if "\n" in gap else gap.strip()


def _joined(text: str, atoms: list[Atom], fence: Fence) -> Iterator[Number]:
    """The numbers that `atoms` make: n/m and ranges where two of them stand together, else one each."""
    place, before = 0, ""
    while place < len(atoms):
        first = atoms[place]
        joint, pair = "", None
        if place + 1 < len(atoms):
            second = atoms[place + 1]
            joint = _joint(text, first, second)
            # `1-2-3`, `2/3/4`, `hai, ba, bốn` are chains, neither ranges nor n/m.
            if joint and joint != before and fence.free(first.start, second.end):
                after = _joint(text, second, atoms[place + 2]) if place + 2 < len(atoms) else ""
                if after != joint and not (joint == "-" and after == "/"):
                    pair = _pair(joint, first, second)
        if pair:
            yield pair
            place, before = place + 2, ""
            continue
        if not first.lone:
            yield _single(first)
        place, before = place + 1, joint


def _single(atom: Atom) -> Number:
    upper, total = atom.upper, atom.total
    return Number(
        atom.start,
        atom.end,
        atom.exact().value(),
        upper.value() if upper else None,
        total.value() if total else None,
        atom.spelled,
        1 if atom.whole else atom.scale,
    )


def _pair(joint: str, first: Atom, second: Atom) -> Number | None:
    """The range or the n/m that two neighbours are; None where they are two numbers."""
    if first.upper or first.total or second.upper or second.total:
        return None
    if joint == "/":
        if first.unit or first.spelled or second.spelled or first.scale > 1 or second.unit not in ("", "%"):
            return None
        value, total = first.amount.times(second.scale), second.exact()
        return Number(first.start, second.end, value.value(), total=total.value())
    if joint in _JOINTS:
        if first.unit and first.unit != second.unit:
            return None
    elif joint != "," or not (first.digit and second.digit == first.digit + 1 and first.spelled and second.spelled):
        return None
    low, high = first.exact(), second.exact()
    if first.scale == 1 and not first.whole and not second.whole:
        if second.digit > first.digit > 0 and first.amount.mantissa == first.digit:  # `hai, ba trăm` share the hundred
            low = Amount(high.mantissa // second.digit * first.digit, high.places)
        elif second.scale > 1 and first.amount.below(second.amount):  # `2,3 đến 3 triệu` share the million
            low = first.amount.times(second.scale)
    if not low.below(high):
        return None
    return Number(first.start, second.end, low.value(), high.value(), spelled=first.spelled and second.spelled)
