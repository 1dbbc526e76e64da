"""The person whose name stands right before or behind an office."""

from vnpartyextract.annotate.officials.chain import APART, OfficialRules
from vnpartyextract.annotate.officials.person_name import family, name_ahead, name_before, skip_address
from vnpartyextract.annotate.officials.pronoun import meant_by
from vnpartyextract.annotate.officials.title import closing, head_at
from vnpartyextract.annotate.words import Words

_SENTENCE = frozenset({".", "\n", ";", "!", "?", "…"})
_APPOSITION = 22  # words


def person_before(
    words: Words, at: int, rules: OfficialRules, ends: dict[int, tuple[int, int]]
) -> tuple[int, int] | None:
    """The person whose titles begin at `at`: a name with a mark or `là` between. `ends`: names already read, by end."""
    low = words.low
    end = at
    if length := rules.titles.copula.ending(low, end, 4):
        end -= length
        # ông A, hiện là …; ông A là …
        near = end
        while near > end - 4 and near > 0 and low[near - 1].isalpha() and not words.cap[near - 1]:
            near -= 1  # ông A, vào lúc ấy là …
        if near and low[near - 1] in (",", "-", "("):
            end = near - 1
        near = _before_brackets(low, end) if end else end  # A (SN 1965, nguyên là …)
        name = ends.get(end) or name_before(words, near, rules.names)
        return name or meant_by(words, end, rules)
    if end and words.cap[end - 1] and words.cap[end]:
        return _unmarked(words, end, rules)
    if end >= 2 and low[end - 1] in ("hiện", "từng", "đang"):
        end -= 1
    if not end or low[end - 1] not in APART:
        return None
    mark = low[end - 1]
    end -= 1
    if end in ends:
        return ends[end]
    while end:
        here = end
        if low[end - 1] == ")" or (mark == "," and not words.cap[end - 1]):
            end = _before_brackets(low, end)
        rank = rules.names.ranks.ending(low, end, 6) if mark == "," else 0
        # A - Thanh tra viên cao cấp - Phó Cục trưởng: a grade, no office without its body
        rank = (rank or rules.titles.guarded.ending(low, end)) if end == here else 0
        if rank and end - rank > 0 and low[end - rank - 1] in (",", "-"):
            end -= rank + 1  # A, Thạc sĩ, Trưởng khoa
        if end == here and mark == "," and end > 1 and words.full[end - 1] and low[end - 2] == ",":
            end -= 2  # A, CVCC, Trưởng phòng: an abbreviation that no list holds
        if end == here:
            break
    return name_before(words, end, rules.names) or (_over_apposition(words, end, rules) if mark == "," else None)


def _unmarked(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The name that an office follows without a mark: đồng chí Trần Xuân Bình Bí thư Đảng ủy xã."""
    name = name_before(words, end, rules.names)
    if name is None or not 3 <= name[1] - name[0] <= 4 or family(words.low[name[0]], rules.names) is None:
        return None
    return name if rules.names.prefixes.ending(words.low, name[0], 3) else None


def _over_apposition(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The name before what is told of a person ahead of the office: `A, đảng viên Chi bộ thôn 3, nguyên Chủ tịch …`"""
    low = words.low
    for here in range(end - 1, max(end - _APPOSITION, 0), -1):
        if low[here] in _SENTENCE:
            return None
        if low[here] in APART and rules.names.appositions.length(low, here + 1):
            return name_before(words, here, rules.names)
    return None


def _before_brackets(low: list[str], end: int) -> int:
    """Past what is told between a name and its title: `(SN 1970)`, `(54 tuổi,`, `, 54 tuổi`, `, sinh năm 1970`."""
    if low[end - 1] == ")":
        for here in range(end - 2, max(end - 14, 0), -1):
            if low[here] == "(":
                return here
        return end
    number = end - 2 if low[end - 1] == "tuổi" else end - 1
    if number < 1 or not low[number][:1].isdigit():
        return end
    here = number
    while here > 0 and low[here - 1] in ("năm", "sinh", "sn", "ngày"):
        here -= 1
    if here > 0 and low[here - 1] in ("(", ",") and (here < number or number < end - 1):
        return here - 1
    return end


def only_quoted(words: Words, name: tuple[int, int], end: int, rules: OfficialRules) -> bool:
    """`Theo ông Đề, Bí thư Huyện ủy nói …`: who was named before tells of somebody else."""
    low = words.low
    before = name[0] - rules.names.prefixes.ending(low, name[0], 3)
    if name[1] - name[0] > 2 or not before or low[before - 1] != "theo":
        return False
    return end < len(low) and low[end].isalpha()


def after_mark(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The name behind the office and a mark: Bí thư Đảng ủy phường Sao Mai - Lý Thu Hường; …, Lê Văn Bình cho hay."""
    low = words.low
    if low[end : end + 1] not in (["-"], ["–"], [","]):
        return None
    name = name_ahead(words, end + 1, rules.names)
    if name is None or low[name[0]] not in rules.names.families or not 3 <= name[1] - name[0] <= 4:
        return None
    after = low[name[1]] if name[1] < len(low) else "\n"
    if low[end] == ",":
        # Only where something is told of the person: in a list the office behind is theirs.
        return name if after.isalpha() and after != "và" and not words.cap[name[1]] else None
    if after in APART and name[1] + 1 < len(low) and head_at(words, name[1] + 1, rules.titles):
        return None
    return name


def signed(words: Words, at: int, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The name under an office that has a line of its own: the foot of a document."""
    low = words.low
    if (at and low[at - 1] != "\n" and low[at - 1] != ".") or low[end : end + 1] != ["\n"]:
        return None
    while end < len(low) and low[end] in ("\n", "("):
        end = closing(low, end) + 1 or end + 1 if low[end] == "(" else end + 1
    name = name_ahead(words, end, rules.names)
    if name is None or low[name[0]] not in rules.names.families or name[1] - name[0] > 4:
        return None
    return name if name[1] >= len(low) or low[name[1]] == "\n" else None


def addressed(words: Words, end: int, rules: OfficialRules) -> int | None:
    """Where the person of the office begins: Bí thư Huyện ủy, | đồng chí A; Giám đốc Sở Y tế là | ông B."""
    low = words.low
    if end < len(low) and low[end] in (",", "-", "là", ":", '"'):
        end += 1
    _, addressed = skip_address(words, end, rules.names)
    return end if addressed else None


def only_post(words: Words, at: int, rules: OfficialRules) -> bool:
    """`chờ kiện toàn chức vụ Bí thư Thành ủy, đồng chí A …`: the post is spoken of, not its holder."""
    length = rules.titles.appointed.ending(words.low, at, 6)
    return length > 0 and words.low[at - length] in ("chức", "cương") and not words.cap[at - length]
