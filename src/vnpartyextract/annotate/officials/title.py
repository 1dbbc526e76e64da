"""The grammar of an office: `nguyên`? `Phó`? head `Thường trực`? organisation."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.officials.body import ENDS, read_body
from vnpartyextract.annotate.officials.person_name import NameRules, name_ahead
from vnpartyextract.annotate.organisations import View
from vnpartyextract.annotate.words import Phrases, Splitter, Words

_BRACKET = 14  # words


def load_positions(path: Path) -> dict[str, Any]:
    """The offices as plain data. Raises PatternError."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.rules.official_files import PositionsFile
    from vnpartyextract.rules.source import read_rules

    return read_rules(path, PositionsFile).model_dump(exclude={"examples", "counterexamples"})


@dataclass(frozen=True, slots=True)
class TitleRules:
    before: Phrases
    deputy: Phrases
    after: Phrases
    heads: Phrases
    shared: Phrases
    starts: frozenset[str]
    fielded: Phrases
    guarded: Phrases
    pseudo: Phrases
    appointed: Phrases
    copula: Phrases
    given_to: Phrases
    vacant: Phrases
    terms: Phrases
    personnel: tuple[str, ...]
    joints: Phrases
    past: Phrases
    behind: Phrases
    late: frozenset[str]
    inside: Phrases
    tails: Phrases
    small_places: frozenset[str]
    view: View | None = None  # of the text that is read

    def is_body(self, words: Words, at: int) -> bool:
        """Whether a body, no mere level, begins at word `at`."""
        if self.view is None or at >= len(words.low):
            return False
        found = self.view.head_at(words.start[at])
        return found is not None and found[2] not in ("level", "pseudo")


def compile_titles(data: dict[str, Any], splitter: Splitter) -> TitleRules:
    """Rules out of what `load_positions` gave."""
    phrases = partial(Phrases.of, data, splitter)
    starts = (
        splitter.words_of(entry)[0] for key in ("heads", "shared", "behind", "before", "deputy") for entry in data[key]
    )
    return TitleRules(
        before=phrases("before"),
        deputy=phrases("deputy"),
        after=phrases("after"),
        heads=phrases("heads", "shared", "behind"),
        shared=phrases("shared"),
        starts=frozenset(starts),
        fielded=phrases("fielded"),
        guarded=phrases("guarded"),
        pseudo=phrases("pseudo"),
        appointed=phrases("appointed"),
        copula=phrases("copula"),
        given_to=phrases("given_to"),
        vacant=phrases("vacant"),
        terms=phrases("terms"),
        personnel=tuple(data["personnel"]),
        joints=phrases("joints"),
        past=phrases("past"),
        behind=phrases("behind"),
        late=frozenset(data["late"]),
        inside=phrases("inside"),
        tails=phrases("tails"),
        small_places=frozenset(data["small_places"]),
    )


@dataclass(frozen=True, slots=True)
class ParsedTitle:
    """An office as word indices: `[first, last)`, its organisation from `body` (== last: none), the name behind it."""

    first: int
    body: int
    position_end: int
    last: int
    name: tuple[int, int] | None


def head_at(words: Words, at: int, rules: TitleRules) -> tuple[int, bool] | None:
    """End of the head of the office that begins at `at`, and whether its last word begins the organisation too."""
    low = words.low
    if low[at] not in rules.starts or rules.pseudo.length(low, at) or rules.inside.ending(low, at + 1, 2) > 1:
        return None
    here = at
    for _ in range(2):  # nguyên quyền
        here += rules.before.length(low, here)
    found = rules.heads.match(low, here)
    for deputy in (2, 1):  # Phó Tổng | giám đốc, Phó | Tổng Thanh tra
        under = rules.heads.match(low, here + deputy) if tuple(low[here : here + deputy]) in rules.deputy else None
        if under is not None and (found is None or deputy + under[0] > found[0]):
            here, found = here + deputy, under
            break
    if found is None or rules.pseudo.length(low, here):
        return None
    return here + found[0], found[1] == "shared"


def parse_title(
    words: Words, at: int, rules: TitleRules, names: NameRules, *, person_before: bool
) -> ParsedTitle | None:
    """The office that begins at word `at`, with the name that stands behind it.

    person_before: a person stands before the office (`A, Chủ tịch UBND xã Lê Hồng`), a second one is less likely.
    """
    found = head_at(words, at, rules)
    if found is None:
        return None
    end, shared = found
    low = words.low
    here = _past_rank(words, end, rules)
    start = here
    if shared and here == end:
        start = _shared_body(words, at, end, rules)
    # Trưởng thôn, Trưởng bản: the place follows at once.
    level = _level(words, end, rules) if start == end else None
    field = start == end and rules.fielded.ending(low, end, 3) > 0  # Bộ trưởng Y tế
    last, name = _body(words, rules, names, at=start, person_before=person_before, level=level, field=field)
    last = max(last, here)
    if last == here and name is None and rules.guarded.ending(low, end):
        return None
    if not person_before and rules.behind.length(low, at) == end - at:
        return None
    if name is None and last < len(low) and low[last] == "(":
        last, name = _over_brackets(words, at, last, rules, names, person_before=person_before)
    return ParsedTitle(at, start if last > start else last, here, last, name)


def _over_brackets(
    words: Words, at: int, last: int, rules: TitleRules, names: NameRules, *, person_before: bool
) -> tuple[int, tuple[int, int] | None]:
    """Where the office ends that a bracket stands in, and the name behind it: Ủy ban Kiểm tra (UBKT) Huyện ủy; Chủ
    tịch UBND xã Ngọc Lâm (Bắc Giang) Dương Ngô Khải.
    """
    low = words.low
    after = closing(low, last) + 1
    if not 0 < after < len(low):
        return last, None
    short = all(words.acronym[here] or words.full[here] or low[here] == "&" for here in range(last + 1, after - 1))
    if short and (words.cap[after] or rules.is_body(words, after)):
        end, name = _body(words, rules, names, at=after, person_before=person_before, seen=True)
        return (last if end == after else end), name
    return last, name_ahead(words, after, names) if words.cap[after] else None


def closing(low: list[str], at: int) -> int:
    """Where the short bracket that opens at `at` closes; -1 if it does not, or too late."""
    for here in range(at + 1, min(at + _BRACKET, len(low))):
        if low[here] == ")":
            return here
        if low[here] == "\n":
            break
    return -1


def _body(
    words: Words,
    rules: TitleRules,
    names: NameRules,
    *,
    at: int,
    person_before: bool,
    level: str | None = None,
    seen: bool = False,
    field: bool = False,
) -> tuple[int, tuple[int, int] | None]:
    """The one place where an organisation is asked for: from word `at` on; where it ends, and the name behind it."""
    if rules.view is None:
        return at, None
    return read_body(
        words,
        rules.view,
        names,
        rules.tails,
        lambda index: head_at(words, index, rules) is not None,
        at=at,
        person_before=person_before,
        level=level,
        seen=seen,
        field=field,
    )


def _level(words: Words, end: int, rules: TitleRules) -> str | None:
    """The level that an office ends with: Trưởng thôn, Trưởng khu phố."""
    if rules.view is None:
        return None
    ranks = rules.view.rules.ranks
    found = (" ".join(words.low[end - size : end]) for size in (3, 2, 1))
    return next((level for level in found if level in ranks or level in rules.small_places), None)


def end_of_body(words: Words, at: int, rules: TitleRules, names: NameRules) -> int:
    """Where the organisation that begins at `at`, of no office, ends; `at` if there is none or a name stands in it."""
    if not rules.is_body(words, at):
        return at
    last, name = _body(words, rules, names, at=at, person_before=True)
    return last if name is None else at


def _past_rank(words: Words, at: int, rules: TitleRules) -> int:
    """Past `Thường trực`, `thứ nhất`; `phụ trách xã` tells of a task, `Phó Hiệu trưởng phụ trách` of a rank."""
    low = words.low
    while length := rules.after.length(low, at):
        after = at + length
        if low[at] == "phụ" and after < len(low) and low[after] not in ENDS and not rules.is_body(words, after):
            break
        at = after
    return at


def _shared_body(words: Words, at: int, end: int, rules: TitleRules) -> int:
    """Where the body begins that a head like `Phó Trưởng ban` ends with; `end` if it ends with none."""
    for index in range(at, end):
        if words.low[index] not in ("phó", "trưởng") and rules.is_body(words, index):
            return index
    return end
