"""Which figures belong to a series."""

from typing import Any

import pytest

from vnpartyextract.errors import MisuseError
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.series import ask

PATTERNS = load_patterns()


def figure(**told: Any) -> dict[str, Any]:
    return {"status": "reported", "unit": "đảng viên", "group": None} | told


HEADLINE = [
    (figure(), None),
    (figure(unit=None), None),
    (figure(group="nữ"), "group"),
    (figure(unit="%"), "unit"),
    (figure(status="target"), "status"),
]


@pytest.mark.parametrize(("told", "reason"), HEADLINE)
def test_the_headline_level(told: dict[str, Any], reason: str | None) -> None:
    assert ask("admissions", PATTERNS).refuses(told) == reason


def test_shares_are_the_headline_of_a_metric_that_has_nothing_else() -> None:
    assert ask("plan_rate", PATTERNS).refuses(figure(unit="%")) is None


@pytest.mark.parametrize(
    ("asked", "told", "reason"),
    [
        ({"groups": ["nữ"]}, figure(group="Nữ"), None),
        ({"groups": ["nữ"]}, figure(), "group"),
        ({"groups": ["cảnh cáo", "khiển trách"]}, figure(group="khiển trách"), None),
        ({"groups": ["*"]}, figure(group="nữ"), None),
        ({"groups": ["*"]}, figure(), None),
        ({"units": ["Đảng viên"]}, figure(), None),
        ({"units": ["quần chúng"]}, figure(), "unit"),
        ({"units": ["%"]}, figure(unit="%"), None),
        ({"units": ["*"]}, figure(unit="%"), None),
        ({"status": "target"}, figure(status="target"), None),
        ({"status": "target"}, figure(), "status"),
    ],
)
def test_what_was_asked_for(asked: dict[str, Any], told: dict[str, Any], reason: str | None) -> None:
    assert ask("admissions", PATTERNS, **asked).refuses(told) == reason


@pytest.mark.parametrize(
    ("pattern", "names", "found"),
    [
        ("lạc thủy|kim bôi", ["Đảng bộ huyện Lạc Thủy"], True),
        ("Lạc Thuỷ", ["Huyện ủy Lạc Thủy"], True),
        ("^huyện", ["Đảng bộ huyện Lạc Thủy", "huyện Lạc Thủy"], True),
        ("^huyện", ["Đảng bộ huyện Lạc Thủy"], False),
        ("Lạc Thủy", [None], False),
    ],
)
def test_subjects(pattern: str, names: list[str | None], found: bool) -> None:
    assert ask("admissions", PATTERNS, subject=pattern).is_about(*names) is found


def test_a_pattern_that_is_none_is_refused() -> None:
    with pytest.raises(MisuseError, match=r"--subject '\(Lạc' is no regular expression: missing \)"):
        ask("admissions", PATTERNS, subject="(Lạc")


def test_a_pattern_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnpartyextract.series.wanted.PATIENCE", 0.05)
    asked = ask("admissions", PATTERNS, subject="(a|a|aa)+$")
    with pytest.raises(MisuseError, match="takes too long"):
        asked.is_about("a" * 60 + "!")
