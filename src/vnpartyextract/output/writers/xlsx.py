"""Excel: a row a fact, numbers and days as such, and every text a text whatever it begins with."""

import errno
import os
import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from vnpartyextract.output.cells import shown
from vnpartyextract.output.columns import COLUMNS, NAMES, Column, Value, rows
from vnpartyextract.output.writers.optional import needs
from vnpartyextract.output.writers.writer import Writer, parsed

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

FACTS_A_SHEET = 1_048_575  # what Excel takes, without the header
CELL = 32_767  # UTF-16 units that Excel takes in a cell
CUT = " […]"  # at the end of a text that was cut

_LINE_END = re.compile("\r\n?")  # XML has no carriage returns
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Excel would read `_x001B_` as the control character
_FIRST_DAY = date(1900, 3, 1)  # Excel counts days from here on; the two months before are off by one
_SAVED = datetime(2000, 1, 1)  # when every workbook says it was made: equal facts, equal bytes


@contextmanager
def open_xlsx(target: Path) -> Iterator[Writer]:
    """Sheets `facts`, `facts 2` … of as many rows as Excel takes, each under a frozen header.

    A text is `shown`, with line ends as line feeds, and cut with a mark where it is too long for a cell. Days before
    March 1900 are ISO text. The rows wait in a temporary file until the end.
    """
    with needs("openpyxl", "xlsx"):
        from openpyxl import Workbook
        from openpyxl.writer.excel import ExcelWriter

    workbook = Workbook(write_only=True)
    workbook.properties.creator = "vnpartyextract"
    workbook.properties.created = workbook.properties.modified = _SAVED
    sheet = _new_sheet(workbook)
    written = 0

    def document(line: bytes) -> None:
        nonlocal sheet, written
        with _told():
            for row in rows(parsed(line)):
                if written == FACTS_A_SHEET:
                    sheet, written = _new_sheet(workbook), 0
                sheet.append([_cell(sheet, column, value) for column, value in zip(COLUMNS, row, strict=True)])
                written += 1

    try:
        yield Writer(document)
        with _told(), _TimelessZip(target, "w", zipfile.ZIP_DEFLATED) as archive:
            ExcelWriter(workbook, archive).write_data()
    except BaseException:
        with suppress(Exception):  # a sheet that is left open complains on the terminal when it is cleared away
            workbook.worksheets[-1].close()
        raise


@contextmanager
def _told() -> Iterator[None]:
    """A full disk as OSError: openpyxl writes with lxml where that is installed, which has an error of its own."""
    try:
        yield
    except Exception as error:
        if type(error).__name__ != "SerialisationError":
            raise
        number = getattr(errno, str(error).removeprefix("IO_"), errno.EIO)
        raise OSError(number, os.strerror(number)) from error


def _new_sheet(workbook: Any) -> "WriteOnlyWorksheet":
    before = len(workbook.worksheets)
    sheet = workbook.create_sheet(f"facts {before + 1}" if before else "facts")
    sheet.freeze_panes = "A2"
    sheet.append(NAMES)
    return sheet


def _cell(sheet: "WriteOnlyWorksheet", column: Column, value: Value) -> Any:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    if column.type == "day" and (day := date.fromisoformat(value)) >= _FIRST_DAY:
        return day
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(sheet, _fitting(value))
    cell.data_type = "s"  # openpyxl has taken `=…` for a formula, and `#REF!` for an error
    if value.startswith(("=", "+", "-", "@")):
        cell.quotePrefix = True  # it stays a text when someone edits it in Excel
    return cell


def _fitting(text: str) -> str:
    text = _ESCAPE.sub("_x005F_", _LINE_END.sub("\n", shown(text)))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL:
        return text
    return units[: 2 * (CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT


class _TimelessZip(zipfile.ZipFile):
    """An archive whose files bear no time, so that equal contents are equal bytes."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        super().writestr(zipfile.ZipInfo(zinfo_or_arcname), data, zipfile.ZIP_DEFLATED)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        info = zipfile.ZipInfo(arcname)
        info.compress_type = zipfile.ZIP_DEFLATED
        with open(filename, "rb") as source, self.open(info, "w", force_zip64=True) as kept:
            shutil.copyfileobj(source, kept)
