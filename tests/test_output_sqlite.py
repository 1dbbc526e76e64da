"""The database: what is in it, and that a new run brings it up to date."""

import errno
import re
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from test_output_writers import DOCUMENTS, all_rows, document, lines, write
from vnpartyextract.errors import InputError
from vnpartyextract.output.cells import encodable
from vnpartyextract.output.columns import FACT_COLUMNS, NAMES
from vnpartyextract.output.writers import Form, Writer, open_writer
from vnpartyextract.output.writers.sqlite import VERSION

Ask = Callable[..., list[tuple[Any, ...]]]


def ask(base: Path, question: str) -> list[tuple[Any, ...]]:
    connection = sqlite3.connect(base)
    try:
        return connection.execute(question).fetchall()
    finally:
        connection.close()


def run(base: Path, *steps: dict[str, Any] | tuple[str, str | None, str]) -> None:
    """One run of batch: documents, and errors as path, id and reason."""
    with open_writer(Form.sqlite, base) as writer:
        for step in steps:
            if isinstance(step, dict):
                writer.document(*lines([step]))
            else:
                writer.error(*step)


def dump(base: Path) -> list[str]:
    connection = sqlite3.connect(base)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


FACTS = f"""
SELECT d.path, d.id, d.sha256, d.encoding, d.title, d.published,
{", ".join(f'f."{column.name}"' for column in FACT_COLUMNS)}
FROM facts f JOIN documents d ON f.document_key = d.key ORDER BY f.rowid
"""


def test_facts_read_back(tmp_path: Path) -> None:
    base = write(Form.sqlite, tmp_path / "out.sqlite")
    expected = [tuple(encodable(value) if isinstance(value, str) else value for value in row) for row in all_rows()]
    assert ask(base, FACTS) == expected
    assert len(expected[0]) == len(NAMES)
    assert ask(base, "SELECT document FROM documents ORDER BY key") == [(line.decode(),) for line in lines(DOCUMENTS)]
    assert ask(base, "PRAGMA integrity_check") == [("ok",)]
    assert ask(base, "PRAGMA foreign_key_check") == []


def test_titles_and_errors(tmp_path: Path) -> None:
    base = write(Form.sqlite, tmp_path / "out.sqlite", DOCUMENTS[:1])
    assert ask(base, "SELECT * FROM titles") == [
        (1, "f3", 1, "178 đảng viên", "Bí thư", None),
        (1, "f3", 2, "TUV", "Tỉnh ủy viên", "178 đảng viên"),
    ]
    assert ask(base, "SELECT path, id, reason FROM errors") == [("tin/hỏng.txt", None, "no text")]
    assert ask(base, "SELECT path, id, characters, version, patterns FROM documents") == [
        ("tin/a.txt", None, 9999, "0.1.0", "abc")
    ]


def test_the_same_run_again_changes_nothing(tmp_path: Path) -> None:
    once = dump(write(Form.sqlite, tmp_path / "out.sqlite"))
    again = dump(write(Form.sqlite, tmp_path / "out.sqlite"))
    passing = ("errors", '"search')  # an index of words has its own order
    assert [row for row in again if not any(name in row for name in passing)] == [
        row for row in once if not any(name in row for name in passing)
    ]
    assert ask(tmp_path / "out.sqlite", "SELECT path, id, reason FROM errors") == [("tin/hỏng.txt", None, "no text")]


def test_a_changed_document_is_replaced_and_others_stay(tmp_path: Path) -> None:
    base = tmp_path / "out.sqlite"
    run(base, document("a.txt", ["178", "12"]), document("b.txt", ["9"]), document("c.jsonl", ["5"], id="1"))
    run(base, document("a.txt", ["179"]), document("c.jsonl", ["6"], id="2"))
    facts = "SELECT path, documents.id, text FROM facts JOIN documents ON documents.key = document_key"
    assert ask(base, f"{facts} WHERE kind = 'figure' ORDER BY path, documents.id") == [
        ("a.txt", None, "179"),
        ("b.txt", None, "9"),
        ("c.jsonl", "1", "5"),
        ("c.jsonl", "2", "6"),
    ]  # fmt: skip
    assert ask(base, "SELECT count(*) FROM titles") == [(8,)]


@pytest.mark.parametrize(
    ("first", "second", "documents", "errors"),
    [
        ([("a.txt", None, "no text")], [document("a.txt", ["1"])], [("a.txt", None)], []),
        ([document("a.txt", ["1"])], [("a.txt", None, "no text")], [], [("a.txt", None, "no text")]),
        ([("a.txt", None, "no text")], [("a.txt", None, "timeout")], [], [("a.txt", None, "timeout")]),
        ([("a.txt", None, "no text")], [document("b.txt", [])], [("b.txt", None)], [("a.txt", None, "no text")]),
        # A file of records that could not be opened, and can be now; one of its records is still broken.
        (
            [("c.jsonl", None, "may not be read")],
            [("c.jsonl", "1", "no text"), document("c.jsonl", [], id="2"), ("c.jsonl", None, "its end is torn")],
            [("c.jsonl", "2")],
            [("c.jsonl", "1", "no text"), ("c.jsonl", None, "its end is torn")],
        ),
        ([], [("c.jsonl", None, "line 3"), ("c.jsonl", None, "line 5")], [],
         [("c.jsonl", None, "line 3"), ("c.jsonl", None, "line 5")]),
    ],
)  # fmt: skip
def test_errors_come_and_go(
    tmp_path: Path, first: Iterable[Any], second: Iterable[Any], documents: list[Any], errors: list[Any]
) -> None:
    base = tmp_path / "out.sqlite"
    run(base, *first)
    run(base, *second)
    assert ask(base, "SELECT path, id FROM documents") == documents
    assert ask(base, "SELECT path, id, reason FROM errors ORDER BY key") == errors


def test_a_number_longer_than_integers_there_is_kept_as_a_float(tmp_path: Path) -> None:
    long = document("a.txt", ["178"])
    long["facts"][0]["value"] = 10**21
    run(tmp_path / "out.sqlite", long)
    assert ask(tmp_path / "out.sqlite", "SELECT value FROM facts WHERE kind = 'figure'") == [(1e21,)]


def test_a_run_that_fails_leaves_nothing_beside_it(tmp_path: Path) -> None:
    base = tmp_path / "out.sqlite"

    def fail() -> None:
        with open_writer(Form.sqlite, base) as writer:
            writer.document(*lines(DOCUMENTS[:1]))
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert list(tmp_path.iterdir()) == [base], "no file beside it"


def test_what_is_no_database_of_ours_is_left_alone(tmp_path: Path) -> None:
    text, other, later = tmp_path / "text.sqlite", tmp_path / "other.sqlite", tmp_path / "later.sqlite"
    text.write_text("Huyện Mẫu Sơn kết nạp 178 đảng viên.\n" * 100, "utf-8")
    ask(other, "CREATE TABLE documents (a)")
    run(later)
    ask(later, f"PRAGMA user_version = {VERSION + 1}")
    for base in (text, other, later):
        before = base.read_bytes()
        with pytest.raises(InputError, match="this is no database of vnpartyextract"):
            run(base, DOCUMENTS[0])
        assert base.read_bytes() == before


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run(tmp_path / "không có" / "out.sqlite")


def test_a_full_disk_is_told_as_by_the_system(tmp_path: Path) -> None:
    """A database that may not grow is what sqlite has for a full disk."""
    base = tmp_path / "out.sqlite"
    run(base)

    def fill(writer: Writer) -> None:
        for number in range(1000):
            writer.document(*lines([document(f"{number}.txt", ["178"])]))

    connect = sqlite3.connect

    def narrow(*arguments: Any, **options: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **options)
        connection.execute("PRAGMA max_page_count = 40")
        return connection

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sqlite3, "connect", narrow)
        with pytest.raises(OSError, match="No space left") as told, open_writer(Form.sqlite, base) as writer:
            fill(writer)
    assert (told.value.errno, told.value.filename) == (errno.ENOSPC, str(base))


def test_documented_tables_are_the_tables(tmp_path: Path) -> None:
    run(tmp_path / "out.sqlite")
    page = (Path(__file__).parents[1] / "docs" / "output.md").read_text("utf-8")
    section = page.partition("## Database")[2].partition("\n## ")[0]
    told = {}
    for line in section.splitlines():
        if line.startswith("| `"):
            table, *columns = re.findall(r"`(\w+)`", line)
            told[table] = columns
    told["organizations"] = ["document_key", "id", "name", "kind", "place", "place_code", "host"]
    told["facts"] = ["key", "document_key", *(column.name for column in FACT_COLUMNS)]
    tables = [name for (name,) in ask(tmp_path / "out.sqlite", "SELECT name FROM sqlite_master WHERE type = 'table'")]
    tables = [name for name in tables if not name.startswith("search")]
    assert told == {
        table: [row[1] for row in ask(tmp_path / "out.sqlite", f"PRAGMA table_info({table})")] for table in tables
    }
