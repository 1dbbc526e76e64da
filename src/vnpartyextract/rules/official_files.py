"""The form of the files that officials are read by, in patterns/lexicon/. Imported only when the files are read."""

from pydantic import Field

from vnpartyextract.rules.source import Strict


class Example(Strict):
    text: str
    name: str
    titles: list[str]


class CounterExample(Strict):
    text: str


class PositionsFile(Strict):
    """patterns/lexicon/positions.yaml"""

    before: list[str]
    deputy: list[str]
    after: list[str]
    heads: list[str] = Field(min_length=1)
    shared: list[str]
    fielded: list[str]
    guarded: list[str]
    pseudo: list[str]
    appointed: list[str]
    copula: list[str]
    given_to: list[str]
    vacant: list[str]
    terms: list[str]
    personnel: list[str]
    joints: list[str]
    past: list[str]
    behind: list[str]
    late: list[str]
    inside: list[str]
    small_places: list[str]
    tails: list[str]
    examples: list[Example]
    counterexamples: list[CounterExample]


class NamesFile(Strict):
    """patterns/lexicon/names.yaml"""

    families: list[str] = Field(min_length=1)
    rarer: list[str]
    clues: list[str]
    prefixes: list[str] = Field(min_length=1)
    short_prefixes: list[str]
    ranks: list[str]
    appositions: list[str]
    not_person_after: list[str]
    bylines: list[str]
    remembered: list[str]
    peoples: list[str]
    openers: list[str]
    inside: list[str]
    placeless: list[str]
    broken: list[str]
    kin: list[str]
    pronouns: list[str]
    places: list[str]
    countries: list[str]
    foreign_after: list[str]


class AbbreviationsFile(Strict):
    """patterns/lexicon/abbreviations.yaml"""

    abbreviations: dict[str, str] = Field(min_length=1)
