"""The lunar calendar of Việt Nam: first days of years as they were kept, those that differ from China's among them."""

from datetime import date

import pytest

from vnpartyextract.lunar import last_of_month, solar_day


@pytest.mark.parametrize(
    "day",
    [
        date(1985, 1, 21),  # a month before China
        date(2000, 2, 5),
        date(2007, 2, 17),  # a day before China
        date(2020, 1, 25),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2030, 2, 2),  # a day before China
    ],
    ids=str,
)
def test_first_day_of_the_year(day: date) -> None:
    assert solar_day(day.year, 1, 1) == day


def test_a_month_has_29_or_30_days() -> None:
    assert solar_day(2023, 12, 30) == date(2024, 2, 9)
    assert solar_day(2024, 12, 30) is None
    assert last_of_month(2024, 12) == date(2025, 1, 28)


def test_no_such_day() -> None:
    assert solar_day(2024, 13, 1) is None
