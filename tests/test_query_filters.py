"""Which facts are meant: one meaning of each option, wherever it is given."""

from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.errors import MisuseError
from vnpartyextract.query import EVERYTHING, filters_asked
from vnpartyextract.query.subject import subject_asked
from vnpartyextract.query.window import Window, window_asked
from vnpartyextract.rules.load import load_patterns

LABELS = load_patterns().labels

TEXT = """Huyện Lạc Thủy phát triển đảng viên
17/2/2024

Năm 2023, Đảng bộ huyện Lạc Thủy, tỉnh Hòa Bình kết nạp 178 đảng viên. 6 tháng đầu năm 2023, Đảng bộ xã Đồng Tâm kết \
nạp 9 đảng viên.

Năm 2024, Đảng bộ huyện Lạc Thủy phấn đấu kết nạp 180 đảng viên. Đến nay, Đảng bộ huyện Lạc Thủy có 5.458 đảng viên.

Đồng chí Lê Văn An, Bí thư Huyện ủy, quán triệt Nghị quyết số 02-NQ/TU ngày 21/1/2021.
"""
ARTICLE = extract(TEXT)


def meant(**asked: Any) -> list[str]:
    return [fact["text"] for fact in filters_asked(LABELS, **asked).cut(ARTICLE)["facts"]]


FIGURES = ["178 đảng viên", "9 đảng viên", "180 đảng viên", "5.458 đảng viên"]
ASKED: list[tuple[dict[str, Any], list[str]]] = [
    ({"kinds": ["figure"]}, FIGURES),
    ({"kinds": ["official", "citation"]}, ["Lê Văn An, Bí thư Huyện ủy", "Nghị quyết số 02-NQ/TU ngày 21/1/2021"]),
    ({"metrics": ["admissions"]}, ["178 đảng viên", "9 đảng viên", "180 đảng viên"]),
    ({"metrics": ["Đảng viên mới kết nạp", "party_members"]}, FIGURES),
    ({"status": "target"}, ["180 đảng viên"]),
    ({"status": "reported"}, ["178 đảng viên", "9 đảng viên", "5.458 đảng viên"]),
    ({"subject": "lạc thuỷ$|không có"}, ["178 đảng viên", "180 đảng viên", "5.458 đảng viên"]),
    ({"place": "huyện Lạc Thủy"}, FIGURES),
    ({"place": "17"}, FIGURES),
    ({"place": "tỉnh Hòa Bình"}, FIGURES),
    ({"place": "xã Đồng Tâm, huyện Lạc Thủy"}, ["9 đảng viên"]),
    ({"place": "tỉnh Nghệ An"}, []),
    ({"period": "2023"}, ["Năm 2023", "178 đảng viên", "6 tháng đầu năm 2023", "9 đảng viên"]),
    ({"period": "2023-H1"}, ["6 tháng đầu năm 2023", "9 đảng viên"]),
    ({"period": "6 tháng đầu năm 2023", "kinds": ["figure"]}, ["9 đảng viên"]),
    ({"period": "2021"}, ["Nghị quyết số 02-NQ/TU ngày 21/1/2021"]),
    ({"period": "2024", "kinds": ["figure"]}, ["180 đảng viên", "5.458 đảng viên"]),
    ({"period": "..2023", "metrics": ["admissions"]}, ["178 đảng viên", "9 đảng viên"]),
    ({"period": "2024..", "metrics": ["admissions"]}, ["180 đảng viên"]),
]


@pytest.mark.parametrize(("asked", "due"), ASKED, ids=[str(asked) for asked, _ in ASKED])
def test_what_is_meant(asked: dict[str, Any], due: list[str]) -> None:
    assert meant(**asked) == due


def test_options_add_up_to_what_all_of_them_mean() -> None:
    assert meant(place="huyện Lạc Thủy", period="2023", status="reported", metrics=["admissions"]) == FIGURES[:2]


def test_what_is_left_keeps_its_ids_and_the_ledger() -> None:
    cut = filters_asked(LABELS, metrics=["party_members"]).cut(ARTICLE)
    (fact,) = cut["facts"]
    assert fact in ARTICLE["facts"]
    assert {**cut, "facts": None} == {**ARTICLE, "facts": None}


def test_nothing_asked_is_everything() -> None:
    assert filters_asked(LABELS) == EVERYTHING
    assert not EVERYTHING
    assert EVERYTHING.cut(ARTICLE) == ARTICLE


REFUSED: list[tuple[dict[str, Any], str]] = [
    ({"kinds": ["figures"]}, "--kind 'figures' is not known: did you mean 'figure'"),
    ({"metrics": ["admision"]}, "--metric 'admision' is not known: did you mean 'admissions'"),
    ({"status": "planned"}, "--status 'planned' is not known"),
    ({"subject": "(Lạc"}, "--subject '(Lạc' is no regular expression: missing )"),
    ({"place": "huyện Mẫu Sơn"}, "--place 'huyện Mẫu Sơn' is no place in the lists: write it as"),
    ({"place": "999"}, "--place 999 is no code in the lists"),
    ({"period": "hôm nào"}, "--period 'hôm nào' cannot be read: write it as 2023, 2023-H1"),
    ({"period": "2023-13"}, "--period '2023-13' cannot be read"),
    ({"period": ".."}, "--period '..' cannot be read"),
    ({"period": "2024..2020"}, "--period '2024..2020' ends before it begins"),
    ({"kinds": ["official"], "metrics": ["admissions"]}, "--metric is about figures: leave out --kind official."),
    ({"kinds": ["date"], "place": "17"}, "--place is about figures: leave out --kind date."),
]


@pytest.mark.parametrize(("asked", "told"), REFUSED, ids=[told for _, told in REFUSED])
def test_what_is_refused(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(MisuseError) as refused:
        filters_asked(LABELS, **asked)
    assert told in str(refused.value)


WRITTEN = [
    ("2023", "2023-01-01", "2023-12-31"),
    ("2023-H1", "2023-01-01", "2023-06-30"),
    ("2023-h2", "2023-07-01", "2023-12-31"),
    ("2023-Q3", "2023-07-01", "2023-09-30"),
    ("2024-02", "2024-02-01", "2024-02-29"),
    ("2024-02-17", "2024-02-17", "2024-02-17"),
    ("2020..2025", "2020-01-01", "2025-12-31"),
    ("2023-Q4..2024-02", "2023-10-01", "2024-02-29"),
    ("2020..", "2020-01-01", None),
    ("..2023-H1", None, "2023-06-30"),
    ("năm 2023", "2023-01-01", "2023-12-31"),
    ("quý II/2023", "2023-04-01", "2023-06-30"),
    ("9 tháng đầu năm 2023", "2023-01-01", "2023-09-30"),
    ("17/2/2024", "2024-02-17", "2024-02-17"),
    ("nhiệm kỳ 2020 - 2025", "2020-01-01", "2025-12-31"),
]


@pytest.mark.parametrize(("written", "start", "end"), WRITTEN)
def test_windows(written: str, start: str | None, end: str | None) -> None:
    assert window_asked(written) == Window(start, end)


HELD = [
    ("2023", "2023-01-01", "2023-12-31", True),
    ("2023", "2023-04-01", "2023-06-30", True),
    ("2023", "2022-12-31", "2023-12-31", False),
    ("2023", None, "2023-12-31", True),  # a state on its last day
    ("2023", None, "2024-01-01", False),
    ("2023", "2023-01-01", None, False),  # nobody knows when it ended
    ("2023..", "2023-01-01", None, True),
    ("2023", None, None, False),
    ("..2023", "1990-01-01", "2023-12-31", True),
]


@pytest.mark.parametrize(("written", "start", "end", "held"), HELD)
def test_what_lies_in_a_window(written: str, start: str | None, end: str | None, held: bool) -> None:
    assert window_asked(written).holds(start, end) is held


SUBJECTS: list[tuple[str, list[str | None], bool]] = [
    ("lạc thủy|kim bôi", ["Đảng bộ huyện Lạc Thủy"], True),
    ("Lạc Thuỷ", ["Huyện ủy Lạc Thủy"], True),
    ("^huyện", ["Đảng bộ huyện Lạc Thủy", "huyện Lạc Thủy"], True),
    ("^huyện", ["Đảng bộ huyện Lạc Thủy"], False),
    ("Lạc Thủy", [None], False),
]


@pytest.mark.parametrize(("pattern", "names", "found"), SUBJECTS)
def test_subjects(pattern: str, names: list[str | None], found: bool) -> None:
    assert subject_asked(pattern).finds(*names) is found


def test_a_pattern_that_never_ends_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnpartyextract.query.subject.PATIENCE", 0.05)
    with pytest.raises(MisuseError, match="takes too long"):
        subject_asked("(a|a|aa)+$").finds("a" * 60 + "!")
