"""Which figures belong to a series."""

from typing import Any

import pytest

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
