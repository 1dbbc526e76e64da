"""The order of Vietnamese names."""

from itertools import pairwise

from vnpartyextract.series.alphabet import in_alphabet


def test_order_of_letters_and_tones() -> None:
    names = [
        "2",
        "An Khê",
        "Ăn Thi",
        "Ân Thi",
        "Bắc Hòa",
        "Da",
        "Đa",
        "Ê",
        "ma",
        "mà",
        "mả",
        "mã",
        "má",
        "mạ",
        "Ơ",
        "Ư",
    ]
    assert sorted(set(names), key=in_alphabet) == names
    assert all(in_alphabet(one) < in_alphabet(other) for one, other in pairwise(names))


def test_case_and_place_of_tones_do_not_count() -> None:
    assert in_alphabet("HUYỆN LẠC THUỶ") == in_alphabet("huyện Lạc Thủy")
