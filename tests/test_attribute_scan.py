"""What stands in a sentence besides its numbers: cues, false cues, marks, brackets."""

import pytest

from vnpartyextract.attribute.scan import Scan, before_number, scan
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.segment import Words, sentences, words
from vnpartyextract.text import fold


def read(text: str) -> tuple[Words, Scan]:
    """The words of a text of one sentence, a number being `0`, and what was seen in it."""
    folded = fold(text)
    (sentence,) = sentences(folded)
    numbers = [(at, at + 1) for at, char in enumerate(folded.text) if char.isdigit()]
    split = words(folded.text, sentence, numbers)
    return split, scan(split, load_patterns(), folded)


def said(split: Words, start: int, end: int) -> str:
    return " ".join(split.texts[start:end])


CUES = [
    # sentence, a metric, its cues
    ("Huyện kết nạp 8 đảng viên.", "admissions", ["kết nạp"]),
    ("HUYỆN KẾT NẠP 8 ĐẢNG VIÊN.", "admissions", ["kết nạp"]),
    ("Chi bộ giải thể 2 tổ đảng.", "organizations_dissolved", ["giải thể"]),
    # a cue inside a longer one is none
    ("Có 5 em được kết nạp vào Đảng.", "admissions", ["được kết nạp vào đảng"]),
    ("Có 5 người bị xử lý kỷ luật.", "disciplined", ["bị xử lý kỷ luật"]),
    # a false cue swallows the cue in it
    ("Mở 2 lớp cho đối tượng kết nạp đảng.", "admissions", []),
    ("Còn 4 thôn chưa kết nạp được đảng viên.", "admissions", []),
    # over no break
    ("Hai bên kết, nạp 3 đảng viên.", "admissions", []),
    ("Nhà máy sản xuất 3 loại giấy.", "awards", []),
]


@pytest.mark.parametrize(("text", "metric", "due"), CUES)
def test_cues(text: str, metric: str, due: list[str]) -> None:
    split, found = read(text)
    assert sorted({said(split, cue.start, cue.end) for cue in found.cues if cue.rule.metric == metric}) == due


MARKS = [
    ("Kết nạp 8 đảng viên, trong đó có 3 nữ.", "part", ["trong đó"]),
    ("Về hình thức: khiển trách 3, cảnh cáo 2.", "part_heading", ["về hình thức"]),
    ("Huyện phấn đấu kết nạp 8 đảng viên.", "target", ["phấn đấu"]),
    ("Cần kết nạp 8 đảng viên.", "target_near", ["cần"]),
    ("Đến nay đã kết nạp 8 đảng viên.", "target_reset", ["đến nay", "đã kết nạp"]),
    ("Chi bộ có 8 đảng viên.", "exist", ["có"]),
    ("Kết nạp 8 đảng viên; ngoài ra mở 2 lớp.", "stop", ["ngoài ra"]),
    # inside a name or a noun the same words say nothing
    ("Thành ủy Cần Thơ kết nạp 8 đảng viên.", "target_near", []),
    ("Kết nạp 8 người có đạo.", "exist", []),
    ("Nhờ nỗ lực phấn đấu của 8 đảng viên trẻ.", "target", []),
    ("Hoàn thành kế hoạch với 8 đảng viên mới.", "target_near", []),
]


@pytest.mark.parametrize(("text", "kind", "due"), MARKS)
def test_marks(text: str, kind: str, due: list[str]) -> None:
    split, found = read(text)
    assert [said(split, mark.start, mark.end) for mark in found.marks if mark.kind == kind] == due


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("Kết nạp 8 đảng viên (3 nữ), mở 2 lớp.", ["0 nữ"]),
        ("Có 8 nữ [đạt 9%] và 5 nam (đạt 4%).", ["đạt 0 %", "đạt 0 %"]),
        ("Có 8 nữ.", []),
        ("Có 8 nữ (chưa đóng ngoặc", ["chưa đóng ngoặc"]),
        ("Có 8 nữ) đã đóng.", []),
    ],
)
def test_brackets(text: str, inside: list[str]) -> None:
    split, found = read(text)
    opened = sorted({bracket for bracket in found.brackets if bracket >= 0})
    held = [[text for text, one in zip(split.texts, found.brackets, strict=True) if one == place] for place in opened]
    assert [" ".join(row) for row in held] == inside


def test_marks_within_a_stretch() -> None:
    split, found = read("Trong đó nữ 3; trong đó trẻ 2.")
    middle = split.texts.index(";")
    assert [mark.start for mark in found.marks_in(0, middle, "part")] == [0]
    assert [mark.start for mark in found.marks_in(middle, len(split.texts), "part")] == [middle + 1]
    assert list(found.marks_in(1, middle, "part")) == []
    assert list(found.marks_in(0, middle, "stop")) == []


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Số đơn tăng 3 đơn.", "tăng"),
        ("Số đơn tăng thêm 3 đơn.", "tăng"),
        ("Tăng cường 3 cán bộ.", None),
        ("3 đơn.", None),
    ],
)
def test_words_right_before_a_number(text: str, word: str | None) -> None:
    split, _ = read(text)
    at = before_number(split, split.texts.index("0"), load_patterns().markers["growth"])
    assert (None if at is None else split.texts[at]) == word
