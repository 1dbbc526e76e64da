"""The event that an article reports: what happened there happened on its days, wherever in the article that is told."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.rules.periods import PeriodWords
from vnpartyextract.rules.phrases import syllables
from vnpartyextract.text import Folded
from vnpartyextract.when.frames import Frame, Scene, at, is_days

LEAD = 5  # sentences of an article in which its event is told
BEHIND = 30  # characters behind a caption that name who took the picture


@dataclass(slots=True)
class Event:
    """The days of the event: of the article's own, of one that the paragraph tells of, and those told so far.

    `headline`: those of the event that the headline is about, where a paragraph near the top begins with it; `told`:
    for each metric, the last event at whose like it happens, where a paragraph begins with it; `over`: the paragraph
    has gone on to another time.
    """

    headline: Frame | None = None
    own: Frame | None = None
    here: Frame | None = None
    told: dict[str, Frame] = field(default_factory=dict)
    paragraph: int = -1
    over: bool = False

    def read(self, scene: Scene) -> None:
        """Take in the days that a sentence names."""
        opens = scene.sentence.paragraph != self.paragraph
        if opens:
            self.paragraph, self.here = scene.sentence.paragraph, None
            self.over = False
        days = next((frame for frame in scene.frames if _is_event(frame)), None)
        if days is None:
            self.over = self.over or any(_is_newer(frame) for frame in scene.frames)
            return
        self.here, self.over = days, False
        if self.own is None and scene.number <= LEAD and scene.place.kind == "prose":
            self.own = days
        if opens and days.opens:
            self.told |= dict.fromkeys(days.held_for, days)

    def days_of(
        self, draft: Draft, scene: Scene, frame: Frame | None, folded: Folded, words: PeriodWords
    ) -> Frame | None:
        """The days of the event that the draft is told of; None where it is of none, or `frame` tells its own."""
        if scene.place.kind == "beside" and frame is None and not draft.target:
            return self.headline if self.headline is not None and draft.metric in self.headline.held_for else None
        days = self.here or self.told.get(draft.metric) or self.own
        if days is None or self.over or draft.target:
            return None
        if not _happened_there(draft, scene, days, folded, words):
            return None
        if frame is not None and frame.told is not None:
            governs = frame.opens and not (frame.report or frame.about or frame.term)
            if is_days(frame.told) or (governs and frame.sentence == scene.number and frame.start < days.start):
                return None
            if governs and frame.sentence == scene.number and days.sentence != scene.number:
                return None
        return days


def find_event(scenes: Sequence[Scene]) -> Event:
    """What is known before the text is read on: the event that the headline is about."""
    first = next((scene for scene in scenes if scene.place.kind == "prose" and scene.frames), None)
    if first is None or first.number > LEAD:
        return Event()
    return Event(headline=next((frame for frame in first.frames if _is_event(frame) and frame.opens), None))


def _is_event(frame: Frame) -> bool:
    plain = frame.bracket < 0 and not (frame.plan or frame.now or frame.term or frame.back)
    return plain and frame.lasts and frame.told is not None and is_days(frame.told)


def _is_newer(frame: Frame) -> bool:
    """Whether the text goes on to what happened at another time: not only what is reported, or a term."""
    about = frame.report or frame.about or frame.term or frame.plan or frame.now or frame.back
    return frame.opens and frame.told is not None and frame.bracket < 0 and not about


def _happened_there(draft: Draft, scene: Scene, days: Frame, folded: Folded, words: PeriodWords) -> bool:
    """Whether the draft tells of who attended, was elected or was given something at an event."""
    if draft.relation == "attends":
        return False
    said: Sequence[str] = syllables(folded.text[scene.sentence.start : scene.sentence.end])
    there = words.holds("at_event", said) or _is_caption(scene, folded, words)
    if draft.metric in days.held_for:
        elsewhere = any(one.told is None and one.opens and not one.back for one in scene.frames)  # `Trước đó, …`
        if there or not (elsewhere or draft.metric in words.told_there):
            return True
    if draft.metric in words.given or (draft.head == "delegate" and draft.metric in words.attending and there):
        return there  # `Tại hội nghị, có 11 đại biểu phát biểu`
    if draft.metric not in words.attending | words.elected:
        return False
    has = draft.passage.patterns.has
    if any(has(other.metric, "attended") for other in scene.drafts if at(other) < at(draft)):
        return False  # `mở 5 hội nghị với 1.236 lượt người dự`: they attended those
    return words.holds("gathering", said) and words.holds(
        "present" if draft.metric in words.attending else "elections", said
    )


def _is_caption(scene: Scene, folded: Folded, words: PeriodWords) -> bool:
    """Whether the sentence tells what a picture shows: who took it stands in it or behind it."""
    line = folded.text[scene.sentence.start : scene.sentence.end + BEHIND]
    return words.holds("caption", syllables(line.partition("\n")[0]))
