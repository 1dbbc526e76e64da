"""The contract of the output as pydantic models: its JSON Schema, and a check of finished documents.

Nothing on the way from a text to its facts needs this module; it is loaded for `schema` and by the tests.
"""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic.json_schema import GenerateJsonSchema

from vnpartyextract.model import Modifier, PeriodType, Relation, Reviewed, Status
from vnpartyextract.output.json_text import to_line

SCHEMA = "vnpartyextract/2"

Day = date
Offset = Annotated[int, Field(ge=0)]
Place = Annotated[tuple[Offset, Offset], Field(description="[start, end) in Unicode code points of the text")]
Number = Annotated[int | Annotated[float, Field(allow_inf_nan=False)], Field(description="a plain number, scaled")]
Text = Annotated[str, Field(min_length=1)]
PlaceCode = Annotated[str, Field(pattern=r"^(\d{2}|\d{3}|\d{5})$")]
OrganizationKind = Literal[
    "party", "state", "front", "army", "police", "school", "health", "company", "village", "place", "other"
]


class Record(BaseModel):
    """Every key is always there, and no other."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=True)


class Tool(Record):
    """What made the document."""

    version: Text
    """version of vnpartyextract"""
    patterns: Text
    """hash of the patterns used"""


class LeftOut(Record):
    """Numerals of a page or document that are not in the text."""

    numerals: Annotated[int, Field(ge=1)]
    """how many runs of digits"""
    samples: list[Text]
    """the first few, with the words around them"""


class Source(Record):
    """The text that was read."""

    path: str | None
    """where it was read from; null for a text given by the caller"""
    id: str | None
    """the caller's own name for it"""
    sha256: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """hash of the bytes read"""
    encoding: Text
    """encoding of the bytes read"""
    title: str | None
    """the headline"""
    published: date | None
    """from the dateline, or given by the caller; never guessed"""
    characters: Offset
    """length of the text in Unicode code points"""
    left_out: LeftOut | None
    """what the reader of a page or document left out though it holds digits"""
    text: str | None = None
    """the text that the spans point into; only there where the input was no text, or was converted from an old font"""


class Organization(Record):
    """An organisation or place that a fact names."""

    id: Text
    """name of the organisation inside its document"""
    name: Text
    """canonical: written out, level and place where the text tells them"""
    kind: OrganizationKind
    place: str | None
    """its locality"""
    place_code: PlaceCode | None
    """code of the locality in the statistics office's list that was in force on the article's day"""
    host: str | None
    """id of the organisation that it belongs to"""
    mentions: Annotated[list[Place], Field(min_length=1)]
    """all places where it is meant, shortened names and anaphors among them"""


class Cell(Record):
    """Where in a table a number stands."""

    table: Offset
    """number of the table in its document, from 1, as row and column"""
    row: Offset
    column: Offset
    row_head: str | None
    column_head: str | None


class PeriodOfFigure(Record):
    """When it happened."""

    start: date | None
    """first day; null where open"""
    end: date | None
    """last day; null where open"""
    text: Text
    """the time expression as written"""


class FactBase(Record):
    """What every fact has."""

    id: Text
    """name of the fact inside its document"""
    text: Text
    """the text at `span`, untouched"""
    span: Place
    rule: Text
    """the pattern that made it"""
    context: str | None = None
    """the sentence around it; only there where it was asked for"""
    reviewed: Reviewed | None = None
    """what a reader did with it; only there in a document that corrections were merged into"""

    @model_validator(mode="after")
    def _span_fits_text(self) -> "FactBase":
        if self.span[1] - self.span[0] != len(self.text):
            raise ValueError(f"span {list(self.span)} is not as long as the text {self.text!r}")
        return self


class FigureFact(FactBase):
    """A counted or measured quantity."""

    kind: Literal["figure"]
    metric: Text
    """what is counted, as one of the metrics; `other` where none fits"""
    value: Number
    value_max: Number | None
    """upper end of a range"""
    total: Number | None
    """the whole of n/m, or the plan of a result"""
    unit: str | None
    """what is counted: the head noun phrase as written, lower case"""
    of: str | None
    """for %: what it is a share of"""
    group: str | None
    """the part of the population counted, or its state"""
    topic: str | None
    """what a class or an event is about"""
    modifier: Modifier | None
    """how exact the number is"""
    status: Status
    """`target` where it is planned, aimed at or required"""
    subject: str | None
    """the organisation or place that the figure is about"""
    place: str | None
    """the subject's locality alone"""
    subject_id: str | None
    """the subject's id in `organizations`"""
    place_code: PlaceCode | None
    """the statistics office's code of the place"""
    province: str | None
    """the province that the place lay in at the time"""
    province_now: str | None
    """the province that it lies in since 1 July 2025"""
    cell: Cell | None
    """for a number read from a table"""
    period: PeriodOfFigure | None
    """when it happened"""
    parent: str | None
    """id of the figure that this one belongs to"""
    relation: Relation | None
    """how it belongs to its parent"""
    number_span: Place
    """where the number itself stands, without modifier and unit"""

    @model_validator(mode="after")
    def _parts_agree(self) -> "FigureFact":
        if (self.parent is None) != (self.relation is None):
            raise ValueError("parent and relation go together")
        if not self.span[0] <= self.number_span[0] < self.number_span[1] <= self.span[1]:
            raise ValueError("number_span lies outside of span")
        return self


class DateFact(FactBase):
    """A time expression that holds a numeral."""

    kind: Literal["date"]
    type: PeriodType
    start: date | None
    """first day; null where open or unknown"""
    end: date | None
    """last day; null where open or unknown"""
    duration: Annotated[str, Field(pattern=r"^P([\d.]+Y)?([\d.]+M)?([\d.]+W)?([\d.]+D)?(T.+)?$")] | None
    """ISO 8601, for durations alone"""
    calendar: Literal["lunar"] | None
    """`lunar` where the text speaks of the lunar calendar; start and end are solar days"""

    @model_validator(mode="after")
    def _duration_or_days(self) -> "DateFact":
        if (self.type == "duration") != (self.duration is not None):
            raise ValueError("a duration and nothing else has `duration`")
        if self.start and self.end and self.start > self.end:
            raise ValueError("start is after end")
        return self


class Title(Record):
    """One office of a person."""

    text: Text
    """as written"""
    position: Text
    """the office, abbreviations written out"""
    organization: str | None
    """where it is held, abbreviations written out"""


class OfficialFact(FactBase):
    """A named person with an office."""

    kind: Literal["official"]
    name: Text
    titles: Annotated[list[Title], Field(min_length=1)]
    """in the order written, the union over all mentions"""
    mentions: list[Place]
    """every later mention of the name"""


class CitationFact(FactBase):
    """A Party or State document named by number or plenum."""

    kind: Literal["citation"]
    type: Text
    """Nghị quyết, Chỉ thị, Quy định …"""
    number: Text
    """05-CT/TW, 29, Trung ương 4 …"""
    term: str | None
    """XII of khóa XII"""
    date: Day | None
    """the day of the document"""
    issuer: str | None
    """who issued it"""


class Numeral(Record):
    """A run of digits that is in no fact."""

    text: Text
    span: Place


class Numerals(Record):
    """The ledger: every run of digits of the text is in a fact or in `left`."""

    total: Offset
    in_facts: Offset
    left: list[Numeral]

    @model_validator(mode="after")
    def _adds_up(self) -> "Numerals":
        if self.total != self.in_facts + len(self.left):
            raise ValueError("total is not in_facts and left together")
        return self


AnyFact = Annotated[FigureFact | DateFact | OfficialFact | CitationFact, Field(discriminator="kind")]


class OutputDocument(Record):
    """All that vnpartyextract prints about one text."""

    schema_: Annotated[Literal["vnpartyextract/2"], Field(alias="schema")]
    tool: Tool
    source: Source
    organizations: list[Organization]
    """in the order of their first mention"""
    facts: list[AnyFact]
    """in text order"""
    numerals: Numerals

    @model_validator(mode="after")
    def _facts_in_order(self) -> "OutputDocument":
        starts = [fact.span[0] for fact in self.facts]
        if starts != sorted(starts):
            raise ValueError("facts are not in text order")
        if len({fact.id for fact in self.facts}) != len(self.facts):
            raise ValueError("two facts have the same id")
        known = {organization.id for organization in self.organizations}
        if len(known) != len(self.organizations):
            raise ValueError("two organisations have the same id")
        named = {fact.subject_id for fact in self.facts if isinstance(fact, FigureFact)}
        named |= {organization.host for organization in self.organizations}
        if not named - {None} <= known:
            raise ValueError("an organisation that is named is not in organizations")
        if any(fact.span[1] > self.source.characters for fact in self.facts):
            raise ValueError("a span ends behind the text")
        return self


def check(document: dict[str, Any]) -> OutputDocument:
    """The model of a finished document. Raises pydantic's ValidationError where it breaks the contract.

    The document goes through JSON on the way, so that exactly what is printed is what is checked.
    """
    return OutputDocument.model_validate_json(to_line(document))


def json_schema() -> dict[str, Any]:
    """The JSON Schema of one printed document."""
    return {"$schema": GenerateJsonSchema.schema_dialect, **OutputDocument.model_json_schema(by_alias=True)}
