"""Bytes to a Document: encodings, datelines, headlines, and sentences that say what to do when it cannot be done."""

import codecs
import hashlib
import io
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from vnpartyextract.errors import InputError
from vnpartyextract.model import Span
from vnpartyextract.read.dateline import Line, read_dateline
from vnpartyextract.read.decode import decode
from vnpartyextract.read.document import read_bytes, read_path, to_document
from vnpartyextract.read.words import built_in
from vnpartyextract.text import fold

ARTICLE = (
    "Đảng bộ huyện Lạc Thủy kết nạp đảng viên mới\r\n\r\nNgày 21 tháng 01 năm 2022\r\n\r\n"
    "Năm 2021, toàn huyện kết nạp được 178 đảng viên, đạt 101,72% kế hoạch tỉnh giao.\r\n"
)

# --- encodings ---


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (ARTICLE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF8 + ARTICLE.encode("utf-8"), "utf-8"),
        (codecs.BOM_UTF16_LE + ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + ARTICLE.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + ARTICLE.encode("utf-32-le"), "utf-32-le"),
        (ARTICLE.encode("utf-16-le"), "utf-16-le"),
        (ARTICLE.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_unicode_is_read_as_it_is(data: bytes, encoding: str) -> None:
    assert decode(data) == (ARTICLE, encoding)


def test_decomposed_text_is_left_alone() -> None:
    text = unicodedata.normalize("NFD", ARTICLE)
    assert decode(text.encode()) == (text, "utf-8")


def _windows_1258(text: str) -> bytes:
    """As that page has it: a letter with its hat, then the tone as a mark of its own."""
    out = bytearray()
    for char in unicodedata.normalize("NFC", text):
        try:
            out += char.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            out += (unicodedata.normalize("NFC", parts.replace(tone, "")) + tone).encode("cp1258")
    return bytes(out)


def test_windows_1258_is_found_out() -> None:
    text, encoding = decode(_windows_1258(ARTICLE))
    assert encoding == "windows-1258"
    assert unicodedata.normalize("NFC", text) == ARTICLE


# The same sentence as it looks when the old fonts' codes are taken for Latin letters.
TCVN3 = "§¶ng bé huyÖn L¹c Thñy kÕt n¹p ®­îc 178 ®¶ng viªn, ®¹t 101,72% kÕ ho¹ch cña tØnh giao."
VNI = "Ñaûng boä huyeän Laïc Thuûy keát naïp ñöôïc 178 ñaûng vieân, ñaït 101,72% keá hoaïch cuûa tænh giao."
TWICE = "Äáº£ng bá»™ huyá»‡n Láº¡c Thá»§y káº¿t náº¡p Ä‘Æ°á»£c 178 Ä‘áº£ng viÃªn, Ä‘áº¡t káº¿ hoáº¡ch."


CONVERTED = "Đảng bộ huyện Lạc Thủy kết nạp được 178 đảng viên, đạt 101,72% kế hoạch của tỉnh giao."


@pytest.mark.parametrize(("text", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni")])
@pytest.mark.parametrize("saved_as", ["cp1252", "utf-8", "utf-16"])
def test_text_for_an_old_font_is_converted(text: str, encoding: str, saved_as: str) -> None:
    assert decode(text.encode(saved_as)) == (CONVERTED, encoding)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "is empty"),
        (b" \n\t\r\n", "white space"),
        ("\ufeff\u200b \xa0\n".encode(), "white space"),
        (codecs.BOM_UTF8, "white space"),
        (b"\x00\x01\x02\x03 binary \x00\x00", "not text"),
        (bytes(range(1, 32)) * 20, "not text"),
        (b"%PDF-1.7 \xe2\xe3", "PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "Word document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image"),
        (bytes(range(128, 256)) * 8, "UTF-8"),
        (
            "Le 3 août, les élèves ont été reçus à l'école où naît la forêt.".encode("latin-1"),
            "encoding cannot be told",
        ),
        (TWICE.encode(), "its letters were garbled on the way"),
        (ARTICLE.encode()[:-2].replace("Thủy".encode(), "Thủy".encode()[:-2] + b"y"), "broken character at byte 29"),
    ],
)
def test_what_is_no_text_is_refused_in_one_sentence(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        decode(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        "Nhiệt độ 35°C, khổ giấy 5×7, ©2024 Đảng bộ tỉnh, giá 5¢ và § 4 của Luật, «đúng» như vậy",
        "Plain English, with a café, a façade and naïve Noël words in it; Señor Peña, Malmö and Tromsø.",
        "178 đảng viên",
        "Toà án, hoà giải, thoả thuận, khoẻ, xoá, loà, toả; hào, kẻ, đõ: oà, oá, oả",
    ],
)
def test_odd_signs_make_no_old_font(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


# --- files ---


def test_a_file_is_read_with_its_hash(tmp_path: Path) -> None:
    data = codecs.BOM_UTF8 + ARTICLE.encode()
    file = tmp_path / "bài viết.txt"
    file.write_bytes(data)
    document = read_path(str(file))
    assert document.text == ARTICLE
    assert document.path == str(file)
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.title == "Đảng bộ huyện Lạc Thủy kết nạp đảng viên mới"
    assert document.title_span == Span(0, 44)
    assert document.published == date(2022, 1, 21)
    assert document.published_span is not None
    assert ARTICLE[slice(*document.published_span)] == "Ngày 21 tháng 01 năm 2022"


def test_standard_input_is_a_dash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    document = read_path("-")
    assert (document.text, document.path) == (ARTICLE, "-")


def test_standard_input_that_is_closed_and_a_name_that_is_empty_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    for name, says in (("-", "standard input is closed; "), ("", "no file name given; ")):
        with pytest.raises(InputError, match=f"^{says}"):
            read_path(name)


def test_errors_name_the_file_and_say_what_to_do(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_bytes(b"")
    for path, says in [
        (tmp_path / "none.txt", "no such file; check the name"),
        (tmp_path, "this is a folder; name the files in it"),
        (empty, "the input is empty; give"),
        (empty / "below.txt", "cannot be read"),
    ]:
        with pytest.raises(InputError, match=says) as caught:
            read_path(str(path))
        assert str(caught.value).startswith(f"{path}: ")
    with pytest.raises(InputError, match="cannot be read"):
        read_path("a\x00b")
    with pytest.raises(InputError, match=r"^the input is empty"):
        read_bytes(b"")


# --- datelines ---


@pytest.mark.parametrize(("due", "line"), built_in().examples)
def test_examples_of_the_pattern_file(due: str, line: str) -> None:
    for form in ("NFC", "NFD"):
        written = unicodedata.normalize(form, line)
        found = read_dateline(Line(Span(0, len(written)), fold(written)), built_in())
        assert (found.day.isoformat() if found else "none") == due


BODY = "Năm 2022, Đảng bộ huyện kết nạp được 178 đảng viên, đạt 101,72% kế hoạch, trong đó có 60 đảng viên là nữ."
TITLE = "Đảng bộ huyện Kim Bôi nâng cao chất lượng đảng viên"


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (f"{TITLE}\n\n05/04/2021\n\n{BODY}\n", "05/04/2021"),
        (f"{TITLE}\n{BODY}\n{BODY}\n\nNgày đăng: 20/12/2021\n\nQuốc Phong\n", "20/12/2021"),
        (f"{TITLE}\n{BODY}\n{BODY}\nHòa Bình, ngày 3 tháng 2 năm 2024\n", "ngày 3 tháng 2 năm 2024"),
        # The head wins; under the headline wins over the day on top of the page.
        (f"{TITLE}\n07:30 05/04/2021\n{BODY}\nNgày đăng: 20/12/2021\n", "05/04/2021"),
        (f"Thứ Hai, 03/06/2024\n\n{TITLE}\n\nThứ bảy, 17/2/2024 | 10:58:07 Sáng\n\n{BODY}\n", "17/2/2024"),
        (f"Thứ Hai, 03/06/2024\n\n{TITLE}\n\n{BODY}\n", "03/06/2024"),
        # The titles under the article are of others.
        (f"{TITLE}\n{BODY}\n{BODY}\n{BODY}\n{BODY}\n{BODY}\nTin liên quan\nHội nghị sơ kết\n12/05/2023\n", None),
        (f"{TITLE}\n{BODY}\nHải Yến\nCÁC TIN KHÁC:\n(12/05/2023)\n(11/05/2023)\n", None),
        # A date in the body, in a caption or in the headline is none.
        (f"{TITLE}\n\nNgày 31/7/2023, Ban Tổ chức Huyện ủy tổ chức hội nghị.\n", None),
        (f"{TITLE}\n{BODY}\nQuang cảnh hội nghị ngày 31/7/2023\n{BODY}\nThu Hà\n", None),
        (f"Đảng bộ xã trao Huy hiệu Đảng đợt 19/5/2023\n\n{BODY}\n", None),
        (f"{TITLE}\n31/02/2023 08:15\n{BODY}\n", None),
        (f"{TITLE}\n(Ngày 31/7)\n{BODY}\n", None),
    ],
)
def test_the_day_of_an_article(text: str, due: str | None) -> None:
    document = to_document(text)
    assert (document.published_span and text[slice(*document.published_span)]) == due
    assert (document.published is None) == (due is None)


def test_the_callers_day_counts_only_without_a_dateline() -> None:
    given = date(2020, 5, 1)
    assert to_document(f"{TITLE}\n{BODY}\n", published=given).published == given
    assert to_document(f"{TITLE}\n{BODY}\n", published=given).published_span is None
    assert to_document(f"{TITLE}\n05/04/2021\n{BODY}\n", published=given).published == date(2021, 4, 5)


# --- headlines ---


@pytest.mark.parametrize(
    "above",
    [
        "Xây dựng Đảng",
        "XÂY DỰNG ĐẢNG - CHÍNH QUYỀN",
        "Tin tức - Sự kiện",
        "Tin tức và sự kiện",
        "THỜI SỰ",
        "Chính trị",
        "Chính trị - Xã hội",
        "Tin hoạt động",
        "TIN NỔI BẬT",
        "Tin trong huyện",
        "Công tác xây dựng Đảng",
        "Chuyên mục: Xây dựng Đảng",
        "Công tác kiểm tra, giám sát",
        "Hoạt động của cấp ủy",
        "Đời sống",
        "Nhịp sống cơ sở",
        "Gương sáng đảng viên",
        "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Đưa nghị quyết vào cuộc sống",
        "Huyện ủy, UBND huyện Lạc Thủy",
        "Đảng bộ huyện Kim Bôi",
        "HUYỆN ỦY KIM BÔI",
        "Đảng bộ thành phố Buôn Ma Thuột",
        "TRUNG TÂM CHÍNH TRỊ HUYỆN TRẦN ĐỀ",
        "Cổng thông tin điện tử huyện Kim Bôi",
        "CỔNG THÔNG TIN ĐIỆN TỬ TỈNH HÒA BÌNH",
        "Trang thông tin điện tử Đảng bộ tỉnh Đắk Lắk",
        "BÁO HÒA BÌNH",
        "Ban Tuyên giáo Tỉnh ủy Sơn La",
        "Trang chủ > Tin tức > Xây dựng Đảng",
        "Trang chủ » Tin tức",
        "Trang chủ",
        "Tin tức › Chi tiết",
        'Chủ đề công tác năm 2020: "Kỷ cương" - Chào mừng 90 năm Ngày thành lập Đảng (3/2/1930 - 3/2/2020)',
        "Chào mừng Đại hội Đảng bộ các cấp nhiệm kỳ 2025 - 2030",
        "Nhiệt liệt chào mừng kỷ niệm 94 năm Ngày thành lập Đảng!",
        "Thứ Hai, 03/06/2024",
        "08:12 - 06/11/2022",
        "Lượt xem: 1.204",
        "Số 12-BC/HU",
        "* * *",
        "Huyện ủy Kim Bôi\n\nXây dựng Đảng",
        "Trang chủ\nTin tức\nXây dựng Đảng\nThứ Hai, 03/06/2024",
    ],
)
def test_what_stands_over_the_headline_is_none(above: str) -> None:
    text = f"{above}\n\n{TITLE}\n\n{BODY}\n"
    document = to_document(text)
    assert document.title == TITLE
    assert document.title_span is not None
    assert text[slice(*document.title_span)] == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "7 cán bộ bị kỷ luật",
        "Kết nạp 178 đảng viên",
        "ĐẢNG BỘ XÃ QUỲNH LƯU TỔNG KẾT CÔNG TÁC XÂY DỰNG ĐẢNG NĂM 2022",
        "Đảng bộ huyện Lạc Thủy nâng cao năng lực lãnh đạo",
        "Kim Sơn: Quan tâm phát triển đảng viên là người có đạo",
        "“Gieo hạt giống đỏ” trong doanh nghiệp tư nhân",
        "Xây dựng Đảng trong doanh nghiệp ngoài nhà nước: Việc khó phải làm",
        "Công tác kiểm tra, giám sát ở Đảng bộ huyện Kim Bôi",
        "Chào mừng Đại hội: Kim Bôi kết nạp 90 đảng viên",
        "Huyện ủy Kim Bôi sơ kết 6 tháng đầu năm 2023",
        "Vì sao đảng viên trẻ ra khỏi Đảng?",
        "Nâng cao chất lượng 3 lớp / 286 học viên",
        "Tìm kiếm giải pháp phát triển đảng viên",
    ],
)
@pytest.mark.parametrize("dateline", ["", "Thứ năm - 05/10/2023 16:42\n\n"])
def test_a_headline_is_kept(title: str, dateline: str) -> None:
    assert to_document(f"{title}\n\n{dateline}{BODY}\n\n{BODY}\n").title == title


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        f"{BODY}\n\n{BODY}\n",
        "178 đảng viên",
        "kết nạp được 178 đảng viên\nđạt kế hoạch\n",
        f"(TTXVN) - {BODY}\n\n{BODY}\n",
        f"Xây dựng Đảng\n\n{BODY}\n",
        f"{'Đảng bộ huyện kết nạp đảng viên ' * 9}\n\n{BODY}\n",
        "",
        "\n\n",
        "12345\n67\n",
    ],
)
def test_a_text_without_headline_has_none(text: str) -> None:
    document = to_document(text)
    assert (document.title, document.title_span) == (None, None)


def test_the_title_is_given_in_normal_form() -> None:
    document = to_document(f"  Tỉnh uỷ\xa0 Hoà Bình – kết nạp “hạt giống đỏ”  \n\n{BODY}\n")
    assert document.title == "Tỉnh ủy Hòa Bình – kết nạp “hạt giống đỏ”"
    assert document.title_span == Span(2, 44)


def test_text_without_bytes_has_the_hash_of_its_utf_8() -> None:
    assert to_document(ARTICLE).sha256 == hashlib.sha256(ARTICLE.encode()).hexdigest()
    assert len(to_document("\ud800").sha256) == 64
