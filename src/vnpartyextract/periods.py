"""Calendar arithmetic: what a time expression says, what it leaves open, and the days that it means.

A `Moment` is a day, month or year of which some parts may be missing. A `Reading` is what a whole expression says.
Parts that the text does not tell are None until `fill` puts them in, and a filled reading remembers which they were, so
that the year of `ngày 31/7` never looks as if it had been read.
"""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from vnpartyextract.lunar import last_of_month, solar_day
from vnpartyextract.model import Period, PeriodType
from vnpartyextract.rules.dates import DateRule, DateRules, built_in_dates
from vnpartyextract.text import fold

NUMBER_WORDS = {
    "một": 1, "mốt": 1, "giêng": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12, "rằm": 15, "đầu": 1, "nhất": 1, "nửa": 0.5,
}  # fmt: skip
PARTS = {"¼": 0.25, "½": 0.5, "¾": 0.75}
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
UNITS = {"năm": "Y", "tháng": "M", "tuần": "W", "ngày": "D", "quý": "Q", "thập kỷ": "T", "thập niên": "T"}
YEARS_AWAY = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "rồi": -1, "sau": 1, "tới": 1}
WEEKDAYS = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tư": 2, "5": 3, "năm": 3, "6": 4, "sáu": 4, "7": 5, "bảy": 5,
            "bẩy": 5, "nhật": 6}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, month or year; None is a part that is not told, or one that is finer than the moment.

    A `lunar` one has month and day of the lunar calendar.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    lunar: bool = False

    def first(self) -> date | None:
        """Its first day; None while the year is unknown."""
        if self.year is None:
            return None
        if self.lunar:
            return solar_day(self.year, self.month or 1, self.day or 1)
        return date(self.year, self.month or 1, self.day or 1)

    def last(self) -> date | None:
        """Its last day; None while the year is unknown."""
        if self.year is None:
            return None
        if self.lunar:
            month = self.month or 12
            return self.first() if self.day else last_of_month(self.year, month)
        month = self.month or 12
        return date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def exists(self) -> bool:
        """Is there such a day? 29/2 without a year is one."""
        if self.year is not None and not 1 <= self.year <= 2199:
            return False
        if self.month is None:
            return self.day is None or 1 <= self.day <= 31
        if not 1 <= self.month <= 12:
            return False
        if self.lunar:
            return self.day is None or (1 <= self.day <= 30 and (self.year is None or self.first() is not None))
        return self.day is None or 1 <= self.day <= calendar.monthrange(self.year or 2000, self.month)[1]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one time expression says.

    `start` and `end` are its first and last moment; `to_now` means it runs on to the day of writing; `duration` is a
    number and a unit (`Y M W D`) with `more` smaller ones behind (`1 tháng 11 ngày`), and `past` tells that it runs
    back from the day of writing (`4 năm qua`). `relative` is a unit and a step (`("month", -1)`: tháng trước),
    `inferred` names the parts that were not read.
    """

    type: PeriodType
    start: Moment | None = None
    end: Moment | None = None
    to_now: bool = False
    duration: tuple[float, str] | None = None
    more: tuple[tuple[float, str], ...] = ()
    past: bool = False
    relative: tuple[str, int] | None = None
    inferred: tuple[str, ...] = ()

    @property
    def lacks_year(self) -> bool:
        moment = self.end or self.start
        return moment is not None and moment.year is None

    @property
    def lunar(self) -> bool:
        """Whether it is told by the lunar calendar."""
        return bool((self.start and self.start.lunar) or (self.end and self.end.lunar))

    @property
    def lacks_month(self) -> bool:
        moment = self.end or self.start
        return moment is not None and moment.month is None and moment.day is not None


def number(text: str | None) -> float | None:
    """`06` → 6, `mười lăm` → 15, `1,5` → 1.5, `iv` → 4; None for what is no number."""
    if not text:
        return None
    if text[-1] in PARTS:
        return float(text[:-1].strip() or 0) + PARTS[text[-1]]
    if text[0].isdigit():
        return float(text.replace(",", "."))
    if text in ROMAN:
        return ROMAN[text]
    total: float = 0
    for word in text.split():
        if word == "mươi":
            total *= 10
        elif word in NUMBER_WORDS:
            total += NUMBER_WORDS[word]
        elif word not in {"linh", "lẻ"}:
            return None
    return total


def read(rule: DateRule, match: "re.Match[str]") -> Reading | None:
    """The reading of a shape that `rule` matched; None if there is no such day."""
    groups = match.groupdict()
    if rule.relative is None:
        return read_groups(rule.type, groups)
    unit, step = rule.relative
    if "weekday" in unit:
        step = step * 7 + WEEKDAYS[groups.get("w") or "nhật"]
    elif unit in {"by", "next"}:
        unit, step = f"{unit} {UNITS[str(groups.get('u'))]}", step * int(number(groups.get("n")) or 1)
    return Reading(rule.type, relative=(unit, step))


def read_groups(kind: PeriodType, groups: Mapping[str, str | None]) -> Reading | None:
    """The reading of a matched shape, from its named groups (see patterns/shapes/dates.yaml); None if impossible."""
    get = groups.get
    if get("u") and get("part") is None:
        return _duration(get("n"), str(get("u")), past=bool(get("past")), more=_more(groups))
    shift = YEARS_AWAY.get(get("yw") or "")
    relative = None if shift is None else ("year of", shift)
    if get("decade"):
        first = int(str(get("decade")))
        first += 1900 if first < 100 else 0
        return Reading(kind, Moment(first), Moment(first + 9))
    if get("century"):
        last = int(number(get("century")) or 0) * 100
        return Reading(kind, Moment(last - 99), Moment(last)) if 100 <= last <= 2100 else None
    start, end = Moment(_year(get("y")), _int(get("m")), _int(get("d"))), _second(groups)
    if is_lunar(groups):
        start, end = lunar_moments(groups)
    elif get("q"):
        first, last = int(number(get("q")) or 0), int(number(get("q2") or get("q")) or 0)
        start, end = replace(start, month=3 * first - 2), Moment(end.year if end else start.year, 3 * last)
        if not (1 <= first <= 4 and 1 <= last <= 4) or (first > last and not (end and end.year != start.year)):
            return None
    elif get("season"):
        end = Moment((start.year or 0) + 1)
        if int(str(get("season"))) != (end.year or 0) % 100:
            return None
    elif get("part"):
        months = (number(get("n")) or 0) * (3 if get("quarters") else 1)
        # Half of the months and more are named without saying which: nửa đầu năm.
        count = 6 if months == 0.5 else int(months)
        if not 1 <= count <= 12:
            return None
        late = get("part") in {"cuối", "sau"}
        start, end = Moment(start.year, 13 - count if late else 1), Moment(start.year, 12 if late else count)
    both = _inherit(start, end)
    if both is None:
        return None
    return Reading(kind, both[0], both[1], to_now=bool(get("now")), relative=relative)


def is_lunar(groups: Mapping[str, str | None]) -> bool:
    """Whether the groups of a matched shape say that it is told by the lunar calendar."""
    return any(groups.get(name) for name in ("lunar", "spring", "full")) or any(
        groups.get(name) in ("giêng", "chạp") for name in ("m", "m0", "m2")
    )


def lunar_moments(groups: Mapping[str, str | None]) -> tuple[Moment, Moment | None]:
    """Both ends of a lunar shape. From the 20th on, days of Tết are of the last month of the year before."""

    def moment(day: str | None, month: str | None, year: int | None) -> Moment:
        if not groups.get("spring"):
            return Moment(year, _int(month), _int(day), lunar=True)
        before = (_int(day) or 0) >= 20
        return Moment(year - before if year else None, 12 if before else 1, _int(day), lunar=True)

    get = groups.get
    year = _year(get("y") or get("y2"))
    start = moment(get("d") or get("d0") or get("d1") or get("full"), get("m") or get("m0"), year)
    late = get("d2") or get("d3")
    return start, moment(late, get("m2"), year) if late else None


def fill(reading: Reading, *, year: int | None = None, month: int | None = None) -> Reading:
    """`reading` with its missing year or month put in, and named as inferred; a range may begin the year before."""
    end, start = reading.end, reading.start
    named = []
    if month is not None and reading.lacks_month and end is not None and start is not None:
        end = replace(end, month=month)
        start = start if start.month else replace(start, month=month)
        named.append("month")
    if year is not None and reading.lacks_year and start is not None:
        end = None if end is None else replace(end, year=year)
        start = start if start.year else replace(start, year=year - (end is not None and _after(start, end)))
        named.append("year")
    if any(moment is not None and not moment.exists() for moment in (start, end)):
        return reading
    return replace(reading, start=start, end=end, inferred=(*reading.inferred, *named))


def period(reading: Reading, today: date | None) -> Period:
    """The days that `reading` means, seen from `today` (the day of writing; None if unknown)."""
    if reading.duration is not None:
        more = (iso_duration(*part)[1:] for part in reading.more)
        return Period("duration", duration=iso_duration(*reading.duration) + "".join(more))
    if reading.relative is not None:
        if today is None:
            return Period(reading.type)
        if reading.relative[0] != "year of":
            return relative(reading, today)
        reading = fill(reading, year=today.year + reading.relative[1])
    start, end = reading.start, reading.end
    if (start and start.day and not start.month) or (end and end.day and not end.month):
        return Period(reading.type)
    last = today if reading.to_now else end.last() if end else None
    return Period(reading.type, start.first() if start else None, last, calendar="lunar" if reading.lunar else None)


def relative(reading: Reading, today: date) -> Period:
    """`("month", -1)` and the like as days, seen from `today`."""
    unit, step = reading.relative or ("", 0)
    if unit == "now":
        return Period(reading.type, None, today)
    if unit == "year to date":
        return Period(reading.type, date(today.year, 1, 1), today)
    if unit == "rest of year":
        return Period(reading.type, today, date(today.year, 12, 31))
    if unit == "next weekday":
        # The next such day, or today: an invitation says thứ hai, a report says thứ hai vừa rồi.
        unit, step = "day", (step - today.weekday()) % 7
    elif unit == "last weekday":
        unit, step = "day", -((today.weekday() - step - 1) % 7 + 1)
    elif unit == "weekday":
        unit, step = "day", step - today.weekday()
    elif unit.startswith("by "):
        unit, step = {"D": ("day", step), "W": ("day", 7 * step), "M": ("month", step), "Y": ("year", step)}[unit[3:]]
    if unit == "day":
        day = today + timedelta(step)
        return Period("day", day, day)
    if unit == "week":
        monday = today - timedelta(today.weekday()) + timedelta(7 * step)
        return Period("range", monday, monday + timedelta(6))
    if unit in {"next D", "next W"}:
        return Period("range", today + timedelta(1), today + timedelta(step * (7 if unit[-1] == "W" else 1)))
    count, unit = (step, {"next M": "month", "next Y": "year"}[unit]) if unit[:4] == "next" else (1, unit)
    step = 1 if count > 1 else step
    months = {"month": 1, "quarter": 3, "year": 12}.get(unit)
    if months is None:
        return Period(reading.type)
    index = (today.year * 12 + today.month - 1) // months * months + step * months
    last = index + months * count - 1
    return Period(reading.type, Moment(index // 12, index % 12 + 1).first(), Moment(last // 12, last % 12 + 1).last())


def back(amount: float, unit: str, today: date) -> date:
    """The day that lies `amount` units (`Y M W D`, also negative) before `today`."""
    if unit in "WD":
        return today - timedelta(round(amount * (7 if unit == "W" else 1)))
    index = today.year * 12 + today.month - 1 - round(amount * (12 if unit == "Y" else 1))
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(today.day, calendar.monthrange(year, month)[1]))


def iso_duration(amount: float, unit: str) -> str:
    """`(15, "Y")` → `P15Y`; half a year is told in months, half of anything else as a decimal."""
    if amount != int(amount) and unit == "Y" and amount * 12 == int(amount * 12):
        amount, unit = amount * 12, "M"
    return f"P{amount:g}{unit}"


def parse_date(text: str, reference: date | None = None) -> Period | None:
    """The days that one Vietnamese time expression means; None if `text` is none.

    `text` is the whole expression (`ngày 21 tháng 01 năm 2022`, `quý I/2024`, `3 ngày trước`). What it leaves open is
    taken from `reference`, the day of speaking; without one, start and end stay None.
    """
    folded = " ".join(fold(text).text.split()).strip(" .,;")
    rules = built_in_dates()
    leading, _, rest = folded.partition(" ")
    reading = _whole(folded, rules, led=False)
    if reading is None and rest and leading in rules.guards["leading"]:
        # The year itself is meant by cuối năm 2022 and trước 2020 alike.
        reading = _whole(rest, rules, led=True)
    if reading is None:
        return None
    if reading.past and reference is not None and reading.duration is not None:
        return past_period(reading, reference)
    if reference is not None and reading.relative is None:
        reading = fill(reading, year=reference.year, month=reference.month)
    return period(reading, reference)


def past_period(reading: Reading, today: date) -> Period:
    """`4 năm qua` as the days that run back from `today`."""
    amount, unit = reading.duration or (0, "D")
    return Period("range", back(amount, unit, today), today)


def _whole(text: str, rules: DateRules, *, led: bool) -> Reading | None:
    """The reading of a folded `text` that is one expression from end to end; `led`: after a word like `trước`."""
    first = re.split(r"\W", text, maxsplit=1)[0]
    key = "#" if first[:1].isdigit() else "t#" if re.fullmatch(r"t\d+", first) else first
    for table in (rules.by_start, rules.alone):
        for rule in (*table.get(key, ()), *table.get("*", ())):
            # By itself 1975 is a number, and so is 1-2: nothing around them says otherwise.
            if rule.guard == "year" and not led:
                continue
            if rule.guard == "slash" and key == "#" and not ("/" in text or " tháng " in text or led):
                continue
            match = rule.match(text, 0)
            if match and match.end() == len(text) and (reading := read(rule, match)) is not None:
                return reading
    return None


def _more(groups: Mapping[str, str | None]) -> tuple[tuple[float, str], ...] | None:
    """The smaller units behind the first; None where one is no smaller than the one before it."""
    parts = [(number(groups.get(f"n{at}")), groups.get(f"u{at}")) for at in ("2", "3")]
    found = tuple((value, UNITS[unit]) for value, unit in parts if value and unit)
    order = [UNITS[str(groups.get("u"))], *(unit for _, unit in found)]
    falls = all("YMWD".find(first) < "YMWD".find(second) for first, second in pairwise(order))
    return found if not found or falls else None


def _duration(
    amount: str | None, unit: str, *, past: bool, more: tuple[tuple[float, str], ...] | None
) -> Reading | None:
    value, code = number(amount), UNITS[unit]
    if not value or more is None:
        return None
    if code in "QT":
        value, code = (value * 3, "M") if code == "Q" else (value * 10, "Y")
    return Reading("duration", duration=(value, code), more=more, past=past)


def _second(groups: Mapping[str, str | None]) -> Moment | None:
    y, m, d = groups.get("y2"), groups.get("m2"), groups.get("d2")
    return Moment(_year(y), _int(m), _int(d)) if y or m or d else None


def _inherit(start: Moment, end: Moment | None) -> tuple[Moment, Moment] | None:
    """Both ends of a range, each with what the other tells: `ngày 15 và 16/5/2024`. None if one is no day."""
    if end is None:
        return (start, start) if start.exists() else None
    if start.day and not start.month:
        if start.day > (end.day or 0):
            return None
        start = replace(start, month=end.month)
    if end.year is None and start.year is not None:
        end = replace(end, year=start.year + _after(start, end))
    elif start.year is None and end.year is not None:
        start = replace(start, year=end.year - _after(start, end))
    if not (start.exists() and end.exists()):
        return None
    first, last = start.first(), end.last()
    if first and last and first > last:
        return None
    # Without a year only a span across New Year may run backwards, and days within one month never do.
    same_month = start.month == end.month and not start.year
    return None if same_month and (start.day or 0) > (end.day or 31) else (start, end)


def _after(start: Moment, end: Moment) -> bool:
    return (start.month or 1, start.day or 1) > (end.month or 12, end.day or 31)


def _int(text: str | None) -> int | None:
    value = number(text)
    return None if value is None else int(value)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    value = int(text)
    # Two digits are of the last hundred years as a reader of today counts them.
    return value + (1900 if value >= 50 else 2000) if len(text) == 2 else value
