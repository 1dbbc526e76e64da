"""The examples of the closed shapes and of the vocabularies of names, each as a case that can be run."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.citations import find_citations
from vnpartyextract.annotate.dates import find_dates, resolve_dates
from vnpartyextract.annotate.officials.gather import find_officials
from vnpartyextract.annotate.organisations import View, find_organisations
from vnpartyextract.annotate.shapes import find_shapes
from vnpartyextract.messages import _
from vnpartyextract.model import Period, Span
from vnpartyextract.numerals import find_numbers
from vnpartyextract.periods import parse_date
from vnpartyextract.read.dateline import head_lines, read_dateline
from vnpartyextract.rules.date_file import DateFile, Rule
from vnpartyextract.rules.official_files import PositionsFile
from vnpartyextract.rules.organisation_file import OrganisationFile
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.shape_files import CitationFile, ShapeFile
from vnpartyextract.rules.source import read_lines, read_rules
from vnpartyextract.text import Folded, fold

_MARKS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a pattern file. `run` gives what is wrong, or None; `known` tells that it is due to fail."""

    file: str
    line: int
    rule: str
    text: str
    run: Callable[[], str | None]
    known: bool = False


def marked(text: str) -> tuple[str, list[Span]]:
    """An example without its brackets, and the stretches that stood in them: `kết nạp [[8]] người` → 8 at 8 to 9."""
    plain = ""
    spans: list[Span] = []
    for inside, piece in enumerate(_MARKS.split(text)):
        if inside % 2:
            spans.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, spans


def _date_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, DateFile), read_lines(path)
    for number, rule in enumerate(file.rules):
        for place, example in enumerate(rule.examples):
            published = date.fromisoformat(example.published) if example.published else None
            due = (example.start, example.end, example.duration)

            def run(
                text: str = example.text, due: Any = due, published: date | None = published, alone: bool = rule.alone
            ) -> str | None:
                told = _told_alone(text, published) if alone else _told(text, published, patterns)
                if told is None:
                    return _("no time expression stands there")
                said = (_iso(told.start), _iso(told.end), told.duration)
                return None if said == due else f"says {said}, not {due}"

            yield Case(str(path), lines[("rules", number, "examples", place)], rule.id, example.text, run)
        for place, text in enumerate(rule.counterexamples):

            def none(text: str = text, rule: Rule = rule) -> str | None:
                return _date_taken(text, rule, patterns)

            yield Case(str(path), lines[("rules", number, "counterexamples", place)], rule.id, text, none)


def _told_alone(text: str, published: date | None) -> Period | None:
    """What the marked expression says by itself: for rules that are never looked for in running text."""
    plain, (place,) = marked(text)
    return parse_date(plain[place.start : place.end], published)


def _told(text: str, published: date | None, patterns: Patterns) -> Period | None:
    plain, (place,) = marked(text)
    folded = fold(plain)
    found = resolve_dates(find_dates(folded.text, patterns.shapes.dates), published=published)
    return next((period for mention, period in found if folded.span(mention.start, mention.end) == place), None)


def _date_taken(text: str, rule: Rule, patterns: Patterns) -> str | None:
    folded = fold(text).text
    if rule.alone:
        compiled = (one for same in patterns.shapes.dates.alone.values() for one in same if one.id == rule.id)
        match = next(compiled).match(folded, 0)
        return _("is taken whole") if match and match.end() == len(folded) and parse_date(text) else None
    taken = [mention for mention in find_dates(folded, patterns.shapes.dates) if mention.rule == rule.id]
    return f"takes {folded[taken[0].start : taken[0].end]!r}" if taken else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _name_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, ShapeFile), read_lines(path)
    for number, rule in enumerate(file.rules):
        for kind, of_rule in (("examples", None), ("counterexamples", rule.id)):
            for place, text in enumerate(getattr(rule, kind)):

                def run(text: str = text, of_rule: str | None = of_rule) -> str | None:
                    return _name_wrong(text, of_rule, patterns)

                yield Case(str(path), lines[("rules", number, kind, place)], rule.id, text, run)


def _name_wrong(text: str, rule: str | None, patterns: Patterns) -> str | None:
    """Whether other stretches are taken than the marked ones: by `rule`, or by any."""
    plain, due = marked(text)
    folded = fold(plain)
    shapes = find_shapes(folded.text, patterns.shapes.names, folded.cased)
    said = [folded.span(shape.start, shape.end) for shape in shapes if rule is None or shape.rule == rule]
    return None if said == due else f"takes {[plain[start:end] for start, end in said]}"


def _citation_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, CitationFile), read_lines(path)
    due: list[tuple[int, str, list[Any]]] = [
        (lines[("examples", place)], one.text, [found.model_dump() for found in one.found])
        for place, one in enumerate(file.examples)
    ]
    due += [(lines[("counterexamples", place)], text, []) for place, text in enumerate(file.counterexamples)]
    for line, text, found in due:

        def run(text: str = text, found: Any = found) -> str | None:
            folded = fold(text)
            said = [
                {"text": folded.cased[one.start : one.end]}
                | {name: getattr(one, name) for name in ("type", "number", "term", "date", "issuer")}
                for one in find_citations(_view(folded, patterns), patterns.shapes.citations)
            ]
            return None if said == found else f"finds {said}"

        yield Case(str(path), line, "citations", text, run)


def _view(folded: Folded, patterns: Patterns) -> View:
    return View(folded.text, folded.cased, patterns.shapes.organisations, frozenset())


def _official_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, PositionsFile), read_lines(path)
    due = [("examples", place, one.text, {one.name: one.titles}) for place, one in enumerate(file.examples)]
    due += [("counterexamples", place, one.text, {}) for place, one in enumerate(file.counterexamples)]
    for kind, place, text, offices in due:

        def run(text: str = text, offices: Any = offices) -> str | None:
            folded = fold(text)
            people = find_officials(folded, patterns.shapes.officials, patterns.shapes.organisations)
            said = {one.name: [title.text for title in one.titles] for one in people}
            right = offices.items() <= said.items() if offices else not said
            return None if right else f"finds {said}"

        yield Case(str(path), lines[(kind, place)], "officials", text, run)


def _dateline_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    words = patterns.shapes.datelines
    first = read_lines(path)[("dateline", "examples")] + 1
    for place, (due, text) in enumerate(words.examples):

        def run(text: str = text, due: str = due) -> str | None:
            line = next(iter(head_lines(fold(text), 1)), None)
            found = read_dateline(line, words) if line else None
            said = found.day.isoformat() if found else "none"
            return None if said == due else f"says {said}, not {due}"

        yield Case(str(path), first + place, "dateline", text, run)


def _table_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    words = patterns.shapes.tables
    first = read_lines(path)[("examples",)] + 1
    for place, (due, text) in enumerate(words.examples):

        def run(text: str = text, due: str = due) -> str | None:
            said = words.role(fold(text).text) or "none"
            return None if said == due else f"says {said}, not {due}"

        yield Case(str(path), first + place, "tables", text, run)


def _organisation_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, OrganisationFile), read_lines(path)

    def texts(text: str) -> list[str]:
        folded = fold(text)
        numbers = frozenset(number.start for number in find_numbers(folded.text))
        return [mention.text for mention in find_organisations(folded, patterns.shapes.organisations, numbers)]

    for place, one in enumerate(file.examples):

        def all_there(text: str = one.text, due: list[str] = one.found) -> str | None:
            said = texts(text)
            return None if set(due) <= set(said) else f"finds {said}, not {due}"

        yield Case(str(path), lines[("examples", place)], "organisations", one.text, all_there)
    for place, other in enumerate(file.counterexamples):

        def none_there(text: str = other.text, due: list[str] = other.not_) -> str | None:
            said = sorted(set(due) & set(texts(text)))
            return f"finds {said}" if said else None

        yield Case(str(path), lines[("counterexamples", place)], "organisations", other.text, none_there)


SHAPE_CASES: dict[str, Callable[[Path, Patterns], Iterator[Case]]] = {
    "shapes/dates.yaml": _date_cases,
    "shapes/names.yaml": _name_cases,
    "shapes/citations.yaml": _citation_cases,
    "shapes/datelines.yaml": _dateline_cases,
    "shapes/tables.yaml": _table_cases,
    "lexicon/organisations.yaml": _organisation_cases,
    "lexicon/positions.yaml": _official_cases,
}
