"""CSV for spreadsheets: a row a fact, as Excel opens it, and nothing in it that runs."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from vnpartyextract.output.cells import defused
from vnpartyextract.output.columns import NAMES, Value, rows
from vnpartyextract.output.writers.writer import Writer, parsed


@contextmanager
def open_csv(stream: BinaryIO) -> Iterator[Writer]:
    """UTF-8 with a byte order mark, lines ending in CR LF, the header first; texts `defused`; each document written
    through at once."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    table = csv.writer(text, lineterminator="\r\n")

    def document(line: bytes) -> None:
        table.writerows([_cell(value) for value in row] for row in rows(parsed(line)))
        text.flush()

    try:
        table.writerow(NAMES)
        text.flush()
        yield Writer(document)
    finally:
        text.detach()  # the stream is the caller's to close


def _cell(value: Value) -> Value:
    return defused(value) if isinstance(value, str) else value
