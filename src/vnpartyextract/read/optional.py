"""Libraries that only some inputs need: imported when they are, and kept from writing to the terminal on their own."""

import logging
from functools import cache
from importlib import import_module
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _

MISSING = N_("reading {} needs {}, which is not installed: pip install 'vnpartyextract[{}]'.")

# They log what they stumble over, in the words of the file; without a handler Python prints that to the terminal.
_TALKATIVE = ("trafilatura", "htmldate", "courlan", "justext", "pdfminer", "pdfplumber")


@cache
def load(module: str, *, what: str, library: str, extra: str) -> Any:
    """A module of `library`. Raises InputError, telling the extra to install, where the library is not there."""
    try:
        loaded = import_module(module)
    except ImportError:
        raise InputError(_(MISSING).format(_(what), library, extra)) from None
    for name in _TALKATIVE:
        logging.getLogger(name).addHandler(logging.NullHandler())
    return loaded
