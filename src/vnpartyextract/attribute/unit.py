"""What a figure counts, in the article's words, and what a percentage is of."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS
from vnpartyextract.attribute.scope import lead_start
from vnpartyextract.rules.phrases import longest

TIMES = ("năm", "quý", "tháng", "kỳ", "cùng", "nhiệm", "ngày", "trước")

# Units that say nothing about which people are meant.
PLAIN_WORDS = frozenset(
    (
        "đồng chí",
        "đ/c",
        "người",
        "em",
        "cá nhân",
        "trường hợp",
        "cán bộ",
        "đảng viên",
        "đv",
        "vị",
        "bạn",
        "lượt cán bộ",
        "lượt",
    )
)

# Words that end the noun phrase of `tỷ lệ nữ trong Ban Thường vụ cao hơn 15%`.
_PHRASE_ENDS = BREAKS | {
    "đạt",
    "chiếm",
    "là",
    "cao",
    "thấp",
    "còn",
    "tăng",
    "giảm",
    "từ",
    "bình",
    "hằng",
    "hàng",
    "ước",
}


def counted(text: str) -> str:
    """A unit as it is given out: lower case as the contract says, but for short forms in capitals (`TCCSĐ`)."""
    text = text.strip("\"'“”‘’ ")
    if text.isupper() and " " in text:
        return text.lower()  # in a line of capitals: ĐẢNG VIÊN
    return " ".join(word if _is_short_form(word) else word.lower() for word in text.split(" "))


def _is_short_form(word: str) -> bool:
    """`TCCSĐ`, `USD`; not `NGƯỜI`, in which a vowel bears its mark."""
    return word.isupper() and len(word) > 1 and not any(letter > "\x7f" and letter != "Đ" for letter in word)


def whole_before(draft: Draft, done: Sequence[Draft]) -> tuple[str | None, str | None]:
    """`tỷ lệ nữ trong Ban Thường vụ`: whose share (`nữ`) and of what (`Ban Thường vụ`), told before a percentage."""
    passage = draft.passage
    texts = passage.words.texts
    start, end = lead_start(draft, done), draft.mention.start
    for at in range(end - 1, start - 1, -1):
        if texts[at] not in ("lệ", "suất"):
            continue
        inside = next((place for place in range(at + 1, end) if texts[place] in ("trong", "tham")), None)
        stop = at + 1
        while stop < end and stop != inside and texts[stop] not in _PHRASE_ENDS:
            stop += 1
        group = passage.say(at + 1, stop) or None
        if inside is None or texts[inside] != "trong" or texts[inside + 1] in TIMES:
            return group, None
        stop = inside + 1
        while stop < end and texts[stop] not in _PHRASE_ENDS:
            stop += 1
        return group, counted(passage.say(inside + 1, stop)) or None
    return None, None


def _acts(draft: Draft, end: int) -> bool:
    """Whether the body that ends there did it: `Ủy ban Kiểm tra đã khiển trách 3`."""
    cue = draft.cue
    return cue is not None and cue.rule.direction == "before" and end <= cue.start and cue.end <= draft.mention.start


def unit_before(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> str | None:
    """The noun of a number that has none behind it: of its whole, its neighbours, or in its own words before."""
    passage, patterns = draft.passage, draft.passage.patterns
    texts = passage.words.texts
    metric = patterns.metrics.get(draft.metric)
    start = lead_start(draft, done)
    if draft.why == "plan" and done:
        return next((other.unit for other in reversed(done) if other.counted and other.metric == draft.metric), None)
    if draft.parent is not None and draft.relation == "part_of" and draft.parent.mention.percent and draft.parent.of:
        return draft.parent.of
    if draft.parent is not None and draft.relation == "part_of" and draft.parent.unit not in (None, "%"):
        beside = (one for one in reversed(done) if one.parent is draft.parent and one.unit in PLAIN_WORDS)
        return next((one.unit for one in beside), draft.parent.unit)
    for other in reversed(done):
        if other.metric == draft.metric and other.unit not in (None, "%"):
            return other.unit
    at = draft.mention.start - 1
    while at >= start:
        hit = longest(patterns.heads, texts, at, draft.mention.start)
        counts = metric is None or draft.metric == "other" or (hit is not None and metric.counts(hit[1]))
        if hit is not None and counts:
            for wide in range(max(start, at - 3), at):  # `tổ chức cơ sở đảng`, not `cơ sở đảng`
                wider = longest(patterns.heads, texts, wide, draft.mention.start)
                if wider is not None and wider[0] >= hit[0]:
                    at, hit = wide, wider
                    break
            if not (hit[1] == "committee_body" and _acts(draft, hit[0])):
                return counted(passage.say(at, hit[0]))
        at -= 1
    for later in passage.mentions[draft.number + 1 : draft.number + 20]:
        if later.at <= draft.at or later.percent or later.head is None or later.head.name is None:
            continue
        if metric is None or metric.counts(later.head.name):
            return counted(passage.say(later.head.start, later.head.end))
    for other in [*reversed(done), *reversed(earlier)]:
        if other.unit not in (None, "%") and (other.metric == draft.metric or other in done):
            return other.unit
    return draft.parent.unit if draft.parent else None
