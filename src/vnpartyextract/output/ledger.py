"""The ledger of completeness: every run of digits is inside a fact or listed, so that no figure is lost in silence."""

import re
from collections.abc import Iterable
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
    following = 0
    near: list[Span] = []  # facts that touch the numeral, or end behind its start: never many
    for match in _NUMERAL.finditer(text):
        place = Span(*match.span())
        while following < len(spans) and spans[following].start < place.end:
            near.append(spans[following])
            following += 1
        near = [span for span in near if span.end > place.start]
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
