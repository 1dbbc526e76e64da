"""What the page is given of one article: plain data, whole enough to draw, filter, explain and correct."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vnpartyextract.check import Article, Finding, check_articles, read_article
from vnpartyextract.explain import Explanation
from vnpartyextract.messages import _
from vnpartyextract.output.plain import plain
from vnpartyextract.review.reasons import reasons, unread, unsure
from vnpartyextract.review.said import mark

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A place of a finding in another article: the number of that article from 0, its title, the words there."""

    article: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding as one of its articles shows it: its quotes are those in this article, the others are `elsewhere`."""

    finding: Finding
    elsewhere: tuple[Elsewhere, ...] = ()


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finished document with the text that its spans point into, why its facts are so, and what does not add up."""

    document: Mapping[str, Any]
    text: str
    explanation: Explanation | None = None
    findings: Sequence[Found] = field(default=())


def with_findings(articles: Sequence[Reviewed]) -> list[Reviewed]:
    """The articles, each with the findings that have a place in it: one between two articles is told in both."""
    read: list[Article] = [
        replace(read_article(one.document, one.text), path=str(number)) for number, one in enumerate(articles)
    ]
    found: dict[int, list[Found]] = {}
    for finding in check_articles(read):
        for number in dict.fromkeys(int(quote.path or 0) for quote in finding.quotes):
            found.setdefault(number, []).append(_seen_from(number, finding, articles))
    return [replace(one, findings=tuple(found.get(number, ()))) for number, one in enumerate(articles)]


def _seen_from(number: int, finding: Finding, articles: Sequence[Reviewed]) -> Found:
    quotes = tuple(quote for quote in finding.quotes if quote.path == str(number))
    elsewhere = [
        Elsewhere(int(quote.path), title_of(articles[int(quote.path)].document), quote.text)
        for quote in finding.quotes
        if quote.path is not None and quote not in quotes
    ]
    return Found(replace(finding, quotes=quotes), tuple(elsewhere))


def title_of(document: Mapping[str, Any]) -> str:
    """What an article is called: its headline, else its name or its file."""
    source = document["source"]
    return plain(source["title"] or source["id"] or source["path"] or "") or _("without a title")


def source_of(document: Mapping[str, Any]) -> Record:
    """What pages and files of corrections tell of the article: where it was, and the hash that it is known by."""
    return {name: document["source"].get(name) for name in ("path", "id", "sha256", "published", "characters")}


def record(article: Reviewed, pages: Sequence[str] | None = None) -> Record:
    """One article as JSON for the page. Keys of facts that hold nothing are left out.

    `pages`: where each of the articles has a page of its own; without it they are all in one file.
    """
    document, explanation = article.document, article.explanation
    told = {(one.kind, *one.span): one for one in explanation.facts} if explanation else {}
    facts = []
    for fact in document["facts"]:
        why = told.get((fact["kind"], *fact["span"]))
        made = {name: value for name, value in fact.items() if value not in (None, []) and name != "context"}
        made["seen"] = mark(fact)
        if why is not None:
            made["reasons"] = reasons(why)
            if doubts := unsure(fact["rule"], why):
                made["unsure"] = doubts
        facts.append(made)
    return {
        "source": source_of(document),
        "title": title_of(document),
        "headline": document["source"]["title"],
        "text": article.text,
        "facts": facts,
        "left": _left(document, explanation),
        "organizations": [_organization(one) for one in document.get("organizations", [])],
        "findings": [_finding(one, document["facts"], pages) for one in article.findings],
    }


def _left(document: Mapping[str, Any], explanation: Explanation | None) -> list[Record]:
    if explanation is not None:
        return unread(explanation)
    return [{"span": one["span"]} for one in document["numerals"]["left"]]


def _organization(one: Mapping[str, Any]) -> Record:
    return {name: one.get(name) for name in ("id", "name", "kind", "place", "place_code", "mentions")}


def _finding(found: Found, facts: Iterable[Mapping[str, Any]], pages: Sequence[str] | None) -> Record:
    """A finding with its places, the facts that stand there, and where its other articles are."""
    finding = found.finding
    spans = [list(quote.span) for quote in finding.quotes]
    elsewhere = [
        {"href": pages[one.article] if pages else f"#{one.article + 1}", "title": one.title, "text": one.text}
        for one in found.elsewhere
    ]
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "spans": spans,
        "facts": [fact["id"] for fact in facts if fact["span"] in spans],
        **({"elsewhere": elsewhere} if elsewhere else {}),
    }
