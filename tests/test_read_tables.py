"""Tables of every kind of file: each number with what its heads say, and nothing that no cell says."""

import io
import os
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from table_files import TABLES
from vnpartyextract.annotate.table_words import TableWords
from vnpartyextract.check import check_articles, read_article
from vnpartyextract.errors import InputError
from vnpartyextract.output.schema import check
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import read_bytes
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.text import fold

PATTERNS = load_patterns()
WORDS: TableWords = PATTERNS.shapes.tables
HEADLINE = "Kết quả công tác xây dựng Đảng huyện Sông Lam năm 2023"


def extracted(data: bytes, path: str) -> dict[str, Any]:
    document = extract_document(read_bytes(data, path=path), PATTERNS)
    check(document)
    return document


def page(table: str) -> bytes:
    lead = "Đảng bộ huyện Sông Lam có nhiều chuyển biến trong công tác xây dựng Đảng, các chi bộ đều vào cuộc."
    return f"<html><body><h1>{HEADLINE}</h1><p>{lead}</p>{table}<p>{lead}</p></body></html>".encode()


def html(rows: list[list[str]], title: str = "") -> bytes:
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return page(f"<p>{title}</p><table>{body}</table>")


def told(document: dict[str, Any], *fields: str) -> list[tuple[Any, ...]]:
    facts = {fact["id"]: fact for fact in document["facts"]}

    def field(fact: dict[str, Any], name: str) -> Any:
        if name == "parent":
            return facts[fact["parent"]]["value"] if fact["parent"] else None
        if name == "year":
            return fact["period"] and fact["period"]["start"][:4]
        return fact[name]

    return [
        (fact["value"], *(field(fact, name) for name in fields)) for fact in facts.values() if fact["kind"] == "figure"
    ]


ROWS = [
    ["STT", "Đơn vị", "Chỉ tiêu", "Kết nạp", "Trong đó nữ", "Tỷ lệ (%)"],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)"],
    ["1", "Xã Tân Hợp", "12", "14", "6", "116,7"],
    ["2", "Xã Nghĩa Sơn", "10", "9", "3", "90"],
    ["", "Tổng cộng", "22", "23", "9", "104,5"],
]
DUE = [
    (12, "admissions", "đảng viên", None, "target", "xã Tân Hợp", 22),
    (14, "admissions", "đảng viên", None, "reported", "xã Tân Hợp", 23),
    (6, "admissions", "đảng viên", "nữ", "reported", "xã Tân Hợp", 14),
    (116.7, "plan_rate", "%", None, "reported", "xã Tân Hợp", 14),
    (10, "admissions", "đảng viên", None, "target", "xã Nghĩa Sơn", 22),
    (9, "admissions", "đảng viên", None, "reported", "xã Nghĩa Sơn", 23),
    (3, "admissions", "đảng viên", "nữ", "reported", "xã Nghĩa Sơn", 9),
    (90, "plan_rate", "%", None, "reported", "xã Nghĩa Sơn", 9),
    (22, "admissions", "đảng viên", None, "target", "Đảng bộ huyện Sông Lam", None),
    (23, "admissions", "đảng viên", None, "reported", "Đảng bộ huyện Sông Lam", None),
    (9, "admissions", "đảng viên", "nữ", "reported", "Đảng bộ huyện Sông Lam", 23),
    (104.5, "plan_rate", "%", None, "reported", "Đảng bộ huyện Sông Lam", 23),
]
BODY = "Đảng bộ huyện Sông Lam có nhiều chuyển biến."
TITLE = "Kết quả kết nạp đảng viên năm 2023 (ĐVT: đảng viên)"


def word(rows: list[list[str]]) -> bytes:
    document = docx.Document()
    document.add_paragraph(HEADLINE)
    document.add_paragraph("Đảng bộ huyện Sông Lam có nhiều chuyển biến.")
    document.add_paragraph(TITLE)
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def markdown(rows: list[list[str]]) -> bytes:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    lines.insert(1, "|---" * len(rows[0]) + "|")
    return "\n".join(
        [f"# {HEADLINE}", "", "Đảng bộ huyện Sông Lam có nhiều chuyển biến.", "", TITLE, "", *lines]
    ).encode()


def comma(rows: list[list[str]]) -> bytes:
    lines = [[HEADLINE], [BODY], [TITLE], [], *rows]
    return "\n".join(";".join(line) for line in lines).encode()


def excel(rows: list[list[str]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in ([HEADLINE], [BODY], [TITLE], []):
        sheet.append(line)
    for row in rows:
        sheet.append([float(cell.replace(",", ".")) if cell.replace(",", "").isdigit() else cell for cell in row])
    hidden = book.create_sheet("Ẩn")
    hidden.append(["Nháp", 99])
    hidden.sheet_state = "hidden"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_document(rows: list[list[str]]) -> bytes:
    names = " ".join(
        f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"' for short in ("office", "table", "text")
    )
    cells = "".join(
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    paragraphs = "".join(f"<text:p>{text}</text:p>" for text in (HEADLINE, BODY, TITLE))
    content = f"<office:document-content {names}><office:body><office:text>{paragraphs}<table:table>{cells}</table:table></office:text></office:body></office:document-content>"  # noqa: E501
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (html(ROWS, TITLE), "a.html"),
        (word(ROWS), "a.docx"),
        (markdown(ROWS), "a.md"),
        (comma(ROWS), "a.csv"),
        (excel(ROWS), "a.xlsx"),
        (open_document(ROWS), "a.odt"),
    ],
)
def test_a_table_says_the_same_in_every_kind_of_file(data: bytes, path: str) -> None:
    document = extracted(data, path)
    assert told(document, "metric", "unit", "group", "status", "subject", "parent") == DUE
    assert {fact["period"]["start"] for fact in document["facts"] if fact["kind"] == "figure"} == {"2023-01-01"}
    cell = next(fact["cell"] for fact in document["facts"] if fact["kind"] == "figure" and fact["value"] == 14)
    assert (cell["table"], cell["row_head"], cell["column_head"]) == (1, "Xã Tân Hợp", "Kết nạp")


@pytest.mark.parametrize(
    ("rows", "title", "fields", "due"),
    [
        (
            [["Đơn vị", "Chỉ tiêu", "Kết nạp"], ["Xã Minh Đài", "12", "14"]],
            "",
            ("metric", "status", "subject", "year"),
            [(12, "admissions", "target", "xã Minh Đài", "2023"),
             (14, "admissions", "reported", "xã Minh Đài", "2023")],
        ),
        (
            [["Nội dung", "ĐVT", "Năm 2022", "Năm 2023"], ["Kết nạp", "đảng viên", "160", "178"],
             ["Mở lớp bồi dưỡng", "lớp", "9", "11"], ["Diện tích trồng rừng", "ha", "95,5", "1.204"]],
            "",
            ("metric", "unit", "year"),
            [(160, "admissions", "đảng viên", "2022"), (178, "admissions", "đảng viên", "2023"),
             (9, "classes", "lớp", "2022"), (11, "classes", "lớp", "2023"),
             (95.5, "other", "ha", "2022"), (1204, "other", "ha", "2023")],
        ),
        (
            [["Xã", "2021", "2022", "2023"], ["Tân Hợp", "14", "16", "19"], ["Nghĩa Sơn", "7", "8", "5"]],
            "Số đảng viên kết nạp qua các năm",
            ("metric", "subject", "year"),
            [(14, "admissions", "xã Tân Hợp", "2021"), (16, "admissions", "xã Tân Hợp", "2022"),
             (19, "admissions", "xã Tân Hợp", "2023"), (7, "admissions", "xã Nghĩa Sơn", "2021"),
             (8, "admissions", "xã Nghĩa Sơn", "2022"), (5, "admissions", "xã Nghĩa Sơn", "2023")],
        ),
        (
            [["Đơn vị", "Khiển trách", "Cảnh cáo", "Khai trừ"], ["Đảng bộ xã Tân Hợp", "2", "1", "0"]],
            "Kết quả thi hành kỷ luật đảng viên năm 2022",
            ("metric", "group", "unit", "subject", "year"),
            [(2, "disciplined", "khiển trách", "đảng viên", "Đảng bộ xã Tân Hợp", "2022"),
             (1, "disciplined", "cảnh cáo", "đảng viên", "Đảng bộ xã Tân Hợp", "2022"),
             (0, "disciplined", "khai trừ", "đảng viên", "Đảng bộ xã Tân Hợp", "2022")],
        ),
        (
            [["Đơn vị", "Vốn (tỷ đồng)", "Số hộ nghèo", "Ghi chú"],
             ["Xã Tân Hợp", "2,5", "31", "Giảm 12 hộ so với năm trước"]],
            "",
            ("metric", "unit"),
            [(2500000000, "other", "đồng"), (31, "other", "hộ nghèo")],
        ),
        (
            [["Đơn vị", "Số lớp", "Học viên"], ["Xã Tân Hợp", "3", "145"], ["Xã Nghĩa Sơn", "2 lớp", "88 học viên"]],
            "",
            ("metric", "unit"),
            [(3, "classes", "lớp"), (145, "attendees", "học viên"),
             (2, "classes", "lớp"), (88, "attendees", "học viên")],
        ),
    ],
)  # fmt: skip
def test_what_the_heads_of_a_cell_say(
    rows: list[list[str]], title: str, fields: tuple[str, ...], due: list[tuple[Any, ...]]
) -> None:
    assert told(extracted(html(rows, title), "a.html"), *fields) == due


def test_figures_of_made_tables(capsys: pytest.CaptureFixture[str]) -> None:
    """Value, metric, group and subject of every figure that is due; none that is not."""
    due = right = 0
    wrong: list[str] = []
    for made in TABLES:
        found = told(extracted(html(made.rows, made.title), "a.html"), "metric", "group", "subject")
        left = list(found)
        for figure in made.due:
            due += 1
            if figure in left:
                left.remove(figure)
                right += 1
            else:
                wrong.append(f"{made.name}: {figure}")
        assert [one[0] for one in found] == [one[0] for one in made.due], f"{made.name}: figures too many or too few"
    with capsys.disabled():
        print(f" {right} of {due} figures of {len(TABLES)} tables right ({right / due:.1%}), no false one", end=" ")
    assert right >= 0.95 * due, wrong


def test_merged_heads() -> None:
    table = (
        "<table><tr><th rowspan=2>Đơn vị</th><th colspan=3>Kết nạp</th><th colspan=2>Chuyển đảng chính thức</th></tr>"
        "<tr><th>Tổng số</th><th>Nữ</th><th>Đoàn viên</th><th>Kế hoạch</th><th>Thực hiện</th></tr>"
        "<tr><td>Xã Tân Hợp</td><td>14</td><td>6</td><td>9</td><td>11</td><td>10</td></tr></table>"
    )
    document = extracted(page(table), "a.html")
    assert told(document, "metric", "group", "status", "parent") == [
        (14, "admissions", None, "reported", None),
        (6, "admissions", "nữ", "reported", 14),
        (9, "admissions", "đoàn viên", "reported", 14),
        (11, "official_recognitions", None, "target", None),
        (10, "official_recognitions", None, "reported", None),
    ]
    assert document["facts"][-1]["cell"] == {
        "table": 1,
        "row": 3,
        "column": 6,
        "row_head": "Xã Tân Hợp",
        "column_head": "Chuyển đảng chính thức / Thực hiện",
    }


def test_a_cell_that_nothing_explains_is_other_with_its_heads() -> None:
    document = extracted(html([["Mã", "Loại A", "Loại B"], ["Nhóm xanh", "5", "8"]]), "a.html")
    assert told(document, "metric", "group") == [(5, "other", None), (8, "other", None)]
    assert [fact["cell"]["column_head"] for fact in document["facts"] if fact["kind"] == "figure"] == [
        "Loại A",
        "Loại B",
    ]


def test_numbers_of_heads_and_rows_are_no_figures() -> None:
    document = extracted(html(ROWS, TITLE), "a.html")
    assert [one["text"] for one in document["numerals"]["left"]] == ["1", "2", "3", "4", "5", "6", "1", "2"]


def test_rows_of_words_are_no_heads_and_sentences_in_cells_are_read_as_such() -> None:
    rows = [
        ["Thời gian", "Nội dung", "Người dự"],
        ["Ngày 12/3", "Họp chi bộ 5", "Lớp 12A"],
        ["8 giờ 30", "Kiểm tra 3 tổ chức đảng, 14 đảng viên tại xã Minh Đài trong quý I", "25"],
    ]
    document = extracted(html(rows), "a.html")
    assert told(document, "metric") == [(3, "inspected"), (14, "inspected"), (25, "other")]
    assert document["facts"][-1]["cell"]["column_head"] == "Người dự"


def test_a_table_that_only_lays_out_a_letterhead_is_read_as_text() -> None:
    rows = [["ĐẢNG BỘ HUYỆN SÔNG LAM", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 12-BC/HU", "Sông Lam, ngày 5 tháng 1 năm 2024"]]
    document = extracted(html(rows), "a.html")
    assert [fact["kind"] for fact in document["facts"]] == ["date", "date"] or told(document) == []


@pytest.mark.parametrize(("last", "sums"), [("23", 0), ("32", 1)])
def test_the_row_of_sums_is_held_against_its_rows(last: str, sums: int) -> None:
    rows = [[*row[:3], last if row[1] == "Tổng cộng" else row[3], *row[4:5]] for row in ROWS]
    data = html(rows, TITLE)
    document = extracted(data, "a.html")
    found = check_articles([read_article(document, document["source"]["text"])])
    assert [one.message for one in found if one.rule == "list-sum"] == [
        "14 + 9 = 23, not the sum that the table gives, «32»"
    ][:sums]


@pytest.mark.parametrize(("due", "text"), WORDS.examples)
def test_what_heads_say(due: str, text: str) -> None:
    assert (WORDS.role(fold(text.replace("(%)", "")).text) or "none") == due


@pytest.mark.parametrize(
    ("data", "path", "says"),
    [
        (b"\xd0\xcf\x11\xe0old", "a.xls", r"old Excel \(.xls\) file; save it as .xlsx"),
        (b"PK\x03\x04no", "a.xlsx", "no table that can be read"),
        (b"PK\x03\x04no", "a.ods", "no table that can be read"),
        (b";;\n;;", "a.csv", "holds nothing"),
    ],
)
def test_what_is_refused_says_what_to_do(data: bytes, path: str, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, path=path)
    assert str(caught.value).startswith(f"{path}: ")


def test_an_old_word_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError, match=r"old Word \(.doc\) file; save it as .docx .* or install LibreOffice"):
        read_bytes(b"\xd0\xcf\x11\xe0old", path="a.doc")


OFFICE = """#!{python}
# LibreOffice as far as it is asked here: soffice -env:… --headless --convert-to docx --outdir FOLDER FILE
import pathlib, shutil, sys
assert sys.argv[2:5] == ["--headless", "--convert-to", "docx"], sys.argv
source = pathlib.Path(sys.argv[-1])
assert source.read_bytes().startswith(bytes.fromhex("d0cf11e0"))
{does}
"""


@pytest.mark.skipif(os.name != "posix", reason="the converter that is made here is a script")
@pytest.mark.parametrize("fails", [False, True])
def test_an_old_word_file_is_converted_where_libreoffice_is(
    fails: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(word(ROWS))
    does = "sys.exit(1)" if fails else f"shutil.copy({str(made)!r}, source.with_suffix('.docx'))"
    program = tmp_path / "soffice"
    program.write_text(OFFICE.format(python=sys.executable, does=does))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    old = bytes.fromhex("d0cf11e0a1b11ae1") + b"old"
    if fails:
        with pytest.raises(InputError, match=r"^a\.doc: this old Word file \(.doc\) cannot be converted"):
            read_bytes(old, path="a.doc")
    else:
        assert told(extracted(old, "a.doc"), "metric", "unit", "group", "status", "subject", "parent") == DUE


def test_rich_text() -> None:
    rtf = rb"{\rtf1\ansi\ansicpg1258 K\u7871?t n\u7841?p 14 \u273?\u7843?ng vi\u234?n.\par M\u7903? 3 l\u7899?p.}"
    assert read_bytes(rtf, path="a.rtf").text == "Kết nạp 14 đảng viên.\nMở 3 lớp."


def test_markdown_is_read_as_what_it_shows() -> None:
    source = "# Tiêu đề của bài\n\nKết nạp **14** đảng viên, ~~9~~ [xem](http://a.vn/2024):\n\n* thôn A: 8\n  * nữ: 3\n"
    assert read_bytes(source.encode(), path="a.md").text == (
        "Tiêu đề của bài\n\nKết nạp 14 đảng viên,  xem:\n\n- thôn A: 8\n+ nữ: 3"
    )
