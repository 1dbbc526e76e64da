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
    begun = 0  # how many of the spans begin at or before the place looked at
    reach = 0  # how far they reach: what ends there or before is inside one of them
    for match in _NUMERAL.finditer(text):
        start, end = match.span()
        while begun < len(spans) and spans[begun].start <= start:
            reach = max(reach, spans[begun].end)
            begun += 1
        apart = reach <= start and (begun == len(spans) or spans[begun].start >= end)
        runs = [match] if apart or reach >= end else _RUN.finditer(text, start, end)
        for run in runs:
            while begun < len(spans) and spans[begun].start <= run.start():
                reach = max(reach, spans[begun].end)
                begun += 1
            total += 1
            if reach < run.end():
                left.append({"text": run.group(), "span": [run.start(), run.end()]})
    return {"total": total, "in_facts": total - len(left), "left": left}
