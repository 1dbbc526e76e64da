"""Names of organisations of all kinds, each in two sentences: where they begin and end, their parts, what they are."""

import re
from pathlib import Path

import pytest

from vnpartyextract.annotate.organisations import Organisation, find_organisations
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.text import fold

RULES = load_patterns().shapes.organisations
TABLE = Path(__file__).parent / "data" / "organisations.txt"
FLOOR = 0.97  # of the names, read right in both sentences

SENTENCES = (
    "Năm 2025, @ kết nạp 12 đảng viên mới.",
    "Theo báo cáo của @, công tác kiểm tra có chuyển biến.",
    "@ vừa tổ chức hội nghị sơ kết sáu tháng đầu năm.",
    "Đoàn công tác đã làm việc với @ về công tác phát triển đảng viên.",
    "Tại @ (ảnh), không khí thi đua rất sôi nổi.",
    "Hội nghị có sự tham dự của lãnh đạo @; các phòng chuyên môn.",
    "Đồng chí Lê Hoàng Minh, công tác tại @, phát biểu ý kiến.",
    "Nhiều năm liền, @ được tặng Cờ thi đua.",
    "Sáng 15/3, @ đã trao quà cho học sinh nghèo.",
    "- @: 15 đảng viên.",
    "Kết quả này có được là nhờ sự chỉ đạo sát sao của @ trong thời gian qua.",
    '"Từ đầu nhiệm kỳ đến nay, @ luôn quan tâm công tác cán bộ", ông nói.',
    "Đoàn đến thăm @ nhân ngày truyền thống của đơn vị.",
)
_PART = re.compile(r"\[([^]]+)\]|\{([^}]+)\}")


def rows() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Kind, name as written, and its parts with their roles."""
    found = []
    for line in TABLE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, marked = line.split(" ", 1)
            bodies = [part[1] for part in _PART.finditer(marked) if part[1]]
            places = [part[2] for part in _PART.finditer(marked) if part[2]]
            roles = [("body" if place == 0 else "host", body) for place, body in enumerate(bodies)]
            found.append((kind, re.sub(r"[][{}]", "", marked), [*roles, *(("place", place) for place in places)]))
    return found


def read(name: str, sentence: str) -> Organisation | None:
    """The mention that begins where the name stands."""
    at = sentence.index("@")
    counts = frozenset(match.start() for match in re.finditer(r"\d+(?= đảng viên)", sentence.replace("@", name)))
    found = find_organisations(fold(sentence.replace("@", name)), RULES, counts)
    return next((mention for mention in found if mention.start == at), None)


def fault(kind: str, name: str, parts: list[tuple[str, str]], sentence: str) -> str | None:
    """What is wrong with the reading of a name in a sentence; None where nothing is."""
    text = sentence.replace("@", name)
    mention = read(name, sentence)
    if mention is None:
        return f"{text}: none"
    said = [(part.role, text[part.start : part.end]) for part in mention.parts]
    if text[mention.start : mention.end] != name or said != parts:
        return f"{text}: {said}"
    return None if mention.body == kind else f"{text}: {mention.body}, not {kind}"


def test_names_of_the_table() -> None:
    table = rows()
    assert len(table) >= 200
    faults = []
    for place, (kind, name, parts) in enumerate(table):
        sentences = (SENTENCES[place % len(SENTENCES)], SENTENCES[(5 * place + 3) % len(SENTENCES)])
        faults += [found for one in sentences if (found := fault(kind, name, parts, one))]
    assert len(faults) <= 2 * len(table) * (1 - FLOOR), "\n".join(faults)


HOLDERS = [
    ("Bí thư @ Lê Minh cho biết", "Tỉnh ủy"),
    ("Bí thư @ Nguyễn Văn An cho biết", "Huyện ủy Mường Khê"),
    ("Giám đốc @ Lê Tuấn Hùng cũng bị kỷ luật", "Công ty Nông nghiệp Sông Vân"),
    ("Hiệu trưởng @ Nguyễn Thị Hoa chia sẻ", "Trường THPT Trần Hưng Đạo"),
    ("Trưởng @ Hà Văn Hùng phát biểu", "Ban Tuyên giáo Tỉnh ủy"),
    ("Trưởng @ Trần Thị Mai", "Phòng Nội vụ huyện"),
]


@pytest.mark.parametrize(("sentence", "name"), HOLDERS)
def test_the_holder_is_no_part_of_the_name(sentence: str, name: str) -> None:
    mention = read(name, sentence)
    assert mention is not None
    assert sentence.replace("@", name)[mention.start : mention.end] == name


FIELDS = [
    ("Trưởng @ Sở Xây dựng", "phòng quản lý nhà và thị trường bất động sản"),
    ("Đội trưởng @", "Đội thanh tra địa bàn huyện"),
    ("Trưởng @", "Ban đổi mới quản lý doanh nghiệp thành phố"),
]


@pytest.mark.parametrize(("sentence", "name"), FIELDS)
def test_a_field_of_work_that_no_list_holds(sentence: str, name: str) -> None:
    mention = read(name, sentence)
    text = sentence.replace("@", name)
    assert mention is not None
    assert text[mention.start : mention.end] == text[sentence.index("@") :]
