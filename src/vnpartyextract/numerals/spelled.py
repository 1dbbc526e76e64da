"""Numerals in words inside running text: whole syllables only, and only what is surely a numeral."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vnpartyextract.numerals.digits import Amount
from vnpartyextract.numerals.words import OTHER_WORD, WORDS, Kind


class Spelled(NamedTuple):
    """A numeral in words: `scale` is what a range shares with the numeral before it, `lone` that it is a mere `một`."""

    start: int
    end: int
    amount: Amount
    scale: int = 1
    digit: int = 0
    upper: Amount | None = None
    total: Amount | None = None
    lone: bool = False


class _Word(NamedTuple):
    kind: Kind
    number: int
    text: str
    start: int
    end: int


_LARGER = "mươi|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ|phẩy"
# `năm` is a year and `không` is not, unless a numeral goes on; a lone `một` may open a range (`một đến hai`).
_STARTS = (
    re.compile(r"(?:hai|ba|bốn|sáu|bảy|bẩy|tám|chín|mười)(?!\w)"),
    re.compile(rf"(?:năm|không) (?:{_LARGER})(?!\w)"),
    re.compile(rf"một(?!\w)(?= ?(?:-|, ?hai|(?:{_LARGER}|chục|tá|phần|đến|tới|hai)(?!\w)))"),
)
_NEXT = re.compile(r" {0,2}([^\W\d_]+)")
_VAGUE = re.compile(r"(?:vài|mấy|dăm|đôi|mươi|hàng)[ ,]{1,3}\Z")
_NO_UNIT = frozenset(("năm", "không"))  # `hai mươi năm` is twenty years, five would be `lăm`
_AFTER_DIGIT_ONLY = frozenset(("mốt", "lăm", "nhăm", "tư", "không"))
_OTHER_WORD = re.compile(OTHER_WORD)


def spelled_numerals(text: str) -> Iterator[Spelled]:
    """Numerals in words of the folded `text`, in order, none over another; vague ones (`vài ba`) are left out."""
    starts = sorted(found.start() for pattern in _STARTS for found in pattern.finditer(text))
    done = 0
    for start in starts:
        if start < done or (start and (text[start - 1].isalnum() or text[start - 1] == "_")):
            continue
        words = _gather(text, start)
        done = words[-1].end if words else start
        yield from _numerals(text, words)


def _gather(text: str, start: int) -> list[_Word]:
    """Number words that follow one another from `start` on."""
    words: list[_Word] = []
    place = start
    while (found := _NEXT.match(text, place)) and (meaning := WORDS.get(found[1])):
        end = found.end()
        if end < len(text) and (text[end].isalnum() or text[end] == "_"):
            break
        if meaning[0] is Kind.SCALE and _OTHER_WORD.match(text, end):
            break
        words.append(_Word(*meaning, found[1], found.start(1), end))
        place = end
    return words


def _numerals(text: str, words: list[_Word]) -> Iterator[Spelled]:
    place = 0
    while place < len(words):
        read = _numeral(words, place)
        if read is None:
            place += 1
            continue
        spelled, following = read
        vague = text.startswith((" mấy", " vài"), spelled.end) or (
            _VAGUE.search(text, max(0, spelled.start - 6), spelled.start) if place == 0 else None
        )
        if not vague:
            yield spelled
        place = following


def _numeral(words: list[_Word], place: int) -> tuple[Spelled, int] | None:
    """The longest numeral that begins at `place`, and the place after it."""
    pair = _neighbours(words, place)
    if pair:
        return pair
    group = _group(words, place)
    if group is None:
        return None
    start, first = words[place].start, words[place]
    amount, following = group
    digit = first.number if first.kind is Kind.DIGIT else 0
    simple = 1  # the whole factor after a single digit
    if digit and following > place + 1 and amount.mantissa % digit == 0 and not amount.places:
        simple = amount.mantissa // digit if str(amount.mantissa).strip("0") == str(digit) else 0
    total, scale, shared = Amount(0), 0, 1
    while following < len(words) and words[following].kind is Kind.SCALE:
        chain = 1
        while following < len(words) and words[following].kind is Kind.SCALE and words[following].number >= chain:
            chain *= words[following].number
            following += 1
        shared = chain if not scale else 1
        total, scale, simple = total.plus(amount.times(chain)), chain, simple * chain if not scale else 0
        tail = _after_scale(words, following, scale)
        if tail is None:
            amount = Amount(0)
            break
        amount, following = tail
        if following >= len(words) or words[following].kind is not Kind.SCALE or words[following].number >= scale:
            shared, simple = 1, 0
            break
    total = total.plus(amount)
    end = words[following - 1].end
    if following == place + 1:
        if first.kind is Kind.DIGIT and first.text in _NO_UNIT | _AFTER_DIGIT_ONLY:
            return None
        below = _denominator(words, following)
        if below:
            return Spelled(start, words[below[1] - 1].end, total, total=below[0]), below[1]
    single = following == place + 1 and first.kind is Kind.DIGIT
    return Spelled(
        start, end, total, scale=shared, digit=digit if simple or single else 0, lone=single and digit == 1
    ), following


def _neighbours(words: list[_Word], place: int) -> tuple[Spelled, int] | None:
    """`hai ba người`, `ba bốn trăm`: two digits next to each other are a range, and share what follows."""
    first = words[place]
    if first.kind is not Kind.DIGIT or place + 1 >= len(words) or words[place + 1].kind is not Kind.DIGIT:
        return None
    second = words[place + 1]
    if (
        second.number != first.number + 1
        or not first.number
        or {first.text, second.text} & (_NO_UNIT | _AFTER_DIGIT_ONLY)
    ):
        return None
    read = _numeral(words, place + 1)
    if read is None or read[0].digit != second.number or read[0].upper:
        return None
    upper, following = read
    return Spelled(
        first.start,
        upper.end,
        Amount(upper.amount.mantissa // second.number * first.number),
        upper=upper.amount,
    ), following


def _denominator(words: list[_Word], place: int) -> tuple[Amount, int] | None:
    """`phần ba` of `hai phần ba`."""
    if place + 1 < len(words) and words[place].kind is Kind.PART and words[place + 1].text != "năm":
        if words[place + 1].text == "tư":
            return Amount(4), place + 2
        below = _group(words, place + 1)
        if below and below[0].mantissa > 1:
            return below
    return None


def _kind(words: list[_Word], place: int) -> Kind | None:
    return words[place].kind if place < len(words) else None


def _is_unit(words: list[_Word], place: int) -> bool:
    """Whether a unit of tens stands at `place`, and does not begin a numeral of its own."""
    return (
        _kind(words, place) is Kind.DIGIT
        and words[place].text not in _NO_UNIT
        and _kind(words, place + 1) not in (Kind.TENS, Kind.HUNDRED)
    )


def _tens(words: list[_Word], place: int) -> tuple[int, int] | None:
    """`mười hai`, `hai mươi mốt`, `hai mốt`, `ba chục`."""
    word = words[place] if place < len(words) else None
    if word is None:
        return None
    if word.text == "mười":
        ten, following = 10, place + 1
    elif word.kind is Kind.DIGIT and word.number and _kind(words, place + 1) is Kind.TENS:
        if words[place + 1].text == "chục":
            return word.number * 10, place + 2
        if word.number == 1:
            return None
        ten, following = word.number * 10, place + 2
    elif (
        word.kind is Kind.DIGIT
        and word.number > 1
        and place + 1 < len(words)
        and words[place + 1].text in ("mốt", "lăm", "nhăm")
    ):
        ten, following = word.number * 10, place + 1
    else:
        return None
    if _is_unit(words, following):
        return ten + words[following].number, following + 1
    return ten, following


def _group(words: list[_Word], place: int) -> tuple[Amount, int] | None:
    """A numeral below a thousand (or with decimals), as it stands before a scale or alone."""
    word = words[place]
    tens = _tens(words, place)
    if tens:
        value, following = tens
    elif word.kind is not Kind.DIGIT:
        return None
    elif _kind(words, place + 1) is Kind.HUNDRED:
        value, following = _hundreds(words, place)
    elif _kind(words, place + 1) is Kind.DOZEN and word.number:
        return Amount(word.number * 12), place + 2
    else:
        value, following = word.number, place + 1
    if _kind(words, following) is Kind.POINT and words[following].text == "phẩy":
        digits, end = "", following + 1
        while _kind(words, end) is Kind.DIGIT:
            digits, end = f"{digits}{words[end].number}", end + 1
        if digits and len(digits) < 12:
            return Amount(int(f"{value}{digits}"), len(digits)), end
    return Amount(value), following


def _hundreds(words: list[_Word], place: int) -> tuple[int, int]:
    value, following = words[place].number * 100, place + 2
    kind = _kind(words, following)
    if kind is Kind.AND and _kind(words, following + 1) is Kind.DIGIT and words[following + 1].number:
        return value + words[following + 1].number, following + 2
    if kind is Kind.HALF:
        return value + 50, following + 1
    tens = _tens(words, following)
    if tens:
        return value + tens[0], tens[1]
    if _is_unit(words, following) and _kind(words, following + 1) is not Kind.DIGIT:
        return value + words[following].number * 10, following + 1
    return value, following


def _after_scale(words: list[_Word], place: int, scale: int) -> tuple[Amount, int] | None:
    """What goes on after a scale: `rưỡi`, `linh năm`, a bare digit that counts tenths, or the next group."""
    kind = _kind(words, place)
    if kind is Kind.HALF:
        return Amount(scale // 2), place + 1
    skipped = kind is Kind.AND
    if skipped:
        place += 1
    if place >= len(words):
        return None
    word = words[place]
    if skipped and word.kind is Kind.DIGIT and word.number and _kind(words, place + 1) not in (Kind.TENS, Kind.HUNDRED):
        return Amount(word.number), place + 1
    if word.text in _NO_UNIT and _kind(words, place + 1) not in (Kind.TENS, Kind.HUNDRED, Kind.SCALE):
        return None
    group = _group(words, place)
    if group is None:
        return None
    if group[1] == place + 1 and word.kind is Kind.DIGIT and _kind(words, place + 1) is not Kind.SCALE:
        return Amount(word.number * (scale // 10)), place + 1
    if _kind(words, group[1]) is Kind.SCALE and words[group[1]].number >= scale:
        return None
    return group
