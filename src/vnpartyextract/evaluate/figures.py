"""Figures against gold: found, typed, and each field of those that are."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from vnpartyextract.evaluate.card import Card
from vnpartyextract.evaluate.compare import (
    Stretch,
    key,
    options,
    overlap,
    same_period,
    same_phrase,
    same_subject,
    same_unit,
)
from vnpartyextract.evaluate.gold import NOWHERE, Entry, GoldArticle

Fact = dict[str, Any]
Spans = Mapping[str, Stretch]


def score_figures(article: GoldArticle, facts: list[Fact], card: Card) -> None:
    """Pair each gold figure with the first figure left whose number overlaps it; what is left over is too much."""
    free = [fact for fact in facts if fact["kind"] == "figure"]
    numbers: Spans = {fact["id"]: tuple(fact["number_span"]) for fact in free}
    parents = article.spans()
    main = main_subject(article)
    for gold in article.entries("figures"):
        said = next((fact for fact in free if overlap(numbers[fact["id"]], gold["span"])), None)
        if said:
            free.remove(said)
        if not gold.get("optional") and _typed(gold, said, card) and said:
            _score_fields(gold, said, parents, numbers, card)
            _score_phrases(gold, said, card)
            _score_minor_subject(gold, said, main, card)
    for said in free:
        typed = said["metric"] != "other"
        card.count("figures_found", said=1)
        card.count("figures_typed", said=typed)
        card.count("figures_full", said=typed)
        card.note("no such figure", f"{said['text']!r} as {said['metric']}")


def main_subject(article: GoldArticle) -> str | None:
    """The subject that most figures of the article share: getting only that one right is no art."""
    named: Counter[str] = Counter()
    for gold in article.entries("figures"):
        if isinstance(gold.get("subject"), list):
            named.update(name for subject in gold["subject"] if subject and (name := key(subject)))
    return min(named, key=lambda name: (-named[name], name), default=None)


def _typed(gold: Entry, said: Fact | None, card: Card) -> bool:
    """Count one gold figure as found and as typed. True where its fields are to be scored as well.

    Where gold accepts `other`, a metric is welcome and never due.
    """
    accepted = options(gold["metric"])
    welcome = "other" in accepted
    found = said is not None and _is_number(said["value"]) and math.isclose(said["value"], gold["value"], rel_tol=1e-9)
    typed = found and said is not None and said["metric"] in accepted
    claims = said is not None and said["metric"] != "other" and not (welcome and typed)
    card.count("figures_found", due=1, said=said is not None, hit=found)
    card.count("figures_typed", due=not welcome, said=claims, hit=typed and not welcome)
    card.count("figures_full", due=not welcome, said=claims)
    if not typed and (said is not None or not welcome):
        got = said and (said["metric"], said["value"])
        card.note("figure", f"{gold['at']} is {accepted[0]} {gold['value']}; got {got}")
    return typed and not welcome


def _is_number(value: object) -> bool:
    return isinstance(value, int | float)


def _score_fields(gold: Entry, said: Fact, parents: Spans, numbers: Spans, card: Card) -> None:
    wrong = []
    for name, right in _fields(gold, said, parents, numbers):
        card.field_is(name, right)
        if not right:
            shown = (said["relation"], said["parent"]) if name == "link" else said[name]
            wrong.append(f"{name}={shown!r}")
    card.count("figures_full", hit=not wrong)
    if wrong:
        card.note("figure fields", f"{gold['at']}: {', '.join(wrong)}")


def _fields(gold: Entry, said: Fact, parents: Spans, numbers: Spans) -> Iterator[tuple[str, bool]]:
    """Name of each field, and whether it is right."""
    yield "unit", any(same_unit(unit, said["unit"]) for unit in options(gold["unit"]))
    for name in ("modifier", "value_max", "total"):
        yield name, said[name] in options(gold.get(name))
    yield "status", said["status"] == gold.get("status", "reported")
    yield "of", any(same_phrase(whole, said["of"]) for whole in options(gold.get("of")))
    subjects = gold.get("subject") or [None]
    yield "subject", subjects == "any" or any(same_subject(subject, said["subject"]) for subject in subjects)
    yield "period", same_period(gold.get("period"), said["period"])
    yield "link", said["relation"] == gold.get("relation") and _same_parent(gold, said, parents, numbers)


def _same_parent(gold: Entry, said: Fact, parents: Spans, numbers: Spans) -> bool:
    due = parents.get(gold["parent"]) if gold.get("parent") else None
    if due is None or said["parent"] is None:
        return due is None and said["parent"] is None
    return overlap(numbers.get(said["parent"], NOWHERE), due)


def _score_phrases(gold: Entry, said: Fact, card: Card) -> None:
    """Group and topic, which are free text: where gold has none as well as one, both are right."""
    for name in ("group", "topic"):
        due, phrase = options(gold.get(name)), said[name]
        hit = phrase is not None and any(reading and same_phrase(reading, phrase) for reading in due)
        may_be_none = None in due
        # No topic in gold says little: nobody wrote down every one.
        if may_be_none and (hit or phrase is None or name == "topic"):
            continue
        card.count(name + "s", due=not may_be_none, said=phrase is not None, hit=hit)


def _score_minor_subject(gold: Entry, said: Fact, main: str | None, card: Card) -> None:
    """The subject once more, of the figures that are about another body than the article's main one."""
    if main is None or not isinstance(gold.get("subject"), list):
        return
    if main not in map(key, gold["subject"]):
        card.field_is("minor_subject", any(same_subject(subject, said["subject"]) for subject in gold["subject"]))
