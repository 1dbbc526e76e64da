"""What each part of the pipeline is worth: the scores on gold articles with it, and what they lose without it.

Every variant runs on the same articles in one process; a part is put out of work by another function in its place.

Run: python benchmarks/ablation.py [FOLDER …]
"""

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any
from unittest.mock import patch

from vnpartyextract import pipeline
from vnpartyextract.evaluate.compare import key, options, overlap
from vnpartyextract.evaluate.gold import GoldArticle, load_gold
from vnpartyextract.evaluate.score import score
from vnpartyextract.output.assemble import assemble
from vnpartyextract.read.document import to_document
from vnpartyextract.reading import Reading
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.subject import assign

CORPUS = Path(__file__).parents[1] / "corpus"
SHOWN = ("figures_typed", "exact unit", "figures_full", "subject", "minor_subject", "period", "link")

Variant = tuple[bool, Callable[[], AbstractContextManager[Any]], Callable[[Reading], Reading]]


def _same(reading: Reading) -> Reading:
    return reading


def _unlinked(reading: Reading) -> Reading:
    for draft in reading.drafts:
        draft.parent = draft.relation = None
    return reading


def _undated(reading: Reading) -> Reading:
    """Periods only from the figure's own sentence."""
    own = [period if period is None or period.source in ("clause", "sentence") else None for period in reading.periods]
    return replace(reading, periods=own)


def _main_only(article: Any, _sentence: Any, draft: Any, _found: Any) -> Any:
    """What a figure without a subject in its clause gets where nothing is carried: the article's main one."""
    return article.default(draft.metric)


VARIANTS: dict[str, Variant] = {
    "everything": (True, nullcontext, _same),
    "without the tokenizer": (False, nullcontext, _same),
    "subjects not carried": (True, lambda: patch.object(assign, "_of_context", _main_only), _same),
    "periods not carried": (True, nullcontext, _undated),
    "no links across clauses": (True, lambda: patch.object(pipeline, "link", lambda _drafts: None), _same),
    "no links at all": (True, nullcontext, _unlinked),
}


def measure(articles: list[GoldArticle], variant: Variant) -> dict[str, float]:
    """The scores of one variant: F1 by kind, accuracy by field."""
    tokenize, replaced, changed = variant
    patterns = load_patterns()

    units: list[bool] = []

    def documents() -> Iterator[tuple[GoldArticle, dict[str, Any]]]:
        for article in articles:
            document = to_document(article.text, words=patterns.shapes.datelines)
            done = assemble(changed(pipeline.read_facts(document, patterns, tokenize=tokenize)))
            units.extend(_exact_units(article, done["facts"]))
            yield article, done

    with replaced():
        told = score(documents()).result()
    found: dict[str, float] = {kind: row["f1"] for kind, row in told.items() if isinstance(row, dict) and "f1" in row}
    found |= told["figure_fields"]
    found["exact unit"] = round(sum(units) / max(1, len(units)), 4)
    return found


def _exact_units(article: GoldArticle, facts: list[dict[str, Any]]) -> Iterator[bool]:
    """For each figure of gold that was found, whether its unit is gold's to the letter."""
    said = [fact for fact in facts if fact["kind"] == "figure"]
    for gold in article.entries("figures"):
        fact = next((one for one in said if overlap(tuple(one["number_span"]), gold["span"])), None)
        if fact is not None and gold.get("unit"):
            yield key(fact["unit"]) in [key(unit) for unit in options(gold["unit"])]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=[CORPUS], help="folders of gold (default: corpus/)")
    for folder in parser.parse_args().folders:
        articles, faults = load_gold(folder)
        if faults or not articles:
            parser.error(faults[0] if faults else f"{folder} holds no NAME.txt with NAME.gold.json")
        print(f"{folder.name}, {len(articles)} articles")
        print(f"{'':26}" + "".join(f"{name:>16}" for name in SHOWN))
        whole = measure(articles, VARIANTS["everything"])
        for name, variant in VARIANTS.items():
            found = measure(articles, variant)
            cells = [
                f"{found[kind]:.3f}" + (f" ({found[kind] - whole[kind]:+.3f})" if found[kind] != whole[kind] else "")
                for kind in SHOWN
            ]
            print(f"{name:26}" + "".join(f"{cell:>16}" for cell in cells))


if __name__ == "__main__":
    main()
