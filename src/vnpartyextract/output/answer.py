"""An answer for people and programs: rows with their sources, and what was not added up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from vnpartyextract.messages import N_, _, ngettext
from vnpartyextract.output.columns import Column, Row, columns_asked, rows_of
from vnpartyextract.output.grid import Grid, write_grid
from vnpartyextract.output.json_text import to_indented, to_line
from vnpartyextract.output.plain import plain
from vnpartyextract.output.series.wording import amount_text
from vnpartyextract.output.vietnamese import number
from vnpartyextract.output.writers import Form, How, Target, text_to
from vnpartyextract.query.answer import Answer, AnswerRow, Beside, Why
from vnpartyextract.query.item import By, Item
from vnpartyextract.series import Source

HEADS: Mapping[By, str] = {
    "total": N_("All"),
    "place": N_("Place or body"),
    "province": N_("Province"),
    "district": N_("District"),
    "commune": N_("Commune"),
    "subject": N_("Subject"),
    "period": N_("Time"),
    "year": N_("Year"),
    "group": N_("Group"),
    "unit": N_("Unit"),
    "document": N_("Article"),
}
WHY: Mapping[Why, str] = {
    "contradict": N_("told differently: one of them alone can be true"),
    "several": N_("one article tells several: they may be of different things"),
    "rounded": N_("not all of them are exact"),
    "overlap": N_("their times overlap"),
    "days": N_("states of several days"),
    "times": N_("of different times"),
    "unknown_time": N_("of some the time is not known"),
    "unknown_place": N_("of some it is not known which place they are of"),
    "bodies": N_("bodies in a place may overlap"),
    "units": N_("different things are counted"),
}
BESIDE: Mapping[Beside, str] = {
    "rounded": N_("rounded, as the exact one"),
    "share": N_("n of m"),
    "shorter": N_("a shorter time in it"),
    "smaller": N_("lies in it"),
}
COLUMNS = (
    Column("name", "text"),
    Column("value", "number"),
    Column("values", "text"),
    Column("unit", "text"),
    Column("added", "integer"),
    Column("why", "text"),
    Column("sources", "text"),
)
TOTAL = N_("Together")
NO_SUM = N_("no sum: {why}")


@dataclass(frozen=True, slots=True)
class Titled:
    """An answer with its title."""

    title: str
    answer: Answer


def write_answer(
    form: Form, place: Target, told: Titled, how: How, *, columns: str | None, width: int, color: bool
) -> None:
    """The answer in any form. Raises MisuseError for `columns` that are none."""
    match None if columns is not None else form.base:
        case Form.json:
            text_to(form, place, [to_indented(as_json(told.answer)) + "\n"])
        case Form.jsonl:
            text_to(form, place, (to_line(as_record(row)) + "\n" for row in told.answer.rows))
        case Form.table:
            text_to(form, place, [answer_table(told, width=width, color=color)])
        case _:
            grid = answer_grid(told.answer).picked(columns)
            write_grid(form, place, grid, how, title=told.title, width=width, color=color)


def as_json(answer: Answer) -> dict[str, Any]:
    """The whole answer as plain data."""
    return {
        "metric": answer.metric,
        "by": answer.by,
        "rows": [as_record(row) for row in answer.rows],
        "total": {name: value for name, value in as_record(answer.total).items() if name != "name"},
        "left_out": dict(sorted(answer.left_out.items())),
    }


def as_record(row: AnswerRow) -> dict[str, Any]:
    """A row as plain data. `added`: what the value is the sum of; without a value, what has no sum, and `why`."""
    return {
        "name": row.name,
        "value": row.value,
        "why": row.why,
        "added": [_item(item) for item in row.added],
        "beside": [{**_item(item), "reason": reason} for item, reason in row.beside],
    }


def _item(item: Item) -> dict[str, Any]:
    amount = item.amount
    return {
        "value": amount.value,
        "value_max": amount.value_max,
        "total": amount.total,
        "modifier": amount.modifier,
        "unit": item.counted or None,
        "place": item.place.name if item.place is not None else None,
        "period": {"start": item.column.start, "end": item.column.end},
        "sources": [
            {"path": one.path or None, "id": one.id or None, "span": list(one.span), "quote": one.quote}
            for one in item.sources
        ],
    }


def answer_grid(answer: Answer) -> Grid:
    """A row for each row of the answer, with its sources in one cell."""
    heads = {"name": _(HEADS[answer.by]), "value": _("Value"), "values": _("As told"), "unit": _("Unit")}
    heads |= {"added": _("Added up"), "why": _("Why no sum"), "sources": _("Sources")}
    return Grid(COLUMNS, [_row(row, answer) for row in answer.rows], heads)


def _row(row: AnswerRow, answer: Answer) -> Row:
    return (
        _name(row, answer.by),
        row.value,
        _values(row),
        _counted(row.added),
        len(row.added) if row.value is not None else None,
        _(WHY[row.why]) if row.why is not None else None,
        " · ".join(_source(source) for item in row.added for source in item.sources),
    )


def answer_table(told: Titled, *, width: int, color: bool) -> str:
    """The answer for a terminal of `width` columns: the table, the sum of all, and a footnote for each source."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from vnpartyextract.output.screen import Screen

    screen = Screen(width=width, color=color)
    screen.print(Text(plain(told.title), style="bold"), soft_wrap=True)
    screen.print()
    notes: list[str] = []
    grid = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    for head, right in (
        (_(HEADS[told.answer.by]), False),
        (_("Value"), True),
        (_("Unit"), False),
        (_("Sources"), False),
    ):
        grid.add_column(head, overflow="fold", justify="right" if right else "left", no_wrap=right)
    for row in told.answer.rows:
        cells = (_name(row, told.answer.by), _value(row), _counted(row.added), _noted(row, notes))
        grid.add_row(*(Text(plain(cell)) for cell in cells), style="red" if row.why == "contradict" else None)
    screen.print(grid)
    screen.print()
    for line in [*_sums(told.answer), "", *(f"[{place}] {note}" for place, note in enumerate(notes, 1))]:
        screen.print(Text(plain(line)), soft_wrap=True)
    return screen.text()


def _name(row: AnswerRow, by: By) -> str:
    return row.name or (_(TOTAL) if by == "total" else _("not known"))


def _value(row: AnswerRow) -> str:
    """The sum, or all values and why there is none."""
    if row.value is not None:
        return number(row.value) if len(row.added) != 1 else amount_text(row.added[0].amount)
    return _values(row)


def _values(row: AnswerRow) -> str:
    places = {item.place.key if item.place is not None else "" for item in row.added}
    contradicted = row.why == "contradict" and len(places) == 1
    between = " ≠ " if contradicted else "; " if row.why is not None else " + "
    return between.join(amount_text(item.amount) for item in row.added)


def _noted(row: AnswerRow, notes: list[str]) -> str:
    """Numbers of footnotes, which go to `notes`; behind them what is not added, and why there is no sum."""
    parts = []
    for item in row.added:
        for source in item.sources:
            notes.append(_source(source))
            parts.append(f"[{len(notes)}]")
    if row.why is not None:
        parts.append(_(NO_SUM).format(why=_(WHY[row.why])))
    parts += [f"({amount_text(item.amount)}: {_(BESIDE[reason])})" for item, reason in row.beside]
    return " ".join(parts)


def _sums(answer: Answer) -> list[str]:
    """All rows added up, or why they cannot be."""
    if len(answer.rows) < 2:
        return []
    total = answer.total
    if total.why is not None or total.value is None:
        return [f"{_(TOTAL)}: {_(NO_SUM).format(why=_(WHY[total.why or 'unknown_place']))}"]
    counted = len(total.added)
    figures = ngettext("{count} figure", "{count} figures", counted).format(count=counted)
    return [f"{_(TOTAL)}: {number(total.value)} ({figures})"]


def _counted(items: Sequence[Item]) -> str:
    return "; ".join(dict.fromkeys(item.counted for item in items if item.counted))


def _source(source: Source) -> str:
    start, end = source.span
    return f"{source.id or source.path} [{start}, {end}) «{source.quote}»"


NOTHING = N_("no fact is meant: ask for less, or see all that there is with query FACTS alone.")
LEFT_OUT = N_("left out: {reasons}.")
_REASONS = {
    "larger": N_("{count} about larger places"),
    "code": N_("{count} about places whose code is not known"),
    "group": N_("{count} in a group (choose with --group; '*' for all)"),
    "unit": N_("{count} in another unit (choose with --unit; '*' for all)"),
    "part": N_("{count} that are parts of a figure of the same place and time"),
}


def answer_notes(left_out: Mapping[str, int], *, found: bool = False) -> list[str]:
    """What is said beside an answer: that there is none, and what was left out though it was not said to be."""
    told = [] if found else [_(NOTHING)]
    reasons = [_(words).format(count=left_out[name]) for name, words in _REASONS.items() if left_out.get(name)]
    return [*told, _(LEFT_OUT).format(reasons=", ".join(reasons))] if reasons else told


def answer_title(label: str, status: str, *, period: str | None, place: str | None) -> str:
    """What was asked for: `Đảng viên mới kết nạp · huyện Lạc Thủy · 2023`."""
    aimed = f"{label} (mục tiêu)" if status == "target" else label
    return " · ".join(part for part in (aimed, place, period) if part)


FOUND = ("metric_label", "amount", "unit", "group", "subject", "period", "text", "source_path")


def found_grid(documents: Iterable[Mapping[str, Any]], labels: Mapping[str, str], columns: str | None) -> Grid:
    """A row for each fact of the documents. Raises MisuseError for `columns` that are none."""
    chosen = columns_asked(columns or ",".join(FOUND))
    rows = rows_of(chosen, labels)
    heads = {
        "metric_label": _("Figure"),
        "amount": _("Value"),
        "unit": _("Unit"),
        "group": _("Group"),
        "subject": _("Subject"),
        "period": _("Time"),
        "text": _("Text"),
        "source_path": _("Article"),
    }
    return Grid(chosen, [row for document in documents for row in rows(document)], heads)
