"""SQLite: documents, their facts, officials' titles and what could not be read; a new run brings it up to date."""

import errno
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.output.cells import encodable
from vnpartyextract.output.columns import FACT_COLUMNS, fact_row
from vnpartyextract.output.writers.sqlite_tables import ORGANIZATION, SEARCH, SOURCE, TABLES, VERSION, VIEWS
from vnpartyextract.output.writers.writer import Writer, parsed

OTHER = "{}: this is no database of vnpartyextract, or one of another version: choose another name for the output."

FACTS_A_DOCUMENT = 1_000_000  # room between the keys of the first facts of two documents
NO_LABELS: Mapping[str, str] = MappingProxyType({})
_DOCUMENT = "FROM documents WHERE path IS ? AND id IS ?"
_INSERT = (
    f"INSERT INTO documents VALUES (?, {', '.join('?' for _ in SOURCE)}, ?, ?, ?)",
    f"INSERT INTO facts VALUES (?, ?, {', '.join('?' for _ in FACT_COLUMNS)})",
    "INSERT INTO titles VALUES (?, ?, ?, ?, ?, ?)",
    f"INSERT INTO organizations VALUES (?, {', '.join('?' for _ in ORGANIZATION)})",
    "INSERT INTO metrics VALUES (?, ?) ON CONFLICT DO UPDATE SET label = excluded.label WHERE excluded.label NOT NULL",
)


@contextmanager
def open_sqlite(target: Path, labels: Mapping[str, str] = NO_LABELS) -> Iterator[Writer]:
    """Tables `documents` (with the whole line as `document`), `organizations`, `facts`, `titles`, `metrics` (with their
    Vietnamese `labels`), `errors`, and views of them; made where they are missing.

    A document is known by path and id: one that is there already is replaced with all its facts, and others stay. It
    ends the errors of earlier runs about it and about its file as a whole; an error ends the document it is about.
    Lone surrogates are shown as `\\udcff`. Nothing is safe before the block has ended well: give it a copy.

    Raises InputError for a file that is no such database, OSError where it cannot be written.
    """
    target.open("ab").close()  # the system says better than sqlite why a file cannot be made
    with _told(target), _opened(target, "rw") as base:
        _prepare(base, target)
        earlier = base.execute("SELECT max(key) FROM errors").fetchone()[0] or 0

        def forget(name: tuple[str | None, str | None]) -> None:
            base.execute("DELETE FROM errors WHERE path IS ? AND id IS ? AND key <= ?", (*name, earlier))

        def document(line: bytes) -> None:
            with _told(target):
                made = parsed(line)
                source = {name: _kept(made["source"][name]) for name in SOURCE}
                name = (source["path"], source["id"])
                (key,) = base.execute(f"SELECT max(key) {_DOCUMENT}", name).fetchone()
                base.execute(f"DELETE {_DOCUMENT}", name)
                tool = made["tool"]
                row = (key, *source.values(), tool["version"], tool["patterns"], line.decode())
                key = base.execute(_INSERT[0], row).lastrowid or 0
                base.executemany(_INSERT[4], ((name, labels.get(name)) for name in _metrics(made)))
                base.executemany(_INSERT[3], ((key, *map(_kept, one)) for one in _organizations(made)))
                base.executemany(_INSERT[1], _facts(made, key))
                base.executemany(_INSERT[2], ((key, *map(_kept, title)) for title in _titles(made)))
                forget(name)
                forget((source["path"], None))

        def error(path: str, id: str | None, reason: str) -> None:
            with _told(target):
                name = (_kept(path), _kept(id))
                base.execute(f"DELETE {_DOCUMENT}", name)
                forget(name)
                base.execute("INSERT INTO errors (path, id, reason) VALUES (?, ?, ?)", (*name, _kept(reason)))

        yield Writer(document, error)
        with suppress(sqlite3.OperationalError):  # so that the index is the same in whatever order the rows came
            base.execute("INSERT INTO search (search) VALUES ('rebuild')")
        base.execute("COMMIT")


def copy_database(source: Path, target: Path) -> None:
    """A copy of a database as it stands at one moment, even while others use it. Raises as `open_sqlite` does."""
    target.unlink(missing_ok=True)
    target.open("ab").close()
    with _told(source), _opened(source, "ro") as base, _opened(target, "rw") as copy:
        base.backup(copy)


def stored_lines(target: Path) -> Iterator[bytes]:
    """The lines of all documents of such a database. Raises as `open_sqlite` does."""
    target.open("rb").close()
    with _told(target), _opened(target, "ro") as base:
        _check(base, target)
        for (line,) in base.execute("SELECT document FROM documents ORDER BY key"):
            yield line.encode()


@contextmanager
def _opened(target: Path, mode: str) -> Iterator[sqlite3.Connection]:
    base = sqlite3.connect(f"{target.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None)
    try:
        yield base
    finally:
        base.close()


def _prepare(base: sqlite3.Connection, target: Path) -> None:
    """One transaction without a journal: a run that is cut off leaves nothing of use, and memory stays flat."""
    base.execute("PRAGMA journal_mode = OFF")
    base.execute("PRAGMA synchronous = OFF")
    base.execute("PRAGMA foreign_keys = ON")
    if base.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
        _check(base, target)
    else:
        base.executescript(TABLES + VIEWS)
        with suppress(sqlite3.OperationalError):  # where SQLite was built without it, words cannot be searched
            base.executescript(SEARCH)
    base.execute("BEGIN")


def _check(base: sqlite3.Connection, target: Path) -> None:
    if base.execute("PRAGMA user_version").fetchone()[0] != VERSION:
        raise InputError(OTHER.format(target))


def _facts(document: dict[str, Any], key: int) -> Iterator[tuple[Any, ...]]:
    """The rows of the facts; their own keys are the same again when the document of that key comes again."""
    for place, fact in enumerate(document["facts"], 1):
        yield key * FACTS_A_DOCUMENT + place, key, *map(_kept, fact_row(fact))


def _metrics(document: dict[str, Any]) -> list[str]:
    return sorted({fact["metric"] for fact in document["facts"] if fact["kind"] == "figure"})


def _organizations(document: dict[str, Any]) -> Iterator[list[Any]]:
    for one in document["organizations"]:
        yield [one[name] for name in ORGANIZATION]


def _titles(document: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    for fact in document["facts"]:
        for place, title in enumerate(fact.get("titles", ()), 1):
            yield fact["id"], place, title["text"], title["position"], title["organization"]


def _kept(value: Any) -> Any:
    if isinstance(value, int) and abs(value) >= 2**63:
        return float(value)  # no integer there is longer
    return encodable(value) if isinstance(value, str) else value


_ERRNO = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_READONLY: errno.EACCES,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_IOERR: errno.EIO,
}


@contextmanager
def _told(target: Path) -> Iterator[None]:
    """What the system refuses told as OSError, as every other form does."""
    try:
        yield
    except sqlite3.OperationalError as error:
        number = _ERRNO.get(_code(error) & 0xFF)  # the low byte is the kind, the rest its details
        if number is None:
            raise
        raise OSError(number, os.strerror(number), str(target)) from error
    except sqlite3.DatabaseError as error:
        if _code(error) != sqlite3.SQLITE_NOTADB:
            raise
        raise InputError(OTHER.format(target)) from error


def _code(error: sqlite3.DatabaseError) -> int:
    """What sqlite says; errors that Python's module raises by itself have no code."""
    return getattr(error, "sqlite_errorcode", 0)
