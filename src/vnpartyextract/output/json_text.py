"""Finished documents as JSON: one indented document, an array of them, or JSON Lines."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from vnpartyextract.output.cells import HIDDEN

# What json.dumps makes of a span: two numbers on lines of their own. Line breaks inside strings are escaped, so this
# can only meet structure.
_SPREAD_PAIR = re.compile(r"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]")


def to_line(document: Any) -> str:
    """`document` as JSON on one line, without the line end."""
    return _visible(json.dumps(document, ensure_ascii=False, allow_nan=False))


def to_indented(document: Any) -> str:
    """`document` as JSON for reading, spans kept on one line; without the last line end."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2)
    return _visible(_SPREAD_PAIR.sub(r"[\1, \2]", text))


def json_lines(documents: Iterable[dict[str, Any]]) -> Iterator[str]:
    """Each document as a line, as soon as it is there."""
    for document in documents:
        yield to_line(document) + "\n"


def json_documents(documents: Iterable[dict[str, Any]], *, array: bool) -> Iterator[str]:
    """Indented documents: as they are, or as the items of one `array` (nothing at all where there is no document)."""
    begun = False
    for document in documents:
        if array:
            yield ",\n" if begun else "[\n"
        begun = True
        yield to_indented(document) + ("" if array else "\n")
    if array and begun:
        yield "\n]\n"


def _visible(text: str) -> str:
    """What a terminal would obey and what no encoder takes (bytes of a file name that are no UTF-8) as JSON's escapes.

    json.dumps escapes the controls of ASCII alone.
    """
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
