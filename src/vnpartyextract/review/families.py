"""Metrics in families: what has one colour on the page."""

from collections.abc import Mapping
from types import MappingProxyType

from vnpartyextract.messages import N_

FAMILIES: Mapping[str, tuple[str, tuple[str, ...]]] = MappingProxyType(
    {
        "members": (N_("members"), ("party_members", "admissions", "official_recognitions")),
        "bodies": (N_("organisations"), ("party_organizations", "organizations_founded", "organizations_dissolved")),
        "cadres": (N_("cadres"), ("committee_members", "personnel_moves", "planned_cadres", "examinees")),
        "learning": (N_("classes and events"), ("classes", "events", "attendees", "dialogues", "opinions")),
        "discipline": (
            N_("inspection and discipline"),
            ("inspections", "inspected", "violations", "disciplined", "petitions"),
        ),
        "praise": (N_("ratings and awards"), ("quality_rating", "badges", "awards")),
        "plans": (N_("plans and documents"), ("plan_rate", "documents_issued")),
    }
)
"""Name of each family: what it is called, and its metrics."""

OTHER = ("other", N_("other"))

_FAMILY = {metric: family for family, (_, metrics) in FAMILIES.items() for metric in metrics}


def family(metric: str) -> str:
    """The family of a metric; own metrics are in `other`."""
    return _FAMILY.get(metric, OTHER[0])
