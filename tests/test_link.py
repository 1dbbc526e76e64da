"""How figures hang together: who attended what, which state is of which whole, which part of which count.

`1115 attends 20` is a figure that hangs on another; those that hang on none are left out.
"""

from pathlib import Path

import pytest

from vnpartyextract import extract
from vnpartyextract.model import Document
from vnpartyextract.pipeline import read_facts
from vnpartyextract.rules.load import load_patterns


def links(text: str) -> list[str]:
    return [
        f"{draft.mention.number.value:g} {draft.relation} {draft.parent.mention.number.value:g}"
        for draft in read_facts(Document(text), load_patterns()).drafts
        if draft.parent is not None
    ]


ATTENDS = [
    ("Trung tâm mở 20 lớp cho 1.115 học viên.", ["1115 attends 20"]),
    ("Năm 2023 mở 3 lớp/286 học viên.", ["286 attends 3"]),
    ("Mở từ 30 lớp trở lên, thu hút ít nhất 3 ngàn lượt người.", ["3000 attends 30"]),
    ("Huyện tổ chức 5 hội nghị, thu hút hơn 3 ngàn lượt người tham gia.", ["3000 attends 5"]),
    ("Tổ chức 4 lớp cho 250 đoàn viên và 120 hội viên.", ["250 attends 4", "120 attends 4"]),
    ("Bí thư tổ chức 12 cuộc đối thoại với 650 người dân.", ["650 attends 12"]),
    # of two classes the nearer
    ("Mở 20 lớp, trong đó 8 lớp nghiệp vụ cho 300 cán bộ.", ["8 part_of 20", "300 attends 8"]),
    # only people attend
    ("Tiến hành 12 cuộc kiểm tra đối với 24 tổ chức đảng.", []),
    # another statement
    ("Huyện tổ chức 20 lớp; cử 30 học viên đi học ở tỉnh.", []),
]

STATES = [
    (
        "Huyện ủy tiếp nhận 141 đơn thư; đã giải quyết 120 đơn, chuyển 15 đơn, lưu 6 đơn.",
        ["120 part_of 141", "15 part_of 141", "6 part_of 141"],
    ),
    ("Trong kỳ nhận 30 đơn. Đã giải quyết 24 đơn, còn 6 đơn.", ["24 part_of 30", "6 part_of 30"]),
    ("Ghi nhận 45 ý kiến; đã giải quyết 40 ý kiến.", ["40 part_of 45"]),
    # more than was received, or told in another paragraph
    ("Nhận 30 đơn, giải quyết 45 đơn.", []),
    ("Nhận 30 đơn.\n\nGiải quyết 24 đơn.", []),
    # nothing was received
    ("Đã giải quyết 24 đơn, lưu 6 đơn.", []),
]

PARTS = [
    (
        "Huyện kết nạp 178 đảng viên. Kết quả đáng mừng. Trong số đảng viên mới có 58 nữ.",
        ["58 part_of 178"],
    ),
    ("Trong số đảng viên mới có 58 nữ.", []),
    ("Huyện kết nạp 40 đảng viên. Kết quả đáng mừng. Trong số đảng viên mới có 58 nữ.", []),
    # what is found among the inspected is no part of them
    ("Kiểm tra 24 tổ chức đảng, phát hiện 5 tổ chức đảng vi phạm.", []),
    ("Kiểm tra 24 đảng viên, kỷ luật 5 đảng viên.", []),
    # the plan beside a result
    ("Huyện kết nạp 165 đảng viên (KH: 190).", []),
    # growth
    ("Huyện kết nạp 178 đảng viên, tăng 12 so với năm trước.", []),
    # told anew
    ("Năm 2023 kết nạp 178 đảng viên; riêng quý I kết nạp 74 đảng viên.", []),
    ("Huyện kết nạp 74 đảng viên; bầu 11 ủy viên.", []),
    # side by side
    ("Huyện có 62 chi bộ với 2.068 đảng viên.", []),
]

RATES = [
    ("Huyện kết nạp 178 đảng viên, đạt 101,72% kế hoạch.", ["101.72 rate_of 178"]),
    (
        "Huyện kết nạp 178 đảng viên, đạt 101,72% kế hoạch, trong đó có 10 nữ, chiếm 5,6%.",
        ["101.72 rate_of 178", "10 part_of 178", "5.6 rate_of 10"],
    ),
    ("100% chi bộ hoàn thành nhiệm vụ, trong đó 20% hoàn thành xuất sắc nhiệm vụ.", ["20 part_of 100"]),
]


@pytest.mark.parametrize(("text", "due"), [*ATTENDS, *STATES, *PARTS, *RATES])
def test_links(text: str, due: list[str]) -> None:
    assert links(text) == due


OWN_CLASSES = """metric: courses
label: Khóa học nghề
heads: [class]
cues:
  before: ["dạy nghề"]
traits: [attended]
examples:
  - {text: "mở dạy nghề [[4]] lớp", value: 4}
"""


@pytest.mark.parametrize(("traits", "relation"), [("traits: [attended]\n", "attends"), ("", None)])
def test_what_people_attend_is_said_in_the_metrics_own_file(tmp_path: Path, traits: str, relation: str | None) -> None:
    folder = tmp_path / "figures"
    folder.mkdir()
    (folder / "courses.yaml").write_text(OWN_CLASSES.replace("traits: [attended]\n", traits), "utf-8")
    text = "Năm 2023, huyện mở dạy nghề 4 lớp, có 120 học viên tham gia."
    facts = extract(text, patterns=load_patterns(tmp_path))["facts"]
    figures = {fact["value"]: fact for fact in facts if fact["kind"] == "figure"}
    assert (figures[4]["metric"], figures[120]["metric"]) == ("courses", "attendees")
    assert figures[120]["relation"] == relation


def test_what_is_now_is_no_part_of_what_was() -> None:
    text = "Năm 2016 chi bộ có 7 đảng viên, trong đó 1 người có đạo; hiện nay là 22 đảng viên thì 10 người là giáo dân."
    assert links(text) == ["1 part_of 7", "10 part_of 22"]
