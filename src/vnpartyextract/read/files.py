"""A file of any kind, or its bytes, as documents: one for a text, a page, a Word or PDF file, many for JSON Lines
and web archives.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BufferedReader

from vnpartyextract.errors import InputError
from vnpartyextract.model import Document
from vnpartyextract.read.document import read_bytes, read_stream
from vnpartyextract.read.kinds import kind_of
from vnpartyextract.read.records import FIELDS, Fields, record_document, records
from vnpartyextract.read.source import called, head_of, open_source, unpacked
from vnpartyextract.read.words import HeadWords, built_in


def read_documents(
    path: str,
    *,
    fields: Fields = FIELDS,
    published: date | None = None,
    words: HeadWords | None = None,
    max_bytes: int | None = None,
) -> Iterator[Document | InputError]:
    """The documents in the file `path`, `-` for standard input, each as soon as it is read.

    What cannot be read, the file or one of its lines, is an InputError in its place, never raised; the rest follows.
    `published` counts only where neither the text nor its file tells a day. `max_bytes` limits the file as it is and
    unpacked, of JSON Lines each line; None is no limit.
    """
    try:
        with open_source(path) as stream:
            kind = kind_of(path, head_of(stream))
            if kind == "jsonl":
                yield from _of_records(stream, path, fields, published, words or built_in(), max_bytes)
            elif kind == "warc":
                yield from _of_archive(stream, path, published, words or built_in(), max_bytes)
            else:
                yield read_stream(stream, path, published=published, words=words, max_bytes=max_bytes)
    except InputError as error:
        yield error


def _of_records(
    stream: BufferedReader, path: str, fields: Fields, published: date | None, words: HeadWords, max_bytes: int | None
) -> Iterator[Document | InputError]:
    try:
        for number, line in records(unpacked(stream), max_bytes):
            try:
                yield record_document(
                    line, number, path=path, fields=fields, published=published, words=words, max_bytes=max_bytes
                )
            except InputError as error:
                yield error
    except InputError as error:
        raise InputError(f"{called(path)}: {error}") from error


def _of_archive(
    stream: BufferedReader, path: str, published: date | None, words: HeadWords, max_bytes: int | None
) -> Iterator[Document | InputError]:
    from vnpartyextract.read.warc import pages

    try:
        for address, page in pages(stream, max_bytes):
            try:
                if isinstance(page, InputError):
                    raise page
                yield page_document(address, page, path=path, published=published, words=words, max_bytes=max_bytes)
            except InputError as error:
                yield InputError(str(error) if error is not page else f"{called(path)}: {address}: {error}")
    except InputError as error:
        raise InputError(f"{called(path)}: {error}") from error


def page_document(
    address: str, page: bytes, *, path: str, published: date | None, words: HeadWords, max_bytes: int | None
) -> Document:
    """One page of the web archive `path`, named by its address. Raises InputError, with both names in front."""
    try:
        found = read_bytes(page, path="a.html", published=published, words=words, max_bytes=max_bytes)
    except InputError as error:
        raise InputError(f"{called(path)}: {address}: {str(error).removeprefix('a.html: ')}") from error
    return replace(found, path=path, id=address)
