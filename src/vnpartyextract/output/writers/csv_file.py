"""CSV for spreadsheets: a row a fact, as Excel opens it, and nothing in it that runs.

UTF-8 with a byte order mark, lines ending in CR LF, the header first; every text is `defused`.
"""

import csv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import StringIO
from typing import Any, BinaryIO

from vnpartyextract.output.cells import defused
from vnpartyextract.output.columns import NAMES, Row, Value, rows
from vnpartyextract.output.writers.writer import Writer, parsed


@contextmanager
def open_csv(stream: BinaryIO) -> Iterator[Writer]:
    """The rows of each document, written through at once."""

    def write(text: str) -> None:
        stream.write(text.encode())
        stream.flush()

    write(_HEADER)
    yield Writer(lambda line: write(_text(rows(parsed(line)))))


def csv_documents(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The same as text: the header, then the rows of each document as soon as it is there."""
    yield _HEADER
    for document in documents:
        yield _text(rows(document))


def _text(table: Iterable[Row]) -> str:
    text = StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_cell(value) for value in row] for row in table)
    return text.getvalue()


def _cell(value: Value) -> Value:
    return defused(value) if isinstance(value, str) else value


_HEADER = "\ufeff" + _text([NAMES])
