"""The texts of help for the catalogues; needed by `make messages` and the tests alone."""

from collections.abc import Iterator
from typing import IO, Any

import typer

from vnpartyextract.cli import app
from vnpartyextract.cli.language import texts


def extract(_file: IO[bytes], *_how: Any, **_options: Any) -> Iterator[tuple[int, str, str, list[str]]]:
    """Every text that help shows, in English: an extraction method of Babel."""
    command = typer.main.get_command(app)
    for text in dict.fromkeys(getattr(owner, name) for owner, name in texts(command)):
        yield 0, "", text, []
