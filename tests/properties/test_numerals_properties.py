"""What holds of every number: a way there and back through words and digits, exact spans, no text that breaks it."""

from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.numerals import find_numbers, parse_number

PLAIN = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]

DIALECTS = st.fixed_dictionaries(
    {
        "thousand": st.sampled_from(["nghìn", "ngàn"]),
        "billion": st.sampled_from(["tỷ", "tỉ"]),
        "skipped": st.sampled_from(["linh", "lẻ"]),
        "seven": st.sampled_from(["bảy", "bẩy"]),
        "four": st.sampled_from(["tư", "bốn"]),
        "five": st.sampled_from(["lăm", "nhăm"]),
        "full": st.booleans(),  # whether empty hundreds are said: không trăm linh năm
    }
)
TEXTS = st.text(
    st.one_of(
        st.sampled_from("0123456789.,/-% ()\nđâăêôơưáàảãạệốộờỷỉtrkmhbns\u0300\u0301\u0323\x00\u200b"), st.characters()
    )
)
NUMBER_WORDS = ["một", "hai", "ba", "năm", "mười", "mươi", "lăm", "mốt", "trăm", "linh", "nghìn", "triệu", "tỷ", "rưỡi"]
NEAR_THEM = ["phẩy", "phần", "đến", "vài", "chục", "tá", "không", "-", "/", ",", "%", "tr", "ha", "đồng"]
SCRAPS = st.lists(st.sampled_from([*NUMBER_WORDS, *NEAR_THEM, "5", "05", "1.234", "2,5"]), max_size=12)


def below_thousand(number: int, leading: bool, dialect: dict[str, str]) -> list[str]:
    """A group of three digits in words; `leading` where no group stands before it."""
    digits = [*PLAIN]
    digits[7] = dialect["seven"]
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    words = []
    if hundreds or (dialect["full"] and not leading):
        words += [digits[hundreds], "trăm"]
    if tens == 0:
        if unit and (hundreds or not leading):
            words.append(dialect["skipped"])
        return words + ([digits[unit]] if unit else [])
    words += ["mười"] if tens == 1 else [digits[tens], "mươi"]
    if unit == 1 and tens > 1:
        return [*words, "mốt"]
    if unit == 4 and tens > 1:
        return [*words, dialect["four"]]
    if unit == 5:
        return [*words, "lăm" if tens == 1 else dialect["five"]]
    return words + ([digits[unit]] if unit else [])


def say(number: int, dialect: dict[str, str]) -> str:
    """A whole number up to 10**12 in words, written for the tests alone."""
    if number == 0:
        return "không"
    words: list[str] = []
    for scale, name in (
        (10**9, dialect["billion"]),
        (10**6, "triệu"),
        (10**3, dialect["thousand"]),
        (1, ""),
    ):
        group, number = divmod(number, scale)
        if group >= 1000:
            words += [*below_thousand(group // 1000, True, dialect), dialect["thousand"]]
            group %= 1000
            words += [name] if not group else []
        if group:
            spoken = below_thousand(group, not words, dialect)
            if not words or scale == 1 or dialect["full"]:
                words += spoken
            else:
                words += [word for word in spoken if word != dialect["skipped"]] if group < 10 else spoken
            words += [name] if name else []
    return " ".join(words)


def dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


WHOLE = st.one_of(
    st.integers(0, 10**12), st.integers(0, 2000), st.integers(0, 10**6).map(lambda number: number * 10**6)
)


@given(WHOLE, DIALECTS)
def test_words_there_and_back(number: int, dialect: dict[str, str]) -> None:
    words = say(number, dialect)
    assert parse_number(words) == number
    assert parse_number(f"âm {words}") == -number


@given(WHOLE, DIALECTS)
def test_words_in_running_text(number: int, dialect: dict[str, str]) -> None:
    words = say(number, dialect)
    found = find_numbers(f"gồm {words} đồng chí")
    if words in ("không", "một", "năm"):
        assert found == []
    else:
        assert [(hit.start, hit.end, hit.value, hit.spelled) for hit in found] == [(4, 4 + len(words), number, True)]


@given(WHOLE)
def test_digits_there_and_back(number: int) -> None:
    for written in (str(number), dotted(number)):
        assert parse_number(written) == number
        found = find_numbers(f"gồm {written} đồng chí")
        assert [(hit.start, hit.end, hit.value, hit.spelled) for hit in found] == [(4, 4 + len(written), number, False)]
    assert parse_number(dotted(number).replace(".", " ")) == number


@given(st.integers(0, 10**9), st.integers(1, 6), st.integers(0, 10**6))
def test_decimals_are_exactly_rounded(whole: int, places: int, decimals: int) -> None:
    tail = str(decimals).rjust(places, "0")[:places]
    assert parse_number(f"{dotted(whole)},{tail}") == float(f"{whole}.{tail}")


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_ranges(low: int, more: int) -> None:
    found = find_numbers(f"từ {dotted(low)} - {dotted(low + more)} người")
    assert [(hit.value, hit.value_max) for hit in found] == [(low, low + more)]


@given(TEXTS)
def test_any_text_survives(text: str) -> None:
    parse_number(text)
    check(text.lower(), [])


@given(SCRAPS, st.lists(st.sampled_from([" ", "", ", "]), min_size=12, max_size=12), st.data())
def test_any_scraps_survive(scraps: list[str], gaps: list[str], data: st.DataObject) -> None:
    text = "".join(scrap + gap for scrap, gap in zip(scraps, gaps, strict=False))
    parse_number(text)
    place = st.integers(0, len(text))
    check(text, data.draw(st.lists(st.tuples(place, place), max_size=3)))


def check(text: str, blocked: list[tuple[int, int]]) -> None:
    """Spans are ordered, apart from one another and from what is blocked, and begin and end on a digit or a letter."""
    end = 0
    for number in find_numbers(text, blocked):
        assert end <= number.start < number.end <= len(text)
        end = number.end
        piece = text[number.start : number.end]
        assert piece[0].isalnum()
        assert piece[-1].isalnum()
        assert not any(number.start < stop and start < number.end for start, stop in blocked if start < stop)
        assert number.value_max is None or number.value_max > number.value
        assert number.spelled == (not any(letter.isnumeric() for letter in piece))
