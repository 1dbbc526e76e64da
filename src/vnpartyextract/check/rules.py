"""All rules in order, and what they find."""

from collections.abc import Iterator, Sequence

from vnpartyextract.check import dates, parts, plans, repeats, shares, totals
from vnpartyextract.check.article import Article
from vnpartyextract.check.finding import Finding, Rule


def all_rules() -> tuple[Rule, ...]:
    """Every rule, family by family. Raises PatternError where patterns/check/exclusive.yaml is wrong."""
    return (*parts.rules(), *shares.rules(), *plans.rules(), *repeats.rules(), *totals.rules(), *dates.rules())


def check_articles(articles: Sequence[Article], rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """What the `rules` (all of them where None) find in these articles, by path, then in text order.

    The order of the articles makes no difference.
    """
    found = [(order, finding) for order, rule in enumerate(rules or all_rules()) for finding in _found(articles, rule)]
    found.sort(key=_place)
    return tuple(finding for _, finding in found)


def _found(articles: Sequence[Article], rule: Rule) -> Iterator[Finding]:
    for said in rule.find(articles):
        yield Finding(rule.name, rule.severity, said.message, said.quotes, said.numbers, said.derived)


def _place(one: tuple[int, Finding]) -> tuple[str, list[tuple[int, int]], int, str]:
    order, finding = one
    return (
        finding.quotes[0].path or "",
        [(quote.span.start, quote.span.end) for quote in finding.quotes],
        order,
        finding.message,
    )
