"""Corrections into a finished document: facts go, change and come, and the document still adds up."""

from collections.abc import Iterable, Mapping
from typing import Any

from vnpartyextract.documents.shape import KINDS, fault
from vnpartyextract.messages import _
from vnpartyextract.model import Span
from vnpartyextract.output.ledger import ledger
from vnpartyextract.review.fit import normalised, unfit
from vnpartyextract.review.said import Said, mark
from vnpartyextract.review.whose import Bodies
from vnpartyextract.rules.patterns import Patterns

Fact = dict[str, Any]

_IDENTITY = ("kind", "span", "text", "rule")

REVIEWED = {"accept": "accepted", "change": "changed", "add": "added"}


def merge(
    document: Mapping[str, Any], text: str, said: Iterable[Said], patterns: Patterns
) -> tuple[dict[str, Any], list[str]]:
    """The corrected document, and a sentence for each correction that could not be made.

    Facts keep their ids, and carry `reviewed`; added ones get new ids. What hung on a rejected fact hangs on nothing.
    The ledger, and place and province of a subject that was named, are worked out anew. Corrections that would break
    the contract are left out, and those of a fact that says something else now than when it was looked at.
    """
    facts = {fact["id"]: dict(fact) for fact in document["facts"]}
    bodies = Bodies(document, text, patterns)
    places = {(fact["kind"], *fact["span"]): fact["id"] for fact in facts.values()}
    problems: list[str] = []
    ids: dict[str, str] = {}  # what the page called a fact: what it is called here
    todo: list[tuple[Said, str]] = []
    for one in said:
        id = _new_id(facts) if one.action == "add" else _found(facts, places, one)
        if id is None or (one.action == "add" and text[slice(*one.span)] != one.text):
            problems.append(_("«{text}»: no such fact is there any more; left out.").format(text=one.text))
            continue
        if one.seen is not None and one.seen != mark(facts[id]):
            problems.append(
                _("«{text}»: it says something else now than when it was looked at; left out.").format(text=one.text)
            )
            continue
        ids[one.id] = id
        todo.append((one, id))
        if one.action == "add":
            facts[id] = _blank(one, id)
            places[one.kind, *one.span] = id
    gone = {id for one, id in todo if one.action == "reject"}
    for one, id in todo:
        before = facts[id]
        if one.action == "reject":
            continue
        after = {**before, **_values(one, ids, places, facts), "reviewed": REVIEWED[one.action]}
        if after.get("subject") != before.get("subject"):
            after |= bodies.named(after["subject"], after["number_span"])
        why = fault({**document, "facts": [after]}) or unfit(after, facts, gone)
        if why is None:
            facts[id] = after
        else:
            problems.append(_("«{text}»: left out: {why}").format(text=one.text, why=why))
            if one.action == "add":
                gone.add(facts.pop(id)["id"])
    kept = [fact for fact in facts.values() if fact["id"] not in gone]
    kept.sort(key=lambda fact: (fact["span"], fact["kind"]))
    for fact in kept:
        if fact.get("parent") in gone:
            fact.update(parent=None, relation=None)
    numerals = ledger(text, [Span(*fact["span"]) for fact in kept])
    return {**document, "organizations": bodies.used(kept), "facts": kept, "numerals": numerals}, problems


def _found(facts: Mapping[str, Fact], places: Mapping[tuple[Any, ...], str], one: Said) -> str | None:
    """The fact that is meant: by its id where that stands at the same place, else by its kind and place."""
    fact = facts.get(one.id)
    if fact is not None and (fact["kind"], tuple(fact["span"]), fact["text"]) == (one.kind, one.span, one.text):
        return one.id
    id = places.get((one.kind, *one.span))
    return id if id is not None and facts[id]["text"] == one.text else None


def _new_id(facts: Mapping[str, Fact]) -> str:
    numbers = [int(id[1:]) for id in facts if id[:1] == "f" and id[1:].isascii() and id[1:].isdecimal()]
    return f"f{max(numbers, default=0) + 1}"


def _blank(one: Said, id: str) -> Fact:
    """A new fact with every field of its kind, still empty."""
    made: Fact = {"id": id, "kind": one.kind, "text": one.text, "span": list(one.span), "rule": "review/added"}
    made |= {name: None for name in KINDS[one.kind] if not name.endswith("?")}
    if one.kind == "figure":
        made |= {"status": "reported", "number_span": one.values.get("number_span") or list(one.span)}
    return made | ({"mentions": [], "titles": []} if one.kind == "official" else {})


def _values(
    one: Said, ids: Mapping[str, str], places: Mapping[tuple[Any, ...], str], facts: Mapping[str, Fact]
) -> Fact:
    """The fields that were given, with the names that facts have here: a whole is known by its place."""
    values = normalised({name: value for name, value in one.values.items() if name not in _IDENTITY})
    if values.get("parent") is not None:
        whole = places.get(("figure", *one.whole)) if one.whole else ids.get(values["parent"], values["parent"])
        values["parent"] = whole if whole in facts else None
        if values["parent"] is None:
            values["relation"] = None
    return values
