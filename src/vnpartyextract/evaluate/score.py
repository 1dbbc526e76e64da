"""Documents against gold articles: the figures, and the misses behind them."""

from collections.abc import Iterable, Iterator
from typing import Any

from vnpartyextract.evaluate.card import Card
from vnpartyextract.evaluate.figures import score_figures
from vnpartyextract.evaluate.gold import GoldArticle
from vnpartyextract.evaluate.others import (
    score_citations,
    score_dates,
    score_ledger,
    score_officials,
    score_source,
)


def score(pairs: Iterable[tuple[GoldArticle, dict[str, Any] | None]]) -> Card:
    """Score each article's document (None where there is none: then everything is missed)."""
    card = Card()
    for article, document in pairs:
        card.begin(article.name)
        if document is None:
            card.note("no document", "the article could not be read")
            document = {}
        facts = document.get("facts", [])
        score_source(article, document.get("source", {}), card)
        score_ledger(article, document, card)
        score_figures(article, facts, card)
        score_dates(article, facts, card)
        score_officials(article, facts, card)
        score_citations(article, facts, card)
        card.end()
    return card


def rows(result: dict[str, Any]) -> Iterator[str]:
    """A result as lines for people."""
    for name, row in result.items():
        if isinstance(row, dict) and "f1" in row:
            rates = f"P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}"
            yield f"{name:16} {rates}   ({row['hit']} of {row['due']} due, {row['said']} said)"
    fields = "  ".join(f"{name} {share:.3f}" for name, share in result["figure_fields"].items())
    yield f"figure fields    {fields}"
    yield (
        f"articles {result['articles']}, without any error {result['exact_articles']}, "
        f"broken spans {result['broken_spans']}, numerals lost {result['lost_numerals']}"
    )
