"""What a fact says: which facts are the same thing, and in what they differ."""

from decimal import Decimal
from typing import Any
from unicodedata import normalize

import pytest

from vnpartyextract.diff.says import FIELDS, KEY, Matching, Tolerance, same

FIGURE: dict[str, Any] = {
    "id": "f1",
    "kind": "figure",
    "text": "178 đảng viên",
    "span": [40, 53],
    "rule": "figures/admissions.yaml:7",
    "metric": "admissions",
    "value": 178,
    "value_max": None,
    "total": None,
    "unit": "đảng viên",
    "of": None,
    "group": None,
    "topic": None,
    "modifier": None,
    "status": "reported",
    "subject": "Đảng bộ huyện Lạc Thủy",
    "place": "huyện Lạc Thủy",
    "period": {"start": "2023-01-01", "end": "2023-12-31", "text": "Năm 2023"},
    "parent": None,
    "relation": None,
    "number_span": [40, 43],
}
OFFICIAL: dict[str, Any] = {
    "id": "f2",
    "kind": "official",
    "text": "Lê Văn An, Bí thư Huyện ủy",
    "span": [0, 26],
    "rule": "officials/after",
    "name": "Lê Văn An",
    "titles": [{"text": "Bí thư Huyện ủy", "position": "Bí thư", "organization": "Huyện ủy"}],
    "mentions": [],
}
CITATION: dict[str, Any] = {
    "id": "f3",
    "kind": "citation",
    "text": "Nghị quyết số 02-NQ/TU",
    "span": [0, 22],
    "rule": "citations/number",
    "type": "Nghị quyết",
    "number": "02-NQ/TU",
    "term": None,
    "date": None,
    "issuer": None,
}
DATE: dict[str, Any] = {
    "id": "f4",
    "kind": "date",
    "text": "Năm 2023",
    "span": [0, 8],
    "rule": "dates/year",
    "type": "year",
    "start": "2023-01-01",
    "end": "2023-12-31",
    "duration": None,
}

SAME = [
    (FIGURE, {"subject": "Đảng bộ huyện Lạc Thuỷ"}),
    (FIGURE, {"subject": "ĐẢNG BỘ  HUYỆN LẠC\u00a0THỦY"}),
    (FIGURE, {"subject": normalize("NFD", "Đảng bộ huyện Lạc Thủy")}),
    (FIGURE, {"unit": "Đảng viên", "text": "178 Đảng viên"}),
    (FIGURE, {"id": "f9", "span": [0, 13], "number_span": [0, 3], "rule": "other/rest", "parent": "f7"}),
    (FIGURE, {"period": {"start": "2023-01-01", "end": "2023-12-31", "text": "trong năm"}}),
    (FIGURE, {"value": 178.0}),
    (OFFICIAL, {"name": "LÊ VĂN AN", "mentions": [[30, 39]], "text": "Bí thư Lê Văn An"}),
    (OFFICIAL, {"titles": [{"text": "BT Huyện uỷ", "position": "bí thư", "organization": "Huyện uỷ"}]}),
    (CITATION, {"number": "02-nq/tu", "type": "nghị quyết"}),
    (DATE, {"text": "trong năm 2023", "span": [4, 18]}),
]


@pytest.mark.parametrize(("fact", "told"), SAME)
def test_the_same_said_otherwise_is_equal(fact: dict[str, Any], told: dict[str, Any]) -> None:
    matching = Matching()
    assert matching.key(fact) == matching.key(fact | told)
    assert matching.differences(fact, fact | told) == ()


OTHER = [
    (FIGURE, {"metric": "party_members"}),
    (FIGURE, {"subject": "Đảng bộ huyện Sốp Cộp"}),
    (FIGURE, {"subject": None}),
    (FIGURE, {"unit": "lượt người"}),
    (FIGURE, {"group": "nữ"}),
    (FIGURE, {"of": "kế hoạch"}),
    (FIGURE, {"topic": "bồi dưỡng nhận thức về Đảng"}),
    (FIGURE, {"status": "target"}),
    (FIGURE, {"period": None}),
    (FIGURE, {"period": {"start": "2022-01-01", "end": "2022-12-31", "text": "Năm 2023"}}),
    (OFFICIAL, {"name": "Lê Văn Anh"}),
    (CITATION, {"number": "03-NQ/TU"}),
    (CITATION, {"type": "Chỉ thị"}),
    (DATE, {"start": "2022-01-01", "end": "2022-12-31"}),
    (DATE, {"type": "range"}),
    (FIGURE, DATE),
]


@pytest.mark.parametrize(("fact", "told"), OTHER)
def test_another_thing_has_another_key(fact: dict[str, Any], told: dict[str, Any]) -> None:
    assert Matching().key(fact) != Matching().key(fact | told)


def test_days_without_a_year_are_told_apart_by_their_words() -> None:
    july = DATE | {"type": "day", "start": None, "end": None, "text": "ngày 31/7"}
    assert Matching().key(july) == Matching().key(july | {"text": "Ngày  31/7"})
    assert Matching().key(july) != Matching().key(july | {"text": "ngày 30/7"})


DIFFERENT = [
    # fact, what the other side has, field, old, new, difference, per cent
    (FIGURE | {"value": 5458}, {"value": 5612}, "value", 5458, 5612, 154, 2.8215),
    (FIGURE, {"value": 89}, "value", 178, 89, -89, -50),
    (FIGURE | {"value": 0}, {"value": 3}, "value", 0, 3, 3, None),
    (FIGURE | {"value": 1}, {"value": 1e30}, "value", 1, 1e30, 10**30, 10**32),
    (FIGURE | {"value": 1e-290}, {"value": 1e30}, "value", 1e-290, 1e30, 10**30, None),
    (FIGURE | {"value": 0.3}, {"value": 0.1}, "value", 0.3, 0.1, -0.2, -66.6667),
    (FIGURE | {"value": 97.06, "unit": "%"}, {"value": 101.72}, "value", 97.06, 101.72, 4.66, None),
    (FIGURE, {"value_max": 180}, "value_max", None, 180, None, None),
    (FIGURE | {"total": 10}, {"total": 12}, "total", 10, 12, 2, 20),
    (FIGURE, {"modifier": "more_than"}, "modifier", None, "more_than", None, None),
    (FIGURE, {"relation": "part_of"}, "relation", None, "part_of", None, None),
    (FIGURE, {"place": "huyện Lạc Sơn"}, "place", "huyện Lạc Thủy", "huyện Lạc Sơn", None, None),
    (CITATION, {"date": "2021-01-21"}, "date", None, "2021-01-21", None, None),
    (CITATION | {"term": "XI"}, {"term": "XII"}, "term", "XI", "XII", None, None),
    (CITATION, {"issuer": "Tỉnh ủy"}, "issuer", None, "Tỉnh ủy", None, None),
]


@pytest.mark.parametrize(("fact", "told", "field", "old", "new", "by", "percent"), DIFFERENT)
def test_difference(
    fact: dict[str, Any], told: dict[str, Any], field: str, old: object, new: object, by: object, percent: object
) -> None:
    (found,) = Matching().differences(fact, fact | told)
    assert (found.field, found.old, found.new, found.by, found.percent) == (field, old, new, by, percent)


def test_titles_are_told_by_those_that_the_other_side_has_not() -> None:
    stays = {"text": "TUV", "position": "Tỉnh ủy viên", "organization": None}
    gone = {"text": "Phó Bí thư", "position": "Phó Bí thư", "organization": "Huyện ủy"}
    come = {"text": "Bí thư", "position": "Bí thư", "organization": "Huyện ủy"}
    (found,) = Matching().differences(OFFICIAL | {"titles": [stays, gone]}, OFFICIAL | {"titles": [come, stays]})
    assert (found.field, found.old, found.new) == ("titles", [gone], [come])


def test_what_is_not_in_the_key_is_compared() -> None:
    matching = Matching(by=("metric", "subject"))
    other = FIGURE | {"unit": "đồng chí", "group": "nữ"}
    assert matching.key(FIGURE) == matching.key(other)
    assert [one.field for one in matching.differences(FIGURE, other)] == ["unit", "group"]
    assert set(KEY) == set(FIELDS) - {"place"}


def test_across_periods_the_period_counts_nowhere() -> None:
    matching = Matching(across_periods=True)
    before = FIGURE | {"period": {"start": "2022-01-01", "end": "2022-12-31", "text": "Năm 2022"}}
    assert matching.key(FIGURE) == matching.key(before)
    assert matching.differences(FIGURE, before) == ()


TOLERATED = [
    (Tolerance(), 178, 178.5, False),
    (Tolerance(by=Decimal(3)), 178, 181, True),
    (Tolerance(by=Decimal(3)), 178, 182, False),
    (Tolerance(by=Decimal("0.1")), 10.2, 10.3, True),  # in binary they are further apart
    (Tolerance(share=Decimal("0.005")), 199, 200, True),
    (Tolerance(share=Decimal("0.005")), 198.9, 200, False),
]


@pytest.mark.parametrize(("tolerance", "old", "new", "allowed"), TOLERATED)
def test_tolerance(tolerance: Tolerance, old: float, new: float, allowed: bool) -> None:
    assert tolerance.allows(old, new) is allowed
    assert tolerance.allows(new, old) is allowed
    found = Matching(tolerance=tolerance).differences(FIGURE | {"value": old}, FIGURE | {"value": new})
    assert (found == ()) is allowed


def test_what_is_told_on_one_side_alone_no_tolerance_allows() -> None:
    assert Matching(tolerance=Tolerance(share=Decimal(1))).differences(FIGURE, FIGURE | {"total": 178}) != ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huyện uỷ", "huyện ủy"),
        ("Hoà Bình", "Hòa  Bình"),
        ("Lạc Thủy", normalize("NFD", "Lạc Thuỷ")),
        ("05–CT/TW", "05-ct/tw"),
    ],
)
def test_same(one: str, other: str) -> None:
    assert same(one) == same(other)
