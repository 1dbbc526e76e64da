"""Unit, `of`, group and topic of a figure: what is said about it beside its metric."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.group import group_of, topic_of
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
            draft.of = whole_before(draft, done)[1]
            last = last_percent(done)
            if draft.of is None and draft.why == "list" and last is not None:
                draft.of = last.of
    elif mention.head is not None:
        draft.unit = counted(passage.say(mention.head.start, mention.head.end)) or None
    else:
        draft.unit = unit_before(draft, done, earlier)
    draft.group = group_of(draft, done)
    draft.topic = topic_of(draft)
