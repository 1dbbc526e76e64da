"""Several facts with one key on both sides: which of them belong together.

Which side is called the old one makes no difference to the pairs, and n facts take time that grows like n log n.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from operator import attrgetter
from typing import Any

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is known of a fact among those of its key: all it says, and its number where it has one."""

    says: Hashable
    value: float | None


def pair(old: Sequence[Candidate], new: Sequence[Candidate]) -> list[Pair]:
    """Places of facts in `old` and `new` that belong together; as many as the shorter has.

    First those that say the same, then those of the same value, then the closest values; among equals in their order.
    """
    pairs: list[Pair] = []
    ones: Sequence[int] = range(len(old))
    others: Sequence[int] = range(len(new))
    for alike in (attrgetter("says"), attrgetter("value")):
        found = _equal(old, new, ones, others, alike)
        pairs += found
        ones = _without(ones, (one for one, _ in found))
        others = _without(others, (other for _, other in found))
    return pairs + _closest([(old[one].value, one) for one in ones], [(new[other].value, other) for other in others])


def _without(places: Iterable[int], taken: Iterable[int]) -> list[int]:
    gone = set(taken)
    return [place for place in places if place not in gone]


def _equal(
    old: Sequence[Candidate],
    new: Sequence[Candidate],
    ones: Iterable[int],
    others: Iterable[int],
    alike: Callable[[Candidate], Hashable],
) -> list[Pair]:
    """The first of those that are alike with the first, the second with the second …"""
    waiting: dict[Hashable, deque[int]] = defaultdict(deque)
    for other in others:
        waiting[alike(new[other])].append(other)
    return [(one, waiting[key].popleft()) for one in ones if waiting.get(key := alike(old[one]))]


def _closest(ones: list[tuple[Any, int]], others: list[tuple[Any, int]]) -> list[Pair]:
    """The closest two of all, then the closest two of the rest …; no value may be on both sides.

    On the line of all values the closest pair always stands side by side, so only neighbours are weighed; when a pair
    is taken out, those to its left and right become neighbours.
    """
    if not ones or not others:
        return []
    line = sorted([(*one, True) for one in ones] + [(*other, False) for other in others])
    left = list(range(-1, len(line) - 1))
    right = list(range(1, len(line) + 1))

    def weighed(at: int) -> Iterable[tuple[Any, int, int]]:
        beside = right[at] if at >= 0 else len(line)
        if beside < len(line) and line[at][2] != line[beside][2]:
            yield line[beside][0] - line[at][0], at, beside

    near = [found for at in range(len(line)) for found in weighed(at)]
    heapify(near)
    pairs: list[Pair] = []
    free = [True] * len(line)
    while near:
        _, low, high = heappop(near)
        if not (free[low] and free[high]):
            continue
        free[low] = free[high] = False
        old, new = (low, high) if line[low][2] else (high, low)
        pairs.append((line[old][1], line[new][1]))
        before, behind = left[low], right[high]
        if before >= 0:
            right[before] = behind
        if behind < len(line):
            left[behind] = before
        for found in weighed(before):
            heappush(near, found)
    return pairs
