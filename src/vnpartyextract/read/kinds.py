"""What kind of input a file is: by its ending, and by its first bytes where the ending does not tell."""

import re
from typing import Literal

Kind = Literal[
    "text", "html", "mhtml", "docx", "doc", "rtf", "odf", "xlsx", "xls", "csv", "pdf", "jsonl", "warc", "markdown"
]

HEAD = 4096  # bytes from which a kind is told
_OLE = b"\xd0\xcf\x11\xe0"
GZIP = b"\x1f\x8b"

_ENDINGS: dict[str, Kind] = {
    ".txt": "text",
    ".text": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".docx": "docx",
    ".doc": "doc",
    ".rtf": "rtf",
    ".odt": "odf",
    ".ods": "odf",
    ".xlsx": "xlsx",
    ".xls": "xls",
    ".csv": "csv",
    ".tsv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".warc": "warc",
    ".pdf": "pdf",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
}
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SAVED = re.compile(rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*)*?Content-Type:\s*multipart/related", re.I)
_RECORD = re.compile(rb'(?:\xef\xbb\xbf)?[ \t]*\{[ \t]*"')


def kind_of(path: str | None, head: bytes) -> Kind:
    """The kind of what begins with the bytes `head` (up to `HEAD` of them, unpacked) and is called `path`.

    What is a PDF or a zipped file by its bytes is no text whatever it is called. Else the ending decides, without
    `.gz`; where it is unknown or missing, the bytes do: a page begins with its doctype or a tag, a record with `{"`.
    """
    if head.startswith(b"%PDF-"):
        return "pdf"
    name = (path or "").lower().removesuffix(".gz")
    known = _ENDINGS.get(name[name.rfind(".") :])
    if head.startswith(b"PK\x03\x04"):
        return _zipped(known, head)
    if head.startswith(_OLE):
        return "xls" if known == "xls" else "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(b"WARC/"):
        return "warc"
    if _SAVED.match(head):
        return "mhtml"
    if known:
        return known
    if _PAGE.match(head):
        return "html"
    return "jsonl" if _RECORD.match(head) else "text"


def _zipped(known: Kind | None, head: bytes) -> Kind:
    """What a zipped file is: as it is called, else by the names of its first parts."""
    if known in {"docx", "odf", "xlsx"}:
        return known
    if b"application/vnd.oasis.opendocument" in head:
        return "odf"
    return "xlsx" if b"xl/" in head and b"word/" not in head else "docx"
