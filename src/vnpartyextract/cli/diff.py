"""`vnpartyextract diff`."""

import sys
from typing import Annotated

import typer

from vnpartyextract.arguments import check_inputs, output_file, published_day
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
from vnpartyextract.cli.streams import OK, color, delivery, refusals, say, width
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _

DIFFERENT, TROUBLE = 1, 2

ONLY_IN = N_("{}: only in {}")

EPILOG = """\b
Examples:
  vnpartyextract diff 2022.txt 2023.txt --across-periods --kind figure
  vnpartyextract diff old.json new.json --tolerance 0.5%
  vnpartyextract diff before.jsonl after.jsonl --summary
  vnpartyextract diff old-folder new-folder --metric admissions -o changes.xlsx

Exit status: 0 when both sides say the same; 1 when they differ; 2 for trouble: a side or a part of it could not be
read (the rest is still compared), the output could not be written, or the command was misused."""


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help="JSON or JSON Lines of extract, an article, a folder, -.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The other side, of any of these kinds.")],
    by: Annotated[
        str | None,
        typer.Option(
            metavar="FIELD,…",
            help="Match figures by these alone: metric, subject, place, unit, group, of, topic, status, period.",
        ),
    ] = None,
    across_periods: Annotated[
        bool, typer.Option("--across-periods", help="Whenever it was: this year's report against last year's.")
    ] = False,
    tolerance: Annotated[
        str | None, typer.Option(metavar="N|N%", help="Numbers that are no further apart than this are equal.")
    ] = None,
    pool: Annotated[bool, typer.Option("--pool", help="All facts of a side together, whichever article.")] = False,
    form: FormatOption = None,
    summary: Annotated[
        bool, typer.Option("--summary", help="Only how many facts changed, by kind and metric.")
    ] = False,
    output: OutputOption = None,
    metric: MetricOption = None,
    status: StatusOption = None,
    subject: SubjectOption = None,
    place: PlaceOption = None,
    period: PeriodOption = None,
    kind: KindOption = None,
    columns: ColumnsOption = None,
    dialect: DialectOption = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication for articles without a dateline.")
    ] = None,
    patterns: PatternsOption = None,
    quiet: QuietOption = False,
    lang: LanguageOption = None,
) -> None:
    """Compare the facts of two sides: what changed, what is gone, what is new.

    Facts are matched by what they say, never by where they stand; figures by metric, subject, unit, group, of, topic,
    status and period. Folders, and outputs of many articles, are matched article by article.
    """
    from vnpartyextract.diff import asked
    from vnpartyextract.diff.compare import compare
    from vnpartyextract.diff.sides import match, read_side
    from vnpartyextract.output.changes.forms import write_changes
    from vnpartyextract.output.writers import Form, check_installed, form_of
    from vnpartyextract.output.writers.how import grid_how_asked
    from vnpartyextract.query import filters_asked
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        check_inputs([old, new])
        target = output_file(output, [old, new])
        shape = form_of("diff", target, form) or Form.table
        check_installed(shape)
        day = published_day(published) if published is not None else None
        matching = asked.matching(by, across_periods=across_periods, tolerated=tolerance)
        rules = load_patterns(patterns)
        filters = filters_asked(
            rules.labels, kinds=kind, metrics=metric, status=status, subject=subject, place=place, period=period
        )
        how = grid_how_asked(shape, rules.labels, dialect=dialect)

    errors: list[InputError] = []
    with refusals():
        before = read_side(old, refused=errors.append, patterns=rules, published=day, filters=filters)
        after = read_side(new, refused=errors.append, patterns=rules, published=day, filters=filters)
    for error in errors:
        say(str(error))
    comparison = compare(match(before, after, pool=pool), matching)
    if not quiet and shape.base not in (Form.table, Form.md, Form.html, Form.json):  # these forms tell of them
        for side, names in ((old, comparison.only_old), (new, comparison.only_new)):
            for name in names:
                say(_(ONLY_IN).format(name, side))
    with refusals(), delivery(shape, target, failed=TROUBLE, empty=True) as to:
        write_changes(
            shape,
            to,
            comparison,
            how,
            old=old,
            new=new,
            summary=summary,
            columns=columns,
            width=width(),
            color=target is None and color(sys.stdout),
        )
    raise typer.Exit(TROUBLE if errors else DIFFERENT if comparison.changes else OK)
