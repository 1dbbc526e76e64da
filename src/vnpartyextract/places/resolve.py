"""Which unit a place of a text is: by its name and level, the day, and the other places that the text names.

A name that several units bear is one of them only where the text tells which. Better no code than a wrong one.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vnpartyextract.places.gazetteer import NEW_ORDER, Gazetteer, Level, Unit
from vnpartyextract.text import normal

Id = tuple[str, bool]  # a code, and whether it is one since July 2025: 80 was Long An and is Tây Ninh

_OPENS = " ,(-"
_LONGEST = 5  # syllables of the name of a district or province
_ABOVE_COMMUNES: tuple[Level, ...] = ("district", "province")
_ABOVE_DISTRICTS: tuple[Level, ...] = ("province",)
_BESIDE, _DISTRICT, _PROVINCE = 4, 2, 1  # what the text tells: right behind the place, the district, the province


@dataclass(frozen=True, slots=True)
class Named:
    """A place as a text names it: the word for its level, None where it has none, its name, and what comes behind."""

    kind: str | None
    name: str
    behind: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """What is known of a place. `unit`: None where no list has it, or where the text does not tell which one it is.

    `candidates`: the units that bear its name on the day. `province`, `province_now`: what it lies in, on the day and
    since July 2025; told also where all that it can be lie in the same.
    """

    unit: Unit | None = None
    candidates: tuple[Unit, ...] = ()
    province: str | None = None
    province_now: str | None = None

    @property
    def code(self) -> str | None:
        return self.unit.code if self.unit is not None else None


@dataclass(frozen=True, slots=True)
class Scene:
    """What a text tells of where it is: the larger units that it names, and what stands behind each place.

    `day`: of the article. `old`: where it is None, the text speaks of the order before July 2025. `strict`: a province
    is told, so that a place in none of those named is another one of the name, that the lists do not have.
    """

    gazetteer: Gazetteer
    day: date | None
    old: bool
    districts: frozenset[Id]
    provinces: frozenset[Id]
    strict: bool
    behind: Mapping[tuple[str | None, str], tuple[str, ...]]

    def units(self, name: str, kinds: Iterable[str]) -> list[Unit]:
        """What bears the name on the day; of one code several, where its name or what it lies in has changed."""
        found = self.gazetteer.named(name, kinds, self.day)
        return [unit for unit in found if not (self.old and unit.is_new)]


def scene(places: Sequence[Named], day: date | None, gazetteer: Gazetteer, given: Sequence[Unit] = ()) -> Scene:
    """What the `places` of a text tell. `given`: the unit that the article is known to be from, by all its names."""
    behind: dict[tuple[str | None, str], dict[str, None]] = {}
    for place in places:
        behind.setdefault((place.kind, gazetteer.key(place.name)), {})[place.behind] = None
    old = day is None and any(place.kind in gazetteer.old_kinds for place in places)
    named = {(place.kind, place.name) for place in places}
    units = [unit for kind, name in named for unit in gazetteer.named(name, _kinds(kind, name, day, gazetteer), day)]
    strict = bool(given) or any(unit.kind in gazetteer.province_kinds for unit in units)
    units += given
    districts = {_id(unit) for unit in units if unit.level == "district"}
    provinces = {_id(unit) for unit in units if unit.level == "province"}
    for unit in given:
        provinces |= _provinces(unit, day, gazetteer)
    told = {key: tuple(tails) for key, tails in behind.items()}
    return Scene(gazetteer, day, old, frozenset(districts), frozenset(provinces), strict, told)


def locate(place: str, around: Scene) -> Located:
    """The unit that `place` (`huyện Lạc Thủy`, `Tuy Phước`) is in such a text."""
    gazetteer = around.gazetteer
    kind, name = gazetteer.parted(place)
    kinds = _kinds(kind, name, around.day, gazetteer)
    candidates = around.units(name, kinds)
    if _goes_on(kind, name, kinds, around):
        return Located(candidates=tuple(candidates))
    if not candidates:  # a unit that was gone by then lies somewhere all the same
        gone = _fitting(list(gazetteer.named(name, kinds)), kind, name, around)
        return Located(province_now=_shared(gazetteer.province_now(unit) for unit in gone))
    fitting = _fitting(candidates, kind, name, around)
    one = fitting[-1] if len(_codes(fitting)) == 1 else None
    province = _shared(_province_then(unit, around) for unit in fitting)
    now = _shared(gazetteer.province_now(unit) for unit in fitting)
    return Located(one, tuple(candidates), province, now)


def given_place(written: str, gazetteer: Gazetteer, day: date | None = None) -> tuple[Unit, ...]:
    """The units that `huyện Châu Thành, tỉnh Long An` may be, one behind the other; empty where there is none.

    On the `day`, if any was in force then, else on any.
    """
    first, *rest = (part.strip() for part in normal(written).split(","))
    kind, name = gazetteer.parted(first)
    for on in dict.fromkeys((day, None)):
        around = scene([Named(*gazetteer.parted(part)) for part in rest if part], on, gazetteer)
        found = gazetteer.named(name, _kinds(kind, name, on, gazetteer), on) if name else ()
        if found:
            return tuple(_fitting(list(found), kind, name, around))
    return ()


def _fitting(candidates: list[Unit], kind: str | None, name: str, around: Scene) -> list[Unit]:
    """Those that the text may mean, the latest last: of several codes where it does not tell which."""
    gazetteer, day = around.gazetteer, around.day
    if around.strict:
        candidates = [
            unit
            for unit in candidates
            if unit.level == "province" or not around.provinces.isdisjoint(_provinces(unit, day, gazetteer, around.old))
        ]
    communes = all(unit.level == "commune" for unit in candidates)
    beside, sure = _beside(kind, name, around, _ABOVE_COMMUNES if communes else _ABOVE_DISTRICTS)
    if sure:
        candidates = [unit for unit in candidates if not beside.isdisjoint(_chain(unit, around))]
    if len(_codes(candidates)) > 1:
        strange = around.districts and not sure and communes
        if not strange or any(_parent(unit) in around.districts or len(unit.parent) < 3 for unit in candidates):
            scores = [_score(unit, beside, around) for unit in candidates]
            candidates = [unit for unit, score in zip(candidates, scores, strict=True) if score == max(scores)]
    return sorted(candidates, key=lambda unit: unit.until or date.max)


def _score(unit: Unit, beside: frozenset[Id], around: Scene) -> int:
    chain = _chain(unit, around)
    return (
        _BESIDE * (not beside.isdisjoint(chain))
        + _DISTRICT * (_parent(unit) in around.districts)
        + _PROVINCE * (not around.provinces.isdisjoint(chain))
    )


def _beside(kind: str | None, name: str, around: Scene, levels: Collection[Level]) -> tuple[frozenset[Id], bool]:
    """The units of these levels that may stand right behind the place.

    Sure where one is told with its level: a city may be the next of a list.
    """
    gazetteer = around.gazetteer
    found: set[Id] = set()
    sure = False
    for behind in around.behind.get((kind, gazetteer.key(name)), ()):
        words = behind.lstrip(_OPENS).split()
        if words and words[0].lower() in gazetteer.spellings.joints:
            words = words[1:]
        told, rest = gazetteer.parted(" ".join(words)) if words else (None, "")
        syllables = rest.split()[:_LONGEST]
        if not syllables or not (syllables[0][0].isupper() or syllables[0][0].isdigit()):
            continue
        for size in range(len(syllables), 0, -1):
            units = around.units(" ".join(syllables[:size]), [told] if told else gazetteer.kinds)
            larger = {_id(unit) for unit in units if unit.level in levels}
            if larger:
                found |= larger
                told_so = told is not None and (told in gazetteer.province_kinds or "district" in levels)
                sure = sure or told_so
                break
    return frozenset(found), sure


def _goes_on(kind: str | None, name: str, kinds: Iterable[str], around: Scene) -> bool:
    """Whether name and what stands behind it are the name of another unit: it was read too short (Điện Biên + Đông)."""
    for behind in around.behind.get((kind, around.gazetteer.key(name)), ()):
        longer = name
        for word in behind.split()[:_LONGEST] if behind.startswith(" ") else ():
            longer = f"{longer} {word}"
            if word != "-" and around.units(longer, kinds):
                return True
            if word != "-" and not word[-1].isalnum():
                break
    return False


def _kinds(kind: str | None, name: str, day: date | None, gazetteer: Gazetteer) -> frozenset[str]:
    """The word for the level that was told; that of the largest unit of the name where none was."""
    return frozenset({kind or gazetteer.kind_of(name, day) or ""})


def _chain(unit: Unit, around: Scene) -> set[Id]:
    """What a unit lies in."""
    provinces = _provinces(unit, around.day, around.gazetteer, around.old) if unit.level != "province" else set()
    return {_parent(unit)} | provinces


def _provinces(unit: Unit, day: date | None, gazetteer: Gazetteer, old: bool = False) -> set[Id]:
    """The province that a unit lies in on the day; where that is not known, then and now."""
    then, now = gazetteer.province_of(unit), gazetteer.province_now(unit)
    if old or (day is not None and day < NEW_ORDER):
        now = None
    elif day is not None:
        then = None
    return {_id(one) for one in (then, now) if one is not None}


def _province_then(unit: Unit, around: Scene) -> Unit | None:
    """The province on the article's day; None where the day is not known and its name has changed meanwhile."""
    province = around.gazetteer.province_of(unit, around.day)
    if around.day is None and province is not None:
        names = {one.text for one in around.gazetteer.coded(province.code) if one.is_new == unit.is_new}
        return province if len(names) == 1 else None
    return province


def _shared(units: Iterable[Unit | None]) -> str | None:
    """What all of them are called; None where they differ, or one is not known."""
    texts = {unit.text if unit is not None else None for unit in units}
    return texts.pop() if len(texts) == 1 else None


def _codes(units: Iterable[Unit]) -> set[str]:
    return {unit.code for unit in units}


def _id(unit: Unit) -> Id:
    return unit.code, unit.is_new


def _parent(unit: Unit) -> Id:
    return unit.parent, unit.is_new
