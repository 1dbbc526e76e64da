"""The stream that a form which is text goes to, packed where its name ends in .gz."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from vnpartyextract.output.writers.form import Form
from vnpartyextract.output.writers.writer import Target


@contextmanager
def packed(form: Form, target: Target) -> Iterator[BinaryIO]:
    """A binary stream onto `target`; one that was open stays open.

    What is packed has no name and no time inside: equal outputs, equal bytes.
    """
    if isinstance(target, Path):
        with target.open("wb") as stream, packed(form, stream) as inner:
            yield inner
    elif form.packed:
        with gzip.GzipFile(filename="", mode="wb", fileobj=target, compresslevel=6, mtime=0) as pack:
            yield cast(BinaryIO, _Unflushed(pack))
    else:
        yield target


class _Unflushed:
    """Packs well: a flush would end a block each time."""

    def __init__(self, stream: gzip.GzipFile) -> None:
        self._stream = stream

    def write(self, data: bytes) -> int:
        return self._stream.write(data)

    def flush(self) -> None:
        pass
