"""What a rule says: plain values, from which the table and the JSON are two views."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.model import Span

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
Numbers = tuple[tuple[str, float | tuple[float, ...]], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in an article: `text` stands at `span` of the article read from `path`."""

    path: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one rule has to say of an article: why, where, with which numbers, and what follows from them."""

    message: str
    quotes: tuple[Quote, ...]
    numbers: Numbers = ()
    derived: Numbers = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not add up (or was derived), with the rule that says so.

    `numbers` are those that the text gives, `derived` those that were worked out from them and stand nowhere.
    """

    rule: str
    severity: Severity
    message: str
    quotes: tuple[Quote, ...]
    numbers: Numbers
    derived: Numbers

    def as_json(self) -> dict[str, Any]:
        """The finding as plain data for JSON."""
        return {
            "rule": self.rule,
            "severity": self.severity,
            "message": self.message,
            "quotes": [{"path": quote.path, "span": list(quote.span), "text": quote.text} for quote in self.quotes],
            "numbers": _plain(self.numbers),
            "derived": _plain(self.derived),
        }


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule: its name, how grave its findings are, what it looks for, the articles of an example, the function."""

    name: str
    severity: Severity
    explanation: str
    example: tuple[str, ...]
    find: Callable[[Sequence[Article]], Iterable[Said]]


def in_each(find: Callable[[Article], Iterable[Said]]) -> Callable[[Sequence[Article]], Iterable[Said]]:
    """A rule about single articles as one about many."""

    def find_in_all(articles: Sequence[Article]) -> Iterable[Said]:
        for article in articles:
            yield from find(article)

    return find_in_all


def quote(article: Article, *figures: Figure) -> tuple[Quote, ...]:
    """The places of these figures, in text order."""
    ordered = sorted(figures, key=lambda figure: figure.span)
    return tuple(Quote(article.path, figure.span, figure.text) for figure in ordered)


def written(number: float) -> str:
    """A number as Vietnamese writes it: dots group thousands, the comma is the decimal sign."""
    shown = f"{number:,.10g}" if isinstance(number, float) and not number.is_integer() else f"{int(number):,}"
    return shown.translate({ord(","): ".", ord("."): ","})


def _plain(numbers: Numbers) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in numbers}
