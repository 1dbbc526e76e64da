"""Whatever is typed, extraction comes to an end, and what it says keeps the contract."""

import re
import unicodedata

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

from vnpartyextract import extract
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.verify import broken

PATTERNS = load_patterns()

_LETTERS = "aàáảãạăằâấbcdđeèêếềgghiìíklmnoóôộồơớợpqrstuúủưứựvxyýỷĐẢNGVIÊNHÀ"
_SIGNS = " \n\r\t.,;:/-–%()[]\"'“”…!?+*&@#_²０٣\x00\x1b\x85\u2028\u200b\xad\xa0\ufeff"
_MARKS = "\u0300\u0301\u0302\u0303\u0309\u0323\u031b"
# The language of the articles, in pieces: what a text is made of that is nearly one.
_PIECES = """\
kết nạp|đảng viên|ĐẢNG VIÊN|đồng chí|tổ chức cơ sở đảng|chi bộ|Đảng bộ huyện Mẫu Sơn|lớp|lớp 12|học viên|đơn vị
đơn|trong đó|gồm|là nữ|là học sinh|đạt|%|phần trăm|kế hoạch|chỉ tiêu|phấn đấu|hơn|gần|ít nhất|trở lên|tăng|giảm
so với cùng kỳ|kiểm tra|giám sát|khiển trách|cảnh cáo|có dấu hiệu vi phạm|tố cáo|giải quyết|huy hiệu
50 năm tuổi Đảng|hội nghị|quy hoạch|năm 2023|Năm|ngày 17/2/2024|31/7|quý I/2024|6 tháng đầu năm
nhiệm kỳ 2020 - 2025|từ năm 2015 đến nay|khóa XII|15 năm|9/10|Nghị quyết số 05-NQ/TW|Chỉ thị
Thông báo số 29, 113|ngày 21/1/2021|của Bộ Chính trị|Đồng chí Hà Văn Mẫu|Bí thư|Huyện ủy|178|1.115|101,72|05
2,3 triệu|3 ngàn|1tr2|90 - 100|hai mươi mốt|một trăm hai|rưỡi|ba|tư|1.|a.|-|(|)|,|;|.|:|\n|\n\n| v.v…|TP.
"""
_pieces = st.sampled_from([piece.replace("\\n", "\n") for piece in _PIECES.replace("\n", "|").split("|") if piece])
articles = st.lists(_pieces, max_size=40).map(" ".join)
glued = st.lists(_pieces, max_size=25).map("".join)
noise = st.text(alphabet=_LETTERS + _SIGNS + _MARKS + "0123456789", max_size=120)
anything = st.text(st.characters(exclude_categories=()), max_size=60)
runs = st.tuples(
    st.sampled_from(["", "http://", "kết nạp ", "5 "]),
    st.sampled_from(["!", "1.", "a.", "1,", "-", "(", "v.v", "1/", "ba ", "5 lớp ", "\u0301", "năm ", "%", "Đ", "\n"]),
    st.integers(20, 250),
).map(lambda run: run[0] + run[1] * run[2])
texts = st.one_of(articles, glued, noise, anything, runs, st.tuples(articles, noise, glued).map("".join))


def exact(text: str) -> None:
    """All that must hold of the document of any text."""
    document = extract(text, patterns=PATTERNS, context=True)
    assert all(fact["context"] for fact in document["facts"])
    if not re.search("[\ud800-\udfff]", text):  # such a text is given by a caller in Python alone
        assert broken(document, text) == []


SLOW = settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(texts)
@example("3 nghìn 0,5 đảng viên")
@example("MỘT, HAI ĐẢNG VIÊN\r\n\u0301kết nạp 5\u200b5")
def test_any_text_is_read_exactly(text: str) -> None:
    exact(text)


@SLOW
@given(articles)
def test_nearly_articles_are_read_exactly(text: str) -> None:
    exact(text)


@settings(deadline=None, max_examples=100)
@given(texts)
def test_twice_the_same(text: str) -> None:
    assert extract(text, patterns=PATTERNS) == extract(text, patterns=PATTERNS)


@settings(deadline=None, max_examples=200)
@given(st.one_of(articles, glued))
def test_composed_and_decomposed_say_the_same(text: str) -> None:
    composed, decomposed = unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text)
    assume(composed != decomposed)

    def said(written: str) -> list[list[object]]:
        facts = extract(written, patterns=PATTERNS)["facts"]
        texts = [unicodedata.normalize("NFC", fact["text"]) for fact in facts]
        keys = ("kind", "metric", "value", "unit", "start", "end", "number", "name")
        return [[text, *map(fact.get, keys)] for text, fact in zip(texts, facts, strict=True)]

    assert said(composed) == said(decomposed)


@pytest.mark.parametrize(
    "text",
    [
        "5 http://" + "!" * 40,
        "5 a.vn/" + "?!" * 30,
        "1." * 20_000,
        "a." * 20_000,
        "!" * 50_000,
        "(" * 20_000,
        "5 lớp, " * 2_000,
        "kết nạp " * 5_000,
        "trong đó " * 3_000 + "5 đảng viên",
        "kết nạp 5 đảng viên; " * 1_500,
        "5" * 20_000,
        "1/" * 1_000,
        "2023-" * 1_500,
        "Nghị quyết số 05-NQ/TW, " * 1_000,
        "ngày 1/2/2023, " * 2_000,
        "Nguyễn " * 5_000,
        "Bí thư Huyện ủy " * 2_000,
        "hai mươi " * 4_000,
        "\u0301" * 20_000,
        "\n" * 50_000,
        "5\n" * 10_000,
        "\ud800" * 100 + "5 lớp",
    ],
    ids=lambda text: repr(text[:24]),
)
def test_long_runs_come_to_an_end(text: str) -> None:
    exact(text[:1500])
    document = extract(text, patterns=PATTERNS)
    assert all(text[slice(*fact["span"])] == fact["text"] for fact in document["facts"])
