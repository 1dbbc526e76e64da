# ruff: noqa: E501 (sentences are as long as they are)
"""The workbook for people, read back as Excel sees it."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.output.json_text import to_line
from vnpartyextract.output.writers import Form, How, open_writer
from vnpartyextract.rules.load import load_patterns

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")

TEXT = """Huyện Mẫu Sơn tổng kết năm 2023
17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp hơn 1.178 đảng viên, đạt 101,72% kế hoạch. Kỷ luật 22 đảng viên (khiển trách 14, cảnh cáo 6, khai trừ 3).
Đồng chí Lê Văn An, Bí thư Huyện ủy, quán triệt Nghị quyết số 02-NQ/TU ngày 21/1/2021.
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.chdir(tmp_path)
    Path("=tin.txt").write_text(TEXT, "utf-8")
    made = extract(TEXT, context=True)
    made["source"]["path"] = "=tin.txt"
    how = How(labels=load_patterns().labels, text_of=lambda source: TEXT)
    with open_writer(Form.xlsx, tmp_path / "facts.xlsx", how) as writer:
        writer.document(to_line(made).encode())
    return openpyxl.load_workbook(tmp_path / "facts.xlsx")


def row(sheet: Any, number: int) -> dict[str, Any]:
    """The cells of a row that hold something, by their heads."""
    heads = [cell.value for cell in sheet[1]]
    return {head: cell.value for head, cell in zip(heads, sheet[number], strict=True) if cell.value is not None}


SENTENCE = "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp hơn 1.178 đảng viên, đạt 101,72% kế hoạch."
ARTICLE = {"Bài": "Huyện Mẫu Sơn tổng kết năm 2023", "Ngày đăng": datetime(2024, 2, 17)}


def test_sheets(book: Any) -> None:
    assert book.sheetnames == ["Số liệu", "Cán bộ", "Văn bản", "Mốc thời gian", "Kiểm tra", "Nguồn"]
    for sheet in book:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert all(cell.font.bold for cell in sheet[1])


def test_a_figure(book: Any) -> None:
    assert row(book["Số liệu"], 2) == {
        "Chỉ số": "Đảng viên mới kết nạp",
        "Mức": "hơn",
        "Giá trị": 1178,
        "Đơn vị": "đảng viên",
        "Loại": "đạt",
        "Của": "Đảng bộ huyện Mẫu Sơn",
        "Thời gian": row(book["Số liệu"], 2)["Thời gian"],
        "Từ ngày": datetime(2023, 1, 1),
        "Đến ngày": datetime(2023, 12, 31),
        "Trích": "hơn 1.178 đảng viên",
        "Câu": SENTENCE,
        **ARTICLE,
    }
    assert "2023" in row(book["Số liệu"], 2)["Thời gian"]
    number, day, link = (book["Số liệu"].cell(2, column) for column in (3, 14, 18))
    assert (number.number_format, day.number_format) == ("#,##0", "dd/mm/yyyy")
    assert link.hyperlink.target == "=tin.txt"


def test_a_share_has_a_bar(book: Any) -> None:
    told = row(book["Số liệu"], 3)
    assert (told["Giá trị"], told["Tỷ lệ %"]) == (101.72, 101.72)
    assert [str(area.sqref) for area in book["Số liệu"].conditional_formatting] == [f"F2:F{book['Số liệu'].max_row}"]


def test_the_other_sheets(book: Any) -> None:
    assert row(book["Cán bộ"], 2) == {
        "Họ và tên": "Lê Văn An",
        "Chức vụ": "Bí thư Huyện ủy",
        "Vị trí": "Bí thư",
        "Cơ quan": "Huyện ủy",
        "Câu": TEXT.splitlines()[-1],
        **ARTICLE,
    }
    assert row(book["Văn bản"], 2)["Số"] == "02-NQ/TU"
    assert row(book["Mốc thời gian"], 2)["Từ ngày"] == datetime(2023, 1, 1)
    findings = [row(book["Kiểm tra"], number) for number in range(2, book["Kiểm tra"].max_row + 1)]
    assert ("lỗi", "parts-over-whole") in [(one["Mức độ"], one["Quy tắc"]) for one in findings]
    assert "nhiều hơn" in findings[0]["Điều không khớp"]
    source = row(book["Nguồn"], 2)
    assert (source["Bài"], source["Tệp"], source["Số liệu"]) == (ARTICLE["Bài"], "=tin.txt", 6)
