"""A comparison as one HTML page."""

from collections.abc import Mapping

from vnpartyextract.diff.change import Comparison
from vnpartyextract.output.changes.sections import COUNTED, KINDS, counted, lone, sections, totals
from vnpartyextract.output.page import page, section


def changes_page(comparison: Comparison, labels: Mapping[str, str], *, title: str, summary: bool) -> str:
    """Every change, document by document and kind by kind, then how many there are; or their numbers alone."""
    if summary:
        right = [place > 0 for place in range(len(COUNTED))]
        return page(title, [section("", COUNTED, counted(comparison, labels), right)], lone(comparison))
    told = [
        section(
            " · ".join(part for part in (one.document, KINDS[one.kind]) if part),
            one.columns,
            [row for _, row in one.rows],
        )
        for one in sections(comparison, labels)
    ]
    return page(title, told, [*lone(comparison), *totals(comparison)])
