"""What every command does alike: messages, refusals, the way out, exit statuses."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import typer

from vnpartyextract.arguments import MisuseError
from vnpartyextract.errors import InputError, PatternError
from vnpartyextract.messages import N_, _
from vnpartyextract.output.plain import plain
from vnpartyextract.output.sink import Write, open_sink

if TYPE_CHECKING:
    from vnpartyextract.output.writers import Form, Target

OK, FAILED, MISUSE, INTERRUPTED, PIPE_CLOSED, TERMINATED = 0, 1, 2, 130, 141, 143

CANNOT_WRITE = N_("cannot write {}: {}: free some space or choose another place with --output.")


def say(message: str) -> None:
    typer.echo(f"vnpartyextract: {plain(message)}", err=True)


@contextmanager
def refusals() -> Iterator[None]:
    """Arguments or pattern files that cannot be worked with end the command before it begins."""
    try:
        yield
    except (MisuseError, PatternError) as error:
        say(str(error))
        raise typer.Exit(MISUSE) from error


@contextmanager
def way_out(target: Path | None, *, failed: int = FAILED, empty: bool = False) -> Iterator[Write]:
    """The way out for text; a reader that has gone away (`| head`) ends the command in silence.

    `failed` is the exit status where nothing can be written; a file may be `empty` where that is an answer, too.
    """
    with writing(target, failed=failed), open_sink(target, empty=empty) as write:
        yield write


@contextmanager
def delivery(form: "Form", target: Path | None, *, failed: int = FAILED, empty: bool = False) -> "Iterator[Target]":
    """The same for any form: where to write it, a stream or a draft. A database that is not ours ends the command."""
    from vnpartyextract.output.writers import delivered

    try:
        with writing(target, failed=failed), delivered(form, target, empty=empty) as place:
            yield place
    except InputError as error:  # what is in the output already
        say(str(error))
        raise typer.Exit(failed) from error


@contextmanager
def writing(target: Path | None, *, failed: int = FAILED) -> Iterator[None]:
    """What may go wrong while writing to `target`, or to standard output where it is None, ends the command."""
    try:
        yield
    except BrokenPipeError:
        drop_output()
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:
        if target is None and sys.stdout is not None:
            drop_output()
        say(_(CANNOT_WRITE).format(target or "to standard output", error.strerror))
        raise typer.Exit(failed) from error


def drop_output() -> None:
    """What is left in the buffer has nowhere to go: Python would complain of it on leaving."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def on_screen(target: Path | None) -> bool:
    """Whether the output is for the eye: it goes to a terminal."""
    return target is None and sys.stdout is not None and sys.stdout.isatty()


def width() -> int:
    """Columns of the terminal, or enough for a table where there is none."""
    return shutil.get_terminal_size((140, 40)).columns


def color(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty() and not os.environ.get("NO_COLOR")
