"""The ledger of completeness: every run of digits is inside a fact or listed, so that no figure is lost in silence."""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from vnpartyextract.model import Span

_NUMERAL = re.compile(r"\d+(?:[.,/:\-–]\d+)*")
_RUN = re.compile(r"\d+")


def ledger(text: str, facts: Iterable[Span]) -> dict[str, Any]:
    """`numerals` of the output: how many there are, how many lie in facts, and those left, with their places.

    Digits with `.` `,` `/` `:` `-` between them are one numeral, unless a fact holds a part of them only.
    """
    spans = sorted(facts)
    left: list[dict[str, Any]] = []
    total = 0
    first = 0
    for match in _NUMERAL.finditer(text):
        place = Span(*match.span())
        while first < len(spans) and spans[first].end <= place.start and not _later(spans, first, place):
            first += 1
        near = [span for span in spans[first:] if span.overlaps(place)] if first < len(spans) else []
        if any(span.covers(place) for span in near):
            total += 1
        elif not near:
            total += 1
            left.append({"text": match.group(), "span": [place.start, place.end]})
        else:
            for run in _RUN.finditer(text, place.start, place.end):
                total += 1
                if not any(span.covers(Span(*run.span())) for span in near):
                    left.append({"text": run.group(), "span": [run.start(), run.end()]})
    return {"total": total, "in_facts": total - len(left), "left": left}


def _later(spans: Sequence[Span], first: int, place: Span) -> bool:
    """Whether the span at `first` may still matter: spans are sorted by start, a long one can outlive later ones."""
    return spans[first].end > place.start
