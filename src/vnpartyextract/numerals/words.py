"""The number words of Vietnamese, and what each does in a numeral."""

import unicodedata
from enum import IntEnum


class Kind(IntEnum):
    """The part a word plays in a numeral."""

    DIGIT = 1  # một, hai … with the forms that some of them take after tens: mốt, tư, lăm
    TEN = 2  # mười, hăm, băm: tens that need no digit before them
    TENS = 3  # mươi, chục
    HUNDRED = 4
    SCALE = 5  # from a thousand on
    AND = 6  # linh, lẻ: an empty place is skipped
    HALF = 7  # rưỡi: half of the scale before it
    POINT = 8
    MINUS = 9
    DOZEN = 10
    PART = 11  # phần: of a fraction, or of phần trăm
    PLUS = 12  # và, between a whole number and a fraction
    LITERAL = 13  # digits; not a word, but it takes the place of one


WORDS: dict[str, tuple[Kind, int]] = {
    **dict.fromkeys(("không",), (Kind.DIGIT, 0)),
    **dict.fromkeys(("một", "mốt"), (Kind.DIGIT, 1)),
    **dict.fromkeys(("hai",), (Kind.DIGIT, 2)),
    **dict.fromkeys(("ba",), (Kind.DIGIT, 3)),
    **dict.fromkeys(("bốn", "tư"), (Kind.DIGIT, 4)),
    **dict.fromkeys(("năm", "lăm", "nhăm"), (Kind.DIGIT, 5)),
    **dict.fromkeys(("sáu",), (Kind.DIGIT, 6)),
    **dict.fromkeys(("bảy", "bẩy"), (Kind.DIGIT, 7)),
    **dict.fromkeys(("tám",), (Kind.DIGIT, 8)),
    **dict.fromkeys(("chín",), (Kind.DIGIT, 9)),
    "mười": (Kind.TEN, 10),
    "hăm": (Kind.TEN, 20),
    "băm": (Kind.TEN, 30),
    **dict.fromkeys(("mươi", "chục"), (Kind.TENS, 10)),
    "trăm": (Kind.HUNDRED, 100),
    **dict.fromkeys(("nghìn", "ngàn"), (Kind.SCALE, 10**3)),
    "vạn": (Kind.SCALE, 10**4),
    "triệu": (Kind.SCALE, 10**6),
    **dict.fromkeys(("tỷ", "tỉ"), (Kind.SCALE, 10**9)),
    **dict.fromkeys(("linh", "lẻ", "lẽ"), (Kind.AND, 0)),
    **dict.fromkeys(("rưỡi", "rưởi"), (Kind.HALF, 0)),
    **dict.fromkeys(("phẩy", "chấm"), (Kind.POINT, 0)),
    **dict.fromkeys(("âm", "trừ"), (Kind.MINUS, 0)),
    "tá": (Kind.DOZEN, 12),
    "phần": (Kind.PART, 0),
    "và": (Kind.PLUS, 0),
}

# Right after `tỷ` or `triệu`, these make another word of it: tỷ lệ, triệu tập.
OTHER_WORD = r"(?:(?<=tỷ|tỉ) (?:lệ|số|trọng|suất|phú|giá)|(?<=triệu) (?:tập|hồi))(?!\w)"

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")


def key(word: str) -> str:
    """`word` in lower case with its tone mark moved to the end: one key for NFC and NFD and wherever the mark sits."""
    letters = unicodedata.normalize("NFD", word.lower())
    bare = letters.translate(_TONES)
    if len(bare) == len(letters):
        return bare
    return bare + "".join(letter for letter in letters if ord(letter) in _TONES)


BY_KEY = {key(word): meaning for word, meaning in WORDS.items()}
