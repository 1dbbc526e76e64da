"""The bytes of a file or of standard input, unpacked and limited in size; what goes wrong told in a sentence."""

import os
import stat
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader, BytesIO, RawIOBase
from typing import BinaryIO, cast

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.kinds import GZIP, HEAD

NO_FILE = N_("this is no file but {}; there is nothing to read.")
DEVICE = N_("a device")
TOO_BIG = N_("this is larger than {} bytes{}; raise --max-bytes if it is wanted all the same.")
UNREADABLE = N_("the file cannot be read ({}); copy it to a local folder and retry.")
UNPACKED = N_(" when it is unpacked")
BROKEN_GZIP = N_("the compressed file is damaged or cut off; make it anew with gzip.")


def called(path: str) -> str:
    """How messages name an input."""
    return _("standard input") if path == "-" else path


@contextmanager
def open_source(path: str) -> Iterator[BufferedReader]:
    """The file `path`, `-` for standard input, as it is. Raises InputError, with the name in front."""
    if not path:
        raise InputError(_("no file name given; name a file, or - for standard input."))
    if path == "-":
        if sys.stdin is None:  # so Python has it where it was closed
            raise InputError(_("standard input is closed; pipe an article into it, or name a file."))
        stream: BufferedReader = BufferedReader(cast(RawIOBase, sys.stdin.buffer))
        try:
            yield stream
        finally:
            stream.detach()  # standard input stays open
        return
    try:
        file = open(path, "rb")  # noqa: SIM115
    except FileNotFoundError:
        raise InputError(
            _("{path}: no such file; check the name and the folder you are in.").format(path=path)
        ) from None
    except IsADirectoryError:
        raise InputError(
            _("{path}: this is a folder; name the files in it, like {folder}/*.txt.").format(
                path=path, folder=path.rstrip("/")
            )
        ) from None
    except PermissionError:
        raise InputError(
            _("{path}: you may not read this file; change its permissions or copy it.").format(path=path)
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputError(f"{path}: {_(UNREADABLE).format(reason)}") from error
    with file:
        if _is_device(file):
            raise InputError(f"{path}: {_(NO_FILE).format(_(DEVICE))}")
        try:
            yield file
        except OSError as error:  # what opens may still not be read
            raise InputError(f"{path}: {_(UNREADABLE).format(error.strerror or error)}") from error


def _is_device(file: BufferedReader) -> bool:
    """Whether reading it could go on for ever; a terminal is somebody who types."""
    mode = os.fstat(file.fileno()).st_mode
    return (stat.S_ISCHR(mode) and not file.isatty()) or stat.S_ISBLK(mode)


def head_of(stream: BufferedReader) -> bytes:
    """The first bytes of a stream, or of what gzip packed into it, without taking them from it."""
    head = stream.peek(HEAD)
    if not head.startswith(GZIP):
        return head
    try:
        return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(head, HEAD)
    except zlib.error:
        return b""  # damaged: whoever reads on says so


def unpacked(stream: BufferedReader) -> BufferedReader:
    """What a gzip stream holds; any other stream as it is."""
    if not stream.peek(len(GZIP)).startswith(GZIP):
        return stream
    from gzip import GzipFile  # late: few files are packed

    return BufferedReader(cast(RawIOBase, GzipFile(fileobj=stream)))


def read_all(stream: BinaryIO, max_bytes: int | None) -> bytes:
    """All bytes of `stream`. Raises InputError where they are more than `max_bytes` (None: no limit)."""
    data = stream.read(-1 if max_bytes is None else max_bytes + 1)
    if max_bytes is not None and len(data) > max_bytes:
        raise InputError(_(TOO_BIG).format(max_bytes, ""))
    return data


def unpack(data: bytes, max_bytes: int | None) -> bytes:
    """What gzip packed into `data`; any other bytes as they are.

    Raises InputError where they are damaged, or more than `max_bytes` when unpacked: no more than that is ever made.
    """
    if not data.startswith(GZIP):
        return data
    try:
        return read_all(unpacked(BufferedReader(cast(RawIOBase, BytesIO(data)))), max_bytes)
    except InputError:
        raise InputError(_(TOO_BIG).format(max_bytes, _(UNPACKED))) from None
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(_(BROKEN_GZIP)) from error
