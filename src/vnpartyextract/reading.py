"""What all stages together have read from one document, before it is put out or explained."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vnpartyextract.annotate.citations import Citation
from vnpartyextract.annotate.closed import Closed
from vnpartyextract.annotate.dates import DateMention
from vnpartyextract.annotate.officials.gather import Official
from vnpartyextract.annotate.organisations import Organisation
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.cells import CellPlace
from vnpartyextract.discourse import Place
from vnpartyextract.model import Document, Period
from vnpartyextract.numerals import Number
from vnpartyextract.places import Located
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence
from vnpartyextract.subject import Entity, Subject
from vnpartyextract.text import Folded
from vnpartyextract.when import FigurePeriod


@dataclass(frozen=True, slots=True)
class Reading:
    """The results of every stage, in the order of the stages; places are those of the folded copy.

    `places`: where each sentence stands in the outline; `numbers`: all that may count something; `drafts`: the figures
    made of them; `dates`: with the days that they mean; `periods`: one for each draft, None where the text does not
    tell; `subjects`, `cells` (the figures of tables): by the place of the figure's number; `located`: by the name of
    each place.
    """

    document: Document
    patterns: Patterns
    folded: Folded
    sentences: Sequence[Sentence]
    places: Sequence[Place]
    closed: Closed
    numbers: Sequence[Number]
    dates: Sequence[tuple[DateMention, Period]]
    drafts: Sequence[Draft]
    periods: Sequence[FigurePeriod | None]
    organisations: Sequence[Organisation]
    subjects: Mapping[int, Subject]
    located: Mapping[str, Located]
    entities: Sequence[Entity]
    entity_of: Mapping[int, Entity]
    officials: Sequence[Official]
    cells: Mapping[int, CellPlace]

    @property
    def citations(self) -> Sequence[Citation]:
        return self.closed.citations
