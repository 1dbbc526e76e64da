"""How far a number's own words reach: its clause, what stands between a cue and it, and what closes a cue's scope."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import BREAKS, Cue
from vnpartyextract.messages import N_
from vnpartyextract.rules.patterns import ANY, NO_HEAD, Patterns
from vnpartyextract.rules.phrases import longest

HARD = frozenset(";.!?…")
FAR = 4  # words that mean something between a verb and its object, where nothing leads from one to the other


def accepts(patterns: Patterns, cue: Cue, draft: Draft) -> bool:
    """Whether the cue may speak for what the draft counts."""
    head = draft.head
    if counts_plan(draft):
        head = None  # `kết nạp 6/5 chỉ tiêu`: so many of those planned
    elif head is None and draft.mention.head is not None:  # a noun that no vocabulary knows
        heads = cue.rule.heads if cue.rule.heads is not None else patterns.metrics[cue.rule.metric].heads
        return ANY in heads
    if head is None:
        return cue.rule.heads is None or NO_HEAD in cue.rule.heads
    if cue.rule.heads is not None:
        return head in cue.rule.heads
    return patterns.metrics[cue.rule.metric].counts(head)


def counts_plan(draft: Draft) -> bool:
    """`kết nạp 6/5 chỉ tiêu`: a result by its plan, whose noun is the plan."""
    head = draft.mention.head
    if head is None or draft.mention.number.total is None:
        return False
    return longest(draft.passage.patterns.markers["plan"], draft.passage.words.texts, head.start, head.end) is not None


def lead_start(draft: Draft, done: Sequence[Draft]) -> int:
    """The first word that is not of the figure before: where a number's own clause can begin."""
    return done[-1].mention.end if done else 0


def own_start(draft: Draft, done: Sequence[Draft]) -> int:
    """Where the number's own clause begins: behind the figure before, and behind its `trong đó`."""
    start = lead_start(draft, done)
    parts = [
        mark.start
        for mark in draft.passage.scan.marks_in(start, draft.mention.start, "part")
        if mark.end - mark.start > 1
    ]
    return max(parts) if parts and done else start


def tail_end(draft: Draft, start: int | None = None, *, over_comma: bool = False, over_numbers: bool = False) -> int:
    """Where the words that follow the noun end: at a break, the next number, or a mark of a part."""
    passage, words = draft.passage, draft.passage.words
    end = draft.mention.end if start is None else start
    while end < len(words.texts):
        text = words.texts[end]
        over = text == "," and (over_comma or _joins_places(passage, draft.mention.end, end))
        over = over or (text == "." and _is_inside(passage, end))
        if (text == "0" and not over_numbers) or (text in BREAKS and not over):
            break
        end += 1
    parts = (mark.start for mark in passage.scan.marks_in(draft.mention.end, end, "part") if mark.end - mark.start > 1)
    return min(parts, default=end)


def _is_inside(passage: Passage, dot: int) -> bool:
    """Whether a dot stands inside of a word: `T.Ư`, `Th.S`."""
    starts, ends = passage.words.starts, passage.words.ends
    return 0 < dot < len(starts) - 1 and ends[dot - 1] == starts[dot] and ends[dot] == starts[dot + 1]


def _joins_places(passage: Passage, start: int, comma: int) -> bool:
    """Whether a comma stands inside of one place: `11 đảng viên ở xã Bình Hòa, huyện Bình Sơn vừa bị kỷ luật`."""
    texts, levels = passage.words.texts, passage.patterns.shapes.organisations.ranks
    ahead = texts[comma + 1 : comma + 3]
    cased, starts = passage.folded.cased, passage.words.starts
    named = comma + 1 < len(texts) and cased[starts[comma + 1]].isupper() and cased[starts[comma - 1]].isupper()
    if named and any(text in levels for text in texts[start:comma]):
        return True  # `55 đảng viên phường An Lạc, Tân Hòa được trao`
    heads = passage.patterns.heads
    joined = longest(heads, texts, comma + 1, len(texts))
    if joined is not None and joined[1] == "committee_body":
        # `98% ủy viên Ban Thường vụ các Tỉnh ủy, Thành ủy đã qua luân chuyển`
        before = (longest(heads, texts, at, comma) for at in range(max(start, comma - 3), comma))
        return any(hit is not None and hit[0] == comma and hit[1] == joined[1] for hit in before)
    if ahead[:1] and ahead[0] not in levels and " ".join(ahead) not in levels:
        return False
    return bool(ahead) and any(text in levels for text in texts[start:comma])


# Why a cue says nothing of a number.
OTHER_NOUN = N_("does not count this noun")


ENDED = N_("its scope is ended before the number")


OTHERS = N_("stands in the words of the figure before")


OUTSIDE = N_("outside of the number's own clause")


CLOSED = N_("a new statement begins between")


TOO_FAR = N_("farther than it reaches")


NOT_LED = N_("other words than it needs stand before the number")


@dataclass(frozen=True, slots=True)
class Taken:
    """What is of the figure before.

    `cues`: those in its own words; `predicate`: the words behind its noun that decided it; `topic`: what a class or an
    event that it counts is about (`1 lớp bồi dưỡng nghiệp vụ kiểm tra cho 120 học viên`).
    """

    cues: frozenset[tuple[int, int]] = frozenset()
    predicate: tuple[int, int] = (0, 0)
    topic: tuple[int, int] = (0, 0)


def distance_to(draft: Draft, cue: Cue, start: int, tail: int, taken: Taken) -> int | str:
    """How many words stand between the number and a cue of its clause `[start, tail)`; or why the cue has no say.

    `taken`: what is of the figure before.
    """
    mention, direction, brackets = draft.mention, cue.rule.direction, draft.passage.scan.brackets
    if brackets[cue.start] not in (-1, draft.bracket):
        return OTHERS  # `1 tổ chức đảng (khiển trách) và 9 đảng viên`: said in a bracket of its own
    if direction == "before" and start <= cue.start and cue.end <= mention.start:
        if cue.rule.then is not None and not _is_led(draft, cue.rule.then):
            return NOT_LED
        if cue.rule.near is not None and not _has_near(draft, cue, cue.rule.near):
            return NOT_LED
        if cue.start < taken.predicate[1] and taken.predicate[0] < cue.end and _is_apart(draft, cue):
            return OTHERS  # `10 đồng chí tái cử, 5 đồng chí tham gia lần đầu`
        if (
            taken.topic[0] <= cue.start
            and cue.end <= taken.topic[1]
            and not draft.passage.patterns.has(cue.rule.metric, "attends")
        ):
            return OTHERS
        between = draft.passage.words.texts[cue.end : mention.start]
        if between == [","]:
            return CLOSED  # `bị cơ quan chức năng phát hiện, 7 cán bộ …`
        if ";" in between and not is_partitive(draft.passage, cue.end, mention.start):
            return CLOSED  # `không phát sinh đơn tố cáo; cuối năm, 85,7% chi bộ …`
        distance = _distance(draft, cue.end, mention.start)
        lead = mention.start - (between[-1:] == ["từ"] and mention.number.value_max is not None)
        if draft.passage.scan.ended(cue.rule.metric, cue.end, lead):
            return ENDED
    elif direction == "after" and mention.at < cue.start < tail and cue.end > mention.end:
        distance = max(0, cue.start - mention.end)  # `chi bộ | mới thành lập`: it may begin in the noun's last words
    elif direction == "after" and start <= cue.start and cue.end <= mention.start:
        if (cue.start, cue.end) in taken.cues:
            return OTHERS
        if mention.head is not None and mention.start - cue.end > 0 and not _is_led_to(draft):
            return OUTSIDE  # `Tỉnh ủy đã kiểm điểm việc dư thừa 197 giáo viên`
        distance = _distance(draft, cue.end, mention.start)
        distance += distance >= 0
    else:
        return OUTSIDE
    if distance < 0:
        return CLOSED
    far = cue.rule.reach is None and distance > FAR and cue.end <= mention.start
    if far and not _is_led_to(draft) and draft.passage.words.texts[cue.end] != "cho":
        return TOO_FAR
    return TOO_FAR if cue.rule.reach is not None and distance > cue.rule.reach else distance


def _has_near(draft: Draft, cue: Cue, syllables: frozenset[str]) -> bool:
    """Whether one of the syllables stands behind the cue in its statement."""
    texts = draft.passage.words.texts
    end = next((at for at in range(draft.mention.end, len(texts)) if texts[at] in HARD), len(texts))
    return not syllables.isdisjoint(texts[cue.end : end])


def _is_led_to(draft: Draft) -> bool:
    """Whether a word leads from a verb far before to its object: `giới thiệu ứng cử, quy hoạch … đối với 5 cán bộ`."""
    at, texts = draft.mention.start, draft.passage.words.texts
    tree = draft.passage.patterns.markers["lead"]
    if at and texts[at - 1] == "(":
        return True
    return any(
        (hit := longest(tree, texts, start, at)) is not None and hit[0] == at for start in range(max(0, at - 3), at)
    )


def _is_led(draft: Draft, words: frozenset[str]) -> bool:
    """Whether one of the words stands right before the number; behind a comma it leads a list in: `…, gồm 35 người`."""
    texts, start = draft.passage.words.texts, draft.mention.start
    return start > 0 and texts[start - 1] in words and texts[start - 2 : start - 1] != [","]


def taken_by(done: Sequence[Draft]) -> Taken:
    """Cues that stand behind the number before, in its own words: they are not the next number's."""
    if not done:
        return Taken()
    last = done[-1]
    tail = tail_end(last)
    cues = frozenset((cue.start, cue.end) for cue in last.passage.scan.cues if last.mention.end <= cue.start < tail)
    if last.passage.patterns.has(last.metric, "attended"):
        ends, texts = last.passage.patterns.markers["topic_end"], last.passage.words.texts
        end = next((at for at in range(last.mention.end, tail) if longest(ends, texts, at, tail)), tail)
        return Taken(cues, (0, 0), (last.mention.end, end))
    behind = last.cue is not None and last.cue.rule.direction == "after" and last.cue.start >= last.mention.end
    return Taken(cues, (last.cue.start, last.cue.end) if behind and last.cue is not None else (0, 0))


def _is_apart(draft: Draft, cue: Cue) -> bool:
    return not BREAKS.isdisjoint(draft.passage.words.texts[cue.end : draft.mention.start])


def _distance(draft: Draft, start: int, end: int) -> int:
    """How many words that mean something stand between a cue and its number; -1 where the scope is closed."""
    passage = draft.passage
    texts = passage.words.texts
    for mark in passage.scan.marks_in(start, end, "stop", "exist"):
        if mark.kind == "stop":
            return -1
        # `kiểm tra 5 chi bộ; chi bộ trường có 32 đảng viên`: a new statement
        clause = clause_start(texts, start, mark.start)
        if clause > start and not is_partitive(passage, clause, mark.start) and draft.bracket < 0:
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


def clause_start(texts: Sequence[str], start: int, end: int) -> int:
    """The word behind the last break in `[start, end)`, or `start`."""
    for at in range(end - 1, start - 1, -1):
        if texts[at] in BREAKS:
            return at + 1
    return start


def is_partitive(passage: Passage, start: int, end: int) -> bool:
    """Whether words lead into a part: `trong đó có`, `trong số đảng viên mới có`."""
    marks = passage.scan.marks_in(start, end, "part", "part_heading")
    return start == end or any(mark.end - mark.start > 1 or mark.end == end for mark in marks)
