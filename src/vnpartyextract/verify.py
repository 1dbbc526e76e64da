"""What must hold of every finished document, whatever the text: one list, for tests, for fuzzing and for `--verify`."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import pairwise
from math import isfinite
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = re.compile(r"\d+")
_LOWER = ("unit", "of")  # fields that tell a common noun
_NORMAL = ("unit", "of", "group", "topic", "subject", "place", "name", "position", "organization", "number", "issuer")

Fact = Mapping[str, Any]


def broken(document: Mapping[str, Any], text: str | None = None) -> list[str]:
    """What does not hold of a finished document, each as a sentence; none where all is well.

    `text` is the text that its spans point into; without it, what it holds itself (`source.text`), and where it holds
    none, what needs the text is not looked at. Never raises for a document that has the keys of the contract.
    """
    text = document["source"].get("text") if text is None else text
    return [
        *_shape(document),
        *_values(document, "document"),
        *_places(document, text),
        *_normal(document),
        *_links(document),
        *_times(document),
        *(_ledger(document, text) if text is not None else ()),
    ]


def _shape(document: Mapping[str, Any]) -> Iterator[str]:
    """The contract itself: keys, kinds of values, order."""
    from pydantic import ValidationError  # late, as the models: they take as long as an article

    from vnpartyextract.output.schema import check

    try:
        check(dict(document))
    except ValidationError as error:
        for one in error.errors()[:5]:
            yield f"{'.'.join(map(str, one['loc'])) or 'document'}: {one['msg']}"
    except ValueError as error:
        yield f"document: {error}"


def _values(value: Any, where: str) -> Iterator[str]:
    """JSON has no NaN and no infinity, and UTF-8 no half of a character."""
    if isinstance(value, float) and not isfinite(value):
        yield f"{where}: {value} is no number of JSON"
    elif isinstance(value, str) and _SURROGATE.search(value):
        yield f"{where}: holds half of a character"
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _values(key, where)
            yield from _values(inner, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for number, inner in enumerate(value):
            yield from _values(inner, f"{where}.{number}")


def _places(document: Mapping[str, Any], text: str | None) -> Iterator[str]:
    """Every fact quotes its place, and no two figures and no two officials share one."""
    facts = document["facts"]
    if text is not None:
        for fact in facts:
            start, end = fact["span"]
            if text[start:end] != fact["text"]:
                yield f"{fact['id']}: its text is not what stands at {[start, end]}"
        spans = [("official", span) for fact in _of(facts, "official") for span in fact["mentions"]]
        spans += [(one["id"], span) for one in document["organizations"] for span in one["mentions"]]
        for name, (start, end) in spans:
            if not 0 <= start < end <= len(text):
                yield f"{name}: a mention at {[start, end]} lies outside of the text"
    for kind in ("figure", "official"):
        for one, two in pairwise(sorted(_of(facts, kind), key=lambda fact: list(fact["span"]))):
            if two["span"][0] < one["span"][1]:
                yield f"{two['id']}: overlaps {one['id']} ({two['text']!r}, {one['text']!r})"


def _normal(document: Mapping[str, Any]) -> Iterator[str]:
    """Normalised fields: NFC, single spaces, null where there is nothing; common nouns in lower case."""
    records = [(fact["id"], fact) for fact in document["facts"]]
    records += [(fact["id"], title) for fact in _of(document["facts"], "official") for title in fact["titles"]]
    records += [(one["id"], one) for one in document["organizations"]]
    for name, record in records:
        for field in _NORMAL:
            value = record.get(field)
            if value is None:
                continue
            if not value or value != " ".join(value.split()):
                yield f"{name}: {field} {value!r} is blank or has spaces that mean nothing"
            if value != unicodedata.normalize("NFC", value):
                yield f"{name}: {field} {value!r} is not NFC"
            if field in _LOWER and any(word not in (word.lower(), word.upper()) for word in value.split()):
                yield f"{name}: {field} {value!r} is not lower case"


def _links(document: Mapping[str, Any]) -> Iterator[str]:
    """Parents and organisations exist, and none is, over however many steps, its own."""
    figures = {fact["id"]: fact["parent"] for fact in _of(document["facts"], "figure")}
    hosts = {one["id"]: one["host"] for one in document["organizations"]}
    for what, parents in (("parent", figures), ("host", hosts)):
        free: set[str] = set()  # those from which the way up is known to end
        for name in parents:
            way: list[str] = []
            here: str | None = name
            while here is not None and here not in free:
                if here not in parents:
                    yield f"{way[-1]}: its {what} {here} is not in the document"
                    break
                if here in way:
                    yield f"{here}: is its own {what}"
                    break
                way.append(here)
                here = parents[here]
            free.update(way)
    for fact in _of(document["facts"], "figure"):
        if (fact["subject_id"] is None) != (fact["subject"] is None):
            yield f"{fact['id']}: subject and subject_id do not go together"
        elif fact["subject_id"] is not None and fact["subject_id"] not in hosts:
            yield f"{fact['id']}: its subject {fact['subject_id']} is not in organizations"


def _times(document: Mapping[str, Any]) -> Iterator[str]:
    """Nothing ends before it begins, and no range of values does."""
    for fact in document["facts"]:
        told = fact if fact["kind"] == "date" else fact.get("period")
        if told and told["start"] and told["end"] and told["start"] > told["end"]:
            yield f"{fact['id']}: starts on {told['start']}, after its end on {told['end']}"
        if fact["kind"] == "figure" and fact["value_max"] is not None and fact["value_max"] < fact["value"]:
            yield f"{fact['id']}: value_max {fact['value_max']} is below value {fact['value']}"


def _ledger(document: Mapping[str, Any], text: str) -> Iterator[str]:
    """Every run of digits is in a fact or in the ledger."""
    held = [fact["span"] for fact in document["facts"]] + [left["span"] for left in document["numerals"]["left"]]
    held.sort()
    at = reach = 0
    for run in _DIGITS.finditer(text):
        while at < len(held) and held[at][0] <= run.start():
            reach = max(reach, held[at][1])
            at += 1
        if reach < run.end():
            yield f"the numeral {run.group()!r} at {run.start()} is neither in a fact nor left over"


def _of(facts: list[Fact], kind: str) -> list[Fact]:
    return [fact for fact in facts if fact["kind"] == kind]
