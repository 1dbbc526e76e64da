"""When two readings say the same: keys of comparison for names, phrases and units."""

import re
import unicodedata
from typing import Any

Stretch = tuple[int, int]

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD_OR_SIGN = re.compile(r"\w+|[^\w\s]")

# What is written, what must follow it, the full words. The order counts: `tphcm` is two of them.
_NO_LETTER = r"(?!\w)"
_ABBREVIATIONS = tuple(
    (re.compile(rf"(?<![\w/])(?:{written}){followed}"), full)
    for written, followed, full in (
        ("hđnd", _NO_LETTER, "hội đồng nhân dân"),
        ("ubnd", _NO_LETTER, "ủy ban nhân dân"),
        ("ubkt", _NO_LETTER, "ủy ban kiểm tra"),
        ("btv", _NO_LETTER, "ban thường vụ"),
        ("bch", _NO_LETTER, "ban chấp hành"),
        (r"t\.ư|tư|tw", r"(?=[\s,;.)]|$)", "trung ương"),
        ("tuv", _NO_LETTER, "tỉnh ủy viên"),
        ("huv", _NO_LETTER, "huyện ủy viên"),
        ("ubmttq", _NO_LETTER, "ủy ban mặt trận tổ quốc"),
        ("mttq", _NO_LETTER, "mặt trận tổ quốc"),
        (r"tp\.?|t\.p\.?", r"(?=\s|[a-zđ])", "thành phố "),
        ("hcm", _NO_LETTER, "hồ chí minh"),
        ("đ/c", _NO_LETTER, "đồng chí"),
    )
)


def key(text: str | None) -> str | None:
    """`text` without what makes no difference: case, spacing, kind of dash, abbreviation, place of the tone mark."""
    if text is None:
        return None
    plain = unicodedata.normalize("NFC", text).casefold()
    for abbreviation, full in _ABBREVIATIONS:
        plain = abbreviation.sub(full, plain)
    plain = plain.replace("–", "-").replace("—", "-")
    return " ".join(_tone_last(word) for word in _WORD_OR_SIGN.findall(plain))


def _tone_last(word: str) -> str:
    """The word decomposed, its tone marks moved to its end: hoà and hòa become one."""
    marks = unicodedata.normalize("NFD", word)
    return "".join(sorted(marks, key=_TONES.__contains__))


def same_phrase(due: str | None, said: str | None) -> bool:
    """Free text agrees: equal, one inside the other, or half of the words shared. A negation makes no difference."""
    if not due or not said:
        return not due and not said
    one, other = f" {key(due)} ", f" {key(said)} "
    words, others = set(one.split()), set(other.split())
    return one in other or other in one or len(words & others) / len(words | others) >= 0.5


def same_unit(due: str | None, said: str | None) -> bool:
    """The unit agrees: the head noun phrase may be cut short or run on, from its first word."""
    one, other = f"{key(due)} ", f"{key(said or '')} "
    return bool(other.strip()) and (one.startswith(other) or other.startswith(one))


def overlap(one: Stretch, other: Stretch) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def options(value: Any) -> list[Any]:
    """The readings that a gold entry accepts: one, or a list of them."""
    return value if isinstance(value, list) else [value]


def same_period(due: Any, said: dict[str, Any] | None) -> bool:
    """`due` as gold has it: null, "any", a pair of days, or a list of such readings."""
    if due == "any":
        return True
    several = isinstance(due, list) and any(isinstance(reading, list) for reading in due)
    days = (None, None) if said is None else (said["start"], said["end"])
    return any(days == tuple(reading or (None, None)) for reading in (due if several else [due]))
