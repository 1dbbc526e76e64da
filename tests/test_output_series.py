"""Views of a series: wording, hostile text, pictures."""

import csv
import io
import sys
from collections.abc import Sequence
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.errors import PictureError
from vnpartyextract.model import Modifier
from vnpartyextract.output.series.bars import bars
from vnpartyextract.output.series.html import page
from vnpartyextract.output.series.picture import drawable, picture, slots
from vnpartyextract.output.series.records import long_grid, long_records, wide_grid
from vnpartyextract.output.series.table import long_table, table
from vnpartyextract.output.series.wording import Series, amount_text, titled
from vnpartyextract.output.writers import Form, open_rows
from vnpartyextract.series import Amount, Cell, Column, Gathered, Row, Source, Value

Told = dict[Column, Sequence[float]]


def year(number: int) -> Column:
    return Column(f"{number}-01-01", f"{number}-12-31")


UNKNOWN = Column(None, None)


def row(name: str | None, told: Told, *, unit: str = "đảng viên", quote: str = "178 đảng viên") -> Row:
    source = Source("a.txt", "", "00", (0, len(quote)), quote, name or "", "", unit)
    cells = {
        column: Cell(tuple(Value(Amount(value, None, None, None), (source,)) for value in values), len(values) > 1)
        for column, values in told.items()
    }
    return Row(name, (), "", "", unit, (unit,), cells)


def series(*rows: Row, title: str = "Đảng viên mới kết nạp") -> Series:
    columns = dict.fromkeys(column for one in rows for column in one.cells)
    return Series(title, Gathered("admissions", rows, tuple(columns), 0, {}, {}))


WORDINGS: list[tuple[Amount, str]] = [
    (Amount(5458, None, None, None), "5.458"),
    (Amount(101.72, None, None, None), "101,72"),
    (Amount(90, 100, None, None), "90–100"),
    (Amount(9, None, 10, None), "9/10"),
    (Amount(1338, None, 1200, "more_than"), ">1.338/1.200"),
]
MARKS: dict[Modifier, str] = {
    "more_than": ">178",
    "nearly": "gần 178",
    "about": "≈178",
    "less_than": "<178",
    "at_least": "≥178",
    "at_most": "≤178",
}


@pytest.mark.parametrize(("amount", "text"), WORDINGS)
def test_wording(amount: Amount, text: str) -> None:
    assert amount_text(amount) == text


def test_modifiers() -> None:
    assert {name: amount_text(Amount(178, None, None, name)) for name in MARKS} == MARKS


def test_plans_are_told_in_the_title() -> None:
    gathered = series().gathered
    assert titled(gathered, "Đảng viên mới kết nạp", "target").title == "Đảng viên mới kết nạp (mục tiêu)"
    assert titled(gathered, "Đảng viên mới kết nạp", "reported").title == "Đảng viên mới kết nạp"


HOSTILE = [
    '<script>alert("1")</script>',
    "=HYPERLINK(1)",
    "[red]x[/]",
    "\x1b[2J\u202e",
    '" onmouseover="x',
    "$x$",
    "_y",
]


class Tags(HTMLParser):
    """The names of all tags and attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found |= {tag, *(name for name, _ in attrs)}


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("long", [False, True])
def test_a_page_has_no_tags_but_its_own(text: str, long: bool) -> None:
    tags = Tags()
    tags.feed(page(series(row(text, {year(2023): [1, 2]}, unit=text, quote=text), title=text), long=long))
    assert tags.found & {"script", "onmouseover"} == set()
    assert "table" in tags.found


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    made = series(row(text, {year(2023): [1, 2]}, unit=text, quote=text), title=text)
    for long in (False, True):
        out = io.BytesIO()
        grid = long_grid(made) if long else wide_grid(made)
        with open_rows(Form.csv, out, grid.columns) as write:
            write(grid.rows)
        cells = [cell for line in csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"))) for cell in line]
        assert [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")] == []


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_terminals_get_printable_text_only(text: str) -> None:
    made = series(row(text, {year(2023): [1, 2]}, unit=text, quote=text), title=text)
    for shown in (
        table(made, width=80, color=False, sources=True),
        long_table(made, width=80, color=False),
        bars(made, width=80, color=False),
    ):
        assert "\x1b" not in shown
        assert not {char for char in shown if "\x80" <= char < "\xa0" or char in "\u202a\u202b\u202d\u202e\r\b"}


def test_colours_only_where_they_are_asked_for() -> None:
    made = series(row("huyện Bắc Hòa", {year(2023): [1, 2]}))
    assert "\x1b[" in table(made, width=80, color=True)
    assert "\x1b[" in bars(made, width=80, color=True)


def test_a_record_for_each_source() -> None:
    made = series(row(None, {UNKNOWN: [7]}), row("huyện Bắc Hòa", {year(2022): [59, 95], year(2023): [102]}))
    found = [(one["subject"], one["start"], one["value"], one["conflict"]) for one in long_records(made)]
    assert found == [
        (None, None, 7, False),
        ("huyện Bắc Hòa", "2022-01-01", 59, True),
        ("huyện Bắc Hòa", "2022-01-01", 95, True),
        ("huyện Bắc Hòa", "2023-01-01", 102, False),
    ]


def test_years_without_figures_have_room_in_a_picture() -> None:
    half = Column("2022-01-01", "2022-06-30")
    assert slots([year(2020), half, year(2023), UNKNOWN]) == [year(2020), year(2021), half, year(2022), year(2023)]
    assert slots([half, UNKNOWN]) == [half]
    assert slots([year(1930), year(2023)]) == [year(1930), year(2023)]


def test_what_has_no_place_in_a_picture() -> None:
    rows = (row("huyện Bắc Hòa", {year(2023): [1]}), row("xã An Khê", {UNKNOWN: [2]}), row(None, {year(2023): [3]}))
    assert [one.name for one in drawable(series(*rows).gathered)] == ["huyện Bắc Hòa"]
    pytest.importorskip("matplotlib")
    with pytest.raises(PictureError, match="nothing to draw"):
        picture(series(*rows[1:]), "svg")


def test_pictures_are_the_same_byte_by_byte() -> None:
    pytest.importorskip("matplotlib")
    rows = [row(name, {year(2020): [112], year(2021): [59, 95], year(2023): [131]}) for name in (*HOSTILE, "Ế ỵ ữ")]
    made = series(*rows)
    drawn = picture(made, "svg")
    assert drawn == picture(made, "svg")
    assert ElementTree.fromstring(drawn).tag.endswith("svg")
    assert picture(made, "png") == picture(made, "png")
    assert picture(made, "png").startswith(b"\x89PNG")


def test_every_letter_has_a_shape(recwarn: pytest.WarningsRecorder) -> None:
    pytest.importorskip("matplotlib")
    names = "Ắ Ằ Ẳ Ẵ Ặ ấ ầ ẩ ẫ ậ đ Đ ế ề ể ễ ệ ỉ ĩ ị ố ồ ổ ỗ ộ ớ ờ ở ỡ ợ ứ ừ ử ữ ự ỳ ỷ ỹ ỵ ≠ – –"
    picture(series(row(names, {year(2023): [1, 2]}), title=names), "png")
    assert [str(one.message) for one in recwarn if "Glyph" in str(one.message)] == []


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(PictureError, match=r"pip install 'vnpartyextract\[plot\]'"):
        picture(series(row("huyện Bắc Hòa", {year(2023): [1]})), "svg")
