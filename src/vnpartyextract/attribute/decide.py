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

from collections.abc import Sequence
from dataclasses import replace

from vnpartyextract.annotate.numbers import NumberMention
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import BREAKS, Cue, before_number
from vnpartyextract.rules.patterns import NO_HEAD, Patterns
from vnpartyextract.rules.phrases import longest

PEOPLE, ORGS = "people", "orgs"
HARD = frozenset(";.!?…")


def decide(
    passage: Passage,
    number: int,
    done: Sequence[Draft],
    earlier: Sequence[Draft],
    heading: Cue | None,
    *,
    listed: bool = False,
) -> Draft:
    """The draft of the passage's `number`-th mention.

    `done`: the drafts before it in the sentence; `earlier`: those of the paragraph's sentences before; `heading`: the
    heading cue that governs the passage; `listed`: the sentence is an item of the list that `earlier` opens.
    """
    mention, texts = passage.mentions[number], passage.words.texts
    draft = Draft(mention, passage, bracket=passage.scan.brackets[mention.at])
    if is_growth(passage, mention, done):
        draft.why, draft.group = "growth", growth_word(passage, mention)
        if mention.modifier and before_number(passage.words, mention.start, passage.patterns.markers["growth"]) is None:
            draft.mention = replace(mention, start=mention.at, modifier=None)  # `cao hơn 3,2%`: the word compares
        return draft
    if isinstance(mention.number.value, float) and not mention.percent or is_age(draft, done):
        draft.why = "amount"
        return draft
    planned = planned_beside(draft, done)
    if planned is not None:
        draft.metric, draft.why, draft.cue, draft.target = planned.metric, "plan", planned.cue, True
        draft.elided = planned.head
        return draft
    if mention.head is None and not mention.percent:
        draft.elided = elided_noun(draft, done, earlier)
    own = own_cue(draft, done)
    if done and done[-1].mention.percent and texts[done[-1].mention.end : mention.start] in (["số"], ["tổng", "số"]):
        metric = passage.patterns.alone.get(draft.head or "")  # `4,9% tổng số 3.791 đảng viên`: the whole of a share
        draft.metric, draft.why = (metric, "alone") if metric is not None else ("other", "rest")
        return draft
    whole = find_whole(draft, done, earlier) or (_fitting(draft, (), earlier) if listed and not done else None)
    if own is not None:
        draft.cue, draft.metric, draft.why = own, own.rule.metric, "cue"
        draft.partitive = own.end <= mention.start and any(
            texts[mark.end - 1] == "số" and mark.end <= own.end + 1
            for mark in passage.scan.marks_in(lead_start(draft, done), mention.start, "part")
        )
        if own.rule.direction == "after" and own.end <= mention.start and mention.head is None:
            draft.partitive = True  # `Đảng viên bị kỷ luật do vi phạm chính sách dân số: 16`
        if whole is not None and whole.metric == draft.metric and not _anew(draft, done):
            draft.parent, draft.relation = whole, "part_of"
        return draft
    linked = linked_to(draft, done)
    if linked is not None:
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
    head = draft.head
    alone = passage.patterns.alone.get(head) if head else None
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


def said_noun(draft: Draft, start: int, end: int) -> tuple[int, int, str] | None:
    """The noun whose number or rate is told: `tổng số tổ chức đảng trong doanh nghiệp lên 19`, `tỷ lệ đảng viên nữ đạt`."""
    passage = draft.passage
    texts = passage.words.texts
    for at in range(end - 1, start - 1, -1):
        if texts[at] in ("số", "lượng", "lệ"):
            hit = longest(passage.patterns.heads, texts, at + 1, end)
            if hit is not None:
                return at + 1, hit[0], str(hit[1])
    return None


GENERIC = frozenset(("comrade", "case"))


def labelled_noun(draft: Draft, done: Sequence[Draft]) -> str | None:
    """`Đảng viên trong toàn Đảng bộ: 1.147 đồng chí`: the noun that opens the clause speaks for a plain one behind."""
    passage, mention = draft.passage, draft.mention
    texts, patterns = passage.words.texts, passage.patterns
    if draft.head not in GENERIC or texts[mention.start - 1 : mention.start] not in ([":"], ["là"], ["gồm"]):
        return None
    end = mention.start - 1
    for at in range(_clause_start(texts, lead_start(draft, done), end), end):
        hit = longest(patterns.heads, texts, at, end)
        if hit is None:
            continue
        metric = patterns.alone.get(hit[1])
        return metric if metric is not None and patterns.metrics[metric].counts(draft.head) else None
    return None


def passed_on(draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The last figure of people in this sentence or the one before: what a plain `đồng chí` without a cue goes on with."""
    if draft.head not in GENERIC:
        return None
    kinds = draft.passage.patterns.kinds
    for other in reversed(before):
        if other.counted and other.metric not in ("other", "plan_rate", "attendees") and other.head is not None and kinds[other.head] == PEOPLE:
            return other if draft.passage.patterns.metrics[other.metric].counts(draft.head) else None
    return None


def _anew(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether the clause tells something anew rather than a part: `; bầu 11 ủy viên`, `Riêng quý I kết nạp 74`."""
    cue, texts = draft.cue, draft.passage.words.texts
    if cue is None or cue.rule.direction != "before" or cue.rule.group == "cue":
        return False
    start = lead_start(draft, done)
    if any(texts[at] == ";" for at in range(start, cue.start)):
        return True
    return any(texts[mark.start] == "riêng" for mark in draft.passage.scan.marks_in(0, cue.start, "part"))


def is_age(draft: Draft, done: Sequence[Draft]) -> bool:
    """`tuổi bình quân là 41`: a bare number behind `tuổi` in its own clause."""
    texts = draft.passage.words.texts
    if draft.mention.head is not None or draft.mention.percent:
        return False
    start = _clause_start(texts, lead_start(draft, done), draft.mention.start)
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
    inside = [mark for mark in passage.scan.marks_in(draft.bracket, draft.mention.start, "plan")]
    behind = done[-1].mention.percent and done[-1].metric == "plan_rate" and texts[draft.bracket + 1] == "0"
    if inside or behind and not any(text in BREAKS for text in texts[done[-1].mention.end : draft.bracket]):
        return counts[-1]
    return None


def accepts(patterns: Patterns, cue: Cue, draft: Draft) -> bool:
    """Whether the cue may speak for what the draft counts."""
    head = draft.head
    if head is None:
        return draft.mention.head is None and (cue.rule.heads is None or NO_HEAD in cue.rule.heads)
    if cue.rule.heads is not None:
        return head in cue.rule.heads
    return patterns.metrics[cue.rule.metric].counts(head)


_LABELS = frozenset((PEOPLE, ORGS))  # kinds whose nouns can be a number's label


def elided_noun(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> str | None:
    """The class of the noun that a bare number counts.

    The noun right before it (`người có đạo 1.151`), else that of the figure before (`cảnh cáo 12 trường hợp, khiển
    trách 34`), else that of the next (`bổ nhiệm 11, điều động 5 cán bộ`), else that of the sentence before.
    """
    passage, mention = draft.passage, draft.mention
    texts = passage.words.texts
    start = lead_start(draft, done)
    end = mention.start
    while end > start and texts[end - 1] in (":", "là", "có", "gồm", "được", "đạt", "còn", "lên", "-", "("):
        end -= 1
    numbered = said_noun(draft, start, end)
    if numbered is not None:
        return numbered[2]
    for at in range(max(start, end - 6), end):
        hit = longest(passage.patterns.heads, texts, at, end)
        if hit is not None and hit[0] == end and passage.patterns.kinds[hit[1]] in _LABELS:
            return str(hit[1])
    for other in reversed(done):
        if other.counted and other.head is not None:
            return other.head
    for later in passage.mentions:
        if later.at > draft.at and not later.percent and later.head is not None and later.head.name is not None:
            return later.head.name
    return next((other.head for other in reversed(earlier) if other.counted and other.head is not None), None)


def lead_start(draft: Draft, done: Sequence[Draft]) -> int:
    """The first word that is not of the figure before: where a number's own clause can begin."""
    return done[-1].mention.end if done else 0


def _own_start(draft: Draft, done: Sequence[Draft]) -> int:
    """Where the number's own clause begins: behind the figure before, and behind its `trong đó`."""
    start = lead_start(draft, done)
    parts = [mark.start for mark in draft.passage.scan.marks_in(start, draft.mention.start, "part") if mark.end - mark.start > 1]
    return max(parts) if parts and done else start


def tail_end(draft: Draft, *, over_comma: bool = False, over_numbers: bool = False) -> int:
    """Where the words that follow the noun end: at a break, the next number, or a mark of a part."""
    passage, words = draft.passage, draft.passage.words
    end = draft.mention.end
    while end < len(words.texts):
        text = words.texts[end]
        if text == "0" and not over_numbers or text in BREAKS and not (over_comma and text == ","):
            break
        end += 1
    parts = (mark.start for mark in passage.scan.marks_in(draft.mention.end, end, "part") if mark.end - mark.start > 1)
    return min(parts, default=end)


def own_cue(draft: Draft, done: Sequence[Draft]) -> Cue | None:
    """The nearest cue in the number's own clause, or None."""
    passage, mention = draft.passage, draft.mention
    patterns = passage.patterns
    if mention.head is None and not mention.percent:
        bare = [cue for cue in passage.scan.cues_in(mention.end, mention.end + 1) if cue.rule.direction == "after" and accepts(patterns, cue, draft)]
        if bare:
            return max(bare, key=lambda cue: cue.end)
    scope = (_own_start(draft, done), tail_end(draft), _taken(done))
    best: tuple[tuple[int, bool, int], Cue] | None = None
    usable = [cue for cue in passage.scan.cues_in(*scope[:2]) if accepts(patterns, cue, draft)]
    for cue in usable:
        if any(_holds(other, cue) for other in usable):
            continue
        distance = distance_to(draft, cue, *scope)
        if isinstance(distance, str):
            continue
        key = (distance, cue.rule.direction == "after", cue.start - cue.end)
        if best is None or key < best[0]:
            best = key, cue
    return _of_row(draft, best[1]) if best else None


# Why a cue says nothing of a number.
OTHER_NOUN = "does not count this noun"
ENDED = "its scope is ended before the number"
OTHERS = "stands in the words of the figure before"
OUTSIDE = "outside of the number's own clause"
CLOSED = "a new statement begins between"
TOO_FAR = "farther than it reaches"


def candidates(draft: Draft, done: Sequence[Draft]) -> list[tuple[Cue, int | str]]:
    """Every cue of the sentence but its headings, in text order, with its distance to the number or why it says nothing."""
    scope = (_own_start(draft, done), tail_end(draft), _taken(done))
    cues = [cue for cue in draft.passage.scan.cues if cue.rule.direction != "heading"]
    return [
        (cue, distance_to(draft, cue, *scope) if accepts(draft.passage.patterns, cue, draft) else OTHER_NOUN) for cue in cues
    ]


def distance_to(draft: Draft, cue: Cue, start: int, tail: int, taken: set[tuple[int, int]]) -> int | str:
    """How many words stand between the number and a cue of its clause `[start, tail)`; or why the cue says nothing of it.

    `taken`: cues that stand in the words of the figure before.
    """
    mention, direction = draft.mention, cue.rule.direction
    if direction == "before" and start <= cue.start and cue.end <= mention.start:
        distance = _distance(draft, cue.end, mention.start)
        if draft.passage.scan.ended(cue.rule.metric, cue.end, mention.start):
            return ENDED
    elif direction == "after" and mention.end <= cue.start and cue.start < tail:
        distance = cue.start - mention.end
    elif direction == "after" and start <= cue.start and cue.end <= mention.start:
        if (cue.start, cue.end) in taken:
            return OTHERS
        distance = _distance(draft, cue.end, mention.start) + 1
    else:
        return OUTSIDE
    if distance < 0:
        return CLOSED
    return TOO_FAR if cue.rule.reach is not None and distance > cue.rule.reach else distance


def _holds(longer: Cue, cue: Cue) -> bool:
    """Whether a longer cue of the same direction says more with the same words: `kiểm tra trình độ` than `kiểm tra`."""
    return (
        longer.start <= cue.start
        and cue.end <= longer.end
        and longer.end - longer.start > cue.end - cue.start
        and longer.rule.direction == cue.rule.direction
    )


def _of_row(draft: Draft, cue: Cue) -> Cue:
    """Of verbs in a row (`bổ nhiệm, điều động, quy hoạch đối với 28 lượt cán bộ`) the metric that most of them say."""
    scan, texts = draft.passage.scan, draft.passage.words.texts
    row = [cue]
    for other in reversed(scan.cues):
        if other.rule.direction != "before" or other.end > row[-1].start or not accepts(draft.passage.patterns, other, draft):
            continue
        if any(text not in (",", "và") for text in texts[other.end : row[-1].start]):
            break
        row.append(other)
    said = [one.rule.metric for one in row]
    return max(row, key=lambda one: (said.count(one.rule.metric), one.end))


def _taken(done: Sequence[Draft]) -> set[tuple[int, int]]:
    """Cues that stand behind the number before, in its own words: they are not the next number's."""
    if not done:
        return set()
    last = done[-1]
    tail = tail_end(last)
    return {(cue.start, cue.end) for cue in last.passage.scan.cues if last.mention.end <= cue.start < tail}


def _distance(draft: Draft, start: int, end: int) -> int:
    """How many words that mean something stand between a cue and its number; -1 where the scope is closed."""
    passage = draft.passage
    texts = passage.words.texts
    for mark in passage.scan.marks_in(start, end, "stop", "exist"):
        if mark.kind == "stop":
            return -1
        # `kiểm tra 5 chi bộ; chi bộ trường có 32 đảng viên`: a new statement
        clause = _clause_start(texts, start, mark.start)
        if clause > start and not _partitive(passage, clause, mark.start) and draft.bracket < 0:
            return -1
    count = 0
    at = start
    filler = passage.patterns.markers["filler"]
    while at < end:
        hit = longest(filler, texts, at, end)
        if hit is not None:
            at = hit[0]
            continue
        count += texts[at] not in BREAKS or texts[at] in ",;"
        at += 1
    return count


def _clause_start(texts: Sequence[str], start: int, end: int) -> int:
    """The word behind the last break in `[start, end)`, or `start`."""
    for at in range(end - 1, start - 1, -1):
        if texts[at] in BREAKS:
            return at + 1
    return start


def _partitive(passage: Passage, start: int, end: int) -> bool:
    """Whether words lead into a part: `trong đó có`, `trong số đảng viên mới có`."""
    marks = passage.scan.marks_in(start, end, "part", "part_heading")
    return start == end or any(mark.end - mark.start > 1 or mark.end == end for mark in marks)


def is_growth(passage: Passage, mention: NumberMention, done: Sequence[Draft]) -> bool:
    """Whether the number is a change: `tăng 12 đồng chí`, `nhiều hơn 9`, `5 lớp so với cùng kỳ`."""
    texts = passage.words.texts
    at = mention.start
    while at and texts[at - 1] in ("thêm", "được", "tới", "đến"):
        at -= 1
    if at < mention.start and texts[at] in ("tới", "đến") and texts[at - 1] in ("tăng", "giảm"):
        return False  # `tăng đến 300`: the level
    growth = passage.patterns.markers["growth"]
    if before_number(passage.words, at, growth) is not None or before_number(passage.words, mention.at, growth) is not None:
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
            if any((hit := longest(metric.links, texts, at, draft.mention.start)) is not None for at in between) or (
                not len(between)
            ):
                return metric.name, other
            break
    return None


def find_whole(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The figure that this one is a part of: marked by `trong đó`, `gồm`, a bracket or a colon."""
    passage, mention = draft.passage, draft.mention
    texts = passage.words.texts
    if texts[mention.end : mention.end + 3] in (["trong", "số", "này"], ["trong", "số", "đó"], ["trong", "số", "ấy"]):
        return _fitting(draft, done, earlier)
    if draft.bracket >= 0:
        before = [other for other in done if other.at < draft.bracket and other.counted and other.bracket < 0]
        return _fitting(draft, before[-1:], ())
    told = _told_whole(draft, done)
    if told is not None:
        return told
    opened = _part_opened(draft, done)
    if opened is None:
        return None
    before = [other for other in done if other.at < opened and other.bracket < 0]
    if any(texts[at] == ";" for at in range(opened, mention.start)):
        clause = _clause_start(texts, opened, mention.start)
        marks = [m for m in passage.scan.marks_in(clause, mention.start, "exist") if m.start > clause]
        if marks and not _partitive(passage, clause, marks[0].start):
            return None
    if not before and earlier and "tổng" in texts[opened : opened + 3]:
        earlier = sorted(earlier, key=lambda other: other.mention.number.value)  # the whole of them all
    whole = _fitting(draft, before, earlier if not before else ())
    if whole is not None and any(other.why == "cue" and other.at > opened and other.metric != whole.metric for other in done):
        return None  # something else has been told since
    return whole


def _told_whole(draft: Draft, done: Sequence[Draft]) -> Draft | None:
    """`Trong 63 lớp, có 45 lớp do …`, `19 đảng viên thì 15 là …`: the whole told first in the same clause."""
    texts = draft.passage.words.texts
    for other in reversed(done):
        if not other.counted or other.bracket >= 0:
            continue
        between = texts[other.mention.end : draft.mention.start]
        lead = texts[max(0, other.mention.start - 3) : other.mention.start]
        opens = lead[-1:] == ["trong"] or lead == ["với"] or lead[-2:] == ["trong", "số"] or lead == ["trong", "tổng", "số"]
        if (opens and ";" not in between or between == ["thì"]) and _fitting(draft, [other], ()) is not None:
            return other
    return None


def _part_opened(draft: Draft, done: Sequence[Draft]) -> int | None:
    """Where the breakdown began that the number stands in, or None."""
    passage, at = draft.passage, draft.mention.at
    for mark in reversed(passage.scan.marks):
        if mark.kind in ("part", "part_heading") and mark.end <= at and passage.scan.brackets[mark.start] < 0:
            first = not any(other.at < mark.start for other in done)
            if first and _clause_start(passage.words.texts, 0, mark.start) > 3:
                continue
            return mark.start
    texts = passage.words.texts
    for place in range(at - 1, 0, -1):
        if texts[place] == ":" and passage.scan.brackets[place] < 0:
            before = [other for other in done if other.at < place]
            if before and not any(texts[x] in BREAKS for x in range(before[-1].mention.end, place)):
                return place
    return None


def _fitting(draft: Draft, before: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    """The nearest of the figures before that can be the whole of this one."""
    patterns = draft.passage.patterns
    for other in [*reversed(before), *reversed(earlier)]:
        if not other.counted or other.relation == "attends":
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
            if whole is not None and patterns.kinds[whole] == PEOPLE and draft.mention.number.value <= other.mention.number.value:
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
    clause = _clause_start(texts, start, draft.mention.start)
    if any(True for _ in passage.scan.marks_in(start, draft.mention.start, "stop")):
        return True
    for mark in passage.scan.marks_in(clause, draft.mention.start, "exist"):
        if clause > start and not _partitive(passage, clause, mark.start) and draft.bracket < 0:
            return True
    return False
