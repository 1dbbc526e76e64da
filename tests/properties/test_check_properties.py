"""Whatever documents are given: no rule fails, the order of documents makes no difference, quotes stand in the text."""

import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract import extract
from vnpartyextract.check import all_rules, check_articles, read_article

PIECES = st.sampled_from(
    [
        "Năm 2023, ",
        "kết nạp ",
        "kỷ luật ",
        "tiếp nhận ",
        "178 đảng viên",
        "12 lớp",
        "64 đơn",
        "9/10 xã",
        "45/40 đảng viên",
        "0 đồng chí",
        ", trong đó ",
        ", gồm: ",
        " (khiển trách 14, cảnh cáo 6)",
        "khai trừ 300",
        "nữ 58 (51,8%)",
        "đạt 101,72% kế hoạch",
        "đạt 0% kế hoạch",
        "vượt 5% chỉ tiêu (40 đảng viên)",
        "nâng tổng số đảng viên lên 12",
        "giảm từ 64 đơn xuống 71 đơn (giảm 3)",
        "còn lại 5 đơn",
        "nhiệm kỳ 2025 - 2020",
        "một đồng chí",
        "; ",
        ". ",
        "\n",
        ") ",
        "(",
        "…",
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map("".join)
METRICS = ["admissions", "plan_rate", "petitions", "party_members", "quality_rating", "other"]
NUMBERS = st.one_of(st.integers(-5, 10**9), st.floats(-1e6, 1e15, allow_nan=False))


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Any]:
    """A figure of the contract, with values that no article would give."""
    start = draw(st.integers(0, 300))
    text = draw(st.sampled_from(["178 đảng viên", "101,72%", "5", "x"]))
    known = ["f0", "f1", "f2", "f9"]
    related = draw(st.booleans())
    return {
        "id": "",
        "kind": "figure",
        "text": text,
        "span": [start, start + len(text)],
        "rule": "r",
        "metric": draw(st.sampled_from(METRICS)),
        "value": draw(NUMBERS),
        "value_max": draw(st.none() | NUMBERS),
        "total": draw(st.none() | NUMBERS),
        "unit": draw(st.sampled_from([None, "%", "đảng viên", "đơn", "đồng", "xã"])),
        "of": draw(st.sampled_from([None, "kế hoạch", "đảng viên"])),
        "group": draw(st.sampled_from([None, "vượt", "khiển trách", "khai trừ", "nữ", "hoàn thành nhiệm vụ"])),
        "topic": None,
        "modifier": draw(st.sampled_from([None, "more_than", "nearly", "about", "less_than", "at_least", "at_most"])),
        "status": draw(st.sampled_from(["reported", "target"])),
        "subject": draw(st.sampled_from([None, "Đảng bộ huyện Mẫu Sơn"])),
        "place": None,
        "period": draw(st.sampled_from([None, {"start": "2023-01-01", "end": "2023-12-31", "text": "Năm 2023"}])),
        "parent": draw(st.sampled_from(known)) if related else None,
        "relation": draw(st.sampled_from(["part_of", "rate_of", "attends"])) if related else None,
        "number_span": [start, start + 1],
    }


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    facts = sorted(draw(st.lists(figures(), max_size=8)), key=lambda fact: fact["span"])
    numbered = [fact | {"id": f"f{number}"} for number, fact in enumerate(facts)]
    text = draw(st.none() | st.text("ab ,.;()%178nđ\n", min_size=320, max_size=320))
    source = {"path": draw(st.none() | st.sampled_from("abc")), "published": None, "title": None, "characters": 320}
    return {
        "source": source | ({"text": text} if text else {}),
        "facts": numbered,
        "numerals": {"total": 0, "in_facts": 0, "left": []},
    }


@given(TEXTS)
@settings(deadline=None)
def test_any_article_survives_and_quotes_stand_in_it(text: str) -> None:
    document = extract(text)
    for at_hand in (text, None):
        for finding in check_articles([read_article(document, at_hand)]):
            assert finding.quotes
            assert all(text[quote.span.start : quote.span.end] == quote.text for quote in finding.quotes)


@given(st.lists(documents(), max_size=5), st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_documents_survive_in_any_order(given_documents: list[dict[str, Any]], chance: random.Random) -> None:
    for number, document in enumerate(given_documents):
        document["source"]["path"] = f"{number}.json"
    articles = [read_article(document) for document in given_documents]
    shuffled = articles.copy()
    chance.shuffle(shuffled)
    assert check_articles(articles) == check_articles(shuffled)


@given(st.lists(documents(), max_size=3), st.sampled_from(all_rules()))
@settings(deadline=None)
def test_a_rule_alone_finds_what_it_finds_among_all(given_documents: list[dict[str, Any]], rule: Any) -> None:
    articles = [read_article(document) for document in given_documents]
    alone = check_articles(articles, [rule])
    assert sorted(map(str, alone)) == sorted(str(one) for one in check_articles(articles) if one.rule == rule.name)
