"""A folder of JSON files, one for each document, laid out as the inputs are."""

import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from vnpartyextract.output.json_text import to_indented
from vnpartyextract.output.writers.writer import Writer, parsed
from vnpartyextract.text import encodable

NAME = 240  # bytes of a name before its ending: file systems take 255
_ENDING = re.compile(r"\.(?=json$)", re.IGNORECASE)
UNNAMED = "-"  # what came from standard input


@contextmanager
def open_folder(target: Path) -> Iterator[Writer]:
    """Each document as indented JSON in a file of its own below `target`, there whole or not at all.

    What cannot be read any more has no such file any more.
    """

    def document(line: bytes) -> None:
        made = parsed(line)
        path = target / place_of(made["source"]["path"], made["source"]["id"])
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f".{os.getpid()}.part")
        try:
            draft.write_bytes(to_indented(made).encode() + b"\n")
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)

    def error(path: str, id: str | None, reason: str) -> None:
        (target / place_of(path, id)).unlink(missing_ok=True)

    target.mkdir(parents=True, exist_ok=True)
    yield Writer(document, error)


def place_of(path: str | None, id: str | None) -> PurePosixPath:
    """Where the document of `path` and `id` is kept, inside of the folder: `news/a.txt.json`, `news/b.jsonl/17.json`.

    `..` becomes `%2E%2E` and a leading `/` is left out, so that nothing leads out of the folder. An id has all but
    ASCII letters, digits and `_.-~` as `%2F`. A folder's `.json` becomes `%2Ejson`: no file is called as a folder is.
    Bytes that are no UTF-8 are written out, as `\\udcff`. A name that is too long ends in a hash of the whole.
    """
    parts = PurePosixPath(os.path.normpath(encodable(path or UNNAMED)).lstrip("/")).parts
    names = ["%2E%2E" if part == ".." else part for part in parts] or [UNNAMED]
    if id is not None:
        names.append(quote(id, safe="", errors="surrogatepass"))
    *folders, last = (_short(name) for name in names)
    folders = [_ENDING.sub("%2E", name) for name in folders]
    return PurePosixPath(*folders, f"{last}.json")


def _short(name: str) -> str:
    encoded = os.fsencode(name)
    if len(encoded) <= NAME:
        return name
    digest = hashlib.sha256(encoded).hexdigest()[:32]
    return os.fsdecode(encoded[: NAME - 33]) + "~" + digest
