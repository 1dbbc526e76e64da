"""Which subjects are one row, and which are not."""

import pytest

from vnpartyextract.rules.load import load_patterns
from vnpartyextract.series.place import Place, place_of

RULES = load_patterns().shapes.organisations

ONE_ROW = [
    (
        "huyện Lạc Thủy",
        [
            "huyện Lạc Thủy",
            "Huyện Lạc Thuỷ",
            "Huyện ủy Lạc Thủy",
            "huyện uỷ  Lạc Thủy",
            "Đảng bộ huyện Lạc Thủy",
            "Đảng ủy huyện Lạc Thủy",
            "Ban Chấp hành Đảng bộ huyện Lạc Thủy",
            "BCH Đảng bộ huyện Lạc Thủy",
        ],
    ),
    ("thị xã Ba Đồn", ["Thị ủy Ba Đồn", "Đảng bộ thị xã Ba Đồn", "TX. Ba Đồn", "T.X Ba Đồn"]),
    ("quận 8", ["Quận ủy 8", "Đảng bộ quận 8"]),
    ("xã Nậm Lạnh", ["Đảng ủy xã Nậm Lạnh", "Đảng bộ xã Nậm Lạnh", "Chi bộ cơ sở xã Nậm Lạnh"]),
    ("xóm 8", ["Chi bộ xóm 8", "Chi ủy xóm 8"]),
    ("tỉnh Nghệ An", ["Tỉnh ủy Nghệ An", "Đảng bộ Nghệ An", "Nghệ An", "Đảng bộ tỉnh Nghệ An"]),
    (
        "thành phố Hồ Chí Minh",
        ["Thành ủy thành phố Hồ Chí Minh", "Thành ủy Hồ Chí Minh", "Đảng bộ TP.HCM", "TP. Hồ Chí Minh"],
    ),
]


@pytest.mark.parametrize(("name", "subjects"), ONE_ROW)
def test_one_place_by_many_names(name: str, subjects: list[str]) -> None:
    found = [place_of(subject, None, RULES) for subject in subjects]
    assert {place.name for place in found if place} == {name}
    assert len({place and place.key for place in found}) == 1


ONE_BODY = [
    ["Ban Tổ chức Huyện ủy Lạc Thủy", "ban Tổ chức Huyện ủy Lạc Thủy", "Ban Tổ chức Đảng bộ huyện Lạc Thủy"],
    ["BTV Huyện ủy Như Thanh", "Ban Thường vụ huyện ủy Như Thanh", "Ban Thường vụ Đảng bộ huyện Như Thanh"],
    ["UBKT Đảng ủy xã Kim Mỹ", "Ủy ban Kiểm tra Đảng ủy xã Kim Mỹ"],
    ["UBND huyện Lạc Thủy", "Ủy ban nhân dân huyện Lạc Thủy"],
    [
        "Đảng bộ Khối Cơ quan và Doanh nghiệp tỉnh Bình Thuận",
        "Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh Bình Thuận",
    ],
    ["Chi bộ Công ty TNHH Hải Nam", "Chi ủy Công ty TNHH Hải Nam", "Công ty TNHH Hải Nam"],
]


@pytest.mark.parametrize("subjects", ONE_BODY)
def test_one_body_by_many_names(subjects: list[str]) -> None:
    found = [place_of(subject, None, RULES) for subject in subjects]
    assert len({place.key for place in found if place}) == 1
    assert [place.name for place in found if place] == [" ".join(subject.split()) for subject in subjects]


APART = [
    "huyện Lạc Thủy",
    "Ban Tổ chức Huyện ủy Lạc Thủy",
    "Ban Tuyên giáo Huyện ủy Lạc Thủy",
    "Ban Thường vụ Huyện ủy Lạc Thủy",
    "UBKT Huyện ủy Lạc Thủy",
    "UBKT các cấp huyện Lạc Thủy",
    "cấp ủy các cấp huyện Lạc Thủy",
    "Văn phòng Huyện ủy Lạc Thủy",
    "Đoàn Thanh niên huyện Lạc Thủy",
    "Huyện đoàn Lạc Thủy",
    "UBND huyện Lạc Thủy",
    "Công an huyện Lạc Thủy",
    "Trung tâm Chính trị huyện Lạc Thủy",
    "Đảng bộ xã Phú Nghĩa, huyện Lạc Thủy",
    "Chi bộ thôn Lạc Thủy",
    "thành phố Lạc Thủy",
    "thị trấn Lạc Thủy",
    "huyện Lạc Sơn",
]


def test_parts_of_a_place_and_other_places_are_rows_of_their_own() -> None:
    assert len({place_of(subject, None, RULES) for subject in APART}) == len(APART)
    assert len({place.key for subject in APART if (place := place_of(subject, None, RULES))}) == len(APART)


@pytest.mark.parametrize(
    ("subject", "place", "name"),
    [
        ("Huyện ủy", "huyện Lạc Thủy", "huyện Lạc Thủy"),
        ("Đảng bộ huyện", "huyện Lạc Thủy", "huyện Lạc Thủy"),
        (None, "huyện Lạc Thủy", "huyện Lạc Thủy"),
        ("Đảng bộ Bắc Bình", "huyện Bắc Bình", "huyện Bắc Bình"),
        # No level is made up where nothing tells it.
        ("Đảng bộ Bắc Bình", "Bắc Bình", "Đảng bộ Bắc Bình"),
        ("Huyện ủy", None, "Huyện ủy"),
        ("Huyện ủy", "tỉnh Hòa Bình", "Huyện ủy"),
        # The place of an institution is not its row.
        ("Biên phòng tỉnh Bình Thuận", "tỉnh Bình Thuận", "Biên phòng tỉnh Bình Thuận"),
    ],
)
def test_the_place_tells_what_the_subject_leaves_out(subject: str | None, place: str | None, name: str) -> None:
    found = place_of(subject, place, RULES)
    assert found is not None
    assert found.name == name


def test_sizes() -> None:
    subjects = ["Tỉnh ủy Nghệ An", "thành phố Hà Nội", "thành phố Vinh", "Huyện ủy Kim Sơn", "xã Văn Hải", "xóm 8"]
    assert [place.rank for one in subjects if (place := place_of(one, None, RULES))] == [1, 1, 2, 3, 4, 5]


def test_exact_subjects() -> None:
    names = ["Huyện ủy Lạc Thủy", "HUYỆN  UỶ Lạc Thuỷ", "Đảng bộ huyện Lạc Thủy"]
    found = [place_of(name, "huyện Lạc Thủy", RULES, exact=True) for name in names]
    assert [place and place.key for place in found] == [
        "huyện ủy lạc thủy",
        "huyện ủy lạc thủy",
        "đảng bộ huyện lạc thủy",
    ]


def test_nothing_told() -> None:
    assert place_of(None, None, RULES) is None
    assert place_of(" ", "", RULES) is None
    assert isinstance(place_of("?", None, RULES), Place)
