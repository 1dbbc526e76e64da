"""Where the places of a document are: its organisations and subjects to administrative units."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from vnpartyextract.annotate.organisations import Organisation, Unit
from vnpartyextract.places import Located, Named, gazetteer, given_place, locate, scene
from vnpartyextract.text import Folded

_BEHIND = 60  # characters behind a place in which is told what it lies in


def locate_places(
    places: Iterable[str],
    organisations: Sequence[Organisation],
    folded: Folded,
    *,
    published: date | None,
    given: str | None = None,
) -> Mapping[str, Located]:
    """What each of `places` (`huyện Lạc Thủy`) and of those of organisations is, by all that the document names.

    `given`: the place that the article is known to be from. No list is read where there are no places.
    """
    wanted = dict.fromkeys(places)
    wanted.update((unit.text, None) for mention in organisations for unit in _places_of(mention.unit))
    if not wanted:
        return {}
    units = gazetteer()
    start = given_place(given, units, published) if given is not None else ()
    around = scene(list(_named(organisations, folded)), published, units, start)
    return {place: locate(place, around) for place in wanted}


def _named(organisations: Sequence[Organisation], folded: Folded) -> Iterator[Named]:
    for mention in organisations:
        for unit in _places_of(mention.unit):
            kind = unit.level if unit.level in gazetteer().kinds else None
            if kind is not None or unit.text == unit.name:  # no thôn, no khu phố
                behind = folded.cased[mention.end : mention.end + _BEHIND].partition("\n")[0]
                yield Named(kind, unit.name, behind)


def _places_of(unit: Unit | None) -> Iterator[Unit]:
    """The place that a mention names, or that its institution lies in."""
    if unit is not None and unit.is_place and unit.name:
        yield unit
    if unit is not None and unit.place is not None:
        yield unit.place
