"""Documents and tables written as they come, in each of the forms that people work with; memory stays flat."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from vnpartyextract.output.columns import Column, for_reading, rows_of
from vnpartyextract.output.sink import in_place_of, open_stream
from vnpartyextract.output.writers.csv_file import open_csv
from vnpartyextract.output.writers.folder import open_folder
from vnpartyextract.output.writers.form import PLACED, Form, form_of
from vnpartyextract.output.writers.how import How
from vnpartyextract.output.writers.lines import open_array, open_lines
from vnpartyextract.output.writers.markdown import open_markdown
from vnpartyextract.output.writers.optional import check_installed
from vnpartyextract.output.writers.packed import packed
from vnpartyextract.output.writers.parquet import open_parquet
from vnpartyextract.output.writers.sqlite import copy_database, open_sqlite
from vnpartyextract.output.writers.writer import Target, Writer, WriteRows, parsed
from vnpartyextract.output.writers.xlsx import open_sheet

__all__ = [
    "PLAIN",
    "Form",
    "How",
    "Target",
    "WriteRows",
    "Writer",
    "check_installed",
    "delivered",
    "form_of",
    "open_rows",
    "open_writer",
    "text_to",
]

PLAIN = How()
_WHOLE = {Form.jsonl: open_lines, Form.json: open_array}  # forms that hold whole documents


@contextmanager
def open_writer(form: Form, target: Target, how: How = PLAIN) -> Iterator[Writer]:
    """A Writer of `form` onto `target`: a file to make (one that is there is written over, but brought up to date where
    it is a database), a folder, or for a form that is text an open binary stream, which stays open.

    When the block ends well, the output is complete; when it ends with an error, what is there is of no use, but for
    folders. Putting a file in place whole, and making it last (fsync), is the caller's part.

    Raises MisuseError where the form needs a library that is not installed, InputError for a database that is not ours,
    OSError where the output cannot be written.
    """
    with ExitStack() as stack:
        if form in (Form.sqlite, Form.folder):
            assert isinstance(target, Path)  # see form_of
            kept = open_folder(target) if form is Form.folder else open_sqlite(target, how.labels)
            yield stack.enter_context(kept)
        elif form is Form.xlsx and not (how.raw or how.chosen):
            assert isinstance(target, Path)  # see form_of
            from vnpartyextract.output.writers.workbook import open_workbook  # it checks the facts, which takes rules

            yield stack.enter_context(open_workbook(target, how))
        elif form.base in _WHOLE:
            yield stack.enter_context(_WHOLE[form.base](stack.enter_context(packed(form, target))))
        else:
            columns = for_reading() if form.base is Form.md and not how.chosen else how.columns
            rows = rows_of(columns, how.labels)
            write = stack.enter_context(open_rows(form, target, columns, how))
            yield Writer(lambda line: write(rows(parsed(line))))


@contextmanager
def open_rows(form: Form, target: Target, columns: Sequence[Column], how: How = PLAIN) -> Iterator[WriteRows]:
    """The same for rows under `columns`, in a form that is a table. Each call is written through at once in text."""
    with ExitStack() as stack:
        if form.base in (Form.xlsx, Form.parquet):
            assert isinstance(target, Path)  # see form_of
            yield stack.enter_context((open_sheet if form is Form.xlsx else open_parquet)(target, columns))
            return
        stream = stack.enter_context(packed(form, target))
        if form.base is Form.md:
            yield stack.enter_context(open_markdown(stream, columns))
        else:
            yield stack.enter_context(open_csv(stream, columns, how.dialect, tabs=form.base is Form.tsv))


@contextmanager
def delivered(form: Form, target: Path | None, *, empty: bool = False) -> Iterator[Target]:
    """Where to write `form`, so that `target` appears whole or not at all: a stream, or a draft to make.

    Standard output where `target` is None. A database that is there is brought up to date. As `open_stream` otherwise.
    """
    if form not in PLACED:
        with open_stream(target, empty=empty) as stream:
            yield stream
        return
    assert target is not None  # see form_of
    with in_place_of(target.resolve(), str(os.getpid())) as draft:
        draft.unlink(missing_ok=True)  # what a killed run left
        if form is Form.sqlite and target.exists():
            copy_database(target.resolve(), draft)
        yield draft


def text_to(form: Form, place: Target, chunks: Iterable[str | bytes]) -> None:
    """Writes `chunks` there, packed where the form is, each through at once."""
    with packed(form, place) as stream:
        for chunk in chunks:
            stream.write(chunk.encode() if isinstance(chunk, str) else chunk)
            stream.flush()
