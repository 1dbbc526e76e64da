"""Which figures a series is made of: a metric, and how far its groups, units and plans belong to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import regex

from vnpartyextract.errors import MisuseError
from vnpartyextract.model import Status
from vnpartyextract.places import Level
from vnpartyextract.rules.patterns import PERCENT, Patterns
from vnpartyextract.text import fold, normal

ANY = "*"
PATIENCE = 1.0  # seconds for one subject

BAD_PATTERN = "--subject {!r} is no regular expression: {}; put \\ before signs that are meant as such."
SLOW_PATTERN = "--subject {!r} takes too long on {!r}: leave out nested repeats such as (a+)+."

NO_DISTRICTS = "--by district and --units now: since July 2025 there are no districts; leave one of them out."
UNITS_ALONE = "--exact-subject parts what --by and --units bring together: leave one of them out."

Reason = Literal["status", "unit", "group", "subject"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `groups`, `units`: folded, ANY for all; empty for the headline level.

    `level`: only places of this level, told apart by their codes. `now`: old units are added up under the new ones.

    `shares`: the metric has no other figures than per cents, so they are its headline.
    """

    metric: str
    status: Status
    groups: frozenset[str]
    units: frozenset[str]
    shares: bool
    subject: "regex.Pattern[str] | None"
    exact: bool
    level: Level | None = None
    now: bool = False

    @property
    def by_units(self) -> bool:
        """Whether rows are administrative units by their codes."""
        return self.level is not None or self.now

    def refuses(self, figure: Mapping[str, Any]) -> Reason | None:
        """Why a figure of the metric is left out; None where it belongs to the series, as far as its subject does."""
        if figure["status"] != self.status:
            return "status"
        unit, group = _folded(figure["unit"]), _folded(figure["group"])
        if not _chosen(unit, self.units, headline=unit != "%" or self.shares):
            return "unit"
        return None if _chosen(group, self.groups, headline=not group) else "group"

    def is_about(self, *names: str | None) -> bool:
        """Whether one of the `names` of a figure's subject is wanted. Raises MisuseError where that hangs."""
        if self.subject is None:
            return True
        return any(self._finds(normal(name)) for name in names if name)

    def _finds(self, name: str) -> bool:
        assert self.subject is not None
        try:
            return self.subject.search(name, timeout=PATIENCE) is not None
        except TimeoutError:
            raise MisuseError(SLOW_PATTERN.format(self.subject.pattern, name)) from None


def ask(
    metric: str,
    patterns: Patterns,
    *,
    status: Status = "reported",
    groups: Collection[str] = (),
    units: Collection[str] = (),
    subject: str | None = None,
    exact: bool = False,
    level: Level | None = None,
    now: bool = False,
) -> Wanted:
    """The request for a series of `metric`, which `patterns` know.

    Without `groups` only figures of no group, without `units` only counts (shares, where the metric has nothing else).
    `subject` is searched for in the subjects, in any case. Raises MisuseError.
    """
    if now and level == "district":
        raise MisuseError(NO_DISTRICTS)
    if exact and (now or level is not None):
        raise MisuseError(UNITS_ALONE)
    return Wanted(
        metric=metric,
        status=status,
        groups=frozenset(map(_folded, groups)),
        units=frozenset(map(_folded, units)),
        shares=patterns.metrics[metric].heads == {PERCENT},
        subject=None if subject is None else _compiled(subject),
        exact=exact,
        level=level,
        now=now,
    )


def _compiled(subject: str) -> "regex.Pattern[str]":
    try:
        return regex.compile(normal(subject), regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError) as error:
        raise MisuseError(BAD_PATTERN.format(subject, error)) from error


def _chosen(told: str, asked: frozenset[str], *, headline: bool) -> bool:
    return (ANY in asked or told in asked) if asked else headline


def _folded(text: str | None) -> str:
    return fold(normal(text)).text if text else ""
