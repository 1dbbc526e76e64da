"""What is told of facts and numerals: plain values, with places in the untouched text."""

from dataclasses import dataclass

from vnpartyextract.model import Span


@dataclass(frozen=True, slots=True)
class Lost:
    """A cue, or a noun that speaks for itself, that was considered and lost: its words, rule, distance, and why.

    `distance` counts words that mean something; None where it does not come into question.
    """

    words: str
    metric: str
    rule: str
    distance: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field of a fact came from: what it says, how it came to the fact, and the words that say so."""

    says: str
    how: str
    words: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact: what it is taken for (`says`), the rule and the step (`how`) that made it, where the rest came from.

    `cue`: the words that decided; `hangs`: the figure it hangs on; `target`: what makes it a target; `place`:
    the unit that its place is, or those that it may be.
    """

    id: str
    kind: str
    text: str
    span: Span
    says: str
    rule: str
    how: str
    cue: Source | None = None
    lost: tuple[Lost, ...] = ()
    hangs: Source | None = None
    target: Source | None = None
    subject: Source | None = None
    place: Source | None = None
    period: Source | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A numeral, or a number word, that is in no fact: the rule that took it (None: none did), and why."""

    text: str
    span: Span
    rule: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it for one document, in text order. `note`: why nothing is told of the place that was asked for."""

    path: str | None
    facts: tuple[Explained, ...]
    unread: tuple[Unread, ...]
    note: str | None = None
