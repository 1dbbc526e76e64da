"""Options that mean the same: docs/commands.md against the commands themselves."""

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.main import get_command

from vnpartyextract import cli
from vnpartyextract.output.writers.form import WRITTEN

DOCS = (Path(__file__).parents[1] / "docs/commands.md").read_text("utf-8")
ELSEWHERE = {"one", "reported"}  # the command has the option, and the docs say how it differs


def table(heading: str) -> dict[str, dict[str, str]]:
    """The rows of the first table below a heading: what stands in code at their head, and their cells by column."""
    below = DOCS.partition(f"## {heading}\n")[2]
    head, _, *rows = [line for line in below.partition("\n## ")[0].splitlines() if line.startswith("|")]
    columns = [cell.strip() for cell in head.strip("|").split("|")]
    found = {}
    for row in rows:
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        found[re.findall(r"`([^`]+)`", cells[0])[-1]] = dict(zip(columns, cells, strict=True))
    return found


OPTIONS = table("Options that mean the same")
FORMS = table("Forms")
COMMANDS = [name for name in FORMS["json"] if name != "form"]
APP: Any = get_command(cli.app)


def options(command: str) -> dict[str, Any]:
    return {name: one for one in APP.commands[command].params for name in one.opts if name.startswith("--")}


def test_the_commands_are_those_that_write() -> None:
    assert [
        command for command in ("extract", "batch", "query", "diff", "check", "series") if command in COMMANDS
    ] == COMMANDS
    assert set(COMMANDS) == set(WRITTEN) & set(APP.commands)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_the_options_that_are_told(command: str) -> None:
    told = {name for name, row in OPTIONS.items() if row[command] == "✓" or row[command] in ELSEWHERE}
    assert told == set(OPTIONS) & set(options(command))


@pytest.mark.parametrize("name", OPTIONS)
def test_an_option_says_the_same_everywhere(name: str) -> None:
    told = {
        (tuple(sorted(one.opts)), one.help, one.metavar)
        for command in COMMANDS
        if OPTIONS[name][command] == "✓" and (one := options(command)[name])
    }
    assert len(told) == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_writes_the_forms_that_are_told(command: str) -> None:
    assert {form for form, row in FORMS.items() if row[command] == "✓"} == set(WRITTEN[command])


def test_no_other_option_of_these_names_has_another_letter() -> None:
    for command in COMMANDS:
        assert isinstance(APP.commands[command], typer.core.TyperCommand)
        assert options(command)["--output"].opts == ["--output", "-o"]
        assert options(command)["--quiet"].opts == ["--quiet", "-q"]
