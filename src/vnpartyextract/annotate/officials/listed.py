"""Lists of persons under an office: `các đồng chí Ủy viên Bộ Chính trị: A, Phó Thủ tướng; B, …`."""

from collections.abc import Iterator

from vnpartyextract.annotate.officials.chain import APART, OfficialRules, chain_at
from vnpartyextract.annotate.officials.person_name import name_ahead
from vnpartyextract.annotate.officials.title import ParsedTitle, closing, head_at
from vnpartyextract.annotate.words import Words

_SEVERAL = frozenset({"các", "hai", "ba", "bốn", "những", "2", "3", "4", "02", "03"})
_MARKS = frozenset({",", ";", "và", "-", "\n", "+", "cùng", "*", "•", "·"})
_HEADING = 5  # words between a heading's office and its colon: `phụ trách xã`


def list_after(words: Words, at: int, chain: list[ParsedTitle], rules: OfficialRules) -> int | None:
    """Where the list begins whose heading is the offices of `chain`; `các phó phòng gồm:` tells a rank, no office."""
    low, title = words.low, chain[-1]
    end = title.last
    if title.last == title.position_end and rules.titles.shared.ending(low, title.position_end, 3):
        return None
    for here in range(end, min(end + _HEADING, len(low))):
        if low[here] == ":":
            return here + 1 if here == end or is_plural(words, at, rules) else None
        if not low[here].isalpha() or words.cap[here]:
            return None
    return None


def listed(words: Words, at: int, rules: OfficialRules, *, joint_due: bool) -> Iterator[tuple[int, int]]:
    """The names of a list, each perhaps with its own titles or its own heading, which are passed over here.

    joint_due: a name of the list stands before `at`.
    """
    low = words.low
    addressed: bool | None = None  # whether the items begin with `đồng chí`
    while at < len(low):
        at, marks, anew = _item(low, at)
        if joint_due and not marks:
            return
        address = rules.names.prefixes.length(low, at)
        # `; đồng chí B` begins anew, outside of the heading, unless all items are addressed.
        if joint_due and anew and address and not addressed:
            return
        addressed = bool(address) if addressed is None else addressed
        joint_due = True
        name, at, heading = _listed_item(words, at, rules)
        if heading:
            joint_due = False
            continue
        if name is None:
            return
        yield name
        if low[at : at + 1] == ["("]:
            at = closing(low, at) + 1 or at
        if at + 1 < len(low) and low[at] in APART and low[at] != "(":
            chain = chain_at(words, at + 1, rules, person_before=True)
            if chain:
                if chain[-1].name is not None:
                    return
                at = chain[-1].last


def _item(low: list[str], at: int) -> tuple[int, int, bool]:
    """Past the marks before an item of a list; how many there were, and whether one of them parts sentences."""
    first, anew = at, False
    while at < len(low):
        if low[at] in _MARKS:
            anew = anew or low[at] in (";", "\n")
            at += 1
        elif low[at].isdigit() and low[at + 1 : at + 2] in (["."], [")"]):
            at += 2
        else:
            break
    return at, at - first, anew


def _listed_item(words: Words, at: int, rules: OfficialRules) -> tuple[tuple[int, int] | None, int, bool]:
    """The name of one item, where it ends; whether there is a heading of its own instead: `các Phó Thủ tướng:`."""
    low = words.low
    office = at
    while office < len(low) and low[office] in _SEVERAL:
        office += 1
    office += rules.names.prefixes.length(low, office) if office > at else 0
    if office < len(low) and head_at(words, office, rules.titles):
        chain = chain_at(words, office, rules, person_before=False)
        if not chain:
            return None, at, False
        last = chain[-1].last
        if (name := chain[-1].name) is not None:
            return name, name[1], False
        return None, last + 1, low[last : last + 1] == [":"]
    # … và các ông A, B
    name = name_ahead(words, at, rules.names, listed=True) or name_ahead(words, office, rules.names, listed=True)
    return name, name[1] if name else at, False


def is_plural(words: Words, at: int, rules: OfficialRules) -> bool:
    """Whether the office at `at` is that of several: các đồng chí Ủy viên …, hai Phó Chủ tịch …"""
    at -= rules.names.prefixes.ending(words.low, at, 3)
    return at > 0 and words.low[at - 1] in _SEVERAL
