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
    waiting = sorted(facts, reverse=True)
    open_: list[Span] = []
    left: list[dict[str, Any]] = []
    total = 0
    for match in _NUMERAL.finditer(text):
        place = Span(*match.span())
        open_ = [span for span in open_ if span.end > place.start]
        while waiting and waiting[-1].start < place.end:
            open_.append(waiting.pop())
        near = [span for span in open_ if span.overlaps(place)]
        if not near or any(span.covers(place) for span in near):
            runs = [place]
        else:
            runs = [Span(*run.span()) for run in _RUN.finditer(text, place.start, place.end)]
        total += len(runs)
        for run in runs:
            if not any(span.covers(run) for span in near):
                left.append({"text": text[run.start : run.end], "span": [run.start, run.end]})
    return {"total": total, "in_facts": total - len(left), "left": left}
