"""The time expressions of a sentence that can date its figures, each with how far it reaches.

Which expressions date nothing (`so với năm 2017`, `Kế hoạch năm 2023`, `đợt 3/2`) is told by the words around them,
which are data (patterns/lexicon/periods.yaml).
"""

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import pairwise

from vnpartyextract.annotate.dates import DateMention, figure_period
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.discourse import Place
from vnpartyextract.model import Period
from vnpartyextract.rules.periods import PeriodWords
from vnpartyextract.rules.phrases import longest, syllables
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded

# How many words left of a time expression are asked what it dates, and how many characters hold them.
NEAR = 9
REACH = 120
BREAKS = frozenset(",;:()")
SIGN = re.compile(r"[,:](?!\d)|[;()]")
COUNTED = re.compile(r" ?(?::|là|có|với)? ?\d")
# Expressions that mean the year, quarter or month that was spoken of last, if they do not say `này`.
SPOKEN_OF = ("word-this-year", "word-this-quarter", "word-this-month")
FIRST_YEAR = 1900
WHEN = re.compile(r", (?:khi|lúc)\b")
OF_REPORT = re.compile(r" ?[,:]| qua\b| vừa qua\b| đầu năm\b")
LEFT = re.compile(r" còn lại\b")
UP_TO_BRACKET = re.compile(r"[^,;:.()\n]{0,60}\( ?")
LISTED = (",", "và", ", và", "&")
JOINTS = (",", "-", "–", "/")
NUMBER = re.compile(r"\d{1,3}|[ivx]{1,6}")
ENDS = re.compile(r" ?(?:[.,;:)\n\"”]|$)")
UNTIL = ("đến", "tới", "đến hết", "tới hết", "cho đến", "cho đến hết")
# How many time expressions of one sentence are asked about one figure.
MOST = 40
# An event lasts fewer days.
EVENT = 8
# A report is printed within so many days of the months that it is about.
PRINTED = 45


@dataclass(slots=True)
class Frame:
    """A time expression that can date figures. `told` is None for one that says nothing sure (`thời gian tới`).

    `leads`: it stands before the figures of its clause, else it trails. `opens`: it begins its clause. `bracket`: where
    its bracket opens, or -1. `lasts`: it reaches past its own clause (`trước ngày 15/12` does not); `narrow`: only up
    to the next semicolon (`riêng năm 2019`). `report`: it is what a report is about; `about`: the same,
    told farther before it. `now`: it is the day of writing, or ends there; `state`: it tells of what is (`hiện có`).
    `plan`: it is a plan's, and dates targets only. `term`: it is a term of office, `told` None for one without years.
    `inner`: the type of the year, quarter or month spoken of, whichever it is (`trong năm`); `months`: the first months
    of a year, so many (`trong 9 tháng`); `back`: it points to the day or time named last (`cùng ngày`). `aimed`: what
    the figures that it dates in its own sentence are, None if there are none. `held_for`: the metrics of what
    happens at the event that its sentence tells of.
    """

    start: int
    end: int
    told: Period | None
    sentence: int
    bracket: int = -1
    leads: bool = True
    opens: bool = True
    lasts: bool = True
    narrow: bool = False
    report: bool = False
    about: bool = False
    now: bool = False
    state: bool = False
    plan: bool = False
    term: bool = False
    inner: str = ""
    months: int = 0
    back: str = ""
    aimed: bool | None = None
    held_for: frozenset[str] = frozenset()

    def holds(self, other: "Frame") -> bool:
        """Whether the other's days lie within these and are fewer."""
        here, there = self.told, other.told
        if here is None or there is None or here.start is None or there.start is None or there.end is None:
            return False
        inside = here.start <= there.start and (here.end is None or there.end <= here.end)
        return inside and (here.start, here.end) != (there.start, there.end)


@dataclass(slots=True)
class Scene:
    """One sentence with its drafts, its frames, and where its clauses and brackets begin and end.

    `breaks` are the places of the signs between clauses, `inside` where the bracket around each clause opens (-1:
    none), `halts` the places of semicolons, `places` those of the drafts' numbers; all in order.
    """

    number: int
    sentence: Sentence
    place: Place
    drafts: list[Draft]
    places: list[int]
    frames: list[Frame] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    inside: list[int] = field(default_factory=lambda: [-1])
    halts: list[int] = field(default_factory=list)
    repeated: bool = False

    def clause(self, place: int) -> int:
        """The number of the clause that `place` stands in."""
        return bisect_right(self.breaks, place)

    def part(self, place: int) -> int:
        """The number of the part between semicolons that `place` stands in."""
        return bisect_right(self.halts, place)

    def bracket(self, place: int) -> int:
        """Where the bracket around `place` opens, or -1."""
        return self.inside[self.clause(place)]

    def behind(self, place: int) -> int:
        """Where the clause of `place` ends."""
        clause = self.clause(place)
        return self.breaks[clause] if clause < len(self.breaks) else self.sentence.end

    def follows(self, place: int) -> bool:
        """Whether a figure of the same clause stands before `place`."""
        before = bisect_left(self.places, place)
        return before > 0 and self.clause(self.places[before - 1]) == self.clause(place)

    def near(self, place: int) -> list[Frame]:
        """The frames that can date a figure at `place`: of a sentence without end its first and those close by."""
        if len(self.frames) <= MOST:
            return self.frames
        here = bisect_left(self.frames, place, key=lambda frame: frame.start)
        return [
            *self.frames[: min(4, max(0, here - MOST // 2))],
            *self.frames[max(0, here - MOST // 2) : here + MOST // 2],
        ]


def at(draft: Draft) -> int:
    """Where the draft's number stands in the folded text."""
    return draft.passage.words.starts[draft.at]


def is_days(told: Period) -> bool:
    """Whether a time is a day or a few: that of an event."""
    if told.start is None or told.end is None:
        return False
    return told.type in ("day", "range") and (told.end - told.start).days < EVENT


def scenes(
    drafts: Sequence[Draft],
    dates: Sequence[tuple[DateMention, Period]],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    folded: Folded,
    words: PeriodWords,
    *,
    published: date | None,
) -> Iterator[Scene]:
    """The sentences that hold a figure or a time expression or open a list or section, in order, with their frames."""
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
        place = places[number]
        if not inside and not here and not place.opens:
            continue
        scene = Scene(number, sentence, place, here, [at(draft) for draft in here])
        _mark_clauses(scene, folded.text, [mention for mention, _ in inside])
        _add_mentions(scene, inside, folded.text, words, published)
        if here:
            _add_words(scene, words, published)
        for frame in scene.frames:
            frame.bracket = scene.bracket(frame.start)
            frame.report = frame.report or place.kind == "heading"  # what a heading names, its section is about
            if scene.follows(frame.start):
                frame.leads = words.ends_with("joining", _left(scene, folded.text, frame.start))
        yield scene


def _mark_clauses(scene: Scene, text: str, mentions: Sequence[DateMention]) -> None:
    """Find the signs between clauses. `trong 5 năm (2010-2014)` is one expression: its brackets are no signs."""
    ends = {before.end for before, here in pairwise(mentions) if _told_in_bracket(text, before, here)}
    index = 0
    opened: list[int] = []
    for match in SIGN.finditer(text, scene.sentence.start, scene.sentence.end):
        place, sign = match.start(), match.group()
        while index < len(mentions) and mentions[index].end <= place:
            index += 1
        if index < len(mentions) and mentions[index].start <= place:
            continue
        if sign == "(":
            glued = index > 0 and mentions[index - 1].end in ends
            opened.append(-2 if glued else place)
            if glued:
                continue
        elif sign == ")" and opened and opened.pop() == -2:
            continue
        scene.breaks.append(place)
        scene.inside.append(next((one for one in reversed(opened) if one >= 0), -1))
        if sign == ";":
            scene.halts.append(place)


def _told_in_bracket(text: str, before: DateMention, here: DateMention) -> bool:
    """Whether the mention in a bracket says which days the one before it means: `5 năm thực hiện (2018-2022)`."""
    if before.type == "range":
        return text[before.end : here.start].strip() == "("
    return (
        before.type == "duration"
        and here.type == "range"
        and UP_TO_BRACKET.fullmatch(text, before.end, here.start) is not None
    )


def _left(scene: Scene, text: str, place: int) -> list[str]:
    """The last syllables and signs of the sentence before `place`."""
    return syllables(text[max(scene.sentence.start, place - REACH) : place])


def _add_mentions(
    scene: Scene,
    mentions: Sequence[tuple[DateMention, Period]],
    text: str,
    words: PeriodWords,
    published: date | None,
) -> None:
    """The mentions of a sentence that say when something happened."""
    role = "frame"
    before: DateMention | None = None
    for mention, told in mentions:
        between = text[before.end : mention.start].strip() if before is not None else ""
        glued = before is not None and _told_in_bracket(text, before, mention)
        listed = before is not None and between in LISTED and (between != "," or text[mention.start].isdigit())
        left = _left(scene, text, mention.start)
        if not (glued or (listed and role == "none")):  # `đợt 3/2, 19/5 và 2/9` and `5 năm (2010-2014)` are one thing
            role = _role(left, text, mention, words)
        goes_on = before is not None and between in UNTIL
        before = mention
        meant = _months(told, text, mention, published) or figure_period(mention, told, published=published)
        months = _count_of_months(told, text, mention) if meant is None else 0
        if role == "none" or (told.type == "duration" and meant is None and not months):
            continue
        if meant is not None and meant.start is not None and meant.start.year < FIRST_YEAR:
            continue  # `chỉ tiêu cả năm 160`
        frame = Frame(mention.start, mention.end, meant, scene.number)
        frame.months = months
        frame.now = mention.rule == "word-now"
        frame.state = frame.now and text.startswith("hiện", mention.start)
        frame.plan = role == "plan"
        frame.term = words.is_term(text[mention.start : mention.end])
        said = text[mention.start : mention.end]
        spoken_of = mention.rule in SPOKEN_OF and not said.endswith(("nay", "này", "hiện tại"))
        frame.inner = mention.type if spoken_of else ""
        # `Trước ngày 1/3: 32 chi bộ`: a label holds for what stands behind it.
        frame.lasts = not words.ends_with("local", left) or text.startswith(":", mention.end)
        frame.narrow = words.ends_with("narrow", left)
        clause = _clause(left)
        frame.opens = len(clause) <= 2
        frame.report = words.holds("reports", clause)
        frame.about = frame.report or words.holds("reports", left)
        if meant is not None and meant.type == "year" and words.ends_with("until", left):
            frame.now = True  # `đến cuối năm 2018, toàn tỉnh có`: a state
        if meant is not None and meant.type in ("day", "month", "quarter") and not frame.now:
            if goes_on and scene.frames and scene.frames[-1].told is not None:
                # `từ ngày 1/1 đến hết tháng 9`
                scene.frames[-1].told = replace(scene.frames[-1].told, type="range", end=meant.end)
                scene.frames[-1].end = mention.end
                continue
            if words.ends_with("new_year", left) and meant.end is not None:
                frame.told = replace(meant, type="range", start=date(meant.end.year, 1, 1))
            elif words.ends_with("until", left):
                frame.told, frame.now = replace(meant, start=None), True
        if listed and scene.frames and (joined := _joined(scene.frames[-1], frame)) is not None:
            scene.frames[-1].told, scene.frames[-1].end = joined, frame.end  # `năm 2021 và nửa đầu năm 2022`
            continue
        scene.frames.append(frame)
    if any(frame.told is not None and is_days(frame.told) for frame in scene.frames):
        held_for = words.held_for(syllables(text[scene.sentence.start : scene.sentence.end]))
        for frame in scene.frames:
            frame.held_for = held_for


def _joined(before: Frame, frame: Frame) -> Period | None:
    """The time of two that follow one upon the other, both of which are more than days; None for others."""
    one, two = before.told, frame.told
    if one is None or two is None or one.end is None or two.start is None or before.plan or frame.plan:
        return None
    if is_days(one) or is_days(two) or two.start - one.end != timedelta(days=1):
        return None
    return replace(one, type="range", end=two.end)


def _clause(left: list[str]) -> list[str]:
    """What stands behind the last break."""
    return left[len(left) - next((n for n, word in enumerate(reversed(left)) if word in BREAKS), len(left)) :]


def _role(left: list[str], text: str, mention: DateMention, words: PeriodWords) -> str:
    """What the mention is: `frame` where it says when, `plan` in a plan's name, `none` where it compares or names."""
    if WHEN.match(text, mention.end):
        return "frame"  # `so với năm 2010, khi cả huyện chỉ có …`
    if words.ends_with("tied", left) and not text.startswith(words.pointed, mention.end):
        return "none"
    if _is_numbered(left, text, mention, words):
        return "none"
    here = text[mention.start : mention.end]
    clause = _clause(left)
    if words.holds("comparison", clause[-NEAR:]):
        # `13 đảng viên (cùng kỳ năm 2021: 10 đảng viên)`: what is compared has a figure of its own.
        counted = left[-len(clause) - 1 : len(left) - len(clause)] == ["("] and COUNTED.match(text, mention.end)
        return "frame" if counted else "none"
    if left[-1:] == ["đến"] and words.holds("names", clause[-NEAR:]):
        return "plan"  # `Nghị quyết về phát triển du lịch đến năm 2030`
    if words.ends_with("planned", left):
        return "plan"  # `đạt 35% chỉ tiêu đề ra trong năm 2022`
    if words.ends_with("leading", left) or words.ends_with("leading", syllables(here)[:1]):
        return "frame"
    term = words.is_term(here)
    if not clause and not term:
        return "frame"
    around = (clause or left) if term else clause[-NEAR:]
    if words.holds("plans", around):
        return "plan"
    if words.holds("names", around) or (term and words.holds("bodies", around)):
        return "none"  # `Ban Cán sự đảng Bộ Tài nguyên và Môi trường nhiệm kỳ 2011 - 2016`
    return "frame"


def _is_numbered(left: list[str], text: str, mention: DateMention, words: PeriodWords) -> bool:
    """Whether a year stands behind the number of a class and ends its clause: `lớp bồi dưỡng khóa 2, năm 2021`."""
    if mention.type != "year" or ENDS.match(text, mention.end) is None:
        return False
    rest = left[:-1] if left[-1:] and left[-1] in JOINTS else left
    return bool(rest) and NUMBER.fullmatch(rest[-1]) is not None and words.ends_with("numbered", rest[:-1])


def _months(told: Period, text: str, mention: DateMention, published: date | None) -> Period | None:
    """`9 tháng` in a report of October: the months of that year; `3 tháng còn lại`: its last."""
    amount = mention.reading.duration
    if told.type != "duration" or published is None or amount is None or amount[1] != "M":
        return None
    count = int(amount[0])
    if LEFT.match(text, mention.end) and count < 12:
        return Period("range", date(published.year, 13 - count, 1), date(published.year, 12, 31))
    if not 3 <= count <= 11:
        return None
    last = date(published.year, count, calendar.monthrange(published.year, count)[1])
    return Period("range", date(published.year, 1, 1), last) if 0 <= (published - last).days <= PRINTED else None


def _count_of_months(told: Period, text: str, mention: DateMention) -> int:
    """`Trong 9 tháng, …`, `9 tháng qua`: how many months, where they may be the first of the year spoken of; else 0."""
    amount = mention.reading.duration
    if told.type != "duration" or amount is None or amount[1] != "M" or not 2 <= amount[0] <= 11:
        return 0
    return int(amount[0]) if OF_REPORT.match(text, mention.end) else 0


def _add_words(scene: Scene, words: PeriodWords, published: date | None) -> None:
    """Words that the calendar does not know: `hiện có`, `thời gian tới`; and those that give no period: `mỗi năm`."""
    passage = scene.drafts[0].passage.words
    texts, size = passage.texts, len(passage.texts)
    taken = [(frame.start, frame.end) for frame in scene.frames]
    for place in range(size):
        if texts[place] not in words.tree:
            continue
        hit = longest(words.tree, texts, place, size)
        if hit is None:
            continue
        last, kind = hit
        start, end = passage.starts[place], passage.ends[last - 1]
        if any(one < end and start < two for one, two in taken):
            continue
        if kind == "repeated":
            scene.repeated = True
        elif kind in ("same_day", "same_time"):
            scene.frames.append(Frame(start, end, None, scene.number, back=kind))
        elif kind in ("vague", "term"):
            if kind == "vague" and not any(text in BREAKS for text in texts[max(0, place - 3) : place]) and place > 3:
                continue  # `kiểm điểm cuối năm` names a thing
            scene.frames.append(Frame(start, end, None, scene.number, term=kind == "term"))
        elif (place == 0 or texts[place - 1] not in words.not_now) and not scene.follows(start):
            told = Period("day", None, published)
            scene.frames.append(Frame(start, passage.ends[place], told, scene.number, now=True, state=True))
    scene.frames.sort(key=lambda frame: frame.start)
