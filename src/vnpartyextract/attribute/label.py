"""The words before a number that tell whom it counts: `nữ 58`, `Hà Nhì 21`, `Khiển trách: 5`."""

from collections.abc import Sequence

from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import BREAKS
from vnpartyextract.attribute.scope import lead_start
from vnpartyextract.attribute.unit import TIMES
from vnpartyextract.rules.phrases import longest

# Nouns that say nothing about which people or organisations are meant.
PLAIN = frozenset(
    (
        "member",
        "new_member",
        "stage_member",
        "case",
        "class",
        "petition",
        "opinion",
        "event",
        "session",
        "inspection",
        "dialogue",
    )
)
OPEN = frozenset(("và", "hoặc", "cùng", "với", "cho", "là", "còn"))  # no group ends in these
_SAYS = frozenset(("tăng", "giảm", "giao", "đã", "nay", "này"))
_JOINTS = frozenset(("trong", "qua", "thêm", "đối", "và", "cùng", "có", "với", "-", "+", "số", "còn", "là", "thì"))


def label_of(draft: Draft, done: Sequence[Draft], *, share: bool = False) -> str | None:
    """`từ huyện về xã 10 đồng chí`, `nữ 58`: the words from the last break to the number, but no name."""
    passage = draft.passage
    words, texts = passage.words, passage.words.texts
    start, end = lead_start(draft, done), draft.mention.start
    skipped = {":", "là", "có", "được", "-", "đạt", "(", "="} | (
        {"chiếm", "tỷ", "lệ", "tỉ", "bằng", "trên", "còn"} if share else set()
    )
    colon = False
    while end > start and texts[end - 1] in skipped:
        colon = colon or texts[end - 1] == ":"
        end -= 1
    if end - start > 1 and texts[end - 1] == "từ":
        end -= 1  # `học sinh từ 6 đồng chí`: the word belongs to the number
    if share and end > start and texts[end - 1] == ")":
        # `cán bộ trẻ (dưới 40 tuổi) đạt 11,32%`: the label stands before the bracket
        opened = next((place for place in range(end - 1, -1, -1) if texts[place] == "("), end)
        end, start = opened, 0
    if end == start and done and done[-1].unit == "tuổi":
        return passage.say(done[-1].mention.start, done[-1].mention.end)  # `dưới 40 tuổi 26 đồng chí`
    if end > start and texts[end - 1] in OPEN:
        return None  # `3 đảng bộ sự nghiệp, doanh nghiệp và 39 chi bộ cơ sở`: joined to what is before
    at = end
    while at > start and (texts[at - 1] not in BREAKS or (colon and texts[at - 1] == ",") or _in_names(passage, at)):
        at -= 1
    for mark in passage.scan.marks_in(at, end, "part", "exist"):
        at = max(at, mark.end)
    while at < end and texts[at] == ",":
        at += 1
    while at < end and texts[at] in _JOINTS:
        at += 2 if texts[at : at + 2] == ["còn", "lại"] else 1
    attribute = False
    noun = longest(passage.patterns.heads, texts, at, end)
    if (
        noun is not None
        and noun[0] < end
        and noun[1] in PLAIN
        and texts[noun[0]] in ("người", "dân", "là", "ở", "thuộc")
    ):
        attribute = texts[noun[0]] == "là"
        at = noun[0] + attribute  # `đảng viên người La Hủ 139 đồng chí`
    if at >= end or any(
        cue.rule.metric == draft.metric and at <= cue.start and cue.end <= end for cue in passage.scan.cues
    ):
        return None
    if texts[at] in TIMES or not _SAYS.isdisjoint(texts[at:end]) or texts[at:end] == ["từ"]:
        return None  # `(năm 2022: 150)`, `đến nay đã tăng lên 27`
    cased = passage.folded.cased
    opens = words.starts[at] == passage.sentence.start or at == 0 or texts[at - 1] in (".", ":", "+", "*", "-", "•")
    last = cased[words.starts[end - 1] : words.ends[end - 1]]
    # `dân tộc Khmer 22`, `tốt nghiệp THPT 12`: a people and an abbreviation say which part, other names whose it is
    short = (
        len(last) > 1 and last.isupper() and (at == end - 1 or not cased[words.starts[max(at, end - 2)]].isupper())
    )  # no `TP HCM`
    kind = texts[at : at + 2] == ["dân", "tộc"] or texts[at] == "người" or short
    if short and at == end - 1:
        return passage.say(at, end)  # `DTTS 22`, `(KT: 01; CC: 01)`
    if cased[words.starts[at]].isupper() and (is_body(passage, at, end) or _of_peoples(passage, at, end, done)):
        return passage.say(at, end)
    if (hit := longest(passage.patterns.group_tails, texts, at, end)) is not None and hit[0] == end:
        return passage.say(at, end)  # `Phật giáo 221 người`
    if (cased[words.starts[at]].isupper() and not opens) or (
        at < end - 1 and last[:1].isupper() and not kind and not attribute
    ):
        return None
    return passage.say(at, end)


def _in_names(passage: Passage, at: int) -> bool:
    """Whether the comma before word `at` stands between two names: `người dân tộc Thái, Mường 59 đồng chí`."""
    words, cased = passage.words, passage.folded.cased
    if at < 2 or words.texts[at - 1] != ",":
        return False
    return cased[words.starts[at]].isupper() and cased[words.starts[at - 2]].isupper()


def is_body(passage: Passage, start: int, end: int) -> bool:
    """Whether the words name a committee: `Ban Thường vụ 7 đồng chí`."""
    hit = longest(passage.patterns.heads, passage.words.texts, start, end)
    return hit is not None and hit[0] == end and hit[1] == "committee_body"


def _of_peoples(passage: Passage, start: int, end: int, done: Sequence[Draft]) -> bool:
    """Whether a name goes on with a row of peoples: `đảng viên người La Hủ 139 đồng chí, Hà Nhì 21, Mảng 8`."""
    words, cased = passage.words, passage.folded.cased
    if not all(cased[words.starts[at]].isupper() for at in range(start, end)):
        return False
    for other in reversed(done):
        group = other.group or ""
        if group.lower().startswith(("người ", "dân tộc ")):
            return True
        if not group[:1].isupper():
            return False
    return False
