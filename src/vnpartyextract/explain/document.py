"""A whole document explained: its facts of every kind, the numerals that are in none, and one place of it alone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from vnpartyextract.explain.figures import Figures
from vnpartyextract.explain.told import Explained, Explanation, Unread
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Span
from vnpartyextract.reading import Reading
from vnpartyextract.rules.places import place_of_id
from vnpartyextract.text import fold

NAMES, DATES, CITATIONS = "shapes/names.yaml", "shapes/dates.yaml", "shapes/citations.yaml"
OFFICES = "lexicon/positions.yaml"

SHAPE = N_("it counts nothing: the shape `{}`")
OF_DOCUMENT = N_("it belongs to the document «{}»")
TORN = N_("a number, but no sentence holds it whole")
GLUED = N_("no rule took it, and it is no number: letters or signs are joined to it")
NO_COUNT = N_("a number in words: no noun that is known follows, or it is part of a name")
ABSENT = N_("stands nowhere in the article")
_GOES_ON = re.compile(r"\d[.,]?#|#[.,]?\d")  # the number that is asked for is a piece of a longer one
NOTHING = N_("no fact and no numeral stands there")


def explain(reading: Reading, document: Mapping[str, Any], sources: Mapping[str, Path] | None = None) -> Explanation:
    """Why the facts of `document`, assembled from `reading`, are what they are, and why other numerals are in none.

    `document` may have been cut down to some facts. `sources`: the pattern files by name, for the lines of rules.
    """
    sources = sources or {}
    figures = Figures(reading, sources)
    span = reading.folded.span
    drafts = {span(one.mention.number.start, one.mention.number.end): one for one in reading.drafts}
    inferred = {span(mention.start, mention.end): mention.reading.inferred for mention, _ in reading.dates}
    facts = [
        figures.tell(fact, drafts[Span(*fact["number_span"])])
        if fact["kind"] == "figure"
        else _closed(fact, inferred, sources)
        for fact in document["facts"]
    ]
    claims = sorted(_claims(reading, sources), key=lambda claim: claim[0])
    unread = [_unread(numeral, claims) for numeral in document["numerals"]["left"]]
    unread += _words(reading)
    return Explanation(reading.document.path, tuple(facts), tuple(sorted(unread, key=lambda one: one.span)))


def narrow(explanation: Explanation, reading: Reading, at: int | str) -> Explanation:
    """What the explanation tells of one place: an offset in the untouched text, or every place of a piece of text.

    Digits are the number, where it stands in the text (`373`), else an offset.
    """
    places = list(_places(reading, at))
    if not places:
        return replace(explanation, facts=(), unread=(), note=ABSENT)

    ends = [place.end for place in places]

    def asked(span: Span) -> bool:
        first = bisect_right(ends, span.start)
        return first < len(places) and places[first].overlaps(span)

    facts = tuple(fact for fact in explanation.facts if asked(fact.span))
    unread = tuple(one for one in explanation.unread if asked(one.span))
    return replace(explanation, facts=facts, unread=unread, note=None if facts or unread else NOTHING)


def _places(reading: Reading, at: int | str) -> Iterator[Span]:
    """The place of an offset, or where a text stands, however it is typed."""
    if isinstance(at, int):
        if at < len(reading.document.text):
            yield Span(at, at + 1)
        return
    folded, wanted = reading.folded, fold(at).text
    text = folded.text
    digits = wanted.isascii() and wanted.isdecimal()
    found = False
    # White space may be any: a line end may be none that is meant.
    pattern = r"\s*".join(re.escape(piece) for piece in wanted.split())
    for match in re.finditer(pattern, text) if pattern else ():
        start, end = match.span()
        if not digits or not _GOES_ON.search(text[max(0, start - 2) : start] + "#" + text[end : end + 2]):
            found = True
            yield folded.span(start, end)
    if digits and not found:
        yield from _places(reading, int(wanted))


def _closed(
    fact: Mapping[str, Any], inferred: Mapping[Span, tuple[str, ...]], sources: Mapping[str, Path]
) -> Explained:
    """A date, a citation or an official: the closed shape that made it. `inferred`: what was not read, by date."""
    rule, span = fact["rule"].partition("/")[2], Span(*fact["span"])
    if fact["kind"] == "date":
        place, how = place_of_id(sources, DATES, rule), _("the shape `{rule}`").format(rule=rule)
        if inferred.get(span):
            how += _("; not read but inferred: {parts}").format(parts=", ".join(inferred[span]))
    elif fact["kind"] == "citation":
        place, how = place_of_id(sources, CITATIONS, fact["type"]), _("named by {rule}").format(rule=rule)
    else:
        place, how = OFFICES, _("read as {rule}").format(rule=rule)
    return Explained(fact["id"], fact["kind"], fact["text"], span, fact.get("type") or fact["kind"], place, how)


Claim = tuple[Span, str | None, str]
"""A stretch that holds numerals, the place of the rule that took it, and the reason."""


def _claims(reading: Reading, sources: Mapping[str, Path]) -> Iterator[Claim]:
    """What took numerals that are in no fact."""
    span, text = reading.folded.span, reading.document.text
    for shape in reading.closed.shapes:
        yield span(shape.start, shape.end), place_of_id(sources, NAMES, shape.rule), _(SHAPE).format(shape.rule)
    for citation in reading.citations:
        told = span(citation.start, citation.end)
        why = _(OF_DOCUMENT).format(" ".join(text[told.start : told.end].split()))
        for claim in citation.claims:
            yield span(*claim), place_of_id(sources, CITATIONS, citation.type), why
    for number in reading.numbers:
        yield span(number.start, number.end), None, _(TORN)


def _unread(numeral: Mapping[str, Any], claims: Sequence[Claim]) -> Unread:
    """A numeral that is in no fact. Claims, in text order, do not overlap."""
    span = Span(*numeral["span"])
    before = bisect_left(claims, span.end, key=lambda claim: claim[0].start)
    if before and claims[before - 1][0].overlaps(span):
        return Unread(numeral["text"], span, *claims[before - 1][1:])
    return Unread(numeral["text"], span, None, _(GLUED))


def _words(reading: Reading) -> Iterator[Unread]:
    """The number words that were no counts."""
    counted = {draft.mention.number.start for draft in reading.drafts}
    for number in reading.numbers:
        if number.spelled and number.start not in counted:
            span = reading.folded.span(number.start, number.end)
            yield Unread(reading.document.text[span.start : span.end], span, None, _(NO_COUNT))
