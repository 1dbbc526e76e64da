"""A comparison in the form that was asked for."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from vnpartyextract.diff.change import Comparison


class ChangesFormat(StrEnum):
    """How a comparison is printed."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    markdown = "markdown"
    csv = "csv"


def printed(
    comparison: Comparison,
    form: ChangesFormat,
    *,
    old: str,
    new: str,
    summary: bool,
    labels: Mapping[str, str],
    width: int,
    color: bool,
) -> Iterator[str]:
    """The comparison of the inputs `old` and `new`, or a `summary` of it, piece by piece.

    `labels` (Vietnamese names of metrics) are for tables and Markdown, `width` (columns) and `color` for tables.
    """
    # Each form is loaded when it is asked for: rich, for tables, takes time.
    match form:
        case ChangesFormat.table:
            from vnpartyextract.output.changes import table

            yield (table.summary if summary else table.table)(comparison, labels, width=width, color=color)
        case ChangesFormat.markdown:
            from vnpartyextract.output.changes import markdown

            yield from (markdown.summary if summary else markdown.markdown)(comparison, labels)
        case ChangesFormat.csv:
            from vnpartyextract.output.changes import spreadsheet

            yield from (spreadsheet.summary if summary else spreadsheet.spreadsheet)(comparison)
        case _:
            from vnpartyextract.output.changes import records
            from vnpartyextract.output.json_text import json_documents, json_lines

            if form is ChangesFormat.jsonl:
                yield from json_lines((records.counts if summary else records.changes)(comparison))
            else:
                yield from json_documents([records.record(comparison, old=old, new=new, summary=summary)], array=False)
