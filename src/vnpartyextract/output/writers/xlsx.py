"""Excel, by XlsxWriter: a sheet of rows, numbers and days as such, and every text a text whatever it begins with."""

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from vnpartyextract.output.cells import shown
from vnpartyextract.output.columns import Column, Row, Value
from vnpartyextract.output.writers.optional import needs
from vnpartyextract.output.writers.writer import WriteRows

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

ROWS_A_SHEET = 1_048_575  # what Excel takes, without the header
CELL = 32_767  # UTF-16 units that Excel takes in a cell
CUT = " […]"  # at the end of a text that was cut

_LINE_END = re.compile("\r\n?")  # XML has no carriage returns
_FIRST_DAY = date(1900, 3, 1)  # Excel counts days from here on; the two months before are off by one
_SAVED = datetime(2000, 1, 1)  # when every workbook says it was made: equal facts, equal bytes
_PLAIN_TEXT = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "use_zip64": True}


@contextmanager
def opened(target: Path) -> Iterator["Workbook"]:
    """A workbook that is written to `target` when the block ends well; rows wait in temporary files until then."""
    with needs("xlsxwriter", "xlsx"):
        from xlsxwriter import Workbook
        from xlsxwriter.exceptions import FileCreateError

    with TemporaryDirectory(prefix="vnpartyextract-") as waiting:
        workbook = Workbook(str(target), {**_PLAIN_TEXT, "tmpdir": waiting})
        workbook.set_properties({"author": "vnpartyextract", "created": _SAVED})
        try:
            yield workbook
            workbook.close()
        except FileCreateError as error:  # the library's own name for what the system refuses
            raise error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error)) from error
        finally:
            for sheet in workbook.worksheets():
                with suppress(OSError):  # of a full disk, told above
                    sheet.row_data_fh.close()


@contextmanager
def open_sheet(target: Path, columns: Sequence[Column], name: str = "facts") -> Iterator[WriteRows]:
    """Sheets `facts`, `facts 2` … of as many rows as Excel takes, each under a frozen header.

    A text is `shown`, with line ends as line feeds, and cut with a mark where it is too long for a cell. Days before
    March 1900 are ISO text.
    """
    with opened(target) as workbook:
        cells = Cells(workbook)
        sheet, written = _new_sheet(workbook, columns, name), 0

        def write(rows: Iterable[Row]) -> None:
            nonlocal sheet, written
            for row in rows:
                if written == ROWS_A_SHEET:
                    sheet, written = _new_sheet(workbook, columns, name), 0
                written += 1
                for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                    cells.put(sheet, written, place, value, day=column.type == "day")

        yield write


def _new_sheet(workbook: "Workbook", columns: Sequence[Column], name: str) -> "Worksheet":
    before = len(workbook.worksheets())
    sheet = workbook.add_worksheet(f"{name} {before + 1}" if before else name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name)
    return sheet


class Cells:
    """Puts values into the cells of a workbook."""

    def __init__(self, workbook: "Workbook", **look: Any) -> None:
        """`look`: what all cells have in common."""
        self.text = workbook.add_format(look) if look else None
        self._quoted = workbook.add_format({**look, "quote_prefix": True})
        self._day = workbook.add_format({**look, "num_format": "dd/mm/yyyy", "align": "left"})

    def put(self, sheet: "Worksheet", row: int, column: int, value: Value, *, day: bool = False) -> None:
        """`value` as it is: a number as a number, a text as a text, and one that tells a `day` as a day."""
        if value is None or value == "":
            return
        if not isinstance(value, str):
            self.number(sheet, row, column, value, self.text)
        elif day and date.fromisoformat(value) >= _FIRST_DAY:
            sheet.write_datetime(row, column, datetime.fromisoformat(value), self._day)
        else:
            # One that looks like a formula stays a text also when someone edits it in Excel.
            formula = value.startswith(("=", "+", "-", "@"))
            sheet.write_string(row, column, fitting(value), self._quoted if formula else self.text)

    @staticmethod
    def number(sheet: "Worksheet", row: int, column: int, value: float, look: "Format | None") -> None:
        sheet.write_number(row, column, value, look)


def fitting(text: str) -> str:
    """`text` as a cell can hold it."""
    text = _LINE_END.sub("\n", shown(text))
    units = text.encode("utf-16-le")
    if len(units) <= 2 * CELL:
        return text
    return units[: 2 * (CELL - len(CUT))].decode("utf-16-le", "ignore") + CUT
