"""`vnpartyextract config`."""

import sys
from pathlib import Path
from typing import Any

import typer

from vnpartyextract.cli.inputs import LanguageOption
from vnpartyextract.cli.streams import color, refusals, way_out, width
from vnpartyextract.config import defaults, files, read_config
from vnpartyextract.errors import MisuseError

EPILOG = """\b
Examples:
  vnpartyextract config
  echo 'lang = "vi"' > vnpartyextract.toml"""


def home() -> Path:
    """The user's own folder for configuration."""
    return Path(typer.get_app_dir("vnpartyextract"))


def configured_language() -> str | None:
    """The language that is configured; None where none is, or where the files are wrong, which is told later."""
    try:
        return defaults(read_config(Path(), home())).get("lang")
    except MisuseError:
        return None


def option_defaults(command: Any) -> dict[str, Any]:
    """What is configured, for every command that has such an option. Raises MisuseError for a file that is wrong."""
    held = defaults(read_config(Path(), home()))

    def of(one: Any) -> dict[str, Any]:
        own = {param.name: held[param.name] for param in one.params if param.name in held and param.name != "lang"}
        return own | {name: of(inner) for name, inner in getattr(one, "commands", {}).items()}

    return of(command) if held else {}


def config(lang: LanguageOption = None) -> None:
    """Show what is configured, and where it comes from.

    Settings are read from vnpartyextract.toml or pyproject.toml ([tool.vnpartyextract]) in the folder you are in, then
    from your own folder for configuration: lang ("vi" or "en"), patterns (a folder), columns (a list of names). An
    option on the command line comes before them.
    """
    from vnpartyextract.output.settings import settings_table

    with refusals():
        settings = read_config(Path(), home())
    with way_out(None) as write:
        write(settings_table(settings, files(Path(), home()), width=width(), color=color(sys.stdout)))
