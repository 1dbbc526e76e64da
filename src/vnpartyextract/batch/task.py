"""What goes to a worker and what comes back: one document, or one file or record that holds none."""

from dataclasses import dataclass
from datetime import date

from vnpartyextract.read.records import FIELDS, Fields


@dataclass(frozen=True, slots=True)
class Job:
    """What is the same for every task of a run, as a worker needs it.

    `patterns` is the folder of own pattern files, `version` the hash of all patterns that the run began with, "" where
    any will do; `place` where all articles are from, None where that is not told; `max_bytes` the most that is read of
    one file or record, also when it is unpacked, None for no limit; `verify`: what breaks its contract is no document.
    """

    patterns: str | None = None
    version: str = ""
    published: date | None = None
    context: bool = False
    place: str | None = None
    fields: Fields = FIELDS
    max_bytes: int | None = None
    verify: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier run made a document of: the hash of it, and its day.

    `sure`: it was made with the same `--published`; what is known from a finished output alone may have had another.
    """

    sha256: str
    published: str | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """One file, or one record of a JSON Lines file: then `number` is its line, from 1, and `data` the line itself; or
    one page of a web archive (`page`): then `number` counts the pages, `id` is its address and `data` the page.

    `id` is the record's own name, None where the line cannot be read. `position` is the task's place in the input.
    `known` is what earlier runs made documents of: where it is the same still, there is nothing to do. `problem` is set
    where it is clear already that there is nothing to read.
    """

    position: int
    path: str
    number: int | None = None
    id: str | None = None
    data: bytes | None = None
    known: tuple[Known, ...] = ()
    problem: str | None = None
    page: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a task: a document as a `line` of JSON, or the `same` as before, or the `reason` why neither.

    `sha256` and `published` are those of the document; `facts` is how many it has.
    """

    task: Task
    sha256: str | None = None
    published: str | None = None
    line: bytes | None = None
    facts: int = 0
    same: Known | None = None
    reason: str | None = None
