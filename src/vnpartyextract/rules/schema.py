"""The shape of the pattern files that decide figures: one metric a file, and the vocabularies beside them."""

import re
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, model_validator

from vnpartyextract.messages import _
from vnpartyextract.numerals import find_numbers, parse_number
from vnpartyextract.rules.source import Strict
from vnpartyextract.text import fold

_MARKED = re.compile(r"\[\[(.*?)\]\]")
Words = Annotated[list[str], Field(min_length=1)]


class Cue(Strict):
    """Words that give a number its metric.

    `group`: what the cue makes the figure's group: a text, or `cue` for the cue as the article has it.
    `heads`: counted nouns this cue is for, where fewer than the metric's.
    `needs`: metrics of which one must have been counted before in the passage, or the cue says nothing.
    `then`: words of which one must stand right before the number; for cues before it.
    `near`: syllables of which one must stand behind the cue in its statement, with the number or behind it.
    `weak`: behind the noun of a part it only tells which part, and leaves the metric of the whole.
    `reach`: how many words that mean something may stand between the cue and the number; any number if left out.
    A cue that is nothing but words may be written as those words alone.
    """

    say: Words
    group: str | None = None
    heads: Words | None = None
    status: Literal["target"] | None = None
    reach: Annotated[int, Field(ge=0)] | None = None
    needs: Words | None = None
    then: Words | None = None
    near: Words | None = None
    weak: bool = False

    @model_validator(mode="before")
    @classmethod
    def _words_alone(cls, given: Any) -> Any:
        return {"say": [given]} if isinstance(given, str) else given


class Cues(Strict):
    """Where a cue stands: before the number, after its noun, or in a heading that governs what follows."""

    before: list[Cue] = Field(default_factory=list)
    after: list[Cue] = Field(default_factory=list)
    heading: list[Cue] = Field(default_factory=list)


def _one_number(text: str) -> str:
    """An example's text points at one number: `kết nạp [[178]] đảng viên`."""
    places = _MARKED.findall(text)
    if len(places) != 1:
        raise ValueError(_("needs one number in [[ ]], has {count}: {text!r}").format(count=len(places), text=text))
    if not find_numbers(fold(places[0]).text) and parse_number(places[0]) is None:
        raise ValueError(_("[[{number}]] is no number: {text!r}").format(number=places[0], text=text))
    return text


Marked = Annotated[str, AfterValidator(_one_number)]


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(_("is no regular expression: {why}: {text!r}").format(why=error, text=text)) from error
    return text


class Example(Strict):
    """A text with its number in double brackets, and what must come out of it."""

    text: Marked
    value: int | float | None = None
    group: str | None = None
    unit: str | None = None
    of: str | None = None
    topic: str | None = None
    modifier: str | None = None
    value_max: int | float | None = None
    total: int | float | None = None
    status: Literal["reported", "target"] | None = None


class CounterExample(Strict):
    """A text whose bracketed number looks like the metric and is another: `is` says which (`none`: no figure)."""

    text: Marked
    is_: str = Field(alias="is")


# What a metric is to the stages behind its cues; docs/patterns.md tells what each does.
Trait = Literal[
    "of members",
    "of whole",
    "of party",
    "of school",
    "of place",
    "attended",
    "attends",
    "settled",
    "divided",
    "plain",
    "finds",
    "by body",
    "proposed",
]


class Metric(Strict):
    """One metric: what may be counted, which cues say so, what only looks like a cue, and the proof of it."""

    metric: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]
    label: Annotated[str, Field(min_length=1)]
    heads: Words
    cued: list[str] = Field(default_factory=list)
    alone: list[str] = Field(default_factory=list)
    alike: list[str] = Field(default_factory=list)
    traits: list[Trait] = Field(default_factory=list)
    cues: Cues = Cues()
    pseudo: list[str] = Field(default_factory=list)
    ends: list[str] = Field(default_factory=list)
    follows: list[str] = Field(default_factory=list)
    links: list[str] = Field(default_factory=list)
    group: Literal["cue", "one cue", "none"] = "none"
    group_shape: Annotated[str, AfterValidator(_expression)] | None = None
    examples: Annotated[list[Example], Field(min_length=1)]
    counterexamples: list[CounterExample] = Field(default_factory=list)
    known_failures: list[Example] = Field(default_factory=list)

    @model_validator(mode="after")
    def _needs_a_way_in(self) -> "Metric":
        cues = self.cues
        if not (cues.before or cues.after or cues.heading or self.alone or self.follows or self.heads == ["percent"]):
            raise ValueError(_("no cue and no noun of its own: the metric could never be found"))
        return self


class HeadClass(Strict):
    """A class of counted nouns. `kind` joins classes that metrics may take together (`people`)."""

    name: str
    kind: str
    words: Words


class Heads(Strict):
    """The counted nouns, and what may follow a noun and still belong to it."""

    classes: Annotated[list[HeadClass], Field(min_length=1)]
    turns: Words
    tails: Words
    group_tails: Words


class Modifiers(Strict):
    """Words beside a number that change what it says."""

    more_than: Words
    nearly: Words
    about: Words
    less_than: Words
    at_least: Words
    at_most: Words
    floor_after: Words
    pseudo: Words
    negative: Words
    negative_pseudo: Words
    signed: Words
    listed: Words
    up: Words
    down: Words
    per: Words
    classifiers: Words


class Markers(Strict):
    """The words that hold figures together or apart, whatever their metric."""

    part: Words
    part_heading: Words
    growth: Words
    comparison: Words
    growth_after: Words
    exist: Words
    filler: Words
    share: Words
    plan: Words
    plan_reach: Words
    over_plan: Words
    target: Words
    target_near: Words
    target_opening: Words
    target_reset: Words
    target_pseudo: Words
    request: Words
    occasion: Words
    lead: Words
    goes_on: Words
    aside: Words
    joint_end: Words
    stop: Words
    group_lead: Words
    group_end: Words
    topic_end: Words
    no_noun: Words
    number_pseudo: Words
    meeting: Words
    joint: Words
