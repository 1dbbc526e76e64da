"""From documents to rows, columns and cells."""

import random
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract import extract
from vnpartyextract.query import filters_asked
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.series import Column, Gathered, Row, ask, gather

PATTERNS = load_patterns()
YEAR = {"start": "2023-01-01", "end": "2023-12-31", "text": "Năm 2023"}


def figure(value: float = 178, **told: Any) -> dict[str, Any]:
    return {
        "kind": "figure",
        "id": f"f{value}",
        "text": f"{value} đảng viên",
        "span": [int(value), int(value) + 3],
        "metric": "admissions",
        "value": value,
        "value_max": None,
        "total": None,
        "unit": "đảng viên",
        "of": None,
        "group": None,
        "topic": None,
        "modifier": None,
        "status": "reported",
        "subject": "Đảng bộ huyện Lâm Thanh",
        "place": "huyện Lâm Thanh",
        "period": YEAR,
        "parent": None,
        "relation": None,
    } | told


def document(*figures: dict[str, Any], path: str | None = "a.txt") -> tuple[str, dict[str, Any]]:
    return "facts.jsonl:1", {"source": {"path": path, "id": None, "sha256": "00"}, "facts": list(figures)}


def made(*figures: dict[str, Any], metric: str = "admissions", subject: str | None = None, **asked: Any) -> Gathered:
    filters = filters_asked(PATTERNS.labels, subject=subject)
    return gather([document(*figures)], ask(metric, PATTERNS, filters=filters, **asked), PATTERNS)


def shown(gathered: Gathered) -> dict[tuple[str | None, str, str], list[float]]:
    """Values by row, unit and period."""
    return {
        (row.name, row.unit, column.label): [value.amount.value for value in cell.values]
        for row in gathered.rows
        for column, cell in row.cells.items()
    }


def only(gathered: Gathered) -> Row:
    (row,) = gathered.rows
    return row


def test_one_place_is_one_row_by_all_its_names() -> None:
    names = ["Huyện ủy Lâm Thanh", "Đảng bộ huyện Lâm Thanh", "huyện Lâm Thanh"]
    row = only(made(*(figure(100 + place, subject=name) for place, name in enumerate(names))))
    assert row.name == "huyện Lâm Thanh"
    assert set(row.subjects) == set(names)


def test_exact_subjects_are_rows_of_their_own() -> None:
    found = made(figure(1), figure(2, subject="Huyện ủy Lâm Thanh"), exact=True)
    assert [row.name for row in found.rows] == ["Đảng bộ huyện Lâm Thanh", "Huyện ủy Lâm Thanh"]


def test_what_has_no_subject_or_period_is_shown_and_contradicts_nothing() -> None:
    found = made(
        figure(1, subject=None, place=None),
        figure(2, subject=None, place=None),
        figure(3, period=None),
        figure(4, period={"start": None, "end": None, "text": "hiện"}),
    )
    assert shown(found) == {
        ("huyện Lâm Thanh", "đảng viên", "không rõ"): [3, 4],
        (None, "đảng viên", "2023"): [1, 2],
    }
    assert found.conflicts == 0
    assert found.columns == (Column("2023-01-01", "2023-12-31"), Column(None, None))


def test_different_values_of_one_cell_are_all_there() -> None:
    articles = [document(figure(178), figure(178, span=[500, 503])), document(figure(187), path="b.txt")]
    found = gather(articles, ask("admissions", PATTERNS), PATTERNS)
    (cell,) = only(found).cells.values()
    assert [(value.amount.value, len(value.sources)) for value in cell.values] == [(178, 2), (187, 1)]
    assert (cell.conflict, found.conflicts, found.figures) == (True, 1, 3)


ONE_COUNT = [
    ("admissions", "đảng viên", "quần chúng ưu tú"),
    ("admissions", "đồng chí", None),
    ("party_members", "đảng viên", "đồng chí"),
    ("classes", "lớp", "lớp bồi dưỡng"),
    ("petitions", "đơn", "đơn thư"),
]
TWO_COUNTS = [
    ("disciplined", "đảng viên", "tổ chức đảng"),
    ("party_organizations", "tổ chức cơ sở đảng", "chi bộ"),
    ("party_members", "đảng viên", "đảng viên dự bị"),
    ("attendees", "học viên", "lượt người"),
]


@pytest.mark.parametrize(("metric", "one", "other"), ONE_COUNT)
def test_nouns_that_count_the_same(metric: str, one: str, other: str | None) -> None:
    found = made(figure(1, metric=metric, unit=one), figure(2, metric=metric, unit=other), metric=metric)
    assert len(found.rows) == 1


@pytest.mark.parametrize(("metric", "one", "other"), TWO_COUNTS)
def test_nouns_that_count_different_things(metric: str, one: str, other: str) -> None:
    found = made(figure(1, metric=metric, unit=one), figure(2, metric=metric, unit=other), metric=metric)
    assert sorted(row.unit for row in found.rows) == sorted([one, other])
    assert found.conflicts == 0


def test_shares_of_different_things_are_different_rows() -> None:
    rates = [figure(101.72, unit="%", of="kế hoạch"), figure(3, unit="%", of="chỉ tiêu")]
    found = made(*(rate | {"metric": "plan_rate"} for rate in rates), metric="plan_rate")
    assert [row.unit for row in found.rows] == ["% chỉ tiêu", "% kế hoạch"]


def test_groups_and_topics_are_rows_of_their_own() -> None:
    found = made(figure(178), figure(58, group="nữ"), figure(9, topic="lớp cảm tình"), groups=["*"])
    assert [(row.group, row.topic) for row in found.rows] == [("", ""), ("", "lớp cảm tình"), ("nữ", "")]


def part(value: float, **told: Any) -> dict[str, Any]:
    return figure(value, parent="f178", relation="part_of", **told)


def test_a_part_is_left_out_where_its_whole_stands_in_the_same_cell() -> None:
    of_another_place = {"subject": "Đảng bộ xã An Khê", "place": "xã An Khê"}
    half = {"start": "2023-01-01", "end": "2023-06-30", "text": "6 tháng đầu năm"}
    found = made(figure(178), part(10), part(9, **of_another_place), part(70, period=half))
    assert shown(found) == {
        ("huyện Lâm Thanh", "đảng viên", "6 tháng đầu 2023"): [70],
        ("huyện Lâm Thanh", "đảng viên", "2023"): [178],
        ("xã An Khê", "đảng viên", "2023"): [9],
    }
    assert found.left_out == {"part": 1}


def test_a_part_stays_where_its_whole_is_left_out() -> None:
    found = made(figure(178, status="target"), part(10))
    assert [value.amount.value for value in next(iter(only(found).cells.values())).values] == [10]


def test_what_is_left_out_is_counted() -> None:
    found = made(
        figure(1),
        figure(2, group="nữ"),
        figure(3, unit="%"),
        figure(4, status="target"),
        figure(5, subject="Đảng bộ xã An Khê", place="xã An Khê"),
        figure(6, metric="classes"),
        subject="Lâm Thanh",
    )
    assert found.figures == 1
    assert found.left_out == {"group": 1, "unit": 1, "status": 1, "subject": 1}
    assert found.seen["metrics"] == {"admissions": 5, "classes": 1}
    assert found.seen["groups"] == {"": 4, "nữ": 1}


def test_subjects_are_searched_in_both_names() -> None:
    told = figure(1, subject="Huyện ủy Lâm Thanh")
    assert made(told, subject="^huyện Lâm").figures == 1
    assert made(told, subject="Huyện ủy").figures == 1
    assert made(told, subject="Đảng bộ").figures == 0


def test_a_document_without_a_name_is_called_by_its_file() -> None:
    found = gather([document(figure(), path=None)], ask("admissions", PATTERNS), PATTERNS)
    assert only(found).cells[Column("2023-01-01", "2023-12-31")].values[0].sources[0].path == "facts.jsonl:1"


def test_order_of_rows() -> None:
    subjects = ["Công ty Ánh Sáng", "xã An Khê", "huyện Ea Kar", "huyện Đức Cơ", "tỉnh Nghệ An", "huyện Bắc Hòa", None]
    found = made(*(figure(place, subject=one, place=None) for place, one in enumerate(subjects)))
    names = [row.name for row in found.rows]
    assert names == [
        "tỉnh Nghệ An",
        "huyện Bắc Hòa",
        "huyện Đức Cơ",
        "huyện Ea Kar",
        "xã An Khê",
        "Công ty Ánh Sáng",
        None,
    ]


def test_facts_of_a_real_text() -> None:
    text = "Năm 2023, Đảng bộ huyện Lâm Thanh kết nạp 131 đảng viên, trong đó có 58 đảng viên nữ."
    found = gather([("a.txt", extract(text))], ask("admissions", PATTERNS), PATTERNS)
    assert shown(found) == {("huyện Lâm Thanh", "đảng viên", "2023"): [131]}
    (value,) = only(found).cells[Column("2023-01-01", "2023-12-31")].values
    (source,) = value.sources
    assert text[slice(*source.span)] == source.quote == "131 đảng viên"


SUBJECTS = [None, "Huyện ủy Lâm Thanh", "huyện Lâm Thanh", "Đảng bộ xã An Khê", "UBKT Huyện ủy Lâm Thanh"]
PERIODS = [None, YEAR, YEAR | {"text": "trong năm"}, {"start": None, "end": "2023-12-31", "text": "đến nay"}]
FIGURES = st.builds(
    lambda value, at, subject, period, unit, group, modifier, status: figure(
        value,
        id=f"f{at}",
        span=[at, at + 3],
        subject=subject,
        place=None,
        period=period,
        unit=unit,
        group=group,
        modifier=modifier,
        status=status,
    ),
    st.integers(0, 30),
    st.integers(0, 10_000),
    st.sampled_from(SUBJECTS),
    st.sampled_from(PERIODS),
    st.sampled_from(["đảng viên", "đồng chí", "tổ chức đảng", "%", None]),
    st.sampled_from([None, "nữ"]),
    st.sampled_from([None, "more_than"]),
    st.sampled_from(["reported", "target"]),
)
DOCUMENTS = st.lists(st.lists(FIGURES, max_size=6, unique_by=lambda fact: fact["span"][0]), min_size=1, max_size=4).map(
    lambda documents: [document(*facts, path=f"{place}.txt") for place, facts in enumerate(documents)]
)


def sources(gathered: Gathered) -> list[tuple[str, int]]:
    """Every place of an article that stands in a cell, as often as it does."""
    cells = [cell for row in gathered.rows for cell in row.cells.values()]
    return sorted((source.path, source.span[0]) for cell in cells for value in cell.values for source in value.sources)


@given(DOCUMENTS, st.sampled_from([(), ("*",), ("nữ",)]))
def test_every_figure_that_fits_is_in_one_cell(
    documents: Sequence[tuple[str, dict[str, Any]]], groups: tuple[str, ...]
) -> None:
    asked = ask("admissions", PATTERNS, groups=groups, units=["*"])
    found = gather(documents, asked, PATTERNS)
    fitting = sorted(
        (one["source"]["path"], fact["span"][0])
        for _, one in documents
        for fact in one["facts"]
        if fact["status"] == "reported" and (groups == ("*",) or fact["group"] == (groups[0] if groups else None))
    )
    assert sources(found) == fitting
    assert found.figures == len(fitting)
    assert found.figures + sum(found.left_out.values()) == sum(len(one["facts"]) for _, one in documents)


@given(DOCUMENTS, st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_changes_a_series(
    documents: list[tuple[str, dict[str, Any]]], shuffle: random.Random
) -> None:
    asked = ask("admissions", PATTERNS, groups=["*"], units=["*"])
    found = gather(documents, asked, PATTERNS)
    again = [(name, one | {"facts": shuffle.sample(one["facts"], len(one["facts"]))}) for name, one in documents * 2]
    shuffle.shuffle(again)
    other = gather(again, asked, PATTERNS)
    assert (other.rows, other.columns, other.figures) == (found.rows, found.columns, found.figures)


def test_one_article_that_tells_several_values_contradicts_nothing() -> None:
    found = made(figure(610), figure(122))
    (cell,) = only(found).cells.values()
    assert ([value.amount.value for value in cell.values], cell.conflict) == ([122, 610], False)


def test_n_of_m_has_a_row_of_its_own_where_it_is_no_count_of_the_same() -> None:
    found = made(figure(178), figure(45, total=50))
    told = [
        (row.parts, [value.amount.value for cell in row.cells.values() for value in cell.values]) for row in found.rows
    ]
    assert (told, found.conflicts) == ([(False, [178]), (True, [45])], 0)
    assert len(made(figure(112), figure(112, id="f2", total=140)).rows) == 1
