"""A series as one HTML page that needs nothing else: each cell tells its sources, on hovering and in footnotes."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from vnpartyextract.output.page import begun, ended, put
from vnpartyextract.output.plain import plain
from vnpartyextract.output.series.records import long_records
from vnpartyextract.output.series.table import footnote
from vnpartyextract.output.series.wording import Series, amount_text, between, row_heads
from vnpartyextract.series import Cell, Source

_CONFLICT = "các nguồn nói khác nhau"
_LONG = {
    "subject": "Địa phương, đơn vị",
    "period": "Thời gian",
    "start": "Từ ngày",
    "end": "Đến ngày",
    "text": "Giá trị",
    "unit": "Đơn vị tính",
    "group": "Nhóm",
    "topic": "Nội dung",
    "path": "Nguồn",
    "quote": "Trích",
    "span_start": "Từ ký tự",
    "span_end": "Đến ký tự",
}


def page(series: Series, *, long: bool = False) -> str:
    """The whole page. `long`: a row for each source of each value, in place of the footnotes."""
    root, body = begun(series.title, "vi")
    grid = SubElement(body, "table")
    put(grid, "caption", series.title)
    if long:
        _long(grid, series)
    else:
        notes = _wide(grid, series)
        listed = SubElement(body, "ol")
        for number, source in enumerate(notes, 1):
            put(listed, "li", footnote(source), attributes={"id": f"s{number}"})
    return ended(root)


def _wide(grid: Element, series: Series) -> list[Source]:
    """Adds rows and columns; gives the sources in the order of their footnotes."""
    heads, columns = row_heads(series), series.gathered.columns
    line = SubElement(SubElement(grid, "thead"), "tr")
    for title in (*(title for title, _ in heads), *(column.label for column in columns)):
        put(line, "th", title, attributes={"scope": "col"})
    rows = SubElement(grid, "tbody")
    notes: list[Source] = []
    for row in series.gathered.rows:
        line = SubElement(rows, "tr")
        for place, (_, told) in enumerate(heads):
            put(line, "td" if place else "th", told(row), attributes={} if place else {"scope": "row"})
        for column in columns:
            cell = row.cells.get(column)
            if cell is None:
                SubElement(line, "td")
            else:
                _cell(line, cell, notes)
    return notes


def _cell(line: Element, cell: Cell, notes: list[Source]) -> None:
    sources = [footnote(source) for value in cell.values for source in value.sources]
    title = "\n".join(map(plain, [_CONFLICT, *sources] if cell.conflict else sources))
    inside = SubElement(line, "td", {"class": "n conflict" if cell.conflict else "n", "title": title})
    for place, value in enumerate(cell.values):
        put(inside, "span", (between(cell) if place else "") + amount_text(value.amount), keep=True)
        for source in value.sources:
            notes.append(source)
            put(SubElement(inside, "sup"), "a", f"[{len(notes)}]", attributes={"href": f"#s{len(notes)}"})


def _long(grid: Element, series: Series) -> None:
    line = SubElement(SubElement(grid, "thead"), "tr")
    for title in _LONG.values():
        put(line, "th", title, attributes={"scope": "col"})
    rows = SubElement(grid, "tbody")
    for record in long_records(series):
        line = SubElement(rows, "tr")
        values: dict[str, Any] = dict(record)
        for name in _LONG:
            told = "" if values[name] is None else str(values[name])
            marked = name == "text" and record["conflict"]
            put(line, "td", told, attributes={"class": "conflict", "title": _CONFLICT} if marked else {})
