"""How figures hang together across clauses and sentences: who attended what, which state is of which whole.

Breakdowns inside a sentence are known when a figure's metric is decided (`attribute.decide`); this stage adds what only
the figures of the whole passage tell. It completes the drafts that it is given.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from vnpartyextract.attribute.draft import Draft

RECEIVED = ("tiếp nhận", "nhận", "nhận được", "ghi nhận")
JOINTS = (",", "và", "cùng")


def link(drafts: Sequence[Draft]) -> None:
    """Complete `parent` and `relation` of all drafts of a text, given in text order."""
    for number, draft in enumerate(drafts):
        if draft.relation == "attends" and not _has(draft, "attends"):
            draft.parent, draft.relation = None, None  # only people attend
        if draft.parent is not None and not (_has(draft, "settled") and draft.counted):
            continue
        if _has(draft, "attends") and draft.counted:
            _attend(draft, _backwards(drafts, number))
        elif _has(draft, "settled") and draft.counted:
            _state(draft, _backwards(drafts, number))
        elif draft.partitive:
            _part(draft, _backwards(drafts, number))
    _cut_circles(drafts)


def _cut_circles(drafts: Sequence[Draft]) -> None:
    """No figure is, over however many steps, a part of itself: the one with most parts is the whole of a circle."""
    parts = Counter(id(draft.parent) for draft in drafts)
    clear: set[int] = set()  # those from which the way up is known to end
    for draft in drafts:
        way: dict[int, Draft] = {}
        here: Draft | None = draft
        while here is not None and id(here) not in clear and id(here) not in way:
            way[id(here)] = here
            here = here.parent
        if here is not None and id(here) in way:
            circle = list(way.values())[list(way).index(id(here)) :]
            whole = max(circle, key=lambda one: (parts[id(one)], one.mention.number.value))
            whole.parent, whole.relation = None, None
        clear.update(way)


def _has(draft: Draft, trait: str) -> bool:
    return draft.passage.patterns.has(draft.metric, trait)


def _backwards(drafts: Sequence[Draft], number: int) -> Iterator[Draft]:
    """The drafts before the `number`-th, the nearest first; no copy, a text may hold many."""
    return (drafts[at] for at in range(number - 1, -1, -1))


def _same_sentence(draft: Draft, other: Draft) -> bool:
    return draft.passage is other.passage


def _between(other: Draft, draft: Draft) -> list[str]:
    return draft.passage.words.texts[other.mention.end : draft.mention.start]


def _attend(draft: Draft, before: Iterable[Draft]) -> None:
    """`mở từ 30 lớp trở lên, thu hút ít nhất 3 ngàn lượt người`: the class counted last in the clause before."""
    for other in before:
        if not _same_sentence(draft, other):
            return
        if not other.counted:
            continue
        if _has(other, "attended"):
            if ";" not in _between(other, draft):
                draft.parent, draft.relation = other, "attends"
            return
        if not _has(other, "attends") or other.relation != "attends":
            return
        if all(text in JOINTS for text in _between(other, draft)):
            draft.parent, draft.relation = other.parent, "attends"
        return


def _state(draft: Draft, before: Iterable[Draft]) -> None:
    """`đã giải quyết 141 đơn, lưu 6 đơn`: states of the petitions received just before in the paragraph."""
    if draft.group is None or draft.group in RECEIVED or draft.head not in (None, "petition", "opinion", "case"):
        return
    for other in before:
        if other.passage.sentence.paragraph != draft.passage.sentence.paragraph:
            return
        if other.metric != draft.metric or not other.counted or other.head not in ("petition", "opinion"):
            continue
        if other.relation == "part_of" or (other.group is not None and other.group not in RECEIVED):
            continue
        if other.group is None or other.group in RECEIVED:
            if draft.mention.number.value <= other.mention.number.value:
                draft.parent, draft.relation = other, "part_of"
            return


def _part(draft: Draft, before: Iterable[Draft]) -> None:
    """`Trong số đảng viên mới có 58 nữ`: a part of the last whole of that metric that is large enough."""
    wholes = [
        other
        for other in before
        if other.metric == draft.metric
        and other.counted
        and other.relation is None
        and not other.partitive
        and not other.target
        and other.mention.number.value >= draft.mention.number.value
    ]
    if not wholes:
        return
    said = draft.passage.say(draft.cue.start, draft.cue.end).lower() if draft.cue is not None else ""
    alike = [other for other in wholes if other.group is not None and other.group.lower() in said]
    whole = (alike or wholes)[0]
    draft.parent = whole
    draft.relation = "rate_of" if draft.mention.percent else "part_of"
