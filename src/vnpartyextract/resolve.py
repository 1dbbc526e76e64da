"""Overlaps: of stretches that claim the same words the longest stays; of equals the earliest, then the first kind."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar


class Stretch(Protocol):
    """Anything with a start and an end in the folded text."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Stretch)


def without_overlaps(*kinds: Sequence[S]) -> list[S]:
    """The stretches of all kinds that stay, in text order. Kinds are given by rank, the first before its equals."""
    ranked = [(rank, stretch) for rank, kind in enumerate(kinds) for stretch in kind]
    ranked.sort(key=lambda pair: (pair[1].start - pair[1].end, pair[1].start, pair[0]))
    kept: list[S] = []  # in text order, none touching another: only the two neighbours can be in the way
    starts: list[int] = []
    for _, stretch in ranked:
        place = bisect_left(starts, stretch.start)
        if place and kept[place - 1].end > stretch.start:
            continue
        if place < len(kept) and kept[place].start < stretch.end:
            continue
        kept.insert(place, stretch)
        starts.insert(place, stretch.start)
    return kept


def outside(stretches: Iterable[S], claimed: Sequence[tuple[int, int]]) -> list[S]:
    """The stretches that touch none of the claimed ones."""
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(claimed):
        if ends and start < ends[-1]:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)

    def free(one: S) -> bool:
        place = bisect_left(starts, one.end)  # the claims before it begin before the stretch ends
        return not place or ends[place - 1] <= one.start

    return [one for one in stretches if free(one)]
