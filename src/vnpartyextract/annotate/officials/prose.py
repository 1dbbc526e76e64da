"""Offices told in prose: `ông A thôi giữ chức …`, `bổ nhiệm … cho bà B`."""

from vnpartyextract.annotate.officials.chain import OfficialRules, past_term
from vnpartyextract.annotate.officials.listed import is_plural
from vnpartyextract.annotate.officials.person_name import name_ahead, name_before, skip_address
from vnpartyextract.annotate.officials.pronoun import meant_by
from vnpartyextract.annotate.words import Words

_SENTENCE = frozenset({".", "\n", ";", "!", "?", "…"})
_BRACKET = 40  # words
_REACH = 70  # words between a person and an office told in prose


def appointed(
    words: Words, at: int, rules: OfficialRules, taken: list[tuple[int, int]], ends: dict[int, tuple[int, int]]
) -> list[tuple[int, int]]:
    """The persons of whom the sentence tells that they take or leave the office at `at`."""
    low = words.low
    length = rules.titles.appointed.ending(low, at, 6)
    here = at - length
    if (
        not length
        or rules.titles.vacant.ending(low, here, 3)
        or (low[here] == "chức" and here and low[here - 1][0].isdigit())
    ):
        return []
    if here and low[here - 1] == ";":
        here -= 1  # làm trưởng thôn từ năm 1992; làm Bí thư từ năm 2012
    stop = max(here - _REACH, 0)
    titles = [span for span in taken[-_REACH:] if span[1] > stop and span[0] < at]
    while here > stop:
        if low[here - 1] in _SENTENCE or low[here - 1] == ":":
            return []
        if person := meant_by(words, here, rules):
            return [person]  # Từ năm 2013, ông giữ chức …
        if low[here - 1] == ")" and (opened := _opened(low, here - 1)):
            here = opened  # Nguyễn Văn A (con trai của B) được bầu làm …
            continue
        inside = next((span for span in titles if span[0] < here <= span[1]), None)
        if inside is not None:
            here = inside[0]
            continue
        if words.cap[here - 1] and not words.acronym[here - 1]:
            name = ends.get(here) or name_before(words, here, rules.names)
            if name is not None and not _replaced(words, name[0], rules):
                return [name, *joined_to(words, name, rules)]
            here = words.run_start(here)
            continue
        here -= 1
    return []


def _opened(low: list[str], close: int) -> int:
    """Where the bracket opens that closes at `close`; 0 if it does not, or too far away."""
    return next((here for here in range(close - 1, max(close - _BRACKET, 0), -1) if low[here] == "("), 0)


def _replaced(words: Words, name: int, rules: OfficialRules) -> bool:
    """… giữ chức Bí thư thay ông B: not the one who takes the office."""
    at = name - rules.names.prefixes.ending(words.low, name, 3)
    before = words.low[max(at - 2, 0) : at]
    if rules.names.kin.ending(words.low, at, 3):
        return True  # bà A, em gái bà B, làm …
    return before[-1:] in (["thay"], ["cùng"], ["với"]) or before in (["thay", "cho"], ["thay", "thế"])


def joined_to(
    words: Words, name: tuple[int, int], rules: OfficialRules, *, all_of: bool = False
) -> list[tuple[int, int]]:
    """The other names of `các đồng chí A, B và C`, `anh A và chị B` that end in `name`."""
    low = words.low
    found: list[tuple[int, int]] = []
    prefix = rules.names.prefixes.ending(low, name[0], 3)
    here, addressed = name[0] - prefix, prefix > 0
    joined = False  # by `và`
    while here > 1 and low[here - 1] in ("và", ","):
        joined = joined or low[here - 1] == "và"
        other = name_before(words, here - 1, rules.names)
        if other is None or other[1] - other[0] < 2:
            break
        found.append(other)
        prefix = rules.names.prefixes.ending(low, other[0], 3)
        here, addressed = other[0] - prefix, addressed and prefix > 0
    return found if found and (all_of or (addressed and joined) or is_plural(words, here, rules)) else []


def given_to(words: Words, at: int, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """bổ nhiệm Trưởng phòng … cho đồng chí A; chức vụ Chủ tịch … (nhiệm kỳ 2011 - 2016) của ông B."""
    low = words.low
    end = past_term(low, end, rules)
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
