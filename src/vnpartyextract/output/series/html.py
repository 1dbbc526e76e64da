"""A series as one HTML page that needs nothing else: each cell tells its sources, on hovering and in footnotes.

The page is built as a tree and written out by the standard library, which escapes whatever an article says.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from vnpartyextract.output.plain import plain
from vnpartyextract.output.series.records import long_records
from vnpartyextract.output.series.table import footnote
from vnpartyextract.output.series.wording import Series, amount_text, between, row_heads
from vnpartyextract.series import Cell, Source

NONE: Mapping[str, str] = MappingProxyType({})
_STYLE = """
body { font: 15px/1.45 system-ui, "DejaVu Sans", sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
table { border-collapse: collapse; }
caption { font-weight: bold; font-size: 1.2em; text-align: left; padding-bottom: .6em; }
th, td { border-bottom: 1px solid #ccc; padding: .3em .8em; text-align: left; vertical-align: top; }
td.n { text-align: right; white-space: nowrap; }
td.conflict { background: #fde8e8; color: #a00; }
sup a { text-decoration: none; }
ol { color: #444; font-size: .9em; }
"""
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
    root = Element("html", lang="vi")
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    _text(head, "title", series.title)
    SubElement(head, "style").text = _STYLE
    body = SubElement(root, "body")
    grid = SubElement(body, "table")
    _text(grid, "caption", series.title)
    if long:
        _long(grid, series)
    else:
        notes = _wide(grid, series)
        listed = SubElement(body, "ol")
        for number, source in enumerate(notes, 1):
            _text(listed, "li", footnote(source), attributes={"id": f"s{number}"})
    indent(root)
    return "<!DOCTYPE html>\n" + tostring(root, "unicode", method="html") + "\n"


def _wide(grid: Element, series: Series) -> list[Source]:
    """Adds rows and columns; gives the sources in the order of their footnotes."""
    heads, columns = row_heads(series), series.gathered.columns
    line = SubElement(SubElement(grid, "thead"), "tr")
    for title in (*(title for title, _ in heads), *(column.label for column in columns)):
        _text(line, "th", title, attributes={"scope": "col"})
    rows = SubElement(grid, "tbody")
    notes: list[Source] = []
    for row in series.gathered.rows:
        line = SubElement(rows, "tr")
        for place, (_, told) in enumerate(heads):
            _text(line, "td" if place else "th", told(row), attributes={} if place else {"scope": "row"})
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
        _text(inside, "span", (between(cell) if place else "") + amount_text(value.amount), keep=True)
        for source in value.sources:
            notes.append(source)
            _text(SubElement(inside, "sup"), "a", f"[{len(notes)}]", attributes={"href": f"#s{len(notes)}"})


def _long(grid: Element, series: Series) -> None:
    line = SubElement(SubElement(grid, "thead"), "tr")
    for title in _LONG.values():
        _text(line, "th", title, attributes={"scope": "col"})
    rows = SubElement(grid, "tbody")
    for record in long_records(series):
        line = SubElement(rows, "tr")
        values: dict[str, Any] = dict(record)
        for name in _LONG:
            told = "" if values[name] is None else str(values[name])
            marked = name == "text" and record["conflict"]
            _text(line, "td", told, attributes={"class": "conflict", "title": _CONFLICT} if marked else {})


def _text(parent: Element, tag: str, text: str, *, keep: bool = False, attributes: Mapping[str, str] = NONE) -> Element:
    """An element of the text alone, without what no page may hold. `keep`: the spaces at its ends, too."""
    made = SubElement(parent, tag, dict(attributes))
    inner = plain(text)
    made.text = text[: len(text) - len(text.lstrip())] + inner if keep else inner
    return made
