"""Two sides to one comparison: facts are keyed, paired and compared, document by document."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vnpartyextract.diff.change import KINDS, Change, Comparison, Count, Fact, Sort, Sourced
from vnpartyextract.diff.pair import Candidate, pair
from vnpartyextract.diff.says import Matching

SORTS: tuple[Sort, ...] = ("changed", "removed", "added")


@dataclass(frozen=True, slots=True)
class Matched:
    """The facts of one document on both sides, None where a side has no such document."""

    document: str
    old: Sequence[Sourced] | None
    new: Sequence[Sourced] | None


def compare(documents: Iterable[Matched], matching: Matching) -> Comparison:
    """What changed in `documents`, one after another."""
    changes: list[Change] = []
    only_old: list[str] = []
    only_new: list[str] = []
    olds: Counter[Counted] = Counter()
    news: Counter[Counted] = Counter()
    for one in documents:
        if one.new is None:
            only_old.append(one.document)
        if one.old is None:
            only_new.append(one.document)
        old, new = list(one.old or ()), list(one.new or ())
        olds.update(_counted(fact.fact) for fact in old)
        news.update(_counted(fact.fact) for fact in new)
        changes += sorted(_changes(one.document, old, new, matching), key=_order)
    return Comparison(tuple(changes), tuple(_counts(olds, news, changes)), tuple(only_old), tuple(only_new))


Counted = tuple[str, str | None]


def _counted(fact: Fact) -> Counted:
    return fact["kind"], fact.get("metric")


def _changes(document: str, old: Sequence[Sourced], new: Sequence[Sourced], matching: Matching) -> Iterator[Change]:
    buckets: dict[Hashable, tuple[list[Sourced], list[Sourced]]] = defaultdict(lambda: ([], []))
    for side, facts in enumerate((old, new)):
        for fact in facts:
            buckets[matching.key(fact.fact)][side].append(fact)
    for ones, others in buckets.values():
        pairs = pair([_candidate(one, matching) for one in ones], [_candidate(other, matching) for other in others])
        for at, opposite in pairs:
            differences = matching.differences(ones[at].fact, others[opposite].fact)
            if differences:
                yield Change(document, ones[at], others[opposite], differences)
        paired, opposites = {at for at, _ in pairs}, {at for _, at in pairs}
        yield from (Change(document, one, None) for at, one in enumerate(ones) if at not in paired)
        yield from (Change(document, None, other) for at, other in enumerate(others) if at not in opposites)


def _candidate(fact: Sourced, matching: Matching) -> Candidate:
    return Candidate(tuple(matching.compared(fact.fact).values()), fact.fact.get("value"))


def _order(change: Change) -> tuple[int, int, int]:
    """Kind by kind; what changed, what is gone, what is new; each in the order of the text."""
    fact = change.fact
    return KINDS.index(fact["kind"]), SORTS.index(change.sort), fact["span"][0]


def _counts(olds: Counter[Counted], news: Counter[Counted], changes: Iterable[Change]) -> Iterator[Count]:
    became = Counter((_counted(change.fact), change.sort) for change in changes)
    for counted in sorted(olds.keys() | news.keys(), key=lambda one: (KINDS.index(one[0]), one[1] or "")):
        changed, removed, added = (became[counted, sort] for sort in SORTS)
        equal = olds[counted] - changed - removed
        yield Count(*counted, olds[counted], news[counted], equal, changed, removed, added)
