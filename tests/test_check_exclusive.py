"""The data that says which parts exclude each other: its examples and counter-examples, and what is refused."""

from pathlib import Path

import pytest

from vnpartyextract.check.exclusive import Exclusive, load_exclusive
from vnpartyextract.errors import PatternError
from vnpartyextract.rules.exclusive_file import ExclusiveFile, ExclusiveSet
from vnpartyextract.rules.load import builtin_folder
from vnpartyextract.rules.source import read_rules
from vnpartyextract.text import fold

PATH = builtin_folder() / "check" / "exclusive.yaml"
FILE = read_rules(PATH, ExclusiveFile)


def excluding(words: Exclusive, labels: list[str]) -> str | None:
    """The set by which these parts exclude each other."""
    folded = [(fold(label).text,) for label in labels]
    if words.overlaps(folded):
        return None
    common = words.common(folded)
    return common.name if common else None


@pytest.mark.parametrize(("name", "labels"), [(one.name, labels) for one in FILE.sets for labels in one.examples])
def test_examples_exclude_each_other(name: str, labels: list[str]) -> None:
    assert excluding(load_exclusive(), labels) == name


@pytest.mark.parametrize("labels", [labels for one in FILE.sets for labels in one.counterexamples])
def test_counterexamples_do_not(labels: list[str]) -> None:
    assert excluding(load_exclusive(), labels) is None


@pytest.mark.parametrize("one", FILE.sets, ids=lambda one: one.name)
def test_complete_members_are_members(one: ExclusiveSet) -> None:
    compiled = next(each for each in load_exclusive().sets if each.name == one.name)
    assert [compiled.member(fold(member).text) is not None for member in one.complete] == [True] * len(one.complete)


OVERLAPPING = [
    "58 đồng chí nữ",
    "37 người dân tộc thiểu số",
    "120 đoàn viên",
    "19 người có đạo",
    "25 đồng chí dưới 35 tuổi",
    "30 đồng chí có trình độ đại học",
    "12 cán bộ trẻ",
    "7 cấp ủy viên",
    "14 trường hợp vi phạm chính sách dân số",
    "39 người Khmer",
]


@pytest.mark.parametrize("label", OVERLAPPING)
def test_what_overlaps_is_never_added_up(label: str) -> None:
    assert load_exclusive().overlapping.search(fold(label).text)


NOT_OVERLAPPING = ["khiển trách 14", "2 đ/c 60 tuổi Đảng", "lãnh đạo 12 đơn vị", "chỉ đạo giải quyết 141 đơn"]


@pytest.mark.parametrize("label", NOT_OVERLAPPING)
def test_what_only_looks_so(label: str) -> None:
    assert not load_exclusive().overlapping.search(fold(label).text)


BROKEN = [
    ("  - name: levels\n", "  - name: levels\n    sure: true\n", "unknown key"),
    ('["khiển trách", "cảnh cáo"', '["khiển trách(", "cảnh cáo"', "is no regular expression"),
    ('["khiển trách", "cảnh cáo"', '["x*", "cảnh cáo"', "matches nothing at all"),
    ("carried_over:", "carried:", "'carried_over' is missing"),
]


@pytest.mark.parametrize(("said", "wrong", "reason"), BROKEN)
def test_a_broken_file_is_refused(said: str, wrong: str, reason: str, tmp_path: Path) -> None:
    text = PATH.read_text("utf-8")
    assert said in text
    file = tmp_path / "exclusive.yaml"
    file.write_text(text.replace(said, wrong, 1), "utf-8")
    with pytest.raises(PatternError, match=reason):
        read_rules(file, ExclusiveFile)
