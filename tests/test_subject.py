"""Whose a figure is: tables of short articles, the number in question in double brackets."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.pipeline import extract

HEAD = "Đảng bộ huyện Lạc Thủy nâng cao năng lực lãnh đạo\n\n"
CITY = "Đảng bộ TP Hải Phòng kết nạp đảng viên\n\n"
PROVINCE = "Nghệ An: Kết quả kiểm tra, giám sát\n\n"


def subject_of(marked: str) -> tuple[str | None, str | None]:
    """Subject and place of the figure whose number stands in double brackets."""
    at = marked.index("[[")
    text = marked.replace("[[", "").replace("]]", "")
    facts = [fact for fact in extract(text)["facts"] if fact["kind"] == "figure" and fact["number_span"][0] == at]
    assert facts, f"no figure at {marked[at : at + 20]!r}"
    return facts[0]["subject"], facts[0]["place"]


FILLED_IN = [
    ("Đảng bộ huyện kết nạp được [[178]] đảng viên.", "Đảng bộ huyện Lạc Thủy", "huyện Lạc Thủy"),
    ("Năm 2023, Huyện ủy điều động [[58]] lượt cán bộ.", "Huyện ủy Lạc Thủy", "huyện Lạc Thủy"),
    ("BTV Huyện ủy luân chuyển [[6]] cán bộ.", "Ban Thường vụ Huyện ủy Lạc Thủy", "huyện Lạc Thủy"),
    ("Toàn huyện có [[13]] đảng viên bị thi hành kỷ luật.", "huyện Lạc Thủy", "huyện Lạc Thủy"),
    ("Trong quý, toàn Đảng bộ kết nạp [[9]] đảng viên.", "Đảng bộ huyện Lạc Thủy", "huyện Lạc Thủy"),
    ("Kết nạp được [[9]] đảng viên mới.", "Đảng bộ huyện Lạc Thủy", "huyện Lạc Thủy"),
    ("Trung tâm Chính trị huyện mở [[20]] lớp bồi dưỡng.", "Trung tâm Chính trị huyện Lạc Thủy", "huyện Lạc Thủy"),
    ("Đồng thời huyện cử [[49]] đồng chí đi học.", "huyện Lạc Thủy", "huyện Lạc Thủy"),
    ("Các đơn vị trực thuộc mở [[155]] lớp học tập nghị quyết.", "Đảng bộ huyện Lạc Thủy", "huyện Lạc Thủy"),
]


@pytest.mark.parametrize(("text", "subject", "place"), FILLED_IN)
def test_locality_is_filled_in(text: str, subject: str, place: str) -> None:
    assert subject_of(HEAD + text) == (subject, place)


OTHER_BODIES = [
    (
        "Đồng chí Lê Đức Trường, Bí thư Đảng ủy xã Nậm Lạnh, cho biết: Đảng bộ có [[327]] đảng viên.",
        "Đảng bộ xã Nậm Lạnh",
    ),
    (
        "Đồng chí Lê Đức Trường, Bí thư Đảng ủy xã Nậm Lạnh, cho biết: Đảng bộ có 327 đảng viên. "
        "Năm 2021, Đảng bộ xã kết nạp [[7]] đảng viên mới.",
        "Đảng bộ xã Nậm Lạnh",
    ),
    ("Chi bộ Trường THPT Lạc Thủy C kết nạp [[3]] đảng viên.", "Chi bộ Trường THPT Lạc Thủy C"),
    ("Tại xã Phú Nghĩa, năm 2022 có [[14]] quần chúng được kết nạp.", "xã Phú Nghĩa"),
    ("Đảng bộ xã Phú Nghĩa kết nạp 7 đảng viên, trong đó có [[2]] nữ.", "Đảng bộ xã Phú Nghĩa"),
    ("Đảng bộ xã Phú Nghĩa kết nạp 7 đảng viên, đạt [[120]]% kế hoạch.", "Đảng bộ xã Phú Nghĩa"),
    ("UBKT Huyện ủy kiểm tra [[3]] tổ chức đảng.", "Ủy ban Kiểm tra Huyện ủy Lạc Thủy"),
    ("Đảng viên tham gia học tập đạt 96%, cao nhất [[99]]% (Đảng bộ xã Phú Nghĩa).", "Đảng bộ xã Phú Nghĩa"),
    # An oblique mention changes nothing.
    ("Đảng bộ huyện kết nạp [[9]] đảng viên theo chỉ tiêu của Tỉnh ủy.", "Đảng bộ huyện Lạc Thủy"),
    (
        "Ban Tổ chức Huyện ủy trình Ban Thường vụ Tỉnh ủy tặng Huy hiệu Đảng cho [[185]] đảng viên.",
        "Ban Tổ chức Huyện ủy Lạc Thủy",
    ),
]


@pytest.mark.parametrize(("text", "subject"), OTHER_BODIES)
def test_another_body(text: str, subject: str) -> None:
    assert subject_of(HEAD + text)[0] == subject


SCHOOL = "Trung tâm Chính trị huyện Kim Sơn nâng chất lượng các lớp\n\n"
DISTRICT = "Bảo Yên: Nhiều đổi mới trong công tác kiểm tra\n\nHuyện ủy họp sáng 5/7.\n\n"
CONSTRUCTIONS = [
    (SCHOOL + "Trung tâm đã mở [[46]] lớp bồi dưỡng.", "Trung tâm Chính trị huyện Kim Sơn"),
    (SCHOOL + "Trong năm, Đảng bộ huyện kết nạp [[241]] đảng viên.", "Đảng bộ huyện Kim Sơn"),
    # The huyện is never written out: the headline and `Huyện ủy` tell it together.
    (DISTRICT + "Ủy ban Kiểm tra Huyện ủy tiếp nhận [[22]] đơn thư.", "Ủy ban Kiểm tra Huyện ủy Bảo Yên"),
    (DISTRICT + "Toàn Đảng bộ huyện thi hành kỷ luật [[46]] đảng viên.", "Đảng bộ huyện Bảo Yên"),
    ("Đảng bộ huyện đảo Cô Tô kết nạp [[14]] đảng viên.", "Đảng bộ huyện Cô Tô"),
    (PROVINCE + "Theo kết luận, huyện Kỳ Anh sai sót. Năm 2016, huyện này đã bổ nhiệm [[143]] cán bộ.", "huyện Kỳ Anh"),
    (PROVINCE + "UBKT Tỉnh ủy đã làm rõ. Cơ quan này đã kỷ luật [[6]] đảng viên.", "Ủy ban Kiểm tra Tỉnh ủy Nghệ An"),
    (HEAD + "Tại phiên thứ nhất, Ban Chấp hành bầu [[11]] ủy viên ban thường vụ.", "Đảng bộ huyện Lạc Thủy"),
    (
        "Trường Đại học Sư phạm Vinh\n\nChi bộ Sinh viên có 48 đảng viên. Năm 2016, trường kết nạp [[63]] sinh viên.",
        "Trường Đại học Sư phạm Vinh",
    ),
    ("Sở NN&PTNT Gia Lai họp. Sở NN&PTNT bổ nhiệm [[88]] lượt cán bộ.", "Sở NN&PTNT Gia Lai"),
    ("Chi bộ thôn Vĩnh Tứ đại hội\n\nPhấn đấu kết nạp từ [[4]] đảng viên trở lên.", "Chi bộ thôn Vĩnh Tứ"),
    (HEAD + "Xem thêm: Yên Mỹ trao Huy hiệu Đảng cho [[98]] đảng viên", "Huyện Yên Mỹ"),
    # A place that is named but once is an example, no longer than its line.
    (PROVINCE + "Huyện Anh Sơn đã kết nạp 14 đảng viên.\nKết nạp được [[980]] đảng viên.", "Đảng bộ tỉnh Nghệ An"),
    (
        HEAD + "Toàn huyện lập 2 chi bộ: Chi bộ Công ty May Hồng Hà (5 đảng viên) và Chi bộ Công ty Cơ khí 3-2 "
        "(4 đảng viên), đưa tổng số lên [[19]] chi bộ.",
        "Đảng bộ huyện Lạc Thủy",
    ),
    (HEAD + "Hòa Sơn có 86 hộ.\n\nNậm Pu có 86 hộ, xa trung tâm. Chi bộ bản có [[13]] đảng viên.", "Chi bộ bản Nậm Pu"),
]


@pytest.mark.parametrize(("text", "subject"), CONSTRUCTIONS)
def test_constructions(text: str, subject: str) -> None:
    found = str(subject_of(text)[0])
    assert found[0].upper() + found[1:] == subject[0].upper() + subject[1:]


def test_an_item_of_a_list_says_nothing_of_the_next() -> None:
    items = "Chỉ tiêu năm 2024:\n\n1. UBKT Huyện ủy kiểm tra 6 tổ chức đảng.\n\n2. Thành lập [[2]] chi bộ."
    assert subject_of(HEAD + items)[0] == "Đảng bộ huyện Lạc Thủy"


def test_an_office_of_the_office_itself_is_none() -> None:
    assert subject_of(HEAD + "Bí thư cơ quan ông cho biết: kết nạp [[12]] đảng viên.")[0] == "Đảng bộ huyện Lạc Thủy"


def test_a_paragraph_goes_back_to_the_main_unit() -> None:
    text = HEAD + "Đảng bộ xã Phú Nghĩa kết nạp 7 đảng viên.\n\nCông nhận chính thức [[98]] đảng viên dự bị."
    assert subject_of(text)[0] == "Đảng bộ huyện Lạc Thủy"


def test_a_paragraph_that_goes_on() -> None:
    text = HEAD + "Đảng bộ xã Phú Nghĩa kết nạp 7 đảng viên.\n\nTrong số này có [[3]] đảng viên nữ."
    assert subject_of(text)[0] == "Đảng bộ xã Phú Nghĩa"


ROW = (
    "Dẫn đầu là Đảng bộ huyện Tiên Lãng kết nạp {0} ĐV (đạt {1}% kế hoạch), tiếp đến Đảng bộ huyện Vĩnh Bảo kết nạp "
    "{2} ĐV; Đảng bộ quận Kiến An {3} ĐV ({4}%); Đảng bộ Quân sự thành phố {5} ĐV."
)
MEMBERS = [
    (0, "Đảng bộ huyện Tiên Lãng"),
    (1, "Đảng bộ huyện Tiên Lãng"),
    (2, "Đảng bộ huyện Vĩnh Bảo"),
    (3, "Đảng bộ quận Kiến An"),
    (4, "Đảng bộ quận Kiến An"),
    (5, "Đảng bộ Quân sự thành phố Hải Phòng"),
]


@pytest.mark.parametrize(("place", "subject"), MEMBERS)
def test_each_member_of_a_row_has_its_own(place: int, subject: str) -> None:
    numbers = ["214", "133,8", "251", "118", "110", "23"]
    numbers[place] = f"[[{numbers[place]}]]"
    assert subject_of(CITY + ROW.format(*numbers))[0] == subject


def test_a_row_changes_nothing_behind_it() -> None:
    row = ROW.format("214", "133,8", "251", "118", "110", "23")
    assert subject_of(CITY + row + " Công nhận chính thức cho [[1.402]] đảng viên.")[0] == "Đảng bộ thành phố Hải Phòng"


BARE_NAMES = [
    ("Huyện Quỳnh Lưu có số đảng viên bị kỷ luật cao nhất với [[34]], tiếp theo là Diễn Châu 27.", "huyện Quỳnh Lưu"),
    ("Huyện Quỳnh Lưu kỷ luật 34 đảng viên, tiếp theo là Diễn Châu [[27]].", "Diễn Châu"),
    ("Huyện Quỳnh Lưu kỷ luật 34 đảng viên, tiếp theo là Diễn Châu 27, thành phố Vinh [[22]].", "thành phố Vinh"),
    ("Ủy ban kiểm tra các cấp kiểm tra [[47]] tổ chức đảng.", "Ủy ban kiểm tra các cấp tỉnh Nghệ An"),
    ("Cấp ủy, chi bộ và ủy ban kiểm tra các cấp kỷ luật [[214]] đảng viên.", "Đảng bộ tỉnh Nghệ An"),
]


@pytest.mark.parametrize(("text", "subject"), BARE_NAMES)
def test_places_without_their_level(text: str, subject: str) -> None:
    assert re.sub("^H", "h", str(subject_of(PROVINCE + text)[0])) == subject


MAIN_UNITS = [
    ("KẾT QUẢ CÔNG TÁC ĐẢNG\n\nĐảng ủy xã Tân Phú Trung họp. Kết nạp [[4]] đảng viên.", "Đảng bộ xã Tân Phú Trung"),
    ("XÃ TÂN PHÚ TRUNG SƠ KẾT 6 THÁNG\n\nĐảng bộ xã kết nạp [[4]] đảng viên.", "Đảng bộ xã Tân Phú Trung"),
    (
        "Đảng bộ Công ty CP Than Đèo Nai: Vùng than\n\nToàn Đảng bộ có [[23]] chi bộ.",
        "Đảng bộ Công ty CP Than Đèo Nai",
    ),
    ("Trong cả nước, cấp ủy các cấp đã kiểm tra [[18.570]] tổ chức đảng.", "cấp ủy các cấp"),
    ("Toàn tỉnh kết nạp [[205]] đảng viên\n\n(NTO) Nhiều nhất là Đảng bộ huyện Bác Ái.", "Đảng bộ tỉnh Ninh Thuận"),
    ("Lạng Sơn: kết nạp [[412]] đảng viên\n\nĐảng bộ T.P Lạng Sơn kết nạp 45 đảng viên.", "Đảng bộ tỉnh Lạng Sơn"),
    ("Kết nạp [[12]] đảng viên.", None),
]


@pytest.mark.parametrize(("text", "subject"), MAIN_UNITS)
def test_main_unit(text: str, subject: str | None) -> None:
    assert subject_of(text)[0] == subject


_PIECES = st.sampled_from(
    [
        "Đảng bộ huyện Lạc Thủy",
        "Huyện ủy",
        "xã",
        "các cấp",
        "Bí thư",
        "cho biết:",
        "12 đảng viên",
        "kết nạp",
        "Tại",
        ",",
        ". ",
        "\n\n",
        "(",
        "cơ quan ông",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_PIECES, max_size=25))
def test_any_order_of_words(pieces: list[str]) -> None:
    for fact in extract(" ".join(pieces))["facts"]:
        if fact["kind"] == "figure":
            subject = fact["subject"]
            assert subject is None or subject == " ".join(subject.split()) != ""
            assert fact["place"] is None or subject is not None


OWN = "Đảng bộ huyện Lạc Thủy"
THREAD = [
    # Who did it stands behind the figure, in the passive; whose the people are as well.
    ("Năm 2023, [[12]] cán bộ được Ban Thường vụ Huyện ủy điều động.", "Ban Thường vụ Huyện ủy Lạc Thủy"),
    ("Trước đó, [[4]] đảng viên ở xã Phú Nghĩa bị khiển trách.", "xã Phú Nghĩa"),
    # Labels, brackets and rows: each figure is of its own body.
    ("Kết quả:\n- UBKT Huyện ủy: kiểm tra [[3]] tổ chức đảng.", "Ủy ban Kiểm tra Huyện ủy Lạc Thủy"),
    ("Kết quả:\n- UBKT Huyện ủy: kiểm tra 3 tổ chức đảng.\n- Kết nạp [[9]] đảng viên.", OWN),
    ("Cấp ủy các cấp kiểm tra 8 tổ chức đảng (UBKT Huyện ủy kiểm tra [[5]]).", "Ủy ban Kiểm tra Huyện ủy Lạc Thủy"),
    ("Số đảng viên mới: xã Phú Nghĩa: 12; xã Khoan Dụ: [[9]].", "Đảng bộ xã Khoan Dụ"),
    # The whole Party is not the locality, and lower bodies together are its Party organisation.
    ("Năm 2023, toàn Đảng kỷ luật [[24162]] đảng viên.", "toàn Đảng"),
    ("Ban Bí thư đã kiểm tra [[2]] tổ chức đảng.", "Ban Bí thư"),
    ("BTV Huyện ủy kỷ luật 3 đảng viên; cấp ủy cơ sở và chi bộ kỷ luật [[13]] đảng viên.", OWN),
    # A larger place that is never named is not the article's own.
    ("Năm 2023, toàn tỉnh kết nạp [[1112]] đảng viên.", None),
    # Headings that name a body open its section; a heading of the same rank without one closes it.
    ("1. Ủy ban Kiểm tra Huyện ủy\nKiểm tra [[9]] đảng viên.", "Ủy ban Kiểm tra Huyện ủy Lạc Thủy"),
    ("1. Ủy ban Kiểm tra Huyện ủy\nKiểm tra 9 đảng viên.\n2. Kết nạp đảng viên\nKết nạp [[12]] đảng viên.", OWN),
    # Behind an example in a paragraph of its own the article's body is back.
    ("Đảng bộ xã Phú Nghĩa kết nạp 9 đảng viên.\n\nĐã kiểm tra [[6]] tổ chức đảng.", OWN),
    # Careers, homes and places where something took place are nobody's figures.
    ("Ông Lê Văn An sinh ra ở xã Mỹ Lộc, từng là Bí thư Huyện ủy Phú Giang. Đã kết nạp [[12]] đảng viên.", OWN),
    ("Lễ kết nạp tại Trường THPT Thanh Hà diễn ra sáng 10/1. Huyện kết nạp [[12]] đảng viên.", OWN),
    # Titles of other articles are told of their own places, or of none.
    ("Huyện họp.\n\nTin liên quan:\nBảo Thắng: [[37]] đảng viên được trao Huy hiệu Đảng", "Bảo Thắng"),
    ("Huyện họp.\n\nTin liên quan:\nLễ trao Huy hiệu Đảng cho [[37]] đảng viên", None),
]


@pytest.mark.parametrize(("text", "subject"), THREAD)
def test_the_thread_of_the_text(text: str, subject: str | None) -> None:
    assert subject_of(HEAD + text)[0] == subject


SITES = [
    ("Đảng ủy xã sơ kết\n\n(CTTĐT xã Khoan Dụ) - Sáng 5/7, Đảng ủy họp. Kết nạp [[5]] đảng viên.", "xã Khoan Dụ"),
    ("CỔNG THÔNG TIN ĐIỆN TỬ XÃ KHOAN DỤ\n\nHội nghị sơ kết\n\nĐảng bộ kết nạp [[5]] đảng viên.", "xã Khoan Dụ"),
    ("Một xã kỷ luật nhiều đảng viên\n\nĐảng ủy xã Khoan Dụ đã họp. Kỷ luật [[5]] đảng viên.", "xã Khoan Dụ"),
    ("Đổi thay ở Khoan Dụ\n\nCả xã từng nghèo. Nay Khoan Dụ đã khác. Đảng bộ xã có [[95]] đảng viên.", "xã Khoan Dụ"),
]


@pytest.mark.parametrize(("text", "place"), SITES)
def test_what_an_article_is_about_is_told_by_rules_in_order(text: str, place: str) -> None:
    assert subject_of(text)[1] == place


UNPLACED = [
    ("Ban Thường vụ Đảng ủy Khối kiểm tra [[2]] tổ chức đảng.", "Ban Thường vụ Đảng ủy Khối"),
    ("Năm qua, UBKT Đảng ủy Khối giám sát [[3]] chi bộ.", "Ủy ban Kiểm tra Đảng ủy Khối"),
    ("Đảng bộ Khối có [[8]] đảng viên bị kỷ luật.", "Đảng bộ Khối"),
    ("Ban Thường vụ Huyện ủy kiểm tra [[2]] tổ chức đảng.", "Ban Thường vụ Huyện ủy"),
    ("UBKT kiểm tra [[2]] tổ chức đảng.", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "subject"), UNPLACED)
def test_a_body_whose_place_the_text_never_names_stays_as_written(text: str, subject: str | None) -> None:
    assert subject_of(text) == (subject, None)


def test_a_level_that_was_told_is_not_told_again() -> None:
    city = "Đảng bộ thành phố Hải Phòng kết nạp đảng viên\n\n"
    assert subject_of(city + "Ủy ban Kiểm tra các cấp Đảng bộ thành phố giám sát [[20]] đảng viên.") == (
        "Ủy ban Kiểm tra các cấp Đảng bộ thành phố Hải Phòng",
        "thành phố Hải Phòng",
    )
