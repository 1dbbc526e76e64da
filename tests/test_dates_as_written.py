"""Dates as people write them, kind by kind: what each text tells, seen from 15 November 2023 unless it says when."""

from datetime import date

import pytest

from vnpartyextract.pipeline import extract
from vnpartyextract.rules.load import load_patterns

PATTERNS = load_patterns()
PUBLISHED = date(2023, 11, 15)


def said(text: str) -> str:
    """The days of every date, as short as they can be told: `2023`, `2023-05`, `2023-05-03`, `2020..2025`, `P5Y`."""
    facts = extract(text, published=PUBLISHED, patterns=PATTERNS)["facts"]
    figures = [f"{fact['value']} {fact['unit']}" for fact in facts if fact["kind"] == "figure"]
    dates = [_days(fact) for fact in facts if fact["kind"] == "date"]
    return "; ".join(dates + [f"#{one}" for one in figures])


def _days(fact: dict[str, str | None]) -> str:
    start, end = fact["start"], fact["end"]
    if fact["duration"]:
        return fact["duration"]
    if start is None or end is None:
        return f"{start or '?'}..{end or '?'}"
    if fact["type"] == "day":
        return start
    if fact["type"] == "month":
        return start[:7]
    if fact["type"] == "quarter":
        return f"{start[:4]}-Q{int(end[5:7]) // 3}"
    if fact["type"] == "year":
        return start[:4]
    return f"{start[:4]}..{end[:4]}" if (start[5:], end[5:]) == ("01-01", "12-31") else f"{start}..{end}"


KINDS = {
    "rows": [
        ("trong tháng 7, 8, 9/2023 huyện họp", "2023-07; 2023-08; 2023-09"),
        ("các tháng 1, 10 và 11 năm 2021", "2021-01; 2021-10-01..2021-11-30"),
        ("các tháng 1, 5 và 11 năm 2021", "2021-01; 2021-05; 2021-11"),
        ("trong tháng 6-7-8/2023", "2023-06-01..2023-08-31"),
        ("các ngày 5, 10 và 15 tháng 3 năm 2024", "2024-03-05; 2024-03-10; 2024-03-15"),
        ("ngày 14 và 15-5", "2023-05-14..2023-05-15"),
        ("quý 1, 2, 3 năm 2023", "2023-Q1; 2023-Q2; 2023-Q3"),
        ("quý I, II và IV/2022", "2022-Q1; 2022-Q2; 2022-Q4"),
        ("trong tháng 7, 8 xã tổ chức", "2023-07; #8 xã"),
        ("tháng 7, 15 đảng viên được kết nạp", "2023-07; #15 đảng viên"),
    ],
    "short ends": [
        ("nhiệm kỳ 2020-25", "2020..2025"),
        ("năm học 2023-24", "2023..2024"),
        ("giai đoạn 2021-25", "2021..2025"),
        ("năm học 2022/23", "2022..2023"),
        ("niên khóa 1998-99", "1998..1999"),
        ("mùa giải 2022/23", "2022..2023"),
        ("tăng 20-25 người", "#20 người"),
        ("đạt 2023/24", "2023..2024"),
        ("đạt 2023/2500 hộ", "#2023 hộ"),
    ],
    "one from here to there": [
        ("giữ chức từ 9/2014 đến 2/2016", "2014-09-01..2016-02-29"),
        ("Từ ngày 1/7 đến hết năm 2025", "2025-07-01..2025-12-31"),
        ("từ tháng 7 đến hết năm 2025", "2025-07-01..2025-12-31"),
        ("trong năm 2017-2018", "2017..2018"),
        ("sau 1 tháng 11 ngày", "P1M11D"),
        ("sau 2 năm, 6 tháng thi công", "P2Y6M"),
        ("sau 2½ ngày", "P2.5D"),
        ("trong 6 tháng, 1 năm", "P6M; P1Y"),
        ("từ 9 đến 12 xã", "#9 xã"),
    ],
    "years compared": [
        ("cao hơn so với 2014", "2014"),
        ("tăng so với cùng kỳ 2016", "2016"),
        ("so với năm 2014", "2014"),
        ("bằng cùng kỳ 2019.", "2019"),
        ("so với 2014 hộ năm trước", "#2014 hộ"),
        ("có 2014 hộ", "#2014 hộ"),
    ],
    "quarters, weeks, terms": [
        ("trong quí 3/2024", "2024-Q3"),
        ("trong Q1/2024", "2024-Q1"),
        ("kế hoạch Q.II/2024", "2024-Q2"),
        ("3 quý đầu năm 2022", "2022-01-01..2022-09-30"),
        ("trong quý I và II", "2023-01-01..2023-06-30"),
        ("từ quý III/2022 đến quý I/2023", "2022-07-01..2023-03-31"),
        ("Tuần 3 tháng 5/2024", "2024-05"),
        ("xét kết nạp đợt 1/2024", ""),
        ("Đăng 17 Tháng Hai, 2024 tại", "2024-02-17"),
        ("Q.5 mở 3 lớp", "#3 lớp"),
        ("quý vị đại biểu", ""),
    ],
    "the lunar calendar": [
        ("từ mùng 8 đến mùng 10 tháng Giêng", "2023-01-29..2023-01-31"),
        ("Giỗ Tổ 10/3 âm lịch", "2023-04-29"),
        ("Giỗ Tổ Hùng Vương (mùng 10 tháng 3)", "2023-04-29"),
        ("ngày 23 tháng Chạp", "2023-01-14"),
        ("ngày 28 Tết", "2023-01-19"),
        ("sáng mùng 6 Tết", "2023-01-27"),
        ("rằm tháng 7", "2023-08-30"),
        ("tháng 8 (âm lịch)", "2023-09"),
        ("mùng 1 Tết Đinh Hợi 2007", "2007-02-17"),
        ("ngày mùng 3 tháng 2", "2023-02-03"),
        ("ngày 10/3", "2023-03-10"),
    ],
    "times of day, days that come again": [
        ("7:30 ngày 5/3", "2023-03-05"),
        ("lúc 7h30 ngày 5/3", "2023-03-05"),
        ("14 giờ 30 phút ngày 5/3/2023", "2023-03-05"),
        ("14 giờ 30 ngày 5/3/2023", "2023-03-05"),
        ("từ 7h30 - 11h ngày 5/3", "2023-03-05"),
        ("họp vào ngày 3 hằng tháng", ""),
        ("tiếp dân ngày 15 và 30 hàng tháng", ""),
        ("vào thứ 2, 4, 6 hằng tuần", ""),
        ("mít tinh ngày 27/7 hằng năm", "?..?"),
        ("trong 30 ngày", "P30D"),
    ],
    "days by number": [
        ("Chiều 30.6, Huyện ủy họp", "2023-06-30"),
        ("sáng 2.9.2023", "2023-09-02"),
        ("dịp Quốc khánh 2-9", "2023-09-02"),
        ("dịp 3-2", "2023-02-03"),
        ("kỷ niệm 27/7", "2023-07-27"),
        ("mừng Ngày Nhà giáo Việt Nam 20-11", "2023-11-20"),
        ("Chiều nay 25-5, huyện họp", "2023-05-25"),
        ("trước ngày giao quân 26/2", "2023-02-26"),
        ("đạt 9/10 tiêu chí", "#9 tiêu chí"),
        ("tăng 30.6%", "#30.6 %"),
        ("mở 3-4 lớp", "#3 lớp"),
    ],
}


LUNAR = dict(KINDS["the lunar calendar"][:-2])


@pytest.mark.parametrize("text", [text for cases in KINDS.values() for text, _ in cases])
def test_calendar_is_told(text: str) -> None:
    facts = extract(text, published=PUBLISHED, patterns=PATTERNS)["facts"]
    told = {fact["calendar"] for fact in facts if fact["kind"] == "date"}
    assert "lunar" in told if text in LUNAR else "lunar" not in told


@pytest.mark.parametrize(
    ("text", "due"), [pytest.param(*case, id=f"{kind}-{case[0]}") for kind, cases in KINDS.items() for case in cases]
)
def test_date(text: str, due: str) -> None:
    assert said(text) == due
