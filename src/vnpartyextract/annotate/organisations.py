"""Organisations and places: Đảng bộ xã Nậm Lạnh, BTV Huyện ủy, Chi bộ Trường THPT Trần Nhân Tông, thành phố Vinh, Nghệ An.

An organisation is read as a chain of heads that ends in a level (`huyện`) or an institution (`Công ty`) and its name. What
the text leaves out stays open here (`lacks`); `subject` fills it in from what the article is about.
"""

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from vnpartyextract.text import Folded, fold, normal

Kind = Literal[
    "organ", "committee", "party", "state", "institution", "level", "everywhere", "office", "central", "anaphor", "name", "pseudo"
]

_WORD = re.compile(r" {1,2}([^\W_][\w']*)")
_FIRST = re.compile(r"[^\W_][\w']*")
_SHORT_FORM = re.compile(r" ?\([\w-]{2,8}\)(?= )")
_PLACE_AFTER = re.compile(r" (?:thuộc|trong|của|ở|tỉnh|trên địa bàn)(?= )")
_AT_A_PLACE = re.compile(r" (?:ở|tại) ([^\W\d_][\w']* [^\W\d_][\w']*)(?= )")
_LONGEST_NAME = 12  # words of an institution's name


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or an institution with its name: `level` is `huyện` or `công ty`, `rank` its size (province 1 … hamlet 5)."""

    level: str
    name: str
    text: str
    rank: int

    @property
    def key(self) -> tuple[str, str]:
        return self.level, self.name.casefold()

    @property
    def called(self) -> str:
        """How a committee is called after it: `Thành ủy Hội An`, but `Thành ủy TP Hồ Chí Minh`."""
        return f"thành phố {self.name}" if self.name == _CITY_OF_A_PERSON else self.name

    @property
    def is_place(self) -> bool:
        return self.rank <= 5


@dataclass(frozen=True, slots=True)
class Organisation:
    """One mention `[start, end)` of the folded copy. `text` is what it says, written out and normalised.

    `unit`: the place or institution that it names. `lacks`: where it names none, the level or institution that is meant
    (`huyện` of `Huyện ủy`), or `any`. `core`: the text without the bare level (`Huyện ủy`, `Đảng bộ`).
    `plural`: one of many (Đảng ủy xã, thị trấn). `title`: it is somebody's office. `loud`: in capitals throughout.
    """

    start: int
    end: int
    kind: Kind
    text: str
    unit: Unit | None = None
    lacks: str | None = None
    plural: bool = False
    title: bool = False
    loud: bool = False


@dataclass(frozen=True, slots=True)
class OrganisationRules:
    """The vocabulary, compiled."""

    heads: re.Pattern[str]
    kinds: dict[str, Kind]
    committees: dict[str, str]
    members: dict[str, str]
    aliases: dict[str, str]
    ranks: dict[str, int]
    levels: dict[str, str]
    numbered: frozenset[str]
    plural_after: tuple[str, ...]
    inner: re.Pattern[str]
    inner_heads: frozenset[str]
    known: re.Pattern[str]
    known_levels: dict[str, str]
    joints: re.Pattern[str]
    families: frozenset[str]
    titles: tuple[str, ...]
    obliques: tuple[str, ...]
    locatives: tuple[str, ...]
    wholes: tuple[str, ...]
    openers: tuple[str, ...]
    clauses: tuple[str, ...]
    quantifiers: tuple[str, ...]
    predicates: re.Pattern[str]
    speaking: re.Pattern[str]
    continuations: re.Pattern[str]


_CITY_OF_A_PERSON = "Hồ Chí Minh"
INSTITUTION = 6  # the rank of what is no place


def load_organisations(path: Path, names: Path) -> dict[str, Any]:
    """The vocabulary as plain data, fit to be cached; the family names come from the lexicon of names. Raises PatternError."""
    from vnpartyextract.annotate.names import load_names
    from vnpartyextract.rules.organisation_file import OrganisationFile
    from vnpartyextract.rules.source import read_rules

    data = read_rules(path, OrganisationFile).model_dump(exclude={"examples", "counterexamples"})
    data["families"] = load_names(names)["families"]
    return data


def compile_organisations(data: dict[str, Any]) -> OrganisationRules:
    """Make the vocabulary ready for use from what `load_organisations` gave."""
    kinds: dict[str, Kind] = {}
    groups: list[tuple[Kind, Any]] = [
        ("institution", data["institutions"]),
        ("organ", data["organs"]),
        ("committee", data["committees"]),
        ("party", data["parties"]),
        ("state", data["states"]),
        ("everywhere", data["everywhere"]),
        ("office", data["offices"]),
        ("level", data["levels"]),
        ("central", data["central"]),
        ("anaphor", data["anaphors"]),
        ("pseudo", data["pseudo"]),
    ]
    for kind, phrases in groups:
        kinds.update(dict.fromkeys(phrases, kind))
    known_levels = {name: level for level, names in data["known"].items() for name in names}
    return OrganisationRules(
        heads=_any_of(kinds),
        kinds=kinds,
        committees=data["committees"],
        members=data["members"],
        aliases=data["aliases"],
        ranks=data["levels"],
        levels=data["level_aliases"],
        numbered=frozenset(data["numbered"]),
        plural_after=tuple(data["plural_after"]),
        inner=_any_of(data["inner"], before=" {1,2}"),
        inner_heads=frozenset(phrase.split()[0] for phrase in data["inner"]),
        known=_any_of(known_levels),
        known_levels=known_levels,
        joints=re.compile(rf"(?:(?:,| và|, và) {{1,2}}(?:{_branches(data['joints'])})(?!\w))+"),
        families=frozenset(data["families"]),
        titles=tuple(" " + phrase for phrase in data["titles"]),
        obliques=tuple(" " + phrase for phrase in data["obliques"]),
        locatives=tuple(" " + phrase for phrase in data["locatives"]),
        wholes=tuple(" " + phrase for phrase in data["wholes"]),
        openers=tuple(" " + phrase for phrase in data["openers"]),
        clauses=tuple(" " + phrase for phrase in data["clauses"]),
        quantifiers=tuple(" " + phrase for phrase in data["quantifiers"]),
        predicates=_any_of(data["predicates"], before=" {1,2}"),
        speaking=_any_of(data["speaking"]),
        continuations=_any_of(data["continuations"], before=r"[\s\-+*•\"']*"),
    )


def find_organisations(folded: Folded, rules: OrganisationRules, numbers: frozenset[int] = frozenset()) -> list[Organisation]:
    """All organisations and places of the text, in order, without overlaps. `numbers`: where counts begin; no name does."""
    text, cased = folded.text, folded.cased
    found: list[Organisation] = []
    at = 0
    while (head := rules.heads.search(text, at)) is not None:
        known = rules.known.match(cased, head.start())
        mention = _read(text, cased, head, rules, numbers) if known is None else None
        at = (known or head).end() if mention is None else mention.end
        if mention is not None:
            found.append(mention)
    found = _spelled_out(found)
    return sorted([*found, *_bare_names(cased, found, rules)], key=lambda mention: mention.start)


def _spelled_out(found: list[Organisation]) -> list[Organisation]:
    """In a headline in capitals the end of a name cannot be seen: it is the one that the text has in small letters."""
    written = {mention.unit.key: mention.unit for mention in found if mention.unit is not None and not mention.loud}
    result = []
    for mention in found:
        unit = mention.unit
        if unit is not None and mention.loud and unit.key not in written:
            longer = [
                other for (level, name), other in written.items() if level == unit.level and name.startswith(unit.key[1] + " ")
            ]
            if longer:
                text = mention.text.removesuffix(unit.name) + longer[0].name
                mention = replace(mention, unit=longer[0], text=text)
        result.append(mention)
    return result


def _read(
    text: str, cased: str, head: re.Match[str], rules: OrganisationRules, numbers: frozenset[int]
) -> Organisation | None:
    """The organisation whose first head is `head`; None where it is a common noun."""
    start, at = head.span()
    phrase = " ".join(head.group().split())
    kind = rules.kinds[phrase]
    before = " " + text[max(0, start - 48) : start].rpartition("\n")[2].rstrip()
    title = before.endswith(rules.titles)
    if kind in ("central", "pseudo") or (kind == "institution" and (not cased[start].isupper() or _inside_name(cased, start))):
        return None
    small = not cased[start].isupper()
    counted = before[-1].isdigit() and (small or not before[-4:].isdigit())
    if not title and (counted or (small and before.endswith(rules.quantifiers))):
        return None
    parts = [cased[start:at]]
    level: str | None = None
    unit: Unit | None = None
    last_kind, last = kind, phrase
    loud = _is_loud(parts[0])
    unit_from = 0  # the part that the unit begins with
    for _ in range(4):
        if last_kind in ("level", "institution", "committee", "central"):
            break
        here = at
        if short := _SHORT_FORM.match(text, at):
            here = short.end()
        if last_kind in ("party", "state") and (joint := rules.joints.match(text, here)):
            here = joint.end()
        if last_kind in ("everywhere", "office") and (joint := _PLACE_AFTER.match(text, here)):
            here = joint.end() if joint.group() != " tỉnh" else here
        space = 2 if text.startswith("  ", here) else 1
        following = rules.heads.match(text, here + space) if text.startswith(" ", here) else None
        if following is None:
            break
        next_phrase = " ".join(following.group().split())
        next_kind = rules.kinds[next_phrase]
        if next_kind in ("organ", "everywhere", "office", "anaphor", "pseudo") or (next_kind == last_kind and next_kind != "party"):
            break
        if last_kind == "party" and next_kind == "party" and next_phrase.startswith(("đảng bộ", "chi bộ")) and here == at:
            break
        at = following.end()
        parts.append(cased[following.start() : at])
        loud = loud or _is_loud(parts[-1])
        last_kind, last = next_kind, next_phrase
        unit_from = len(parts) - 1
    if loud:
        parts = [part.lower() for part in parts]
        parts[0] = parts[0].capitalize()
    if last_kind == "central":
        unit = Unit("trung ương", "", "Trung ương", 0)
    elif last_kind in ("level", "committee"):
        level = rules.levels.get(last, last) if last_kind == "level" else rules.committees[last]
        if last_kind == "committee":
            at = _own_level(text, at, level, rules)
        elif last != level:
            parts[-1] = level
        end, name = _name(text, cased, at, title, loud, level in rules.numbered, rules, numbers)
        if name:
            at = end
            unit = Unit(level, name, f"{level} {name}", _rank(level, name, rules))
            parts.append(unit.called if last_kind == "committee" else name)
    elif last_kind == "institution":
        end, name = _institution(text, cased, at, title, loud, last in rules.numbered, rules, numbers)
        level = rules.aliases.get(last, last)
        if name:
            at = end
            parts.append(name)
        place = rules.heads.match(text, at + 1) if text.startswith(" ", at) else None
        if place is not None and rules.kinds[" ".join(place.group().split())] == "level":
            word = " ".join(place.group().split())
            word = rules.levels.get(word, word)
            parts.append(word)
            at = place.end()
            end, place_name = _name(text, cased, at, title, loud, False, rules, numbers)
            if place_name:
                at = end
                parts.append(place_name)
            if name and not place_name and " " not in last:
                pass
            elif not place_name:
                many = text.startswith(rules.plural_after, at)
                return Organisation(start, at, kind, _text(parts), None, f"{level} {word}", many, title)
            name = name or place_name
        if name:
            unit = Unit(level, _text(parts[unit_from:]), _text(parts[unit_from:]), INSTITUTION)
    plural = unit is None and text.startswith(rules.plural_after, at)
    lacks = None if unit is not None else (level or "any")
    return Organisation(start, at, kind, _text(parts), unit, lacks, plural or kind in ("everywhere", "office"), title, loud)


def _own_level(text: str, at: int, level: str, rules: OrganisationRules) -> int:
    """`Thành ủy TP HCM`: the level once more, after the committee that tells it already."""
    following = rules.heads.match(text, at + 1) if text.startswith(" ", at) else None
    if following is not None:
        word = " ".join(following.group().split())
        if rules.levels.get(word, word) == level:
            return following.end()
    return at


def _name(
    text: str,
    cased: str,
    at: int,
    title: bool,
    loud: bool,
    numbered: bool,
    rules: OrganisationRules,
    numbers: frozenset[int],
) -> tuple[int, str | None]:
    """The name that follows at `at`: its end and text. In a title what follows may be the person."""
    shift = at
    if text[at : at + 1] == "." and text[at + 1 : at + 2].isalpha():
        known = rules.known.match(cased, at + 1)  # TP.HCM: the name follows without a space
        if known is not None:
            return known.end(), _well_known(known.group())
        shift = at + 1
    words: list[tuple[str, int]] = []
    if shift > at and (word := _FIRST.match(cased, shift)) is not None and word.group()[0].isupper():
        words.append((word.group(), word.end()))
        shift = word.end()
    while len(words) < 7 and (word := _WORD.match(cased, shift)) is not None:
        first = word.group(1)[0]
        if not (first.isupper() or first.isdigit() and numbered and not words and len(word.group(1)) <= 3):
            break
        if word.start(1) in numbers:
            break
        words.append((word.group(1), word.end()))
        shift = word.end()
        if first.isdigit():
            break
    if not words:
        return at, None
    begins = at + (2 if text.startswith("  ", at) else 1)
    known = rules.known.match(cased, begins)
    if known is not None:
        return known.end(), _well_known(known.group())
    size = len(words)
    keep = _loud_name(text, [end for _, end in words], rules) if loud else size
    if not loud and (size > 4 or title and size >= 3):
        keep = _before_person([word for word, _ in words], rules)
    if not keep:
        return at, None
    name = " ".join(word for word, _ in words[:keep])
    if words[0][0].isdigit() and size > 1:
        keep, name = 1, words[0][0]
    return words[keep - 1][1], name.title() if loud and name.isupper() else name


def _rank(level: str, name: str, rules: OrganisationRules) -> int:
    """The size of a place; the cities under the government are as big as a province."""
    return 1 if rules.known_levels.get(name) == level else rules.ranks.get(level, 4)


def _well_known(name: str) -> str:
    return _CITY_OF_A_PERSON if name == "HCM" else name


def _is_loud(part: str) -> bool:
    """Whether it is written in capitals throughout, and is no abbreviation."""
    return part.isupper() and (" " in part or len(part) > 4)


def _loud_name(text: str, ends: list[int], rules: OrganisationRules) -> int:
    """How many words of a line in capitals are the name: up to a predicate or the line's next mark; else two."""
    for size, end in enumerate(ends[:4], 1):
        if size > 1 and rules.predicates.match(text, end) is not None:
            return size
    return len(ends) if len(ends) <= 3 else 2


def _before_person(words: list[str], rules: OrganisationRules) -> int:
    """How many of the words are the place's name, before the name of the person who holds the office."""
    size = len(words)
    for keep in (2, 3, 1, 0):
        if keep < size and 3 <= size - keep <= 5 and words[keep].casefold() in rules.families:
            return keep
    return size if size <= 4 else 2


def _institution(
    text: str,
    cased: str,
    at: int,
    title: bool,
    loud: bool,
    numbered: bool,
    rules: OrganisationRules,
    numbers: frozenset[int],
) -> tuple[int, str | None]:
    """The name of an institution: capitals, numbers, and the words of its trade in small letters."""
    end = at
    named = proper = False  # proper: a name of its own was read; small letters behind it are no part of it
    for _ in range(_LONGEST_NAME):
        inner = rules.inner.match(text, end)
        word = _WORD.match(cased, end)
        if word is None or word.start(1) in numbers:
            break
        if inner is not None and (not proper or cased[word.start(1)].isupper()) and (not cased[inner.end() - 1].isupper() or " " in inner.group().strip()):
            joins = inner.group().strip() in ("và", "các", "và các", "của")
            if joins and rules.inner.match(text, inner.end()) is None:
                break
            end = inner.end()
            named = named or not joins
            continue
        if loud and word.group(1).lower() in rules.ranks:
            break
        first = word.group(1)[0]
        if first.isdigit() and not named and not numbered:
            break
        if not (first.isupper() or first.isdigit()):
            break
        if title and word.group(1).casefold() in rules.families and _is_person(cased, end):
            break
        end = word.end()
        named = True
        proper = proper or not word.group(1).isupper()
    return (end, cased[at:end].strip()) if named else (at, None)


def _is_person(cased: str, at: int) -> bool:
    """Whether at least three capitalised words follow."""
    for _ in range(3):
        word = _WORD.match(cased, at)
        if word is None or not word.group(1)[0].isupper():
            return False
        at = word.end()
    return True


def _bare_names(cased: str, found: list[Organisation], rules: OrganisationRules) -> list[Organisation]:
    """Places named without their level: provinces that everybody knows, and those that the text names in full elsewhere."""
    units: dict[str, Unit] = {}
    for mention in found:
        unit = mention.unit
        if unit is not None and unit.rank in (1, 2, 3, 4) and not unit.name[0].isdigit():
            units.setdefault(unit.name, unit)
    shouted = {name.upper(): unit for name, unit in units.items()}
    spans = [(match.start(), match.end()) for match in rules.known.finditer(cased)]
    for name in units:
        if name in rules.known_levels:
            continue
        for written in (name, name.upper()):
            at = cased.find(written)
            while at >= 0:
                end = at + len(name)
                if not (cased[at - 1 : at].isalnum() or cased[end : end + 1].isalnum()):
                    spans.append((at, end))
                at = cased.find(written, end)
    spans += [match.span(1) for match in _AT_A_PLACE.finditer(cased) if _is_place_name(match[1], rules)]
    spans.sort()
    bare: list[Organisation] = []
    index = done = 0
    for start, end in spans:
        while index < len(found) and found[index].end <= start:
            index += 1
        if start < done or (index < len(found) and found[index].start < end):
            continue
        following = cased[end + 1 : end + 2].isupper() and not cased[start:end].isupper()
        if cased[end : end + 1] == " " and following or _inside_name(cased, start):
            continue
        done = end
        level = rules.known_levels.get(cased[start:end], "nơi")
        name = _well_known(cased[start:end])
        unit = units.get(name) or shouted.get(name) or Unit(level, name, name if level == "nơi" else f"{level} {name}", _rank(level, name, rules))
        bare.append(Organisation(start, end, "name", name, unit))
    return bare


def _is_place_name(name: str, rules: OrganisationRules) -> bool:
    """Whether both words are capitalised and the second does not begin a common noun (Cụm Công nghiệp)."""
    first, second = name.split()
    common = rules.kinds.get(first.lower()) or rules.kinds.get(name.lower())
    return first[0].isupper() and second[0].isupper() and not common and second.lower() not in rules.inner_heads


def _inside_name(cased: str, start: int) -> bool:
    """Whether a capitalised word stands right before, which is no opening of the sentence: a longer name."""
    before = cased[max(0, start - 24) : start]
    if not before.endswith(" "):
        return False
    word = before.rstrip().rpartition(" ")
    return word[2][:1].isupper() and not word[2].isupper() and word[2][-1].isalpha() and bool(word[0].rstrip()) and word[0].rstrip()[-1] not in ".:;!?\n"


def _text(parts: list[str]) -> str:
    return normal(" ".join(parts))


def _branches(phrases: Any) -> str:
    return "|".join(
        re.escape(fold(phrase).cased).replace(r"\ ", " {1,2}") for phrase in sorted(phrases, key=len, reverse=True)
    )


def _any_of(phrases: Any, before: str = r"(?<!\w)") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{_branches(phrases)})(?!\w)")


__all__ = ["Organisation", "OrganisationRules", "Unit", "compile_organisations", "find_organisations", "load_organisations", "replace"]
