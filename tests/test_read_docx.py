"""Word documents: paragraphs and cells in their order, and clear words for what is none."""

import io
import zipfile
from datetime import date

import docx
import pytest

from old_encodings import tcvn3
from vnpartyextract.errors import InputError
from vnpartyextract.read.document import read_bytes
from word_files import MADE, Made
from word_files import word as made


def word(*blocks: str | list[list[str]]) -> bytes:
    """A document of paragraphs and, for lists, tables."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(rows=0, cols=len(block[0]))
        for row in block:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    return saved(document)


def saved(document: "docx.document.Document") -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


HEAD = [["HUYỆN ỦY KIM BÔI", "ĐẢNG CỘNG SẢN VIỆT NAM"], ["Số 12-BC/HU", "Kim Bôi, ngày 17 tháng 2 năm 2024"]]
TITLE = "Báo cáo kết quả công tác kết nạp đảng viên năm 2023"
BODY = "Năm 2023, Đảng bộ huyện Kim Bôi kết nạp được 178 đảng viên, đạt 101,72% kế hoạch tỉnh giao."
TABLE = [["Đơn vị", "Kết nạp"], ["Xã Vĩnh Đồng", "12 đảng viên"], ["Xã Tú Sơn", "9 đảng viên"]]
END = "Năm 2024, huyện phấn đấu kết nạp 180 đảng viên."
TEXT = f"""HUYỆN ỦY KIM BÔI
ĐẢNG CỘNG SẢN VIỆT NAM

Số 12-BC/HU
Kim Bôi, ngày 17 tháng 2 năm 2024

{TITLE}

{BODY}

Đơn vị
Kết nạp

Xã Vĩnh Đồng
12 đảng viên

Xã Tú Sơn
9 đảng viên

{END}"""


def test_a_word_document_is_a_document() -> None:
    document = read_bytes(word(HEAD, TITLE, "", BODY, TABLE, "  ", END), path="bao-cao.docx")
    assert document.text == TEXT
    assert (document.encoding, document.carries_text) == ("docx", True)
    assert document.published == date(2024, 2, 17)


def test_cells_over_several_columns_come_once_and_tables_in_cells_come_too() -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Kết quả năm 2023"
    table.cell(1, 0).text = "Kết nạp"
    inner = table.cell(1, 1).add_table(rows=1, cols=2)
    inner.cell(0, 0).text, inner.cell(0, 1).text = "178 đảng viên", "60 nữ"
    assert read_bytes(saved(document), path="a.docx").text == ("Kết quả năm 2023\n\nKết nạp\n\n178 đảng viên\n60 nữ")


def test_line_breaks_of_a_paragraph_stay() -> None:
    assert read_bytes(word("Kết nạp 178 đảng viên\ntrong năm 2023"), path="a.docx").text == (
        "Kết nạp 178 đảng viên\ntrong năm 2023"
    )


def packed(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def changed(part: str, content: bytes) -> bytes:
    """A good document with one part in another's place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word(BODY))) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


LOLS = b'<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "' + b"x" * 1000 + b'">' + b"".join(
    b'<!ENTITY %c "%s">' % (98 + place, b"&%c;" % (97 + place) * 20) for place in range(6)
) + b']><d xmlns:w="w">&g;</d>'  # fmt: skip


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no Word document"),
        (b"plain text", "no Word document"),
        (word(BODY)[:2000], "no Word document"),
        (packed(xl__workbook_xml=b"<a/>"), "no Word document"),
        (packed(word__document_xml=b"<a/>"), "no Word document"),
        (changed("word/document.xml", b"<a"), "no Word document"),
        (changed("word/document.xml", b"<a>" * 100_000), "no Word document"),
        (changed("word/document.xml", LOLS), "no Word document"),
        (word(), "holds no text"),
        (word("", " "), "holds no text"),
    ],
)
def test_what_is_no_word_document_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, path="a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert str(caught.value).endswith(".")


def test_a_document_that_is_larger_than_wanted_when_unpacked_is_refused() -> None:
    bomb = changed("word/media/image1.png", b"")
    assert read_bytes(bomb, path="a.docx", max_bytes=1_000_000).text == BODY
    bomb = packed(word__document_xml=b"<a/>", word__media=b"\0" * 5_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(InputError, match="larger than 1000000 bytes when it is unpacked; raise --max-bytes"):
        read_bytes(bomb, path="a.docx", max_bytes=1_000_000)


def test_text_for_an_old_font_is_converted() -> None:
    document = read_bytes(word(tcvn3(BODY)), path="a.docx")
    assert (document.text, document.encoding) == (BODY, "tcvn3")


@pytest.mark.parametrize("each", MADE, ids=lambda each: each.name)
def test_all_that_word_shows_and_nothing_else(each: Made) -> None:
    document = read_bytes(made(each.body, *each.parts), path="a.docx")
    assert document.text == each.due
    assert (document.left_out.numerals if document.left_out else 0) == each.left_out


def test_what_stands_in_notes_is_quoted() -> None:
    document = read_bytes(made(MADE[7].body, "footnotes", "header"), path="a.docx")
    assert document.left_out is not None
    assert sorted(document.left_out.samples) == ["Báo cáo số 15-BC/ĐU", "Số liệu tính đến ngày 30/6/2024."]


def test_the_cells_of_a_table_have_their_places() -> None:
    document = read_bytes(made(MADE[12].body), path="a.docx")
    (table,) = document.tables
    told = [(document.text[slice(*cell.span)], cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells]
    assert told == [
        ("Thôn", 0, 0, 2, 1),
        ("Kết nạp", 0, 1, 1, 2),
        ("Tổng", 1, 1, 1, 1),
        ("Nữ", 1, 2, 1, 1),
        ("Phúc", 2, 0, 1, 1),
        ("4", 2, 1, 1, 1),
        ("2", 2, 2, 1, 1),
    ]
