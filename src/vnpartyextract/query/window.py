"""A stretch of time that is asked for: `2023`, `2023-H1`, `2020..2025`, or as Vietnamese says it."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.periods import parse_date

NO_PERIOD = N_(
    "--period '{period}' cannot be read: write it as 2023, 2023-H1, 2023-Q2, 2023-05, 2023-05-19, as 2020..2025, or as "
    "'6 tháng đầu năm 2023'."
)
BACKWARDS = N_("--period '{period}' ends before it begins: write the earlier time first.")

_WRITTEN = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day, ISO 8601; None where open."""

    start: str | None
    end: str | None

    def holds(self, start: str | None, end: str | None) -> bool:
        """Whether a time from `start` to `end` lies inside, whole. One without a start is a state on its last day.

        What has no end, or no day at all, lies in no window that ends.
        """
        first, last = start or end, end
        if first is None or (last is None and self.end is not None):
            return False
        return (self.start is None or self.start <= first) and (self.end is None or (last or first) <= self.end)


def window_asked(written: str) -> Window:
    """What `--period` was given. Raises MisuseError."""
    first, dots, last = written.partition("..")
    start = _span(first, written).start if first.strip() or not dots else None
    end = _span(last, written).end if last.strip() else None
    if not dots:
        return _span(first, written)
    if start is None and end is None:
        raise MisuseError(_(NO_PERIOD).format(period=written))
    if start is not None and end is not None and start > end:
        raise MisuseError(_(BACKWARDS).format(period=written))
    return Window(start, end)


def _span(one: str, written: str) -> Window:
    found = _WRITTEN.fullmatch(one.strip())
    if found is None:
        told = parse_date(one)
        if told is None or told.start is None or told.end is None:
            raise MisuseError(_(NO_PERIOD).format(period=written))
        return Window(told.start.isoformat(), told.end.isoformat())
    year, half, quarter, month, day = (int(part) if part else None for part in found.groups())
    if half or quarter:
        months = 6 if half else 3
        first = ((half or quarter or 1) - 1) * months + 1
        last = first + months - 1
    else:
        first, last = (month, month) if month else (1, 12)
    try:
        start = date(year or 0, first, day or 1)
        end = start if day else date(year or 0, last, monthrange(year or 0, last)[1])
    except ValueError:
        raise MisuseError(_(NO_PERIOD).format(period=written)) from None
    return Window(start.isoformat(), end.isoformat())
