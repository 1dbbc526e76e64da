"""Line ends that only fit a text to a width are joined, those that are meant stay."""

import random
import textwrap

import pytest

from vnpartyextract.lines import soft_ends
from vnpartyextract.text import view

PARAGRAPH = (
    "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên mới, đạt 101,72% kế hoạch, trong đó có 58 đảng viên nữ và "
    "12 đảng viên là học sinh, sinh viên; chuyển đảng chính thức cho 165 đồng chí. Toàn huyện hiện có 45 tổ chức cơ sở "
    "đảng với hơn 5.400 đảng viên đang sinh hoạt tại 289 chi bộ, tăng 12 chi bộ so với đầu nhiệm kỳ."
)
LIST = (
    "Kết quả cụ thể như sau:\n- Kết nạp 178 đảng viên, đạt 101,72% kế hoạch\n- Công nhận chính thức 165 đồng chí\n"
    "- Mở 3 lớp bồi dưỡng với 210 học viên"
)
ARTICLE = f"Mẫu Sơn kết nạp 178 đảng viên\n17/2/2024\n\n{PARAGRAPH}\n\n{LIST}\n\n{PARAGRAPH}"


def wrap(text: str, width: int) -> str:
    lines = (textwrap.fill(line, width, break_long_words=False, break_on_hyphens=False) for line in text.split("\n"))
    return "\n".join(lines)


@pytest.mark.parametrize("width", [60, 66, 72, 76, 80, 96, 100, 120])
@pytest.mark.parametrize("article", [PARAGRAPH, ARTICLE], ids=["paragraph", "article"])
def test_wrapped_lines_are_joined(article: str, width: int) -> None:
    assert view(wrap(article, width)).text == view(article).text


def test_ragged_lines_are_joined() -> None:
    """As from a page in letters of different widths: no line is broken at the same length."""
    widths = random.Random(5)
    words, lines = PARAGRAPH.split(), [""]
    most = 84
    for word in words:
        if len(lines[-1]) + 1 + len(word) > most:
            lines.append(word)
            most = widths.randint(74, 84)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    assert view("\n".join(lines)).text == view(PARAGRAPH).text


MEANT = [
    "Mẫu Sơn kết nạp 178 đảng viên\nBan Tổ chức Huyện ủy\n17/2/2024",
    LIST,
    "Danh sách đại biểu:\nHà Văn Mẫu, Bí thư Huyện ủy\nLê Thị Mẫu, Phó Bí thư Thường trực Huyện ủy\nTrần Văn Mẫu",
    "kết nạp 178 đảng viên\nchuyển chính thức 165 đồng chí\nmở 3 lớp",
    "I. Kết quả công tác xây dựng Đảng trong sáu tháng đầu năm 2023\n1. Kết nạp đảng viên\na) Huyện kết nạp 178 người",
    f"{PARAGRAPH}\n{PARAGRAPH}",  # paragraphs that nobody broke
]


@pytest.mark.parametrize("text", MEANT)
def test_lines_that_are_meant_stay(text: str) -> None:
    assert soft_ends(text) == {}


def test_items_of_a_wrapped_list_stay_apart() -> None:
    items = "\n".join(f"- {PARAGRAPH}" for _ in range(3))
    assert view(wrap(items, 72)).text.split("\n") == view(items).text.split("\n")


def test_a_dash_inside_a_sentence_is_no_item() -> None:
    text = (
        "Đảng bộ huyện Mẫu Sơn đã tổ chức thành công đại hội đảng bộ nhiệm kỳ 2020\n"
        "- 2025 với 250 đại biểu tham dự và bầu ra ban chấp hành mới gồm 41 người,\n"
        "trong đó có 12 nữ."
    )
    assert "2020 - 2025" in view(text).text


def test_a_word_torn_behind_its_hyphen_is_whole() -> None:
    text = (
        "Đảng bộ huyện Mẫu Sơn tổ chức đại hội đảng bộ nhiệm kỳ 2020-\n"
        "2025 với sự tham dự của 250 đại biểu đại diện cho hơn 5.400\n"
        "đảng viên."
    )
    assert "2020-2025" in view(text).text


def test_lines_of_tables_stay() -> None:
    text = wrap(PARAGRAPH, 72)
    assert soft_ends(text, [(0, len(text))]) == {}


def test_doubled_spaces_make_no_line_longer() -> None:
    text = f"{'kết nạp ' * 9}50 năm tuổi Đảng nhiệm kỳ 2020 - 2025\nkết nạp 5 lớp"
    assert view(text.replace(" ", "  ")).text == view(text).text
