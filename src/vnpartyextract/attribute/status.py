"""Whether a figure is reported or aimed at."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS


def is_target(draft: Draft, governed: bool, ahead: Sequence[int] = ()) -> bool:
    """Whether the figure is planned, aimed at or required: a target word before it, and no word of result between.

    `governed`: what goes before says so; `ahead`: places in the text where times begin that are still to come.
    """
    passage = draft.passage
    if draft.target:
        return True
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
        if mark.kind == "target":
            # `đạt 150% chỉ tiêu đại hội đề ra; 2 đảng viên …`: it closes what was said
            counted = any(mention.at < mark.start for mention in passage.mentions)
            state = state or not counted or texts[mark.end] not in (",", ";")
        elif mark.kind == "target_opening":
            state = state or mark.start == 0 or texts[mark.start - 1] in BREAKS
        elif mark.kind == "target_reset":
            state = False
        elif mark.kind == "target_near" and _near(draft, mark.end):
            state = True
    return state or bool(coming)


def _near(draft: Draft, end: int) -> bool:
    """Whether a word for a target stands right before the number, or before the cue right before it."""
    texts = draft.passage.words.texts
    stops = [draft.mention.start]
    if draft.cue is not None and draft.cue.end <= draft.mention.start and draft.why == "cue":
        stops.append(draft.cue.start)
    return any(0 <= stop - end <= 2 and not any(text in ",;)." for text in texts[end:stop]) for stop in stops)
