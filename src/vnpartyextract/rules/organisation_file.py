"""The form of patterns/lexicon/organisations.yaml. Imported only when the file is read."""

from typing import Literal

from pydantic import Field

from vnpartyextract.rules.source import Strict

BodyKind = Literal[
    "party", "state", "front", "army", "police", "school", "health", "company", "village", "place", "central", "other"
]


class Found(Strict):
    """A text and the organisations that it must hold, written out; others may be there too."""

    text: str
    found: list[str] = Field(min_length=1)


class NotFound(Strict):
    """A text and what looks like an organisation in it, but is none."""

    text: str
    not_: list[str] = Field(min_length=1, alias="not")


class OrganisationFile(Strict):
    organs: list[str] = Field(min_length=1)
    committees: dict[str, str] = Field(min_length=1)
    parties: list[str] = Field(min_length=1)
    members: dict[str, str]
    same_as_place: list[str] = Field(min_length=1)
    states: list[str]
    everywhere: list[str]
    offices: list[str]
    branches: list[str]
    schools: list[str] = Field(min_length=1)
    institutions: dict[BodyKind, list[str]]
    bodies: dict[BodyKind, list[str]]
    hosts: list[str]
    within: list[str]
    ranked: list[str]
    capitals: list[str]
    open: list[str]
    letters: list[str]
    never_alone: list[str]
    national: list[str]
    supreme: list[str]
    fused: list[str]
    standing: list[str]
    ad_hoc: list[str]
    purposed: list[str]
    about: list[str]
    before_letter: list[str] = Field(min_length=1)
    former_before: list[str] = Field(min_length=1)
    former_after: list[str] = Field(min_length=1)
    ends: list[str] = Field(min_length=1)
    apart: list[str] = Field(min_length=1)
    held: list[str] = Field(min_length=1)
    held_fields: list[str] = Field(min_length=1)
    verbal: list[str]
    held_ends: list[str] = Field(min_length=1)
    aliases: dict[str, str]
    written: dict[str, str]
    inner: list[str]
    levels: dict[str, int] = Field(min_length=1)
    level_aliases: dict[str, str]
    numbered: list[str]
    central: list[str]
    anaphors: list[str]
    pseudo: list[str]
    plural_after: list[str]
    known: dict[str, list[str]]
    sites: dict[str, str]
    joints: list[str]
    titles: list[str]
    no_titles: list[str]
    heads_of: list[str]
    obliques: list[str]
    locatives: list[str]
    wholes: list[str]
    openers: list[str]
    clauses: list[str]
    quantifiers: list[str]
    predicates: list[str]
    speaking: list[str]
    continuations: list[str]
    after_names: list[str] = Field(min_length=1)
    examples: list[Found] = Field(min_length=1)
    counterexamples: list[NotFound] = Field(min_length=1)
