"""What a run is to read: files, folders with all that is in them, and lists of files, in an order that stays."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from typing import BinaryIO
from zlib import crc32

from vnpartyextract.messages import N_, _
from vnpartyextract.read.source import DEVICE, NO_FILE

KINDS = (".txt", ".html", ".htm", ".mhtml", ".mht", ".docx", ".doc", ".rtf", ".odt", ".pdf", ".jsonl", ".ndjson")
SUFFIXES = (*KINDS, *(f"{kind}.gz" for kind in KINDS))

NO_FOLDER = N_("the folder cannot be read ({}); what is in it is missing.")
LOOP = N_("this link leads back to a folder around it; it is not followed.")
NOWHERE = N_("there is no such file or folder; check the name.")

_KIND_OF = {
    stat.S_IFIFO: N_("a pipe"),
    stat.S_IFSOCK: N_("a socket"),
    stat.S_IFBLK: DEVICE,
    stat.S_IFCHR: DEVICE,
}

OTHER_KIND = N_("something else")

Wanted = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read; or, with a `problem`, a place where one was looked for in vain; or one of no kind we read."""

    path: str
    problem: str | None = None
    passed: bool = False


def wanted(globs: Sequence[str]) -> Wanted:
    """Which files of a folder count, by their path inside it: those that match one of `globs`, else all kinds known.

    `globs` are written as in a .gitignore: `**/*.txt`, `2023/`, `!drafts/`; a later one overrules an earlier one. Where
    all of them say what is not wanted, the rest of all kinds known is. Raises ValueError or re.error for one that
    cannot be understood.
    """

    def known(path: str) -> bool:
        return path.lower().endswith(SUFFIXES)

    if not globs:
        return known
    from pathspec import PathSpec

    # Not GitIgnoreSpec: like git, that would not let `!drafts/` overrule what `*.txt` matches in there.
    spec = PathSpec.from_lines("gitignore", globs)
    others = all(glob.startswith("!") for glob in globs)

    def is_wanted(path: str) -> bool:
        told = spec.check_file(path.replace("\n", " ")).include  # to a glob, a line feed ends a name
        return others and known(path) if told is None else told

    return is_wanted


def listed(stream: BinaryIO) -> Iterator[str]:
    """The names in a list of files: one a line, or, where the list has NUL bytes, one before each of them.

    The form is told from the first 64 KiB; empty lines count for nothing.
    """
    head = stream.read(1 << 16)
    end = b"\0" if b"\0" in head else b"\n"
    for name in _cut(chain([head], iter(lambda: stream.read(1 << 16), b"")), end):
        name = name if end == b"\0" else name.removesuffix(b"\r")
        if name:
            yield os.fsdecode(name)


def _cut(blocks: Iterable[bytes], end: bytes) -> Iterator[bytes]:
    rest = b""
    for block in blocks:
        *whole, rest = (rest + block).split(end)
        yield from whole
    yield rest


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
            yield Found(folder.path, _(NO_FOLDER).format(error.strerror))
            open_folders.pop()
            continue
        path, below, real = os.path.join(folder.path, name), f"{folder.below}{name}", os.path.join(folder.real, name)
        if real in apart:
            continue
        try:
            is_folder = stat.S_ISDIR(os.stat(path).st_mode)
        except FileNotFoundError:  # a link to nowhere
            is_folder = False
        except OSError:  # nobody knows what it is: whoever reads it will say more closely what is wrong
            yield Found(path)
            continue
        if not is_folder:
            yield _file(path) if is_wanted(below) else Found(path, passed=True)
        elif not os.path.islink(path):
            open_folders.append(_Folder(path, f"{below}/", real))
        elif _around(real := os.path.realpath(path), open_folders):
            yield Found(path, _(LOOP))
        elif real not in apart:
            open_folders.append(_Folder(path, f"{below}/", real))


class _Folder:
    """A folder on the way, by its path; `real` is where it is without links, `below` its path from the top on.

    `names` is what is left of it; it is not read before it is asked for.
    """

    def __init__(self, path: str, below: str, real: str) -> None:
        self.path, self.below, self.real = path, below, real
        self.names = self._names()

    def _names(self) -> Iterator[str]:
        yield from sorted(name for name in os.listdir(self.path) if not name.startswith("."))


def _around(real: str, open_folders: Sequence[_Folder]) -> bool:
    """Whether a folder is, or holds, one of those on the way: links may lead in a circle over several folders."""
    return any(os.path.commonpath([real, folder.real]) == real for folder in open_folders)


def _file(path: str) -> Found:
    """A file as it is found; what would block whoever opens it is none."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return Found(path, _(NOWHERE))
    except (OSError, ValueError):  # whoever reads it will say more closely what is wrong
        return Found(path)
    kind = stat.S_IFMT(mode)
    return Found(path) if kind == stat.S_IFREG else Found(path, _(NO_FILE).format(_(_KIND_OF.get(kind, OTHER_KIND))))
