"""The score card: what was due, what was said and what was right, and a line for every miss."""

from dataclasses import dataclass, field
from typing import Any

KINDS = (
    "published",
    "figures_found",
    "figures_typed",
    "figures_full",
    "dates",
    "official_names",
    "official_titles",
    "citations",
    "citations_full",
    "title",
    "groups",
    "topics",
)


@dataclass(slots=True)
class Tally:
    """How many facts gold has (`due`), how many were given (`said`), and how many of them agree (`hit`)."""

    hit: int = 0
    said: int = 0
    due: int = 0

    def row(self) -> dict[str, float]:
        precision = self.hit / self.said if self.said else 1.0
        recall = self.hit / self.due if self.due else 1.0
        both = precision + recall
        rates = {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}
        return {name: round(rate, 4) for name, rate in rates.items()} | {
            "hit": self.hit,
            "said": self.said,
            "due": self.due,
        }


@dataclass(slots=True)
class Card:
    """All counts of an evaluation. One article after the other is written on it."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    fields: dict[str, Tally] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)
    articles: int = 0
    exact: int = 0
    broken: int = 0
    lost: int = 0
    _article: str = ""
    _errors_before: int = 0

    def begin(self, article: str) -> None:
        self._article = article
        self._errors_before = len(self.errors)

    def end(self) -> None:
        self.articles += 1
        self.exact += len(self.errors) == self._errors_before

    def note(self, what: str, detail: str) -> None:
        self.errors.append(f"{self._article}: {what}: {detail}")

    def count(self, kind: str, *, due: int = 0, said: int = 0, hit: int = 0) -> None:
        tally = self.tallies[kind]
        tally.due += due
        tally.said += said
        tally.hit += hit

    def field_is(self, name: str, right: bool) -> None:
        """One field of a fact that is right so far."""
        tally = self.fields.setdefault(name, Tally())
        tally.due += 1
        tally.hit += right

    def result(self) -> dict[str, Any]:
        """The figures of the evaluation: precision, recall and F1 by kind, accuracy by field, and the plain counts."""
        return {
            **{kind: tally.row() for kind, tally in self.tallies.items()},
            "figure_fields": {name: round(tally.hit / tally.due, 4) for name, tally in self.fields.items()},
            "articles": self.articles,
            "exact_articles": self.exact,
            "broken_spans": self.broken,
            "lost_numerals": self.lost,
        }
