"""The changes as tables of words for people, in Vietnamese: what a terminal and a Markdown page have in common."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from vnpartyextract.diff.change import Change, Comparison, Difference, Fact, Sort, Sourced
from vnpartyextract.output.vietnamese import amount, day, days, end_of, number

Row = tuple[str, ...]

ARROW = " → "
CHANGES: Mapping[Sort, str] = {"changed": "đổi", "removed": "bớt", "added": "thêm"}
KINDS = {"figure": "Số liệu", "official": "Cán bộ", "citation": "Văn bản", "date": "Mốc thời gian"}
VALUE = "Giá trị"
COUNTED: Row = ("Loại", "Cũ", "Mới", "Như cũ", "Đổi", "Bớt", "Thêm")
_FIELDS = {
    "value_max": "cận trên",
    "total": "tổng số",
    "metric": "loại",
    "subject": "của",
    "place": "địa danh",
    "unit": "đơn vị",
    "group": "nhóm",
    "of": "trong",
    "topic": "nội dung",
    "relation": "quan hệ",
}
_IN_AMOUNT = {"value", "value_max", "total", "modifier", "status"}
_IN_CELLS = {"period", "term", "date", "issuer", "titles"}
_NONE = "(không)"


@dataclass(frozen=True, slots=True)
class Section:
    """The changes of one kind in one document: `columns` and `rows` begin with what became of the fact."""

    document: str
    kind: str
    columns: Row
    rows: tuple[tuple[Sort, Row], ...]


def sections(comparison: Comparison, labels: Mapping[str, str]) -> Iterator[Section]:
    """`labels` gives the Vietnamese name of a metric (its own name where it has none)."""
    views = _views(labels)
    for (document, kind), changes in groupby(comparison.changes, key=lambda change: (change.document, change.kind)):
        columns, row = views[kind]
        rows = tuple((change.sort, (CHANGES[change.sort], *row(change), _quotes(change))) for change in changes)
        yield Section(document, kind, ("", *columns, "Trích"), rows)


def lone(comparison: Comparison) -> Iterator[str]:
    """A sentence for each document that one side alone has."""
    yield from (f"Chỉ có ở bản cũ: {name}" for name in comparison.only_old)
    yield from (f"Chỉ có ở bản mới: {name}" for name in comparison.only_new)


def totals(comparison: Comparison) -> Iterator[str]:
    """A line for each kind: how many facts changed, are gone, are new, and are as they were."""
    for kind, counts in groupby(comparison.counts, key=lambda count: count.kind):
        every = list(counts)
        changed, removed, added, equal = (
            sum(getattr(count, name) for count in every) for name in ("changed", "removed", "added", "equal")
        )
        yield f"{KINDS[kind]}: {changed} đổi, {removed} bớt, {added} thêm, {equal} như cũ"


def counted(comparison: Comparison, labels: Mapping[str, str]) -> Iterator[Row]:
    """The cells under `COUNTED`, a row for each kind of fact, for figures for each metric."""
    for one in comparison.counts:
        name = KINDS[one.kind] if one.metric is None else labels.get(one.metric, one.metric)
        numbers = (one.old, one.new, one.equal, one.changed, one.removed, one.added)
        yield name, *map(number, numbers)


def _views(labels: Mapping[str, str]) -> dict[str, tuple[Row, Callable[[Change], Row]]]:
    """The columns of each kind, and what makes a row of a change."""
    return {
        "figure": (
            ("Số liệu", "Đơn vị", "Nhóm, nội dung", "Của", "Thời gian", VALUE),
            lambda change: _figure(change, labels),
        ),
        "official": (("Cán bộ", "Chức vụ"), _official),
        "citation": (("Văn bản", "Số", "Khóa", "Ngày", "Nơi ban hành"), _citation),
        "date": (("Từ", "Đến"), _date),
    }


def _figure(change: Change, labels: Mapping[str, str]) -> Row:
    fact = change.fact
    return (
        labels.get(fact["metric"], fact["metric"]),
        " ".join(part for part in (fact["unit"], fact["of"]) if part),
        "; ".join(part for part in (fact["group"], fact["topic"]) if part),
        fact["subject"] or "",
        _both(change, _period),
        _value(change),
    )


def _period(fact: Fact) -> str:
    return days(fact["period"]["start"], fact["period"]["end"]) if fact["period"] else ""


def _value(change: Change) -> str:
    """`5.458 → 5.612, +154, +2,8 %`, and what else became different, by name."""
    parts = [_both(change, amount)]
    for one in change.differences:
        if one.field in _IN_AMOUNT:
            parts += _apart(one, change.fact["unit"])
    words = [one for one in change.differences if one.field not in _IN_AMOUNT | _IN_CELLS]
    told = (f"{_FIELDS[one.field]}: {one.old or _NONE}{ARROW}{one.new or _NONE}" for one in words)
    return "; ".join([", ".join(parts), *told])


def _apart(one: Difference, unit: str | None) -> Iterator[str]:
    if one.by is None:
        return
    name = "" if one.field == "value" else f"{_FIELDS[one.field]} "
    yield f"{name}{_signed(one.by)}" + (" điểm %" if unit == "%" else "")
    if one.percent is not None:
        rounded = round(one.percent, 1)
        yield f"{_signed(rounded)} %" if rounded else "gần 0 %"


def _signed(value: float) -> str:
    return ("+" if value > 0 else "") + number(value)


def _official(change: Change) -> Row:
    for one in change.differences:
        gone = [f"- {title['text']}" for title in one.old]
        come = [f"+ {title['text']}" for title in one.new]
        return change.fact["name"], "; ".join(gone + come)
    return change.fact["name"], "; ".join(title["text"] for title in change.fact["titles"])


def _citation(change: Change) -> Row:
    return (
        change.fact["type"],
        change.fact["number"],
        _both(change, lambda fact: fact["term"] or ""),
        _both(change, lambda fact: day(fact["date"]) if fact["date"] else ""),
        _both(change, lambda fact: fact["issuer"] or ""),
    )


def _date(change: Change) -> Row:
    fact = change.fact
    return (fact["duration"], "") if fact["duration"] else (end_of(fact["start"]), end_of(fact["end"]))


def _both(change: Change, told: Callable[[Fact], str]) -> str:
    """What both sides tell, once where it is the same."""
    said = [told(side.fact) or _NONE for side in (change.old, change.new) if side is not None]
    return ARROW.join(dict.fromkeys(said)) if any(word != _NONE for word in said) else ""


def _quotes(change: Change) -> str:
    return ARROW.join(_quote(side) for side in (change.old, change.new) if side is not None)


def _quote(side: Sourced) -> str:
    start, end = side.fact["span"]
    return f"«{side.fact['text']}» [{start}, {end})"
