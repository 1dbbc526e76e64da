"""A comparison as Markdown tables, for a page or a comment."""

import re
from collections.abc import Iterable, Iterator, Mapping

from vnpartyextract.diff.change import Comparison
from vnpartyextract.output.changes.sections import COUNTED, KINDS, Row, counted, lone, sections, totals
from vnpartyextract.output.plain import plain

_MARKS = re.compile(r"[\\`*_{}\[\]|~#!$]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "&#64;"}
# A page makes links of addresses by itself.
_ADDRESS = re.compile(r"(?<=[a-z])://|(?<=www)\.", re.IGNORECASE)


def markdown(comparison: Comparison, labels: Mapping[str, str]) -> Iterator[str]:
    """Every change, document by document and kind by kind, then how many there are."""
    document = ""
    for section in sections(comparison, labels):
        if section.document != document:
            document = section.document
            yield f"## {escaped(document)}\n\n"
        yield f"### {KINDS[section.kind]}\n\n"
        yield from _grid(section.columns, (row for _, row in section.rows))
        yield "\n"
    yield from (f"- {escaped(line)}\n" for line in (*lone(comparison), *totals(comparison)))


def summary(comparison: Comparison, labels: Mapping[str, str]) -> Iterator[str]:
    """How many facts of each kind and metric changed."""
    yield from _grid(COUNTED, counted(comparison, labels), right=True)
    lines = [f"- {escaped(line)}\n" for line in lone(comparison)]
    yield from ["\n", *lines] if lines else []


def _grid(columns: Row, rows: Iterable[Row], *, right: bool = False) -> Iterator[str]:
    yield _line(columns)
    yield _line(["---", *(["--:" if right else "---"] * (len(columns) - 1))])
    for row in rows:
        yield _line([escaped(cell) for cell in row])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def escaped(text: str) -> str:
    """`text` on one line, with nothing in it that Markdown or HTML takes for more than text."""
    safe = "".join(_ENTITIES.get(char, char) for char in _MARKS.sub(r"\\\g<0>", plain(text)))
    return _ADDRESS.sub(lambda found: "".join(f"&#{ord(char)};" for char in found[0]), safe)
