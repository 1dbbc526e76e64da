"""Facts as tables for people, in Vietnamese: for the eye alone, nothing reads them back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.table import Table
from rich.text import Text

from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen
from vnpartyextract.output.vietnamese import amount, day, days, end_of

Fact = dict[str, Any]
Row = tuple[str, ...]


def tables(documents: Iterable[dict[str, Any]], labels: Mapping[str, str], *, width: int, color: bool) -> Iterator[str]:
    """Each document as a heading and a table for each kind of fact that it has.

    `labels` gives the Vietnamese name of a metric (its own name where it has none), `width` is in columns.
    """
    for number, document in enumerate(documents):
        yield ("\n" if number else "") + table(document, labels, width=width, color=color)


def table(document: dict[str, Any], labels: Mapping[str, str], *, width: int, color: bool) -> str:
    """One document as text for a terminal of `width` columns, with or without colours."""
    screen = Screen(width=width, color=color)
    source = document["source"]
    screen.print(Text(plain(source["title"] or "(không có tiêu đề)"), style="bold"), soft_wrap=True)
    about = [source["path"], source["published"] and day(source["published"])]
    if any(about):
        screen.print(Text(" · ".join(plain(part) for part in about if part), style="dim"), soft_wrap=True)
    for kind, (columns, row) in _views(labels).items():
        facts = [fact for fact in document["facts"] if fact["kind"] == kind]
        if facts:
            screen.print()
            screen.print(_grid(columns, map(row, facts)))
    left = document["numerals"]["left"]
    if left:
        screen.print()
        screen.print(Text("Chữ số ngoài các bảng: " + "; ".join(entry["text"] for entry in left)), soft_wrap=True)
    return screen.text()


def _views(labels: Mapping[str, str]) -> dict[str, tuple[Row, Callable[[Fact], Row]]]:
    """The columns of each kind, and what makes a row of a fact."""
    return {
        "figure": (
            ("Số liệu", "Giá trị", "Đơn vị", "Nhóm, nội dung", "Của", "Thời gian", "Trích"),
            lambda fact: _figure(fact, labels),
        ),
        "official": (("Cán bộ", "Chức vụ"), _official),
        "citation": (("Văn bản", "Số", "Khóa", "Ngày", "Nơi ban hành"), _citation),
        "date": (("Mốc thời gian", "Từ", "Đến"), _date),
    }


def _grid(columns: Row, rows: Iterable[Row]) -> Table:
    grid = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for column in columns:
        number = column == "Giá trị"
        grid.add_column(column, overflow="fold", justify="right" if number else "left", no_wrap=number)
    for row in rows:
        # As Text, not as strings: square brackets of an article are no markup.
        grid.add_row(*(Text(plain(cell)) for cell in row))
    return grid


def _figure(fact: Fact, labels: Mapping[str, str]) -> Row:
    label = labels.get(fact["metric"], fact["metric"])
    return (
        f"└ {label}" if fact["parent"] else label,
        amount(fact),
        " ".join(part for part in (fact["unit"], fact["of"]) if part),
        "; ".join(part for part in (fact["group"], fact["topic"]) if part),
        fact["subject"] or "",
        days(fact["period"]["start"], fact["period"]["end"]) if fact["period"] else "",
        fact.get("context") or fact["text"],
    )


def _official(fact: Fact) -> Row:
    return fact["name"], "; ".join(title["text"] for title in fact["titles"])


def _citation(fact: Fact) -> Row:
    issued = day(fact["date"]) if fact["date"] else ""
    return fact["type"], fact["number"], fact["term"] or "", issued, fact["issuer"] or ""


def _date(fact: Fact) -> Row:
    if fact["duration"]:
        return fact["text"], fact["duration"], ""
    return fact["text"], end_of(fact["start"]), end_of(fact["end"])
