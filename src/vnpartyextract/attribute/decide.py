"""Which metric a number is of.

Rules in an order, each a sentence that can be told to a user; the first that decides is followed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from vnpartyextract.annotate.numbers import NumberMention
from vnpartyextract.attribute.carry import enumerated, linked_to, passed_on, told_before
from vnpartyextract.attribute.cue import own_cue
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.growth import growth_word, is_growth
from vnpartyextract.attribute.noun import GENERIC, elided_noun, labelled_noun
from vnpartyextract.attribute.scan import BREAKS, Cue, before_number
from vnpartyextract.attribute.scope import accepts, clause_start, lead_start
from vnpartyextract.attribute.share import behind_bracket
from vnpartyextract.attribute.whole import (
    divided_noun,
    find_whole,
    fitting,
    is_marked,
    leads_to_whole,
    tells_anew,
    whole_of_cue,
)
from vnpartyextract.rules.phrases import longest


@dataclass(frozen=True, slots=True)
class Decision:
    """What a rule says of a number. `mention`: the number where the rule reads its words otherwise."""

    metric: str
    why: str
    cue: Cue | None = None
    parent: Draft | None = None
    relation: str | None = None
    group: str | None = None
    elided: str | None = None
    partitive: bool = False
    target: bool = False
    mention: NumberMention | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A number and all that a rule may look at.

    `done`: the drafts before it in the sentence; `earlier`: those of the sentences before; `heading`: the heading cue
    that governs the passage; `own`: the nearest cue in its own clause; `whole`: the figure it is marked as a part of;
    `same`: the people told before by the same number; `alone`: the metric of its noun.
    """

    draft: Draft
    done: Sequence[Draft]
    earlier: Sequence[Draft]
    heading: Cue | None
    own: Cue | None = None
    whole: Draft | None = None
    same: Draft | None = None

    @property
    def alone(self) -> str | None:
        return self.draft.passage.patterns.alone.get(self.draft.head or "")

    def between(self) -> list[str]:
        """The words between the figure before and this one."""
        texts = self.draft.passage.words.texts
        return texts[self.done[-1].mention.end : self.draft.mention.start] if self.done else []


Rule = Callable[[Case], Decision | None]
STATED = frozenset(("bị", "được", "phải", "đã", "đang", "xin"))  # begin a predicate, no mere description


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
    mention = passage.mentions[number]
    draft = Draft(mention, passage, number, bracket=passage.scan.brackets[mention.at])
    case = Case(draft, done, earlier, heading)
    decision = _first(BEFORE_NOUN, case)
    if decision is None:
        if mention.head is None and not mention.percent:
            draft.elided = elided_noun(draft, done, earlier)
        whole = find_whole(draft, done, earlier) or (fitting(draft, (), earlier) if listed and not done else None)
        own, same = own_cue(draft, done, earlier), told_before(draft, known or {})
        whole = whole_of_cue(draft, own, whole, done, earlier)
        decision = _first(RULES, replace(case, own=_with_say(own, case, whole, same), whole=whole, same=same))
    if decision is not None:
        _follow(draft, decision)
    return draft


def _first(rules: Sequence[Rule], case: Case) -> Decision | None:
    for rule in rules:
        decision = rule(case)
        if decision is not None:
            return decision
    return None


def _follow(draft: Draft, decision: Decision) -> None:
    draft.metric, draft.why, draft.cue = decision.metric, decision.why, decision.cue
    draft.parent, draft.relation = decision.parent, decision.relation
    draft.group, draft.partitive, draft.target = decision.group, decision.partitive, decision.target
    draft.elided = decision.elided or draft.elided
    draft.mention = decision.mention or draft.mention


def _with_say(own: Cue | None, case: Case, whole: Draft | None, same: Draft | None) -> Cue | None:
    """The number's own cue, or None where it says no more than its whole or its noun."""
    if own is None or (whole is not None and is_weak(own, whole)):
        return None
    if own.rule.metric == case.alone and same is not None:
        return None  # it says no more than the noun: `có 73 đảng viên` of the 73 that were given a badge
    return own


def is_weak(cue: Cue, whole: Draft) -> bool:
    """Whether words behind the noun only say which part it is: `trong đó 17 người tham gia lần đầu`."""
    behind = cue.rule.direction == "after" and cue.rule.metric != whole.metric
    return behind and (cue.rule.needs is not None or cue.rule.weak)


def by_growth(case: Case) -> Decision | None:
    """A change against another period is `other`."""
    passage, mention = case.draft.passage, case.draft.mention
    if not is_growth(passage, mention, case.done):
        return None
    compares = before_number(passage.words, mention.start, passage.patterns.markers["growth"]) is None
    read = None
    if mention.modifier and compares:
        read = replace(mention, start=mention.at, modifier=None)  # `cao hơn 3,2%`: the word compares
    return Decision("other", "growth", group=growth_word(passage, mention), mention=read)


def by_amount(case: Case) -> Decision | None:
    """An amount with decimals, or an age, is `other`."""
    mention = case.draft.mention
    decimal = isinstance(mention.number.value, float) and not mention.percent
    return Decision("other", "amount") if decimal or is_age(case.draft, case.done) else None


def is_age(draft: Draft, done: Sequence[Draft]) -> bool:
    """`tuổi bình quân là 41`: a bare number behind `tuổi` in its own clause."""
    texts = draft.passage.words.texts
    if draft.mention.head is not None or draft.mention.percent:
        return False
    start = clause_start(texts, lead_start(draft, done), draft.mention.start)
    return "tuổi" in texts[start : draft.mention.start]


def by_plan_beside(case: Case) -> Decision | None:
    """The plan in a bracket has the metric of its result."""
    result = planned_beside(case.draft, case.done)
    return Decision(result.metric, "plan", result.cue, elided=result.head, target=True) if result is not None else None


def by_share_counted(case: Case) -> Decision | None:
    """`98,5% (134/136) chi bộ hoàn thành tốt nhiệm vụ`: the count of a share, told between it and its noun."""
    before = case.done[-1] if case.done else None
    if before is None or not before.mention.percent or case.draft.mention.head is not None:
        return None
    if behind_bracket(before) <= case.draft.mention.end:
        return None
    return Decision(before.metric, "part", before.cue, parent=before, relation="part_of", group=before.group)


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


def by_plan_told(case: Case) -> Decision | None:
    """`Năm nay, chỉ tiêu giao 8, đến nay đã kết nạp được 10`: a bare plan is of what is told behind it, or before."""
    draft, passage = case.draft, case.draft.passage
    texts, mention = passage.words.texts, draft.mention
    if mention.head is not None or mention.percent or draft.bracket >= 0:
        return None
    marks = passage.scan.marks_in(clause_start(texts, 0, mention.start), mention.start, "plan")
    if not any(mention.start - mark.end < 3 for mark in marks):
        return None
    after = next((one for one in passage.mentions[draft.number + 1 :] if not one.percent), None)
    cues = passage.scan.cues_in(mention.end, after.start) if after is not None else []
    cue = next((cue for cue in reversed(cues) if cue.rule.direction == "before"), None)
    result = next((one for one in reversed([*case.earlier, *case.done]) if one.counted and one.metric != "other"), None)
    metric = cue.rule.metric if cue is not None else result.metric if result is not None else None
    if metric is None or metric == "other":
        return None
    return Decision(metric, "plan", cue, elided=result.head if result is not None else None, target=True)


def of_share(case: Case) -> Decision | None:
    """`4,9% tổng số 3.791 đảng viên`: the whole of a share."""
    if case.done and case.done[-1].mention.percent and case.between() in (["số"], ["tổng", "số"]):
        return Decision(case.alone, "alone") if case.alone is not None else Decision("other", "rest")
    return None


def of_count(case: Case) -> Decision | None:
    """`77 trong tổng số 108 trưởng thôn là đảng viên`: the noun of the whole speaks; the predicate is the part's."""
    texts = case.draft.passage.words.texts
    if case.own is not None and (case.own.rule.direction != "after" or texts[case.own.start] != "là"):
        return None
    if not (case.done and case.done[-1].counted and leads_to_whole(case.between())):
        return None
    return Decision(case.alone, "alone") if case.alone is not None else Decision("other", "rest")


def by_joint_object(case: Case) -> Decision | None:
    """`tặng giấy khen cho 8 tổ chức và 22 đảng viên hoàn thành xuất sắc nhiệm vụ`: one verb, two objects.

    Words behind the second that only describe it do not change what the verb did to both.
    """
    draft, own = case.draft, case.own
    if own is None or own.rule.direction != "after" or not case.done:
        return None
    before, texts = case.done[-1], draft.passage.words.texts
    verb, joined = before.cue, case.between() in (["và"], ["cùng"], [",", "và"])
    if before.why == "linked" and joined and texts[own.start] not in STATED:
        return Decision(before.metric, "linked", parent=before.parent, relation=before.relation)
    if (
        verb is not None
        and verb.rule.metric != "violations"
        and draft.passage.patterns.has(verb.rule.metric, "proposed")
    ):
        joined = case.between()[-1:] in (["và"], [","], [";"])  # `cho 9 tổ chức tiêu biểu năm 2017 và 20 đảng viên …`
    if not joined:
        return None
    if (
        verb is None
        or verb.rule.weak
        or before.why not in ("cue", "list")
        or verb.rule.direction != "before"
        or verb.end > before.at
    ):
        return None
    if texts[own.start] in STATED or own.rule.metric == before.metric or before.mention.percent:
        return None
    if not accepts(draft.passage.patterns, verb, draft):
        return None
    return Decision(before.metric, "list", verb, parent=before.parent, relation=before.relation)


def by_cue(case: Case) -> Decision | None:
    """The nearest cue in the number's own clause, before it or behind its noun."""
    draft, own, whole = case.draft, case.own, case.whole
    if own is None:
        return None
    parts = draft.passage.scan.marks_in(lead_start(draft, case.done), draft.mention.start, "part")
    texts = draft.passage.words.texts
    partitive = own.end <= draft.mention.start and any(
        texts[mark.end - 1] == "số" and mark.end <= own.end + 1 for mark in parts
    )
    if own.rule.direction == "after" and own.end <= draft.mention.start and draft.mention.head is None:
        partitive = True  # `Đảng viên bị kỷ luật do vi phạm chính sách dân số: 16`
    decision = Decision(own.rule.metric, "cue", own, partitive=partitive)
    if whole is None:
        return decision
    if whole.metric == own.rule.metric:
        return decision if tells_anew(draft, own, case.done) else replace(decision, parent=whole, relation="part_of")
    if is_marked(draft, case.done) and not draft.passage.patterns.has(whole.metric, "finds"):
        return replace(decision, parent=whole, relation="part_of")  # `trong đó 2 đồng chí phải thi hành kỷ luật`
    return decision


def by_pair(case: Case) -> Decision | None:
    """`Huy hiệu Đảng: 2 đợt/11 đồng chí`: the label before the turns is that of the people too."""
    draft, done = case.draft, case.done
    if not done or case.between() != ["/"] or done[-1].why != "alone" or draft.head is None:
        return None
    cue = own_cue(replace_at(draft, done[-1]), done[:-1])
    if cue is None or cue.rule.direction != "before" or not accepts(draft.passage.patterns, cue, draft):
        return None
    return Decision(cue.rule.metric, "cue", cue)


def replace_at(draft: Draft, before: Draft) -> Draft:
    """The draft as if it stood where the figure before it stands."""
    mention = replace(draft.mention, at=before.mention.at, start=before.mention.start)
    return Draft(mention, draft.passage, before.number, bracket=before.bracket)


def by_class(case: Case) -> Decision | None:
    """People counted beside a class or an event attend it."""
    linked = linked_to(case.draft, case.done)
    if linked is None or (case.whole is not None and case.whole.parent is linked[1]):
        return None
    return Decision(linked[0], "linked", parent=linked[1], relation="attends")


def by_bracket_row(case: Case) -> Decision | None:
    """`(đã kỷ luật 3 tổ chức đảng và 9 đảng viên)`: one verb for the row in a bracket, each part of its own whole."""
    draft = case.draft
    if draft.bracket < 0 or not case.done or case.between() not in (["và"], [","], ["cùng"]):
        return None
    before = case.done[-1]
    if before.bracket != draft.bracket or before.why != "cue" or before.cue is None or before.mention.percent:
        return None
    if before.cue.end > before.at or not accepts(draft.passage.patterns, before.cue, draft):
        return None
    relation = "part_of" if case.whole is not None else None
    return Decision(before.metric, "list", before.cue, parent=case.whole, relation=relation)


def by_whole(case: Case) -> Decision | None:
    """A part has the metric of its whole."""
    whole = case.whole
    return Decision(whole.metric, "part", parent=whole, relation="part_of") if whole is not None else None


def by_noun_divided(case: Case) -> Decision | None:
    """`Các cấp ủy viên được đào tạo bài bản, trong đó có 273 tiến sĩ`: a part of people told without their number."""
    draft, patterns = case.draft, case.draft.passage.patterns
    noun = divided_noun(draft, case.done)
    if noun is None:
        return None
    metric = patterns.alone.get(noun)
    if metric is None or draft.head is None or patterns.kinds[draft.head] != patterns.kinds[noun]:
        return None
    return Decision(metric, "part") if patterns.metrics[metric].counts(draft.head) else None


def by_row(case: Case) -> Decision | None:
    """A further member of an enumeration has the metric of the member before it."""
    before = enumerated(case.draft, case.done)
    if before is None:
        return None
    if before.relation is None and _is_kind_of(case, before):
        return Decision(before.metric, "part", parent=before, relation="part_of")
    number, whole = case.draft.mention.number, before.parent
    member = Decision(before.metric, "list", before.cue, partitive=before.partitive)
    if whole is None or (before.relation == "part_of" and number.value > whole.mention.number.value):
        return member
    kinds = case.draft.passage.patterns.kinds
    if before.relation == "part_of" and kinds.get(case.draft.head or "") != kinds.get(before.head or ""):
        return member  # `trong đó kỷ luật 7 tổ chức đảng, 25 đảng viên`: no members are part of organisations
    return replace(member, parent=whole, relation=before.relation)


def _is_kind_of(case: Case, before: Draft) -> bool:
    """`nay đã có 14 đảng viên, 5 đồng chí là nữ`: a plain noun behind a comma, and `là` says which of them."""
    texts, mention = case.draft.passage.words.texts, case.draft.mention
    return (
        case.draft.head in GENERIC
        and before is case.done[-1]
        and case.between() == [","]
        and texts[mention.end : mention.end + 1] == ["là"]
        and mention.number.value < before.mention.number.value
    )


def by_same_number(case: Case) -> Decision | None:
    """`Trong 9 người này`: of the people told before."""
    return Decision(case.same.metric, "passage", case.same.cue) if case.same is not None else None


def by_heading(case: Case) -> Decision | None:
    """What the heading over the passage says, where its metric may count the noun."""
    draft, heading = case.draft, case.heading
    if heading is None or draft.head in ("class", "petition", "money"):
        return None
    if not accepts(draft.passage.patterns, heading, draft):
        return None
    return Decision(heading.rule.metric, "heading", heading)


def by_session(case: Case) -> Decision | None:
    """A plain `cuộc` is what was held before: a dialogue, an inspection."""
    if case.draft.head != "session":
        return None
    before = reversed([*case.earlier, *case.done])
    again = next((one for one in before if one.metric in ("dialogues", "inspections", "events")), None)
    return Decision(again.metric, "passage") if again is not None else None


def by_noun(case: Case) -> Decision | None:
    """Some nouns speak for themselves (`lớp`, `đảng viên`), behind the number or as its label."""
    metric = case.alone or labelled_noun(case.draft, case.done)
    if metric is not None and case.draft.head == "delegate" and not meets(case.draft.passage):
        return None  # `cơ cấu 500 đại biểu Quốc hội`
    return Decision(metric, "alone") if metric is not None else None


def meets(passage: Passage) -> bool:
    """Whether the sentence tells of a meeting, at which those that it counts are."""
    texts, tree = passage.words.texts, passage.patterns.markers["meeting"]
    return any(texts[at] in tree and longest(tree, texts, at, len(texts)) for at in range(len(texts)))


def by_passage(case: Case) -> Decision | None:
    """A plain noun (`đồng chí`) goes on with the people counted before."""
    passed = passed_on(case.draft, [*case.earlier, *case.done])
    return Decision(passed.metric, "passage", passed.cue) if passed is not None else None


BEFORE_NOUN: tuple[Rule, ...] = (by_growth, by_amount, by_plan_beside, by_share_counted)
RULES: tuple[Rule, ...] = (
    by_plan_told,
    of_share,
    of_count,
    by_joint_object,
    by_cue,
    by_pair,
    by_class,
    by_bracket_row,
    by_whole,
    by_noun_divided,
    by_row,
    by_same_number,
    by_heading,
    by_session,
    by_noun,
    by_passage,
)
