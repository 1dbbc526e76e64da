"""Numbers that tell a change against another period, not a level."""

from collections.abc import Sequence
from itertools import pairwise

from vnpartyextract.annotate.numbers import NumberMention
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.scan import BREAKS, before_number
from vnpartyextract.attribute.scope import clause_start
from vnpartyextract.rules.phrases import longest


def is_growth(passage: Passage, mention: NumberMention, done: Sequence[Draft]) -> bool:
    """Whether the number is a change: `tăng 12 đồng chí`, `nhiều hơn 9`, `5 lớp so với cùng kỳ`."""
    texts = passage.words.texts
    at = mention.start
    while at and texts[at - 1] in ("thêm", "được", "tới", "đến"):
        at -= 1
    if mention.number.value_max is not None and texts[at - 1 : at] == ["từ"]:
        at -= 1  # `thu ngân sách tăng từ 10 - 12%`
    if at < mention.start and texts[at] in ("tới", "đến") and texts[at - 1] in ("tăng", "giảm"):
        return False  # `tăng đến 300`: the level
    if texts[at - 1 : at] == ["là"]:
        said = texts[clause_start(texts, 0, at) : at]
        if any(here == "hơn" and before in ("nhiều", "ít", "cao", "thấp") for before, here in pairwise(said)):
            return True  # `nhiều hơn năm 2018 là 31 đồng chí`
    growth = passage.patterns.markers["growth"]
    if (
        before_number(passage.words, at, growth) is not None
        or before_number(passage.words, mention.at, growth) is not None
    ):
        return True
    if _passes_plan(passage, mention):
        return True
    compared = passage.patterns.markers["comparison"]
    if before_number(passage.words, mention.at, compared) is not None and (
        not mention.percent or texts[mention.start - 1 : mention.start] != ["vượt"]
    ):
        end = mention.end
        while end < len(texts) and texts[end] not in BREAKS and texts[end] != "0":
            end += 1
        if any(True for _ in passage.scan.marks_in(mention.end, end, "growth_after")):
            return True
    if done and mention.percent and done[-1].why == "growth":
        between = texts[done[-1].mention.end : mention.start]
        if between in ([","], [",", "tỷ", "lệ"], [",", "bằng"], [",", "tương", "đương"]):
            return True  # `giảm 2 đồng chí, tỷ lệ 3,92%`
    passed = bool(done) and texts[done[-1].mention.end : done[-1].mention.end + 2] == [",", "vượt"]
    if passed and not mention.percent and done[-1].counted and _is_of(mention, done[-1]):
        return True  # `kết nạp 2.500 đảng viên, vượt mục tiêu đề ra trên 500 đảng viên`
    if done and done[-1].why == "growth" and _joined_growth(texts[done[-1].mention.end : mention.start]):
        behind = next(passage.scan.marks_in(mention.end, len(texts), "growth_after"), None)
        if behind is not None and not BREAKS.intersection(texts[mention.end : behind.start]):
            return True  # `tăng 12 tổ chức và 27 đảng viên so với cùng kỳ`
    if done and done[-1].why == "growth" and passage.scan.brackets[mention.at] >= done[-1].mention.end - 1 > 0:
        bracket = passage.scan.brackets[mention.at]
        return bracket == done[-1].mention.end or texts[done[-1].mention.end : bracket] == []
    return False


def _passes_plan(passage: Passage, mention: NumberMention) -> bool:
    """`vượt chỉ tiêu 9 đảng viên`, `vượt 2 chỉ tiêu`: by how much a plan was passed."""
    texts, plan = passage.words.texts, passage.patterns.markers["plan"]
    if mention.percent:
        return False
    named = before_number(passage.words, mention.start, plan)
    if named is None and mention.head is not None and longest(plan, texts, mention.head.start, len(texts)) is not None:
        named = mention.start
    over = passage.patterns.markers["over_plan"]
    return named is not None and before_number(passage.words, named, over) is not None


def _is_of(mention: NumberMention, before: Draft) -> bool:
    """Whether the noun is that of the figure before, a member being one whether new or not."""
    one, two = (mention.head.name if mention.head is not None else None), before.head
    members = ("member", "new_member", "comrade")
    return one == two or (one in members and two in members)


def _joined_growth(between: Sequence[str]) -> bool:
    """`tăng 12 tổ chức và 27 …`, `tăng 61% tổ chức và 16% …`: joined to the change before, its noun between."""
    return between[-1:] in (["và"], [","]) and len(between) < 6 and BREAKS.isdisjoint(between[:-1])


def growth_word(passage: Passage, mention: NumberMention) -> str | None:
    """`tăng`, `giảm` or `vượt`, whichever was said."""
    for text in reversed(passage.words.texts[max(0, mention.start - 5) : mention.start]):
        if text in ("tăng", "giảm", "vượt"):
            return text
    return None
