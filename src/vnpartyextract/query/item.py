"""A figure as an answer looks at it: whose it is, of which time, and all the places that tell it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, cast

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.names import resolve
from vnpartyextract.places import Unit, gazetteer
from vnpartyextract.query.place import unit_of
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.series import Amount, Column, Source, Wanted
from vnpartyextract.series.cells import amount_of
from vnpartyextract.series.column import column_of
from vnpartyextract.series.gather import counted, left_out, source_of
from vnpartyextract.series.place import Place, place_of
from vnpartyextract.text import normal

By = Literal[
    "total", "place", "province", "district", "commune", "subject", "period", "year", "group", "unit", "document"
]
BYS: tuple[By, ...] = (
    "total", "place", "province", "district", "commune", "subject", "period", "year", "group", "unit", "document",
)  # fmt: skip
_LEVELS = {"province": 2, "district": 3, "commune": 5}  # digits of the code


@dataclass(frozen=True, slots=True)
class Item:
    """One amount of one place or body in one time, with all that tell it.

    `unit`: the administrative unit, if it is known. `noun`: what is counted, "" for all nouns that the metric takes
    alike; `counted`: the same in the article's words.
    """

    amount: Amount
    place: Place | None
    unit: Unit | None
    column: Column
    noun: str
    counted: str
    sources: tuple[Source, ...]


Key = tuple[str, str]  # what makes a row, and what it is called


def items_by(
    documents: Iterable[tuple[str, Mapping[str, Any]]], wanted: Wanted, by: By, patterns: Patterns
) -> tuple[dict[Key, list[Item]], dict[str, int]]:
    """The figures that are meant, by what rows are made of; and how many were left out, by reason.

    Besides the reasons of a series: `larger` is about a place larger than a row, `code` about one whose code is not
    known.
    """
    told: dict[Key, dict[tuple[Any, ...], list[Item]]] = {}
    out: dict[str, int] = {}
    for name, document in documents:
        figures = [fact for fact in document["facts"] if fact["kind"] == "figure" and fact["metric"] == wanted.metric]
        by_id = {fact["id"]: fact for fact in document["facts"] if fact["kind"] == "figure"}
        for figure in figures:
            reason = left_out(figure, by_id, document, wanted, patterns)
            item = _item(name, document, figure, patterns)
            key = None if reason is not None else _key(item, figure, by)
            if key is None:
                reason = reason or ("larger" if item.unit is not None else "code")
                out[reason] = out.get(reason, 0) + 1
                continue
            same = (item.place.key if item.place else "", item.column, item.amount)
            told.setdefault(key, {}).setdefault(same, []).append(item)
    return {key: [_joined(alike) for alike in rows.values()] for key, rows in told.items()}, out


def _item(name: str, document: Mapping[str, Any], figure: Mapping[str, Any], patterns: Patterns) -> Item:
    return Item(
        amount_of(figure),
        place_of(figure["subject"], figure["place"], patterns.shapes.organisations),
        unit_of(figure, document["source"]["published"], gazetteer()),
        column_of(figure["period"]),
        counted(figure, patterns),
        normal(figure["unit"] or ""),
        (source_of(name, document["source"], figure),),
    )


def _joined(alike: list[Item]) -> Item:
    first = alike[0]
    sources = tuple(sorted({source for item in alike for source in item.sources}))
    return Item(first.amount, first.place, first.unit, first.column, first.noun, first.counted, sources)


def _key(item: Item, figure: Mapping[str, Any], by: By) -> Key | None:
    """The row of a figure; None where it has none."""
    match by:
        case "total":
            return "", ""
        case "place":
            return (item.place.key, item.place.name) if item.place is not None else ("", "")
        case "subject":
            told = normal(figure["subject"] or "")
            return told, told
        case "period":
            return str((item.column.start, item.column.end)), item.column.label
        case "year":
            return _year(item.column)
        case "group" | "unit":
            told = normal(figure[by] or "")
            return told, told
        case "document":
            (source,) = item.sources
            return f"{source.path}\0{source.id}", source.id or source.path
        case _:
            return _unit_key(item.unit, _LEVELS[by])


def _year(column: Column) -> Key:
    first, last = column.start or column.end, column.end or column.start
    if first is not None and last is not None and first[:4] == last[:4]:
        return first[:4], first[:4]
    return column.label, column.label


def _unit_key(unit: Unit | None, digits: int) -> Key | None:
    """The unit of that level that `unit` is, or lies in."""
    if unit is None or len(unit.code) < digits:
        return None
    units = gazetteer()
    found: Unit | None = unit
    if len(unit.code) != digits:
        found = units.province_of(unit) if digits == 2 else None
        if digits == 3 and len(unit.parent) == 3:
            found = next((one for one in reversed(units.coded(unit.parent)) if one.is_new == unit.is_new), None)
    return (f"{found.code} {found.is_new}", units.full_name(found)) if found is not None else None


NO_METRIC = N_("--by adds up one metric: name it with --metric, and only one.")
BY_NEEDED = N_("--{option} is for adding up: say --by as well, such as --by total.")
FIGURES = N_("--by adds up figures: leave out --kind {kind}.")


def by_asked(
    written: str | None,
    metrics: Collection[str] | None,
    *,
    group: Collection[str] | None,
    unit: Collection[str] | None,
    kinds: Collection[str] | None,
) -> By | None:
    """What `--by` was given; None where nothing is to be added up. Raises MisuseError for what does not go with it."""
    if written is None:
        for option, value in (("group", group), ("unit", unit)):
            if value:
                raise MisuseError(_(BY_NEEDED).format(option=option))
        return None
    by = resolve(written, BYS, "--by")
    if len(metrics or ()) != 1:
        raise MisuseError(_(NO_METRIC))
    if kinds and set(kinds) != {"figure"}:
        raise MisuseError(_(FIGURES).format(kind=", ".join(kinds)))
    return cast(By, by)
