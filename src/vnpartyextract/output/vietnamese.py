"""Values as Vietnamese readers write them: for tables, never for machines."""

from collections.abc import Mapping
from datetime import date
from typing import Any

MODIFIERS = {
    "more_than": "hơn ",
    "nearly": "gần ",
    "about": "khoảng ",
    "less_than": "dưới ",
    "at_least": "ít nhất ",
    "at_most": "nhiều nhất ",
}
_OPEN = "…"


def number(value: float) -> str:
    """Dots group thousands, the comma is the decimal sign."""
    return f"{value:,}".translate({ord(","): ".", ord("."): ","})


def amount(figure: Mapping[str, Any]) -> str:
    """The value of a figure with its modifier, its upper end and its whole, and whether it is aimed at."""
    value = MODIFIERS.get(figure["modifier"], "") + number(figure["value"])
    if figure["value_max"] is not None:
        value += f" - {number(figure['value_max'])}"
    if figure["total"] is not None:
        value += f"/{number(figure['total'])}"
    return value + (" (mục tiêu)" if figure["status"] == "target" else "")


def days(start: str | None, end: str | None) -> str:
    """A period of ISO days in few words: whole years as years, one day as a day."""
    if start and end and start.endswith("-01-01") and end.endswith("-12-31"):
        years = (start[:4], end[:4])
        return years[0] if years[0] == years[1] else " - ".join(years)
    return end_of(start) if start == end else f"{end_of(start)} - {end_of(end)}"


def end_of(bound: str | None) -> str:
    """One end of a period, `…` where it is open."""
    return day(bound) if bound else _OPEN


def day(iso: str) -> str:
    """`2024-02-17` as 17/2/2024."""
    written = date.fromisoformat(iso)
    return f"{written.day}/{written.month}/{written.year}"


def decimals(value: float) -> str:
    """Digits as they are, with a comma as decimal sign: 5458, 101,72."""
    return str(value).replace(".", ",")


def wide_day(iso: str) -> str:
    """`2024-02-17` as 17/02/2024, as spreadsheets show days."""
    return "/".join(reversed(iso.split("-")))
