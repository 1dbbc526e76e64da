"""Calendar arithmetic, and single expressions read by `parse_date`."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.model import Period
from vnpartyextract.periods import Moment, Reading, back, fill, iso_duration, number, parse_date, period

TODAY = date(2017, 2, 2)  # a Thursday


def days(told: Period | None) -> str | None:
    return None if told is None else told.duration or f"{told.start}/{told.end}"


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("17/2/2024", "day", "2024-02-17/2024-02-17"),
        ("15.5.2024", "day", "2024-05-15/2024-05-15"),
        ("Ngày 21 tháng 01 năm 2022", "day", "2022-01-21/2022-01-21"),
        ("ngày mồng ba tháng hai năm 2023", "day", "2023-02-03/2023-02-03"),
        ("thứ Bảy, 17/02/2024", "day", "2024-02-17/2024-02-17"),
        ("tháng 12/2023", "month", "2023-12-01/2023-12-31"),
        ("T12/2023", "month", "2023-12-01/2023-12-31"),
        ("tháng Giêng năm 2024", "month", "2024-02-10/2024-03-09"),
        ("quý I/2024", "quarter", "2024-01-01/2024-03-31"),
        ("quý III-2023", "quarter", "2023-07-01/2023-09-30"),
        ("Năm 2023", "year", "2023-01-01/2023-12-31"),
        ("trước năm 2020", "year", "2020-01-01/2020-12-31"),
        ("6 tháng đầu năm 2023", "range", "2023-01-01/2023-06-30"),
        ("sáu tháng đầu năm 2023", "range", "2023-01-01/2023-06-30"),
        ("9 tháng năm 2023", "range", "2023-01-01/2023-09-30"),
        ("06 tháng cuối năm 2023", "range", "2023-07-01/2023-12-31"),
        ("nửa đầu năm 2023", "range", "2023-01-01/2023-06-30"),
        ("nhiệm kỳ 2020 - 2025", "range", "2020-01-01/2025-12-31"),
        ("năm học 2023-2024", "range", "2023-01-01/2024-12-31"),
        ("từ năm 2015 đến nay", "range", "2015-01-01/None"),
        ("từ đầu nhiệm kỳ 2015 - 2020 đến nay", "range", "2015-01-01/None"),
        ("từ ngày 1/3 đến 15/4/2024", "range", "2024-03-01/2024-04-15"),
        ("ngày 15 và 16/5/2024", "range", "2024-05-15/2024-05-16"),
        ("từ ngày 20/12 đến 5/1/2024", "range", "2023-12-20/2024-01-05"),
        ("năm 2018 và 2019", "range", "2018-01-01/2019-12-31"),
        ("15 năm", "duration", "P15Y"),
        ("mười lăm năm", "duration", "P15Y"),
        ("hai mươi mốt ngày", "duration", "P21D"),
        ("1,5 năm", "duration", "P18M"),
        ("90 ngày", "duration", "P90D"),
        ("ngày 31/7", "day", "None/None"),
    ],
)
def test_an_expression_is_read_without_a_day_of_speaking(text: str, kind: str, due: str) -> None:
    told = parse_date(text)
    assert told is not None
    assert (told.type, days(told)) == (kind, due)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("hôm qua", "2017-02-01/2017-02-01"),
        ("thứ hai", "2017-02-06/2017-02-06"),
        ("thứ ba vừa rồi", "2017-01-31/2017-01-31"),
        ("thứ năm vừa rồi", "2017-01-26/2017-01-26"),
        ("thứ tư tuần tới", "2017-02-08/2017-02-08"),
        ("tuần trước", "2017-01-23/2017-01-29"),
        ("tháng trước", "2017-01-01/2017-01-31"),
        ("quý này", "2017-01-01/2017-03-31"),
        ("năm ngoái", "2016-01-01/2016-12-31"),
        ("quý IV năm ngoái", "2016-10-01/2016-12-31"),
        ("6 tháng đầu năm nay", "2017-01-01/2017-06-30"),
        ("3 ngày trước", "2017-01-30/2017-01-30"),
        ("hai tuần nữa", "2017-02-16/2017-02-16"),
        ("3 năm tới", "2018-01-01/2020-12-31"),
        ("4 năm qua", "2013-02-02/2017-02-02"),
        ("từ năm 2015 đến nay", "2015-01-01/2017-02-02"),
        ("ngày 7/3", "2017-03-07/2017-03-07"),
    ],
)
def test_an_expression_is_read_from_a_day_of_speaking(text: str, due: str) -> None:
    assert days(parse_date(text, TODAY)) == due


@pytest.mark.parametrize(
    "text",
    ["", " ", "31/2/2023", "29/2/2023", "ngày 0 tháng 4", "tháng 13", "quý 5", "1975", "9-10", "101,72%", "9/10 xã",
     "40 tuổi", "07:45", "lớp 12", "0912345678", "nhiệm kỳ 2025 - 2020", "13 tháng đầu năm 2023", "ngày 17-13/10/2023"],
)  # fmt: skip
def test_what_is_no_date_is_none(text: str) -> None:
    assert parse_date(text, TODAY) is None


@pytest.mark.xfail(strict=True, reason="seasons, weeks of a month and years before Christ are not read")
@pytest.mark.parametrize("text", ["mùa hè này", "tuần đầu tiên của tháng 9 năm 2017", "năm 179 TCN"])
def test_known_misses(text: str) -> None:
    assert parse_date(text, TODAY) is not None


@pytest.mark.parametrize(
    ("text", "value"),
    [("06", 6), ("1,5", 1.5), ("iv", 4), ("mười", 10), ("mười lăm", 15), ("ba mươi tư", 34), ("lớp", None)],
)  # fmt: skip
def test_small_numbers(text: str, value: float | None) -> None:
    assert number(text) == value


def test_29_february_waits_for_a_leap_year() -> None:
    reading = Reading("day", Moment(None, 2, 29), Moment(None, 2, 29))
    assert days(period(fill(reading, year=2024), None)) == "2024-02-29/2024-02-29"
    assert days(period(fill(reading, year=2023), None)) == "None/None"


def test_filling_tells_what_was_inferred_and_keeps_what_was_read() -> None:
    reading = Reading("range", Moment(None, 12, 20), Moment(None, 1, 5))
    filled = fill(reading, year=2024)
    assert (filled.start, filled.end, filled.inferred) == (Moment(2023, 12, 20), Moment(2024, 1, 5), ("year",))
    assert fill(filled, year=1999) == filled


@pytest.mark.parametrize(
    ("amount", "unit", "due"),
    [(1, "M", date(2024, 2, 29)), (1, "Y", date(2023, 3, 31)), (2, "W", date(2024, 3, 17)),
     (-1, "M", date(2024, 4, 30))],
)  # fmt: skip
def test_going_back_stays_inside_the_month(amount: float, unit: str, due: date) -> None:
    assert back(amount, unit, date(2024, 3, 31)) == due


def test_durations_are_iso_8601() -> None:
    assert [iso_duration(15, "Y"), iso_duration(1.5, "Y"), iso_duration(2.5, "W")] == ["P15Y", "P18M", "P2.5W"]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_read_in_every_spelling(day: date) -> None:
    due = Period("day", day, day)
    for shape in ("{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "ngày {d}.{m}.{y}", "ngày {d} tháng {m:02} năm {y}"):
        assert parse_date(shape.format(d=day.day, m=day.month, y=day.year)) == due


@given(st.text(max_size=40), st.none() | st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_any_text_is_answered(text: str, reference: date | None) -> None:
    told = parse_date(text, reference)
    assert told is None or told.start is None or told.end is None or told.start <= told.end
