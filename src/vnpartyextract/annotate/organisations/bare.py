"""Places without their level: provinces, those that the text names in full elsewhere, and what follows `ở`, `tại`."""

import re
from collections import Counter
from itertools import islice

from vnpartyextract.annotate.organisations.names import inside_name, well_known
from vnpartyextract.annotate.organisations.records import Organisation, Unit, rank_of
from vnpartyextract.annotate.organisations.rules import OrganisationRules
from vnpartyextract.places.gazetteer import gazetteer

_NAMES = re.compile(r"(?<![\w-])(?<![A-ZĐ] )[A-ZĐ][^\W\d_A-ZĐ]+(?: [A-ZĐ][^\W\d_A-ZĐ]+){1,3}(?![\w-])")
_OF_A_PERSON = ("Hồ Chí Minh", "HCM")
_OFTEN = 2  # times that a text has a place's name at least
_CANDIDATES = 12  # names that are looked up
_SITE = re.compile(r"\(([A-ZĐ]{3,4})\)")
_HEAD = 600  # characters of an article in which a newspaper puts its mark
_LINE = re.compile(r"[^\n]*\w[^\n]*")
# A paragraph that opens with a place of which is told how large it is, where it lies.
_TELLS_OF_A_PLACE = re.compile(
    r"^(?=[^\n]{40})([^\W\d_]+) ([^\W\d_]+)"
    r"(?= (?:hiện |nay |chỉ |vỏn vẹn )?(?:có (?:hơn |gần |trên |\d+ )|nằm |cách |giáp ))",
    re.MULTILINE,
)
_FORMS_OF_ADDRESS = frozenset({"Ông", "Bà", "Anh", "Chị", "Cô", "Thầy", "Em", "Bác", "Cụ", "Già", "Chú"})
_RELATED = ("iên quan: ", "em thêm: ", "ọc thêm: ", "in khác: ")  # behind them stands another article's headline
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
        if _behind_family_name(cased, start, rules):
            continue
        done = end
        bare.append(Organisation(start, end, "name", cased[start:end], _unit_named(cased[start:end], units, rules)))
    return bare


def _behind_family_name(cased: str, start: int, rules: OrganisationRules) -> bool:
    """`các Phó Thủ tướng: Trương Hòa Bình`: a person's name, though it opens a list."""
    before = cased[max(0, start - 24) : start]
    word = before.rstrip().rpartition(" ")[2]
    return before.endswith(" ") and word.istitle() and word.lower() in rules.families


def _headline_place(
    cased: str, found: list[Organisation], units: dict[str, Unit], rules: OrganisationRules
) -> Unit | None:
    """`Vị Xuyên: Nhiều chuyển biến …`: the place of an article that tells of `Huyện ủy` and never names the huyện."""
    named = {mention.unit.level for mention in found if mention.unit is not None}
    bare = [rules.levels.get(mention.lacks or "", mention.lacks or "") for mention in found if not mention.plural]
    open_levels = [level for level in bare if rules.ranks.get(level, 5) < 5 and level not in named]
    if not open_levels:
        return None
    for line in islice(_LINE.finditer(cased, 0, _HEAD), 2):
        name = _name_in_headline(cased, line.group(), rules)
        if name is not None and name not in units and name not in rules.known_levels:
            level = max(sorted(set(open_levels)), key=open_levels.count)
            return Unit(level, name, f"{level} {name}", rank_of(level, name, rules))
    return _often_named(cased, set(open_levels), units, rules)


def _often_named(cased: str, levels: set[str], units: dict[str, Unit], rules: OrganisationRules) -> Unit | None:
    """The name that the text has most often of those that a place of one of the levels left open bears."""
    counted = Counter(name for name in _NAMES.findall(cased) if name not in units and name not in rules.known_levels)
    for name, times in counted.most_common(_CANDIDATES):
        if times < _OFTEN or name.split()[0].lower() in rules.families:
            continue
        kinds = {unit.kind for unit in gazetteer().named(name, levels)}
        if len(kinds) == 1:
            level = kinds.pop()
            return Unit(level, name, f"{level} {name}", rank_of(level, name, rules))
    return None


def _name_in_headline(cased: str, line: str, rules: OrganisationRules) -> str | None:
    """The name that a headline opens with: before a colon, or before a predicate if the text has it once more."""
    words = line.split()
    size = next((at for at, word in enumerate(words[:5]) if word.endswith(":")), None)
    name = " ".join(words[: (size or 0) + 1]).removesuffix(":")
    if size is None:
        size = next((at for at, word in enumerate(words[:5]) if not word[0].isupper()), 0) - 1
        name = " ".join(words[: size + 1])
        if size < 1 or rules.find.predicates.match(line, line.find(name) + len(name)) is None:
            return None
    if size not in (1, 2) or not all(word[0].isupper() for word in words[: size + 1]):
        return None
    name, again = (name.title(), 1) if name.isupper() else (name, 2 if words[size][-1] != ":" else 1)
    parts = name.lower().split()
    if "đảng" in parts or (len(parts) == 3 and parts[0] in rules.families):  # a section (Xây dựng Đảng), a person
        return None
    common = parts[0] in rules.kinds or " ".join(parts[:2]) in rules.kinds or parts[1] in rules.inner_heads
    return None if common or cased.count(name) < again else name


def _unit_named(written: str, units: dict[str, Unit], rules: OrganisationRules) -> Unit:
    written = rules.sites.get(written, written)
    name = well_known(written)
    if (unit := units.get(name)) is not None:
        return unit
    level = rules.known_levels.get(written) or gazetteer().kind_of(name)
    if level is None:
        return Unit("nơi", name, name, 4)
    return Unit(level, name, f"{level} {name}", rank_of(level, name, rules))


def _name_places(cased: str, units: dict[str, Unit], rules: OrganisationRules) -> list[tuple[int, int]]:
    """Where names stand that may be places without a level."""
    # The person is meant, or the city is named with its level.
    spans = [match.span() for match in rules.find.known.finditer(cased) if match.group() not in _OF_A_PERSON]
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
    for named in _TELLS_OF_A_PLACE.finditer(cased):
        if _is_place_name(named[1], named[2], rules) and not _is_person(named[1], rules):
            spans.append((named.start(1), named.end(2)))
    for cue in _RELATED:
        at = cased.find(cue)
        while at >= 0:
            named = _TWO_WORDS.match(cased, at + len(cue))
            if named is not None and _is_place_name(named[1], named[2], rules):
                spans += [named.span()] if rules.find.predicates.match(cased, named.end()) is not None else []
            at = cased.find(cue, at + 1)
    return sorted(spans)


def _is_person(first: str, rules: OrganisationRules) -> bool:
    """Whether a name that begins so is a person's: a family name, a form of address."""
    return first in _FORMS_OF_ADDRESS or first.lower() in rules.families


def _is_place_name(first: str, second: str, rules: OrganisationRules) -> bool:
    """Whether both words are capitalised and neither begins a common noun (Cụm Công nghiệp)."""
    if not (first[0].isupper() and second[0].isupper()):
        return False
    common = first.lower() in rules.kinds or f"{first} {second}".lower() in rules.kinds
    return not common and second.lower() not in rules.inner_heads
