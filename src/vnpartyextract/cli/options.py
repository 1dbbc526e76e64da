"""Options that mean the same in every command that reads facts; docs/commands.md tells them in one table."""

from pathlib import Path
from typing import Annotated

import typer

from vnpartyextract.cli.completion import columns, kinds, metrics

OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output", "-o", metavar="FILE", help="Write there, whole or not at all; the ending of the name is the form."
    ),
]
FormatOption = Annotated[
    str | None, typer.Option("--format", metavar="FORM", help="The form, where no name of a file tells it.")
]
QuietOption = Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.")]
MetricOption = Annotated[
    list[str] | None,
    typer.Option(
        "--metric",
        metavar="NAME",
        autocompletion=metrics,
        help="Only figures of this metric, by name or Vietnamese label; can be repeated.",
    ),
]
StatusOption = Annotated[
    str | None, typer.Option("--status", metavar="STATUS", help="Only figures that were reported, or target ones.")
]
SubjectOption = Annotated[
    str | None,
    typer.Option("--subject", metavar="REGEX", help="Only figures in whose subject this is found, in any case."),
]
PlaceOption = Annotated[
    str | None,
    typer.Option(
        "--place",
        metavar="NAME|CODE",
        help="Only figures about this place or one in it: 'huyện Lạc Thủy', or its official code.",
    ),
]
PeriodOption = Annotated[
    str | None,
    typer.Option(
        "--period", metavar="PERIOD", help="Only facts whose time lies in this one: 2023, 2023-H1, 2023-Q2, 2020..2025."
    ),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option(
        "--kind", metavar="KIND", autocompletion=kinds, help="Only figure, date, official or citation; can be repeated."
    ),
]
ColumnsOption = Annotated[
    str | None,
    typer.Option(
        "--columns",
        metavar="NAME,…",
        autocompletion=columns,
        help="Columns of a table, in this order: metric_label,value,text.",
    ),
]
DialectOption = Annotated[
    str | None,
    typer.Option("--dialect", metavar="NAME", help="Of CSV: excel-vi for Excel set to Vietnam; else plain."),
]
RawOption = Annotated[
    bool, typer.Option("--raw", help="Of .xlsx: one sheet with all columns, in place of sheets for people.")
]
