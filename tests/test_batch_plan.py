"""From what is found to tasks: one a file, one a record, and what is told instead."""

import gzip
import json
import os
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.batch.inputs import LOOP, Found
from vnpartyextract.batch.plan import Plan, Tally
from vnpartyextract.batch.task import Known, Task
from vnpartyextract.read.records import Fields

TEXT = "Năm 2023, Đảng bộ xã kết nạp 5 đảng viên."


def first_time() -> Callable[[str, str | None], bool]:
    met: set[tuple[str, str | None]] = set()

    def is_new(path: str, id: str | None) -> bool:
        new = (path, id) not in met
        met.add((path, id))
        return new

    return is_new


def record(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def planned(plan: Plan, *names: str) -> list[Task]:
    return list(plan.tasks(map(Found, names), Tally()))


def short(tasks: Iterable[Task]) -> list[tuple[int, str, int | None, str | None]]:
    return [(task.position, task.path, task.number, task.id) for task in tasks]


def test_files_and_records_are_numbered_as_they_come(place: Path) -> None:
    (place / "a.txt").write_text(TEXT, "utf-8")
    (place / "b.jsonl").write_bytes(b"\n".join([record(text=TEXT, id="x"), b"", record(text=TEXT), record(id=7), b""]))
    (place / "c.html").write_text(f"<p>{TEXT}</p>", "utf-8")
    tasks = planned(Plan(first_time()), "a.txt", "b.jsonl", "c.html")
    assert short(tasks) == [
        (0, "a.txt", None, None),
        (1, "b.jsonl", 1, "x"),
        (2, "b.jsonl", 3, "3"),
        (3, "b.jsonl", 4, "7"),
        (4, "c.html", None, None),
    ]
    assert [task.data for task in tasks] == [
        None,
        record(text=TEXT, id="x"),
        record(text=TEXT),
        record(id=7),
        None,
    ]
    assert {(task.known, task.problem) for task in tasks} == {((), None)}


@pytest.mark.parametrize(
    ("name", "data", "numbers"),
    [
        ("a.jsonl", record(text=TEXT) * 1, [1]),
        ("a.NDJSON", b"\xef\xbb\xbf" + record(text=TEXT) + b"\r\n" + record(text=TEXT), [1, 2]),
        ("a.jsonl.gz", gzip.compress(record(text=TEXT) + b"\n" + record(text=TEXT), mtime=0), [1, 2]),
        ("crawl", record(text=TEXT) + b"\n" + record(text=TEXT), [1, 2]),  # by what is in it
        ("crawl.2023-11", gzip.compress(record(text=TEXT), mtime=0), [1]),
        ("crawl.gz", gzip.compress(record(text=TEXT), mtime=0), [1]),
        ("a.txt", record(text=TEXT), [None]),  # the name says that it is a text
        ("a.html.gz", gzip.compress(record(text=TEXT), mtime=0), [None]),
        ("bài", TEXT.encode(), [None]),
        ("rỗng", b"", [None]),
        ("a.jsonl", b"%PDF-1.4\n{}", [None]),  # what it is by its bytes, whatever it is called
        ("a.jsonl", b"", [None]),  # that there is nothing in it is to be told
        ("a.jsonl", b"\n \n\n", [None]),
    ],
)
def test_which_files_hold_records(place: Path, name: str, data: bytes, numbers: list[int | None]) -> None:
    (place / name).write_bytes(data)
    assert [task.number for task in planned(Plan(first_time()), name)] == numbers


def test_bad_lines_are_tasks_too_and_the_rest_follows(place: Path) -> None:
    lines = [b"{", record(text=TEXT, id="a"), b"\xff", b"[1]", record(text=TEXT, id=True), record(text=TEXT, id="b")]
    (place / "a.jsonl").write_bytes(b"\n".join(lines))
    tasks = planned(Plan(first_time(), names=True), "a.jsonl")
    assert [(task.number, task.id) for task in tasks] == [
        (1, None),
        (2, "a"),
        (3, None),
        (4, None),
        (5, None),
        (6, "b"),
    ]
    assert [task.data for task in tasks] == lines
    assert {task.problem for task in tasks} == {None}  # the worker says what is wrong


def test_a_line_that_is_too_long_is_no_burden(place: Path) -> None:
    (place / "a.jsonl").write_bytes(record(text="x" * 1000) + b"\n" + record(text="ngắn") + b"\n")
    tasks = planned(Plan(first_time(), max_bytes=100), "a.jsonl")
    assert [(task.number, len(task.data or b"")) for task in tasks] == [(1, 101), (2, 18)]


def test_a_torn_archive_is_told_after_what_could_be_read(place: Path) -> None:
    lines = b"".join(record(text=os.urandom(30).hex(), id=number) + b"\n" for number in range(1, 200))
    (place / "a.jsonl.gz").write_bytes(gzip.compress(lines)[:-2000])
    *whole, last = planned(Plan(first_time()), "a.jsonl.gz", "b.txt")[:-1]
    assert [task.id for task in whole] == [str(number) for number in range(1, len(whole) + 1)]
    assert 0 < len(whole) < 199
    assert (last.position, last.number, last.id, last.data) == (len(whole), None, None, None)
    assert last.problem == (
        f"after line {len(whole)}: the compressed file is damaged or cut off; make it anew with gzip."
    )


def test_a_file_of_records_that_vanished(place: Path) -> None:
    (task,) = planned(Plan(first_time()), "a.jsonl")
    assert (task.number, task.problem) == (None, None)  # the worker says so: nothing was there to be looked into


def test_what_is_no_file_goes_on_as_it_was_found(place: Path) -> None:
    tasks = list(Plan(first_time(), lambda *_: (Known("0", None),)).tasks([Found("loop", LOOP)], Tally()))
    assert tasks == [Task(0, "loop", problem=LOOP)]


def test_a_file_named_twice_is_read_once(place: Path) -> None:
    (place / "a.txt").write_text(TEXT, "utf-8")
    (place / "b.jsonl").write_bytes(record(text=TEXT))
    (place / "c.md").write_text("")
    tally = Tally()
    names = ["a.txt", "b.jsonl", "a.txt", "b.jsonl", "b.jsonl"]
    passed = Found("c.md", passed=True)
    tasks = list(Plan(first_time()).tasks([*map(Found, names), passed, passed], tally))
    assert short(tasks) == [(0, "a.txt", None, None), (1, "b.jsonl", 1, "1")]
    assert (tally.twice, tally.passed) == (3, 2)


def test_a_name_that_two_records_have_is_told_where_the_output_knows_them_by_it(place: Path) -> None:
    (place / "a.jsonl").write_bytes(b"\n".join([record(text=TEXT, id="2"), record(text=TEXT), record(text=TEXT)]))
    (place / "b.jsonl").write_bytes(record(text=TEXT, id="2"))
    said = "an earlier record has the id '2' too; give each its own, or name another field with --id-field."
    tasks = planned(Plan(first_time(), names=True), "a.jsonl", "b.jsonl")
    assert [(task.path, task.number, task.problem) for task in tasks] == [
        ("a.jsonl", 1, None),
        ("a.jsonl", 2, said),
        ("a.jsonl", 3, None),
        ("b.jsonl", 1, None),
    ]
    assert {task.problem for task in planned(Plan(first_time()), "a.jsonl", "b.jsonl")} == {None}


def test_records_have_their_names_from_the_field_that_is_said(place: Path) -> None:
    (place / "a.jsonl").write_bytes(record(body=TEXT, url="https://x/1", id="no"))
    (task,) = planned(Plan(first_time(), fields=Fields("body", "url")), "a.jsonl")
    assert task.id == "https://x/1"


def test_what_is_known_goes_with_the_task(place: Path) -> None:
    (place / "a.jsonl").write_bytes(b"\n".join([record(text=TEXT, id="x"), b"{", record(text=TEXT)]))
    known = {
        ("a.jsonl", "x"): (Known("1", "2024-02-17"),),
        ("a.jsonl", "3"): (Known("2", None), Known("3", None)),
        ("b.txt", None): (Known("4", None, sure=False),),
    }
    plan = Plan(first_time(), lambda path, id: known.get((path, id), ()))
    assert [task.known for task in planned(plan, "a.jsonl", "b.txt", "c.txt")] == [
        known["a.jsonl", "x"],
        (),
        known["a.jsonl", "3"],
        known["b.txt", None],
        (),
    ]


def test_tasks_are_made_as_they_are_asked_for(place: Path) -> None:
    """Of a folder of millions no more is looked at than is needed next."""
    asked: list[str] = []

    def endless() -> Iterable[Found]:
        number = 0
        while True:
            number += 1
            asked.append(f"{number}.txt")
            yield Found(f"{number}.txt")

    tasks = Plan(first_time()).tasks(endless(), Tally())
    assert [next(tasks).path, next(tasks).path] == ["1.txt", "2.txt"]
    assert asked == ["1.txt", "2.txt"]


def test_how_far_it_is(place: Path) -> None:
    (place / "a.txt").write_bytes(b"x" * 10)
    (place / "b.jsonl").write_bytes(record(text="x" * 10) * 1 + b"\n" + record(text="x" * 20) + b"\n")
    whole = 10 + (place / "b.jsonl").stat().st_size
    for shard in [(1, 1), (1, 3), (2, 3), (3, 3)]:
        tally = Tally()
        list(Plan(first_time(), shard=shard).tasks(map(Found, ["a.txt", "b.jsonl", "gone.txt"]), tally))
        assert tally.read == whole  # what is left to others is done with, too


@settings(deadline=None)
@given(st.integers(1, 9), st.lists(st.sampled_from(["text", "records", "broken"]), max_size=9))
def test_the_parts_make_up_the_whole(tmp_path_factory: pytest.TempPathFactory, parts: int, kinds: list[str]) -> None:
    folder = tmp_path_factory.mktemp("parts")
    names = [f"{folder}/{number}.{'txt' if kind == 'text' else 'jsonl'}" for number, kind in enumerate(kinds)]
    for name, kind in zip(names, kinds, strict=True):
        data = {"text": b"x", "records": b'{"text": "x"}\n' * 20, "broken": b"\x1f\x8b broken"}[kind]
        Path(name).write_bytes(data)
    found = [*map(Found, names), Found(f"{folder}/loop", LOOP)]

    def done(shard: tuple[int, int]) -> list[tuple[str, int | None, str | None]]:
        tasks = list(Plan(first_time(), shard=shard).tasks(found, Tally()))
        assert [task.position for task in tasks] == list(range(len(tasks)))
        return [(task.path, task.number, task.problem) for task in tasks]

    whole = done((1, 1))
    assert len(whole) == 1 + sum(20 if kind == "records" else 1 for kind in kinds)
    all_parts = [one for part in range(1, parts + 1) for one in done((part, parts))]
    assert sorted(all_parts, key=whole.index) == whole
