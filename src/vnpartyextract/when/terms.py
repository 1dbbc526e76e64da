"""The years and terms that a text names, for expressions that only point to them: `trong năm`, `nhiệm kỳ qua`."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from vnpartyextract.annotate.dates import DateMention
from vnpartyextract.model import Period
from vnpartyextract.text import Folded
from vnpartyextract.when.frames import Frame, Scene, is_days


class Terms:
    """The years and terms that the text names, for `trong năm`, `nhiệm kỳ này` and `nhiệm kỳ qua`."""

    def __init__(
        self,
        dates: Sequence[tuple[DateMention, Period]],
        folded: Folded,
        published: date | None,
    ) -> None:
        named = [told for mention, told in dates if "nhiệm kỳ" in folded.text[mention.start : mention.end]]
        whole = sorted({told.start: told for told in named if told.start and told.end}.values(), key=_start)
        self._past = whole[0] if len(whole) > 1 else None
        if (
            len(whole) == 1
            and published is not None
            and whole[0].end is not None
            and whole[0].end.year <= published.year
        ):
            self._past = whole[0]
        self._last: Period | None = None
        self._year: Frame | None = None
        self._any: Period | None = None
        self._day: Period | None = None
        self._shorter: dict[str, Period] = {}
        self._first_months: dict[int, Period] = {}
        self._published = published
        begun = [told for told in whole if published is None or (told.start and told.start <= published)]
        self._running = begun[-1] if begun else None

    def fill(self, scene: Scene, folded: Folded) -> None:
        """Give the scene's years and terms without figures the days of the one that was named."""
        for frame in scene.frames:
            if frame.back:
                frame.told = self._day if frame.back == "same_day" else self._any
                continue
            if frame.told is not None and not (frame.plan or frame.inner):
                self._any = frame.told
                self._day = frame.told if is_days(frame.told) else self._day
            if frame.months:
                frame.told = self._first_months.get(frame.months)
            elif frame.inner:
                frame.told = self._spoken_of(frame.inner, frame.told)
            elif frame.told is not None:
                self._keep(frame, frame.told)
            if frame.now and frame.told is not None and folded.text.endswith("đầu nhiệm kỳ ", 0, frame.start):
                frame.told = replace(frame.told, start=self._running.start if self._running else None)
            if not frame.term:
                continue
            if frame.told is None:
                past = folded.text.endswith(("qua", "rồi"), frame.start, frame.end)
                frame.told = (self._past if past else None) or self._last
            elif frame.told.end is not None:
                self._last = frame.told
        if any((frame.inner or frame.months) and frame.told is None for frame in scene.frames):
            # What governed before goes on.
            scene.frames = [frame for frame in scene.frames if not (frame.inner or frame.months) or frame.told]

    def _keep(self, frame: Frame, told: Period) -> None:
        """Remember a time that the text reports of."""
        if told.type == "range" and told.start is not None and told.end is not None:
            first = (told.start.month, told.start.day) == (1, 1) and told.start.year == told.end.year
            if first and (told.end + timedelta(days=1)).day == 1:
                self._first_months[told.end.month] = told
        if not _reports(frame):
            return
        if told.type == "year":
            self._year = frame
        elif told.type in ("quarter", "month"):
            self._shorter[told.type] = told
        if told.type == "quarter" and told.start is not None and told.start.month == 1:
            self._first_months[3] = told

    def year(self) -> Frame | None:
        """The year that the text reports of at this place."""
        return self._year

    def _spoken_of(self, kind: str, told: Period | None) -> Period | None:
        """The year of `trong năm`: the last that was named, if the text can be a report of it; so of `trong quý`."""
        if kind in ("quarter", "month"):
            return self._shorter.get(kind)
        named, published = self._year.told if self._year is not None else None, self._published
        if named is None or named.start is None:
            return told
        return named if published is None or published.year - 1 <= named.start.year <= published.year else told


def _reports(frame: Frame) -> bool:
    """Whether the text reports of the frame's time, and does not only mention it."""
    return frame.bracket < 0 and not frame.plan and (frame.opens or frame.about)


def _start(told: Period) -> date:
    return told.start or date.min
