"""A light look at a document that comes from outside: whoever works with its facts finds every key, with a fit value.

The whole contract is `output.schema`, which needs pydantic; this is for start-up that is not felt.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, get_args

from vnpartyextract.messages import N_, _
from vnpartyextract.model import Modifier, PeriodType, Relation, Reviewed, Status

SCHEMA = "vnpartyextract/2"

NOT_OURS = N_(
    'this JSON is no output of vnpartyextract (it has no "schema": "vnpartyextract/2"); give what extract printed.'
)
OTHER_VERSION = N_("this is written as {!r}, and only {!r} can be read; run extract again with this version.")
NO_FIT = N_("{}: {} is missing or no fit value, so this is no whole output of vnpartyextract; run extract again.")
ALIKE = N_("two facts have the same id, so this is no whole output of vnpartyextract; run extract again.")

_LARGEST = 1e300  # so that sums and shares of values are numbers still

Test = Callable[[Any], bool]
Fields = Mapping[str, Test]


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and -_LARGEST < value < _LARGEST


def _count(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value >= 0


def _span(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(map(_count, value)) and value[0] <= value[1]


def _day(value: Any) -> bool:
    try:
        return len(value) == 10 and bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _or_none(test: Test) -> Test:
    return lambda value: value is None or test(value)


def _one_of(words: Any) -> Test:
    known = frozenset(get_args(words))
    return lambda value: isinstance(value, str) and value in known


def _record(fields: Fields) -> Test:
    return lambda value: isinstance(value, dict) and _unfit(value, fields) is None


def _list(test: Test) -> Test:
    return lambda value: isinstance(value, list) and all(map(test, value))


KINDS: Mapping[str, Fields] = {
    "figure": {
        "metric": _text,
        "value": _number,
        "value_max": _or_none(_number),
        "total": _or_none(_number),
        "unit": _or_none(_text),
        "of": _or_none(_text),
        "group": _or_none(_text),
        "topic": _or_none(_text),
        "modifier": _or_none(_one_of(Modifier)),
        "status": _one_of(Status),
        "subject": _or_none(_text),
        "place": _or_none(_text),
        "subject_id": _or_none(_text),
        "place_code": _or_none(_text),
        "province": _or_none(_text),
        "province_now": _or_none(_text),
        "cell": _or_none(
            _record(
                {
                    "table": _count,
                    "row": _count,
                    "column": _count,
                    "row_head": _or_none(_text),
                    "column_head": _or_none(_text),
                }
            )
        ),
        "period": _or_none(_record({"start": _or_none(_day), "end": _or_none(_day), "text": _text})),
        "parent": _or_none(_text),
        "relation": _or_none(_one_of(Relation)),
        "number_span": _span,
    },
    "date": {
        "type": _one_of(PeriodType),
        "start": _or_none(_day),
        "end": _or_none(_day),
        "duration": _or_none(_text),
        "calendar": _or_none(_text),
    },
    "official": {
        "name": _text,
        "titles": _list(_record({"text": _text, "position": _text, "organization": _or_none(_text)})),
        "mentions": _list(_span),
    },
    "citation": {
        "type": _text,
        "number": _text,
        "term": _or_none(_text),
        "date": _or_none(_day),
        "issuer": _or_none(_text),
    },
}
_BASE: Fields = {
    "id": _text,
    "kind": lambda kind: _text(kind) and kind in KINDS,
    "text": _text,
    "span": _span,
    "rule": _text,
    "context?": _text,
    "reviewed?": _one_of(Reviewed),
}
_DOCUMENT: Fields = {
    "tool": _record({"version": _text, "patterns": _text}),
    "source": _record(
        {
            "path": _or_none(_text),
            "id": _or_none(_text),
            "sha256": _text,
            "encoding": _text,
            "title": _or_none(_text),
            "published": _or_none(_day),
            "characters": _count,
            "left_out": _or_none(_record({"numerals": _count, "samples": _list(_text)})),
            "text?": _text,
        }
    ),
    "organizations": _list(
        _record(
            {
                "id": _text,
                "name": _text,
                "kind": _text,
                "place": _or_none(_text),
                "place_code": _or_none(_text),
                "host": _or_none(_text),
                "mentions": _list(_span),
            }
        )
    ),
    "facts": _list(lambda fact: isinstance(fact, dict)),
    "numerals": _record({"total": _count, "in_facts": _count, "left": _list(_record({"text": _text, "span": _span}))}),
}


def fault(document: Any) -> str | None:
    """Why `document` is none of ours, as a sentence that says what to do; None where it can be worked with.

    Kinds, keys and the types of their values are looked at, days are days. Not looked at: whether a `parent` is among
    the facts (a document cut down to some metrics leaves it out) and whether spans fit a text.
    """
    if not isinstance(document, dict) or not isinstance(document.get("schema"), str):
        return _(NOT_OURS)
    if document["schema"] != SCHEMA:
        begins = document["schema"].startswith("vnpartyextract/")
        return _(OTHER_VERSION).format(document["schema"], SCHEMA) if begins else _(NOT_OURS)
    unfit = _unfit(document, _DOCUMENT)
    if unfit is not None:
        return _(NO_FIT).format(_("the document"), unfit)
    for number, fact in enumerate(document["facts"], 1):
        unfit = _unfit(fact, _BASE) or _unfit(fact, KINDS[fact["kind"]])
        if unfit is not None:
            return _(NO_FIT).format(_("fact {number}").format(number=number), unfit)
    if len({fact["id"] for fact in document["facts"]}) != len(document["facts"]):
        return _(ALIKE)
    return None


def _unfit(record: Mapping[str, Any], fields: Fields) -> str | None:
    """The first of `fields` that `record` has not, or with a value that is none for it; `name?` need not be there."""
    for field, test in fields.items():
        name = field.removesuffix("?")
        if not test(record[name]) if name in record else name == field:
            return name
    return None
