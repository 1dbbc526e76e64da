"""Groups of a closed form that a metric's file gives: the grade of a badge (`50 năm tuổi Đảng`)."""

import re
from bisect import bisect_left
from functools import cache

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scope import tail_end
from vnpartyextract.rules.phrases import longest
from vnpartyextract.text import normal


@cache
def _compiled(shape: str) -> re.Pattern[str]:
    return re.compile(shape)


def shaped(draft: Draft, metric: str, start: int) -> str | None:
    """What has the shape of the metric's groups: behind the noun, else the nearest from word `start` to the number.

    Behind the noun it stands before the next number that counts something: `4 đảng viên 40 năm và 11 đảng viên 30 năm`.
    """
    passage = draft.passage
    shape = passage.patterns.metrics[metric].group_shape if metric in passage.patterns.metrics else None
    if shape is None:
        return None
    words, pattern, text = passage.words, _compiled(shape), passage.folded.text
    tail = tail_end(draft, over_comma=True, over_numbers=True)
    for later in passage.mentions[draft.number + 1 :]:
        if later.at >= tail:
            break
        if later.head is not None and not pattern.match(text, words.starts[later.at]):
            tail = later.start
            break
    match = None
    if tail > draft.mention.end:
        match = pattern.search(text, words.ends[draft.mention.end - 1], words.ends[tail - 1])
        stop = tail_end(draft, over_numbers=True)  # where it begins; it may run on behind a comma
        if match is not None and stop < len(words.starts) and match.start() >= words.starts[stop]:
            match = None
        if match is not None and _leads_on(draft, match.end()):
            match = None
    if match is None:
        before = list(pattern.finditer(text, words.starts[start], words.starts[draft.mention.start]))
        match = before[-1] if before else None
    if match is None:
        return None
    span = passage.folded.span(*match.span())
    return normal(passage.source[span.start : span.end])


def _leads_on(draft: Draft, end: int) -> bool:
    """Whether what ends there leads to the next number: `2 đồng chí và trao Huy hiệu 50 năm cho 8 đồng chí`."""
    passage, texts = draft.passage, draft.passage.words.texts
    later = next((one for one in passage.mentions[draft.number + 1 :] if one.head is not None), None)
    start = bisect_left(passage.words.starts, end)
    if later is None or start >= later.start:
        return False
    lead = passage.patterns.markers["lead"]
    return all(longest(lead, texts, at, at + 1) is not None and texts[at] != "và" for at in range(start, later.start))
