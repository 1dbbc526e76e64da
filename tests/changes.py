"""Changes of a text that mean nothing, and what of its facts must stay the same: for tests and for fuzzing."""

import re
import textwrap
import unicodedata
from collections.abc import Callable
from itertools import accumulate
from typing import Any

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
