"""The names in organisations: how far `Lạc Thủy`, `THPT Trần Nhân Tông`, `Cao su Chư Păh` go behind their heads."""

import re

from vnpartyextract.annotate.organisations.rules import OrganisationRules

CITY_OF_A_PERSON = "Hồ Chí Minh"
CITIES_OF_ONE_WORD = frozenset({"Huế", "Vinh", "Pleiku"})
_WORD = re.compile(r" {1,2}([^\W_][\w']*(?:&[\w']+|-\d+)*)")
# What kind of huyện or xã it is: `huyện miền núi Hướng Hóa`, `xã đảo Nhơn Châu`.
_SORT_OF_PLACE = re.compile(
    r"(?: (?:đảo|cù lao|miền núi|vùng cao|vùng sâu|vùng biên|biên giới|ven biển|ven đô|trung du|rẻo cao|bãi ngang"
    r"|nghèo))+"
    r"(?= [^\W\d_])"
)
_FIRST = re.compile(r"[^\W_][\w']*")
_LONGEST = 12  # words of an institution's name
_JOINING = ("và", "các", "và các", "của")


def place_name(
    text: str,
    cased: str,
    at: int,
    rules: OrganisationRules,
    numbers: frozenset[int],
    *,
    title: bool = False,
    loud: bool = False,
    numbered: bool = False,
) -> tuple[int, str | None]:
    """The name of a place that begins at `at`: its end and text, or `at` and None.

    In a `title` a person's name may follow; in a `loud` line all is in capitals; a `numbered` level may have a number.
    """
    shift = at
    words: list[tuple[str, int]] = []
    if text[at : at + 1] == "." and text[at + 1 : at + 2].isalpha():  # TP.HCM: no space behind the level
        shift = at + 1
        first = _FIRST.match(cased, shift)
        if first is not None and first.group()[0].isupper():
            words.append((first.group(), first.end()))
            shift = first.end()
    begins = at + (1 if words or not text.startswith("  ", at) else 2)
    known = rules.find.known.match(cased, begins)
    if known is not None:
        return known.end(), well_known(known.group())
    if not words and (sort := _SORT_OF_PLACE.match(cased, at)) is not None:
        shift = sort.end()
    while len(words) < 7 and (word := _WORD.match(cased, shift)) is not None:
        first_letter = word.group(1)[0]
        is_number = first_letter.isdigit() and numbered and not words and len(word.group(1)) <= 3
        if not (first_letter.isupper() or is_number) or word.start(1) in numbers:
            break
        words.append((word.group(1), word.end()))
        shift = word.end()
        if is_number:
            break
    ends = not words or cased[words[-1][1] : words[-1][1] + 1] in ",;)-/"
    if len(words) == 1 and text[at - 1] == "." and not ends and words[0][0] not in CITIES_OF_ONE_WORD:
        # `tỉnh, TP. Trong số`: the next sentence
        return at, None
    size = keep = len(words)
    if loud:
        keep = _loud_name(text, cased, words, rules)
    elif size > 4 or (title and size >= 3):
        keep = _before_person([word for word, _ in words], rules)
    if not keep:
        return at, None
    name = " ".join(word for word, _ in words[:keep])
    return words[keep - 1][1], name.title() if loud and name.isupper() else name


def institution_name(
    text: str,
    cased: str,
    at: int,
    rules: OrganisationRules,
    numbers: frozenset[int],
    *,
    title: bool = False,
    loud: bool = False,
    numbered: bool = False,
) -> tuple[int, str | None]:
    """The name of an institution, likewise: capitals, numbers, and the words of its trade in small letters."""
    end = at
    named = proper = False  # proper: a name of its own was read; small letters behind it are no part of it
    for _ in range(_LONGEST):
        word = _WORD.match(cased, end)
        if word is None or word.start(1) in numbers:
            break
        inner = rules.find.inner.match(text, end)
        if inner is not None and _is_trade(cased, inner, word, proper):
            joins = inner.group().strip() in _JOINING
            if joins and rules.find.inner.match(text, inner.end()) is None:
                break
            end, named = inner.end(), named or not joins
            continue
        first = word.group(1)[0]
        if not (first.isupper() or (first.isdigit() and (named or numbered))):
            break
        if loud and word.group(1).lower() in rules.ranks:
            break
        if title and word.group(1).casefold() in rules.families and _is_person(cased, end):
            break
        # `Hội Cựu chiến binh Công ty`, `Khối cơ quan Trung ương`: a head of two words inside, its second small.
        head = rules.find.heads.match(text, word.start(1))
        if head is not None and not loud and " " in head.group() and cased[word.end() + 1 : word.end() + 2].islower():
            end, named = head.end(), True
            continue
        end, named = word.end(), True
        proper = proper or not word.group(1).isupper()
    return (end, cased[at:end].strip()) if named else (at, None)


def well_known(name: str) -> str:
    """The full name of a place that is known by its letters."""
    return CITY_OF_A_PERSON if name == "HCM" else name


def inside_name(cased: str, start: int) -> bool:
    """Whether a capitalised word that does not open the sentence stands right before: it is part of a longer name."""
    before = cased[max(0, start - 24) : start]
    if not before.endswith(" "):
        return False
    rest, _, word = before.rstrip().rpartition(" ")
    if not word[:1].isupper() or word.isupper() or not word[-1].isalpha():
        return False
    return bool(rest.rstrip()) and rest.rstrip()[-1] not in ".:;!?\n"


def _is_trade(cased: str, inner: re.Match[str], word: re.Match[str], proper: bool) -> bool:
    """Whether a phrase of the vocabulary is meant, and no proper name that is spelled like it."""
    if proper and not cased[word.start(1)].isupper():
        return False
    return not cased[inner.end() - 1].isupper() or " " in inner.group().strip()


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


def _before_person(words: list[str], rules: OrganisationRules) -> int:
    """How many of the words are the place's name, before the name of the person who holds the office."""
    size = len(words)
    for keep in (2, 3, 1, 0):
        is_family = keep < size and (words[keep].casefold() in rules.families or len(words[keep]) == 1)
        if is_family and 3 <= size - keep <= 5:
            return keep
    return size if size <= 4 else 2


def _is_person(cased: str, at: int) -> bool:
    """Whether at least three capitalised words follow."""
    for _ in range(3):
        word = _WORD.match(cased, at)
        if word is None or not word.group(1)[0].isupper():
            return False
        at = word.end()
    return True
