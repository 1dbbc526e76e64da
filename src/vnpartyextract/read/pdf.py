"""A PDF as text: the lines of its pages joined into the paragraphs that they were broken from."""

import io
import re
from collections.abc import Iterator, Sequence

from vnpartyextract.errors import InputError
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page
from vnpartyextract.read.source import TOO_BIG, UNPACKED

NOT_PDF = "this is no PDF that can be read, or a damaged one; open it and save it again, or copy its text out."
LOCKED = "this PDF is locked with a password; save it without one, or copy its text out."
SCANNED = "this PDF holds pictures of pages and no text; recognise its text (OCR) first."

_PAGE_NUMBER = re.compile(r"\W*(?:trang\s+)?\d{1,4}(?:\s*/\s*\d{1,4})?\W*", re.IGNORECASE)
_ENDS = re.compile(r"[.!?…:;][\"”’)\]]*$")
_OPENS = re.compile(r"[-–—+*•●▪]\s|(?:\d{1,2}|[IVX]{1,5}|[a-zđ])[.)]\s|(?:Điều|Chương|Phần|Mục)\s+[\dIVX]")
_FULL = 0.8  # of the widest line of a page: a line this long was broken because it was full


def read_pdf(data: bytes, max_bytes: int | None = None) -> Page:
    """The text of a PDF, paragraphs apart, without page numbers.

    Raises InputError for what is damaged, locked or without text, and where the text is more than `max_bytes`.
    """
    pypdf = load("pypdf", what="PDF files", library="pypdf", extra="docs")
    pages: list[str] = []
    size = 0
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(LOCKED)
        for page in reader.pages:
            pages.append(page.extract_text())
            size += len(pages[-1].encode("utf-8", "replace"))
            if max_bytes is not None and size > max_bytes:
                raise InputError(TOO_BIG.format(max_bytes, UNPACKED))
    except (InputError, MemoryError):
        raise
    except Exception as error:  # a damaged or hostile file can make the library stumble anywhere
        locked = isinstance(error, pypdf.errors.DependencyError | pypdf.errors.FileNotDecryptedError)
        raise InputError(LOCKED if locked else NOT_PDF) from error
    text = "\n\n".join(paragraphs(pages))
    if not text:
        raise InputError(SCANNED)
    converted, font = check_text(text)
    return Page(converted, font or "pdf")


def paragraphs(pages: Sequence[str]) -> list[str]:
    """The paragraphs of pages of text, in order. One may run on over the end of a page.

    A line goes on in the next where it is full, or where the next begins in lower case. Where it is full and ends a
    sentence the line end stays: the paragraph may have ended there. A hyphen that touches its word stays and the halves
    are joined; a soft hyphen goes.
    """
    done: list[str] = []
    goes_on = ends = False
    for line, full in _lines(pages):
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
