"""What people typed, brought into the form of the contract, and why it cannot stand where it cannot."""

from collections.abc import Collection, Mapping
from typing import Any

from vnpartyextract.messages import _
from vnpartyextract.text import normal

Fact = dict[str, Any]

_NOUNS = ("unit", "of")  # fields with common nouns: in lower case, but for abbreviations
_WORDS = ("metric", "group", "topic", "subject", "name", "type", "number", "term", "issuer", *_NOUNS)
_NEEDED = ("metric", "value", "name", "titles", "type", "number")
_ALONE = ("figure", "official")  # no two of a kind share a place


def normalised(values: Mapping[str, Any]) -> Fact:
    """The values with their texts in normal form; null where nothing is left of one."""
    made = {name: _tidy(value) if name in _WORDS else value for name, value in values.items()}
    made |= {name: "" for name in _NEEDED if values.get(name) is not None and made[name] is None}
    for name in _NOUNS:
        if made.get(name):
            made[name] = " ".join(word if word.isupper() else word.lower() for word in made[name].split())
    if isinstance(made.get("titles"), list):
        made["titles"] = [
            {name: _tidy(value) for name, value in title.items()} if isinstance(title, dict) else title
            for title in made["titles"]
        ]
    return made


def _tidy(value: Any) -> Any:
    return normal(value) or None if isinstance(value, str) else value


def overlap(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two figures, or two officials, share a place."""
    if one["kind"] != other["kind"] or one["kind"] not in _ALONE:
        return False
    return bool(one["span"][0] < other["span"][1] and other["span"][0] < one["span"][1])


def unfit(fact: Fact, facts: Mapping[str, Fact], gone: Collection[str]) -> str | None:
    """Why a fact does not hold together, or not with the others (those that are `gone` left aside); None if it does."""
    for other in facts.values():
        if other["id"] != fact["id"] and other["id"] not in gone and overlap(fact, other):
            return _("it overlaps «{text}»").format(text=other["text"])
    if fact["kind"] == "figure":
        if _hangs_on_itself(fact, facts):
            return _("it would be a part of itself")
        if fact["parent"] is not None and facts[fact["parent"]]["kind"] != "figure":
            return _("its whole is no figure")
        if (fact["parent"] is None) != (fact["relation"] is None):
            return _("a whole and a relation go together")
        start, end = fact["number_span"]
        if not fact["span"][0] <= start < end <= fact["span"][1]:
            return _("the number does not stand inside of the fact")
        if fact["value_max"] is not None and fact["value_max"] < fact["value"]:
            return _("its upper end lies below its value")
    period = fact.get("period") if fact["kind"] == "figure" else fact
    if period and period.get("start") and period.get("end") and period["start"] > period["end"]:
        return _("it ends before it begins")
    if fact["kind"] == "date" and (fact["type"] == "duration") != (fact["duration"] is not None):
        return _("a duration, and nothing else, has a duration such as P5Y")
    empty = next((name for name in _NEEDED if fact.get(name, 1) in (None, "", [])), None)
    return _("{field} is empty").format(field=empty) if empty else None


def _hangs_on_itself(fact: Fact, facts: Mapping[str, Fact]) -> bool:
    seen = {fact["id"]}
    whole = fact["parent"]
    while whole in facts:
        if whole in seen:
            return True
        seen.add(whole)
        whole = facts[whole].get("parent")
    return False
