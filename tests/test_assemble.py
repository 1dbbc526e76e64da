"""Date and citation facts, and the period of a figure, as the document gives them."""

from itertools import pairwise
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.output.schema import check


def facts(text: str, kind: str, published: str | None = None) -> list[dict[str, Any]]:
    return [fact for fact in extract(text, published=published)["facts"] if fact["kind"] == kind]


DATES = [
    # text, text of the fact, type, start, end, duration
    ("Ngày 21 tháng 01 năm 2022, huyện họp.", "Ngày 21 tháng 01 năm 2022", "day", "2022-01-21", "2022-01-21", None),
    ("Đến tháng 12/2023, các chi bộ họp.", "tháng 12/2023", "month", "2023-12-01", "2023-12-31", None),
    ("Quý I/2024, huyện họp.", "Quý I/2024", "quarter", "2024-01-01", "2024-03-31", None),
    ("Trong năm 2021, huyện họp.", "năm 2021", "year", "2021-01-01", "2021-12-31", None),
    ("Nhiệm kỳ 2020 - 2025, huyện họp.", "Nhiệm kỳ 2020 - 2025", "range", "2020-01-01", "2025-12-31", None),
    ("Từ năm 2015 đến nay, huyện họp.", "Từ năm 2015 đến nay", "range", "2015-01-01", None, None),
    ("Tổng kết 15 năm thi hành Điều lệ.", "15 năm", "duration", None, None, "P15Y"),
    ("Ngày  31/7/2023, huyện họp.", "Ngày  31/7/2023", "day", "2023-07-31", "2023-07-31", None),
]


@pytest.mark.parametrize(("text", "said", "kind", "start", "end", "duration"), DATES)
def test_date_facts(text: str, said: str, kind: str, start: str | None, end: str | None, duration: str | None) -> None:
    (fact,) = facts(text, "date")
    assert (fact["text"], fact["type"], fact["start"], fact["end"], fact["duration"]) == (
        said,
        kind,
        start,
        end,
        duration,
    )
    assert fact["rule"].startswith("dates/")


def test_words_without_a_numeral_are_no_date_facts() -> None:
    text = "Hiện nay, Đảng bộ huyện có 62 chi bộ; năm nay kết nạp 5 đảng viên."
    assert facts(text, "date", "2024-02-17") == []


def test_the_dateline_is_a_date_fact_too() -> None:
    text = "Huyện ủy Lạc Thủy họp\n\nThứ bảy, 17/2/2024 | 10:58:07 Sáng\n\nHuyện kết nạp 178 đảng viên.\n"
    document = extract(text)
    assert document["source"]["published"] == "2024-02-17"
    assert [(fact["text"], fact["start"]) for fact in document["facts"] if fact["kind"] == "date"] == [
        ("17/2/2024", "2024-02-17")
    ]


CITATIONS = [
    # text, (text of the fact, type, number, term, date)
    (
        "Thực hiện Nghị quyết số 02-NQ/TU ngày 21/1/2021 của Ban Chấp hành Đảng bộ tỉnh.",
        [("Nghị quyết số 02-NQ/TU ngày 21/1/2021", "Nghị quyết", "02-NQ/TU", None, "2021-01-21")],
    ),
    (
        "Quán triệt Nghị quyết Trung ương 4 (khóa XI) và Chỉ thị 05-CT/TW.",
        [
            ("Nghị quyết Trung ương 4 (khóa XI)", "Nghị quyết", "Trung ương 4", "XI", None),
            ("Chỉ thị 05-CT/TW", "Chỉ thị", "05-CT/TW", None, None),
        ],
    ),
    (
        "Thực hiện các Thông báo số 29, 113 của BTV Tỉnh ủy.",
        [
            ("Thông báo số 29", "Thông báo", "29", None, None),
            ("113", "Thông báo", "113", None, None),
        ],
    ),
    (
        "Xếp loại theo Hướng dẫn 05-HD/TU, 21/10/2022 của Ban Thường vụ Tỉnh ủy.",
        [("Hướng dẫn 05-HD/TU, 21/10/2022", "Hướng dẫn", "05-HD/TU", None, "2022-10-21")],
    ),
]


@pytest.mark.parametrize(("text", "due"), CITATIONS)
def test_citation_facts(text: str, due: list[tuple[str, str, str, str | None, str | None]]) -> None:
    found = facts(text, "citation")
    assert [(one["text"], one["type"], one["number"], one["term"], one["date"]) for one in found] == due


def test_a_documents_day_is_no_date_fact() -> None:
    assert facts("Thực hiện Nghị quyết số 02-NQ/TU ngày 21/1/2021 của Tỉnh ủy.", "date") == []


MIXED = """Huyện ủy tổng kết công tác năm 2023

Thứ bảy, 17/2/2024

Thực hiện Chỉ thị 05-CT/TW ngày 15/5/2016 của Bộ Chính trị, năm 2023 huyện kết nạp 178 đảng viên, trong đó 10 học sinh.
Trong 5 năm (2018-2022), huyện mở 20 lớp cho 1.115 học viên; đường dây nóng 0299.3821.456.
"""


def test_facts_of_all_kinds_stand_in_text_order_and_fit_the_contract() -> None:
    document = extract(MIXED)
    check(document)
    starts = [fact["span"][0] for fact in document["facts"]]
    assert starts == sorted(starts)
    assert {fact["kind"] for fact in document["facts"]} >= {"figure", "date", "citation"}
    assert [fact["id"] for fact in document["facts"]] == [f"f{number + 1}" for number in range(len(starts))]
    assert all(MIXED[slice(*fact["span"])] == fact["text"] for fact in document["facts"])


def test_no_digit_is_in_two_facts() -> None:
    spans = sorted(tuple(fact["span"]) for fact in extract(MIXED)["facts"] if fact["kind"] != "official")
    assert len(spans) > 5
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_dates_and_citations_count_in_the_ledger() -> None:
    numerals = extract(MIXED)["numerals"]
    assert [one["text"] for one in numerals["left"]] == ["0299.3821.456"]
    assert numerals["total"] == numerals["in_facts"] + 1


def test_period_names_its_words_and_every_figure_has_the_key() -> None:
    figures = facts(MIXED, "figure")
    assert [figure["value"] for figure in figures] == [178, 10, 20, 1115]
    assert figures[0]["period"] == {"start": "2023-01-01", "end": "2023-12-31", "text": "năm 2023"}
    assert figures[1]["period"] == figures[0]["period"]
    assert figures[2]["period"] == {"start": "2018-01-01", "end": "2022-12-31", "text": "2018-2022"}
