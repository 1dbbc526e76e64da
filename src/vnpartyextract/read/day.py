"""A day as machines and people write it down: in a field of a record, in the head of a page."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

# A time of day or a weekday may stand before or behind: `2024-02-17T08:30:00+07:00`, `08:30 - 17/02/2024`.
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[:hg][0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?|h)"
_ZONE = r"(?:Z|(?:GMT|UTC)?\s?[+-]?\d\d?(?::?\d\d)?)"
_BEHIND = rf"(?:[T ,|-]+{_CLOCK}\s?(?:AM|PM|SA|CH)?\s?[(\[]?{_ZONE}?[)\]]?|[T ]\d{{4}})?"
_BEFORE = rf"(?:{_CLOCK}[ ,|-]+)?(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày)[ ,|-]+)*(?:{_CLOCK}[ ,|-]+)?"
_ISO = re.compile(rf"(\d{{4}})([-/.])(\d{{1,2}})\2(\d{{1,2}}){_BEHIND}", re.IGNORECASE)
_VIETNAMESE = re.compile(rf"{_BEFORE}(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}){_BEHIND}", re.IGNORECASE)
_MAIL = re.compile(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d(?::\d\d)?(?: \S+)?")


def written_day(written: str) -> date | None:
    """The day of `2024-02-17`, of `17/2/2024`, both with a time of day or without, as it is written; else None.

    A time zone is read over: the day is that of the place that the zone speaks of.
    """
    written = " ".join(written.split())
    try:
        if found := _ISO.fullmatch(written):
            return date(int(found[1]), int(found[3]), int(found[4]))
        if found := _VIETNAMESE.fullmatch(written):
            return date(int(found[4]), int(found[3]), int(found[1]))
        if _MAIL.fullmatch(written):
            return parsedate_to_datetime(written).date()
    except ValueError:
        pass
    return None
