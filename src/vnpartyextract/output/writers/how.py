"""How a form is written, where there is a choice."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.names import resolve
from vnpartyextract.output.columns import COLUMNS, Column, columns_asked
from vnpartyextract.output.writers.form import TABLES, Form

DIALECT_OF_CSV = N_("--dialect is about CSV: name a file that ends in .csv, or say --format csv.")
RAW_OF_XLSX = N_("--raw is about workbooks: name a file that ends in .xlsx.")
COLUMNS_OF_TABLES = N_("--columns is about tables: choose {known}, not {form}.")
RAW_COLUMNS = N_("--raw is all columns: leave out --columns, or --raw.")


TextOf = Callable[[dict[str, Any]], str | None]


def carried(source: dict[str, Any]) -> str | None:
    """The text that a source holds itself."""
    return source.get("text")


class Dialect(StrEnum):
    """What a CSV file is for: `plain` for programs and most spreadsheets, `excel-vi` for Excel set to Vietnam."""

    plain = "plain"
    excel_vi = "excel-vi"


@dataclass(frozen=True, slots=True)
class How:
    """`columns`: those of a table of facts. `chosen`: they were asked for by name. `raw`: a workbook has all columns,
    as CSV has, in place of its sheets for people. `labels`: the Vietnamese names of metrics. `text_of`: finds the text
    that the source of a document points into, None where it is not at hand. `needs_context`: the sentences that facts
    stand in are shown.
    """

    dialect: Dialect = Dialect.plain
    raw: bool = False
    columns: tuple[Column, ...] = COLUMNS
    chosen: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    text_of: TextOf = carried
    needs_context: bool = False


def dialect_asked(written: str | None, form: Form | None) -> Dialect:
    """What `--dialect` was given. Raises MisuseError for an unknown one and for a form that has none."""
    if written is None:
        return Dialect.plain
    dialect = Dialect(resolve(written, list(Dialect), "--dialect"))
    if form is None or form.base is not Form.csv:
        raise MisuseError(_(DIALECT_OF_CSV))
    return dialect


def how_asked(
    form: Form | None,
    labels: Mapping[str, str],
    *,
    dialect: str | None = None,
    columns: str | None = None,
    raw: bool = False,
    text_of: TextOf = carried,
) -> How:
    """How to write `form` as the options ask for. Raises MisuseError for what does not fit it."""
    check_table_options(form, columns=columns is not None, raw=raw)
    chosen = columns_asked(columns) if columns is not None else None
    named = chosen is not None and any(column.name == "context" for column in chosen)
    return How(
        dialect=dialect_asked(dialect, form),
        raw=raw,
        columns=chosen or COLUMNS,
        chosen=chosen is not None,
        labels=labels,
        text_of=text_of,
        needs_context=named or (form is Form.xlsx and not raw and chosen is None),
    )


def grid_how_asked(form: Form, labels: Mapping[str, str], *, dialect: str | None = None) -> How:
    """The same for a table that is not one of facts."""
    return How(dialect=dialect_asked(dialect, form), labels=labels)


def check_table_options(form: Form | None, *, columns: bool, raw: bool) -> None:
    """Raises MisuseError where `--columns` or `--raw` was given for a `form` that has no such choice."""
    if raw and form is not Form.xlsx:
        raise MisuseError(_(RAW_OF_XLSX))
    if raw and columns:
        raise MisuseError(_(RAW_COLUMNS))
    if columns and form is not None and form is not Form.table and form.base not in TABLES:
        known = ", ".join((Form.table, *TABLES))
        raise MisuseError(_(COLUMNS_OF_TABLES).format(known=known, form=form))
