"""Whose a figure is after a reader has named another subject: its organisation, its place, code and province."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from vnpartyextract.annotate.organisations import Organisation, find_organisations
from vnpartyextract.locate import locate_places
from vnpartyextract.places import Located
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.subject import read_name
from vnpartyextract.text import Folded, fold, normal

Fact = dict[str, Any]

OF_SUBJECT = ("subject", "place", "subject_id", "place_code", "province", "province_now")
"""The fields of a figure that follow from its subject."""


@dataclass
class Bodies:
    """The organisations of one document. Those that readers name join them, read as the text itself is read."""

    document: Mapping[str, Any]
    text: str
    patterns: Patterns
    organizations: list[Fact] = field(init=False)

    def __post_init__(self) -> None:
        self.organizations = [dict(one) for one in self.document["organizations"]]

    def named(self, subject: str | None, at: list[int]) -> Fact:
        """The fields of a figure whose number stands at `at`, with this subject; all are null without one."""
        if subject is None or not (name := normal(subject)):
            return dict.fromkeys(OF_SUBJECT)
        body = self._known(name) or self._new(name, at)
        for fact in self.document["facts"]:
            if fact.get("subject_id") == body["id"]:
                return {field: fact[field] for field in OF_SUBJECT}
        where = self._located(body["place"])
        told = (body["name"], body["place"], body["id"], body["place_code"], where.province, where.province_now)
        return dict(zip(OF_SUBJECT, told, strict=True))

    def used(self, facts: list[Fact]) -> list[Fact]:
        """The organisations that these facts name, and those that such a one belongs to."""
        hosts = {one["id"]: one["host"] for one in self.organizations}
        wanted: set[str] = set()
        for fact in facts:
            id = fact.get("subject_id")
            while id is not None and id not in wanted:
                wanted.add(id)
                id = hosts.get(id)
        return [one for one in self.organizations if one["id"] in wanted]

    def _known(self, name: str) -> Fact | None:
        key = fold(name).text
        return next((one for one in self.organizations if fold(one["name"]).text == key), None)

    def _new(self, name: str, at: list[int]) -> Fact:
        """An organisation that no fact has named so far. Where the text does not have it, the figure tells of it."""
        kind, place = read_name(name, self.patterns.shapes.organisations)
        places = re.finditer(rf"(?<!\w){re.escape(fold(name).text)}(?!\w)", self._folded.text)
        taken = {one["id"] for one in self.organizations}
        made = {
            "id": next(f"o{number}" for number in range(1, len(taken) + 2) if f"o{number}" not in taken),
            "name": name,
            "kind": "party" if kind == "central" else kind,
            "place": place,
            "place_code": self._located(place).code,
            "host": None,
            "mentions": [list(self._folded.span(*found.span())) for found in places] or [list(at)],
        }
        self.organizations.append(made)
        return made

    def _located(self, place: str | None) -> Located:
        day = self.document["source"]["published"]
        published = date.fromisoformat(day) if day else None
        found = locate_places([place], self._mentions, self._folded, published=published) if place else {}
        return found.get(place or "", Located())

    @cached_property
    def _folded(self) -> Folded:
        return fold(self.text)

    @cached_property
    def _mentions(self) -> list[Organisation]:
        return find_organisations(self._folded, self.patterns.shapes.organisations, tokenize=False)
