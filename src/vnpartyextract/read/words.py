"""The words by which the head and the foot of an article are known, read from patterns/shapes/datelines.yaml."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vnpartyextract.rules.source import Strict, read_rules

Words = tuple[str, ...]


class _Dateline(Strict):
    labels: str
    fillers: str
    authors: str
    parts_of_day: str
    months: str
    ends: str
    examples: str


class _Headline(Strict):
    sections: str
    section_starts: str
    sites: str
    levels: str
    banners: str
    furniture: str


class _File(Strict):
    dateline: _Dateline
    headline: _Headline


@dataclass(frozen=True, slots=True, eq=False)
class HeadWords:
    """Every vocabulary of the file, folded; phrases as tuples of words where they are matched word by word."""

    labels: frozenset[str]
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
    examples: tuple[tuple[str, str], ...]


def read_head_words(path: Path) -> HeadWords:
    """The vocabularies of one file. Raises PatternError where it is wrong."""
    file = read_rules(path, _File)
    line, head = file.dateline, file.headline
    return HeadWords(
        labels=frozenset(_phrases(line.labels)),
        fillers=frozenset(_phrases(line.fillers)),
        authors=frozenset(_phrases(line.authors)),
        parts_of_day=frozenset(_phrases(line.parts_of_day)),
        months={name: int(number) for name, number in (each.rsplit(" ", 1) for each in _phrases(line.months))},
        ends=frozenset(_phrases(line.ends)),
        sections=_tuples(head.sections),
        section_starts=_tuples(head.section_starts),
        sites=_tuples(head.sites),
        levels=_tuples(head.levels),
        banners=tuple(_phrases(head.banners)),
        furniture=tuple(_phrases(head.furniture)),
        examples=tuple((due, text) for due, text in (each.split(" ", 1) for each in line.examples.splitlines())),
    )


@cache
def built_in() -> HeadWords:
    """The vocabularies that come with the package: beside it in a wheel, at the root of a checkout."""
    package = Path(__file__).parent.parent
    inside = package / "patterns"
    return read_head_words((inside if inside.is_dir() else package.parents[1] / "patterns") / "shapes/datelines.yaml")


def _phrases(listed: str) -> list[str]:
    return [" ".join(each.split()) for each in listed.split(" | ")]


def _tuples(listed: str) -> frozenset[Words]:
    return frozenset(tuple(each.replace(",", "").split()) for each in _phrases(listed))
