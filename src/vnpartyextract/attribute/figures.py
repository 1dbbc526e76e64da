"""The sentences of a text, one after another, to figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from vnpartyextract.annotate.numbers import find_mentions
from vnpartyextract.attribute.decide import decide
from vnpartyextract.attribute.describe import describe, is_target
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import Cue, scan
from vnpartyextract.attribute.share import decide_share
from vnpartyextract.numerals import Number
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence, words
from vnpartyextract.text import Folded


@dataclass(slots=True)
class Paragraph:
    """What a sentence may take from the sentences before it in its paragraph."""

    number: int = -1
    drafts: list[Draft] = field(default_factory=list)
    last: list[Draft] = field(default_factory=list)
    before: list[Draft] = field(default_factory=list)
    heading: Cue | None = None
    target: bool = False


def figures(
    folded: Folded,
    source: str,
    sentences: Iterable[Sentence],
    numbers: Sequence[Number],
    patterns: Patterns,
    *,
    tokenize: bool = True,
) -> list[Draft]:
    """Every number that counts something, with its metric and what is said about it, in text order."""
    found: list[Draft] = []
    paragraph = Paragraph()
    index = 0
    for sentence in sentences:
        inside: list[Number] = []
        while index < len(numbers) and numbers[index].start < sentence.end:
            if numbers[index].start >= sentence.start:
                inside.append(numbers[index])
            index += 1
        if sentence.paragraph != paragraph.number:
            paragraph = Paragraph(sentence.paragraph, before=paragraph.last or paragraph.before)
        if not inside:
            continue
        drafts = _sentence(folded, source, sentence, inside, patterns, paragraph, tokenize=tokenize)
        if drafts:
            paragraph.last = drafts
            paragraph.drafts += drafts
        found += drafts
    return found


def _sentence(
    folded: Folded,
    source: str,
    sentence: Sentence,
    numbers: Sequence[Number],
    patterns: Patterns,
    paragraph: Paragraph,
    *,
    tokenize: bool,
) -> list[Draft]:
    split = words(folded.text, sentence, [(number.start, number.end) for number in numbers])
    mentions = find_mentions(folded, split, numbers, patterns, tokenize=tokenize)
    if not mentions:
        return []
    passage = Passage(sentence, split, mentions, scan(split, patterns), patterns)
    headings = [cue for cue in passage.scan.cues if cue.rule.direction == "heading" and cue.end <= mentions[0].at]
    if headings:
        paragraph.heading = headings[-1]
    opens = next((mark for mark in passage.scan.marks if mark.kind in ("part", "part_heading")), None)
    if not paragraph.last and (sentence.is_item or (opens is not None and opens.start == 0)):
        paragraph.last = paragraph.before
    done: list[Draft] = []
    for number in range(len(mentions)):
        draft = decide(passage, number, done, paragraph.last, paragraph.heading)
        if draft.mention.percent and draft.why != "growth":
            draft.metric, draft.why, draft.cue, draft.parent, draft.relation = "other", "rest", None, None, None
            decide_share(draft, done, paragraph.last)
        draft.target = is_target(draft, paragraph.target)
        done.append(draft)
    _share_predicates(done)
    for place, draft in enumerate(done):
        describe(draft, done[:place], [*paragraph.before, *paragraph.drafts], folded, source)
    return done


def _share_predicates(done: Sequence[Draft]) -> None:
    """`86% tổ chức đảng và 90% đảng viên hoàn thành tốt nhiệm vụ`: the predicate is of both members."""
    for before, after in zip(reversed(done[:-1]), reversed(done[1:]), strict=True):
        if before.why not in ("alone", "rest") or after.cue is None or after.cue.rule.direction != "after":
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
        before.group = None
