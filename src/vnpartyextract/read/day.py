"""A day as machines and people write it down: in a field of a record, in the head of a page."""

import re
from datetime import date, datetime

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:?\d\d.*)?")
_VIETNAMESE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")


def written_day(written: str) -> date | None:
    """The day of `2024-02-17`, `2024-02-17T08:30:00+07:00` or `17/2/2024`, as it is written; None for anything else."""
    written = written.strip()
    try:
        if found := _VIETNAMESE.fullmatch(written):
            day, month, year = map(int, found.groups())
            return date(year, month, day)
        if _ISO.fullmatch(written):
            return datetime.fromisoformat(written).date()
    except ValueError:
        pass
    return None
