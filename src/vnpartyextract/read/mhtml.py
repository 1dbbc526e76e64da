"""A page that a browser saved whole (.mhtml, .mht): the page in it, among its pictures and styles."""

from email import message_from_bytes
from email.errors import MessageError
from itertools import islice

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _

NO_PAGE = N_("this is no saved page (.mhtml) that can be read; save the page again, or copy its text out.")
_MOST = 1000  # parts that are looked at


def page_of(data: bytes) -> bytes:
    """The bytes of the first HTML page in a saved page. Raises InputError where there is none."""
    try:
        parts = message_from_bytes(data).walk()
        for part in islice(parts, _MOST):
            if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
                page = part.get_payload(decode=True)
                if isinstance(page, bytes) and page.strip():
                    return page
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise InputError(_(NO_PAGE)) from error
    raise InputError(_(NO_PAGE))
