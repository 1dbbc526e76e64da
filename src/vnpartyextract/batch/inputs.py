"""What a run is to read: files, folders with all that is in them, and lists of files, in an order that stays."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO
from zlib import crc32

KINDS = (".txt", ".html", ".htm", ".docx", ".pdf", ".jsonl", ".ndjson")
SUFFIXES = (*KINDS, *(f"{kind}.gz" for kind in KINDS))

NO_FOLDER = "the folder cannot be read ({}); what is in it is missing."
NO_FILE = "this is no file but {}; there is nothing to read."
LOOP = "this link leads back to a folder around it; it is not followed."
NOWHERE = "there is no such file or folder; check the name."

_KIND_OF = {
    stat.S_IFIFO: "a pipe",
    stat.S_IFSOCK: "a socket",
    stat.S_IFBLK: "a device",
    stat.S_IFCHR: "a device",
}

Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; or, with a `problem`, a place where one was looked for in vain; or one of no kind we read."""

    path: str
    problem: str | None = None
    passed: bool = False


def wanted(globs: Sequence[str]) -> Wanted:
    """Which files of a folder count, by their path inside it: those that match one of `globs`, else all kinds known.

    `globs` are written as in a .gitignore: `**/*.txt`, `2023/`, `!drafts/`; a later one overrules an earlier one.
    Raises ValueError for one that cannot be understood.
    """
    if not globs:
        return lambda path: path.lower().endswith(SUFFIXES)
    from pathspec import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines(globs)
    return lambda path: bool(spec.match_file(path))


def listed(stream: BinaryIO) -> Iterator[str]:
    """The names in a list of files: one a line, or, where the list has NUL bytes, one before each of them.

    The form is told from the first 64 KiB; empty lines count for nothing.
    """
    head = stream.read(1 << 16)
    end = b"\0" if b"\0" in head else b"\n"
    rest = head
    while True:
        *names, rest = rest.split(end)
        for name in names:
            name = name if end == b"\0" else name.removesuffix(b"\r")
            if name:
                yield os.fsdecode(name)
        block = stream.read(1 << 16)
        if not block:
            break
        rest += block
    if rest:
        yield os.fsdecode(rest)


def find(inputs: Iterable[str], is_wanted: Wanted, *, apart: frozenset[str] = frozenset()) -> Iterator[Found]:
    """All files of the inputs, each input in its turn and each folder in the order of names.

    Files that are named count whatever they are called. Hidden files and folders do not, nor do those `apart` (given
    as real paths): what a run writes is not what it reads.
    """
    for name in inputs:
        if os.path.isdir(name):
            yield from _walk(name, is_wanted, apart)
        else:
            yield _file(name)


def size_of(found: Iterable[Found]) -> int:
    """How many bytes there are to read."""
    total = 0
    for one in found:
        if one.problem is None and not one.passed:
            with suppress(OSError):
                total += os.stat(one.path).st_size
    return total


def shard_of(path: str, number: int | None, shards: int) -> int:
    """Which of the `shards` (from 1) a file, or a record of it, belongs to: the same on every machine and every day."""
    return (crc32(os.fsencode(path)) + (number or 0)) % shards + 1


def _walk(top: str, is_wanted: Wanted, apart: frozenset[str]) -> Iterator[Found]:
    """All files below `top`. A stack, not recursion: folders nest more deeply than calls may."""
    open_folders = [_Folder(top, "", real=os.path.realpath(top))]
    while open_folders:
        folder = open_folders[-1]
        try:
            name = next(folder.names)
        except StopIteration:
            open_folders.pop()
            continue
        except OSError as error:
            yield Found(folder.path, NO_FOLDER.format(error.strerror))
            open_folders.pop()
            continue
        path, below = os.path.join(folder.path, name), f"{folder.below}{name}"
        if os.path.isdir(path):
            real = os.path.realpath(path)
            if os.path.commonpath([real, folder.real]) == real:
                yield Found(path, LOOP)
            else:
                open_folders.append(_Folder(path, f"{below}/", real))
        elif os.path.join(folder.real, name) not in apart:
            yield _file(path) if is_wanted(below) else Found(path, passed=True)


class _Folder:
    """A folder on the way, by its path; `real` is where it is without links, `below` its path from the top on.

    `names` is what is left of it; it is not read before it is asked for.
    """

    def __init__(self, path: str, below: str, real: str) -> None:
        self.path, self.below, self.real = path, below, real
        self.names = self._names()

    def _names(self) -> Iterator[str]:
        yield from sorted(name for name in os.listdir(self.path) if not name.startswith("."))


def _file(path: str) -> Found:
    """A file as it is found; what would block whoever opens it is none."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return Found(path, NOWHERE)
    except (OSError, ValueError):  # whoever reads it will say more closely what is wrong
        return Found(path)
    kind = stat.S_IFMT(mode)
    return Found(path) if kind == stat.S_IFREG else Found(path, NO_FILE.format(_KIND_OF.get(kind, "something else")))
