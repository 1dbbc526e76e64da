"""Organisations and places of a document, each found once: kinds, chains of body, host and place, spans."""

from vnpartyextract.annotate.organisations.find import find_organisations, organisation_at
from vnpartyextract.annotate.organisations.names import place_name, well_known
from vnpartyextract.annotate.organisations.records import INSTITUTION, Organisation, Part, Unit, rank_of
from vnpartyextract.annotate.organisations.rules import (
    Kind,
    OrganisationRules,
    compile_organisations,
    load_organisations,
)
from vnpartyextract.annotate.organisations.view import View
from vnpartyextract.annotate.organisations.works import work_name

__all__ = [
    "INSTITUTION",
    "Kind",
    "Organisation",
    "OrganisationRules",
    "Part",
    "Unit",
    "View",
    "compile_organisations",
    "find_organisations",
    "load_organisations",
    "organisation_at",
    "place_name",
    "rank_of",
    "well_known",
    "work_name",
]
