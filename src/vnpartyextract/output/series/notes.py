"""What is said beside a series: what contradicts, what was left out and how to see it, why there is nothing to show."""

from collections.abc import Mapping

from vnpartyextract.series import Gathered

CONFLICTS = "cells whose values cannot all be true, marked ≠: {}; --sources tells where they come from."
LEFT_OUT = "left out: {}."
NOT_ADDED = "not added up: {}, {}: {}."
NO_VALUE = "no single exact value of {}"
NO_PART = "it was divided, or the lists do not tell what became of it"
NO_METRIC = "no figure is about {}; there are: {}."
NO_FIGURE = "no figure of {} fits; left out: {}. Its groups: {}. Its units: {}."
UNDRAWN = "cells without a subject or a period, which the picture does not show: {}; see them in the table."

_REASONS = {
    "group": "{} in another group (choose with --group; '*' for all)",
    "unit": "{} in another unit (choose with --unit; '*' for all)",
    "status": "{} of the other status (choose with --status)",
    "subject": "{} about other subjects (choose with --subject)",
    "elsewhere": "{} about other places (choose with --place)",
    "period": "{} of another time, or of none (choose with --period)",
    "place": "{} of bodies and institutions, which are no places",
    "code": "{} of places that no list has, or that may be several",
    "level": "{} of places of another level (choose with --by)",
    "part": "{} that are parts of a figure in the same cell",
}
_MOST = 12  # names in a message


def notes(gathered: Gathered) -> list[str]:
    """Sentences for standard error; none where every figure of the metric is shown and nothing contradicts."""
    told = []
    if gathered.conflicts:
        told.append(CONFLICTS.format(gathered.conflicts))
    if gathered.left_out:
        told.append(LEFT_OUT.format(_reasons(gathered.left_out)))
    for one in gathered.not_added:
        why = NO_VALUE.format("; ".join(one.missing)) if one.missing else NO_PART
        told.append(NOT_ADDED.format(one.unit, one.column.label, why))
    return told


def undrawn(gathered: Gathered) -> str | None:
    """What a picture does not show; None where it shows all."""
    cells = sum(row.name is None or not column.known for row in gathered.rows for column in row.cells)
    return UNDRAWN.format(cells) if cells else None


def nothing(gathered: Gathered) -> str:
    """Why a series has no row, and what could be asked for."""
    if gathered.metric not in gathered.seen.get("metrics", {}):
        return NO_METRIC.format(gathered.metric, _names(gathered.seen.get("metrics", {})))
    seen = gathered.seen
    return NO_FIGURE.format(gathered.metric, _reasons(gathered.left_out), _names(seen["groups"]), _names(seen["units"]))


def _reasons(left_out: Mapping[str, int]) -> str:
    return ", ".join(said.format(left_out[reason]) for reason, said in _REASONS.items() if left_out.get(reason))


def _names(seen: Mapping[str, int]) -> str:
    """The most frequent names, with how many figures each."""
    named = sorted(((name or "none", count) for name, count in seen.items()), key=lambda entry: (-entry[1], entry[0]))
    told = ", ".join(f"{name} ({count})" for name, count in named[:_MOST])
    return (told + (", …" if len(named) > _MOST else "")) or "none"
