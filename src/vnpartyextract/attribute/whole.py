"""The figure that a number is a part of."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.noun import PEOPLE
from vnpartyextract.attribute.scan import BREAKS
from vnpartyextract.attribute.scope import clause_start, is_partitive, lead_start

TIMES = ("năm", "quý", "tháng", "kỳ", "cùng", "nhiệm", "ngày", "trước")


def tells_anew(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether the clause tells something anew rather than a part: `; bầu 11 ủy viên`, `Riêng quý I kết nạp 74`."""
    cue, texts = draft.cue, draft.passage.words.texts
    if cue is None or cue.rule.direction != "before" or cue.rule.group == "cue":
        return False
    start = lead_start(draft, done)
    if any(texts[at] == ";" for at in range(start, cue.start)):
        return True
    return any(texts[mark.start] == "riêng" for mark in draft.passage.scan.marks_in(0, cue.start, "part"))


def find_whole(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The figure that this one is a part of: marked by `trong đó`, `gồm`, a bracket or a colon."""
    passage, mention = draft.passage, draft.mention
    texts = passage.words.texts
    if texts[mention.end : mention.end + 3] in (["trong", "số", "này"], ["trong", "số", "đó"], ["trong", "số", "ấy"]):
        return fitting(draft, done, earlier)
    if draft.bracket >= 0:
        if texts[draft.bracket + 1] in TIMES and texts[draft.bracket + 1 : mention.start][-1:] == [":"]:
            return None  # `(năm 2022: 150)`: another time's
        before = [other for other in done if other.at < draft.bracket and other.counted and other.bracket < 0]
        return fitting(draft, before[-1:], ())
    told = _told_whole(draft, done)
    if told is not None:
        return told
    opened = _part_opened(draft, done)
    if opened is None:
        return None
    before = [other for other in done if other.at < opened and other.bracket < 0]
    if any(texts[at] == ";" for at in range(opened, mention.start)):
        clause = clause_start(texts, opened, mention.start)
        marks = [m for m in passage.scan.marks_in(clause, mention.start, "exist") if m.start > clause]
        if marks and not is_partitive(passage, clause, marks[0].start):
            return None
    if not before and earlier and "tổng" in texts[opened : opened + 3]:
        earlier = sorted(earlier, key=lambda other: other.mention.number.value)  # the whole of them all
    whole = fitting(draft, before, earlier if not before else ())
    if whole is not None and texts[mention.start - 1] == "số" and _same(whole, draft):
        return None  # `Trong số 165 đảng viên này`: told again
    if (
        whole is not None
        and whole.relation == "attends"
        and (
            ";" in texts[opened : mention.start]
            or any(other.at > opened and other.counted and other.parent is not whole for other in done)
        )
    ):
        return None  # `; 4 lớp đảng viên mới, 265 học viên`: of another class
    if whole is not None and any(
        other.why == "cue" and other.at > opened and other.metric != whole.metric for other in done
    ):
        return None  # something else has been told since
    return whole


def _same(one: Draft, other: Draft) -> bool:
    return one.mention.number.value == other.mention.number.value


def _told_whole(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """`Trong 63 lớp, có 45 lớp do …`, `19 đảng viên thì 15 là …`: the whole told first in the same clause."""
    texts = draft.passage.words.texts
    for other in reversed(done):
        if not other.counted or other.bracket >= 0:
            continue
        between = texts[other.mention.end : draft.mention.start]
        lead = texts[max(0, other.mention.start - 3) : other.mention.start]
        opens = (
            lead[-1:] == ["trong"] or lead == ["với"] or lead[-2:] == ["trong", "số"] or lead == ["trong", "tổng", "số"]
        )
        if ((opens and ";" not in between) or between in (["thì"], [",", "có"], [",", "đã", "có"])) and fitting(
            draft, [other], ()
        ) is not None:
            return other
    return None


def _part_opened(draft: Draft, done: Sequence[Draft]) -> int | None:
    """Where the breakdown began that the number stands in, or None."""
    passage, at = draft.passage, draft.mention.at
    for mark in reversed(passage.scan.marks):
        if mark.kind in ("part", "part_heading") and mark.end <= at and passage.scan.brackets[mark.start] < 0:
            first = not any(other.at < mark.start for other in done)
            if first and clause_start(passage.words.texts, 0, mark.start) > 3:
                continue
            return mark.start
    texts = passage.words.texts
    for place in range(at - 1, 0, -1):
        if texts[place] == ":" and passage.scan.brackets[place] < 0:
            before = [other for other in done if other.at < place]
            if before and not any(texts[x] in BREAKS for x in range(before[-1].mention.end, place)):
                return place
    return None


def fitting(draft: Draft, before: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The nearest of the figures before that can be the whole of this one."""
    patterns = draft.passage.patterns
    for other in [*reversed(before), *reversed(earlier)]:
        if (
            not other.counted
            or other.why == "plan"
            or (other.relation == "attends" and other is not [*before, *earlier][-1])
        ):
            continue
        if other in earlier and other.relation == "part_of" and other.parent is not None:
            other = other.parent
        if other.metric in ("other", "plan_rate"):
            continue
        if other.relation == "part_of" and other.parent is not None and draft.bracket < 0 and other.bracket < 0:
            continue
        if draft.mention.percent:
            return other
        head, whole = draft.head, other.head
        if head is None and draft.mention.head is None and draft.mention.number.value <= other.mention.number.value:
            return other
        if head is None:
            # a noun that no list knows, in a breakdown of people: `trong đó 31 điều dưỡng`
            if (
                whole is not None
                and patterns.kinds[whole] == PEOPLE
                and draft.mention.number.value <= other.mention.number.value
            ):
                return other
            continue
        if not patterns.metrics[other.metric].counts(head):
            continue
        if whole is not None and patterns.kinds[head] != patterns.kinds[whole]:
            continue
        if draft.mention.number.value > other.mention.number.value:
            continue
        return other
    return None
