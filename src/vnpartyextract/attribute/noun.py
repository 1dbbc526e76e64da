"""What a number counts when its noun is not behind it: elided, told before, or a label."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft
from vnpartyextract.attribute.scan import BREAKS
from vnpartyextract.attribute.scope import clause_start, lead_start
from vnpartyextract.rules.phrases import longest

PEOPLE, ORGS = "people", "orgs"


def said_noun(draft: Draft, start: int, end: int) -> tuple[int, int, str] | None:
    """The noun whose number or rate is told: `tổng số tổ chức đảng lên 19`, `tỷ lệ đảng viên nữ đạt`."""
    passage = draft.passage
    texts, pseudo = passage.words.texts, passage.patterns.markers["number_pseudo"]
    for at in range(end - 1, start - 1, -1):
        if (hit := longest(pseudo, texts, max(0, at - 1), at + 1)) is not None and hit[0] == at + 1:
            continue
        if texts[at] in ("số", "lệ") or texts[at - 1 : at + 1] == ["số", "lượng"]:
            hit = longest(passage.patterns.heads, texts, at + 1, end)
            if hit is not None:
                return at + 1, hit[0], str(hit[1])
    return None


GENERIC = frozenset(("comrade", "case"))


def counts_people(draft: Draft) -> bool:
    """Whether the noun names people: members, cadres, learners, cases."""
    return draft.head is not None and draft.passage.patterns.kinds[draft.head] == PEOPLE


def labelled_noun(draft: Draft, done: Sequence[Draft]) -> str | None:
    """`Đảng viên trong toàn Đảng bộ: 1.147 đồng chí`: the noun that opens the clause speaks for a plain one behind."""
    passage, mention = draft.passage, draft.mention
    texts, patterns = passage.words.texts, passage.patterns
    lead = texts[mention.start - 1 : mention.start]
    if draft.head not in GENERIC or lead not in ([":"], ["là"], ["gồm"], ["có"]):
        return None
    end = mention.start - 1
    if lead == ["có"]:  # `Trình độ của đảng viên mới có 25 người …`
        last = next((at for at in range(max(0, end - 4), end) if longest(patterns.heads, texts, at, end)), end)
        hit = longest(patterns.heads, texts, last, end)
        named = hit is not None and hit[0] == end and hit[1] == "new_member"
        return patterns.alone.get("new_member") if named else None
    for at in range(clause_start(texts, lead_start(draft, done), end), end):
        hit = longest(patterns.heads, texts, at, end)
        if hit is None:
            continue
        metric = patterns.alone.get(hit[1])
        return metric if metric is not None and patterns.metrics[metric].counts(draft.head) else None
    return None


def _is_matter(draft: Draft, start: int, at: int) -> bool:
    """Whether a label names a matter, and its last noun is none that is counted: `; quản lý hợp tác xã: 3`."""
    passage, texts = draft.passage, draft.passage.words.texts
    if at == start or texts[at - 1] in BREAKS or any(cue.end == at for cue in passage.scan.cues):
        return False
    filler = passage.patterns.markers["filler"]
    return longest(filler, texts, at - 1, at) is None and texts[at - 1] not in ("số", "lượng")


_LABELS = frozenset((PEOPLE, ORGS))  # kinds whose nouns can be a number's label


def elided_noun(draft: Draft, done: Sequence[Draft], earlier: Sequence[Draft]) -> str | None:
    """The class of the noun that a bare number counts.

    The noun right before it (`người có đạo 1.151`), else that of the figure before (`cảnh cáo 12 trường hợp, khiển
    trách 34`), else that of the next (`bổ nhiệm 11, điều động 5 cán bộ`), else that of the sentence before.
    """
    passage, mention = draft.passage, draft.mention
    texts = passage.words.texts
    start = lead_start(draft, done)
    end = mention.start
    while end > start and texts[end - 1] in (":", "là", "có", "gồm", "được", "đạt", "còn", "lên", "-", "("):
        end -= 1
    numbered = said_noun(draft, start, end)
    if numbered is not None:
        return numbered[2]
    for at in range(max(start, end - 6), end):
        hit = longest(passage.patterns.heads, texts, at, end)
        if hit is None or hit[0] != end or passage.patterns.kinds[hit[1]] not in _LABELS:
            continue
        if not (done and texts[mention.start - 1] == ":" and _is_matter(draft, start, at)):
            return str(hit[1])
    for other in reversed(done):
        if other.counted and other.head is not None:
            return other.head
    for later in passage.mentions[draft.number + 1 : draft.number + 20]:
        if later.at > draft.at and not later.percent and later.head is not None and later.head.name is not None:
            return later.head.name
    told = next((other for other in reversed(earlier) if other.counted and other.head is not None), None)
    while told is not None and told.relation == "part_of" and told.parent is not None and told.parent.head is not None:
        told = told.parent
    return told.head if told is not None else None
