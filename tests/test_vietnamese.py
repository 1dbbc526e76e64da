"""Values as Vietnamese readers write them."""

from typing import Any

import pytest

from vnpartyextract.output.vietnamese import amount, days, number

FIGURE = {"value": 178, "value_max": None, "total": None, "modifier": None, "status": "reported"}


@pytest.mark.parametrize(
    ("value", "written"),
    [(5458, "5.458"), (101.72, "101,72"), (145500000000, "145.500.000.000"), (0.5, "0,5"), (-1234.5, "-1.234,5")],
)
def test_number(value: float, written: str) -> None:
    assert number(value) == written


@pytest.mark.parametrize(
    ("told", "written"),
    [
        ({}, "178"),
        ({"modifier": "more_than"}, "hơn 178"),
        ({"modifier": "nearly", "value": 1000}, "gần 1.000"),
        ({"value": 90, "value_max": 100}, "90 - 100"),
        ({"value": 9, "total": 10}, "9/10"),
        ({"status": "target", "modifier": "at_least"}, "ít nhất 178 (mục tiêu)"),
    ],
)
def test_amount(told: dict[str, Any], written: str) -> None:
    assert amount(FIGURE | told) == written


@pytest.mark.parametrize(
    ("start", "end", "written"),
    [
        ("2023-01-01", "2023-12-31", "2023"),
        ("2020-01-01", "2025-12-31", "2020 - 2025"),
        ("2024-02-17", "2024-02-17", "17/2/2024"),
        ("2023-01-01", "2023-06-30", "1/1/2023 - 30/6/2023"),
        (None, "2024-02-17", "… - 17/2/2024"),
        ("2015-01-01", None, "1/1/2015 - …"),
        (None, None, "…"),
    ],
)
def test_days(start: str | None, end: str | None, written: str) -> None:
    assert days(start, end) == written
