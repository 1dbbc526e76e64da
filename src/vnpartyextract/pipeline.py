"""An article in, its facts out: the stages, one after another."""

from datetime import date
from typing import Any

from vnpartyextract.annotate.closed import find_closed
from vnpartyextract.annotate.dates import resolve_dates
from vnpartyextract.annotate.grid import find_grids
from vnpartyextract.annotate.numbers import find_fives
from vnpartyextract.annotate.officials.gather import find_officials
from vnpartyextract.annotate.organisations import find_organisations
from vnpartyextract.attribute.figures import figures
from vnpartyextract.cells import CellFigure, Texts, places_of, read_cells
from vnpartyextract.discourse import beside, find_clauses, find_scopes, layout, title_range
from vnpartyextract.link import link
from vnpartyextract.locate import locate_places
from vnpartyextract.model import Document, Period
from vnpartyextract.numerals import find_numbers
from vnpartyextract.output.assemble import assemble
from vnpartyextract.reading import Reading
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.phrases import longest, syllables
from vnpartyextract.segment import sentences
from vnpartyextract.subject import assign_subjects, count_places, find_entities, outside_names, own_subject
from vnpartyextract.text import Folded, view
from vnpartyextract.when import assign_periods


def extract(
    text: str,
    *,
    published: date | str | None = None,
    patterns: Patterns | None = None,
    context: bool = False,
    place: str | None = None,
) -> dict[str, Any]:
    """Everything that can be read from `text`, as the document that docs/output.md describes.

    `published` (a date or ISO text) is used where the text has no dateline. `context` adds its sentence to each fact.
    `place` (`tỉnh Hòa Bình`) tells where the article is from, for places of which there are several.
    A text without anything to read, even an empty one, gives a document without facts; only files that hold nothing are
    refused, by `read_path`. Raises PatternError for broken patterns and ValueError for a `published` that is no date.
    """
    from vnpartyextract.read.document import to_document

    given = _day(published) if isinstance(published, str) else published
    patterns = patterns or load_patterns()
    document = to_document(text, published=given, words=patterns.shapes.datelines)
    return extract_document(document, patterns, context=context, place=place)


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise ValueError(f"published {written!r} is no date: give a date, or write it as 2024-02-17") from None


def extract_document(
    document: Document,
    patterns: Patterns,
    *,
    context: bool = False,
    place: str | None = None,
    tokenize: bool = True,
) -> dict[str, Any]:
    """The same for a document that was read, with patterns that were loaded."""
    return assemble(read_facts(document, patterns, place=place, tokenize=tokenize), context=context)


def read_facts(document: Document, patterns: Patterns, *, place: str | None = None, tokenize: bool = True) -> Reading:
    """What each stage makes of the document, kept for `assemble` to put out and for `explain` to tell of.

    `place`: where the article is from, where that is known (`tỉnh Hòa Bình`).
    """
    folded = view(document.text, tuple(table.span for table in document.tables))
    cut = sentences(folded)
    closed = find_closed(folded, patterns.shapes, tokenize=tokenize)
    times = [(mention.start, mention.end) for mention in closed.dates]
    aside = beside(folded, document)
    places = layout(folded, cut, times=times, beside=aside, ends=patterns.shapes.datelines.ends)
    numbers = find_numbers(folded.text, closed.spans)
    numbers = sorted([*numbers, *find_fives(folded.text, patterns, closed.spans)], key=lambda number: number.start)
    grids = find_grids(document, folded, closed, patterns.shapes.tables)
    numbers = [number for number in numbers if not any(grid.holds(number) for grid in grids)]
    opaque = [(citation.start, citation.end) for citation in closed.citations]
    dates = resolve_dates(closed.dates, published=document.published)
    ahead = [
        mention.start
        for mention, time in dates
        if _is_ahead(time, document.published) and not _is_occasion(folded, mention.start, patterns)
    ]
    drafts = figures(
        folded, document.text, cut, places, numbers, patterns, opaque=opaque, ahead=ahead, tokenize=tokenize
    )
    organisations = (
        find_organisations(
            folded,
            patterns.shapes.organisations,
            count_places(drafts) | {mention.start for mention in closed.dates},
            tokenize=tokenize,
        )
        if document.vietnamese  # else a name is as good as any other word
        else []
    )
    drafts = outside_names(drafts, organisations)
    link(drafts)
    periods = assign_periods(drafts, dates, cut, places, folded, patterns.periods, published=document.published)
    named = [one for one in organisations if not one.former and not one.is_supreme]
    scopes = find_scopes(folded, patterns.discourse, [(one.start, one.end) for one in named])
    clauses = find_clauses(folded, cut, named, scopes, patterns.shapes.organisations, patterns.discourse)
    subjects = assign_subjects(drafts, named, cut, places, clauses, scopes, folded, document, patterns)
    cells: list[CellFigure] = []
    if grids:
        own = own_subject(organisations, cut, places, clauses, folded, document, patterns)
        head = title_range(folded, document.title)
        cells = read_cells(grids, Texts(folded, document.text, cut, dates, organisations, head, own, patterns))
        told = sorted(
            [*zip(drafts, periods, strict=True), *((one.draft, one.period) for one in cells)],
            key=lambda each: each[0].mention.number.start,
        )
        drafts, periods = [draft for draft, _ in told], [period for _, period in told]
        subjects |= {one.draft.mention.number.start: one.subject for one in cells if one.subject is not None}
    entities, entity_of = find_entities(named, subjects, folded, patterns.shapes.organisations)
    located = locate_places(
        {
            *(subject.place for subject in subjects.values() if subject is not None and subject.place),
            *(entity.place for entity in entities if entity.place),
        },
        organisations,
        folded,
        published=document.published,
        given=place,
    )
    return Reading(
        document=document,
        patterns=patterns,
        folded=folded,
        sentences=cut,
        places=places,
        closed=closed,
        numbers=numbers,
        dates=dates,
        drafts=drafts,
        periods=periods,
        organisations=organisations,
        subjects=subjects,
        located=located,
        entities=entities,
        entity_of=entity_of,
        officials=find_officials(folded, patterns.shapes.officials, patterns.shapes.organisations, tokenize=tokenize)
        if document.vietnamese
        else [],
        cells=places_of(cells),
    )


def _is_occasion(folded: Folded, start: int, patterns: Patterns) -> bool:
    """`trao Huy hiệu đợt 7/11`: the day names the occasion, it does not say when."""
    lead = syllables(folded.text[max(0, start - 20) : start])
    tree, size = patterns.markers["occasion"], len(lead)
    return any(
        (hit := longest(tree, lead, at, size)) is not None and hit[0] == size for at in range(max(0, size - 3), size)
    )


def _is_ahead(time: Period, published: date | None) -> bool:
    """Whether a time lies wholly behind the day of publication: what is told of it is aimed at.

    Terms and other spans of years do not count: cadres are planned for them today.
    """
    if published is None or time.start is None or time.end is None or time.start <= published:
        return False
    return (time.end - time.start).days < 366
