"""Whom a text speaks of without a name: the whole Party, those who lead it, lower bodies all together."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, cast

from vnpartyextract.rules.discourse import DiscourseWords
from vnpartyextract.rules.phrases import longest
from vnpartyextract.text import Folded

ScopeKind = Literal["nation", "leaders", "generic", "none"]
"""none: it only looks like one, and no organisation stands there either."""
_PIECE = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Scope:
    """One such phrase `[start, end)` of the folded copy, and its kind."""

    start: int
    end: int
    kind: ScopeKind


def find_scopes(folded: Folded, words: DiscourseWords, taken: Sequence[tuple[int, int]] = ()) -> list[Scope]:
    """The phrases of a text, in order; none that lies in an organisation or crosses one (`taken`, in text order)."""
    pieces = list(_PIECE.finditer(folded.text))
    texts = ["0" if piece.group().isdigit() else piece.group() for piece in pieces]
    found: list[Scope] = []
    place = number = 0
    while place < len(texts):
        hit = longest(words.scopes, texts, place, len(texts)) if texts[place] in words.scopes else None
        if hit is None:
            place += 1
            continue
        start, end = pieces[place].start(), pieces[hit[0] - 1].end()
        while number < len(taken) and taken[number][1] <= start:
            number += 1
        crosses = any(one < end and (one < start or two >= end) for one, two in taken[number : number + 1])
        if not crosses and "\n" not in folded.text[start:end]:
            found.append(Scope(start, end, cast(ScopeKind, hit[1] or "none")))
        place = hit[0]
    return found
