"""What a run has done so far: kept, brought into order, taken over by the next, and whole whatever happens."""

import errno
import gzip
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.batch.journal import Counts, Journal, JournalBrokenError, JournalBusyError, Result
from vnpartyextract.batch.task import Known, Outcome, Task

SETTINGS = "0.1.0 abc None False"
OTHER = "0.1.0 def None False"
ROOT = Path(__file__).resolve().parents[1]


@contextmanager
def opened(path: Path, settings: str = SETTINGS) -> Iterator[Journal]:
    with closing(Journal(path, settings=settings)) as journal:
        yield journal
        journal.commit()


def made(position: int, path: str, *, id: str | None = None, sha256: str = "0", day: str | None = None) -> Outcome:
    number = None if id is None else position + 1
    line = f'{{"a document of {position}": true}}'.encode()
    return Outcome(Task(position, path, number, id), sha256=sha256, published=day, line=line, facts=position + 1)


def failed(position: int, path: str) -> Outcome:
    return Outcome(Task(position, path), reason="the file is empty.")


def same(position: int, path: str, known: Known, id: str | None = None) -> Outcome:
    return Outcome(Task(position, path, None if id is None else 1, id), same=known)


def lines(journal: Journal, position: int = 0) -> list[tuple[int, str, bytes | None]]:
    return [(result.position, result.path, result.line) for result in journal.results(position)]


def document(path: str, *, id: str | None = None, sha256: str = "0", patterns: str = "abc", **more: object) -> bytes:
    source = {"path": path, "id": id, "sha256": sha256, "published": more.get("published")}
    facts = more.get("facts", [{"id": "f1"}])
    made = {"tool": {"version": "0.1.0", "patterns": patterns}, "source": source, "facts": facts}
    return json.dumps(made).encode()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".facts.jsonl.journal"


# Within a run.


@settings(deadline=None)
@given(st.permutations(range(8)))
def test_results_come_in_the_order_of_the_input(tmp_path_factory: pytest.TempPathFactory, order: list[int]) -> None:
    with opened(tmp_path_factory.mktemp("journal") / "journal") as journal:
        for position in order:
            journal.keep(failed(position, "x") if position == 3 else made(position, f"{position}.txt"))
        assert [result.position for result in journal.results()] == list(range(8))
        assert [result.position for result in journal.results(5)] == [5, 6, 7]
        assert journal.counts() == Counts(documents=7, same=0, facts=1 + 2 + 3 + 5 + 6 + 7 + 8, failed=1)


def test_a_result_is_what_was_kept(path: Path) -> None:
    name = os.fsdecode(b"hai\ndong-\xff.txt")
    with opened(path) as journal:
        journal.keep(made(0, name))
        journal.keep(made(1, "a.jsonl", id="bài 1"))
        journal.keep(failed(2, "b.txt"))
        assert list(journal.results()) == [
            Result(0, name, None, None, b'{"a document of 0": true}', None),
            Result(1, "a.jsonl", "bài 1", 2, b'{"a document of 1": true}', None),
            Result(2, "b.txt", None, None, None, "the file is empty."),
        ]


def test_names_are_met_once(path: Path) -> None:
    names = [("a", None), ("a", "1"), ("a", None), ("b", "1"), ("a", "1"), (os.fsdecode(b"\xff"), None), ("\xff", None)]
    with opened(path) as journal:
        assert [journal.is_new(*name) for name in names] == [True, True, False, True, False, True, True]
    with opened(path) as journal:
        assert journal.is_new("a")


def test_an_empty_run(path: Path) -> None:
    with opened(path) as journal:
        assert list(journal.results()) == []
        assert journal.counts() == Counts(0, 0, 0, 0)
        assert journal.left() == 0
        assert journal.known("a", None) == ()


# From run to run.


def test_what_was_made_is_known_to_the_next_run_and_failures_are_not(path: Path) -> None:
    with opened(path) as journal:
        journal.keep(made(0, "a.txt", sha256="1", day="2024-02-17"))
        journal.keep(failed(1, "b.txt"))
        journal.keep(made(2, "c.jsonl", id="x", sha256="2"))
    with opened(path) as journal:
        assert lines(journal) == []
        assert journal.known("a.txt", None) == (Known("1", "2024-02-17"),)
        assert journal.known("b.txt", None) == ()
        assert journal.known("c.jsonl", "x") == (Known("2", None),)
        assert journal.known("c.jsonl", None) == ()
    with opened(path, OTHER) as journal:
        assert journal.known("a.txt", None) == ()
    with opened(path) as journal:
        assert journal.known("a.txt", None) == (Known("1", "2024-02-17"),)


def test_the_same_is_taken_over_with_its_new_place(path: Path) -> None:
    with opened(path) as journal:
        journal.keep(made(0, "a.txt"))
        journal.keep(made(1, "b.txt"))
    with opened(path) as journal:
        journal.keep(same(1, "a.txt", *journal.known("a.txt", None)))
        journal.keep(made(0, "0.txt"))
        assert lines(journal) == [(0, "0.txt", made(0, "").line), (1, "a.txt", made(0, "").line)]
        assert journal.counts() == Counts(documents=2, same=1, facts=2, failed=0)


def test_the_same_record_twice_in_a_file_makes_two_documents(path: Path) -> None:
    with opened(path) as journal:
        journal.keep(made(0, "a.jsonl", id="x"))
    with opened(path) as journal:
        (known,) = journal.known("a.jsonl", "x")
        journal.keep(same(0, "a.jsonl", known, "x"))
        journal.keep(same(1, "a.jsonl", known, "x"))
        assert lines(journal) == [(0, "a.jsonl", made(0, "").line), (1, "a.jsonl", made(0, "").line)]
        assert journal.counts() == Counts(documents=2, same=2, facts=2, failed=0)


def test_of_several_the_one_with_that_hash_and_day_is_taken(path: Path) -> None:
    kept = [made(0, "a.jsonl", id="x", sha256="1"), made(1, "a.jsonl", id="x", sha256="1", day="2024-02-17")]
    kept.append(made(2, "a.jsonl", id="x", sha256="2"))
    with opened(path) as journal:
        for outcome in kept:
            journal.keep(outcome)
    with opened(path) as journal:
        assert set(journal.known("a.jsonl", "x")) == {Known("1", None), Known("1", "2024-02-17"), Known("2", None)}
        journal.keep(same(0, "a.jsonl", Known("1", "2024-02-17"), "x"))
        journal.keep(same(1, "a.jsonl", Known("1", None), "x"))
        assert [line for *_, line in lines(journal)] == [kept[1].line, kept[0].line]


def test_what_earlier_runs_left_is_dropped_when_a_run_begins_anew(path: Path) -> None:
    with opened(path) as journal:
        journal.keep(made(0, "a.txt"))
    with opened(path) as journal:
        journal.keep(made(0, "b.txt"))
        journal.forget()
        assert journal.known("a.txt", None) == ()
        assert lines(journal) == [(0, "b.txt", made(0, "").line)]


def test_files_that_are_gone_are_counted(path: Path) -> None:
    with opened(path) as journal:
        for position, name in enumerate(["a.txt", "b.txt", "c.jsonl", "c.jsonl"]):
            journal.keep(made(position, name, id=str(position) if name == "c.jsonl" else None))
    with opened(path) as journal:
        assert journal.left() == 3
        assert journal.is_new("a.txt")
        assert journal.left() == 2


# From a finished output.


def test_a_finished_output_is_adopted(path: Path) -> None:
    name = os.fsdecode(b"a\xff.txt")
    given = [document(name, sha256="1", published="2024-02-17"), document("b.jsonl", id="x", sha256="2")]
    with opened(path) as journal:
        journal.adopt(given)
        assert journal.known(name, None) == (Known("1", "2024-02-17", sure=False),)
        assert journal.known("b.jsonl", "x") == (Known("2", None, sure=False),)
        assert lines(journal) == []
        assert journal.left() == 2
        journal.keep(same(0, name, Known("1", "2024-02-17")))
        assert lines(journal) == [(0, name, given[0])]
        assert journal.counts() == Counts(documents=1, same=1, facts=1, failed=0)
    with opened(path) as journal:  # it was taken over once: now it is sure
        assert journal.known(name, None) == (Known("1", "2024-02-17"),)


@pytest.mark.parametrize(
    ("kept", "settings", "is_known"),
    [
        (document("a"), SETTINGS, True),
        (document("a", patterns="def"), SETTINGS, False),
        (document("a"), "0.2.0 abc None False", False),
        (document("a"), "0.1.0 abc 2024-02-17 False", True),  # whether the day is the same is for the worker to see
        (document("a"), "0.1.0 abc None True", False),
        (document("a", facts=[{"context": "…"}]), "0.1.0 abc None True", True),
        (document("a", facts=[{"context": "…"}]), SETTINGS, False),
        (document("a", facts=[]), "0.1.0 abc None True", True),
        (document("a", facts=[]), SETTINGS, True),
    ],
)
def test_only_what_was_made_under_the_same_settings_is_known(
    path: Path, kept: bytes, settings: str, is_known: bool
) -> None:
    with opened(path, settings) as journal:
        journal.adopt([kept])
        assert bool(journal.known("a", None)) == is_known


def test_what_a_killed_run_did_is_newer_than_the_output_before_it(path: Path) -> None:
    with opened(path) as journal:
        journal.keep(made(0, "a", sha256="1"))
    with opened(path) as journal:
        journal.adopt([document("a", sha256="1"), document("a", sha256="2")])
        assert set(journal.known("a", None)) == {Known("1", None), Known("2", None, sure=False)}


# Whatever happens.


def test_two_runs_do_not_write_to_one_output(path: Path) -> None:
    with opened(path) as journal:
        journal.keep(made(0, "a"))
        with pytest.raises(JournalBusyError):
            Journal(path, settings=SETTINGS)
        assert journal.counts().documents == 1
    with opened(path) as journal:
        assert journal.known("a", None) != ()


def other_tables(path: Path) -> None:
    with closing(sqlite3.connect(path)) as base:
        base.execute("CREATE TABLE results (x)")


def damaged(path: Path) -> None:
    with opened(path) as journal:
        for position in range(500):
            journal.keep(made(position, f"{position}.txt"))
    data = bytearray(path.read_bytes())
    data[4096:] = os.urandom(len(data) - 4096)
    path.write_bytes(data)


def begun_anew(path: Path) -> None:
    with opened(path) as journal:
        journal.known("1.txt", None)
        journal.forget()


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_bytes(b"no journal, whatever it is called"),
        lambda path: path.write_bytes(gzip.compress(b"neither is this")),
        other_tables,
        damaged,
    ],
)
def test_a_file_that_is_no_journal_is_told(path: Path, make: object) -> None:
    assert callable(make)
    make(path)
    with pytest.raises(JournalBrokenError) as broken:
        begun_anew(path)
    assert str(broken.value) == str(path)


def test_a_folder_that_is_not_there_or_may_not_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="Permission denied") as told:
        Journal(tmp_path / "none" / "journal", settings=SETTINGS)
    assert (told.value.errno, told.value.filename) == (errno.EACCES, str(tmp_path / "none" / "journal"))


@pytest.mark.parametrize(
    ("code", "number"),
    [
        (sqlite3.SQLITE_FULL, errno.ENOSPC),
        (sqlite3.SQLITE_READONLY, errno.EROFS),
        (sqlite3.SQLITE_IOERR, errno.EIO),
        (sqlite3.SQLITE_IOERR | 3 << 8, errno.EIO),  # a write that failed, as sqlite tells it more closely
    ],
)
def test_what_the_disk_refuses_is_told_as_the_system_does(path: Path, code: int, number: int) -> None:
    class Refusing:
        in_transaction = True

        def execute(self, *_: object) -> None:
            error = sqlite3.OperationalError("refused")
            error.sqlite_errorcode = code
            raise error

    journal = Journal(path, settings=SETTINGS)
    journal._db.close()
    journal._db = Refusing()  # type: ignore[assignment]
    for act in (
        lambda: journal.keep(made(0, "a")),
        lambda: journal.is_new("a"),
        lambda: journal.known("a", None),
        lambda: journal.adopt([document("a")]),
        lambda: list(journal.results()),
        journal.counts,
        journal.left,
        journal.forget,
    ):
        with pytest.raises(OSError, match=os.strerror(number)) as told:
            act()
        assert (told.value.errno, told.value.filename) == (number, str(path))


FULL = """
import resource, signal, sys
from pathlib import Path
from vnpartyextract.batch.journal import Journal
from vnpartyextract.batch.task import Outcome, Task
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
journal = Journal(Path(sys.argv[1]), settings="0.1.0 abc None False")
resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, resource.RLIM_INFINITY))
position = 0
try:
    while position < 10_000:
        journal.keep(Outcome(Task(position, f"{position}.txt"), sha256="0", line=b"x" * 5000))
        journal.commit()
        position += 1
except OSError as error:
    print(position, error.errno)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits as POSIX has them")
def test_when_the_disk_is_full_what_was_done_before_is_kept(path: Path) -> None:
    """A limit on the size of files stands in for the end of the disk."""
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    kept, number = map(int, done.stdout.split())
    assert 0 < kept < 10_000
    assert number in (errno.ENOSPC, errno.EIO)
    with opened(path) as journal:
        assert [bool(journal.known(f"{each}.txt", None)) for each in range(kept)] == [True] * kept


def test_a_killed_run_loses_no_more_than_its_last_moment(path: Path) -> None:
    """What was committed is there, whole, for the next run, though nothing was closed."""
    journal = Journal(path, settings=SETTINGS)
    journal.keep(made(0, "a.txt"))
    journal.commit()
    journal.keep(made(1, "b.txt"))
    copy = path.with_name("copy")
    for end in ("", "-wal"):
        copy.with_name(f"copy{end}").write_bytes(path.with_name(f"{path.name}{end}").read_bytes())
    journal.close()
    with opened(copy) as after:
        assert after.known("a.txt", None) == (Known("0", None),)
        after.keep(same(0, "a.txt", Known("0", None)))
        assert lines(after) == [(0, "a.txt", made(0, "").line)]
