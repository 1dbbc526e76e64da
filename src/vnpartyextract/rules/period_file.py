"""The shape of patterns/lexicon/periods.yaml."""

from pydantic import Field

from vnpartyextract.rules.source import Strict


class Example(Strict):
    """A text with a number in [[…]], and the days that this figure belongs to; both None where nothing dates it."""

    text: str
    start: str | None = None
    end: str | None = None
    published: str | None = None


class Words(Strict):
    """Phrases of one kind; the examples hold with them, the counterexamples are dated in another way or not at all."""

    say: list[str] = Field(min_length=1)
    examples: list[Example] = Field(min_length=1)
    counterexamples: list[Example] = Field(min_length=1)


class NowWords(Words):
    # Words right before that make another word of it: thực hiện, phát hiện.
    not_after: list[str]


class EventWords(Words):
    # What happens at such an event.
    metrics: list[str] = Field(min_length=1)
    # Only what is told to have happened there, or in the headline: the same metrics are told of other times as well.
    told_there: bool = False


class PeriodFile(Strict):
    leading: Words
    joining: Words
    until: Words
    new_year: Words
    tied: Words
    numbered: Words
    planned: Words
    comparison: Words
    names: Words
    bodies: Words
    plans: Words
    local: Words
    narrow: Words
    reports: Words
    present: Words
    elections: Words
    at_event: Words
    caption: Words
    gathering: Words
    giving: EventWords
    congress: EventWords
    course: EventWords
    admitting: EventWords
    appointing: EventWords
    hearing: EventWords
    same_day: Words
    same_time: Words
    vague: Words
    term: Words
    repeated: Words
    now: NowWords
    # Time expressions with these words are terms or stages, which also name things.
    terms: list[str] = Field(min_length=1)
    # Metrics of what exists at a time: nothing that happened in an earlier sentence dates them.
    stocks: list[str] = Field(min_length=1)
    yearly: list[str]
    elected: list[str]
    # Metrics of those who were at an event, and of what was given to people there.
    attending: list[str]
    given: list[str]
    continuing: list[str] = Field(min_length=1)
    # Right behind a time that a badge or feast bears: then it says when (`dịp 2/9 vừa qua`).
    pointed: list[str] = Field(min_length=1)
