"""What was read from one input, whatever its kind: its text, and what it tells of headline and day beside the text."""

from dataclasses import dataclass
from datetime import date

from vnpartyextract.model import LeftOut, Span, Table


@dataclass(frozen=True, slots=True)
class Page:
    """`title` is where the headline stands in `text`; both it and `published` are None where the input tells none.

    `carries_text`, `left_out`, `tables` and `notes` are those of the model's Document.
    """

    text: str
    encoding: str
    carries_text: bool = True
    title: Span | None = None
    published: date | None = None
    left_out: LeftOut | None = None
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
