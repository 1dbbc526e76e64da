"""Libraries that only some forms need: imported when such a form is written, and asked for where they are missing."""

from collections.abc import Iterator
from contextlib import contextmanager

from vnpartyextract.errors import MisuseError

MISSING = "writing {} needs {}, which is not installed: pip install 'vnpartyextract[{}]'."


@contextmanager
def needs(library: str, extra: str) -> Iterator[None]:
    """Around the import of `library`, which comes with `extra`. Raises MisuseError where it is missing."""
    try:
        yield
    except ImportError as error:
        raise MisuseError(MISSING.format(extra, library, extra)) from error
