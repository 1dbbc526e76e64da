"""What an earlier run has written, read back as the lines it was made of."""

import gzip
import json
import os
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from vnpartyextract.errors import InputError, MisuseError
from vnpartyextract.output.json_text import to_line
from vnpartyextract.output.writers.form import Form
from vnpartyextract.output.writers.sqlite import stored_lines

ONE_WAY = "{}: what is in a {} file cannot be taken up again: write {}, or begin anew."
BROKEN = "{}: this is no document of vnpartyextract ({}): repair or remove it, or write to another place."
TORN = "{}: the compressed file is broken ({}): remove it, or write to another place."

_PARTS = (("tool", dict), ("source", dict), ("facts", list))
RESUMABLE = (Form.jsonl, Form.jsonl_gz, Form.sqlite, Form.folder)


def stored(path: Path, form: Form) -> Iterator[bytes]:
    """The lines of the documents in an output of an earlier run, each as it was given to the writer; one at a time.

    Those of a folder come in the order of its names, all others in the order they were written. A last line that has no
    end was torn off and is left out, as is the torn end of a compressed file. Raises InputError, with file and line,
    for whatever else is no document; MisuseError for a form that cannot be read back; OSError where the file cannot be
    read.
    """
    if form not in RESUMABLE:
        raise MisuseError(ONE_WAY.format(path, form, ", ".join(RESUMABLE)))
    if form is Form.sqlite:
        return stored_lines(path)
    return _of_folder(path) if form is Form.folder else _of_lines(path, packed=form is Form.jsonl_gz)


def _of_lines(path: Path, *, packed: bool) -> Iterator[bytes]:
    with path.open("rb") as raw, gzip.open(raw) if packed else raw as stream:
        for number, line in enumerate(_until_torn(stream, path), 1):
            _checked(line, f"{path}:{number}")
            yield line


def _until_torn(stream: Iterable[bytes], path: Path) -> Iterator[bytes]:
    """Whole lines, without their ends."""
    try:
        for line in stream:
            if line.endswith(b"\n"):
                yield line[:-1]
    except EOFError:
        return
    except (gzip.BadGzipFile, zlib.error) as error:
        raise InputError(TORN.format(path, error)) from error


def _of_folder(folder: Path) -> Iterator[bytes]:
    for place, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".json"):
                path = Path(place, name)
                yield to_line(_checked(path.read_bytes(), str(path))).encode()


def _checked(text: bytes, place: str) -> object:
    """The document in `text`. Raises InputError, naming `place`, where there is none."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise InputError(BROKEN.format(place, error)) from error
    if not (
        isinstance(document, dict)
        and all(isinstance(document.get(key), kind) for key, kind in _PARTS)
        and {"version", "patterns"} <= document["tool"].keys()
        and {"path", "id", "sha256", "published"} <= document["source"].keys()
        and all(isinstance(fact, dict) and "kind" in fact for fact in document["facts"])
    ):
        raise InputError(BROKEN.format(place, "its keys are others"))
    return document
