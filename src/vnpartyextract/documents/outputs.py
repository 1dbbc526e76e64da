"""JSON back to documents: an indented one, an array of them, or JSON Lines."""

import codecs
import io
import json
from collections.abc import Callable, Iterator
from typing import IO, Any, NoReturn

from vnpartyextract.documents.shape import fault
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _

NO_JSON = N_("{}: this is no whole JSON ({}); it may be cut off: run extract again.")
NO_UTF8 = N_("{}: this is no UTF-8; save it as UTF-8, or run extract again.")
TOO_DEEP = N_("{}: lists are nested too deep for an output of vnpartyextract; run extract again.")

Output = tuple[int | None, dict[str, Any]]


def outputs(stream: IO[bytes], called: str, refused: Callable[[InputError], None]) -> Iterator[Output]:
    """Each document, as soon as it is read, with its line (None where the file is no JSON Lines).

    A line or an item that is broken or no output of ours goes to `refused`, by file and line. Raises InputError where
    the file as a whole is broken.
    """
    stream = _in_utf8(stream)
    if _is_lines(stream):
        pieces = _lines(stream, called)
    else:
        found = _parsed(stream.read(), called)
        if not isinstance(found, list):
            yield None, _checked(found, called)
            return
        pieces = _items(found, called)
    for line, place, piece in pieces:
        try:
            document = _checked(_parsed(piece, place) if isinstance(piece, bytes) else piece, place)
        except InputError as error:
            refused(error)
        else:
            yield line, document


Piece = tuple[int | None, str, Any]


def _lines(stream: IO[bytes], called: str) -> Iterator[Piece]:
    for number, line in enumerate(stream, 1):
        if line.strip():
            yield number, f"{called}:{number}", line.rstrip()


def _items(found: list[Any], called: str) -> Iterator[Piece]:
    for number, item in enumerate(found, 1):
        yield None, f"{called}: item {number}", item


def _checked(document: Any, place: str) -> dict[str, Any]:
    wrong = fault(document)
    if wrong is not None:
        raise InputError(f"{place}: {wrong}")
    found: dict[str, Any] = document
    return found


def _in_utf8(stream: IO[bytes]) -> IO[bytes]:
    """UTF-16 is what some shells make of `>`."""
    head = stream.read(2)
    stream.seek(0)
    if head not in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return stream
    return io.BytesIO(stream.read().decode("utf-16", "replace").encode())


def _is_lines(stream: IO[bytes]) -> bool:
    """Whether each line is a JSON text of its own. An indented one goes on in its second line; a torn one ends."""
    full = (line for line in stream if line.strip(codecs.BOM_UTF8 + b" \t\r\n"))
    first, second = next(full, b""), next(full, b"")
    stream.seek(0)
    if first.strip(codecs.BOM_UTF8).lstrip().startswith(b"["):
        return False
    try:
        json.loads(first.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return second.startswith(b"{")
    return True


def _parsed(data: bytes, place: str) -> Any:
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except UnicodeDecodeError:
        raise InputError(_(NO_UTF8).format(place)) from None
    except RecursionError:
        raise InputError(_(TOO_DEEP).format(place)) from None
    except ValueError as error:
        raise InputError(_(NO_JSON).format(place, error)) from None


def _no_number(written: str) -> NoReturn:
    raise ValueError(_("{name} is no number").format(name=written))
