"""Why a figure is what it is: the step that decided, the cues that won and lost, its whole, whose it is, and when."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from vnpartyextract.attribute.cue import candidates
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import Cue
from vnpartyextract.attribute.scope import OTHER_NOUN, OUTSIDE
from vnpartyextract.explain.told import Explained, Lost, Source
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Span
from vnpartyextract.places import gazetteer
from vnpartyextract.reading import Reading
from vnpartyextract.rules.places import place_of_key

STEPS = {
    "cue": N_("the nearest cue of its own clause"),
    "linked": N_("people counted beside a class or an event attend it"),
    "part": N_("a part has the metric of its whole"),
    "list": N_("a further member of an enumeration has the metric of the one before"),
    "alone": N_("the noun speaks for itself"),
    "passage": N_("a plain noun goes on with what was counted before"),
    "heading": N_("the heading over the passage"),
    "share": N_("a share has the metric of what it is a share of"),
    "plan": N_("a plan, or the rate at which one was reached"),
    "growth": N_("a change against another period is `other`"),
    "amount": N_("an amount with decimals, or an age, is `other`"),
    "rest": N_("no cue, no whole, no list, no heading, and the noun does not speak for itself"),
}

WHOSE = {
    "clause": N_("of what is named before it in its clause"),
    "whole": N_("named as a whole before it"),
    "place": N_("the place where the text has gone"),
    "aside": N_("named beside it"),
    "speaker": N_("the speaker's own"),
    "bracket": N_("named in brackets behind it"),
    "list": N_("named right before the number, in a row of places"),
    "parent": N_("that of the figure it hangs on"),
    "carried": N_("what the text is about there"),
    "main": N_("what the article is about"),
    "agent": N_("the body behind it that did it"),
    "members": N_("the body behind it that its people belong to"),
    "nation": N_("the whole Party or country, told in its sentence"),
    "leaders": N_("those who lead the whole Party or State, told in its sentence"),
}

WHEN = {
    "clause": N_("told in its own clause"),
    "sentence": N_("told in its own sentence"),
    "event": N_("the days of the event that it is told of"),
    "carried": N_("told earlier in the paragraph"),
    "whole": N_("that of the figure it is a part of"),
    "again": N_("told of the same figure in the text"),
}

FARTHER = N_("farther than the cue that won")
NO_NEARER = N_("no nearer, and shorter or later")
IN_ROW = N_("outvoted in a row of verbs")
DECIDED = N_("decided by another step before cues are asked")
NOT_LISTED = N_("no code: no list of the time has a place of this name")
BY_NAME = N_("its name and what the text tells")
ONE_OF = N_("no code: the text does not tell that it is {}")
LAST_RESORT = N_("the noun alone: asked only where nothing else decides")


class Figures:
    """Tells of the figures of one document; `sources` are the pattern files by name."""

    def __init__(self, reading: Reading, sources: Mapping[str, Path]) -> None:
        self.reading, self.sources = reading, sources
        self.mentions = {mention.start: mention for mention in reading.organisations}
        self.times = dict(zip(map(id, reading.drafts), reading.periods, strict=True))
        self.rows: dict[int, list[Draft]] = {}  # by passage: its figures
        self.homes: dict[int, Passage] = {}  # by cue: the sentence it stands in
        for draft in reading.drafts:
            if id(draft.passage) not in self.rows:
                self.homes.update((id(cue), draft.passage) for cue in draft.passage.scan.cues)
            self.rows.setdefault(id(draft.passage), []).append(draft)

    def span(self, start: int, end: int) -> Span:
        return self.reading.folded.span(start, end)

    def said(self, span: Span) -> str:
        return " ".join(self.reading.document.text[span.start : span.end].split())

    def place(self, passage: Passage, start: int, end: int) -> Span:
        return self.span(passage.words.starts[start], passage.words.ends[end - 1])

    def tell(self, fact: Mapping[str, Any], draft: Draft) -> Explained:
        time, subject = self.times[id(draft)], self.reading.subjects.get(draft.mention.number.start)
        period = whose = None
        if time is not None:
            told = fact["period"]
            days = f"{told['start'] or '…'} – {told['end'] or '…'}"
            span = self.span(*time.at)
            period = Source(days, _(WHEN[time.source]), self.said(span), span)
        if subject is not None:
            mention = self.mentions.get(subject.at) if subject.at is not None else None
            span_of = self.span(mention.start, mention.end) if mention is not None else None
            words = self.said(span_of) if span_of is not None else None
            whose = Source(subject.text, _(WHOSE.get(subject.why, subject.why)), words, span_of)
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
            place=self._place(subject.place if subject is not None else None),
            period=period,
        )

    def _place(self, place: str | None) -> Source | None:
        """The unit that a place is; where no unit is told, why."""
        located = self.reading.located.get(place or "")
        if place is None or located is None:
            return None
        units = gazetteer()
        if located.unit is not None:
            return Source(f"{located.unit.code} {units.full_name(located.unit)}", _(BY_NAME))
        if not located.candidates:
            return Source(place, _(NOT_LISTED))
        named = {unit.code: f"{unit.code} {units.full_name(unit)}" for unit in located.candidates}
        return Source(place, _(ONE_OF).format(" / ".join(named.values())))

    def _rule(self, fact: Mapping[str, Any], draft: Draft) -> str:
        rule: str = fact["rule"]
        if draft.why == "alone" and draft.metric in self.reading.patterns.metrics:
            return place_of_key(self.sources, self.reading.patterns.metrics[draft.metric].file, "alone")
        return rule.removesuffix(f" ({draft.why})")

    def _how(self, draft: Draft) -> str:
        step, head = _(STEPS.get(draft.why, draft.why)), draft.mention.head
        if draft.why != "rest" or draft.mention.percent:
            return step
        if head is not None and head.name is None:
            noun = draft.passage.say(head.start, head.end)
            return _("{step}: no vocabulary knows «{noun}»").format(step=step, noun=noun)
        if draft.head:
            return _("{step}: a noun of the class `{name}`").format(step=step, name=draft.head)
        return _("{step}: no noun").format(step=step)

    def _cue(self, draft: Draft) -> Source | None:
        cue = draft.cue
        if cue is None or draft.why == "rest":
            return None
        span = self.place(self.homes.get(id(cue), draft.passage), cue.start, cue.end)
        far = dict(self._considered(draft)).get(cue)
        how = _("{far} words off").format(far=far) if isinstance(far, int) and draft.why == "cue" else ""
        return Source(cue.rule.metric, how, self.said(span), span)

    def _considered(self, draft: Draft) -> list[tuple[Cue, int | str]]:
        row = self.rows[id(draft.passage)]
        return candidates(draft, row[: bisect_left(row, draft.at, key=lambda one: one.at)])

    def _lost(self, draft: Draft) -> Iterator[Lost]:
        """The other cues of the clause that may count the noun, and the noun alone; where no step held, all cues."""
        considered = self._considered(draft)
        won = next((far for cue, far in considered if cue is draft.cue), None)
        told = {(draft.cue.start, draft.cue.end, draft.cue.rule.metric)} if draft.cue is not None else set()
        for cue, far in considered:
            one = (cue.start, cue.end, cue.rule.metric)
            if one in told or (far in (OUTSIDE, OTHER_NOUN) and draft.why != "rest"):
                continue
            told.add(one)
            rule = f"{cue.rule.file}:{cue.rule.line}"
            why = _(far if isinstance(far, str) else _why(draft, far, won))
            yield Lost(draft.passage.say(*one[:2]), one[2], rule, far if isinstance(far, int) else None, why)
        alone = self.reading.patterns.alone.get(draft.head or "")
        head = draft.mention.head
        if alone is not None and head is not None and alone != draft.metric:
            rule = place_of_key(self.sources, self.reading.patterns.metrics[alone].file, "alone")
            yield Lost(draft.passage.say(head.start, head.end), alone, rule, None, _(LAST_RESORT))

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
            return Source("target", _("the plan beside a result"))
        passage = draft.passage
        marks = [mark for mark in passage.scan.marks if mark.kind in ("target", "target_near")]
        said = [mark for mark in marks if mark.end <= draft.mention.start]
        if not said:
            return Source("target", _("what goes before it says so, or a time still to come"))
        span = self.place(passage, said[-1].start, said[-1].end)
        return Source("target", _("words of aim before it"), self.said(span), span)


def _why(draft: Draft, far: int, won: int | str | None) -> str:
    """Why a cue within reach lost."""
    if draft.why != "cue" or draft.mention.percent:
        return DECIDED
    if not isinstance(won, int) or far > won:
        return FARTHER
    return IN_ROW if far < won else NO_NEARER
