"""A figure in the making: the number, what was decided about it and why."""

from dataclasses import dataclass, field

from vnpartyextract.annotate.numbers import NumberMention
from vnpartyextract.attribute.scan import Cue, Scan
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence, Words
from vnpartyextract.text import Folded, normal


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence, ready to be decided: its words, its numbers that count something, its cues and marks."""

    sentence: Sentence
    words: Words
    mentions: list[NumberMention]
    scan: Scan
    patterns: Patterns
    folded: Folded
    source: str

    def say(self, start: int, end: int) -> str:
        """The words `[start, end)` as the article writes them, normalised; nothing for no words."""
        if start >= end:
            return ""
        span = self.folded.span(self.words.starts[start], self.words.ends[end - 1])
        return normal(self.source[span.start : span.end])


@dataclass(slots=True)
class Draft:
    """What is known of one figure. `why` is one of cue, linked, part, list, alone,
    heading, passage, share, plan, growth, amount, rest.
    """

    mention: NumberMention
    passage: Passage
    number: int = 0
    metric: str = "other"
    why: str = "rest"
    cue: Cue | None = None
    parent: "Draft | None" = None
    relation: str | None = None
    elided: str | None = None
    unit: str | None = None
    of: str | None = None
    of_words: tuple[int, int] | None = None
    group: str | None = None
    topic: str | None = None
    target: bool = False
    partitive: bool = False
    shared: bool = False
    bracket: int = field(default=-1)

    @property
    def at(self) -> int:
        return self.mention.at

    @property
    def head(self) -> str | None:
        """The class of the counted noun, of the elided one where there is none; None where it is not known."""
        return self.mention.head.name if self.mention.head else self.elided

    @property
    def counted(self) -> bool:
        """Whether this is a count of something, neither a percentage nor a change."""
        return not self.mention.percent and self.why != "growth"
