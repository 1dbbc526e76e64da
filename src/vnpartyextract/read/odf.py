"""OpenDocument files as text: .odt with its paragraphs, lists and tables, .ods as tables."""

import io
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.blocks import MARKED
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.layout import Piece, Place, joined
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page
from vnpartyextract.read.sheets import check_size

NOT_ODF = N_("this is no OpenDocument file that can be read (.odt, .ods), or a damaged one; save it as .docx or .xlsx.")
EMPTY_ODF = N_("this document holds no text, only pictures perhaps; give one with text.")
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_GONE = frozenset((f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls"))
_MOST = 1000  # blank or repeated cells and rows that are counted


def read_odf(data: bytes, max_bytes: int | None = None) -> Page:
    """The text of an .odt or .ods. Raises InputError for what is none, holds nothing, or is too large unpacked."""
    check_size(data, max_bytes, ".ods")
    etree = load("lxml.etree", what=N_("OpenDocument files"), library="lxml", extra="docs")
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            root = etree.fromstring(archive.read("content.xml"), etree.XMLParser(resolve_entities=False))
        body = root.find(f"{_OFFICE}body")
        text, tables = joined(_Reader().blocks(body))
    except MemoryError:
        raise
    except Exception as error:  # a damaged or hostile file can make the library stumble anywhere
        raise InputError(_(NOT_ODF)) from error
    if not text:
        raise InputError(_(EMPTY_ODF))
    converted, font = check_text(text)
    return Page(converted, font or "odf", tables=tables if len(converted) == len(text) else ())


class _Reader:
    def __init__(self) -> None:
        self.tables = 0

    def blocks(self, container: Any, depth: int = 0) -> Iterator[Piece]:
        for child in container if container is not None else ():
            if child.tag in {f"{_TEXT}p", f"{_TEXT}h"}:
                yield Piece("".join(_said(child)))
            elif child.tag == f"{_TEXT}list":
                yield from self._list(child, depth)
            elif child.tag == f"{_TABLE}table":
                yield from self._table(child)
            elif child.tag not in _GONE and isinstance(child.tag, str):
                yield from self.blocks(child, depth)

    def _list(self, element: Any, depth: int) -> Iterator[Piece]:
        first = depth == 0
        for item in element:
            mark = "- " if depth == 0 else "+ "
            for piece in self.blocks(item, depth + 1):
                own = piece.place is None and not MARKED.match(piece.text)
                yield Piece(f"{mark}{piece.text}" if own and mark else piece.text, first and piece.apart, piece.place)
                first, mark = False, ""

    def _table(self, table: Any) -> Iterator[Piece]:
        here, self.tables = self.tables, self.tables + 1
        at = 0
        for row in table.iter(f"{_TABLE}table-row"):
            column = 0
            for cell in row:
                times = _number(cell, f"{_TABLE}number-columns-repeated")
                if cell.tag == f"{_TABLE}table-cell":
                    rows, columns = (
                        _number(cell, f"{_TABLE}number-rows-spanned"),
                        _number(cell, f"{_TABLE}number-columns-spanned"),
                    )
                    for piece in self.blocks(cell):
                        for again in range(times if times < _MOST else 1):
                            yield Piece(piece.text, place=Place(here, at, column + again, rows, columns))
                column += times
            at += _number(row, f"{_TABLE}number-rows-repeated")


def _number(element: Any, name: str) -> int:
    said = element.get(name) or "1"
    return max(1, min(int(said), _MOST)) if said.isdecimal() and len(said) < 10 else 1


def _said(element: Any) -> Iterator[str]:
    """The text of a paragraph, without notes and comments."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s" or child.tag in {f"{_TEXT}tab", f"{_TEXT}line-break"}:
            yield " "
        elif child.tag not in _GONE and isinstance(child.tag, str):
            yield from _said(child)
        yield child.tail or ""
