"""The sentences of a text, one after another, to figures."""

from collections.abc import Iterable, Sequence
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
from vnpartyextract.numerals import Number
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence, words
from vnpartyextract.text import Folded

RECENT = 40  # figures before in the passage that a figure can depend on
HEADING = 100  # characters of a line that may be a heading
OPENING = 4  # words before a heading cue: `- Trong năm, về …`


@dataclass(slots=True)
class Paragraph:
    """What a sentence may take from the sentences before it in its paragraph."""

    number: int = -1
    drafts: list[Draft] = field(default_factory=list)
    last: list[Draft] = field(default_factory=list)
    before: list[Draft] = field(default_factory=list)
    heading: Cue | None = None
    topic: Sentence | None = None
    target: bool = False
    anchor: list[Draft] = field(default_factory=list)
    list_target: bool = False


def figures(
    folded: Folded,
    source: str,
    sentences: Iterable[Sentence],
    numbers: Sequence[Number],
    patterns: Patterns,
    *,
    opaque: Sequence[tuple[int, int]] = (),
    ahead: Sequence[int] = (),
    tokenize: bool = True,
) -> list[Draft]:
    """Every number that counts something, with its metric and what is said about it, in text order.

    `opaque`: stretches in which no cue may be looked for (citations); `ahead`: where times to come begin.
    """
    found: list[Draft] = []
    known: dict[float, Draft] = {}
    paragraph = Paragraph()
    section_target = False
    index = 0
    for sentence in sentences:
        inside: list[Number] = []
        while index < len(numbers) and numbers[index].start < sentence.end:
            if numbers[index].start >= sentence.start:
                inside.append(numbers[index])
            index += 1
        if sentence.paragraph != paragraph.number:
            paragraph = Paragraph(
                sentence.paragraph,
                before=paragraph.last or paragraph.before,
                anchor=paragraph.anchor if sentence.is_item else [],
                list_target=(paragraph.list_target or section_target) and sentence.is_item,
            )
        if not sentence.is_item and sentence.opens_line:
            paragraph.anchor, paragraph.list_target = [], False
        opens_list = folded.text[sentence.start : sentence.end].rstrip().endswith(":") and not sentence.is_item
        is_heading = not inside and _is_heading(folded, sentence)
        aims = (opens_list or is_heading) and _aims(folded, sentence, patterns)
        if not inside:
            if is_heading:
                section_target = aims or (section_target and opens_list)
            if opens_list:
                whole = paragraph.last or (paragraph.before if _divides(folded, sentence, patterns) else [])
                paragraph.anchor, paragraph.list_target = whole, aims
            paragraph.topic = sentence
            continue
        if paragraph.topic is not None:
            paragraph.heading = _topic(folded, paragraph.topic, patterns) or paragraph.heading
            paragraph.topic = None
        drafts = _sentence(
            folded, source, sentence, inside, patterns, paragraph, opaque, ahead, known, tokenize=tokenize
        )
        if drafts:
            paragraph.last = drafts
            paragraph.drafts += drafts
        if opens_list:
            paragraph.anchor, paragraph.list_target = paragraph.last, aims
        found += drafts
    return found


def _is_heading(folded: Folded, sentence: Sentence) -> bool:
    """Whether the sentence is a short line of its own without a full stop: `Các chỉ tiêu chủ yếu năm 2024`."""
    text = folded.text[sentence.start : sentence.end].strip()
    return sentence.opens_line and len(text) <= HEADING and text[-1:] not in ".!?;," and not sentence.is_item


def _topic(folded: Folded, sentence: Sentence, patterns: Patterns) -> Cue | None:
    """What those behind a sentence without figures count: `Công tác phát triển đảng viên được quan tâm.`"""
    split = words(folded.text, sentence, [])
    cues = scan(split, patterns, folded).cues
    return next((cue for cue in reversed(cues) if opens_topic(cue, split.texts)), None)


def opens_topic(cue: Cue, texts: Sequence[str]) -> bool:
    """Whether a heading cue says what the sentence is about: it opens it, or a colon stands behind it."""
    return cue.rule.direction == "heading" and (cue.start <= OPENING or texts[cue.end : cue.end + 1] == [":"])


def _aims(folded: Folded, sentence: Sentence, patterns: Patterns) -> bool:
    """Whether the line that opens a list says that what follows is aimed at: `Một số chỉ tiêu năm 2024:`."""
    split = words(folded.text, sentence, [])
    marks = scan(split, patterns, folded).marks
    near = [mark for mark in marks if mark.kind == "target_near"]
    said = [mark.kind for mark in marks if mark.kind in ("target", "target_reset")]
    return (bool(said) and said[-1] == "target") or (not said and bool(near))


def _divides(folded: Folded, sentence: Sentence, patterns: Patterns) -> bool:
    """Whether the line that opens a list says that it breaks down what was told before: `Cụ thể từng loại lớp:`."""
    marks = scan(words(folded.text, sentence, []), patterns, folded).marks
    return any(mark.kind in ("part", "part_heading") for mark in marks)


def _sentence(
    folded: Folded,
    source: str,
    sentence: Sentence,
    numbers: Sequence[Number],
    patterns: Patterns,
    paragraph: Paragraph,
    opaque: Sequence[tuple[int, int]],
    ahead: Sequence[int],
    known: dict[float, Draft],
    *,
    tokenize: bool,
) -> list[Draft]:
    split = words(folded.text, sentence, [(number.start, number.end) for number in numbers], opaque)
    mentions = find_mentions(folded, split, numbers, patterns, tokenize=tokenize)
    if not mentions:
        return []
    passage = Passage(sentence, split, mentions, scan(split, patterns, folded), patterns, folded, source)
    headings = [cue for cue in passage.scan.cues if opens_topic(cue, split.texts) and cue.end <= mentions[0].at]
    if headings:
        paragraph.heading = headings[-1]
    opens = next((mark for mark in passage.scan.marks if mark.kind in ("part", "part_heading")), None)
    earlier = paragraph.last
    if sentence.is_item and paragraph.anchor:
        earlier = paragraph.anchor
    elif not earlier and opens is not None and opens.start == 0:
        earlier = paragraph.before
    anchors = [draft for draft in paragraph.anchor if draft.why != "plan"]  # `38 lớp, đạt 95% kế hoạch (40 lớp)`
    governed = bool(opens is not None and opens.start == 0 and earlier and all(draft.target for draft in earlier)) or (
        sentence.is_item and (paragraph.list_target or (bool(anchors) and anchors[-1].target))
    )
    done: list[Draft] = []
    for number in range(len(mentions)):
        draft = decide(
            passage,
            number,
            done[-RECENT:],
            earlier,
            paragraph.heading,
            listed=bool(sentence.is_item and paragraph.anchor),
            known=known,
        )
        if draft.mention.percent and draft.why != "growth":
            draft.metric, draft.why, draft.cue, draft.parent, draft.relation = "other", "rest", None, None, None
            decide_share(draft, done[-RECENT:], earlier)
        draft.target = is_target(draft, governed, ahead)
        done.append(draft)
        if draft.why == "cue" and draft.counted and draft.mention.number.value > 1 and counts_people(draft):
            known.setdefault(draft.mention.number.value, draft)
    _share_predicates(done)
    _out_of(done)
    told = [*paragraph.before[-RECENT:], *paragraph.drafts[-RECENT:]][-RECENT:]
    for place, draft in enumerate(done):
        describe(draft, done[max(0, place - RECENT) : place], told)
    return done


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


def _share_predicates(done: Sequence[Draft]) -> None:
    """`86% tổ chức đảng và 90% đảng viên hoàn thành tốt nhiệm vụ`: the predicate is of both members."""
    for before, after in zip(reversed(done[:-1]), reversed(done[1:]), strict=True):
        yields = before.cue is not None and before.cue.rule.weak and before.cue.rule.direction == "before"
        if (
            (before.why not in ("alone", "rest") and not yields)
            or after.cue is None
            or after.cue.rule.direction != "after"
        ):
            continue
        if after.cue.start < after.mention.end:
            continue
        texts = before.passage.words.texts
        between = texts[before.mention.end : after.mention.start]
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
        before.metric, before.why, before.cue = after.metric, "list", after.cue
        before.group, before.shared = None, True
