"""Sentence after sentence to figures: what a figure takes from those before it, in its sentence, list and paragraph.

`10 admissions < 178` is a figure: its value, its metric, and the value of the one that it hangs on.
"""

import pytest

from vnpartyextract.model import Document
from vnpartyextract.pipeline import read_facts
from vnpartyextract.rules.load import load_patterns


def read(text: str) -> list[str]:
    found = []
    for draft in read_facts(Document(text), load_patterns()).drafts:
        number, whole = draft.mention.number, draft.parent
        hangs = "" if whole is None else f" < {whole.mention.number.value:g}"
        found.append(f"{number.value:g} {draft.metric}{hangs}")
    return found


SENTENCES = [
    ("Huyện kết nạp 178 đảng viên. Trong số này có 88 nữ.", "178 admissions; 88 admissions < 178"),
    ("Huyện kết nạp 178 đảng viên. Trong đó: nữ 88, trẻ 9.", "178 admissions; 88 admissions < 178; 9 admissions < 178"),
    ("Kiểm tra 24 tổ chức đảng. Trong đó cấp huyện 5.", "24 inspected; 5 inspected < 24"),
    (
        "Thi hành kỷ luật 74 đảng viên. Về hình thức: khiển trách 39, cảnh cáo 22.",
        "74 disciplined; 39 disciplined < 74; 22 disciplined < 74",
    ),
    # figures that only stand side by side
    ("Huyện kết nạp 178 đảng viên. Huyện có 62 chi bộ.", "178 admissions; 62 party_organizations"),
    ("Huyện kết nạp 178 đảng viên.\n\nHuyện có 327 đảng viên.", "178 admissions; 327 party_members"),
]

LISTS = [
    (
        "Huyện kết nạp 178 đảng viên, cụ thể:\n- Khối xã: 100 đảng viên.\n- Khối cơ quan: 78 đảng viên.",
        "178 admissions; 100 admissions < 178; 78 admissions < 178",
    ),
    (
        "Huyện mở 20 lớp, gồm:\n- 12 lớp bồi dưỡng lý luận cho 800 học viên.\n- 8 lớp bồi dưỡng an ninh.",
        "20 classes; 12 classes < 20; 800 attendees < 12; 8 classes < 20",
    ),
    # the line behind the list is no item of it
    (
        "Huyện kết nạp 178 đảng viên, cụ thể:\n- Khối xã: 100 đảng viên.\nHuyện có 62 chi bộ.",
        "178 admissions; 100 admissions < 178; 62 party_organizations",
    ),
]

WHOLES_BEHIND = [
    (
        "Có 77 trong tổng số 108 đảng viên được xếp loại hoàn thành tốt nhiệm vụ.",
        "77 quality_rating < 108; 108 quality_rating",
    ),
    ("Có 63 trên tổng số 68 đảng bộ hoàn thành tốt nhiệm vụ.", "63 quality_rating < 68; 68 quality_rating"),
    ("Toàn huyện có 63/68 đảng bộ hoàn thành tốt nhiệm vụ.", "63 quality_rating"),
    # a larger number is no part
    ("Có 108 đảng viên trong số 77 chi bộ.", "108 party_members; 77 party_organizations"),
]

PREDICATES = [
    ("86% tổ chức đảng và 90% đảng viên hoàn thành tốt nhiệm vụ.", "86 quality_rating; 90 quality_rating"),
    ("Có 12 chi bộ và 230 đảng viên hoàn thành tốt nhiệm vụ.", "12 quality_rating; 230 quality_rating"),
    # what stands behind the first belongs to it alone
    ("Huyện có 12 chi bộ; 230 đảng viên hoàn thành tốt nhiệm vụ.", "12 party_organizations; 230 quality_rating"),
]

STILL_WRONG = [
    pytest.param(
        "Huyện tổ chức 12 cuộc đối thoại. Qua 12 cuộc, có 650 lượt người dự.",
        "12 dialogues; 12 dialogues; 650 attendees < 12",
        marks=pytest.mark.xfail(strict=True, reason="who attends is taken for a further member of the dialogues"),
    ),
    pytest.param(
        "Bí thư đối thoại 4 cuộc, trong đó 2 buổi với thanh niên.",
        "4 dialogues; 2 dialogues < 4",
        marks=pytest.mark.xfail(strict=True, reason="another noun of the same kind is taken for a further member"),
    ),
    (
        "Huyện kết nạp 165 đảng viên (năm 2022: 150).",
        "165 admissions; 150 admissions",
    ),
]


@pytest.mark.parametrize(("text", "due"), [*SENTENCES, *LISTS, *WHOLES_BEHIND, *PREDICATES, *STILL_WRONG])
def test_figures(text: str, due: str) -> None:
    assert read(text) == due.split("; ")


def test_citations_hold_no_cues() -> None:
    assert read("Thực hiện Chỉ thị số 33-CT/TU về kết nạp đảng viên, 12 hộ hiến đất.") == ["12 other"]


def test_the_tokenizer_can_be_left_out() -> None:
    document, patterns = Document("Huyện kết nạp 178 đảng viên, sửa 15 chi nhánh."), load_patterns()
    units = [draft.unit for draft in read_facts(document, patterns, tokenize=False).drafts]
    assert units == ["đảng viên", "chi"]
