"""`vnpartyextract patterns`: look after the pattern files."""

from pathlib import Path
from typing import Annotated

import typer

from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.language import Command, Group
from vnpartyextract.cli.streams import FAILED, refusals, say, way_out
from vnpartyextract.output.plain import plain

patterns_app = typer.Typer(cls=Group, help="Look after the pattern files.", no_args_is_help=True, rich_markup_mode=None)


@patterns_app.command(
    "test", cls=Command, epilog="\b\nExamples:\n  vnpartyextract patterns test\n  vnpartyextract patterns test rules"
)
def patterns_test(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Pattern files; else the built-in ones.")
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Run every example and counter-example of the pattern files and say which rule fails, and where.

    Exit status: 0; 1 when an example failed; 2 when the files cannot be used.
    """
    from vnpartyextract.rules.check import check_examples

    with refusals():
        failures = check_examples(folder)
    with way_out(None) as write:
        for failure in failures:
            place = f"{failure.file}:{failure.line}: rule {failure.rule}"
            write(plain(f"{place}: {failure.reason}: {failure.text}") + "\n")
    if failures:
        say(f"{len(failures)} of the examples failed")
        raise typer.Exit(FAILED)


@patterns_app.command("list", cls=Command, epilog="\b\nExamples:\n  vnpartyextract patterns list")
def patterns_list(patterns: PatternsOption = None, lang: LanguageOption = None) -> None:
    """Print the metrics that figures can have, each with its Vietnamese label."""
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        rules = load_patterns(patterns)
    width = max(map(len, rules.labels), default=0)
    with way_out(None) as write:
        for name, label in rules.labels.items():
            write(f"{name:{width}}  {plain(label)}\n")
