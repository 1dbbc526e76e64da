"""`parse_number`: one expression that is meant as a number, read as generously as Vietnamese speech allows."""

import re
import unicodedata
from typing import NamedTuple

from vnpartyextract.numerals.digits import LARGEST_SCALE, RUN, Amount, quotient, read_literal
from vnpartyextract.numerals.words import BY_KEY, Kind, key

_TOO_MANY_TOKENS = 64
_TOKEN = re.compile(rf"\s*(?:(,?{RUN})|([^\W\d_]+)|([%/]))")
_SPACED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9.]| [0-9])")
_SIGN = re.compile(r"\s*([-−–+])\s*")
# Short for scales, when written right after the digits; capitals count for `M` and `G` (a small m is a metre).
_SHORT = {"k": 10**3, "K": 10**3, "tr": 10**6, "Tr": 10**6, "TR": 10**6, "M": 10**6, "t": 10**9, "G": 10**9}


class _Token(NamedTuple):
    kind: Kind | str
    number: int = 0
    amount: Amount = Amount(0)


class _Group(NamedTuple):
    amount: Amount
    next: int
    bare: bool  # a single digit (or a run of digits): after a scale, a tenth of it


class _NoNumberError(Exception):
    """The expression is no number: raised and caught here."""


def parse_number(text: str) -> int | float | None:
    """The number that `text` as a whole says, in digits, in words or both; None where it is no number.

    An int where the number is whole, else the nearest float. The dot groups thousands, the comma is the decimal sign:
    `100.000` is 100000, `1,1` is 1.1. `2,3 triệu`, `1tr2`, `3k`, `hai mươi mốt`, `một trăm hai` (120), `hai nghìn
    rưỡi`, `một phẩy năm triệu`, `âm năm` are read. Per cent is taken as the unit it is (`25%`, `hai mươi lăm phần
    trăm`: 25); a fraction is its value (`3/4`, `ba phần tư`: 0.75, `5 1/2`: 5.5).
    """
    sign = 1
    signed = _SIGN.match(text)
    if signed:
        sign = 1 if signed[1] == "+" else -1
        text = text[signed.end() :]
    try:
        tokens = _tokens(text)
        if tokens and tokens[0].kind is Kind.MINUS and not signed:
            sign, tokens = -1, tokens[1:]
        above, below = _read(tokens)
    except _NoNumberError:
        return None
    return quotient(sign * above, below)


def _tokens(text: str) -> list[_Token]:
    text = _SPACED.sub(lambda found: re.sub(r"[^0-9]", "", found[0]), unicodedata.normalize("NFC", text).strip())
    tokens: list[_Token] = []
    place, after_digits = 0, -1
    while place < len(text):
        found = _TOKEN.match(text, place)
        if not found or len(tokens) > _TOO_MANY_TOKENS:
            raise _NoNumberError
        run, word, mark = found.groups()
        if run:
            amount = read_literal(f"0{run}" if run[0] == "," else run)
            if amount is None:
                raise _NoNumberError
            tokens.append(_Token(Kind.LITERAL, amount=amount))
            after_digits = found.end()
        elif mark:
            tokens.append(_Token(mark))
        elif found.start(2) == after_digits and word in _SHORT:
            tokens.append(_Token(Kind.SCALE, _SHORT[word]))
        else:
            if len(word) > 8 or (meaning := BY_KEY.get(key(word))) is None:
                raise _NoNumberError
            tokens.append(_Token(*meaning))
        place = found.end()
    return tokens


def _read(tokens: list[_Token]) -> tuple[int, int]:
    """The whole expression as a ratio of two whole numbers."""
    kinds = [token.kind for token in tokens]
    if kinds[-1:] == ["%"]:
        tokens = tokens[:-1]
    elif len(kinds) > 2 and kinds[-2] is Kind.PART and (kinds[-1] is Kind.HUNDRED or tokens[-1].number == 1000):
        tokens = tokens[:-2]
    elif kinds.count("/") == 1 or kinds.count(Kind.PART) == 1:
        return _fraction(tokens, kinds.index("/" if "/" in kinds else Kind.PART))
    amount = _compound(tokens)
    return amount.mantissa, 10**amount.places


def _fraction(tokens: list[_Token], bar: int) -> tuple[int, int]:
    first, below = 0, _compound(tokens[bar + 1 :])
    whole = Amount(0)
    kinds = [token.kind for token in tokens[:bar]]
    if Kind.PLUS in kinds:
        first = kinds.index(Kind.PLUS) + 1
        whole = _compound(tokens[: first - 1])
    elif kinds == [Kind.LITERAL, Kind.LITERAL]:
        first, whole = 1, tokens[0].amount
    above = _compound(tokens[first:bar])
    if whole.places or above.places or below.places or not below.mantissa:
        raise _NoNumberError
    return whole.mantissa * below.mantissa + above.mantissa, below.mantissa


def _compound(tokens: list[_Token]) -> Amount:
    """Groups and scales, summed up: `ba triệu bốn trăm nghìn`, `một nghìn tỷ`, `hai triệu rưỡi`, `2 tỷ 500 triệu`."""
    terms: list[Amount] = []
    scale = 0  # the scale just read, with those it multiplies; 0 after a group
    skipped = False  # a linh or lẻ was just read
    place = 0
    while place < len(tokens):
        kind, number, _ = tokens[place]
        if kind is Kind.SCALE:
            if scale and number >= tokens[place - 1].number and not skipped:
                scale *= number
                terms[-1] = terms[-1].times(number)
            elif scale or not terms:  # a scale that stands alone is one of it: `tỷ hai` is 1.2 tỷ
                terms.append(Amount(number))
                scale = number
            else:
                _multiply(terms, number)
                scale = number
            if scale > LARGEST_SCALE:
                raise _NoNumberError
            place, skipped = place + 1, False
        elif kind is Kind.HALF:
            if not terms or skipped:
                raise _NoNumberError
            terms.append(Amount(scale * 5, 1) if scale else Amount(5, 1))
            scale = 0
            place += 1
            if place < len(tokens) and tokens[place].kind is Kind.SCALE:  # `hai rưỡi triệu`
                terms[-2:] = [terms[-2].plus(terms[-1])]
        elif kind is Kind.AND:
            if not terms or skipped:
                raise _NoNumberError
            place, skipped = place + 1, True
        elif kind is Kind.POINT:
            if not terms or skipped:
                raise _NoNumberError
            decimals, place = _decimals(tokens, place + 1)
            terms.append(decimals)
            if not scale:
                terms[-2:] = [terms[-2].plus(decimals)]
            scale = 0
        else:
            if terms and not scale and not skipped:
                raise _NoNumberError
            group = _group(tokens, place)
            amount, follows = group.amount, tokens[group.next].kind if group.next < len(tokens) else None
            if scale and group.bare and not skipped and follows not in (Kind.SCALE, Kind.POINT):
                amount = _after_scale(amount, tokens[place].kind is Kind.LITERAL, scale)
            terms.append(amount)
            place, scale, skipped = group.next, 0, False
    if not terms or skipped:
        raise _NoNumberError
    total = before = terms[0]
    for term in terms[1:]:
        if not term.mantissa:  # `không nghìn`, `không trăm` hold a place
            continue
        if not term.below(before):
            raise _NoNumberError
        total, before = total.plus(term), term
    return total


def _multiply(terms: list[Amount], scale: int) -> None:
    """Let `scale` multiply what stands before it: all below the scale, and more where the numeral would not fall."""
    part, limit = terms.pop(), Amount(scale)
    while terms and (terms[-1].below(limit) or (part.mantissa >= 1000 and not part.times(scale).below(terms[-1]))):
        part = terms.pop().plus(part)
    terms.append(part.times(scale))


def _after_scale(amount: Amount, literal: bool, scale: int) -> Amount:
    """The bare end of `một triệu hai`, `1tr25`, `2 ngàn 500`: decimals of the scale."""
    digits = len(str(amount.mantissa)) if literal else 1
    if amount.places or 10**digits > scale:
        return amount
    return Amount(amount.mantissa * (scale // 10**digits))


def _group(tokens: list[_Token], place: int) -> _Group:
    """What stands before a scale: hundreds, tens and units, or a number in digits."""
    kind, number, amount = tokens[place]
    following = tokens[place + 1].kind if place + 1 < len(tokens) else None
    if kind is Kind.LITERAL:
        if following is Kind.HUNDRED:
            return _hundreds(tokens, place + 2, amount.times(100))
        if following in (Kind.TENS, Kind.DOZEN):
            return _Group(amount.times(tokens[place + 1].number), place + 2, False)
        return _Group(amount, place + 1, True)
    if kind is Kind.HUNDRED:
        return _hundreds(tokens, place + 1, Amount(100))
    if kind is Kind.DIGIT and following is Kind.HUNDRED:
        return _hundreds(tokens, place + 2, Amount(number * 100))
    if kind is Kind.DOZEN:
        return _Group(Amount(12), place + 1, False)
    digits, end = _units(tokens, place)
    if end < len(tokens) and tokens[end].kind is Kind.DOZEN:
        return _Group(Amount(int(digits) * 12), end + 1, False)
    return _Group(Amount(int(digits)), end, len(digits) == 1)


def _hundreds(tokens: list[_Token], place: int, hundreds: Amount) -> _Group:
    """What follows `trăm`: linh năm, hai mươi, rưỡi, or a bare digit that counts tens (`một trăm hai` is 120)."""
    kind = tokens[place].kind if place < len(tokens) else None
    if kind is Kind.AND:
        digits, end = _units(tokens, place + 1)
        if len(digits) > 2:
            raise _NoNumberError
        return _Group(hundreds.plus(Amount(int(digits))), end, False)
    if kind is Kind.HALF:
        return _Group(hundreds.plus(Amount(50)), place + 1, False)
    if kind in (Kind.DIGIT, Kind.TEN, Kind.TENS):
        digits, end = _units(tokens, place)
        if len(digits) > 2:
            raise _NoNumberError
        return _Group(hundreds.plus(Amount(int(digits) * (10 if len(digits) == 1 else 1))), end, False)
    return _Group(hundreds, place, False)


def _units(tokens: list[_Token], place: int) -> tuple[str, int]:
    """The digits of tens and units said one after another: `hai mươi mốt` 21, `hai mốt` 21, `bốn hai mươi ba` 423."""
    digits = ""
    while place < len(tokens):
        kind, number, _ = tokens[place]
        if kind is Kind.DIGIT:
            if place + 1 < len(tokens) and tokens[place + 1].kind is Kind.TENS:
                ten, place = number * 10, place + 2
            else:
                digits, place = f"{digits}{number}", place + 1
                continue
        elif kind in (Kind.TEN, Kind.TENS):
            ten, place = number, place + 1
        else:
            break
        if place < len(tokens) and tokens[place].kind is Kind.DIGIT:
            following = tokens[place + 1].kind if place + 1 < len(tokens) else None
            if following not in (Kind.TENS, Kind.HUNDRED):
                ten, place = ten + tokens[place].number, place + 1
        digits += f"{ten:02}"
    if not digits:
        raise _NoNumberError
    return digits, place


def _decimals(tokens: list[_Token], place: int) -> tuple[Amount, int]:
    """What follows `phẩy`: digits one by one (`không năm` is ,05), or a number (`hai mươi mốt` is ,21)."""
    kind, _, amount = tokens[place] if place < len(tokens) else _Token(Kind.SCALE)
    if kind is Kind.LITERAL:
        if amount.places:
            raise _NoNumberError
        digits, end = str(amount.mantissa), place + 1
    else:
        following = tokens[place + 1].kind if place + 1 < len(tokens) else None
        if Kind.HUNDRED in (kind, following):
            group = _group(tokens, place)
            digits, end = str(group.amount.mantissa), group.next
        else:
            digits, end = _units(tokens, place)
    return Amount(int(digits), len(digits)), end
