"""What the page is given of one article: plain data, whole enough to draw, filter, explain and correct."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from vnpartyextract.check import Article, Finding, check_articles, read_article
from vnpartyextract.explain import Explanation
from vnpartyextract.messages import _
from vnpartyextract.output.plain import plain
from vnpartyextract.review.reasons import doubtful, reasons, unread

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A finished document with the text that its spans point into, why its facts are so, and what does not add up."""

    document: Mapping[str, Any]
    text: str
    explanation: Explanation | None = None
    findings: Sequence[Finding] = field(default=())


def with_findings(articles: Sequence[Reviewed]) -> list[Reviewed]:
    """The articles, each with the findings whose first place is in it; places in other articles are left out."""
    read: list[Article] = [
        replace(read_article(one.document, one.text), path=str(number)) for number, one in enumerate(articles)
    ]
    found: dict[str | None, list[Finding]] = {}
    for finding in check_articles(read):
        first = finding.quotes[0].path
        quotes = tuple(quote for quote in finding.quotes if quote.path == first)
        found.setdefault(first, []).append(replace(finding, quotes=quotes))
    return [replace(one, findings=tuple(found.get(str(number), ()))) for number, one in enumerate(articles)]


def title_of(document: Mapping[str, Any]) -> str:
    """What an article is called: its headline, else its name or its file."""
    source = document["source"]
    return plain(source["title"] or source["id"] or source["path"] or "") or _("without a title")


def record(article: Reviewed) -> Record:
    """One article as JSON for the page. Keys that hold nothing are left out."""
    document, explanation = article.document, article.explanation
    told = {(one.kind, *one.span): one for one in explanation.facts} if explanation else {}
    facts = []
    for fact in document["facts"]:
        why = told.get((fact["kind"], *fact["span"]))
        made = {name: value for name, value in fact.items() if value not in (None, []) and name != "context"}
        if why is not None:
            made["reasons"] = reasons(why)
            if doubtful(fact["rule"], why):
                made["unsure"] = True
        facts.append(made)
    source = document["source"]
    return {
        "source": {name: source.get(name) for name in ("path", "id", "sha256", "published", "characters")},
        "title": title_of(document),
        "headline": source["title"],
        "text": article.text,
        "tool": document["tool"],
        "facts": facts,
        "left": _left(document, explanation),
        "organizations": [_organization(one) for one in document.get("organizations", [])],
        "findings": [_finding(one, document["facts"]) for one in article.findings],
    }


def _left(document: Mapping[str, Any], explanation: Explanation | None) -> list[Record]:
    if explanation is not None:
        return unread(explanation)
    return [{"span": one["span"]} for one in document["numerals"]["left"]]


def _organization(one: Mapping[str, Any]) -> Record:
    return {name: one.get(name) for name in ("id", "name", "kind", "place", "place_code", "mentions")}


def _finding(finding: Finding, facts: Iterable[Mapping[str, Any]]) -> Record:
    """A finding with its places and the facts that stand there."""
    spans = [list(quote.span) for quote in finding.quotes]
    return {
        "rule": finding.rule,
        "severity": finding.severity,
        "message": finding.message,
        "spans": spans,
        "facts": [fact["id"] for fact in facts if fact["span"] in spans],
    }
