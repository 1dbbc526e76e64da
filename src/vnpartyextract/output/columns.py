"""The columns of every table form: one row for each fact, the same columns in the same order whatever the facts are."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.names import resolve
from vnpartyextract.output.vietnamese import amount, days

COLUMN_TWICE = N_("--columns names {name} twice: leave one out.")

ColumnType = Literal["text", "integer", "number", "day"]
Value = str | int | float | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type, and where its value stands in the JSON.

    `field` is a path of keys with dots; `kind` is the kind of fact that has the field, "" where every kind has it,
    "source" where it is the document's, and "words" where it is put into words for people. A `day` is written
    `2024-02-17`.
    """

    name: str
    type: ColumnType
    kind: str = ""
    field: str = ""


# One rule for names: the field's name with `_` for dots, and the kind in front, but for figures and for what all kinds
# have. So the `type`, `date`, `start` of one kind are never taken for those of another. The order is for the eye.
COLUMNS = (
    Column("source_path", "text", "source", "path"),
    Column("source_id", "text", "source", "id"),
    Column("source_sha256", "text", "source", "sha256"),
    Column("source_encoding", "text", "source", "encoding"),
    Column("source_title", "text", "source", "title"),
    Column("source_published", "day", "source", "published"),
    Column("id", "text", "", "id"),
    Column("kind", "text", "", "kind"),
    Column("text", "text", "", "text"),
    Column("span_start", "integer", "", "span.0"),
    Column("span_end", "integer", "", "span.1"),
    Column("rule", "text", "", "rule"),
    Column("context", "text", "", "context"),
    Column("metric", "text", "figure", "metric"),
    Column("value", "number", "figure", "value"),
    Column("value_max", "number", "figure", "value_max"),
    Column("total", "number", "figure", "total"),
    Column("unit", "text", "figure", "unit"),
    Column("of", "text", "figure", "of"),
    Column("group", "text", "figure", "group"),
    Column("topic", "text", "figure", "topic"),
    Column("modifier", "text", "figure", "modifier"),
    Column("status", "text", "figure", "status"),
    Column("subject", "text", "figure", "subject"),
    Column("place", "text", "figure", "place"),
    Column("subject_id", "text", "figure", "subject_id"),
    Column("place_code", "text", "figure", "place_code"),
    Column("province", "text", "figure", "province"),
    Column("province_now", "text", "figure", "province_now"),
    Column("period_start", "day", "figure", "period.start"),
    Column("period_end", "day", "figure", "period.end"),
    Column("period_text", "text", "figure", "period.text"),
    Column("parent", "text", "figure", "parent"),
    Column("relation", "text", "figure", "relation"),
    Column("number_start", "integer", "figure", "number_span.0"),
    Column("number_end", "integer", "figure", "number_span.1"),
    Column("cell_table", "integer", "figure", "cell.table"),
    Column("cell_row", "integer", "figure", "cell.row"),
    Column("cell_column", "integer", "figure", "cell.column"),
    Column("cell_row_head", "text", "figure", "cell.row_head"),
    Column("cell_column_head", "text", "figure", "cell.column_head"),
    Column("date_type", "text", "date", "type"),
    Column("date_start", "day", "date", "start"),
    Column("date_end", "day", "date", "end"),
    Column("date_duration", "text", "date", "duration"),
    Column("date_calendar", "text", "date", "calendar"),
    Column("official_name", "text", "official", "name"),
    Column("official_titles", "text", "official", "titles"),
    Column("official_mentions", "text", "official", "mentions"),
    Column("citation_type", "text", "citation", "type"),
    Column("citation_number", "text", "citation", "number"),
    Column("citation_term", "text", "citation", "term"),
    Column("citation_date", "day", "citation", "date"),
    Column("citation_issuer", "text", "citation", "issuer"),
)

NAMES = tuple(column.name for column in COLUMNS)
FACT_COLUMNS = tuple(column for column in COLUMNS if column.kind != "source")

# What people read, for those who ask for it by name.
WORDS = (
    Column("metric_label", "text", "words"),
    Column("amount", "text", "words"),
    Column("period", "text", "words"),
)
FOR_READING = ("source_path", "metric_label", "amount", "unit", "group", "subject", "period", "text")


def columns_asked(written: str) -> tuple[Column, ...]:
    """`metric_label,value,text` as columns, in this order. Raises MisuseError for a name that is none."""
    known = (*COLUMNS, *WORDS)
    return tuple(known[place] for place in places_of(written, [column.name for column in known]))


def places_of(written: str, known: Sequence[str]) -> list[int]:
    """Where the names of `--columns` stand among those `known`. Raises MisuseError."""
    names = [resolve(name.strip(), known, "--columns") for name in written.split(",")]
    for place, name in enumerate(names):
        if name in names[:place]:
            raise MisuseError(_(COLUMN_TWICE).format(name=name))
    return [known.index(name) for name in names]


def for_reading() -> tuple[Column, ...]:
    """The columns of a table for people."""
    return columns_asked(",".join(FOR_READING))


def rows_of(
    columns: Sequence[Column], labels: Mapping[str, str]
) -> Callable[[Mapping[str, Any]], Iterator[Row]]:
    """What makes the rows of a document in the order of `columns`, a row a fact.

    None stands where a fact has no such field or it is null. Days stay ISO text. `official_titles` is the titles as
    written, joined by `; `; `official_mentions` is their spans, `[100, 112]; [230, 242]`, which no spreadsheet takes
    for a day. `labels`: the Vietnamese names of metrics.
    """
    of_source = [(place, _reader(one.field)) for place, one in enumerate(columns) if one.kind == "source"]
    of_kind = {kind: [_read_of(one, kind, labels) for one in columns] for kind in _KINDS}

    def rows(document: Mapping[str, Any]) -> Iterator[Row]:
        told = [(place, read(document["source"])) for place, read in of_source]
        for fact in document["facts"]:
            row = [read(fact) for read in of_kind[fact["kind"]]]
            for place, value in told:
                row[place] = value
            yield tuple(row)

    return rows


def rows(document: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a document in the order of COLUMNS."""
    return _all_rows(document)


def fact_row(fact: Mapping[str, Any]) -> Row:
    """The values of one fact in the order of FACT_COLUMNS."""
    return tuple([read(fact) for read in _FACT_READERS[fact["kind"]]])


Read = Callable[[Mapping[str, Any]], Value]

_JOINED: dict[str, Read] = {
    "titles": lambda fact: "; ".join(title["text"] for title in fact["titles"]),
    "mentions": lambda fact: "; ".join(str(span) for span in fact["mentions"]),
}


def _reader(field: str) -> Read:
    """What finds the value of `field` in a record; None where the record has none."""
    if field in _JOINED:
        return _JOINED[field]
    name, _, key = field.partition(".")
    if not key:
        return lambda record: record.get(name)
    inner = int(key) if key.isdigit() else key
    return lambda record: None if record.get(name) is None else record[name][inner]


def _nothing(_: Mapping[str, Any]) -> None:
    return None


def _read_of(column: Column, kind: str, labels: Mapping[str, str]) -> Read:
    """What finds the value of `column` in a fact of a `kind`."""
    if column.kind == "words":
        return _words(column.name, labels) if kind == "figure" else _nothing
    return _reader(column.field) if column.kind in ("", kind) else _nothing


def _words(name: str, labels: Mapping[str, str]) -> Read:
    if name == "metric_label":
        return lambda fact: labels.get(fact["metric"], fact["metric"])
    if name == "amount":
        return amount
    return lambda fact: days(fact["period"]["start"], fact["period"]["end"]) if fact["period"] else None


_KINDS = ("figure", "date", "official", "citation")
_FACT_READERS = {kind: [_read_of(column, kind, {}) for column in FACT_COLUMNS] for kind in _KINDS}
_all_rows = rows_of(COLUMNS, {})
