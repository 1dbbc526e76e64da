"""Officials: the claims of a document gathered by person, each office once, with the later mentions."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.officials.chain import OfficialRules
from vnpartyextract.annotate.officials.pairing import Claim, claims
from vnpartyextract.annotate.officials.person_name import compile_names, load_names, name_before, persons_of
from vnpartyextract.annotate.officials.title import ParsedTitle, compile_titles, head_at, load_positions
from vnpartyextract.annotate.organisations import OrganisationRules, View
from vnpartyextract.annotate.words import Splitter, Words
from vnpartyextract.text import Folded, fold, folded

__all__ = ["Official", "OfficialRules", "Title", "compile_officials", "find_officials", "load_officials"]


@dataclass(frozen=True, slots=True)
class Title:
    """One office: as written, and with its abbreviations written out; the span is one of the folded copy."""

    text: str
    position: str
    organization: str | None
    start: int
    end: int


_ENDS = frozenset({".", "\n", "!", "?"})
LEXICON = ("positions", "names", "abbreviations")


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


def load_officials(folder: Path) -> dict[str, Any]:
    """The lexicon of officials in `folder`, checked, as plain data. Raises PatternError."""
    return load_official_files({name: folder / f"{name}.yaml" for name in LEXICON})


def load_official_files(files: Mapping[str, Path]) -> dict[str, Any]:
    """The same from one file for each name of LEXICON."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.rules.official_files import AbbreviationsFile
    from vnpartyextract.rules.source import read_rules

    data = {
        "positions": load_positions(files["positions"]),
        "names": load_names(files["names"]),
        "abbreviations": read_rules(files["abbreviations"], AbbreviationsFile).abbreviations,
    }
    return {key: folded(value) for key, value in data.items()}


def compile_officials(data: dict[str, Any]) -> OfficialRules:
    """Rules out of what `load_officials` gave."""
    splitter = Splitter(data["abbreviations"])
    return OfficialRules(
        splitter,
        compile_names(data["names"], splitter),
        compile_titles(data["positions"], splitter),
    )


@dataclass(slots=True)
class _Person:
    name: str
    claims: list[Claim] = field(default_factory=list)


def find_officials(
    text: Folded, rules: OfficialRules, organisations: OrganisationRules, *, tokenize: bool = True
) -> list[Official]:
    """The officials of a folded text, in order of their first title.

    `organisations`: what the bodies of their offices are read with; `tokenize`: whether the tokenizer may be asked.
    """
    cased = text.cased
    words = rules.splitter.split(text.text, cased)
    names = replace(rules.names, persons=persons_of(words, rules.names))
    view = View(text.text, cased, organisations, frozenset(), tokenize, held=True, persons=names.persons)
    rules = replace(rules, names=names, titles=replace(rules.titles, view=view))
    found_claims = list(claims(words, rules))
    if not found_claims:
        return []
    known = _people(words, found_claims)
    found = _apart([_official(person, words, cased, rules) for person in known])
    return _with_mentions(found, words, rules)


def _apart(found: list[tuple[Official, tuple[int, int]]]) -> list[Official]:
    """The officials in text order, each with the place of its name: what two of them share is part of neither.

    In `Hà Văn Mẫu và Lê Thị Mẫu được bầu làm Phó Bí thư` the first one is the name alone.
    """
    found = sorted(found, key=lambda each: (each[0].start, each[1]))
    for one, two in pairwise(range(len(found))):
        for place in (one, two):
            if found[one][0].end > found[two][0].start:
                official, (start, end) = found[place]
                found[place] = replace(official, start=start, end=end), (start, end)
    return sorted((official for official, _ in found), key=lambda official: official.start)


def _people(words: Words, claimed: list[Claim]) -> list[_Person]:
    """The claims gathered by person; a given name alone (Huy, Quỳnh Anh) joins the one person who bears it."""
    people: dict[str, _Person] = {}
    short: list[Claim] = []
    for claim in claimed:
        if claim.name[1] - claim.name[0] == 1 and "'" not in words.low[claim.name[0]]:
            short.append(claim)
            continue
        key = words.slice(*claim.name)
        people.setdefault(key, _Person(key)).claims.append(claim)
    bearers: dict[str, list[_Person]] = {}
    for person in people.values():
        parts = person.name.split()
        bearers.setdefault(parts[-1], []).append(person)
        if len(parts) > 2:
            bearers.setdefault(" ".join(parts[-2:]), []).append(person)
    for key in list(people):
        bearer = bearers.get(key, [])
        if len(bearer) == 1 and bearer[0].name != key:
            bearer[0].claims += people.pop(key).claims
    for claim in short:
        found = [person for person in bearers.get(words.low[claim.name[0]], []) if person.name in people]
        if len(found) == 1:
            found[0].claims.append(claim)
    for person in people.values():
        person.claims.sort(key=lambda claim: claim.name)
    return list(people.values())


@dataclass(slots=True)
class _Offices:
    """The offices of one person, each once."""

    words: Words
    rules: OfficialRules
    parsed: list[ParsedTitle] = field(default_factory=list)
    keys: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    def add(self, new: ParsedTitle, *, appointed: bool) -> None:
        """appointed: told as taken or left; beside an office of the same sentence that is no repetition of it."""
        if any(old.first == new.first for old in self.parsed):
            return
        key = _key(new, self.words, self.rules)
        for index, old in enumerate(self.keys):
            if not _same(old, key) or (
                appointed and len(key[1]) > len(old[1]) and self._one_sentence(self.parsed[index], new)
            ):
                continue
            if len(key[1]) > len(old[1]):
                self.parsed[index], self.keys[index] = new, key
            return
        self.parsed.append(new)
        self.keys.append(key)

    def _one_sentence(self, old: ParsedTitle, new: ParsedTitle) -> bool:
        first, last = sorted((old, new), key=lambda title: title.first)
        return not any(word in _ENDS for word in self.words.low[first.last : last.first])


def _official(person: _Person, words: Words, cased: str, rules: OfficialRules) -> tuple[Official, tuple[int, int]]:
    offices = _Offices(words, rules)
    for claim in person.claims:
        for parsed in claim.titles:
            offices.add(parsed, appointed=claim.rule == "appointment")
    first = next((claim for claim in person.claims if words.slice(*claim.name) == person.name), person.claims[0])
    near = [] if first.heading else first.titles
    spans = [first.name, *((title.first, title.last) for title in near)]
    name = cased[words.start[first.name[0]] : words.end[first.name[1] - 1]]
    name = " ".join(name.split())
    if words.full[first.name[0]] or words.full[first.name[1] - 1]:
        name = " ".join(part[:1] + part[1:].lower() for part in name.split())
    place = words.start[first.name[0]], words.end[first.name[1] - 1]
    official = Official(
        name,
        tuple(_title(parsed, words, cased, rules) for parsed in offices.parsed),
        (),
        min(words.start[a] for a, _ in spans),
        max(words.end[b - 1] for _, b in spans),
        first.rule,
    )
    return official, place


def _title(parsed: ParsedTitle, words: Words, cased: str, rules: OfficialRules) -> Title:
    start, end = words.start[parsed.first], words.end[parsed.last - 1]
    written = rules.splitter.written_out
    position = cased[start : words.end[parsed.position_end - 1]]
    if words.full[parsed.first] and not words.acronym[parsed.first]:
        position = position.capitalize()  # BÍ THƯ over a signature
    organization = cased[words.start[parsed.body] : end] if parsed.body < parsed.last else ""
    full = written(cased[start:end])
    # TUV, UVBTV: one abbreviation for position and body alike.
    apart = parsed.body >= parsed.position_end
    if organization and apart and words.start[parsed.body] < words.end[parsed.position_end - 1]:
        count = parsed.position_end - parsed.first
        parts = full.split()
        return Title(cased[start:end], " ".join(parts[:count]), " ".join(parts[count:]) or None, start, end)
    return Title(cased[start:end], written(position), written(organization) or None, start, end)


def _key(parsed: ParsedTitle, words: Words, rules: OfficialRules) -> tuple[str, tuple[str, ...]]:
    """Head and the rest of a title, to tell a shortened repetition."""
    found = head_at(words, parsed.first, rules.titles)
    end = found[0] if found else parsed.position_end
    rest = tuple(word for word in words.low[end : parsed.last] if word.isalnum())
    first = parsed.first + rules.titles.past.length(words.low, parsed.first)
    head = words.slice(first, end)
    # Phó Trưởng phòng and Phó phòng are one office.
    return head.replace("phó trưởng ", "phó "), rest


def _same(old: tuple[str, tuple[str, ...]], new: tuple[str, tuple[str, ...]]) -> bool:
    """Whether one is the other shortened: the same head, the rest of one in order inside the rest of the other."""
    if old[0] != new[0]:
        return False
    short, long = sorted((old[1], new[1]), key=len)
    rest = iter(long)
    return all(word in rest for word in short)


def _with_mentions(found: list[Official], words: Words, rules: OfficialRules) -> list[Official]:
    """`found` with the later mentions: full names, and given names after `ông` that are one person's only."""
    given: dict[str, list[int]] = {}
    names: dict[str, list[tuple[list[str], int]]] = {}
    for index, official in enumerate(found):
        parts = fold(official.name).text.split()
        given.setdefault(parts[-1], []).append(index)
        if len(parts) > 2:
            given.setdefault(" ".join(parts[-2:]), []).append(index)
        names.setdefault(parts[0], []).append((parts, index))
    others = _other_bearers(words, rules, given, {fold(official.name).text for official in found})
    spans: list[list[tuple[int, int]]] = [[] for _ in found]
    begins = {key.split()[0] for key in given}
    for at, word in enumerate(words.low):
        if (word not in names and word not in begins) or not words.cap[at]:
            continue
        for parts, index in names.get(word, ()):
            end = at + len(parts)
            if words.start[at] >= found[index].end and words.low[at:end] == parts:
                spans[index].append((words.start[at], words.end[end - 1]))
        end = words.run_end(at)
        bearers = given.get(words.slice(at, end), ())
        if len(bearers) != 1 or word in others:
            continue
        later = words.start[at] >= found[bearers[0]].end
        if later and rules.names.short_prefixes.ending(words.low, at, 2):
            spans[bearers[0]].append((words.start[at], words.end[end - 1]))
    return [replace(official, mentions=tuple(spans[index])) for index, official in enumerate(found)]


def _other_bearers(words: Words, rules: OfficialRules, given: dict[str, list[int]], full: set[str]) -> set[str]:
    """Given names that a person without an office bears as well."""
    found: set[str] = set()
    for at, word in enumerate(words.low):
        if word in given and words.cap[at] and words.run_end(at) == at + 1 and at and words.cap[at - 1]:
            name = name_before(words, at + 1, rules.names)
            if name is None or name[1] - name[0] == 1:
                continue
            other = words.slice(*name)
            if not any(one == other or one.endswith(f" {other}") for one in full):
                found.add(word)
    return found
