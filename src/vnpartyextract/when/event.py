"""The event that an article reports: what happened there happened on its days, wherever in the article that is told."""

from collections.abc import Sequence
from dataclasses import dataclass

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.rules.periods import PeriodWords
from vnpartyextract.rules.phrases import syllables
from vnpartyextract.text import Folded
from vnpartyextract.when.frames import Frame, Scene, at, is_days

LEAD = 5  # sentences of an article in which its event is told


@dataclass(slots=True)
class Event:
    """The days of the event: of the article's own, and of one that the paragraph tells of.

    `over`: the paragraph has gone on to another time.
    """

    own: Frame | None = None
    here: Frame | None = None
    paragraph: int = -1
    over: bool = False

    def read(self, scene: Scene) -> None:
        """Take in the days that a sentence names."""
        if scene.sentence.paragraph != self.paragraph:
            self.paragraph, self.here = scene.sentence.paragraph, None
            self.over = False
        days = next((frame for frame in scene.frames if _is_event(frame)), None)
        if days is None:
            self.over = self.over or any(_is_newer(frame) for frame in scene.frames)
            return
        self.here, self.over = days, False
        if self.own is None and scene.number <= LEAD and scene.place.kind == "prose":
            self.own = days

    def days_of(
        self, draft: Draft, scene: Scene, frame: Frame | None, folded: Folded, words: PeriodWords
    ) -> Frame | None:
        """The days of the event that the draft is told of; None where it is of none, or `frame` tells its own."""
        days = self.here or self.own
        if days is None or self.over or draft.target or not _happened_there(draft, scene, days, folded, words):
            return None
        if frame is not None and frame.told is not None:
            governs = frame.opens and not (frame.report or frame.about or frame.term)
            if is_days(frame.told) or (governs and frame.sentence == scene.number and frame.start < days.start):
                return None
            if governs and frame.sentence == scene.number and days.sentence != scene.number:
                return None
        return days


def _is_event(frame: Frame) -> bool:
    plain = frame.bracket < 0 and not (frame.plan or frame.now or frame.term or frame.back)
    return plain and frame.lasts and frame.told is not None and is_days(frame.told)


def _is_newer(frame: Frame) -> bool:
    """Whether the text goes on to what happened at another time: not only what is reported, or a term."""
    about = frame.report or frame.about or frame.term or frame.plan or frame.now or frame.back
    return frame.opens and frame.told is not None and frame.bracket < 0 and not about


def _happened_there(draft: Draft, scene: Scene, days: Frame, folded: Folded, words: PeriodWords) -> bool:
    """Whether the draft tells of who attended, was elected or was given something at an event."""
    if draft.relation == "attends" or draft.metric not in words.attending | words.elected | words.given:
        return False
    said: Sequence[str] = syllables(folded.text[scene.sentence.start : scene.sentence.end])
    if draft.metric in words.given:
        elsewhere = any(one.told is None and one.opens and not one.back for one in scene.frames)  # `Trước đó, …`
        return (days.gives and not elsewhere and draft.metric in words.badges) or words.holds("at_event", said)
    has = draft.passage.patterns.has
    if any(has(other.metric, "attended") for other in scene.drafts if at(other) < at(draft)):
        return False  # `mở 5 hội nghị với 1.236 lượt người dự`: they attended those
    return words.holds("gathering", said) and words.holds(
        "present" if draft.metric in words.attending else "elections", said
    )
