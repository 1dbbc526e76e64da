"""What every form offers to the one who writes with it."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from vnpartyextract.output.columns import Row

Target = Path | BinaryIO  # a file (or a folder) to make, or an open stream that stays open
WriteRows = Callable[[Iterable[Row]], None]  # takes rows, any number of times; each has a value for every column


def _unkept(path: str, id: str | None, reason: str) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Writer:
    """Takes documents one after another.

    `document(line)` takes one as the JSON line that `extract` prints, UTF-8, without the line end. `error(path, id,
    reason)` takes an input that could not be read; only sqlite keeps it. Both raise OSError where nothing more can be
    written.
    """

    document: Callable[[bytes], None]
    error: Callable[[str, str | None, str], None] = _unkept


def parsed(line: bytes) -> dict[str, Any]:
    """The document of a line."""
    document: dict[str, Any] = json.loads(line)
    return document
