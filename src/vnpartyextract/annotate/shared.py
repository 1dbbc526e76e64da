"""What several numbers have in common, and what stands before one: scale and noun of a series, the sign, `/ha`."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from vnpartyextract.numerals import Number
from vnpartyextract.rules.patterns import NumberWords
from vnpartyextract.rules.phrases import longest
from vnpartyextract.segment import Words

if TYPE_CHECKING:
    from vnpartyextract.annotate.numbers import NumberMention

_SHARES_SCALE = 1000  # `1.200 và 15 tỷ`: a number from here on has a scale of its own


def with_shared(mentions: Sequence["NumberMention"], words: Words, numbers: NumberWords) -> list["NumberMention"]:
    """`mentions` with what each takes from the one after it: `12, 15 và 20 tỷ đồng`, `từ 20 xuống 18%`.

    A bare number takes scale, noun and `%` of its right neighbour where nothing but the words of a series stand
    between; members that commas join take part only in a series that such a word ends.
    """
    found = list(mentions)
    opened = False  # the neighbour on the right is a member of a series
    for index in range(len(found) - 2, -1, -1):
        here, after = found[index], found[index + 1]
        joints = words.texts[here.end : after.start]
        listed = bool(joints) and all(word in numbers.listed for word in joints)
        moves = bool(joints) and all(word in numbers.listed | numbers.up | numbers.down for word in joints)
        bare = here.head is None and not here.percent and here.end == here.at + 1
        if not bare or not moves or (joints == [","] and not opened and not _comma_before(found, index, words)):
            opened = False
            continue
        if after.head is None and not after.percent and after.number.scale == 1:
            opened = False
            continue
        opened = listed
        scale = after.number.scale
        number = here.number
        if _same_scale(number, after.number, joints, numbers):
            number = replace(number, value=_times(number.value, scale), scale=scale)
        elif scale > 1:
            continue
        found[index] = replace(here, number=number, head=after.head, percent=after.percent)
    return found


def _comma_before(found: Sequence["NumberMention"], index: int, words: Words) -> bool:
    """Whether a further bare number and a comma stand before: `12, 15, 20 lớp`."""
    if index == 0:
        return False
    earlier = found[index - 1]
    return earlier.head is None and words.texts[earlier.end : found[index].start] == [","]


def _same_scale(number: Number, after: Number, joints: Sequence[str], numbers: NumberWords) -> bool:
    if number.scale > 1 or after.scale < _SHARES_SCALE or number.total is not None or number.value_max is not None:
        return False
    base = Decimal(str(after.value)) / after.scale
    value = Decimal(str(number.value))
    if any(word in numbers.up for word in joints):
        return value < base
    if any(word in numbers.down for word in joints):
        return base < value < _SHARES_SCALE
    return value < _SHARES_SCALE


def _times(value: int | float, scale: int) -> int | float:
    product = Decimal(str(value)) * scale
    return int(product) if product == product.to_integral_value() else float(product)


def signed(words: Words, at: int, number: Number, numbers: NumberWords) -> tuple[Number, int]:
    """`number` with its sign, and the word it begins with: `âm 0,6%`, `-0,6%`, behind `tăng trưởng` also `- 3,4%`.

    A hyphen of a list, of a range or between words is no sign.
    """
    texts, starts = words.texts, words.starts
    before = texts[at - 1] if at else ""
    backwards = texts[max(0, at - 5) : at][::-1]
    said = longest(numbers.negative, backwards, 0, len(backwards))
    if said is not None and said[1] == "negative":
        return _negated(number), at - said[0]
    if before != "-" or number.spelled or number.value_max is not None or number.total is not None:
        return number, at
    glued = words.ends[at - 1] == starts[at]
    amount = texts[at + 1 : at + 2] == ["%"] or isinstance(number.value, float)
    led = longest(numbers.signed, backwards, 1, len(backwards)) is not None
    apart = at > 1 and words.ends[at - 2] < starts[at - 1]
    opened = texts[at - 2 : at - 1] in (["("], [":"], ["="], ["|"])
    if (glued and amount and (opened or (apart and texts[at - 2] not in ("0", "%", "-")))) or (led and amount):
        return _negated(number), at - 1
    return number, at


def _negated(number: Number) -> Number:
    return replace(number, value=-number.value) if number.value_max is None else number


def with_rate(words: Words, end: int, numbers: NumberWords) -> int:
    """Where a unit that ends at `end` ends with what it is told for: `km/h`, `đồng/người/năm`, `tạ/ha`."""
    texts = words.texts
    while texts[end : end + 1] == ["/"]:
        known = longest(numbers.per, texts, end + 1, len(texts))
        if known is None:
            break
        end = known[0]
    return end
