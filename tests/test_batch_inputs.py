"""What a run reads: which files, in which order, and what is told of those that are none."""

import io
import os
import socket
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.batch.inputs import LOOP, NOWHERE, SUFFIXES, Found, find, listed, shard_of, size_of, wanted

posix = pytest.mark.skipif(os.name != "posix", reason="files as POSIX has them")

ALL = wanted([])


def make(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("Năm 2023, Đảng bộ xã kết nạp 5 đảng viên.", "utf-8")


def found(folder: Path, *globs: str, apart: frozenset[str] = frozenset()) -> list[str]:
    """What is found in a folder, by its path inside; in brackets what is passed over."""
    told = []
    for one in find([str(folder)], wanted(globs), apart=apart):
        assert one.problem is None
        name = os.path.relpath(one.path, folder)
        told.append(f"({name})" if one.passed else name)
    return told


def problems(found: Iterator[Found]) -> dict[str, str]:
    return {os.path.basename(one.path): one.problem for one in found if one.problem is not None}


# Folders.


def test_a_folder_is_read_in_the_order_of_names_with_all_below(tmp_path: Path) -> None:
    make(tmp_path, "b.txt", "a/2.txt", "a/10.txt", "a/sâu/x.html", "B.TXT", "ảnh.jpg", "c.docx", "c.jsonl.gz", "c.gz")
    make(tmp_path, "a.txt", ".an/x.txt", "a/.an.txt", "d.pdf", "e.htm", "f.ndjson", "README.md", "a.txt.json")
    assert found(tmp_path) == [
        "B.TXT",
        "(README.md)",
        "a/10.txt",
        "a/2.txt",
        "a/sâu/x.html",
        "a.txt",
        "(a.txt.json)",
        "b.txt",
        "c.docx",
        "(c.gz)",
        "c.jsonl.gz",
        "d.pdf",
        "e.htm",
        "f.ndjson",
        "(ảnh.jpg)",
    ]


def test_an_empty_folder_and_one_of_empty_folders(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert found(tmp_path) == []


def test_inputs_come_in_their_turn_and_named_files_count_whatever_they_are_called(tmp_path: Path) -> None:
    make(tmp_path, "z/1.txt", "z/2.md", "a.md", ".hidden.txt")
    names = [str(tmp_path / name) for name in ("z", "a.md", ".hidden.txt", "z/2.md", "z")]
    assert [os.path.relpath(one.path, tmp_path) for one in find(names, ALL) if not one.passed] == [
        "z/1.txt",
        "a.md",
        ".hidden.txt",
        "z/2.md",
        "z/1.txt",
    ]


def test_paths_begin_with_what_was_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path, "tin/a.txt")
    monkeypatch.chdir(tmp_path)
    assert [one.path for one in find([".", "tin", "tin/", "tin/a.txt"], ALL)] == [
        "./tin/a.txt",
        "tin/a.txt",
        "tin/a.txt",
        "tin/a.txt",
    ]


def test_what_a_run_writes_is_not_what_it_reads(tmp_path: Path) -> None:
    make(tmp_path, "a.txt", "out.jsonl", "out/a.txt.json", "out/b.txt", "z/out.jsonl")
    (tmp_path / "there").symlink_to(tmp_path / "out")
    real = os.path.realpath(tmp_path)
    apart = frozenset({os.path.join(real, "out.jsonl"), os.path.join(real, "out")})
    assert found(tmp_path, apart=apart) == ["a.txt", "z/out.jsonl"]


FILES = ["2023/a.txt", "2023/nháp/b.txt", "2024/c.html", "2024/d.txt", "d.txt", "e.md"]


@pytest.mark.parametrize(
    ("globs", "due"),
    [
        ([], ["2023/a.txt", "2023/nháp/b.txt", "2024/c.html", "2024/d.txt", "d.txt"]),
        (["*.txt"], ["2023/a.txt", "2023/nháp/b.txt", "2024/d.txt", "d.txt"]),
        (["**/*.txt"], ["2023/a.txt", "2023/nháp/b.txt", "2024/d.txt", "d.txt"]),
        (["/*.txt"], ["d.txt"]),
        (["*.txt", "!nháp/"], ["2023/a.txt", "2024/d.txt", "d.txt"]),
        (["*.txt", "!nháp/", "b.txt"], ["2023/a.txt", "2023/nháp/b.txt", "2024/d.txt", "d.txt"]),
        (["!nháp/", "*.txt"], ["2023/a.txt", "2023/nháp/b.txt", "2024/d.txt", "d.txt"]),
        (["!nháp/"], ["2023/a.txt", "2024/c.html", "2024/d.txt", "d.txt"]),
        (["!*.txt", "!/2023"], ["2024/c.html"]),
        (["2023/"], ["2023/a.txt", "2023/nháp/b.txt"]),
        (["*.md"], ["e.md"]),
        (["202?/[a-c].*"], ["2023/a.txt", "2024/c.html"]),
        (["2025/"], []),
    ],
)
def test_globs(tmp_path: Path, globs: list[str], due: list[str]) -> None:
    make(tmp_path, *FILES)
    told = found(tmp_path, *globs)
    assert [name for name in told if not name.startswith("(")] == due
    assert sorted(name.strip("()") for name in told) == FILES  # none is lost in silence


# Names.


@posix
def test_names_may_hold_anything(tmp_path: Path) -> None:
    names = [b"hai\ndong.txt", b"\"nhay'.txt", b"khong-utf8-\xff\xfe.txt", b"tab\t.txt", b"- .txt", b"\x1b[31m.txt"]
    (tmp_path / "thư\nmục").mkdir()
    for name in names:
        for folder in (tmp_path, tmp_path / "thư\nmục"):
            Path(os.fsdecode(os.path.join(os.fsencode(folder), name))).write_text("x")
    for globs in ([], ["**/*.txt"]):
        told = [os.fsencode(one.path) for one in find([str(tmp_path)], wanted(globs)) if not one.passed]
        assert Counter(map(os.path.basename, told)) == Counter(names * 2)
        assert all(os.path.isfile(path) for path in told)


@contextmanager
def nested(folder: Path, levels: int) -> Iterator[int]:
    """A folder of folders with a text in every hundredth, made and removed from within: no path is that long."""
    before, made = os.getcwd(), 0
    try:
        os.chdir(folder)
        for level in range(levels):
            os.mkdir("d")
            os.chdir("d")
            made += 1
            if level % 100 == 99:
                Path("a.txt").write_text("x")
        yield levels // 100
    finally:
        for _ in range(made):
            Path("a.txt").unlink(missing_ok=True)
            os.chdir("..")
            os.rmdir("d")
        os.chdir(before)


@posix
def test_folders_may_nest_more_deeply_than_calls(tmp_path: Path) -> None:
    with nested(tmp_path, sys.getrecursionlimit() + 200) as texts:
        told = found(tmp_path)
        assert len(told) == texts
        assert max(name.count("/") for name in told) > sys.getrecursionlimit()


@posix
def test_a_folder_with_too_long_a_path_is_not_passed_over_in_silence(tmp_path: Path) -> None:
    with nested(tmp_path, 2500):
        told = list(find([str(tmp_path)], ALL))
        assert [one for one in told if one.passed] == []
        (too_long,) = (one for one in told if not one.path.endswith("a.txt"))
        assert len(os.fsencode(too_long.path)) >= os.pathconf("/", "PC_PATH_MAX") - 1  # whoever reads it will say so


# Links.


@posix
def test_links_are_followed(tmp_path: Path) -> None:
    make(tmp_path, "tin/kho/a.txt", "ngoài/b.txt", "c.md")
    (tmp_path / "tin" / "bạn").symlink_to("kho")  # to a folder inside the tree
    (tmp_path / "tin" / "ra").symlink_to(tmp_path / "ngoài")  # to one outside of it
    (tmp_path / "tin" / "c.txt").symlink_to(tmp_path / "c.md")
    assert found(tmp_path / "tin") == ["bạn/a.txt", "c.txt", "kho/a.txt", "ra/b.txt"]


@posix
@pytest.mark.parametrize("target", [".", "..", "../..", "/"])
def test_a_link_to_a_folder_around_it_is_told_and_not_followed(tmp_path: Path, target: str) -> None:
    make(tmp_path, "tin/kho/a.txt")
    (tmp_path / "tin" / "kho" / "vòng").symlink_to(target)
    told = list(find([str(tmp_path / "tin")], ALL))
    assert [os.path.relpath(one.path, tmp_path) for one in told] == ["tin/kho/a.txt", "tin/kho/vòng"]
    assert problems(iter(told)) == {"vòng": LOOP}


@posix
def test_folders_that_lead_to_one_another_end_somewhere(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "b/2.txt")
    (tmp_path / "a" / "sang").symlink_to(tmp_path / "b")
    (tmp_path / "b" / "về").symlink_to(tmp_path / "a")
    told = list(find([str(tmp_path)], ALL))
    assert [(os.path.relpath(one.path, tmp_path), one.problem) for one in told] == [
        ("a/1.txt", None),
        ("a/sang/2.txt", None),
        ("a/sang/về", LOOP),
        ("b/2.txt", None),
        ("b/về/1.txt", None),
        ("b/về/sang", LOOP),
    ]


@posix
def test_the_top_may_be_a_link(tmp_path: Path) -> None:
    make(tmp_path, "kho/a.txt")
    (tmp_path / "kho" / "vòng").symlink_to(tmp_path / "kho")
    (tmp_path / "tin").symlink_to("kho")
    told = list(find([str(tmp_path / "tin")], ALL))
    assert [(os.path.relpath(one.path, tmp_path), one.problem) for one in told] == [
        ("tin/a.txt", None),
        ("tin/vòng", LOOP),
    ]


@posix
def test_links_to_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "c.md").symlink_to("b.txt")
    (tmp_path / "d").symlink_to("d")
    assert list(find([str(tmp_path)], ALL)) == [
        Found(str(tmp_path / "a.txt"), NOWHERE),
        Found(str(tmp_path / "c.md"), passed=True),
        Found(str(tmp_path / "d")),  # whoever reads it says what is wrong
    ]


# What is no file.


@posix
def test_what_would_block_its_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "ống.txt")
    os.mkfifo(tmp_path / "ống")
    (tmp_path / "máy.txt").symlink_to("/dev/zero")
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind("ổ.txt")
        told = list(find([str(tmp_path), str(tmp_path / "ống")], ALL))
    assert problems(iter(told)) == {
        "máy.txt": "this is no file but a device; there is nothing to read.",
        "ống.txt": "this is no file but a pipe; there is nothing to read.",
        "ổ.txt": "this is no file but a socket; there is nothing to read.",
        "ống": "this is no file but a pipe; there is nothing to read.",  # as it was named; in the folder it is passed
    }
    assert [one.path for one in told if one.passed] == [str(tmp_path / "ống")]


def test_a_name_that_leads_nowhere(tmp_path: Path) -> None:
    name = str(tmp_path / "không-có")
    assert list(find([name, ""], ALL)) == [Found(name, NOWHERE), Found("", NOWHERE)]
    assert list(find(["a\0b.txt"], ALL)) == [Found("a\0b.txt")]


@posix
def test_a_folder_that_may_not_be_read_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, "a/1.txt", "b/2.txt", "c/3.txt")
    names = os.listdir

    def refuse(path: str) -> list[str]:  # the superuser may read everything: so it is refused here
        if path.endswith("/b"):
            raise PermissionError(13, "Permission denied", path)
        return names(path)

    monkeypatch.setattr(os, "listdir", refuse)
    told = list(find([str(tmp_path)], ALL))
    assert [os.path.relpath(one.path, tmp_path) for one in told] == ["a/1.txt", "b", "c/3.txt"]
    assert problems(iter(told)) == {"b": "the folder cannot be read (Permission denied); what is in it is missing."}


def test_a_folder_that_vanishes_on_the_way(tmp_path: Path) -> None:
    make(tmp_path, "a/1.txt", "b/2.txt", "c.txt")
    told = find([str(tmp_path)], ALL)
    assert next(told) == Found(str(tmp_path / "a" / "1.txt"))
    (tmp_path / "b" / "2.txt").unlink()
    (tmp_path / "b").rmdir()
    (tmp_path / "c.txt").unlink()
    assert problems(told) == {"c.txt": NOWHERE}


def test_how_much_there_is_to_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    (tmp_path / "b.txt").write_bytes(b"x" * 7)
    (tmp_path / "c.md").write_bytes(b"x" * 100)
    gone = Found(str(tmp_path / "gone.txt"))
    assert size_of([*find([str(tmp_path)], ALL), gone, Found(str(tmp_path), LOOP)]) == 17


# Lists.


@pytest.mark.parametrize(
    ("told", "names"),
    [
        (b"", []),
        (b"\n\r\n\n", []),
        (b"a.txt\nb.txt\n", ["a.txt", "b.txt"]),
        (b"a.txt\nb.txt", ["a.txt", "b.txt"]),
        (b"a.txt\r\nb c.txt\r\n\r\n", ["a.txt", "b c.txt"]),
        (b"a.txt\r\nb.txt\r", ["a.txt", "b.txt"]),
        (" a.txt \ntin/ảnh 'đẹp'.txt\n".encode(), [" a.txt ", "tin/ảnh 'đẹp'.txt"]),
        (b"a.txt\0b.txt\0", ["a.txt", "b.txt"]),
        (b"a.txt\0b.txt", ["a.txt", "b.txt"]),
        (b'hai\ndong.txt\0"\r\0\0', ["hai\ndong.txt", '"\r']),
        (b"x\xff.txt\n\xfe\n", [os.fsdecode(b"x\xff.txt"), os.fsdecode(b"\xfe")]),
    ],
)
def test_lists_of_files(told: bytes, names: list[str]) -> None:
    assert list(listed(io.BytesIO(told))) == names


@pytest.mark.parametrize("end", [b"\n", b"\0"])
def test_a_long_list_is_cut_nowhere(end: bytes) -> None:
    names = [f"tin/{'x' * (number % 97)}/{number}.txt" for number in range(5000)]
    assert list(listed(io.BytesIO(b"".join(name.encode() + end for name in names)))) == names


# Shards.

paths = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")) | st.binary().map(os.fsdecode)


@given(paths, st.none() | st.integers(1, 10**6), st.integers(1, 1000))
def test_every_file_and_record_is_in_one_part(path: str, number: int | None, parts: int) -> None:
    part = shard_of(path, number, parts)
    assert 1 <= part <= parts
    if number is not None:  # the records of a file take turns
        assert shard_of(path, number + 1, parts) == part % parts + 1


def test_parts_stay_the_same_and_are_of_a_size() -> None:
    names = [f"tin/{year}/{number}.txt" for year in range(2020, 2025) for number in range(400)]
    assert [shard_of(name, None, 16) for name in names[::399]] == [3, 4, 1, 5, 8, 15]
    assert [shard_of("crawl.jsonl", number, 4) for number in range(1, 7)] == [2, 3, 4, 1, 2, 3]
    sizes = Counter(shard_of(name, None, 16) for name in names)
    assert sorted(sizes) == list(range(1, 17))
    assert max(sizes.values()) < 2 * min(sizes.values())


def test_kinds_are_known_by_their_endings_in_any_case() -> None:
    assert [name for name in ("a.TXT", "b.Html.GZ", "c.text", "d.txt.bak", "txt", ".txt") if ALL(name)] == [
        "a.TXT",
        "b.Html.GZ",
        ".txt",
    ]
    assert len(set(SUFFIXES)) == len(SUFFIXES)
