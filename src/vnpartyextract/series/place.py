"""Whose row a figure belongs to: Huyện ủy, Đảng bộ huyện and huyện Lạc Thủy are one place.

A subject is read as a chain of heads (Ban Tổ chức + Huyện ủy + Lạc Thủy). The Party organisation of a place and the
committee that leads it (`same_as_place` of lexicon/organisations.yaml) stand for the place; any other body in the chain
is a part of it with a row of its own, by whatever name the place is called behind it.
"""

from dataclasses import dataclass

from vnpartyextract.annotate.organisations import INSTITUTION, OrganisationRules, rank_of, well_known
from vnpartyextract.text import fold, normal

_CHAIN_GOES_ON = ("organ", "party", "state", "everywhere", "office")
_GAP = " .,"


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place or body. `key`: equal for all its names; `name`: what the row is called by this figure.

    `rank`: the size of a place (tỉnh 1, thôn 5), INSTITUTION for what is none.
    """

    key: str
    name: str
    rank: int


def place_of(subject: str | None, place: str | None, rules: OrganisationRules, *, exact: bool = False) -> Place | None:
    """The row of a figure with this `subject` and `place`; None where it has neither.

    `exact`: every subject is a row of its own, however near; only tone marks, spaces and case do not count.
    """
    told = normal(subject or place or "")
    if not told:
        return None
    if exact:
        return Place(fold(told).text, told, INSTITUTION)
    bodies, end, level = _chain(told, rules)
    name = told[end:].strip(_GAP)
    if level is None and (not name or _bare(place, rules) == fold(name).text):
        level, name = _level_of(place, rules) or (None, name)
    elif level is not None and not name:  # a bare `Huyện ủy`: of the place that the text told before
        found = _level_of(place, rules)
        name = found[1] if found is not None and found[0] == level else ""
    if level is None and (known := rules.known_levels.get(name)) is not None:
        level = known
    if level is None or not name:
        return Place("/".join([*bodies, fold(f"{level or ''} {name}").text.strip()]), told, INSTITUTION)
    name = well_known(name)
    where = f"{level} {name}"
    key = "/".join([*bodies, fold(where).text])
    return Place(key, told, INSTITUTION) if bodies else Place(key, where, rank_of(level, name, rules))


def _chain(told: str, rules: OrganisationRules) -> tuple[list[str], int, str | None]:
    """The bodies at the head of a subject that are not the place itself, where they end, and the level told there."""
    folded = fold(told)
    bodies: list[str] = []
    at = 0
    while (found := rules.find.heads.match(folded.text, at)) is not None:
        head = " ".join(found.group().split())
        kind = rules.kinds[head]
        head = rules.aliases.get(head, head)
        if kind == "level":
            return bodies, found.end(), rules.levels.get(head, head)
        if kind == "committee":
            level = rules.committees[head]
            bodies += [] if head in rules.same_as_place else [head]
            return bodies, _behind_level(folded.text, found.end(), level, rules), level
        if head not in rules.same_as_place:
            if kind not in _CHAIN_GOES_ON:
                break
            bodies.append(head)
        at = _next(folded.text, found.end())
    return bodies, at, None


def _behind_level(text: str, at: int, level: str, rules: OrganisationRules) -> int:
    """`Thành ủy thành phố Hồ Chí Minh`: behind the level, where the committee's is told once more."""
    found = rules.find.heads.match(text, _next(text, at))
    if found is None:
        return at
    head = " ".join(found.group().split())
    return found.end() if rules.levels.get(head, head) == level else at


def _next(text: str, at: int) -> int:
    return at + len(text[at:]) - len(text[at:].lstrip(_GAP))


def _level_of(place: str | None, rules: OrganisationRules) -> tuple[str, str] | None:
    """Level and name of a locality: `huyện Lạc Thủy`."""
    told = normal(place or "")
    bodies, end, level = _chain(told, rules)
    name = told[end:].strip(_GAP)
    return (level, name) if level is not None and name and not bodies else None


def _bare(place: str | None, rules: OrganisationRules) -> str | None:
    """The name of a locality without its level."""
    found = _level_of(place, rules)
    return None if found is None else fold(found[1]).text
