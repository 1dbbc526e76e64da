"""Corrections: read, merged, refused, counted, and turned into gold."""

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.errors import InputError
from vnpartyextract.evaluate.gold import load_gold
from vnpartyextract.evaluate.score import score
from vnpartyextract.output.schema import check
from vnpartyextract.pipeline import extract, extract_document
from vnpartyextract.read.document import read_path
from vnpartyextract.review.by_rule import by_rule
from vnpartyextract.review.corrected import corrected, said_in
from vnpartyextract.review.gold import gold
from vnpartyextract.review.gold_files import write_gold
from vnpartyextract.review.merge import merge as merge_with
from vnpartyextract.review.said import SCHEMA, Said, joined, mark, read_corrections
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.verify import broken

TEXT = """Huyện Mẫu Sơn làm tốt công tác phát triển đảng

17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên, trong đó có 61 đảng viên nữ, đạt 101,72% kế hoạch.
Đồng chí Lê Văn An, Bí thư Huyện ủy, trao thưởng theo Quyết định số 12-QĐ/HU. Phòng họp số 5.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8", newline="")
    return path


def merge(document: dict[str, Any], text: str, said: list[Said]) -> tuple[dict[str, Any], list[str]]:
    return merge_with(document, text, said, load_patterns())


def document_of(path: Path) -> dict[str, Any]:
    return extract_document(read_path(str(path)), load_patterns())


def fact_of(document: dict[str, Any], text: str) -> dict[str, Any]:
    return next(fact for fact in document["facts"] if fact["text"] == text)


def said(fact: dict[str, Any], action: str, **values: Any) -> Said:
    return Said(fact["id"], action, fact["kind"], tuple(fact["span"]), fact["text"], fact["rule"], values)


def saved(path: Path, document: dict[str, Any], *verdicts: Said, when: str = "2026-01-01") -> Path:
    """A file as the page saves it."""
    told = []
    for one in verdicts:
        row = {"id": one.id, "action": one.action, "kind": one.kind, "span": one.span, "text": one.text}
        row["rule"] = one.rule
        if one.action in ("change", "add"):
            row["set" if one.action == "change" else "fact"] = dict(one.values)
        told.append(row)
    source = {name: document["source"][name] for name in ("path", "id", "sha256", "characters")}
    content = {"schema": SCHEMA, "saved": when, "documents": [{"source": source, "corrections": told}]}
    path.write_text(json.dumps(content), "utf-8")
    return path


def new_figure(text: str, **values: Any) -> Said:
    start = TEXT.index(text)
    span = (start, start + len(text))
    fields = {"kind": "figure", "span": list(span), "text": text, "rule": "review/added", "metric": "other", **values}
    return Said("n1", "add", "figure", span, text, "review/added", fields)


def test_facts_go_change_and_come(article: Path) -> None:
    document = document_of(article)
    whole, part = fact_of(document, "178 đảng viên"), fact_of(document, "61 đảng viên")
    room = TEXT.index("số 5") + 3
    merged, problems = merge(
        document,
        TEXT,
        [
            said(whole, "accept"),
            said(part, "change", value=62, subject="Huyện ủy"),
            said(fact_of(document, "101,72%"), "reject"),
            new_figure("Phòng họp số 5", value=5, unit="phòng", number_span=[room, room + 1]),
        ],
    )
    assert problems == []
    check(merged)
    assert fact_of(merged, "178 đảng viên") == {**whole, "reviewed": "accepted"}
    changed = fact_of(merged, "61 đảng viên")
    assert (changed["value"], changed["subject"], changed["reviewed"]) == (62, "Huyện ủy", "changed")
    named = next(one for one in merged["organizations"] if one["id"] == changed["subject_id"])
    assert [TEXT[start:end] for start, end in named["mentions"]] == ["Huyện ủy"]
    added = fact_of(merged, "Phòng họp số 5")
    assert (added["value"], added["reviewed"], added["rule"]) == (5, "added", "review/added")
    assert "101,72" in [entry["text"] for entry in merged["numerals"]["left"]]
    assert "5" not in [entry["text"] for entry in merged["numerals"]["left"]]


COMMUNES = """Huyện Lạc Thủy phát triển đảng viên

17/2/2024

Năm 2023, Đảng bộ huyện Lạc Thủy (tỉnh Hòa Bình) kết nạp 178 đảng viên. Đảng bộ xã Phú Nghĩa kết nạp 12 đảng viên.
Tại xã Thống Nhất có 5 đảng viên được khen thưởng.
"""


def subject_changed(path: Path, text: str, subject: str | None) -> tuple[dict[str, Any], dict[str, Any]]:
    """The document in which the figure with this text is of another subject, and that figure."""
    path.write_text(COMMUNES, "utf-8", newline="")
    document = document_of(path)
    merged, problems = merge(document, COMMUNES, [said(fact_of(document, text), "change", subject=subject)])
    assert problems == []
    check(merged)
    return merged, fact_of(merged, text)


def test_a_subject_of_the_document_brings_its_place(article: Path) -> None:
    """All that follows from a subject is that of the other figures about it, whatever case it is typed in."""
    merged, figure = subject_changed(article, "12 đảng viên", "đảng bộ huyện Lạc Thủy")
    other = fact_of(merged, "178 đảng viên")
    names = ("subject", "place", "subject_id", "place_code", "province", "province_now")
    assert [figure[name] for name in names] == [other[name] for name in names]
    assert (figure["place"], figure["place_code"]) == ("huyện Lạc Thủy", "159")
    assert (figure["province"], figure["province_now"]) == ("tỉnh Hòa Bình", "tỉnh Phú Thọ")
    assert "Đảng bộ xã Phú Nghĩa" not in [one["name"] for one in merged["organizations"]], "no fact names it any more"


def test_a_new_subject_is_read_as_the_text_is(article: Path) -> None:
    merged, figure = subject_changed(article, "12 đảng viên", "Đảng ủy xã Thống Nhất")
    (body,) = [one for one in merged["organizations"] if one["id"] == figure["subject_id"]]
    assert (body["name"], body["kind"], body["place"]) == ("Đảng ủy xã Thống Nhất", "party", "xã Thống Nhất")
    assert figure["place"] == "xã Thống Nhất"
    assert figure["province"] == "tỉnh Hòa Bình"
    assert figure["place_code"] == body["place_code"]


def test_a_subject_taken_away_takes_its_place_along(article: Path) -> None:
    _merged, figure = subject_changed(article, "12 đảng viên", None)
    names = ("subject", "place", "subject_id", "place_code", "province", "province_now")
    assert [figure[name] for name in names] == [None] * 6


def test_a_verdict_on_a_fact_that_says_something_else_now_is_left_out(article: Path) -> None:
    """Another version reads 61 as 16: what was accepted then is not accepted now."""
    document = document_of(article)
    verdict = replace(said(fact_of(document, "61 đảng viên"), "accept"), seen=mark(fact_of(document, "61 đảng viên")))
    assert merge(document, TEXT, [verdict])[1] == []
    fact_of(document, "61 đảng viên")["value"] = 16
    merged, problems = merge(document, TEXT, [verdict])
    assert problems == ["«61 đảng viên»: it says something else now than when it was looked at; left out."]
    assert "reviewed" not in fact_of(merged, "61 đảng viên")


def test_marks_are_of_what_is_said_alone(article: Path) -> None:
    """Ids, wholes and forms of numbers may differ, a field may not."""
    fact = fact_of(document_of(article), "61 đảng viên")
    assert mark({**fact, "id": "f99", "parent": "f98", "value": float(fact["value"])}) == mark(fact)
    for name, value in (("value", 16), ("metric", "other"), ("group", "nam"), ("period", None), ("subject", None)):
        assert mark({**fact, name: value}) != mark(fact)


def test_a_whole_is_known_by_its_place(article: Path) -> None:
    """Two reviewers each call their first new fact n1."""
    document = document_of(article)
    part, room = fact_of(document, "61 đảng viên"), TEXT.index("Phòng họp số 5")
    other = replace(new_figure("số 12", value=12, unit="số"), id="n1")
    change = replace(said(part, "change", parent="n1", relation="part_of"), whole=(room, room + len("Phòng họp số 5")))
    merged, problems = merge(document, TEXT, [new_figure("Phòng họp số 5", value=5, unit="phòng"), other, change])
    assert problems == []
    assert fact_of(merged, "61 đảng viên")["parent"] == fact_of(merged, "Phòng họp số 5")["id"]


def test_parts_of_a_rejected_whole_hang_on_nothing(article: Path) -> None:
    document = document_of(article)
    merged, problems = merge(document, TEXT, [said(fact_of(document, "178 đảng viên"), "reject")])
    assert problems == []
    check(merged)
    part = fact_of(merged, "61 đảng viên")
    assert (part["parent"], part["relation"]) == (None, None)


def test_a_fact_is_found_by_its_place_where_ids_have_changed(article: Path) -> None:
    document = document_of(article)
    verdict = replace(said(fact_of(document, "61 đảng viên"), "change", value=62), id="f99")
    merged, problems = merge(document, TEXT, [verdict])
    assert (fact_of(merged, "61 đảng viên")["value"], problems) == (62, [])


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"value": "many"}, "value"),
        ({"relation": "part_of"}, "a whole and a relation go together"),
        ({"period": {"start": "2024-02-01", "end": "2024-01-01", "text": "x"}}, "it ends before it begins"),
        ({"status": "hoped"}, "status"),
        ({"metric": ""}, "metric is empty"),
    ],
)
def test_what_would_break_the_contract_is_left_out(article: Path, values: dict[str, Any], why: str) -> None:
    document = document_of(article)
    whole = fact_of(document, "178 đảng viên")
    merged, problems = merge(document, TEXT, [said(whole, "change", **values)])
    assert len(problems) == 1
    assert why in problems[0]
    assert fact_of(merged, "178 đảng viên") == whole


def test_a_fact_that_is_gone_is_told(article: Path) -> None:
    document = document_of(article)
    gone = replace(said(fact_of(document, "61 đảng viên"), "accept"), id="f99", span=(0, 5), text="Huyện")
    merged, problems = merge(document, TEXT, [gone, replace(new_figure("Phòng"), text="phòng")])
    assert problems == [
        "«Huyện»: no such fact is there any more; left out.",
        "«phòng»: no such fact is there any more; left out.",
    ]
    assert merged["facts"] == document["facts"]


def test_corrections_of_another_text_are_refused(article: Path) -> None:
    document = document_of(article)
    file = saved(article.with_name("a.corrections.json"), document, said(document["facts"][0], "accept"))
    article.write_text(TEXT + "Hết.", "utf-8", newline="")
    refused: list[InputError] = []
    files, others = said_in([str(file), str(article)], refused.append)
    corrected(files, others, load_patterns(), refused=refused.append, told=pytest.fail)
    assert [str(error) for error in refused] == [
        f"{file}: made on another text than {article} is now; review it again."
    ]
    article.unlink()
    refused.clear()
    corrected(files, [], load_patterns(), refused=refused.append, told=pytest.fail)
    assert [str(error) for error in refused] == [
        f"{file}: the article {article} is not at hand: name it, or the output of it."
    ]


def test_the_output_is_corrected_where_the_article_lies_beside_it(article: Path) -> None:
    """An output of an older version keeps what it says; the article only gives the text."""
    document = document_of(article)
    document["tool"]["version"] = "0.0.9"
    output = article.with_name("facts.jsonl")
    output.write_text(json.dumps(document) + "\n", "utf-8")
    file = saved(article.with_name("a.corrections.json"), document, said(document["facts"][0], "accept"))
    files, others = said_in([str(article), str(output), str(file)], pytest.fail)
    ((merged, text),) = corrected(files, others, load_patterns(), refused=pytest.fail, told=pytest.fail)
    assert (merged["tool"]["version"], text) == ("0.0.9", TEXT)
    assert "text" not in merged["source"]
    assert merged["facts"][0]["reviewed"] == "accepted"


def test_what_was_saved_later_holds(article: Path) -> None:
    document = document_of(article)
    part = fact_of(document, "61 đảng viên")
    late = saved(article.with_name("1.json"), document, said(part, "reject"), when="2026-02-01")
    early = saved(article.with_name("2.json"), document, said(part, "accept"), when="2026-01-01")
    ((verdicts, quarrels),) = joined([*read_corrections(late), *read_corrections(early)]).values()
    assert [one.action for one in verdicts] == ["reject"]
    assert quarrels == [f"«61 đảng viên» was judged in different ways; the latest holds, from {late}."]


@pytest.mark.parametrize(
    "content",
    [
        "{",
        "[]",
        '{"schema": "vnpartyextract-corrections/1"}',
        '{"schema": "vnpartyextract-corrections/1", "documents": [{"source": {}, "corrections": []}]}',
        '{"schema": "vnpartyextract-corrections/1", "documents": [{"source": {"sha256": "x"}, "corrections": [{}]}]}',
    ],
)
def test_broken_files_are_refused_by_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, "utf-8")
    with pytest.raises(InputError, match=r"x\.json"):
        read_corrections(path)


def test_by_rule_says_what_to_mend_next(article: Path) -> None:
    document = document_of(article)
    whole, part = fact_of(document, "178 đảng viên"), fact_of(document, "61 đảng viên")
    rows = by_rule(
        [
            said(whole, "accept"),
            said(part, "change", value=62, group="nữ"),
            said(fact_of(document, "101,72%"), "reject"),
            new_figure("Phòng"),
        ]
    )
    told = {row.rule: (row.looked, row.accepted, row.rejected, row.changed, row.added, row.fields) for row in rows}
    assert told == {
        fact_of(document, "101,72%")["rule"]: (1, 0, 1, 0, 0, {}),
        part["rule"]: (1, 0, 0, 1, 0, {"value": 1, "group": 1}),
        "missed/other": (1, 0, 0, 0, 1, {}),
        whole["rule"]: (1, 1, 0, 0, 0, {}),
    }
    assert rows[-1].rule == whole["rule"], "what was never wrong comes last"


def test_gold_is_read_and_scored(article: Path, tmp_path: Path) -> None:
    """Everything accepted is gold that the same facts meet without a fault."""
    document = document_of(article)
    merged, _problems = merge(document, TEXT, [said(fact, "accept") for fact in document["facts"]])
    assert [*write_gold(tmp_path / "gold", [(merged, TEXT)])] == []
    articles, faults = load_gold(tmp_path / "gold")
    assert faults == []
    card = score((one, document_of(one.path)) for one in articles)
    assert card.errors == []
    assert card.tallies["figures_full"].due == 3


def test_gold_of_what_nobody_looked_at_is_optional(article: Path, tmp_path: Path) -> None:
    document = document_of(article)
    merged, _problems = merge(document, TEXT, [said(fact_of(document, "178 đảng viên"), "accept")])
    told = gold(merged, TEXT)
    assert [entry.get("optional", False) for entry in told["figures"]] == [False, True, True]
    count = len(document["facts"]) - 1
    assert [*write_gold(tmp_path / "gold", [(merged, TEXT)])] == [
        f"a: {count} facts were not looked at and are optional in the gold."
    ]
    (problem,) = write_gold(tmp_path / "gold", [(merged, TEXT)])
    assert isinstance(problem, InputError)
    assert "is there already" in str(problem)


def test_quotes_of_gold_stand_once(article: Path) -> None:
    text = "Xã A kết nạp 5 đảng viên. Xã B kết nạp 5 đảng viên. Lớp 5, lớp 5."
    path = article.with_name("b.txt")
    path.write_text(text, "utf-8")
    document = document_of(path)
    told = gold(document, text)
    quotes = [entry["at"] for entry in told["figures"]] + told["ignore"]
    assert len(quotes) == 4
    for quote in quotes:
        assert text.count(quote.replace("[[", "").replace("]]", "")) == 1


WORDS = ["Đảng bộ huyện  Mẫu Sơn", "nu\u031b\u0303", " ", "Chi Bộ", "UBND tỉnh", "xã Hương Sen", "huyện Lạc Thuỷ"]
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "metric": st.sampled_from(["admissions", "other", "my_own", ""]),
        "value": st.sampled_from([0, 5, 12.5, None, "many"]),
        "value_max": st.sampled_from([None, 3, 90]),
        "unit": st.sampled_from(WORDS),
        "group": st.sampled_from([*WORDS, None]),
        "subject": st.sampled_from([*WORDS, None]),
        "status": st.sampled_from(["reported", "target", "hoped"]),
        "parent": st.sampled_from(["f1", "f2", "f3", "f99", None]),
        "relation": st.sampled_from(["part_of", "rate_of", None]),
        "period": st.sampled_from(
            [None, *({"start": "2024-01-01", "end": end, "text": "x"} for end in ("2024-12-31", "2023-01-01", None))]
        ),
    },
)


@cache
def extracted() -> dict[str, Any]:
    return extract(TEXT)


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_whatever_people_say_the_document_keeps_its_promises(data: st.DataObject) -> None:
    """Any verdicts on any facts, figures added anywhere: what comes out is whole, or the correction is told."""
    document = extracted()
    verdicts = []
    for fact in document["facts"]:
        action = data.draw(st.sampled_from(["accept", "reject", "change", None]))
        if action == "change" and fact["kind"] == "figure":
            verdicts.append(said(fact, action, **data.draw(CHANGES)))
        elif action in ("accept", "reject"):
            verdicts.append(said(fact, action))
    for number in range(data.draw(st.integers(0, 2))):
        start = data.draw(st.integers(0, len(TEXT) - 2))
        end = data.draw(st.integers(start + 1, min(start + 30, len(TEXT))))
        fields = {"kind": "figure", "span": [start, end], "metric": "other", "value": 5, "unit": "cái"}
        fields |= {"number_span": [start, end], **data.draw(CHANGES)}
        verdicts.append(Said(f"n{number}", "add", "figure", (start, end), TEXT[start:end], "review/added", fields))
    merged, problems = merge(document, TEXT, verdicts)
    assert broken(merged, TEXT) == []
    kept = sum("reviewed" in fact for fact in merged["facts"])
    assert kept + len(problems) == sum(one.action != "reject" for one in verdicts)
