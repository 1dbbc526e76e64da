"""The day of publication as sites write it: under the headline, at the foot, in front of the first sentence."""

import pytest

from vnpartyextract.read.document import to_document

TITLE = "Huyện ủy tổng kết công tác xây dựng Đảng"
BODY = "Năm 2023, huyện kết nạp 178 đảng viên. Hội nghị đã bế mạc vào buổi chiều."

UNDER_THE_HEADLINE = [
    ("Cập nhật: 20/02/2024 - Đăng: 17/02/2024", "2024-02-17"),
    ("Ngày đăng: 17/02/2024 | Chỉnh sửa: 20/02/2024", "2024-02-17"),
    ("Cập nhật: 20/02/2024", "2024-02-20"),
    ("17/02/24", "2024-02-17"),
    ("Thứ bảy, 17/02/24 08:30", "2024-02-17"),
    ("(BXL) 17/2/2024 -", "2024-02-17"),
    ("[17/2/2024]", "2024-02-17"),
    ("08:30", None),
    ("Chia sẻ: 12", None),
    ("9/10/11", None),
    ("17/2/2024 - 20/2/2024", None),
]
AT_THE_FOOT = [
    ("Phòng Công tác xã hội, 29/5/2020", "2020-05-29"),
    ("Ban Tuyên giáo Huyện ủy (29/5/2020)", "2020-05-29"),
    ("Văn phòng Đảng ủy xã - ngày 29/5/2020.", "2020-05-29"),
    ("(17/2/2024)", "2024-02-17"),
    ("P.V (baothainguyen - 10/4/2023)", "2023-04-10"),
    ("Nguyễn Văn An, 29/5/2020", "2020-05-29"),
    ("Ban Thường vụ họp. Ngày 29/5/2020", None),
    ("Phòng có 12 người, 29/5/2020 tăng thêm", None),
    ("Hội nghị diễn ra ngày 29/5/2020", None),
]
BEFORE_THE_FIRST_SENTENCE = [
    (f"2024-02-17 {BODY}", "2024-02-17"),
    (f"2024-02-17: {BODY}", "2024-02-17"),
    (f"(BXL) 17/2/2024 - {BODY}", "2024-02-17"),
    (f"(TTXVN) - 17/02/2024 – {BODY}", "2024-02-17"),
    (f"17/2/2024 (Báo Lạc Thủy) - {BODY}", "2024-02-17"),
    (f"Ngày 17/2/2024, {BODY}", None),
    (f"Sáng 17/2/2024 - {BODY}", None),
    (f"17/2/2024 {BODY}", None),
]


def published(text: str) -> str | None:
    day = to_document(text).published
    return day.isoformat() if day else None


@pytest.mark.parametrize(("line", "due"), UNDER_THE_HEADLINE)
def test_under_the_headline(line: str, due: str | None) -> None:
    assert published(f"{TITLE}\n\n{line}\n\n{BODY}\n") == due


@pytest.mark.parametrize(("line", "due"), AT_THE_FOOT)
@pytest.mark.parametrize("paragraphs", [1, 9])
def test_at_the_foot(paragraphs: int, line: str, due: str | None) -> None:
    assert published(f"{TITLE}\n\n{(BODY + chr(10)) * paragraphs}\n{line}\n") == due


@pytest.mark.parametrize(("opening", "due"), BEFORE_THE_FIRST_SENTENCE)
@pytest.mark.parametrize("title", [f"{TITLE}\n\n", ""])
def test_before_the_first_sentence(title: str, opening: str, due: str | None) -> None:
    assert published(f"{title}{opening}\n{BODY}\n") == due
