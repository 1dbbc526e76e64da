"""What `check` found, as a table for people and as JSON; and the rules that it knows."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vnpartyextract.check import SEVERITIES, Finding, Quote, Rule
from vnpartyextract.messages import N_, _, ngettext
from vnpartyextract.output.columns import Column
from vnpartyextract.output.grid import Grid, write_grid
from vnpartyextract.output.json_text import to_indented, to_line
from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen
from vnpartyextract.output.writers import Form, How, Target, text_to

COLUMNS = (
    *(Column(name, "text") for name in ("path", "severity", "rule", "message", "text")),
    Column("span_start", "integer"),
    Column("span_end", "integer"),
    Column("quotes", "text"),
)
_HEADS = {
    "path": N_("Article"),
    "severity": N_("Severity"),
    "rule": N_("Rule"),
    "message": N_("What does not add up"),
    "text": N_("Text"),
    "span_start": N_("From"),
    "span_end": N_("To"),
    "quotes": N_("Places"),
}
_SEVERITIES = {"error": N_("error"), "warning": N_("warning"), "note": N_("note")}
_STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}
_UNNAMED = N_("(standard input)")


def write_findings(
    form: Form,
    place: Target,
    findings: Sequence[Finding],
    how: How,
    *,
    articles: int,
    columns: str | None,
    width: int,
    color: bool,
) -> None:
    """What was found in so many `articles`, in any form. Raises MisuseError for `columns` that are none."""
    match None if columns is not None else form.base:
        case Form.json:
            text_to(form, place, [to_indented(findings_json(findings)) + "\n"])
        case Form.jsonl:
            text_to(form, place, (to_line(finding.as_json()) + "\n" for finding in findings))
        case Form.table:
            text_to(form, place, [findings_table(findings, articles, width=width, color=color)])
        case _:
            grid = findings_grid(findings).picked(columns)
            write_grid(form, place, grid, how, title=_(_HEADS["message"]), width=width, color=color)


def findings_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings as plain data, with how many there are of each severity."""
    return {"findings": [finding.as_json() for finding in findings], "counts": _counts(findings)}


def findings_grid(findings: Sequence[Finding]) -> Grid:
    """A row for each finding: its first place as article and span, all that it speaks of as `quotes`."""
    rows = [
        (
            finding.quotes[0].path,
            finding.severity,
            finding.rule,
            finding.message,
            finding.quotes[0].text,
            *finding.quotes[0].span,
            " · ".join(_quoted(quote, finding.quotes[0].path) for quote in finding.quotes),
        )
        for finding in findings
    ]
    return Grid(COLUMNS, rows, {name: _(head) for name, head in _HEADS.items()})


def speaking_of(findings: Iterable[Finding], documents: Iterable[Mapping[str, Any]]) -> tuple[Finding, ...]:
    """The findings that speak of a fact of the `documents`, which are cut down to what is meant."""
    meant = {(document["source"]["path"], tuple(fact["span"])) for document in documents for fact in document["facts"]}
    return tuple(one for one in findings if any((quote.path, tuple(quote.span)) in meant for quote in one.quotes))


def findings_table(findings: Sequence[Finding], articles: int, *, width: int, color: bool) -> str:
    """The findings under their articles, each with its quotes, and a line that counts them."""
    screen = Screen(width=width, color=color)
    for path, group in groupby(findings, key=lambda finding: finding.quotes[0].path):
        screen.print(Text(plain(path or _(_UNNAMED)), style="bold"), soft_wrap=True)
        for finding in group:
            line = Text(f"  {_(_SEVERITIES[finding.severity])} ", style=_STYLES[finding.severity])
            line.append(f"{finding.rule}: ", style="bold").append(plain(finding.message), style="default")
            screen.print(line, soft_wrap=True)
            quotes = " · ".join(_quoted(quote, path) for quote in finding.quotes)
            screen.print(Padding(Text(quotes, style="dim"), (0, 0, 0, 4)))
        screen.print()
    counts = _counts(findings)
    told = [_number(counts[severity], severity) for severity in SEVERITIES if counts[severity]]
    found = ", ".join(told) or _("nothing")
    counted = ngettext("{found} in {count} article", "{found} in {count} articles", articles)
    screen.print(counted.format(found=found, count=articles), soft_wrap=True)
    return screen.text()


def rules_json(rules: Sequence[Rule]) -> list[dict[str, Any]]:
    """The rules as plain data."""
    return [
        {"name": rule.name, "severity": rule.severity, "explanation": rule.explanation, "example": list(rule.example)}
        for rule in rules
    ]


def rules_table(rules: Sequence[Rule], *, width: int, color: bool) -> str:
    """Every rule with what it looks for and an example."""
    screen = Screen(width=width, color=color)
    grid = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    grid.add_column(_("Rule"), no_wrap=True)
    grid.add_column(_("Severity"))
    grid.add_column(_("Finds"), overflow="fold")
    for rule in rules:
        finds = Text(_(rule.explanation)).append(f"\n{example_line(rule)}", style="dim")
        grid.add_row(Text(rule.name), Text(_(_SEVERITIES[rule.severity]), style=_STYLES[rule.severity]), finds)
    screen.print(grid)
    return screen.text()


def example_line(rule: Rule) -> str:
    """The example on one line; where it takes several articles, with a bar between them."""
    return " | ".join(plain(article) for article in rule.example)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def _quoted(quote: Quote, path: str | None) -> str:
    elsewhere = f"{plain(quote.path or _(_UNNAMED))} " if quote.path != path else ""
    return f"{elsewhere}«{plain(quote.text)}» [{quote.span.start}, {quote.span.end})"


def _number(count: int, severity: str) -> str:
    match severity:
        case "error":
            return ngettext("{count} error", "{count} errors", count).format(count=count)
        case "warning":
            return ngettext("{count} warning", "{count} warnings", count).format(count=count)
        case _:
            return ngettext("{count} note", "{count} notes", count).format(count=count)
