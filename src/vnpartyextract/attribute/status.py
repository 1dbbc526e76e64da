"""Whether a figure is reported or aimed at."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS
from vnpartyextract.rules.phrases import longest


def is_target(draft: Draft, governed: bool, ahead: Sequence[int] = ()) -> bool:
    """Whether the figure is planned, aimed at or required: a target word before it, and no word of result between.

    `governed`: what goes before says so; `ahead`: places in the text where times begin that are still to come.
    """
    passage = draft.passage
    if draft.target:
        return True
    if _is_base(draft):
        return False
    state, texts = governed, passage.words.texts
    number = passage.words.starts[draft.at]
    coming = [place for place in ahead if passage.sentence.start <= place < number]
    for mark in passage.scan.marks:
        if mark.end > draft.mention.start:
            break
        if coming and passage.words.starts[mark.start] > coming[0]:
            state, coming = True, []
        if passage.scan.brackets[mark.start] not in (-1, draft.bracket):
            continue  # `kết nạp 58 đảng viên (chỉ tiêu là 50), trong đó …`: said of the bracket alone
        if mark.kind == "request" and _asks(draft, mark.end):
            state = True
        elif mark.kind == "target":
            # `đạt 150% chỉ tiêu đại hội đề ra; 2 đảng viên …`: it closes what was said
            counted = any(mention.at < mark.start for mention in passage.mentions)
            state = state or not counted or texts[mark.end] not in (",", ";", "(", ")", ".")
        elif mark.kind == "target_opening":
            state = state or mark.start == 0 or texts[mark.start - 1] in BREAKS
        elif mark.kind == "target_reset":
            state = False
        elif mark.kind == "target_near" and _near(draft, mark.end) and not _is_noun(draft, mark.start):
            state = True
    return state or bool(coming)


def _near(draft: Draft, end: int) -> bool:
    """Whether a word for a target stands right before the number, or before the cue right before it."""
    texts = draft.passage.words.texts
    stops = [draft.mention.start]
    if draft.cue is not None and draft.cue.end <= draft.mention.start and draft.why == "cue":
        stops.append(draft.cue.start)
    return any(0 <= stop - end <= 2 and not any(text in ",;)." for text in texts[end:stop]) for stop in stops)


def _asks(draft: Draft, end: int) -> bool:
    """`đề nghị các cấp ủy kết nạp thêm 70 đảng viên`: somebody is asked to do it. What is proposed is told as done."""
    passage = draft.passage
    if passage.patterns.has(draft.metric, "proposed") or passage.patterns.has(draft.metric, "settled"):
        return False
    texts, stop = passage.words.texts, draft.mention.start
    if any(texts[at] in ";0" for at in range(end, stop)) or texts[stop - 1] == ",":
        return False  # `đề nghị Ban Thường vụ quyết định, 1 hồ sơ xin ý kiến`: the number opens what is told next
    return any(
        (hit := longest(passage.patterns.heads, texts, at, stop)) is not None
        and passage.patterns.kinds[hit[1]] == "orgs"
        for at in range(end, min(end + 12, stop))
    )


def _is_base(draft: Draft) -> bool:
    """`kết nạp 3% so với tổng số đảng viên đầu nhiệm kỳ (5.610 đồng chí)`: what is compared with is there."""
    texts = draft.passage.words.texts
    lead = texts[max(0, draft.bracket - 12) : draft.bracket] if draft.bracket >= 0 else []
    return draft.why == "cue" and any(lead[at : at + 2] == ["so", "với"] for at in range(len(lead)))


def _is_noun(draft: Draft, at: int) -> bool:
    """`kết nạp 821/1.450 chỉ tiêu (đạt 56,62%)`: the plan is the noun of the number before."""
    return any(one.at < at < one.end for one in draft.passage.mentions[: draft.number])
