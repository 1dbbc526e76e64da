"""The organisation that an office is held in: as the one reader of organisations finds it, and the holder behind it."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import replace

from vnpartyextract.annotate.officials.person_name import NameRules, name_end, name_in_run
from vnpartyextract.annotate.organisations import View, organisation_at, place_name, work_name
from vnpartyextract.annotate.words import Phrases, Words

ENDS = frozenset({",", ";", ".", ")", ":", "-", "\n", '"', "("})
_MOST = 8  # pieces of an organisation
_PLACE = 4  # syllables of a place's name
_PARTS = ("phòng ", "khoa ", "đội ", "tổ ", "chi nhánh ", "ban ", "bộ môn ")  # of something bigger, after a comma


def read_body(
    words: Words,
    view: View,
    names: NameRules,
    tails: Phrases,
    is_head: Callable[[int], bool],
    *,
    at: int,
    person_before: bool,
    level: str | None = None,
    seen: bool = False,
    field: bool = False,
) -> tuple[int, tuple[int, int] | None]:
    """Where the organisation ends that begins at word `at`, and the name of a person that follows directly.

    `level`: the office ends with it (Trưởng thôn); `field`: a field of work may stand without its body (Bộ trưởng Y
    tế); `seen`: a part of it was read before. With an end of `at` there is none.
    """
    view = replace(view, held=True, holder=person_before, persons=names.persons)
    low, here, placed, part = words.low, at, False, False
    if at and at < len(low) and words.start[at] == words.start[at - 1]:  # UVBTV: the body is a part of it
        while here < len(low) and words.start[here] == words.start[at - 1]:
            here += 1
        seen = True
    if level is not None and here < len(low):
        end, _ = place_name(view, words.end[here - 1], level, title=True, told=True)
        placed = end > words.end[here - 1]
        here, seen = _index(words, end) if placed else here, True
    for _ in range(_MOST):
        if here >= len(low):
            break
        person = seen and _is_family(words, here, names, placed=placed)
        found = None if person else organisation_at(view, words.start[here])
        if found is None and field and not seen:
            end = work_name(view, words.end[here - 1], "sở", title=True)
            if end > words.end[here - 1]:
                here, seen = _index(words, end), True
                continue
        lone = words.cap[here] and here + 1 < len(low) and not words.cap[here + 1] and low[here + 1].isalpha()
        if found is None and seen and not placed and not person and lone and words.run_end(here) == here + 1:
            end = work_name(view, words.end[here - 1], "ban", title=True)
            if end > words.end[here]:  # Bộ môn | Công trình
                here = _index(words, end)
                continue
        if found is not None and not (seen and _is_verb(view, words, here, found.end)):
            part = part or view.text[found.start : found.end].startswith(_PARTS)
            here, seen = _index(words, found.end), True
            unit = found.unit
            placed = unit is not None and unit.rank > 0 and (unit.is_place or unit.place is not None)
            continue
        if words.cap[here] and not words.acronym[here]:
            end, name = _capitals(words, here, names, seen=seen, placed=placed, person_before=person_before)
            if name is not None:
                return name[0], name
            if end == here:
                break
            here, seen, placed = end, True, True
            continue
        if length := tails.length(low, here):
            here, seen = here + length, True
        elif words.full[here] and not placed and (seen or words.acronym[here]):
            here, seen = here + (names.known.length(low, here) or 1), True  # Chủ tịch HĐQT VNPT
        elif seen and (joint := _joint(words, view, here, is_head, part=part and not placed)):
            here += joint
        else:
            break
    return here, None


def _is_family(words: Words, at: int, names: NameRules, *, placed: bool) -> bool:
    """`Đoàn` of `Văn phòng Chính phủ Đoàn Mạnh Giao`: a family, no body."""
    if not words.cap[at] or words.low[at] not in names.families:
        return False
    end = words.run_end(at)
    clue = any(words.low[here] in names.clues for here in range(at + 1, end - 1))
    return words.slice(at, end) in names.persons or (3 <= end - at <= 4 and (placed or clue))


def _index(words: Words, end: int) -> int:
    """The first word behind `end` in the text."""
    return bisect_left(words.start, end)


def _joint(words: Words, view: View, here: int, is_head: Callable[[int], bool], *, part: bool) -> int:
    """1 where a `của` or a comma goes on with the organisation: its host (`, Sở Nội vụ`) or where it lies."""
    low = words.low
    if low[here] not in ("của", ",") or here + 1 >= len(low):
        return 0
    following = organisation_at(view, words.start[here + 1])
    if following is None or following.end <= words.start[here + 1]:
        return 0
    if low[here] == "của":
        return 1
    if following.kind == "level":
        return int(following.unit is not None)
    host = following.kind == "institution" and words.cap[here + 1] and not is_head(here + 1)
    return int(host and part)


def _is_verb(view: View, words: Words, here: int, end: int) -> bool:
    """`tổ chức`, `thanh tra` in small letters behind a body: more likely what is done."""
    if words.cap[here]:
        return False
    verb = view.rules.find.verbal.match(view.text, words.end[here - 1])
    return verb is not None and verb.end() >= end


def _capitals(
    words: Words, at: int, names: NameRules, *, seen: bool, placed: bool, person_before: bool
) -> tuple[int, tuple[int, int] | None]:
    """A run of capitals that no head opens: a place, a name of a person, or the one before the other."""
    low = words.low
    end = name_end(words, at, names)
    if end == at:
        return at, None
    run = low[at:end]
    foreign = names.countries.length(low, at) > 0 or any(
        names.foreign_after.ending(low, stop, 3) for stop in range(max(at - 6, 1), at + 1)
    )
    person = name_in_run(
        run,
        names,
        place_due=seen and not placed,
        person_before=person_before,
        foreign=foreign,
    )
    if person is None and names.placeless.ending(low, at, 4) and 3 <= len(run) <= 4 and run[0] in names.families:
        person = 0
    if person is not None and (person == 0 or not placed):
        return at + person, (at + person, end)
    known = " ".join(run) in names.places
    if placed or len(run) > _PLACE or not (seen or known):
        return at, None
    return end, None
