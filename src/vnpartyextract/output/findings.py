"""What `check` found, as a table for people and as JSON; and the rules that it knows."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from vnpartyextract.check import SEVERITIES, Finding, Quote, Rule
from vnpartyextract.output.plain import plain
from vnpartyextract.output.screen import Screen

_STYLES = {"error": "bold red", "warning": "yellow", "note": "dim"}
_UNNAMED = "(standard input)"


def findings_json(findings: Sequence[Finding]) -> dict[str, Any]:
    """The findings as plain data, with how many there are of each severity."""
    return {"findings": [finding.as_json() for finding in findings], "counts": _counts(findings)}


def findings_table(findings: Sequence[Finding], articles: int, *, width: int, color: bool) -> str:
    """The findings under their articles, each with its quotes, and a line that counts them."""
    screen = Screen(width=width, color=color)
    for path, group in groupby(findings, key=lambda finding: finding.quotes[0].path):
        screen.print(Text(plain(path or _UNNAMED), style="bold"), soft_wrap=True)
        for finding in group:
            line = Text(f"  {finding.severity} ", style=_STYLES[finding.severity])
            line.append(f"{finding.rule}: ", style="bold").append(plain(finding.message), style="default")
            screen.print(line, soft_wrap=True)
            quotes = " · ".join(_quoted(quote, path) for quote in finding.quotes)
            screen.print(Padding(Text(quotes, style="dim"), (0, 0, 0, 4)))
        screen.print()
    counts = _counts(findings)
    told = [_number(counts[severity], severity) for severity in SEVERITIES if counts[severity]]
    screen.print(f"{', '.join(told) or 'nothing'} in {_number(articles, 'article')}", soft_wrap=True)
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
    grid.add_column("Rule", no_wrap=True)
    grid.add_column("Severity")
    grid.add_column("Finds", overflow="fold")
    for rule in rules:
        finds = Text(rule.explanation).append(f"\n{example_line(rule)}", style="dim")
        grid.add_row(Text(rule.name), Text(rule.severity, style=_STYLES[rule.severity]), finds)
    screen.print(grid)
    return screen.text()


def example_line(rule: Rule) -> str:
    """The example on one line; where it takes several articles, with a bar between them."""
    return " | ".join(plain(article) for article in rule.example)


def _counts(findings: Sequence[Finding]) -> dict[str, int]:
    counted = Counter(finding.severity for finding in findings)
    return {severity: counted[severity] for severity in SEVERITIES}


def _quoted(quote: Quote, path: str | None) -> str:
    elsewhere = f"{plain(quote.path or _UNNAMED)} " if quote.path != path else ""
    return f"{elsewhere}«{plain(quote.text)}» [{quote.span.start}, {quote.span.end})"


def _number(count: int, name: str) -> str:
    return f"{count} {name}" + ("" if count == 1 else "s")
