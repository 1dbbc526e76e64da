"""`vnpartyextract series`."""

import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnpartyextract.arguments import MisuseError, check_inputs, metric_given, output_file, picture_file
from vnpartyextract.cli.completion import metrics
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.streams import FAILED, OK, color, refusals, say, way_out, width
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _

if TYPE_CHECKING:
    from vnpartyextract.output.series.wording import Series

EPILOG = """\b
Examples:
  vnpartyextract series facts.jsonl --metric admissions
  vnpartyextract series 2022/ 2023/ a.txt --metric admissions --subject 'Lạc Thủy|Kim Bôi' --sources
  vnpartyextract series facts.jsonl --metric disciplined --group 'cảnh cáo' --long --format csv -o series.csv
  vnpartyextract series facts.jsonl --metric admissions --plot
  vnpartyextract series facts.jsonl --metric admissions --plot admissions.svg

Exit status: 0; 1 when no figure fits, an input could not be read (the others are still done) or a picture could not
be drawn; 2 when the command was misused."""


BARS_ALONE = N_("--plot draws bars in place of the table: leave out --format, --long and --sources, or name a picture.")


class Format(StrEnum):
    """How a series is printed."""

    table = "table"
    csv = "csv"
    json = "json"
    html = "html"


class Status(StrEnum):
    """Which figures are shown."""

    reported = "reported"
    target = "target"


class By(StrEnum):
    """Levels of administrative units."""

    province = "province"
    district = "district"
    commune = "commune"


class Units(StrEnum):
    """Which order of units rows are of."""

    now = "now"


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
    subject: Annotated[
        str | None, typer.Option(metavar="REGEX", help="Only subjects in which this is found, in any case.")
    ] = None,
    group: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Figures of this group, else those of none; '*' for all; can be repeated."),
    ] = None,
    unit: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Figures in this unit, else all counts; '*' or '%'; can be repeated."),
    ] = None,
    status: Annotated[Status, typer.Option(help="What was reported, or what was planned.")] = Status.reported,
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
    form: Annotated[Format | None, typer.Option("--format", help="table (for people), csv, json or html.")] = None,
    sources: Annotated[bool, typer.Option("--sources", help="Footnotes to the table: article, place, quote.")] = False,
    plot: Annotated[
        bool,
        typer.Option("--plot", help="Bars in place of the table; with a name that ends in .svg or .png, a picture."),
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, whole or not at all.")
    ] = None,
    patterns: PatternsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.")] = False,
    lang: LanguageOption = None,
) -> None:
    """Print one metric over places and periods as a table, each cell with its sources.

    Without --group and --unit these are headline figures: no parts, no groups, no shares.
    """
    with refusals():
        inputs, drawing = picture_file(inputs, plot)
        check_inputs(inputs)
        target = output_file(output, inputs)
        bars = plot and drawing is None
        if bars and (long or sources or form not in (None, Format.table)):
            raise MisuseError(_(BARS_ALONE))

    from vnpartyextract.documents import load
    from vnpartyextract.output.series.notes import notes, nothing
    from vnpartyextract.output.series.wording import titled
    from vnpartyextract.rules.load import load_patterns
    from vnpartyextract.series import ask, gather

    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        say(str(error))
        failed.append(error)

    def documents() -> Iterator[tuple[str, dict[str, Any]]]:
        for loaded in load(inputs, refused=refused, patterns=rules):
            yield f"{loaded.path}:{loaded.line}" if loaded.line is not None else loaded.path, loaded.document

    with refusals():
        rules = load_patterns(patterns)
        metric = metric_given(metric, rules.labels)
        asked = ask(
            metric,
            rules,
            status=status.value,
            groups=group or [],
            units=unit or [],
            subject=subject,
            exact=exact_subject,
            level=by.value if by is not None else None,
            now=units is Units.now,
        )
        gathered = gather(documents(), asked, rules)
    if not gathered.rows:
        say(nothing(gathered))
        raise typer.Exit(FAILED)
    made = titled(gathered, rules.labels[metric], status.value)
    for note in notes(gathered) if not quiet else ():
        say(note)
    if drawing is not None:
        _draw(made, drawing, quiet=quiet)
    with way_out(target) as write:
        write(_shown(made, form or Format.table, long=long, sources=sources, bars=bars, screen=target is None))
    raise typer.Exit(FAILED if failed else OK)


def _draw(series: "Series", drawing: Path, *, quiet: bool) -> None:
    from vnpartyextract.output.series.notes import undrawn
    from vnpartyextract.output.series.picture import PictureError, picture

    try:
        drawn = picture(series, "png" if drawing.suffix.lower() == ".png" else "svg")
    except PictureError as error:
        say(str(error))
        raise typer.Exit(FAILED) from error
    left = undrawn(series.gathered)
    if left is not None and not quiet:
        say(left)
    with way_out(drawing) as write:
        write(drawn)


def _shown(series: "Series", form: Format, *, long: bool, sources: bool, bars: bool, screen: bool) -> str:
    colored = screen and color(sys.stdout)
    if form is Format.csv:
        from vnpartyextract.output.series.records import as_csv

        return as_csv(series, long=long)
    if form is Format.json:
        from vnpartyextract.output.json_text import to_indented
        from vnpartyextract.output.series.records import as_json, long_records

        return to_indented(list(long_records(series)) if long else as_json(series)) + "\n"
    if form is Format.html:
        from vnpartyextract.output.series.html import page

        return page(series, long=long)
    if bars:
        from vnpartyextract.output.series.bars import bars as drawn

        return drawn(series, width=width(), color=colored)
    from vnpartyextract.output.series.table import long_table, table

    if long:
        return long_table(series, width=width(), color=colored)
    return table(series, width=width(), color=colored, sources=sources)
