"""Which files are meant, and their bytes: unpacked, and to be read twice, so that the content can tell what it is."""

import codecs
import gzip
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import IO

from vnpartyextract.batch.inputs import SUFFIXES, find
from vnpartyextract.messages import _

STDIN = "-"

_HEAD = 256  # bytes that tell JSON from an article
_IN_MEMORY = 1 << 20  # bytes of a pipe that are kept in memory; more go to a temporary file
_JSON_NAMES = (".json", ".jsonl", ".ndjson")
_ENDINGS = (*SUFFIXES, ".json", ".json.gz", ".sqlite", ".parquet")
# No article begins like this; one may begin with `[Ảnh]`.
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class File:
    """A file to load; `problem` says why it cannot be, where that is known before it is opened."""

    path: str
    name: str
    problem: str | None = None


def files(given: str) -> Iterator[File]:
    """The file `given`, or each file in that folder and below it that may hold documents, in the order of names.

    Its name is the path inside the folder, else its own. Of a folder those count that are called like articles or
    outputs; what is hidden does not, nor does gold, which lies beside articles.
    """
    if given in ("", STDIN) or not os.path.isdir(given):
        yield File(given, os.path.basename(given))
        return
    for found in find(
        [given], lambda path: path.lower().endswith(_ENDINGS) and not path.lower().endswith(".gold.json")
    ):
        if not found.passed:
            name = Path(found.path).relative_to(given).as_posix()
            yield File(found.path, name, found.problem)


def called(path: str) -> str:
    """What messages call the file."""
    return _("standard input") if path == STDIN else path


@contextmanager
def opened(path: str) -> Iterator[IO[bytes] | None]:
    """The bytes of a file or a pipe, unpacked where they are gzipped; they can be rewound. None where nothing opens."""
    with ExitStack() as left:
        stream: IO[bytes] | None = None
        if path != STDIN:
            with suppress(OSError, ValueError):
                stream = left.enter_context(open(path, "rb"))
        elif sys.stdin is not None:  # None where it was closed
            stream = sys.stdin.buffer
        if stream is None:
            yield None
            return
        if not stream.seekable():
            kept = left.enter_context(tempfile.SpooledTemporaryFile(_IN_MEMORY))
            shutil.copyfileobj(stream, kept)
            stream = kept
            stream.seek(0)
        packed = stream.read(2) == b"\x1f\x8b"
        stream.seek(0)
        if packed:
            stream = left.enter_context(BufferedReader(gzip.GzipFile(fileobj=stream, mode="rb")))
        yield stream


def is_json(path: str, stream: IO[bytes]) -> bool:
    """Whether the bytes are JSON, by how they begin; a file that is named so is one, too, however broken."""
    head = stream.read(_HEAD)
    stream.seek(0)
    encoding = next((name for mark, name in _WIDE if head.startswith(mark)), "utf-8")
    named = path.lower().removesuffix(".gz").endswith(_JSON_NAMES)
    return bool(head) and (named or _JSON.match(head.decode(encoding, "ignore").lstrip("\ufeff")) is not None)
