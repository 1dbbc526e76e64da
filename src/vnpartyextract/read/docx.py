"""A Word document as text: paragraphs and the cells of tables, in the order in which they stand."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from vnpartyextract.errors import InputError
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page
from vnpartyextract.read.source import TOO_BIG, UNPACKED

NOT_WORD = "this is no Word document (.docx); save it as one, or as plain text (UTF-8)."
EMPTY_WORD = "this Word document holds no text, only pictures perhaps; give one with text."
_MAIN = "word/document.xml"


def read_docx(data: bytes, max_bytes: int | None = None) -> Page:
    """The text of a .docx: paragraphs apart, each row of a table a paragraph with a cell a line.

    Raises InputError for what is no such document or holds no text, and where it is more than `max_bytes` unpacked.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if _MAIN not in archive.namelist():
                raise InputError(NOT_WORD)
            # A part is never read beyond the size it is listed with: the list can be relied on.
            if max_bytes is not None and sum(part.file_size for part in archive.infolist()) > max_bytes:
                raise InputError(TOO_BIG.format(max_bytes, UNPACKED))
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(NOT_WORD) from None
    docx = load("docx", what="Word documents", library="python-docx", extra="docs")
    try:
        text = "\n\n".join(_blocks(docx.Document(io.BytesIO(data))))
    except MemoryError:
        raise
    except Exception as error:  # a damaged or hostile file can make the library stumble anywhere
        raise InputError(NOT_WORD) from error
    if not text:
        raise InputError(EMPTY_WORD)
    converted, font = check_text(text)
    return Page(converted, font or "docx")


def _blocks(container: Any) -> Iterator[str]:
    """The paragraphs and rows of a document or a cell that are not blank."""
    for block in container.iter_inner_content():
        if hasattr(block, "rows"):
            yield from filter(None, map(_row, block.rows))
        elif text := block.text.strip():
            yield text


def _row(row: Any) -> str:
    """The cells of a row, each once however many columns it spans."""
    cells = {cell._tc: cell for cell in row.cells}
    return "\n".join(text for cell in cells.values() if (text := "\n".join(_blocks(cell))))
