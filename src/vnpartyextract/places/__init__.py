"""Administrative units: their names, levels and official codes, what became of them, and which one a text means."""

from vnpartyextract.places.gazetteer import NEW_ORDER, Gazetteer, Level, Unit, gazetteer
from vnpartyextract.places.resolve import Located, Named, Scene, given_place, locate, scene

__all__ = [
    "NEW_ORDER",
    "Gazetteer",
    "Level",
    "Located",
    "Named",
    "Scene",
    "Unit",
    "gazetteer",
    "given_place",
    "locate",
    "scene",
]
