"""Which metric a number is of.

The order, each step a sentence that can be told to a user:
1. a change against another period is `other`;
2. a percentage is a share or a rate (see `share`);
3. the nearest cue in the number's own clause, before it or after its noun, whose metric may count the noun;
4. people counted beside a class or an event attend it;
5. a part has the metric of its whole;
6. a further member of an enumeration has the metric of the member before it;
7. some nouns speak for themselves (`lớp`, `đảng viên`);
8. what the heading says;
9. `other`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from vnpartyextract.annotate.numbers import NumberMention
from vnpartyextract.attribute.cue import own_cue
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.noun import GENERIC, PEOPLE, elided_noun, labelled_noun
from vnpartyextract.attribute.scan import BREAKS, Cue, before_number
from vnpartyextract.attribute.scope import HARD, accepts, clause_start, is_partitive, lead_start
from vnpartyextract.attribute.whole import find_whole, fitting, tells_anew
from vnpartyextract.rules.phrases import longest

RARE = 60  # a number from here on that is told again is of the same people


def decide(
    passage: Passage,
    number: int,
    done: Sequence[Draft],
    earlier: Sequence[Draft],
    heading: Cue | None,
    *,
    listed: bool = False,
    known: Mapping[float, Draft] | None = None,
) -> Draft:
    """The draft of the passage's `number`-th mention.

    `done`: the drafts before it in the sentence; `earlier`: those of the paragraph's sentences before; `heading`: the
    heading cue that governs the passage; `listed`: the sentence is an item of the list that `earlier` opens; `known`:
    the people counted so far in the text, by their number.
    """
    mention, texts = passage.mentions[number], passage.words.texts
    draft = Draft(mention, passage, number, bracket=passage.scan.brackets[mention.at])
    if is_growth(passage, mention, done):
        draft.why, draft.group = "growth", growth_word(passage, mention)
        if mention.modifier and before_number(passage.words, mention.start, passage.patterns.markers["growth"]) is None:
            draft.mention = replace(mention, start=mention.at, modifier=None)  # `cao hơn 3,2%`: the word compares
        return draft
    if (isinstance(mention.number.value, float) and not mention.percent) or is_age(draft, done):
        draft.why = "amount"
        return draft
    planned = planned_beside(draft, done)
    if planned is not None:
        draft.metric, draft.why, draft.cue, draft.target = planned.metric, "plan", planned.cue, True
        draft.elided = planned.head
        return draft
    if mention.head is None and not mention.percent:
        draft.elided = elided_noun(draft, done, earlier)
    head = draft.head
    alone = passage.patterns.alone.get(head or "")
    same = told_before(draft, known or {})
    own = own_cue(draft, done, earlier)
    if done and done[-1].mention.percent and texts[done[-1].mention.end : mention.start] in (["số"], ["tổng", "số"]):
        # `4,9% tổng số 3.791 đảng viên`: the whole of a share
        draft.metric, draft.why = (alone, "alone") if alone is not None else ("other", "rest")
        return draft
    whole = find_whole(draft, done, earlier) or (fitting(draft, (), earlier) if listed and not done else None)
    if own is not None and whole is not None and is_weak(own, whole):
        own = None
    if own is not None and own.rule.metric == alone and same is not None:
        own = None  # it says no more than the noun: `có 73 đảng viên` of the 73 that were given a badge
    if own is not None:
        draft.cue, draft.metric, draft.why = own, own.rule.metric, "cue"
        draft.partitive = own.end <= mention.start and any(
            texts[mark.end - 1] == "số" and mark.end <= own.end + 1
            for mark in passage.scan.marks_in(lead_start(draft, done), mention.start, "part")
        )
        if own.rule.direction == "after" and own.end <= mention.start and mention.head is None:
            draft.partitive = True  # `Đảng viên bị kỷ luật do vi phạm chính sách dân số: 16`
        if whole is not None and whole.metric == draft.metric and not tells_anew(draft, done):
            draft.parent, draft.relation = whole, "part_of"
        return draft
    linked = linked_to(draft, done)
    if linked is not None and (whole is None or whole.parent is not linked[1]):
        draft.metric, draft.why, draft.parent, draft.relation = linked[0], "linked", linked[1], "attends"
        return draft
    if whole is not None:
        draft.metric, draft.why, draft.parent, draft.relation = whole.metric, "part", whole, "part_of"
        return draft
    before = enumerated(draft, done)
    if before is not None:
        draft.metric, draft.why, draft.cue, draft.partitive = before.metric, "list", before.cue, before.partitive
        draft.parent, draft.relation = before.parent, before.relation
        return draft
    if same is not None:
        draft.metric, draft.why, draft.cue = same.metric, "passage", same.cue  # `Trong 9 người này`: told before
        return draft
    if heading is not None and head not in ("class", "petition", "money") and accepts(passage.patterns, heading, draft):
        draft.metric, draft.why, draft.cue = heading.rule.metric, "heading", heading
        return draft
    if head == "session":
        again = next((one for one in reversed([*earlier, *done]) if one.metric in ("dialogues", "inspections")), None)
        draft.metric, draft.why = (again.metric, "passage") if again is not None else ("events", "alone")
        return draft
    if alone is not None:
        draft.metric, draft.why = alone, "alone"
        return draft
    labelled = labelled_noun(draft, done)
    if labelled is not None:
        draft.metric, draft.why = labelled, "alone"
        return draft
    passed = passed_on(draft, [*earlier, *done])
    if passed is not None:
        draft.metric, draft.why, draft.cue = passed.metric, "passage", passed.cue
    return draft


def told_before(draft: Draft, known: Mapping[float, Draft]) -> Draft | None:
    """The people of whom the same number was told before: `Trong 9 người này`, a rare number again."""
    mention, texts = draft.mention, draft.passage.words.texts
    same = known.get(mention.number.value)
    if same is None or draft.head is None or not draft.passage.patterns.metrics[same.metric].counts(draft.head):
        return None
    pointed = texts[mention.end : mention.end + 1] in (["này"], ["đó"], ["ấy"], ["trên"])
    return same if pointed or draft.head in GENERIC or mention.number.value >= RARE else None


def is_weak(cue: Cue, whole: Draft) -> bool:
    """Whether words behind the noun only say which part it is: `trong đó 17 người tham gia lần đầu`."""
    behind = cue.rule.direction == "after" and cue.rule.metric != whole.metric
    return behind and (cue.rule.needs is not None or cue.rule.weak)


def passed_on(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last figure of people in this sentence or the one before: what a plain `đồng chí` goes on with."""
    if draft.head not in GENERIC:
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


def is_age(draft: Draft, done: Sequence[Draft]) -> bool:
    """`tuổi bình quân là 41`: a bare number behind `tuổi` in its own clause."""
    texts = draft.passage.words.texts
    if draft.mention.head is not None or draft.mention.percent:
        return False
    start = clause_start(texts, lead_start(draft, done), draft.mention.start)
    return "tuổi" in texts[start : draft.mention.start]


def planned_beside(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The result that a plan stands beside: `kết nạp 165 đảng viên (KH: 190)`, `đạt 92,6% kế hoạch (500 em)`."""
    if draft.bracket < 0 or draft.mention.percent:
        return None
    passage = draft.passage
    texts = passage.words.texts
    counts = [other for other in done if other.counted and other.at < draft.bracket]
    if not counts or any(other.bracket == draft.bracket for other in done):
        return None
    inside = list(passage.scan.marks_in(draft.bracket, draft.mention.start, "plan"))
    behind = done[-1].mention.percent and done[-1].metric == "plan_rate" and texts[draft.bracket + 1] == "0"
    if inside or (behind and not any(text in BREAKS for text in texts[done[-1].mention.end : draft.bracket])):
        return counts[-1]
    return None


def is_growth(passage: Passage, mention: NumberMention, done: Sequence[Draft]) -> bool:
    """Whether the number is a change: `tăng 12 đồng chí`, `nhiều hơn 9`, `5 lớp so với cùng kỳ`."""
    texts = passage.words.texts
    at = mention.start
    while at and texts[at - 1] in ("thêm", "được", "tới", "đến"):
        at -= 1
    if mention.number.value_max is not None and texts[at - 1 : at] == ["từ"]:
        at -= 1  # `thu ngân sách tăng từ 10 - 12%`
    if at < mention.start and texts[at] in ("tới", "đến") and texts[at - 1] in ("tăng", "giảm"):
        return False  # `tăng đến 300`: the level
    if texts[at - 1 : at] == ["là"]:
        said = texts[clause_start(texts, 0, at) : at]
        if any(here == "hơn" and before in ("nhiều", "ít", "cao", "thấp") for before, here in pairwise(said)):
            return True  # `nhiều hơn năm 2018 là 31 đồng chí`
    growth = passage.patterns.markers["growth"]
    if (
        before_number(passage.words, at, growth) is not None
        or before_number(passage.words, mention.at, growth) is not None
    ):
        return True
    compared = passage.patterns.markers["comparison"]
    if before_number(passage.words, mention.at, compared) is not None and (
        not mention.percent or texts[mention.start - 1 : mention.start] != ["vượt"]
    ):
        end = mention.end
        while end < len(texts) and texts[end] not in BREAKS and texts[end] != "0":
            end += 1
        if any(True for _ in passage.scan.marks_in(mention.end, end, "growth_after")):
            return True
    if done and done[-1].why == "growth" and texts[done[-1].mention.end : mention.start] in (["và"], [","]):
        behind = next(passage.scan.marks_in(mention.end, len(texts), "growth_after"), None)
        if behind is not None and not BREAKS.intersection(texts[mention.end : behind.start]):
            return True  # `tăng 12 tổ chức và 27 đảng viên so với cùng kỳ`
    if done and done[-1].why == "growth" and passage.scan.brackets[mention.at] >= done[-1].mention.end - 1 > 0:
        bracket = passage.scan.brackets[mention.at]
        return bracket == done[-1].mention.end or texts[done[-1].mention.end : bracket] == []
    return False


def growth_word(passage: Passage, mention: NumberMention) -> str | None:
    """`tăng` or `giảm`, whichever was said."""
    for text in reversed(passage.words.texts[max(0, mention.start - 5) : mention.start]):
        if text in ("tăng", "giảm"):
            return text
    return None


def linked_to(draft: Draft, done: Sequence[Draft]) -> tuple[str, Draft] | None:
    """People beside a class or an event counted just before: (metric, the class), or None."""
    head = draft.head
    if head is None or not done:
        return None
    patterns, texts = draft.passage.patterns, draft.passage.words.texts
    for metric in patterns.metrics.values():
        if not metric.follows or head not in metric.heads:
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
            if any(longest(metric.links, texts, at, draft.mention.start) is not None for at in between) or (
                not len(between)
            ):
                return metric.name, other
            break
    return None


def enumerated(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """The member before it in an enumeration whose metric goes on to this number."""
    passage, patterns = draft.passage, draft.passage.patterns
    texts = passage.words.texts
    if _closed(draft, done):
        return None
    for other in reversed(done):
        if not other.counted or (other.bracket >= 0 and other.bracket != draft.bracket):
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
        if other.why in ("alone", "linked"):
            between = [text for text in texts[other.mention.end : draft.mention.start] if text not in ",;"]
            if not (other is done[-1] and (not between or between in (["và"], ["cùng"], ["cùng", "với"], ["-"]))):
                if draft.mention.head is None and other is done[-1]:
                    return other
                continue
        return other
    return None


def _closed(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether a new statement begins between the number before and this one: `; Đảng bộ hiện có 327 đảng viên`."""
    passage = draft.passage
    texts = passage.words.texts
    start = lead_start(draft, done)
    clause = clause_start(texts, start, draft.mention.start)
    if any(True for _ in passage.scan.marks_in(start, draft.mention.start, "stop")):
        return True
    for mark in passage.scan.marks_in(clause, draft.mention.start, "exist"):
        if clause > start and not is_partitive(passage, clause, mark.start) and draft.bracket < 0:
            return True
    return False
