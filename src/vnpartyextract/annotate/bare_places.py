"""Places without their level: provinces, those that the text names in full elsewhere, and what follows `ở`, `tại`."""

import re

from vnpartyextract.annotate.organisation_names import inside_name, well_known
from vnpartyextract.annotate.organisation_rules import OrganisationRules
from vnpartyextract.annotate.units import Organisation, Unit, rank_of

_SITE = re.compile(r"\(([A-ZĐ]{3,4})\)")
_HEAD = 600  # characters of an article in which a newspaper puts its mark
_FIRST_LINES = re.compile(r"^((?:[^\W\d_a-zà-ỹ][^\W\d_]* ?){2,3}) ?:", re.MULTILINE)
_TWO_WORDS = re.compile(r"([^\W\d_][\w']*) ([^\W\d_][\w']*)(?= )")


def bare_places(cased: str, found: list[Organisation], rules: OrganisationRules) -> list[Organisation]:
    """All of them that do not stand in one of the mentions `found`, in order."""
    units: dict[str, Unit] = {}
    for mention in found:
        unit = mention.unit
        if unit is None or unit.rank not in (1, 2, 3, 4) or unit.name[0].isdigit():
            continue
        if rules.known_levels.get(unit.name, unit.level) == unit.level:  # a bare Thái Nguyên is the province
            units.setdefault(unit.name, unit)
            units.setdefault(unit.name.upper(), unit)
    if (headed := _headline_place(cased, found, units, rules)) is not None:
        units.setdefault(headed.name, headed)
        units.setdefault(headed.name.upper(), headed)
    bare: list[Organisation] = []
    index = done = 0
    for start, end in _name_places(cased, units, rules):
        while index < len(found) and found[index].end <= start:
            index += 1
        if start < done or (index < len(found) and found[index].start < end):
            continue
        goes_on = cased[end : end + 1] == " " and cased[end + 1 : end + 2].isupper()
        if (goes_on and not cased[start:end].isupper()) or inside_name(cased, start):
            continue
        done = end
        bare.append(Organisation(start, end, "name", cased[start:end], _unit_named(cased[start:end], units, rules)))
    return bare


def _headline_place(
    cased: str, found: list[Organisation], units: dict[str, Unit], rules: OrganisationRules
) -> Unit | None:
    """`Vị Xuyên: Nhiều chuyển biến …`: the place of an article that tells of `Huyện ủy` and never names the huyện."""
    line = next((line for line in _FIRST_LINES.finditer(cased, 0, _HEAD)), None)
    if line is None:
        return None
    name = line[1].title() if line[1].isupper() else line[1]
    first, _, second = name.lower().partition(" ")
    if name in units or name in rules.known_levels or first in rules.kinds or name.lower() in rules.kinds:
        return None
    if second.split(" ")[0] in rules.inner_heads:
        return None
    named = {mention.unit.level for mention in found if mention.unit is not None}
    bare = [rules.levels.get(mention.lacks or "", mention.lacks or "") for mention in found if not mention.plural]
    open_levels = [level for level in bare if rules.ranks.get(level, 5) < 5 and level not in named]
    if not open_levels:
        return None
    level = max(sorted(set(open_levels)), key=open_levels.count)
    return Unit(level, name, f"{level} {name}", rank_of(level, name, rules))


def _unit_named(written: str, units: dict[str, Unit], rules: OrganisationRules) -> Unit:
    written = rules.sites.get(written, written)
    name = well_known(written)
    if (unit := units.get(name)) is not None:
        return unit
    level = rules.known_levels.get(written)
    if level is None:
        return Unit("nơi", name, name, 4)
    return Unit(level, name, f"{level} {name}", rank_of(level, name, rules))


def _name_places(cased: str, units: dict[str, Unit], rules: OrganisationRules) -> list[tuple[int, int]]:
    """Where names stand that may be places without a level."""
    spans = [match.span() for match in rules.find.known.finditer(cased)]
    mark = _SITE.search(cased, 0, _HEAD)
    if not spans and mark is not None and mark.group(1) in rules.sites:
        spans.append(mark.span(1))
    for name in units:
        if name in rules.known_levels:
            continue
        at = cased.find(name)
        while at >= 0:
            end = at + len(name)
            if not (cased[at - 1 : at].isalnum() or cased[end : end + 1].isalnum()):
                spans.append((at, end))
            at = cased.find(name, end)
    for preposition in (" ở ", " tại "):
        at = cased.find(preposition)
        while at >= 0:
            named = _TWO_WORDS.match(cased, at + len(preposition))
            if named is not None and _is_place_name(named[1], named[2], rules):
                spans.append(named.span())
            at = cased.find(preposition, at + 1)
    return sorted(spans)


def _is_place_name(first: str, second: str, rules: OrganisationRules) -> bool:
    """Whether both words are capitalised and neither begins a common noun (Cụm Công nghiệp)."""
    if not (first[0].isupper() and second[0].isupper()):
        return False
    common = first.lower() in rules.kinds or f"{first} {second}".lower() in rules.kinds
    return not common and second.lower() not in rules.inner_heads
