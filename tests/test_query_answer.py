# ruff: noqa: E501 (articles are as long as they are)
"""What figures come to: sums of what lies apart, and the reason where there is none. Real places, invented figures."""

import random
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.query import filters_asked
from vnpartyextract.query.answer import Answer, answer
from vnpartyextract.query.item import By
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.series import ask

PATTERNS = load_patterns()


def documents(*texts: str) -> list[tuple[str, dict[str, Any]]]:
    """An article each, of 17 February 2024."""
    made = []
    for place, text in enumerate(texts):
        document = extract(text, published="2024-02-17")
        document["source"] |= {"path": f"{place}.txt", "sha256": f"{place}"}
        made.append((f"{place}.txt", document))
    return made


def asked(*texts: str, by: By = "total", metric: str = "admissions", **filters: Any) -> Answer:
    wanted = ask(metric, PATTERNS, filters=filters_asked(PATTERNS.labels, **filters))
    return answer(documents(*texts), wanted, by, PATTERNS)


def told(made: Answer) -> list[tuple[str, float | None, str | None, list[str]]]:
    """Each row: its name, its value, why it has none, and what stands beside."""
    return [
        (row.name, row.value, row.why, [f"{item.amount.value}: {reason}" for item, reason in row.beside])
        for row in made.rows
    ]


def admitted(*pairs: tuple[str, str]) -> str:
    return " ".join(f"Năm 2023, Đảng bộ {place}, tỉnh Hòa Bình kết nạp {count} đảng viên." for place, count in pairs)


LAC_THUY, KIM_BOI = "huyện Lạc Thủy, tỉnh Hòa Bình", "huyện Kim Bôi, tỉnh Hòa Bình"


def test_districts_are_added_up() -> None:
    made = asked(admitted(("huyện Lạc Thủy", "178"), ("huyện Kim Bôi", "95")), by="district")
    assert told(made) == [(KIM_BOI, 95, None, []), (LAC_THUY, 178, None, [])]
    assert (made.total.value, made.total.why) == (273, None)


def test_what_is_told_twice_counts_once() -> None:
    made = asked(admitted(("huyện Lạc Thủy", "178")), admitted(("huyện Lạc Thủy", "178")))
    assert told(made) == [("", 178, None, [])]
    assert [source.path for source in made.rows[0].added[0].sources] == ["0.txt", "1.txt"]


CASES: list[tuple[str, list[str], float | None, str | None, list[str]]] = [
    ("two reports", [admitted(("huyện Lạc Thủy", "178")), admitted(("huyện Lạc Thủy", "187"))], None, "contradict", []),
    ("one article", [admitted(("huyện Lạc Thủy", "178"), ("huyện Lạc Thủy", "9"))], None, "several", []),
    ("rounded beside exact", [admitted(("huyện Lạc Thủy", "178")), admitted(("huyện Lạc Thủy", "hơn 170"))], 178, None,
     ["170: rounded"]),
    ("rounded ones", [admitted(("huyện Lạc Thủy", "hơn 170"), ("huyện Kim Bôi", "95"))], None, "rounded", []),
    ("a lone rounded one", [admitted(("huyện Lạc Thủy", "hơn 170"))], 170, None, []),
    ("a commune in its district", [admitted(("huyện Lạc Thủy", "178"), ("xã Đồng Tâm, huyện Lạc Thủy", "9"))], 178, None,
     ["9: smaller"]),
    ("two communes", [admitted(("xã Đồng Tâm, huyện Lạc Thủy", "9"), ("xã Phú Nghĩa, huyện Lạc Thủy", "7"))], 16, None, []),
    ("half a year in the year", [admitted(("huyện Lạc Thủy", "178"))
     + " 6 tháng đầu năm 2023, Đảng bộ huyện Lạc Thủy, tỉnh Hòa Bình kết nạp 90 đảng viên."], 178, None, ["90: shorter"]),
    ("two years of one place", [admitted(("huyện Lạc Thủy", "178"))
     + " Năm 2022, Đảng bộ huyện Lạc Thủy, tỉnh Hòa Bình kết nạp 165 đảng viên."], 343, None, []),
    ("two times of two places", [admitted(("huyện Lạc Thủy", "178"))
     + " Năm 2022, Đảng bộ huyện Kim Bôi, tỉnh Hòa Bình kết nạp 95 đảng viên."], None, "times", []),
    ("times that overlap", ["Giai đoạn 2020 - 2022, Đảng bộ huyện Lạc Thủy, tỉnh Hòa Bình kết nạp 500 đảng viên. Giai đoạn "
     "2022 - 2023, Đảng bộ huyện Lạc Thủy, tỉnh Hòa Bình kết nạp 340 đảng viên."], None, "overlap", []),
]  # fmt: skip


@pytest.mark.parametrize(("texts", "value", "why", "beside"), [one[1:] for one in CASES], ids=[one[0] for one in CASES])
def test_one_row(texts: list[str], value: float | None, why: str | None, beside: list[str]) -> None:
    assert told(asked(*texts)) == [("", value, why, beside)]


def test_states_of_two_days_are_never_added_up() -> None:
    text = "Đến ngày 31/12/2022, Đảng bộ huyện Lạc Thủy có 5.400 đảng viên. Đến nay, Đảng bộ huyện Lạc Thủy có 5.458 đảng viên."
    (row,) = asked(text, metric="party_members").rows
    assert (row.value, row.why) == (None, "days")


def test_by_year_and_by_place() -> None:
    text = admitted(("huyện Lạc Thủy", "178")) + " Năm 2022, Đảng bộ huyện Lạc Thủy, tỉnh Hòa Bình kết nạp 165 đảng viên."
    assert told(asked(text, by="year")) == [("2022", 165, None, []), ("2023", 178, None, [])]
    assert told(asked(text, by="place")) == [("huyện Lạc Thủy", 343, None, [])]
    assert told(asked(text, by="province")) == [("tỉnh Hòa Bình", 343, None, [])]


def test_what_is_larger_than_a_row_is_left_out_and_told() -> None:
    text = "Năm 2023, Đảng bộ tỉnh Hòa Bình kết nạp 1.900 đảng viên. " + admitted(("huyện Lạc Thủy", "178"))
    made = asked(text, by="district")
    assert told(made) == [(LAC_THUY, 178, None, [])]
    assert made.left_out == {"larger": 1}


def test_the_order_of_documents_changes_nothing() -> None:
    texts = documents(*(text for _, texts, *_ in CASES for text in texts))
    wanted = ask("admissions", PATTERNS)
    due = answer(texts, wanted, "place", PATTERNS)
    random.Random(5).shuffle(texts)
    assert answer([*texts, texts[0]], wanted, "place", PATTERNS) == due
