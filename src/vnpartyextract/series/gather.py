"""Documents to a series: each figure that is wanted goes into one cell; only what the cells hold is kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vnpartyextract.places import Unit, gazetteer
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.phrases import longest, syllables
from vnpartyextract.series.alphabet import in_alphabet
from vnpartyextract.series.cells import Amount, Cell, Source, amount_of, cell, contradict
from vnpartyextract.series.column import Column, column_of, in_time_order
from vnpartyextract.series.place import Place, place_of
from vnpartyextract.series.sums import Draft, NotAdded, RowKey, add_up
from vnpartyextract.series.units import is_place, place_of_unit, unit_of
from vnpartyextract.series.wanted import Wanted
from vnpartyextract.text import fold, normal

Figure = Mapping[str, Any]
SHARES = " n/m"  # behind what is counted: a row of n/m beside that of the counts


@dataclass(frozen=True, slots=True)
class Row:
    """A place with what is counted there. `name`: None where the figures have no subject.

    `subjects` and `units` are all that the articles call them, `unit` the most frequent (`% kế hoạch`); `group` and
    `topic` are "" for none. `parts`: its values are n/m that do not agree with the counts of the same place.
    """

    name: str | None
    subjects: tuple[str, ...]
    group: str
    topic: str
    unit: str
    units: tuple[str, ...]
    cells: Mapping[Column, Cell]
    parts: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """A series: rows in the order of places, columns in the order of time, what is not known last.

    `left_out`: figures of the metric that are in no cell, by reason (`status`, `unit`, `group`, `subject`, `elsewhere`,
    `period`; `part`: a part whose whole stands in the same cell; where rows are units also `place`: of a body, `code`:
    of no known unit, `level`: of another one). `not_added`: cells of new units for which old ones are missing. `seen`:
    what there is to choose from: all `metrics`, and the `groups` and `units` of this one, with how many figures each.
    """

    metric: str
    rows: tuple[Row, ...]
    columns: tuple[Column, ...]
    figures: int
    left_out: Mapping[str, int]
    seen: Mapping[str, Mapping[str, int]]
    not_added: tuple[NotAdded, ...] = ()

    @property
    def conflicts(self) -> int:
        """How many cells hold values that cannot all be true."""
        return sum(one.conflict for row in self.rows for one in row.cells.values())


def gather(documents: Iterable[tuple[str, Mapping[str, Any]]], wanted: Wanted, patterns: Patterns) -> Gathered:
    """The series of `wanted` over all documents, each with the name of the file that it was read from.

    That name is told as the source where the document has neither path nor id. The order of documents changes nothing,
    and one that comes twice counts once. Raises MisuseError.
    """
    drafts: dict[RowKey, Draft] = {}
    left_out: Counter[str] = Counter()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    figures: set[Source] = set()
    for name, document in documents:
        told = [fact for fact in document["facts"] if fact["kind"] == "figure"]
        by_id = {figure["id"]: figure for figure in told}
        for figure in told:
            seen["metrics"][figure["metric"]] += 1
            if figure["metric"] != wanted.metric:
                continue
            seen["groups"][_text(figure["group"])] += 1
            seen["units"][_text(figure["unit"])] += 1
            place, unit, reason = _row_of(figure, document, wanted, patterns)
            reason = reason or _left_out(figure, place, by_id, document, wanted, patterns)
            if reason is not None:
                left_out[reason] += 1
                continue
            source = source_of(name, document["source"], figure)
            figures.add(source)
            draft = drafts.setdefault(_row(figure, place, patterns), Draft(place.rank if place else 0, unit))
            _enter(draft, figure, place, source)
    not_added = add_up(drafts, gazetteer()) if wanted.now else ()
    _part_shares(drafts)
    rows = tuple(_finished(key, draft) for key, draft in sorted(drafts.items(), key=_in_order))
    columns = tuple(sorted({column for draft in drafts.values() for column in draft.told}, key=in_time_order))
    return Gathered(wanted.metric, rows, columns, len(figures), left_out, seen, not_added)


def _row_of(
    figure: Figure, document: Mapping[str, Any], wanted: Wanted, patterns: Patterns
) -> tuple[Place | None, Unit | None, str | None]:
    """The row of a figure and its unit where rows are units; why it has none."""
    place = place_of(figure["subject"], figure["place"], patterns.shapes.organisations, exact=wanted.exact)
    if not wanted.by_units:
        return place, None, None
    if place is None or not is_place(place):
        return place, None, "place" if wanted.level is not None else None
    unit = unit_of(figure, document["source"]["published"], gazetteer())
    if unit is None:
        return place, None, "code" if wanted.level is not None else None
    reason = "level" if wanted.level not in (None, unit.level) else None
    return place_of_unit(unit, gazetteer()), unit, reason


def _row(figure: Figure, place: Place | None, patterns: Patterns) -> RowKey:
    return RowKey(
        place.key if place is not None else "",
        fold(_text(figure["group"])).text,
        fold(_text(figure["topic"])).text,
        counted(figure, patterns),
    )


def counted(figure: Figure, patterns: Patterns) -> str:
    """What is counted: "" for the nouns that the metric takes alike, else the noun; of a share what it is part of."""
    unit = fold(_text(figure["unit"])).text
    if unit == "%":
        return f"% {fold(_text(figure['of'])).text}"
    metric = patterns.metrics.get(figure["metric"])
    words = syllables(unit)
    head = longest(patterns.heads, words, 0, len(words))
    return "" if metric is not None and head is not None and head[1] in metric.alike else unit


def left_out(
    figure: Figure,
    by_id: Mapping[str, Figure],
    document: Mapping[str, Any],
    wanted: Wanted,
    patterns: Patterns,
) -> str | None:
    """Why a figure of the metric is in no cell; None where it is in one."""
    place, _unit, reason = _row_of(figure, document, wanted, patterns)
    return reason or _left_out(figure, place, by_id, document, wanted, patterns)


def _left_out(
    figure: Figure,
    place: Place | None,
    by_id: Mapping[str, Figure],
    document: Mapping[str, Any],
    wanted: Wanted,
    patterns: Patterns,
) -> str | None:
    """Why a figure of the metric is in no cell. A part is not, where its whole stands in the same one."""
    reason = wanted.refuses(figure)
    if reason is not None:
        return reason
    reason = wanted.is_elsewhere(figure, place.name if place is not None else None, document["source"].get("published"))
    if reason is not None:
        return reason
    whole = by_id.get(figure["parent"]) if figure["relation"] == "part_of" else None
    if whole is None or whole["metric"] != wanted.metric or wanted.refuses(whole) is not None:
        return None
    place_of_whole, _, _ = _row_of(whole, document, wanted, patterns)
    same_row = _row(figure, place, patterns) == _row(whole, place_of_whole, patterns)
    return "part" if same_row and column_of(figure["period"]) == column_of(whole["period"]) else None


def source_of(name: str, source: Mapping[str, Any], figure: Figure) -> Source:
    """Where a figure was told; `name` is that of the file, for documents that have neither path nor id."""
    path, id = source["path"] or "", source["id"] or ""
    return Source(
        path=path if path or id else name,
        id=id,
        sha256=source["sha256"],
        span=(figure["span"][0], figure["span"][1]),
        quote=figure["text"],
        subject=_text(figure["subject"]),
        period=_text(figure["period"] and figure["period"]["text"]),
        unit=_text(figure["unit"]),
    )


def _part_shares(drafts: dict[RowKey, Draft]) -> None:
    """Gives n/m a row of its own where it does not agree with a count of the same place and time."""
    for key, draft in list(drafts.items()):
        if not any(_disagree(told) for told in draft.told.values()):
            continue
        shares = Draft(draft.rank, draft.unit, draft.names, draft.subjects, draft.groups, draft.topics, draft.units)
        for column, told in list(draft.told.items()):
            parts = {amount: sources for amount, sources in told.items() if amount.total is not None}
            if parts:
                shares.told[column] = parts
                draft.told[column] = {amount: sources for amount, sources in told.items() if amount.total is None}
                if not draft.told[column]:
                    del draft.told[column]
        drafts[key._replace(counted=key.counted + SHARES)] = shares


def _disagree(told: Mapping[Amount, object]) -> bool:
    counts = [amount for amount in told if amount.total is None]
    return any(contradict(one, other) for one in told if one.total is not None for other in counts)


def _enter(draft: Draft, figure: Figure, place: Place | None, source: Source) -> None:
    sources = draft.told.setdefault(column_of(figure["period"]), {}).setdefault(amount_of(figure), set())
    if source in sources:
        return
    sources.add(source)
    if place is not None:
        draft.names[place.name] += 1
    draft.subjects |= {source.subject} - {""}
    draft.groups[_text(figure["group"])] += 1
    draft.topics[_text(figure["topic"])] += 1
    share_of = _text(figure["of"]) if source.unit == "%" else ""
    draft.units[" ".join(filter(None, (source.unit, share_of)))] += 1


def _in_order(entry: tuple[RowKey, Draft]) -> tuple[Any, ...]:
    """Rows by the size of their places, then by name; what has no subject last; what has no group before what has."""
    key, draft = entry
    named = (draft.rank, in_alphabet(_most(draft.names))) if draft.names else (0, ([], ""))
    return (not draft.names, *named, *map(in_alphabet, key))


def _finished(key: RowKey, draft: Draft) -> Row:
    cells = {
        column: cell(draft.told[column], same=bool(key.place) and column.known)
        for column in sorted(draft.told, key=in_time_order)
    }
    return Row(
        name=_most(draft.names) or None,
        subjects=tuple(sorted(draft.subjects, key=in_alphabet)),
        group=_most(draft.groups),
        topic=_most(draft.topics),
        unit=_most(draft.units),
        units=tuple(sorted(set(draft.units) - {""}, key=in_alphabet)),
        cells=cells,
        parts=key.counted.endswith(SHARES),
    )


def _most(counts: Counter[str]) -> str:
    """The most frequent text; of several the shortest, whatever the order of inputs."""
    return min((text for text in counts if text), key=lambda text: (-counts[text], len(text), text), default="")


def _text(told: str | None) -> str:
    return normal(told) if told else ""
