"""Numbers that count something: where they stand, how exact they are, and what they count."""

import unicodedata

import pytest

from vnpartyextract.annotate.closed import find_closed
from vnpartyextract.annotate.numbers import NumberMention, find_mentions
from vnpartyextract.numerals import find_numbers
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.segment import Words, sentences, words
from vnpartyextract.text import Folded, fold

PATTERNS = load_patterns()


def mentions(text: str, *, tokenize: bool = True) -> list[tuple[Folded, Words, NumberMention]]:
    folded = fold(text)
    numbers = find_numbers(folded.text, find_closed(folded, PATTERNS.shapes).spans)
    found = []
    for sentence in sentences(folded):
        inside = [number for number in numbers if sentence.start <= number.start < sentence.end]
        split = words(folded.text, sentence, [(number.start, number.end) for number in inside])
        for mention in find_mentions(folded, split, inside, PATTERNS, tokenize=tokenize):
            found.append((folded, split, mention))
    return found


def spans(text: str, *, tokenize: bool = True) -> list[str]:
    """What each mention says, from modifier to noun, as it stands in the untouched text."""
    return [
        text[slice(*folded.span(split.starts[mention.start], split.ends[mention.end - 1]))]
        for folded, split, mention in mentions(text, tokenize=tokenize)
    ]


def bracketed(text: str) -> tuple[str, list[str]]:
    return text.replace("[", "").replace("]", ""), [part.split("]")[0] for part in text.split("[")[1:]]


@pytest.mark.parametrize(
    "text",
    [
        "huyện kết nạp [hơn 178 đảng viên mới], có [gần 40 đồng chí] là nữ",
        "mở từ [30 lớp trở lên] cho [1.115 học viên]",
        "[2 đồng chí], [3 đồng], [15 tỷ đồng]",
        "[3 lớp]/[286 học viên]; [9/10 xã] đạt; [90 - 100 đảng viên]",
        "[5ha] lúa, [32 ĐV], [34đ/c]",
        "kết nạp [45], đạt [101,72%], bằng [24,4 phần trăm]",
        "có [12] đã được kết nạp, còn [12] (nữ)",
        "[5 lượt đảng viên], [1.635 lượt vụ việc], [3 ngàn lượt người]",
        "có [hai đồng chí] và [ba lớp], [hai mươi mốt quần chúng]",
        "có [1 đơn vị trực thuộc] và [2 đơn khiếu nại]",
        "[7 nhiệm vụ trọng tâm] và [3 khâu đột phá]",
        "[10 em] là học sinh lớp 12",
        "[BA ĐẢNG VIÊN] và [4 CHI BỘ]",
        "Ba Đồn, Hai Bà Trưng, Tư Nghĩa, thôn 3, Đội 5, lớp 12, Covid-19",
        "năm qua, một đồng chí, một trong những chi bộ, vài chục người, gần một nửa",
        "mười phút, ba bề, chín bỏ làm mười, năm châu bốn biển",
        "ban chấp hành, tác phong, chính quyền, tám chuyện",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_where_mentions_stand(text: str, form: str) -> None:
    plain, due = bracketed(unicodedata.normalize(form, text))
    assert spans(plain) == due


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("hơn 178 đảng viên", "more_than"),
        ("trên 178 đảng viên", "more_than"),
        ("gần 178 đảng viên", "nearly"),
        ("khoảng 178 đảng viên", "about"),
        ("xấp xỉ 178 đảng viên", "about"),
        ("dưới 178 đảng viên", "less_than"),
        ("chưa đến 178 đảng viên", "less_than"),
        ("ít nhất 178 đảng viên", "at_least"),
        ("tối thiểu 178 đảng viên", "at_least"),
        ("không dưới 178 đảng viên", "at_least"),
        ("178 đảng viên trở lên", "at_least"),
        ("tối đa 178 đảng viên", "at_most"),
        ("không quá 178 đảng viên", "at_most"),
        ("hơn 90%", "more_than"),
        ("90% trở lên", "at_least"),
        ("có 178 đảng viên", None),
        ("hơn hẳn 178 đảng viên", None),
        ("tiến gần, 178 đảng viên", None),
    ],
)
def test_modifier(text: str, modifier: str | None) -> None:
    ((_, _, mention),) = mentions(text)
    assert mention.modifier == modifier
    assert spans(text) == [text if modifier else text[text.index("178") :]]


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("5 đảng viên dự bị", "stage_member", "đảng viên dự bị"),
        ("5 quần chúng ưu tú", "masses", "quần chúng ưu tú"),
        ("5 tổ chức cơ sở đảng", "party_org", "tổ chức cơ sở đảng"),
        ("5 TCCSĐ", "party_org", "TCCSĐ"),
        ("5 lớp", "class", "lớp"),
        ("5 lớp bồi dưỡng", "class", "lớp bồi dưỡng"),
        ("5 cuộc kiểm tra", "inspection", "cuộc kiểm tra"),
        ("5 đơn", "petition", "đơn"),
        ("5 đơn vị", "body", "đơn vị"),
        ("5 đồng", "money", "đồng"),
        ("5 đồng chí", "comrade", "đồng chí"),
        ("5 thùng mì tôm", None, "thùng mì tôm"),
        ("5 chiếc xe đạp", None, "chiếc xe đạp"),
    ],
)
def test_the_counted_noun(text: str, name: str | None, noun: str) -> None:
    ((folded, split, mention),) = mentions(f"huyện có {text}.")
    assert mention.head is not None
    assert mention.head.name == name
    assert folded.cased[split.starts[mention.head.start] : split.ends[mention.head.end - 1]] == noun


@pytest.mark.parametrize(
    "text",
    ["kết nạp 45", "có 45.", "45 được kết nạp", "45 và 46", "45 (nữ)", "45%", "45; 46", "tăng 45 so với năm trước"],
)
def test_no_noun(text: str) -> None:
    assert {mention.head for _, _, mention in mentions(text)} == {None}


def test_the_tokenizer_vetoes_a_noun_that_it_does_not_end_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """`1 đội ngũ` counts no `đội`: the tokenizer knows that the word goes on."""
    ((_, _, with_tokens),) = mentions("xây dựng 1 đội ngũ cán bộ")
    ((_, _, without),) = mentions("xây dựng 1 đội ngũ cán bộ", tokenize=False)
    assert without.head is not None
    assert without.head.name == "thing"
    assert with_tokens.head is not None
    assert with_tokens.head.name is None


def test_without_the_tokenizer_an_unknown_noun_is_one_syllable() -> None:
    assert spans("17 thùng mì tôm") == ["17 thùng mì tôm"]
    assert spans("17 thùng mì tôm", tokenize=False) == ["17 thùng"]


@pytest.mark.parametrize("text", ["[Hai Đảng viên] được khen", "[Mười hai Chi bộ] đạt"])
def test_a_capital_noun_behind_a_number_word(text: str) -> None:
    plain, due = bracketed(text)
    assert spans(plain) == due


def test_more_or_less() -> None:
    ((_, _, mention),) = mentions("trên dưới 178 đảng viên")
    assert mention.modifier == "about"


def test_a_range_and_a_part_of_a_whole() -> None:
    ((_, _, whole),) = mentions("9/10 xã")
    assert (whole.number.value, whole.number.total) == (9, 10)
    ((_, _, many),) = mentions("từ 90 - 100 đảng viên")
    assert (many.number.value, many.number.value_max) == (90, 100)
