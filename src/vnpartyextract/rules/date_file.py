"""The shape of patterns/shapes/dates.yaml."""

from pydantic import Field

from vnpartyextract.model import PeriodType
from vnpartyextract.rules.source import Strict


class Example(Strict):
    """A text with the expression in [[…]], and what it means: first and last day, or a duration."""

    text: str
    start: str | None = None
    end: str | None = None
    duration: str | None = None
    published: str | None = None


class Rule(Strict):
    id: str
    type: PeriodType
    at: list[str] = Field(min_length=1)
    pattern: str = Field(min_length=1)
    guard: str | None = None
    relative: list[str | int] | None = None
    numeral: bool = True
    alone: bool = False
    examples: list[Example] = Field(min_length=1)
    counterexamples: list[str] = Field(min_length=1)


class DateFile(Strict):
    fragments: dict[str, str]
    triggers: list[str] = Field(min_length=1)
    guards: dict[str, list[str]]
    rules: list[Rule] = Field(min_length=1)
