"""Tables given as an article: CSV, Excel and OpenDocument sheets, each cell as its reader sees it."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any
from zipfile import BadZipFile, ZipFile

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.decode import check_text, decode
from vnpartyextract.read.layout import Piece, Place, joined
from vnpartyextract.read.optional import load
from vnpartyextract.read.page import Page
from vnpartyextract.read.source import TOO_BIG, UNPACKED

NOT_SHEET = N_("this is no table that can be read ({}), or a damaged one; save it again, or save it as CSV in UTF-8.")
EMPTY_SHEET = N_("this table holds nothing; give one with text.")
DELIMITERS = ",;\t|"

Cells = dict[tuple[int, int], tuple[str, int, int]]  # row and column: text, rows and columns that it spans


def read_csv(data: bytes) -> Page:
    """A CSV file as one table. Raises InputError for what cannot be decoded or holds nothing."""
    text, encoding = decode(data)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=_delimiter(text[:10_000])))
    except csv.Error as error:
        raise InputError(_(NOT_SHEET).format(".csv")) from error
    cells = {
        (row, column): (cell, 1, 1) for row, line in enumerate(rows) for column, cell in enumerate(line) if cell.strip()
    }
    return _page([("", cells)], encoding)


def _delimiter(text: str) -> str:
    """The sign that stands equally often in the most lines: decimal commas do not."""

    def regular(sign: str) -> int:
        counts = Counter(filter(None, (line.count(sign) for line in text.split("\n"))))
        return max((count * lines for count, lines in counts.items()), default=0)

    return max(DELIMITERS, key=regular)


def read_xlsx(data: bytes, max_bytes: int | None = None) -> Page:
    """An Excel workbook: its sheets in order, but hidden sheets, rows and columns."""
    openpyxl = load("openpyxl", what=N_("Excel files"), library="openpyxl", extra="xlsx")
    check_size(data, max_bytes, ".xlsx")
    try:
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        sheets = [(sheet.title, _of_excel(sheet)) for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except MemoryError:
        raise
    except Exception as error:  # a damaged or hostile file can make the library stumble anywhere
        raise InputError(_(NOT_SHEET).format(".xlsx")) from error
    return _page(sheets, "xlsx")


def check_size(data: bytes, max_bytes: int | None, kind: str) -> None:
    """Raises InputError where a zipped file is none, or larger than `max_bytes` when it is unpacked."""
    try:
        with ZipFile(io.BytesIO(data)) as archive:
            if max_bytes is not None and sum(part.file_size for part in archive.infolist()) > max_bytes:
                raise InputError(_(TOO_BIG).format(max_bytes, _(UNPACKED)))
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise InputError(_(NOT_SHEET).format(kind)) from None


def _of_excel(sheet: Any) -> Cells:
    merged = {(span.min_row, span.min_col): span for span in sheet.merged_cells.ranges}
    hidden_rows = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    hidden_columns = {name for name, column in sheet.column_dimensions.items() if column.hidden}
    found: Cells = {}
    # Only the cells that there are: a sheet may say that it has a million rows.
    for (row, column), cell in sorted(sheet._cells.items()):
        text = _shown(cell.value, cell.number_format or "")
        if text.strip() and row not in hidden_rows and cell.column_letter not in hidden_columns:
            span = merged.get((row, column))
            rows, columns = (1, 1) if span is None else (span.max_row - row + 1, span.max_col - column + 1)
            found[row - 1, column - 1] = (text, min(rows, 1000), min(columns, 1000))
    return found


def _shown(value: Any, form: str) -> str:
    """A cell as Vietnamese shows it: a decimal comma, per cent as such."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, datetime | date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, int | float):
        percent = "%" in form
        number = round(value * 100, 6) if percent else round(value, 6)
        return f"{number:.10g}".replace(".", ",") + ("%" if percent else "") if abs(number) < 1e10 else f"{number:.0f}"
    return str(value)


def _page(sheets: Iterable[tuple[str, Cells]], encoding: str) -> Page:
    filled = [(name, cells) for name, cells in sheets if cells]
    if not filled:
        raise InputError(_(EMPTY_SHEET))
    text, tables = joined(_pieces(filled))
    check_text(text)
    return Page(text, encoding, tables=tables)


def _pieces(sheets: list[tuple[str, Cells]]) -> Iterator[Piece]:
    """Rows without a blank row between them are a table; rows of one cell alone are lines of text."""
    table = 0
    for name, cells in sheets:
        if len(sheets) > 1:
            yield Piece(name)
        rows: dict[int, list[tuple[int, tuple[str, int, int]]]] = {}
        for (row, column), cell in cells.items():
            rows.setdefault(row, []).append((column, cell))
        group: list[int] = []
        for row in (*rows, -1):
            if group and (row < 0 or row > _end(rows, group) + 1):
                grid = any(len(rows[one]) > 1 for one in group)
                for one in group:
                    for column, (text, down, across) in rows[one]:
                        for line in text.split("\n"):
                            yield Piece(line, place=Place(table, one, column, down, across) if grid else None)
                table += grid
                group = []
            if row >= 0:
                group.append(row)


def _end(rows: dict[int, list[tuple[int, tuple[str, int, int]]]], group: list[int]) -> int:
    return max(group[-1], *(group[-1] + down - 1 for _, (_, down, _) in rows[group[-1]]))
