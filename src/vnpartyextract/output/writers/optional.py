"""Libraries that only some forms need: imported when such a form is written, and asked for where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module

from vnpartyextract.errors import MisuseError
from vnpartyextract.output.writers.form import Form

MISSING = "writing {} needs {}, which is not installed: pip install 'vnpartyextract[{}]'."


@contextmanager
def needs(library: str, extra: str) -> Iterator[None]:
    """Around the import of `library`, which comes with `extra`. Raises MisuseError where it is missing."""
    try:
        yield
    except ImportError as error:
        raise MisuseError(MISSING.format(extra, library, extra)) from error


_LIBRARIES = {Form.xlsx: ("xlsxwriter", "xlsx"), Form.parquet: ("pyarrow", "parquet")}


def check_installed(form: Form | None) -> None:
    """Raises MisuseError where the library that a form is written with is missing."""
    if form in _LIBRARIES:
        library, extra = _LIBRARIES[form]
        with needs(library, extra):
            import_module(library)
