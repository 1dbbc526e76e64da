"""Explanations as a table for people; the article's words are made harmless, nothing reads the table back."""

from collections.abc import Iterator

from rich.table import Table
from rich.text import Text

from vnpartyextract.explain import Explained, Explanation, Source, Unread
from vnpartyextract.messages import _
from vnpartyextract.model import Span
from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen

Row = tuple[str, str, str]


def explained(explanation: Explanation, *, width: int, color: bool) -> str:
    """The explanation of one document as text for a terminal of `width` columns, with or without colours."""
    screen = Screen(width=width, color=color)
    if explanation.path is not None:
        screen.print(Text(plain(explanation.path), style="bold"), soft_wrap=True)
    if explanation.note is not None:
        screen.print(Text(explanation.note), soft_wrap=True)
    entries = [
        *((fact.span, list(_fact(fact))) for fact in explanation.facts),
        *((one.span, list(_unread(one))) for one in explanation.unread),
    ]
    grid = Table.grid(padding=(0, 2))
    for _column in range(3):
        grid.add_column(overflow="fold")
    for _span, rows in sorted(entries, key=lambda entry: entry[0]):
        for place, row in enumerate(rows):
            # As Text, not as strings: square brackets of an article are no markup.
            grid.add_row(*(Text(plain(cell)) for cell in row), style="bold" if place == 0 else None)
    if entries:
        screen.print(grid)
    return screen.text()


def _fact(fact: Explained) -> Iterator[Row]:
    yield fact.id, fact.says, _quoted(fact.text, fact.span)
    yield "", _("rule"), fact.rule
    cue = fact.cue
    yield "", _("why"), fact.how
    if cue is not None:
        told = _quoted(cue.words or "", cue.span)
        yield "", _("cue"), ", ".join(part for part in (told, cue.how) if part)
    for lost in fact.lost:
        far = "" if lost.distance is None else ", " + _("{far} words off").format(far=lost.distance)
        yield "", _("lost"), f"{lost.metric} ({lost.rule}) «{lost.words}»{far}: {lost.why}"
    if fact.hangs is not None:
        yield "", fact.hangs.how, f"{fact.hangs.says} {_quoted(fact.hangs.words or '', fact.hangs.span)}"
    if fact.kind == "figure":
        yield from _from(_("target"), fact.target)
        yield "", _("subject"), _source(fact.subject) if fact.subject is not None else _("the text gives none")
        if fact.place is not None:
            yield "", _("place"), _source(fact.place)
        yield "", _("period"), _source(fact.period) if fact.period is not None else _("the text gives none")


def _from(name: str, source: Source | None) -> Iterator[Row]:
    if source is not None:
        yield "", name, _source(source).removeprefix("target: ")


def _source(source: Source) -> str:
    words = "" if source.words is None else f", {_quoted(source.words, source.span)}"
    return f"{source.says}: {source.how}{words}"


def _unread(one: Unread) -> Iterator[Row]:
    yield "-", _("no fact"), _quoted(one.text, one.span)
    if one.rule is not None:
        yield "", _("rule"), one.rule
    yield "", _("why"), one.why


def _quoted(words: str, span: Span | None) -> str:
    place = "" if span is None else f" [{span.start}, {span.end})"
    return f"«{words}»{place}"
