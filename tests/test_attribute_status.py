"""Whether a figure is reported or aimed at: `35!` is aimed at."""

from datetime import date

import pytest

from vnpartyextract.model import Document
from vnpartyextract.pipeline import read_facts
from vnpartyextract.rules.load import load_patterns


def told(text: str) -> str:
    drafts = read_facts(Document(text, published=date(2024, 2, 17)), load_patterns()).drafts
    return " ".join(f"{draft.mention.number.value:g}{'!' if draft.target else ''}" for draft in drafts)


AIMED = [
    ("Huyện phấn đấu kết nạp ít nhất 35 đảng viên.", "35!"),
    ("Huyện sẽ kiểm tra 12 tổ chức đảng và 40 đảng viên.", "12! 40!"),
    ("Dự kiến mở 10 lớp cho 500 học viên.", "10! 500!"),
    # right before the number or its cue
    ("Chỉ tiêu 40 đảng viên.", "40!"),
    ("Các chỉ tiêu Đại hội đề ra đến năm 2030: kết nạp 40 đảng viên.", "40!"),
    ("Chỉ tiêu được giao là 40 đảng viên.", "40!"),
    ("Cần kết nạp 12 đảng viên.", "12!"),
    # the plan beside a result
    ("Huyện kết nạp 165 đảng viên (KH: 190).", "165 190!"),
    ("Kết nạp 165 đảng viên, đạt 92,6% kế hoạch (178 đảng viên).", "165 92.6 178!"),
    # back at what was done
    ("Mục tiêu là kết nạp 500 đảng viên; đến nay đã kết nạp 320 đảng viên.", "500! 320"),
]

DONE = [
    ("Huyện kết nạp 40 đảng viên, hoàn thành chỉ tiêu.", "40"),
    ("Hoàn thành 100% kế hoạch.", "100"),
    ("Đảng bộ đạt và vượt các chỉ tiêu Nghị quyết Đại hội đề ra: hộ nghèo giảm còn 6,25%.", "6.25"),
    ("Hoàn thành các mục tiêu Đại hội đề ra: kết nạp 40 đảng viên.", "40"),
    ("Nhờ nỗ lực phấn đấu của 12 quần chúng.", "12"),
    ("Thành ủy Cần Thơ kết nạp 12 đảng viên.", "12"),
    ("Phải thi hành kỷ luật 9 đảng viên.", "9"),
    ("Đề nghị kỷ luật 6 đảng viên.", "6"),
    # the number opens what is told next
    ("Đề nghị Ban Thường vụ Huyện ủy quyết định, 2 hồ sơ xin ý kiến cấp trên.", "2"),
    # goals that were worked on
    ("Phường hoàn thành các mục tiêu, chỉ tiêu, nhiệm vụ; hoàn thành và vượt 18/20 nội dung.", "18"),
]

AHEAD = [
    ("Đến hết quý II/2024, huyện kết nạp 80 đảng viên.", "80!"),
    ("Trong tháng 12/2023, huyện kết nạp 80 đảng viên.", "80"),
    # terms are planned for today
    ("Nhiệm kỳ 2025 - 2030, huyện quy hoạch 45 đồng chí.", "45"),
    # the time stands behind
    ("Huyện kết nạp 80 đảng viên, đến hết quý II/2024 sơ kết.", "80"),
]

LISTS = [
    ("Một số chỉ tiêu năm 2024:\n- Kết nạp 180 đảng viên.\n- 90% chi bộ hoàn thành tốt nhiệm vụ.", "180! 90!"),
    ("Chỉ tiêu chủ yếu năm 2024\n\n- Kết nạp 180 đảng viên.", "180!"),
    # the list is over
    ("Một số chỉ tiêu năm 2024:\n- Kết nạp 180 đảng viên.\nNăm 2023, huyện kết nạp 170 đảng viên.", "180! 170"),
    ("Một số kết quả năm 2023:\n- Kết nạp 180 đảng viên.", "180"),
    # a part of what is aimed at
    ("Huyện phấn đấu kết nạp 35 đảng viên. Trong đó có 10 nữ.", "35! 10!"),
    ("Huyện đã kết nạp 35 đảng viên. Trong đó có 10 nữ.", "35 10"),
    pytest.param(
        "Các chỉ tiêu chủ yếu năm 2024:\n- Kết nạp 180 đảng viên.",
        "180!",
        marks=pytest.mark.xfail(strict=True, reason="`các chỉ tiêu` is a false cue of a target, here too"),
    ),
    ("Chỉ tiêu chủ yếu năm 2024\n- Kết nạp 180 đảng viên.", "180!"),
]


@pytest.mark.parametrize(("text", "due"), [*AIMED, *DONE, *AHEAD, *LISTS])
def test_what_is_aimed_at(text: str, due: str) -> None:
    assert told(text) == due
