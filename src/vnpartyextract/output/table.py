"""Facts as tables for people, in the language in use: for the eye alone, nothing reads them back."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import dropwhile
from typing import Any

from vnpartyextract.messages import _
from vnpartyextract.output.layout import Column, grid, wrapped
from vnpartyextract.output.plain import plain
from vnpartyextract.output.summary import name_of, summary
from vnpartyextract.output.words import amount, day, duration, period

Fact = dict[str, Any]
Row = tuple[str, ...]

_BOLD, _DIM, _PLAIN = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_INDENT = "    "
_STEP = "  "


def tables(
    documents: Iterable[dict[str, Any]], labels: Mapping[str, str], *, width: int, color: bool, whole: bool = True
) -> Iterator[str]:
    """Each document under its title and a line that sums it up, with a table for each kind of fact that it has.

    `labels` gives the Vietnamese name of a metric (its own name where it has none), `width` is in columns; not `whole`:
    only some facts were asked for, so that nothing is told of the rest.
    """
    for number, document in enumerate(documents):
        yield ("\n" if number else "") + table(document, labels, width=width, color=color, whole=whole)


def table(document: dict[str, Any], labels: Mapping[str, str], *, width: int, color: bool, whole: bool = True) -> str:
    """One document as text for a terminal of `width` columns, with or without colours."""

    def styled(line: str, style: str) -> str:
        return f"{style}{line}{_PLAIN}" if color and line else line

    source, facts = document["source"], document["facts"]
    name = _("standard input") if source["path"] == "-" else source["path"]
    published = day(source["published"]) if source["published"] else None
    about = " · ".join(plain(part) for part in (name, published) if part)
    title = source["title"] or ("" if about else _("(no title)"))
    lines = [styled(one, _BOLD) for one in wrapped(plain(title), width)]
    lines += [styled(about, _DIM)] if about else []
    lines += wrapped(plain(summary(facts)), width)
    for head, rows in _tables(facts, labels, width):
        lines += ["", styled(head, _BOLD), "─" * min(width, max(map(len, [head, *"\n".join(rows).split("\n")]))), *rows]
    left = "; ".join(plain(entry["text"]) for entry in document["numerals"]["left"])
    if left and whole:
        lines += ["", *wrapped(_("Numbers in no fact: {numbers}").format(numbers=left), width)]
    return "".join(f"{line}\n" for line in lines)


def _tables(facts: Sequence[Fact], labels: Mapping[str, str], width: int) -> Iterator[tuple[str, list[str]]]:
    """The heads and the lines of the table of each kind."""
    figures = [fact for fact in facts if fact["kind"] == "figure"]
    if figures:
        yield _figures(figures, labels, width)
    others = {
        "official": ((Column(_("Official"), 12), Column(_("Offices"), 20)), _official),
        "citation": (
            tuple(Column(head, 8) for head in (_("Document"), _("Number"), _("Term"), _("Date"), _("Issuer"))),
            _citation,
        ),
        "date": ((Column(_("Time expression"), 16), Column(_("Means"))), _date),
    }
    for kind, (columns, row) in others.items():
        rows = [tuple(map(plain, row(fact))) for fact in facts if fact["kind"] == kind]
        if rows:
            made = grid(columns, rows, width)
            if made is not None and not made.cut:
                yield made.head, made.rows
            else:  # a name a line, and under it the rest
                under = [_under(" · ".join(filter(None, row[1:])), width, _INDENT) for row in rows]
                yield (
                    columns[0].head,
                    [line for row, below in zip(rows, under, strict=True) for line in [row[0], *below]],
                )


def _figures(facts: Sequence[Fact], labels: Mapping[str, str], width: int) -> tuple[str, list[str]]:
    """A figure a line, with whose it is, or where that does not fit, under a line that says so for all that follow."""
    by_id = {fact["id"]: fact for fact in facts}
    name, value, unit = Column(_("Figure"), 16, worth=18), Column(_("Value"), right=True), Column(_("Unit"), 8)
    whose, time, quotation = Column(_("Of")), Column(_("Time")), Column(_("Quotation"), 10, spare=True)
    rows = [tuple(map(plain, _figure(fact, by_id, labels))) for fact in facts]
    below = [plain(fact.get("context") or "") for fact in facts]
    made = grid((name, value, unit, whose, time, quotation), rows, width)
    if made is not None and not made.cut:
        return made.head, _joined(made.rows, [_under(text, width, _INDENT) for text in below])
    inner = width - len(_STEP)
    short = [(*row[:3], *row[4:]) for row in rows]
    made = grid((name, value, unit, time, quotation), short, inner)
    if made is None:  # the time goes on a line of its own
        made = grid((name, value, unit), [row[:3] for row in rows], inner)
        below = [" · ".join(filter(None, (row[4], text))) for row, text in zip(rows, below, strict=True)]
    if made is None:
        return name.head, [line for row in rows for line in wrapped(" · ".join(filter(None, row[:5])), width)]
    lines = _joined(made.rows, [_under(text, inner, _INDENT) for text in below])
    told: list[str] = []
    for place, row in enumerate(rows):
        if place == 0 or row[3] != rows[place - 1][3]:
            told += wrapped(row[3] or _("(not told whose)"), width)
        told += [_STEP + line for line in lines[place].split("\n")]
    return _STEP + made.head, told


def _joined(lines: Sequence[str], below: Sequence[Sequence[str]]) -> list[str]:
    return ["\n".join([line, *under]) for line, under in zip(lines, below, strict=True)]


def _under(text: str, width: int, indent: str) -> list[str]:
    return wrapped(text, width, indent) if text else []


def _figure(fact: Fact, by_id: Mapping[str, Fact], labels: Mapping[str, str]) -> Row:
    name, unit = name_of(fact, by_id.get(fact["parent"] or ""), labels)
    if fact["status"] == "target":
        name = _("Target: {name}").format(name=name)
    when = fact["period"]
    return (
        f"└ {name}" if fact["parent"] else name,
        amount(fact),
        unit,
        fact["subject"] or "",
        period(when["start"], when["end"], when["text"]) if when else "",
        "" if fact.get("context") or _repeats(fact) else fact["text"],
    )


def _repeats(fact: Fact) -> bool:
    """Whether the quotation says no more than value and unit."""
    told = {*(fact["unit"] or "").lower().split(), *(fact["of"] or "").lower().split(), *amount(fact).split()}
    words = fact["text"].lower().replace("%", " % ").split()
    if fact["modifier"]:  # before the number: the value has it, too
        words = list(dropwhile(lambda word: not any(map(str.isdigit, word)), words))
    return all(word in told or any(map(str.isdigit, word)) for word in words)


def _official(fact: Fact) -> Row:
    return fact["name"], "; ".join(title["text"] for title in fact["titles"])


def _citation(fact: Fact) -> Row:
    issued = day(fact["date"]) if fact["date"] else ""
    return fact["type"], fact["number"], fact["term"] or "", issued, fact["issuer"] or ""


def _date(fact: Fact) -> Row:
    return fact["text"], duration(fact["duration"]) if fact["duration"] else period(fact["start"], fact["end"], "?")
