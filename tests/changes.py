"""Changes of a text that mean nothing, and what of its facts must stay the same: for tests and for fuzzing."""

import random
import re
import textwrap
import unicodedata
from collections.abc import Callable
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any

from vnpartyextract.text import fold

Change = Callable[[str], str]

_UNSEEN = "\u200b\xad\ufeff\u2060"


def wrapped(width: int) -> Change:
    """Every line broken to a width, as mail and many programs do."""

    def change(text: str) -> str:
        return "\n".join(
            textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) if line.strip() else line
            for line in text.split("\n")
        )

    return change


def _within_words(sign: str, step: int) -> Change:
    """`sign` put inside of every `step`-th word."""

    def change(text: str) -> str:
        words = iter(range(10**9))
        return re.sub(r"(?<=[^\W\d_])(?=[^\W\d_]\b)", lambda _: sign if next(words) % step == 0 else "", text)

    return change


LAYOUTS: dict[str, Change] = {
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "no-break spaces": lambda text: text.replace(" ", "\xa0"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "thin spaces": lambda text: text.replace(" ", "\u2009 "),
    "spaces before marks": lambda text: re.sub(r"(?<=\w)([,.;:])(?=\s|$)", r" \1", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "NEL": lambda text: text.replace("\n", "\x85"),
    "U+2028": lambda text: text.replace("\n", "\u2028"),
    "form feeds": lambda text: text.replace("\n", "\n\f"),
    "trailing spaces": lambda text: text.replace("\n", " \t\n") + "  \n\n \n",
    "indented": lambda text: "\n".join(f"   {line}" if line else line for line in text.split("\n")),
    "blank lines": lambda text: re.sub(r"\n\n+", "\n \n\n\n", text),
    "zero width": _within_words("\u200b", 3),
    "soft hyphens": _within_words("\xad", 2),
    "byte order marks": lambda text: text.replace("\n", "\n\ufeff"),
    "NFD": lambda text: unicodedata.normalize("NFD", text),
}
WRAPS: dict[str, Change] = {f"wrapped at {width}": wrapped(width) for width in (60, 72, 80, 100, 120)}


def shape(document: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """The facts of a document without what layout may change: places are counted in the letters before them."""
    count = list(accumulate((_seen(char) for char in text), initial=0))
    at = {fact["id"]: count[fact["span"][0]] for fact in document["facts"]}
    return [
        {
            "at": at[fact["id"]],
            **{key: _plain(key, fact[key], at, count) for key in fact if key not in _PLACES},
        }
        for fact in document["facts"]
    ]


_PLACES = ("id", "span", "text", "number_span", "context", "rule")
_MOVED = {"subject_id"}  # told by `subject`


def _seen(char: str) -> int:
    """Whether a character is one that a reader counts."""
    return not char.isspace() and char not in _UNSEEN and unicodedata.category(char)[0] != "M"


def _plain(key: str, value: Any, at: dict[str, int], count: list[int]) -> Any:
    if key in _MOVED:
        return None
    if key == "parent":
        return value and at[value]
    if key == "mentions":
        return [count[start] for start, _ in value]
    if isinstance(value, dict):
        return {inner: _plain(inner, one, at, count) for inner, one in value.items()}
    if isinstance(value, list):
        return [_plain(key, one, at, count) for one in value]
    if isinstance(value, str):
        if key == "text":  # as the article has it
            value = unicodedata.normalize("NFC", value)
            value = "".join(char for char in value if char not in _UNSEEN)
            value = re.sub(r"\s+([,.;:])", r"\1", " ".join(value.split()))
        return value
    return value


def changed(before: list[dict[str, Any]], after: list[dict[str, Any]], kind: str | None = "figure") -> list[Any]:
    """The facts of a kind that are others afterwards, with what they became; first those that are gone or new."""
    one = {(fact["kind"], fact["at"]): fact for fact in before if kind in (None, fact["kind"])}
    two = {(fact["kind"], fact["at"]): fact for fact in after if kind in (None, fact["kind"])}
    lost: list[Any] = [(place, one.get(place), two.get(place)) for place in sorted(one.keys() ^ two.keys())]
    for place in sorted(one.keys() & two.keys()):
        keys = [key for key in one[place] if one[place][key] != two[place].get(key)]
        if keys:
            lost.append((place, [(key, one[place][key], two[place].get(key)) for key in keys]))
    return lost


# Numbers and names are variables.


def other_numbers(text: str, document: dict[str, Any], rng: random.Random) -> tuple[str, dict[str, str]]:
    """Each whole number of a figure is another of as many digits, all of them in the same order."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for fact in document["facts"]:
        if fact["kind"] != "figure" or fact["total"] is not None or fact["value_max"] is not None:
            continue
        start, end = fact["number_span"]
        if re.fullmatch(r"[1-9]\d*(?:\.\d{3})*", text[start:end]) and fact["value"] > 1 and fact["unit"] != "%":
            value = int(text[start:end].replace(".", ""))
            found.setdefault(len(str(value)), []).append((value, start, end))
    places = []
    for size, numbers in found.items():
        values = sorted({value for value, _, _ in numbers})
        low, high = max(2, 10 ** (size - 1)), 10**size - 1
        if high - low + 1 <= len(values):
            continue
        new = dict(zip(values, sorted(rng.sample(range(low, high + 1), len(values))), strict=True))
        places += [(start, end, new[value]) for value, start, end in numbers]
    for start, end, value in sorted(places, reverse=True):
        said = f"{value:,}".replace(",", ".") if "." in text[start:end] else str(value)
        text = text[:start] + said + text[end:]
    return text, {}


_PLACES_OF = {
    "xã": ("Tân Lập", "Bình Minh", "Phú Sơn"),
    "phường": ("Trung Hòa", "Phú Thịnh", "Đông Sơn"),
    "thị trấn": ("Hưng Nhân", "Quế Lâm", "Ba Sao"),
    "huyện": ("Hậu Lộc", "Tân Yên", "Phù Yên"),
    "thị xã": ("Nghĩa Lộ", "Bỉm Sơn", "Hương Thủy"),
    "thành phố": ("Vĩnh Yên", "Phủ Lý", "Tam Kỳ"),
    "central": ("Cần Thơ", "Đà Nẵng", "Hải Phòng"),
    "tỉnh": ("Nam Định", "Quảng Ngãi", "Bắc Giang"),
}


def other_places(text: str, document: dict[str, Any], rng: random.Random) -> tuple[str, dict[str, str]]:
    """The name of each place that a figure is about is another one of its level, everywhere in the text."""
    names: dict[str, str] = {}
    for fact in document["facts"]:
        place = fact["kind"] == "figure" and fact["place"]
        level = next((level for level in _PLACES_OF if place and place.startswith(f"{level} ")), None)
        if level is None:
            continue
        name = place[len(level) + 1 :]
        central = level == "thành phố" and fact["place_code"] is not None and len(fact["place_code"]) == 2
        free = _PLACES_OF["central" if central else level]
        fresh = [each for each in free if each not in text and each not in names.values()]
        # A name that is written in more than one way would be another one half of the time.
        spelled = fold(text).text.count(fold(name).text) == len(re.findall(_spaced(name), text, re.IGNORECASE))
        if name not in names and 1 < len(name.split()) < 3 and name.istitle() and spelled and fresh:
            names[name] = rng.choice(fresh)
    return _renamed(text, names), names


_FAMILY, _MIDDLE, _SECOND = ("Phạm", "Vũ", "Đặng", "Bùi"), ("Văn", "Thị", "Đức", "Minh"), ("Thu", "Hồng", "Ngọc")
_GIVEN = ("Tuấn", "Hạnh", "Khánh", "Vinh")


def other_officials(text: str, document: dict[str, Any], rng: random.Random) -> tuple[str, dict[str, str]]:
    """Each official has another name of as many syllables, everywhere in the text."""
    names: dict[str, str] = {}
    for fact in document["facts"]:
        if fact["kind"] != "official" or fact["name"] in names or len(fact["name"].split()) not in (3, 4):
            continue
        if sum(fact["name"].split()[-1] == other.split()[-1] for other in names) or fact["name"] not in text:
            continue
        middle = [rng.choice(_MIDDLE)] if len(fact["name"].split()) == 3 else ["Thị", rng.choice(_SECOND)]
        fresh = " ".join([rng.choice(_FAMILY), *middle, rng.choice(_GIVEN)])
        if fresh not in names.values() and fresh.split()[-1] not in text:
            names[fact["name"]] = fresh
    return _renamed(text, names), names


def _spaced(name: str) -> str:
    return r"\s+".join(map(re.escape, name.split()))


def _renamed(text: str, names: dict[str, str]) -> str:
    if not names:
        return text
    which = re.compile(rf"\b(?:{'|'.join(map(_spaced, sorted(names, key=len, reverse=True)))})\b", re.IGNORECASE)
    low = {name.lower(): fresh for name, fresh in names.items()}

    def fresh(found: re.Match[str]) -> str:
        name = low[" ".join(found[0].lower().split())]
        return name.upper() if found[0].isupper() else name

    return which.sub(fresh, text)


NEUTRAL = (
    "Không khí buổi sáng trong lành, bà con phấn khởi ra đồng.",
    "Cây cối ven đường xanh tốt sau những cơn mưa đầu mùa.",
    "Ai nấy đều vui vẻ, chuyện trò rôm rả.",
)


def neutral_sentence(text: str, document: dict[str, Any], rng: random.Random) -> tuple[str, dict[str, str]]:
    """A sentence that says nothing behind a paragraph of the text."""
    ends = [match.end() for match in re.finditer(r"[^\W\d_]{2}[.](?=\n|$)", text)]
    if ends:
        place = rng.choice(ends)
        text = f"{text[:place]} {rng.choice(NEUTRAL)}{text[place:]}"
    return text, {}


def neutral_paragraph(text: str, document: dict[str, Any], rng: random.Random) -> tuple[str, dict[str, str]]:
    """A paragraph that says nothing between two of the text."""
    ends = [match.end() for match in re.finditer(r"[^\W\d_]{2}[.](?=\n\n[A-ZĐ]|$)", text)]
    if ends:
        place = rng.choice(ends)
        text = f"{text[:place]}\n\n{rng.choice(NEUTRAL)}{text[place:]}"
    return text, {}


Rewrite = Callable[[str, dict[str, Any], random.Random], tuple[str, dict[str, str]]]
# Each with the fields of a figure that must stay.
_KIND = ("metric", "group", "relation", "parent", "status", "unit", "topic")
REWRITES: dict[str, tuple[Rewrite, tuple[str, ...]]] = {
    "numbers": (other_numbers, ("metric", "group", "relation", "parent")),
    "places": (other_places, (*_KIND, "value", "subject", "place", "period")),
    "officials": (other_officials, (*_KIND, "value", "subject", "place", "period")),
    "neutral sentence": (neutral_sentence, (*_KIND, "value", "subject", "place", "period")),
    "neutral paragraph": (neutral_paragraph, (*_KIND, "value", "subject", "place", "period")),
}


def figures_of(document: dict[str, Any], fields: tuple[str, ...], names: dict[str, str]) -> list[dict[str, Any]]:
    """The figures in text order, each with some of its fields; names as they were renamed, whole figures by number."""
    found = [fact for fact in document["facts"] if fact["kind"] == "figure"]
    number = {fact["id"]: place for place, fact in enumerate(found)}

    def said(field: str, value: Any) -> Any:
        if field == "parent":
            return number.get(value)
        if field == "group" and value:
            return re.sub(r"\d[\d.]*", "0", _renamed(value, names))
        if field == "period" and value:
            return value["start"], value["end"]
        return _renamed(value, names) if isinstance(value, str) else value

    return [{"text": fact["text"], **{field: said(field, fact[field]) for field in fields}} for fact in found]


def differing(before: list[dict[str, Any]], after: list[dict[str, Any]]) -> list[Any]:
    """The figures whose fields are others, field by field; where some are gone or new, all that cannot be paired."""
    if len(before) != len(after):
        pairs = SequenceMatcher(None, [one["text"] for one in before], [one["text"] for one in after], autojunk=False)
        kept = [(block.a + step, block.b + step) for block in pairs.get_matching_blocks() for step in range(block.size)]
        lost: list[Any] = [("gone", before[at]) for at in sorted({*range(len(before))} - {at for at, _ in kept})]
        lost += [("new", after[at]) for at in sorted({*range(len(after))} - {at for _, at in kept})]
        skip = ("text", "parent")
    else:
        kept, lost, skip = [(at, at) for at in range(len(before))], [], ("text",)
    for one, two in ((before[first], after[second]) for first, second in kept):
        fields = [(field, one[field], two[field]) for field in one if field not in skip and one[field] != two[field]]
        if fields:
            lost.append((one["text"], fields))
    return lost
