"""Many documents written as they come, in each of the forms that people work with; memory stays flat."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from vnpartyextract.output.writers.csv_file import open_csv
from vnpartyextract.output.writers.folder import open_folder
from vnpartyextract.output.writers.form import Form, form_of
from vnpartyextract.output.writers.lines import open_gz, open_lines
from vnpartyextract.output.writers.parquet import open_parquet
from vnpartyextract.output.writers.sqlite import open_sqlite
from vnpartyextract.output.writers.writer import Target, Writer
from vnpartyextract.output.writers.xlsx import open_xlsx

__all__ = ["Form", "Target", "Writer", "form_of", "open_writer"]

_STREAMED = {Form.jsonl: open_lines, Form.jsonl_gz: open_gz, Form.csv: open_csv}
_PLACED = {Form.xlsx: open_xlsx, Form.parquet: open_parquet, Form.sqlite: open_sqlite, Form.folder: open_folder}


@contextmanager
def open_writer(form: Form, target: Target) -> Iterator[Writer]:
    """A Writer of `form` onto `target`: a file to make (one that is there is written over, but brought up to date where
    it is a database), a folder, or for jsonl, jsonl.gz and csv an open binary stream, which stays open.

    When the block ends well, the output is complete; when it ends with an error, what is there is of no use, but for
    folders. Putting a file in place whole, and making it last (fsync), is the caller's part.

    Raises MisuseError where the form needs a library that is not installed, InputError for a database that is not ours,
    OSError where the output cannot be written.
    """
    with ExitStack() as stack:
        if form in _STREAMED:
            stream = stack.enter_context(target.open("wb")) if isinstance(target, Path) else target
            yield stack.enter_context(_STREAMED[form](stream))
        else:
            assert isinstance(target, Path)  # see form_of
            yield stack.enter_context(_PLACED[form](target))
