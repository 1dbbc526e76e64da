"""The cue in a number's own clause that decides its metric, and those that were considered and lost."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS, PASSIVE, Cue
from vnpartyextract.attribute.scope import OTHER_NOUN, accepts, distance_to, own_start, tail_end, taken_by
from vnpartyextract.rules.patterns import Patterns

NEAR = 3  # words between a cue and a bare number that it can count
LABELS = frozenset((":", "là", "được", "lên", "đạt"))  # lead from a label to its number


def own_cue(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft] = ()) -> Cue | None:
    """The nearest cue in the number's own clause, or None. `earlier`: the figures of the sentence before."""
    passage, mention = draft.passage, draft.mention
    patterns = passage.patterns
    if mention.head is None and not mention.percent:
        bare = [
            cue
            for cue in passage.scan.cues_in(mention.end, mention.end + 1)
            if cue.rule.direction == "after" and accepts(patterns, cue, draft)
        ]
        if bare:
            return max(bare, key=lambda cue: cue.end)
    scope = (own_start(draft, done), tail_end(draft), taken_by(done))
    told = {other.metric for other in (*earlier, *done)}
    usable: list[tuple[tuple[int, bool, int], Cue]] = []
    for cue in passage.scan.cues_in(*scope[:2]):
        if accepts(patterns, cue, draft) and (cue.rule.needs is None or cue.rule.needs & told):
            distance = distance_to(draft, cue, *scope)
            if not isinstance(distance, str) and not is_stray(draft, cue, done):
                usable.append(((distance, cue.rule.direction == "after", cue.start - cue.end), cue))
    if any(cue.rule.direction == "after" and not cue.rule.weak for _, cue in usable):
        usable = [one for one in usable if one[1].rule.direction == "after" or not one[1].rule.weak]
    free = [one for one in usable if not any(_holds(other, one[1]) for _, other in usable)]
    free = _stated(free, passage.words.texts, patterns)
    best = min(free, key=lambda one: one[0], default=None)
    return _of_row(draft, best[1]) if best else None


def _stated(
    cues: list[tuple[tuple[int, bool, int], Cue]], texts: Sequence[str], patterns: Patterns
) -> list[tuple[tuple[int, bool, int], Cue]]:
    """What was done to people, before what only describes them: `8 đảng viên hoàn thành xuất sắc được tặng giấy khen`.

    Only where nothing before the number has a say.
    """
    passive = [one for one in cues if one[1].rule.direction == "after" and texts[one[1].start] in PASSIVE]
    before = any(one[1].rule.direction != "after" for one in cues)
    nearest = min(cues, key=lambda one: one[0])[1] if cues else None
    if before or not passive or nearest is None or texts[nearest.start] in PASSIVE:
        return cues
    describes = nearest.rule.weak or patterns.has(nearest.rule.metric, "divided")
    return passive if describes else cues


def is_stray(draft: Draft, cue: Cue, done: Sequence[Draft]) -> bool:
    """Whether a bare number is too far from a cue before it to be what it counts: `thẩm định quy hoạch tỷ lệ 1/500`.

    A label (`Kỷ luật cảnh cáo: 5`), a neighbour that counts people or a bracket make it a count.
    """
    mention, texts = draft.mention, draft.passage.words.texts
    if mention.head is not None or mention.percent or draft.bracket >= 0 or cue.end > mention.start:
        return False
    if texts[mention.start - 1] in LABELS or any(other.counted and other.head is not None for other in done):
        return False
    between = texts[cue.end : mention.start]
    if ":" in between and len(draft.passage.mentions) > 1:
        return False  # `Nội dung vi phạm chủ yếu: đất đai 6, đạo đức 8`
    return len(between) > NEAR or not BREAKS.isdisjoint(between)


def candidates(draft: Draft, done: Sequence[Draft]) -> list[tuple[Cue, int | str]]:
    """Every cue of the sentence but its headings, in text order, with its distance or why it has no say."""
    scope = (own_start(draft, done), tail_end(draft), taken_by(done))
    found: list[tuple[Cue, int | str]] = []
    for cue in draft.passage.scan.cues:
        if cue.rule.direction == "heading":
            continue
        distance = distance_to(draft, cue, *scope)
        counts = isinstance(distance, str) or accepts(draft.passage.patterns, cue, draft)
        found.append((cue, distance if counts else OTHER_NOUN))
    return found


def _holds(longer: Cue, cue: Cue) -> bool:
    """Whether a longer cue of the same direction says more with the same words: `kiểm tra trình độ` than `kiểm tra`."""
    return (
        longer.start <= cue.start
        and cue.end <= longer.end
        and longer.end - longer.start > cue.end - cue.start
        and longer.rule.direction == cue.rule.direction
    )


def _of_row(draft: Draft, cue: Cue) -> Cue:
    """Of verbs in a row (`bổ nhiệm, điều động, quy hoạch đối với 28 lượt cán bộ`) the metric that most of them say."""
    scan, texts = draft.passage.scan, draft.passage.words.texts
    row = [cue]
    for other in reversed(scan.cues):
        if (
            other.rule.direction != "before"
            or other.end > row[-1].start
            or not accepts(draft.passage.patterns, other, draft)
        ):
            continue
        if any(text not in (",", "và") for text in texts[other.end : row[-1].start]):
            break
        row.append(other)
    said = [one.rule.metric for one in row]
    return max(row, key=lambda one: (said.count(one.rule.metric), one.end))
