"""Organisations and places: Đảng bộ xã Nậm Lạnh, BTV Huyện ủy, Chi bộ Trường THPT Trần Nhân Tông, Nghệ An.

An organisation is read as a chain of heads that ends in a level (`huyện`) or an institution (`Công ty`) and its name.
What the text leaves out stays open here (`lacks`); `subject` fills it in from what the article is about.
"""

import re
from dataclasses import dataclass, replace

from vnpartyextract.annotate.organisations.bare import bare_places
from vnpartyextract.annotate.organisations.names import inside_name, institution_name, place_name
from vnpartyextract.annotate.organisations.records import INSTITUTION, Organisation, Unit, rank_of
from vnpartyextract.annotate.organisations.rules import Kind, OrganisationRules
from vnpartyextract.text import Folded, normal

_ENDS = ("level", "institution", "committee", "central")  # kinds that nothing but a name follows
_OPENS = ("organ", "everywhere", "office", "anaphor", "pseudo")  # kinds that nothing precedes
_CALLED_ALONE = frozenset({"trường", "nhà trường", "công ty", "tổng công ty", "tập đoàn", "bệnh viện", "trung tâm"})
_SHORT_FORM = re.compile(r" ?\([\w-]{2,8}\)(?= )")
_OF_A_PLACE = re.compile(r" (?:thuộc|trong|của|ở|trên địa bàn)(?= )")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What all steps of reading need."""

    text: str
    cased: str
    rules: OrganisationRules
    numbers: frozenset[int]

    def head(self, at: int) -> tuple[re.Match[str], str, Kind] | None:
        """The head that begins behind the space at `at`, as written in the vocabulary, and its kind."""
        if not self.text.startswith(" ", at):
            return None
        found = self.rules.find.heads.match(self.text, at + (2 if self.text.startswith("  ", at) else 1))
        if found is None:
            return None
        phrase = " ".join(found.group().split())
        return found, phrase, self.rules.kinds[phrase]


def find_organisations(
    folded: Folded, rules: OrganisationRules, numbers: frozenset[int] = frozenset()
) -> list[Organisation]:
    """All organisations and places of the text, in order, without overlaps.

    `numbers`: where counts begin in the folded copy; no name holds one (`về xã 10 đồng chí`).
    """
    reading = _Reading(folded.text, folded.cased, rules, numbers)
    found: list[Organisation] = []
    at = 0
    while (head := rules.find.heads.search(folded.text, at)) is not None:
        known = rules.find.known.match(folded.cased, head.start())
        mention = _read(reading, head) if known is None else None
        at = (known or head).end() if mention is None else mention.end
        if mention is not None:
            found.append(mention)
    found = _spelled_out(found)
    return sorted([*found, *bare_places(folded.cased, found, rules)], key=lambda mention: mention.start)


def _read(reading: _Reading, head: re.Match[str]) -> Organisation | None:
    """The organisation whose first head is `head`; None where it is a common noun."""
    text, cased, rules = reading.text, reading.cased, reading.rules
    start, at = head.span()
    last = " ".join(head.group().split())
    kind = last_kind = rules.kinds[last]
    before = " " + text[max(0, start - 48) : start].rpartition("\n")[2].rstrip()
    title = before.endswith(rules.before.titles)
    if last in _CALLED_ALONE and not cased[start].isupper():
        return _called_alone(reading, head, before)
    if not _may_open(kind, cased, start, before, title, rules):
        return None
    parts = [cased[start:at]]
    while last_kind not in _ENDS and (following := _following(reading, last_kind, at)) is not None:
        found, last, last_kind = following
        at = found.end()
        parts.append(cased[found.start() : at])
    loud = any(_is_loud(part, rules) for part in parts)
    if loud:
        parts = [part.lower() if _is_loud(part, rules) else part for part in parts]
        parts[0] = parts[0][0].upper() + parts[0][1:]
    unit: Unit | None = None
    level: str | None = None
    if last_kind == "central":
        unit = Unit("trung ương", "", "Trung ương", 0)
    elif last_kind in ("level", "committee"):
        level = rules.levels.get(last, last) if last_kind == "level" else rules.committees[last]
        if last_kind == "level":
            parts[-1] = parts[-1] if last == level else level
        else:
            at = _own_level(reading, at, level)
        numbered = level in rules.numbered
        at, name = place_name(text, cased, at, rules, reading.numbers, title=title, loud=loud, numbered=numbered)
        if name:
            unit = Unit(level, name, f"{level} {name}", rank_of(level, name, rules))
            parts.append(unit.called if last_kind == "committee" else name)
    elif last_kind == "institution":
        at, level, unit = _institution(reading, at, last, parts, title, loud)
    plural = kind in ("everywhere", "office") or (unit is None and text.startswith(rules.plural_after, at))
    return Organisation(
        start,
        at,
        kind,
        normal(" ".join(parts)),
        unit,
        None if unit is not None else (level or "any"),
        plural,
        title,
        loud,
    )


def _called_alone(reading: _Reading, head: re.Match[str], before: str) -> Organisation | None:
    """`Năm 2016, trường mở 4 lớp`: an institution named before, with a small letter, at the head of a clause."""
    opening = before[-1] in ",;" or before.endswith(reading.rules.before.clauses)
    if not opening or reading.rules.find.predicates.match(reading.text, head.end()) is None:
        return None
    own = " ".join(head.group().split()).removeprefix("nhà ")
    return Organisation(head.start(), head.end(), "institution", own.capitalize(), None, own)


def _may_open(kind: Kind, cased: str, start: int, before: str, title: bool, rules: OrganisationRules) -> bool:
    """Whether a head is an organisation here: not counted (`15 đảng bộ`), not one of many, not inside a longer name."""
    small = not cased[start].isupper()
    if kind in ("central", "pseudo") or (kind == "institution" and (small or inside_name(cased, start))):
        return False
    counted = before[-1].isdigit() and (small or not before[-4:].isdigit())  # `Năm 2023 Đảng bộ …` is not counted
    return title or not (counted or (small and before.endswith(rules.before.quantifiers)))


def _following(reading: _Reading, kind: Kind, at: int) -> tuple[re.Match[str], str, Kind] | None:
    """The head that goes on with the chain behind one of this kind, or None."""
    here = at
    if short := _SHORT_FORM.match(reading.text, at):
        here = short.end()
    joint = None
    if kind in ("party", "state"):
        joint = reading.rules.find.joints.match(reading.text, here)
    elif kind in ("everywhere", "office"):
        joint = _OF_A_PLACE.match(reading.text, here)
    following = reading.head(here if joint is None else joint.end())
    if following is None or following[2] in _OPENS:
        return None
    if following[2] == kind and (kind != "party" or (here == at and following[1].startswith(("đảng bộ", "chi bộ")))):
        return None
    return following


def _institution(
    reading: _Reading, at: int, head: str, parts: list[str], title: bool, loud: bool
) -> tuple[int, str, Unit | None]:
    """The rest of an institution: its name and the place behind it, which are added to `parts`.

    Gives its end, what it is (`công ty`; without a name also the level of its place: `công an huyện`), and the unit.
    """
    rules = reading.rules
    level = rules.aliases.get(head, head)
    begins = len(parts) - 1
    numbered = head in rules.numbered
    at, name = institution_name(
        reading.text, reading.cased, at, rules, reading.numbers, title=title, loud=loud, numbered=numbered
    )
    if name:
        parts.append(name)
    where = reading.head(at)
    place: str | None = None
    word = ""
    if where is not None and where[2] == "level":
        word = rules.levels.get(where[1], where[1])
        at, place = place_name(
            reading.text, reading.cased, where[0].end(), rules, reading.numbers, title=title, loud=loud
        )
        parts += [word, place] if place else [word]
        if not place and not (name and " " not in head):
            return at, f"{level} {word}", None
    if not (name or place):
        return at, level, None
    text = normal(" ".join(parts[begins:]))
    where_to = Unit(word, place, f"{word} {place}", rank_of(word, place, rules)) if place else None
    return at, level, Unit(level, text, text, INSTITUTION, where_to)


def _own_level(reading: _Reading, at: int, level: str) -> int:
    """`Thành ủy TP HCM`: the level once more, after the committee that tells it already."""
    following = reading.head(at)
    if following is not None and reading.rules.levels.get(following[1], following[1]) == level:
        return following[0].end()
    return at


def _spelled_out(found: list[Organisation]) -> list[Organisation]:
    """In capitals the end of a name cannot be seen: it is the longer one that the text has in small letters."""
    written = {mention.unit.key: mention.unit for mention in found if mention.unit is not None and not mention.loud}
    result = []
    for mention in found:
        unit = mention.unit
        if unit is not None and mention.loud and unit.key not in written:
            begun = (unit.level, unit.key[1] + " ")
            longer = [one for key, one in written.items() if key[0] == begun[0] and key[1].startswith(begun[1])]
            if longer:
                text = mention.text.removesuffix(unit.name) + longer[0].name
                mention = replace(mention, unit=longer[0], text=text)
        result.append(mention)
    return result


def _is_loud(part: str, rules: OrganisationRules) -> bool:
    """Whether it is written in capitals throughout, and is no abbreviation."""
    if not part.isupper():
        return False
    word = part.lower()
    return " " in part or len(part) > 4 or (word in rules.ranks and word not in rules.levels)
