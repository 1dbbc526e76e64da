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
from io import BufferedReader
from pathlib import Path
from typing import IO

STDIN = "-"

_HEAD = 256  # bytes that tell JSON from an article
_IN_MEMORY = 1 << 20  # bytes of a pipe that are kept in memory; more go to a temporary file
_JSON_NAMES = (".json", ".jsonl", ".ndjson")
# No article begins like this; one may begin with `[Ảnh]`.
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[{\]])')
_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def files(given: str) -> Iterator[tuple[str, str]]:
    """Path and name of the file `given`, or of each file in that folder and below it, in the order of names.

    The name is the path inside the folder, with `/` between. What is hidden is passed over.
    """
    folder = Path(given)
    if given in ("", STDIN) or not folder.is_dir():
        yield given, folder.name or given
        return
    names: list[Path] = []
    for place, below, found in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        names += [Path(place, name).relative_to(folder) for name in found if not name.startswith(".")]
    for name in sorted(names, key=lambda name: name.parts):
        yield str(folder / name), name.as_posix()


def called(path: str) -> str:
    """What messages call the file."""
    return "standard input" if path == STDIN else path


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
    named = path.removesuffix(".gz").endswith(_JSON_NAMES)
    return bool(head) and (named or _JSON.match(head.decode(encoding, "ignore").lstrip("\ufeff")) is not None)
