"""`vnpartyextract patterns`: look at the pattern files, test them, begin new ones."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from vnpartyextract.cli.completion import metrics
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.language import Command, Group
from vnpartyextract.cli.streams import FAILED, color, refusals, say, way_out, width, writing
from vnpartyextract.messages import _, ngettext
from vnpartyextract.names import resolve_metric
from vnpartyextract.output.plain import plain

patterns_app = typer.Typer(
    cls=Group, help="Look at the pattern files, test them, begin new ones.", no_args_is_help=True, rich_markup_mode=None
)


@patterns_app.command("list", cls=Command, epilog="\b\nExamples:\n  vnpartyextract patterns list")
def patterns_list(patterns: PatternsOption = None, lang: LanguageOption = None) -> None:
    """Print the metrics that figures can have, each with its Vietnamese label."""
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        rules = load_patterns(patterns)
    space = max(map(len, rules.labels), default=0)
    with way_out(None) as write:
        for name, label in rules.labels.items():
            write(f"{name:{space}}  {plain(label)}\n")


@patterns_app.command(
    "show",
    cls=Command,
    epilog="\b\nExamples:\n  vnpartyextract patterns show admissions\n  vnpartyextract patterns show 'Huy hiệu Đảng'",
)
def patterns_show(
    name: Annotated[
        str, typer.Argument(metavar="METRIC", help="Its name or its Vietnamese label.", autocompletion=metrics)
    ],
    patterns: PatternsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Print the rules of a metric in words: what it counts, by which words it is known, its examples."""
    from vnpartyextract.output.described import described
    from vnpartyextract.rules.describe import describe
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        metric = resolve_metric(name, load_patterns(patterns).labels, _("metric"))
        label, sections = describe(metric, patterns)
    with way_out(None) as write:
        write(described(f"{metric}: {label}", sections, width=width(), color=color(sys.stdout)))


@patterns_app.command(
    "new",
    cls=Command,
    epilog="\b\nExamples:\n  vnpartyextract patterns new donations --label 'Tiền ủng hộ' --cue 'ủng hộ [được]'\n"
    "  vnpartyextract patterns test my-patterns\n  vnpartyextract extract article.txt --patterns my-patterns",
)
def patterns_new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Of the metric: small letters a–z, digits and _.")],
    folder: Annotated[
        Path, typer.Argument(metavar="[DIR]", help="Your folder of pattern files; it is made where it is missing.")
    ] = Path("my-patterns"),
    label: Annotated[str, typer.Option(metavar="TEXT", help="Its Vietnamese name, for tables.")] = "",
    cue: Annotated[str, typer.Option(metavar="WORDS", help="Words before the number that tell it.")] = "",
    lang: LanguageOption = None,
) -> None:
    """Write the file of a metric of your own, with examples to fill in, and print where it is."""
    from vnpartyextract.rules.load import load_patterns
    from vnpartyextract.rules.new import write_new

    with refusals(), writing(folder):
        path = write_new(folder, name, frozenset(load_patterns().labels), label=label, cue=cue)
    with way_out(None) as write:
        write(f"{path}\n")
    say(_("now edit it, then run: vnpartyextract patterns test {folder}").format(folder=folder))


@patterns_app.command(
    "test",
    cls=Command,
    epilog="\b\nExamples:\n  vnpartyextract patterns test\n  vnpartyextract patterns test my-patterns",
)
def patterns_test(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Your folder of pattern files; else the built-in ones alone.")
    ] = None,
    lang: LanguageOption = None,
) -> None:
    """Run every example and counter-example of the pattern files and say which rule fails, and where.

    Exit status: 0; 1 when an example failed; 2 when the files cannot be used.
    """
    from vnpartyextract.rules.check import check_examples

    with refusals():
        ran = check_examples(folder)
    with way_out(None) as write:
        for failure in ran.failures:
            place = f"{failure.file}:{failure.line}: {failure.rule}"
            write(plain(f"{place}: {failure.reason}: {failure.text}") + "\n")
    told = ngettext(
        "{count:,} example of {files} files was run", "{count:,} examples of {files} files were run", ran.count
    )
    say(told.format(count=ran.count, files=ran.files))
    if ran.failures:
        failed = len(ran.failures)
        say(ngettext("{count} of them failed", "{count} of them failed", failed).format(count=failed))
        raise typer.Exit(FAILED)
    say(_("all came out as their files say"))
