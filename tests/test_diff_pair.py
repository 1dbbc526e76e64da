"""Which facts of one key belong together."""

import pytest

from vnpartyextract.diff.pair import Candidate, pair


def candidates(values: list[float]) -> list[Candidate]:
    return [Candidate(value, value) for value in values]


PAIRS: list[tuple[list[float], list[float], list[tuple[int, int]]]] = [
    # values of one side, of the other, places of the pairs
    ([], [], []),
    ([178], [], []),
    ([], [178], []),
    ([178], [190], [(0, 0)]),
    ([5, 7], [7, 5], [(0, 1), (1, 0)]),
    ([5, 5, 5], [5, 5], [(0, 0), (1, 1)]),
    ([10, 20], [19, 31], [(1, 0), (0, 1)]),  # the closest first; what is left goes with what is left
    ([10], [12, 8], [(0, 1)]),  # equally far: the lower
    ([1, 100], [99], [(1, 0)]),
    ([3, 3, 8], [4, 9, 9], [(2, 1), (1, 0), (0, 2)]),
    ([12, 15, 30], [30, 13, 16], [(0, 1), (1, 2), (2, 0)]),
]


@pytest.mark.parametrize(("old", "new", "pairs"), PAIRS)
def test_pair(old: list[float], new: list[float], pairs: list[tuple[int, int]]) -> None:
    assert sorted(pair(candidates(old), candidates(new))) == sorted(pairs)


@pytest.mark.parametrize(("old", "new", "pairs"), PAIRS)
def test_sides_may_be_swapped(old: list[float], new: list[float], pairs: list[tuple[int, int]]) -> None:
    assert sorted(pair(candidates(new), candidates(old))) == sorted((two, one) for one, two in pairs)


def test_who_says_the_same_goes_before_who_has_the_same_value() -> None:
    old = [Candidate(("hơn", 5), 5), Candidate((None, 5), 5)]
    new = [Candidate((None, 5), 5), Candidate(("gần", 5), 5)]
    assert sorted(pair(old, new)) == [(0, 1), (1, 0)]


def test_facts_without_a_value_are_paired_in_their_order() -> None:
    old = [Candidate("a", None), Candidate("b", None), Candidate("c", None)]
    new = [Candidate("b", None), Candidate("x", None)]
    assert sorted(pair(old, new)) == [(0, 1), (1, 0)]
