"""A comparison as it is printed: what an article says does no harm in a terminal, a page or a spreadsheet."""

import csv
import io
import json
import re
from typing import Any

import pytest

from vnpartyextract.diff.change import Change, Comparison, Difference, Sourced
from vnpartyextract.diff.compare import Matched, compare
from vnpartyextract.diff.says import Matching
from vnpartyextract.output.changes.forms import write_changes
from vnpartyextract.output.changes.sections import sections
from vnpartyextract.output.writers import Form, How
from vnpartyextract.output.writers.markdown import escaped

FIGURE: dict[str, Any] = {
    "id": "f1",
    "kind": "figure",
    "text": "178 đảng viên",
    "span": [40, 53],
    "rule": "figures/admissions.yaml:7",
    "metric": "admissions",
    "value": 178,
    "value_max": None,
    "total": None,
    "unit": "đảng viên",
    "of": None,
    "group": None,
    "topic": None,
    "modifier": None,
    "status": "reported",
    "subject": "Huyện ủy",
    "place": None,
    "period": None,
    "parent": None,
    "relation": None,
    "number_span": [40, 43],
}


def cells(old: dict[str, Any], new: dict[str, Any], **matching: Any) -> tuple[str, ...]:
    found = compare([Matched("", [Sourced(old, None)], [Sourced(new, None)])], Matching(**matching))
    ((section),) = sections(found, {"admissions": "Kết nạp"})
    ((_, row),) = section.rows
    return row


VALUES = [
    # old, new, the cell that tells of both
    ({"value": 5458}, {"value": 5612}, "5.458 → 5.612, +154, +2,8 %"),
    ({"value": 7}, {"value": 4}, "7 → 4, -3, -42,9 %"),
    ({"value": 0}, {"value": 4}, "0 → 4, +4"),
    ({"value": 100000}, {"value": 100001}, "100.000 → 100.001, +1, gần 0 %"),
    ({"value": 97.06, "unit": "%"}, {"value": 101.72, "unit": "%"}, "97,06 → 101,72, +4,66 điểm %"),
    ({}, {"modifier": "more_than"}, "178 → hơn 178"),
    ({"value_max": 190}, {"value_max": 200}, "178 - 190 → 178 - 200, cận trên +10, +5,3 %"),
    ({"value": 9, "total": 10}, {"value": 11, "total": 12}, "9/10 → 11/12, +2, +22,2 %, tổng số +2, +20 %"),
    ({}, {"total": 200}, "178 → 178/200"),
    ({}, {"relation": "part_of"}, "178; quan hệ: (không) → part_of"),
    ({}, {"value": 190, "place": "huyện Mẫu Sơn"}, "178 → 190, +12, +6,7 %; địa danh: (không) → huyện Mẫu Sơn"),
]


@pytest.mark.parametrize(("old", "new", "due"), VALUES)
def test_value(old: dict[str, Any], new: dict[str, Any], due: str) -> None:
    assert cells(FIGURE | old, FIGURE | new)[6] == due


def test_periods_are_told_from_both_sides() -> None:
    years = [{"period": {"start": f"{year}-01-01", "end": f"{year}-12-31", "text": "x"}} for year in (2022, 2023)]
    row = cells(FIGURE | years[0], FIGURE | years[1] | {"value": 190}, across_periods=True)
    assert row == (
        *("đổi", "Kết nạp", "đảng viên", "", "Huyện ủy", "2022 → 2023", "178 → 190, +12, +6,7 %"),
        "«178 đảng viên» [40, 53) → «178 đảng viên» [40, 53)",
    )


# An escape sequence, mark-up of rich and of HTML, a table's and a link's marks, a formula, a broken file name.
HOSTILE = '=1+1 \x1b[2J\u202e[/b][x](javascript:a) | `a` <script>alert("&")</script> https://a.vn\n*đậm* \udcff'


def hostile(form: Form) -> str:
    figure = FIGURE | {"text": HOSTILE, "subject": HOSTILE, "unit": HOSTILE, "group": HOSTILE, "metric": HOSTILE}
    sides = (Sourced(figure, HOSTILE), Sourced(figure | {"value": 190}, HOSTILE))
    change = Change(HOSTILE, *sides, (Difference("value", 178, 190, 12, 6.7416),))
    comparison = Comparison((change,), (), (HOSTILE,), ())
    return written(comparison, form, width=400)


def written(comparison: Comparison, form: Form, *, width: int = 120, color: bool = False) -> str:
    out = io.BytesIO()
    write_changes(
        form, out, comparison, How(), old="a", new="b", summary=False, columns=None, width=width, color=color
    )
    return out.getvalue().decode()


@pytest.mark.parametrize("form", [Form.table, Form.md, Form.csv, Form.tsv, Form.json, Form.jsonl, Form.html])
def test_everything_can_be_encoded_and_sends_nothing_to_a_terminal(form: Form) -> None:
    text = hostile(form)
    text.encode()
    assert re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", text) is None
    assert "đậm" in text


def test_square_brackets_are_no_markup_in_a_table() -> None:
    assert "[2J[/b][x](javascript:a) | `a` <script>" in hostile(Form.table)


def test_markdown_takes_nothing_for_more_than_text() -> None:
    text = hostile(Form.md)
    assert "<" not in text
    assert re.search(r"(?<!\\)[`\[*]", text) is None
    assert "://" not in text
    widths = {len(re.findall(r"(?<!\\)\|", line)) for line in text.splitlines() if line.startswith("|")}
    assert widths == {9}  # eight cells, whatever they hold


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Huyện ủy", "Huyện ủy"),
        ("a|b", r"a\|b"),
        ("`a` *b* _c_ ~d~", r"\`a\` \*b\* \_c\_ \~d\~"),
        ("![x](y)", r"\!\[x\](y)"),
        ("<b>&amp;", "&lt;b&gt;&amp;amp;"),
        ("https://a.vn www.b.vn c@d.vn", "https&#58;&#47;&#47;a.vn www&#46;b.vn c&#64;d.vn"),
        ("a\\|b", r"a\\\|b"),
        ("a\nb", "a b"),
    ],
)
def test_escaped(text: str, due: str) -> None:
    assert escaped(text) == due


def test_no_cell_of_a_spreadsheet_is_a_formula() -> None:
    header, row = csv.reader(io.StringIO(hostile(Form.csv).removeprefix("\ufeff"), newline=""))
    found = dict(zip(header, row, strict=True))
    assert (found["old"], found["new"], found["difference"], found["percent"]) == ("178", "190", "12", "6.7416")
    assert found["subject"].startswith("'=1+1 ")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_a_difference_below_zero_stays_a_number() -> None:
    change = Change("", Sourced(FIGURE, None), Sourced(FIGURE, None), (Difference("value", 178, 100, -78, -43.8202),))
    text = written(Comparison((change,), ()), Form.csv)
    assert ",value,178,100,-78,-43.8202," in text


def test_json_gives_the_facts_back_as_they_are() -> None:
    found = json.loads(hostile(Form.json))
    assert found["changes"][0]["old"] == {"path": HOSTILE, **FIGURE} | dict.fromkeys(
        ("text", "subject", "unit", "group", "metric"), HOSTILE
    )
    assert found["only_old"] == [HOSTILE]


def test_colours_mark_what_became_of_a_fact() -> None:
    change = Change("", None, Sourced(FIGURE, None))
    assert "\x1b[32mthêm\x1b[0m" in written(Comparison((change,), ()), Form.table, color=True)
