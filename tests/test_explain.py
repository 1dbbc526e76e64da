"""Why a fact is what it is: one short article, made up, explained from end to end; each kind of reason by itself."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.explain import Explained, Explanation, explain, narrow
from vnpartyextract.output.assemble import assemble
from vnpartyextract.output.explained import explained
from vnpartyextract.pipeline import read_facts
from vnpartyextract.query import Filters
from vnpartyextract.read.document import to_document
from vnpartyextract.reading import Reading
from vnpartyextract.rules.load import load_patterns, pattern_files
from vnpartyextract.rules.places import place_of_id, place_of_key

ARTICLE = """\
Huyện Mẫu Sơn kết nạp đảng viên mới
17/2/2024 | 10:58

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên, đạt 101,72% kế hoạch, trong đó có 10 học sinh lớp 12.
Thực hiện Chỉ thị 05-CT/TW, Huyện ủy chi 3 tỷ đồng sửa đường ở Ba Đồn. Đến 31/7, huyện phấn đấu kết nạp 35 đảng viên.
Đồng chí Hà Văn Mẫu, Bí thư Huyện ủy, dự.
"""

# `:#` stands for the line of a rule.
WHOLE = """\
f1   day         «17/2/2024» [36, 45)
     rule        shapes/dates.yaml:#
     why         the shape `day-numeric`
-    no fact     «10:58» [48, 53)
     rule        shapes/names.yaml:#
     why         it counts nothing: the shape `clock`
f2   year        «Năm 2023» [55, 63)
     rule        shapes/dates.yaml:#
     why         the shape `year`
f3   admissions  «178 đảng viên» [100, 113)
     rule        figures/admissions.yaml:#
     why         the nearest cue of its own clause
     cue         «kết nạp» [87, 94), 0 words off
     lost        party_members (figures/party_members.yaml:#) «đảng viên»: the noun alone: asked only where nothing else decides
     subject     Đảng bộ huyện Mẫu Sơn: of what is named before it in its clause, «Đảng bộ huyện Mẫu Sơn» [65, 86)
     place       huyện Mẫu Sơn: no code: no list of the time has a place of this name
     period      2023-01-01 – 2023-12-31: told in its own sentence, «Năm 2023» [55, 63)
f4   plan_rate   «101,72%» [119, 126)
     rule        plan_rate/plan
     why         a plan, or the rate at which one was reached
     rate_of     f3 «178 đảng viên» [100, 113)
     subject     Đảng bộ huyện Mẫu Sơn: that of the figure it hangs on, «Đảng bộ huyện Mẫu Sơn» [65, 86)
     place       huyện Mẫu Sơn: no code: no list of the time has a place of this name
     period      2023-01-01 – 2023-12-31: told in its own sentence, «Năm 2023» [55, 63)
f5   admissions  «10 học sinh» [149, 160)
     rule        admissions/part
     why         a part has the metric of its whole
     part_of     f3 «178 đảng viên» [100, 113)
     subject     Đảng bộ huyện Mẫu Sơn: that of the figure it hangs on, «Đảng bộ huyện Mẫu Sơn» [65, 86)
     place       huyện Mẫu Sơn: no code: no list of the time has a place of this name
     period      2023-01-01 – 2023-12-31: told in its own sentence, «Năm 2023» [55, 63)
-    no fact     «12» [165, 167)
     rule        shapes/names.yaml:#
     why         it counts nothing: the shape `grade`
f6   Chỉ thị     «Chỉ thị 05-CT/TW» [179, 195)
     rule        shapes/citations.yaml:#
     why         named by symbol
f7   other       «3 tỷ đồng» [210, 219)
     rule        other/rest
     why         no cue, no whole, no list, no heading, and the noun does not speak for itself: a noun of the class `money`
     subject     Huyện ủy Mẫu Sơn: of what is named before it in its clause, «Huyện ủy» [197, 205)
     place       huyện Mẫu Sơn: no code: no list of the time has a place of this name
     period      2023-01-01 – 2023-12-31: told earlier in the paragraph, «Năm 2023» [55, 63)
-    no fact     «Ba» [232, 234)
     why         a number in words: no noun that is known follows, or it is part of a name
f8   day         «31/7» [244, 248)
     rule        shapes/dates.yaml:#
     why         the shape `day-month-bare`; not read but inferred: year
f9   admissions  «35 đảng viên» [273, 285)
     rule        figures/admissions.yaml:#
     why         the nearest cue of its own clause
     cue         «kết nạp» [265, 272), 0 words off
     lost        party_members (figures/party_members.yaml:#) «đảng viên»: the noun alone: asked only where nothing else decides
     target      words of aim before it, «phấn đấu» [256, 264)
     subject     Đảng bộ huyện Mẫu Sơn: of what is named before it in its clause, «huyện» [250, 255)
     place       huyện Mẫu Sơn: no code: no list of the time has a place of this name
     period      … – 2024-07-31: told in its own sentence, «31/7» [244, 248)
f10  official    «Hà Văn Mẫu, Bí thư Huyện ủy» [296, 323)
     rule        lexicon/positions.yaml
     why         read as name-title
"""  # noqa: E501


def read(text: str) -> tuple[Reading, Explanation]:
    patterns = load_patterns()
    reading = read_facts(to_document(text, words=patterns.shapes.datelines), patterns)
    return reading, explain(reading, assemble(reading), pattern_files(None))


def shown(explanation: Explanation, *, color: bool = False) -> str:
    return re.sub(r"(\.yaml):\d+", r"\1:#", explained(explanation, width=160, color=color))


def test_a_whole_article() -> None:
    assert shown(read(ARTICLE)[1]) == WHOLE


def test_pattern_files_may_be_left_out() -> None:
    reading, told = read(ARTICLE)
    bare = explain(reading, assemble(reading))
    assert [fact.how for fact in bare.facts] == [fact.how for fact in told.facts]
    assert bare.facts[0].rule == "shapes/dates.yaml"


def test_what_is_told_are_the_facts_of_the_document_and_the_numerals_left() -> None:
    reading, told = read(ARTICLE)
    document = assemble(reading)
    text = reading.document.text
    assert [(fact.id, *fact.span) for fact in told.facts] == [(fact["id"], *fact["span"]) for fact in document["facts"]]
    assert [[*one.span] for one in told.unread if one.text[0].isdigit()] == [
        left["span"] for left in document["numerals"]["left"]
    ]
    for one in (*told.facts, *told.unread):
        assert text[slice(*one.span)] == one.text
    for source in (source for fact in told.facts for source in (fact.cue, fact.hangs, fact.subject, fact.period)):
        assert source is None or source.span is None or text[slice(*source.span)] == source.words


def test_rules_are_told_with_the_line_they_stand_in() -> None:
    sources = pattern_files(None)
    _, told = read(ARTICLE)
    for fact in told.facts:
        file, _, line = fact.rule.partition(":")
        if line:
            rule = sources[file].read_text("utf-8").split("\n")[int(line) - 1]
            said = [fact.says, *re.findall("`(.+?)`", fact.how), *((fact.cue.words,) if fact.cue else ())]
            assert any(word and word in rule for word in said), (fact, rule)
    assert sum(":" in fact.rule for fact in told.facts) > 5


REASONS = [
    # sentence, number, the step that decided, cues that lost: (words, distance, why)
    (
        "Huyện điều động, luân chuyển 74 cán bộ.", "74", "the nearest cue of its own clause",
        [("điều động", 3, "farther than the cue that won")],
    ),
    (
        "Huyện kết nạp 12 đảng viên.", "12", "the nearest cue of its own clause",
        [("đảng viên", None, "the noun alone: asked only where nothing else decides")],
    ),
    (
        "Đảng bộ xã có 327 đảng viên.", "327", "the noun speaks for itself", [],
    ),
    (
        "Huyện kết nạp 3 tỷ đồng.", "3",
        "no cue, no whole, no list, no heading, and the noun does not speak for itself: a noun of the class `money`",
        [("kết nạp", None, "does not count this noun")],
    ),
    (
        "Xã sửa 15 chi nhánh.", "15",
        "no cue, no whole, no list, no heading, and the noun does not speak for itself: "
        "no vocabulary knows «chi nhánh»", [],
    ),
    (
        "Huyện kết nạp 12 đảng viên, tăng 2 so với năm trước.", "2 so", "a change against another period is `other`",
        [],
    ),
    (
        "Huyện kết nạp 12 đảng viên, 3 quần chúng.", "3",
        "a further member of an enumeration has the metric of the one before", [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "number", "how", "lost"), REASONS)
def test_the_step_that_decided_and_what_lost(
    sentence: str, number: str, how: str, lost: list[tuple[str, int | None, str]]
) -> None:
    fact = one(sentence, number)
    assert fact.how == how
    assert [(cue.words, cue.distance, cue.why) for cue in fact.lost] == lost


def one(text: str, at: str) -> Explained:
    """The only fact at the place of `at` in `text`."""
    reading, told = read(text)
    (fact,) = narrow(told, reading, text.index(at)).facts
    return fact


PLACES = [
    # what is asked for, ids of the facts told, numerals told that are in none
    ("178 đảng viên", ["f3"], []),
    ("ĐẢNG VIÊN", ["f3", "f9"], []),
    ("10 học sinh lớp 12", ["f5"], ["12"]),
    ("học sinh lớp", ["f5"], []),
    (101, ["f3"], []),
    (165, [], ["12"]),
    (232, [], ["Ba"]),
    ("Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178", ["f2", "f3"], []),
    ("Hà Văn Mẫu", ["f10"], []),
]


@pytest.mark.parametrize(("at", "facts", "unread"), PLACES)
def test_one_place_alone(at: int | str, facts: list[str], unread: list[str]) -> None:
    reading, told = read(ARTICLE)
    found = narrow(told, reading, at)
    assert ([fact.id for fact in found.facts], [one.text for one in found.unread]) == (facts, unread)
    assert found.note is None


@pytest.mark.parametrize(
    ("at", "note"),
    [
        ("tỉnh Bắc Mẫu", "stands nowhere in the article"),
        (len(ARTICLE), "stands nowhere in the article"),
        ("sửa đường", "no fact and no numeral stands there"),
        (0, "no fact and no numeral stands there"),
    ],
)
def test_a_place_of_which_nothing_can_be_told(at: int | str, note: str) -> None:
    reading, told = read(ARTICLE)
    found = narrow(told, reading, at)
    assert (found.facts, found.unread, found.note) == ((), (), note)
    assert shown(found) == f"{note}\n"


def test_places_are_those_of_the_untouched_text() -> None:
    text = ARTICLE.replace("Huyện Mẫu", "\ufeffHuye\u0323\u0302n Ma\u0302\u0303u", 1)
    reading, told = read(text)
    (fact,) = narrow(told, reading, "178 đảng viên").facts
    assert text[slice(*fact.span)] == "178 đảng viên"
    assert narrow(told, reading, text.index("178")).facts == (fact,)


UNREAD = [
    # text, numeral, file of the rule, why it is in no fact
    ("Em học lớp 12 của trường.", "12", "shapes/names.yaml", "it counts nothing: the shape `grade`"),
    ("Mẫu xe X12b.", "12", "shapes/names.yaml", "it counts nothing: the shape `glued`"),
    ("Đường Ba Đồn.", "Ba", None, "a number in words: no noun that is known follows, or it is part of a name"),
]


@pytest.mark.parametrize(("text", "numeral", "file", "why"), UNREAD)
def test_why_a_numeral_is_in_no_fact(text: str, numeral: str, file: str | None, why: str) -> None:
    (found,) = read(text)[1].unread
    assert (found.text, found.rule and found.rule.partition(":")[0], found.why) == (numeral, file, why)


def test_a_document_that_was_cut_down_is_explained_as_far_as_it_goes() -> None:
    reading, whole = read(ARTICLE)
    told = explain(reading, Filters(metrics=frozenset(["plan_rate"])).cut(assemble(reading)))
    assert [fact.id for fact in told.facts] == ["f4"]
    assert told.facts[0].hangs == whole.facts[3].hangs


def test_words_of_the_article_are_made_harmless() -> None:
    _, told = read("Huyện [/b] kết nạp 5 đồng\x1b[31m chí \x9b[bold] ở [link=x] 7 chi\u202e nhánh.")
    table = shown(told)
    assert not set(table) & set("\x1b\x9b\u202e")
    assert shown(told, color=True).count("\x1b") > 0
    uncolored = re.sub(r"\x1b\[[\d;]*m", "", shown(told, color=True))
    assert [line.rstrip() for line in uncolored.split("\n")] == table.split("\n")


def test_places_of_rules(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("alone: [x]\nrules:\n  - id: one\n  - {name: Nghị quyết, bare: true}\n  - id: one-more\n", "utf-8")
    sources = {"a.yaml": file, "none.yaml": tmp_path / "none.yaml"}
    assert place_of_id(sources, "a.yaml", "one") == "a.yaml:3"
    assert place_of_id(sources, "a.yaml", "one-more") == "a.yaml:5"
    assert place_of_id(sources, "a.yaml", "Nghị quyết") == "a.yaml:4"
    assert place_of_id(sources, "a.yaml", "more") == "a.yaml"
    assert place_of_key(sources, "a.yaml", "alone") == "a.yaml:1"
    assert place_of_key(sources, "none.yaml", "alone") == "none.yaml"
    assert place_of_key({}, "b.yaml", "alone") == "b.yaml"


def test_nothing_to_tell() -> None:
    assert shown(read("Không có số nào.")[1]) == ""


PIECES = [
    "kết nạp",
    "đảng viên",
    "178",
    "5,2%",
    "(",
    ")",
    "trong đó",
    "tăng",
    "Ba Đồn",
    "lớp 12",
    "31/7",
    "\n",
    ", ",
    "; ",
]


@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.sampled_from([*PIECES, "mở 3 lớp", "Huyện Mẫu Sơn", "phấn đấu", "chiếm", "[/b]"]), max_size=24).map(
        " ".join
    )
)
def test_any_text_can_be_explained(text: str) -> None:
    reading, told = read(text)
    document = assemble(reading)
    assert [fact.id for fact in told.facts] == [fact["id"] for fact in document["facts"]]
    assert {left["text"] for left in document["numerals"]["left"]} <= {one.text for one in told.unread}
    assert len(shown(told).splitlines()) >= len(told.facts)
    assert narrow(told, reading, text).facts == (told.facts if text.strip() else ())
