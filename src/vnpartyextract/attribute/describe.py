"""Unit, group, topic and status of a figure: what is said about it beside its metric."""

import re
from collections.abc import Sequence

from vnpartyextract.attribute.decide import lead_start, tail_end
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS
from vnpartyextract.rules.phrases import longest
from vnpartyextract.text import Folded, normal

# Nouns that say nothing about which people or organisations are meant.
_PLAIN = frozenset(("member", "stage_member", "case", "class", "petition", "opinion", "event", "session", "inspection", "dialogue"))
_PLAIN_WORDS = frozenset(("đồng chí", "đ/c", "người", "em", "cá nhân", "trường hợp", "cán bộ", "đảng viên", "đv", "vị", "bạn"))


def words_text(folded: Folded, source: str, draft: Draft, start: int, end: int) -> str:
    """The words `[start, end)` of the draft's sentence as the article writes them, normalised."""
    words = draft.passage.words
    if start >= end:
        return ""
    span = folded.span(words.starts[start], words.ends[end - 1])
    return normal(source[span.start : span.end])


def describe(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft], folded: Folded, source: str) -> None:
    """Fill in unit, of, group and topic of a decided draft."""
    mention, patterns = draft.mention, draft.passage.patterns
    if mention.percent:
        draft.unit = "%"
        if draft.of is not None:
            start, end = map(int, draft.of.split(":"))
            draft.of = _lower_first(words_text(folded, source, draft, start, end))
        elif draft.metric not in ("plan_rate", "other"):
            draft.of = _of_before(draft, done, folded, source)
    elif mention.head is not None:
        draft.unit = _unit(words_text(folded, source, draft, mention.head.start, mention.head.end))
    else:
        draft.unit = _unit_before(draft, done, earlier, folded, source)
    if draft.why == "share":
        draft.group = draft.parent.group if draft.parent is not None else None
        if draft.bracket < 0 or draft.group is None:
            draft.group = _label_before(draft, done, folded, source, share=True) or draft.group
    elif mention.percent and draft.why == "list" and done and done[-1].group is not None and done[-1].mention.percent:
        draft.group = done[-1].group
    elif draft.group is None and draft.metric != "plan_rate" and draft.why != "growth":
        draft.group = _group(draft, done, folded, source)
    if draft.metric == "classes" or draft.metric == "events":
        draft.topic = _topic(draft, folded, source)
    if draft.cue is not None and draft.cue.rule.target:
        draft.target = True
    _ = patterns


def _of_before(draft: Draft, done: Sequence[Draft], folded: Folded, source: str) -> str | None:
    """`tỷ lệ nữ trong Ban Thường vụ cao hơn 15%`: what the share is of where it stands before; lists go on with it."""
    texts = draft.passage.words.texts
    start, end = lead_start(draft, done), draft.mention.start
    for at in range(end - 1, start - 1, -1):
        if texts[at] == "lệ" and "trong" in texts[at:end]:
            begin = stop = texts.index("trong", at) + 1
            while stop < end and texts[stop] not in ("đạt", "chiếm", "là", "cao", "thấp", "còn", "tăng", "từ") and texts[stop] not in BREAKS:
                stop += 1
            return _unit(words_text(folded, source, draft, begin, stop)) or None
    if draft.why == "list" and done and done[-1].mention.percent:
        return done[-1].of
    return None


def _unit(text: str) -> str:
    """Lower case as the contract says, but for names and short forms in capitals."""
    parts = text.strip("\"'“”‘’ ").split(" ")
    if parts and not parts[0].isupper() and parts[0][:1].isupper():
        parts[0] = parts[0].lower()
    return " ".join(parts)


def _lower_first(text: str) -> str:
    return _unit(text)


def _unit_before(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft], folded: Folded, source: str) -> str | None:
    """The noun of a number that has none behind it: of its whole, its neighbours, or in its own words before."""
    passage, patterns = draft.passage, draft.passage.patterns
    words, texts = passage.words, passage.words.texts
    metric = patterns.metrics.get(draft.metric)
    start = lead_start(draft, done)
    if draft.why == "plan" and done:
        return next((other.unit for other in reversed(done) if other.counted and other.metric == draft.metric), None)
    if draft.parent is not None and draft.relation == "part_of" and draft.parent.unit not in (None, "%"):
        return draft.parent.unit
    for other in reversed(done):
        if other.metric == draft.metric and other.unit not in (None, "%"):
            return other.unit
    at = draft.mention.start - 1
    while at >= start:
        hit = longest(patterns.heads, texts, at, draft.mention.start)
        if hit is not None and (metric is None or draft.metric == "other" or metric.counts(hit[1])):
            while at > start and (wider := longest(patterns.heads, texts, at - 1, draft.mention.start)) and wider[0] >= hit[0]:
                at, hit = at - 1, wider
            return _unit(words_text(folded, source, draft, at, hit[0]))
        at -= 1
    for later in passage.mentions:
        if later.at > draft.at and later.head is not None and later.head.name is not None and not later.percent:
            if metric is None or metric.counts(later.head.name):
                span = folded.span(words.starts[later.head.start], words.ends[later.head.end - 1])
                return _unit(normal(source[span.start : span.end]))
    for other in [*reversed(done), *reversed(earlier)]:
        if other.unit not in (None, "%") and (other.metric == draft.metric or other in done):
            return other.unit
    return draft.parent.unit if draft.parent else None


def _group(draft: Draft, done: Sequence[Draft], folded: Folded, source: str) -> str | None:
    """Which part of the population: from the cue, the words behind the noun, the noun itself or the words before."""
    if draft.metric in ("classes", "events") or draft.mention.percent and draft.why == "rest":
        return None
    shape = draft.passage.patterns.metrics[draft.metric].group_shape
    if shape is not None and (found := _shaped(draft, done, shape, folded)) is not None:
        span = folded.span(*found)
        return normal(source[span.start : span.end])
    rule = draft.cue.rule if draft.cue is not None and not draft.partitive else None
    if rule is not None and rule.group is not None and draft.why in ("cue", "list", "heading"):
        assert draft.cue is not None
        if rule.group not in ("cue", "one cue"):
            return rule.group
        if draft.cue.start < len(draft.passage.words.texts) and draft.why == "cue":
            text = words_text(folded, source, draft, draft.cue.start, draft.cue.end).lower()
            if rule.group == "cue" and not _listed(draft):
                return _bare(text)
            return None
        return None
    tail = _group_behind(draft, folded, source)
    if tail is not None:
        return tail
    if draft.relation != "part_of" and not draft.partitive or draft.why == "plan":
        return None
    head = draft.mention.head
    if head is not None:
        text = words_text(folded, source, draft, head.start, head.end)
        whole = draft.parent.unit or "" if draft.parent is not None else ""
        plain = head.name in _PLAIN or text.lower() in _PLAIN_WORDS
        if not plain and text.lower() != whole.lower():
            return text
    return _label_before(draft, done, folded, source)


def _shaped(draft: Draft, done: Sequence[Draft], shape: str, folded: Folded) -> tuple[int, int] | None:
    """Where the metric's own shape of a group stands: behind the noun up to the next break, else before the number."""
    words = draft.passage.words
    pattern = re.compile(shape)
    tail, start = tail_end(draft, over_numbers=True), lead_start(draft, done)
    if tail > draft.mention.end:
        match = pattern.search(folded.text, words.ends[draft.mention.end - 1], words.ends[tail - 1])
        if match is not None:
            return match.span()
    found = list(pattern.finditer(folded.text, words.starts[start], words.starts[draft.mention.start]))
    return found[-1].span() if found else None


def _listed(draft: Draft) -> bool:
    """Whether the cue is one of several in a row (`bổ nhiệm, điều động 58 cán bộ`): then no single one is the group."""
    assert draft.cue is not None
    cue = draft.cue
    texts = draft.passage.words.texts
    if cue.rule.metric != "personnel_moves":
        return False
    for other in draft.passage.scan.cues:
        if other.rule.metric == cue.rule.metric and other is not cue and other.end <= cue.start:
            between = texts[other.end : cue.start]
            if all(text in (",", "và", "-", "/", "hoặc") for text in between):
                return True
    return False


def _bare(text: str) -> str:
    for lead in ("bị ", "được ", "đã ", "xếp loại ", "đạt ", "kỷ luật ", "bằng hình thức ", "hình thức "):
        text = text.removeprefix(lead)
    return text.strip("\"'“” ,")


def _group_behind(draft: Draft, folded: Folded, source: str) -> str | None:
    """`là học sinh`, `ở vùng sâu`, `nữ`: what stands behind the noun up to a break."""
    passage, texts = draft.passage, draft.passage.words.texts
    patterns = passage.patterns
    head = draft.mention.head
    if head is None or draft.mention.percent:
        return None
    at = head.core_end
    hit = longest(patterns.group_tails, texts, at, len(texts))
    if hit is not None:
        return words_text(folded, source, draft, at, hit[0])
    at = draft.mention.end
    if at >= len(texts) or texts[at] in BREAKS:
        return None
    if draft.relation != "part_of" and texts[at] not in ("là", "thuộc"):
        return None
    if draft.metric in ("classes", "events", "attendees", "inspected", "party_organizations") and draft.relation != "part_of":
        return None
    start = at
    lead = patterns.markers["group_lead"]
    while (hit := longest(lead, texts, at, len(texts))) is not None:
        at = hit[0]
    if at == start and draft.relation != "part_of":
        return None
    end = at
    stop = tail_end(draft)
    ends = patterns.markers["group_end"]
    while end < stop and (end == at or longest(ends, texts, end, stop) is None):
        end += 1
    return words_text(folded, source, draft, at, end) or None


def _label_before(
    draft: Draft, done: Sequence[Draft], folded: Folded, source: str, *, share: bool = False
) -> str | None:
    """`từ huyện về xã 10 đồng chí`, `nữ 58`: the words between the last break and the number."""
    passage, texts = draft.passage, draft.passage.words.texts
    start = max(lead_start(draft, done), 0)
    end = draft.mention.start
    if share:
        while end > start and texts[end - 1] in ("chiếm", "đạt", "tỷ", "lệ", "tỉ", "bằng", "là", "trên", "hơn", "gần"):
            end -= 1
    while end > start and texts[end - 1] in (":", "là", "có", "được", "-", "đạt", "("):
        end -= 1
    at = end
    while at > start and texts[at - 1] not in BREAKS:
        at -= 1
    for mark in passage.scan.marks_in(at, end, "part", "exist"):
        at = max(at, mark.end)
    while at < end and texts[at] in ("và", "có", "-", "+", "số"):
        at += 1
    return words_text(folded, source, draft, at, end) or None if at < end else None


def _topic(draft: Draft, folded: Folded, source: str) -> str | None:
    """`20 lớp bồi dưỡng lý luận chính trị cho …`: the words behind the noun up to whom it was for."""
    passage, texts = draft.passage, draft.passage.words.texts
    head = draft.mention.head
    if head is None:
        return None
    at = end = head.core_end
    stop = tail_end(draft, over_comma=False)
    ends = passage.patterns.markers["topic_end"]
    while end < stop and longest(ends, texts, end, stop) is None:
        end += 1
    return words_text(folded, source, draft, at, end) or None


def is_target(draft: Draft, governed: bool) -> bool:
    """Whether the figure is planned, aimed at or required: a target word before it, and no word of result between."""
    passage = draft.passage
    texts = passage.words.texts
    if draft.target:
        return True
    state = governed
    for mark in passage.scan.marks:
        if mark.end > draft.mention.start:
            break
        if mark.kind == "target":
            state = True
        elif mark.kind == "target_reset":
            state = False
        elif mark.kind == "target_near" and _near(draft, mark.end):
            state = True
    return state and texts[draft.at] == "0"


def _near(draft: Draft, end: int) -> bool:
    """Whether a word for a target stands right before the number, or before the cue right before it."""
    texts = draft.passage.words.texts
    stops = [draft.mention.start]
    if draft.cue is not None and draft.cue.end <= draft.mention.start and draft.why == "cue":
        stops.append(draft.cue.start)
    return any(0 <= stop - end <= 2 and not any(text in ",;)." for text in texts[end:stop]) for stop in stops)
