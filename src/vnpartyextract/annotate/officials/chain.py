"""Offices that follow each other, joined by marks and words: `TUV - Bí thư Huyện ủy - Chủ tịch HĐND huyện`."""

from dataclasses import dataclass

from vnpartyextract.annotate.officials.person_name import NameRules, name_ahead
from vnpartyextract.annotate.officials.title import ParsedTitle, TitleRules, closing, end_of_body, head_at, parse_title
from vnpartyextract.annotate.words import Splitter, Words

_ONES = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = frozenset(ten + one for ten in ("", "x", "xx") for one in _ONES) - {""}
APART = frozenset({",", "-", "–", ":", "("})  # may stand between a name and an office


@dataclass(frozen=True, slots=True)
class OfficialRules:
    """Everything that officials are read with."""

    splitter: Splitter
    names: NameRules
    titles: TitleRules


def chain_at(words: Words, at: int, rules: OfficialRules, *, person_before: bool) -> list[ParsedTitle]:
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
        at = past_term(low, title.last, rules)
        if low[at : at + 1] == ["("] and (close := closing(low, at)) > 0:
            behind = close + 1
            if low[behind : behind + 1] in ([","], ["-"]) and not any(word[0].isdigit() for word in low[at:close]):
                # Trưởng ban Chỉ đạo phòng chống tham nhũng (PCTN), Trưởng Ban Nội chính
                at = behind if behind + 1 < len(low) and head_at(words, behind + 1, rules.titles) else at
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
            at = end_of_body(words, at, rules.titles, rules.names) if low[at - 1] == "," else at
            if low[at : at + 1] != [","] or at + 1 >= len(low) or head_at(words, at + 1, rules.titles) is None:
                return chain
            at += 1


def past_term(low: list[str], at: int, rules: OfficialRules) -> int:
    """Past `nhiệm kỳ 2011 - 2016`, `khóa XV`."""
    term = rules.titles.terms.length(low, at)
    if not term:
        return at
    at += term
    while at < len(low) and (low[at][0].isdigit() or low[at] in _ROMAN):
        at += 2 if low[at + 1 : at + 2] == ["-"] else 1
    return at
