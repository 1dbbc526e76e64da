"""The administrative units of the country since 2020, with the codes of the statistics office: patterns/places/.

The files are read when the first place is asked for. Communes are sorted by the key of their name, so that one is found
without going through all the others; a line becomes a unit when it is asked for.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property, lru_cache
from typing import Literal

from vnpartyextract.places.spelling import Spellings, read_spellings
from vnpartyextract.rules.folder import builtin_folder

Level = Literal["province", "district", "commune"]
NEW_ORDER = date(2025, 7, 1)  # since then two levels: larger provinces, larger communes, no districts
KEPT = 4096  # names asked for lately that are not folded and read again
_LEVELS: dict[int, Level] = {2: "province", 3: "district", 5: "commune"}


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit under one name. `kind` is the word for its level: tỉnh, thành phố, huyện, thị trấn …

    `parent`: the code of the unit that it lies in, empty for a province. `since`, `until`: it may have been in force on
    the days `[since, until)`, for all that the lists tell; None where they do not reach so far. `now`: the codes of
    what its land belongs to since 1 July 2025, several where it was divided; empty where the lists do not tell.
    """

    code: str
    kind: str
    name: str
    parent: str
    since: date | None
    until: date | None
    now: tuple[str, ...]

    @property
    def level(self) -> Level:
        return _LEVELS[len(self.code)]

    @property
    def text(self) -> str:
        return f"{self.kind} {self.name}"

    @property
    def is_new(self) -> bool:
        """Whether it belongs to the order of two levels, since 1 July 2025."""
        return self.since is not None and self.since >= NEW_ORDER

    def on(self, day: date | None) -> bool:
        """Whether it may have been in force on `day`; true where the day is not known."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day < self.until)


class Gazetteer:
    """Units by name and by code, out of the files of patterns/places/."""

    def __init__(self, larger: str, communes: bytes, spellings: Spellings) -> None:
        """`larger`: the lines of provinces and districts, that with the days of the lists first; `communes`: theirs."""
        self.spellings = spellings
        self.kinds = frozenset(spellings.levels.values())
        lines = [line for line in larger.splitlines() if not line.startswith("#")]
        self._days = [date.fromisoformat(day) for day in lines[0].split("\t")[1:]]
        self._by_key: dict[str, list[Unit]] = {}
        self._by_code: dict[str, list[Unit]] = {}
        for line in lines[1:]:
            unit = self._unit(line)
            self._by_code.setdefault(unit.code, []).append(unit)
            self._by_key.setdefault(line[: line.index("\t")], []).append(unit)
        # Words for levels that only districts have: who uses one speaks of the order before July 2025.
        sizes = {(unit.kind, len(code)) for code, units in self._by_code.items() for unit in units}
        self.old_kinds = frozenset(kind for kind, size in sizes if size == 3 and (kind, 2) not in sizes)
        self.province_kinds = frozenset(kind for kind, size in sizes if size == 2 and (kind, 3) not in sizes)
        self._communes = communes
        self.key = lru_cache(maxsize=KEPT)(spellings.key)
        self._keyed = lru_cache(maxsize=KEPT)(self._read)

    def named(self, name: str, kinds: Iterable[str] = (), day: date | None = None) -> tuple[Unit, ...]:
        """All units that bear this name on `day` (on any day, if None), however it is spelled.

        `kinds`: words for levels; where none is given, that before the name counts (`huyện Lạc Thủy`), if any.
        """
        told, bare = self.parted(name)
        wanted = frozenset(kinds) or (frozenset({told}) if told else self.kinds)
        return tuple(unit for unit in self._keyed(self.key(bare)) if unit.kind in wanted and unit.on(day))

    def parted(self, place: str) -> tuple[str | None, str]:
        """`TP. Đồng Hới` → `thành phố` and `Đồng Hới`; None and all of it where it begins with no word for a level."""
        words = place.replace(".", ". ").split()
        for size in (2, 1):
            kind = self.spellings.levels.get("".join(words[:size]).lower().replace(".", ""))
            if kind is not None and len(words) > size:
                return kind, " ".join(words[size:])
        return None, place

    def coded(self, code: str, day: date | None = None) -> tuple[Unit, ...]:
        """The units that have this code on `day`, the latest last; without a day all that have or had it."""
        found = self._by_code.get(code, ()) if len(code) < 5 else self._communes_by_code.get(code, ())
        return tuple(unit for unit in found if unit.on(day))

    def codes(self) -> frozenset[str]:
        """All codes that any list has."""
        return frozenset(self._by_code) | frozenset(self._communes_by_code)

    def province_of(self, unit: Unit, day: date | None = None) -> Unit | None:
        """The province that `unit` lies in, as it is called on `day`; without a day by its last name."""
        code = self.coded(unit.parent)[-1].parent if len(unit.parent) == 3 else unit.parent or unit.code
        found = [one for one in self.coded(code) if one.is_new == unit.is_new]
        return next((one for one in reversed(found) if one.on(day)), found[-1] if found else None)

    def province_now(self, unit: Unit) -> Unit | None:
        """The province that the land of `unit` belongs to since 1 July 2025."""
        province = self.province_of(unit)
        if province is None or province.is_new:
            return province
        return next((one for one in self.coded(province.now[0]) if one.is_new), None)

    def parts_of(self, unit: Unit) -> tuple[Unit, ...]:
        """The units of before July 2025 of which at least a part went into this new one, by code."""
        return tuple(self._parts.get(unit.code, ())) if unit.is_new else ()

    def full_name(self, unit: Unit) -> str:
        """The unit with all that it lies in: `xã Nậm Lạnh, huyện Sốp Cộp, tỉnh Sơn La`."""
        district = self.coded(unit.parent)[-1].text if len(unit.parent) == 3 else None
        province = self.province_of(unit) if unit.level != "province" else None
        return ", ".join(filter(None, (unit.text, district, province.text if province is not None else None)))

    def kind_of(self, name: str, day: date | None = None) -> str | None:
        """The word for the level of a bare name: `Tuy Phước` → `huyện`. None where no unit or several kinds bear it.

        The largest is meant, as newspapers mean it: a province before a district, a district before a commune.
        """
        found = self.named(name, self.kinds, day)
        for level in ("province", "district", "commune"):
            kinds = {unit.kind for unit in found if unit.level == level}
            if kinds:
                return kinds.pop() if len(kinds) == 1 else None
        return None

    def _read(self, key: str) -> tuple[Unit, ...]:
        communes = (self._unit(line) for line in lines_of(self._communes, key))
        return (*self._by_key.get(key, ()), *communes)

    @cached_property
    def _communes_by_code(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for line in self._communes.decode().splitlines():
            unit = self._unit(line)
            found.setdefault(unit.code, []).append(unit)
        for units in found.values():
            units.sort(key=lambda unit: unit.until or date.max)
        return found

    @cached_property
    def _parts(self) -> dict[str, list[Unit]]:
        found: dict[str, list[Unit]] = {}
        for units in (*self._by_code.values(), *self._communes_by_code.values()):
            for unit in units:
                for code in unit.now if unit.until == NEW_ORDER else ():
                    found.setdefault(code, []).append(unit)
        return {code: sorted(units, key=lambda unit: unit.code) for code, units in found.items()}

    def _unit(self, line: str) -> Unit:
        _, code, kind, name, parent, first, last, now = line.split("\t")
        return Unit(code, kind, name, parent, self._since(first), self._until(last), tuple(now.split()))

    def _since(self, told: str) -> date | None:
        """A day, or the number of the first list that has the unit: it may have come right after the list before."""
        if len(told) > 2:
            return date.fromisoformat(told)
        if told == str(len(self._days)):
            return self._days[-1]
        return None if told == "1" else self._days[int(told) - 2]

    def _until(self, told: str) -> date | None:
        """A day, or the number of the last list that has it: it may have gone right before the next one."""
        if len(told) > 2:
            return date.fromisoformat(told)
        return None if told == str(len(self._days)) else self._days[int(told)]


def lines_of(data: bytes, key: str) -> list[str]:
    """All lines of `data`, which are sorted by what stands before their first tab, that begin with `key` and a tab."""
    wanted = key.encode()
    low, high = 0, len(data)  # the first such line begins somewhere in [low, high]
    while low < high:
        start = data.rfind(b"\n", low, (low + high) // 2) + 1 or low
        if data[start : data.index(b"\t", start)] < wanted:
            low = data.index(b"\n", start) + 1
        else:
            high = start
    found = []
    while data.startswith(wanted + b"\t", low):
        end = data.index(b"\n", low)
        found.append(data[low:end].decode())
        low = end + 1
    return found


@cache
def gazetteer() -> Gazetteer:
    """The units that come with the package, read once. Raises PatternError where the patterns are missing."""
    folder = builtin_folder() / "places"
    spellings = read_spellings((folder / "spellings.tsv").read_text("utf-8"))
    return Gazetteer((folder / "districts.tsv").read_text("utf-8"), (folder / "communes.tsv").read_bytes(), spellings)
