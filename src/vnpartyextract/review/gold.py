"""Corrected documents as gold: what `evaluate` reads, each entry pointing at its place by a quote."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Fact = Mapping[str, Any]
Entry = dict[str, Any]

_DIGITS = re.compile(r"\d+")


def gold(document: Mapping[str, Any], text: str) -> Entry:
    """The gold of a document whose spans point into `text`. Facts that nobody looked at are optional: neither counts.

    Digits in no fact are in `ignore`, as are those of figures without a unit, which gold cannot tell of.
    """
    facts = document["facts"]
    wholes = {fact["parent"] for fact in facts if fact["kind"] == "figure" and fact["parent"]}
    places = _Places(text)
    made: Entry = {"title": document["source"]["title"], "published": document["source"]["published"]}
    made = {name: value for name, value in made.items() if value is not None}
    kept = {fact["id"] for fact in facts if fact["kind"] != "figure" or fact["unit"]}
    told = {
        "figures": [_figure(fact, places, wholes, kept) for fact in facts if fact["kind"] == "figure" and fact["unit"]],
        "dates": [_date(fact, places) for fact in facts if fact["kind"] == "date"],
        "officials": [_official(fact) for fact in facts if fact["kind"] == "official"],
        "citations": [_citation(fact, places) for fact in facts if fact["kind"] == "citation"],
    }
    return made | told | {"ignore": [*places.left()]}


class _Places:
    """Quotes for places of one text, and the digits that no quote has covered yet."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.covered: list[tuple[int, int]] = []

    def quote(self, start: int, end: int) -> str:
        """The place in double brackets, with as many words around it as make the quote the only one of its kind."""
        self.covered.append((start, end))
        left, right = start, end
        while self.text.count(self.text[left:right]) > 1:
            left, right = self._word_before(left), self._word_after(right)
        return f"{self.text[left:start]}[[{self.text[start:end]}]]{self.text[end:right]}"

    def left(self) -> Iterator[str]:
        for run in _DIGITS.finditer(self.text):
            if not any(start <= run.start() and run.end() <= end for start, end in self.covered):
                yield self.quote(run.start(), run.end())

    def _word_before(self, place: int) -> int:
        head = self.text[:place].rstrip()
        return len(head) - len(head.split()[-1]) if head else 0

    def _word_after(self, place: int) -> int:
        found = re.compile(r"\s*\S*").match(self.text, place)
        return found.end() if found else len(self.text)


def _figure(fact: Fact, places: _Places, wholes: Iterable[str], kept: Iterable[str]) -> Entry:
    entry: Entry = {"id": fact["id"]} if fact["id"] in wholes else {}
    entry |= {"at": places.quote(*fact["number_span"]), "metric": fact["metric"], "value": fact["value"]}
    entry |= _filled(fact, ("value_max", "total", "unit", "of", "group", "topic", "modifier"))
    if fact["status"] != "reported":
        entry["status"] = fact["status"]
    if fact["parent"] in kept:
        entry |= {"parent": fact["parent"], "relation": fact["relation"]}
    if fact["subject"] is not None:
        entry["subject"] = [fact["subject"]]
    if fact["period"] is not None:
        entry["period"] = [fact["period"]["start"], fact["period"]["end"]]
    return entry | _optional(fact)


def _date(fact: Fact, places: _Places) -> Entry:
    entry = {"at": places.quote(*fact["span"]), "type": fact["type"], "start": fact["start"], "end": fact["end"]}
    return entry | _filled(fact, ("duration",)) | _optional(fact)


def _official(fact: Fact) -> Entry:
    return {"name": fact["name"], "titles": [title["text"] for title in fact["titles"]]} | _optional(fact)


def _citation(fact: Fact, places: _Places) -> Entry:
    entry = {"at": places.quote(*fact["span"]), "type": fact["type"], "number": fact["number"]}
    return entry | _filled(fact, ("term", "date", "issuer")) | _optional(fact)


def _filled(fact: Fact, names: Iterable[str]) -> Entry:
    return {name: fact[name] for name in names if fact[name] is not None}


def _optional(fact: Fact) -> Entry:
    return {} if fact.get("reviewed") else {"optional": True}
