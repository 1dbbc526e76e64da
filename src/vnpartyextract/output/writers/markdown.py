"""Markdown: one table, with nothing in its cells that Markdown or HTML takes for more than text."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

from vnpartyextract.output.columns import Column, Row
from vnpartyextract.output.plain import plain
from vnpartyextract.output.writers.writer import WriteRows

_MARKS = re.compile(r"[\\`*_{}\[\]|~#!$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
# A page makes links of addresses by itself.
_ADDRESS = re.compile(r"(?<=[a-z])://|(?<=www)\.", re.IGNORECASE)


@contextmanager
def open_markdown(stream: BinaryIO, columns: Sequence[Column]) -> Iterator[WriteRows]:
    """Rows as lines of one table; numbers stand at the right."""

    def write(rows: Iterable[Row]) -> None:
        lines = (line(["" if value is None else escaped(str(value)) for value in row]) for row in rows)
        stream.write("".join(lines).encode())
        stream.flush()

    right = ["--:" if column.type in ("number", "integer") else "---" for column in columns]
    stream.write((line([escaped(column.name) for column in columns]) + line(right)).encode())
    yield write


def line(cells: Iterable[str]) -> str:
    """Cells as a line of a table."""
    return f"| {' | '.join(cells)} |\n"


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown or HTML takes for more than text."""
    safe = "".join(_ENTITIES.get(char, char) for char in _MARKS.sub(r"\\\g<0>", plain(text)))
    return _ADDRESS.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), safe)
