"""JSON Lines: a record a line, each a document of its own. Lines end with \\n alone; none is held but the one at hand.

`records` is cheap and belongs where the file is; `record_document` is the work on one line and may be done elsewhere.
"""

import io
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Document
from vnpartyextract.read.day import written_day
from vnpartyextract.read.decode import check_text
from vnpartyextract.read.document import to_document
from vnpartyextract.read.source import BROKEN_GZIP, TOO_BIG, called
from vnpartyextract.read.words import HeadWords
from vnpartyextract.text import encodable, whole

NO_JSON = N_("this line is no JSON object ({}); write one object a line.")
NO_UTF8 = N_("this line is not UTF-8 (byte {}); write the file in UTF-8.")
NO_FIELD = N_("the record has no field {!r}; its fields are {}: name the right one with --text-field.")
NO_STRING = N_("the field {!r} holds no text but {}; name another one with --text-field.")
NO_WORDS = N_("the field {!r} is blank; leave the record out, or name another field with --text-field.")
NO_ID = N_("the field {!r} is neither text nor a whole number; name another one with --id-field.")
NO_DAY = N_("the field {!r} holds no day but {}: read without it; write 2024-02-17, 2024-02-17T08:30:00 or 17/2/2024.")
_SHOWN = 12  # fields that a message names
_SKIPPED = 1 << 16  # bytes at a time of a line that is too long


@dataclass(frozen=True, slots=True)
class Fields:
    """The names of the fields that hold a record's text, its own name, and its day of publication."""

    text: str = "text"
    id: str = "id"
    published: str = "published"


FIELDS = Fields()


def records(stream: io.BufferedIOBase, max_bytes: int | None = None) -> Iterator[tuple[int, bytes]]:
    """Every line of `stream` that is not blank, with its number (from 1).

    Of a line of more than `max_bytes` the first `max_bytes + 1` are given, so that `record_document` refuses it. Raises
    InputError where the stream cannot be read on.
    """
    number = blank = 0
    limit = -1 if max_bytes is None else max_bytes + 1
    try:
        while line := stream.readline(limit):
            number += 1
            rest = line
            while len(rest) >= limit > 0 and not rest.endswith(b"\n"):
                rest = stream.readline(max(limit, _SKIPPED))
                if not rest:
                    break
            if not line.isspace():
                yield number, line.removesuffix(b"\n")
                blank = 0
            elif (blank := blank + len(line)) > max(limit, _SKIPPED) and max_bytes is not None:
                raise InputError(_(TOO_BIG).format(max_bytes, ""))
    except (EOFError, zlib.error) as error:
        raise InputError(_("after line {number}: {why}").format(number=number, why=_(BROKEN_GZIP))) from error
    except OSError as error:
        raise InputError(
            _("after line {number}: the file cannot be read on ({why}).").format(
                number=number, why=error.strerror or error
            )
        ) from error


def record_document(
    line: bytes,
    number: int,
    *,
    path: str,
    fields: Fields = FIELDS,
    published: date | None = None,
    words: HeadWords | None = None,
    max_bytes: int | None = None,
) -> Document:
    """The document in one line. Its id is that of the record, else `number`; its hash that of its text in UTF-8.

    Halves of characters in the text are read as `\ufffd`, those of an id written out, as `\\ud800`.

    The record's day, else `published`, counts where the text has no dateline. Raises InputError, with `path` and
    `number` in front.
    """
    try:
        if max_bytes is not None and len(line) > max_bytes:
            raise InputError(_(TOO_BIG).format(max_bytes, ""))
        record = _record(line)
        text, font = check_text(whole(_text(record, fields.text)))
        day, note = _day(record, fields.published)
        return to_document(
            text,
            path=path,
            id=_id(record, fields.id) or str(number),
            encoding=font or "utf-8",
            carries_text=font is not None,
            published=day or published,
            words=words,
            notes=(f"line {number}: {note}",) if note else (),
        )
    except InputError as error:
        raise InputError(f"{called(path)}:{number}: {error}") from error


def record_id(line: bytes, number: int, fields: Fields = FIELDS) -> str | None:
    """The id that the document of a line has; None where the line cannot be read."""
    try:
        return _id(_record(line), fields.id) or str(number)
    except InputError:
        return None


def _record(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(_(NO_UTF8).format(error.start)) from None
    except json.JSONDecodeError as error:
        raise InputError(
            _(NO_JSON).format(_("column {column}: {why}").format(column=error.colno, why=error.msg))
        ) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, brackets in brackets
        raise InputError(_(NO_JSON).format(_("it is beyond what can be read"))) from None
    if not isinstance(record, dict):
        raise InputError(_(NO_JSON).format(_("it is {what}").format(what=_named(record))))
    return record


def _text(record: dict[str, Any], field: str) -> str:
    if field not in record:
        listed = ", ".join(map(encodable, list(record)[:_SHOWN])) + (" …" if len(record) > _SHOWN else "")
        raise InputError(_(NO_FIELD).format(field, listed or _("none")))
    text = record[field]
    if not isinstance(text, str):
        raise InputError(_(NO_STRING).format(field, _named(text)))
    if not text.strip():
        raise InputError(_(NO_WORDS).format(field))
    return text


def _id(record: dict[str, Any], field: str) -> str | None:
    name = record.get(field)
    if name is not None and (isinstance(name, bool) or not isinstance(name, str | int)):
        raise InputError(_(NO_ID).format(field))
    return None if name is None else encodable(str(name))


def _day(record: dict[str, Any], field: str) -> tuple[date | None, str | None]:
    """The record's day, and a note where its field holds none: the article is worth more than its day."""
    written = record.get(field)
    if written is None or written == "":
        return None, None
    day = written_day(written) if isinstance(written, str) else None
    if day is not None:
        return day, None
    return None, _(NO_DAY).format(field, repr(written[:40]) if isinstance(written, str) else _named(written))


def _named(value: object) -> str:
    """What a JSON value is, in words."""
    if value is None:
        return "null"
    names = {
        bool: _("true or false"),
        int: _("a number"),
        float: _("a number"),
        str: _("a string"),
        list: _("a list"),
        dict: _("an object"),
    }
    return names[type(value)]
