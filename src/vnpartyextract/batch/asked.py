"""What a run is asked for, checked before any work begins: each refusal is a sentence that says what to do."""

import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from vnpartyextract.batch.inputs import Wanted, listed, wanted
from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.output.writers import Form, check_installed, form_of

NO_INPUT = N_("nothing to read is named: give folders or files, or a list of them with --files-from.")
NO_LIST = N_("--files-from {}: the list cannot be read ({}): check the name.")
NO_GLOB = N_("--glob {!r} cannot be understood: write it as in a .gitignore, like '**/*.txt' or '!drafts/'.")
NO_SHARD = N_("--shard {!r} is no part: write it as 3/16, for the third of sixteen.")
NO_RESUME = N_("--resume needs an output to go on with: name one with --output.")
NO_SPLIT = N_("--split needs a folder: name one with --output.")
SPLIT_FORM = N_("--split writes JSON files: leave --format {} out.")
SPLIT_IS_FILE = N_("--output {} is a file, and --split needs a folder: name another one.")
IS_FOLDER = N_("--output {} is a folder: name a file in it, or say --split for a JSON file for each input.")
NO_FILE = N_("--output {} is a pipe or a device: leave it out for standard output, or name a file.")
NO_FOLDER = N_("--output {}: there is no folder {}: make it first, or choose another file.")
NO_PLACE = N_("--errors {}: there is no folder {}: make it first, or choose another file.")
NO_LISTING = N_("--errors {} is a folder: name a file in it.")
NO_ERRORS = N_("{} is there and is no list of errors: name another file with --errors.")
SAME_FILE = N_("--errors {} is the output: choose another file.")
OVERWRITES = N_("--output {} is one of the inputs and would be overwritten: choose another file.")
NO_SCHEDULER = N_("--engine dask needs the address of its scheduler: --scheduler tcp://host:8786.")
NO_DASK = N_("--scheduler is for a Dask cluster: say --engine dask, too.")


def output_asked(output: Path | None, form: str | None, *, split: bool, resume: bool) -> tuple[Path | None, Form]:
    """Where to write and in which form; None for standard output. Raises MisuseError for what cannot be written to."""
    target = None if output is None or str(output) == "-" else output.resolve()
    if target is None and resume:
        raise MisuseError(_(NO_RESUME))
    if split:
        if target is None:
            raise MisuseError(_(NO_SPLIT))
        if form is not None:
            raise MisuseError(_(SPLIT_FORM).format(form))
        if target.exists() and not target.is_dir():
            raise MisuseError(_(SPLIT_IS_FILE).format(output))
    if target is not None:
        if target.is_dir() and not split:
            raise MisuseError(_(IS_FOLDER).format(output))
        if target.exists() and not target.is_file() and not split:
            raise MisuseError(_(NO_FILE).format(output))
        if not target.parent.is_dir():
            raise MisuseError(_(NO_FOLDER).format(output, target.parent))
    if split:
        return target, Form.folder
    shape = form_of("batch", target, form) or Form.jsonl
    check_installed(shape)
    return target, shape


def errors_asked(errors: Path | None, target: Path | None) -> Path | None:
    """Where to list what could not be read: `facts.csv.errors.jsonl` beside `facts.csv`, unless another file is named.

    Raises MisuseError for a place where none can be written, and for a file that is there and is no such list: it would
    be written over, or be gone where all could be read.
    """
    if errors is None:
        listing = target and target.with_name(f"{target.name}.errors.jsonl")
        if listing is not None and not _may_go(listing):
            raise MisuseError(_(NO_ERRORS).format(listing))
        return listing
    if not errors.resolve().parent.is_dir():
        raise MisuseError(_(NO_PLACE).format(errors, errors.parent))
    if errors.is_dir():
        raise MisuseError(_(NO_LISTING).format(errors))
    if errors.resolve() == target:
        raise MisuseError(_(SAME_FILE).format(errors))
    if not _may_go(errors):
        raise MisuseError(_(NO_ERRORS).format(errors))
    return errors.resolve()


def _may_go(errors: Path) -> bool:
    """Whether nothing is lost with the file: there is none, it is empty, or it is a list of an earlier run."""
    try:
        with errors.open("rb") as stream:
            first = stream.readline(1 << 16)
        return not first or {"path", "line", "reason"} == set(json.loads(first))
    except FileNotFoundError:
        return True
    except (OSError, ValueError, TypeError):
        return False


def shard_asked(written: str | None) -> tuple[int, int]:
    """`3/16` as two numbers, the part and the parts; all of the work where nothing was said."""
    if written is None:
        return 1, 1
    found = re.fullmatch(r"([0-9]{1,9})/([0-9]{1,9})", written)
    if not found or not 1 <= int(found[1]) <= int(found[2]):
        raise MisuseError(_(NO_SHARD).format(written))
    return int(found[1]), int(found[2])


def inputs_asked(inputs: Sequence[str], files_from: str | None, target: Path | None) -> Iterable[str]:
    """The names to read, those of the list one by one.

    Raises MisuseError where there are none, where one, or the list, is the output (also while the list is read), and
    where the list cannot be read.
    """
    if not inputs and files_from is None:
        raise MisuseError(_(NO_INPUT))
    for name in (*inputs, *filter(None, [files_from])):
        _spare(name, target)
    return inputs if files_from is None else chain(inputs, _spared(_names(files_from), target))


def _spared(names: Iterable[str], target: Path | None) -> Iterator[str]:
    for name in names:
        _spare(name, target)
        yield name


def _spare(name: str, target: Path | None) -> None:
    """Raises MisuseError where the output would take the place of something that is read."""
    if target is not None and target.is_file() and os.path.exists(name) and target.samefile(name):
        raise MisuseError(_(OVERWRITES).format(target))


def globs_asked(globs: Sequence[str]) -> Wanted:
    """Which files of a folder count. Raises MisuseError for a glob that cannot be understood."""
    for glob in globs:
        try:
            wanted([glob])
        except (ValueError, re.error):
            raise MisuseError(_(NO_GLOB).format(glob)) from None
    return wanted(globs)


def engine_asked(engine: str, scheduler: str | None) -> None:
    """Raises MisuseError where engine and scheduler do not go together."""
    if engine == "dask" and scheduler is None:
        raise MisuseError(_(NO_SCHEDULER))
    if engine != "dask" and scheduler is not None:
        raise MisuseError(_(NO_DASK))


def _names(files_from: str) -> Iterator[str]:
    if files_from == "-":
        if sys.stdin is None:  # so Python has it where it was closed
            raise MisuseError(_(NO_LIST).format("-", _("standard input is closed")))
        return listed(sys.stdin.buffer)
    try:
        stream: BinaryIO = open(files_from, "rb")  # noqa: SIM115 - it is read on as names are needed
    except OSError as error:
        raise MisuseError(_(NO_LIST).format(files_from, error.strerror)) from None
    return listed(stream)
