"""Which figures a series is made of: a metric, and how far its groups, units and plans belong to it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from vnpartyextract.errors import MisuseError
from vnpartyextract.model import Status
from vnpartyextract.names import resolve
from vnpartyextract.places import Level
from vnpartyextract.query import EVERYTHING, Filters
from vnpartyextract.query.filters import STATUSES
from vnpartyextract.rules.patterns import PERCENT, Patterns
from vnpartyextract.text import fold, normal

ANY = "*"

NO_DISTRICTS = "--by district and --units now: since July 2025 there are no districts; leave one of them out."
UNITS_ALONE = "--exact-subject parts what --by and --units bring together: leave one of them out."

Reason = Literal["status", "unit", "group", "subject", "elsewhere", "period"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked for. `groups`, `units`: folded, ANY for all; empty for the headline level.

    `level`: only places of this level, told apart by their codes. `now`: old units are added up under the new ones.
    `filters`: what is asked of subject, place and period. `shares`: the metric has no other figures than per cents, so
    they are its headline.
    """

    metric: str
    status: Status
    groups: frozenset[str]
    units: frozenset[str]
    shares: bool
    filters: Filters
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

    def is_elsewhere(self, figure: Mapping[str, Any], row: str | None, published: str | None) -> Reason | None:
        """Why a figure of another subject, place or time is left out. The name of its `row` is one of its subject, too.

        Raises MisuseError where a subject takes too long.
        """
        reason = self.filters.refuses(figure, published)
        if reason == "subject" and self.filters.subject is not None and self.filters.subject.finds(row):
            reason = self.filters.without("subject").refuses(figure, published)
        return cast(Reason | None, {"place": "elsewhere"}.get(reason or "", reason))


def ask(
    metric: str,
    patterns: Patterns,
    *,
    status: Status = "reported",
    groups: Collection[str] = (),
    units: Collection[str] = (),
    filters: Filters = EVERYTHING,
    exact: bool = False,
    level: Level | None = None,
    now: bool = False,
) -> Wanted:
    """The request for a series of `metric`, which `patterns` know.

    Without `groups` only figures of no group, without `units` only counts (shares, where the metric has nothing else).
    Raises MisuseError.
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
        filters=filters,
        exact=exact,
        level=level,
        now=now,
    )


def status_asked(written: str | None) -> Status:
    """What `--status` was given: what was reported, unless it says otherwise. Raises MisuseError."""
    return cast(Status, resolve(written, STATUSES, "--status")) if written is not None else "reported"


def _chosen(told: str, asked: frozenset[str], *, headline: bool) -> bool:
    return (ANY in asked or told in asked) if asked else headline


def _folded(text: str | None) -> str:
    return fold(normal(text)).text if text else ""
