"""One key for all the ways to write the name of a place: Thừa Thiên - Huế, Đăk Lăk, M’Đrắk, Mĩ Tho, Quận 07."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from vnpartyextract.text import fold

_SYLLABLE = re.compile(r"[^\W_]+")
_LAST_Y = re.compile(r"(?:(?<=qu)|(?<=[bcdđghklmnprstvx]))([yỳýỷỹỵ])$")
_AS_I = dict(zip("yỳýỷỹỵ", "iìíỉĩị", strict=True))


@dataclass(frozen=True, slots=True)
class Spellings:
    """Other ways to write a syllable, a whole name (by its key) or the word for a level, each with the usual one.

    `joints`: words between a place and what it lies in.
    """

    syllables: Mapping[str, str]
    names: Mapping[str, str]
    levels: Mapping[str, str]
    joints: frozenset[str] = frozenset()

    def key(self, name: str) -> str:
        """What is the same for all spellings of `name`: no case, spaces, hyphens, apostrophes; i for a last y."""
        key = self._plain(name)
        return self.names.get(key, key)

    def _plain(self, name: str) -> str:
        found = _SYLLABLE.findall(fold(name).text)
        return "".join(_syllable(self.syllables.get(syllable, syllable)) for syllable in found)


def read_spellings(text: str) -> Spellings:
    """Lines of `syllable`, `name`, `level` or `joint`, what is written, what it stands for; `#` begins a comment."""
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    tables: dict[str, dict[str, str]] = {"syllable": {}, "name": {}, "level": {}, "joint": {}}
    for kind, written, usual in rows:
        tables[kind][written] = usual
    plain = Spellings(tables["syllable"], {}, {})
    names = {plain.key(written): plain.key(usual) for written, usual in tables["name"].items()}
    levels = {plain.key(written): usual for written, usual in tables["level"].items()}
    return Spellings(tables["syllable"], names, levels, frozenset(tables["joint"]))


def _syllable(syllable: str) -> str:
    if syllable.isdigit():
        return syllable.lstrip("0") or "0"
    return _LAST_Y.sub(lambda match: _AS_I[match[1]], syllable)
