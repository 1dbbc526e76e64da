"""Values in words, as readers of the language in use write them: for tables, never for machines.

In Vietnamese 1.052,5 and 17/2/2024, in English 1,052.5 and 2024-02-17, which nobody takes for another number or day.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from typing import Any

from vnpartyextract.messages import N_, _, in_use

_MODIFIERS = {
    "more_than": N_("more than {value}"),
    "nearly": N_("nearly {value}"),
    "about": N_("about {value}"),
    "less_than": N_("less than {value}"),
    "at_least": N_("at least {value}"),
    "at_most": N_("at most {value}"),
}
_QUARTERS = ("I", "II", "III", "IV")


def number(value: float) -> str:
    """With thousands in groups."""
    written = f"{value:,}"
    return written if in_use() == "en" else written.translate({ord(","): ".", ord("."): ","})


def large(value: float) -> str:
    """Millions and more in the words for them, where that says the same: `145,5 tỷ`."""
    for scale, message in ((1e9, N_("{value} billion")), (1e6, N_("{value} million"))):
        scaled = round(value / scale, 3)
        if abs(value) >= scale and scaled * scale == value:
            return _(message).format(value=number(int(scaled) if scaled.is_integer() else scaled))
    return number(value)


def amount(figure: Mapping[str, Any]) -> str:
    """The value of a figure with its modifier, its upper end and its whole."""
    value = large(figure["value"])
    if figure["value_max"] is not None:
        value += f"–{large(figure['value_max'])}"
    if figure["total"] is not None:
        value += f"/{number(figure['total'])}"
    modifier = _MODIFIERS.get(figure["modifier"] or "")
    return _(modifier).format(value=value) if modifier else value


def day(iso: str) -> str:
    """An ISO day."""
    if in_use() == "en":
        return iso
    written = date.fromisoformat(iso)
    return f"{written.day}/{written.month}/{written.year}"


def period(start: str | None, end: str | None, text: str = "") -> str:
    """A period of ISO days as people say it: `6 tháng đầu năm 2023`; `text` where it has neither end."""
    if start is None and end is None:
        return text
    if start is None:
        return _("until {day}").format(day=day(end or ""))
    if end is None:
        if start.endswith("-01-01"):
            return _("since {year}").format(year=start[:4])
        return _("since {day}").format(day=day(start))
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first == last:
        return day(start)
    whole_months = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    if first.year == last.year and whole_months:
        return _months(first.year, first.month, last.month)
    if whole_months and (first.month, last.month) == (1, 12):
        return f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month) and in_use() != "en":
        return f"{first.day}–{day(end)}"
    return f"{start[:4] if (first.month, first.day) == (1, 1) else day(start)}–{day(end)}"


def _months(year: int, first: int, last: int) -> str:
    """Whole months of a year."""
    count = last - first + 1
    if count == 12:
        return str(year)
    if count == 1:
        return _("{month} {year}").format(month=_(_MONTHS[first - 1]), year=year)
    if count == 3 and first % 3 == 1:
        return _("quarter {quarter} of {year}").format(quarter=_QUARTERS[first // 3], year=year)
    if first == 1:
        return _("first {count} months of {year}").format(count=count, year=year)
    if last == 12:
        return _("last {count} months of {year}").format(count=count, year=year)
    return _("{first} to {last} {year}").format(first=_(_MONTHS[first - 1]), last=_(_MONTHS[last - 1]), year=year)


def duration(iso: str) -> str:
    """An ISO duration: `P4Y` as `4 năm`."""
    units = {"Y": N_("{n} years"), "M": N_("{n} months"), "W": N_("{n} weeks"), "D": N_("{n} days")}
    told, digits = [], ""
    for char in iso.removeprefix("P"):
        if char in units and digits:
            told.append(_(units[char]).format(n=digits))
            digits = ""
        else:
            digits += char
    return " ".join(told) if told and not digits else iso


_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
