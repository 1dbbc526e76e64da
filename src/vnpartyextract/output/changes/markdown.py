"""A comparison as Markdown tables, for a page or a comment."""

from collections.abc import Iterable, Iterator, Mapping

from vnpartyextract.diff.change import Comparison
from vnpartyextract.output.changes.sections import COUNTED, KINDS, Row, counted, lone, sections, totals
from vnpartyextract.output.writers.markdown import escaped, line


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
    yield from (f"- {escaped(one)}\n" for one in (*lone(comparison), *totals(comparison)))


def summary(comparison: Comparison, labels: Mapping[str, str]) -> Iterator[str]:
    """How many facts of each kind and metric changed."""
    yield from _grid(COUNTED, counted(comparison, labels), right=True)
    lines = [f"- {escaped(one)}\n" for one in lone(comparison)]
    yield from ["\n", *lines] if lines else []


def _grid(columns: Row, rows: Iterable[Row], *, right: bool = False) -> Iterator[str]:
    yield line(columns)
    yield line(["---", *(["--:" if right else "---"] * (len(columns) - 1))])
    for row in rows:
        yield line([escaped(cell) for cell in row])
