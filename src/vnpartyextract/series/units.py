"""Rows by administrative unit: what the row of a unit is called, and which rows are places."""

from vnpartyextract.annotate.organisations import INSTITUTION
from vnpartyextract.places import Gazetteer, Unit
from vnpartyextract.query.place import is_unchanged as is_unchanged
from vnpartyextract.query.place import unit_of as unit_of
from vnpartyextract.series.place import Place

SINCE = " (từ 1/7/2025)"  # behind the name of a unit that took in others


def place_of_unit(unit: Unit, units: Gazetteer) -> Place:
    """The row of a unit: one for before and after July 2025 only where it has not changed."""
    changed = unit.is_new and not is_unchanged(unit, units)
    rank = {"province": 1, "district": 2, "commune": 3}[unit.level]
    return Place(f"{unit.code}+" if changed else unit.code, units.full_name(unit) + (SINCE if changed else ""), rank)


def is_place(place: Place | None) -> bool:
    """Whether a row is that of a place, and not of a body in it."""
    return place is not None and place.rank < INSTITUTION
