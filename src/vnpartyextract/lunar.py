"""Days of the Vietnamese lunar calendar as days of the solar one.

The library knows the calendar of Hà Nội's time zone, which begins some years on another day than the Chinese one (1985,
2007, 2030), and is imported when the first such day is asked for: few articles tell one.
"""

from datetime import date
from functools import cache


@cache
def solar_day(year: int, month: int, day: int) -> date | None:
    """The day of the solar calendar; None where that month has no such day. Leap months are not meant."""
    from vnlunar import convert_lunar_to_solar

    found = convert_lunar_to_solar(day, month, year, 0)
    return date(found[2], found[1], found[0]) if found else None


def last_of_month(year: int, month: int) -> date | None:
    """The last day of a month of 29 or 30 days."""
    return solar_day(year, month, 30) or solar_day(year, month, 29)
