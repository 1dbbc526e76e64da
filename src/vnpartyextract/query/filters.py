"""Which facts are meant: by kind, metric, status, subject, place and period. One meaning in every command."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.names import resolve, resolve_metrics
from vnpartyextract.query.place import Place, place_asked
from vnpartyextract.query.subject import Subject, subject_asked
from vnpartyextract.query.window import Window, window_asked

Reason = Literal["kind", "metric", "status", "subject", "place", "period"]

KINDS = ("figure", "date", "official", "citation")
STATUSES = ("reported", "target")
OF_FIGURES = ("metric", "status", "subject", "place")

FIGURES_ALONE = N_("--{option} is about figures: leave out --kind {kind}.")


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; empty or None where everything is meant.

    An option about a field leaves out facts of kinds that have no such field: with `metrics`, `statuses`, `subject` or
    `place` only figures are left, with `period` figures, dates and citations.
    """

    kinds: frozenset[str] = frozenset()
    metrics: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    subject: Subject | None = None
    place: Place | None = None
    period: Window | None = None

    def __bool__(self) -> bool:
        return self != EVERYTHING

    def refuses(self, fact: Mapping[str, Any], published: str | None) -> Reason | None:
        """Why a fact is left out, the first reason; None where it is meant. `published`: the day of its article."""
        kind = fact["kind"]
        if self.kinds and kind not in self.kinds:
            return "kind"
        for field, reason in _FIELDS:
            wanted = getattr(self, field)
            if wanted and (kind != "figure" or fact[reason] not in wanted):
                return reason
        if self.subject is not None and not (kind == "figure" and self.subject.finds(fact["subject"])):
            return "subject"
        if self.place is not None and not (kind == "figure" and self.place.holds(fact, published)):
            return "place"
        return None if self.period is None or self.period.holds(*time_of(fact)) else "period"

    def cut(self, document: Mapping[str, Any]) -> dict[str, Any]:
        """`document` with the facts that are meant alone.

        Ids and parents stay as they are, so that the facts are the same ones as in the whole document; the ledger still
        tells of the whole text. Raises MisuseError where a subject takes too long.
        """
        published = document["source"]["published"]
        facts = [fact for fact in document["facts"] if self.refuses(fact, published) is None]
        return {**document, "facts": facts}

    def without(self, *fields: str) -> "Filters":
        """The same, but asking nothing of these `fields`."""
        return replace(self, **{field: getattr(EVERYTHING, field) for field in fields})


_FIELDS: tuple[tuple[str, Reason], ...] = (("metrics", "metric"), ("statuses", "status"))
EVERYTHING = Filters()


def time_of(fact: Mapping[str, Any]) -> tuple[str | None, str | None]:
    """First and last day of a fact: of a figure its period's, of a citation the day of the document."""
    match fact["kind"]:
        case "figure":
            period = fact["period"] or {"start": None, "end": None}
            return period["start"], period["end"]
        case "date":
            return fact["start"], fact["end"]
        case "citation":
            return fact["date"], fact["date"]
        case _:
            return None, None


def filters_asked(
    labels: Mapping[str, str],
    *,
    kinds: Collection[str] | None = None,
    metrics: Collection[str] | None = None,
    status: str | None = None,
    subject: str | None = None,
    place: str | None = None,
    period: str | None = None,
) -> Filters:
    """What the options ask for; `labels` are those of all metrics. Raises MisuseError."""
    kinds = [resolve(kind, KINDS, "--kind") for kind in kinds or ()]
    metrics = resolve_metrics(metrics or (), labels)
    status = resolve(status, STATUSES, "--status") if status is not None else None
    if kinds and "figure" not in kinds:
        for option, value in zip(OF_FIGURES, (metrics, status, subject, place), strict=True):
            if value:
                raise MisuseError(_(FIGURES_ALONE).format(option=option, kind=", ".join(kinds)))
    return Filters(
        kinds=frozenset(kinds),
        metrics=frozenset(metrics),
        statuses=frozenset([status] if status else ()),
        subject=subject_asked(subject) if subject is not None else None,
        place=place_asked(place) if place is not None else None,
        period=window_asked(period) if period is not None else None,
    )
