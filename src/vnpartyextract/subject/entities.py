"""The organisations and places of a document, each once: all its mentions, its name in full, the one it belongs to.

A mention is of an entity that it names, by whatever spelling; a bare head (`Huyện ủy`, `Công ty`) is of the one named
last that begins so. The name is the fullest that the text has, the common abbreviations written out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from vnpartyextract.annotate.organisations import Organisation, OrganisationRules, find_organisations
from vnpartyextract.annotate.organisations.rules import Body
from vnpartyextract.subject.article import Subject
from vnpartyextract.text import Folded, fold

_POINTING = re.compile(r" (?:này|nói trên|nêu trên)(?!\w)")
_OF = re.compile(r"(?<= )của ")


@dataclass(frozen=True, slots=True)
class Entity:
    """An organisation or place. `mentions`: places in the folded copy, in order; `host`: the id of its host."""

    id: str
    name: str
    body: Body
    place: str | None
    host: str | None
    mentions: tuple[tuple[int, int], ...]


@dataclass(slots=True)
class _Draft:
    """An entity while its mentions are gathered."""

    key: str
    names: list[str] = field(default_factory=list)
    spans: set[tuple[int, int]] = field(default_factory=set)
    host: str | None = None


class _Gathering:
    """The entities of one document, by the key of their names."""

    def __init__(self, folded: Folded, rules: OrganisationRules) -> None:
        self.folded = folded
        self.rules = rules
        self.drafts: dict[str, _Draft] = {}
        self.last: list[str] = []  # keys in the order of mention, the latest last
        self._keys: dict[str, str] = {}
        self._levels = {(f"{of} ", known.casefold()) for known, of in rules.known_levels.items()}

    def of_name(self, name: str) -> _Draft:
        key = self.key(name)
        draft = self.drafts.setdefault(key, _Draft(key))
        if name not in draft.names:
            draft.names.append(name)
        return draft

    def key(self, name: str) -> str:
        """Equal for all spellings of one name: in capitals, abbreviated, with or without a province's level."""
        if name not in self._keys:
            self._keys[name] = self._key(name)
        return self._keys[name]

    def _key(self, name: str) -> str:
        low = _OF.sub("", written_out(name, self.rules).casefold())
        for level in ("tỉnh ", "thành phố "):
            at = low.find(level, 1)
            name_behind = low[at + len(level) :]
            if at > 0 and (level, name_behind) in self._levels:
                return low[:at] + name_behind
        return low

    def bare(self, head: str) -> str | None:
        """The key of the entity named last that a bare head means."""
        begun = written_out(head, self.rules).casefold() + " "
        begun = begun.removeprefix("nhà ")
        return next((key for key in reversed(self.last) if key.startswith(begun)), None)


def find_entities(
    organisations: Sequence[Organisation], subjects: Mapping[int, Subject], folded: Folded, rules: OrganisationRules
) -> tuple[list[Entity], dict[int, Entity]]:
    """The entities that the figures are about, with their hosts, and that of each figure by its number's place."""
    gathering = _Gathering(folded, rules)
    for subject in subjects.values():
        gathering.of_name(subject.text)
    by_start = {mention.start: mention for mention in organisations}
    for subject in subjects.values():  # what reading on has told: the mention there is of it
        mention = by_start.get(subject.at) if subject.at is not None else None
        if mention is not None and mention.unit is None:
            gathering.of_name(subject.text).spans.add((mention.start, mention.end))
    hosts = [_with_host(draft, gathering) for draft in list(gathering.drafts.values())]
    for mention in organisations:
        _add(mention, gathering)
    for number, subject in subjects.items():
        draft = gathering.of_name(subject.text)
        if not draft.spans:
            draft.spans.add(_told(number, subject, organisations, folded))
    for host in hosts:
        if host is not None and not host.spans:
            host.spans |= {span for one in gathering.drafts.values() if one.host == host.key for span in one.spans}
    ordered = sorted(gathering.drafts.values(), key=lambda draft: min(draft.spans))
    ids = {draft.key: f"o{number}" for number, draft in enumerate(ordered, 1)}
    entities = [_finished(draft, ids, rules) for draft in ordered]
    by_key = {draft.key: entity for draft, entity in zip(ordered, entities, strict=True)}
    return entities, {number: by_key[gathering.key(subject.text)] for number, subject in subjects.items()}


def _add(mention: Organisation, gathering: _Gathering) -> None:
    """Give a mention, and the hosts named in it, to their entities."""
    span = (mention.start, mention.end)
    if mention.unit is not None:
        name = mention.unit.text if mention.kind in ("name", "level") else mention.text
        key: str | None = gathering.key(name)
        for part in mention.parts[1:]:
            inner = gathering.key(gathering.folded.cased[part.start : mention.end])
            if inner in gathering.drafts:
                gathering.drafts[inner].spans.add((part.start, mention.end))
                gathering.last.append(inner)
    elif mention.plural:
        key = gathering.key(mention.text)
    elif mention.kind == "anaphor":
        key = gathering.last[-1] if gathering.last else None
    else:
        key, name = gathering.bare(mention.text), mention.text
        pointing = _POINTING.match(gathering.folded.text, mention.end)
        span = (mention.start, pointing.end() if pointing is not None else mention.end)
    if key is None or key not in gathering.drafts:
        return
    draft = gathering.drafts[key]
    if mention.unit is not None and not mention.loud and name not in draft.names:
        draft.names.append(name)
    if not any(start < span[1] and span[0] < end for start, end in draft.spans):
        draft.spans.add(span)
    gathering.last.append(key)


def _with_host(draft: _Draft, gathering: _Gathering) -> _Draft | None:
    """The host of an entity, which its name tells: Chi bộ | Trường THPT Kim Đồng; None where it has none."""
    mention = _read(draft.names[0], gathering.rules)
    if mention is None or mention.unit is None or len(mention.parts) < 2 or mention.parts[1].role != "host":
        return None
    host = gathering.of_name(draft.names[0][mention.parts[1].start :])
    draft.host = host.key
    return host


def _told(number: int, subject: Subject, organisations: Sequence[Organisation], folded: Folded) -> tuple[int, int]:
    """Where the text tells of what it never names so: its place or institution, else the name itself."""
    unit = subject.unit
    near = [mention for mention in organisations if unit is not None and unit in (mention.unit, _place(mention))]
    if near:
        return near[0].start, near[0].end
    for name in (subject.text, unit.name if unit is not None else ""):
        at = folded.cased.rfind(name, 0, number) if name else -1
        at = folded.cased.find(name) if at < 0 and name else at
        if at >= 0:
            return at, at + len(name)
    mention = next((one for one in organisations if one.start == subject.at), None)
    return (mention.start, mention.end) if mention is not None else (number, number + 1)


def _place(mention: Organisation) -> object:
    return mention.unit.place if mention.unit is not None else None


def _finished(draft: _Draft, ids: Mapping[str, str], rules: OrganisationRules) -> Entity:
    names = [written_out(name, rules) for name in draft.names]
    name = max(names, key=lambda one: (len(one.split()), not one.isupper()))
    body, place = read_name(name, rules)
    host = ids.get(draft.host) if draft.host is not None else None
    return Entity(ids[draft.key], name, body, place, host, tuple(sorted(draft.spans)))


def read_name(name: str, rules: OrganisationRules) -> tuple[Body, str | None]:
    """What a name in full tells of its bearer: the kind of body, and the place (`huyện Lạc Thủy`), if it names one."""
    mention = _read(name, rules)
    unit = mention.unit if mention is not None else None
    place = None
    if unit is not None and unit.rank > 0:
        where = unit if unit.is_place else unit.place
        place = where.text if where is not None and where.name else None
    return (mention.body if mention is not None else "other"), place


def _read(name: str, rules: OrganisationRules) -> Organisation | None:
    """The name itself, read as a mention."""
    found = find_organisations(fold(name), rules, tokenize=False)
    return found[0] if found and found[0].start == 0 else None


def written_out(name: str, rules: OrganisationRules) -> str:
    """The name with the common abbreviations written out, and a named body's first letter large."""
    words = name.split(" ")
    out = [rules.written.get(word, word) for word in words]
    head = rules.find.heads.match(" ".join(out).casefold())
    named = head is not None and rules.kinds[" ".join(head.group().split())] not in ("level", "everywhere", "office")
    if named and not name.islower():  # chi bộ thôn: as written
        out[0] = out[0][:1].upper() + out[0][1:]
    return " ".join(out)
