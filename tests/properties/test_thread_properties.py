"""What has nothing to do with a figure changes neither its subject nor its period.

Every test changes real articles (corpus/, and the shared gold articles where they lie beside the project), and holds a
rate of figures whose subject and period stay.
"""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.rules.load import load_patterns

ROOT = Path(__file__).parents[2]
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared")) / "gold"
FOLDERS = {
    "corpus": [ROOT / "corpus", ROOT / "corpus" / "own"],
    "shared": [SHARED / "local2", SHARED / "news2"],
    "known": [SHARED / "local", SHARED / "news"],
}
PATTERNS = load_patterns()
ANOTHER = "Chi bộ Trường Tiểu học Đồng Vọng kết nạp 7 đảng viên."

Told = tuple[str | None, tuple[str | None, str | None] | None]


def articles(name: str) -> list[str]:
    found = [path.read_text("utf-8-sig") for folder in FOLDERS[name] for path in sorted(folder.glob("*.txt"))]
    if not found:
        pytest.skip("there are no shared gold articles beside the project")
    return found


def told(text: str, published: str | None = None) -> dict[int, Told]:
    """For each figure, by the place of its number, its subject and the days of its period."""
    found: dict[int, Told] = {}
    for fact in extract(text, published=published, patterns=PATTERNS)["facts"]:
        if fact["kind"] == "figure":
            period = fact["period"]
            days = None if period is None else (period["start"], period["end"])
            found[fact["number_span"][0]] = (fact["subject"], days)
    return found


def rate(pairs: Iterator[tuple[Any, Any]]) -> float:
    """How many of the pairs are alike."""
    alike = [one == other for one, other in pairs]
    assert len(alike) > 100
    return sum(alike) / len(alike)


def stays(name: str, change: Callable[[str, list[str], int], str]) -> float:
    """The rate of figures that stay where `change` adds to the end of each article."""

    def pairs() -> Iterator[tuple[Any, Any]]:
        texts = articles(name)
        for number, text in enumerate(texts):
            # Without a day of its own an article takes its year from all the text that there is.
            published = extract(text, patterns=PATTERNS)["source"]["published"] or "2024-01-15"
            before, after = told(text, published), told(change(text, texts, number), published)
            yield from ((value, after.get(place)) for place, value in before.items())

    return rate(pairs())


@pytest.mark.parametrize(("name", "floor"), [("corpus", 0.99), ("shared", 0.98)])
def test_a_sentence_of_another_subject_behind(name: str, floor: float) -> None:
    assert stays(name, lambda text, texts, number: f"{text.rstrip()}\n\n{ANOTHER}\n") >= floor


@pytest.mark.parametrize(("name", "floor"), [("corpus", 0.935), ("shared", 0.945), ("known", 0.95)])
def test_paragraphs_of_another_article_behind(name: str, floor: float) -> None:
    def join(text: str, texts: list[str], number: int) -> str:
        other = texts[(number + 1) % len(texts)]
        return text.rstrip() + "\n\n" + other.partition("\n")[2].lstrip()

    assert stays(name, join) >= floor


NAMES = {1: "Vọng", 2: "Đồng Vọng", 3: "Đồng Vọng Hạ", 4: "Đồng Vọng Hạ Sơn"}
LOWER = ("huyện ", "xã ", "thị trấn ", "phường ", "thị xã ", "quận ")


@pytest.mark.parametrize(("name", "floor"), [("corpus", 0.99), ("shared", 0.99), ("known", 0.99)])
def test_another_name_of_the_same_level(name: str, floor: float) -> None:
    """The place that most figures of an article are about is given another name of as many syllables."""

    def pairs() -> Iterator[tuple[Any, Any]]:
        for text in articles(name):
            facts = extract(text, patterns=PATTERNS)["facts"]
            places = [fact["place"] for fact in facts if fact["kind"] == "figure" and fact["place"]]
            place = max(places, key=places.count, default="")
            level = next((level for level in LOWER if place.startswith(level)), None)
            own = place.removeprefix(level) if level else ""
            other = NAMES.get(len(own.split()))
            if not own or other is None or own.isdigit() or other in text:
                continue
            changed = re.sub(re.escape(own.upper()), other.upper(), text.replace(own, other))
            before, after = told(text), told(changed)
            if len(before) != len(after):
                yield from ((value, None) for value in before.values())
                continue
            for one, two in zip(before.values(), after.values(), strict=True):
                subject = None if one[0] is None else one[0].replace(own, other)
                yield (subject, one[1]), two

    assert rate(pairs()) >= floor
