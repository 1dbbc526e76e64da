"""The figure that a number is a part of."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.noun import PEOPLE
from vnpartyextract.attribute.scan import BREAKS, Cue, before_number
from vnpartyextract.attribute.scope import clause_start, is_partitive, lead_start
from vnpartyextract.attribute.shape import shaped
from vnpartyextract.attribute.unit import TIMES
from vnpartyextract.rules.phrases import longest


def _sum_before(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """`kết nạp 55 đảng viên (năm 2020: 20, năm 2021: 17, năm 2022: 18)`: the years of a row add up to the whole."""
    inside = [one for one in draft.passage.mentions if draft.passage.scan.brackets[one.at] == draft.bracket]
    before = [one for one in done if one.at < draft.bracket and one.counted and one.bracket < 0]
    if len(inside) < 2 or not before or any(one.percent for one in inside):
        return None
    return before[-1] if sum(one.number.value for one in inside) == before[-1].mention.number.value else None


def tells_anew(draft: Draft, cue: Cue, done: Sequence[Draft]) -> bool:
    """Whether the clause tells something anew rather than a part: `; bầu 11 ủy viên`, `Riêng quý I kết nạp 74`."""
    texts = draft.passage.words.texts
    if cue.rule.direction != "before" or cue.rule.group == "cue":
        return False
    if shaped(draft, cue.rule.metric, lead_start(draft, done)) is not None:
        return False  # `; Huy hiệu 60 năm có 3 đồng chí`: a grade of its own
    start = lead_start(draft, done)
    if any(texts[at] == ";" for at in range(start, cue.start)):
        return not is_marked(draft, done)  # `; trong đó, phải thi hành kỷ luật 7 tổ chức đảng`
    alone = [mark for mark in draft.passage.scan.marks_in(0, cue.start, "part") if texts[mark.start] == "riêng"]
    lead = texts[alone[-1].end : alone[-1].end + 4] if alone else []
    return any(text.isdigit() for text in lead) and texts[alone[-1].end] in TIMES


def is_marked(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether the number's own words open the part: `trong đó 2 đồng chí phải …`, `(đã kỷ luật 204 tổ chức)`."""
    if draft.bracket >= 0:
        return True
    marks = draft.passage.scan.marks_in(lead_start(draft, done), draft.mention.start, "part")
    return any(draft.passage.words.texts[mark.start] == "trong" for mark in marks)


def whole_of_cue(
    draft: Draft, cue: Cue | None, whole: Draft | None, done: Sequence[Draft], earlier: Sequence[Draft]
) -> Draft | None:
    """The whole that the number's own cue names, where that is another than the nearest figure, `whole`."""
    if cue is None or cue.end > draft.mention.start + (cue.rule.direction == "after") * 99:
        return whole
    before = [*earlier, *done]
    if whole is None:
        return _share_divided(draft, cue, done)
    value = draft.mention.number.value
    if whole.metric != cue.rule.metric:
        start = lead_start(draft, done)
        marks = draft.passage.scan.marks_in(start, cue.end, "part")
        if cue.end > draft.mention.start or not any(draft.passage.words.texts[m.end - 1] == "số" for m in marks):
            return whole
        # `nâng tổng số lên 6.000. Trong số đảng viên mới kết nạp có 32 nữ`
        named = (one for one in reversed(before) if one.metric == cue.rule.metric and one.counted)
        return next((one for one in named if one.mention.number.value >= value and one.relation is None), None)
    if draft.bracket >= 0 and cue.rule.group is not None:
        # `cảnh cáo 1, khai trừ 4 (trong đó UBKT cảnh cáo 1)`
        said = draft.passage.say(cue.start, cue.end).lower()
        row = [one for one in done if one.bracket < 0 and one.at < draft.bracket and one.cue is not None]
        for one in reversed(row):
            assert one.cue is not None
            if one.passage.say(one.cue.start, one.cue.end).lower() == said and one.mention.number.value >= value:
                return one
    return whole


def _share_divided(draft: Draft, cue: Cue, done: Sequence[Draft]) -> Draft | None:
    """`100% chi bộ hoàn thành tốt nhiệm vụ, trong đó 5 chi bộ hoàn thành xuất sắc`: counts out of a share."""
    if draft.mention.percent or not done or draft.bracket >= 0:
        return None
    last = done[-1]
    if last.mention.percent:
        return last if last.metric == cue.rule.metric and is_marked(draft, done) else None
    joined = draft.passage.words.texts[last.mention.end : draft.mention.start] in (["và"], [","], [",", "và"])
    whole = last.parent
    return whole if joined and whole is not None and whole.mention.percent and last.relation == "part_of" else None


def find_whole(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft], noun: str | None = None) -> Draft | None:
    """The figure that this one is a part of: marked by `trong đó`, `gồm`, a bracket or a colon."""
    passage, mention = draft.passage, draft.mention
    texts = passage.words.texts
    if texts[mention.end : mention.end + 3] in (["trong", "số", "này"], ["trong", "số", "đó"], ["trong", "số", "ấy"]):
        return fitting(draft, done, earlier)
    if draft.bracket >= 0:
        if texts[draft.bracket + 1] in TIMES and texts[draft.bracket + 1 : mention.start][-1:] == [":"]:
            return _sum_before(draft, done)  # `(năm 2022: 150)`: another time's
        before = [other for other in done if other.at < draft.bracket and other.counted and other.bracket < 0]
        if before and ";" in texts[before[-1].mention.end : draft.bracket]:
            return None  # `75 người vào Ban Chấp hành; bầu đại biểu (trong đó có 4 đại biểu đương nhiên)`
        return fitting(draft, _row_before(before), ())
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
        marks = [m for m in marks if _leads(passage, m.end, mention.start)]
        anew = bool(marks) and not is_partitive(passage, clause, marks[0].start)
        if anew and not _graded(draft, done, before) and not _says_which(passage, clause, marks[0].start):
            return None
    if not before and earlier and "tổng" in texts[opened : opened + 3]:
        earlier = sorted(earlier, key=lambda other: other.mention.number.value)  # the whole of them all
    whole = fitting(draft, before, earlier if not before else (), noun)
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


def _leads(passage: Passage, start: int, end: int) -> bool:
    """Whether nothing that means something stands between: `có tổng số 32`, but not `còn sinh hoạt đoàn 296`."""
    filler, texts = passage.patterns.markers["filler"], passage.words.texts
    while start < end and (hit := longest(filler, texts, start, end)) is not None:
        start = hit[0]
    return start >= end


def _says_which(passage: Passage, start: int, end: int) -> bool:
    """`; nữ có 4 đồng chí`, `; học sinh lớp 12 có 6 em`: people of a kind, and no body, have the number."""
    hit = longest(passage.patterns.heads, passage.words.texts, start, end)
    if hit is None or passage.patterns.kinds[hit[1]] != PEOPLE or hit[1] in ("member", "committee", "learner"):
        return False
    return end - hit[0] < 3


def _graded(draft: Draft, done: Sequence[Draft], before: Sequence[Draft]) -> bool:
    """Whether the number has a group of its whole's shape: `; 55 năm có 1 đồng chí` of the badges told before."""
    return bool(before) and shaped(draft, before[-1].metric, lead_start(draft, done)) is not None


def _row_before(before: Sequence[Draft]) -> Sequence[Draft]:
    """The last figure with those joined to it: `11 tổ chức đảng và 08 cá nhân (Ban Thường vụ kiểm tra 03, 02)`."""
    start = len(before) - 1
    while start > 0:
        one, next_ = before[start - 1], before[start]
        if one.passage.words.texts[one.mention.end : next_.mention.start] not in (["và"], [","], ["cùng"]):
            break
        start -= 1
    return before[max(start, 0) :]


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
        if (
            (opens and (";" not in between or _graded(draft, done, [other])))
            or between in (["thì"], [",", "có"], [",", "đã", "có"])
        ) and fitting(draft, [other], ()) is not None:
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


def fitting(draft: Draft, before: Sequence[Draft], earlier: Sequence[Draft], noun: str | None = None) -> Draft | None:
    """The nearest of the figures before that can be the whole of this one. `noun`: what a percentage is a share of."""
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
        if before_number(other.passage.words, other.mention.start, patterns.markers["aside"]) is not None:
            continue  # `497 đại biểu, đại diện cho 390.000 đảng viên. Trong đó …`
        if other.metric == "plan_rate" or (other.metric == "other" and not _moved(draft, other)):
            continue
        if _is_part_itself(draft, other):
            continue
        head, whole = draft.head, other.head
        if draft.mention.percent:
            if noun is not None and whole is not None and patterns.kinds[noun] != patterns.kinds[whole]:
                continue  # `kết nạp 12 đảng viên; 100% chi bộ …`
            return other
        if head is None and draft.mention.head is None and draft.mention.number.value <= other.mention.number.value:
            return other
        if head is None:
            # a noun that no list knows, in a breakdown of people: `trong đó 31 điều dưỡng`
            if (
                whole is not None
                and patterns.kinds[whole] == PEOPLE
                and draft.mention.number.total is None
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


def _is_part_itself(draft: Draft, other: Draft) -> bool:
    """Whether a part divides no further; one of a whole told before may: `35.000, trong đó 1.300`."""
    if other.relation != "part_of" or other.parent is None or draft.bracket >= 0 or other.bracket >= 0:
        return False
    return other.parent.passage is other.passage or other.passage is not draft.passage


def leads_to_whole(between: Sequence[str]) -> bool:
    """Whether the words between two numbers end in `trong tổng số`, `trên số`, with no break before."""
    if any(text in BREAKS for text in between):
        return False
    return any(tuple(between[-len(end) :]) == end for end in _WHOLE_LEADS)


_WHOLE_LEADS = tuple(
    (first, *rest) for first in ("trong", "trên") for rest in (("số",), ("tổng", "số"), ("tổng", "cộng"), ("cả",))
)


def _moved(draft: Draft, other: Draft) -> bool:
    """`chuyển sinh hoạt đảng 43 đ/c (đi 18; đến 25)`: the bracket behind what a cue says to be of no metric."""
    return draft.bracket >= 0 and draft.mention.head is None and other.why == "cue" and other.bracket < 0


def divided_noun(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The class of the people that `trong đó` divides where their number is not told; None where it divides a count."""
    passage = draft.passage
    texts, marks = passage.words.texts, passage.scan.marks_in(lead_start(draft, done), draft.mention.start, "part")
    opened = next((mark.start for mark in marks if texts[mark.start] == "trong"), None)
    if opened is None or any(other.counted and other.why != "amount" for other in done):
        return None
    for at in range(opened):
        hit = longest(passage.patterns.heads, texts, at, opened)
        if hit is not None and passage.patterns.kinds[hit[1]] == PEOPLE:
            return str(hit[1])
    return None
