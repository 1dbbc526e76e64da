"""Digits that count nothing. The tables stand in patterns/shapes/names.yaml, beside the rules."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.annotate.shapes import compile_shapes, find_shapes, load_shapes
from vnpartyextract.errors import PatternError
from vnpartyextract.text import fold

PATH = Path(__file__).parents[1] / "patterns" / "shapes" / "names.yaml"
DATA = load_shapes(PATH)
RULES = compile_shapes(DATA)


def shapes(text: str) -> list[str]:
    folded = fold(text)
    return [folded.cased[one.start : one.end] for one in find_shapes(folded.text, RULES, folded.cased)]


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in DATA["rules"] for text in rule["examples"]], ids=str
)
def test_example(rule: str, text: str) -> None:
    plain = re.sub(r"\[\[|\]\]", "", text)
    assert shapes(plain) == re.findall(r"\[\[(.*?)\]\]", text, re.S)
    folded = fold(plain)
    assert rule in {one.rule for one in find_shapes(folded.text, RULES, folded.cased)}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule["id"], text) for rule in DATA["rules"] for text in rule["counterexamples"]], ids=str
)
def test_counterexample(rule: str, text: str) -> None:
    folded = fold(text)
    assert rule not in {one.rule for one in find_shapes(folded.text, RULES, folded.cased)}


@pytest.mark.parametrize(
    "text",
    [
        "từ huyện về xã 10 đồng chí, từ xã về huyện 13 đồng chí",
        "khối xã 12, khối trường học 5, khối doanh nghiệp 3",
        "12 lớp, 3 thôn, 2 khu phố, 5 đội, 4 tổ",
        "Huyện Ninh Giang 87 đảng viên, xã Tân Hòa 12 đồng chí",
        "thôn Tân Lập 2 đồng chí, thôn Bình Minh 3 đồng chí",
        "tổ 5 người, phòng 3 đồng chí, Đảng bộ phường 12 chi bộ",
        "khiển trách (12), cảnh cáo (5)",
        "tổng số 108 đảng viên, trong số 327 đảng viên; tổng số: 45",
        "dân tộc thiểu số 27 người, chiếm 34,5%",
        "- 12 đảng viên\n- 5 lớp",
        "1.115 học viên",
        "đạt 9/10 xã, 35.599/35.900 đảng viên",
        "mở 2 đợt, 3 khóa, 15 bài, 12 mục",
        "kết nạp 12/15 đồng chí",
        "tổ chức 3 lớp/286 học viên",
    ],
)
def test_figures_stay(text: str) -> None:
    assert shapes(text) == []


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chi bộ 1: 12 đảng viên; Chi bộ 2: 15 đảng viên", ["1", "2"]),
        ("Chi bộ 3 có 27 đảng viên", ["3"]),
        ("kết nạp 5 đảng viên lớp 12, 3 lớp 11", ["12", "11"]),
        ("đợt 1: 5 lớp; đợt 2: 3 lớp", ["1", "2"]),
        ("Lượt xem: 1.234 | 45 bình luận", ["1.234", "45"]),
        ("Điều 5, 6, 7 và 8 của Quy định; Khoản 2 Điều 3", ["5, 6, 7 và 8", "2", "3"]),
        ("Huy hiệu 30, 40, 50, 60 năm tuổi Đảng", ["30, 40, 50"]),
        ("Bí thư Đảng ủy phường 5 Nguyễn Văn A; Đảng ủy Phường 12 quận 3", ["5", "12", "3"]),
        ("mail: bantochuc12@hatinh.gov.vn", ["bantochuc12@hatinh.gov.vn"]),
        ("(GMT+7), 07:45, Thứ 6", ["7", "07:45", "6"]),
        ("Quân khu 7, Lữ đoàn 175 trao 12 suất quà", ["7", "175"]),
        ("Phương Lan\n\n62\n", ["62"]),
        ("Đứng thứ 3/14 huyện; khoá 16; lần thứ 42", ["3/14", "16", "42"]),
        ("mô hình “3 không”, chi bộ 4 tốt, 5 chi bộ", ["3 không", "4 tốt"]),
    ],
)
def test_names_beside_figures(text: str, due: list[str]) -> None:
    assert shapes(text) == due


@pytest.mark.parametrize("at", [r"\d*", "", "(", r"(?:\d)?"])
def test_pattern_that_can_match_nothing_is_refused(tmp_path: Path, at: str) -> None:
    broken = tmp_path / "names.yaml"
    broken.write_text(
        f"closers: [và]\ncounted: [người]\ntokens: []\nrules:\n  - id: a\n    at: '{at}'\n"
        "    examples: ['[[1]]']\n    counterexamples: [b]\n",
        "utf-8",
    )
    with pytest.raises(PatternError):
        load_shapes(broken)


def test_rule_that_stands_twice_is_refused(tmp_path: Path) -> None:
    rule = "  - id: a\n    before: [lớp]\n    examples: ['lớp [[1]]']\n    counterexamples: [b]\n"
    broken = tmp_path / "names.yaml"
    broken.write_text(f"closers: [và]\ncounted: [người]\ntokens: []\nrules:\n{rule}{rule}", "utf-8")
    with pytest.raises(PatternError, match="twice"):
        load_shapes(broken)


PIECES = st.sampled_from(
    [
        "lớp ",
        "thôn ",
        "Tân Lập ",
        "12",
        "1",
        ", ",
        " và ",
        "/",
        ":",
        ".",
        "-",
        " ",
        "\n",
        "số ",
        "0232",
        "đồng chí",
        "%",
        "@",
        "²",
        "g",
        "²3",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_ordered_spans_that_hold_digits(text: str) -> None:
    folded = fold(text)
    found = find_shapes(folded.text, RULES, folded.cased)
    assert all(re.search(r"\d", folded.text[one.start : one.end]) for one in found)
    assert all(one.end <= after.start for one, after in pairwise(found))
