"""When a figure happened: every draft gets the period of the time expression that governs it.

In this order: an expression in its own bracket or clause, in its own sentence, the newest one of an earlier sentence of
its paragraph, the one of the sentence that opens its list or section, the period of the whole that it is a part of.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from vnpartyextract.annotate.dates import DateMention
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.discourse import Place
from vnpartyextract.model import Period
from vnpartyextract.rules.periods import PeriodWords
from vnpartyextract.rules.phrases import syllables
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded
from vnpartyextract.when.event import find_event
from vnpartyextract.when.frames import Frame, Scene, at, scenes
from vnpartyextract.when.terms import Terms

KEPT = 12  # time expressions of a paragraph that may still govern it
STEPS = 4  # from a part to its whole, to the whole of that

Source = Literal["clause", "sentence", "event", "carried", "whole", "again"]


@dataclass(frozen=True, slots=True)
class FigurePeriod:
    """When a figure happened. `start` and `end` are days, None where open or unknown.

    `at` is the place of the time expression in the folded text, `source` how it came to the figure, `sentence` the
    number of the sentence that it stands in.
    """

    start: date | None
    end: date | None
    at: tuple[int, int]
    source: Source
    sentence: int


def assign_periods(
    drafts: Sequence[Draft],
    dates: Sequence[tuple[DateMention, Period]],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    folded: Folded,
    words: PeriodWords,
    *,
    published: date | None,
) -> list[FigurePeriod | None]:
    """For each draft, in the same order, when it happened; None where the text does not tell.

    `dates`: the time expressions with the days that they mean, in text order, those in words alone among them;
    `places`: where each sentence stands in the outline.
    """
    found: dict[int, FigurePeriod | None] = {}
    carried: list[Frame] = []
    governing: dict[int, list[Frame]] = {}  # what is carried on from each sentence that opens a list or a section
    paragraph = line = -1
    cut = list(scenes(drafts, dates, sentences, places, folded, words, published=published))
    event = find_event(cut)
    terms = Terms(dates, folded, published)
    for scene in cut:
        parent, is_new = scene.place.parent, scene.sentence.paragraph != paragraph
        if parent is not None and scene.sentence.line != line and (is_new or scene.place.kind != "prose"):
            carried = governing[parent]
        elif scene.place.kind == "heading":
            carried = []  # a new section
        elif is_new:
            opening = syllables(folded.text[scene.sentence.start : scene.sentence.start + 40])
            carried = carried if words.goes_on(opening) else []
        paragraph, line = scene.sentence.paragraph, scene.sentence.line
        terms.fill(scene, folded)
        event.read(scene)
        before: FigurePeriod | None = None
        for draft in scene.drafts:
            days = event.days_of(draft, scene, _own(draft, scene, published), folded, words)
            if days is not None:
                found[id(draft)] = _dated(days, "event")
                continue
            here = _period(draft, scene, carried, before, words, published)
            if here is None and draft.metric in words.yearly and not (scene.repeated or draft.target):
                here = _dated(terms.year(), "carried")
            found[id(draft)] = here
            before = here if scene.bracket(at(draft)) < 0 else before
        carried = _newest(carried, [] if scene.place.kind == "beside" else _lasting(scene))
        if scene.place.opens:
            governing[scene.number] = carried
    given = [_shared(draft, found) for draft in drafts]
    headlines = {id(draft) for scene in cut if scene.place.kind == "beside" for draft in scene.drafts}
    return [
        _again(number, drafts, given, headlines) if told is None and id(draft) in headlines else told
        for number, (draft, told) in enumerate(zip(drafts, given, strict=True))
    ]


def _again(
    number: int, drafts: Sequence[Draft], given: Sequence[FigurePeriod | None], headlines: set[int]
) -> FigurePeriod | None:
    """When a figure of the headline happened: as the text tells it, where it is told again, but for single days."""
    draft = drafts[number]
    said = draft.mention.number.value
    for other, told in zip(drafts[number + 1 :], given[number + 1 :], strict=True):
        same = other.metric == draft.metric and other.mention.number.value == said and other.target == draft.target
        if same and id(other) not in headlines:
            days = told is not None and told.start is not None and told.start == told.end
            return replace(told, source="again") if told is not None and not days else None
    return None


def _period(
    draft: Draft,
    scene: Scene,
    carried: Sequence[Frame],
    before: FigurePeriod | None,
    words: PeriodWords,
    published: date | None,
) -> FigurePeriod | None:
    """When the draft happened; `before` is what the last draft outside of brackets was given."""
    frame = _own(draft, scene, published)
    if frame is not None:
        frame.aimed = draft.target if frame.aimed is None else frame.aimed and draft.target
        return _dated(frame, "clause" if scene.clause(frame.start) == scene.clause(at(draft)) else "sentence")
    if before is not None and scene.bracket(at(draft)) >= 0:
        return before
    if scene.repeated:
        return None
    found = _dated(_carry(draft, carried, words, published), "carried")
    return _whole_year(draft, scene, published) if found is None else found


def _own(draft: Draft, scene: Scene, published: date | None) -> Frame | None:
    """The frame of the draft's own sentence that dates it, or None."""
    place = at(draft)
    usable = [frame for frame in scene.near(place) if _fits(draft, frame, published)]
    if not usable:
        return None
    bracket = scene.bracket(place)
    if bracket >= 0:
        near = [frame for frame in usable if frame.bracket == bracket]
        if near:
            return next((frame for frame in reversed(near) if frame.start < place), near[0])
    clause = scene.clause(place)
    for frame in usable:
        if frame.start > place and not frame.leads and scene.clause(frame.start) == clause and frame.bracket < 0:
            return frame
        if frame.bracket > place and scene.clause(frame.bracket - 1) == clause and _alone(frame, draft, scene):
            return frame  # `kết nạp 15 đảng viên (năm 2022)`
    frames = [frame for frame in usable if frame.bracket < 0]
    before = [frame for frame in frames if frame.start < place and (frame.lasts or scene.clause(frame.start) == clause)]
    if any(not frame.narrow for frame in before):
        # `riêng năm 2019 kết nạp 12 đảng viên; mở 5 lớp`: the lớp are of the whole time
        before = [frame for frame in before if not frame.narrow or scene.part(frame.start) == scene.part(place)]
    if before and before[-1].plan:
        return before[-1]  # `bằng 93,7% kế hoạch năm 2022 (2.600 đảng viên)`
    if before:
        return ([frame for frame in before if frame.leads] or before)[-1]
    after = [frame for frame in frames if frame.start > place]
    # `… bị kỷ luật, nhiệm kỳ 2010-2015.`: nothing is said behind it that it could lead
    return after[0] if after and (not after[0].leads or scene.behind(after[0].end) - after[0].end <= 2) else None


def _fits(draft: Draft, frame: Frame, published: date | None) -> bool:
    """Whether the frame may date such a figure: a plan's year only what is aimed at, the future nothing reported."""
    if draft.target or frame.told is None:
        return True
    start = frame.told.start
    return not (frame.plan or (published is not None and start is not None and start > published))


def _alone(frame: Frame, draft: Draft, scene: Scene) -> bool:
    """Whether the frame's bracket holds no figure, and the draft is the last one before it."""
    after = bisect_right(scene.places, at(draft))
    if after == len(scene.places):
        return True
    following = scene.places[after]
    return following > frame.end and scene.bracket(following) != frame.bracket


def _carry(draft: Draft, carried: Sequence[Frame], words: PeriodWords, published: date | None) -> Frame | None:
    """The frame of an earlier sentence that can date the draft too."""
    # What exists is dated by a state alone, what happened never by one.
    stock = draft.metric in words.stocks and draft.parent is None
    fitting = (
        frame
        for frame in reversed(carried)
        if _fits(draft, frame, published) and not (frame.term and draft.metric in words.elected)
    )
    frame = next((frame for frame in fitting if (frame.now if stock else not frame.state)), None)
    if frame is None or frame.told is None:
        return None
    if draft.target:
        past = published is not None and frame.told.end is not None and frame.told.end < published
        return frame if frame.aimed or (frame.aimed is None and not past) else None
    return frame


def _lasting(scene: Scene) -> list[Frame]:
    """The frames that go on to govern the sentences behind this one, the newest last."""
    frames = [
        frame
        for frame in scene.frames
        if frame.bracket < 0
        and frame.lasts
        and (frame.opens or frame.report or frame.aimed is not None or scene.sentence.end - frame.end <= 2)
    ]
    if len(frames) > KEPT:
        frames = [*frames[:4], *frames[4 - KEPT :]]
    wide = [frame for frame in frames if not any(other.start < frame.start and other.holds(frame) for other in frames)]
    leading = [frame for frame in wide if frame.leads]
    spans = [frame for frame in leading if frame.told is None or frame.told.type != "day" or frame.now]
    return next((some for some in (spans, leading, wide) if some), [])


def _newest(carried: list[Frame], lasting: list[Frame]) -> list[Frame]:
    """What is carried on: `riêng năm 2019` does not end the term that it lies in, `đến nay` no year named with it."""
    fresh = [frame for frame in lasting if not (frame.narrow and any(outer.holds(frame) for outer in carried))]
    return [*carried, *(frame for frame in fresh if frame.now), *(frame for frame in fresh if not frame.now)][-KEPT:]


def _whole_year(draft: Draft, scene: Scene, published: date | None) -> FigurePeriod | None:
    """`cả năm kết nạp 386 đảng viên`, where no year was named: that of the day of writing."""
    texts, starts, ends = draft.passage.words.texts, draft.passage.words.starts, draft.passage.words.ends
    clause = scene.clause(at(draft))
    for place in range(draft.at - 1, 0, -1):
        if published is None or scene.clause(starts[place]) != clause:
            break
        if texts[place] == "năm" and texts[place - 1] == "cả":
            first, last = date(published.year, 1, 1), date(published.year, 12, 31)
            return FigurePeriod(first, last, (starts[place - 1], ends[place]), "clause", scene.number)
    return None


def _dated(frame: Frame | None, source: Source) -> FigurePeriod | None:
    if frame is None or frame.told is None:
        return None
    start, end = frame.told.start, frame.told.end
    if start and end and end < start:
        end = None
    return FigurePeriod(start, end, (frame.start, frame.end), source, frame.sentence)


def _shared(draft: Draft, found: dict[int, FigurePeriod | None]) -> FigurePeriod | None:
    """The draft's own period, else that of the whole that it is a part of."""
    own = found.get(id(draft))
    if own is not None and own.source != "carried":
        return own
    wholes = list(_wholes(draft))
    whole = next((told for other in wholes if (told := found.get(id(other))) is not None), None)
    if whole is None:
        return None if wholes and wholes[0].passage is draft.passage else own
    return replace(whole, source="whole")


def _wholes(draft: Draft) -> Iterator[Draft]:
    """The figures that the draft is a part of, the nearest first: `khiển trách 39 (52,7%)` of `kỷ luật 74`."""
    parent = draft.parent
    for _ in range(STEPS):
        if parent is None or parent.target != draft.target:
            return
        yield parent
        parent = parent.parent
