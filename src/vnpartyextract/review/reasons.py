"""Why a fact is what it is, as sentences with their places: what `explain` knows, for the page."""

import re
from collections.abc import Iterator
from typing import Any

from vnpartyextract.explain import Explained, Explanation, Lost, Source
from vnpartyextract.explain.figures import WHEN, WHOSE
from vnpartyextract.messages import _
from vnpartyextract.model import Span

# The steps that err several times as often as all others on the gold articles (docs/review.md): the metric by what was
# counted before, by a heading, or by no step though there were cues; subject and time from somewhere before.
_METRIC = re.compile(r"[/(](?:passage|heading)\)?$")
_NONE_HELD = "other/rest"
_SUBJECT = ("carried", "main")
_PERIOD = ("carried",)


def reasons(explained: Explained) -> list[dict[str, Any]]:
    """The sentences about one fact: `about` which field, `text`, and `span` where the words of the reason stand."""
    return [
        {"about": about, "text": text, **({} if span is None else {"span": list(span)})}
        for about, text, span in _told(explained)
    ]


def unsure(rule: str, explained: Explained) -> list[str]:
    """The fields of a figure that a step decided which errs more often: `metric`, `subject`, `period`."""
    subject, period = explained.subject, explained.period
    doubts = {
        "metric": _METRIC.search(rule) is not None or (rule == _NONE_HELD and bool(explained.lost)),
        "subject": subject is not None and subject.how in {_(WHOSE[why]) for why in _SUBJECT},
        "period": period is not None and period.how in {_(WHEN[why]) for why in _PERIOD},
    }
    return [field for field, doubt in doubts.items() if doubt]


def unread(explanation: Explanation) -> list[dict[str, Any]]:
    """The numerals in no fact, each with the reason."""
    return [{"span": list(one.span), "why": one.why, "rule": one.rule} for one in explanation.unread]


def _told(fact: Explained) -> Iterator[tuple[str, str, Span | None]]:
    yield "metric", _("Decided by: {how}").format(how=fact.how), None
    if fact.cue is not None:
        yield "cue", _with_words(_("Cue"), fact.cue), fact.cue.span
    if fact.hangs is not None:
        yield "whole", _with_words(_relation(fact.hangs.how), fact.hangs, how=False), fact.hangs.span
    if fact.target is not None:
        yield "target", _with_words(_("Target"), fact.target), fact.target.span
    if fact.kind == "figure":
        yield "subject", *_field(_("Whose"), fact.subject)
        if fact.place is not None:
            yield "place", f"{_('Place')}: {fact.place.says}, {fact.place.how}", None
        yield "period", *_field(_("When"), fact.period)
    for lost in fact.lost:
        yield "lost", _lost(lost), None
    yield "rule", _("Rule: {rule}").format(rule=fact.rule), None


def _relation(name: str) -> str:
    told = {"part_of": _("Part of"), "rate_of": _("Rate of"), "attends": _("Attends")}
    return told.get(name, name)


def _field(name: str, source: Source | None) -> tuple[str, Span | None]:
    if source is None:
        none = _("the text gives none")
        return f"{name}: {none}", None
    return _with_words(name, source), source.span


def _with_words(name: str, source: Source, *, how: bool = True) -> str:
    parts = [f"«{source.words}»" if source.words else "", source.how if how else ""]
    return f"{name}: " + ", ".join(part for part in parts if part)


def _lost(lost: Lost) -> str:
    return _("Considered and lost: «{words}» for {metric} ({why})").format(
        words=lost.words, metric=lost.metric, why=lost.why
    )
