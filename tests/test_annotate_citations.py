"""Documents cited by number, symbol or plenum. The tables stand in patterns/shapes/citations.yaml, beside the rules."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.annotate.citations import Citation, compile_citations, find_citations, load_citations
from vnpartyextract.annotate.organisations import View
from vnpartyextract.errors import PatternError
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.text import Folded, fold

PATH = Path(__file__).parents[1] / "patterns" / "shapes" / "citations.yaml"
DATA = load_citations(PATH)
RULES = compile_citations(DATA)
ORGANISATIONS = load_patterns().shapes.organisations


def _view(folded: Folded) -> View:
    return View(folded.text, folded.cased, ORGANISATIONS, frozenset())


def cite(text: str) -> list[Citation]:
    folded = fold(text)
    return find_citations(_view(folded), RULES)


def row(text: str, one: Citation) -> dict[str, Any]:
    return {
        "text": fold(text).cased[one.start : one.end],
        "type": one.type,
        "number": one.number,
        "term": one.term,
        "date": one.date,
        "issuer": one.issuer,
    }


@pytest.mark.parametrize("example", DATA["examples"], ids=lambda example: example["text"][:60])
def test_example(example: dict[str, Any]) -> None:
    assert [row(example["text"], one) for one in cite(example["text"])] == example["found"]


@pytest.mark.parametrize("text", DATA["counterexamples"])
def test_counterexample(text: str) -> None:
    assert [row(text, one) for one in cite(text)] == []


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Chỉ thị 05, Kết luận 01; triển khai Nghị quyết 35 và Quy định 37", ["05", "01", "35", "37"]),
        ("Quyết định 1719/QĐ-TTg và Nghị quyết số 88/2019/QH14", ["1719/QĐ-TTg", "88/2019/QH14"]),
        ("Nghị quyết số 36a/NQ-CP của Chính phủ", ["36a/NQ-CP"]),
        ("Thông tri 01-TTr/TU, Tờ trình số 15-TTr/ĐU", ["01-TTr/TU", "15-TTr/ĐU"]),
        ("Đã có 3 kế hoạch: Kế hoạch số 12, 13, 14-KH/HU; 5 hướng dẫn", ["12", "13", "14-KH/HU"]),
        ("Chỉ thị số 27 - CT/TW; Chỉ thị số 28 - CT/TW", ["27 - CT/TW", "28 - CT/TW"]),
        ("học tập Nghị quyết T.Ư 4 (khóa XIII), nghị quyết TƯ 5", ["T.Ư 4", "TƯ 5"]),
        ("Nghị quyết chuyên đề số 03-NQ/ĐU cho 25 hộ", ["03-NQ/ĐU"]),
        ("CHỈ THỊ SỐ 05-CT/TW CỦA BỘ CHÍNH TRỊ", ["05-CT/TW"]),
        ("Nghị quyết Đại hội lần thứ XVII, Nghị quyết 10 của Tỉnh ủy", ["10"]),
        ("Chỉ thị số 05-CT/T.Ư của Bộ Chính trị", ["05-CT/T.Ư"]),
        ("Kế hoạch số 12/KH-UBND; số 13/KH-UBND; 5 lớp", ["12/KH-UBND", "13/KH-UBND"]),
        ("các Thông báo số 29, 113 tại 5 chi bộ, 12 đảng viên", ["29", "113"]),
        ("Quy định 37, 5 chi bộ được kiểm tra", ["37"]),
    ],
)
def test_numbers(text: str, numbers: list[str]) -> None:
    assert [one.number for one in cite(text)] == numbers


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 87-KH/HU ngày 12/4/2021 của Ban Thường vụ Huyện uỷ",
        "Kế hoạch số 87-KH/HU ngày 12 tháng 4 năm 2021 của Ban Thường vụ Huyện ủy",
        "Kế hoạch số 87-KH/HU, ngày 12-4-2021 của Ban Thường vụ Huyện ủy",
        "Kế hoạch số 87–KH/HU (ngày 12.4.2021) của Ban Thường vụ Huyện ủy",
        "Kế hoạch 87-KH/HU của Ban Thường vụ Huyện ủy ngày 12/04/2021",
    ],
)
def test_one_document_in_many_spellings(text: str) -> None:
    (one,) = cite(text)
    assert (one.type, one.number, one.date, one.issuer) == (
        "Kế hoạch",
        "87-KH/HU",
        "2021-04-12",
        "Ban Thường vụ Huyện ủy",
    )


def test_impossible_date_is_none() -> None:
    (one,) = cite("Kế hoạch số 87-KH/HU ngày 31/2/2021 của Huyện ủy")
    assert one.date is None


def test_claims_hold_the_digits_of_number_and_date() -> None:
    text = "các Quyết định số 1124-QĐ/HU, 1125-QĐ/HU ngày 31/5/2023 của Huyện ủy đối với 3 đảng viên"
    claimed = {i for one in cite(text) for start, end in one.claims for i in range(start, end)}
    free = [i for i, letter in enumerate(text) if letter.isdigit() and i not in claimed]
    assert [text[i] for i in free] == ["3"]


@pytest.mark.xfail(
    strict=True, reason="only the first plenum of `lần thứ 5, lần thứ 6` would need to look past the second"
)
def test_two_plenums_by_ordinal() -> None:
    assert len(cite("Nghị quyết hội nghị lần thứ 5, lần thứ 6 Ban Chấp hành Trung ương khóa XIII")) == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [("plenum: [", "plenums: ["), ("bare: true", "bare: yes please"), ("  verbs: [", "  verb: [")],
)
def test_broken_file_is_refused(tmp_path: Path, old: str, new: str) -> None:
    broken = tmp_path / "citations.yaml"
    broken.write_text(PATH.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(PatternError):
        load_citations(broken)


PIECES = st.sampled_from(
    [
        "Nghị quyết ",
        "số ",
        "Trung ương ",
        "4",
        "05-CT/TW",
        ", ",
        " và ",
        "29",
        " ngày 31/5/2023",
        " khóa XII",
        "(",
        ")",
        "của ",
        "Ban Thường vụ ",
        "Huyện ủy ",
        "\n",
        "12/",
        "-",
        "hội nghị lần thứ ",
        "tư ",
        "²",
        "Luật ",
        "luật số ",
        "é",
        "%",
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_text_gives_ordered_spans_with_claims_inside(text: str) -> None:
    folded = fold(text)
    found = find_citations(_view(folded), RULES)
    for one in found:
        assert 0 <= one.start < one.end <= len(folded.text)
        assert all(one.start <= start < end <= max(one.end, end) for start, end in one.claims)
    assert all(one.end <= after.start for one, after in pairwise(found))
