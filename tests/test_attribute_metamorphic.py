"""What must not change a figure's metric, group, status, unit and link: other numbers, line ends, Unicode forms, what
is told behind. Each change has the rate of figures that stay; a figure is told by its place in the text.
"""

import os
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import extract

CORPUS = sorted((Path(__file__).parents[1] / "corpus").glob("*.txt"))
TEXTS = {path.stem: path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n") for path in CORPUS}
GOLD = Path(os.environ.get("SHARED", Path(__file__).parents[2] / "shared")) / "gold"
Told = tuple[str, str | None, str, str | None, str | None, int | None]


def figures(text: str) -> list[dict[str, Any]]:
    return [fact for fact in extract(text)["facts"] if fact["kind"] == "figure"]


def told(text: str) -> list[Told]:
    """Metric, group, status, unit, relation and the place of the whole among the figures, for each figure."""
    return told_of(figures(text))


def told_of(found: list[dict[str, Any]]) -> list[Told]:
    place = {figure["id"]: number for number, figure in enumerate(found)}
    return [
        (
            figure["metric"],
            figure["group"] and re.sub(r"\d+", "0", figure["group"]),
            figure["status"],
            figure["unit"],
            figure["relation"],
            place.get(figure["parent"]),
        )
        for figure in found
    ]


def other_numbers(text: str, found: list[dict[str, Any]] | None = None) -> str:
    """Each whole number told by a figure is one more, but for those that end in 9: as long, and in the same order."""
    for figure in reversed(found if found is not None else figures(text)):
        start, end = figure["number_span"]
        number = text[start:end]
        plain = re.fullmatch(r"\d+(?:\.\d{3})*", number) and figure["total"] is None and figure["value_max"] is None
        if plain and number[-1] != "9" and figure["value"] > 1:
            text = text[: end - 1] + str(int(number[-1]) + 1) + text[end:]
    return text


def with_another_subject(text: str) -> str:
    return text.rstrip() + "\n\nHôm qua, chợ phiên bán 40 con trâu.\n"


CHANGES: list[tuple[str, Callable[[str], str], float]] = [
    ("other numbers", other_numbers, 0.995),
    ("CRLF", lambda text: text.replace("\n", "\r\n"), 1.0),
    ("NFD", lambda text: unicodedata.normalize("NFD", text), 1.0),
    ("a sentence of another subject behind", with_another_subject, 1.0),
]


@pytest.mark.parametrize(("change", "least"), [pytest.param(c, rate, id=name) for name, c, rate in CHANGES])
def test_figures_stay(change: Callable[[str], str], least: float) -> None:
    kept = total = 0
    lost = []
    for name, text in TEXTS.items():
        before, after = told(text), told(change(text))
        assert len(after) >= len(before), name
        total += len(before)
        same = [one == two for one, two in zip(before, after, strict=False)]
        kept += sum(same)
        lost += [(name, one, two) for one, two, alike in zip(before, after, same, strict=False) if not alike]
    assert kept / total >= least, lost[:10]


@pytest.mark.skipif(not GOLD.is_dir(), reason="there are no shared gold articles beside the project")
@pytest.mark.parametrize("folder", ["local", "news", "local2", "news2"])
def test_other_numbers_change_nothing_on_gold_articles(folder: str) -> None:
    """Nor do they change when a figure happened."""
    kept = total = 0
    lost = []
    for path in sorted((GOLD / folder).glob("*.txt")):
        text = path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
        first = figures(text)
        second = figures(other_numbers(text, first))
        before, after = (
            list(zip(told_of(found), [figure["period"] for figure in found], strict=True)) for found in (first, second)
        )
        total += len(before)
        same = [one == two for one, two in zip(before, after, strict=False)]
        kept += sum(same)
        lost += [(path.stem, one, two) for one, two, alike in zip(before, after, same, strict=False) if not alike]
    assert kept / total >= 0.99, (kept / total, lost[:10])
