"""The words by which the head and the foot of an article are known, read from patterns/shapes/datelines.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class HeadWords:
    """Every vocabulary of the file, folded; phrases as tuples of words where they are matched word by word."""

    labels: frozenset[str]
    changes: tuple[str, ...]
    offices: tuple[str, ...]
    fillers: frozenset[str]
    authors: frozenset[str]
    parts_of_day: frozenset[str]
    months: dict[str, int]
    ends: frozenset[str]
    sections: frozenset[Words]
    section_starts: frozenset[Words]
    sites: frozenset[Words]
    levels: frozenset[Words]
    banners: tuple[str, ...]
    furniture: tuple[str, ...]
    page_classes: frozenset[str]
    counters: frozenset[str]
    examples: tuple[tuple[str, str], ...]


_LINE = ("labels", "changes", "offices", "fillers", "authors", "parts_of_day", "ends")


def load_head_words(path: Path) -> dict[str, Any]:
    """The vocabularies of one file as plain data (JSON holds it). Raises PatternError where the file is wrong."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.rules.dateline_file import DatelineFile
    from vnpartyextract.rules.source import read_rules

    file = read_rules(path, DatelineFile)
    line, head = file.dateline, file.headline
    months = (each.rsplit(" ", 1) for each in _phrases(line.months))
    return {
        **{name: _phrases(getattr(line, name)) for name in _LINE},
        **{name: _phrases(getattr(head, name)) for name in ("sections", "section_starts", "sites", "levels")},
        **{name: _phrases(getattr(head, name)) for name in ("banners", "furniture")},
        "page_classes": _phrases(file.page.classes),
        "counters": _phrases(file.page.counters),
        "months": {name: int(number) for name, number in months},
        "examples": [each.split(" ", 1) for each in line.examples.splitlines()],
    }


def compile_head_words(data: dict[str, Any]) -> HeadWords:
    """The vocabularies ready for use, from what `load_head_words` gave."""
    return HeadWords(
        labels=frozenset(data["labels"]),
        changes=tuple(data["changes"]),
        offices=tuple(data["offices"]),
        fillers=frozenset(data["fillers"]),
        authors=frozenset(data["authors"]),
        parts_of_day=frozenset(data["parts_of_day"]),
        months=data["months"],
        ends=frozenset(data["ends"]),
        sections=_tuples(data["sections"]),
        section_starts=_tuples(data["section_starts"]),
        sites=_tuples(data["sites"]),
        levels=_tuples(data["levels"]),
        banners=tuple(data["banners"]),
        furniture=tuple(data["furniture"]),
        page_classes=frozenset(data["page_classes"]),
        counters=frozenset(data["counters"]),
        examples=tuple((due, text) for due, text in data["examples"]),
    )


def read_head_words(path: Path) -> HeadWords:
    """The vocabularies of one file. Raises PatternError where it is wrong."""
    return compile_head_words(load_head_words(path))


@cache
def built_in() -> HeadWords:
    """The vocabularies that come with the package: beside it in a wheel, at the root of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "patterns"
    return read_head_words((inside if inside.is_dir() else package.parents[1] / "patterns") / "shapes/datelines.yaml")


def _phrases(listed: str) -> list[str]:
    return [" ".join(each.split()) for each in listed.split(" | ")]


def _tuples(phrases: list[str]) -> frozenset[Words]:
    return frozenset(tuple(each.replace(",", "").split()) for each in phrases)
