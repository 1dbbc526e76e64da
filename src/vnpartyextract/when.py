"""When a figure happened: every draft gets the period of the time expression that governs it.

In this order: an expression in its own bracket or clause, in its own sentence, the newest one of an earlier sentence of
its paragraph, the period of the whole that it is a part of. Which expressions date nothing (`so với năm 2017`, `Kế hoạch
năm 2023`, `đợt 3/2`) is told by the words around them, which are data (patterns/lexicon/periods.yaml).
"""

import calendar
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Literal

from vnpartyextract.annotate.dates import DateMention, figure_period
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.model import Period
from vnpartyextract.rules.periods import PeriodWords
from vnpartyextract.rules.phrases import longest, syllables
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded

Source = Literal["clause", "sentence", "carried", "whole"]

# How many words left of a time expression are asked what it dates.
NEAR = 9
BREAKS = frozenset(",;:()")
SIGN = re.compile(r"[,:](?!\d)|[;()]")


@dataclass(frozen=True, slots=True)
class FigurePeriod:
    """When a figure happened. `start` and `end` are days, None where open or unknown.

    `at` is the place of the time expression in the folded text, `source` how it came to the figure, `sentence` the number
    of the sentence that it stands in.
    """

    start: date | None
    end: date | None
    at: tuple[int, int]
    source: Source
    sentence: int


@dataclass(slots=True)
class Frame:
    """A time expression that can date figures. `told` is None for one that says nothing sure (`thời gian tới`).

    It leads where it stands before the figures of its clause, else it trails. `bracket` is where its bracket opens, or -1.
    `now` tells that it is the day of writing; `until` that it only ends there (`tính đến ngày 31/7`); `event` that it is
    the day of a single happening. `aimed`: what the figures that it dates in its own sentence are, None if there are none.
    """

    start: int
    end: int
    told: Period | None
    sentence: int
    bracket: int = -1
    leads: bool = True
    now: bool = False
    until: bool = False
    bare: bool = False
    aimed: bool | None = None


@dataclass(slots=True)
class _Scene:
    """One sentence with its drafts, its frames and where its clauses break."""

    number: int
    sentence: Sentence
    drafts: list[Draft]
    frames: list[Frame] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    brackets: list[tuple[int, int]] = field(default_factory=list)
    repeated: bool = False

    def clause(self, place: int) -> int:
        """The number of the clause that `place` stands in."""
        return bisect_right(self.breaks, place)

    def bracket(self, place: int) -> int:
        """Where the bracket around `place` opens, or -1."""
        return next((opened for opened, closed in self.brackets if opened < place < closed), -1)


def assign_periods(
    drafts: Sequence[Draft],
    dates: Sequence[tuple[DateMention, Period]],
    sentences: Sequence[Sentence],
    folded: Folded,
    words: PeriodWords,
    *,
    published: date | None,
) -> list[FigurePeriod | None]:
    """For each draft, in the same order, when it happened; None where the text does not tell.

    `dates`: the time expressions with the days that they mean, in text order, those in words alone among them.
    """
    found: dict[int, FigurePeriod | None] = {}
    carried: Frame | None = None
    paragraph = -1
    for scene in _scenes(drafts, dates, sentences, folded, words, published):
        if scene.sentence.paragraph != paragraph:
            paragraph, carried = scene.sentence.paragraph, None
        for draft in scene.drafts:
            frame = _own(draft, scene, words)
            if frame is not None:
                source: Source = "clause" if scene.clause(frame.start) == scene.clause(_place(draft)) else "sentence"
                frame.aimed = draft.target if frame.aimed is None else frame.aimed and draft.target
            else:
                source, frame = "carried", None if scene.repeated else _carry(draft, carried, words, published)
            found[id(draft)] = _dated(frame, source)
        carried = _newest(scene) or carried
    return [_shared(draft, found) for draft in drafts]


def _scenes(
    drafts: Sequence[Draft],
    dates: Sequence[tuple[DateMention, Period]],
    sentences: Sequence[Sentence],
    folded: Folded,
    words: PeriodWords,
    published: date | None,
) -> Iterator[_Scene]:
    """The sentences of paragraphs that hold a figure, each with its frames."""
    wanted = {draft.passage.sentence.paragraph for draft in drafts}
    held: dict[int, list[Draft]] = {}
    for draft in drafts:
        held.setdefault(draft.passage.sentence.start, []).append(draft)
    index = 0
    for number, sentence in enumerate(sentences):
        inside: list[tuple[DateMention, Period]] = []
        while index < len(dates) and dates[index][0].start < sentence.end:
            if dates[index][0].start >= sentence.start:
                inside.append(dates[index])
            index += 1
        here = held.get(sentence.start, [])
        if sentence.paragraph not in wanted or not (inside or here):
            continue
        scene = _Scene(number, sentence, here)
        _mark_clauses(scene, folded.text, [mention for mention, _ in inside])
        scene.frames = _frames(scene, inside, folded.text, words, published)
        if here:
            _add_word_frames(scene, words, published)
        for frame in scene.frames:
            frame.bracket = scene.bracket(frame.start)
            clause = scene.clause(frame.start)
            frame.leads = not any(
                _place(draft) < frame.start and scene.clause(_place(draft)) == clause for draft in here
            ) or words.joins_before(folded.text, scene.sentence.start, frame.start)
        scene.frames = [frame for frame in scene.frames if frame.leads or not frame.bare]
        yield scene


def _mark_clauses(scene: _Scene, text: str, mentions: Sequence[DateMention]) -> None:
    opened: list[int] = []
    for match in SIGN.finditer(text, scene.sentence.start, scene.sentence.end):
        place, sign = match.start(), match.group()
        if any(mention.start <= place < mention.end for mention in mentions):
            continue
        scene.breaks.append(place)
        if sign == "(":
            opened.append(place)
        elif sign == ")" and opened:
            scene.brackets.append((opened.pop(), place))


def _frames(
    scene: _Scene,
    mentions: Sequence[tuple[DateMention, Period]],
    text: str,
    words: PeriodWords,
    published: date | None,
) -> list[Frame]:
    """The mentions of a sentence that say when something happened."""
    frames: list[Frame] = []
    dropped = False
    before: DateMention | None = None
    for mention, told in mentions:
        between = text[before.end : mention.start].strip() if before is not None else "…"
        glued = between in ("(", ": (")
        if before is not None and (mention.joined or between in (",", "và", ", và")):
            # `đợt 3/2, 19/5 và 2/9`: a list is one thing
            role = "none" if dropped else "frame"
        elif glued and before is not None and before.type == "duration":
            # `trong 5 năm (2010-2014)`: the bracket says which
            role = _role(scene, text, before, words)
        else:
            role = _role(scene, text, mention, words)
        dropped = role == "none"
        before = mention
        meant = figure_period(mention, told, published=published)
        if dropped or (told.type == "duration" and meant is None):
            continue
        left = syllables(text[max(scene.sentence.start, mention.start - 40) : mention.start])
        until = words.ends_with("until", left) and told.type in ("day", "month", "quarter")
        if until and meant is not None:
            meant = replace(meant, start=None)
        now = mention.rule == "word-now"
        frame = Frame(mention.start, mention.end, meant, scene.number, now=now, until=until)
        frames.append(frame)
        if glued:
            scene.brackets = [pair for pair in scene.brackets if not pair[0] < mention.start < pair[1]]
            scene.breaks = [place for place in scene.breaks if not mention.start - 3 < place < mention.start]
    return frames


def _role(scene: _Scene, text: str, mention: DateMention, words: PeriodWords) -> str:
    """`frame` where the mention says when, `none` where it compares, belongs to a name or measures."""
    left = syllables(text[max(scene.sentence.start, mention.start - 120) : mention.start])[-NEAR - 6 :]
    right = syllables(text[mention.end : mention.end + 12])
    if right[:2] == [",", "khi"]:
        return "frame"
    if words.ends_with("tied", left):
        return "none"
    clause = left[len(left) - next((n for n, word in enumerate(reversed(left)) if word in BREAKS), len(left)) :]
    if words.holds("comparison", clause[-NEAR:]):
        return "none"
    if not clause and not words.is_term(text[mention.start : mention.end]):
        return "frame"
    if words.ends_with("leading", left):
        return "frame"
    reach = left if not clause else clause
    if words.holds("names", reach[-NEAR:]):
        return "none"
    return "frame"


def _add_word_frames(scene: _Scene, words: PeriodWords, published: date | None) -> None:
    """Words that the calendar does not know: `hiện có`, `thời gian tới`; and those that give no period: `mỗi năm`."""
    passage = scene.drafts[0].passage.words
    texts, size = passage.texts, len(passage.texts)
    taken = [(frame.start, frame.end) for frame in scene.frames]
    for at in range(size):
        if texts[at] not in words.tree:
            continue
        hit = longest(words.tree, texts, at, size)
        if hit is None:
            continue
        end, kind = hit
        start, stop = passage.starts[at], passage.ends[end - 1]
        if any(one < stop and start < two for one, two in taken):
            continue
        if kind == "repeated":
            scene.repeated = True
        elif kind == "vague":
            scene.frames.append(Frame(start, stop, None, scene.number))
        elif kind == "now" and (at == 0 or texts[at - 1] not in words.not_now):
            told = Period("day", None, published)
            scene.frames.append(Frame(start, passage.ends[at], told, scene.number, now=True, bare=True))
    scene.frames.sort(key=lambda frame: frame.start)


def _own(draft: Draft, scene: _Scene, words: PeriodWords) -> Frame | None:
    """The frame of the draft's own sentence that dates it, or None."""
    place = _place(draft)
    bracket = scene.bracket(place)
    if bracket >= 0:
        near = [frame for frame in scene.frames if frame.bracket == bracket]
        if near:
            return next((frame for frame in reversed(near) if frame.start < place), near[0])
    frames = [frame for frame in scene.frames if frame.bracket < 0]
    clause = scene.clause(place)
    for frame in frames:
        if frame.start > place and not frame.leads and scene.clause(frame.start) == clause:
            return frame
    before = [frame for frame in frames if frame.start < place]
    leading = [frame for frame in before if frame.leads]
    if leading or before:
        return (leading or before)[-1]
    after = [frame for frame in frames if frame.start > place]
    if after and (not after[0].leads or _closes(after[0], scene)):
        return after[0]
    return None


def _closes(frame: Frame, scene: _Scene) -> bool:
    """Whether nothing is said behind the frame that it could lead: `… bị kỷ luật, nhiệm kỳ 2010-2015.`"""
    following = next((place for place in scene.breaks if place >= frame.end), scene.sentence.end)
    return following - frame.end <= 2


def _carry(draft: Draft, frame: Frame | None, words: PeriodWords, published: date | None) -> Frame | None:
    """The frame of an earlier sentence, where it can date the draft too."""
    if frame is None or frame.told is None:
        return None
    if draft.metric in words.stocks and not (frame.now or frame.until) and draft.parent is None:
        return None  # what exists is not dated by what happened before
    told = frame.told
    if draft.target:
        past = published is not None and told.end is not None and told.end < published
        return frame if frame.aimed or (frame.aimed is None and not past) else None
    return None if frame.aimed else frame


def _newest(scene: _Scene) -> Frame | None:
    """The frame that goes on to govern the sentences behind this one."""
    frames = [frame for frame in scene.frames if frame.bracket < 0]
    leading = [frame for frame in frames if frame.leads]
    lasting = [frame for frame in leading if not frame.now]
    return next((some[-1] for some in (lasting, leading, frames) if some), None)


def _dated(frame: Frame | None, source: Source) -> FigurePeriod | None:
    if frame is None or frame.told is None:
        return None
    return FigurePeriod(frame.told.start, frame.told.end, (frame.start, frame.end), source, frame.sentence)


def _shared(draft: Draft, found: dict[int, FigurePeriod | None]) -> FigurePeriod | None:
    """The draft's own period, else that of the whole that it is a part of."""
    own = found.get(id(draft))
    if draft.parent is None or draft.target != draft.parent.target or (own is not None and own.source != "carried"):
        return own
    whole = found.get(id(draft.parent))
    return own if whole is None else replace(whole, source="whole")


def _place(draft: Draft) -> int:
    """Where the draft's number stands in the folded text."""
    return draft.passage.words.starts[draft.at]
