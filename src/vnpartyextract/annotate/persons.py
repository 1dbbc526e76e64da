"""Officials: persons with an office. Joins names and titles that stand together and merges the mentions of a person."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import Field

from vnpartyextract.annotate.names import (
    NameRules,
    NamesFile,
    compile_names,
    load_names,
    name_ahead,
    name_before,
    skip_address,
)
from vnpartyextract.annotate.titles import (
    ParsedTitle,
    TitleRules,
    compile_titles,
    head_at,
    load_bodies,
    load_positions,
    parse_title,
)
from vnpartyextract.annotate.words import Splitter, Words
from vnpartyextract.rules.source import Strict, read_rules
from vnpartyextract.text import fold

__all__ = ["NamesFile", "Official", "OfficialRules", "Title", "compile_officials", "find_officials", "load_officials"]

_SENTENCE = frozenset({".", "\n", ";", "!", "?", "…"})
_APART = frozenset({",", "-", "–", ":", "("})
_ROMAN = frozenset({"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"})
_SEVERAL = frozenset({"các", "hai", "ba", "bốn", "những", "2", "3", "4", "02", "03"})
_APPOSITION = 22  # words
_REACH = 40  # words between a person and an office told in prose
_HEADING = 5  # words between a heading's office and its colon: `phụ trách xã`
FILES = ("positions", "bodies", "names", "abbreviations")


@dataclass(frozen=True, slots=True)
class Title:
    """One office. `text` as written; abbreviations written out in `position` and `organization`; span in the folded copy."""

    text: str
    position: str
    organization: str | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Official:
    """A person with an office; all spans in the folded copy.

    start, end: name and titles at the first mention that carries a title; mentions: every later one, in text order.
    """

    name: str
    titles: tuple[Title, ...]
    mentions: tuple[tuple[int, int], ...]
    start: int
    end: int
    rule: str


class AbbreviationsFile(Strict):
    """patterns/lexicon/abbreviations.yaml"""

    abbreviations: dict[str, str] = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class OfficialRules:
    splitter: Splitter
    names: NameRules
    titles: TitleRules


def load_officials(folder: Path) -> dict[str, Any]:
    """positions, bodies, names and abbreviations of the lexicon in `folder`, checked, as plain data. Raises PatternError."""
    data = {
        "positions": load_positions(folder / "positions.yaml"),
        "bodies": load_bodies(folder / "bodies.yaml"),
        "names": load_names(folder / "names.yaml"),
        "abbreviations": read_rules(folder / "abbreviations.yaml", AbbreviationsFile).abbreviations,
    }
    return {key: _folded(value) for key, value in data.items()}


def _folded(value: Any) -> Any:
    """The data as the folded copy has it; abbreviations keep their case."""
    if isinstance(value, dict):
        return {fold(key).cased: _folded(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_folded(entry) for entry in value]
    return fold(value).cased


def compile_officials(data: dict[str, Any]) -> OfficialRules:
    """Rules out of what `load_officials` gave."""
    splitter = Splitter(data["abbreviations"])
    bodies = data["bodies"]
    return OfficialRules(
        splitter,
        compile_names(data["names"], bodies["places"], bodies["countries"], splitter),
        compile_titles(data["positions"], bodies, splitter),
    )


@dataclass(slots=True)
class _Claim:
    """A name and titles that stand together, as word indices."""

    name: tuple[int, int]
    titles: list[ParsedTitle]
    rule: str
    heading: bool = False  # the titles stand above a list, away from the name


@dataclass(slots=True)
class _Person:
    name: str
    claims: list[_Claim] = field(default_factory=list)


def find_officials(text: str, cased: str, rules: OfficialRules) -> list[Official]:
    """The officials of a folded text (`fold(text).text` and `.cased`), in order of their first title."""
    words = rules.splitter.split(text, cased)
    claims = list(_claims(words, rules))
    if not claims:
        return []
    known = _people(words, rules, claims)
    found = [official for person in known if (official := _official(person, words, cased, rules))]
    found = _with_mentions(found, text, cased, words, rules)
    return sorted(found, key=lambda official: official.start)


def _claims(words: Words, rules: OfficialRules) -> Iterator[_Claim]:
    low, starts = words.low, rules.titles.starts
    at, count = 0, len(words.low)
    named_ahead: set[int] = set()  # names that took the titles before them
    taken: list[tuple[int, int]] = []  # stretches that are titles: no person is in them
    while at < count:
        if low[at] not in starts:
            at += 1
            continue
        left = _left(words, at, rules)
        chain = _chain(words, at, rules, person_before=left is not None)
        if not chain:
            at += 1
            continue
        end = chain[-1].last
        name = chain[-1].name
        taken.append((at, end))
        if name is not None:
            if left is not None and len(chain) > 1 and left[0] not in named_ahead:
                yield _Claim(left, chain[:-1], "name-title")
                yield _Claim(name, chain[-1:], "title-name")
            else:
                yield _Claim(name, chain, "title-name")
            named_ahead.add(name[0])
            end = name[1]
            if _plural(words, at, rules):
                for other in _listed(words, name[1], rules, joint_due=True):
                    yield _Claim(other, chain, "heading", heading=True)
        elif left is not None:
            yield _Claim(left, chain, "name-title")
        elif (right := _given_to(words, at, end, rules)) is not None:
            yield _Claim(right, chain, "appointment")
        elif subjects := _appointed(words, at, rules, taken):
            for subject in subjects:
                yield _Claim(subject, chain, "appointment")
        elif (colon := _colon(words, at, end, rules)) is not None:
            for other in _listed(words, colon, rules, joint_due=False):
                yield _Claim(other, chain, "heading", heading=True)
        elif (right := _addressed(words, end, rules)) is not None:
            yield _Claim(right, chain, "title-name")
        at = end if end > at else at + 1


def _chain(words: Words, at: int, rules: OfficialRules, *, person_before: bool) -> list[ParsedTitle]:
    """The titles that follow each other from `at`: `TUV - Bí thư Huyện ủy - Chủ tịch HĐND huyện`."""
    low = words.low
    chain: list[ParsedTitle] = []
    while True:
        title = parse_title(words, at, rules.titles, rules.names, person_before=person_before)
        if title is None:
            return chain
        chain.append(title)
        if title.name is not None:
            return chain
        at = title.last
        joint = rules.titles.joints.length(low, at)
        if not joint and at < len(low) and low[at] in (",", "-", "/"):
            joint = 1 + rules.titles.joints.length(low, at + 1)
        if not joint:
            # Bí thư Huyện ủy đồng chí Nguyễn Văn A; Chủ tịch UBND tỉnh, Đại tá Trần Văn B
            return chain
        at += joint
        if at >= len(low):
            return chain
        rank = rules.names.ranks.length(low, at)
        if rank:
            after = at + rank
            if after < len(low) and low[after] in (",", "-") and head_at(words, after + 1, rules.titles):
                at = after + 1
            elif (name := name_ahead(words, at, rules.names)) is not None and not person_before:
                chain[-1] = ParsedTitle(title.first, title.body, title.position_end, title.last, name)
                return chain
            else:
                return chain
        if head_at(words, at, rules.titles) is None:
            return chain


def _left(words: Words, at: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The person whose titles begin at `at`: a name with a mark or `là` between."""
    low = words.low
    end = at
    if length := rules.titles.copula.ending(low, end, 4):
        end -= length
        # ông A, hiện là …; ông A là …
        if end and low[end - 1] in (",", "-"):
            end -= 1
        return name_before(words, end, rules.names)
    if end >= 2 and low[end - 1] in ("hiện", "từng", "đang"):
        end -= 1
    if not end or low[end - 1] not in _APART:
        return None
    mark = low[end - 1]
    end -= 1
    while end:
        here = end
        if low[end - 1] == ")" or (mark == "," and not words.cap[end - 1]):
            end = _before_brackets(low, end)
        if end == here and mark == "," and (rank := rules.names.ranks.ending(low, end, 6)):
            # A, Thạc sĩ, Trưởng khoa
            if end - rank > 0 and low[end - rank - 1] in (",", "-"):
                end -= rank + 1
        if end == here:
            break
    return name_before(words, end, rules.names) or (_over_apposition(words, end, rules) if mark == "," else None)


def _over_apposition(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The name before what is told of a person ahead of the office: `A, đảng viên Chi bộ thôn 3, nguyên Chủ tịch …`"""
    low = words.low
    for here in range(end - 1, max(end - _APPOSITION, 0), -1):
        if low[here] in _SENTENCE:
            return None
        if low[here] in _APART and rules.names.appositions.length(low, here + 1):
            return name_before(words, here, rules.names)
    return None


def _before_brackets(low: list[str], end: int) -> int:
    """Past what is told between a name and its title: `(SN 1970)`, `(54 tuổi,`, `, 54 tuổi`, `, sinh năm 1970`."""
    if low[end - 1] == ")":
        for here in range(end - 2, max(end - 14, 0), -1):
            if low[here] == "(":
                return here
        return end
    number = end - 2 if low[end - 1] == "tuổi" else end - 1
    if number < 1 or not low[number][:1].isdigit():
        return end
    here = number
    while here > 0 and low[here - 1] in ("năm", "sinh", "sn", "ngày"):
        here -= 1
    if here > 0 and low[here - 1] in ("(", ",") and (here < number or number < end - 1):
        return here - 1
    return end


def _plural(words: Words, at: int, rules: OfficialRules) -> bool:
    """Whether the office at `at` is that of several: các đồng chí Ủy viên …, hai Phó Chủ tịch …"""
    at -= rules.names.prefixes.ending(words.low, at, 3)
    return at > 0 and words.low[at - 1] in _SEVERAL


def _colon(words: Words, at: int, end: int, rules: OfficialRules) -> int | None:
    """Where the list begins whose heading is the office `[at, end)`."""
    low = words.low
    for here in range(end, min(end + _HEADING, len(low))):
        if low[here] == ":":
            return here + 1 if here == end or _plural(words, at, rules) else None
        if not low[here].isalpha() or words.cap[here]:
            return None
    return None


def _listed(words: Words, at: int, rules: OfficialRules, *, joint_due: bool) -> Iterator[tuple[int, int]]:
    """The names of a list, each perhaps with its own titles, which are passed over here."""
    low = words.low
    first = True
    while at < len(low):
        if joint_due or not first:
            marks = 0
            semicolon = False
            while at < len(low) and low[at] in (",", ";", "và", "-", "\n", "+", "cùng"):
                semicolon = semicolon or low[at] in (";", "\n")
                marks += 1
                at += 1
            # `; đồng chí B` begins anew, outside of the heading.
            if not marks or (semicolon and skip_address(words, at, rules.names)[1]):
                return
        else:
            while at < len(low) and low[at] in ("\n", "-", "+"):
                at += 1
        first = False
        name = name_ahead(words, at, rules.names, listed=True)
        if name is None:
            return
        yield name
        at = name[1]
        if at < len(low) and low[at] == "(":
            while at < len(low) and low[at] not in (")", "\n"):
                at += 1
            at += 1
        if at + 1 < len(low) and low[at] in _APART and low[at] != "(":
            chain = _chain(words, at + 1, rules, person_before=True)
            if chain:
                if chain[-1].name is not None:
                    return
                at = chain[-1].last


def _appointed(words: Words, at: int, rules: OfficialRules, taken: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The persons of whom the sentence tells that they take or leave the office at `at`."""
    low = words.low
    length = rules.titles.appointed.ending(low, at, 6)
    if not length or rules.titles.vacant.ending(low, at - length, 3):
        return []
    here = at - length
    stop = max(here - _REACH, 0)
    titles = [span for span in taken if span[1] > stop and span[0] < at]
    while here > stop:
        if low[here - 1] in _SENTENCE:
            return []
        inside = next((span for span in titles if span[0] < here <= span[1]), None)
        if inside is not None:
            here = inside[0]
            continue
        if words.cap[here - 1] and not words.acronym[here - 1]:
            name = name_before(words, here, rules.names)
            if name is not None:
                return [name, *_joined(words, name, rules)]
            here = words.run_start(here)
            continue
        here -= 1
    return []


def _joined(words: Words, name: tuple[int, int], rules: OfficialRules) -> list[tuple[int, int]]:
    """The other names of `các đồng chí A, B và C` that end in `name`."""
    found: list[tuple[int, int]] = []
    here = name[0]
    while here > 1 and words.low[here - 1] in ("và", ","):
        other = name_before(words, here - 1, rules.names)
        if other is None or other[1] - other[0] < 2:
            break
        found.append(other)
        here = other[0]
    return found if found and _plural(words, here, rules) else []


def _given_to(words: Words, at: int, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """bổ nhiệm Trưởng phòng … cho đồng chí A; chức vụ Chủ tịch … (nhiệm kỳ 2011 - 2016) của ông B."""
    low = words.low
    if term := rules.titles.terms.length(low, end):
        end += term
        while end < len(low) and (low[end][0].isdigit() or low[end] == "-" or low[end] in _ROMAN):
            end += 1
    length = rules.titles.given_to.length(low, end)
    if not length:
        return None
    before = " ".join(low[max(at - 30, 0) : at])
    if not any(word in before for word in rules.titles.personnel):
        return None
    _, addressed = skip_address(words, end + length, rules.names)
    return name_ahead(words, end + length, rules.names) if addressed else None


def _addressed(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """Bí thư Huyện ủy, đồng chí A; Giám đốc Sở Y tế là ông B; Chủ tịch xã đồng chí C."""
    low = words.low
    if end < len(low) and low[end] in (",", "-", "là", ":", '"'):
        end += 1
    _, addressed = skip_address(words, end, rules.names)
    if not addressed:
        return None
    name = name_ahead(words, end, rules.names)
    if name is None or (name[1] < len(low) and low[name[1]] in _APART and name[1] + 1 < len(low) and head_at(words, name[1] + 1, rules.titles)):
        return None
    return name


def _people(words: Words, rules: OfficialRules, claims: list[_Claim]) -> list[_Person]:
    """The claims gathered by person; a given name alone joins the one person who bears it."""
    people: dict[str, _Person] = {}
    short: list[_Claim] = []
    for claim in claims:
        if claim.name[1] - claim.name[0] == 1:
            short.append(claim)
            continue
        key = words.slice(*claim.name)
        people.setdefault(key, _Person(key)).claims.append(claim)
    for claim in short:
        given = words.low[claim.name[0]]
        bearers = [person for person in people.values() if person.name.split()[-1] == given]
        if len(bearers) == 1:
            bearers[0].claims.append(claim)
    for person in people.values():
        person.claims.sort(key=lambda claim: claim.name)
    return list(people.values())


def _official(person: _Person, words: Words, cased: str, rules: OfficialRules) -> Official | None:
    titles: list[Title] = []
    keys: list[tuple[str, tuple[str, ...]]] = []
    seen: set[int] = set()
    for claim in person.claims:
        for parsed in claim.titles:
            if parsed.first in seen:
                continue
            seen.add(parsed.first)
            title = _title(parsed, words, cased, rules)
            key = _key(parsed, words, rules)
            same = next((index for index, old in enumerate(keys) if _same(old, key)), None)
            if same is None:
                titles.append(title)
                keys.append(key)
            elif len(key[1]) > len(keys[same][1]):
                titles[same], keys[same] = title, key
    first = person.claims[0]
    near = [] if first.heading else first.titles
    spans = [first.name, *((title.first, title.last) for title in near)]
    name = cased[words.start[first.name[0]] : words.end[first.name[1] - 1]]
    name = " ".join(name.split())
    if words.full[first.name[0]] or words.full[first.name[1] - 1]:
        name = " ".join(part[:1] + part[1:].lower() for part in name.split())
    return Official(
        name,
        tuple(titles),
        (),
        min(words.start[a] for a, _ in spans),
        max(words.end[b - 1] for _, b in spans),
        first.rule,
    )


def _title(parsed: ParsedTitle, words: Words, cased: str, rules: OfficialRules) -> Title:
    start, end = words.start[parsed.first], words.end[parsed.last - 1]
    written = rules.splitter.written_out
    position = cased[start : words.end[parsed.position_end - 1]]
    organization = cased[words.start[parsed.body] : end] if parsed.body < parsed.last else ""
    full = written(cased[start:end])
    # TUV, UVBTV: one abbreviation for position and body alike.
    if organization and words.start[parsed.body] < words.end[parsed.position_end - 1] and parsed.body >= parsed.position_end:
        count = parsed.position_end - parsed.first
        parts = full.split()
        return Title(cased[start:end], " ".join(parts[:count]), " ".join(parts[count:]) or None, start, end)
    return Title(cased[start:end], written(position), written(organization) or None, start, end)


def _key(parsed: ParsedTitle, words: Words, rules: OfficialRules) -> tuple[str, tuple[str, ...]]:
    """Head and the rest of a title, to tell a shortened repetition."""
    found = head_at(words, parsed.first, rules.titles)
    end = found[0] if found else parsed.position_end
    rest = tuple(word for word in words.low[end : parsed.last] if word.isalnum())
    return words.slice(parsed.first, end), rest


def _same(old: tuple[str, tuple[str, ...]], new: tuple[str, tuple[str, ...]]) -> bool:
    """Whether one is the other shortened: the same head, the rest of one in order inside the rest of the other."""
    if old[0] != new[0]:
        return False
    short, long = sorted((old[1], new[1]), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _with_mentions(found: list[Official], text: str, cased: str, words: Words, rules: OfficialRules) -> list[Official]:
    """`found` with the later mentions: full names, and given names after `ông` that are one person's only."""
    given: dict[str, list[int]] = {}
    for index, official in enumerate(found):
        given.setdefault(official.name.split()[-1].lower(), []).append(index)
    spans: list[list[tuple[int, int]]] = [[] for _ in found]
    for index, official in enumerate(found):
        name = fold(official.name).text
        at = text.find(name, official.end)
        while at >= 0:
            end = at + len(name)
            if text[at] != cased[at] and not text[at - 1].isalnum() and not text[end : end + 1].isalnum():
                spans[index].append((at, end))
            at = text.find(name, end)
    others = _other_bearers(words, rules, given, {official.name.lower() for official in found})
    for at in range(len(words.low) - 1):
        bearers = given.get(words.low[at])
        if not bearers or len(bearers) > 1 or not words.cap[at] or words.low[at] in others:
            continue
        official = found[bearers[0]]
        alone = words.run_end(at) == at + 1
        if alone and words.start[at] >= official.end and rules.names.short_prefixes.ending(words.low, at, 2):
            spans[bearers[0]].append((words.start[at], words.end[at]))
    return [
        Official(o.name, o.titles, tuple(sorted(spans[index])), o.start, o.end, o.rule) for index, o in enumerate(found)
    ]


def _other_bearers(words: Words, rules: OfficialRules, given: dict[str, list[int]], full: set[str]) -> set[str]:
    """Given names that a person without an office bears as well."""
    found: set[str] = set()
    for at, word in enumerate(words.low):
        if word in given and words.cap[at] and words.run_end(at) == at + 1 and at and words.cap[at - 1]:
            name = name_before(words, at + 1, rules.names)
            if name is not None and name[1] - name[0] > 1 and words.slice(*name) not in full:
                found.add(word)
    return found
