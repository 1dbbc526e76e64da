"""How well the articles of corpus/ are read: floors by kind of fact. They may go up, not down."""

from pathlib import Path
from typing import Any

import pytest

from vnpartyextract.evaluate.gold import GoldArticle, load_gold
from vnpartyextract.evaluate.score import score
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import read_path
from vnpartyextract.rules.load import load_patterns

CORPUS = Path(__file__).parents[1] / "corpus"

F1 = {
    "figures_found": 1.0,
    "figures_typed": 0.98,
    "figures_full": 0.9,
    "groups": 0.88,
    "title": 1.0,
    "published": 1.0,
    "dates": 0.98,
    "official_titles": 0.98,
    "citations_full": 0.98,
}
FIELDS = {
    "unit": 0.98,
    "modifier": 0.98,
    "value_max": 0.98,
    "total": 0.98,
    "status": 0.98,
    "of": 0.98,
    "subject": 0.95,
    "minor_subject": 0.85,
    "period": 0.95,
    "link": 0.95,
}


@pytest.fixture(scope="module")
def gold() -> tuple[list[GoldArticle], list[str]]:
    return load_gold(CORPUS)


@pytest.fixture(scope="module")
def result(gold: tuple[list[GoldArticle], list[str]]) -> dict[str, Any]:
    patterns = load_patterns()
    words = patterns.shapes.datelines
    return score(
        (article, extract_document(read_path(str(article.path), words=words), patterns)) for article in gold[0]
    ).result()


def test_gold_is_well_formed(gold: tuple[list[GoldArticle], list[str]]) -> None:
    articles, faults = gold
    assert faults == []
    assert {article.path for article in articles} == set(CORPUS.glob("*.txt"))
    assert len(articles) >= 8


@pytest.mark.parametrize(("kind", "floor"), F1.items())
def test_facts_reach_their_floor(kind: str, floor: float, result: dict[str, Any]) -> None:
    assert result[kind]["due"] > 0
    assert result[kind]["f1"] >= floor


@pytest.mark.parametrize(("field", "floor"), FIELDS.items())
def test_fields_reach_their_floor(field: str, floor: float, result: dict[str, Any]) -> None:
    assert result["figure_fields"][field] >= floor


def test_articles_that_no_rule_was_written_for() -> None:
    articles, faults = load_gold(CORPUS / "own")
    assert (len(articles), faults) == (13, [])
    patterns = load_patterns()
    words = patterns.shapes.datelines
    told = score(
        (article, extract_document(read_path(str(article.path), words=words), patterns)) for article in articles
    ).result()
    assert (told["broken_spans"], told["lost_numerals"]) == (0, 0)
    assert told["figures_found"]["f1"] >= 0.98
    assert told["figures_typed"]["f1"] >= 0.95
    assert told["figures_full"]["f1"] >= 0.85


def test_nothing_is_broken_and_no_numeral_lost(result: dict[str, Any]) -> None:
    assert (result["broken_spans"], result["lost_numerals"]) == (0, 0)
