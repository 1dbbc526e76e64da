"""The documents of two sides: what they are called, and which of them are the same."""

from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.diff.change import Sourced
from vnpartyextract.diff.sides import Side, match, read_side
from vnpartyextract.errors import InputError
from vnpartyextract.output.json_text import to_line

TEXT = "Năm 2022, Đảng bộ huyện Mẫu Sơn kết nạp 165 đảng viên."


def output(path: str | None = None, name: str | None = None) -> str:
    document: dict[str, Any] = extract(TEXT)
    return to_line(document | {"source": document["source"] | {"path": path, "id": name}})


def read(path: Path) -> Side:
    return read_side(str(path), refused=lambda error: pytest.fail(str(error)))


def matched(old: Side, new: Side, **options: bool) -> list[tuple[str, bool, bool]]:
    return [(one.document, one.old is not None, one.new is not None) for one in match(old, new, **options)]


def side(*names: str, folder: bool = False, unread: tuple[str, ...] = (), torn: bool = False) -> Side:
    return Side(folder, {name: [Sourced({"text": name}, name)] for name in names}, frozenset(unread), torn)


def test_names_in_a_folder_are_those_of_its_files(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("a.txt", "b/c.json", "b/d.txt.json"):
        (tmp_path / name).write_text(TEXT if name.endswith(".txt") else output("news/x.txt"), "utf-8")
    (tmp_path / "many.jsonl").write_text(output("news/a.txt") + "\n" + output(name="75") + "\n", "utf-8")
    found = read(tmp_path)
    assert found.folder
    assert list(found.documents) == ["a", "b/c", "b/d", "many:news/a", "many:75"]


def test_names_in_a_file_are_those_of_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "facts.jsonl"
    path.write_text(
        "\n".join([output("news/a.txt"), output("news/b.txt", "75"), output(), output("news/a.txt")]), "utf-8"
    )
    found = read(path)
    assert {name: len(facts) for name, facts in found.documents.items()} == {"news/a": 4, "75": 2, "3": 2}
    assert [fact.path for fact in found.documents["75"]] == ["news/b.txt"] * 2


def test_what_cannot_be_read_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{", "utf-8")
    (tmp_path / "b.jsonl").write_text(output() + "\n{\n", "utf-8")
    errors: list[InputError] = []
    folder = read_side(str(tmp_path), refused=errors.append)
    assert (folder.unread, folder.torn) == ({"a"}, True)
    file = read_side(str(tmp_path / "a.json"), refused=errors.append)
    assert (file.documents, file.torn) == ({}, True)
    assert len(errors) == 3


MATCHED = [
    (side("a", "b"), side("b", "c"), [("a", True, False), ("b", True, True), ("c", False, True)]),
    # one on each side is the same, whatever it is called, but in folders
    (side("2022"), side("2023"), [("", True, True)]),
    (side("2022"), side("a", folder=True), [("", True, True)]),
    (side("x", folder=True), side("y", folder=True), [("x", True, False), ("y", False, True)]),
    # folders that all names begin with count only where they have to
    (side("old/a", "old/x/b"), side("new/in/a", "new/in/x/b"), [("a", True, True), ("x/b", True, True)]),
    (side("a", "x/b", folder=True), side("in/a", "in/x/b"), [("a", True, True), ("x/b", True, True)]),
    (side("in/a"), side("in/a", "in/b"), [("in/a", True, True), ("in/b", False, True)]),
    (side(), side("in/a"), [("a", False, True)]),
    (side(), side(), []),
    # nothing is told of what may only be unread
    (side("a", "b", folder=True), side("b", folder=True, unread=("a",)), [("b", True, True)]),
    (side("m:a", "m2", folder=True), side(folder=True, unread=("m",)), [("m2", True, False)]),
    (side("a", "b"), side("a", torn=True), [("a", True, True)]),
]


@pytest.mark.parametrize(("old", "new", "due"), MATCHED)
def test_match(old: Side, new: Side, due: list[tuple[str, bool, bool]]) -> None:
    assert matched(old, new) == due
    assert matched(new, old) == [(name, of_new, of_old) for name, of_old, of_new in due]


def test_pool() -> None:
    ((one),) = match(side("a", "b"), side("c"), pool=True)
    assert (one.document, one.old, one.new) == (
        "",
        [*side("a", "b").documents["a"], *side("b").documents["b"]],
        side("c").documents["c"],
    )
    assert matched(side("a"), side("b", torn=True), pool=True) == []
