"""The forms that many documents can be written in, and which one a file name or an option asks for."""

from enum import StrEnum
from pathlib import Path

from vnpartyextract.errors import MisuseError

UNKNOWN = "{}: what to write cannot be told from this name: let it end in {}, or say --format."
NO_FORM = "--format {!r} is not known: choose from {}."
NOT_TO_STDOUT = "{} cannot go to standard output: name a file with --output."


class Form(StrEnum):
    """How documents are stored. Each value is the ending of a file's name; `folder` is a JSON file each."""

    jsonl = "jsonl"
    jsonl_gz = "jsonl.gz"
    csv = "csv"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"
    folder = "folder"


FILES = tuple(form for form in Form if form is not Form.folder)  # those that a file name can ask for
STREAMS = (Form.jsonl, Form.jsonl_gz, Form.csv)  # those that can go to standard output


def form_of(target: Path | None, asked: str | None = None) -> Form:
    """The form to write: the one `asked` for by name, else by the ending of `target`; jsonl where that is None, for
    standard output.

    Raises MisuseError for an unknown name or ending, and for a form that cannot go to standard output.
    """
    if asked is not None:
        if asked not in FILES:
            raise MisuseError(NO_FORM.format(asked, ", ".join(FILES)))
        form = Form(asked)
        if target is None and form not in STREAMS:
            raise MisuseError(NOT_TO_STDOUT.format(form))
        return form
    if target is None:
        return Form.jsonl
    for form in FILES:
        if target.name.lower().endswith(f".{form}"):
            return form
    raise MisuseError(UNKNOWN.format(target, ", ".join(f".{form}" for form in FILES)))
