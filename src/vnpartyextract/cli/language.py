"""What the parser says (help, usage, errors) in the language in use; the commands have their texts in English.

The texts of help are marked by standing in help: `texts_of_help` gives them to the catalogues, `told_in_own_words` puts
them into the language of the user once the commands are built.
"""

import gettext
import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from vnpartyextract import messages
from vnpartyextract.messages import LANGUAGES, N_, _

# The parser's own words, which it looks up in the catalogue by itself.
OF_PARSER = (N_("Commands"), N_("required"), N_("default: {default}"))
# Its errors, which it does not look up: as it says them, and as they are told. The first that fits is taken.
ERRORS = (
    ("No such option: {name} (Possible options: {names})", N_("there is no option {name}; did you mean {names}?")),
    ("No such option: {name}", N_("there is no option {name}.")),
    ("No such command {name}. Did you mean {nearest}?", N_("there is no command {name}; did you mean {nearest}?")),
    ("No such command {name}.", N_("there is no command {name}.")),
    ("Missing argument {name}.", N_("{name} is missing.")),
    ("Missing option {name}.", N_("{name} is missing.")),
    (
        "Invalid value for {name}: Value error, {value} is not one of {known}.",
        N_("{name} {value}: choose from {known}."),
    ),
    ("Invalid value for {name}: Value error, {why}", N_("{name}: {why}")),
    ("Invalid value for {name}: Input should be a valid integer{_}", N_("{name}: give a whole number.")),
    ("Invalid value for {name}: Input should be a valid number{_}", N_("{name}: give a number.")),
    (
        "Invalid value for {name}: Input should be greater than or equal to {least}",
        N_("{name}: give a number from {least} on."),
    ),
    ("Invalid value for {name}: {why}", N_("{name}: {why}")),
    ("Option {name} requires an argument.", N_("{name} needs a value.")),
    ("Option {name} does not take a value.", N_("{name} takes no value.")),
    ("Got unexpected extra argument(s) ({names})", N_("too many arguments: {names}.")),
)
_HELP = N_("Show this message and exit.")


class _Words:
    """Usage and the option --help in the language in use; the types of arguments are no business of users."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Usage: "))

    def format_options(self, ctx: Any, formatter: Any) -> None:
        for kind, title in (("argument", _("Arguments")), ("option", _("Options"))):
            params = [param for param in self.get_params(ctx) if param.param_type_name == kind]  # type: ignore[attr-defined]
            rows = [record for param in params if (record := param.get_help_record(ctx))]
            if rows:
                with formatter.section(title):
                    formatter.write_dl(
                        [(name.partition(" <")[0] if kind == "argument" else name, told) for name, told in rows]
                    )
        if isinstance(self, TyperGroup):
            self.format_commands(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _(_HELP)
        return option


class Command(_Words, TyperCommand):
    """A command."""


class Group(_Words, TyperGroup):
    """A command that holds others."""


def use_language(arguments: Sequence[str], configured: str | None = None) -> None:
    """Tells everything in the language of `--lang`, else in the one that is `configured`, else in the user's own.

    Before anything is parsed, since the parser speaks, too; a language that there is none of is refused by it later.
    """
    asked = _asked(arguments) or configured or messages.language()
    messages.use(asked if asked in LANGUAGES else messages.language())
    if messages.in_use() != "en":
        os.environ["LANGUAGE"] = messages.in_use()  # for the parser, which asks gettext, and for worker processes
        gettext.bindtextdomain(messages.DOMAIN, messages.LOCALE)
        gettext.textdomain(messages.DOMAIN)


def _asked(arguments: Sequence[str]) -> str | None:
    """What --lang is given, as the parser will see it: the last one counts, and nothing behind `--`."""
    found = None
    for place, word in enumerate(arguments):
        if word == "--":
            break
        if word == "--lang":
            found = arguments[place + 1] if place + 1 < len(arguments) else None
        elif word.startswith("--lang="):
            found = word.removeprefix("--lang=")
    return found


def told_in_own_words(command: Any) -> Any:
    """The command with the texts of its help in the language in use."""
    if messages.in_use() != "en":
        for owner, name in texts(command):
            setattr(owner, name, _(getattr(owner, name)))
    return command


def texts(command: Any) -> Iterator[tuple[Any, str]]:
    """Where the texts of help stand: what holds each, and under which name."""
    owners: list[tuple[Any, tuple[str, ...]]] = [(command, ("help", "epilog", "options_metavar", "subcommand_metavar"))]
    owners += [(param, ("help", "metavar")) for param in command.params]
    for owner, names in owners:
        yield from ((owner, name) for name in names if getattr(owner, name, None))
    for inner in getattr(command, "commands", {}).values():
        yield from texts(inner)


def say_error(error: Any) -> None:
    """Tells on standard error what the parser refuses, in the language in use; without a command, its help."""
    ctx = getattr(error, "ctx", None)
    text = error.format_message()
    if ctx is not None and (text == "Missing command." or type(error).__name__ == "NoArgsIsHelpError"):
        typer.echo(ctx.get_help(), err=True)
        return
    if ctx is not None:
        hint = _("Try '{command} {option}' for help.").format(command=ctx.command_path, option=ctx.help_option_names[0])
        typer.echo(f"{ctx.get_usage()}\n{hint}\n", err=True)
    typer.echo(f"vnpartyextract: {_reworded(text)}", err=True)


def _reworded(text: str) -> str:
    for template, message in ERRORS:
        found = re.fullmatch(re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>.*)", re.escape(template)), text, re.DOTALL)
        if found:
            return _(message).format(**found.groupdict())
    return text
