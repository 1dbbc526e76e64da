"""Series by administrative units: rows by code; old units added up under new ones only where all parts are there."""

from typing import Any

import pytest

from vnpartyextract.errors import MisuseError
from vnpartyextract.output.series.notes import notes
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.series import Gathered, ask, gather

PATTERNS = load_patterns()
YEAR = {"start": "2023-01-01", "end": "2023-12-31", "text": "Năm 2023"}
LATER = {"start": "2025-01-01", "end": "2025-12-31", "text": "Năm 2025"}


def figure(value: float, place: str | None, code: str | None, **told: Any) -> dict[str, Any]:
    return {
        "kind": "figure",
        "id": f"f{value}",
        "text": f"{value} đảng viên",
        "span": [int(value), int(value) + 3],
        "metric": "admissions",
        "value": value,
        "value_max": None,
        "total": None,
        "unit": "đảng viên",
        "of": None,
        "group": None,
        "topic": None,
        "modifier": None,
        "status": "reported",
        "subject": f"Đảng bộ {place}" if place else None,
        "place": place,
        "place_code": code,
        "period": YEAR,
        "parent": None,
        "relation": None,
    } | told


def made(*figures: dict[str, Any], published: str | None = "2024-02-17", **asked: Any) -> Gathered:
    source = {"path": "a.txt", "id": None, "sha256": "00", "published": published}
    return gather([("a", {"source": source, "facts": list(figures)})], ask("admissions", PATTERNS, **asked), PATTERNS)


def shown(gathered: Gathered) -> dict[str | None, list[float]]:
    return {
        row.name: [value.amount.value for cell in row.cells.values() for value in cell.values] for row in gathered.rows
    }


TWO = [figure(9, "xã Minh Tân", "13177"), figure(7, "xã Minh Tân", "12670"), figure(40, "huyện Kiến Xương", "343")]


def test_two_of_one_name_are_two_rows() -> None:
    found = made(*TWO, level="commune")
    assert shown(found) == {
        "xã Minh Tân, huyện Hưng Hà, tỉnh Thái Bình": [7],
        "xã Minh Tân, huyện Kiến Xương, tỉnh Thái Bình": [9],
    }
    assert dict(found.left_out) == {"level": 1}
    assert shown(made(*TWO)) == {"huyện Kiến Xương": [40], "xã Minh Tân": [7, 9]}  # by name, as without --by


def test_what_is_no_place_or_has_no_code_is_left_out_and_told() -> None:
    found = made(
        *TWO,
        figure(3, "huyện Kiến Xương", "343", subject="Ủy ban Kiểm tra Huyện ủy Kiến Xương"),
        figure(4, "huyện Châu Thành", None),
        figure(5, None, None),
        level="district",
    )
    assert shown(found) == {"huyện Kiến Xương, tỉnh Thái Bình": [40]}
    assert dict(found.left_out) == {"level": 2, "place": 2, "code": 1}
    assert notes(found) == [
        "left out: 2 of bodies and institutions, which are no places, 1 of places that no list has, or that may be "
        "several, 2 of places of another level (choose with --by)."
    ]


PARTS = [figure(100, "tỉnh Phú Thọ", "25"), figure(20, "tỉnh Hòa Bình", "17"), figure(3, "tỉnh Vĩnh Phúc", "26")]


def test_old_provinces_are_added_up_where_all_are_there() -> None:
    found = made(*PARTS, level="province", now=True)
    assert shown(found) == {"tỉnh Phú Thọ (từ 1/7/2025)": [123]}
    (row,) = found.rows
    (cell,) = row.cells.values()
    assert sorted(source.quote for source in cell.values[0].sources) == ["100 đảng viên", "20 đảng viên", "3 đảng viên"]
    assert found.not_added == ()


@pytest.mark.parametrize(
    "third",
    [
        [],
        [figure(3, "tỉnh Vĩnh Phúc", "26", modifier="more_than")],
        [figure(3, "tỉnh Vĩnh Phúc", "26"), figure(4, "tỉnh Vĩnh Phúc", "26")],
        [figure(3, "tỉnh Vĩnh Phúc", "26", period=LATER)],
    ],
    ids=["missing", "rounded", "told differently", "of another time"],
)
def test_without_one_exact_value_of_each_part_nothing_is_added(third: list[dict[str, Any]]) -> None:
    found = made(*PARTS[:2], *third, level="province", now=True)
    assert shown(found).keys() == shown(made(*PARTS[:2], *third, level="province")).keys()
    assert "not added up: tỉnh Phú Thọ, 2023: no single exact value of tỉnh Vĩnh Phúc." in notes(found)


def test_a_unit_that_stayed_as_it_was_is_one_row() -> None:
    before = ("a", {"source": {"path": "a", "id": None, "sha256": "0", "published": "2024-02-17"}, "facts": []})
    after = ("b", {"source": {"path": "b", "id": None, "sha256": "1", "published": "2026-02-17"}, "facts": []})
    before[1]["facts"] = [figure(8, "tỉnh Sơn La", "14"), figure(100, "tỉnh Phú Thọ", "25")]
    after[1]["facts"] = [
        figure(9, "tỉnh Sơn La", "14", period=LATER),
        figure(300, "tỉnh Phú Thọ", "25", period=LATER),
    ]
    found = gather([before, after], ask("admissions", PATTERNS, level="province"), PATTERNS)
    assert shown(found) == {"tỉnh Phú Thọ": [100], "tỉnh Phú Thọ (từ 1/7/2025)": [300], "tỉnh Sơn La": [8, 9]}


def test_communes_are_added_up_unless_one_was_divided() -> None:
    """Xã Lạc Thủy was made of four communes; of phường Thủ Đức's some went elsewhere as well."""
    parts = ["05392", "05419", "05413", "05422"]
    names = ["thị trấn Chi Nê", "xã Đồng Tâm", "xã Khoan Dụ", "xã Yên Bồng"]
    found = made(
        *(figure(2 + at, name, code) for at, (name, code) in enumerate(zip(names, parts, strict=True))), now=True
    )
    assert shown(found) == {"xã Lạc Thủy, tỉnh Phú Thọ (từ 1/7/2025)": [14]}
    divided = made(figure(5, "phường Linh Đông", "26821"), now=True)
    assert list(shown(divided)) == ["phường Linh Đông, thành phố Thủ Đức, thành phố Hồ Chí Minh"]
    assert [one.missing for one in divided.not_added] == [()]


@pytest.mark.parametrize("asked", [{"level": "district", "now": True}, {"level": "commune", "exact": True}])
def test_what_does_not_go_together_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises(MisuseError):
        ask("admissions", PATTERNS, **asked)
