"""Columns: what a period is called, and the order of time."""

import pytest

from vnpartyextract.series.column import Column, column_of, in_time_order

LABELS = [
    ("2023-01-01", "2023-12-31", "2023", "year"),
    ("2020-01-01", "2025-12-31", "2020–2025", "range"),
    ("2023-01-01", "2023-06-30", "6 tháng đầu 2023", "half"),
    ("2023-07-01", "2023-12-31", "6 tháng cuối 2023", "half"),
    ("2024-01-01", "2024-03-31", "quý I/2024", "quarter"),
    ("2023-10-01", "2023-12-31", "quý IV/2023", "quarter"),
    ("2024-02-01", "2024-02-29", "tháng 2/2024", "month"),
    ("2023-01-01", "2023-09-30", "9 tháng 2023", "range"),
    ("2023-03-01", "2023-05-31", "tháng 3–5/2023", "range"),
    ("2022-11-01", "2023-02-28", "11/2022–2/2023", "range"),
    ("2024-02-17", "2024-02-17", "17/2/2024", "day"),
    ("2024-03-01", "2024-04-15", "1/3–15/4/2024", "range"),
    ("2015-01-01", "2019-11-27", "1/1/2015–27/11/2019", "range"),
    (None, "2021-03-31", "đến 31/3/2021", "range"),
    ("2023-01-01", None, "từ 1/1/2023", "range"),
    (None, None, "không rõ", "range"),
    ("9999-01-01", "9999-12-31", "9999", "year"),
]


@pytest.mark.parametrize(("start", "end", "label", "length"), LABELS)
def test_labels(start: str | None, end: str | None, label: str, length: str) -> None:
    column = Column(start, end)
    assert (column.label, column.length) == (label, length)


def test_two_wordings_are_one_column_and_no_days_are_none() -> None:
    days = {"start": "2023-01-01", "end": "2023-06-30"}
    assert column_of(days | {"text": "6 tháng đầu năm"}) == column_of(days | {"text": "nửa đầu năm nay"})
    assert column_of(None) == column_of({"start": None, "end": None, "text": "hiện"})
    assert not column_of(None).known


def test_order_of_time() -> None:
    expected = [
        "2021",
        "quý I/2022",
        "đến 31/3/2022",  # without a beginning it is the longest of those that end with it
        "quý II/2022",
        "6 tháng đầu 2022",
        "tháng 12/2022",
        "quý IV/2022",
        "2022",
        "2020–2022",
        "từ 1/1/2020",
        "không rõ",
    ]
    columns = [
        Column("2022-01-01", "2022-12-31"),
        Column(None, None),
        Column("2020-01-01", None),
        Column("2020-01-01", "2022-12-31"),
        Column("2022-01-01", "2022-06-30"),
        Column("2022-10-01", "2022-12-31"),
        Column("2022-12-01", "2022-12-31"),
        Column("2022-04-01", "2022-06-30"),
        Column("2022-01-01", "2022-03-31"),
        Column(None, "2022-03-31"),
        Column("2021-01-01", "2021-12-31"),
    ]
    assert [column.label for column in sorted(columns, key=in_time_order)] == expected
