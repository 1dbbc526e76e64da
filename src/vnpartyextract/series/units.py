"""Rows by administrative unit: whose row a figure is in by its official code."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from vnpartyextract.annotate.organisations import INSTITUTION
from vnpartyextract.places import Gazetteer, Unit
from vnpartyextract.series.place import Place

SINCE = " (từ 1/7/2025)"  # behind the name of a unit that took in others


def unit_of(figure: Mapping[str, Any], published: str | None, units: Gazetteer) -> Unit | None:
    """The unit of a figure's `place_code`; None where it has none, or where nothing tells the order that is meant.

    One code may be that of an old unit and of a larger new one; without a day of publication both may be meant.
    """
    code, place = figure.get("place_code"), figure["place"]
    if code is None or place is None:
        return None
    found = units.coded(code, date.fromisoformat(published) if published else None)
    named = {one.code for one in units.named(place)}
    found = tuple(one for one in found if one.code in named)
    orders = {one.is_new for one in found}
    if len(orders) == 2 and not is_unchanged(found[-1], units):
        return None
    return found[-1] if found else None


def is_unchanged(unit: Unit, units: Gazetteer) -> bool:
    """Whether a unit since July 2025 is one of before, whole, with its code and name."""
    parts = units.parts_of(unit)
    return len(parts) == 1 and parts[0].now == (unit.code,) and (parts[0].code, parts[0].text) == (unit.code, unit.text)


def place_of_unit(unit: Unit, units: Gazetteer) -> Place:
    """The row of a unit: one for before and after July 2025 only where it has not changed."""
    changed = unit.is_new and not is_unchanged(unit, units)
    rank = {"province": 1, "district": 2, "commune": 3}[unit.level]
    return Place(f"{unit.code}+" if changed else unit.code, units.full_name(unit) + (SINCE if changed else ""), rank)


def is_place(place: Place | None) -> bool:
    """Whether a row is that of a place, and not of a body in it."""
    return place is not None and place.rank < INSTITUTION
