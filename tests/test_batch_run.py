"""A run from its inputs to its output: the same as file by file, whatever happened before."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract.batch.inputs import find, wanted
from vnpartyextract.batch.local import local
from vnpartyextract.batch.plan import Tally
from vnpartyextract.batch.report import Report
from vnpartyextract.batch.run import Request, run
from vnpartyextract.batch.task import Job, Outcome, Task
from vnpartyextract.batch.worker import work_of
from vnpartyextract.errors import InputError
from vnpartyextract.output.json_text import to_line
from vnpartyextract.output.writers import Form
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.files import read_documents
from vnpartyextract.rules.load import builtin_folder, load_patterns

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
JOB = Job(version=load_patterns(None).version)
UPDATED = (Form.sqlite, Form.folder)
ALL_FORMS = tuple(Form)

ARTICLE = "Đảng bộ xã Mẫu Sơn kết nạp đảng viên\n{}\nNăm 2023, Đảng bộ xã Mẫu Sơn kết nạp {} đảng viên.\n"

Engine = Callable[[Iterable[Task]], Iterator[Outcome]]


class Here:
    """Does the work in this process; notes what was really done, not taken over."""

    def __init__(self, job: Job) -> None:
        self.work, self.done = work_of(job), list[str]()

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        for task in tasks:
            outcome = self.work(task)
            if outcome.same is None:
                self.done.append(task.id or task.path)
            yield outcome


class StoppedError(Exception):
    """The run is stopped here, as by a signal."""


def asked(target: Path | None, form: Form = Form.jsonl, **more: Any) -> Request:
    errors = None if target is None else target.with_name("errors.jsonl")
    return replace(Request(JOB, form, target, errors), **more)


def go(request: Request, *names: str, engine: Engine | None = None) -> tuple[Report, list[str]]:
    """The report of a run, and the files (or records) that were done and not taken over."""
    here = Here(request.job)
    apart = frozenset(os.path.realpath(path) for path in (request.target, request.errors) if path)
    report = run(request, find(names, wanted([]), apart=apart), engine or here, lambda *_: None)
    return report, here.done


def documents(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n")[:-1]]


def sources(path: Path, *keys: str) -> list[Any]:
    found = [[document["source"][key] for key in keys or ["path"]] for document in documents(path)]
    return [each[0] if len(each) == 1 else tuple(each) for each in found]


def content(path: Path) -> Any:
    """What is in an output of any form, for comparing."""
    if path.is_dir():
        return {str(file.relative_to(path)): file.read_bytes() for file in path.rglob("*") if file.is_file()}
    if path.suffix == ".sqlite":
        with closing(sqlite3.connect(path)) as base:
            return list(base.iterdump())
    return path.read_bytes()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with three articles, one of them without a day, and a file of two records."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tin").mkdir()
    for name, day, number in [("a", "17/2/2024\n", 5), ("b", "", 6), ("c", "18/2/2024\n", 7)]:
        (tmp_path / "tin" / f"{name}.txt").write_text(ARTICLE.format(day, number), "utf-8")
    records = [{"id": "x", "text": ARTICLE.format("", 8)}, {"id": "y", "text": ARTICLE.format("", 9)}]
    (tmp_path / "tin" / "d.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    return tmp_path


EVERYTHING = ["tin/a.txt", "tin/b.txt", "tin/c.txt", "x", "y"]
PATHS = ["tin/a.txt", "tin/b.txt", "tin/c.txt", "tin/d.jsonl", "tin/d.jsonl"]


# The same as file by file.


def test_the_corpus_comes_out_as_file_by_file_with_any_number_of_jobs(place: Path) -> None:
    patterns = load_patterns(None)
    names = [str(path) for path in sorted(CORPUS.glob("*.txt"))]
    due = []
    for name in names:
        (document,) = read_documents(name)
        assert not isinstance(document, InputError)
        due.append(to_line(extract_document(document, patterns)).encode() + b"\n")
    for jobs in (1, 3):
        target = place / f"{jobs}.jsonl"
        report, _ = go(asked(target), *names, engine=partial(local, job=Job(), jobs=jobs, timeout=60.0))
        assert target.read_bytes() == b"".join(due)
        assert (report.counts.documents, report.counts.failed) == (len(names), 0)
    assert len(names) > 5


def backwards(tasks: Iterable[Task]) -> Iterator[Outcome]:
    yield from map(work_of(Job()), reversed(list(tasks)))


@pytest.mark.parametrize("form", ALL_FORMS)
def test_the_order_in_which_they_are_done_changes_nothing(place: Path, form: Form) -> None:
    (place / "tin" / "c.txt").write_text("")
    go(asked(place / f"one.{form}", form), "tin")
    go(asked(place / f"two.{form}", form), "tin", engine=backwards)
    if form is Form.xlsx:  # it holds the time at which it was made
        openpyxl = pytest.importorskip("openpyxl")
        one, two = (
            [[*sheet.values] for sheet in openpyxl.load_workbook(place / f"{name}.xlsx").worksheets]
            for name in ("one", "two")
        )
        assert one == two
        assert len(one[0]) > 1
    else:
        assert content(place / f"one.{form}") == content(place / f"two.{form}")


def test_what_is_left_of_a_run_is_its_output_alone(place: Path) -> None:
    report, done = go(asked(place / "out.jsonl"), "tin")
    assert done == EVERYTHING
    assert sources(place / "out.jsonl") == PATHS
    assert sources(place / "out.jsonl", "id") == [None, None, None, "x", "y"]
    assert sorted(path.name for path in place.iterdir()) == ["out.jsonl", "tin"]
    assert (report.counts.documents, report.counts.same, report.counts.failed, report.left) == (5, 0, 0, 0)
    assert report.counts.facts == sum(len(document["facts"]) for document in documents(place / "out.jsonl"))
    assert report.tally == Tally(read=sum(path.stat().st_size for path in (place / "tin").iterdir()))


def test_without_an_output_it_goes_to_standard_output(place: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    go(asked(None), "tin")
    go(asked(place / "out.jsonl"), "tin")
    assert capfdbinary.readouterr().out == (place / "out.jsonl").read_bytes()


def test_an_output_without_documents(place: Path) -> None:
    report, _ = go(asked(place / "out.jsonl"))
    assert not (place / "out.jsonl").exists()
    assert report.counts.documents == 0
    go(asked(place / "part.jsonl", shard=(2, 3)))
    assert (place / "part.jsonl").read_bytes() == b"", "of many parts one may be empty"


def test_the_parts_make_up_the_whole(place: Path) -> None:
    go(asked(place / "out.jsonl"), "tin")
    for part in (1, 2, 3):
        go(asked(place / f"{part}.jsonl", shard=(part, 3)), "tin")
    lines = [line for part in (1, 2, 3) for line in (place / f"{part}.jsonl").read_bytes().splitlines()]
    assert sorted(lines) == sorted((place / "out.jsonl").read_bytes().splitlines())
    assert len(lines) == 5


# Errors.


def listed(place: Path) -> list[tuple[str, int | None, str]]:
    path = place / "errors.jsonl"
    if not path.exists():
        return []
    entries = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    return [(entry["path"], entry["line"], entry["reason"]) for entry in entries]


EMPTY = "the input is empty; give a text that holds an article."
BLANK = "the field 'text' is blank; leave the record out, or name another field with --text-field."


@pytest.mark.parametrize("form", [Form.jsonl, Form.sqlite, Form.folder])
def test_the_list_of_errors_appears_and_disappears(place: Path, form: Form) -> None:
    good = {name: (place / "tin" / name).read_bytes() for name in ("b.txt", "d.jsonl")}
    (place / "tin" / "b.txt").write_bytes(b"")
    (place / "tin" / "d.jsonl").write_bytes(good["d.jsonl"] + b'{"id": "z", "text": " "}\n')
    target = place / f"out.{form}"
    report, _ = go(asked(target, form), "tin")
    assert listed(place) == [("tin/b.txt", None, EMPTY), ("tin/d.jsonl", 3, BLANK)]
    assert (report.counts.documents, report.counts.failed) == (4, 2)
    for name, data in good.items():
        (place / "tin" / name).write_bytes(data)
    report, done = go(asked(target, form, resume=True), "tin")
    assert done == ["tin/b.txt"]
    assert (report.counts.documents, report.counts.same, report.counts.failed) == (5, 4, 0)
    assert listed(place) == []
    assert not (place / "errors.jsonl").exists()
    go(asked(place / f"new.{form}", form), "tin")
    if form is not Form.sqlite:  # there the keys tell what came first
        assert content(target) == content(place / f"new.{form}")


def test_errors_may_be_listed_nowhere(place: Path) -> None:
    (place / "tin" / "b.txt").write_bytes(b"")
    report, _ = go(asked(place / "out.jsonl", errors=None), "tin")
    assert report.counts.failed == 1
    assert sorted(path.name for path in place.iterdir()) == ["out.jsonl", "tin"]


# Going on.


@pytest.mark.parametrize("form", [Form.jsonl, Form.jsonl_gz, Form.sqlite, Form.folder, Form.csv])
def test_nothing_changed_nothing_is_done(place: Path, form: Form) -> None:
    target = place / f"out.{form}"
    go(asked(target, form), "tin")
    before = content(target)
    report, done = go(asked(target, form, resume=True), "tin")
    assert done == []
    assert (report.counts.documents, report.counts.same, report.left) == (5, 5, 0)
    assert content(target) == before
    assert go(asked(target, form), "tin")[1] == EVERYTHING  # unless it begins anew
    assert content(target) == before


@pytest.mark.parametrize("form", [Form.jsonl, Form.jsonl_gz, Form.csv])
def test_changed_new_and_removed_files(place: Path, form: Form) -> None:
    target = place / f"out.{form}"
    go(asked(target, form), "tin")
    (place / "tin" / "b.txt").write_text(ARTICLE.format("", 60), "utf-8")
    (place / "tin" / "c.txt").unlink()
    (place / "tin" / "0.txt").write_text(ARTICLE.format("", 70), "utf-8")
    with (place / "tin" / "d.jsonl").open("a") as records:
        records.write(json.dumps({"id": "z", "text": ARTICLE.format("", 80)}))
    report, done = go(asked(target, form, resume=True), "tin")
    assert done == ["tin/0.txt", "tin/b.txt", "z"]
    assert (report.counts.documents, report.counts.same, report.left) == (6, 3, 1)
    go(asked(place / f"new.{form}", form), "tin")
    assert content(target) == content(place / f"new.{form}")


DAY, OTHER_DAY = date(2023, 12, 31), date(2024, 1, 31)


@pytest.mark.parametrize(
    ("first", "then", "done"),
    [
        ({}, {"published": DAY}, ["tin/b.txt", "x", "y"]),  # the others tell their day themselves
        ({"published": DAY}, {"published": DAY}, []),
        ({"published": DAY}, {"published": OTHER_DAY}, ["tin/b.txt", "x", "y"]),
        ({"published": DAY}, {}, ["tin/b.txt", "x", "y"]),
        ({}, {"context": True}, EVERYTHING),
        ({"context": True}, {}, EVERYTHING),
        ({"context": True}, {"context": True}, []),
    ],
)
def test_other_options_make_other_documents(
    place: Path, first: dict[str, Any], then: dict[str, Any], done: list[str]
) -> None:
    target = place / "out.jsonl"
    go(asked(target, job=replace(JOB, **first)), "tin")
    assert go(asked(target, job=replace(JOB, **then), resume=True), "tin")[1] == done
    go(asked(place / "new.jsonl", job=replace(JOB, **then)), "tin")
    assert target.read_bytes() == (place / "new.jsonl").read_bytes()


def test_other_patterns_make_other_documents(place: Path) -> None:
    target = place / "out.jsonl"
    go(asked(target), "tin")
    rules = place / "rules" / "figures"
    rules.mkdir(parents=True)
    own = (builtin_folder() / "figures" / "admissions.yaml").read_bytes()
    (rules / "admissions.yaml").write_bytes(own + b"# more\n")
    other = Job(patterns=str(rules.parent), version=load_patterns(rules.parent).version)
    assert go(asked(target, job=other, resume=True), "tin")[1] == EVERYTHING


@pytest.mark.parametrize("form", ALL_FORMS)
@pytest.mark.parametrize("after", [1, 4])
def test_a_run_that_was_stopped_goes_on(place: Path, form: Form, after: int) -> None:
    if form is Form.xlsx:
        pytest.importorskip("openpyxl")
    target = place / f"out.{form}"

    def stopped(tasks: Iterable[Task]) -> Iterator[Outcome]:
        for number, outcome in enumerate(Here(Job())(tasks), 1):
            yield outcome
            if number == after:
                raise StoppedError

    with pytest.raises(StoppedError):
        go(asked(target, form), "tin", engine=stopped)
    assert form is Form.folder or not target.exists()
    assert [path.name for path in place.iterdir() if path.name.endswith(".part")] == []
    report, done = go(asked(target, form, resume=True), "tin")
    assert done == EVERYTHING[after:]
    assert (report.counts.documents, report.counts.same) == (5, after)
    go(asked(place / f"new.{form}", form), "tin")
    if form is not Form.xlsx:  # it holds the time at which it was made
        assert content(target) == content(place / f"new.{form}")


def test_what_was_there_stays_until_all_is_done(place: Path) -> None:
    target = place / "out.jsonl"
    go(asked(target), "tin")
    before = target.read_bytes()

    def full(tasks: Iterable[Task]) -> Iterator[Outcome]:
        yield next(map(work_of(Job()), tasks))
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space left"):
        go(asked(target), "tin", engine=full)
    assert target.read_bytes() == before


@pytest.mark.parametrize("form", [form for form in ALL_FORMS if form is not Form.folder])
def test_the_draft_of_a_killed_run_is_no_beginning(place: Path, form: Form) -> None:
    if form is Form.xlsx:
        pytest.importorskip("openpyxl")
    go(asked(place / f"old.{form}", form), "tin/a.txt", "tin/b.txt")
    draft = place / f".out.{form}.batch.part"
    (place / f"old.{form}").rename(draft)
    go(asked(place / f"out.{form}", form), "tin/c.txt")
    go(asked(place / f"new.{form}", form), "tin/c.txt")
    if form is not Form.xlsx:
        assert content(place / f"out.{form}") == content(place / f"new.{form}")
    assert not draft.exists()


def test_a_draft_that_is_no_database_does_not_stand_in_the_way(place: Path) -> None:
    (place / ".out.sqlite.batch.part").write_bytes(b"torn off")
    report, _ = go(asked(place / "out.sqlite", Form.sqlite), "tin")
    assert report.counts.documents == 5


@pytest.mark.parametrize("form", [Form.jsonl, Form.sqlite])
def test_an_output_of_others_is_left_alone(place: Path, form: Form) -> None:
    target = place / f"out.{form}"
    target.write_text('{"name": "of another program"}\n')
    with pytest.raises(InputError):
        go(asked(target, form, resume=True), "tin")
    assert target.read_text() == '{"name": "of another program"}\n'


# A file each.


def test_split_makes_a_file_each_in_its_place(place: Path) -> None:
    go(asked(place / "out", Form.folder), "tin", str(place / "tin" / "a.txt"), "./tin")
    assert sorted(content(place / "out")) == sorted(
        [
            "tin/a.txt.json",
            "tin/b.txt.json",
            "tin/c.txt.json",
            "tin/d.jsonl/x.json",
            "tin/d.jsonl/y.json",
        ]
    )
    go(asked(place / "lines.jsonl"), "tin/a.txt")
    assert json.loads(content(place / "out")["tin/a.txt.json"]) == documents(place / "lines.jsonl")[0]


# A database.


def rows(place: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(place / "out.sqlite")) as base:
        return base.execute(query).fetchall()


def test_a_database_is_brought_up_to_date_and_never_doubled(place: Path) -> None:
    target = asked(place / "out.sqlite", Form.sqlite)
    go(target, "tin")
    facts = rows(place, "SELECT count(*) FROM facts")
    (place / "tin" / "b.txt").write_text(ARTICLE.format("", 66), "utf-8")
    (place / "tin" / "a.txt").write_bytes(b"")
    (place / "tin" / "c.txt").unlink()
    for resume in (True, False, True):
        report, _ = go(replace(target, resume=resume), "tin")
        assert rows(place, "SELECT path, id FROM documents ORDER BY key") == [
            ("tin/b.txt", None),
            ("tin/c.txt", None),  # what is no longer met stays
            ("tin/d.jsonl", "x"),
            ("tin/d.jsonl", "y"),
        ]
        assert rows(
            place,
            "SELECT value FROM facts JOIN documents ON documents.key = document_key WHERE path = 'tin/b.txt'"
            " AND metric = 'admissions'",
        ) == [(66,)]
        assert rows(place, "SELECT path, id, reason FROM errors") == [("tin/a.txt", None, EMPTY)]
        assert report.left == 0
    assert rows(place, "SELECT count(*) FROM facts")[0] < facts[0]


@pytest.mark.parametrize("form", UPDATED)
def test_two_records_of_one_name_do_not_overwrite_one_another(place: Path, form: Form) -> None:
    records = [{"id": "x", "text": ARTICLE.format("", number)} for number in (1, 2)]
    (place / "tin" / "d.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    report, _ = go(asked(place / f"out.{form}", form), "tin/d.jsonl")
    assert (report.counts.documents, report.counts.failed) == (1, 1)
    said = "an earlier record has the id 'x' too; give each its own, or name another field with --id-field."
    assert listed(place) == [("tin/d.jsonl", 2, said)]
    assert go(asked(place / "out.jsonl"), "tin/d.jsonl")[0].counts.documents == 2  # lines have room for both
