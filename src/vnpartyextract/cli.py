"""The command: parse, call, print, exit status.

Whatever takes time to import is imported where it is used, so that --help and --version load neither tokenizer nor
patterns. JSON and tables go to standard output, every message to standard error.
"""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from vnpartyextract import __version__
from vnpartyextract.arguments import MisuseError, check_inputs, check_metrics, output_file, place_asked, published_day
from vnpartyextract.errors import InputError, PatternError
from vnpartyextract.output.plain import plain
from vnpartyextract.output.sink import Write, open_sink

if TYPE_CHECKING:
    from vnpartyextract.model import Document
    from vnpartyextract.rules.patterns import Patterns

OK, FAILED, MISUSE, INTERRUPTED, PIPE_CLOSED, TERMINATED = 0, 1, 2, 130, 141, 143

UNICODE = ("utf-8", "utf-16", "utf-32")  # read as they are; any other encoding is guessed

CANNOT_WRITE = "cannot write {}: {}: free some space or choose another place with --output."
OTHER_ENCODING = "{}: read as {}, not as Unicode: where letters look wrong, convert the file to UTF-8 first."
NO_GOLD = "no gold to score: name folders that hold NAME.txt and NAME.gold.json."
NOWHERE = "--at {!r} stands nowhere in the articles."
UNSCORED = "{}: not scored: {}"

app = typer.Typer(
    name="vnpartyextract",
    help="Read Vietnamese Party news and get every figure out: typed, normalised and traced to its place in the text.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
patterns_app = typer.Typer(help="Look after the pattern files.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(patterns_app, name="patterns")


class Format(StrEnum):
    """How documents are printed."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


PatternsOption = Annotated[
    Path | None,
    typer.Option(
        "--patterns",
        metavar="DIR",
        help="Own pattern files: added to the built-in ones, or in place of those of the same name.",
    ),
]


def main() -> None:
    """Run the command and leave with its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that what is half done is cleared away
    try:
        app(prog_name="vnpartyextract")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:  # what the parser prints, such as --help, does not go through `_output`
        _drop_output()
        _say(CANNOT_WRITE.format("to standard output", error.strerror))
        sys.exit(FAILED)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vnpartyextract {__version__}")
        raise typer.Exit


@app.callback(epilog="\b\nExamples:\n  vnpartyextract extract article.txt\n  vnpartyextract extract --help")
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and leave.")
    ] = False,
) -> None:
    pass


@app.command(
    epilog="""\b
Examples:
  vnpartyextract extract article.txt
  vnpartyextract extract news/*.txt -o facts.jsonl
  vnpartyextract extract article.txt --metric admissions --format table
  vnpartyextract extract article.txt --at '178 đảng viên' > /dev/null
  curl … | vnpartyextract extract - --published 2024-02-17

Exit status: 0; 1 when an input could not be read (the others are still done); 2 when the command was misused."""
)
def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="FILE", help="Articles; - is standard input.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write there, whole or not at all."),
    ] = None,
    form: Annotated[
        Format | None,
        typer.Option("--format", help="json (as an array where there are several), jsonl, or table for people."),
    ] = None,
    metric: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Only figures of this metric; can be repeated. The ledger stays whole."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication for texts without a dateline: 2024-02-17 or 17/2/2024."),
    ] = None,
    patterns: PatternsOption = None,
    context: Annotated[bool, typer.Option("--context", help="Add to each fact the sentence it stands in.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell on standard error why each fact is what it is: for people.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="OFFSET|TEXT", help="Explain one place alone, and why a number there is `other` or in no fact."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.")] = False,
) -> None:
    """Read articles and print every fact found in them.

    One article is printed as an indented JSON document, several as JSON Lines, each as soon as it is done.
    """
    with _refusals():
        check_inputs(inputs)
        target = output_file(output, inputs)
        day = published_day(published) if published is not None else None
        place = place_asked(at) if at is not None else None

    from vnpartyextract.output.json_text import json_documents, json_lines
    from vnpartyextract.output.select import only_metrics
    from vnpartyextract.pipeline import extract_document
    from vnpartyextract.rules.load import load_patterns

    with _refusals():
        rules = load_patterns(patterns)
        check_metrics(metric or [], rules.labels)

    failed: list[str] = []
    stood: list[bool] = []
    several = len(inputs) > 1

    def documents() -> Iterator[dict[str, Any]]:
        for name in inputs:
            try:
                document = _read(name, day, rules)
            except InputError as error:
                _say(str(error))
                failed.append(name)
                continue
            if not quiet and not document.encoding.lower().startswith(UNICODE):
                _say(OTHER_ENCODING.format(_called(name), document.encoding))
            if explain or place is not None:
                found, stands = _explained(
                    document, rules, patterns, context=context, metrics=metric, at=place, several=several
                )
                stood.append(stands)
            else:
                found = extract_document(document, rules, context=context)
            yield only_metrics(found, metric) if metric else found
        if several and stood and not any(stood):
            _say(NOWHERE.format(at))

    form = form or (Format.jsonl if several else Format.json)
    with _output(target) as write:
        if form is Format.table:
            from vnpartyextract.output.table import tables

            chunks = tables(documents(), rules.labels, width=_width(), color=target is None and _color(sys.stdout))
        elif form is Format.jsonl:
            chunks = json_lines(documents())
        else:
            chunks = json_documents(documents(), array=several)
        for chunk in chunks:
            write(chunk)
    raise typer.Exit(FAILED if failed else OK)


@app.command(epilog="\b\nExamples:\n  vnpartyextract schema > document.schema.json")
def schema() -> None:
    """Print the JSON Schema of a document."""
    from vnpartyextract.output.json_text import to_indented
    from vnpartyextract.output.schema import json_schema

    with _output(None) as write:
        write(to_indented(json_schema()) + "\n")


@app.command(epilog="\b\nExamples:\n  vnpartyextract evaluate corpus\n  vnpartyextract evaluate corpus --errors | less")
def evaluate(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of NAME.txt with NAME.gold.json.")],
    errors: Annotated[bool, typer.Option("--errors", help="First list every miss, article by article.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one line of JSON.")] = False,
    patterns: PatternsOption = None,
) -> None:
    """Extract from gold articles and score the facts against what readers found.

    Precision, recall and F1 by kind of fact, and how often each field of a figure is right. Faults of the gold are
    told on standard error and make the exit status 1.
    """
    from vnpartyextract.evaluate.gold import GoldArticle, load_gold
    from vnpartyextract.evaluate.score import rows, score
    from vnpartyextract.output.json_text import to_line
    from vnpartyextract.pipeline import extract_document
    from vnpartyextract.rules.load import load_patterns

    with _refusals():
        rules = load_patterns(patterns)
    faults: list[str] = []
    articles: list[GoldArticle] = []
    for folder in folders:
        found, wrong = load_gold(folder)
        articles += found
        faults += wrong

    def documents() -> Iterator[tuple[GoldArticle, dict[str, Any] | None]]:
        for article in articles:
            try:
                yield article, extract_document(_read(str(article.path), None, rules), rules)
            except InputError as error:
                faults.append(UNSCORED.format(article.name, error))
                yield article, None

    card = score(documents())
    for fault in faults:
        _say(fault)
    if not articles:
        _say(NO_GOLD)
        raise typer.Exit(FAILED)
    with _output(None) as write:
        if errors:
            write("".join(f"{plain(miss)}\n" for miss in card.errors))
        result = card.result()
        write(to_line(result) + "\n" if as_json else "".join(f"{row}\n" for row in rows(result)))
    raise typer.Exit(FAILED if faults else OK)


@patterns_app.command(
    "test", epilog="\b\nExamples:\n  vnpartyextract patterns test\n  vnpartyextract patterns test rules"
)
def patterns_test(
    folder: Annotated[
        Path | None, typer.Argument(metavar="[DIR]", help="Pattern files; else the built-in ones.")
    ] = None,
) -> None:
    """Run every example and counter-example of the pattern files and say which rule fails, and where.

    Exit status: 0; 1 when an example failed; 2 when the files cannot be used.
    """
    from vnpartyextract.rules.check import check_examples

    with _refusals():
        failures = check_examples(folder)
    with _output(None) as write:
        for failure in failures:
            place = f"{failure.file}:{failure.line}: rule {failure.rule}"
            write(plain(f"{place}: {failure.reason}: {failure.text}") + "\n")
    if failures:
        _say(f"{len(failures)} of the examples failed")
        raise typer.Exit(FAILED)


@patterns_app.command("list", epilog="\b\nExamples:\n  vnpartyextract patterns list")
def patterns_list(patterns: PatternsOption = None) -> None:
    """Print the metrics that figures can have, each with its Vietnamese label."""
    from vnpartyextract.rules.load import load_patterns

    with _refusals():
        rules = load_patterns(patterns)
    width = max(map(len, rules.labels), default=0)
    with _output(None) as write:
        for name, label in rules.labels.items():
            write(f"{name:{width}}  {plain(label)}\n")


def _called(name: str) -> str:
    return "standard input" if name == "-" else name


def _say(message: str) -> None:
    typer.echo(f"vnpartyextract: {plain(message)}", err=True)


@contextmanager
def _refusals() -> Iterator[None]:
    """Arguments or pattern files that cannot be worked with end the command before it begins."""
    try:
        yield
    except (MisuseError, PatternError) as error:
        _say(str(error))
        raise typer.Exit(MISUSE) from error


def _read(name: str, published: date | None, rules: "Patterns") -> "Document":
    from vnpartyextract.read.document import read_path

    return read_path(name, published=published, words=rules.shapes.datelines)


def _explained(
    document: "Document",
    rules: "Patterns",
    folder: Path | None,
    *,
    context: bool,
    metrics: list[str] | None,
    at: int | str | None,
    several: bool,
) -> tuple[dict[str, Any], bool]:
    """The facts of a document, after telling on standard error why they are what they are; whether `at` stands in it.

    Among `several` articles those in which it does not stand are passed over.
    """
    from vnpartyextract.explain import explain, narrow
    from vnpartyextract.explain.document import ABSENT
    from vnpartyextract.output.assemble import assemble
    from vnpartyextract.output.explained import explained
    from vnpartyextract.output.select import only_metrics
    from vnpartyextract.pipeline import read_facts
    from vnpartyextract.rules.load import pattern_files

    reading = read_facts(document, rules)
    found = assemble(reading, context=context)
    told = explain(reading, only_metrics(found, metrics) if metrics else found, pattern_files(folder))
    told = narrow(told, reading, at) if at is not None else told
    stands = told.note != ABSENT
    if stands or not several:
        typer.echo(explained(told, width=_width(), color=_color(sys.stderr)).encode(), nl=False, err=True)
    return found, stands


@contextmanager
def _output(target: Path | None) -> Iterator[Write]:
    """The way out; a reader that has gone away (`| head`) ends the command in silence."""
    try:
        with open_sink(target) as write:
            yield write
    except BrokenPipeError:
        _drop_output()
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        if target is None and sys.stdout is not None:
            _drop_output()
        _say(CANNOT_WRITE.format(target or "to standard output", error.strerror))
        raise typer.Exit(FAILED) from error


def _drop_output() -> None:
    """What is left in the buffer has nowhere to go: Python would complain of it on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _width() -> int:
    """Columns of the terminal, or enough for a table where there is none."""
    return shutil.get_terminal_size((140, 40)).columns


def _color(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and not os.environ.get("NO_COLOR")
