"""`vnpartyextract check`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from vnpartyextract.arguments import check_inputs, needed, output_file, published_day
from vnpartyextract.cli.completion import rules as rules_of_check
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
from vnpartyextract.cli.streams import FAILED, MISUSE, OK, color, delivery, refusals, say, width
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.names import resolve

NOTHING = N_("there is nothing to check: no article and no output was found; name files or folders that hold some.")

EPILOG = """\b
Examples:
  vnpartyextract check article.txt
  vnpartyextract check facts.jsonl news/ --fail-on warning
  vnpartyextract check article.txt --off plan-derived --format json
  vnpartyextract check --rules

Exit status: 0; 1 when there are findings of the severity of --fail-on, or a graver one; 2 when an input could not be
read (the others are still done) or the command was misused."""


class FailOn(StrEnum):
    """The least severity that makes the exit status 1."""

    error = "error"
    warning = "warning"
    note = "note"
    never = "never"


def check(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Articles, outputs of extract or batch, folders; - is standard input."),
    ] = None,
    output: OutputOption = None,
    form: FormatOption = None,
    metric: MetricOption = None,
    status: StatusOption = None,
    subject: SubjectOption = None,
    place: PlaceOption = None,
    period: PeriodOption = None,
    kind: KindOption = None,
    columns: ColumnsOption = None,
    dialect: DialectOption = None,
    fail_on: Annotated[FailOn, typer.Option(help="The least severity that makes the exit status 1.")] = FailOn.error,
    off: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", autocompletion=rules_of_check, help="Leave this rule out; can be repeated."),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(metavar="RULE", autocompletion=rules_of_check, help="Only this rule; can be repeated."),
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Print every rule with its explanation, and leave.")] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication for texts without a dateline: 2024-02-17 or 17/2/2024."),
    ] = None,
    patterns: PatternsOption = None,
    quiet: QuietOption = False,
    lang: LanguageOption = None,
) -> None:
    """Say what does not add up in articles: parts and wholes, shares, plans, totals, dates.

    Each finding has the name of its rule, a severity (error: it cannot be; warning: it is doubtful; note: it was worked
    out) and the places that it speaks of. Outputs are checked with the text where it is at hand, else by their facts
    alone, which says less.
    """
    from vnpartyextract.check import all_rules
    from vnpartyextract.output.writers import Form, check_installed, form_of, text_to
    from vnpartyextract.output.writers.how import grid_how_asked

    with refusals():
        known = all_rules()
        names = [rule.name for rule in known]
        off = [resolve(name, names, "--off") for name in off or []]
        only = [resolve(name, names, "--only") for name in only or []]
        if not rules:
            needed(inputs)
        check_inputs(inputs or [])
        target = output_file(output, inputs or [])
        shape = form_of("check", target, form) or Form.table
        check_installed(shape)
        day = published_day(published) if published is not None else None
    wanted = [rule for rule in known if rule.name not in off and (not only or rule.name in only)]

    from vnpartyextract.output.findings import rules_json, rules_table, speaking_of, write_findings
    from vnpartyextract.output.json_text import to_indented

    colored = target is None and color(sys.stdout)
    if rules:
        with delivery(shape, target) as to:
            listed = rules_table(wanted, width=width(), color=colored)
            text_to(shape, to, [to_indented(rules_json(wanted)) + "\n" if shape.base is Form.json else listed])
        return

    from vnpartyextract.check import check_articles, read_article
    from vnpartyextract.documents import load
    from vnpartyextract.query import filters_asked
    from vnpartyextract.rules.load import load_patterns

    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        failed.append(error)
        say(str(error))

    with refusals():
        known_rules = load_patterns(patterns)
        labels = known_rules.labels
        filters = filters_asked(
            labels, kinds=kind, metrics=metric, status=status, subject=subject, place=place, period=period
        )
        how = grid_how_asked(shape, labels, dialect=dialect)
        documents = []
        articles = []
        for one in load(inputs or [], refused=refused, patterns=known_rules, published=day, text=True):
            articles.append(read_article(one.document))
            documents += [filters.cut(one.document)] if filters else []
    if not articles:
        if not failed:
            say(_(NOTHING))
        raise typer.Exit(MISUSE)
    findings = check_articles(articles, wanted)
    findings = speaking_of(findings, documents) if filters else findings
    with refusals(), delivery(shape, target, failed=MISUSE, empty=True) as to:
        write_findings(shape, to, findings, how, articles=len(articles), columns=columns, width=width(), color=colored)
    if failed:
        raise typer.Exit(MISUSE)
    grave = [severity.value for severity in FailOn][: list(FailOn).index(fail_on) + 1]
    failing = fail_on is not FailOn.never and any(finding.severity in grave for finding in findings)
    raise typer.Exit(FAILED if failing else OK)
