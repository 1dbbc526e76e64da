"""When two readings say the same: keys of comparison for names, phrases, units and subjects."""

import re
import unicodedata
from typing import Any, NamedTuple

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


def _keys(*words: str) -> frozenset[str]:
    return frozenset(known for word in words if (known := key(word)))


_NEGATIONS = _keys("không", "chưa")


def same_phrase(due: str | None, said: str | None) -> bool:
    """Free text agrees: equal, one inside the other, or half of the words shared; never where one alone negates."""
    if not due or not said:
        return not due and not said
    one, other = f" {key(due)} ", f" {key(said)} "
    words, others = set(one.split()), set(other.split())
    if (words ^ others) & _NEGATIONS:
        return False
    return one in other or other in one or len(words & others) / len(words | others) >= 0.5


def same_unit(due: str | None, said: str | None) -> bool:
    """The unit agrees: the head noun phrase may be cut short or run on, from its first word."""
    one, other = f"{key(due)} ", f"{key(said or '')} "
    return bool(other.strip()) and (one.startswith(other) or other.startswith(one))


# In this order: of two words before one, so that `thị trấn` is a level and `trấn` none.
_LEVELS = (
    "thành phố", "thị xã", "thị trấn", "khu phố", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường", "bản", "thôn",
    "ấp", "khóm", "buôn",
)  # fmt: skip
_LEVEL_WORDS = tuple((f" {word} ", f" {word.replace(' ', '_')} ") for level in _LEVELS if (word := key(level)))
_LEVEL_KEYS = frozenset(joined.strip() for _, joined in _LEVEL_WORDS)
_BODY_WORDS = frozenset(
    (
        key(
            "đảng bộ ủy chi ban thường vụ chấp hành hội đồng nhân dân kiểm tra cấp các tổ chức trung tâm chính trị"
            " trường công ty toàn tỉnh huyện quận thành thị"
        )
        or ""
    ).split()
)
_OF, _AT_ALL_LEVELS, _ALL = f" {key('của')} ", f" {key('các cấp')} ", "*"


def same_subject(due: str | None, said: str | None) -> bool:
    """An organisation or place agrees where body and name do.

    A level word that one side leaves out (Đảng bộ BĐBP tỉnh Quảng Trị), `của` and abbreviations are no difference; two
    different levels are. What cấp ủy or UBKT `các cấp` of a place did, its Đảng bộ did: either is right for the other.
    """
    if due is None or said is None:
        return due is said
    one, other = _parts_of_subject(due), _parts_of_subject(said)
    if not (one.levels <= other.levels or other.levels <= one.levels):
        return False
    if one.words == other.words:
        return bool(set(one.words) - _BODY_WORDS) or one.levels == other.levels
    names = [[word for word in side.words if word not in _BODY_WORDS] for side in (one, other)]
    return one.at_all_levels != other.at_all_levels and bool(names[0]) and names[0] == names[1]


class _Parts(NamedTuple):
    """A subject's words without its levels, its levels, and whether bodies `các cấp` are meant."""

    words: list[str]
    levels: frozenset[str]
    at_all_levels: bool


def _parts_of_subject(subject: str) -> _Parts:
    text = f" {key(subject)} ".replace(_OF, " ").replace(_AT_ALL_LEVELS, f" {_ALL} ")
    for apart, joined in _LEVEL_WORDS:
        text = text.replace(apart, joined).replace(apart, joined)  # twice: the first leaves every second neighbour
    words = [word for word in text.split() if word == _ALL or word[0].isalnum() or word[0] == "_"]
    plain = [word for word in words if word not in _LEVEL_KEYS and word != _ALL]
    return _Parts(plain, frozenset(words) & _LEVEL_KEYS, _ALL in words)


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
