"""The closed shapes of a text: citations, dates, and numerals in names. What is left of the digits may be a figure."""

from dataclasses import dataclass

from vnpartyextract.annotate.citations import Citation, find_citations
from vnpartyextract.annotate.dates import DateMention, find_dates
from vnpartyextract.annotate.organisations import View
from vnpartyextract.annotate.shapes import Shape, find_shapes
from vnpartyextract.resolve import outside, without_overlaps
from vnpartyextract.rules.patterns import Shapes
from vnpartyextract.text import Folded


@dataclass(frozen=True, slots=True)
class Closed:
    """Citations, time expressions and other numerals that count nothing, in text order, none overlapping another."""

    citations: list[Citation]
    dates: list[DateMention]
    shapes: list[Shape]

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where no figure may be, in text order."""
        claims = [claim for citation in self.citations for claim in citation.claims]
        claims += [(citation.start, citation.end) for citation in self.citations]
        claims += [(date.start, date.end) for date in self.dates]
        claims += [(shape.start, shape.end) for shape in self.shapes]
        return sorted(claims)


def find_closed(folded: Folded, shapes: Shapes, *, tokenize: bool = True) -> Closed:
    """All of them. What a citation claims is no date; of a date and a name the longer stays.

    `tokenize`: whether the tokenizer may be asked where an issuer's name ends.
    """
    view = View(folded.text, folded.cased, shapes.organisations, frozenset(), tokenize)
    citations = find_citations(view, shapes.citations)
    claimed = [claim for citation in citations for claim in citation.claims]
    claimed += [(citation.start, citation.end) for citation in citations]
    dates = outside(find_dates(folded.text, shapes.dates), claimed)
    names = outside(find_shapes(folded.text, shapes.names, folded.cased), claimed)
    kept = without_overlaps(names, [date for date in dates if date.numeral])
    held = [(one.start, one.end) for one in kept]
    words = outside([date for date in dates if not date.numeral], held)
    numeral = [one for one in kept if isinstance(one, DateMention)]
    return Closed(
        citations,
        sorted([*numeral, *words], key=lambda date: date.start),
        [one for one in kept if isinstance(one, Shape)],
    )
