"""What a run has done so far, in a file beside the output: a killed run goes on from there.

It is an SQLite database, because that is what survives a kill at any moment; it also brings results that come as they
are done into the order of the input, with no more memory for a million of them than for one, and its lock is what
keeps two runs out of one output.
"""

import errno
import json
import os
import re
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from vnpartyextract.batch.task import Known, Outcome

COMMIT = 0.1  # seconds between two commits: the most work that a kill loses

_TABLES = """
CREATE TABLE IF NOT EXISTS runs (run INTEGER PRIMARY KEY);
CREATE TABLE IF NOT EXISTS results (
    path BLOB, id TEXT, sha256 TEXT, published TEXT, settings TEXT,
    run INTEGER, position INTEGER, number INTEGER, line BLOB, facts INTEGER, reason TEXT,
    checksum INTEGER
);
CREATE INDEX IF NOT EXISTS by_path ON results (path, id);
CREATE INDEX IF NOT EXISTS by_position ON results (run, position);
CREATE TABLE IF NOT EXISTS met (path BLOB, id TEXT, PRIMARY KEY (path, id)) WITHOUT ROWID;
DELETE FROM met;
"""
_INSERT = "INSERT INTO results VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_KEY = "path = ? AND id = ? AND settings = ? AND line NOT NULL"
_KNOWN = f"SELECT rowid, sha256, published, run > 0, line, facts, checksum FROM results WHERE {_KEY}"
_SAME = f"FROM results WHERE {_KEY} AND sha256 = ? AND published IS ?"
_TAKE = f"UPDATE results SET run = ?, position = ?, number = ? WHERE rowid = (SELECT rowid {_SAME} AND run < ? LIMIT 1)"
_COPY = (
    "INSERT INTO results "
    f"SELECT path, id, sha256, published, settings, ?, ?, ?, line, facts, reason, checksum {_SAME} LIMIT 1"
)
_ESCAPED = re.compile(r"\\u(dc[89a-f][0-9a-f])")
_ERRORS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_IOERR: errno.EIO,
}


class JournalBusyError(Exception):
    """Another run writes to the same output."""


class JournalBrokenError(Exception):
    """The file is no journal, or a damaged one."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a run has come to: `same` is how many of the `documents` were taken over from an earlier run."""

    documents: int
    same: int
    facts: int
    failed: int


@dataclass(frozen=True, slots=True)
class Result:
    """A document as a `line` of JSON, or the `reason` why a file, or the record `id` in its line `number`, has none."""

    position: int
    path: str
    id: str | None
    number: int | None
    line: bytes | None
    reason: str | None


class Journal:
    """The results of this run and of earlier ones, made under certain `settings`; a document of others is done again.

    Raises JournalBusyError, JournalBrokenError, and OSError (in every method) where the disk does not play along.
    """

    def __init__(self, path: Path, *, settings: str) -> None:
        self._settings = settings
        self._same = 0
        self._committed = time.monotonic()
        with _told(path):
            self._db = sqlite3.connect(path, timeout=0, isolation_level=None)
            for statement in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL"):
                self._db.execute(f"PRAGMA {statement}")
            self._db.execute("BEGIN IMMEDIATE")
            for statement in filter(None, map(str.strip, _TABLES.split(";"))):
                self._db.execute(statement)
            self._run = self._db.execute("INSERT INTO runs DEFAULT VALUES").lastrowid
            self._db.execute("COMMIT")
            self._db.execute("BEGIN")
        self._path = path

    def close(self) -> None:
        """Lets go of the file, and of what was not committed."""
        self._db.close()

    def forget(self) -> None:
        """Drops what earlier runs left."""
        with _told(self._path):
            self._db.execute("DELETE FROM results WHERE run < ?", [self._run])

    def adopt(self, lines: Iterable[bytes]) -> None:
        """Takes over the documents of a finished output, where the same ones are not here already."""
        published, context, *rest = self._settings.split(" ", 4)[2:]
        for line in lines:
            document = json.loads(line)
            source, tool = document["source"], document["tool"]
            if not isinstance(source["path"], str):
                continue  # of a text that is in no file: there is nothing that could be the same
            key = [_filed(source["path"]), source["id"] or "", source["sha256"]]
            shown = str("context" in document["facts"][0]) if document["facts"] else context
            settings = " ".join([tool["version"], tool["patterns"], published, shown, *rest])
            with _told(self._path):
                there = "SELECT 1 FROM results WHERE path = ? AND id = ? AND sha256 = ? AND line NOT NULL"
                if self._db.execute(there, key).fetchone() is None:
                    name, facts = [*key, source["published"], settings], len(document["facts"])
                    row = [*name, 0, 0, None, line, facts, None, _checksum(name, line, facts)]
                    self._db.execute(_INSERT, row)

    def is_new(self, path: str, id: str | None = None) -> bool:
        """Whether this run meets the file, or the record `id` in it, for the first time."""
        with _told(self._path):
            name = [os.fsencode(path), id or ""]
            return self._db.execute("INSERT OR IGNORE INTO met VALUES (?, ?)", name).rowcount == 1

    def known(self, path: str, id: str | None) -> tuple[Known, ...]:
        """What earlier runs made documents of: of a file, or of the record `id` in it."""
        with _told(self._path):
            name = os.fsencode(path), id or ""
            known: dict[Known, None] = {}
            for row, sha256, published, sure, line, facts, checksum in self._db.execute(
                _KNOWN, [*name, self._settings]
            ).fetchall():
                if checksum == _checksum([*name, sha256, published, self._settings], line, facts):
                    known[Known(sha256, published, bool(sure))] = None
                else:  # a bit was flipped on the disk: what is not as it was written is done again
                    self._db.execute("DELETE FROM results WHERE rowid = ?", [row])
            return tuple(known)

    def keep(self, outcome: Outcome) -> None:
        """Notes what became of a task; where that is the same as before, the document kept then is one of this run."""
        task = outcome.task
        path, id, place = os.fsencode(task.path), task.id or "", [self._run, task.position, task.number]
        with _told(self._path):
            if outcome.same is None:
                key = [path, id, outcome.sha256, outcome.published, self._settings]
                checksum = _checksum(key, outcome.line, outcome.facts)
                self._db.execute(_INSERT, [*key, *place, outcome.line, outcome.facts, outcome.reason, checksum])
            else:
                key = [path, id, self._settings, outcome.same.sha256, outcome.same.published]
                if self._db.execute(_TAKE, [*place, *key, self._run]).rowcount == 0:  # the same record stands twice
                    self._db.execute(_COPY, [*place, *key])
                self._same += 1
        if time.monotonic() > self._committed + COMMIT:
            self.commit()

    def commit(self) -> None:
        """Makes what came in so far outlive a kill; it is done every now and then by itself."""
        with _told(self._path):
            if self._db.in_transaction:  # not where a signal came between the two
                self._db.execute("COMMIT")
            self._db.execute("BEGIN")
        self._committed = time.monotonic()

    def results(self, position: int = 0) -> Iterator["Result"]:
        """What this run has made so far, in the order of the input, from `position` on."""
        columns = "position, path, id, number, line, reason"
        wanted = f"SELECT {columns} FROM results WHERE run = ? AND position >= ? ORDER BY position"
        with _told(self._path):
            for place, path, id, *rest in self._db.execute(wanted, [self._run, position]):
                yield Result(place, os.fsdecode(path), id or None, *rest)

    def counts(self) -> Counts:
        """What this run has come to so far."""
        wanted = "SELECT count(line), coalesce(sum(facts), 0), count(reason) FROM results WHERE run = ?"
        with _told(self._path):
            documents, facts, failed = self._db.execute(wanted, [self._run]).fetchone()
        return Counts(documents, self._same, facts, failed)

    def is_empty(self) -> bool:
        """Whether there is nothing in it to go on with."""
        with _told(self._path):
            return self._db.execute("SELECT 1 FROM results WHERE line NOT NULL LIMIT 1").fetchone() is None

    def left(self) -> int:
        """How many documents of earlier runs are none of this one: their files are no longer in the input."""
        wanted = "SELECT count(DISTINCT path) FROM results WHERE run < ? AND path NOT IN (SELECT path FROM met)"
        with _told(self._path):
            return int(self._db.execute(wanted, [self._run]).fetchone()[0])


def _checksum(key: Sequence[bytes | str | None], line: bytes | None, facts: int) -> int:
    """Of all that makes a document be taken over: `key` is path, id, hash, day and settings."""
    parts = [part.encode() if isinstance(part, str) else part or b"" for part in key]
    return crc32(b"\0".join([*parts, str(facts).encode(), line or b""]))


def _filed(path: str) -> bytes:
    """The name of a file as the system has it, from the one in a document, in which stray bytes are written out."""
    return os.fsencode(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), path))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What SQLite reports, as the errors of this module."""
    try:
        yield
    except sqlite3.OperationalError as error:
        code = error.sqlite_errorcode & 0xFF  # the rest tells the case more closely
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise JournalBusyError(str(path)) from error
        number = _ERRORS.get(code)
        if number is None:  # its tables are others
            raise JournalBrokenError(str(path)) from error
        raise OSError(number, os.strerror(number), str(path)) from error
    except sqlite3.DatabaseError as error:
        raise JournalBrokenError(str(path)) from error
