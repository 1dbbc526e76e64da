"""What is no figure against gold: the source's own fields, spans and ledger, dates, officials, citations."""

import re
from collections.abc import Callable
from typing import Any

from vnpartyextract.evaluate.card import Card
from vnpartyextract.evaluate.compare import Stretch, key, options, overlap, same_phrase
from vnpartyextract.evaluate.gold import DIGITS, Entry, GoldArticle

Fact = dict[str, Any]

LONGEST = 160  # code points of a figure, date or citation; an official may list many offices
_NUMERAL = re.compile(r"\d+(?:[.,/:\-–]\d+)*")


def score_source(article: GoldArticle, source: dict[str, Any], card: Card) -> None:
    """Published date and title. A title is scored only where gold has one."""
    due, said = article.gold.get("published"), source.get("published")
    card.count("published", due=due is not None, said=said is not None, hit=said is not None and said == due)
    if said != due:
        card.note("published", f"is {due}; got {said}")
    if article.gold.get("title"):
        title = source.get("title")
        card.count("title", due=1, said=title is not None, hit=key(title) == key(article.gold["title"]))


def score_ledger(article: GoldArticle, document: dict[str, Any], card: Card) -> None:
    """Broken spans, and digits that are neither in a fact nor in the ledger."""
    text = article.text
    accounted: list[Stretch] = []
    for fact in document.get("facts", []):
        start, end = fact["span"]
        accounted.append((start, end))
        if text[start:end] != fact["text"] or (end - start > LONGEST and fact["kind"] != "official"):
            card.broken += 1
            card.note("span", f"{fact['text']!r} is not text[{start}:{end}], or too long")
    for entry in document.get("numerals", {}).get("left", []):
        start, end = entry["span"]
        if text[start:end] == entry["text"] and _NUMERAL.fullmatch(entry["text"]):
            accounted.append((start, end))
        else:
            card.broken += 1
            card.note("ledger", f"{entry} is no numeral of the text")
    for run in DIGITS.finditer(text):
        if not any(start <= run.start() and run.end() <= end for start, end in accounted):
            card.lost += 1
            card.note("numeral lost", f"…{text[max(0, run.start() - 20) : run.end() + 20]!r}…")


def score_dates(article: GoldArticle, facts: list[Fact], card: Card) -> None:
    """Time expressions: the days (or the duration) have to agree; the type is scored apart."""
    free = [fact for fact in facts if fact["kind"] == "date"]
    for gold in article.entries("dates"):
        said = _take(free, gold, lambda _: True)
        if gold.get("optional"):
            continue
        right = said is not None and _days(said) in [_days(reading) for reading in [gold, *gold.get("or", [])]]
        card.count("dates", due=1, said=said is not None, hit=right)
        if said is not None and right:
            card.field_is("date_type", said["type"] == gold.get("type") or bool(gold.get("or")))
        else:
            card.note("date", f"{gold['at']} is {_days(gold)}; got {said and (said['text'], *_days(said))}")
    for said in free:
        card.count("dates", said=1)
        card.note("no such date", said["text"])


def score_officials(article: GoldArticle, facts: list[Fact], card: Card) -> None:
    """Persons by name, and the offices of those that gold has too."""
    people: dict[str | None, list[str]] = {}
    for fact in facts:
        if fact["kind"] == "official":
            people.setdefault(key(fact["name"]), []).extend(title["text"] for title in fact["titles"])
    for gold in article.entries("officials"):
        titles = people.pop(key(gold["name"]), None)
        if not gold.get("optional"):
            card.count("official_names", due=1, said=titles is not None, hit=titles is not None)
            _score_titles(gold, titles or [], card)
    for name, titles in people.items():
        card.count("official_names", said=1)
        card.count("official_titles", said=len(titles))
        card.note("no such official", f"{name}: {titles}")


def _score_titles(gold: Entry, said: list[str], card: Card) -> None:
    left = [key(title) for title in said]
    missed = []
    for title in gold["titles"]:
        hit = next((reading for reading in map(key, options(title)) if reading in left), None)
        if hit is None:
            missed.append(options(title)[0])
        else:
            left.remove(hit)
    due = len(gold["titles"])
    card.count("official_titles", due=due, said=len(said), hit=due - len(missed))
    if missed or left:
        card.note("official", f"{gold['name']}: missed {missed}, said {said}")


def score_citations(article: GoldArticle, facts: list[Fact], card: Card) -> None:
    """Documents by type and number; `citations_full` asks for term, date and issuer as well."""
    free = [fact for fact in facts if fact["kind"] == "citation"]
    for gold in article.entries("citations"):
        numbers = {key(str(number)) for number in options(gold["number"])}
        said = _take(free, gold, lambda fact, numbers=numbers: key(fact["number"]) in numbers)  # type: ignore[misc]
        if gold.get("optional"):
            continue
        right = said is not None and key(said["type"]) in [key(kind) for kind in options(gold["type"])]
        full = right and said is not None and _same_circumstances(gold, said)
        card.count("citations", due=1, said=said is not None, hit=right)
        card.count("citations_full", due=1, said=said is not None, hit=full)
        if not full:
            got = said and tuple(said[name] for name in ("type", "number", "term", "date", "issuer"))
            card.note("citation", f"{gold['at']}: got {got}")
    for said in free:
        card.count("citations", said=1)
        card.count("citations_full", said=1)
        card.note("no such citation", said["text"])


def _same_circumstances(gold: Entry, said: Fact) -> bool:
    """Term, date and issuer; an issuer that gold does not tell is not asked for."""
    issuer = gold.get("issuer")
    return (
        key(said["term"]) == key(gold.get("term"))
        and said["date"] == gold.get("date")
        and (issuer is None or any(same_phrase(reading, said["issuer"]) for reading in options(issuer)))
    )


def _take(free: list[Fact], gold: Entry, fits: Callable[[Fact], bool]) -> Fact | None:
    """The first fact left that overlaps the gold entry and `fits`; it is taken out of `free`."""
    for index, fact in enumerate(free):
        if overlap(tuple(fact["span"]), gold["span"]) and fits(fact):
            return free.pop(index)
    return None


def _days(entry: dict[str, Any]) -> tuple[Any, Any, Any]:
    return entry.get("start"), entry.get("end"), entry.get("duration")
