"""The proof of the rules: every example, counter-example and known failure of patterns/, run as an article would be.

Nothing on the way from a text to its facts needs this module; `patterns test` and the tests load it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.citations import find_citations
from vnpartyextract.annotate.dates import find_dates, resolve_dates
from vnpartyextract.annotate.persons import compile_officials, find_officials, load_officials
from vnpartyextract.annotate.shapes import find_shapes
from vnpartyextract.annotate.titles import PositionsFile
from vnpartyextract.model import Document, Span
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.dateline import head_lines, read_dateline
from vnpartyextract.read.words import read_head_words
from vnpartyextract.rules.date_file import DateFile
from vnpartyextract.rules.load import load_patterns, pattern_files
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.schema import CounterExample, Example, Metric
from vnpartyextract.rules.shape_files import CitationFile, ShapeFile
from vnpartyextract.rules.source import Loc, read_lines, read_rules
from vnpartyextract.text import fold

NO_FIGURE = "none"
MOVE_UP = "passes now: move it up to examples"

_MARKS = re.compile(r"\[\[|\]\]")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as its file says: where it stands, of which rule, and what is wrong."""

    file: str
    line: int
    rule: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Case:
    """One example of a pattern file. `run` gives what is wrong, or None; `known` tells that it is due to fail."""

    file: str
    line: int
    rule: str
    text: str
    run: Callable[[], str | None]
    known: bool = False

    def failure(self) -> Failure | None:
        """What is to be told of it: None where it came out as the file says."""
        reason = self.run()
        if self.known:
            reason = MOVE_UP if reason is None else None
        return None if reason is None else Failure(self.file, self.line, self.rule, self.text, reason)


def check_examples(folder: Path | None = None) -> list[Failure]:
    """The examples that fail, of the built-in patterns with the files of `folder` beside or instead of them.

    Raises PatternError where a file is wrong.
    """
    return [failure for case in cases(folder) if (failure := case.failure()) is not None]


def cases(folder: Path | None = None) -> list[Case]:
    """Every example of the patterns, file by file. Raises PatternError where a file is wrong."""
    patterns = load_patterns(folder)
    files = pattern_files(folder)
    found: list[Case] = []
    for name, path in files.items():
        if name.startswith("figures/"):
            found += _figure_cases(path, patterns)
    for name, read in _SHAPES.items():
        found += read(files[name], patterns, files)
    return found


def marked(text: str) -> tuple[str, list[Span]]:
    """An example without its brackets, and the stretches that stood in them: `kết nạp [[8]] người` → 8 at 8 to 9."""
    plain = ""
    spans: list[Span] = []
    for inside, piece in enumerate(_MARKS.split(text)):
        if inside % 2:
            spans.append(Span(len(plain), len(plain) + len(piece)))
        plain += piece
    return plain, spans


def _figure_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    metric, lines = read_rules(path, Metric), read_lines(path)
    for kind in ("examples", "counterexamples", "known_failures"):
        for place, example in enumerate(getattr(metric, kind)):
            due = _due(metric.metric, example)
            yield Case(
                str(path), lines[(kind, place)], metric.metric, example.text,
                lambda text=example.text, due=due: _figure_wrong(text, due, patterns),  # type: ignore[misc]
                kind == "known_failures",
            )  # fmt: skip


def _due(metric: str, example: Example | CounterExample) -> dict[str, Any]:
    """The fields that the figure must have."""
    if isinstance(example, CounterExample):
        return {"metric": example.is_}
    return {"metric": metric} | example.model_dump(exclude={"text"}, exclude_unset=True)


def _figure_wrong(text: str, due: Mapping[str, Any], patterns: Patterns) -> str | None:
    plain, (place,) = marked(text)
    facts = extract_document(Document(plain), patterns)["facts"]
    figure = next((fact for fact in facts if fact["kind"] == "figure" and place.overlaps(Span(*fact["number_span"]))), None)
    if figure is None:
        return None if due["metric"] == NO_FIGURE else "is no figure"
    if due["metric"] == NO_FIGURE:
        return f"is a figure: {figure['metric']} ({figure['rule']})"
    wrong = [
        f"{name} is {figure[name]!r}, not {value!r}" for name, value in due.items() if not _same(figure[name], value)
    ]
    return f"{'; '.join(wrong)} ({figure['rule']})" if wrong else None


def _same(said: Any, due: Any) -> bool:
    return fold(said).text == fold(due).text if isinstance(said, str) and isinstance(due, str) else bool(said == due)


def _date_cases(path: Path, patterns: Patterns, _: Mapping[str, Path]) -> Iterator[Case]:
    file, lines = read_rules(path, DateFile), read_lines(path)
    for number, rule in enumerate(file.rules):
        where: Loc = ("rules", number)
        for place, example in enumerate(rule.examples):
            due = (example.start, example.end, example.duration)

            def run(text: str = example.text, due: Any = due, day: str | None = example.published) -> str | None:
                return _date_wrong(text, due, date.fromisoformat(day) if day else None, patterns)

            yield Case(str(path), lines[(*where, "examples", place)], rule.id, example.text, run)
        for place, text in enumerate(rule.counterexamples):

            def none(text: str = text, rule: str = rule.id) -> str | None:
                folded = fold(text)
                taken = [one for one in find_dates(folded.text, patterns.shapes.dates) if one.rule == rule]
                return f"takes {folded.text[taken[0].start : taken[0].end]!r}" if taken else None

            yield Case(str(path), lines[(*where, "counterexamples", place)], rule.id, text, none)


def _date_wrong(text: str, due: Any, published: date | None, patterns: Patterns) -> str | None:
    plain, (place,) = marked(text)
    folded = fold(plain)
    for mention, period in resolve_dates(find_dates(folded.text, patterns.shapes.dates), published=published):
        if folded.span(mention.start, mention.end) == place:
            said = (_iso(period.start), _iso(period.end), period.duration)
            return None if said == due else f"says {said}, not {due} (by {mention.rule})"
    return "no time expression stands there"


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _name_cases(path: Path, patterns: Patterns, _: Mapping[str, Path]) -> Iterator[Case]:
    file, lines = read_rules(path, ShapeFile), read_lines(path)
    for number, rule in enumerate(file.rules):
        for kind in ("examples", "counterexamples"):
            for place, text in enumerate(getattr(rule, kind)):

                def run(text: str = text, rule: str | None = rule.id if kind == "counterexamples" else None) -> str | None:
                    return _name_wrong(text, rule, patterns)

                yield Case(str(path), lines[("rules", number, kind, place)], rule.id, text, run)


def _name_wrong(text: str, rule: str | None, patterns: Patterns) -> str | None:
    """Whether other stretches are taken than the marked ones: by `rule`, or by any."""
    plain, due = marked(text)
    folded = fold(plain)
    shapes = find_shapes(folded.text, patterns.shapes.names, folded.cased)
    said = [folded.span(shape.start, shape.end) for shape in shapes if rule is None or shape.rule == rule]
    return None if said == due else f"takes {[plain[start:end] for start, end in said]}"


def _citation_cases(path: Path, patterns: Patterns, _: Mapping[str, Path]) -> Iterator[Case]:
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
                for one in find_citations(folded.text, folded.cased, patterns.shapes.citations)
            ]
            return None if said == found else f"finds {said}"

        yield Case(str(path), line, "citations", text, run)


def _official_cases(path: Path, _: Patterns, files: Mapping[str, Path]) -> Iterator[Case]:
    file, lines = read_rules(path, PositionsFile), read_lines(path)
    rules = compile_officials(load_officials(path.parent))
    due = [("examples", place, one.text, {one.name: one.titles}) for place, one in enumerate(file.examples)]
    due += [("counterexamples", place, one.text, {}) for place, one in enumerate(file.counterexamples)]
    for kind, place, text, offices in due:

        def run(text: str = text, offices: Any = offices) -> str | None:
            folded = fold(text)
            people = find_officials(folded.text, folded.cased, rules)
            said = {one.name: [title.text for title in one.titles] for one in people}
            return None if said == offices else f"finds {said}"

        yield Case(str(path), lines[(kind, place)], "officials", text, run)


def _dateline_cases(path: Path, _: Patterns, files: Mapping[str, Path]) -> Iterator[Case]:
    words, lines = read_head_words(path), read_lines(path)
    first = lines[("dateline", "examples")] + 1
    for place, (due, text) in enumerate(words.examples):

        def run(text: str = text, due: str = due) -> str | None:
            line = next(iter(head_lines(text, 1)), None)
            found = read_dateline(line, words) if line else None
            said = found.day.isoformat() if found and found.day else "none"
            return None if said == due else f"says {said}, not {due}"

        yield Case(str(path), first + place, "dateline", text, run)


_SHAPES: dict[str, Callable[[Path, Patterns, Mapping[str, Path]], Iterator[Case]]] = {
    "shapes/dates.yaml": _date_cases,
    "shapes/names.yaml": _name_cases,
    "shapes/citations.yaml": _citation_cases,
    "shapes/datelines.yaml": _dateline_cases,
    "lexicon/positions.yaml": _official_cases,
}
