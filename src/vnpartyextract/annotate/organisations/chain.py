"""One organisation, read from its first head on: body, hosts, place, as deep as it is written.

UBKT | Đảng ủy | UBND | tỉnh Vĩnh Long: what may go on depends on the head that stands last. The chain ends in a place,
in the name of an institution, or where the text leaves its place out.
"""

import re
from dataclasses import dataclass, field

from vnpartyextract.annotate.organisations.names import WORD, inside_name, place_name, well_known
from vnpartyextract.annotate.organisations.records import INSTITUTION, Organisation, Part, Role, Unit, rank_of
from vnpartyextract.annotate.organisations.rules import Body, Kind, OrganisationRules
from vnpartyextract.annotate.organisations.view import View
from vnpartyextract.annotate.organisations.works import work_name
from vnpartyextract.text import normal

_CALLED_ALONE = frozenset({"trường", "nhà trường", "công ty", "tổng công ty", "tập đoàn", "bệnh viện", "trung tâm"})
_SHORT_FORM = re.compile(r" ?\([^\W\d_][\w &-]{1,11}\)(?=[ ,])")
_OF_A_PLACE = re.compile(r" (?:thuộc|trong|của|ở|trên địa bàn)(?= )")
_ORDINAL = re.compile(r" thứ \d{1,3}$")
_PAIR = re.compile(r"(?: ?- ?| và )(?=\w)")
_CAPITALS = re.compile(r" ([A-ZĐ][\w']+)( [A-ZĐ][\w']+)?(?! ?[A-ZĐ]\w)")
_NATION = re.compile(r" (?:việt nam|khu vực|chi nhánh)(?= |$)")  # what may stand behind a name of one in the country
_COUNT = re.compile(r"(?<![\w/-])\d+(?:[.,/]\d+)*$")
_MOST = 6  # heads of a chain


@dataclass(slots=True)
class _Chain:
    """What was read so far; `written`: the pieces of its text; `named`: a unit with a name ends it."""

    start: int
    at: int
    written: list[str] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    unit: Unit | None = None
    level: str | None = None

    def take(self, written: str, end: int, start: int, *, place: bool = False) -> None:
        role: Role = "place" if place else "host" if self.parts else "body"
        self.parts.append(Part(role, start, end))
        self.written.append(written)
        self.at = end

    def lengthen(self, written: str, end: int) -> None:
        """The last part goes on: with its name."""
        last = self.parts.pop()
        self.parts.append(Part(last.role, last.start, end))
        self.written.append(written)
        self.at = end


def read_chain(
    view: View, head: re.Match[str], *, after: int = 0, due: bool = False, title: bool | None = None
) -> Organisation | None:
    """The organisation whose first head is `head`; None where it is a common noun. `after`: where the last one ends.

    `due`: an organisation is due here, so that what stands before tells nothing; `title`: whether it is that of an
    office, where that is known.
    """
    meant = view.meant(head)
    if meant is None:
        return None
    head = meant
    cased, rules = view.cased, view.rules
    start = head.start()
    first = " ".join(head.group().split())
    kind = rules.kinds[first]
    before = " " + view.text[max(0, start - 48) : start].rpartition("\n")[2].rstrip()
    if title is None:
        title = before.endswith(rules.before.titles) and not before.endswith(rules.before.no_titles)
    if not due and first in _CALLED_ALONE and not cased[start].isupper() and not _named_small(view, head, first):
        return _called_alone(view, head, before)
    close = 0 < start - after < 2
    if kind == "pseudo" or not (due or _may_open(kind, view, head, before, title=title, close=close)):
        return None
    chain = _Chain(start, start)
    here: tuple[re.Match[str], str, Kind] | None = (head, first, kind)
    loud = False
    last_kind: Kind | None = None
    for _ in range(_MOST):
        if here is None:
            break
        found, word, last_kind = here
        loud = loud or _is_loud(cased[found.start() : found.end()], rules)
        joint = cased[chain.at : found.start()].strip()
        if chain.parts and joint in ("-", "và"):
            chain.written.append(joint)
        if not _link(view, chain, found, word, last_kind, title=title, loud=loud):
            break
        here = _following(view, word, last_kind, chain.at)
    bodies = chain.unit is None and chain.level is None and last_kind in ("party", "state", "organ")
    institution = last_kind == "institution" and (chain.unit is None or chain.unit.rank == INSTITUTION)
    if (bodies or institution) and not loud:
        _bare_place(view, chain, institution=institution)
    if kind == "institution" and chain.unit is None and not (view.held or _stands_alone(view, chain, first)):
        return None
    if not view.held and first in rules.capitals and len(chain.parts) == 1:
        return None
    plural = kind in ("everywhere", "office") or (
        chain.unit is None and view.text.startswith(rules.plural_after, chain.at)
    )
    return Organisation(
        start,
        chain.at,
        kind,
        normal(" ".join(chain.written)),
        chain.unit,
        None if chain.unit is not None else (chain.level or "any"),
        plural,
        title,
        loud,
        tuple(chain.parts),
        _body(view, chain, first),
        _is_former(view, chain, before),
    )


def _is_former(view: View, chain: _Chain, before: str) -> bool:
    """`(trước đây là phường Bến Mai)`, `xã Kim Hà cũ`, `sáp nhập từ xã Tân Lập`."""
    find = view.rules.find
    named = chain.unit is not None and chain.unit.is_place
    return named and (find.former_before.search(before) or find.former_after.match(view.text, chain.at)) is not None


def _body(view: View, chain: _Chain, first: str) -> Body:
    """What it is: told by its first head; `Thường trực HĐND` is what the body behind it is."""
    if first in view.rules.standing and len(chain.parts) > 1 and chain.parts[1].role == "host":
        behind = view.head_at(chain.parts[1].start)
        return view.rules.bodies.get(behind[1] if behind is not None else first, "other")
    return view.rules.bodies.get(first, "other")


def _bare_place(view: View, chain: _Chain, *, institution: bool) -> None:
    """`Đảng bộ Đà Nẵng`, `UBND Quảng Trị`: a province without the word for its level."""
    rules = view.rules
    known = rules.find.known.match(view.cased, chain.at + 1) if view.cased.startswith(" ", chain.at) else None
    if known is None or view.cased[known.end() : known.end() + 2].strip(" ")[:1].isupper():
        return
    name = well_known(known.group())
    level = rules.known_levels[known.group()]
    place = Unit(level, name, f"{level} {name}", rank_of(level, name, rules))
    if institution:
        text = f"{chain.unit.text if chain.unit is not None else chain.written[-1]} {known.group()}"
        level = chain.unit.level if chain.unit is not None else chain.level or ""
        chain.unit = Unit(level, text, text, INSTITUTION, place)
        chain.take(known.group(), known.end(), known.start(), place=True)
    else:
        chain.unit = place
        chain.take(place.text, known.end(), known.start(), place=True)


def _stands_alone(view: View, chain: _Chain, first: str) -> bool:
    """Whether an institution without a name is one: `Công ty`, `Công an huyện`, never `Hội` or `công đoàn` alone."""
    placed = len(chain.parts) > 1
    return placed or (not view.cased[chain.start : chain.at].islower() and first not in view.rules.never_alone)


def _link(view: View, chain: _Chain, found: re.Match[str], head: str, kind: Kind, *, title: bool, loud: bool) -> bool:
    """Take one head with its name; whether another head may follow."""
    rules = view.rules
    start, end = found.span()
    written = _spelled(view.cased[start:end], rules, first=not chain.parts) if loud else view.cased[start:end]
    if kind == "central":
        if chain.parts:
            chain.lengthen(written, end)
        else:
            chain.take(written, end, start)
        chain.unit = Unit("trung ương", "", "Trung ương", 0)
        return False
    if kind == "level":
        _level(view, chain, found, head, title=title, loud=loud)
        return False
    if head in rules.within and chain.parts and rules.bodies.get(" ".join(chain.written).casefold()) == "party":
        chain.lengthen(written, end)
    else:
        chain.take(written, end, start, place=bool(chain.parts) and rules.bodies.get(head) == "village")
    if head in rules.fused:
        chain.unit = Unit("trung ương", "", "Trung ương", 0)
        return False
    if kind == "committee":
        chain.level = rules.committees[head]
        begins = end + 1
        end, short = _own_level(view, end, chain.level)
        after, name = place_name(view, end, chain.level, title=title, loud=loud, short=short)
        if name:
            chain.unit = Unit(chain.level, name, f"{chain.level} {name}", rank_of(chain.level, name, rules))
            chain.take(chain.unit.called, after, begins, place=True)
        elif end > chain.at:
            chain.lengthen("", end)
            chain.written.pop()
        return False
    if kind == "organ" and head in rules.open and _is_own(view, end):
        after = work_name(view, end, head, title=title, loud=loud)
        if after > end:
            chain.lengthen(view.cased[end:after].strip(), after)
    if kind == "institution":
        return _institution(view, chain, head, start, title=title, loud=loud)
    if kind == "party":
        return _party(view, chain, head, start, title=title, loud=loud)
    return True


def _is_own(view: View, at: int) -> bool:
    """Whether a field of its own follows an organ: Văn phòng Đăng ký đất đai, Văn phòng luật sư."""
    word = WORD.match(view.cased, at)
    if word is None or view.head_at(word.start(1)) is not None or _place_or_person(view, at, title=True):
        return False
    return view.held or (word[1][0].isupper() and view.inner.match(view.text, at) is not None)


def _level(view: View, chain: _Chain, found: re.Match[str], head: str, *, title: bool, loud: bool) -> None:
    """`huyện Lạc Thủy`, or the bare `huyện`: the place of what stands before, or a place alone."""
    rules = view.rules
    level = rules.levels.get(head, head)
    start, end = found.span()
    written = view.cased[start:end] if head == level else level
    after, name = place_name(view, end, level, title=title, loud=loud, short=head != level, told=True)
    if name is None and not chain.parts and head != level and head in rules.letters:
        after = end
    written = _spelled(written, rules, first=not chain.parts) if loud else written
    chain.take(f"{written} {name}" if name else written, after, start, place=True)
    unit = Unit(level, name, f"{level} {name}", rank_of(level, name, rules)) if name else None
    body = chain.unit
    if body is not None and not body.is_place:  # an institution with a name: that is the unit, and lies there
        text = f"{body.text} {chain.written[-1]}"
        chain.unit = Unit(body.level, text, text, INSTITUTION, unit)
    elif chain.level is not None:  # an institution without one
        if unit is None:
            chain.level = f"{chain.level} {level}"
        else:
            text = f"{chain.written[-2]} {chain.written[-1]}"
            chain.unit = Unit(chain.level, text, text, INSTITUTION, unit)
    else:
        chain.unit, chain.level = unit, level


def _institution(view: View, chain: _Chain, head: str, start: int, *, title: bool, loud: bool) -> bool:
    """The name of an institution behind its head; its place or its host may follow."""
    rules = view.rules
    level = rules.aliases.get(head, head)
    at = chain.at
    if short := _SHORT_FORM.match(view.text, at):
        at = short.end()
    complete = head in rules.national and not _NATION.match(view.text, at)
    end = at if complete else work_name(view, at, head, title=title, loud=loud)
    if end > at:
        name = view.cased[at:end].strip()
        chain.lengthen(_spelled(name, rules, first=False) if loud else name, end)
        text = normal(" ".join(chain.written[-2:]))
        if chain.unit is not None:
            text = f"{chain.unit.text} {text}"
            level = chain.unit.level
        chain.unit = Unit(level, text, text, INSTITUTION)
    elif chain.unit is not None:
        text = f"{chain.unit.text} {chain.written[-1]}"
        chain.unit = Unit(chain.unit.level, text, text, INSTITUTION)
    elif head in rules.supreme and len(chain.parts) == 1:
        chain.unit = Unit("trung ương", "", "Trung ương", 0)
    elif head in rules.national:
        chain.unit = Unit(level, chain.written[-1], chain.written[-1], INSTITUTION)
    else:
        chain.level = level
    return True


def _party(view: View, chain: _Chain, head: str, start: int, *, title: bool, loud: bool) -> bool:
    """A branch or committee that has a number or a name of its own: `Chi bộ 3C`, `Chi bộ Sinh viên`."""
    following = view.head(chain.at)
    begins = view.cased[chain.at + 1 : chain.at + 2]
    named = begins.isupper() or begins.isdigit()
    if loud or not named or (following is not None and following[2] != "pseudo"):
        return True
    if view.rules.find.after_names.match(view.text, chain.at):
        return True
    end = (
        work_name(view, chain.at, "chi bộ", title=title, loud=loud)
        if not _place_or_person(view, chain.at, title, own=head == "chi bộ")
        else chain.at
    )
    if end > chain.at:
        chain.lengthen(view.cased[chain.at : end].strip(), end)
        text = normal(view.cased[start:end])
        chain.unit = Unit(head, text, text, INSTITUTION)
    return True


def _place_or_person(view: View, at: int, title: bool, *, own: bool = False) -> bool:
    """Whether capitals without a head follow a Party organisation: a bare place (`Đảng bộ Kim Sơn`), a person.

    `own`: a name behind it is its own (`Chi bộ Tân Lợi` of a village).
    """
    known = view.rules.find.known.match(view.cased, at + 1)
    if known is not None:
        return True
    capitals = _CAPITALS.match(view.cased, at)
    if capitals is None or (capitals[2] is None and view.cased[capitals.end() + 1 : capitals.end() + 2].islower()):
        return False  # Chi bộ Sinh viên
    return title or (capitals[2] is not None and not own)


def _following(view: View, head: str, kind: Kind, at: int) -> tuple[re.Match[str], str, Kind] | None:
    """The head that goes on with the chain behind one of this kind, or None."""
    here = at
    if short := _SHORT_FORM.match(view.text, at):
        here = short.end()
    joint = None
    if kind in ("party", "state"):
        joint = view.rules.find.joints.match(view.text, here)
    elif kind in ("everywhere", "office"):
        joint = _OF_A_PLACE.match(view.text, here)
    if joint is None and kind == "state" and (pair := _PAIR.match(view.text, here)) is not None:
        following = view.head_at(pair.end())
        return following if following is not None and following[2] == "state" else None
    following = view.head(here if joint is None else joint.end())
    if following is None or not _may_follow(view, head, kind, following, here == at):
        return None
    return following


def _may_follow(view: View, head: str, kind: Kind, following: tuple[re.Match[str], str, Kind], close: bool) -> bool:
    """Whether a head may stand behind another: Đảng bộ | Công ty, Phòng … | Sở …; never Ban Thường vụ behind one."""
    found, word, next_kind = following
    if next_kind in ("everywhere", "office", "anaphor", "pseudo"):
        return False
    capital = view.cased[found.start()].isupper()
    if next_kind == "organ":
        return kind in ("party", "institution") and word in view.rules.hosts and capital
    if next_kind == "party":
        return kind in ("organ", "everywhere", "office") or (
            kind == "party" and close and word.startswith(("đảng bộ", "chi bộ"))
        )
    if kind == "institution":
        return next_kind == "level" or capital
    return next_kind != kind


def _named_small(view: View, head: re.Match[str], first: str) -> bool:
    """`trường THPT Kim Đồng`, `công ty TNHH Sao Mai`: with a small head, but a name of its own."""
    at = head.end()
    if not view.cased[at + 1 : at + 2].isupper() or (" " not in first and first not in _CALLED_ALONE):
        return False
    if view.rules.find.known.match(view.cased, at + 1):  # giữa trung tâm Đà Nẵng
        return False
    end = work_name(view, at, first)
    return end > at and view.rules.find.inner.fullmatch(view.text, at, end) is None


def _called_alone(view: View, head: re.Match[str], before: str) -> Organisation | None:
    """`Năm 2016, trường mở 4 lớp`: an institution named before, with a small letter, at the head of a clause."""
    opening = before[-1] in ",;" or before.endswith(view.rules.before.clauses)
    if not opening or view.rules.find.predicates.match(view.text, head.end()) is None:
        return None
    own = " ".join(head.group().split()).removeprefix("nhà ")
    part = Part("body", head.start(), head.end())
    return Organisation(
        head.start(), head.end(), "institution", own.capitalize(), None, own, parts=(part,), body=view.rules.bodies[own]
    )


def _may_open(kind: Kind, view: View, head: re.Match[str], before: str, *, title: bool, close: bool) -> bool:
    """Whether a head is an organisation here: not counted (`15 đảng bộ`), not one of many, not inside a longer name.

    `close`: another mention ends right before it (tổ dân phố số 9 phường Hòa Lạc).
    """
    cased, start = view.cased, head.start()
    small = cased[start : head.end()].islower()
    if kind in ("central", "pseudo"):
        return False
    if kind == "organ" and before.endswith(view.rules.before.ranked) and head.group() == "thường trực":
        return False
    if kind == "institution" and not title and inside_name(cased, start):
        return False
    if kind == "institution" and small and not (title or _named_small(view, head, " ".join(head.group().split()))):
        return False
    # `Năm 2023 Đảng bộ …` and `Kỳ họp thứ 12 HĐND …` are not counted
    numbered = before[-4:].isdigit() or _ORDINAL.search(before) is not None
    counted = not close and _COUNT.search(before) is not None and (small or not numbered)
    return title or not (counted or (small and before.endswith(view.rules.before.quantifiers)))


def _own_level(view: View, at: int, level: str) -> tuple[int, bool]:
    """`Thành ủy TP HCM`, `Quận ủy Q. 10`: the level once more, after the committee that tells it already.

    Where it ends, and whether it is written short.
    """
    following = view.head(at)
    if following is not None and view.rules.levels.get(following[1], following[1]) == level:
        return following[0].end(), following[1] != level
    return at, False


def _spelled(written: str, rules: OrganisationRules, *, first: bool) -> str:
    """What is in capitals throughout, in small letters; the `first` word of a mention with a capital."""
    if not _is_loud(written, rules):
        return written
    return written.capitalize() if first else written.lower()


def _is_loud(part: str, rules: OrganisationRules) -> bool:
    """Whether it is written in capitals throughout, and is no abbreviation."""
    if not part.isupper():
        return False
    word = part.lower()
    if word in rules.aliases:
        return False
    return " " in part or len(part) > 4 or (word in rules.ranks and word not in rules.levels)
