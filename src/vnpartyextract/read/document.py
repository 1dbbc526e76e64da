"""A file, or bytes, or text, as a Document with its headline and its day."""

import hashlib
import sys
from datetime import date
from pathlib import Path

from vnpartyextract.errors import InputError
from vnpartyextract.model import Document
from vnpartyextract.read.dateline import HEAD_LINES, Dateline, Line, ends_article, foot_lines, head_lines, read_dateline
from vnpartyextract.read.decode import decode
from vnpartyextract.read.headline import LINES, find_headline
from vnpartyextract.read.words import HeadWords, built_in
from vnpartyextract.text import normal

_PARAGRAPH = 100  # characters from which a line is taken for a paragraph


def read_path(path: str, *, published: date | None = None, words: HeadWords | None = None) -> Document:
    """The document in the file `path`, `-` for standard input. `published` counts only where the text has no dateline.

    Raises InputError, with a sentence that says what to do, for what cannot be read.
    """
    if not path:
        raise InputError("no file name given; name a file, or - for standard input.")
    if path == "-" and sys.stdin is None:  # so Python has it where it was closed
        raise InputError("standard input is closed; pipe an article into it, or name a file.")
    if path == "-":
        return read_bytes(sys.stdin.buffer.read(), path="-", published=published, words=words)
    try:
        data = Path(path).read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: no such file; check the name and the folder you are in.") from None
    except IsADirectoryError:
        raise InputError(f"{path}: this is a folder; name the files in it, like {path.rstrip('/')}/*.txt.") from None
    except PermissionError:
        raise InputError(f"{path}: you may not read this file; change its permissions or copy it.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{path}: the file cannot be read ({reason}); copy it to a local folder and retry.") from error
    return read_bytes(data, path=path, published=published, words=words)


def read_bytes(
    data: bytes, *, path: str | None = None, published: date | None = None, words: HeadWords | None = None
) -> Document:
    """The document in `data`. Raises InputError, with `path` in front if given, for what is no text."""
    try:
        text, encoding = decode(data)
    except InputError as error:
        where = "standard input" if path == "-" else path
        raise InputError(f"{where}: {error}" if where else str(error)) from error
    sha256 = hashlib.sha256(data).hexdigest()
    return to_document(text, path=path, encoding=encoding, sha256=sha256, published=published, words=words)


def to_document(
    text: str,
    *,
    path: str | None = None,
    id: str | None = None,
    encoding: str = "utf-8",
    sha256: str | None = None,
    published: date | None = None,
    words: HeadWords | None = None,
) -> Document:
    """`text` as a Document: its headline, and its day from the dateline, else the caller's `published`.

    `sha256` is that of the bytes the text came from; without it, of the text in UTF-8. `published_span` is None where
    the day is the caller's.
    """
    words = words or built_in()
    if sha256 is None:
        sha256 = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    head = head_lines(text, LINES)
    datelines = _at_head(head, words)
    headline = find_headline(head, datelines, words)
    dateline = _of_article(headline, datelines) or _at_foot(text, head, words)
    return Document(
        text=text,
        path=path,
        id=id,
        sha256=sha256,
        encoding=encoding,
        title=normal(text[headline.span.start : headline.span.end]) if headline else None,
        title_span=headline.span if headline else None,
        published=dateline.day if dateline else published,
        published_span=dateline.span if dateline else None,
    )


def _at_head(head: list[Line], words: HeadWords) -> dict[int, Dateline]:
    """The datelines among the first lines, by where their lines start."""
    found: dict[int, Dateline] = {}
    told = False  # a paragraph has gone by: from here on an article can end
    for line in head[:HEAD_LINES]:
        if told and ends_article(line, words):
            break
        told = told or line.span.end - line.span.start > _PARAGRAPH
        dateline = read_dateline(line, words)
        if dateline:
            found[line.span.start] = dateline
    return found


def _of_article(headline: Line | None, datelines: dict[int, Dateline]) -> Dateline | None:
    """The first dateline under the headline, else the first over it: there sites put the day of the visit."""
    starts = sorted(datelines)
    under = [start for start in starts if headline is not None and start > headline.span.start]
    return datelines[(under or starts)[0]] if starts else None


def _at_foot(text: str, head: list[Line], words: HeadWords) -> Dateline | None:
    seen = head[min(len(head), HEAD_LINES) - 1].span.start if head else 0
    lines = (line for line in foot_lines(text, words) if line.span.start > seen)
    return next((found for line in lines if (found := read_dateline(line, words))), None)
