"""Layout is not meaning: another layout of an article changes no field of any of its facts.

On the corpus always; on a folder of annotated articles where VNPARTYEXTRACT_GOLD names one.
"""

import os
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from changes import LAYOUTS, WRAPS, changed, shape
from vnpartyextract import extract
from vnpartyextract.rules.load import load_patterns

CORPUS = Path(__file__).parents[1] / "corpus"
GOLD = os.environ.get("VNPARTYEXTRACT_GOLD", "")
FOLDERS = [
    pytest.param(str(CORPUS), id="corpus"),
    pytest.param(GOLD, id="gold", marks=pytest.mark.skipif(not GOLD, reason="VNPARTYEXTRACT_GOLD names no folder")),
]


@cache
def texts(folder: str) -> dict[str, str]:
    """The articles, each in NFC and with plain line ends."""
    return {
        path.name: unicodedata.normalize("NFC", path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n"))
        for path in sorted(Path(folder).rglob("*.txt"))
    }


@cache
def said(folder: str) -> dict[str, list[dict[str, Any]]]:
    return {name: shape(extract(text, patterns=load_patterns()), text) for name, text in texts(folder).items()}


def lost(folder: str, change: str) -> list[Any]:
    found = []
    for name, text in texts(folder).items():
        other = {**LAYOUTS, **WRAPS}[change](text)
        facts = shape(extract(other, patterns=load_patterns()), other)
        found += [(name, *one) for one in changed(said(folder)[name], facts, None if change in LAYOUTS else "figure")]
    return found


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("change", LAYOUTS)
def test_layout_changes_no_fact(folder: str, change: str) -> None:
    assert lost(folder, change) == []


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("change", WRAPS)
def test_hard_wraps_change_hardly_a_figure(folder: str, change: str) -> None:
    found = lost(folder, change)
    total = sum(fact["kind"] == "figure" for facts in said(folder).values() for fact in facts)
    # 1 % of all gold articles, which the corpus is too small to hold to.
    assert len(found) <= (0.015 if folder == str(CORPUS) else 0.01) * total, found
