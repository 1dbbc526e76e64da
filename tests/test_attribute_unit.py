"""What a figure counts, in the article's words: behind the number, before it, or of its neighbours."""

import pytest

from vnpartyextract.attribute.unit import counted
from vnpartyextract.model import Document
from vnpartyextract.pipeline import read_facts
from vnpartyextract.rules.load import load_patterns


def units(text: str) -> list[str | None]:
    return [draft.unit for draft in read_facts(Document(text), load_patterns()).drafts]


UNITS = [
    ("Huyện kết nạp 178 Đảng viên.", ["đảng viên"]),
    ("Toàn Đảng bộ có 35 TCCSĐ.", ["TCCSĐ"]),
    ("Có 15 chi nhánh và 4 nhà máy hoạt động.", ["chi nhánh", "nhà máy"]),
    ("Đề ra 7 nhiệm vụ trọng tâm.", ["nhiệm vụ trọng tâm"]),
    # words of scale belong to the value
    ("Huyện chi 2,3 triệu đồng.", ["đồng"]),
    ("Thu hút 3 ngàn lượt người.", ["lượt người"]),
    ("Trồng 12 ha rừng và 3,5 km đường.", ["ha", "km"]),
    # elided: of the member before, of the next, of the whole, in its own words
    ("Cảnh cáo 12 trường hợp, khiển trách 34.", ["trường hợp", "trường hợp"]),
    ("Bổ nhiệm 11, điều động 5 cán bộ.", ["cán bộ", "cán bộ"]),
    ("Kết nạp 50 đảng viên, trong đó nữ 20.", ["đảng viên", "đảng viên"]),
    ("Đảng viên bị kỷ luật do vi phạm chính sách dân số: 16.", ["đảng viên"]),
    ("Kết nạp 165 đảng viên (KH: 190).", ["đảng viên", "đảng viên"]),
    ("Số người có đạo 1.151.", ["người có đạo"]),
    ("Kết nạp 178 đảng viên, tăng 12 so với năm trước.", ["đảng viên", "đảng viên"]),
    ("Tuổi bình quân là 41.", ["tuổi"]),
    # a part of a whole that stands behind it
    ("Có 77 trong tổng số 108 đảng viên dự.", ["đảng viên", "đảng viên"]),
    ("Đạt 95% kế hoạch.", ["%"]),
    pytest.param(
        "Tuổi bình quân của cấp ủy là 41.",
        ["tuổi"],
        marks=pytest.mark.xfail(strict=True, reason="the nearer noun is taken for what an age counts"),
    ),
]


@pytest.mark.parametrize(("text", "due"), UNITS)
def test_units(text: str, due: list[str]) -> None:
    assert units(text) == due


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Đảng viên", "đảng viên"),
        ("“Chi bộ bốn tốt”", "chi bộ bốn tốt"),
        ("TCCSĐ trực thuộc", "TCCSĐ trực thuộc"),
        ("ha", "ha"),
        ("", ""),
    ],
)
def test_a_unit_is_given_out_in_lower_case_but_for_short_forms(text: str, due: str) -> None:
    assert counted(text) == due
