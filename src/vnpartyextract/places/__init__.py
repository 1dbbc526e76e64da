"""Administrative units: their names, levels, official codes, and what became of them."""

from vnpartyextract.places.gazetteer import Gazetteer, Level, Unit, gazetteer

__all__ = ["Gazetteer", "Level", "Unit", "gazetteer"]
