"""A PDF as text: the lines of its pages joined into the paragraphs that they were broken from."""

import io
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.layout import Piece, Place, joined, left_out
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page
from vnpartyextract.read.pdf_layout import Grid, Line, SpacedError, page_lines
from vnpartyextract.read.source import TOO_BIG, UNPACKED

NOT_PDF = N_("this is no PDF that can be read, or a damaged one; open it and save it again, or copy its text out.")
LOCKED = N_("this PDF is locked with a password; save it without one, or copy its text out.")
SCANNED = N_("this PDF holds pictures of pages and no text; recognise its text (OCR) first.")
SPACED = N_(
    "the letters of this PDF are set so far apart that its words cannot be told; copy its text out and mend it."
)

_LARGEST = 1 << 27  # bytes that what draws a page may have unpacked
_PAGE_NUMBER = re.compile(r"\W*(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;][\"”’)\]]*$")
_OPENS = re.compile(r"[-–—+*•●▪]\s|(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s|(?:Điều|Chương|Phần|Mục)\s+[\dIVX]")
_FULL = 0.8  # of the widest line of a page: a line this long was broken because it was full
_EDGE = 3  # lines at the head and at the foot of a page that may recur
_LONGEST_EDGE = 120  # characters of such a line
_RECURS = 0.5  # share of the pages on which a line recurs that is no part of the text
# What a browser prints around a page: the address and the page's number below, the day and the title above.
_PRINTED_FOOT = re.compile(r"(?:https?://|file://|about:)\S*\s+\d{1,3}/\d{1,3}")
_PRINTED_HEAD = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4},? \d{1,2}:\d\d(?:\s?[AP]M|\s?(?:SA|CH))?(?:\s.*)?")

Block = Line | Grid


def read_pdf(data: bytes, max_bytes: int | None = None) -> Page:
    """The text of a PDF, paragraphs apart, without running heads and feet and page numbers.

    Raises InputError for what is damaged, locked or without text, and where the text is more than `max_bytes`.
    """
    plumber = load("pdfplumber", what=N_("PDF files"), library="pdfplumber", extra="docs")
    locks = load("pdfminer.pdfdocument", what=N_("PDF files"), library="pdfplumber", extra="docs")
    pages: list[list[Block]] = []
    aside: list[str] = []
    size = 0
    try:
        with plumber.open(io.BytesIO(data)) as file:
            if len(file.pages) != _count(file):
                raise InputError(_(NOT_PDF))
            for page in file.pages:
                _check_size(page)
                lines, beside = page_lines(page)
                pages.append(lines)
                aside += beside
                size += sum(len(line.text.encode("utf-8", "replace")) for line in pages[-1] if isinstance(line, Line))
                if max_bytes is not None and size > max_bytes:
                    raise InputError(_(TOO_BIG).format(max_bytes, _(UNPACKED)))
                page.close()
    except SpacedError:
        raise InputError(_(SPACED)) from None
    except (InputError, MemoryError):
        raise
    except Exception as error:  # a damaged or hostile file can make the library stumble anywhere
        locked = (locks.PDFPasswordIncorrect, locks.PDFEncryptionError)
        causes = (error, error.__cause__, error.__context__, *error.args)
        raise InputError(_(LOCKED) if any(isinstance(cause, locked) for cause in causes) else _(NOT_PDF)) from error
    if not pages:
        raise InputError(_(NOT_PDF))
    kept, lost = _without_edges(pages)
    text, tables = joined(_pieces(kept))
    if not text:
        raise InputError(_(SCANNED))
    converted, font = check_text(text)
    return Page(
        converted,
        font or "pdf",
        left_out=left_out([*aside, *lost]),
        tables=tables if len(converted) == len(text) else (),
    )


def _count(file: Any) -> int:
    """How many pages the file says that it has."""
    resolve = load("pdfminer.pdftypes", what=N_("PDF files"), library="pdfplumber", extra="docs").resolve1
    return int(resolve(resolve(file.doc.catalog["Pages"])["Count"]))


def _check_size(page: Any) -> None:
    """Raises InputError where what draws a page is a bomb: little that unpacks to very much."""
    left = _LARGEST
    for stream in page.page_obj.contents:
        unpacker = zlib.decompressobj()
        try:
            raw = getattr(stream.resolve(), "rawdata", None) if hasattr(stream, "resolve") else stream.rawdata
            left -= len(unpacker.decompress(raw or b"", left))
        except zlib.error:
            continue
        if left <= 0:
            raise InputError(_(TOO_BIG).format(_LARGEST, _(UNPACKED)))


def _without_edges(pages: Sequence[Sequence[Block]]) -> tuple[list[Sequence[Block]], list[str]]:
    """The pages without page numbers, and without the lines at their edges that come again on other pages; and what is
    to be told of them, each once: numbers and lines that do not count the pages.
    """
    numbers: list[tuple[int, str]] = []  # of which page, and how it is written
    trimmed = [_without_numbers(page, at, numbers) for at, page in enumerate(pages)]
    known: Counter[str] = Counter()
    for page in trimmed:
        known.update({_shape(line) for line in (*page[:_EDGE], *page[-_EDGE:]) if isinstance(line, Line)})
    often = {shape for shape, count in known.items() if count > 1 and count > _RECURS * len(pages)}
    printed = any(
        isinstance(line, Line) and _PRINTED_FOOT.fullmatch(line.text) for page in trimmed for line in page[-1:]
    )
    kept: list[Sequence[Block]] = []
    edges: dict[str, list[tuple[int, str]]] = {"": numbers}  # by their shape
    for at, page in enumerate(trimmed):
        start, end = 0, len(page)
        while start < min(end, _EDGE) and _recurs(page[start], often, printed):
            start += 1
        while end > max(start, len(page) - _EDGE) and _recurs(page[end - 1], often, printed):
            end -= 1
        for line in (*page[:start], *page[end:]):
            if isinstance(line, Line) and not (printed and _is_printed(line)):
                edges.setdefault(_shape(line), []).append((at, line.text))
        kept.append(_without_numbers(page[start:end], at, numbers))
    return kept, list(dict.fromkeys(line for lines in edges.values() for line in _no_counts(lines)))


def _no_counts(lines: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Those of the lines at the edges, each with its page, that do not count the pages and may mean something."""
    firsts = Counter(first for page, text in lines if (first := _first(page, text)) is not None)
    usual = max(firsts, key=lambda first: (firsts[first], first == 1), default=1)
    sure = firsts[usual] > 1 or usual == 1  # one alone counts pages only where it is 1
    yield from (text for page, text in lines if not sure or _first(page, text) != usual)


def _first(page: int, text: str) -> int | None:
    """The number of the first page if a line counts the pages (`Trang 3/12`); None where it cannot."""
    found = re.findall(r"\d+", text)
    return int(found[0]) - page if len(found) in (1, 2) else None


def _recurs(line: Block, often: set[str], printed: bool) -> bool:
    if not isinstance(line, Line):
        return False
    said = len(line.text) > _LONGEST_EDGE or line.text.endswith((".", ";", ","))
    return (printed and _is_printed(line)) or (_shape(line) in often and not said)


def _is_printed(line: Line) -> bool:
    """Whether a browser has put the line around the page."""
    return bool(_PRINTED_FOOT.fullmatch(line.text) or _PRINTED_HEAD.fullmatch(line.text))


def _shape(line: Line) -> str:
    """A line with its numbers alike: `Trang 3/12` is the same on every page."""
    return re.sub(r"\d+", "0", line.text)


def _without_numbers(page: Sequence[Block], at: int, numbers: list[tuple[int, str]]) -> Sequence[Block]:
    """The page without the lines at its edges that are a number alone; those are added to `numbers`."""
    start, end = 0, len(page)
    while start < end and _is_number(page[start]):
        start += 1
    while start < end and _is_number(page[end - 1]):
        end -= 1
    numbers += [(at, line.text) for line in (*page[:start], *page[end:]) if isinstance(line, Line) and line.text]
    return page[start:end]


def _is_number(line: Block) -> bool:
    return isinstance(line, Line) and (not line.text or _PAGE_NUMBER.fullmatch(line.text) is not None)


def _pieces(pages: Sequence[Sequence[Block]]) -> Iterator[Piece]:
    table = 0
    lines: list[tuple[str, bool]] = []
    for page in pages:
        for block in page:
            if isinstance(block, Line):
                lines.append((block.text, block.full))
                continue
            yield from _of_lines(lines)
            lines = []
            for row, cells in enumerate(block.rows):
                for column, cell in enumerate(cells):
                    across = 1
                    while column + across < len(cells) and cells[column + across] is None:
                        across += 1
                    yield Piece(" ".join((cell or "").split()), place=Place(table, row, column, 1, across))
            table += 1
    yield from _of_lines(lines)


def _of_lines(lines: Sequence[tuple[str, bool]]) -> Iterator[Piece]:
    for paragraph in _paragraphs(lines):
        for at, line in enumerate(paragraph.split("\n")):
            yield Piece(line, apart=at == 0)


def paragraphs(pages: Sequence[str]) -> list[str]:
    """The paragraphs of pages of text, in order. One may run on over the end of a page."""
    return _paragraphs(list(_lines(pages)))


def _paragraphs(lines: Sequence[tuple[str, bool]]) -> list[str]:
    """Lines, each with whether it is full, as paragraphs.

    A line goes on in the next where it is full, or where the next begins in lower case. Where it is full and ends a
    sentence the line end stays: the paragraph may have ended there. A hyphen that touches its word stays and the halves
    are joined; a soft hyphen goes.
    """
    done: list[str] = []
    goes_on = ends = False
    for line, full in lines:
        if done and line and not _OPENS.match(line) and (goes_on or line[0].islower()):
            done[-1] = f"{done[-1]}\n{line}" if ends else _joined(done[-1], line)
        elif line:
            done.append(line)
        goes_on, ends = bool(line) and full, bool(_ENDS.search(line))
    return done


def _lines(pages: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Every line without its outer spaces, and whether it is full."""
    for page in pages:
        lines = [" ".join(line.split()) for line in page.split("\n")]
        while lines and (not lines[0] or _PAGE_NUMBER.fullmatch(lines[0])):
            del lines[0]
        while lines and (not lines[-1] or _PAGE_NUMBER.fullmatch(lines[-1])):
            del lines[-1]
        widest = max(map(len, lines), default=0)
        yield from ((line, len(line) >= _FULL * widest) for line in lines)


def _joined(before: str, after: str) -> str:
    if before.endswith("\xad"):
        return before[:-1] + after
    touches = before.endswith("-") and before[-2:-1].isalnum()
    return before + ("" if touches else " ") + after
