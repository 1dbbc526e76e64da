"""`vnpartyextract series`."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated, Any

import typer

from vnpartyextract.arguments import bars_asked, check_inputs, metric_given, output_file, picture_asked, plot_words
from vnpartyextract.cli.completion import metrics
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.language import Command
from vnpartyextract.cli.options import (
    ColumnsOption,
    DialectOption,
    FormatOption,
    OutputOption,
    PeriodOption,
    PlaceOption,
    QuietOption,
    StatusOption,
    SubjectOption,
)
from vnpartyextract.cli.streams import FAILED, OK, color, delivery, refusals, say, width
from vnpartyextract.errors import InputError, PictureError

EPILOG = """\b
Examples:
  vnpartyextract series facts.jsonl --metric admissions
  vnpartyextract series 2022/ 2023/ a.txt --metric admissions --subject 'Lạc Thủy|Kim Bôi' --sources
  vnpartyextract series facts.sqlite --metric disciplined --group 'cảnh cáo' --period 2020..2025 --long -o series.csv
  vnpartyextract series facts.jsonl --metric admissions --plot
  vnpartyextract series facts.jsonl --metric admissions -o admissions.svg

Exit status: 0; 1 when no figure fits, an input could not be read (the others are still done) or a picture could not
be drawn; 2 when the command was misused."""


class By(StrEnum):
    """Levels of administrative units."""

    province = "province"
    district = "district"
    commune = "commune"


class Units(StrEnum):
    """Which order of units rows are of."""

    now = "now"


class SeriesCommand(Command):
    """Takes `--plot FILE` and `--plot=FILE` alike, and `--plot` alone."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        return super().parse_args(ctx, plot_words(args))


def series(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FACTS", help="Outputs of extract or batch, articles, or folders of them; - is a pipe."),
    ],
    metric: Annotated[
        str,
        typer.Option(
            metavar="NAME", autocompletion=metrics, help="What is counted, by name or Vietnamese label; needed."
        ),
    ] = "",
    subject: SubjectOption = None,
    place: PlaceOption = None,
    period: PeriodOption = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Figures of this group, else those of none; '*' for all; can be repeated."),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Figures in this unit, else all counts; '*' or '%'; can be repeated."),
    ] = None,
    status: StatusOption = None,
    exact_subject: Annotated[
        bool, typer.Option("--exact-subject", help="Huyện ủy, Đảng bộ huyện and huyện are rows of their own.")
    ] = False,
    by: Annotated[
        By | None, typer.Option(help="Only places of this level, told apart by their official codes.")
    ] = None,
    units: Annotated[
        Units | None,
        typer.Option(help="now: add units of before July 2025 up under those they went into, where all are there."),
    ] = None,
    long: Annotated[bool, typer.Option("--long", help="A row for each source of each value.")] = False,
    columns: ColumnsOption = None,
    form: FormatOption = None,
    dialect: DialectOption = None,
    sources: Annotated[bool, typer.Option("--sources", help="Footnotes to the table: article, place, quote.")] = False,
    plot: Annotated[
        bool,
        typer.Option("--plot", help="Bars in place of the table; with a name that ends in .svg or .png, a picture."),
    ] = False,
    output: OutputOption = None,
    patterns: PatternsOption = None,
    quiet: QuietOption = False,
    lang: LanguageOption = None,
) -> None:
    """Print one metric over places and periods as a table, each cell with its sources.

    Without --group and --unit these are headline figures: no parts, no groups, no shares.
    """
    from vnpartyextract.output.writers import Form, check_installed, form_of
    from vnpartyextract.output.writers.how import grid_how_asked
    from vnpartyextract.query import filters_asked

    with refusals():
        inputs, drawing = picture_asked(inputs, plot)
        check_inputs(inputs)
        target = output_file(output, inputs)
        asked_form = form_of("series", target, form)
        shape = asked_form or Form.table
        check_installed(shape)
        bars = bars_asked(plot and drawing is None, asked_form, long=long, sources=sources, columns=columns)

    from vnpartyextract.documents import load
    from vnpartyextract.output.series.notes import notes, nothing, undrawn
    from vnpartyextract.output.series.wording import titled
    from vnpartyextract.output.series.written import write_series
    from vnpartyextract.output.writers.form import PICTURES
    from vnpartyextract.rules.load import load_patterns
    from vnpartyextract.series import ask, gather, status_asked

    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        say(str(error))
        failed.append(error)

    def documents() -> Iterator[tuple[str, dict[str, Any]]]:
        for loaded in load(inputs, refused=refused, patterns=rules):
            yield f"{loaded.path}:{loaded.line}" if loaded.line is not None else loaded.path, loaded.document

    with refusals():
        rules = load_patterns(patterns)
        filters = filters_asked(rules.labels, subject=subject, place=place, period=period)
        how = grid_how_asked(shape, rules.labels, dialect=dialect)
        metric = metric_given(metric, rules.labels)
        asked = ask(
            metric,
            rules,
            status=status_asked(status),
            groups=group or [],
            units=unit or [],
            filters=filters,
            exact=exact_subject,
            level=by.value if by is not None else None,
            now=units is Units.now,
        )
        gathered = gather(documents(), asked, rules)
    if not gathered.rows:
        say(nothing(gathered))
        raise typer.Exit(FAILED)
    made = titled(gathered, rules.labels[metric], asked.status)
    for note in notes(gathered) if not quiet else ():
        say(note)
    places = [(Form(drawing.suffix[1:].lower()), drawing)] if drawing is not None else []
    for one, where in [*places, (shape, target)]:
        left = undrawn(gathered) if one.base in PICTURES and not quiet else None
        if left is not None:
            say(left)
        try:
            with refusals(), delivery(one, where) as to:
                write_series(
                    one,
                    to,
                    made,
                    how,
                    long=long,
                    sources=sources,
                    bars=bars,
                    columns=columns,
                    width=width(),
                    color=where is None and color(sys.stdout),
                )
        except PictureError as error:
            say(str(error))
            raise typer.Exit(FAILED) from error
    raise typer.Exit(FAILED if failed else OK)
