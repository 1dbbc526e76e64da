"""A comparison as plain records, for JSON and JSON Lines."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from vnpartyextract.diff.change import Change, Comparison, Sourced

Record = dict[str, Any]


def record(comparison: Comparison, *, old: str, new: str, summary: bool) -> Record:
    """The whole comparison of the inputs `old` and `new`; the changes are left out where a `summary` is enough."""
    told: Record = {
        "old": old,
        "new": new,
        "only_old": list(comparison.only_old),
        "only_new": list(comparison.only_new),
        "summary": list(counts(comparison)),
    }
    return told if summary else told | {"changes": list(changes(comparison))}


def counts(comparison: Comparison) -> Iterator[Record]:
    """A record for each kind of fact, for figures for each metric."""
    return map(asdict, comparison.counts)


def changes(comparison: Comparison) -> Iterator[Record]:
    """A record for each change, with the facts of both sides as their documents have them, and their paths."""
    return map(_change, comparison.changes)


def _change(change: Change) -> Record:
    return {
        "change": change.sort,
        "kind": change.kind,
        "document": change.document or None,
        "differences": [
            {"field": one.field, "old": one.old, "new": one.new, "difference": one.by, "percent": one.percent}
            for one in change.differences
        ],
        "old": _side(change.old),
        "new": _side(change.new),
    }


def _side(side: Sourced | None) -> Record | None:
    return None if side is None else {"path": side.path, **side.fact}
