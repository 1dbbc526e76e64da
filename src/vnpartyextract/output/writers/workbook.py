"""A workbook for people, in Vietnamese: a sheet for each kind of fact, what does not add up, and the articles.

Written by XlsxWriter, row by row with memory that stays flat.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from vnpartyextract.check import Finding, check_articles, read_article
from vnpartyextract.messages import in_use, use
from vnpartyextract.output.vietnamese import MODIFIERS, days
from vnpartyextract.output.writers.how import How
from vnpartyextract.output.writers.writer import Writer, parsed
from vnpartyextract.output.writers.xlsx import ROWS_A_SHEET, Cells, fitting, opened

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LINKS = 60_000  # Excel takes 65,530 a sheet
LONGEST_LINK = 2_000

Look = Literal["text", "long", "number", "share", "day", "link"]
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what stands above it, how wide it is (in letters), what its cells look like, and its value."""

    title: str
    width: int
    look: Look
    value: Callable[[Record], Any]


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads somewhere; nowhere where `target` is None."""

    text: str
    target: str | None


_ARTICLE = (
    Head("Bài", 34, "link", lambda row: row["article"]),
    Head("Ngày đăng", 11, "day", lambda row: row["source"]["published"]),
)
_SENTENCE = Head("Câu", 60, "long", lambda row: row["fact"].get("context"))
_STATUS = {"reported": "đạt", "target": "chỉ tiêu"}
_SEVERITIES = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}
_TYPES = {
    "day": "ngày", "month": "tháng", "quarter": "quý", "year": "năm",
    "range": "khoảng thời gian", "duration": "độ dài",
}


def _of(name: str) -> Callable[[Record], Any]:
    return lambda row: row["fact"][name]


def _joined(*names: str) -> Callable[[Record], str]:
    return lambda row: "; ".join(row["fact"][name] for name in names if row["fact"][name])


SHEETS: Mapping[str, tuple[Head, ...]] = {
    "Số liệu": (
        Head("Chỉ số", 26, "text", lambda row: row["label"]),
        Head("Mức", 9, "text", lambda row: MODIFIERS.get(row["fact"]["modifier"], "").strip()),
        Head("Giá trị", 13, "number", _of("value")),
        Head("Đến", 10, "number", _of("value_max")),
        Head("Trên tổng số", 11, "number", _of("total")),
        Head("Tỷ lệ %", 11, "share", lambda row: _share(row["fact"])),
        Head("Đơn vị", 16, "text", _joined("unit", "of")),
        Head("Nhóm, nội dung", 24, "text", _joined("group", "topic")),
        Head("Loại", 9, "text", lambda row: _STATUS[row["fact"]["status"]]),
        Head("Của", 34, "text", _of("subject")),
        Head("Tỉnh", 18, "text", _of("province")),
        Head("Mã", 8, "text", _of("place_code")),
        Head("Thời gian", 22, "text", lambda row: _when(row["fact"])),
        Head("Từ ngày", 11, "day", lambda row: (row["fact"]["period"] or {}).get("start")),
        Head("Đến ngày", 11, "day", lambda row: (row["fact"]["period"] or {}).get("end")),
        Head("Trích", 22, "text", _of("text")),
        _SENTENCE,
        *_ARTICLE,
    ),
    "Cán bộ": (
        Head("Họ và tên", 24, "text", _of("name")),
        Head("Chức vụ", 34, "text", lambda row: row["title"]["text"]),
        Head("Vị trí", 24, "text", lambda row: row["title"]["position"]),
        Head("Cơ quan", 34, "text", lambda row: row["title"]["organization"]),
        _SENTENCE,
        *_ARTICLE,
    ),
    "Văn bản": (
        Head("Loại", 16, "text", _of("type")),
        Head("Số", 16, "text", _of("number")),
        Head("Khóa", 8, "text", _of("term")),
        Head("Ngày", 11, "day", _of("date")),
        Head("Nơi ban hành", 28, "text", _of("issuer")),
        _SENTENCE,
        *_ARTICLE,
    ),
    "Mốc thời gian": (
        Head("Trích", 28, "text", _of("text")),
        Head("Loại", 16, "text", lambda row: _TYPES[row["fact"]["type"]]),
        Head("Từ ngày", 11, "day", _of("start")),
        Head("Đến ngày", 11, "day", _of("end")),
        _SENTENCE,
        *_ARTICLE,
    ),
    "Kiểm tra": (
        Head("Mức độ", 11, "text", lambda row: _SEVERITIES[row["finding"].severity]),
        Head("Điều không khớp", 60, "long", lambda row: row["finding"].message),
        Head("Trích", 50, "long", lambda row: " · ".join(quote.text for quote in row["finding"].quotes)),
        Head("Quy tắc", 20, "text", lambda row: row["finding"].rule),
        *_ARTICLE,
    ),
    "Nguồn": (
        Head("Bài", 60, "link", lambda row: row["article"]),
        Head("Ngày đăng", 11, "day", lambda row: row["source"]["published"]),
        Head("Tệp", 40, "text", lambda row: row["source"]["path"]),
        Head("Mã bài", 30, "text", lambda row: row["source"]["id"]),
        Head("Số liệu", 9, "number", lambda row: row["counts"]["figure"]),
        Head("Cán bộ", 9, "number", lambda row: row["counts"]["official"]),
        Head("Văn bản", 9, "number", lambda row: row["counts"]["citation"]),
        Head("Chữ số chưa đọc", 40, "long", lambda row: "; ".join(one["text"] for one in row["left"])),
    ),
}
_BY_KIND = {"figure": "Số liệu", "official": "Cán bộ", "citation": "Văn bản", "date": "Mốc thời gian"}


def _share(fact: Record) -> float | None:
    """The share that a figure tells, in per cent; of n/m what n makes of m."""
    if fact["unit"] == "%":
        value: float = fact["value"]
        return value
    return round(100 * fact["value"] / fact["total"], 2) if fact["total"] else None


def _when(fact: Record) -> str:
    return days(fact["period"]["start"], fact["period"]["end"]) if fact["period"] else ""


@contextmanager
def open_workbook(target: Path, how: How) -> Iterator[Writer]:
    """The sheets of SHEETS, each under a bold head that stays in sight, with a filter.

    The findings are those of each article by itself, made with its text where `how.text_of` finds it.
    """
    with opened(target) as workbook:
        sheets = {name: _Sheet(workbook, name, heads) for name, heads in SHEETS.items()}

        def document(line: bytes) -> None:
            made = parsed(line)
            source, facts = made["source"], made["facts"]
            about = {"source": source, "article": _link(source, target)}
            for fact in facts:
                row = {**about, "fact": fact, "label": how.labels.get(fact.get("metric"), fact.get("metric"))}
                for title in fact.get("titles") or [None]:
                    sheets[_BY_KIND[fact["kind"]]].add({**row, "title": title})
            for finding in _findings(made, how.text_of(source)):
                sheets["Kiểm tra"].add({**about, "finding": finding})
            counts = {kind: sum(fact["kind"] == kind for fact in facts) for kind in _BY_KIND}
            sheets["Nguồn"].add({**about, "counts": counts, "left": made["numerals"]["left"]})

        yield Writer(document)
        for sheet in sheets.values():
            sheet.end()


def _findings(document: dict[str, Any], text: str | None) -> tuple[Finding, ...]:
    """What does not add up in one article, told in Vietnamese like all of the workbook."""
    spoken = in_use()
    use("vi")
    try:
        return check_articles([read_article(document, text)])
    finally:
        use(spoken)


class _Sheet:
    """A sheet that grows by rows; a full one is followed by another."""

    def __init__(self, workbook: "Workbook", name: str, heads: Sequence[Head]) -> None:
        self._workbook, self._name, self._heads = workbook, name, heads
        self._cells = Cells(workbook, valign="top", text_wrap=True)
        self._whole = workbook.add_format({"num_format": "#,##0", "valign": "top"})
        self._decimal = workbook.add_format({"num_format": "#,##0.00", "valign": "top"})
        self._link = workbook.add_format({"font_color": "#0563C1", "underline": 1, "valign": "top", "text_wrap": True})
        self._head = workbook.add_format(
            {"bold": True, "bg_color": "#F2DCDB", "bottom": 1, "valign": "vcenter", "text_wrap": True}
        )
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        self._rows = self._links = 0
        self._sheet: Worksheet = self._workbook.add_worksheet(
            self._name if self._number == 1 else f"{self._name} {self._number}"
        )
        self._sheet.freeze_panes(1, 1)
        for place, head in enumerate(self._heads):
            self._sheet.set_column(place, place, head.width)
            self._sheet.write_string(0, place, head.title, self._head)

    def add(self, record: Record) -> None:
        if self._rows == ROWS_A_SHEET:
            self.end()
            self._begin()
        self._rows += 1
        for place, head in enumerate(self._heads):
            self._put(place, head.look, head.value(record))

    def _put(self, place: int, look: Look, value: Any) -> None:
        sheet, row = self._sheet, self._rows
        if isinstance(value, Link):
            if value.target is not None and self._links < LINKS:
                self._links += 1
                sheet.write_url(row, place, value.target, self._link, fitting(value.text))
            else:
                self._cells.put(sheet, row, place, value.text)
        elif look in ("number", "share") and value is not None:
            self._cells.number(sheet, row, place, value, self._whole if float(value).is_integer() else self._decimal)
        else:
            self._cells.put(sheet, row, place, value, day=look == "day")

    def end(self) -> None:
        """The filter and the bars, once it is known how far the rows reach."""
        self._sheet.autofilter(0, 0, self._rows, len(self._heads) - 1)
        for place, head in enumerate(self._heads):
            if head.look == "share" and self._rows:
                bars = {"type": "data_bar", "bar_color": "#9BC2E6", "bar_solid": True}
                ends = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 100}
                self._sheet.conditional_format(1, place, self._rows, place, bars | ends)


def _link(source: Record, target: Path) -> Link:
    """The article by its headline: its address where its name is one, else its file, as seen from the workbook."""
    path, name = source["path"], source["id"]
    text = source["title"] or name or path or ""
    if name and name.startswith(("http://", "https://")) and len(name) < LONGEST_LINK:
        return Link(text, name)
    if path and os.path.isfile(path):
        try:
            seen = os.path.relpath(os.path.abspath(path), target.absolute().parent)
        except ValueError:  # on another drive
            seen = os.path.abspath(path)
        return Link(text, f"external:{seen}" if len(seen) < LONGEST_LINK else None)
    return Link(text, None)
