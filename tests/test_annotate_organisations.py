"""Mentions of organisations and places: what is one, how far it goes, which place it names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.annotate.organisations import Organisation, find_organisations
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.text import fold

RULES = load_patterns().shapes.organisations


def found(text: str) -> list[Organisation]:
    return find_organisations(fold(text), RULES)


WRITTEN_OUT = [
    ("Đảng bộ huyện Lạc Thuỷ kết nạp", ["Đảng bộ huyện Lạc Thủy"]),
    ("BTV Huyện ủy Như Thanh quyết định", ["BTV Huyện ủy Như Thanh"]),
    ("Ban Thường vụ (BTV) Huyện ủy đã họp", ["Ban Thường vụ Huyện ủy"]),
    ("Ủy ban Kiểm tra huyện uỷ tổ chức kiểm tra", ["Ủy ban Kiểm tra huyện ủy"]),
    ("UBKT Đảng ủy xã Quỳnh Thạch kiểm tra", ["UBKT Đảng ủy xã Quỳnh Thạch"]),
    ("Đảng bộ TP. Hải Phòng và TP.HCM", ["Đảng bộ thành phố Hải Phòng", "thành phố Hồ Chí Minh"]),
    ("Ban Thường vụ Thành ủy TP HCM đã", ["Ban Thường vụ Thành ủy thành phố Hồ Chí Minh"]),
    ("Đảng bộ Khối Doanh nghiệp thành phố với 57 ĐV", ["Đảng bộ Khối Doanh nghiệp thành phố"]),
    ("Đảng ủy Khối các cơ quan tỉnh Cà Mau", ["Đảng ủy Khối các cơ quan tỉnh Cà Mau"]),
    ("Đảng bộ Công ty CP Than Đèo Nai giữ", ["Đảng bộ Công ty CP Than Đèo Nai"]),
    ("Đảng bộ Công ty Cao su Chư Păh có", ["Đảng bộ Công ty Cao su Chư Păh"]),
    ("Chi bộ Trường THPT Krông Bông tổ chức lễ kết nạp", ["Chi bộ Trường THPT Krông Bông"]),
    ("Đảng bộ Lữ đoàn Công binh 74 kết nạp được", ["Đảng bộ Lữ đoàn Công binh 74"]),
    ("Chi bộ Khoa Sư phạm chia sẻ", ["Chi bộ Khoa Sư phạm"]),
    ("Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La", ["Sở Nông nghiệp và Phát triển nông thôn tỉnh Sơn La"]),
    ("Đảng bộ Bộ đội Biên phòng tỉnh Kon Tum trên", ["Đảng bộ Bộ đội Biên phòng tỉnh Kon Tum"]),
    ("cấp ủy các cấp thuộc quận Sơn Trà đã", ["cấp ủy các cấp quận Sơn Trà"]),
    ("Đảng bộ, chính quyền và nhân dân tỉnh Hòa Bình", ["Đảng bộ tỉnh Hòa Bình"]),
    ("Chi bộ xóm 8, xã Văn Hải có", ["Chi bộ xóm 8", "xã Văn Hải"]),
    ("ĐẢNG BỘ XÃ QUỲNH THẠCH TỔNG KẾT NĂM 2022", ["Đảng bộ xã Quỳnh Thạch"]),
    ("UBKT HUYỆN ỦY CAO LỘC: KẾT QUẢ", ["UBKT huyện ủy Cao Lộc"]),
    ("một quận ở Đà Nẵng", ["thành phố Đà Nẵng"]),
]


@pytest.mark.parametrize(("text", "due"), WRITTEN_OUT)
def test_written_out(text: str, due: list[str]) -> None:
    said = [mention.unit.text if mention.kind == "name" and mention.unit else mention.text for mention in found(text)]
    assert said == due


NOT_ONE = [
    "15 đảng bộ cơ sở, 184 chi bộ",
    "các chi bộ trực thuộc, mỗi chi bộ",
    "Tỉnh ủy viên và các cấp ủy viên",
    "đồng chí Lê Đức Trường phát biểu",
    "hội nghị tại hội trường tầng hai",
]


@pytest.mark.parametrize("text", NOT_ONE)
def test_not_one(text: str) -> None:
    assert [mention.text for mention in found(text) if not mention.plural] == []


BEFORE_A_PERSON = [
    ("Bí thư Thị ủy Trương Khắc Ái", "Thị ủy"),
    ("Phó Bí thư Thường trực Huyện ủy Kim Sơn Đỗ Trọng Kiểm", "Huyện ủy Kim Sơn"),
    ("Bí thư Thành ủy Hội An Huỳnh Thị Tuyết Lan", "Thành ủy Hội An"),
    ("Chủ tịch UBND huyện Hà Thị Mai Lan", "UBND huyện"),
]


@pytest.mark.parametrize(("text", "due"), BEFORE_A_PERSON)
def test_name_of_the_holder_is_no_place(text: str, due: str) -> None:
    first = found(text)[0]
    assert (first.title, first.text) == (True, due)


def test_a_count_is_no_name() -> None:
    text = "điều động về phường 10 đồng chí"
    counts = frozenset([text.index("10")])
    assert [mention.text for mention in find_organisations(fold(text), RULES, counts)] == ["phường"]
    assert [mention.text for mention in found("tổ chức ở phường 10")] == ["phường 10"]


def test_what_is_left_open() -> None:
    bare, level, institution = found("Đảng bộ đã họp. Huyện ủy đã họp. Công an thành phố đã họp.")
    assert (bare.lacks, level.lacks, institution.lacks) == ("any", "huyện", "công an thành phố")
    assert bare.unit is level.unit is institution.unit is None


def test_peers_are_many() -> None:
    (first, *_) = found("UBKT đảng ủy xã, thị trấn kiểm tra")
    assert first.plural


_PIECES = st.sampled_from(
    [
        "Đảng bộ",
        "huyện",
        "xã",
        "Lạc Thủy",
        "UBKT",
        "Huyện ủy",
        "các cấp",
        "Trường THPT",
        "TP.",
        "TP.HCM",
        "XÃ",
        "12",
        ",",
        "(",
        ")",
        "\n",
        "và",
        "ở",
        "Tân Uyên",
    ]
)


@settings(deadline=None)  # the first example may have to load the tokenizer
@given(st.lists(_PIECES | st.text(max_size=6), max_size=30))
def test_any_text(pieces: list[str]) -> None:
    folded = fold(" ".join(pieces))
    end = 0
    for mention in find_organisations(folded, RULES):
        assert end <= mention.start < mention.end <= len(folded.text)
        assert mention.text
        end = mention.end
