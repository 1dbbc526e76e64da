"""Amounts and how they are written in digits: a dot groups thousands, a comma is the decimal sign."""

import re
import unicodedata
from fractions import Fraction
from typing import NamedTuple

LONGEST = 40  # digits in one numeral; what is longer is a key or a serial number, no quantity
LARGEST_SCALE = 10**30


class Amount(NamedTuple):
    """An exact decimal number: `mantissa / 10 ** places`."""

    mantissa: int
    places: int = 0

    def times(self, factor: int) -> "Amount":
        return Amount(self.mantissa * factor, self.places)

    def plus(self, other: "Amount") -> "Amount":
        places = max(self.places, other.places)
        return Amount(
            self.mantissa * 10 ** (places - self.places) + other.mantissa * 10 ** (places - other.places), places
        )

    def below(self, other: "Amount") -> bool:
        return bool(self.mantissa * 10**other.places < other.mantissa * 10**self.places)

    def value(self) -> int | float:
        """The number itself: an int where it is whole, else the nearest float."""
        return quotient(self.mantissa, 10**self.places)


def quotient(above: int, below: int) -> int | float:
    """`above / below`, exactly rounded; an int where it is whole."""
    whole, rest = divmod(above, below)
    return above / below if rest else whole


# One run of digits with what stands between them; `read_literal` decides what it means.
RUN = r"[0-9]+(?:[.,][0-9]+)*"

# One sign for a part of one: `3 ¼ ha`.
FRACTION = "[¼½¾⅐-⅞]"


def fraction_of(written: str) -> Amount:
    """What `¼` or `1/4` is; a third is told to six places."""
    above, bar, below = written.partition("/")
    part = Fraction(int(above), int(below)) if bar else Fraction(unicodedata.numeric(written)).limit_denominator(10)
    return Amount(round(part * 10**6), 6)


_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?:,[0-9]+)?")
# Not Vietnamese notation, but it can be read in one way only: several commas, a comma before a dot, a dot that groups
# nothing.
_FOREIGN = re.compile(r"[1-9][0-9]{0,2}(?:(?:,[0-9]{3}){2,}(?:\.[0-9]+)?|,[0-9]{3}\.[0-9]+)|[0-9]+\.[0-9]+")


def read_literal(run: str) -> Amount | None:
    """The amount that a whole run of digits, dots and commas stands for; None where it is no single number.

    `5.458` is 5458, `101,72` is 101.72, `05` is 5, `1.200.000,5` is 1200000.5. `98.5` and `1,234.5` are read in the
    only way that they can be; `1.2.3` and `3,5,7` are none.
    """
    if len(run) > LONGEST:
        return None
    if run.isdecimal():
        return Amount(int(run))
    if _GROUPED.fullmatch(run):
        whole, _, decimals = run.replace(".", "").partition(",")
    elif _PLAIN.fullmatch(run):
        whole, _, decimals = run.partition(",")
    elif _FOREIGN.fullmatch(run):
        whole, _, decimals = run.replace(",", "").partition(".")
    else:
        return None
    return Amount(int(whole + decimals), len(decimals))
