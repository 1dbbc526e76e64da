"""Officials: tables of what a text says, with the persons and offices that a reader would write down."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from officials import LEXICON, ORGANISATIONS, officials, said
from vnpartyextract.annotate.officials.gather import (
    OfficialRules,
    compile_officials,
    find_officials,
    load_officials,
)
from vnpartyextract.errors import PatternError
from vnpartyextract.rules.official_files import Example, PositionsFile
from vnpartyextract.rules.source import read_rules
from vnpartyextract.text import fold


@pytest.fixture(scope="module")
def rules() -> OfficialRules:
    return compile_officials(load_officials(LEXICON))


TITLE_FIRST = [
    ("Dự hội nghị có Trưởng ban Dân vận Tỉnh ủy Lò Minh Hiền.", {"Lò Minh Hiền": ["Trưởng ban Dân vận Tỉnh ủy"]}),
    (
        "Phó Bí thư Huyện ủy, Chủ tịch UBND huyện Hà Thị Mai Hoa",
        {"Hà Thị Mai Hoa": ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"]},
    ),
    (
        "Theo Phó trưởng Ban Tổ chức Thành ủy Vũ Đình Khôi, còn hai tháng",
        {"Vũ Đình Khôi": ["Phó trưởng Ban Tổ chức Thành ủy"]},
    ),
    ("Bí thư Thành uỷ Đà Nẵng Trương Quang Nhân nói", {"Trương Quang Nhân": ["Bí thư Thành ủy Đà Nẵng"]}),
    ("Bí thư Huyện ủy Quỳnh Lưu Hồ Sỹ Long dự", {"Hồ Sỹ Long": ["Bí thư Huyện ủy Quỳnh Lưu"]}),
    ("Bí thư Huyện ủy Mường La Nguyễn Văn Tâm", {"Nguyễn Văn Tâm": ["Bí thư Huyện ủy Mường La"]}),
    ("Chủ tịch UBND tỉnh Giàng A Páo cho biết", {"Giàng A Páo": ["Chủ tịch UBND tỉnh"]}),
    (
        "Bộ trưởng, Chủ nhiệm Ủy ban Dân tộc Đỗ Văn Chính",
        {"Đỗ Văn Chính": ["Bộ trưởng", "Chủ nhiệm Ủy ban Dân tộc"]},
    ),
    (
        "Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn Nguyễn Xuân Cương; Bộ trưởng Y tế Lê Thị Tiến",
        {
            "Nguyễn Xuân Cương": ["Bộ trưởng Bộ Nông nghiệp và Phát triển nông thôn"],
            "Lê Thị Tiến": ["Bộ trưởng Y tế"],
        },
    ),
    (
        "Phó Giám đốc Sở Lao động - Thương binh và Xã hội Bạch Liên Hoa cho rằng",
        {"Bạch Liên Hoa": ["Phó Giám đốc Sở Lao động - Thương binh và Xã hội"]},
    ),
    ("Chủ tịch Quốc hội Lào Pany Yathotou thăm Sơn La", {"Pany Yathotou": ["Chủ tịch Quốc hội Lào"]}),
    ("Thủ tướng Campuchia Hun Manet hội đàm", {"Hun Manet": ["Thủ tướng Campuchia"]}),
    (
        "Hiệu trưởng Trường THPT Nguyễn Du Trần Thị Hoa nói",
        {"Trần Thị Hoa": ["Hiệu trưởng Trường THPT Nguyễn Du"]},
    ),
    (
        "Bộ trưởng Bộ Quốc phòng, Đại tướng Phan Văn Giáp",
        {"Phan Văn Giáp": ["Bộ trưởng Bộ Quốc phòng"]},
    ),
    ("Bí thư Chi bộ 12, ông Lương Mạnh Cường, vẫn gõ biên bản", {"Lương Mạnh Cường": ["Bí thư Chi bộ 12"]}),
    (
        "hai Phó Chủ tịch UBND tỉnh là ông Lê Văn Minh và bà Trần Thị Hoa",
        {"Lê Văn Minh": ["Phó Chủ tịch UBND tỉnh"], "Trần Thị Hoa": ["Phó Chủ tịch UBND tỉnh"]},
    ),
]

NAME_FIRST = [
    (
        "Các đồng chí Nguyễn Thế Hòa - TUV - Bí thư Huyện ủy - Chủ tịch HĐND huyện, Trần Hữu Thuận - Phó Bí thư "
        "Thường trực Huyện ủy chủ trì hội nghị",
        {
            "Nguyễn Thế Hòa": ["TUV", "Bí thư Huyện ủy", "Chủ tịch HĐND huyện"],
            "Trần Hữu Thuận": ["Phó Bí thư Thường trực Huyện ủy"],
        },
    ),
    (
        "Ông Phan Chu Đăng, Phó trưởng Ban tổ chức thành uỷ cho hay",
        {"Phan Chu Đăng": ["Phó trưởng Ban tổ chức thành ủy"]},
    ),
    (
        "khởi tố Đỗ Mạnh Tú (Phó hiệu trưởng Trường Phổ thông dân tộc nội trú Trung học cơ sở huyện Lạc Thuỷ) về tội",
        {"Đỗ Mạnh Tú": ["Phó hiệu trưởng Trường Phổ thông dân tộc nội trú Trung học cơ sở huyện Lạc Thủy"]},
    ),
    (
        "đồng chí Lưu Trường Gian - chuyên viên Phòng bảo vệ chính trị nội bộ Ban Tổ chức Tỉnh ủy, theo dõi huyện",
        {"Lưu Trường Gian": ["chuyên viên Phòng bảo vệ chính trị nội bộ Ban Tổ chức Tỉnh ủy"]},
    ),
    (
        "Đồng chí Đoàn Minh Khiêm, Ủy viên Ban Thường vụ Đảng uỷ Khối Doanh nghiệp Trung ương, Bí thư Đảng uỷ Tập đoàn "
        "cho biết",
        {"Đoàn Minh Khiêm": ["Ủy viên Ban Thường vụ Đảng ủy Khối Doanh nghiệp Trung ương", "Bí thư Đảng ủy Tập đoàn"]},
    ),
    (
        "Ông Y Thông Niê – Phó trưởng Ban Tổ chức Huyện ủy Krông Bông chúc mừng",
        {"Y Thông Niê": ["Phó trưởng Ban Tổ chức Huyện ủy Krông Bông"]},
    ),
    ("ông K'Brẻo - Bí thư Chi bộ thôn 4 chia sẻ", {"K'Brẻo": ["Bí thư Chi bộ thôn 4"]}),
    ("bà H’Yim Kđoh - Phó Chủ tịch UBND tỉnh Đắk Lắk", {"H'Yim Kđoh": ["Phó Chủ tịch UBND tỉnh Đắk Lắk"]}),
    ("đồng chí NGUYỄN VĂN HÙNG - Bí thư Huyện ủy kết luận", {"Nguyễn Văn Hùng": ["Bí thư Huyện ủy"]}),
    (
        "đồng chí Đào Thị Ngân - UVBTV, Trưởng Ban Tuyên giáo kiêm Giám đốc Trung tâm Chính trị huyện; các đồng chí",
        {"Đào Thị Ngân": ["UVBTV", "Trưởng Ban Tuyên giáo", "Giám đốc Trung tâm Chính trị huyện"]},
    ),
    (
        "ông Đoàn Xuân Bá - nguyên Chủ nhiệm HTX nông nghiệp bày tỏ",
        {"Đoàn Xuân Bá": ["nguyên Chủ nhiệm HTX nông nghiệp"]},
    ),
    (
        "Thạc sĩ Đinh Thị Vân, Bí thư Chi bộ Khoa Sư phạm, Trưởng khoa Sư phạm chia sẻ",
        {"Đinh Thị Vân": ["Bí thư Chi bộ Khoa Sư phạm", "Trưởng khoa Sư phạm"]},
    ),
    (
        "ông Nguyễn Huy Cương (SN 1979), Giám đốc Sở Tài nguyên và Môi trường, đến nhận công tác",
        {"Nguyễn Huy Cương": ["Giám đốc Sở Tài nguyên và Môi trường"]},
    ),
    (
        "Thiếu tá A Vinh, cán bộ tăng cường, Phó Bí thư Đảng ủy xã, đi lại",
        {"A Vinh": ["Phó Bí thư Đảng ủy xã"]},
    ),
    (
        "ông Bùi Văn An, Ủy viên Trung ương Đảng; Bí thư Tỉnh ủy; Chủ tịch HĐND tỉnh dự",
        {"Bùi Văn An": ["Ủy viên Trung ương Đảng", "Bí thư Tỉnh ủy", "Chủ tịch HĐND tỉnh"]},
    ),
    (
        "đồng chí Trần Văn Ba – Phó Trưởng Phòng Tổ chức Cán bộ, Sở Giáo dục và Đào tạo tỉnh; Chủ tịch các hội",
        {"Trần Văn Ba": ["Phó Trưởng Phòng Tổ chức Cán bộ, Sở Giáo dục và Đào tạo tỉnh"]},
    ),
    (
        "đồng chí Lê Văn Cương, Bí thư Đảng ủy xã Cao Sơn cho biết",
        {"Lê Văn Cương": ["Bí thư Đảng ủy xã Cao Sơn"]},
    ),
    (
        "Cùng đi có đ/c Quách Văn Tuấn, Phó Bí thư Thường trực Huyện ủy; Phó Bí thư Huyện ủy, Chủ tịch UBND huyện "
        "Hà Thị Lan; đ/c Bùi Sỹ Hạnh - nguyên Trưởng Ban Tổ chức Huyện ủy",
        {
            "Quách Văn Tuấn": ["Phó Bí thư Thường trực Huyện ủy"],
            "Hà Thị Lan": ["Phó Bí thư Huyện ủy", "Chủ tịch UBND huyện"],
            "Bùi Sỹ Hạnh": ["nguyên Trưởng Ban Tổ chức Huyện ủy"],
        },
    ),
]

HEADINGS = [
    (
        "Dự lễ có các đồng chí Ủy viên Bộ Chính trị: Trần Văn Bình, Lê Thị Hoa, Tô Minh Lâm",
        {name: ["Ủy viên Bộ Chính trị"] for name in ("Trần Văn Bình", "Lê Thị Hoa", "Tô Minh Lâm")},
    ),
    (
        "các đồng chí Huyện ủy viên phụ trách xã: Phạm Đức Luận, Chánh Thanh tra huyện và Bùi Thị Gái, Chủ tịch Hội "
        "LHPN huyện; đồng chí Ngô Văn Đoan, Bí thư Đảng uỷ, Chủ tịch HĐND xã",
        {
            "Phạm Đức Luận": ["Huyện ủy viên", "Chánh Thanh tra huyện"],
            "Bùi Thị Gái": ["Huyện ủy viên", "Chủ tịch Hội LHPN huyện"],
            "Ngô Văn Đoan": ["Bí thư Đảng ủy", "Chủ tịch HĐND xã"],
        },
    ),
]

APPOINTMENTS = [
    (
        "Đồng chí Vi Văn Nhật, Phó Chánh Văn phòng Huyện ủy giữ chức Bí thư Đảng uỷ xã Thanh Kỳ;",
        {"Vi Văn Nhật": ["Phó Chánh Văn phòng Huyện ủy", "Bí thư Đảng ủy xã Thanh Kỳ"]},
    ),
    (
        "Đồng chí Lương Thị Hải, Bí thư Đảng ủy xã Xuân Thái luân chuyển giữ chức Bí thư Đảng ủy xã Phượng Nghi;",
        {"Lương Thị Hải": ["Bí thư Đảng ủy xã Xuân Thái", "Bí thư Đảng ủy xã Phượng Nghi"]},
    ),
    (
        "Đồng chí Trịnh Đình Cảnh, Phó Trưởng phòng Nội vụ được bổ nhiệm Quyền Trưởng phòng Nội vụ;",
        {"Trịnh Đình Cảnh": ["Phó Trưởng phòng Nội vụ", "Quyền Trưởng phòng Nội vụ"]},
    ),
    (
        "Bí thư Thị ủy Bỉm Sơn Mai Sỹ Trung được bổ nhiệm làm Phó Trưởng ban Tổ chức Tỉnh ủy.",
        {"Mai Sỹ Trung": ["Bí thư Thị ủy Bỉm Sơn", "Phó Trưởng ban Tổ chức Tỉnh ủy"]},
    ),
    (
        "ông Nguyễn Hữu Tấn thôi giữ chức Chủ tịch UBND xã Cán Khê để nghỉ hưu",
        {"Nguyễn Hữu Tấn": ["Chủ tịch UBND xã Cán Khê"]},
    ),
    (
        "Quyết định bổ nhiệm Phó Giám đốc Sở Tư pháp cho bà Nguyễn Thị Mai",
        {"Nguyễn Thị Mai": ["Phó Giám đốc Sở Tư pháp"]},
    ),
    (
        "miễn nhiệm chức vụ Chủ tịch UBND tỉnh Bắc Kạn nhiệm kỳ 2011-2016 đối với ông Trương Chí Trực",
        {"Trương Chí Trực": ["Chủ tịch UBND tỉnh Bắc Kạn"]},
    ),
    (
        "Các đồng chí Vũ Văn Sơn và Nguyễn Mạnh Hiền được bầu giữ chức vụ Phó Bí thư Tỉnh ủy khóa XV.",
        {"Nguyễn Mạnh Hiền": ["Phó Bí thư Tỉnh ủy"], "Vũ Văn Sơn": ["Phó Bí thư Tỉnh ủy"]},
    ),
    ("ông Trần Văn Long thay ông Đỗ Văn Tú giữ chức Trưởng phòng Nội vụ", {"Trần Văn Long": ["Trưởng phòng Nội vụ"]}),
    ("tố ông Đỗ Xuân Hưởng, khi ấy là Chủ tịch UBND xã, bán đất", {"Đỗ Xuân Hưởng": ["Chủ tịch UBND xã"]}),
]

NONE = [
    "Bí thư Huyện ủy yêu cầu các chi bộ báo cáo trước ngày 15.",
    "Tin, ảnh: Trần Thị Minh",
    "Chi bộ Trường THPT Nguyễn Du có 40 đảng viên; Hiệu trưởng Trường THPT Nguyễn Du nói.",
    "tư tưởng, đạo đức, phong cách Hồ Chí Minh; viếng Chủ tịch Hồ Chí Minh; Đoàn TNCS Hồ Chí Minh xã",
    "đồng chí Nguyễn Văn Hòa làm trưởng đoàn kiểm tra",
    "Đại tá, Tiến sĩ Nguyễn Văn Thắng, đảng viên 40 năm tuổi Đảng",
    "Chủ tịch UBND phường Phan Đình Phùng cho biết. Bí thư Đảng ủy xã Lê Hồng Phong yêu cầu.",
    "tại huyện Lạc Thủy, Bí thư Huyện ủy nhấn mạnh",
    "bà Nguyễn Thị Sáu, giáo viên, và anh Trần Văn Bảy, nhân viên bưu điện",
    "CHỦ TỊCH UBND TỈNH THĂM XÃ HỒNG PHONG VÀ LÀM VIỆC VỚI BÍ THƯ HUYỆN ỦY",
    "gia đình ông Nguyễn Đức Mẫn thu lãi 4 tỷ đồng. Bí thư Huyện ủy đến thăm.",
    "ông Lê Văn Bá cho biết: xã có 13 cán bộ giữ chức phó bí thư đảng ủy",
]


@pytest.mark.parametrize(("text", "due"), TITLE_FIRST + NAME_FIRST + HEADINGS + APPOINTMENTS)
def test_persons_and_their_offices(text: str, due: dict[str, list[str]], rules: OfficialRules) -> None:
    assert said(text, rules) == due


@pytest.mark.parametrize("text", NONE)
def test_no_official(text: str, rules: OfficialRules) -> None:
    assert said(text, rules) == {}


EXAMPLES = read_rules(LEXICON / "positions.yaml", PositionsFile)


@pytest.mark.parametrize("example", EXAMPLES.examples, ids=lambda example: example.name)
def test_examples_of_the_lexicon(example: Example, rules: OfficialRules) -> None:
    assert said(example.text, rules)[example.name] == example.titles


@pytest.mark.parametrize("counterexample", [entry.text for entry in EXAMPLES.counterexamples])
def test_counterexamples_of_the_lexicon(counterexample: str, rules: OfficialRules) -> None:
    assert said(counterexample, rules) == {}


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            "Trưởng ban Tuyên giáo Hà Văn Hưng dự. Trưởng ban Tuyên giáo Tỉnh ủy Hà Văn Hưng nói.",
            ["Trưởng ban Tuyên giáo Tỉnh ủy"],
        ),
        ("Bí thư Huyện ủy Hà Văn Hưng dự. Đồng chí Hà Văn Hưng, Bí thư, nói.", ["Bí thư Huyện ủy"]),
        (
            "Phó Trưởng phòng Nội vụ Hà Văn Hưng dự. Ông Hà Văn Hưng, Trưởng phòng Nội vụ, nói.",
            ["Phó Trưởng phòng Nội vụ", "Trưởng phòng Nội vụ"],
        ),
        (
            "Bí thư Thành ủy Hà Văn Hưng dự. Ông Hưng, Chủ tịch HĐND thành phố, nói.",
            ["Bí thư Thành ủy", "Chủ tịch HĐND thành phố"],
        ),
    ],
)
def test_titles_of_all_mentions_each_once(text: str, due: list[str], rules: OfficialRules) -> None:
    assert said(text, rules) == {"Hà Văn Hưng": due}


@pytest.mark.parametrize(
    ("written", "position", "organization"),
    [
        ("Bí thư Huyện ủy Lạc Thủy", "Bí thư", "Huyện ủy Lạc Thủy"),
        ("Phó Bí thư Thường trực Huyện ủy Lạc Thủy", "Phó Bí thư Thường trực", "Huyện ủy Lạc Thủy"),
        ("Chủ tịch HĐND huyện", "Chủ tịch", "Hội đồng nhân dân huyện"),
        ("TUV", "Tỉnh ủy viên", None),
        ("UVBTV", "Ủy viên", "Ban Thường vụ"),
        ("Phó Chủ nhiệm Thường trực UBKT T.Ư", "Phó Chủ nhiệm Thường trực", "Ủy ban Kiểm tra Trung ương"),
        ("nguyên Trưởng Ban Tổ chức Huyện ủy", "nguyên Trưởng Ban", "Ban Tổ chức Huyện ủy"),
        ("Chủ tịch Hội LHPN huyện", "Chủ tịch", "Hội Liên hiệp Phụ nữ huyện"),
        ("Tổng Bí thư", "Tổng Bí thư", None),
    ],
)
def test_position_and_organization(written: str, position: str, organization: str | None, rules: OfficialRules) -> None:
    (official,) = officials(f"Đồng chí Lê Văn Cương, {written}, phát biểu.", rules)
    (title,) = official.titles
    assert (title.text, title.position, title.organization) == (written, position, organization)


def test_later_mentions_by_full_and_given_name(rules: OfficialRules) -> None:
    text = (
        "Bí thư Tỉnh ủy Trương Quang Nghi nói. Ông Trương Quang Nghi nêu rõ. Theo ông Nghi, đồng chí Nghi Lộc không dự."
    )
    (official,) = officials(text, rules)
    cased = fold(text).cased
    assert cased[official.start : official.end] == "Bí thư Tỉnh ủy Trương Quang Nghi"
    assert [cased[a:b] for a, b in official.mentions] == ["Trương Quang Nghi", "Nghi"]


def test_a_given_name_of_two_persons_is_no_mention(rules: OfficialRules) -> None:
    found = officials("Bí thư Tỉnh ủy Lê Văn Hùng và Chủ tịch UBND tỉnh Trần Văn Hùng. Ông Hùng nói.", rules)
    assert [official.mentions for official in found] == [(), ()]


def test_tone_marks_and_decomposed_text_are_no_difference(rules: OfficialRules) -> None:
    assert said("Bí thư Huyện uỷ Hoà Thuỷ Lê Văn Cương", rules) == said("Bí thư Huyện ủy Hòa Thủy Lê Văn Cương", rules)


@pytest.mark.parametrize(
    ("file", "line", "reason"),
    [
        ("positions.yaml", "office: [bí thư]", "unknown key"),
        ("names.yaml", "families: [nguyễn, trần]", "families"),
        ("abbreviations.yaml", "more: 1", "unknown key"),
    ],
)
def test_a_broken_lexicon_is_told(file: str, line: str, reason: str, tmp_path: Path) -> None:
    for source in ("positions.yaml", "names.yaml", "abbreviations.yaml"):
        (tmp_path / source).write_text((LEXICON / source).read_text("utf-8"), "utf-8")
    with (tmp_path / file).open("a", encoding="utf-8") as out:
        out.write(f"\n{line}\n")
    with pytest.raises(PatternError, match=reason) as error:
        load_officials(tmp_path)
    assert error.value.line is not None


PIECES = """đồng chí|Đồng chí|ông|Bí thư|Phó|nguyên|Chủ tịch|UBND|huyện|xã|Lạc Thủy|Nguyễn Văn An|Hà|Y Thông Niê
H'Lan|,|-|;|:|(|)|Trưởng ban|Tổ chức|và|kiêm|giữ chức|là|Sở|Nội vụ|các|cho|đối với|TP.|T.Ư|BTV|12|2011-2016|nhiệm kỳ
.|Trường|THPT|tuổi|SN|cho biết"""
WORDS = st.sampled_from([*PIECES.replace("\n", "|").split("|"), "\n"])


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    folded = fold(text)
    for official in find_officials(folded, _RULES, ORGANISATIONS):
        assert 0 <= official.start < official.end <= len(folded.text)
        assert official.titles
        assert official.name
        for title in official.titles:
            assert folded.cased[title.start : title.end] == title.text
        for start, end in official.mentions:
            assert official.end <= start < end <= len(folded.text)


_RULES = compile_officials(load_officials(LEXICON))
