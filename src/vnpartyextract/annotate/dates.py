"""Folded text → mentions of time, each with what was read and what was inferred.

Digits and a few words (`năm`, `nay`) let the search look closer: from the leftmost word there that may begin an
expression, every rule for that word is tried, and the longest that its surroundings allow is taken.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vnpartyextract.annotate.date_context import allowed, listed
from vnpartyextract.model import Period, PeriodType
from vnpartyextract.periods import Moment, Reading, fill, past_period, period, read
from vnpartyextract.rules.dates import DateRule, DateRules, compile_dates, load_date_rules

__all__ = [
    "DateMention",
    "DateRules",
    "compile_dates",
    "figure_period",
    "find_dates",
    "load_date_rules",
    "resolve_dates",
]

# How far left of a digit an expression may begin: từ đầu nhiệm kỳ (2015.
WORDS_LEFT = 6
# A list's next member stands no further off; further off, the member between was taken by a citation.
LIST_GAP = 4
# How many mentions of a sentence are asked for the year: a page of nothing but dates must not take for ever.
LOOK_BACK = 12
# How far from the top a headline may stand: it is the first line, or the second below the name of a section.
HEADLINE = 250
LINES = re.compile(r"\n+")
BREAK = re.compile(r"[.!?](?=\s)|\n+")
HALF = re.compile(r"nửa\D+")
WORD = re.compile(r"\w+")
CLAUSE_END = re.compile(r"[.,;:\n]")
# Articles on the web speak of no earlier year as their own.
FIRST_YEAR = 1996


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression: `start` and `end` in the folded text, the rule that found it, and what it says.

    `numeral` is False for expressions in words alone (`hôm qua`), which date figures but are no facts. `joined` tells
    that it continues the list of the mention before, `yearly` that it comes every year, `ahead` that words before it
    look to the future, `opens` that it begins a sentence, `since_new_year` that it runs from the beginning of a year,
    `headline` that it stands in the headline. `sentence` counts the sentence ends before it, so that mentions of one
    sentence share a number.
    """

    start: int
    end: int
    rule: str
    reading: Reading
    numeral: bool = True
    joined: bool = False
    yearly: bool = False
    ahead: bool = False
    opens: bool = False
    since_new_year: bool = False
    headline: bool = False
    sentence: int = 0

    @property
    def type(self) -> PeriodType:
        return self.reading.type


def find_dates(text: str, rules: DateRules) -> list[DateMention]:
    """Every time expression of `text` (folded, lower case), in order, none overlapping another."""
    found: list[DateMention] = []
    end, sentence, seen = 0, 0, 0
    yearly = tuple(f" {words}" for words in rules.guards["yearly"])
    for trigger in rules.trigger.finditer(text):
        if trigger.start() < end:
            continue
        last = found[-1] if found else None
        best = _look(text, trigger.start(), trigger.end(), end, last, rules)
        if best is None:
            continue
        start, end, rule, reading = best
        reading = _by_lunar(text, start, reading, rules)
        sentence += sum(1 for _ in BREAK.finditer(text, seen, start))
        found.append(
            DateMention(
                start,
                end,
                rule.id,
                reading,
                numeral=rule.numeral and not HALF.fullmatch(text, start, end),
                joined=last is not None and listed(text, last.end, start),
                yearly=reading.lacks_year and text[end : end + 10].startswith(yearly),
                ahead=reading.lacks_year and _ahead(text, start, rules),
                opens=BREAK.search(text, max(0, start - 8), start) is not None or start < 8,
                since_new_year=text.startswith("từ đầu năm", start),
                headline=_in_headline(text, start),
                sentence=sentence,
            )
        )
        seen = start
    return found


def resolve_dates(mentions: Sequence[DateMention], *, published: date | None) -> list[tuple[DateMention, Period]]:
    """Each mention with the days that it means, in the same order.

    A missing year comes from the right in a list, else from a day or a year told earlier in the sentence, else from
    `published` (the nearest past, unless the words look ahead), else from the year that the text speaks of; else start
    and end stay None. The reading that is given back names the parts that were inferred.
    """
    spoken = published.year if published else _spoken_year(mentions)
    known = list(mentions)
    for index in range(len(known) - 2, -1, -1):
        here, right = known[index], known[index + 1]
        moment = right.reading.start
        joined = right.joined and right.start - here.end <= LIST_GAP and not right.reading.to_now
        if joined and moment and moment.month and here.reading.start:
            known[index] = replace(here, reading=fill(here.reading, year=moment.year, month=moment.month))
    parts = (mention.reading for mention in known if mention.rule in {"months-of-year", "months-in-year"})
    whole = sorted((part for part in parts if part.end and part.start and part.start.month == 1), key=_latest)
    so_far = {part.end.month: part for part in whole if part.end}
    resolved: list[tuple[DateMention, Period]] = []
    for index, mention in enumerate(known):
        reading = mention.reading
        amount = reading.duration
        if amount and amount[1] == "M" and int(amount[0]) in so_far:
            # «Trong 9 tháng» of an article about the first nine months means those.
            reading = replace(so_far[int(amount[0])], inferred=("start", "end"))
        if reading.lacks_month and reading.start and reading.start.day and published:
            earlier = published if reading.start.day <= published.day else published.replace(day=1) - timedelta(1)
            reading = fill(reading, year=earlier.year, month=earlier.month)
        if reading.lacks_year and reading.relative is None and not mention.yearly:
            year = _told_before(known, index)
            if year is None and published is not None:
                year = _nearest(reading, published, ahead=mention.ahead)
            reading = fill(reading, year=spoken if year is None else year)
        if published is None and spoken is not None and not mention.yearly:
            reading = _in_year(reading, spoken)
        mention = replace(mention, reading=reading)
        known[index] = mention
        resolved.append((mention, _forward(period(reading, published))))
    return resolved


def _forward(told: Period) -> Period:
    """No time ends before it begins: `từ năm 2023 đến nay` in an article of 2022 has no end that could be trusted."""
    return replace(told, end=None) if told.start and told.end and told.end < told.start else told


def _latest(reading: Reading) -> int:
    """For sorting: a part of a year that is not told is this year's, and so the latest."""
    return reading.end.year or 9999 if reading.end else 0


def _in_year(reading: Reading, year: int) -> Reading:
    """`từ đầu năm đến nay`, `6 tháng đầu năm nay` in an article without a dateline: of the year that it speaks of."""
    unit, step = reading.relative or ("", 0)
    if unit == "year to date":
        return replace(reading, start=Moment(year), to_now=True, relative=None, inferred=("year",))
    return fill(replace(reading, relative=None), year=year + step) if unit == "year of" else reading


def figure_period(mention: DateMention, told: Period, *, published: date | None) -> Period | None:
    """The time that a figure beside `mention` belongs to; None if the mention sets none (`15 năm`, `90 ngày`)."""
    if told.type == "duration":
        return past_period(mention.reading, published) if mention.reading.past and published else None
    return told if told.start or told.end or mention.rule == "word-now" else None


def _look(
    text: str, at: int, stop: int, floor: int, last: DateMention | None, rules: DateRules
) -> tuple[int, int, DateRule, Reading] | None:
    """The best expression that covers `at` to `stop` and begins no earlier than `floor`."""
    if text[at].isdigit():
        before = text[at - 1] if at else " "
        if before == "t" and not text[at - 2 : at - 1].isalnum():
            return _best(text, at - 1, stop, "t#", last, rules)
        if before.isalnum() or (before in ".,/:-" and text[at - 2 : at - 1].isdigit()):
            return None
    elif at and text[at - 1].isalnum():
        return None
    for start in _starts(text, at, floor):
        key = "#" if text[start].isdigit() else WORD.match(text, start)
        name = key if isinstance(key, str) else key.group() if key else ""
        if name in rules.by_start and (best := _best(text, start, stop, name, last, rules)):
            return best
    return None


def _starts(text: str, at: int, floor: int) -> list[int]:
    """Where the words left of `at` begin, leftmost first, as far as no punctuation stands between."""
    starts = [at]
    here = at
    for _ in range(WORDS_LEFT):
        if here - 1 < floor or text[here - 1] not in " (":
            break
        gap = here - 2 if text[here - 1] == "(" and text[here - 2 : here - 1] == " " else here - 1
        word = gap
        while word > floor and text[word - 1].isalnum():
            word -= 1
        if word == gap or (text[word - 2 : word - 1].isdigit() and text[word - 1] in ".,/:-" and text[word].isdigit()):
            break  # in `7:30 ngày 5/3` nothing begins at 30
        starts.append(word)
        here = word
    return starts[::-1]


def _best(
    text: str, start: int, stop: int, key: str, last: DateMention | None, rules: DateRules
) -> tuple[int, int, DateRule, Reading] | None:
    best: tuple[int, int, DateRule, Reading] | None = None
    before = last.type if last and last.numeral and listed(text, last.end, start) else None
    for rule in rules.by_start.get(key, ()):
        match = rule.match(text, start)
        if match is None or match.end() < stop or (best and match.end() <= best[1]):
            continue
        reading = read(rule, match)
        if reading is None or not _neighbours(match, reading) or not allowed(rule, text, match, before, rules):
            continue
        best = start, match.end(), rule, reading
    return best


def _neighbours(match: "re.Match[str]", reading: Reading) -> bool:
    """`ngày 15 và 16/5` is a range; `năm 2018 và 2020` are two mentions."""
    start, end = reading.start, reading.end
    if not match.groupdict().get("and") or start is None or end is None:
        return True
    if start.day and end.day:
        return (start.month, start.day + 1) == (end.month, end.day)
    if start.month and end.month:
        return start.month + (5 if match.groupdict().get("q2") else 1) == end.month
    return start.year is not None and start.year + 1 == end.year


def _by_lunar(text: str, start: int, reading: Reading, rules: DateRules) -> Reading:
    """Giỗ Tổ Hùng Vương 10/3: a day that everybody knows by the lunar calendar."""
    if reading.type != "day" or not reading.lacks_year or not reading.start or not reading.start.month:
        return reading
    clause = CLAUSE_END.split(text[max(0, start - 60) : start])[-1]
    if not any(words in clause for words in rules.guards["lunar"]):
        return reading
    moment = replace(reading.start, lunar=True)
    return replace(reading, start=moment, end=moment) if moment.exists() else reading


def _in_headline(text: str, start: int) -> bool:
    if start > HEADLINE or len(LINES.findall(text, 0, start)) > 1:
        return False
    stop = text.find("\n", start)
    return stop != -1 and text[stop - 1] not in ".:;"


def _ahead(text: str, start: int, rules: DateRules) -> bool:
    left = text[max(0, start - 60) : start]
    ends = [match.end() for match in BREAK.finditer(left)]
    clause = f" {' '.join(WORD.findall(left[ends[-1] if ends else 0 :]))} "
    return any(f" {word} " in clause for word in rules.guards["ahead"])


def _told_before(known: Sequence[DateMention], index: int) -> int | None:
    """The year that the sentence told before: by a day with its year, or by a year that opens the sentence."""
    mention = known[index]
    if mention.reading.type not in {"day", "range", "month"}:
        return None
    for earlier in reversed(known[max(0, index - LOOK_BACK) : index]):
        if earlier.sentence != mention.sentence:
            return None
        moment = earlier.reading.end
        if moment is None or moment.year is None or "year" in earlier.reading.inferred:
            continue
        beside = earlier is known[index - 1] and mention.start - earlier.end <= 2  # hội nghị năm 2018 ngày 25-6
        if earlier.type == "day" or (earlier.type == "year" and (earlier.opens or beside)):
            return moment.year
    return None


def _nearest(reading: Reading, published: date, *, ahead: bool) -> int:
    """The year of `published`, or the one before where this year's would lie too far ahead."""
    first = fill(reading, year=published.year).start
    begin = first.first() if first else None
    if begin is None:  # there is no 30th of the last month in every lunar year
        return published.year - reading.lunar
    if begin <= published:
        return published.year
    wait = (begin - published).days
    near = 183 if ahead or reading.type in {"range", "quarter"} else 31
    return published.year if wait <= near else published.year - 1


def _spoken_year(mentions: Sequence[DateMention]) -> int | None:
    """The year that an article without a dateline speaks of.

    It is the latest of its days, months and parts of a year, and of `từ đầu năm 2023 đến nay`, if these are of one year
    or two in a row; else the headline's; else the one that is named again and again, and no other. A bare year told
    once further down tells nothing, nor does one where a day of the first weeks is told: a report of 2016 is mostly
    printed in 2017.
    """
    years: list[int] = []
    headline: list[int] = []
    bare: list[int] = []
    early = False
    for mention in mentions:
        reading = mention.reading
        early = early or (reading.lacks_year and mention.type in {"day", "month"} and _in_first_weeks(reading))
        moment = reading.start if reading.to_now else reading.end
        if not mention.numeral or moment is None or moment.year is None or mention.ahead or moment.year < FIRST_YEAR:
            continue
        from_january = mention.rule == "year-to-now" and mention.since_new_year
        if from_january or (moment.month is not None and not reading.to_now):
            years.append(moment.year)
        elif mention.type == "year":
            (headline if mention.headline else bare).append(moment.year)
    if years and max(years) - min(years) > 1:
        return None
    if years or headline:
        return max(years or headline)
    return bare[0] if len(bare) > 1 and len(set(bare)) == 1 and not early else None


def _in_first_weeks(reading: Reading) -> bool:
    return reading.start is not None and reading.start.month in (1, 2)
