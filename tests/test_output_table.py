"""The tables for people: whole outputs at four widths in both languages, looked at; and what must hold at any width.

The article of tests/data/table is made up, its document kept, so that a change of the rules changes nothing here.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from vnpartyextract import messages
from vnpartyextract.output.layout import CUT, Column, cut, grid
from vnpartyextract.output.summary import summary
from vnpartyextract.output.table import table, tables
from vnpartyextract.output.words import amount, day, duration, large, number, period
from vnpartyextract.rules.load import load_patterns

GOLDEN = Path(__file__).parent / "data" / "table"
DOCUMENT = json.loads((GOLDEN / "document.json").read_text("utf-8"))
LABELS = load_patterns().labels
FIGURES = [fact for fact in DOCUMENT["facts"] if fact["kind"] == "figure"]


@pytest.fixture(autouse=True)
def spoken() -> Iterator[None]:
    messages.use("vi")
    yield
    messages.use("en")


def shown(width: int, document: dict[str, Any] = DOCUMENT, **how: Any) -> str:
    return table(document, LABELS, width=width, color=False, **how)


@pytest.mark.parametrize("code", ["vi", "en"])
@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_whole_outputs(code: str, width: int) -> None:
    messages.use(code)
    assert shown(width) == (GOLDEN / f"{code}-{width}.txt").read_text("utf-8")


@pytest.mark.parametrize("width", range(40, 220, 3))
def test_at_any_width_no_line_is_too_long_and_no_word_is_broken(width: int) -> None:
    lines = shown(width).splitlines()
    assert max(map(cell_len, lines)) <= width
    words = {word.rstrip(",;:") for word in shown(1000).split()} | {CUT}
    for word in " ".join(lines).split():
        whole = word.rstrip(",;:").removesuffix(CUT).rstrip(",;:")
        assert whole in words or set(word) == {"─"}, word


def test_at_80_columns_a_figure_takes_one_line() -> None:
    lines = shown(80).splitlines()
    begin = next(place for place, line in enumerate(lines) if line.startswith("─")) + 1
    rows = lines[begin : lines.index("", begin)]
    bodies = [line for line in rows if not line.startswith(" ")]
    assert len(rows) - len(bodies) == len(FIGURES)
    assert len(bodies) < len(FIGURES)


def test_every_value_is_shown_whole_at_any_width() -> None:
    for width in (60, 80, 120, 200):
        told = shown(width)
        assert all(amount(figure) in told for figure in FIGURES)


def test_what_was_not_asked_for_is_not_told_as_left() -> None:
    document = DOCUMENT | {"numerals": {"total": 9, "in_facts": 8, "left": [{"text": "19", "span": [1, 3]}]}}
    assert shown(80, document).endswith("\nCon số không thuộc mục nào: 19\n")
    assert "Con số không thuộc mục nào" not in shown(80, document, whole=False)


def test_the_sentence_of_a_figure_stands_under_it() -> None:
    told = FIGURES[0] | {"context": "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên."}
    lines = shown(60, DOCUMENT | {"facts": [told]}).splitlines()
    assert "      Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178" in lines[-2:] or lines[-1].startswith("      ")


def test_tables_are_set_apart() -> None:
    source = DOCUMENT["source"] | {"title": None, "published": None, "path": None}
    empty = DOCUMENT | {"facts": [], "source": source, "numerals": {"total": 0, "in_facts": 0, "left": []}}
    one = "(không có tiêu đề)\nkhông có số liệu nào\n"
    assert "".join(tables([empty, empty], LABELS, width=80, color=False)) == f"{one}\n{one}"


def test_an_article_without_a_headline_is_known_by_its_file() -> None:
    source = DOCUMENT["source"] | {"title": None, "path": "-"}
    assert shown(80, DOCUMENT | {"source": source}).startswith("đầu vào chuẩn · 17/2/2024\n16 số liệu")


def test_what_an_article_says_is_no_command_to_the_terminal() -> None:
    source = DOCUMENT["source"] | {"title": "Huyện Mẫu\x1b[31m Sơn [bold]"}
    told = table(DOCUMENT | {"source": source}, LABELS, width=130, color=False)
    assert told.startswith("Huyện Mẫu[31m Sơn [bold]\n")
    assert "\x1b" not in told
    assert "\x1b[1m" in table(DOCUMENT, LABELS, width=130, color=True)


def test_the_line_that_sums_up() -> None:
    assert summary(DOCUMENT["facts"]) == "16 số liệu · 1 cán bộ · 1 văn bản · kết nạp 178 · 5.458 đảng viên"
    other = FIGURES[0] | {"value": 165, "period": {"start": "2022-01-01", "end": "2022-12-31", "text": "năm 2022"}}
    assert "kết nạp" not in summary([*FIGURES, other]), "of two values neither is the one"
    assert summary([]) == "không có số liệu nào"
    messages.use("en")
    assert summary(FIGURES[:1]) == "1 figure · 178 admitted"


def test_what_other_counts_is_its_name() -> None:
    for line in ("  Đồng ", "  Km "):
        assert line in shown(80)
    assert "Số liệu khác" not in shown(80)


@pytest.mark.parametrize(
    ("start", "end", "vietnamese", "english"),
    [
        ("2023-01-01", "2023-12-31", "2023", "2023"),
        ("2020-01-01", "2025-12-31", "2020–2025", "2020–2025"),
        ("2024-02-17", "2024-02-17", "17/2/2024", "2024-02-17"),
        ("2023-01-01", "2023-06-30", "6 tháng đầu năm 2023", "first 6 months of 2023"),
        ("2023-07-01", "2023-12-31", "6 tháng cuối năm 2023", "last 6 months of 2023"),
        ("2023-01-01", "2023-09-30", "9 tháng đầu năm 2023", "first 9 months of 2023"),
        ("2023-01-01", "2023-03-31", "quý I/2023", "quarter I of 2023"),
        ("2023-10-01", "2023-12-31", "quý IV/2023", "quarter IV of 2023"),
        ("2023-12-01", "2023-12-31", "tháng 12/2023", "December 2023"),
        ("2024-02-01", "2024-02-29", "tháng 2/2024", "February 2024"),
        ("2023-04-01", "2023-08-31", "tháng 4 đến tháng 8/2023", "April to August 2023"),
        ("2024-05-15", "2024-05-16", "15–16/5/2024", "2024-05-15–2024-05-16"),
        ("2015-01-01", "2019-11-27", "2015–27/11/2019", "2015–2019-11-27"),
        ("2015-03-02", "2019-11-27", "2/3/2015–27/11/2019", "2015-03-02–2019-11-27"),
        (None, "2024-02-17", "đến 17/2/2024", "until 2024-02-17"),
        ("2015-01-01", None, "từ năm 2015", "since 2015"),
        ("2015-03-02", None, "từ 2/3/2015", "since 2015-03-02"),
        (None, None, "hiện nay", "hiện nay"),
    ],
)
def test_periods_as_people_say_them(start: str | None, end: str | None, vietnamese: str, english: str) -> None:
    assert period(start, end, "hiện nay") == vietnamese
    messages.use("en")
    assert period(start, end, "hiện nay") == english


@pytest.mark.parametrize(
    ("iso", "told"), [("P4Y", "4 năm"), ("P90D", "90 ngày"), ("P1Y6M", "1 năm 6 tháng"), ("PT3H", "PT3H")]
)
def test_durations(iso: str, told: str) -> None:
    assert duration(iso) == told


@pytest.mark.parametrize(
    ("value", "vietnamese", "english"),
    [
        (5458, "5.458", "5,458"),
        (101.72, "101,72", "101.72"),
        (145_500_000_000, "145,5 tỷ", "145.5 billion"),
        (2_000_000, "2 triệu", "2 million"),
        (2_345_678, "2.345.678", "2,345,678"),
        (-3_000_000, "-3 triệu", "-3 million"),
    ],
)
def test_numbers(value: float, vietnamese: str, english: str) -> None:
    assert large(value) == vietnamese
    messages.use("en")
    assert large(value) == english
    assert number(999) == "999"
    assert day("2024-02-17") == "2024-02-17"


def test_cutting() -> None:
    assert cut("Đảng viên mới kết nạp", 21) == "Đảng viên mới kết nạp"
    assert cut("Đảng viên mới kết nạp", 20) == "Đảng viên mới kết…"
    assert cut("Đảng viên mới kết nạp", 3) == "Đả…"
    assert grid([Column("a", right=True)], [["1.000"]], 4) is None
