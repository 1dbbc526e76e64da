"""Names of persons: where one begins beside a title, in a list, after `đồng chí`, and what only looks like one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.words import Phrases, Splitter, Words

# What a list of persons may begin with, or go on with.
_OPENS = frozenset({"\n", "và", "gồm", "có", *',;:-(+*•·."!?…[])'})
_ADDRESSES = 4  # đồng chí, Thiếu tướng, PGS.TS., …: so many may follow each other
# Score of a name and of a place by their number of syllables: most names have three, most places two.
_NAME = {2: 1.0, 3: 3.0, 4: 2.5, 5: 1.0}
_PLACE = {1: 1.0, 2: 2.5, 3: 1.0, 4: -1.0}
_PART = {0: 0.0, 1: -0.5, 2: 1.0, 3: 0.0, 4: -1.0}


def load_names(path: Path) -> dict[str, Any]:
    """The name lexicon as plain data. Raises PatternError."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.rules.official_files import NamesFile
    from vnpartyextract.rules.source import read_rules

    return read_rules(path, NamesFile).model_dump()


@dataclass(frozen=True, slots=True)
class NameRules:
    families: frozenset[str]
    rarer: frozenset[str]
    clues: frozenset[str]
    prefixes: Phrases
    short_prefixes: Phrases
    ranks: Phrases
    appositions: Phrases
    not_person_after: Phrases
    bylines: Phrases
    remembered: frozenset[str]
    places: frozenset[str]
    countries: Phrases
    known: Phrases  # places and countries
    peoples: frozenset[str]  # first syllables of names that hardly begin a place: Y, Điểu
    openers: Phrases
    inside: Phrases
    placeless: Phrases
    broken: Phrases
    kin: Phrases
    pronouns: frozenset[str]
    foreign_after: Phrases
    persons: frozenset[str] = frozenset()  # names that the document itself gives to persons beyond doubt


def compile_names(data: dict[str, Any], splitter: Splitter) -> NameRules:
    """Rules out of what `load_names` gave, folded."""
    places, countries = data["places"], data["countries"]

    def phrases(entries: list[str]) -> Phrases:
        return Phrases((splitter.words_of(entry), entry) for entry in entries)

    return NameRules(
        frozenset(data["families"]),
        frozenset(data["rarer"]) - frozenset(data["families"]),
        frozenset(data["clues"]),
        phrases(data["prefixes"]),
        phrases(data["short_prefixes"]),
        phrases(data["ranks"]),
        phrases(data["appositions"]),
        phrases(data["not_person_after"]),
        phrases(data["bylines"]),
        frozenset(data["remembered"]),
        frozenset(places) | frozenset(countries),
        phrases(countries),
        phrases([*places, *countries]),
        frozenset(data["peoples"]),
        phrases(data["openers"]),
        phrases(data["inside"]),
        phrases(data["placeless"]),
        phrases(data["broken"]),
        phrases(data["kin"]),
        frozenset(data["pronouns"]),
        phrases(data["foreign_after"]),
    )


def persons_of(words: Words, rules: NameRules) -> frozenset[str]:
    """The names of the document that stand behind `ông`, `đồng chí`, ranks: persons, whatever else they look like."""
    found: set[str] = set()
    heads = rules.prefixes.heads | rules.ranks.heads | rules.placeless.heads
    here = 0
    while here < len(words.low):
        if words.low[here] not in heads:
            here += 1
            continue
        length = rules.prefixes.length(words.low, here) or rules.ranks.length(words.low, here)
        length = length or rules.placeless.length(words.low, here)
        if not length:
            here += 1
            continue
        s, _ = skip_address(words, here, rules)
        s = max(s, here + length)
        e = name_end(words, s, rules)
        family = words.low[s] if s < e else ""
        if 2 <= e - s <= 4 and (family in rules.families or family in rules.rarer or "'" in family):
            found.add(words.slice(s, e))
        here = max(s, here + 1)
    return frozenset(found) - rules.places


def name_end(words: Words, at: int, rules: NameRules) -> int:
    """Where the run of capitals at `at` ends as a name: … Nguyễn Văn A | Chiều nay."""
    end = words.run_end(at)
    for here in range(max(end - 2, at + 2), end):
        if rules.openers.length(words.low, here) >= end - here:
            return here
    return end


def name_in_run(
    run: list[str],
    rules: NameRules,
    *,
    place_due: bool,
    after_level: bool = False,
    least_place: int = 0,
    person_before: bool = False,
    foreign: bool = False,
) -> int | None:
    """Where in a run of capitals behind an office the holder's name begins; None if it is all place.

    `run`: its syllables in small letters. A name reaches to the end of the run. place_due: a body stands before the
    run, so it may be the body's place. after_level: `huyện`, `xã` stand right before. least_place: so many syllables
    belong to the body in any case. person_before: the office already has a holder before it. foreign: the name need
    not look Vietnamese.
    """
    size = len(run)
    if size > 9 or " ".join(run) in rules.remembered or (not place_due and size == 1):
        return None
    best, where = _PLACE.get(size, -3.0), None
    if " ".join(run) in rules.places:
        best += 5
    if person_before:
        best += 3
    if after_level:
        best += 0.5
    if not place_due:
        best -= 2
    for s in range(least_place, size - 1):
        weight = family(run[s], rules)
        rest = size - s
        if rest not in _NAME or weight is None:
            continue
        part, name = " ".join(run[:s]), " ".join(run[s:])
        if name in rules.remembered:
            continue
        score = _NAME[rest] + weight + _PART.get(s, -3.0)
        if name in rules.persons:
            score += 4
        if rest > 3 and " ".join(run[-2:]) in rules.places:
            score -= 3  # Trường Chính trị Trần Phú Hà Tĩnh
        if run[s + 1] == "thị" and rest > 2:
            score += 1.5
        elif any(middle in rules.clues for middle in run[s + 1 : -1]):
            score += 1
        if part in rules.places:
            score += 2
        if after_level and s == 0 and weight < 3:
            score -= 1
        if score > best:
            best, where = score, s
    if where is None and foreign:
        s = rules.countries.length(run, 0)
        if size - s >= 2 and " ".join(run[s:]) not in rules.places:
            return s
    return where


def family(word: str, rules: NameRules) -> float | None:
    """How likely a name begins with `word`; None if none does."""
    if word.startswith("h'"):
        return 3.0
    if word in rules.peoples:
        return 2.0
    if word in rules.families:
        return 1.0
    return -0.5 if word in rules.rarer or "'" in word else None


def name_ahead(words: Words, at: int, rules: NameRules, *, listed: bool = False) -> tuple[int, int] | None:
    """The name that begins at `at`, after an optional `đồng chí`, rank or degree. `listed`: where a name is due."""
    s, prefixed = skip_address(words, at, rules)
    e = name_end(words, s, rules)
    if (
        not 2 <= e - s <= 5
        or _goes_on(words, e, rules)
        or not plausible(words, s, e, rules, prefixed=prefixed, listed=listed)
    ):
        return None
    return s, e


def name_known(words: Words, at: int, rules: NameRules) -> bool:
    """Whether the capitals at `at`, or their end, are a name that the document gives to a person."""
    end = name_end(words, at, rules)
    return any(words.slice(here, end) in rules.persons for here in range(at, end - 1))


def name_at(words: Words, at: int, rules: NameRules) -> bool:
    """Whether the capitals at `at` are a person's name, as far as they tell by themselves."""
    end = name_end(words, at, rules)
    name = words.slice(at, end)
    if name in rules.persons:
        return True
    return 3 <= end - at <= 4 and (family(words.low[at], rules) or 0) > 0 and name not in rules.remembered


def skip_address(words: Words, at: int, rules: NameRules) -> tuple[int, bool]:
    """Past `đồng chí`, `ông`, ranks and degrees; whether there was any."""
    here = at
    for _ in range(_ADDRESSES):
        here += rules.prefixes.length(words.low, here) or rules.ranks.length(words.low, here)
    return here, here > at


def _goes_on(words: Words, end: int, rules: NameRules) -> bool:
    """Whether what ends before `end` is cut out of something longer: Tân Lập | 1C, Ban Tổ | chức."""
    low = words.low
    if end >= len(low):
        return False
    return (low[end][0].isdigit() and words.start[end] - words.end[end - 1] <= 1) or (
        not words.cap[end] and rules.broken.length(low, end - 1) > 1
    )


def plausible(words: Words, s: int, e: int, rules: NameRules, *, prefixed: bool, listed: bool) -> bool:
    """Whether the run `[s, e)` can be a person's name."""
    name = words.slice(s, e)
    if name in rules.remembered or name in rules.places:
        return False
    family = words.low[s]
    if prefixed or family in rules.families:
        return True
    if family in rules.rarer:
        return e - s > 2 or any("'" in word for word in words.low[s:e])
    return listed and (3 <= e - s <= 4 or any("'" in word for word in words.low[s:e]))


def name_before(words: Words, end: int, rules: NameRules) -> tuple[int, int] | None:
    """The name that ends before `end`; a given name alone only after `ông`, `bà`, `đồng chí`."""
    a = words.run_start(end)
    if a == end:
        return None
    low = words.low
    s = a
    prefixed = False
    for here in range(end - 2, a, -1):
        # … Ảnh: Hà Vy Ông Lương Văn Sen, Chủ tịch: two runs in one.
        if (length := rules.inside.length(low, here)) and here + length < end:
            s, prefixed = here + length, True
            break
    for _ in range(3):
        # Ông, Bà, Thầy at the head of a sentence are capitalised and stand in the run.
        length = rules.prefixes.length(low, s) or rules.ranks.length(low, s)
        if length and s + length < end and low[s] not in rules.families:
            s, prefixed = s + length, True
    if s == a:
        length = rules.prefixes.ending(low, a, 4) or rules.ranks.ending(low, a, 5)
        prefixed = length > 0
        # The last syllable of a prefix may be capitalised too: Đồng Chí Nguyễn Văn A.
        for shift in (1, 2):
            if not prefixed and a + shift < end and rules.prefixes.ending(low, a + shift, 4) > shift:
                s, prefixed = a + shift, True
    before = low[a - 1] if a else "\n"
    listed = before in _OPENS
    if not prefixed:
        if rules.not_person_after.ending(low, a, 3) or rules.bylines.ending(low, a, 5):
            return None
        if low[s] not in rules.families and low[s] not in rules.rarer and end - s > 2 and low[s + 1] in rules.families:
            s += 1  # Theo Nguyễn Văn A
    if end - s == 1:
        return (s, end) if prefixed and rules.short_prefixes.ending(low, s, 2) else None
    if end - s > 5 or not plausible(words, s, end, rules, prefixed=prefixed, listed=listed):
        return None
    return s, end
