"""From what is found to what is to be done: a task for each file, and for each record of a JSON Lines file."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from vnpartyextract.batch.inputs import Found, shard_of
from vnpartyextract.batch.task import Known, Task
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.kinds import Kind, kind_of
from vnpartyextract.read.records import Fields, record_id, records
from vnpartyextract.read.source import head_of, open_source, unpacked
from vnpartyextract.read.warc import pages

SAME_NAME = N_("an earlier record has the id {!r} too; give each its own, or name another field with --id-field.")

NO_RECORD = N_("the file holds no record; leave it out, or look for what became of them.")

PLAIN = (".txt", ".html", ".htm", ".docx", ".pdf")


@dataclass(slots=True)
class Tally:
    """What was found and is not done, counted while the plan goes on; `read` is the bytes of the input so far."""

    passed: int = 0
    twice: int = 0
    read: int = 0


@dataclass(frozen=True, slots=True)
class Plan:
    """How tasks are made.

    `is_new` tells whether a file is met for the first time, `known` what earlier runs made of a file or a record, None
    where that is of no interest. `shard` is which of how many parts of the work this run does, both from 1. `names`:
    the output knows records by their ids, so two of the same id cannot be in it.
    """

    is_new: Callable[[str, str | None], bool]
    known: Callable[[str, str | None], tuple[Known, ...]] | None = None
    fields: Fields = field(default_factory=Fields)
    shard: tuple[int, int] = (1, 1)
    max_bytes: int | None = None
    names: bool = False

    def tasks(self, found: Iterable[Found], tally: Tally) -> Iterator[Task]:
        """A task for each document, one after another as they are asked for."""
        position = count()
        for one in found:
            if one.passed:
                tally.passed += 1
            elif not self._is_new(one.path):
                tally.twice += 1
            elif one.problem is None and (kind := _kind_of_many(one.path)) is not None:
                yield from (self._pages if kind == "warc" else self._records)(one.path, position, tally)
            else:
                if self._mine(one.path, None):
                    known = self.known(one.path, None) if self.known and one.problem is None else ()
                    yield Task(next(position), one.path, known=known, problem=one.problem)
                tally.read += _size(one.path)

    def _is_new(self, path: str) -> bool:
        """Whether a file is met for the first time, by whatever name: `a.txt`, `./a.txt`, `/data/a.txt`."""
        plain = os.path.abspath(path)
        return self.is_new(plain, None) and (plain == path or self.is_new(path, None))

    def _mine(self, path: str, number: int | None) -> bool:
        part, parts = self.shard
        return parts == 1 or shard_of(path, number, parts) == part

    def _records(self, path: str, position: Iterator[int], tally: Tally) -> Iterator[Task]:
        begun = tally.read
        number = 0
        try:
            with open_source(path) as stream:
                for number, line in records(unpacked(stream), self.max_bytes):
                    if self._mine(path, number):
                        name = record_id(line, number, self.fields)
                        known = self.known(path, name) if self.known and name else ()
                        twice = self.names and name and not self.is_new(path, name)
                        problem = _(SAME_NAME).format(name) if twice else None
                        yield Task(next(position), path, number, name, line, known, problem)
                    tally.read = begun + stream.tell()
            if not number:
                raise InputError(_(NO_RECORD))
        except InputError as error:
            if self._mine(path, None):
                yield Task(next(position), path, problem=str(error))

    def _pages(self, path: str, position: Iterator[int], tally: Tally) -> Iterator[Task]:
        """A task for each page of a web archive, known by its address."""
        begun = tally.read
        number = 0
        try:
            with open_source(path) as stream:
                for number, (address, page) in enumerate(pages(stream, self.max_bytes), 1):
                    if self._mine(path, number):
                        known = self.known(path, address) if self.known else ()
                        twice = self.names and not self.is_new(path, address)
                        problem = _(SAME_NAME).format(address) if twice else None
                        data = b"" if isinstance(page, InputError) else page
                        problem = str(page) if isinstance(page, InputError) else problem
                        yield Task(next(position), path, number, address, data, known, problem, page=True)
                    tally.read = begun + stream.tell()
            if not number:
                raise InputError(_(NO_RECORD))
        except InputError as error:
            if self._mine(path, None):
                yield Task(next(position), path, problem=str(error))


def _kind_of_many(path: str) -> Kind | None:
    """`jsonl` or `warc` for a file of many documents: by its name; only where that says nothing, it is looked into."""
    name = path.lower().removesuffix(".gz")
    if name.endswith(PLAIN):
        return None
    try:
        with open_source(path) as stream:
            kind = kind_of(path, head_of(stream))
    except (InputError, OSError, EOFError):
        return None  # who reads it will say what is wrong
    return kind if kind in ("jsonl", "warc") else None


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size
    except OSError:
        return 0
