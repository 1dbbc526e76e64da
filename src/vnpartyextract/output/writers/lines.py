"""JSON Lines, plain and compressed: each document as it comes, byte for byte."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, cast

from vnpartyextract.output.writers.writer import Writer


@contextmanager
def open_lines(stream: BinaryIO) -> Iterator[Writer]:
    """A line each document, written through at once."""

    def document(line: bytes) -> None:
        stream.write(line + b"\n")
        stream.flush()

    yield Writer(document)


@contextmanager
def open_gz(stream: BinaryIO) -> Iterator[Writer]:
    """The same, compressed, with no name and no time inside: equal documents, equal bytes."""
    with gzip.GzipFile(filename="", mode="wb", fileobj=stream, compresslevel=6, mtime=0) as packed:
        packer = cast(BinaryIO, packed)
        yield Writer(lambda line: _put(packer, line))


def _put(stream: BinaryIO, line: bytes) -> None:
    stream.write(line + b"\n")
