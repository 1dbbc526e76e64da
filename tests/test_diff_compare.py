"""Two sides to one comparison, on small outputs that can be checked by eye."""

from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.diff.change import Change, Comparison, Count, Sourced
from vnpartyextract.diff.compare import Matched, compare
from vnpartyextract.diff.says import KEY, Matching

OLD = """Năm 2022, Đảng bộ huyện Mẫu Sơn kết nạp 165 đảng viên, trong đó có 61 đảng viên nữ. \
Huyện ủy mở 5 lớp bồi dưỡng nhận thức về Đảng.
Đồng chí Lê Văn An, Phó Bí thư Huyện ủy, quán triệt Nghị quyết số 02-NQ/TU.
"""
NEW = """Năm 2022, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, trong đó có 61 đảng viên nữ. \
Huyện uỷ mở 5 lớp bồi dưỡng nhận thức về Đảng, kiểm tra 12 tổ chức đảng.
Đồng chí Lê Văn An, Bí thư Huyện ủy, quán triệt Chỉ thị số 05-CT/TW.
"""

Row = tuple[str, str, str | None, str | None]


def facts(text: str) -> list[Sourced]:
    return [Sourced(fact, None) for fact in extract(text)["facts"]]


def compared(old: list[Sourced] | None, new: list[Sourced] | None, **matching: Any) -> Comparison:
    return compare([Matched("", old, new)], Matching(**matching))


def admissions(told: list[Sourced]) -> list[Sourced]:
    return [one for one in told if one.fact.get("metric") == "admissions"]


def rows(comparison: Comparison) -> list[Row]:
    return [
        (change.kind, change.sort, *(side and side.fact["text"] for side in (change.old, change.new)))
        for change in comparison.changes
    ]


ALL: list[Row] = [
    ("figure", "changed", "165 đảng viên", "178 đảng viên"),
    ("figure", "added", None, "12 tổ chức đảng"),
    ("official", "changed", "Lê Văn An, Phó Bí thư Huyện ủy", "Lê Văn An, Bí thư Huyện ủy"),
    ("citation", "removed", "Nghị quyết số 02-NQ/TU", None),
    ("citation", "added", None, "Chỉ thị số 05-CT/TW"),
]


def test_changes_come_kind_by_kind() -> None:
    assert rows(compared(facts(OLD), facts(NEW))) == ALL


def test_nothing_differs_from_itself() -> None:
    assert compared(facts(OLD), facts(OLD)).changes == ()


def test_counts() -> None:
    assert compared(facts(OLD), facts(NEW)).counts == (
        # kind, metric, old, new, equal, changed, removed, added
        Count("figure", "admissions", 2, 2, 1, 1, 0, 0),
        Count("figure", "classes", 1, 1, 1, 0, 0, 0),
        Count("figure", "inspected", 0, 1, 0, 0, 0, 1),
        Count("official", None, 1, 1, 0, 1, 0, 0),
        Count("citation", None, 1, 1, 0, 0, 1, 1),
        Count("date", None, 1, 1, 1, 0, 0, 0),
    )


@pytest.mark.parametrize("nothing", [None, []])
def test_a_side_may_be_empty(nothing: list[Sourced] | None) -> None:
    gone = compared(facts(OLD), nothing)
    assert sorted(row[2] or "" for row in rows(gone)) == sorted(fact.fact["text"] for fact in facts(OLD))
    assert {change.sort for change in gone.changes} == {"removed"}
    assert {change.sort for change in compared(nothing, facts(OLD)).changes} == {"added"}
    assert compared(nothing, nothing).changes == ()


def test_documents_of_one_side_alone_are_named() -> None:
    sides = [Matched("a", facts(OLD), None), Matched("b", None, facts(NEW)), Matched("c", [], [])]
    found = compare(sides, Matching())
    assert (found.only_old, found.only_new) == (("a",), ("b",))
    assert {(change.document, change.sort) for change in found.changes} == {("a", "removed"), ("b", "added")}


def test_across_periods() -> None:
    old, new = admissions(facts(OLD)), admissions(facts(NEW.replace("Năm 2022", "Năm 2023")))
    assert [row[1] for row in rows(compared(old, new))] == ["removed", "removed", "added", "added"]
    assert rows(compared(old, new, across_periods=True)) == ALL[:1]


def test_a_key_of_fewer_fields_pairs_the_closest() -> None:
    def change(change: Change) -> tuple[object, ...]:
        return tuple((one.field, one.old, one.new) for one in change.differences)

    old, new = facts("Huyện có 12 chi bộ, 178 đảng viên."), facts("Huyện có 13 đảng bộ, 179 đảng viên.")
    found = compared(old, new, by=[field for field in KEY if field not in ("unit", "metric")])
    assert [change(one) for one in found.changes] == [
        (("value", 12, 13), ("unit", "chi bộ", "đảng bộ")),
        (("value", 178, 179),),
    ]


KINDS = {
    "figure": ("178 đảng viên", "value", 190),
    "official": ("Lê Văn An, Bí thư Huyện ủy", "titles", []),
    "citation": ("Chỉ thị số 05-CT/TW", "issuer", "Bộ Chính trị"),
    "date": ("Năm 2022", "start", "2021-01-01"),
}


@pytest.mark.parametrize(("kind", "text", "field", "value"), [(kind, *told) for kind, told in KINDS.items()])
def test_a_changed_an_added_and_a_dropped_fact_are_found(kind: str, text: str, field: str, value: object) -> None:
    whole = facts(NEW)
    (at,) = (place for place, one in enumerate(whole) if one.fact["text"] == text)
    dropped = whole[:at] + whole[at + 1 :]
    changed = [*dropped, Sourced({**whole[at].fact, field: value}, None)]
    assert rows(compared(whole, dropped)) == [(kind, "removed", text, None)]
    assert rows(compared(dropped, whole)) == [(kind, "added", None, text)]
    due = [(kind, "removed", text, None), (kind, "added", None, text)] if kind == "date" else []
    assert rows(compared(whole, changed)) == (due or [(kind, "changed", text, text)])
