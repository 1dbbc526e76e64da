"""`vnpartyextract diff`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from vnpartyextract.arguments import check_inputs, output_file, published_day
from vnpartyextract.cli.completion import kinds_and_metrics
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.streams import OK, color, refusals, say, way_out, width
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.output.changes.forms import ChangesFormat, printed

DIFFERENT, TROUBLE = 1, 2

ONLY_IN = N_("{}: only in {}")

EPILOG = """\b
Examples:
  vnpartyextract diff 2022.txt 2023.txt --across-periods --only figure
  vnpartyextract diff old.json new.json --tolerance 0.5%
  vnpartyextract diff before.jsonl after.jsonl --summary
  vnpartyextract diff old-folder new-folder --only admissions --format csv -o changes.csv

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
    only: Annotated[
        list[str] | None,
        typer.Option(
            metavar="KIND|METRIC",
            autocompletion=kinds_and_metrics,
            help="figure, official, citation, date, or a metric; can be repeated.",
        ),
    ] = None,
    pool: Annotated[bool, typer.Option("--pool", help="All facts of a side together, whichever article.")] = False,
    form: Annotated[ChangesFormat, typer.Option("--format", help="How to print it.")] = ChangesFormat.table,
    summary: Annotated[
        bool, typer.Option("--summary", help="Only how many facts changed, by kind and metric.")
    ] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, whole or not at all.")
    ] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication for articles without a dateline.")
    ] = None,
    patterns: PatternsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Compare the facts of two sides: what changed, what is gone, what is new.

    Facts are matched by what they say, never by where they stand; figures by metric, subject, unit, group, of, topic,
    status and period. Folders, and outputs of many articles, are matched article by article.
    """
    from vnpartyextract.diff import asked
    from vnpartyextract.diff.compare import compare
    from vnpartyextract.diff.sides import match, read_side
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        check_inputs([old, new])
        target = output_file(output, [old, new])
        day = published_day(published) if published is not None else None
        matching = asked.matching(by, across_periods=across_periods, tolerated=tolerance)
        rules = load_patterns(patterns)

    errors: list[InputError] = []
    before = read_side(old, refused=errors.append, patterns=rules, published=day)
    after = read_side(new, refused=errors.append, patterns=rules, published=day)
    for error in errors:
        say(str(error))
    with refusals():
        told = dict.fromkeys(before.metrics() | after.metrics(), "")
        wanted = asked.only_asked(only or [], told | dict(rules.labels))
    comparison = compare(match(before, after, pool=pool), matching, only=wanted)
    if form in (ChangesFormat.jsonl, ChangesFormat.csv):  # the other forms tell of them
        for side, names in ((old, comparison.only_old), (new, comparison.only_new)):
            for name in names:
                say(_(ONLY_IN).format(name, side))
    with way_out(target, failed=TROUBLE, empty=True) as write:
        for chunk in printed(
            comparison,
            form,
            old=old,
            new=new,
            summary=summary,
            labels=rules.labels,
            width=width(),
            color=target is None and color(sys.stdout),
        ):
            write(chunk)
    raise typer.Exit(TROUBLE if errors else DIFFERENT if comparison.changes else OK)
