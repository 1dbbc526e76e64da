"""The forms of output, which of them each command can write, and which one a file name or an option asks for."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _

UNKNOWN = N_("-o {file}: what to write cannot be told from this name: let it end in {endings}, or say --format.")
NO_FIT = N_("{command} does not write {form}: choose from {known}.")
NO_FORM = N_("--format '{form}' is not known: choose from {known}.")
TWO_FORMS = N_("-o {file} and --format {form} ask for two forms: leave one of them out, or change the name.")
NOT_TO_STDOUT = N_("{form} cannot go to standard output: name a file with -o.")


class Form(StrEnum):
    """What is written. Each value is the ending of a file's name; `table` has none, `folder` is a JSON file each."""

    table = "table"
    json = "json"
    json_gz = "json.gz"
    jsonl = "jsonl"
    jsonl_gz = "jsonl.gz"
    csv = "csv"
    csv_gz = "csv.gz"
    tsv = "tsv"
    tsv_gz = "tsv.gz"
    xlsx = "xlsx"
    parquet = "parquet"
    sqlite = "sqlite"
    html = "html"
    html_gz = "html.gz"
    md = "md"
    md_gz = "md.gz"
    svg = "svg"
    svg_gz = "svg.gz"
    png = "png"
    folder = "folder"

    @property
    def packed(self) -> bool:
        """Whether it is gzipped."""
        return self.value.endswith(".gz")

    @property
    def base(self) -> "Form":
        """The same, not gzipped."""
        return Form(self.value.removesuffix(".gz"))


TABLES = (Form.csv, Form.tsv, Form.xlsx, Form.parquet, Form.md)
PICTURES = (Form.svg, Form.png)
PLACED = (Form.xlsx, Form.parquet, Form.sqlite, Form.png)  # never to standard output
_NAMED = {"htm": Form.html, "markdown": Form.md, "ndjson": Form.jsonl}  # other names of a form

# What each command writes, the usual form first. Any form that is text may be gzipped in a file.
WRITTEN: Mapping[str, tuple[Form, ...]] = {
    "extract": (Form.json, Form.jsonl, *TABLES, Form.sqlite, Form.html, Form.table),
    "batch": (Form.jsonl, Form.json, *TABLES, Form.sqlite),
    "query": (Form.table, Form.json, Form.jsonl, *TABLES, Form.html),
    "series": (Form.table, Form.json, Form.jsonl, *TABLES, Form.html, *PICTURES),
    "diff": (Form.table, Form.json, Form.jsonl, *TABLES, Form.html),
    "check": (Form.table, Form.json, Form.jsonl, *TABLES, Form.html),
}


def form_of(command: str, target: Path | None, asked: str | None = None) -> Form | None:
    """The form to write: the one `asked` for by name, else by the ending of `target`; None where neither tells.

    A pipe or a device tells nothing. Raises MisuseError for an unknown name or ending, for a form that the command does
    not write or that cannot go to standard output, and where name and ending ask for two forms.
    """
    known = WRITTEN[command]
    plain = target is not None and not (target.exists() and not target.is_file())
    ending = ending_of(target) if target is not None and plain else None
    if asked is None:
        if target is None or not plain:
            return None
        if ending is None:
            raise MisuseError(_(UNKNOWN).format(file=target, endings=_endings(known)))
        form = ending
    else:
        try:
            form = _NAMED.get(asked) or Form(asked)
        except ValueError:
            raise MisuseError(_(NO_FORM).format(form=asked, known=", ".join(known))) from None
        if ending is not None and ending.base is not form.base:
            raise MisuseError(_(TWO_FORMS).format(file=target, form=asked))
        form = ending or form
    if form.base not in known:
        raise MisuseError(_(NO_FIT).format(command=command, form=form, known=", ".join(known)))
    if target is None and form in PLACED:
        raise MisuseError(_(NOT_TO_STDOUT).format(form=form))
    return form


def ending_of(target: Path) -> Form | None:
    """The form that a file's name ends with, in any case; None where it ends with none."""
    name = target.name.lower()
    packed = ".gz" if name.endswith(".gz") else ""
    last = name.removesuffix(".gz").rpartition(".")[2]
    if "." not in name or last in (Form.table, Form.folder):
        return None
    found = _NAMED.get(last, last)
    return next((form for form in Form if form == f"{found}{packed}"), None)


def _endings(known: tuple[Form, ...]) -> str:
    return ", ".join(f".{form}" for form in known if form is not Form.table)
