"""The command: parse, call, print, exit status; one module a command.

Whatever takes time to import is imported where it is used, so that --help and --version load neither tokenizer nor
patterns. JSON and tables go to standard output, every message to standard error.
"""

import signal
import sys
from typing import Annotated

import typer
from typer.exceptions import TyperException

from vnpartyextract import __version__
from vnpartyextract.cli import (
    batch,
    check,
    config,
    corrections,
    diff,
    evaluate,
    extract,
    query,
    review,
    schema,
    series,
)
from vnpartyextract.cli.config import configured_language, option_defaults
from vnpartyextract.cli.inputs import LanguageOption
from vnpartyextract.cli.language import Command, Group, say_error, told_in_own_words, use_language
from vnpartyextract.cli.patterns import patterns_app
from vnpartyextract.cli.streams import CANNOT_WRITE, FAILED, INTERRUPTED, MISUSE, TERMINATED, drop_output, say
from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import _

app = typer.Typer(
    name="vnpartyextract",
    cls=Group,
    help="Read Vietnamese Party news and get every figure out: typed, normalised and traced to its place in the text.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(cls=Command, epilog=extract.EPILOG)(extract.extract)
app.command(cls=Command, epilog=batch.EPILOG)(batch.batch)
app.command(cls=Command, epilog=query.EPILOG)(query.query)
app.command(cls=Command, epilog=diff.EPILOG)(diff.diff)
app.command(cls=Command, epilog=check.EPILOG)(check.check)
app.command(cls=series.SeriesCommand, epilog=series.EPILOG)(series.series)
app.command(cls=Command, epilog=review.EPILOG)(review.review)
app.command(cls=Command, epilog=corrections.EPILOG)(corrections.corrections)
app.command(cls=Command, epilog=schema.EPILOG)(schema.schema)
app.command(cls=Command, epilog=evaluate.EPILOG)(evaluate.evaluate)
app.command(cls=Command, epilog=config.EPILOG)(config.config)
app.add_typer(patterns_app, name="patterns")


def main() -> None:
    """Run the command and leave with its exit status."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))  # so that what is half done is cleared away
    use_language(sys.argv[1:], configured_language())
    try:
        command = told_in_own_words(typer.main.get_command(app))
        held = option_defaults(command)
        sys.exit(command(prog_name="vnpartyextract", standalone_mode=False, default_map=held))
    except MisuseError as error:  # in a file of configuration
        say(str(error))
        sys.exit(MISUSE)
    except TyperException as error:
        say_error(error)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except OSError as error:  # what the parser prints, such as --help, does not go through `way_out`
        drop_output()
        say(_(CANNOT_WRITE).format("to standard output", error.strerror))
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
    lang: LanguageOption = None,
) -> None:
    pass
