"""JSON and JSON Lines: each document as it comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from vnpartyextract.output.json_text import to_indented
from vnpartyextract.output.writers.writer import Writer, parsed


@contextmanager
def open_lines(stream: BinaryIO) -> Iterator[Writer]:
    """A line each document, byte for byte, written through at once."""

    def document(line: bytes) -> None:
        stream.write(line + b"\n")
        stream.flush()

    yield Writer(document)


@contextmanager
def open_array(stream: BinaryIO) -> Iterator[Writer]:
    """Indented documents as the items of one array, an empty one where there is none."""
    begun = False

    def document(line: bytes) -> None:
        nonlocal begun
        stream.write((",\n" if begun else "[\n").encode() + to_indented(parsed(line)).encode())
        stream.flush()
        begun = True

    yield Writer(document)
    stream.write(b"\n]\n" if begun else b"[]\n")
    stream.flush()
