"""Many documents written as they come, in each of the forms that people work with; memory stays flat."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from vnpartyextract.output.writers.csv_file import open_csv
from vnpartyextract.output.writers.form import Form, form_of
from vnpartyextract.output.writers.lines import open_gz, open_lines
from vnpartyextract.output.writers.writer import Target, Writer

__all__ = ["Form", "Target", "Writer", "form_of", "open_writer"]

_STREAMED = {Form.jsonl: open_lines, Form.jsonl_gz: open_gz, Form.csv: open_csv}


@contextmanager
def open_writer(form: Form, target: Target) -> Iterator[Writer]:
    """A Writer of `form` onto `target`: a file to make (one that is there is written over), or an open binary stream.

    When the block ends well, the file is complete; when it ends with an error, what is there is of no use. Putting a
    file in place whole, and making it last (fsync), is the caller's part. Raises OSError where it cannot be written.
    """
    with ExitStack() as stack:
        stream = stack.enter_context(target.open("wb")) if isinstance(target, Path) else target
        yield stack.enter_context(_STREAMED[form](stream))
