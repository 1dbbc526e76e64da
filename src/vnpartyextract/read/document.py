"""A file, or bytes, or text, as a Document with its headline and its day."""

import hashlib
from datetime import date
from typing import BinaryIO

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Document, LeftOut, Span, Table
from vnpartyextract.read.dateline import (
    HEAD_LINES,
    Dateline,
    Line,
    ends_article,
    foot_lines,
    head_lines,
    read_dateline,
    read_opening,
    read_signature,
)
from vnpartyextract.read.decode import OLD_FONTS, decode
from vnpartyextract.read.entities import decode_entities
from vnpartyextract.read.headline import LINES, find_headline
from vnpartyextract.read.kinds import HEAD, kind_of
from vnpartyextract.read.language import language_note
from vnpartyextract.read.page import Page
from vnpartyextract.read.source import called, open_source, read_all, unpack
from vnpartyextract.read.words import HeadWords, built_in
from vnpartyextract.text import Folded, normal, view

MANY_PAGES = N_("this holds many pages; name it with its ending .warc or .warc.gz, and give it to extract.")
MANY = N_("this holds many documents, one a line; call the file .jsonl and give it to extract or batch.")

_PARAGRAPH = 100  # characters from which a line is taken for a paragraph


def read_path(
    path: str, *, published: date | None = None, words: HeadWords | None = None, max_bytes: int | None = None
) -> Document:
    """The one document in the file `path`, `-` for standard input, as `read_bytes` reads it.

    Raises InputError, with a sentence that says what to do, for what cannot be read.
    """
    with open_source(path) as stream:
        return read_stream(stream, path, published=published, words=words, max_bytes=max_bytes)


def read_stream(
    stream: BinaryIO,
    path: str,
    *,
    published: date | None = None,
    words: HeadWords | None = None,
    max_bytes: int | None = None,
) -> Document:
    """The same of a file that is open."""
    try:
        data = read_all(stream, max_bytes)
    except InputError as error:
        raise InputError(f"{called(path)}: {error}") from error
    return read_bytes(data, path=path, published=published, words=words, max_bytes=max_bytes)


def read_bytes(
    data: bytes,
    *,
    path: str | None = None,
    published: date | None = None,
    words: HeadWords | None = None,
    max_bytes: int | None = None,
) -> Document:
    """The one document in `data`, of any kind but JSON Lines: the ending of `path` tells the kind, or the bytes do.

    The hash is that of `data` as given. `max_bytes` limits what is unpacked from it. Raises InputError, with `path` in
    front if given, for what cannot be read.
    """
    words = words or built_in()
    try:
        page = _page(path, unpack(data, max_bytes), words, max_bytes)
        return to_document(
            page.text,
            path=path,
            encoding=page.encoding,
            sha256=hashlib.sha256(data).hexdigest(),
            carries_text=page.carries_text,
            title=page.title,
            published=page.published or published,
            words=words,
            left_out=page.left_out,
            tables=page.tables,
            notes=page.notes,
        )
    except InputError as error:
        raise InputError(f"{called(path)}: {error}" if path else str(error)) from error


def to_document(
    text: str,
    *,
    path: str | None = None,
    id: str | None = None,
    encoding: str = "utf-8",
    sha256: str | None = None,
    carries_text: bool = False,
    title: Span | None = None,
    published: date | None = None,
    words: HeadWords | None = None,
    left_out: LeftOut | None = None,
    tables: tuple[Table, ...] = (),
    notes: tuple[str, ...] = (),
) -> Document:
    """`text` as a Document: its headline, and its day from the dateline, else the caller's `published`.

    `sha256` is that of the bytes the text came from; without it, of the text in UTF-8. `title`: where the headline
    stands if that is known. `published_span` is None where the day is the caller's. Entities of HTML in it are decoded,
    which `notes` tells.
    """
    words = words or built_in()
    if sha256 is None:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    if title is None and not tables:  # else places in the text are fixed, and it comes from a page that was decoded
        text, decoded = decode_entities(text)
        if decoded:
            carries_text, notes = True, (*notes, decoded)
    strange = language_note(text)
    folded = view(text, tuple(table.span for table in tables))
    head = head_lines(folded, LINES)
    datelines = _at_head(head, words)
    told = next((line for line in head if title and line.span.start <= title.start < line.span.end), None)
    headline = told or find_headline(head, datelines, words)
    dateline = _of_article(headline, datelines) or _at_foot(folded, head, words)
    return Document(
        text=text,
        path=path,
        id=id,
        sha256=sha256,
        encoding=encoding,
        carries_text=carries_text,
        title=normal(text[headline.span.start : headline.span.end]) if headline else None,
        title_span=headline.span if headline else None,
        published=dateline.day if dateline else published,
        published_span=dateline.span if dateline else None,
        left_out=left_out,
        tables=tables,
        notes=notes if strange is None else (*notes, strange),
        vietnamese=strange is None,
    )


def _page(path: str | None, data: bytes, words: HeadWords, max_bytes: int | None) -> Page:
    kind = kind_of(path, data[:HEAD])
    if kind == "jsonl":
        raise InputError(_(MANY))
    if kind == "warc":
        raise InputError(_(MANY_PAGES))
    if kind == "html":
        from vnpartyextract.read.html import read_html

        return read_html(data, words)
    if kind == "mhtml":
        from vnpartyextract.read.html import read_html
        from vnpartyextract.read.mhtml import page_of

        return read_html(page_of(data), words)
    if kind == "docx":
        from vnpartyextract.read.docx import read_docx

        return read_docx(data, max_bytes)
    if kind == "pdf":
        from vnpartyextract.read.pdf import read_pdf

        return read_pdf(data, max_bytes)
    if kind == "doc":
        from vnpartyextract.read.docx import read_docx
        from vnpartyextract.read.office import to_docx

        return read_docx(to_docx(data), max_bytes)
    if kind == "rtf":
        from vnpartyextract.read.office import read_rtf

        return read_rtf(data)
    if kind == "odf":
        from vnpartyextract.read.odf import read_odf

        return read_odf(data, max_bytes)
    if kind == "xlsx":
        from vnpartyextract.read.sheets import read_xlsx

        return read_xlsx(data, max_bytes)
    if kind == "xls":
        from vnpartyextract.read.office import OLD_WORD

        raise InputError(_(OLD_WORD).format("Excel (.xls)", ".xlsx", "xlsx"))
    if kind == "csv":
        from vnpartyextract.read.sheets import read_csv

        return read_csv(data)
    if kind == "markdown":
        from vnpartyextract.read.markdown import read_markdown

        return read_markdown(data)
    text, encoding = decode(data)
    return Page(text, encoding, carries_text=encoding in OLD_FONTS)


def _at_head(head: list[Line], words: HeadWords) -> dict[int, Dateline]:
    """The datelines among the first lines, by where their lines start."""
    found: dict[int, Dateline] = {}
    told = False  # a paragraph has gone by: from here on an article can end
    for line in head[:HEAD_LINES]:
        if told and ends_article(line, words):
            break
        told = told or line.size > _PARAGRAPH
        dateline = read_dateline(line, words) or read_opening(line, words)
        if dateline:
            found[line.span.start] = dateline
    return found


def _of_article(headline: Line | None, datelines: dict[int, Dateline]) -> Dateline | None:
    """The first dateline under the headline, else the first over it: there sites put the day of the visit."""
    starts = sorted(datelines)
    under = [start for start in starts if headline is not None and start > headline.span.start]
    return datelines[(under or starts)[0]] if starts else None


def _at_foot(folded: Folded, head: list[Line], words: HeadWords) -> Dateline | None:
    seen = head[min(len(head), HEAD_LINES) - 1].span.start if head else 0
    for line in foot_lines(folded, words):
        found = read_dateline(line, words) if line.span.start > seen else None
        found = found or (read_signature(line, words) if line.span.start > head[0].span.start else None)
        if found:
            return found
    return None
