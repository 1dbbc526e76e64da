"""Names as people type them."""

import unicodedata

import pytest

from vnpartyextract.errors import MisuseError
from vnpartyextract.names import resolve, resolve_metric, resolve_metrics

LABELS = {"admissions": "Đảng viên mới kết nạp", "badges": "Huy hiệu Đảng", "plan_rate": "Tỷ lệ so với kế hoạch"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("badges", "badges"),
        ("Huy hiệu Đảng", "badges"),
        ("huy hiệu đảng", "badges"),
        ("huy hieu dang", "badges"),
        (unicodedata.normalize("NFD", "Huy hiệu Đảng"), "badges"),
        ("Badges", "badges"),
        ("plan-rate", "plan_rate"),
        ("plan rate", "plan_rate"),
    ],
)
def test_a_metric_by_name_or_label(written: str, meant: str) -> None:
    assert resolve_metric(written, LABELS) == meant


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("admision", "admissions"), ("badge", "badges"), ("Huy hiêu Dảnq", "badges"), ("đảng viên kết nạp", "admissions")],
)
def test_a_typo_is_told_what_was_meant(written: str, nearest: str) -> None:
    with pytest.raises(MisuseError) as told:
        resolve_metric(written, LABELS)
    assert str(told.value) == (
        f"--metric {written!r} is not known: did you mean {nearest!r}? Choose from admissions, badges, plan_rate."
    )


def test_what_is_like_no_name_is_told_all_of_them() -> None:
    with pytest.raises(MisuseError) as told:
        resolve("xyzzy", ["figure", "date"], "--kind")
    assert str(told.value) == "--kind 'xyzzy' is not known: choose from figure, date."


def test_what_two_names_are_called_is_neither() -> None:
    with pytest.raises(MisuseError, match="is not known"):
        resolve("Số liệu", {"a": "Số liệu", "b": "Số liệu"}, "--metric")


def test_several_are_each_taken_once() -> None:
    assert resolve_metrics(["Huy hiệu Đảng", "admissions", "badges"], LABELS) == ["badges", "admissions"]
