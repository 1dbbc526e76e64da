"""`vnpartyextract check`."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from vnpartyextract.arguments import check_inputs, needed, published_day
from vnpartyextract.cli.completion import rules as rules_of_check
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.streams import FAILED, MISUSE, OK, color, refusals, say, way_out, width
from vnpartyextract.errors import InputError
from vnpartyextract.names import resolve

EPILOG = """\b
Examples:
  vnpartyextract check article.txt
  vnpartyextract check facts.jsonl news/ --fail-on warning
  vnpartyextract check article.txt --off plan-derived --format json
  vnpartyextract check --rules

Exit status: 0; 1 when there are findings of the severity of --fail-on, or a graver one; 2 when an input could not be
read (the others are still done) or the command was misused."""


class Format(StrEnum):
    """How findings are printed."""

    table = "table"
    json = "json"


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
    form: Annotated[Format, typer.Option("--format", help="table for people, or json.")] = Format.table,
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
    lang: LanguageOption = None,
) -> None:
    """Say what does not add up in articles: parts and wholes, shares, plans, totals, dates.

    Each finding has the name of its rule, a severity (error: it cannot be; warning: it is doubtful; note: it was worked
    out) and the places that it speaks of. Outputs are checked with the text where it is at hand, else by their facts
    alone, which says less.
    """
    from vnpartyextract.check import all_rules

    with refusals():
        known = all_rules()
        names = [rule.name for rule in known]
        off = [resolve(name, names, "--off") for name in off or []]
        only = [resolve(name, names, "--only") for name in only or []]
        if not rules:
            needed(inputs)
        check_inputs(inputs or [])
        day = published_day(published) if published is not None else None
    wanted = [rule for rule in known if rule.name not in off and (not only or rule.name in only)]

    from vnpartyextract.output.findings import findings_json, findings_table, rules_json, rules_table
    from vnpartyextract.output.json_text import to_indented

    if rules:
        with way_out(None) as write:
            if form is Format.json:
                write(to_indented(rules_json(wanted)) + "\n")
            else:
                write(rules_table(wanted, width=width(), color=color(sys.stdout)))
        return

    from vnpartyextract.check import check_articles, read_article
    from vnpartyextract.documents import load
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        loaded_patterns = load_patterns(patterns)
    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        failed.append(error)
        say(str(error))

    loaded = load(inputs or [], refused=refused, patterns=loaded_patterns, published=day, text=True)
    articles = [read_article(one.document) for one in loaded]
    findings = check_articles(articles, wanted)
    with way_out(None) as write:
        if form is Format.json:
            write(to_indented(findings_json(findings)) + "\n")
        else:
            write(findings_table(findings, len(articles), width=width(), color=color(sys.stdout)))
    if failed:
        raise typer.Exit(MISUSE)
    grave = [severity.value for severity in FailOn][: list(FailOn).index(fail_on) + 1]
    failing = fail_on is not FailOn.never and any(finding.severity in grave for finding in findings)
    raise typer.Exit(FAILED if failing else OK)
