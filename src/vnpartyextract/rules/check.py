"""The proof of the rules: every example, counter-example and known failure of patterns/, run as an article would be.

Nothing on the way from a text to its facts needs this module; `patterns test` and the tests load it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from vnpartyextract.messages import N_, _
from vnpartyextract.model import Document, Span
from vnpartyextract.pipeline import extract_document
from vnpartyextract.rules.build import NO_FIGURE
from vnpartyextract.rules.check_shapes import SHAPE_CASES, Case, marked
from vnpartyextract.rules.discourse import SCOPES
from vnpartyextract.rules.discourse_file import DiscourseFile
from vnpartyextract.rules.load import load_patterns, pattern_files
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.period_file import PeriodFile, Words
from vnpartyextract.rules.schema import CounterExample, Example, Metric
from vnpartyextract.rules.source import read_lines, read_rules
from vnpartyextract.text import fold

__all__ = ["Case", "Failure", "Ran", "cases", "check_examples"]

MOVE_UP = N_("passes now: move it up to examples")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out as its file says: where it stands, of which rule, and what is wrong."""

    file: str
    line: int
    rule: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Ran:
    """How many examples were run, of how many files, and those that failed."""

    count: int
    files: int
    failures: list[Failure]


def check_examples(folder: Path | None = None) -> Ran:
    """Runs the examples of the built-in patterns, with the files of `folder` beside or instead of them.

    Raises PatternError where a file is wrong.
    """
    found = cases(folder)
    failures = [one for case in found if (one := failure(case)) is not None]
    return Ran(len(found), len({case.file for case in found}), failures)


def cases(folder: Path | None = None) -> list[Case]:
    """Every example of the patterns, file by file. Raises PatternError where a file is wrong."""
    patterns = load_patterns(folder)
    files = pattern_files(folder)
    found: list[Case] = []
    for name, path in files.items():
        if name.startswith("figures/"):
            found += _figure_cases(path, patterns)
        elif name == "lexicon/periods.yaml":
            found += _period_cases(path, patterns)
        elif name == "lexicon/discourse.yaml":
            found += _discourse_cases(path, patterns)
        elif name in SHAPE_CASES:
            found += SHAPE_CASES[name](path, patterns)
    return found


def failure(case: Case) -> Failure | None:
    """What is to be told of a case; None where it comes out as the file says. A known failure is due to fail."""
    reason = case.run()
    if case.known:
        reason = _(MOVE_UP) if reason is None else None
    return None if reason is None else Failure(case.file, case.line, case.rule, case.text, reason)


def _figure_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    metric, lines = read_rules(path, Metric), read_lines(path)
    for kind in ("examples", "counterexamples", "known_failures"):
        for place, example in enumerate(getattr(metric, kind)):
            due = _due(metric.metric, example)

            def run(text: str = example.text, due: dict[str, Any] = due) -> str | None:
                return _figure_wrong(text, due, patterns)

            line = lines[(kind, place)]
            yield Case(str(path), line, metric.metric, example.text, run, known=kind == "known_failures")


def _due(metric: str, example: Example | CounterExample) -> dict[str, Any]:
    """The fields that the figure must have."""
    if isinstance(example, CounterExample):
        return {"metric": example.is_}
    return {"metric": metric} | example.model_dump(exclude={"text"}, exclude_unset=True)


def _figure_wrong(text: str, due: Mapping[str, Any], patterns: Patterns) -> str | None:
    figure = _figure_at(text, patterns)
    if figure is None:
        return None if due["metric"] == NO_FIGURE else _("is no figure")
    if due["metric"] == NO_FIGURE:
        return f"is a figure: {figure['metric']} ({figure['rule']})"
    wrong = [f"{key} is {figure[key]!r}, not {value!r}" for key, value in due.items() if not _same(figure[key], value)]
    return f"{'; '.join(wrong)} ({figure['rule']})" if wrong else None


def _figure_at(text: str, patterns: Patterns, published: date | None = None) -> dict[str, Any] | None:
    """The figure whose number is the marked one."""
    plain, (place,) = marked(text)
    facts: list[dict[str, Any]] = extract_document(Document(plain, published=published), patterns)["facts"]
    numbers = [fact for fact in facts if fact["kind"] == "figure" and place.overlaps(Span(*fact["number_span"]))]
    return numbers[0] if numbers else None


def _same(said: Any, due: Any) -> bool:
    return fold(said).text == fold(due).text if isinstance(said, str) and isinstance(due, str) else bool(said == due)


def _period_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, PeriodFile), read_lines(path)
    for name in PeriodFile.model_fields:
        words = getattr(file, name)
        if not isinstance(words, Words):
            continue
        for kind in ("examples", "counterexamples"):
            for place, example in enumerate(getattr(words, kind)):

                def run(
                    text: str = example.text,
                    due: tuple[str | None, str | None] = (example.start, example.end),
                    published: str | None = example.published,
                ) -> str | None:
                    day = date.fromisoformat(published) if published else None
                    figure = _figure_at(text, patterns, day)
                    if figure is None:
                        return _("is no figure")
                    period = figure["period"] or {"start": None, "end": None}
                    said = (period["start"], period["end"])
                    return None if said == due else _("belongs to {said}, not {due}").format(said=said, due=due)

                yield Case(str(path), lines[(name, kind, place)], name, example.text, run)


def _discourse_cases(path: Path, patterns: Patterns) -> Iterator[Case]:
    file, lines = read_rules(path, DiscourseFile), read_lines(path)
    for name in SCOPES:
        for kind in ("examples", "counterexamples"):
            for place, example in enumerate(getattr(getattr(file, name), kind)):

                def run(text: str = example.text, due: str | None = example.subject) -> str | None:
                    figure = _figure_at(text, patterns)
                    if figure is None:
                        return _("is no figure")
                    return (
                        None
                        if figure["subject"] == due
                        else _("is about {said!r}, not {due!r}").format(said=figure["subject"], due=due)
                    )

                yield Case(str(path), lines[(name, kind, place)], name, example.text, run)
