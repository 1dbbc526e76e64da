"""The folded copy: what is the same word is the same text, and every span leads back to the untouched text."""

import unicodedata

import pytest

from vnpartyextract.model import Span
from vnpartyextract.text import fold, normal

TONES = [
    ("uỷ ban", "ủy ban"),
    ("Thuỷ", "thủy"),
    ("hoà bình", "hòa bình"),
    ("khoẻ", "khỏe"),
    ("xoá tên", "xóa tên"),
    ("văn hoá", "văn hóa"),
    ("thoả", "thỏa"),
    ("hoạ", "họa"),
    ("ngoã", "ngõa"),
    ("tuỳ", "tùy"),
    ("luỹ", "lũy"),
    ("TỈNH UỶ", "tỉnh ủy"),
    ("HOÀ BÌNH", "hòa bình"),
    # A final consonant or vowel keeps the mark on the last vowel of the pair; qu is a consonant.
    ("hoàn toán khoản loại thoát ngoài", "hoàn toán khoản loại thoát ngoài"),
    ("quý quỹ quỳnh huỳnh thuyết suýt", "quý quỹ quỳnh huỳnh thuyết suýt"),
    ("quá quả quà của mùa", "quá quả quà của mùa"),
    ("giá già giả", "giá già giả"),
    # Slips of the old placement.
    ("hòan thành, lọai, khỏan", "hoàn thành, loại, khoản"),
    ("qúy IV", "quý iv"),
    ("hùynh", "huỳnh"),
]


@pytest.mark.parametrize(("written", "due"), TONES)
def test_tone_marks_are_placed_the_old_way(written: str, due: str) -> None:
    assert fold(written).text == due
    assert fold(unicodedata.normalize("NFD", written)).text == due
    assert normal(written).lower() == due


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("90\u2009–\u200990", "90 - 90"),
        ("05‑CT/TW", "05-ct/tw"),
        ("05—06−07‐08―09", "05-06-07-08-09"),
        ("“Gieo hạt”, „giống“ «đỏ»", '"gieo hạt", "giống" "đỏ"'),
        ("H’Hen ‘Niê’", "h'hen 'niê'"),
        ("TP.\xa0Hồ\tChí\u3000Minh", "tp. hồ chí minh"),
        ("đảng\u200b viên", "đảng viên"),
        ("đảng\xad viên\ufeff", "đảng viên"),
        ("vân vân…", "vân vân…"),
        ("một\r\nhai\nba\rbốn", "một\nhai\nba\nbốn"),
        ("một\u2028hai\x85ba", "một\nhai\nba"),
        ("１７８ đảng viên", "178 đảng viên"),
        ("Ðảng bộ, ðảng viên", "đảng bộ, đảng viên"),
        ("İSTANBUL", "İstanbul"),
        ("", ""),
    ],
)
def test_spaces_dashes_quotes_and_what_is_unseen(written: str, due: str) -> None:
    assert fold(written).text == due


def test_cased_has_the_same_indices() -> None:
    folded = fold("Tỉnh uỷ Hoà Bình – “Đảng bộ”")
    assert folded.cased == 'Tỉnh ủy Hòa Bình - "Đảng bộ"'
    assert folded.text == folded.cased.lower()


SENTENCE = "Đảng uỷ\xa0xã Hoà Bình kết nạp 178 đảng viên – đạt 101,72%"


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("phrase", ["đảng ủy", "hòa bình", "178", "đảng viên", "101,72%", "viên - đạt"])
def test_spans_lead_back_to_the_untouched_text(form: str, end: str, phrase: str) -> None:
    text = unicodedata.normalize(form, f"Tin{end}{end}{SENTENCE}{end}Kết\u200b thúc")
    folded = fold(text)
    start = folded.text.index(phrase)
    span = folded.span(start, start + len(phrase))
    assert fold(text[span.start : span.end]).text == phrase
    # Nothing of the neighbours: no mark is left behind, none is taken along.
    assert not unicodedata.combining(text[span.end : span.end + 1] or " ")
    assert unicodedata.normalize("NFC", text[span.start : span.end]) in unicodedata.normalize("NFC", text)


def test_unseen_characters_inside_a_word_are_in_its_span_and_those_around_are_not() -> None:
    text = "\u200bđảng\xad viên\u200b mới"
    folded = fold(text)
    assert folded.text == "đảng viên mới"
    assert folded.span(0, 9) == Span(1, 11)
    assert text[1:11] == "đảng\xad viên"


def test_a_mark_belongs_to_its_base_across_an_unseen_character() -> None:
    text = "e\u200b\u0301 x"
    folded = fold(text)
    assert folded.text == "é x"
    assert folded.span(0, 1) == Span(0, 3)
    assert folded.span(2, 3) == Span(4, 5)


def test_composed_text_needs_no_map() -> None:
    folded = fold("Đảng bộ huyện Lạc Thuỷ – 178")
    assert folded.starts is None
    assert folded.ends is None
    assert folded.span(3, 7) == Span(3, 7)


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 2), (0, 5)])
def test_an_empty_reversed_or_outlying_range_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no range of 4"):
        fold("đảng").span(start, end)


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("  Uỷ ban \xa0 Kiểm tra\n Tỉnh uỷ ", "Ủy ban Kiểm tra Tỉnh ủy"),
        ("“Gieo hạt” – 2020", "“Gieo hạt” – 2020"),
        ("Đảng\u200b bộ", "Đảng bộ"),
        (unicodedata.normalize("NFD", "Huyện uỷ Lạc Thuỷ"), "Huyện ủy Lạc Thủy"),
        ("plain  ascii", "plain ascii"),
    ],
)
def test_normal_is_for_output(written: str, due: str) -> None:
    assert normal(written) == due
