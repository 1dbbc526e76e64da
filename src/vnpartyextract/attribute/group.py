"""Which part of the population a figure counts, or in which state; and what a class or an event is about."""

import re
from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS, Cue
from vnpartyextract.attribute.scope import lead_start, tail_end
from vnpartyextract.attribute.share import last_percent
from vnpartyextract.attribute.unit import whole_before
from vnpartyextract.attribute.whole import TIMES
from vnpartyextract.rules.phrases import longest
from vnpartyextract.text import normal

# Nouns that say nothing about which people or organisations are meant.
_PLAIN = frozenset(
    (
        "member",
        "new_member",
        "stage_member",
        "case",
        "class",
        "petition",
        "opinion",
        "event",
        "session",
        "inspection",
        "dialogue",
    )
)
_PLAIN_WORDS = frozenset(
    (
        "đồng chí",
        "đ/c",
        "người",
        "em",
        "cá nhân",
        "trường hợp",
        "cán bộ",
        "đảng viên",
        "đv",
        "vị",
        "bạn",
        "lượt cán bộ",
        "lượt",
    )
)
_OPEN = frozenset(("và", "hoặc", "cùng", "với", "cho", "là", "còn"))  # no group ends in these
_SAYS = frozenset(("tăng", "giảm", "giao", "đã", "nay", "này"))
_JOINTS = frozenset(("trong", "qua", "thêm", "đối", "và", "cùng", "có", "với", "-", "+", "số", "còn", "là", "thì"))
_VERBAL = ("bị ", "được ", "đã ", "xếp loại ", "đạt ", "kỷ luật ", "bằng hình thức ", "hình thức ", "chỉ đạo ", "với ")


def group_of(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The group of a decided figure: from its whole, its cue, the words behind its noun, its noun or its label."""
    if draft.group is not None or draft.why in ("growth", "plan", "amount"):
        return draft.group
    if draft.passage.patterns.has(draft.metric, "plain"):
        return None
    if draft.mention.percent:
        return _of_share(draft, done)
    if (shaped := _shaped(draft, done)) is not None:
        return shaped
    said = _role(draft) or _way(draft) or _from_cue(draft, done)
    if said is not None:
        return said
    behind = _behind(draft)
    if behind is not None:
        return behind
    own = _from_noun(draft)
    if own is not None:
        return own
    return _label(draft, done) if _is_labelled(draft) else None


def _of_share(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The group of a percentage: what the cue says, who it is a share of, or that of the count it belongs to."""
    if draft.why == "rest":
        return None
    if draft.why == "share":
        label = None if draft.bracket >= 0 else _label(draft, done, share=True)
        return label or (draft.parent.group if draft.parent is not None else None)
    said = _from_cue(draft, done)
    if said is not None:
        return said
    told = whole_before(draft, done)[0]
    if told is not None:
        return told
    last = last_percent(done)
    if draft.why == "list" and last is not None:
        return _label(draft, done, share=True) or last.group
    return _behind(draft) or (_label(draft, done, share=True) if draft.why == "part" else None)


def _from_cue(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The group that the deciding cue gives, or else another cue of the metric beside the number."""
    cue = draft.cue
    if cue is None or draft.partitive:
        return None
    if draft.why == "list" and not draft.shared:
        if not _joined(draft, done) or cue.rule.group in (None, "cue"):
            return None
        return cue.rule.group
    if draft.why not in ("cue", "heading", "list"):
        return None
    for one in (cue, *_beside(draft, done)):
        if one.rule.group is not None:
            if one.rule.group not in ("cue", "one cue"):
                return one.rule.group
            return None if _in_row(draft, one) else _bare(draft.passage.say(one.start, one.end).lower())
    return None


def _beside(draft: Draft, done: Sequence[Draft]) -> list[Cue]:
    """Other cues of the same metric behind the noun, or between the deciding cue and the number."""
    assert draft.cue is not None
    tail = tail_end(draft)
    start = draft.cue.end if draft.cue.end <= draft.mention.start else lead_start(draft, done)
    return [
        cue
        for cue in draft.passage.scan.cues
        if cue.rule.metric == draft.metric
        and cue is not draft.cue
        and (
            (cue.rule.direction == "after" and draft.mention.end <= cue.start < tail)
            or (cue.rule.direction == "before" and start <= cue.start and cue.end <= draft.mention.start)
        )
    ]


def _joined(draft: Draft, done: Sequence[Draft]) -> bool:
    """Whether nothing but a comma or `và` stands between the figure before and this one."""
    if not done:
        return False
    between = draft.passage.words.texts[done[-1].mention.end : draft.mention.start]
    return all(text in (",", "và", "cùng") for text in between)


def _in_row(draft: Draft, cue: Cue) -> bool:
    """Whether the cue is one of several in a row (`bổ nhiệm, điều động 58 cán bộ`): then no single one is the group."""
    if cue.rule.metric != "personnel_moves":
        return False
    texts = draft.passage.words.texts
    return any(
        other.rule.metric == cue.rule.metric
        and other.end <= cue.start
        and all(text in (",", "và", "-", "/", "hoặc") for text in texts[other.end : cue.start])
        for other in draft.passage.scan.cues
    )


def _bare(text: str) -> str:
    trimmed = True
    while trimmed:
        trimmed = False
        for lead in _VERBAL:
            if text.startswith(lead):
                text, trimmed = text.removeprefix(lead), True
    return text.strip("\"'“” ,")


def _shaped(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The metric's own shape of a group (`50 năm tuổi Đảng`): behind the noun, else the nearest before the number."""
    passage = draft.passage
    shape = passage.patterns.metrics[draft.metric].group_shape
    if shape is None:
        return None
    words, pattern = passage.words, re.compile(shape)
    tail, start = tail_end(draft, over_numbers=True), lead_start(draft, done)
    match = None
    if tail > draft.mention.end:
        match = pattern.search(passage.folded.text, words.ends[draft.mention.end - 1], words.ends[tail - 1])
    if match is None:
        before = list(pattern.finditer(passage.folded.text, words.starts[start], words.starts[draft.mention.start]))
        match = before[-1] if before else None
    if match is None:
        return None
    span = passage.folded.span(*match.span())
    return normal(passage.source[span.start : span.end])


def _behind(draft: Draft) -> str | None:
    """`là học sinh`, `ở vùng sâu`, `nữ`, `dưới 40 tuổi`: what stands behind the noun up to a break."""
    passage, texts = draft.passage, draft.passage.words.texts
    patterns, head = passage.patterns, draft.mention.head
    at = draft.mention.end
    if head is not None:
        hit = longest(patterns.group_tails, texts, head.core_end, len(texts))
        if hit is not None:
            return passage.say(head.core_end, hit[0])
    elif draft.of_words is not None:
        at = draft.of_words[1]
    elif texts[at : at + 1] in (["là"], ["về"], ["thuộc"], ["ở"]):
        pass  # `ít nhất 45% là nữ`, `27 ý kiến, trong đó 14 về đất đai`
    else:
        return None
    if at >= len(texts) or texts[at : at + 2] == ["các", "cấp"]:
        return None  # `18 cấp ủy viên các cấp`
    if texts[at] in BREAKS or texts[at] in ("và", "cùng", "với", "cho", "đạt", "chiếm"):
        return None
    aged = (
        texts[at] in ("dưới", "trên", "ngoài") and texts[at + 1 : at + 2] == ["0"] and "tuổi" in texts[at + 2 : at + 4]
    )
    if aged:
        return passage.say(at, at + 3)
    part = draft.relation == "part_of" or draft.partitive
    if not part and texts[at] not in ("là", "thuộc"):
        return None
    kind = patterns.kinds.get(draft.head or "")
    if not part and (
        draft.metric in ("attendees", "inspected") or kind == "orgs" or (texts[at] == "thuộc" and kind != "people")
    ):
        return None
    start = at
    while (hit := longest(patterns.markers["group_lead"], texts, at, len(texts))) is not None:
        at = hit[0]
    if at == start and not part:
        return None
    end, stop = at, tail_end(draft)
    while end < stop and (end == at or longest(patterns.markers["group_end"], texts, end, stop) is None):
        end += 1
    while end > at and texts[end - 1] in _OPEN:
        end -= 1
    return passage.say(at, end) or None


def _role(draft: Draft) -> str | None:
    """`chuyển đổi 2 đồng chí trưởng phòng`: the post that the noun names."""
    head = draft.mention.head
    if head is None or head.name != "cadre":
        return None
    text = draft.passage.say(head.start, head.end).lower()
    return text.removeprefix("đồng chí ") if text.startswith("đồng chí ") else None


def _way(draft: Draft) -> str | None:
    """`luân chuyển từ huyện về xã 10 đồng chí`: whence and whither, between the cue and the number."""
    cue, texts = draft.cue, draft.passage.words.texts
    if cue is None or not cue.end < draft.mention.start or texts[cue.end] != "từ":
        return None
    between = texts[cue.end : draft.mention.start]
    moved = any(text in ("về", "sang", "lên", "xuống", "đến", "tới", "ra") for text in between)
    return draft.passage.say(cue.end, draft.mention.start) if moved and not BREAKS.intersection(between) else None


def _from_noun(draft: Draft) -> str | None:
    """The counted noun itself where it is a part of the whole: `trong đó 3 nữ`, `đồng chí trưởng phòng`."""
    head = draft.mention.head
    if head is None:
        return None
    text = draft.passage.say(head.start, head.end)
    if draft.relation != "part_of" and not draft.partitive:
        return None
    whole = (draft.parent.unit or "" if draft.parent is not None else "").lower()
    if draft.passage.patterns.kinds.get(head.name or "") == "orgs":
        return text if whole and text.lower().startswith(f"{whole} ") else None
    if whole and text.lower().startswith(f"{whole} ") and head.name in _PLAIN:
        return text[len(whole) + 1 :]  # `382 đơn khiếu nại` of 1.406 đơn
    if head.name in _PLAIN or text.lower() in _PLAIN_WORDS or text.lower() == whole:
        return None
    return text


def _is_labelled(draft: Draft) -> bool:
    """Whether the words before the number can be its group: it is a part, or a bare number of a list."""
    if draft.why in ("part", "linked") or draft.partitive:
        return draft.relation == "part_of" or draft.partitive
    if draft.why == "list" and draft.relation == "part_of":
        return True
    return (draft.mention.head is None and draft.why in ("list", "passage", "cue")) or draft.why == "passage"


def _label(draft: Draft, done: Sequence[Draft], *, share: bool = False) -> str | None:
    """`từ huyện về xã 10 đồng chí`, `nữ 58`: the words from the last break to the number, but no name."""
    passage = draft.passage
    words, texts = passage.words, passage.words.texts
    start, end = lead_start(draft, done), draft.mention.start
    skipped = {":", "là", "có", "được", "-", "đạt", "(", "="} | (
        {"chiếm", "tỷ", "lệ", "tỉ", "bằng", "trên"} if share else set()
    )
    colon = False
    while end > start and texts[end - 1] in skipped:
        colon = colon or texts[end - 1] == ":"
        end -= 1
    if share and end > start and texts[end - 1] == ")":
        # `cán bộ trẻ (dưới 40 tuổi) đạt 11,32%`: the label stands before the bracket
        opened = next((place for place in range(end - 1, -1, -1) if texts[place] == "("), end)
        end, start = opened, 0
    if end == start and done and done[-1].unit == "tuổi":
        return passage.say(done[-1].mention.start, done[-1].mention.end)  # `dưới 40 tuổi 26 đồng chí`
    if end > start and texts[end - 1] in _OPEN:
        return None  # `3 đảng bộ sự nghiệp, doanh nghiệp và 39 chi bộ cơ sở`: joined to what is before
    at = end
    while at > start and (texts[at - 1] not in BREAKS or (colon and texts[at - 1] == ",")):
        at -= 1
    for mark in passage.scan.marks_in(at, end, "part", "exist"):
        at = max(at, mark.end)
    while at < end and texts[at] in _JOINTS:
        at += 1
    if at >= end or any(
        cue.rule.metric == draft.metric and at <= cue.start and cue.end <= end for cue in passage.scan.cues
    ):
        return None
    if texts[at] in TIMES or not _SAYS.isdisjoint(texts[at:end]) or texts[at:end] == ["từ"]:
        return None  # `(năm 2022: 150)`, `đến nay đã tăng lên 27`
    cased = passage.folded.cased
    opens = words.starts[at] == passage.sentence.start or at == 0 or texts[at - 1] in (".", ":", "+", "*")
    last = cased[words.starts[end - 1] : words.ends[end - 1]]
    # `dân tộc Khmer 22`, `tốt nghiệp THPT 12`: a people and an abbreviation say which part, other names whose it is
    short = len(last) > 1 and last.isupper() and not cased[words.starts[max(at, end - 2)]].isupper()  # no `TP HCM`
    kind = texts[at : at + 2] == ["dân", "tộc"] or texts[at] == "người" or short
    if (cased[words.starts[at]].isupper() and not opens) or (at < end - 1 and last[:1].isupper() and not kind):
        return None
    return passage.say(at, end)


def topic_of(draft: Draft) -> str | None:
    """`20 lớp bồi dưỡng lý luận chính trị cho …`: the words behind the noun up to whom it was for."""
    head = draft.mention.head
    if head is None or draft.metric not in ("classes", "events"):
        return None
    texts = draft.passage.words.texts
    start = end = head.core_end
    if draft.head == "class" and head.core_end - head.start > 1:
        start = head.start + 1  # `lớp bồi dưỡng …`: the noun says what it is about
    stop, ends = tail_end(draft), draft.passage.patterns.markers["topic_end"]
    while end < stop and longest(ends, texts, end, stop) is None:
        end += 1
    return draft.passage.say(start, end) or None
