"""The names of places: how far `Lạc Thủy`, `Nậm Cang 3`, `Xuân Hương - Đà Lạt` go behind their level."""

import re

from vnpartyextract.annotate.organisations.rules import OrganisationRules
from vnpartyextract.annotate.organisations.view import View
from vnpartyextract.places.gazetteer import gazetteer

CITY_OF_A_PERSON = "Hồ Chí Minh"
CITIES_OF_ONE_WORD = frozenset({"Huế", "Vinh", "Pleiku"})
WORD = re.compile(r" {1,2}([^\W_][\w']*(?:[&-][^\W\d_][\w']*(?<=[A-ZĐ]))*(?:-\d+)?)")
# What kind of huyện or xã it is: `huyện miền núi Hướng Hóa`, `xã đảo Nhơn Châu`.
_SORT_OF_PLACE = re.compile(
    r"(?: (?:đảo|cù lao|miền núi|vùng cao|vùng sâu|vùng biên|biên giới|ven biển|ven đô|trung du|rẻo cao|bãi ngang"
    r"|nghèo))+"
    r"(?= [^\W\d_])"
)
_FIRST = re.compile(r"[^\W_][\w']*")
_OF_A_NUMBER = re.compile(r" (?:số )?(\d{1,3}[A-ZĐ]?)(?![\w/]|[.,]\d)")
_LAST_NUMBER = re.compile(r" (\d[A-ZĐ]?)(?![\w/%]|[.,]\d)(?= ?([^\W\d_])?)")
# `phường Xuân Hương - Đà Lạt`: wards since 2025 that are called after two places.
_SECOND = re.compile(
    r" ?- ?((?!(?:Xã|Phường|Huyện|Tỉnh|Thành) )[A-ZĐ][^\W\d_A-ZĐ]+(?: [A-ZĐ][^\W\d_A-ZĐ]+)?)(?! [A-ZĐ]|[\w-])"
)
_IN_BRACKETS = re.compile(r" \([A-ZĐ]")  # xã Long Phú 1 (Cần Thơ)
_TWO_NAMES = frozenset({"phường", "xã", "thị trấn", "đặc khu", "thành phố", "tỉnh"})
_NUMBER_LAST = frozenset({"xã", "phường", "thôn", "bản", "xóm", "ấp", "buôn", "làng", "khóm", "khu phố", "tổ dân phố"})
_COMMUNE = 4  # the rank of a xã
_TIGHT = re.compile(r"(?<=\w)-(?=\w)")
_LONGEST = 4  # words of a place's name


def place_name(
    view: View,
    at: int,
    level: str,
    *,
    title: bool = False,
    loud: bool = False,
    short: bool = False,
    told: bool = False,
) -> tuple[int, str | None]:
    """The name of a place of this level that begins at `at`: its end and text, or `at` and None.

    `title`: a person's name may follow; `loud`: all is in capitals; `short`: a dot may stand behind the level;
    `told`: the level stands before it, and is no part of the committee's name.
    """
    text, cased, rules = view.text, view.cased, view.rules
    shift = at
    words: list[tuple[str, int]] = []
    if short and text[at : at + 1] == "." and text[at + 1 : at + 2].isalnum():  # TP.HCM: no space behind the level
        shift = at + 1
        first = _FIRST.match(cased, shift)
        if first is not None and first.group()[0].isdigit():
            numbered = level in rules.numbered and len(first.group()) <= 3
            return (first.end(), first.group()) if numbered else (at, None)
        if first is not None and first.group()[0].isupper():
            words.append((first.group(), first.end()))
            shift = first.end()
    elif short and text[at : at + 1] == ".":
        shift = at + 1
    begins = at + 1 if words else shift + (2 if text.startswith("  ", shift) else 1)
    known = rules.find.known.match(cased, begins)
    if known is not None and not _longer(cased, known.end(), level):
        return known.end(), well_known(known.group())
    if not words and level in rules.numbered and (number := _OF_A_NUMBER.match(cased, shift)) is not None:
        return (at, None) if number.start(1) in view.numbers and not short else (number.end(), number[1])
    if not words and (sort := _SORT_OF_PLACE.match(cased, shift)) is not None:
        shift = sort.end()
    while len(words) < 7 and (word := WORD.match(cased, shift)) is not None and word[1][0].isupper():
        words.append((word[1], word.end()))
        shift = word.end()
    ends = not words or cased[words[-1][1] : words[-1][1] + 1] in ",;)-/"
    if len(words) == 1 and text[at - 1] == "." and not ends and words[0][0] not in CITIES_OF_ONE_WORD:
        # `tỉnh, TP. Trong số`: the next sentence
        return at, None
    size = keep = len(words)
    if loud:
        keep = _loud_name(text, cased, words, rules)
    elif title and size >= 2:
        keep = _before_holder(view, [word for word, _ in words], level, told=told)
    elif size > _LONGEST:
        keep = before_person([word for word, _ in words], rules)
    if not keep:
        return at, None
    end = words[keep - 1][1]
    name = " ".join(word for word, _ in words[:keep])
    name = name.title() if loud and name.isupper() else name
    if keep < size or loud:
        return end, name
    if level in _TWO_NAMES and (second := _SECOND.match(cased, end)) is not None and _is_half(second[1], rules):
        return second.end(), f"{name} - {second[1]}"
    if (last := _LAST_NUMBER.match(cased, end)) is not None and _is_called(view, last, level, name):
        return last.end(), f"{name} {last[1]}"
    return end, name


def _before_holder(view: View, words: list[str], level: str, *, told: bool) -> int:
    """How many of the words behind an office are the place's name: Bí thư Tỉnh ủy | Lê Minh, Huyện ủy Lý Nhân |."""
    person = view.person_in(words, told=told)
    if person is not None:
        return person
    two = len(words) == 2 and not told and not view.holder and words[0].casefold() in view.rules.families
    if two and not gazetteer().named(" ".join(words), (level,)):
        return 0
    return min(len(words), _LONGEST)


def _is_called(view: View, number: re.Match[str], level: str, name: str) -> bool:
    """Whether a number ends the name (`xã Nậm Cang 3`) and is no count in a row (`xã Tân Lập 5, xã Nà Tấu 7`)."""
    if level not in _NUMBER_LAST:
        return False
    follows = number[2]
    if follows is None and (_IN_BRACKETS.match(view.cased, number.end()) or _is_listed(f"{name} {number[1]}", level)):
        return True
    if number.start(1) in view.numbers:
        return False
    if follows is None:
        return view.rules.ranks.get(level, _COMMUNE + 1) > _COMMUNE or view.cased.count(f"{name} {number[1]}") > 1
    find = view.rules.find
    goes_on = find.predicates.match(view.text, number.end()) or find.ends.match(view.text, number.end())
    return follows.isupper() or goes_on is not None


def _is_listed(name: str, level: str) -> bool:
    return bool(gazetteer().named(name, (level,)))


def _longer(cased: str, end: int, level: str) -> bool:
    """Whether a known name is but the beginning of a smaller place's: phường Phú Thọ Hòa."""
    small = level not in ("tỉnh", "thành phố")
    return cased.startswith("-", end) or (small and cased[end : end + 1] == " " and cased[end + 1 : end + 2].isupper())


def _is_half(name: str, rules: OrganisationRules) -> bool:
    """Whether it may be the second half of a ward's name: no province, no person, no head of something."""
    first = name.lower().split()[0]
    return name not in rules.known_levels and first not in rules.families and first not in rules.kinds


def well_known(name: str) -> str:
    """The full name of a place that is known by its letters, or written closer than usual (Thừa Thiên-Huế)."""
    if name in ("HCM", "TPHCM"):
        return CITY_OF_A_PERSON
    return "Thừa Thiên Huế" if name.startswith("Thừa Thiên") else _TIGHT.sub(" - ", name)


def inside_name(cased: str, start: int) -> bool:
    """Whether a capitalised word that does not open the sentence stands right before: it is part of a longer name."""
    before = cased[max(0, start - 24) : start]
    if not before.endswith(" "):
        return False
    rest, _, word = before.rstrip().rpartition(" ")
    if not word[:1].isupper() or word.isupper() or not word[-1].isalpha():
        return False
    return bool(rest.rstrip()) and rest.rstrip()[-1] not in ".:;!?\n"


def _loud_name(text: str, cased: str, words: list[tuple[str, int]], rules: OrganisationRules) -> int:
    """How many words of a line in capitals are the name.

    As many as the text elsewhere writes as a name, else up to a predicate or the line's next mark, else two.
    """
    for size in (4, 3, 2):
        if size <= len(words) and " ".join(word for word, _ in words[:size]).title() in cased:
            return size
    for size, (_, end) in enumerate(words[:4], 1):
        if size > 1 and (rules.find.predicates.match(text, end) or rules.find.after_names.match(text, end)):
            return size
    return len(words) if len(words) <= 3 else 2


def before_person(words: list[str], rules: OrganisationRules) -> int:
    """How many of the words are the place's name, before the name of the person who holds the office."""
    size = len(words)
    for keep in (2, 3, 1, 0):
        is_family = keep < size and (words[keep].casefold() in rules.families or len(words[keep]) == 1)
        if is_family and 3 <= size - keep <= 5:
            return keep
    if size == _LONGEST and words[2].casefold() in rules.families:
        return 2  # Bí thư Huyện ủy Lạc Thủy Lê Hòa
    return size if size <= _LONGEST else 2
