"""`vnpartyextract query`."""

import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from vnpartyextract.arguments import check_inputs, metric_given, output_file
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.options import (
    ColumnsOption,
    DialectOption,
    FormatOption,
    KindOption,
    MetricOption,
    OutputOption,
    PeriodOption,
    PlaceOption,
    QuietOption,
    StatusOption,
    SubjectOption,
)
from vnpartyextract.cli.streams import FAILED, OK, color, delivery, refusals, say, width
from vnpartyextract.errors import InputError

EPILOG = """\b
Examples:
  vnpartyextract query facts.jsonl --metric admissions --period 2023
  vnpartyextract query facts.sqlite --metric admissions --period 2023 --by district
  vnpartyextract query news/ --metric disciplined --group '*' --by group --place 'tỉnh Hòa Bình' -o discipline.xlsx
  vnpartyextract query facts.jsonl --kind official --columns official_name,official_titles,source_path

Exit status: 0; 1 when no fact is meant or an input could not be read (the others are still done); 2 when the command
was misused."""


def query(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FACTS",
            help="Outputs of extract or batch (.jsonl, .sqlite, .csv …), articles, or folders of them; - is a pipe.",
        ),
    ],
    metric: MetricOption = None,
    status: StatusOption = None,
    subject: SubjectOption = None,
    place: PlaceOption = None,
    period: PeriodOption = None,
    kind: KindOption = None,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="WHAT",
            help="Add the figures of one metric up: by total, place, province, district, commune, subject, period, "
            "year, group, unit or document.",
        ),
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="With --by: figures of this group, else those of none; '*' for all."),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="With --by: figures in this unit, else all counts; '*' or '%'."),
    ] = None,
    columns: ColumnsOption = None,
    output: OutputOption = None,
    form: FormatOption = None,
    dialect: DialectOption = None,
    patterns: PatternsOption = None,
    quiet: QuietOption = False,
    lang: LanguageOption = None,
) -> None:
    """Answer one question: which facts are meant, or with --by what they come to, each with its sources.

    A sum is made only of exact values that do not overlap; where there is none, the reason is told.
    """
    from vnpartyextract.output.writers import Form, check_installed, form_of
    from vnpartyextract.output.writers.how import grid_how_asked
    from vnpartyextract.query import filters_asked

    with refusals():
        check_inputs(inputs)
        target = output_file(output, inputs)
        shape = form_of("query", target, form) or Form.table
        check_installed(shape)

    from vnpartyextract.documents import load
    from vnpartyextract.output.answer import Titled, answer_notes, answer_title, found_grid, write_answer
    from vnpartyextract.output.grid import write_grid
    from vnpartyextract.query.answer import answer
    from vnpartyextract.query.item import by_asked
    from vnpartyextract.rules.load import load_patterns
    from vnpartyextract.series import ask, status_asked

    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        say(str(error))
        failed.append(error)

    def documents() -> Iterator[tuple[str, dict[str, Any]]]:
        context = columns is not None and "context" in columns
        for loaded in load(inputs, refused=refused, patterns=rules, context=context):
            yield f"{loaded.path}:{loaded.line}" if loaded.line is not None else loaded.path, loaded.document

    with refusals():
        rules = load_patterns(patterns)
        rows = by_asked(by, metric, group=group, unit=unit, kinds=kind)
        how = grid_how_asked(shape, rules.labels, dialect=dialect)
        filters = filters_asked(
            rules.labels, kinds=kind, metrics=metric, status=status, subject=subject, place=place, period=period
        )
        if rows is None:
            grid = found_grid((filters.cut(document) for _, document in documents()), rules.labels, columns)
            if not grid.rows:
                say(answer_notes({})[0])
                raise typer.Exit(FAILED)
            with delivery(shape, target) as to:
                write_grid(shape, to, grid, how, width=width(), color=target is None and color(sys.stdout))
            raise typer.Exit(FAILED if failed else OK)
        one = metric_given((metric or [""])[0], rules.labels)
        asked = ask(
            one,
            rules,
            status=status_asked(status),
            groups=group or [],
            units=unit or [],
            filters=filters.without("metrics", "statuses"),
        )
        found = answer(documents(), asked, rows, rules)
        notes = answer_notes(found.left_out, found=bool(found.rows))
        for note in notes if not quiet or not found.rows else ():
            say(note)
        if not found.rows:
            raise typer.Exit(FAILED)
        titled = Titled(answer_title(rules.labels[one], asked.status, period=period, place=place), found)
        with delivery(shape, target) as to:
            write_answer(
                shape, to, titled, how, columns=columns, width=width(), color=target is None and color(sys.stdout)
            )
    raise typer.Exit(FAILED if failed else OK)
