"""Whole documents: two short articles, made up, and everything that is to be read from them."""

import unicodedata
from datetime import date
from typing import Any

import pytest

import vnpartyextract
from vnpartyextract import __version__, extract
from vnpartyextract.model import Period
from vnpartyextract.output.schema import check
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import read_bytes, to_document
from vnpartyextract.rules.load import load_patterns

LOCAL = """\
Đảng bộ huyện Mẫu Sơn: Chú trọng phát triển đảng viên
Thứ bảy, 17/2/2024 | 10:58:07 Sáng

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên, đạt 101,72% kế hoạch, trong đó có 10 đảng viên là nữ.
Huyện đã mở 2 lớp bồi dưỡng lý luận chính trị cho hơn 115 học viên; học sinh lớp 12 chưa tham gia.

Thực hiện Nghị quyết số 02-NQ/TU ngày 21/1/2021, đến năm 2025, huyện phấn đấu kết nạp ít nhất 35 đảng viên.
"""
YEAR = {"start": "2023-01-01", "end": "2023-12-31", "text": "Năm 2023"}
LATER = {"start": "2025-01-01", "end": "2025-12-31", "text": "năm 2025"}
PARTY = {"subject": "Đảng bộ huyện Mẫu Sơn", "place": "huyện Mẫu Sơn"}
LOCAL_FACTS = [
    {"kind": "date", "text": "17/2/2024", "type": "day", "start": "2024-02-17", "end": "2024-02-17"},
    {"kind": "date", "text": "Năm 2023", "type": "year", "start": "2023-01-01", "end": "2023-12-31"},
    {"kind": "figure", "text": "178 đảng viên", "metric": "admissions", "value": 178, "unit": "đảng viên",
     "status": "reported", "period": YEAR, **PARTY},
    {"kind": "figure", "text": "101,72%", "metric": "plan_rate", "value": 101.72, "unit": "%", "of": "kế hoạch",
     "status": "reported", "period": YEAR, "parent": "178 đảng viên", "relation": "rate_of", **PARTY},
    {"kind": "figure", "text": "10 đảng viên", "metric": "admissions", "value": 10, "unit": "đảng viên", "group": "nữ",
     "status": "reported", "period": YEAR, "parent": "178 đảng viên", "relation": "part_of", **PARTY},
    {"kind": "figure", "text": "2 lớp bồi dưỡng", "metric": "classes", "value": 2, "unit": "lớp bồi dưỡng",
     "topic": "bồi dưỡng lý luận chính trị", "status": "reported", "period": YEAR, "place": "huyện Mẫu Sơn"},
    {"kind": "figure", "text": "hơn 115 học viên", "metric": "attendees", "value": 115, "unit": "học viên",
     "modifier": "more_than", "status": "reported", "period": YEAR, "place": "huyện Mẫu Sơn",
     "parent": "2 lớp bồi dưỡng", "relation": "attends"},
    {"kind": "citation", "text": "Nghị quyết số 02-NQ/TU ngày 21/1/2021", "type": "Nghị quyết", "number": "02-NQ/TU",
     "date": "2021-01-21"},
    {"kind": "date", "text": "năm 2025", "type": "year", "start": "2025-01-01", "end": "2025-12-31"},
    {"kind": "figure", "text": "ít nhất 35 đảng viên", "metric": "admissions", "value": 35, "unit": "đảng viên",
     "modifier": "at_least", "status": "target", "period": LATER, "place": "huyện Mẫu Sơn"},
]  # fmt: skip

NEWS = """\
Kiểm tra, giám sát: không có vùng cấm

Trong 6 tháng đầu năm 2024, cấp ủy các cấp ở tỉnh Bắc Mẫu kiểm tra 24 tổ chức đảng và 90 - 100 đảng viên.
Qua kiểm tra, đã thi hành kỷ luật 12 đảng viên (khiển trách 9, cảnh cáo 3).
Đến ngày 31/7, có 9/10 xã hoàn thành. Đường dây nóng: 0203.123.456.
"""
HALF = {"start": "2024-01-01", "end": "2024-06-30", "text": "6 tháng đầu năm 2024"}
NEWS_FACTS = [
    {"kind": "date", "text": "6 tháng đầu năm 2024", "type": "range", "start": "2024-01-01", "end": "2024-06-30"},
    {"kind": "figure", "text": "24 tổ chức đảng", "metric": "inspected", "value": 24, "unit": "tổ chức đảng",
     "status": "reported", "period": HALF, "place": "tỉnh Bắc Mẫu"},
    {"kind": "figure", "text": "90 - 100 đảng viên", "metric": "inspected", "value": 90, "value_max": 100,
     "unit": "đảng viên", "status": "reported", "period": HALF, "place": "tỉnh Bắc Mẫu"},
    {"kind": "figure", "text": "12 đảng viên", "metric": "disciplined", "value": 12, "unit": "đảng viên",
     "status": "reported", "period": HALF, "place": "tỉnh Bắc Mẫu"},
    {"kind": "figure", "text": "9", "metric": "disciplined", "value": 9, "unit": "đảng viên", "group": "khiển trách",
     "status": "reported", "period": HALF, "place": "tỉnh Bắc Mẫu", "parent": "12 đảng viên", "relation": "part_of"},
    {"kind": "figure", "text": "3", "metric": "disciplined", "value": 3, "unit": "đảng viên", "group": "cảnh cáo",
     "status": "reported", "period": HALF, "place": "tỉnh Bắc Mẫu", "parent": "12 đảng viên", "relation": "part_of"},
    {"kind": "date", "text": "ngày 31/7", "type": "day", "start": "2024-07-31", "end": "2024-07-31"},
    {"kind": "figure", "text": "9/10 xã", "metric": "other", "value": 9, "total": 10, "unit": "xã",
     "status": "reported", "place": "tỉnh Bắc Mẫu"},
]  # fmt: skip

ARTICLES = {
    "local": (LOCAL, LOCAL_FACTS, ["10:58:07", "12"], "2024-02-17"),
    "news": (NEWS, NEWS_FACTS, ["0203.123.456"], None),
}


def rows(document: dict[str, Any], due: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The facts without what is empty, with the text of the parent for its id; keys that are left open are left out."""
    texts = {fact["id"]: fact["text"] for fact in document["facts"]}
    found = []
    for place, fact in enumerate(document["facts"]):
        row = {key: value for key, value in fact.items() if value is not None}
        for key in ("id", "span", "number_span", "rule", "subject_id"):
            row.pop(key, None)
        if "parent" in row:
            row["parent"] = texts[row["parent"]]
        wanted = due[place] if place < len(due) else {}
        for key in ("subject", "period"):  # told in tests of their own where the text leaves them open
            if key not in wanted:
                row.pop(key, None)
        found.append(row)
    return found


@pytest.mark.parametrize("article", ARTICLES)
def test_everything_that_is_read_from_an_article(article: str) -> None:
    text, due, left, published = ARTICLES[article]
    document = extract(text)
    assert rows(document, due) == due
    assert [numeral["text"] for numeral in document["numerals"]["left"]] == left
    assert document["source"]["published"] == published
    assert document["source"]["title"] == text.split("\n", 1)[0]
    assert document["source"]["characters"] == len(text)
    assert document["tool"] == {"version": __version__, "patterns": load_patterns().version}
    check(document)


@pytest.mark.parametrize("article", ARTICLES)
def test_spans_point_into_the_text(article: str) -> None:
    text, *_ = ARTICLES[article]
    document = extract(text)
    for number, fact in enumerate(document["facts"], 1):
        assert fact["id"] == f"f{number}"
        assert text[slice(*fact["span"])] == fact["text"]
        if fact["kind"] == "figure":
            assert text[slice(*fact["number_span"])][0].isdigit()
    for numeral in document["numerals"]["left"]:
        assert text[slice(*numeral["span"])] == numeral["text"]


WAYS = {
    "utf-8 with a mark": lambda text: b"\xef\xbb\xbf" + text.encode(),
    "utf-16": lambda text: text.encode("utf-16"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text).encode(),
    "crlf": lambda text: text.replace("\n", "\r\n").encode(),
    "decomposed, crlf, with a mark": lambda text: (
        b"\xef\xbb\xbf" + unicodedata.normalize("NFD", text).replace("\n", "\r\n").encode()
    ),
    "other tone marks": lambda text: text.replace("ủy", "uỷ").encode(),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0").encode(),
    "soft hyphens": lambda text: text.replace("đảng", "đ\u00adảng").replace("178", "1\u200b78").encode(),
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("article", ARTICLES)
def test_the_same_facts_however_it_is_typed(article: str, way: str) -> None:
    text, due, *_ = ARTICLES[article]
    document = read_bytes(WAYS[way](text))
    found = extract_document(document, load_patterns())
    check(found)

    def plain(value: Any) -> Any:
        if isinstance(value, str):
            value = unicodedata.normalize("NFC", value).replace("uỷ", "ủy").replace("\u00a0", " ")
            return value.replace("\u00ad", "").replace("\u200b", "")
        return {key: plain(inner) for key, inner in value.items()} if isinstance(value, dict) else value

    assert [plain(row) for row in rows(found, due)] == due
    for fact in found["facts"]:
        assert document.text[slice(*fact["span"])] == fact["text"]


@pytest.mark.parametrize("article", ARTICLES)
def test_the_tokenizer_changes_nothing_where_vocabularies_know_the_nouns(article: str) -> None:
    document = to_document(ARTICLES[article][0])
    patterns = load_patterns()
    assert extract_document(document, patterns) == extract_document(document, patterns, tokenize=False)


def test_twice_the_same() -> None:
    patterns = load_patterns()
    assert extract(LOCAL, patterns=patterns) == extract(LOCAL, patterns=patterns)


@pytest.mark.parametrize("given", ["2020-05-03", date(2020, 5, 3)])
def test_published_counts_where_the_text_has_no_dateline(given: str | date) -> None:
    text = "Huyện Mẫu Sơn họp ngày 2/3 và kết nạp 5 đảng viên."
    (day, _) = extract(text, published=given)["facts"]
    assert (day["start"], day["end"]) == ("2020-03-02", "2020-03-02")
    assert extract(text, published=given)["source"]["published"] == "2020-05-03"
    assert extract(LOCAL, published=given)["source"]["published"] == "2024-02-17"
    (day, _) = extract(text)["facts"]
    assert (day["start"], day["end"]) == (None, None)


def test_what_the_package_hands_on() -> None:
    assert vnpartyextract.parse_date("quý I/2024") == Period("quarter", date(2024, 1, 1), date(2024, 3, 31))
    assert vnpartyextract.parse_date("hôm qua", date(2024, 2, 17)) == Period("day", *[date(2024, 2, 16)] * 2)
    assert vnpartyextract.parse_date("9/10 xã") is None
    assert vnpartyextract.parse_number("hai mươi mốt") == 21
    assert {"extract", "parse_date", "parse_number"} <= set(vnpartyextract.__all__)
    with pytest.raises(AttributeError, match="parse_nothing"):
        _ = vnpartyextract.parse_nothing


def test_a_published_that_is_no_date() -> None:
    with pytest.raises(ValueError, match="ngày 2/3"):
        extract(LOCAL, published="ngày 2/3")


def test_a_day_that_is_none_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValueError, match="published 'bad' is no date: give a date, or write it as 2024-02-17"):
        extract(LOCAL, published="bad")


def test_an_empty_text_is_a_document_without_facts() -> None:
    assert extract("")["facts"] == []


def test_context_adds_the_sentence() -> None:
    document = extract(LOCAL, context=True)
    sentences = {fact["text"]: fact.pop("context") for fact in document["facts"]}
    assert sentences["178 đảng viên"] == LOCAL.splitlines()[3]
    assert sentences["17/2/2024"] == LOCAL.splitlines()[1]
    assert sentences["ít nhất 35 đảng viên"] == LOCAL.splitlines()[6]
    assert document == extract(LOCAL)


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "Không có số nào.", "\x00"])
def test_nothing_in_nothing_out(text: str) -> None:
    document = extract(text)
    assert document["facts"] == []
    assert document["numerals"] == {"total": 0, "in_facts": 0, "left": []}
    check(document)


def test_an_official_is_one_fact_with_all_mentions() -> None:
    text = "Đồng chí Hà Văn Mẫu, Bí thư Huyện ủy, dự. Đồng chí Hà Văn Mẫu phát biểu."
    (fact,) = extract(text)["facts"]
    assert (fact["kind"], fact["name"]) == ("official", "Hà Văn Mẫu")
    assert [(title["position"], title["organization"]) for title in fact["titles"]] == [("Bí thư", "Huyện ủy")]
    assert [text[slice(*span)] for span in fact["mentions"]] == ["Hà Văn Mẫu"]


@pytest.mark.parametrize("lead", ["; trong đó: ", ", trong đó ", "; trong đó, "])
def test_the_forms_of_discipline_behind_a_mark_of_a_part(lead: str) -> None:
    facts = extract(f"Đã thi hành kỷ luật 12 đảng viên{lead}khiển trách 9, cảnh cáo 3.")["facts"]
    assert [fact["group"] for fact in facts] == [None, "khiển trách", "cảnh cáo"]


def test_a_badge_of_a_decomposed_group() -> None:
    (figure, *_) = extract(unicodedata.normalize("NFD", "Trao 113 huy hiệu 50 năm tuổi Đảng."))["facts"]
    assert figure["group"] == "50 năm tuổi Đảng"
