"""A Word document as text: all that Word shows of its body, in the order in which it stands."""

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import BadZipFile, ZipFile

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.blocks import MARKED
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.layout import DIGITS, Piece, Place, joined, left_out
from vnpartyextract.read.numbering import Numbering, W, is_on, number, value
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page
from vnpartyextract.read.source import TOO_BIG, UNPACKED

NOT_WORD = N_("this is no Word document (.docx); save it as one, or as plain text (UTF-8).")
EMPTY_WORD = N_("this Word document holds no text, only pictures perhaps; give one with text.")
_MAIN = "word/document.xml"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What only wraps what is shown, and what is not shown.
_WRAPS = frozenset(
    f"{W}{name}" for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "fldSimple", "bdo", "dir")
)
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "pPr", "rPr"))
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_PRIVATE = 0xF000  # where symbol fonts have their signs
_NOTE = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡]+)\s*[\])]?")
_POWERS = {"2": "²", "3": "³"}
_UNIT = re.compile(r"(?<!\w)[kcdm]?m$")
_NOTES = ("footnotes", "endnotes", "header", "footer")  # kinds of parts beside the body


def read_docx(data: bytes, max_bytes: int | None = None) -> Page:
    """The text of a .docx: paragraphs apart, items of lists with their marks, rows of tables as paragraphs.

    What stands in notes, headers and footers, or was struck out, is told as left out. Raises InputError for what is no
    such document or holds no text, and where it is more than `max_bytes` unpacked.
    """
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if _MAIN not in archive.namelist():
                raise InputError(_(NOT_WORD))
            # A part is never read beyond the size it is listed with: the list can be relied on.
            if max_bytes is not None and sum(part.file_size for part in archive.infolist()) > max_bytes:
                raise InputError(_(TOO_BIG).format(max_bytes, _(UNPACKED)))
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(_(NOT_WORD)) from None
    docx = load("docx", what=N_("Word documents"), library="python-docx", extra="docs")
    try:
        document = docx.Document(io.BytesIO(data))
        parts = [relation.target_part for relation in document.part.rels.values() if not relation.is_external]
        reader = _Reader(_root(parts, "numbering"), _root(parts, "styles"))
        text, tables = joined(reader.blocks(document.element.body))
        lost = [
            *reader.struck,
            *_beside(parts, load("lxml.etree", what=N_("Word documents"), library="lxml", extra="docs")),
        ]
    except MemoryError:
        raise
    except Exception as error:  # a damaged or hostile file can make the library stumble anywhere
        raise InputError(_(NOT_WORD)) from error
    if not text:
        raise InputError(_(EMPTY_WORD))
    converted, font = check_text(text)
    # The letters of an old font are converted one by one, so that places stay; where not, no table can be told.
    kept = tables if len(converted) == len(text) else ()
    return Page(converted, font or "docx", left_out=left_out(lost), tables=kept)


def _root(parts: list[Any], name: str) -> Any:
    """The tree of a part such as word/numbering.xml; None where there is none."""
    return next(
        (part.element for part in parts if part.partname.endswith(f"/{name}.xml") and hasattr(part, "element")), None
    )


class _Reader:
    """Reads the body once; `struck` collects what was struck out."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.numbering = Numbering(numbering, styles)
        self.struck: list[str] = []
        self.tables = 0
        self.in_list = False
        self.carried = ""

    def blocks(self, container: Any) -> Iterator[Piece]:
        """The paragraphs and tables of a body, a cell or a text box."""
        for block in _shown(container):
            if block.tag == f"{W}tbl":
                self.in_list = False
                yield from self._table(block)
            elif block.tag == f"{W}p":
                yield from self._paragraph(block)

    def _paragraph(self, paragraph: Any) -> Iterator[Piece]:
        text = self.carried + "".join(self._runs(paragraph, paragraph))
        self.carried = ""
        boxes = [box for child in _shown(paragraph) for box in _boxes(child)]
        properties = paragraph.find(f"{W}pPr")
        if properties is not None and properties.find(f"{W}rPr/{W}del") is not None:
            self.carried = text  # the end of the paragraph was deleted: it goes on in the next
        elif text.strip():
            mark = self.numbering.mark(paragraph)
            body = text.strip()
            body = body if not mark or MARKED.match(body) else mark + body
            for at, line in enumerate(body.split("\n")):
                yield Piece(line, apart=at == 0 and not (mark and self.in_list))
            self.in_list = bool(mark)
        for box in boxes:
            yield from self.blocks(box)

    def _runs(self, container: Any, paragraph: Any) -> Iterator[str]:
        said = ""
        for child in _shown(container):
            if child.tag == f"{W}r":
                text = "".join(map(_sign, _shown(child)))
                if not text or self.numbering.hides(child, paragraph):
                    continue
                properties = child.find(f"{W}rPr")
                if is_on(properties, "strike") or is_on(properties, "dstrike"):
                    self.struck.append(text)
                    continue
                if value(properties, "vertAlign") == "superscript":
                    text = _raised(text, said)
                said = text or said
                yield text

    def _table(self, table: Any) -> Iterator[Piece]:
        """The cells of a table in their places; where one holds another table, as mere lines, a row a paragraph."""
        rows = [row for row in _shown(table) if row.tag == f"{W}tr" and row.find(f"{W}trPr/{W}del") is None]
        nested = next(table.iterdescendants(f"{W}tbl"), None) is not None
        here, self.tables = self.tables, self.tables + (not nested)
        above: dict[int, int] = {}  # the row in which the cell of a column begins
        for at, row in enumerate(rows):
            head = bool(is_on(row.find(f"{W}trPr"), "tblHeader"))
            column = number(row.find(f"{W}trPr"), "gridBefore")
            first = True
            for cell in _shown(row):
                if cell.tag != f"{W}tc":
                    continue
                properties = cell.find(f"{W}tcPr")
                across = max(1, min(number(properties, "gridSpan", 1), 200))
                merge = None if properties is None else properties.find(f"{W}vMerge")
                goes_on = merge is not None and merge.get(f"{W}val") != "restart" and column in above
                if not goes_on:
                    above[column] = at
                begun, column = column, column + across
                if goes_on:
                    continue
                place = None if nested else Place(here, at, begun, _depth(rows, at, begun), across, head)
                for piece in self.blocks(cell):
                    yield Piece(piece.text, first, place) if piece.place is None else piece
                    first = False


def _depth(rows: list[Any], at: int, column: int) -> int:
    """How many rows the cell spans that begins in a row at a column."""
    depth = 1
    for row in rows[at + 1 : at + 200]:
        place = number(row.find(f"{W}trPr"), "gridBefore")
        for cell in _shown(row):
            if cell.tag == f"{W}tc":
                if place >= column:
                    break
                place += max(1, number(cell.find(f"{W}tcPr"), "gridSpan", 1))
        else:
            return depth
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        if place != column or merge is None or merge.get(f"{W}val") == "restart":
            return depth
        depth += 1
    return depth


def _shown(container: Any) -> Iterator[Any]:
    """What Word shows of the children of an element, without what only wraps it; of alternatives the first."""
    for child in container:
        if child.tag in _GONE:
            continue
        if child.tag in _WRAPS:
            yield from _shown(child)
        elif child.tag == f"{W}sdt":
            for content in child.iterchildren(f"{W}sdtContent"):
                yield from _shown(content)
        elif child.tag == f"{_MC}AlternateContent":
            for choice in child:
                yield from _shown(choice)
                break
        else:
            yield child


def _boxes(run: Any) -> Iterator[Any]:
    """The text boxes that hang on a run."""
    for drawing in _shown(run):
        if drawing.tag in {f"{W}drawing", f"{W}pict", f"{W}object"}:
            yield from drawing.iter(f"{W}txbxContent")


def _sign(element: Any) -> str:
    """The text of one part of a run."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag == f"{W}sym":
        code = element.get(f"{W}char") or ""
        sign = int(code, 16) if re.fullmatch("[0-9A-Fa-f]{1,5}", code) else 0
        if sign >= _PRIVATE:
            plain = chr(sign - _PRIVATE)
            known = not (element.get(f"{W}font") or "").startswith(("Wingdings", "Webdings", "Symbol"))
            return plain if known and plain.isprintable() else "•"
        return chr(sign) if sign else ""
    return _SIGNS.get(element.tag, "")


def _raised(text: str, before: str) -> str:
    """Text set high: the mark of a note is no text, the power of a unit is its sign."""
    if text.strip() in _POWERS and _UNIT.search(before):
        return _POWERS[text.strip()]
    return "" if _NOTE.fullmatch(text.strip()) else text


def _beside(parts: list[Any], etree: Any) -> Iterator[str]:
    """The texts of notes, headers and footers, without the numbers of pages that fields put there."""
    for part in parts:
        name = part.partname.rsplit("/", 1)[-1]
        if not name.startswith(_NOTES):
            continue
        root = (
            part.element
            if hasattr(part, "element")
            else etree.fromstring(part.blob, etree.XMLParser(resolve_entities=False))
        )
        reader = _Reader(None, None)
        for paragraph in root.iter(f"{W}p"):
            for field in list(paragraph.iter(f"{W}fldSimple")):
                field.getparent().remove(field)
            _without_fields(paragraph)
            text = "".join(reader._runs(paragraph, paragraph)).strip()
            if DIGITS.search(text):
                yield text


def _without_fields(paragraph: Any) -> None:
    depth = 0
    for run in list(paragraph.iter(f"{W}r")):
        kinds = [field.get(f"{W}fldCharType") for field in run.iterchildren(f"{W}fldChar")]
        depth += kinds.count("begin")
        if depth:
            run.getparent().remove(run)
        depth -= min(depth, kinds.count("end"))
