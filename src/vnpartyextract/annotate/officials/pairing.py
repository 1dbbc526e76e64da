"""Who holds which office: names and titles that stand together, in every order that Vietnamese prose has for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnpartyextract.annotate.officials.person_name import NameRules, name_ahead, name_before, skip_address
from vnpartyextract.annotate.officials.title import ParsedTitle, TitleRules, head_at, parse_title, read_body
from vnpartyextract.annotate.words import Splitter, Words

_SENTENCE = frozenset({".", "\n", ";", "!", "?", "…"})
_APART = frozenset({",", "-", "–", ":", "("})
_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = frozenset(ten + one for ten in ("", "x", "xx") for one in _ONES) - {""}
_SEVERAL = frozenset({"các", "hai", "ba", "bốn", "những", "2", "3", "4", "02", "03"})
_APPOSITION = 22  # words
_REACH = 70  # words between a person and an office told in prose
_HEADING = 5  # words between a heading's office and its colon: `phụ trách xã`


@dataclass(frozen=True, slots=True)
class OfficialRules:
    """Everything that officials are read with."""

    splitter: Splitter
    names: NameRules
    titles: TitleRules


@dataclass(slots=True)
class Claim:
    """A name and titles that stand together, as word indices."""

    name: tuple[int, int]
    titles: list[ParsedTitle]
    rule: str
    heading: bool = False  # the titles stand above a list, away from the name


def claims(words: Words, rules: OfficialRules) -> Iterator[Claim]:
    low, starts = words.low, rules.titles.starts
    at, count = 0, len(words.low)
    named_ahead: set[int] = set()  # names that took the titles before them
    ends: dict[int, tuple[int, int]] = {}  # the same, by where they end
    last: tuple[tuple[int, int], int] | None = None  # the latest name with titles behind it, and where these end
    taken: list[tuple[int, int]] = []  # stretches that are titles: no person is in them
    while at < count:
        if low[at] not in starts or head_at(words, at, rules.titles) is None:
            at += 1
            continue
        left = _left(words, at, rules, ends)
        chain = _chain(words, at, rules, person_before=left is not None and left[0] not in named_ahead)
        if not chain:
            at += 1
            continue
        end = chain[-1].last
        name = chain[-1].name
        taken.append((at, end))
        if name is not None:
            if left is not None and len(chain) > 1 and left[0] not in named_ahead:
                yield Claim(left, chain[:-1], "name-title")
                yield Claim(name, chain[-1:], "title-name")
            else:
                yield Claim(name, chain, "title-name")
            named_ahead.add(name[0])
            ends[name[1]] = name
            end = name[1]
            if _plural(words, at, rules):
                for other in _listed(words, name[1], rules, joint_due=True):
                    yield Claim(other, chain, "heading", heading=True)
        elif left is not None:
            yield Claim(left, chain, "name-title")
            last = (left, end)
        elif (right := _given_to(words, at, end, rules)) is not None:
            yield Claim(right, chain, "appointment")
        elif subjects := _appointed(words, at, rules, taken, ends):
            for subject in subjects:
                yield Claim(subject, chain, "appointment")
        elif (colon := _colon(words, at, end, rules)) is not None:
            for other in _listed(words, colon, rules, joint_due=False):
                yield Claim(other, chain, "heading", heading=True)
        elif last is not None and last[1] == at - 1 and _goes_on(words, at, chain, rules):
            # ông A, Ủy viên Trung ương Đảng; Bí thư Tỉnh ủy
            yield Claim(last[0], chain, "name-title")
            last = (last[0], end)
        elif (address := _addressed(words, end, rules)) is not None:
            people = list(_listed(words, address, rules, joint_due=False))
            for other in people if _plural(words, at, rules) else people[:1]:
                yield Claim(other, chain, "title-name")
        at = end if end > at else at + 1


def _goes_on(words: Words, at: int, chain: list[ParsedTitle], rules: OfficialRules) -> bool:
    """Whether the offices behind a semicolon are still those of the person before it: no list of persons or bodies."""
    low = words.low
    after = chain[-1].last
    if low[at - 1] != ";" or low[after : after + 1] == ["các"] or any(title.body == title.last for title in chain):
        return False
    return not any(
        low[here] == ";" and (skip_address(words, here + 1, rules.names)[1] or name_ahead(words, here + 1, rules.names))
        for here in range(max(at - _REACH, 0), min(at + _REACH, len(low) - 1))
    )


def _chain(words: Words, at: int, rules: OfficialRules, *, person_before: bool) -> list[ParsedTitle]:
    """The titles that follow each other from `at`: `TUV - Bí thư Huyện ủy - Chủ tịch HĐND huyện`."""
    low = words.low
    chain: list[ParsedTitle] = []
    while True:
        title = parse_title(words, at, rules.titles, rules.names, person_before=person_before)
        if title is None:
            return chain
        chain.append(title)
        if title.name is not None:
            return chain
        at = _past_term(low, title.last, rules)
        joint = rules.titles.joints.length(low, at)
        if not joint and at < len(low) and low[at] in (",", "-", "/"):
            after = at + 1
            joint = 1 + (rules.titles.joints.length(low, after) or rules.titles.copula.length(low, after))
        if not joint:
            # Bí thư Huyện ủy đồng chí Nguyễn Văn A; Chủ tịch UBND tỉnh, Đại tá Trần Văn B
            return chain
        at += joint
        if at >= len(low):
            return chain
        rank = rules.names.ranks.length(low, at)
        if rank:
            after = at + rank
            if after < len(low) and low[after] in (",", "-") and head_at(words, after + 1, rules.titles):
                at = after + 1
            elif (name := name_ahead(words, at, rules.names)) is not None and not person_before:
                chain[-1] = ParsedTitle(title.first, title.body, title.position_end, title.last, name)
                return chain
            else:
                return chain
        if head_at(words, at, rules.titles) is None:
            # Hiệu trưởng Trường Tiểu học, Đảng bộ xã Bình Sơn, đại biểu HĐND xã
            at = read_body(words, at, rules.titles, rules.names) if low[at - 1] == "," else at
            if low[at : at + 1] != [","] or at + 1 >= len(low) or head_at(words, at + 1, rules.titles) is None:
                return chain
            at += 1


def _left(words: Words, at: int, rules: OfficialRules, ends: dict[int, tuple[int, int]]) -> tuple[int, int] | None:
    """The person whose titles begin at `at`: a name with a mark or `là` between. `ends`: names already read, by end."""
    low = words.low
    end = at
    if length := rules.titles.copula.ending(low, end, 4):
        end -= length
        # ông A, hiện là …; ông A là …
        near = end
        while near > end - 4 and near > 0 and low[near - 1].isalpha() and not words.cap[near - 1]:
            near -= 1  # ông A, vào lúc ấy là …
        if near and low[near - 1] in (",", "-"):
            end = near - 1
        return ends.get(end) or name_before(words, end, rules.names)
    if end >= 2 and low[end - 1] in ("hiện", "từng", "đang"):
        end -= 1
    if not end or low[end - 1] not in _APART:
        return None
    mark = low[end - 1]
    end -= 1
    if end in ends:
        return ends[end]
    while end:
        here = end
        if low[end - 1] == ")" or (mark == "," and not words.cap[end - 1]):
            end = _before_brackets(low, end)
        rank = rules.names.ranks.ending(low, end, 6) if end == here and mark == "," else 0
        if rank and end - rank > 0 and low[end - rank - 1] in (",", "-"):
            end -= rank + 1  # A, Thạc sĩ, Trưởng khoa
        if end == here:
            break
    return name_before(words, end, rules.names) or (_over_apposition(words, end, rules) if mark == "," else None)


def _over_apposition(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The name before what is told of a person ahead of the office: `A, đảng viên Chi bộ thôn 3, nguyên Chủ tịch …`"""
    low = words.low
    for here in range(end - 1, max(end - _APPOSITION, 0), -1):
        if low[here] in _SENTENCE:
            return None
        if low[here] in _APART and rules.names.appositions.length(low, here + 1):
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


def _plural(words: Words, at: int, rules: OfficialRules) -> bool:
    """Whether the office at `at` is that of several: các đồng chí Ủy viên …, hai Phó Chủ tịch …"""
    at -= rules.names.prefixes.ending(words.low, at, 3)
    return at > 0 and words.low[at - 1] in _SEVERAL


def _colon(words: Words, at: int, end: int, rules: OfficialRules) -> int | None:
    """Where the list begins whose heading is the office `[at, end)`."""
    low = words.low
    for here in range(end, min(end + _HEADING, len(low))):
        if low[here] == ":":
            return here + 1 if here == end or _plural(words, at, rules) else None
        if not low[here].isalpha() or words.cap[here]:
            return None
    return None


def _listed(words: Words, at: int, rules: OfficialRules, *, joint_due: bool) -> Iterator[tuple[int, int]]:
    """The names of a list, each perhaps with its own titles, which are passed over here."""
    low = words.low
    first = True
    while at < len(low):
        if joint_due or not first:
            marks = 0
            semicolon = False
            while at < len(low) and low[at] in (",", ";", "và", "-", "\n", "+", "cùng"):
                semicolon = semicolon or low[at] in (";", "\n")
                marks += 1
                at += 1
            # `; đồng chí B` begins anew, outside of the heading.
            if not marks or (semicolon and skip_address(words, at, rules.names)[1]):
                return
        else:
            while at < len(low) and low[at] in ("\n", "-", "+"):
                at += 1
        first = False
        name = name_ahead(words, at, rules.names, listed=True)
        if name is None:
            return
        yield name
        at = name[1]
        if at < len(low) and low[at] == "(":
            while at < len(low) and low[at] not in (")", "\n"):
                at += 1
            at += 1
        if at + 1 < len(low) and low[at] in _APART and low[at] != "(":
            chain = _chain(words, at + 1, rules, person_before=True)
            if chain:
                if chain[-1].name is not None:
                    return
                at = chain[-1].last


def _appointed(
    words: Words, at: int, rules: OfficialRules, taken: list[tuple[int, int]], ends: dict[int, tuple[int, int]]
) -> list[tuple[int, int]]:
    """The persons of whom the sentence tells that they take or leave the office at `at`."""
    low = words.low
    length = rules.titles.appointed.ending(low, at, 6)
    if not length or rules.titles.vacant.ending(low, at - length, 3):
        return []
    here = at - length
    stop = max(here - _REACH, 0)
    titles = [span for span in taken[-_REACH:] if span[1] > stop and span[0] < at]
    while here > stop:
        if low[here - 1] in _SENTENCE or low[here - 1] == ":":
            return []
        inside = next((span for span in titles if span[0] < here <= span[1]), None)
        if inside is not None:
            here = inside[0]
            continue
        if words.cap[here - 1] and not words.acronym[here - 1]:
            name = ends.get(here) or name_before(words, here, rules.names)
            if name is not None and not _replaced(words, name[0], rules):
                return [name, *_joined(words, name, rules)]
            here = words.run_start(here)
            continue
        here -= 1
    return []


def _replaced(words: Words, name: int, rules: OfficialRules) -> bool:
    """… giữ chức Bí thư thay ông B: not the one who takes the office."""
    at = name - rules.names.prefixes.ending(words.low, name, 3)
    before = words.low[max(at - 2, 0) : at]
    return before[-1:] in (["thay"], ["cùng"], ["với"]) or before in (["thay", "cho"], ["thay", "thế"])


def _joined(words: Words, name: tuple[int, int], rules: OfficialRules) -> list[tuple[int, int]]:
    """The other names of `các đồng chí A, B và C`, `anh A và chị B` that end in `name`."""
    low = words.low
    found: list[tuple[int, int]] = []
    prefix = rules.names.prefixes.ending(low, name[0], 3)
    here, addressed = name[0] - prefix, prefix > 0
    while here > 1 and low[here - 1] in (("và", ",") if found else ("và",)):
        other = name_before(words, here - 1, rules.names)
        if other is None or other[1] - other[0] < 2:
            break
        found.append(other)
        prefix = rules.names.prefixes.ending(low, other[0], 3)
        here, addressed = other[0] - prefix, addressed and prefix > 0
    return found if found and (addressed or _plural(words, here, rules)) else []


def _given_to(words: Words, at: int, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """bổ nhiệm Trưởng phòng … cho đồng chí A; chức vụ Chủ tịch … (nhiệm kỳ 2011 - 2016) của ông B."""
    low = words.low
    end = _past_term(low, end, rules)
    length = rules.titles.given_to.length(low, end)
    if not length:
        return None
    before = " ".join(low[max(at - 30, 0) : at])
    if not any(word in before for word in rules.titles.personnel):
        return None
    first, addressed = skip_address(words, end + length, rules.names)
    if not addressed:
        return None
    if words.run_end(first) == first + 1 and rules.names.short_prefixes.ending(low, first, 2):
        return first, first + 1  # đối với ông Hướng
    return name_ahead(words, first, rules.names, listed=True)


def _past_term(low: list[str], at: int, rules: OfficialRules) -> int:
    """Past `nhiệm kỳ 2011 - 2016`, `khóa XV`."""
    term = rules.titles.terms.length(low, at)
    if not term:
        return at
    at += term
    while at < len(low) and (low[at][0].isdigit() or low[at] in _ROMAN):
        at += 2 if low[at + 1 : at + 2] == ["-"] else 1
    return at


def _addressed(words: Words, end: int, rules: OfficialRules) -> int | None:
    """Where the person of the office begins: Bí thư Huyện ủy, | đồng chí A; Giám đốc Sở Y tế là | ông B."""
    low = words.low
    if end < len(low) and low[end] in (",", "-", "là", ":", '"'):
        end += 1
    _, addressed = skip_address(words, end, rules.names)
    return end if addressed else None
