"""The vocabulary of organisations and places, from patterns/lexicon/organisations.yaml, ready for use."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vnpartyextract.annotate.officials.person_name import NameRules, compile_names, load_names
from vnpartyextract.annotate.words import Splitter
from vnpartyextract.text import fold, folded

Kind = Literal[
    "organ",
    "committee",
    "party",
    "state",
    "institution",
    "level",
    "everywhere",
    "office",
    "central",
    "anaphor",
    "name",
    "pseudo",
]
Body = Literal[
    "party", "state", "front", "army", "police", "school", "health", "company", "village", "place", "central", "other"
]
# The list of the file that holds the heads of each kind; of a head that stands in two the last one counts.
_HEADS: dict[Kind, str] = {
    "institution": "institutions",
    "organ": "organs",
    "committee": "committees",
    "party": "parties",
    "state": "states",
    "everywhere": "everywhere",
    "office": "offices",
    "level": "levels",
    "central": "central",
    "anaphor": "anaphors",
    "pseudo": "pseudo",
}
_BODIES: dict[str, Body] = {
    "organs": "party",
    "committees": "party",
    "parties": "party",
    "everywhere": "party",
    "states": "state",
    "offices": "state",
    "central": "central",
}
_COMMUNE = 4  # the rank of a xã: what is smaller is a village or a quarter
_TABLES = (
    "sites",
    "committees",
    "members",
    "same_as_place",
    "aliases",
    "written",
    "levels",
    "level_aliases",
    "numbered",
    "plural_after",
    "branches",
    "hosts",
    "within",
    "capitals",
    "open",
    "letters",
    "never_alone",
    "national",
    "supreme",
    "fused",
    "standing",
    "ad_hoc",
    "purposed",
    "about",
    "body_kinds",
)
_BEFORE = (
    "titles",
    "no_titles",
    "ranked",
    "heads_of",
    "obliques",
    "locatives",
    "wholes",
    "openers",
    "clauses",
    "quantifiers",
)


@dataclass(frozen=True, slots=True)
class Before:
    """Phrases that may stand right before an organisation, each with the space before it."""

    titles: tuple[str, ...]
    no_titles: tuple[str, ...]
    ranked: tuple[str, ...]
    heads_of: tuple[str, ...]
    obliques: tuple[str, ...]
    locatives: tuple[str, ...]
    wholes: tuple[str, ...]
    openers: tuple[str, ...]
    clauses: tuple[str, ...]
    quantifiers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expressions:
    """What is searched for with regular expressions."""

    heads: re.Pattern[str]
    inner: re.Pattern[str]
    known: re.Pattern[str]
    joints: re.Pattern[str]
    predicates: re.Pattern[str]
    speaking: re.Pattern[str]
    continuations: re.Pattern[str]
    schools: re.Pattern[str]
    levels: re.Pattern[str]
    after_names: re.Pattern[str]
    ends: re.Pattern[str]
    apart: re.Pattern[str]
    held: re.Pattern[str]
    held_fields: re.Pattern[str]
    verbal: re.Pattern[str]
    held_ends: re.Pattern[str]
    before_letter: re.Pattern[str]
    former_before: re.Pattern[str]
    former_after: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OrganisationRules:
    """The vocabulary, compiled.

    `kinds`: of each head, by what may stand behind it; `bodies`: what each head is (school, army …); `ranks`: the size
    of each level; `levels`: their short forms; `hosts`: organs that others belong to; `within`: what stands inside a
    Party body's name; `open`: heads with a field of work; `letters`: levels of a letter or two; `capitals`:
    abbreviations that are words in small letters; `never_alone`: heads that need a name or a place; `national`: heads
    that are a name; `supreme`: those of them above all others; `fused`: organs with their place in one word.
    """

    find: Expressions
    before: Before
    kinds: dict[str, Kind]
    bodies: dict[str, Body]
    committees: dict[str, str]
    members: dict[str, str]
    same_as_place: frozenset[str]
    aliases: dict[str, str]
    written: dict[str, str]
    ranks: dict[str, int]
    levels: dict[str, str]
    numbered: frozenset[str]
    branches: frozenset[str]
    hosts: frozenset[str]
    open: frozenset[str]
    within: frozenset[str]
    capitals: frozenset[str]
    letters: frozenset[str]
    never_alone: frozenset[str]
    national: frozenset[str]
    supreme: frozenset[str]
    fused: frozenset[str]
    standing: frozenset[str]
    ad_hoc: frozenset[str]
    purposed: frozenset[str]
    about: tuple[str, ...]
    plural_after: tuple[str, ...]
    inner_heads: frozenset[str]
    known_levels: dict[str, str]
    sites: dict[str, str]
    names: NameRules

    @property
    def families(self) -> frozenset[str]:
        return self.names.families


def load_organisations(path: Path, names: Path) -> dict[str, Any]:
    """The vocabulary as plain data, fit to be cached; `names`: the lexicon of names of persons. Raises PatternError."""
    from vnpartyextract.rules.organisation_file import OrganisationFile
    from vnpartyextract.rules.source import read_rules

    data = read_rules(path, OrganisationFile).model_dump(exclude={"examples", "counterexamples"})
    kinds: dict[str, Kind] = {}
    data["body_kinds"] = _bodies(data)
    data["institutions"] = [head for heads in data["institutions"].values() for head in heads]
    for kind, key in _HEADS.items():
        kinds.update(dict.fromkeys(data[key], kind))
    known = {name: level for level, places in data["known"].items() for name in places}
    return {
        **{key: data[key] for key in (*_TABLES, *_BEFORE)},
        "kinds": dict.fromkeys(data["held"], "institution") | kinds,
        "known_levels": known,
        "inner_heads": [phrase.split()[0] for phrase in data["inner"]],
        "names": folded(load_names(names)),
        # Written out here, so that a kept file spares the time.
        "expressions": {
            "heads": _any_of(kinds),
            "inner": _any_of(data["inner"], before=" +"),
            "known": _any_of(known),
            "joints": rf"(?:(?:,| và|, và) +{_branches(data['joints'])}(?!\w))+",
            "predicates": _any_of(data["predicates"], before=" +"),
            "speaking": _any_of(data["speaking"]),
            "continuations": _any_of(data["continuations"], before=r"[\s\-+*•\"']*"),
            "schools": _any_of(data["schools"]),
            "levels": _any_of([level for level in data["levels"] if level not in data["letters"]]),
            "after_names": _any_of(data["after_names"], before=" +"),
            "ends": _any_of(data["ends"], before=" +"),
            "apart": _any_of(data["apart"], before=" +"),
            "held": _any_of([*kinds, *data["held"]]),
            "held_fields": _any_of([*data["inner"], *data["held_fields"]], before=" +"),
            "verbal": _any_of(data["verbal"], before=" +"),
            "held_ends": _any_of([*data["ends"], *data["held_ends"]], before=" +"),
            "before_letter": rf"(?:{_any_of(data['before_letter'])})$",
            "former_before": rf"(?:{_any_of(data['former_before'])})[ :]*$",
            "former_after": _any_of(data["former_after"], before=r" +\(?"),
        },
    }


def _bodies(data: dict[str, Any]) -> dict[str, Body]:
    """What each head is: told for institutions, and for others where they are not what their list says."""
    ranks: dict[str, int] = data["levels"]
    bodies: dict[str, Body] = {}
    for key, body in _BODIES.items():
        bodies.update(dict.fromkeys(data[key], body))
    bodies.update({level: "village" if rank > _COMMUNE else "place" for level, rank in ranks.items()})
    for body, heads in (*data["institutions"].items(), *data["bodies"].items()):
        bodies.update(dict.fromkeys(heads, body))
    return bodies


def compile_organisations(data: dict[str, Any]) -> OrganisationRules:
    """Make the vocabulary ready for use from what `load_organisations` gave."""
    return OrganisationRules(
        find=Expressions(**{name: re.compile(written) for name, written in data["expressions"].items()}),
        before=Before(**{name: tuple(" " + phrase for phrase in data[name]) for name in _BEFORE}),
        kinds=data["kinds"],
        bodies=data["body_kinds"],
        committees=data["committees"],
        members=data["members"],
        same_as_place=frozenset(data["same_as_place"]),
        aliases=data["aliases"],
        written=data["written"],
        ranks=data["levels"],
        levels=data["level_aliases"],
        numbered=frozenset(data["numbered"]),
        branches=frozenset(data["branches"]),
        hosts=frozenset(data["hosts"]),
        open=frozenset(data["open"]),
        within=frozenset(data["within"]),
        capitals=frozenset(data["capitals"]),
        letters=frozenset(data["letters"]),
        never_alone=frozenset(data["never_alone"]),
        national=frozenset(data["national"]),
        supreme=frozenset(data["supreme"]),
        fused=frozenset(data["fused"]),
        ad_hoc=frozenset(data["ad_hoc"]),
        standing=frozenset(data["standing"]),
        purposed=frozenset(data["purposed"]),
        about=tuple(f" {word} " for word in data["about"]),
        plural_after=tuple(data["plural_after"]),
        inner_heads=frozenset(data["inner_heads"]),
        known_levels=data["known_levels"],
        sites=data["sites"],
        names=compile_names(data["names"], Splitter({})),
    )


def _branches(phrases: Iterable[str]) -> str:
    """An expression for any of the phrases, the longest first; what they begin with in common is read only once."""
    tree: dict[str, Any] = {}
    for phrase in phrases:
        node = tree
        for letter in fold(phrase).cased:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, Any]) -> str:
    ways = ((letter, _branch(below)) for letter, below in node.items() if letter)
    written = [(" +" if letter == " " else re.escape(letter)) + rest for letter, rest in ways]
    if not written:
        return ""
    inner = written[0] if len(written) == 1 and "" not in node else f"(?:{'|'.join(written)})"
    return inner + "?" if "" in node else inner


def _any_of(phrases: Iterable[str], before: str = r"(?<!\w)") -> str:
    return rf"{before}{_branches(phrases)}(?!\w)"
