"""Why each fact is what it is, and why a numeral is in none: told from what the stages know, worked out when asked for.

In: what all stages have read, and the document made of it. Out: plain values with places in the untouched text.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from vnpartyextract.attribute.cue import candidates
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import Cue
from vnpartyextract.model import Span
from vnpartyextract.numerals import Number
from vnpartyextract.reading import Reading
from vnpartyextract.rules.places import place_of_id, place_of_key
from vnpartyextract.text import fold

STEPS = {
    "cue": "the nearest cue of its own clause",
    "linked": "people counted beside a class or an event attend it",
    "part": "a part has the metric of its whole",
    "list": "a further member of an enumeration has the metric of the one before",
    "alone": "the noun speaks for itself",
    "passage": "a plain noun goes on with what was counted before",
    "heading": "the heading over the passage",
    "share": "a share has the metric of what it is a share of",
    "plan": "a plan, or the rate at which one was reached",
    "growth": "a change against another period is `other`",
    "amount": "an amount with decimals, or an age, is `other`",
    "rest": "no cue, no whole, no list, no heading, and the noun does not speak for itself",
}
AT_ONCE = ("growth", "amount", "plan", "share")  # decided before any cue is asked

WHOSE = {
    "clause": "named before it in its clause",
    "whole": "named as a whole before it",
    "place": "the place where the text has gone",
    "aside": "named beside it",
    "speaker": "the speaker's own",
    "bracket": "named in brackets behind it",
    "list": "named right before the number, in a row of places",
    "parent": "that of the figure it hangs on",
    "carried": "what the text is about there",
    "main": "what the article is about",
}

WHEN = {
    "clause": "told in its own clause",
    "sentence": "told in its own sentence",
    "carried": "told earlier in the paragraph",
    "whole": "that of the figure it is a part of",
}

FARTHER, NO_NEARER, IN_ROW = "farther than the cue that won", "no nearer, and shorter or later", "outvoted in a row of verbs"
DECIDED = "decided by another step before cues are asked"
LAST_RESORT = "the noun alone: asked only where nothing else decides"
OUTSIDE_ALL = "no number: letters or signs are joined to it"
TORN = "a number, but no sentence holds it whole"
NO_COUNT = "in words, and no noun that is known follows; or it is part of a name"
ABSENT, NOTHING = "stands nowhere in the article", "no fact and no numeral stands there"


@dataclass(frozen=True, slots=True)
class Lost:
    """A cue, or a noun that speaks for itself, that was considered and lost: its words, rule, distance, and why.

    `distance` counts words that mean something; None where it does not come into question.
    """

    words: str
    metric: str
    rule: str
    distance: int | None
    why: str


@dataclass(frozen=True, slots=True)
class Source:
    """Where a field of a fact came from: what it says, how it came to the fact, and the words that say so."""

    says: str
    how: str
    words: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Explained:
    """One fact: what it is taken for (`says`), the rule and the step (`how`) that made it, and where the rest came from.

    `cue`: the words that decided; `hangs`: the figure it hangs on; `target`: what makes it a target.
    """

    id: str
    kind: str
    text: str
    span: Span
    says: str
    rule: str
    how: str
    cue: Source | None = None
    lost: tuple[Lost, ...] = ()
    hangs: Source | None = None
    target: Source | None = None
    subject: Source | None = None
    period: Source | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A numeral, or a number word, that is in no fact: the rule that took it (None: none did), and why."""

    text: str
    span: Span
    rule: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All of it for one document, in text order. `note`: why there is nothing to tell of the place that was asked for."""

    path: str | None
    facts: tuple[Explained, ...]
    unread: tuple[Unread, ...]
    note: str | None = None


def explain(reading: Reading, document: Mapping[str, Any], sources: Mapping[str, Path] | None = None) -> Explanation:
    """Why the facts of `document`, assembled from `reading`, are what they are, and why the other numerals are none.

    `document` may have been cut down to some facts. `sources`: the pattern files by name, for the lines of rules.
    """
    teller = _Teller(reading, sources or {})
    drafts = {("figure", *teller.span(one.mention.number.start, one.mention.number.end)): one for one in reading.drafts}
    facts = []
    for fact in document["facts"]:
        draft = drafts.get((fact["kind"], *fact.get("number_span", ())))
        facts.append(teller.figure(fact, draft) if draft is not None else teller.other(fact))
    unread = [*teller.left(document["numerals"]["left"]), *teller.words()]
    return Explanation(reading.document.path, tuple(facts), tuple(sorted(unread, key=lambda one: one.span)))


def narrow(explanation: Explanation, reading: Reading, at: int | str) -> Explanation:
    """What the explanation tells of one place: an offset in the untouched text, or all the places of a piece of text."""
    places = [Span(at, at + 1)] if isinstance(at, int) else list(_places(reading, at))
    if (isinstance(at, int) and at >= len(reading.document.text)) or not places:
        return replace(explanation, facts=(), unread=(), note=ABSENT)

    def asked(span: Span) -> bool:
        return any(span.overlaps(place) for place in places)

    facts = tuple(fact for fact in explanation.facts if asked(fact.span))
    unread = tuple(one for one in explanation.unread if asked(one.span))
    return replace(explanation, facts=facts, unread=unread, note=None if facts or unread else NOTHING)


def _places(reading: Reading, text: str) -> Iterator[Span]:
    """Where `text` stands, however it is typed."""
    folded, wanted = reading.folded, fold(text).text
    start = folded.text.find(wanted) if wanted else -1
    while start >= 0:
        yield folded.span(start, start + len(wanted))
        start = folded.text.find(wanted, start + len(wanted))


class _Teller:
    """What is needed to tell of one document."""

    def __init__(self, reading: Reading, sources: Mapping[str, Path]) -> None:
        self.reading, self.sources = reading, sources
        self.mentions = {mention.start: mention for mention in reading.organisations}
        self.times = dict(zip(map(id, reading.drafts), reading.periods, strict=True))
        self.before: dict[int, list[Draft]] = {}  # by draft: those of its sentence before it
        self.homes: dict[int, Passage] = {}  # by cue: the sentence it stands in
        row: list[Draft] = []
        for draft in reading.drafts:
            if row and row[-1].passage is not draft.passage:
                row = []
            self.before[id(draft)] = list(row)
            row.append(draft)
            self.homes.update((id(cue), draft.passage) for cue in draft.passage.scan.cues)

    def span(self, start: int, end: int) -> Span:
        return self.reading.folded.span(start, end)

    def said(self, span: Span) -> str:
        return " ".join(self.reading.document.text[span.start : span.end].split())

    def place(self, passage: Passage, start: int, end: int) -> Span:
        return self.span(passage.words.starts[start], passage.words.ends[end - 1])

    def figure(self, fact: Mapping[str, Any], draft: Draft) -> Explained:
        time, subject = self.times[id(draft)], self.reading.subjects.get(draft.mention.number.start)
        period = whose = None
        if time is not None:
            told = fact["period"]
            days = f"{told['start'] or '…'} – {told['end'] or '…'}"
            span = self.span(*time.at)
            period = Source(days, WHEN[time.source], self.said(span), span)
        if subject is not None:
            mention = self.mentions.get(subject.at) if subject.at is not None else None
            span_of = self.span(mention.start, mention.end) if mention is not None else None
            words = self.said(span_of) if span_of is not None else None
            whose = Source(subject.text, WHOSE.get(subject.why, subject.why), words, span_of)
        return Explained(
            fact["id"],
            fact["kind"],
            fact["text"],
            Span(*fact["span"]),
            fact["metric"],
            self._rule(fact, draft),
            self._how(draft),
            cue=self._cue(draft),
            lost=tuple(self._lost(draft)),
            hangs=self._hangs(fact, draft),
            target=self._target(draft),
            subject=whose,
            period=period,
        )

    def other(self, fact: Mapping[str, Any]) -> Explained:
        """A date, a citation or an official: the closed shape that made it."""
        family, _, rule = fact["rule"].partition("/")
        says, how = fact.get("type") or "official", f"the shape `{rule}`"
        place = fact["rule"]
        if family == "dates":
            place = place_of_id(self.sources, "shapes/dates.yaml", rule)
            inferred = next(
                (one.reading.inferred for one, _ in self.reading.dates if [*self.span(one.start, one.end)] == fact["span"]), ()
            )
            how += f", inferred: {', '.join(inferred)}" if inferred else ""
        elif family == "citations":
            place = place_of_id(self.sources, "shapes/citations.yaml", fact["type"])
            how = f"named by its {rule}"
        elif family == "officials":
            place, how = "lexicon/positions.yaml", f"read as {rule}"
        return Explained(fact["id"], fact["kind"], fact["text"], Span(*fact["span"]), says, place, how)

    def _rule(self, fact: Mapping[str, Any], draft: Draft) -> str:
        rule: str = fact["rule"]
        if draft.why == "alone" and draft.metric in self.reading.patterns.metrics:
            return place_of_key(self.sources, self.reading.patterns.metrics[draft.metric].file, "alone")
        return rule.removesuffix(f" ({draft.why})")

    def _how(self, draft: Draft) -> str:
        step, head = STEPS.get(draft.why, draft.why), draft.mention.head
        if draft.why != "rest" or draft.mention.percent:
            return step
        if head is not None and head.name is None:
            noun = draft.passage.say(head.start, head.end)
            return f"{step}: no vocabulary knows «{noun}»"
        return f"{step}: a noun of the class `{draft.head}`" if draft.head else f"{step}: no noun"

    def _cue(self, draft: Draft) -> Source | None:
        cue = draft.cue
        if cue is None or draft.why == "rest":
            return None
        span = self.place(self.homes.get(id(cue), draft.passage), cue.start, cue.end)
        far = dict(self._considered(draft)).get(cue)
        how = f"{far} words off" if isinstance(far, int) and draft.why == "cue" else ""
        return Source(cue.rule.metric, how, self.said(span), span)

    def _considered(self, draft: Draft) -> list[tuple[Cue, int | str]]:
        return candidates(draft, self.before[id(draft)])

    def _lost(self, draft: Draft) -> Iterator[Lost]:
        """The other cues of the clause (of the sentence, where nothing was found), and the noun by itself."""
        considered = self._considered(draft)
        won = next((far for cue, far in considered if cue is draft.cue), None)
        for cue, far in considered:
            if cue is draft.cue or (far == "outside of the number's own clause" and draft.why != "rest"):
                continue
            why = far if isinstance(far, str) else _why(draft, far, won)
            words = draft.passage.say(cue.start, cue.end)
            rule = f"{cue.rule.file}:{cue.rule.line}"
            yield Lost(words, cue.rule.metric, rule, far if isinstance(far, int) else None, why)
        alone = self.reading.patterns.alone.get(draft.head or "")
        head = draft.mention.head
        if alone is not None and head is not None and alone != draft.metric:
            rule = place_of_key(self.sources, self.reading.patterns.metrics[alone].file, "alone")
            yield Lost(draft.passage.say(head.start, head.end), alone, rule, None, LAST_RESORT)

    def _hangs(self, fact: Mapping[str, Any], draft: Draft) -> Source | None:
        if draft.parent is None:
            return None
        parent = draft.parent.mention
        span = self.place(draft.parent.passage, parent.start, parent.end)
        return Source(fact["parent"], str(draft.relation), self.said(span), span)

    def _target(self, draft: Draft) -> Source | None:
        if not draft.target:
            return None
        if draft.why == "plan" and not draft.mention.percent:
            return Source("target", "the plan beside a result")
        passage = draft.passage
        marks = [mark for mark in passage.scan.marks if mark.kind in ("target", "target_near")]
        said = [mark for mark in marks if mark.end <= draft.mention.start]
        if not said:
            return Source("target", "what goes before it says so, or a time still to come")
        span = self.place(passage, said[-1].start, said[-1].end)
        return Source("target", "words of aim before it", self.said(span), span)

    def left(self, numerals: Sequence[Mapping[str, Any]]) -> Iterator[Unread]:
        """The numerals that are in no fact."""
        for numeral in numerals:
            span = Span(*numeral["span"])
            rule, why = self._claimed(span)
            yield Unread(numeral["text"], span, rule, why)

    def _claimed(self, span: Span) -> tuple[str | None, str]:
        for shape in self.reading.closed.shapes:
            if self.span(shape.start, shape.end).overlaps(span):
                place = place_of_id(self.sources, "shapes/names.yaml", shape.rule)
                return place, f"it counts nothing: the shape `{shape.rule}`"
        for citation in self.reading.citations:
            if any(self.span(*claim).overlaps(span) for claim in citation.claims):
                words = self.said(self.span(citation.start, citation.end))
                place = place_of_id(self.sources, "shapes/citations.yaml", citation.type)
                return place, f"it belongs to the document «{words}»"
        for number in self.reading.numbers:
            if self.span(number.start, number.end).overlaps(span):
                return None, TORN
        return None, OUTSIDE_ALL

    def words(self) -> Iterator[Unread]:
        """The number words that were no counts."""
        counted = {draft.mention.number.start for draft in self.reading.drafts}
        for number in self.reading.numbers:
            if number.spelled and number.start not in counted:
                yield self._word(number)

    def _word(self, number: Number) -> Unread:
        span = self.span(number.start, number.end)
        return Unread(self.said(span), span, None, NO_COUNT)


def _why(draft: Draft, far: int, won: int | str | None) -> str:
    """Why a cue within reach lost."""
    if draft.why != "cue" or draft.mention.percent:
        return DECIDED
    if not isinstance(won, int) or far > won:
        return FARTHER
    return IN_ROW if far < won else NO_NEARER
