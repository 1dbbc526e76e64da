"""`vnpartyextract corrections`."""

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from vnpartyextract.arguments import check_inputs, output_file
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.streams import FAILED, OK, color, refusals, say, way_out, width, writing
from vnpartyextract.errors import InputError
from vnpartyextract.messages import _

EPILOG = """\b
Examples:
  vnpartyextract corrections article.corrections.json facts.jsonl -o corrected.jsonl
  vnpartyextract corrections *.corrections.json news/ --gold my-gold/
  vnpartyextract corrections *.corrections.json --by-rule

Exit status: 0; 1 when a correction could not be merged or an input could not be read (the others are still done); 2
when the command was misused."""


class Format(StrEnum):
    """How the list of rules is printed."""

    table = "table"
    json = "json"


def corrections(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="FILE", help="Files saved by the page; outputs, articles or folders they speak of."),
    ],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write the corrected documents there, as JSON Lines."),
    ] = None,
    gold: Annotated[
        Path | None,
        typer.Option("--gold", metavar="DIR", help="Write texts and corrected facts there as gold for evaluate."),
    ] = None,
    by_rule: Annotated[
        bool, typer.Option("--by-rule", help="Say for each rule how often it had to be corrected.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="Of --by-rule: table for people, or json.")] = Format.table,
    patterns: PatternsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Merge what people corrected on the page of `review` into finished documents.

    Facts that were looked at carry `reviewed`: accepted, changed or added; rejected ones are gone. Articles that are
    not named are read from where they were. Corrections made on another text are refused.
    """
    with refusals():
        check_inputs(inputs)
        target = output_file(output, inputs)

    from vnpartyextract.output.json_text import to_indented, to_line
    from vnpartyextract.review.corrected import corrected, said_in
    from vnpartyextract.rules.load import load_patterns

    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        say(str(error))
        failed.append(error)

    files, others = said_in(inputs, refused)
    if not files:
        say(_("no corrections: name a file that was saved from the page of review."))
        raise typer.Exit(FAILED)
    if by_rule:
        from vnpartyextract.review.by_rule import by_rule as counted
        from vnpartyextract.review.by_rule import rules_table
        from vnpartyextract.review.said import joined

        rows = counted(one for said, _quarrels in joined(files).values() for one in said)
        with way_out(None) as write:
            if form is Format.json:
                write(to_indented([row.as_json() for row in rows]) + "\n")
            else:
                write(rules_table(rows, width=width(), color=color(sys.stdout)))
    if output is not None or gold is not None or not by_rule:
        with refusals():
            rules = load_patterns(patterns)
        documents = corrected(files, others, rules, refused=refused, told=say)
        if gold is not None:
            from vnpartyextract.review.gold_files import write_gold

            with writing(gold):
                for problem in write_gold(gold, documents):
                    if isinstance(problem, InputError):
                        refused(problem)
                    else:
                        say(problem)
        if output is not None or gold is None:
            with way_out(target) as write:
                for document, _text in documents:
                    write(to_line(document) + "\n")
    raise typer.Exit(FAILED if failed else OK)
