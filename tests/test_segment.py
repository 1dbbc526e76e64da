"""Lines, sentences, syllables and the tokenizer's words. In the cases a bar stands where a cut is due."""

import unicodedata
from collections.abc import Callable
from typing import NoReturn

import pytest

from vnpartyextract import segment
from vnpartyextract.segment import WINDOW, Sentence, sentences, tokens, words
from vnpartyextract.text import fold


def cut(text: str) -> list[str]:
    """The sentences as they stand in the untouched text."""
    folded = fold(text)
    return [text[slice(*folded.span(one.start, one.end))] for one in sentences(folded)]


SENTENCES = """\
Năm 2023, huyện kết nạp 178 đảng viên.| Trong đó có 10 đảng viên là học sinh.
Huyện có bao nhiêu đảng viên?| Có 500!| Rất nhiều…| Đúng vậy.
chúc mừng 25 đồng chí.|Toàn huyện có 5.000 đảng viên.
kết nạp 5.458 đảng viên, đạt 101,72%.| Tăng 3,5%.
Tổng số có 5. 458 đảng viên.| Năm qua tăng 12.
Thu nhập 5 triệu đồng/người/năm.| Đảng bộ có 15 chi bộ.
thành lập chi bộ năm 2020.| Năm 2021 mở lớp.
có 3 đảng viên mới.| (2 nữ, 1 nam).
Ông nói: “Huyện có 5 chi bộ.”| Sau đó, đoàn đi thăm 3 xã.
(Huyện có 5 chi bộ.)| Sau đó, đoàn đi thăm 3 xã.
Kết quả: 5 chi bộ; 3 đảng bộ.| - Về kiểm tra: 3 cuộc.
Đại hội diễn ra tại TP. Hồ Chí Minh và TX. Hồng Lĩnh.| Có 300 đại biểu dự.
TP.HCM có 3 quận.| TP.Vinh có 5 phường.
số 12, đường Trần Phú, P. Bến Thủy, Q. 1, H. Mẫu Sơn.| Có 3 tổ.
PGS.TS. Nguyễn Văn An phát biểu.| GS. Trần Bình và ThS. Lê Lan cùng dự.
PGS. TS. Nguyễn Văn An, BS.CKII Trần Văn Bê và NSƯT. Lê Hoa dự.
Đ/c. Trần Văn B dự.| Đc. Lê C dự.
Công nhân, nông dân, v.v. đều tham gia.| Huyện mở 5 lớp.
Công nhân, nông dân, v.v.| Huyện mở 5 lớp.
Công nhân, nông dân, v.v…| Huyện mở 5 lớp.
Công nhân, nông dân, v.v...| Huyện mở 5 lớp.
Công nhân, nông dân v.v... đều tham gia.
Ban Bí thư T.Ư Đảng họp.| Ủy viên T.Ư. Đảng dự.
ông Nguyễn Văn A. Trần và đồng chí Nguyễn Đ. K. Toàn dự.
1. Kết nạp đảng viên: 5 đồng chí.| Đạt 100%.
1. Công tác xây dựng Đảng.| 2. Công tác kiểm tra.
II. Công tác kiểm tra.| Trong năm có 5 cuộc.
1.2. Công tác kiểm tra.| Trong năm có 5 cuộc.
a. Về ưu điểm.| Có 5 chi bộ.
Các đồng chí: 1. Trần A; 2. Lê B; 3. Hồ C.
theo Nghị quyết số 05-NQ/TW.| Đến nay, có 3 chi bộ.
theo Nghị quyết Trung ương 4, khóa XII.| Đến nay, có 3 chi bộ.
xem tại www.mau-son.gov.vn.| Trang này có 5 mục.
gọi ĐT. 0123 456 789 hoặc Tel. 0123.| Gặp ông Bình.
ngày 12.5.2024 huyện mở lớp. có 15 học viên dự.
"""


@pytest.mark.parametrize("line", SENTENCES.splitlines())
def test_sentences_of_a_line(line: str) -> None:
    assert cut(line.replace("|", "")) == line.split("|")


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_same_cuts_in_every_spelling(form: str, line_end: str) -> None:
    due = [part for line in SENTENCES.splitlines() for part in line.split("|")]
    text = unicodedata.normalize(form, SENTENCES.replace("|", "").replace("\n", line_end))
    assert [part.rstrip("\r\n") for part in cut(text)] == [unicodedata.normalize(form, part) for part in due]


TEXT = """\
ĐẢNG BỘ HUYỆN MẪU SƠN KẾT NẠP ĐẢNG VIÊN

Năm 2023, huyện kết nạp 178 đảng viên. Trong đó có:
- 10 học sinh;
+ 5 sinh viên.
1) Chi bộ A: 3
2. Chi bộ B: 4. Đạt 100%
a) Chi bộ C: 5
\t
   \r
\r
1.115 học viên dự
"""


def test_lines_paragraphs_and_items() -> None:
    folded = fold(TEXT)
    found = sentences(folded)
    assert [(folded.text[one.start : one.end].strip()[:12], one.line, one.paragraph) for one in found] == [
        ("đảng bộ huyệ", 0, 0),
        ("năm 2023, hu", 1, 1),
        ("trong đó có:", 1, 1),
        ("- 10 học sin", 2, 1),
        ("+ 5 sinh viê", 3, 1),
        ("1) chi bộ a:", 4, 1),
        ("2. chi bộ b:", 5, 1),
        ("đạt 100%", 5, 1),
        ("a) chi bộ c:", 6, 1),
        ("1.115 học vi", 7, 2),
    ]
    assert [one.is_item for one in found] == [False, False, False, True, True, True, True, True, True, False]
    assert [one.opens_line for one in found] == [True, True, False, True, True, True, True, False, True, True]


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n", "\u200b", "\ufeff\n"])
def test_nothing_has_no_sentences(text: str) -> None:
    assert cut(text) == []


@pytest.mark.parametrize("text", ["...", "?!", "Xong.", "a\rb. C", "1.\n2.\n3."])
def test_every_character_that_is_seen_is_in_one_sentence(text: str) -> None:
    assert "\n".join(cut(text)).split() == text.split()


def test_words() -> None:
    text = "theo kết luận 80-kl/tw, có 1.115 học viên (24,4%), v.v…"
    whole = Sentence(0, len(text), 0, 0, True, False)
    at = text.index("1.115"), text.index("1.115") + 5
    share = text.index("24,4"), text.index("24,4") + 4
    law = text.index("kết luận"), text.index(",")
    split = words(text, whole, [at, share], [(200, 210), law][1:])
    assert " ".join(split.texts) == "theo § , có 0 học viên ( 0 % ) , v . v …"
    for word, start, end in zip(split.texts, split.starts, split.ends, strict=True):
        assert word in ("0", "§") or text[start:end] == word
    assert (split.starts[4], split.ends[4]) == at


def test_words_of_one_sentence_among_others() -> None:
    text = "quy định 1. có 5 lớp. quy định 2."
    second = Sentence(11, 21, 0, 0, False, False)
    assert words(text, second, [(15, 16)], [(0, 10), (22, 32)]).texts == ["có", "0", "lớp", "."]
    assert words(text, second, []).texts == ["có", "5", "lớp", "."]


# The tokenizer's words, a bar at every cut but those at spaces between them.
TOKENS = """\
đơn| |vị| |trực thuộc| |huyện
nhiệm vụ| |trọng tâm| |năm| |2023
tổ chức| |cơ sở| |đảng
học viên|,| |đạt| |100|%
"""


@pytest.mark.parametrize("line", TOKENS.splitlines()[1:])
def test_tokens_have_their_places(line: str) -> None:
    text = "có 5 " + line.replace("|", "") + "."
    spans = tokens(text, 5, len(text))
    assert [text[start:end] for start, end in spans] == [*(part for part in line.split("|") if part.strip()), "."]


def test_tokens_say_where_a_word_is_cut() -> None:
    """`1 đơn vị` is one unit, no petition (`đơn`)."""
    text = "huyện có 1 đơn vị sự nghiệp"
    start = text.index("đơn")
    first = tokens(text, start, len(text))[0]
    assert text[slice(*first)] == "đơn vị"


@pytest.mark.parametrize(
    "written",
    [
        "7 nhiệm vụ trọng tâm",
        unicodedata.normalize("NFD", "7 nhiệm vụ trọng tâm"),
        "7 nhi\u00adệm vụ\u200b trọng\u00a0tâm",
        "7 nhiệm  vụ \t trọng\u3000tâm",
    ],
)
def test_tokens_of_any_spelling(written: str) -> None:
    folded = fold(written)
    found = [" ".join(folded.text[start:end].split()) for start, end in tokens(folded.text, 2, len(folded.text))]
    assert found == ["nhiệm vụ", "trọng tâm"]


def test_the_window_is_bounded_and_cut_at_a_space(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def split(text: str, **_: object) -> list[str]:
        asked.append(text)
        return text.split()

    monkeypatch.setattr(segment, "_tokenizer", lambda: split)
    text = "đảng viên " * 40
    spans = tokens(text, 0, len(text))
    assert len(asked[0]) <= WINDOW
    assert asked[0].endswith(" ")
    assert spans[-1][1] == len(asked[0].rstrip())


def _forbidden() -> NoReturn:
    raise AssertionError("the tokenizer was asked")


@pytest.mark.parametrize(
    "text",
    [
        "http://" + "!" * 28,
        "a.vn/" + "!?" * 14,
        "người http:/" + "." * 30 + " đọc",
        "ftp:a" + ",;" * 12,
        "a." * 40,
        "1." * 40,
        "x" * 60,
        "   ",
        "",
    ],
)
def test_what_hangs_the_tokenizer_is_not_handed_over(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segment, "_tokenizer", _forbidden)
    assert tokens(text, 0, len(text)) == []


def test_lone_surrogates_are_no_words() -> None:
    assert tokens("đảng \ud800 viên", 0, 12) == []


@pytest.mark.parametrize("spoil", [lambda text: ["đảng", "xã"], lambda text: [text.upper()], lambda text: ["viên"]])
def test_words_that_the_tokenizer_rewrote_are_not_guessed(
    spoil: Callable[[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segment, "_tokenizer", lambda: lambda text, **_: spoil(text))
    text = "đảng viên"
    assert tokens(text, 0, len(text)) in ([], [(0, 4)])


LISTS = """Năm 2023, Trung tâm mở 38 lớp.

Cụ thể như sau:

1. Nhận thức về Đảng: 4 lớp.

2. Đảng viên mới: 3 lớp.

Ngoài ra, Trung tâm phối hợp mở 2 lớp.

60 năm tuổi Đảng: 2 đồng chí."""


def test_a_list_and_the_line_that_opens_it_are_one_paragraph() -> None:
    folded = fold(LISTS)
    told = [
        (sentence.paragraph, sentence.is_item, folded.text[sentence.start : sentence.end].split()[0])
        for sentence in sentences(folded)
    ]
    assert [(paragraph, is_item) for paragraph, is_item, _ in told] == [
        (0, False),
        (1, False),
        (1, True),
        (1, True),
        (2, False),
        (3, False),  # no line before it opens a list
    ]
