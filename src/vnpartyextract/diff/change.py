"""The outcome of a comparison, as plain data: rows of changes and how many there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Fact = Mapping[str, Any]
Sort = Literal["changed", "removed", "added"]
KINDS = ("figure", "official", "citation", "date")


@dataclass(frozen=True, slots=True)
class Sourced:
    """A fact of a document and the path of the article that it was read from, None where that is not known."""

    fact: Fact
    path: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that two matched facts have with different values, as the facts give them.

    Of `titles` each side has those alone that the other has not.
    For numbers `by` is new - old, exact in decimals, and `percent` the same in per cent of the old; None where the old
    is 0, or is itself a per cent, and for all that is no number.
    """

    field: str
    old: Any
    new: Any
    by: float | None = None
    percent: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A fact that is on one side alone, or that both sides have with different values.

    `document`: the name that both sides give the document, empty where all are taken together; `differences`: of a
    changed fact, at least one, else none.
    """

    document: str
    old: Sourced | None
    new: Sourced | None
    differences: tuple[Difference, ...] = ()

    @property
    def sort(self) -> Sort:
        if self.old is None:
            return "added"
        return "removed" if self.new is None else "changed"

    @property
    def fact(self) -> Fact:
        """The fact that tells what the row is about: the old one where there is one."""
        told = self.old or self.new
        assert told is not None, "a change has at least one side"
        return told.fact

    @property
    def kind(self) -> str:
        kind: str = self.fact["kind"]
        return kind


@dataclass(frozen=True, slots=True)
class Count:
    """How many facts of one kind (and one metric, for figures) each side has, and what became of them."""

    kind: str
    metric: str | None
    old: int
    new: int
    equal: int
    changed: int
    removed: int
    added: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """All changes, kind by kind in each document; and counts, and the documents that one side alone has."""

    changes: tuple[Change, ...]
    counts: tuple[Count, ...]
    only_old: tuple[str, ...] = ()
    only_new: tuple[str, ...] = ()
