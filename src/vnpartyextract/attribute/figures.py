"""The sentences of a text, one after another, to figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from vnpartyextract.annotate.numbers import find_mentions
from vnpartyextract.attribute.decide import decide
from vnpartyextract.attribute.describe import describe
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.noun import counts_people
from vnpartyextract.attribute.scan import Cue, scan
from vnpartyextract.attribute.share import decide_share
from vnpartyextract.attribute.status import is_target
from vnpartyextract.attribute.whole import leads_to_whole
from vnpartyextract.discourse.layout import Place, ancestors
from vnpartyextract.numerals import Number
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence, words
from vnpartyextract.text import Folded

RECENT = 40  # figures before in the passage that a figure can depend on
OPENING = 4  # words before a heading cue: `- Trong năm, về …`


@dataclass(frozen=True, slots=True)
class Opener:
    """What a heading, or the sentence that opens a list, says of what follows.

    `topic`: what is counted there; `aims`: it is aimed at; `divides`: it breaks down what was told before.
    """

    topic: Cue | None = None
    aims: bool = False
    divides: bool = False


@dataclass(slots=True)
class Told:
    """What a sentence may take from those before it. `by`: the figures of each sentence by its number.

    In its paragraph: `drafts`, all its figures; `last`, those of the last sentence that has any; `topic`, what it is
    about. `before`: those of the last sentence of the paragraphs before.
    """

    paragraph: int = -1
    by: dict[int, list[Draft]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    last: list[Draft] = field(default_factory=list)
    before: list[Draft] = field(default_factory=list)
    topic: Cue | None = None
    known: dict[float, Draft] = field(default_factory=dict)

    def enter(self, sentence: Sentence, place: Place) -> None:
        if sentence.paragraph != self.paragraph:
            self.before = self.last or self.before
            self.paragraph, self.drafts, self.last, self.topic = sentence.paragraph, [], [], None
        elif place.kind == "item" and sentence.opens_line:
            self.topic = None

    def add(self, number: int, drafts: list[Draft]) -> None:
        if drafts:
            self.by[number], self.last = drafts, drafts
            self.drafts += drafts


@dataclass(frozen=True, slots=True)
class Above:
    """What the headings and the opening sentences above a sentence give it: the nearest `topic`, the figures that its
    list divides (`wholes`), whether it is aimed at.
    """

    topic: Cue | None = None
    wholes: Sequence[Draft] = ()
    aims: bool = False


def figures(
    folded: Folded,
    source: str,
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    numbers: Sequence[Number],
    patterns: Patterns,
    *,
    opaque: Sequence[tuple[int, int]] = (),
    ahead: Sequence[int] = (),
    tokenize: bool = True,
) -> list[Draft]:
    """Every number that counts something, with its metric and what is said about it, in text order.

    `places`: where each sentence stands in the outline; `opaque`: stretches in which no cue may be looked for
    (citations); `ahead`: where times to come begin.
    """
    found: list[Draft] = []
    told, openers = Told(), dict[int, Opener]()
    wholes: dict[int, Sequence[Draft]] = {}
    index = 0
    for at, (sentence, place) in enumerate(zip(sentences, places, strict=True)):
        inside: list[Number] = []
        while index < len(numbers) and numbers[index].start < sentence.end:
            if numbers[index].start >= sentence.start:
                inside.append(numbers[index])
            index += 1
        told.enter(sentence, place)
        if place.opens:
            openers[at] = _opener(folded, sentence, patterns)
            wholes[at] = told.last or (told.before if openers[at].divides else [])
        if not inside:
            told.topic = _topic(folded, sentence, patterns) or told.topic
            continue
        above = _above(places, at, openers, told, wholes)
        passage = _passage(folded, source, sentence, inside, patterns, opaque, tokenize=tokenize)
        if passage is not None:
            drafts = _sentence(passage, told, above, ahead, is_item=place.kind == "item")
            told.add(at, drafts)
            found += drafts
    return found


def _above(
    places: Sequence[Place],
    at: int,
    openers: Mapping[int, Opener],
    told: Told,
    wholes: Mapping[int, Sequence[Draft]],
) -> Above:
    topic, divided, aims = None, None, False
    for up in ancestors(places, at):
        opener = openers.get(up, Opener())
        topic, aims = topic or opener.topic, aims or opener.aims
        if divided is None and places[up].kind != "heading":
            own = told.by.get(up)
            divided = own or (wholes.get(up) if opener.divides or not own else None)
    return Above(topic, divided or (), aims and places[at].kind == "item")


def _opener(folded: Folded, sentence: Sentence, patterns: Patterns) -> Opener:
    """`Một số chỉ tiêu năm 2024:` aims, `Cụ thể từng loại lớp:` divides."""
    split = words(folded.text, sentence, [])
    marks = scan(split, patterns, folded).marks
    near = any(mark.kind == "target_near" for mark in marks)
    said = [mark.kind for mark in marks if mark.kind in ("target", "target_reset")]
    return Opener(
        topic=_topic(folded, sentence, patterns),
        aims=said[-1] == "target" if said else near,
        divides=any(mark.kind in ("part", "part_heading") for mark in marks),
    )


def _topic(folded: Folded, sentence: Sentence, patterns: Patterns) -> Cue | None:
    """What those behind a sentence without figures count: `Công tác phát triển đảng viên được quan tâm.`"""
    split = words(folded.text, sentence, [])
    cues = scan(split, patterns, folded).cues
    return next((cue for cue in reversed(cues) if opens_topic(cue, split.texts)), None)


def opens_topic(cue: Cue, texts: Sequence[str]) -> bool:
    """Whether a heading cue says what the sentence is about: it opens it, or a colon stands behind it."""
    return cue.rule.direction == "heading" and (cue.start <= OPENING or texts[cue.end : cue.end + 1] == [":"])


def _passage(
    folded: Folded,
    source: str,
    sentence: Sentence,
    numbers: Sequence[Number],
    patterns: Patterns,
    opaque: Sequence[tuple[int, int]],
    *,
    tokenize: bool,
) -> Passage | None:
    split = words(folded.text, sentence, [(number.start, number.end) for number in numbers], opaque)
    mentions = find_mentions(folded, split, numbers, patterns, tokenize=tokenize)
    if not mentions:
        return None
    return Passage(sentence, split, mentions, scan(split, patterns, folded), patterns, folded, source)


def _sentence(passage: Passage, told: Told, above: Above, ahead: Sequence[int], *, is_item: bool) -> list[Draft]:
    mentions, texts = passage.mentions, passage.words.texts
    topics = [cue for cue in passage.scan.cues if opens_topic(cue, texts) and cue.end <= mentions[0].at]
    if topics:
        told.topic = topics[-1]
    opens = next((mark for mark in passage.scan.marks if mark.kind in ("part", "part_heading")), None)
    leads = opens is not None and opens.start == 0
    listed = is_item and bool(above.wholes) and passage.sentence.opens_line
    earlier: Sequence[Draft] = told.last
    if listed:
        earlier = above.wholes
    elif not earlier and leads:
        earlier = told.before
    anchors = [draft for draft in above.wholes if draft.why != "plan"]  # `38 lớp, đạt 95% kế hoạch (40 lớp)`
    governed = bool(leads and earlier and all(draft.target for draft in earlier)) or (
        is_item and (above.aims or (bool(anchors) and anchors[-1].target))
    )
    done: list[Draft] = []
    for number in range(len(mentions)):
        draft = decide(
            passage,
            number,
            done[-RECENT:],
            earlier,
            told.topic or above.topic,
            listed=listed,
            known=told.known,
        )
        if draft.mention.percent and draft.why != "growth":
            draft.metric, draft.why, draft.cue, draft.parent, draft.relation = "other", "rest", None, None, None
            draft.partitive = False
            decide_share(draft, done[-RECENT:], earlier)
        draft.target = is_target(draft, governed, ahead)
        done.append(draft)
        if draft.why == "cue" and draft.counted and draft.mention.number.value > 1 and counts_people(draft):
            told.known.setdefault(draft.mention.number.value, draft)
    _share_predicates(done)
    _share_predicates([draft for draft in done if draft.bracket < 0])
    _out_of(done)
    recent = [*told.before[-RECENT:], *told.drafts[-RECENT:]][-RECENT:]
    for place, draft in enumerate(done):
        describe(draft, done[max(0, place - RECENT) : place], recent)
    _share_states(done)
    return done


def _share_states(done: Sequence[Draft]) -> None:
    """`520 đảng viên và 110 tổ chức đảng khi có dấu hiệu vi phạm`: the state is of both members."""
    for before, after in zip(reversed(done[:-1]), reversed(done[1:]), strict=True):
        if before.metric != after.metric or before.group is not None or after.group is None or after.cue is None:
            continue
        between = after.passage.words.texts[before.mention.end : after.mention.start]
        if after.cue.rule.direction == "after" and after.cue.start >= after.mention.end and between in (["và"], [","]):
            before.group = after.group


def _out_of(done: Sequence[Draft]) -> None:
    """`77 trong tổng số 108 đảng viên`: the first, and those beside it, are parts of the second."""
    for place, (part, whole) in enumerate(pairwise(done)):
        between = part.passage.words.texts[part.mention.end : whole.mention.start]
        if not leads_to_whole(between) or part.mention.percent or whole.mention.percent:
            continue
        if part.mention.number.value > whole.mention.number.value:
            continue
        if part.why == "alone" and whole.metric == "other":
            continue  # `702 đảng viên trên tổng số 1.316 cán bộ, giáo viên`
        if part.why in ("rest", "alone", "passage", "list") or part.mention.head is None:
            part.metric, part.cue, part.elided, part.why = whole.metric, whole.cue, whole.head, "part"
        for one in reversed(done[: place + 1]):
            if one.metric != whole.metric or one.mention.percent or one.parent is not None:
                break
            one.parent, one.relation, one.unit = whole, "part_of", None
        if part.parent is None and part.mention.head is not None:
            part.parent, part.relation = whole, "part_of"  # `943 đảng viên dự học trong tổng số 1.024 đảng viên`


def _share_predicates(done: Sequence[Draft]) -> None:
    """`86% tổ chức đảng và 90% đảng viên hoàn thành tốt nhiệm vụ`: the predicate is of both members."""
    for before, after in zip(reversed(done[:-1]), reversed(done[1:]), strict=True):
        yields = before.cue is not None and before.cue.rule.weak and before.cue.rule.direction == "before"
        if before.cue is not None and before.why == "list" and before.cue.rule.direction == "after":
            yields = before.cue.end <= before.mention.start  # the predicate of the row before
        if (
            (before.why not in ("alone", "rest") and not yields)
            or after.cue is None
            or after.cue.rule.direction != "after"
        ):
            continue
        if after.cue.start < after.mention.end:
            continue
        texts, brackets = before.passage.words.texts, before.passage.scan.brackets
        between = [
            texts[at]
            for at in range(before.mention.end, after.mention.start)
            if brackets[at] < 0 and texts[at] not in ("(", ")")
        ]
        joined = [text for text in between if text in ("và", ",", "cùng")]
        if not joined or (not before.mention.percent and between not in (["và"], [","], ["cùng"], [",", "và"])):
            continue
        if before.mention.percent != after.mention.percent:
            continue
        head = before.head
        if before.mention.percent:
            if any(text in ";.:(" for text in between):
                continue
        elif head is not None and not before.passage.patterns.metrics[after.metric].counts(head):
            continue
        for part in done:
            if part.parent is before and part.metric == before.metric:
                part.metric = after.metric
        before.metric, before.why, before.cue = after.metric, "list", after.cue
        before.group, before.shared = None, True
