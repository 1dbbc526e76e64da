"""An archive of a site (WARC): every page that it holds, named by its address."""

from collections.abc import Iterator
from typing import BinaryIO

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.optional import load
from vnpartyextract.read.source import TOO_BIG

NOT_WARC = N_("this is no web archive (WARC) that can be read, or one cut off; what came before was read.")
_LARGEST = 1 << 26  # bytes of one page, where no other limit is given


def pages(stream: BinaryIO, max_bytes: int | None = None) -> Iterator[tuple[str, bytes | InputError]]:
    """The address and the bytes of every HTML page that a server gave; an InputError for one that is too large.

    Raises InputError where the archive cannot be read on.
    """
    iterator = load("warcio.archiveiterator", what=N_("web archives"), library="warcio", extra="warc").ArchiveIterator
    limit = max_bytes or _LARGEST
    try:
        for record in iterator(stream):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            if "html" not in (headers.get_header("Content-Type") or "").lower():
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            content = record.content_stream().read(limit + 1)
            yield address, InputError(_(TOO_BIG).format(limit, "")) if len(content) > limit else content
    except (InputError, MemoryError):
        raise
    except Exception as error:  # damaged archives can make the library stumble anywhere
        raise InputError(_(NOT_WARC)) from error
