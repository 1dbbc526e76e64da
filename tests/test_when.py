"""When a figure happened: each text holds one number in double brackets, and the days that it belongs to.

The words around time expressions are proved by the examples of patterns/lexicon/periods.yaml.
"""

from datetime import date

import pytest

from vnpartyextract import extract


def period_of(marked: str, published: str | None = None) -> dict[str, str | None] | None:
    """`period` of the figure in double brackets."""
    before, rest = marked.split("[[")
    number, after = rest.split("]]")
    document = extract(before + number + after, published=published)
    figure = next(
        fact for fact in document["facts"] if fact["kind"] == "figure" and fact["number_span"][0] == len(before)
    )
    period: dict[str, str | None] | None = figure["period"]
    return period


def days_of(marked: str, published: str | None = None) -> tuple[str | None, str | None]:
    period = period_of(marked, published)
    return (period["start"], period["end"]) if period else (None, None)


def year(number: int) -> tuple[str, str]:
    return f"{number}-01-01", f"{number}-12-31"


OWN_SENTENCE = [
    ("Năm 2023, huyện kết nạp [[178]] đảng viên.", year(2023)),
    ("Huyện kết nạp [[178]] đảng viên trong năm 2023.", year(2023)),
    ("Ủy ban Kiểm tra trong năm 2018 đã thực hiện [[16]] cuộc kiểm tra.", year(2018)),
    ("Năm 2014 kết nạp 402 công nhân, năm 2015 kết nạp [[455]] công nhân.", year(2015)),
    ("Năm 2014 kết nạp [[402]] công nhân, năm 2015 kết nạp 455 công nhân.", year(2014)),
    ("Toàn huyện có 13 đảng viên bị kỷ luật (quý II/2022: [[9]] đảng viên).", ("2022-04-01", "2022-06-30")),
    ("Quý III/2022, kỷ luật 13 đảng viên (quý II/2022: 9), khai trừ [[1]] đảng viên.", ("2022-07-01", "2022-09-30")),
    ("Huyện kết nạp [[15]] đảng viên (năm 2022) và mở 4 lớp bồi dưỡng.", year(2022)),
    ("Trong 5 năm (2010-2014), Lữ đoàn kết nạp [[168]] đảng viên.", ("2010-01-01", "2014-12-31")),
    ("Qua 3 năm thực hiện nghị quyết (2020 - 2023), huyện luân chuyển [[46]] cán bộ.", ("2020-01-01", "2023-12-31")),
    ("So với năm 2022, năm 2023 huyện kỷ luật [[23]] đảng viên.", year(2023)),
    ("Năm 2023, kết nạp 50 đảng viên, tập huấn cho 90 cán bộ trong tháng 10/2023; mở [[5]] lớp bồi dưỡng.", year(2023)),
    ("[[282]] đảng viên bị khai trừ ở thành phố, nhiệm kỳ 2010-2015.", ("2010-01-01", "2015-12-31")),
    ("Kể từ ngày 1/1/2019 đến hết tháng 9/2019, huyện kết nạp [[98]] đảng viên.", ("2019-01-01", "2019-09-30")),
]


@pytest.mark.parametrize(("text", "due"), OWN_SENTENCE)
def test_own_clause_and_sentence(text: str, due: tuple[str, str]) -> None:
    assert days_of(text) == due


CARRIED = [
    ("Năm 2021, huyện mở 5 lớp bồi dưỡng. Tiếp nhận [[153]] đơn khiếu nại.", year(2021)),
    ("Năm 2021, huyện mở 5 lớp. Năm 2022, huyện mở 6 lớp. Kết nạp [[41]] đảng viên.", year(2022)),
    ("Năm 2021, huyện mở 5 lớp bồi dưỡng.\n\nHuyện tiếp nhận [[153]] đơn khiếu nại.", (None, None)),
    # what exists is not dated by what happened
    ("Năm 2021, huyện mở 5 lớp bồi dưỡng. Đảng bộ xã Nậm Lạnh có [[327]] đảng viên.", (None, None)),
    ("Đến ngày 31/12/2021, huyện có 54 chi bộ. Đảng bộ có [[327]] đảng viên.", (None, "2021-12-31")),
    # a bracket's time stays in the bracket
    ("Năm 2022, kỷ luật 13 đảng viên (năm 2021: 9 đảng viên). Kết nạp [[41]] đảng viên.", year(2022)),
    # the report's time, not the day of the meeting
    (
        "Ngày 12/7/2017, tỉnh tổ chức hội nghị sơ kết công tác kiểm tra 6 tháng đầu năm 2017, triển khai nhiệm vụ "
        "6 tháng cuối năm 2017. Cấp ủy các cấp đã kiểm tra [[40]] tổ chức đảng.",
        ("2017-01-01", "2017-06-30"),
    ),
    ("Năm 2021, kết nạp 111 đảng viên. Mỗi năm huyện mở [[2]] lớp bồi dưỡng.", (None, None)),
]


@pytest.mark.parametrize(("text", "due"), CARRIED)
def test_carried_over(text: str, due: tuple[str | None, str | None]) -> None:
    assert days_of(text) == due


SEEN_FROM_PUBLISHED = [
    ("Hiện nay, Đảng bộ huyện có [[62]] tổ chức cơ sở đảng.", (None, "2024-02-17")),
    ("Đảng bộ huyện hiện quản lý [[5.458]] đảng viên.", (None, "2024-02-17")),
    ("Tính đến nay, huyện đã kết nạp [[46]] đảng viên.", (None, "2024-02-17")),
    ("4 năm qua, xã kết nạp [[21]] đảng viên.", ("2020-02-17", "2024-02-17")),
    ("Trong năm, Ủy ban Kiểm tra kiểm tra [[12]] tổ chức đảng.", year(2024)),
    ("Năm qua, toàn Khối kết nạp [[173]] đảng viên.", year(2023)),
    ("Cả năm kết nạp [[386]] đảng viên.", year(2024)),
    ("Huyện thực hiện kết nạp [[12]] đảng viên.", (None, None)),
    ("Trong 3 tháng còn lại, huyện phải kết nạp [[32]] đảng viên.", ("2024-10-01", "2024-12-31")),
]


@pytest.mark.parametrize(("text", "due"), SEEN_FROM_PUBLISHED)
def test_seen_from_the_day_of_writing(text: str, due: tuple[str | None, str | None]) -> None:
    assert days_of(text, "2024-02-17") == due


def test_now_without_a_known_day_is_open_on_both_sides() -> None:
    assert period_of("Hiện nay, Đảng bộ huyện có [[62]] chi bộ.") == {"start": None, "end": None, "text": "Hiện nay"}


def test_months_of_a_report_printed_soon_after() -> None:
    text = "Trong 9 tháng, thành phố có [[31]] cuộc đối thoại."
    assert days_of(text, "2022-10-27") == ("2022-01-01", "2022-09-30")
    assert days_of(text, "2022-03-27") == (None, None)


DATES_NOTHING = [
    "Xã kết nạp [[112]] đảng viên, tăng so với năm 2017.",
    "Xã kết nạp [[112]] đảng viên, nhiều hơn cùng kỳ năm 2022.",
    "Đảng bộ có [[12]] đồng chí được nhận Huy hiệu 30 năm tuổi Đảng.",
    "Trao Huy hiệu Đảng các đợt 3/2, 19/5 và 2/9/2023 cho [[423]] đảng viên.",
    "Kiện toàn Ban Chấp hành Đảng bộ huyện khóa XXV, nhiệm kỳ 2020 - 2025, bổ sung [[2]] ủy viên.",
    "Thực hiện Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2020 - 2025, huyện kết nạp [[46]] đảng viên.",
    "Kỷ luật Ban Cán sự đảng Bộ Tài nguyên và Môi trường nhiệm kỳ 2011 - 2016; khai trừ [[3]] đảng viên.",
    "Nhân dịp này, Đảng ủy tặng Giấy khen cho [[9]] đảng viên.",
]


@pytest.mark.parametrize("text", DATES_NOTHING)
def test_what_dates_nothing(text: str) -> None:
    assert days_of(text) == (None, None)


TARGETS = [
    ("Năm 2023, Đảng bộ phấn đấu kết nạp [[60]] đảng viên.", year(2023)),
    ("Kết nạp 2.436 đảng viên, bằng 93,7% kế hoạch năm 2022 (kế hoạch [[2.600]] đảng viên).", year(2022)),
    ("Năm 2018 kết nạp 386 đảng viên, đạt 102,9% chỉ tiêu (chỉ tiêu [[375]] đảng viên).", year(2018)),
    ("Năm 2022, kết nạp 60 đảng viên. Thời gian tới, phấn đấu kết nạp [[70]] đảng viên.", (None, None)),
    ("Giai đoạn 2020-2025, phấn đấu mỗi năm kết nạp [[60]] đảng viên.", ("2020-01-01", "2025-12-31")),
    ("Mục tiêu đến năm 2020 là thành lập [[100]] chi bộ.", year(2020)),
]


@pytest.mark.parametrize(("text", "due"), TARGETS)
def test_targets_take_what_they_aim_at(text: str, due: tuple[str | None, str | None]) -> None:
    assert days_of(text) == due


TERMS = [
    ("Nhiệm kỳ 2015 - 2020, Đảng bộ kết nạp [[373]] đảng viên.", ("2015-01-01", "2020-12-31")),
    (
        "Trong nhiệm kỳ 2010-2015, kỷ luật 48 đảng viên. Nhiệm kỳ này cũng kết nạp [[443]] đảng viên.",
        ("2010-01-01", "2015-12-31"),
    ),
    (
        "Tổng kết nhiệm kỳ 2015-2020, bàn việc nhiệm kỳ 2020-2025. Nhiệm kỳ qua kết nạp [[58]] đảng viên.",
        ("2015-01-01", "2020-12-31"),
    ),
    ("Nhiệm kỳ này kết nạp [[443]] đảng viên.", (None, None)),
    (
        "Đại hội nhiệm kỳ 2020-2025 bầu 33 ủy viên. Từ đầu nhiệm kỳ đến nay, huyện kết nạp [[612]] đảng viên.",
        ("2020-01-01", None),
    ),
    (
        "Nhiệm kỳ 2015-2020, kết nạp 300 đảng viên; năm 2019 mở 4 lớp bồi dưỡng. Khai trừ [[4]] đảng viên.",
        ("2015-01-01", "2020-12-31"),
    ),
]


@pytest.mark.parametrize(("text", "due"), TERMS)
def test_terms_of_office(text: str, due: tuple[str | None, str | None]) -> None:
    assert days_of(text) == due


def test_a_part_has_the_period_of_its_whole() -> None:
    text = "Năm 2020 kết nạp 30 đảng viên. Đảng bộ có 90 đảng viên, trong đó [[40]] nữ."
    assert days_of(text) == (None, None)
    assert days_of(text.replace("[[40]]", "40").replace(" 30 ", " [[30]] ")) == year(2020)


def test_a_share_of_a_part_has_the_period_of_the_whole() -> None:
    text = (
        "Năm 2019, huyện kỷ luật 74 đảng viên.\n\nVề hình thức: khiển trách 39 (chiếm [[52,7]]%), cảnh cáo 22 (29,73%)."
    )
    assert days_of(text) == days_of(text.replace("[[52,7]]", "52,7").replace(" 39 ", " [[39]] ")) == year(2019)


def test_the_words_are_told_as_written() -> None:
    assert period_of("NĂM  2023, huyện kết nạp được [[178]] đảng viên.") == {
        "start": "2023-01-01",
        "end": "2023-12-31",
        "text": "NĂM  2023",
    }


def test_published_may_be_a_date() -> None:
    document = extract("Hiện nay, huyện có 62 chi bộ.", published=date(2024, 2, 17))
    assert document["facts"][0]["period"]["end"] == "2024-02-17"


@pytest.mark.xfail(strict=True, reason="`của năm học này` points back past a newer time")
def test_pointing_back() -> None:
    text = (
        "Năm học 2022-2023, kết nạp 43 đảng viên. Từ đầu nhiệm kỳ 2020-2025 đến nay kết nạp 137 đồng chí. "
        "Có [[31]] đảng viên mới của năm học này là nữ."
    )
    assert days_of(text) == ("2022-01-01", "2023-12-31")


OUTLINE = [
    ("KẾT QUẢ NĂM 2023\nKết nạp 12 người.\nKiểm tra [[5]] chi bộ.", year(2023)),
    ("I. KẾT QUẢ NĂM 2022\nKết nạp 12 người.\nII. CÔNG TÁC KHÁC\nKiểm tra [[5]] chi bộ.", (None, None)),
    ("Năm 2023, xã đạt kết quả như sau:\n\n- Kết nạp 12 đảng viên.\n\n- Kiểm tra [[5]] chi bộ.", year(2023)),
    ("Kết quả như sau:\n- Năm 2022: kiểm tra 5 chi bộ.\n- Kết nạp [[12]] đảng viên.", (None, None)),
    ("Quý I/2023, huyện họp.\n\nTrong quý, huyện kết nạp [[12]] đảng viên.", ("2023-01-01", "2023-03-31")),
    ("Trước ngày 1/3/2026: [[32]] chi bộ thôn.", ("2026-03-01", "2026-03-01")),
    ("Huyện kỷ luật [[4]] đảng viên đã vi phạm từ năm 2019.", (None, None)),
    ("Kỷ luật 7 đảng viên (cùng kỳ năm 2021: [[10]] đảng viên).", year(2021)),
]


@pytest.mark.parametrize(("text", "due"), OUTLINE)
def test_outline_and_times_that_point(text: str, due: tuple[str | None, str | None]) -> None:
    assert days_of("Xã Khoan Dụ họp bàn công tác Đảng\n\n" + text) == due


def test_the_rest_of_the_year_begins_on_the_day_of_writing() -> None:
    text = "Từ nay đến cuối năm, huyện phấn đấu kết nạp [[30]] đảng viên."
    assert days_of(text, "2023-10-11") == ("2023-10-11", "2023-12-31")


def test_a_dateline_dates_no_figure() -> None:
    text = "Xã Khoan Dụ họp bàn công tác Đảng\n\nThứ Sáu, 12/01/2024\n\nKết quả như sau:\n- Kết nạp [[9]] đảng viên."
    assert days_of(text) == (None, None)
