"""The shape of patterns/lexicon/discourse.yaml."""

from pydantic import Field

from vnpartyextract.rules.source import Strict


class Example(Strict):
    """A text with a number in [[…]], and what its figure is about; None where the text does not tell."""

    text: str
    subject: str | None = None


class Scope(Strict):
    """Phrases of one kind, and those that only look like one; counterexamples are told by something else."""

    say: list[str] = Field(min_length=1)
    pseudo: list[str]
    examples: list[Example] = Field(min_length=1)
    counterexamples: list[Example] = Field(min_length=1)


class DiscourseFile(Strict):
    nation: Scope
    leaders: Scope
    generic: Scope
    belonging: list[str] = Field(min_length=1)
    members_of: list[str] = Field(min_length=1)
    agents: list[str] = Field(min_length=1)
    # At the head of a phrase before a clause.
    fronted: list[str] = Field(min_length=1)
    # Before the places of a person's home and career.
    homes: list[str] = Field(min_length=1)
    # Before a body that is set up; behind a bare head that means it.
    founding: list[str] = Field(min_length=1)
    founded: list[str] = Field(min_length=1)
    # Before a level in a headline.
    one_of: list[str] = Field(min_length=1)
