"""PDF files: lines back into paragraphs, and clear words for what holds no text."""

import io
from datetime import date

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from old_encodings import vni
from pdf_files import pdf
from vnpartyextract.errors import InputError
from vnpartyextract.read.document import read_bytes
from vnpartyextract.read.pdf import paragraphs

PAGES = [
    [
        "Kim Bôi kết nạp 178 đảng viên mới",
        "17/2/2024",
        "Năm 2023, Đảng bộ huyện Kim Bôi đã kết nạp được 178 đảng",
        "viên, đạt 101,72% kế hoạch theo Nghị quyết số 05-",
        "NQ/HU, trong đó có 60 đảng viên là nữ.",
        "- Trung tâm chính trị huyện mở 4 lớp với 286 học viên.",
        "- Có 9/10 xã hoàn thành chỉ tiêu, xã còn lại kết nạp 12",
        "1",
    ],
    ["trên 15 đảng viên được giao.", "Năm 2024, huyện phấn đấu kết nạp 180 đảng viên.", "Trang 2/2"],
]
TEXT = """Kim Bôi kết nạp 178 đảng viên mới

17/2/2024

Năm 2023, Đảng bộ huyện Kim Bôi đã kết nạp được 178 đảng viên, đạt 101,72% kế hoạch theo Nghị quyết số 05-NQ/HU, \
trong đó có 60 đảng viên là nữ.

- Trung tâm chính trị huyện mở 4 lớp với 286 học viên.

- Có 9/10 xã hoàn thành chỉ tiêu, xã còn lại kết nạp 12 trên 15 đảng viên được giao.

Năm 2024, huyện phấn đấu kết nạp 180 đảng viên."""


def test_a_pdf_is_a_document() -> None:
    document = read_bytes(pdf(PAGES), path="bao-cao.pdf")
    assert document.text == TEXT
    assert (document.encoding, document.carries_text) == ("pdf", True)
    assert (document.title, document.published) == ("Kim Bôi kết nạp 178 đảng viên mới", date(2024, 2, 17))


@pytest.mark.parametrize(
    ("lines", "due"),
    [
        (["Đảng bộ huyện kết nạp được", "178 đảng viên."], ["Đảng bộ huyện kết nạp được 178 đảng viên."]),
        (["Kết nạp 178", "đảng viên mới trong nửa năm."], ["Kết nạp 178 đảng viên mới trong nửa năm."]),
        (["I. TÌNH HÌNH", "Huyện có 35 tổ chức cơ sở đảng."], ["I. TÌNH HÌNH", "Huyện có 35 tổ chức cơ sở đảng."]),
        # A full line that ends a sentence: the paragraph may end there or not, so the line stays one.
        (["Huyện kết nạp 178 đảng viên.", "Trong đó có 60 nữ."], ["Huyện kết nạp 178 đảng viên.\nTrong đó có 60 nữ."]),
        (["Huyện có 35 chi bộ,", "", "Kết nạp 178 đảng viên."], ["Huyện có 35 chi bộ,", "Kết nạp 178 đảng viên."]),
        (["theo kế hoạch giai đoạn 2020 -", "2025 của huyện"], ["theo kế hoạch giai đoạn 2020 - 2025 của huyện"]),
        (["theo kế hoạch giai đoạn 2020-", "2025 của huyện"], ["theo kế hoạch giai đoạn 2020-2025 của huyện"]),
        (["thông tin về công tác phát tri\xad", "ển đảng viên"], ["thông tin về công tác phát triển đảng viên"]),
        (["Có 3 việc phải làm ngay", "2. Kết nạp 178 người."], ["Có 3 việc phải làm ngay", "2. Kết nạp 178 người."]),
        (["- 12 -", "Kết nạp 178 đảng viên.", "", "Trang 3"], ["Kết nạp 178 đảng viên."]),
        ([], []),
        (["", " ", "5"], []),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines: list[str], due: list[str]) -> None:
    assert paragraphs(["\n".join(lines)]) == due


@given(st.lists(st.lists(st.text("ab Đ1.-", min_size=1, max_size=12), max_size=6), max_size=4))
def test_no_word_is_lost_but_the_numbers_of_pages(pages: list[list[str]]) -> None:
    marked = [["Đầu trang", *lines, "cuối trang"] for lines in pages]
    text = "".join(paragraphs(["\n".join(lines) for lines in marked]))
    assert "".join(text.split()) == "".join("".join(line.split()) for lines in marked for line in lines)


def locked(password: str) -> bytes:
    writer = pypdf.PdfWriter(io.BytesIO(pdf(PAGES)))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_lock_that_opens_without_password_is_none() -> None:
    assert read_bytes(locked(""), path="a.pdf").text == TEXT


def test_a_lock_with_a_password_is_told() -> None:
    with pytest.raises(InputError, match=r"^a\.pdf: this PDF is locked with a password; save it without one"):
        read_bytes(locked("bí mật"), path="a.pdf")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([[], []]), "pictures of pages and no text; recognise its text"),
        (pdf([["12"]]), "pictures of pages and no text"),
        (pdf(PAGES)[:400], "no PDF that can be read"),
        (b"%PDF-1.7\n" + b"\xe2\xe3" * 50, "no PDF that can be read"),
        (b"", "no PDF that can be read"),
        (b"plain text", "no PDF that can be read"),
        (pdf(PAGES).replace(b"/Kids [6 0 R", b"/Kids [2 0 R"), "no PDF that can be read"),
    ],
)
def test_what_holds_no_text_is_refused_in_one_sentence(
    data: bytes, says: str, capfd: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(InputError, match=says) as caught:
        read_bytes(data, path="a.pdf")
    assert str(caught.value).startswith("a.pdf: ")
    assert str(caught.value).endswith(".")
    assert capfd.readouterr() == ("", "")  # the library's own complaints are in the words of the file


def test_a_text_that_is_larger_than_wanted_is_refused() -> None:
    with pytest.raises(InputError, match="larger than 200 bytes when it is unpacked; raise --max-bytes"):
        read_bytes(pdf(PAGES), path="a.pdf", max_bytes=200)
    assert read_bytes(pdf(PAGES), path="a.pdf", max_bytes=10_000).text == TEXT


def test_text_for_an_old_font_is_converted() -> None:
    document = read_bytes(pdf([[vni(line) for line in page] for page in PAGES]), path="a.pdf")
    assert (document.text, document.encoding) == (TEXT, "vni")
