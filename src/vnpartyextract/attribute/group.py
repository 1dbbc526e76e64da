"""Which part of the population a figure counts, or in which state; and what a class or an event is about."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.label import OPEN, PLAIN, is_body, label_of
from vnpartyextract.attribute.scan import BREAKS, Cue
from vnpartyextract.attribute.scope import lead_start, tail_end
from vnpartyextract.attribute.shape import shaped
from vnpartyextract.attribute.share import is_age, last_percent
from vnpartyextract.attribute.unit import PLAIN_WORDS, whole_before
from vnpartyextract.rules.phrases import longest

_VERBAL = ("bị ", "được ", "đã ", "xếp loại ", "đạt ", "kỷ luật ", "bằng hình thức ", "hình thức ", "chỉ đạo ", "với ")


def group_of(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The group of a decided figure: from its whole, its cue, the words behind its noun, its noun or its label."""
    if draft.group is not None or draft.why in ("growth", "plan", "amount"):
        return draft.group
    if draft.passage.patterns.has(draft.metric, "plain"):
        return None
    if draft.mention.percent:
        return _of_share(draft, done)
    if (grade := shaped(draft, draft.metric, lead_start(draft, done))) is not None:
        return grade
    said = _role(draft) or _way(draft) or _body(draft, done) or _in_brackets(draft) or _from_cue(draft, done)
    if said is not None:
        return said
    behind = _behind(draft)
    if behind is not None:
        return behind
    own = _from_noun(draft)
    if own is not None:
        return own
    return label_of(draft, done) if _is_labelled(draft) else None


def _of_share(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The group of a percentage: what the cue says, who it is a share of, or that of the count it belongs to."""
    if draft.why == "rest":
        return whole_before(draft, done)[0]
    if draft.why == "share":
        label = label_of(draft, done, share=True) if draft.bracket < 0 or _is_led(draft) else None
        return label or (draft.parent.group if draft.parent is not None else None)
    said = _from_cue(draft, done)
    if said is not None:
        return said
    if (which := _behind_cue(draft) or _in_noun(draft)) is not None:
        return which
    told = whole_before(draft, done)[0]
    if told is not None:
        cue = draft.cue if draft.why == "cue" else None
        named = cue is not None and draft.passage.words.texts[cue.start - 1 : cue.start] in (["lệ"], ["suất"])
        return None if named else told  # `tỷ lệ kết nạp đảng viên mới đạt 3%`
    if draft.why == "alone" and draft.of_words is None and (aged := _aged(draft, done)) is not None:
        return aged
    last = last_percent(done)
    if draft.why == "list" and last is not None:
        own = label_of(draft, done, share=True) or _behind(draft)
        return own or (last.group if draft.of_words is None else None)
    return _behind(draft) or (label_of(draft, done, share=True) if draft.why == "part" else None)


def _aged(draft: Draft, done: Sequence[Draft]) -> str | None:
    """`đảng viên độ tuổi 30 trở xuống chiếm 47%`: the age that stands between the noun and the percentage."""
    if not done or not is_age(done[-1]):
        return None
    texts, start = draft.passage.words.texts, done[-1].mention.start
    while start > 0 and texts[start - 1] in ("độ", "tuổi", "từ"):
        start -= 1
    end = draft.mention.start
    while end > start and longest(draft.passage.patterns.markers["share"], texts, end - 1, end) is not None:
        end -= 1
    return draft.passage.say(start, end) if BREAKS.isdisjoint(texts[start:end]) else None


def _in_noun(draft: Draft) -> str | None:
    """`35,3% cán bộ nữ, 21,5% cán bộ trẻ`: the noun that the share is of says which part."""
    if draft.of_words is None or draft.relation == "rate_of":
        return None
    start, end = draft.of_words
    tails, texts = draft.passage.patterns.group_tails, draft.passage.words.texts
    hits = ((at, longest(tails, texts, at, end)) for at in range(start + 1, end))
    return next((draft.passage.say(at, end) for at, hit in hits if hit is not None and hit[0] == end), None)


def _behind_cue(draft: Draft) -> str | None:
    """`đảng viên mới kết nạp là người dân tộc thiểu số chiếm 52%`: what the words behind the cue say of them."""
    cue, texts = draft.cue, draft.passage.words.texts
    if cue is None or draft.why != "cue" or cue.end >= draft.mention.start or texts[cue.end] != "là":
        return None
    end = draft.mention.start
    while end > cue.end and texts[end - 1] in ("chiếm", "đạt", "có", "tỷ", "lệ", "là", "với"):
        end -= 1
    said = texts[cue.end + 1 : end]
    return draft.passage.say(cue.end + 1, end) if said and BREAKS.isdisjoint(said) and "0" not in said else None


def _is_led(draft: Draft) -> bool:
    """Whether a percentage in a bracket has words of its own: `61 đồng chí (nữ đạt 24,6%)`."""
    lead = draft.passage.words.texts[draft.bracket + 1 : draft.mention.start]
    return bool(lead) and lead[0] not in ("chiếm", "đạt", "tỷ", "tỉ", "bằng", "tương")


def _from_cue(draft: Draft, done: Sequence[Draft]) -> str | None:
    """The group that the deciding cue gives, or else another cue of the metric beside the number."""
    cue = draft.cue
    if cue is None or draft.partitive:
        return None
    if cue.end <= draft.mention.start and (asked := _asked(draft, cue)) is not None:
        return asked
    if draft.why == "list" and not draft.shared:
        if not _joined(draft, done) or cue.rule.group is None:
            return None
        if cue.rule.group != "cue":
            return cue.rule.group
        return done[-1].group if _is_object(draft, done[-1]) and cue.end <= done[-1].mention.start else None
    if draft.why not in ("cue", "heading", "list"):
        return None
    for one in (cue, *_beside(draft, done)):
        if one.rule.group is not None:
            if one.rule.group not in ("cue", "one cue"):
                return one.rule.group
            return None if _in_row(draft, one) else _bare(draft.passage.say(one.start, one.end).lower())
    return None


def _is_object(draft: Draft, before: Draft) -> bool:
    """Whether both are objects of one verb: `cảnh cáo 2 tổ chức đảng, 17 đảng viên`; of one kind only with `và`."""
    between = draft.passage.words.texts[before.mention.end : draft.mention.start]
    if between in (["và"], ["cùng"], ["cùng", "với"], [",", "và"]):
        return True
    kinds = draft.passage.patterns.kinds
    return between == [","] and kinds.get(draft.head or "") != kinds.get(before.head or "")


def _asked(draft: Draft, cue: Cue) -> str | None:
    """`đề nghị Ban Bí thư thi hành kỷ luật 1 tổ chức đảng`: what is proposed and not yet done."""
    if not draft.passage.patterns.has(draft.metric, "proposed"):
        return None
    texts = draft.passage.words.texts
    numbers = [at for at in range(cue.start) if texts[at] in ("0", ";")]
    marks = list(draft.passage.scan.marks_in(numbers[-1] + 1 if numbers else 0, cue.start, "request"))
    if not marks or texts[marks[-1].end] == "," or "đã" in texts[marks[-1].end : cue.start]:
        return None  # `theo yêu cầu, các cấp ủy đã kỷ luật 15 đảng viên`
    return draft.passage.say(marks[-1].start, marks[-1].end).lower()


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


def _behind(draft: Draft) -> str | None:
    """`là học sinh`, `ở vùng sâu`, `nữ`, `dưới 40 tuổi`: what stands behind the noun up to a break."""
    passage, texts = draft.passage, draft.passage.words.texts
    patterns, head = passage.patterns, draft.mention.head
    at = draft.mention.end
    if head is not None:
        hit = longest(patterns.group_tails, texts, head.core_end, len(texts))
        if hit is not None:
            end = hit[0]
            if texts[end - 2 : end] == ["trình", "độ"]:  # `có trình độ tiến sĩ`
                ends, stop = patterns.markers["group_end"], tail_end(draft)
                while end < stop and longest(ends, texts, end, stop) is None:
                    end += 1
            return passage.say(head.core_end, end)
    elif draft.of_words is not None:
        at = draft.of_words[1]
    elif texts[at : at + 1] in (["là"], ["về"], ["thuộc"], ["ở"]):
        pass  # `ít nhất 45% là nữ`, `27 ý kiến, trong đó 14 về đất đai`
    else:
        return None
    if at >= len(texts) or texts[at : at + 2] == ["các", "cấp"]:
        return None  # `18 cấp ủy viên các cấp`
    if texts[at] in BREAKS or texts[at] in ("=", "và", "cùng", "với", "cho", "đạt", "chiếm"):
        return None
    if (people := _people(draft, at)) is not None:
        return people
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
    if not part and texts[start] == "thuộc" and _is_of_body(draft, at):
        return None  # `13 đảng viên thuộc Đảng bộ xã được trao`: whose they are
    end, stop = at, tail_end(draft)
    if draft.cue is not None and draft.cue.rule.direction == "after" and at < draft.cue.start < stop:
        stop = draft.cue.start
    while end < stop and (end == at or longest(patterns.markers["group_end"], texts, end, stop) is None):
        end += 1
    while end > at and texts[end - 1] in OPEN:
        end -= 1
    return passage.say(at, end) or None


def _is_of_body(draft: Draft, at: int) -> bool:
    """Whether a body is named there: `Đảng bộ xã`, `các chi bộ trực thuộc`."""
    texts, patterns = draft.passage.words.texts, draft.passage.patterns
    hits = (longest(patterns.heads, texts, place, len(texts)) for place in range(at, min(at + 3, len(texts))))
    return any(hit is not None and patterns.kinds[hit[1]] in ("orgs", "place") for hit in hits)


def _people(draft: Draft, at: int) -> str | None:
    """`87 đảng viên người Vân Kiều, Pa Kô`: the people that they are of."""
    words, cased = draft.passage.words, draft.passage.folded.cased
    texts = words.texts
    name = at + (1 if texts[at] == "người" else 2 if texts[at : at + 2] == ["dân", "tộc"] else 0)
    if texts[at : at + 3] == ["người", "dân", "tộc"]:
        name = at + 3
    end = name
    while end < len(texts) and cased[words.starts[end]].isupper():
        end += 1
        if texts[end : end + 1] in ([","], ["và"]) and end + 1 < len(texts) and cased[words.starts[end + 1]].isupper():
            end += 1
    return draft.passage.say(at, end) if name < end and name > at else None


def _role(draft: Draft) -> str | None:
    """`chuyển đổi 2 đồng chí trưởng phòng`: the post that the noun names."""
    head = draft.mention.head
    if head is None or head.name != "cadre":
        return None
    text = draft.passage.say(head.start, head.end).lower()
    return text.removeprefix("đồng chí ") if text.startswith("đồng chí ") else None


def _body(draft: Draft, done: Sequence[Draft]) -> str | None:
    """`quy hoạch Ban Chấp hành 61 đồng chí, Ban Thường vụ 19 đồng chí`: the committee that they are planned for."""
    if not draft.passage.patterns.has(draft.metric, "by body"):
        return None
    texts, end = draft.passage.words.texts, draft.mention.start
    start = lead_start(draft, done)
    if draft.cue is not None and draft.why == "cue":
        start = max(start, draft.cue.end)
    if not done and not (draft.cue is not None and draft.why == "cue"):
        return None
    while end > start and texts[end - 1] in (":", "có", "gồm", "là"):
        end -= 1
    at = next((at for at in range(max(start, end - 4), end) if is_body(draft.passage, at, end)), None)
    while at is not None and (wider := _body_before(draft.passage, start, at)) is not None:
        at = wider  # `Ban Thường vụ Tỉnh ủy gồm 14 người`
    return draft.passage.say(at, end) if at is not None else None


def _body_before(passage: Passage, start: int, end: int) -> int | None:
    """Where a committee's name begins that ends right before word `end`."""
    return next((at for at in range(max(start, end - 4), end) if is_body(passage, at, end)), None)


def _in_brackets(draft: Draft) -> str | None:
    """`kỷ luật 1 tổ chức đảng (khiển trách)`: nothing but the form stands in the bracket behind the noun."""
    texts, end = draft.passage.words.texts, draft.mention.end
    if texts[end : end + 1] != ["("]:
        return None
    inside = [cue for cue in draft.passage.scan.cues_in(end + 1, end + 2) if cue.rule.metric == draft.metric]
    cue = next((cue for cue in inside if cue.rule.group and texts[cue.end : cue.end + 1] == [")"]), None)
    return _bare(draft.passage.say(cue.start, cue.end).lower()) if cue is not None else None


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
        core = _core(draft.parent) if draft.parent is not None else ""
        behind = text.lower().removeprefix(f"{core} ") if core else text.lower()
        if behind == text.lower() or longest(draft.passage.patterns.tails, behind.split(), 0, len(behind.split())):
            return None
        return text if behind != text.lower() else None
    if whole and text.lower().startswith(f"{whole} ") and head.name in PLAIN:
        return text[len(whole) + 1 :]  # `382 đơn khiếu nại` of 1.406 đơn
    if head.name in PLAIN or text.lower() in PLAIN_WORDS or text.lower() == whole:
        return None
    return text


def _core(draft: Draft) -> str:
    """The counted noun without what may follow it: `chi bộ` of `19 chi bộ trực thuộc`."""
    head = draft.mention.head
    if head is None:
        return (draft.unit or "").lower()
    texts, tails = draft.passage.words.texts, draft.passage.patterns.tails
    end = next((at for at in range(head.start + 1, head.end) if longest(tails, texts, at, head.end)), head.end)
    return draft.passage.say(head.start, end).lower()


def _is_labelled(draft: Draft) -> bool:
    """Whether the words before the number can be its group: it is a part, or a bare number of a list."""
    if draft.why in ("part", "linked") or draft.partitive:
        return draft.relation == "part_of" or draft.partitive
    if draft.why == "list" and draft.relation == "part_of":
        return True
    return (draft.mention.head is None and draft.why in ("list", "passage", "cue")) or draft.why == "passage"


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
