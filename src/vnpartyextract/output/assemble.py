"""Facts to the document of the contract: plain values, places in the untouched text, ids in text order."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from vnpartyextract import __version__
from vnpartyextract.annotate.citations import Citation
from vnpartyextract.annotate.dates import DateMention
from vnpartyextract.annotate.officials.gather import Official, Title
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.cells import CellPlace
from vnpartyextract.model import Document, LeftOut, Period, Span
from vnpartyextract.output.ledger import ledger
from vnpartyextract.places import Located
from vnpartyextract.reading import Reading
from vnpartyextract.segment import Sentence
from vnpartyextract.subject import Entity, Subject
from vnpartyextract.text import Folded, encodable, normal
from vnpartyextract.when import FigurePeriod

SCHEMA = "vnpartyextract/2"
NOWHERE = Located()


def assemble(reading: Reading, *, context: bool = False) -> dict[str, Any]:
    """The output document. `context` adds to each fact the sentence that it stands in."""
    document, folded, drafts = reading.document, reading.folded, reading.drafts
    facts = [
        figure(
            document,
            folded,
            draft,
            time,
            subject,
            _located(reading, subject),
            reading.cells.get(draft.mention.number.start),
            reading.entity_of.get(draft.mention.number.start),
        )
        for draft, time in zip(drafts, reading.periods, strict=True)
        for subject in [reading.subjects.get(draft.mention.number.start)]
    ]
    made = {id(draft): fact for draft, fact in zip(drafts, facts, strict=True)}
    facts += [date_fact(document, folded, mention, told) for mention, told in reading.dates if mention.numeral]
    facts += [citation_fact(document, folded, citation) for citation in reading.citations]
    facts += [official_fact(document, folded, official) for official in reading.officials]
    facts.sort(key=lambda fact: (fact["span"], fact["kind"]))
    for number, fact in enumerate(facts, 1):
        fact["id"] = f"f{number}"
    for draft in drafts:
        if draft.parent is not None:
            made[id(draft)].update(parent=made[id(draft.parent)]["id"], relation=draft.relation)
    if context:
        add_context(document.text, folded, reading.sentences, facts)
    spans = [Span(*fact["span"]) for fact in facts]
    return {
        "schema": SCHEMA,
        "tool": {"version": __version__, "patterns": reading.patterns.version},
        "source": {
            "path": document.path and encodable(document.path),
            "id": document.id,
            "sha256": document.sha256,
            "encoding": document.encoding,
            "title": document.title,
            "published": document.published.isoformat() if document.published else None,
            "characters": len(document.text),
            "left_out": left_out(document.left_out),
            **({"text": document.text} if document.carries_text else {}),
        },
        "organizations": [organization(reading, entity) for entity in reading.entities],
        "facts": facts,
        "numerals": ledger(document.text, spans),
    }


def left_out(lost: LeftOut | None) -> dict[str, Any] | None:
    """`left_out` of the source: what its reader left out though it holds digits."""
    return None if lost is None else {"numerals": lost.numerals, "samples": list(lost.samples)}


def _located(reading: Reading, subject: Subject | None) -> Located:
    """What is known of the place of a subject."""
    return reading.located.get(subject.place or "", NOWHERE) if subject is not None else NOWHERE


def organization(reading: Reading, entity: Entity) -> dict[str, Any]:
    """One organisation or place that a figure is about, or that such a one belongs to."""
    return {
        "id": entity.id,
        "name": normal(entity.name),
        "kind": "party" if entity.body == "central" else entity.body,
        "place": entity.place,
        "place_code": reading.located.get(entity.place or "", NOWHERE).code,
        "host": entity.host,
        "mentions": [list(reading.folded.span(start, end)) for start, end in entity.mentions],
    }


def figure(
    document: Document,
    folded: Folded,
    draft: Draft,
    time: FigurePeriod | None = None,
    subject: Subject | None = None,
    located: Located = NOWHERE,
    cell: CellPlace | None = None,
    entity: Entity | None = None,
) -> dict[str, Any]:
    """One figure, its id still empty."""
    mention, words = draft.mention, draft.passage.words
    number = mention.number
    place = folded.span(number.start, number.end)
    stretch = words.starts[mention.start], words.ends[mention.end - 1]
    return {
        **_begun(document, folded, "figure", stretch, rule_name(draft)),
        "metric": draft.metric,
        "value": number.value,
        "value_max": number.value_max,
        "total": number.total,
        "unit": draft.unit,
        "of": draft.of,
        "group": draft.group,
        "topic": draft.topic,
        "modifier": mention.modifier,
        "status": "target" if draft.target else "reported",
        "subject": normal(entity.name) if entity else subject.text if subject else None,
        "place": subject.place if subject else None,
        "subject_id": entity.id if entity else None,
        "place_code": located.code,
        "province": located.province,
        "province_now": located.province_now,
        "cell": asdict(cell) if cell else None,
        "period": period_of_figure(document, folded, time),
        "parent": None,
        "relation": None,
        "number_span": list(place),
    }


def _begun(document: Document, folded: Folded, kind: str, stretch: tuple[int, int], rule: str) -> dict[str, Any]:
    """What every fact begins with; `stretch` is its place in the folded copy."""
    span = folded.span(*stretch)
    return {
        "id": "",
        "kind": kind,
        "text": document.text[span.start : span.end],
        "span": list(span),
        "rule": rule,
    }


def period_of_figure(document: Document, folded: Folded, time: FigurePeriod | None) -> dict[str, Any] | None:
    """`period` of a figure: its days, and the time expression as the article has it."""
    if time is None:
        return None
    span = folded.span(*time.at)
    return {"start": _iso(time.start), "end": _iso(time.end), "text": document.text[span.start : span.end]}


def date_fact(document: Document, folded: Folded, mention: DateMention, told: Period) -> dict[str, Any]:
    """One time expression with the days that it means, its id still empty."""
    return {
        **_begun(document, folded, "date", (mention.start, mention.end), f"dates/{mention.rule}"),
        "type": told.type,
        "start": _iso(told.start),
        "end": _iso(told.end),
        "duration": told.duration,
        "calendar": told.calendar,
    }


def citation_fact(document: Document, folded: Folded, citation: Citation) -> dict[str, Any]:
    """One document that the text names, its id still empty."""
    return {
        **_begun(document, folded, "citation", (citation.start, citation.end), f"citations/{citation.rule}"),
        "type": citation.type,
        "number": citation.number,
        "term": citation.term,
        "date": citation.date,
        "issuer": citation.issuer,
    }


def official_fact(document: Document, folded: Folded, official: Official) -> dict[str, Any]:
    """One person with the offices held, its id still empty."""
    return {
        **_begun(document, folded, "official", (official.start, official.end), f"officials/{official.rule}"),
        "name": official.name,
        "titles": [_title(document, folded, title) for title in official.titles],
        "mentions": [list(folded.span(start, end)) for start, end in official.mentions],
    }


def _title(document: Document, folded: Folded, title: Title) -> dict[str, str | None]:
    span = folded.span(title.start, title.end)
    return {
        "text": normal(document.text[span.start : span.end]),
        "position": normal(title.position),
        "organization": normal(title.organization or "") or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def rule_name(draft: Draft) -> str:
    """The pattern that made a figure: file and line of its cue, or the step that decided."""
    if draft.cue is not None and draft.cue.rule.metric == draft.metric:
        line = draft.cue.rule.line
        return f"{draft.cue.rule.file}:{line}" + ("" if draft.why == "cue" else f" ({draft.why})")
    return f"{draft.metric}/{draft.why}"


def add_context(text: str, folded: Folded, sentences: Sequence[Sentence], facts: Iterable[dict[str, Any]]) -> None:
    """Adds to each fact the sentence of `text` that it stands in."""
    spans = [folded.span(sentence.start, sentence.end) for sentence in sentences]
    ends = [span.end for span in spans]
    for fact in facts:
        if spans:
            span = spans[min(bisect_right(ends, fact["span"][0]), len(spans) - 1)]
            fact["context"] = text[span.start : span.end].strip()
