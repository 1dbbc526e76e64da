"""Whatever two outputs say: nothing differs from itself, and the way back mirrors the way there."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.diff.change import Change, Count, Sourced
from vnpartyextract.diff.compare import Matched, compare
from vnpartyextract.diff.pair import Candidate, pair
from vnpartyextract.diff.says import KEY, Matching, Tolerance, decimal

few = st.sampled_from
spans = st.integers(0, 50).map(lambda start: [start, start + 5])
words = few([None, "nữ", "Nữ", "học sinh"])
numbers = st.one_of(st.integers(0, 30), few([0.1, 0.2, 0.3, 101.72, 1e12]))
periods = few(
    [None, {"start": "2022-01-01", "end": "2022-12-31", "text": "x"}, {"start": None, "end": None, "text": "y"}]
)
figures = st.fixed_dictionaries(
    {
        "kind": st.just("figure"),
        "text": few(["178 đảng viên", "5"]),
        "span": spans,
        "metric": few(["admissions", "classes"]),
        "value": numbers,
        "value_max": st.none() | numbers,
        "total": st.none() | numbers,
        "unit": few(["đảng viên", "%"]),
        "of": st.none(),
        "group": words,
        "topic": words,
        "modifier": few([None, "more_than"]),
        "status": few(["reported", "target"]),
        "subject": few(["Huyện ủy", "Huyện uỷ", "Tỉnh ủy"]),
        "place": st.none(),
        "period": periods,
        "relation": few([None, "part_of"]),
    }
)
offices = st.fixed_dictionaries(
    {"text": words, "position": few(["Bí thư", "bí thư", "Ủy viên"]), "organization": words}
)
officials = st.fixed_dictionaries(
    {"kind": st.just("official"), "span": spans, "name": few(["Lê Văn An", "Hà Thị Mẫu"]), "titles": st.lists(offices)}
)
citations = st.fixed_dictionaries(
    {
        "kind": st.just("citation"),
        "span": spans,
        "type": few(["Nghị quyết", "Chỉ thị"]),
        "number": few(["02-NQ/TU", "05"]),
        "term": few([None, "XII"]),
        "date": few([None, "2021-01-21"]),
        "issuer": words,
    }
)
dates = st.fixed_dictionaries(
    {
        "kind": st.just("date"),
        "text": few(["31/7", "Năm 2022"]),
        "span": spans,
        "type": few(["day", "year"]),
        "start": few([None, "2022-01-01"]),
        "end": few([None, "2022-12-31"]),
        "duration": few([None, "P5Y"]),
    }
)
sides = st.lists(
    st.one_of(figures, figures, officials, citations, dates).map(lambda fact: Sourced(fact, None)), max_size=12
)
matchings = st.builds(
    Matching,
    by=st.lists(few(KEY), unique=True),
    across_periods=st.booleans(),
    tolerance=st.builds(Tolerance, by=few([0, 3]).map(decimal), share=few([0, 0.01]).map(decimal)),
)


@given(sides, matchings, st.randoms(use_true_random=False))
def test_nothing_differs_from_itself_in_whatever_order(side: list[Sourced], matching: Matching, luck: Any) -> None:
    other = luck.sample(side, len(side))
    assert compare([Matched("", side, other)], matching).changes == ()


def told(change: Change, *, mirrored: bool = False) -> str:
    """All that a change tells, in the words of the other side where it is `mirrored`."""
    sides = [change.old and change.old.fact, change.new and change.new.fact]
    differences = [(one.field, [one.old, one.new], one.by) for one in change.differences]
    if mirrored:
        sides.reverse()
        differences = [(field, values[::-1], by and -by) for field, values, by in differences]
    return repr((sides, differences))


@given(sides, sides, matchings)
def test_the_way_back_mirrors_the_way_there(old: list[Sourced], new: list[Sourced], matching: Matching) -> None:
    there = compare([Matched("", old, new)], matching)
    back = compare([Matched("", new, old)], matching)
    assert Counter(told(change) for change in back.changes) == Counter(
        told(change, mirrored=True) for change in there.changes
    )
    if "metric" in matching.by:  # else a figure counts as one of the metric that it had
        swapped = [
            Count(one.kind, one.metric, one.new, one.old, one.equal, one.changed, one.added, one.removed)
            for one in there.counts
        ]
        assert list(back.counts) == swapped


@given(sides, sides, matchings)
def test_every_fact_is_accounted_for(old: list[Sourced], new: list[Sourced], matching: Matching) -> None:
    found = compare([Matched("", old, new)], matching)
    assert sum(one.old for one in found.counts) == len(old)
    assert sum(one.new for one in found.counts) == len(new)
    for one in found.counts:
        assert one.old == one.equal + one.changed + one.removed
        assert min(one.equal, one.changed, one.removed, one.added) >= 0


values = st.lists(st.one_of(st.integers(0, 40), few([0.5, 10.25, 1e12])), max_size=25)


@given(values, values)
def test_the_closest_are_paired_first(old: list[float], new: list[float]) -> None:
    """Beside the slow and plain way: take out the closest pair of all until one side is used up."""
    found = pair([Candidate(value, value) for value in old], [Candidate(value, value) for value in new])
    assert len(found) == min(len(old), len(new))
    assert len({one for one, _ in found}) == len({other for _, other in found}) == len(found)
    left, right, due = list(old), list(new), []
    while left and right:
        one, other = min(
            ((one, other) for one in left for other in right), key=lambda two: (abs(two[0] - two[1]), min(two))
        )
        due.append((one, other))
        left.remove(one)
        right.remove(other)
    assert sorted((old[one], new[other]) for one, other in found) == sorted(due)
