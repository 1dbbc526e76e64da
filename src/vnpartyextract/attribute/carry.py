"""What a number without a cue of its own goes on with: the figure beside it, before it, or told of the same people."""

from collections.abc import Mapping, Sequence

from vnpartyextract.annotate.numbers import CLOSING
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.noun import GENERIC, PEOPLE
from vnpartyextract.attribute.scope import HARD, accepts, clause_start, is_partitive, lead_start
from vnpartyextract.rules.phrases import longest

RARE = 60  # a number from here on that is told again is of the same people


def told_before(draft: Draft, known: Mapping[float, Draft]) -> Draft | None:
    """The people of whom the same number was told before: `Trong 9 người này`, a rare number again."""
    mention, texts = draft.mention, draft.passage.words.texts
    same = known.get(mention.number.value)
    if same is None or draft.head is None or not draft.passage.patterns.metrics[same.metric].counts(draft.head):
        return None
    pointed = texts[mention.end : mention.end + 1] in (["này"], ["đó"], ["ấy"], ["trên"])
    return same if pointed or draft.head in GENERIC or mention.number.value >= RARE else None


def passed_on(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last figure of people in this sentence or the one before: what a plain `đồng chí` goes on with."""
    if draft.head not in GENERIC or not (_goes_on(draft) or _is_parallel(draft, before)):
        return None
    kinds = draft.passage.patterns.kinds
    for other in reversed(before):
        if (
            other.counted
            and other.metric not in ("other", "plan_rate", "attendees")
            and other.head is not None
            and kinds[other.head] == PEOPLE
        ):
            return other if draft.passage.patterns.metrics[other.metric].counts(draft.head) else None
    return None


def _is_parallel(draft: Draft, before: Sequence[Draft]) -> bool:
    """`25 người tốt nghiệp trung cấp; 63 người tốt nghiệp đại học`: the same words behind the same noun."""
    texts, end = draft.passage.words.texts, draft.mention.end
    return any(
        other.passage is draft.passage
        and other.head == draft.head
        and texts[other.mention.end : other.mention.end + 2] == texts[end : end + 2]
        for other in before
    )


def _goes_on(draft: Draft) -> bool:
    """Whether the noun has no predicate of its own: `Năm 2023 có 57 đồng chí.`, but not `Hai đồng chí đã hy sinh`."""
    texts, end = draft.passage.words.texts, draft.mention.end
    if end >= len(texts) or texts[end] in CLOSING or texts[draft.mention.start - 1 : draft.mention.start] == ["thêm"]:
        return True
    return longest(draft.passage.patterns.markers["goes_on"], texts, end, len(texts)) is not None


def linked_to(draft: Draft, done: Sequence[Draft]) -> tuple[str, Draft] | None:
    """People beside a class or an event counted just before: (metric, the class), or None."""
    head = draft.head
    if not done:
        return None
    patterns, texts = draft.passage.patterns, draft.passage.words.texts
    unknown = head is None and draft.mention.head is not None and texts[draft.mention.start - 1] == "cho"
    for metric in patterns.metrics.values():
        if not metric.follows or (head not in metric.heads and not (unknown and metric.name == "attendees")):
            continue
        for other in reversed(done):
            if other.mention.percent or other.why == "growth":
                continue
            if other.metric not in metric.follows:
                if other.metric == metric.name:
                    continue
                break
            between = range(other.mention.end, draft.mention.start)
            if any(texts[at] in HARD for at in between):
                break
            beside = other is done[-1] and texts[draft.mention.start - 1] == "," and _sizes(draft, other)
            if any(longest(metric.links, texts, at, draft.mention.start) is not None for at in between) or (
                not len(between) or beside
            ):
                return metric.name, other
            break
    return None


def _sizes(draft: Draft, other: Draft) -> bool:
    """`4 lớp đảng viên mới, 265 học viên`: people of a class in a row of classes, each with its people."""
    return other.relation == "part_of" and draft.mention.number.value > other.mention.number.value


def enumerated(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The member before it in an enumeration whose metric goes on to this number."""
    passage, patterns = draft.passage, draft.passage.patterns
    texts = passage.words.texts
    if _closed(draft, done):
        return None
    for other in reversed(done):
        if not other.counted:
            continue
        if other.bracket >= 0 and other.bracket != draft.bracket and not _in_row_of_brackets(draft, other):
            continue
        if other.metric in ("other", "plan_rate"):
            if other.why == "cue":
                return None
            continue
        if draft.head is None and draft.mention.head is not None:
            continue
        if draft.head is not None and not patterns.metrics[other.metric].counts(draft.head):
            continue
        if other.cue is not None and not accepts(patterns, other.cue, draft):
            continue
        if passage.scan.ended(other.metric, other.mention.end, draft.mention.start):
            continue
        if other.why == "alone" and _is_other_noun(draft, other):
            return None  # `có 124 đảng viên, 26 công chức`
        if other.why in ("alone", "linked"):
            between = [text for text in texts[other.mention.end : draft.mention.start] if text not in ",;"]
            if not (other is done[-1] and (not between or between in (["và"], ["cùng"], ["cùng", "với"], ["-"]))):
                if draft.mention.head is None and other is done[-1]:
                    return other
                continue
        return other
    return None


def _in_row_of_brackets(draft: Draft, other: Draft) -> bool:
    """`kết nạp: Trường A (28 đảng viên), Công ty B (21 đảng viên)`: each alone in a bracket behind a name."""
    if draft.bracket < 0 or other.relation is not None or other.head != draft.head:
        return False
    texts = draft.passage.words.texts
    alone = all(texts[one.bracket + 1 : one.mention.start] == [] for one in (draft, other))
    return alone and texts[other.mention.end : other.mention.end + 1] == [")"]


def _is_other_noun(draft: Draft, other: Draft) -> bool:
    """Whether a number counts people of another kind than those that only their noun tells of, before or behind it."""
    patterns = draft.passage.patterns
    if other.metric not in (patterns.alone.get("member"), patterns.alone.get("delegate")):
        return False
    head = draft.mention.head
    if head is not None and head.name not in GENERIC:
        return patterns.alone.get(head.name or "") != other.metric
    texts, start = draft.passage.words.texts, other.mention.end
    hits = (longest(patterns.heads, texts, at, draft.mention.start) for at in range(start, draft.mention.start))
    named = [hit[1] for hit in hits if hit is not None and patterns.kinds[hit[1]] == PEOPLE and hit[1] not in GENERIC]
    return bool(named) and all(patterns.alone.get(name) != other.metric for name in named)


def _opens_anew(draft: Draft, done: Sequence[Draft], clause: int) -> bool:
    """`kết nạp 55 quần chúng; kết luận tiêu chuẩn 500 trường hợp`: a verb of another matter opens the clause."""
    if any(True for _ in draft.passage.scan.marks_in(clause, clause + 1, "exist")):
        return False
    metric = done[-1].metric if done else None
    opening = draft.passage.scan.cues_in(clause, min(clause + 1, draft.mention.start))
    return any(cue.rule.direction == "before" and cue.rule.metric not in (metric, "other") for cue in opening)


def _closed(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether a new statement begins between the number before and this one: `; Đảng bộ hiện có 327 đảng viên`."""
    passage = draft.passage
    texts = passage.words.texts
    start = lead_start(draft, done)
    clause = clause_start(texts, start, draft.mention.start)
    if any(True for _ in passage.scan.marks_in(start, draft.mention.start, "stop")):
        return True
    if clause > start and texts[clause - 1] == ";" and _opens_anew(draft, done, clause):
        return True
    shared = done[-1].of_words if done and done[-1].mention.percent else None
    if shared is not None and any(True for _ in passage.scan.marks_in(shared[1], draft.mention.start, "exist")):
        return True  # `100% chi bộ có từ 15 đảng viên trở lên`: told of the share's noun
    for mark in passage.scan.marks_in(clause, draft.mention.start, "exist"):
        if clause > start and not is_partitive(passage, clause, mark.start) and draft.bracket < 0:
            return True
    return False
