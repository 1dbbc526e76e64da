"""Numbers in digits and words. In the tables of running text, the marked number is the one that must be found."""

import csv
import unicodedata
from fractions import Fraction
from pathlib import Path

import pytest

from vnpartyextract.numerals import Number, find_numbers, parse_number

BENCHMARK = Path(__file__).parents[1] / "benchmarks" / "numbers.tsv"

DIGITS = [
    ("5.458", 5458),
    ("101,72", 101.72),
    ("05", 5),
    ("1.115", 1115),
    ("100.000", 100000),
    ("1,1", 1.1),
    ("1038,5", 1038.5),
    ("1.234.567,25", 1234567.25),
    ("1 234 567", 1234567),
    ("12\u00a0500", 12500),
    ("-5", -5),
    ("−5", -5),
    ("- 1.200.000", -1200000),
    ("âm 3,5", -3.5),
    ("0,123", 0.123),
    ("123,000", 123),
    ("98.5", 98.5),
    ("1,234,567", 1234567),
    ("1,234.5", 1234.5),
    ("3 ngàn", 3000),
    ("2,3 triệu", 2300000),
    ("145,5 tỷ", 145500000000),
    ("37,7 vạn", 377000),
    ("1,2 nghìn tỷ", 1200000000000),
    ("5 trăm triệu", 500000000),
    ("3 chục", 30),
    ("3k", 3000),
    ("1tr2", 1200000),
    ("1tr25", 1250000),
    ("2t3", 2300000000),
    ("2 triệu rưỡi", 2500000),
    ("2 tỷ 500 triệu", 2500000000),
    ("2 ngàn 500", 2500),
    ("25%", 25),
    ("3/4", 0.75),
    ("5 1/2", 5.5),
    ("0,1 tỷ", 100000000),
    ("4,35 triệu", 4350000),
]

WORDS = [
    ("không", 0),
    ("một", 1),
    ("năm", 5),
    ("mười", 10),
    ("mười lăm", 15),
    ("hai mươi mốt", 21),
    ("hai mốt", 21),
    ("hăm lăm", 25),
    ("hai mươi nhăm", 25),
    ("ba mươi tư", 34),
    ("bẩy mươi bảy", 77),
    ("một trăm", 100),
    ("một trăm linh năm", 105),
    ("một trăm lẻ năm", 105),
    ("một trăm hai", 120),
    ("một trăm mốt", 110),
    ("tám trăm rưỡi", 850),
    ("hai nghìn rưỡi", 2500),
    ("một ngàn chín", 1900),
    ("một nghìn hai sáu", 1026),
    ("mười nghìn không trăm lẻ một", 10001),
    ("một triệu không nghìn không trăm linh ba", 1000003),
    ("một triệu hai", 1200000),
    ("ba mươi tư vạn bảy ngàn", 347000),
    ("một nghìn tỷ", 10**12),
    ("hai nghìn tỷ ba trăm bốn mươi lăm tỷ", 2345 * 10**9),
    ("hai nghìn ba trăm bốn mươi lăm tỉ", 2345 * 10**9),
    ("một phẩy năm", 1.5),
    ("một phẩy không năm", 1.05),
    ("một phẩy năm triệu", 1500000),
    ("âm hai mươi lăm", -25),
    ("hai chục", 20),
    ("hai tá", 24),
    ("ba phần tư", 0.75),
    ("hai mươi lăm phần trăm", 25),
    ("HAI MƯƠI Mốt", 21),
    ("  ba   mươi  mốt ", 31),
    ("mừơi hai", 12),  # the tone mark on the wrong vowel
]

NO_WORDS = [
    "",
    " ",
    "đồng chí",
    "vài chục",
    "hàng trăm",
    "tác",
    "ban",
    "hai đồng",
    "phẩy",
    "một phẩy",
    "linh năm",
    "âm",
]
NO_DIGITS = ["-", "1.2.3", "1,2,3", "12a", "2-3", "5.", "k62", "3 hai", "1/0", "½", "٣", "²", "9" * 41]
NO_ORDER = ["hai nghìn ba nghìn", "hai tỷ ba trăm tỷ", "tỷ tỷ tỷ tỷ tỷ", "một " * 200]


@pytest.mark.parametrize(("text", "value"), DIGITS + WORDS)
def test_one_expression(text: str, value: float) -> None:
    got = parse_number(text)
    assert got == value
    assert type(got) is (int if value == int(value) else float)
    assert parse_number(unicodedata.normalize("NFD", text)) == value


@pytest.mark.parametrize("text", NO_WORDS + NO_DIGITS + NO_ORDER)
def test_no_expression(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize("kind", ["words", "written"])
def test_expressions_of_other_projects(kind: str) -> None:
    with BENCHMARK.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE) if row["kind"] == kind]
    misses = []
    for row in rows:
        value = Fraction(row["value"])
        if parse_number(row["expression"]) != (int(value) if value.denominator == 1 else float(value)):
            misses.append(row["expression"])
    assert len(rows) > 200
    assert misses == []


def find(marked: str) -> tuple[list[Number], list[tuple[int, int]]]:
    """The numbers of a text, and the spans that its brackets mark."""
    spans: list[tuple[int, int]] = []
    text = ""
    for part in marked.split("["):
        inside, bracket, rest = part.partition("]")
        if bracket:
            spans.append((len(text), len(text) + len(inside)))
        text += inside + rest
    return find_numbers(text), spans


SINGLE = [
    ("có [5.458] đảng viên", 5458),
    ("đạt [101,72]% kế hoạch", 101.72),
    ("kết nạp [05] đồng chí.", 5),
    ("đến năm [2023].", 2023),
    ("được [5], trong đó", 5),
    ("[3 ngàn] lượt người", 3000),
    ("[145,5 tỷ] đồng", 145500000000),
    ("[37,7 vạn] lượt", 377000),
    ("[1,2 nghìn tỷ] đồng", 1200000000000),
    ("[2 tỷ 500 triệu] đồng", 2500000000),
    ("[3 triệu rưỡi] một tháng", 3500000),
    ("[2 ngàn 500] đồng", 2500),
    ("vay [500tr] đồng", 500000000),
    ("mỗi suất [1tr2]", 1200000),
    ("[1038,5]ha rừng", 1038.5),
    ("dài [250]km", 250),
    ("rộng [30]m2", 30),
    ("[15]đồng chí", 15),
    ("sản lượng [1 234 567] tấn", 1234567),
    ("chiếm [25] %", 25),
    ("[3] lớp", 3),
    ("gồm [250] triệu tập viên", 250),
    ("[20] tỷ lệ", 20),
    ("mở [hai] lớp", 2),
    ("[mười lăm] chi bộ", 15),
    ("[hai mươi mốt] đảng viên", 21),
    ("[hai mốt] tuổi", 21),
    ("[một trăm hai mươi] hộ", 120),
    ("[một trăm linh năm] hộ", 105),
    ("[hai triệu rưỡi] đồng", 2500000),
    ("[hai nghìn không trăm hai mươi ba]", 2023),
    ("[mười] phần trăm", 10),
    ("[hai mươi] năm qua", 20),
    ("[hai nghìn] năm trước", 2000),
    ("[năm mươi] tuổi", 50),
    ("[năm trăm] hộ", 500),
    ("[năm nghìn] lượt", 5000),
    ("[ba] năm qua", 3),
    ("[một trăm] suất", 100),
    ("[một chục] người", 10),
    ("[không phẩy năm] điểm", 0.5),
    ("[một phẩy năm triệu] đồng", 1500000),
    ("[chín] đồng chí", 9),
]


@pytest.mark.parametrize(("marked", "value"), SINGLE)
def test_single_number(marked: str, value: float) -> None:
    numbers, spans = find(marked)
    assert [(number.start, number.end) for number in numbers] == spans
    assert [(number.value, number.value_max, number.total) for number in numbers] == [(value, None, None)]
    assert numbers[0].spelled == (not any(letter.isdigit() for letter in marked))


RANGES = [
    ("từ [90 - 100] đảng viên", 90, 100),
    ("[90-100] đảng viên", 90, 100),
    ("từ [3-5] đồng chí", 3, 5),
    ("[60 đến 85] hộ", 60, 85),
    ("[60 tới 85] hộ", 60, 85),
    ("giảm [10% - 15]%", 10, 15),
    ("giảm [10-15]%", 10, 15),
    ("[10kg-15]kg", 10, 15),
    ("[2 - 3 triệu] đồng", 2000000, 3000000),
    ("từ [2,3 đến 3 triệu] đồng", 2300000, 3000000),
    ("từ [500 nghìn đến 1 triệu] đồng", 500000, 1000000),
    ("[2 triệu-3 triệu] đồng", 2000000, 3000000),
    ("từ [một đến hai] lớp", 1, 2),
    ("[một, hai] đồng chí", 1, 2),
    ("[hai, ba] đồng chí", 2, 3),
    ("[hai ba] người", 2, 3),
    ("[ba bốn trăm] hộ", 300, 400),
    ("[hai đến ba trăm] hộ", 200, 300),
    ("từ [mười đến hai mươi triệu] đồng", 10000000, 20000000),
    ("từ [mười lăm đến hai mươi] người", 15, 20),
]


@pytest.mark.parametrize(("marked", "low", "high"), RANGES)
def test_range(marked: str, low: float, high: float) -> None:
    numbers, spans = find(marked)
    assert [(number.start, number.end) for number in numbers] == spans
    assert [(number.value, number.value_max, number.total) for number in numbers] == [(low, high, None)]


@pytest.mark.parametrize(
    ("marked", "value", "total"),
    [
        ("[9/10] xã", 9, 10),
        ("[112/140] chi bộ", 112, 140),
        ("đạt [1.338/1.200] chỉ tiêu", 1338, 1200),
        ("có [4.911/4.973] đảng viên", 4911, 4973),
        ("[63 / 68] đảng bộ", 63, 68),
        ("[2/3 triệu] liều", 2000000, 3000000),
        ("[hai phần ba] số hộ", 2, 3),
        ("[một phần tư] số hộ", 1, 4),
    ],
)
def test_part_of_a_whole(marked: str, value: float, total: float) -> None:
    numbers, spans = find(marked)
    assert [(number.start, number.end) for number in numbers] == spans
    assert [(number.value, number.value_max, number.total) for number in numbers] == [(value, None, total)]


@pytest.mark.parametrize(
    ("marked", "values"),
    [
        ("[3] lớp/[286] học viên", [3, 286]),
        ("tỷ số [5]-[3]", [5, 3]),
        ("[1]-[2]-[3]", [1, 2, 3]),
        ("các đợt [1],[3],[5]", [1, 3, 5]),
        ("[12] [250]", [12, 250]),
        ("[mười], [mười lăm]", [10, 15]),
        ("[hai], [ba], [bốn]", [2, 3, 4]),
        ("[3 nghìn];\n[5]", [3000, 5]),
        ("[10]\n- [15] đồng chí", [10, 15]),
        ("[1 tỷ] [2 tỷ]", [10**9, 2 * 10**9]),
        ("[hai] đồng chí, [ba] lớp", [2, 3]),
    ],
)
def test_several_numbers(marked: str, values: list[float]) -> None:
    numbers, spans = find(marked)
    assert [(number.start, number.end) for number in numbers] == spans
    assert [number.value for number in numbers] == values


@pytest.mark.parametrize(
    "text",
    [
        "chỉ thị 05-ct/tw",
        "số 12/nq-tw",
        "lớp 12a1",
        "sinh viên k62",
        "covid-19",
        "quốc lộ 1a",
        "q.5",
        "8h30",
        "phiên bản 1.2.3",
        "năm năm qua",
        "trong năm một số",
        "một số đồng chí",
        "một trong những",
        "một cách",
        "không có",
        "không triệu tập",
        "vài chục người",
        "vài ba người",
        "dăm ba hộ",
        "hàng trăm lượt",
        "hàng chục nghìn lượt",
        "mấy nghìn hộ",
        "mấy trăm triệu",
        "một vài đơn vị",
        "chục nghìn",
        "trăm nghìn",
        "triệu",
        "công tác ban hành",
        "chính trị bác thảo",
        "đồng chí tư",
        "lẻ tẻ",
        "hai_ba",
    ],
)
def test_no_number(text: str) -> None:
    assert find_numbers(text) == []


@pytest.mark.parametrize(
    ("text", "blocked", "found"),
    [
        ("ngày 17/2/2024 có 5 lớp", ["17/2/2024"], ["5"]),
        ("từ 90 - 15/3", ["15/3"], ["90"]),
        ("9/10", ["10"], ["9"]),
        ("9/10", ["9"], ["10"]),
        ("9/10", ["/"], ["9", "10"]),
        ("3 triệu", ["triệu"], ["3"]),
        ("hai mươi ba", ["mươi"], []),
        ("2 tỷ 500 triệu", ["500 triệu"], ["2 tỷ"]),
        ("5 đến 7", ["đến"], ["5", "7"]),
        ("5 đến 7", [], ["5 đến 7"]),
    ],
)
def test_blocked(text: str, blocked: list[str], found: list[str]) -> None:
    spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in blocked]
    assert [text[number.start : number.end] for number in find_numbers(text, spans)] == found


@pytest.mark.parametrize(
    "piece",
    ["1 tỷ ", "1 234 ", "hai ba ", "1-", "1.2.", "1,", "9", "hai trăm ", "5/", "1 tỷ 2 nghìn tỷ ", "sáu bảy tám "],
)
def test_long_repetitions_come_to_an_end(piece: str) -> None:
    text = piece * 5000
    assert all(0 <= number.start < number.end <= len(text) for number in find_numbers(text))


@pytest.mark.xfail(strict=True, reason="a bare năm is always taken for the year")
def test_bare_five() -> None:
    assert [number.value for number in find_numbers("truyền đạt năm chuyên đề")] == [5]
