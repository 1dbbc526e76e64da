"""Values of one cell: which contradict one another, and in which order they stand."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.model import Modifier
from vnpartyextract.series.cells import Amount, Source, amount_of, cell, contradict


def amount(
    value: float, modifier: Modifier | None = None, *, to: float | None = None, of: float | None = None
) -> Amount:
    return Amount(value, to, of, modifier)


def source(start: int = 0, path: str = "a.txt") -> Source:
    return Source(path, "", "00", (start, start + 3), "178", "huyện Lạc Thủy", "Năm 2023", "đảng viên")


AGREE = [
    (amount(178), amount(178)),
    (amount(178), amount(170, "more_than")),
    (amount(178), amount(180, "nearly")),
    (amount(1187), amount(1200, "about")),
    (amount(1210), amount(1200, "about")),
    (amount(95), amount(90, to=100)),
    (amount(5214), amount(5000, "more_than")),
    (amount(101.72), amount(101.7, "more_than")),
    (amount(9), amount(9, of=10)),
    (amount(250), amount(200, "at_least")),
    (amount(50), amount(100, "less_than")),
    (amount(50), amount(100, "at_most")),
    (amount(170, "more_than"), amount(180, "nearly")),
]
CONTRADICT = [
    (amount(178), amount(187)),
    (amount(178), amount(180, "more_than")),
    (amount(178), amount(190, "nearly")),
    (amount(178), amount(160, "more_than")),
    (amount(1487), amount(1200, "about")),
    (amount(105), amount(90, to=100)),
    (amount(9, of=10), amount(9, of=12)),
    (amount(150), amount(200, "at_least")),
    (amount(150), amount(100, "at_most")),
    (amount(170, "more_than"), amount(200, "more_than")),
]


@pytest.mark.parametrize(("one", "other"), AGREE)
def test_both_may_be_true(one: Amount, other: Amount) -> None:
    assert (contradict(one, other), contradict(other, one)) == (False, False)


@pytest.mark.parametrize(("one", "other"), CONTRADICT)
def test_both_cannot_be_true(one: Amount, other: Amount) -> None:
    assert (contradict(one, other), contradict(other, one)) == (True, True)


def test_what_is_about_different_things_contradicts_nothing() -> None:
    told = {amount(178): {source()}, amount(7): {source(9, "b.txt")}}
    assert cell(told, same=True).conflict
    assert not cell(told, same=False).conflict


def test_one_article_that_tells_several_values_contradicts_neither_itself_nor_one_that_tells_one_of_them() -> None:
    told = {amount(610): {source()}, amount(122): {source(9)}}
    assert not cell(told, same=True).conflict
    assert not cell(told | {amount(610): {source(), source(path="b.txt")}}, same=True).conflict
    assert cell(told | {amount(500): {source(path="b.txt")}}, same=True).conflict


def test_equal_repeats_are_one_value_with_all_its_sources() -> None:
    made = cell({amount(178): {source(path="b.txt"), source(path="a.txt")}}, same=True)
    assert [[one.path for one in value.sources] for value in made.values] == [["a.txt", "b.txt"]]
    assert not made.conflict


def test_whole_numbers_are_equal_however_they_are_written() -> None:
    figure: dict[str, Any] = {"value": 178.0, "value_max": None, "total": 180.0, "modifier": None}
    assert repr(amount_of(figure)) == repr(amount(178, of=180))


MODIFIERS: tuple[Modifier | None, ...] = (None, "more_than", "nearly", "about", "less_than", "at_least", "at_most")


@given(st.lists(st.builds(amount, st.integers(0, 500), st.sampled_from(MODIFIERS)), min_size=1, unique=True))
def test_every_amount_is_in_the_cell_once_and_in_order(amounts: list[Amount]) -> None:
    told = {one: {source(path=f"{place}.txt")} for place, one in enumerate(amounts)}
    made = cell(told, same=True)
    assert sorted(map(repr, (value.amount for value in made.values))) == sorted(map(repr, amounts))
    assert cell(dict(reversed(told.items())), same=True) == made
    values = [value.amount.value for value in made.values]
    assert values == sorted(values)
    exact = {one.value for one in amounts if one.modifier is None}
    assert made.conflict or len(exact) < 2
