"""Unit, `of`, group and topic of a figure: what is said about it beside its metric."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.group import group_of, topic_of
from vnpartyextract.attribute.noun import said_noun
from vnpartyextract.attribute.scope import lead_start
from vnpartyextract.attribute.share import last_percent
from vnpartyextract.attribute.unit import counted, unit_before, whole_before


def describe(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> None:
    """Fill in what is said about a draft. `done`: those before it in the sentence; `earlier`: in the passage."""
    mention, passage = draft.mention, draft.passage
    if mention.percent:
        draft.unit = "%"
        if draft.of_words is not None:
            draft.of = counted(passage.say(*draft.of_words)) or None
        elif draft.metric not in ("plan_rate", "other"):
            draft.of = whole_before(draft, done)[1] or _told_noun(draft, done)
            last = last_percent(done)
            if draft.of is None and draft.why == "list" and last is not None:
                draft.of = last.of
    elif mention.head is not None:
        draft.unit = counted(passage.say(mention.head.start, mention.head.end)) or None
    else:
        draft.unit = unit_before(draft, done, earlier)
    group = group_of(draft, done)
    draft.group = group if group is not None and any(letter.isalpha() for letter in group) else None
    draft.topic = topic_of(draft)


def _told_noun(draft: Draft, done: Sequence[Draft]) -> str | None:
    """`tỷ lệ đảng viên hoàn thành tốt nhiệm vụ đạt 95%`: the noun that the predicate is about."""
    told, cue = said_noun(draft, lead_start(draft, done), draft.mention.start), draft.cue
    if told is None or cue is None or draft.why != "cue" or not told[1] <= cue.start < draft.mention.start:
        return None
    return counted(draft.passage.say(*told[:2])) or None
