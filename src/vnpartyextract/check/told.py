"""What the words between two numbers tell of part and whole, where no link says so.

The links of the facts are never made to a whole that is too small: just those a checker looks for.
"""

import re

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.exclusive import Exclusive
from vnpartyextract.text import fold

_FAR = 125  # characters from a whole to its first part
_SHORT = 24  # characters between two parts that need no other words: `9 xã loại I và 6 xã loại II`
_LABEL = 120  # characters behind a number that can name its part
_ITEM_END = re.compile(r"[,;:()\[\]\n]|[.!?](?=\s|$)|(?<!\w)và(?!\w)")
_SENTENCE = re.compile(r"[.!?]\s(?!trong|cụ thể|kết quả|gồm|bao gồm|về hình thức|hình thức)")
_IN_BRACKETS = re.compile(r"[\w ]*\((?!năm|quý|tháng|cùng|kh|kế|chỉ)[\w ]*:?\s*")
_LISTED = re.compile(r"[\w ,]*:\s*")
_AMONG = re.compile(r"(?<!\w)trong(?: tổng)?(?: số)?\s*$")
_THERE_ARE = re.compile(r"(?<!\w)có\s*$")
_BY_FORM = re.compile(r"\s*\.\s*(?:về )?(?:các )?hình thức")
_STOP = re.compile(r"[.!?:]\s")
_NEXT = re.compile(r"[,;]|(?<!\w)và(?!\w)")
_GROWTH = re.compile(r"(?<!\w)(?:tăng|giảm|nhiều hơn|ít hơn|cao hơn|thấp hơn|vượt)(?: \w+){0,4}\s*$")
# What is counted, by the first words of the noun: one kind is no part of another. All others are people.
_KINDS = re.compile(
    r"(?P<body>tổ chức|đảng bộ|chi bộ|tccsđ|đơn vị|cơ quan|doanh nghiệp|xã|huyện|thôn)(?!\w)|(?P<paper>đơn)(?!\w)"
    r"|(?P<thing>lớp|cuộc|buổi|hội nghị|ý kiến|vụ|mô hình|điểm cầu|chỉ tiêu)(?!\w)",
    re.IGNORECASE,
)
_SEXES = ("nam", "nữ")  # nouns of their own that are parts of any people


def kind(figure: Figure) -> str:
    """What kind of thing is counted: two of different kinds are never part and whole."""
    found = _KINDS.match(figure.unit)
    return "people" if found is None else found[0].lower() if found["thing"] else found.lastgroup or ""


def compared(article: Article, figure: Figure) -> bool:
    """Whether a figure is a growth or a difference: then it is no whole of anything."""
    before = article.between(max(0, figure.number.start - 24), figure.number.start)
    return before is not None and _GROWTH.search(before) is not None


def adopted(article: Article, words: Exclusive) -> dict[str, Figure]:
    """Parts that no link ties to their whole, but words do: a link is never made to a whole that is too small."""
    found: dict[str, Figure] = {}
    last: Figure | None = None
    for figure in article.figures:
        if not figure.counted:
            continue
        if last is not None and figure.parent is None and figure.total is None:
            whole = _told_whole(article, last, figure, found, words)
            if whole is not None:
                found[figure.id] = whole
        last = figure
    return found


def _told_whole(
    article: Article, last: Figure, figure: Figure, found: dict[str, Figure], words: Exclusive
) -> Figure | None:
    """The whole that the words between a figure and the count before it tell of."""
    between = article.between(last.span.end, figure.number.start)
    if between is None or len(between) > _FAR or last.span.end > figure.number.start:
        return None
    same_noun = bool(last.unit and figure.unit) and (
        figure.unit.startswith(last.unit) or last.unit.startswith(figure.unit)
    )
    same_noun = same_noun or (figure.unit in _SEXES and kind(last) == "people")
    alike = same_noun or (kind(figure) == kind(last) and figure.metric == last.metric != "other")
    if not alike or _SENTENCE.search(between):
        return None
    whole = found.get(last.id) or article.parent(last, "part_of")
    if whole is not None:
        return whole if same_noun and _goes_on(article, figure, between, words) else None
    in_brackets = figure.text == figure.written and _IN_BRACKETS.fullmatch(between) is not None
    listed = same_noun and _LISTED.fullmatch(between) is not None
    if last.parent is None and last.total is None and (in_brackets or listed or words.governs(between)):
        return last
    before = article.between(max(0, last.number.start - 16), last.number.start) or ""
    return last if last.parent is None and _AMONG.search(before) and _THERE_ARE.search(between) else None


def _goes_on(article: Article, figure: Figure, between: str, words: Exclusive) -> bool:
    """Whether a list goes on to this figure: behind a separator, with words that name a part, or as short as before."""
    if _BY_FORM.match(between):
        return True
    if words.part_lists.search(between) or _STOP.search(between.rstrip(": ")):
        return False
    after = article.between(figure.span.end, figure.span.end + _LABEL) or ""
    if _NEXT.search(between) is None:
        return False
    named = words.names_member(between, fold(figure.group or "").text, _ITEM_END.split(after)[0])
    return named or (len(between) <= _SHORT and ";" not in between)
