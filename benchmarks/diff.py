"""How long a comparison takes as the facts grow tenfold: `python benchmarks/diff.py`.

Spread: each key has one fact a side. One key: all figures have the same key and other values, so each has to find the
closest of all. Equal: one key and one value for all. Time that grows like n log n gives a ratio of 13.
"""

import random
from collections.abc import Callable
from math import log
from time import perf_counter

from vnpartyextract.diff.change import Sourced
from vnpartyextract.diff.compare import Matched, compare
from vnpartyextract.diff.says import Matching

SMALL, LARGE = 1_000, 10_000
FIGURE = {
    "id": "f1",
    "kind": "figure",
    "text": "178 đảng viên",
    "span": [0, 13],
    "rule": "figures/admissions.yaml:7",
    "metric": "admissions",
    "value": 178,
    "value_max": None,
    "total": None,
    "unit": "đảng viên",
    "of": None,
    "group": None,
    "topic": None,
    "modifier": None,
    "status": "reported",
    "subject": "Đảng bộ huyện Mẫu Sơn",
    "place": "huyện Mẫu Sơn",
    "period": None,
    "parent": None,
    "relation": None,
    "number_span": [0, 3],
}


def spread(number: int, luck: random.Random) -> dict[str, object]:
    return FIGURE | {"group": f"nhóm {number}", "value": luck.randrange(1000)}


def one_key(number: int, luck: random.Random) -> dict[str, object]:
    return FIGURE | {"value": luck.random()}


def equal(number: int, luck: random.Random) -> dict[str, object]:
    return FIGURE


def seconds(make: Callable[[int, random.Random], dict[str, object]], size: int) -> float:
    """The best of three comparisons of `size` facts with as many."""
    luck = random.Random(size)
    old, new = ([Sourced(make(number, luck), None) for number in range(size)] for _ in range(2))
    taken = []
    for _ in range(3):
        begun = perf_counter()
        compare([Matched("", old, new)], Matching())
        taken.append(perf_counter() - begun)
    return min(taken)


def main() -> None:
    due = LARGE * log(LARGE) / (SMALL * log(SMALL))
    print(f"{'':8}  {SMALL:>9,}  {LARGE:>9,}  ratio (n log n: {due:.1f})")
    for make in (spread, one_key, equal):
        small, large = seconds(make, SMALL), seconds(make, LARGE)
        print(f"{make.__name__:8}  {small:7.3f} s  {large:7.3f} s  {large / small:.1f}")


if __name__ == "__main__":
    main()
