"""Which column a figure belongs to: its period by its days, whatever the article calls them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Literal

Length = Literal["year", "half", "quarter", "month", "day", "range"]
_MONTHS: dict[int, Length] = {1: "month", 3: "quarter", 6: "half", 12: "year"}
_QUARTERS = ("I", "II", "III", "IV")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Column:
    """A period by its first and last day, both ISO 8601; None where open. Both None: the period is not known."""

    start: str | None
    end: str | None

    @property
    def known(self) -> bool:
        return self.start is not None or self.end is not None

    @property
    def length(self) -> Length:
        """What kind of period it is: only those of one kind can be compared, or joined by a line."""
        months = self._whole_months()
        if months is None:
            return "day" if self.start is not None and self.start == self.end else "range"
        first, count = months
        return _MONTHS[count] if count in _MONTHS and (first - 1) % count == 0 else "range"

    @property
    def label(self) -> str:
        """In few Vietnamese words: `2023`, `6 tháng đầu 2023`, `quý I/2024`, `đến 31/3/2021`; `không rõ`."""
        if self.start is None or self.end is None:
            return self._open()
        months = self._whole_months()
        if months is None:
            return self._days(date.fromisoformat(self.start), date.fromisoformat(self.end))
        first, count = months
        year, last = int(self.start[:4]), int(self.end[:4])
        if count % 12 == 0 and first == 1:
            return str(year) if year == last else f"{year}–{last}"
        if year != last:
            return f"{first}/{year}–{int(self.end[5:7])}/{last}"
        if count == 1:
            return f"tháng {first}/{year}"
        if self.length == "quarter":
            return f"quý {_QUARTERS[first // 3]}/{year}"
        if first == 1:
            return f"{count} tháng đầu {year}" if count == 6 else f"{count} tháng {year}"
        if first == 7 and count == 6:
            return f"6 tháng cuối {year}"
        return f"tháng {first}–{first + count - 1}/{year}"

    def _open(self) -> str:
        if self.end is not None:
            return f"đến {_written(date.fromisoformat(self.end))}"
        return f"từ {_written(date.fromisoformat(self.start))}" if self.start is not None else "không rõ"

    def _whole_months(self) -> tuple[int, int] | None:
        """The first month and the number of months, where both ends are whole ones."""
        if self.start is None or self.end is None or self.end < self.start:
            return None
        first, last = date.fromisoformat(self.start), date.fromisoformat(self.end)
        last_of_month = last == date.max or (last + _DAY).day == 1
        if first.day != 1 or not last_of_month:
            return None
        return first.month, (last.year - first.year) * 12 + last.month - first.month + 1

    @staticmethod
    def _days(first: date, last: date) -> str:
        if first == last:
            return _written(first)
        if first.year != last.year:
            return f"{_written(first)}–{_written(last)}"
        return f"{first.day}/{first.month}–{_written(last)}"


def column_of(period: Mapping[str, Any] | None) -> Column:
    """The column of a figure's `period`; None, or one without days (`hiện`), is not known."""
    return Column(period["start"], period["end"]) if period is not None else Column(None, None)


def in_time_order(column: Column) -> tuple[bool, str, str]:
    """A sort key: by the last day, of those that end together the shortest first; what is not known last.

    So quarters stand before the half they end, and Quý IV before its year; what has no end comes after what has one.
    """
    latest = "9999-99-99"
    start = column.start or "0000-00-00"
    backwards = start.translate(str.maketrans("0123456789", "9876543210"))
    return not column.known, column.end or latest, backwards


def _written(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
