"""Finding and resolving time expressions. [[…]] marks what must be found, and nothing else may be."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.annotate.dates import compile_dates, figure_period, find_dates, load_date_rules, resolve_dates
from vnpartyextract.errors import PatternError
from vnpartyextract.periods import parse_date
from vnpartyextract.rules.date_file import DateFile, Rule
from vnpartyextract.rules.source import read_rules
from vnpartyextract.text import fold

FILE = Path(__file__).parent.parent / "patterns" / "shapes" / "dates.yaml"
DATA = load_date_rules(FILE)
RULES = compile_dates(DATA)
SHAPES = read_rules(FILE, DateFile).rules
PUBLISHED = date(2023, 11, 15)


def facts(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    """What is found in `text`, each with its days: `2023-01-01/2023-12-31`, `P5Y`."""
    folded = fold(text)
    found = []
    for mention, told in resolve_dates(find_dates(folded.text, RULES), published=published):
        start, end = folded.span(mention.start, mention.end)
        if mention.numeral:
            found.append((text[start:end], told.duration or f"{told.start}/{told.end}"))
    return found


def marked(text: str) -> tuple[str, list[str]]:
    return re.sub(r"\[\[|\]\]", "", text), re.findall(r"\[\[(.*?)\]\]", text)


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.id)
def test_each_rule_finds_its_examples(rule: Rule) -> None:
    for example in rule.examples:
        text, (due,) = marked(example.text)
        published = date.fromisoformat(example.published) if example.published else None
        if rule.alone:
            told = parse_date(due, published)
        else:
            folded = fold(text)
            found = resolve_dates(find_dates(folded.text, RULES), published=published)
            at = text.index(due)
            hits = [pair for pair in found if tuple(folded.span(pair[0].start, pair[0].end)) == (at, at + len(due))]
            assert [mention.rule for mention, _ in hits] == [rule.id], example.text
            told = hits[0][1]
        assert told is not None
        days = [day.isoformat() if day else None for day in (told.start, told.end)]
        assert (*days, told.duration) == (example.start, example.end, example.duration), example.text


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.id)
def test_no_rule_finds_its_counterexamples(rule: Rule) -> None:
    for text in rule.counterexamples:
        if rule.alone:
            compiled = next(r for rules in RULES.alone.values() for r in rules if r.id == rule.id)
            folded = fold(text).text
            match = compiled.match(folded, 0)
            assert match is None or match.end() < len(folded) or parse_date(text) is None, text
        else:
            assert rule.id not in {mention.rule for mention in find_dates(fold(text).text, RULES)}, text


@pytest.mark.parametrize(
    "text",
    [
        "Trong [[3 ngày]] ([[từ 10-12/7]]), Ban Tổ chức mở lớp",
        "tặng Huy hiệu Đảng đợt [[03/2]], [[19/5/2023]] cho 185 đảng viên",
        "các đợt [[3/2]], [[19/5]] và [[2/9]] cho 423 đảng viên",
        "[[năm 2018]] và [[2020]]",
        "[[năm 2018 và 2019]], huyện kết nạp 120 đảng viên",
        "các [[năm 2021]], [[2022]] và [[2023]] đều đạt",
        "[[giai đoạn 2021 – 2025]], định hướng đến [[năm 2030]], tầm nhìn [[2045]]",
        "trong [[5 năm]] ([[giai đoạn 2018-2022]])",
        "kỷ niệm [[93 năm]] Ngày thành lập Đảng ([[3/2/1930 - 3/2/2023]])",
        "kết nạp 12/15 đảng viên, đạt 80%; mở 3/5 lớp, 12-15 học viên",
        "có 9/10 xã; 35.599/35.900 đảng viên; đạt 101,72%; mở 9-10 lớp",
        "Chi bộ thôn 3/2 và đường 30/4, phường 5, Quốc lộ 1A",
        "chiếm tỷ lệ 1/3; giảm 2/3 số hộ nghèo; đạt 8/9 tiêu chí",
        "Nghị định 24/2014/NĐ-CP; Số: 12/2023/QĐ-UBND",
        "lớp 12, khóa 11, tầng 3, kỳ họp thứ 2, Covid-19, K62, 12A1",
        "lúc 07:45, 8 giờ 30 phút [[ngày 12/11/2023]]",
        "Đợt 1 [[năm 2023]], lần thứ 3 [[năm 2023]], đợt 1/2023",
        "thứ Hai ([[13/11]]), Thứ Ba, [[14/11]], Chủ nhật [[12/11]]",
        "đủ 18 tuổi; đạt 25 ngày công; 45 triệu đồng/người/năm; 2 buổi/ngày",
        "ngày 31/2 không có thật",
        "hai đảng viên, ba lớp, năm đồng chí",
        "những năm tháng ấy, năm nay, năm ngoái, tháng này, hôm qua",
        "từ [[ngày mồng ba tháng hai]]",
        "“Năm Đoàn kết hữu nghị Việt Nam - Lào [[2017]]”",
        "về xã ([[02/11]])",
        "trong [[3 năm]] ([[2020]], [[2021]] và [[2022]]), tăng từ 17,5% ([[2016]])",
        "[[2021]]: 15 đồng chí, [[2022]]: 20 đồng chí",
    ],
)
def test_exactly_the_time_expressions_are_found(text: str) -> None:
    plain, due = marked(text)
    assert [quote for quote, _ in facts(plain)] == due


@pytest.mark.parametrize(
    ("text", "published", "days"),
    [
        ("Ngày 25/12, huyện tổ chức hội nghị", date(2024, 1, 10), ["2023-12-25/2023-12-25"]),
        ("sẽ khai mạc ngày 20/11", date(2023, 11, 15), ["2023-11-20/2023-11-20"]),
        ("học bù trước ngày 15/4", date(2021, 4, 5), ["2021-04-15/2021-04-15"]),
        ("Quý IV, huyện phấn đấu", date(2023, 10, 5), ["2023-10-01/2023-12-31"]),
        ("6 tháng cuối năm, huyện", date(2023, 6, 20), ["2023-07-01/2023-12-31"]),
        ("Ngày 31/7, huyện sơ kết 6 tháng đầu năm 2023", None, ["2023-07-31/2023-07-31", "2023-01-01/2023-06-30"]),
        ("Ngày 31/7, huyện sơ kết", None, ["None/None"]),
        ("Ngày 31/7, huyện. Năm 2016 khác hẳn", None, ["None/None", "2016-01-01/2016-12-31"]),
        ("Tổng kết lớp học năm 2023\n\nChiều ngày 17-3, xã", None, ["2023-01-01/2023-12-31", "2023-03-17/2023-03-17"]),
        ("Trong 9 tháng, xã. 9 tháng đầu năm 2023", None, ["2023-01-01/2023-09-30", "2023-01-01/2023-09-30"]),
        ("Ngày 15/5/2020; đến ngày 20/5", date(2023, 1, 2), ["2020-05-15/2020-05-15", "2020-05-20/2020-05-20"]),
        ("tháng 9, tháng 10/2022", date(2023, 11, 1), ["2022-09-01/2022-09-30", "2022-10-01/2022-10-31"]),
        ("từ tháng 12 đến tháng 2/2023", date(2023, 11, 1), ["2022-12-01/2023-02-28"]),
    ],
)
def test_a_missing_year_is_inferred(text: str, published: date | None, days: list[str]) -> None:
    assert [told for _, told in facts(text, published)] == days


def test_a_year_that_was_inferred_is_told_from_one_that_was_read() -> None:
    mentions = find_dates("ngày 31/7 và ngày 5/9/2022", RULES)
    (first, _), (second, _) = resolve_dates(mentions, published=date(2023, 8, 2))
    assert (first.reading.inferred, second.reading.inferred) == (("year",), ())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("4 năm qua", "2019-11-15", "2023-11-15"),
        ("đến nay", None, "2023-11-15"),
        ("hiện nay", None, "2023-11-15"),
        ("trong năm, huyện", "2023-01-01", "2023-12-31"),
        ("năm qua", "2022-01-01", "2022-12-31"),
        ("từ đầu năm đến nay", "2023-01-01", "2023-11-15"),
        ("tháng trước", "2023-10-01", "2023-10-31"),
        ("hôm qua", "2023-11-14", "2023-11-14"),
    ],
)
def test_words_and_past_years_date_figures(text: str, start: str | None, end: str) -> None:
    ((mention, told),) = resolve_dates(find_dates(text, RULES), published=PUBLISHED)
    period = figure_period(mention, told, published=PUBLISHED)
    assert period is not None
    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)


@pytest.mark.parametrize("text", ["15 năm", "90 ngày", "thời gian qua"])
def test_a_bare_length_of_time_dates_no_figure(text: str) -> None:
    ((mention, told),) = resolve_dates(find_dates(text, RULES), published=PUBLISHED)
    assert figure_period(mention, told, published=PUBLISHED) is None


@given(st.text(st.sampled_from("0123456789/-., ()\nđợtnămháguyqếTừIV"), max_size=60))
def test_any_text_is_searched_without_overlaps(text: str) -> None:
    folded = fold(text).text
    end = 0
    for mention, told in resolve_dates(find_dates(folded, RULES), published=PUBLISHED):
        assert end <= mention.start < mention.end <= len(folded)
        assert told.start is None or told.end is None or told.start <= told.end
        end = mention.end


def test_rules_are_plain_data() -> None:
    assert compile_dates(json.loads(json.dumps(DATA))).by_start == RULES.by_start


HEAD = "fragments: {d: '\\d'}\ntriggers: [năm]\nguards: {leading: []}\nrules:\n"
RULE = "  - {{id: {id}, type: day, at: ['#'], pattern: '{pattern}', examples: [{{text: x}}], counterexamples: [y]}}\n"


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        (RULE.format(id="a", pattern="{d}?"), "match nothing"),
        (RULE.format(id="a", pattern="{e}"), "no fragment"),
        (RULE.format(id="a", pattern="({d}"), "no regular expression"),
        (RULE.format(id="a", pattern="{d}") * 2, "given twice"),
        (RULE.format(id="a", pattern="{d}").replace("type: day", "type: era"), "type"),
        (RULE.format(id="a", pattern="{d}").replace("id: a", "id: a, colour: red"), "unknown key"),
        (RULE.format(id="a", pattern="{d}").replace("[{text: x}]", "[]"), "examples"),
    ],
)
def test_a_broken_file_is_refused(tmp_path: Path, rules: str, reason: str) -> None:
    path = tmp_path / "dates.yaml"
    path.write_text(HEAD + rules, "utf-8")
    with pytest.raises(PatternError, match=reason):
        load_date_rules(path)
