"""A place that is asked for, by name or code: it, and what lies in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.places import Gazetteer, Unit, gazetteer, given_place
from vnpartyextract.text import fold, normal

NOWHERE = N_(
    "--place '{place}' is no place in the lists: write it as 'huyện Lạc Thủy', 'xã Đồng Tâm, huyện Lạc Thủy' or a "
    "code; for villages and bodies use --subject."
)
NO_CODE = N_("--place {place} is no code in the lists: a province has 2 digits, a district 3, a commune 5.")


@dataclass(frozen=True, slots=True)
class Place:
    """The units that were asked for, several where they bear one name. `names`: what texts call them, folded."""

    units: tuple[Unit, ...]
    names: frozenset[str]

    def holds(self, figure: Mapping[str, Any], published: str | None) -> bool:
        """Whether the figure is about one of the units or about what lies in one; at the time, not by later borders."""
        told = figure["place"]
        if told is None:
            return False
        unit = unit_of(figure, published, gazetteer())
        if unit is not None:
            return any(inside(unit, asked, gazetteer()) for asked in self.units)
        province = figure.get("province")
        return fold(normal(told)).text in self.names or (province is not None and fold(province).text in self.names)


def place_asked(written: str) -> Place:
    """What `--place` was given. Raises MisuseError for what no list has."""
    units = gazetteer()
    if written.strip().isdecimal():
        found = units.coded(written.strip())
        if not found:
            raise MisuseError(_(NO_CODE).format(place=written.strip()))
    else:
        found = given_place(written, units)
        if not found:
            raise MisuseError(_(NOWHERE).format(place=written))
    return Place(tuple(found), frozenset(fold(normal(unit.text)).text for unit in found))


def inside(unit: Unit, outer: Unit, units: Gazetteer) -> bool:
    """Whether `unit` is `outer` or lies in it. Codes of before and since July 2025 are not mixed."""
    if unit.is_new != outer.is_new:
        return False
    province = units.province_of(unit)
    return outer.code in (unit.code, unit.parent, province.code if province is not None else "")


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
