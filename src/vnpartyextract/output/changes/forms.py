"""A comparison in the form that was asked for."""

from collections.abc import Iterator, Mapping

from vnpartyextract.diff.change import Comparison
from vnpartyextract.messages import N_, _
from vnpartyextract.output.writers import Form, How, Target, text_to

TITLE = N_("What changed: {old} → {new}")


def write_changes(
    form: Form,
    place: Target,
    comparison: Comparison,
    how: How,
    *,
    old: str,
    new: str,
    summary: bool,
    columns: str | None,
    width: int,
    color: bool,
) -> None:
    """The comparison of the inputs `old` and `new`, or a `summary` of it.

    `columns` (as `--columns` names them), `width` (of a terminal) and `color` are for tables. Raises MisuseError for
    columns that are none.
    """
    # Each form is loaded when it is asked for: rich, for tables, takes time.
    table = columns is None and form.base in (Form.table, Form.md, Form.html, Form.json, Form.jsonl)
    if table:
        text = _text(form, comparison, how.labels, old=old, new=new, summary=summary, width=width, color=color)
        text_to(form, place, text)
        return
    from vnpartyextract.output.changes import spreadsheet
    from vnpartyextract.output.grid import write_grid

    grid = (spreadsheet.summary if summary else spreadsheet.spreadsheet)(comparison).picked(columns)
    write_grid(form, place, grid, how, title=_(TITLE).format(old=old, new=new), width=width, color=color)


def _text(
    form: Form,
    comparison: Comparison,
    labels: Mapping[str, str],
    *,
    old: str,
    new: str,
    summary: bool,
    width: int,
    color: bool,
) -> Iterator[str]:
    match form.base:
        case Form.table:
            from vnpartyextract.output.changes import table

            yield (table.summary if summary else table.table)(comparison, labels, width=width, color=color)
        case Form.md:
            from vnpartyextract.output.changes import markdown

            yield from (markdown.summary if summary else markdown.markdown)(comparison, labels)
        case Form.html:
            from vnpartyextract.output.changes.html import changes_page

            yield changes_page(comparison, labels, title=_(TITLE).format(old=old, new=new), summary=summary)
        case _:
            from vnpartyextract.output.changes import records
            from vnpartyextract.output.json_text import json_documents, json_lines

            if form.base is Form.jsonl:
                yield from json_lines((records.counts if summary else records.changes)(comparison))
            else:
                yield from json_documents([records.record(comparison, old=old, new=new, summary=summary)], array=False)
