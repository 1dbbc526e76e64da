"""CSV and TSV for spreadsheets: a row a fact, as Excel opens it, and nothing in it that runs.

UTF-8 with a byte order mark, lines ending in CR LF, the header first; every text is `defused`.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from io import StringIO
from typing import BinaryIO

from vnpartyextract.output.cells import defused, literal
from vnpartyextract.output.columns import Column, Row, Value
from vnpartyextract.output.vietnamese import decimals, wide_day
from vnpartyextract.output.writers.how import Dialect
from vnpartyextract.output.writers.writer import WriteRows

MARK = "\ufeff"


@contextmanager
def open_csv(
    stream: BinaryIO, columns: Sequence[Column], dialect: Dialect = Dialect.plain, *, tabs: bool = False
) -> Iterator[WriteRows]:
    """Rows as lines of the `dialect`, or with `tabs` between the cells; each call is written through at once."""
    delimiter = "\t" if tabs else ";" if dialect is Dialect.excel_vi else ","
    cell = _vietnamese if dialect is Dialect.excel_vi else _plain

    def write(rows: Iterable[Row]) -> None:
        text = StringIO(newline="")
        lines = csv.writer(text, lineterminator="\r\n", delimiter=delimiter)
        lines.writerows([cell(value, column) for value, column in zip(row, columns, strict=True)] for row in rows)
        stream.write(text.getvalue().encode())
        stream.flush()

    stream.write(MARK.encode())
    write([tuple(column.name for column in columns)])
    yield write


def _plain(value: Value, column: Column) -> Value:
    return defused(value) if isinstance(value, str) else value


def _vietnamese(value: Value, column: Column) -> Value:
    """Decimal commas, days as 17/02/2024, and texts that Excel would take for a number or a day as texts."""
    if isinstance(value, str):
        return wide_day(value) if column.type == "day" and value[:1].isdigit() else literal(defused(value))
    return value if value is None else decimals(value)
