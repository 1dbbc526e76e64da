"""The dateline: a line at the head or the foot of an article that tells when it appeared, and nothing else."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from vnpartyextract.model import Span
from vnpartyextract.read.words import HeadWords
from vnpartyextract.text import Folded

LONGEST = 160  # characters of a dateline
HEAD_LINES = 6
FOOT_LINES = 5
_LOOK_BACK = 60  # lines from the end in which a list of other articles may begin

_OPENING = 60  # characters in which a day before the first sentence stands
# An agency in brackets, perhaps, and nothing else before that day; behind it a dash, or for an ISO day a space.
_BEFORE = re.compile(r"[^\w(]*(?:\([^()\d]{2,20}\))?[^\w(]*")
_BEHIND = re.compile(r" ?(?:\([^()\d]{2,20}\) ?)?[-|:] ?[^\W\d_]")
_BEHIND_ISO = re.compile(r"(?:[t ]\d\d:\d\d\S*)? ?[-|:]? ?[^\W\d_]")
_SIGNED = re.compile(r"[^\d.;:?!|]{4,80}[,(-] ?(?:ngày )?")
_FOLDED = 400  # characters of a line that are looked at


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: where it stands, and its folded copy (of at most its first 400 characters)."""

    span: Span
    folded: Folded

    @property
    def size(self) -> int:
        """Its characters, as far as they are looked at."""
        return len(self.folded.text)

    def locate(self, start: int, end: int) -> Span:
        """Where a range of the folded copy stands in the document."""
        return self.folded.span(start, end)


@dataclass(frozen=True, slots=True)
class Dateline:
    day: date
    span: Span


def head_lines(folded: Folded, limit: int) -> list[Line]:
    """The first `limit` lines of a text that are not blank; `folded` is its folded copy."""
    return _take(_lines(folded), limit)


def foot_lines(folded: Folded, words: HeadWords, limit: int = FOOT_LINES) -> list[Line]:
    """The last lines of the article in their order, without the titles of other articles that follow it."""
    last = _take(_lines_backwards(folded), _LOOK_BACK)
    for place in range(len(last) - 1, -1, -1):
        if ends_article(last[place], words):
            last = last[place + 1 :]
            break
    return last[:limit][::-1]


def ends_article(line: Line, words: HeadWords) -> bool:
    """Whether only the titles and dates of other articles follow: Tin liên quan, Các tin khác."""
    return line.folded.text.strip(" .:>»-|*") in words.ends


def read_dateline(line: Line, words: HeadWords) -> Dateline | None:
    """The day that a line tells, if the line is a dateline: a date, a time, a weekday, labels, a byline, no more."""
    text = line.folded.text
    if line.size > LONGEST or not any(char.isdigit() for char in text):
        return None
    shapes = _shapes(words)
    found: list[tuple[date, re.Match[str]]] = []
    rest = text
    for shape, order in shapes.dates:
        for match in shape.finditer(rest):
            day = _day(match, order, words)
            if day is None:
                return None
            found.append((day, match))
        rest = shape.sub(_blank, rest)
    if not found:
        return None
    found.sort(key=lambda each: each[1].start())
    if len(found) > 1:
        found = _put_up(found, text, words)
    undated = rest
    rest = shapes.clock.sub(_blank, rest)
    told = rest != undated
    if not _nothing_else(rest, line.folded.cased, told, len(found), words) and not _barred(rest, line, found, words):
        return None
    first, last = sorted(match.span() for _, match in found[:2]) if len(found) > 1 else ((0, 0), (0, 0))
    if len(found) > 1 and text[first[1] : last[0]].strip() in {"-", "đến"}:
        return None
    day, match = found[0]
    return Dateline(day, line.locate(match.start(), match.end()))


def _put_up(found: list[tuple[date, re.Match[str]]], text: str, words: HeadWords) -> list[tuple[date, re.Match[str]]]:
    """The dates with those of changes last: `Cập nhật: 20/02/2024 - Đăng: 17/02/2024`."""
    labels = [
        text[end : match.start()] for (_, match), end in zip(found, [0, *(m.end() for _, m in found)], strict=False)
    ]
    changes = [any(re.search(rf"\b{re.escape(word)}\b", label) for word in words.changes) for label in labels]
    return sorted(found, key=lambda each: changes[found.index(each)])


def read_opening(line: Line, words: HeadWords) -> Dateline | None:
    """The day in front of the first sentence: `2024-02-17 Năm 2023, …`, `(TTXVN) 17/2/2024 - Năm 2023, …`."""
    text = line.folded.text
    for shape, order in _shapes(words).dates:
        match = shape.search(text, 0, _OPENING)
        if match is None:
            continue
        behind = _BEHIND_ISO if order[0] > order[2] else _BEHIND
        if _BEFORE.fullmatch(text, 0, match.start()) and behind.match(text, match.end()):
            day = _day(match, order, words)
            return Dateline(day, line.locate(match.start(), match.end())) if day else None
    return None


def read_signature(line: Line, words: HeadWords) -> Dateline | None:
    """The day behind an office at the foot: `Phòng Công tác xã hội, 29/5/2020`."""
    text = line.folded.text
    if line.size > LONGEST or not any(_begins(text, office) for office in words.offices):
        return None
    for shape, order in _shapes(words).dates:
        match = shape.search(text)
        if match and _SIGNED.fullmatch(text, 0, match.start()) and not text[match.end() :].strip(" .)"):
            day = _day(match, order, words)
            return Dateline(day, line.locate(match.start(), match.end())) if day else None
    return None


def _begins(text: str, phrase: str) -> bool:
    return text.startswith(phrase) and not text[len(phrase) : len(phrase) + 1].isalnum()


def _barred(rest: str, line: Line, found: Sequence[tuple[date, re.Match[str]]], words: HeadWords) -> bool:
    """`31/07/2024 | 06:30 | Đảng với cuộc sống`: a date alone between bars, and beside it a section's name."""
    place = found[0][1].start()
    start, end = rest.rfind("|", 0, place) + 1, rest.find("|", place)
    end = len(rest) if end < 0 else end
    beside = rest[:start] + rest[end:]
    if "|" not in rest or any(char.isdigit() for char in beside) or len(beside.split()) > 10:
        return False
    return _nothing_else(rest[start:end], line.folded.cased[start:end], True, len(found), words)


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Forms of dates, each with the order in which its groups tell day, month and year; and all there is of clocks."""

    dates: tuple[tuple[re.Pattern[str], tuple[int, int, int]], ...]
    clock: re.Pattern[str]
    words: re.Pattern[str]


@cache
def _shapes(words: HeadWords) -> _Shapes:
    month = rf"(?:tháng\s+|th\.?\s?)(\d{{1,2}}|{_any_of(words.months)})"
    year = r"((?:19|20)\d\d)(?!\d)"
    lead = r"(?:\bngày\s+)?(?:\bm[ồù]ng\s+)?"
    return _Shapes(
        dates=(
            (re.compile(rf"{lead}(?<!\d)(\d{{1,2}})\s*{month}(?:\s*,\s*(?:năm\s+)?|\s+năm\s+){year}"), (1, 2, 3)),
            (re.compile(rf"{lead}(?<!\d)(\d{{1,2}})\s*{month}(?<!năm)\s+{year}"), (1, 2, 3)),
            (re.compile(rf"\b{month}\s+(\d{{1,2}})\s*,\s*{year}"), (2, 1, 3)),
            (re.compile(rf"{lead}(?<![\d/])(?<!\d\.)(\d{{1,2}}) ?([/.-]) ?(\d{{1,2}}) ?\2 ?{year}(?!/)"), (1, 3, 4)),
            (re.compile(r"(?<![\d/])((?:19|20)\d\d)([/.-])(\d{1,2})\2(\d{1,2})(?![\d/])"), (4, 3, 1)),
            (re.compile(rf"{lead}(?<![\d/.-])(\d\d)/(\d\d)/(\d\d)(?![\d/])"), (1, 2, 3)),
        ),
        clock=re.compile(
            r"[(\[]?\s?\b(?:gmt|utc)\s?(?:[+-]\s?\d{1,2}(?::\d\d)?)?\s?[)\]]?"
            r"|t?(?<!\d)\d{1,2}\s?(?::\s?\d\d(?:\s?:\s?\d\d)?(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?|(?:h|g|giờ)\s?\d{0,2}(?!\w))"
            rf"(?:\s?phút)?(?:\s?(?:{_any_of(words.parts_of_day)})\b)?"
            r"|\bthứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])\b|\bchủ\s+nhật\b|\bcn\b|\bt[2-7]\b"
        ),
        words=re.compile(
            rf"\b(?:(?P<author>{_any_of(words.authors)})|(?P<label>{_any_of(words.labels)})"
            rf"|(?P<filler>{_any_of(words.fillers)})|(?P<number>\d[\d.,]*)|(?P<name>[^\W_][\w'’]*))(?!\w)"
        ),
    )


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


def _day(match: re.Match[str], order: tuple[int, int, int], words: HeadWords) -> date | None:
    day, month, year = (match[group] for group in order)
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), words.months.get(month) or int(month), int(day))
    except ValueError:
        return None


def _blank(match: re.Match[str]) -> str:
    # A sign that is no letter and no mark between words, so that what stands left and right of it stays apart.
    return "\x00" * len(match.group())


_SITE = 8  # letters of a word that is a site's name


def _nothing_else(rest: str, cased: str, told: bool, dates: int, words: HeadWords) -> bool:
    """Whether what is left of a line beside its date and time is labels, counts of readers and a byline at most."""
    kinds: list[str] = []
    capitals = cased.isupper()
    author_end = len(rest)
    last_end = first_name = last_name_end = 0
    for match in _shapes(words).words.finditer(rest):
        kind = match.lastgroup or "name"
        upper = cased[match.start()].isupper()
        touches = bool(kinds) and rest[last_end : match.start()].isspace()
        if touches and kind != "name" and kinds[-1] == "name" and upper and not capitals:
            kind = "name"  # Minh Tin, Trần Lưu: a label's word in a name.
        if kind == "author":
            author_end = match.end()
        if kind == "name":
            # After `Nguồn:` a body may be named, in lower case: Văn phòng Huyện ủy.
            between = rest[author_end : match.start()]
            body = between.startswith(":") and not any(sign in between for sign in "|;\x00")
            site = match.group().isascii() and len(match.group()) >= _SITE  # baothanhbinh: no syllable is so long
            if not (upper or body or site) or match.group() in words.parts_of_day:
                return False
            if touches and kinds[-1] in {"label", "filler"}:
                return False
            first_name = first_name if last_name_end else match.start()
            last_name_end = match.end()
        elif touches and kind == "label" and kinds[-1] == "name":
            return False
        kinds.append(kind)
        last_end = match.end()
    names, numbers = kinds.count("name"), kinds.count("number")
    if told or "label" in kinds or "author" in kinds:
        return numbers <= 4 and names <= (4 if capitals else 7)
    if numbers or dates > 1:
        return False
    # A place and a day, as under a letter (Hà Nội, ngày 3 tháng 2 năm 2024), or a byline (Lê Chung - 3/2/2024).
    apart = rest[last_name_end:].lstrip(" )")[:1] in {",", "-", "|"} or rest[:first_name].rstrip()[-1:] in {"-", "|"}
    agency = rest[:first_name].strip() == "(" and rest[last_name_end:].lstrip()[:1] == ")"  # (BXL) 17/2/2024 -
    apart = apart or (agency and cased[first_name:last_name_end].isupper())
    return not names or (names <= (3 if capitals else 5) and apart)


def _take(lines: Iterator[Line], limit: int) -> list[Line]:
    taken: list[Line] = []
    for line in lines:
        taken.append(line)
        if len(taken) == limit:
            break
    return taken


def _lines(folded: Folded) -> Iterator[Line]:
    text = folded.text
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield from _line(folded, start, end)
        start = end + 1


def _lines_backwards(folded: Folded) -> Iterator[Line]:
    end = len(folded.text)
    while end >= 0:
        start = folded.text.rfind("\n", 0, end) + 1
        yield from _line(folded, start, end)
        end = start - 1


def _line(folded: Folded, start: int, end: int) -> Iterator[Line]:
    if folded.text[start:end].strip():
        yield Line(folded.span(start, end), folded.cut(start, min(end, start + _FOLDED)))
