"""PDF files as programs make them, all texts made up: the text due in the order of reading, and nothing beside it."""

import re
import textwrap
from collections.abc import Callable

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st
from matplotlib import font_manager

from vnpartyextract.errors import InputError
from vnpartyextract.model import LeftOut
from vnpartyextract.read.document import read_bytes
from vnpartyextract.read.pdf import _without_edges
from vnpartyextract.read.pdf_layout import Line

FONT = font_manager.findfont("DejaVu Sans")  # comes with matplotlib, has all letters
TITLE = "Tin vắn xây dựng Đảng của xã Thanh Lâm"
FIRST = (
    "Quý I năm 2024, Đảng bộ xã Thanh Lâm kết nạp 7 đảng viên mới, đạt 35% kế hoạch cả năm; các chi bộ thôn đã giới "
    "thiệu 12 quần chúng ưu tú đi học lớp bồi dưỡng nhận thức về Đảng tại huyện."
)
SECOND = (
    "Ủy ban Kiểm tra Đảng ủy xã kiểm tra 4 chi bộ và 11 đảng viên; qua kiểm tra kết luận 2 đảng viên có vi phạm, thi "
    "hành kỷ luật khiển trách 1 đảng viên và yêu cầu rút kinh nghiệm sâu sắc."
)


class Maker(FPDF):
    def __init__(self) -> None:
        super().__init__()
        self.add_font("D", "", FONT)
        self.set_font("D", size=11)
        self.set_auto_page_break(False)

    def at(self, x: float, y: float, text: str, size: float = 11) -> float:
        self.set_font_size(size)
        self.set_xy(x, y)
        self.cell(text=text)
        self.set_font_size(11)
        return self.get_x()

    def paragraph(self, y: float, text: str, x: float = 10, width: int = 85) -> float:
        for line in textwrap.wrap(text, width):
            self.at(x, y, line)
            y += 7
        return y


def paragraphs(pdf: Maker) -> str:
    pdf.add_page()
    pdf.at(10, 10, TITLE)
    pdf.paragraph(pdf.paragraph(25, FIRST) + 6, SECOND)
    return f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def edges(pdf: Maker) -> str:
    for page, text in enumerate((FIRST, SECOND, FIRST.replace("Quý I", "Quý II")), 1):
        pdf.add_page()
        pdf.at(10, 8, "Bản tin nội bộ số 12 - tháng 4/2024")
        pdf.paragraph(25, text)
        pdf.at(90, 285, f"Trang {page}/3")
    return "\n\n".join((FIRST, SECOND, FIRST.replace("Quý I", "Quý II")))


def browser(pdf: Maker) -> str:
    pdf.add_page()
    pdf.at(8, 6, f"17/4/2024, 10:58 {TITLE}", 8)
    pdf.at(10, 20, TITLE)
    pdf.paragraph(30, FIRST)
    pdf.at(8, 288, "https://thanhlam.example.vn/tin/2024/178", 8)
    pdf.at(180, 288, "1/1", 8)
    return f"{TITLE}\n\n{FIRST}"


def columns(pdf: Maker) -> str:
    pdf.add_page()
    pdf.at(10, 10, TITLE)
    pdf.paragraph(30, FIRST, 10, 38)
    pdf.paragraph(30, SECOND, 110, 38)
    # A full line that ends a sentence may end its paragraph or not: the line end stays.
    return f"{TITLE}\n\n{FIRST}\n{SECOND}"


def columns_in_bands(pdf: Maker) -> str:
    pdf.add_page()
    pdf.at(10, 10, TITLE)
    pdf.paragraph(30, FIRST, 110, 38)
    pdf.paragraph(30, SECOND, 10, 38)
    pdf.paragraph(
        120, "Hết năm 2024, Đảng ủy xã phấn đấu kết nạp 20 đảng viên và chuyển đảng chính thức cho 18 đồng chí."
    )
    end = "Hết năm 2024, Đảng ủy xã phấn đấu kết nạp 20 đảng viên và chuyển đảng chính thức cho 18 đồng chí."
    return f"{TITLE}\n\n{SECOND}\n{FIRST}\n{end}"


def table(pdf: Maker) -> str:
    pdf.add_page()
    pdf.at(10, 10, "Kết quả kết nạp đảng viên năm 2023")
    pdf.set_xy(10, 20)
    with pdf.table(first_row_as_headings=False) as made:
        for row in (("Đơn vị", "Chỉ tiêu", "Kết nạp"), ("Xã Tân Hợp", "12", "14"), ("Xã Nghĩa Sơn", "10", "9")):
            cells = made.row()
            for cell in row:
                cells.cell(cell)
    pdf.paragraph(80, SECOND)
    return (
        "Kết quả kết nạp đảng viên năm 2023\n\n"
        "Đơn vị\nChỉ tiêu\nKết nạp\n\nXã Tân Hợp\n12\n14\n\nXã Nghĩa Sơn\n10\n9\n\n"
        f"{SECOND}"
    )


def spaced(pdf: Maker) -> str:
    pdf.add_page()
    pdf.set_char_spacing(6)
    pdf.at(10, 10, "KẾT NẠP 178 ĐẢNG VIÊN MỚI")
    pdf.set_char_spacing(0)
    pdf.paragraph(25, FIRST)
    return f"KẾT NẠP 178 ĐẢNG VIÊN MỚI\n\n{FIRST}"


def notes(pdf: Maker) -> str:
    pdf.add_page()
    end = pdf.at(10, 20, "Đảng bộ xã kết nạp 17")
    end = pdf.at(end - 2, 18.5, "8", 6)
    pdf.at(end, 20, " đảng viên mới trong nhiệm kỳ này.")
    end = pdf.at(10, 40, "Nhà văn hóa thôn rộng 320 m")
    end = pdf.at(end - 2, 38.5, "2", 6)
    pdf.at(end, 40, " được khánh thành.")
    return "Đảng bộ xã kết nạp 17 đảng viên mới trong nhiệm kỳ này.\n\nNhà văn hóa thôn rộng 320 m² được khánh thành."


def hyphens(pdf: Maker) -> str:
    pdf.add_page()
    for at, line in enumerate(
        (
            "Đảng ủy xã quán triệt đến toàn thể cán bộ, đảng viên nội dung của Nghị quyết số 05-",
            "NQ/TU về xây dựng Đảng.",
        )
    ):
        pdf.at(10, 20 + 7 * at, line)
    return "Đảng ủy xã quán triệt đến toàn thể cán bộ, đảng viên nội dung của Nghị quyết số 05-NQ/TU về xây dựng Đảng."


def lists(pdf: Maker) -> str:
    pdf.add_page()
    rows = ("Kết quả quý I năm 2024:", "- Kết nạp 7 đảng viên;", "- Mở 2 lớp bồi dưỡng;", "1. Kiểm tra 4 chi bộ.")
    for at, line in enumerate(rows):
        pdf.at(10, 20 + 7 * at, line)
    return "\n\n".join(rows)


def over_pages(pdf: Maker) -> str:
    pdf.add_page()
    first, rest = FIRST.split(" ưu tú ")
    pdf.paragraph(250, f"{first} ưu tú")
    pdf.at(100, 285, "11")
    pdf.add_page()
    pdf.paragraph(20, rest)
    pdf.at(100, 285, "12")
    return FIRST


def test_what_is_left_out_of_a_pdf_is_told() -> None:
    """A running head once; not the numbers of pages, nor what a browser prints around a page."""
    pdf = Maker()
    edges(pdf)
    lost = read_bytes(bytes(pdf.output()), path="a.pdf").left_out
    assert lost == LeftOut(3, ("Bản tin nội bộ số 12 - tháng 4/2024",))
    for make in (browser, over_pages, table, notes):
        pdf = Maker()
        make(pdf)
        assert read_bytes(bytes(pdf.output()), path="a.pdf").left_out is None


def test_a_stamp_across_the_page_and_a_number_at_its_end_are_told() -> None:
    pdf = Maker()
    pdf.add_page()
    with pdf.rotation(90, 20, 100):
        pdf.at(20, 100, "Công văn đến số 481")
    pdf.paragraph(25, FIRST)
    pdf.at(90, 285, "178")
    document = read_bytes(bytes(pdf.output()), path="a.pdf")
    assert document.text == FIRST
    assert document.left_out is not None
    assert document.left_out.numerals == 2
    assert "481" in "".join("".join(document.left_out.samples).split())
    assert "178" in document.left_out.samples


LINE = st.sampled_from(["Xã có {} đảng viên.", "{}", "Trang {}", "Số {}", "Tin vắn {}, số {}", "- {} -"])


@given(st.lists(st.lists(st.tuples(LINE, st.integers(1, 99)), max_size=7), max_size=5))
def test_no_number_of_a_page_is_lost_in_silence(made: list[list[tuple[str, int]]]) -> None:
    """Each line is in the text or told, but for those of one form that count the pages from one number on."""
    pages = [[Line(form.replace("{}", str(number)), False, 0.0) for form, number in page] for page in made]
    kept, told = _without_edges(pages)
    here = {line.text for page in kept for line in page if isinstance(line, Line)} | set(told)
    firsts: dict[str, set[int]] = {}
    for at, page in enumerate(pages):
        for line in page:
            if line.text not in here:
                number, *more = map(int, re.findall(r"\d+", line.text))
                assert len(more) < 2
                form = "" if re.fullmatch(r"\W*(?:Trang )?\d+\W*", line.text) else re.sub(r"\d+", "0", line.text)
                firsts.setdefault(form, set()).add(number - at)
    assert all(len(starts) == 1 for starts in firsts.values())


@pytest.mark.parametrize(
    "make", [paragraphs, edges, browser, columns, columns_in_bands, table, spaced, notes, hyphens, lists, over_pages]
)
def test_a_pdf_is_read_as_it_is_meant(make: Callable[[Maker], str]) -> None:
    pdf = Maker()
    due = make(pdf)
    document = read_bytes(bytes(pdf.output()), path="a.pdf")
    assert document.text == due
    assert len(document.tables) == (make is table)


def test_letters_whose_words_cannot_be_told_are_refused() -> None:
    pdf = Maker()
    pdf.add_page()
    for at, letter in enumerate("KETNAP178DANGVIEN"):
        pdf.at(10 + 8 * at, 10, letter)
    with pytest.raises(InputError, match=r"^a\.pdf: the letters of this PDF are set so far apart"):
        read_bytes(bytes(pdf.output()), path="a.pdf")


def test_a_page_that_unpacks_to_very_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vnpartyextract.read.pdf._LARGEST", 500)
    pdf = Maker()
    paragraphs(pdf)
    with pytest.raises(InputError, match="larger than 500 bytes when it is unpacked"):
        read_bytes(bytes(pdf.output()), path="a.pdf")
