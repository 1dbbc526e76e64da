"""Overlaps: of the stretches that claim the same words, the longest stays; of equals the earliest, then the first kind."""

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
    """The stretches of all kinds that stay, in text order. Kinds are given by rank, the first strongest among equals."""
    ranked = [(rank, stretch) for rank, kind in enumerate(kinds) for stretch in kind]
    ranked.sort(key=lambda pair: (pair[1].start - pair[1].end, pair[1].start, pair[0]))
    kept: list[S] = []
    for _, stretch in ranked:
        if not any(stretch.start < other.end and other.start < stretch.end for other in kept):
            kept.append(stretch)
    return sorted(kept, key=lambda stretch: stretch.start)


def outside(stretches: Iterable[S], claimed: Sequence[tuple[int, int]]) -> list[S]:
    """The stretches that touch none of the claimed ones."""
    return [one for one in stretches if not any(one.start < end and start < one.end for start, end in claimed)]
