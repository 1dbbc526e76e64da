"""Who holds which office: names and titles that stand together, in every order that Vietnamese prose has for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from vnpartyextract.annotate.officials.beside import (
    addressed,
    after_mark,
    only_post,
    only_quoted,
    person_before,
    signed,
)
from vnpartyextract.annotate.officials.chain import OfficialRules, chain_at
from vnpartyextract.annotate.officials.listed import is_plural, list_after, listed
from vnpartyextract.annotate.officials.person_name import name_ahead, skip_address
from vnpartyextract.annotate.officials.prose import appointed, given_to, joined_to
from vnpartyextract.annotate.officials.title import ParsedTitle, head_at
from vnpartyextract.annotate.words import Words

_REACH = 70  # words around a semicolon that are looked at for a list


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
        left = person_before(words, at, rules, ends)
        chain = chain_at(words, at, rules, person_before=left is not None and left[0] not in named_ahead)
        if not chain:
            at += 1
            continue
        if at and low[at - 1] in rules.titles.late:
            at = chain[-1].name[1] if chain[-1].name else chain[-1].last
            continue
        if len(chain) > 1 and low[at - 1] == "là" and rules.titles.vacant.ending(low, at - 1, 3):
            chain = chain[1:]  # đảng viên là trưởng thôn, Bí thư Huyện ủy Ngô Tân Phương
        end = chain[-1].last
        name = chain[-1].name
        if left is not None and name is None and only_quoted(words, left, end, rules):
            at = end
            continue
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
            if is_plural(words, at, rules):
                for other in listed(words, name[1], rules, joint_due=True):
                    yield Claim(other, chain, "heading", heading=True)
        elif left is not None:
            yield Claim(left, chain, "name-title")
            if low[at - 2 : at] == ["đều", "là"]:
                for other in joined_to(words, left, rules, all_of=True):
                    yield Claim(other, chain, "name-title")
            last = (left, end)
        elif (right := given_to(words, at, end, rules)) is not None:
            yield Claim(right, chain, "appointment")
        elif subjects := appointed(words, at, rules, taken, ends):
            for subject in subjects:
                yield Claim(subject, chain, "appointment")
        elif (colon := list_after(words, at, chain, rules)) is not None:
            for other in listed(words, colon, rules, joint_due=False):
                yield Claim(other, chain, "heading", heading=True)
        elif last is not None and last[1] == at - 1 and _goes_on(words, at, chain, rules):
            # ông A, Ủy viên Trung ương Đảng; Bí thư Tỉnh ủy
            yield Claim(last[0], chain, "name-title")
            last = (last[0], end)
        elif (address := addressed(words, end, rules)) is not None and not only_post(words, at, rules):
            people = list(listed(words, address, rules, joint_due=False))
            for other in people if is_plural(words, at, rules) else people[:1]:
                yield Claim(other, chain, "title-name")
        elif (behind := after_mark(words, end, rules) or signed(words, at, end, rules)) is not None:
            yield Claim(behind, chain, "title-name")
            ends[behind[1]] = behind
            named_ahead.add(behind[0])
            end = behind[1]
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
