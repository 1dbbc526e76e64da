"""Phrases as the pattern files write them: what they stand for, and where they match."""

import pytest

from vnpartyextract.rules.phrases import MOST, expand, grow, longest, syllables, walk
from vnpartyextract.text import fold


@pytest.mark.parametrize(
    ("phrase", "due"),
    [
        ("kết nạp", "kết nạp"),
        ("Kết nạp Đảng", "kết nạp đảng"),
        ("Uỷ ban", "ủy ban"),
        ("kết  nạp ", "kết nạp"),
        ("kết nạp [mới]", "kết nạp mới | kết nạp"),
        ("[đã] kết nạp", "đã kết nạp | kết nạp"),
        ("kết nạp[ mới| thêm] đảng viên", "kết nạp mới đảng viên | kết nạp thêm đảng viên | kết nạp đảng viên"),
        ("(kiểm tra|giám sát) (đảng viên|chi bộ)",
         "kiểm tra đảng viên | kiểm tra chi bộ | giám sát đảng viên | giám sát chi bộ"),
        ("tiếp (công )dân", "tiếp công dân"),
        ("(a [b|c] d|e)", "a b d | e | a c d | a d"),
        ("[x (y|z)] w", "x y w | w | x z w"),
        ("((a|b)|[c] d)", "a | c d | d | b"),
        ("[a] [a]b", "a ab | a b | ab | b"),
        ("CBCC[VC]", "cbccvc | cbcc"),
        ("khiếu nại, [tố cáo]", "khiếu nại, tố cáo | khiếu nại,"),
        ("%", "%"),
    ],
)  # fmt: skip
def test_expand(phrase: str, due: str) -> None:
    assert expand(phrase) == due.split(" | ")


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", "can match nothing"),
        ("  ", "can match nothing"),
        ("[kết nạp]", "can match nothing"),
        ("[a] [b]", "can match nothing"),
        ("[\u200b]x[y]", ""),
        ("(a|)", "empty choice"),
        ("[|b]", "empty choice"),
        ("()", "empty choice"),
        ("(a", "uneven brackets"),
        ("a]", "uneven brackets"),
        ("(a|b]", "uneven brackets"),
        ("a | b", "uneven brackets"),
        ("([a)]", "uneven brackets"),
        ("[a|b|c]" * 8, f"stands for more than {MOST} phrases"),
        ("[a]" * 60, f"stands for more than {MOST} phrases"),
    ],
)
def test_what_cannot_be_expanded(phrase: str, reason: str) -> None:
    if not reason:
        assert expand(phrase) == ["xy", "x"]
        return
    with pytest.raises(ValueError, match=reason):
        expand(phrase)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("kết nạp 178 đảng viên", "kết nạp 178 đảng viên"),
        ("đ/c, v.v…", "đ / c , v . v …"),
        ("101,72%", "101 , 72 %"),
        (" \t ", ""),
    ],
)
def test_syllables(text: str, due: str) -> None:
    assert syllables(text) == due.split()


TREE = grow(
    [
        ("kết nạp", "a"),
        ("kết nạp đảng viên", "b"),
        ("kết nạp đảng viên", "c"),
        ("ba", "d"),
        ("đảng viên", "e"),
        ("đ/c", "f"),
    ]
)


@pytest.mark.parametrize(
    ("text", "start", "due"),
    [
        ("đã kết nạp đảng viên mới", 1, [(3, "a"), (5, "b"), (5, "c")]),
        ("đã kết nạp đảng viên mới", 3, [(5, "e")]),
        ("đã kết nạp đảng viên mới", 0, []),
        ("đã kết nạp đảng", 1, [(3, "a")]),
        ("ban bí thư", 0, []),
        ("5 đ/c", 1, [(4, "f")]),
    ],
)
def test_walk_finds_every_phrase_of_whole_syllables(text: str, start: int, due: list[tuple[int, str]]) -> None:
    words = syllables(fold(text).text)
    assert list(walk(TREE, words, start, len(words))) == due
    found = longest(TREE, words, start, len(words))
    assert found == (next(pair for pair in due if pair[0] == due[-1][0]) if due else None)


def test_no_phrase_reaches_over_the_stop() -> None:
    words = syllables("kết nạp đảng viên")
    assert longest(TREE, words, 0, 3) == (2, "a")
    assert longest(TREE, words, 0, 1) is None
