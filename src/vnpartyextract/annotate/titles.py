"""The grammar of an office: `nguyên`? `Phó`? head `Thường trực`? and the organisation, which has no mark at its end.

An organisation is a chain of bodies, levels and places (`Ban Tổ chức | Tỉnh ủy`, `Đảng ủy | xã Nậm Lạnh`). What may go on
depends on what stands last: after a closed body only the next link of the chain, after an open one its field of work or
its name as well, up to a word that cannot belong to it.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field

from vnpartyextract.annotate.names import NameRules, name_in_run
from vnpartyextract.annotate.words import Phrases, Splitter, Words
from vnpartyextract.rules.source import Strict, read_rules

_UNKNOWN = 3  # lower-case syllables that no vocabulary knows may end a field, if a mark follows them
_NUMBERED = frozenset({"bộ", "đội", "khoa", "viện", "khối", "khu", "phòng", "tổ", "đoàn", "xưởng"})  # Chi bộ 12
_ENDS = frozenset({",", ";", ".", ")", ":", "-", "\n", '"', "("})


class Example(Strict):
    text: str
    name: str
    titles: list[str]


class CounterExample(Strict):
    text: str


class PositionsFile(Strict):
    """patterns/lexicon/positions.yaml"""

    before: list[str]
    deputy: list[str]
    after: list[str]
    heads: list[str] = Field(min_length=1)
    shared: list[str]
    guarded: list[str]
    pseudo: list[str]
    appointed: list[str]
    copula: list[str]
    given_to: list[str]
    vacant: list[str]
    terms: list[str]
    personnel: list[str]
    joints: list[str]
    examples: list[Example]
    counterexamples: list[CounterExample]


class BodiesFile(Strict):
    """patterns/lexicon/bodies.yaml"""

    closed: list[str] = Field(min_length=1)
    open: list[str]
    named: list[str]
    kinds: list[str]
    levels: list[str]
    numbered: list[str]
    tails: list[str]
    fields: list[str]
    verbal: list[str]
    stops: list[str]
    pseudo: list[str]
    places: list[str]
    countries: list[str]
    foreign_after: list[str]


def load_positions(path: Path) -> dict[str, Any]:
    """The offices as plain data. Raises PatternError."""
    return read_rules(path, PositionsFile).model_dump(exclude={"examples", "counterexamples"})


def load_bodies(path: Path) -> dict[str, Any]:
    """The organisations as plain data. Raises PatternError."""
    return read_rules(path, BodiesFile).model_dump()


@dataclass(frozen=True, slots=True)
class TitleRules:
    before: Phrases
    deputy: Phrases
    after: Phrases
    heads: Phrases
    starts: frozenset[str]
    guarded: Phrases
    pseudo: Phrases
    appointed: Phrases
    copula: Phrases
    given_to: Phrases
    vacant: Phrases
    terms: Phrases
    personnel: tuple[str, ...]
    joints: Phrases
    bodies: Phrases
    kinds: Phrases
    levels: Phrases
    numbered: Phrases
    tails: Phrases
    fields: Phrases
    verbal: Phrases
    stops: Phrases
    no_body: Phrases
    foreign_after: Phrases


def compile_titles(positions: dict[str, Any], bodies: dict[str, Any], splitter: Splitter) -> TitleRules:
    def phrases(entries: list[str], value: str = "") -> list[tuple[tuple[str, ...], str]]:
        return [(splitter.words_of(entry), value) for entry in entries]

    heads = Phrases(phrases(positions["heads"], "own") + phrases(positions["shared"], "shared"))
    first = {words[0] for key in ("heads", "shared", "before", "deputy") for words, _ in phrases(positions[key])}
    return TitleRules(
        before=Phrases(phrases(positions["before"])),
        deputy=Phrases(phrases(positions["deputy"])),
        after=Phrases(phrases(positions["after"])),
        heads=heads,
        starts=frozenset(first),
        guarded=Phrases(phrases(positions["guarded"])),
        pseudo=Phrases(phrases(positions["pseudo"])),
        appointed=Phrases(phrases(positions["appointed"])),
        copula=Phrases(phrases(positions["copula"])),
        given_to=Phrases(phrases(positions["given_to"])),
        vacant=Phrases(phrases(positions["vacant"])),
        terms=Phrases(phrases(positions["terms"])),
        personnel=tuple(positions["personnel"]),
        joints=Phrases(phrases(positions["joints"])),
        bodies=Phrases(
            phrases(bodies["closed"], "closed") + phrases(bodies["open"], "open") + phrases(bodies["named"], "named")
        ),
        kinds=Phrases(phrases(bodies["kinds"])),
        levels=Phrases(phrases(bodies["levels"])),
        numbered=Phrases(phrases(bodies["numbered"])),
        tails=Phrases(phrases(bodies["tails"])),
        fields=Phrases(phrases(bodies["fields"])),
        verbal=Phrases(phrases(bodies["verbal"])),
        stops=Phrases(phrases(bodies["stops"])),
        no_body=Phrases(phrases(bodies["pseudo"])),
        foreign_after=Phrases(phrases(bodies["foreign_after"])),
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
    if low[at] not in rules.starts or rules.pseudo.length(low, at):
        return None
    here = at
    while length := rules.before.length(low, here):
        here += length
    here += rules.deputy.length(low, here) if not rules.heads.length(low, here) else 0
    found = rules.heads.match(low, here)
    if found is None or rules.pseudo.length(low, here):
        return None
    return here + found[0], found[1] == "shared"


def parse_title(words: Words, at: int, rules: TitleRules, names: NameRules, *, person_before: bool) -> ParsedTitle | None:
    """The office that begins at word `at`, with the name that stands behind it.

    person_before: a person stands before the office (`A, Chủ tịch UBND xã Lê Hồng`), a second one is less likely.
    """
    found = head_at(words, at, rules)
    if found is None:
        return None
    end, shared = found
    low = words.low
    here = end
    while length := rules.after.length(low, here):
        # `phụ trách xã` tells of a task, `Phó Hiệu trưởng phụ trách` of a rank.
        if low[here] == "phụ" and not (here + length == len(low) or low[here + length] in _ENDS or rules.bodies.length(low, here + length)):
            break
        here += length
    start = here
    if shared and here == end:
        start = next(index for index in range(at, end) if low[index] not in ("phó", "trưởng") and rules.bodies.length(low, index))
    last, name = _Organisation(words, rules, names, at, start, person_before).read()
    if last < here:
        last = here
    if last == here and name is None and _guarded(words, end, rules):
        return None
    return ParsedTitle(at, min(start, last) if last > here or shared else last, here, last, name)


def _guarded(words: Words, end: int, rules: TitleRules) -> bool:
    return rules.guarded.ending(words.low, end, 4) > 0


class _Organisation:
    """Reads one organisation, left to right; `read` gives where it ends and the name that follows it directly."""

    __slots__ = ("at", "closed", "level", "name", "names", "person_before", "rules", "seen", "title", "words")

    def __init__(self, words: Words, rules: TitleRules, names: NameRules, title: int, at: int, person_before: bool) -> None:
        self.words = words
        self.rules = rules
        self.names = names
        self.title = title
        self.at = at
        self.person_before = person_before
        self.name: tuple[int, int] | None = None
        self.seen = False  # some part of the organisation was read
        self.level = False  # the last part was a level: a place is due
        self.closed = True

    def read(self) -> tuple[int, tuple[int, int] | None]:
        while self.name is None and self._link():
            pass
        return self.at, self.name

    def _link(self) -> bool:
        """Take one more link of the chain; False where it ends."""
        words, low, rules, at = self.words, self.words.low, self.rules, self.at
        if at >= len(low):
            return False
        if rules.no_body.length(low, at):
            return False
        if found := rules.bodies.match(low, at):
            length, kind = found
            if self._is_verb(at, length):
                return False
            self._take(length)
            if kind != "closed":
                self._own_name(kind)
            return True
        if length := rules.levels.length(low, at):
            if rules.bodies.length(low, at):
                return False
            self._take(length, level=True)
            return True
        if (length := rules.numbered.length(low, at)) and self._place_follows(at + length):
            self._take(length, level=True)
            return True
        if length := rules.tails.length(low, at):
            self._take(length)
            return True
        if low[at] == "của" and self.seen and rules.bodies.length(low, at + 1):
            self.at += 1
            return True
        if words.cap[at] and not words.acronym[at]:
            return self._capitals()
        if low[at][0].isdigit() and (self.level or (self.seen and low[at - 1] in _NUMBERED)):
            self._take(1)
            return True
        if words.acronym[at] and self.seen:
            # TP HCM; Chủ tịch HĐQT VNPT
            if length := self.names.known.length(low, at):
                self._take(length)
                return True
            if words.full[at]:
                self._take(1)
                return True
        if low[at] == "," and self.seen and (length := rules.levels.length(low, at + 1)):
            after = at + 1 + length
            if after < len(low) and words.cap[after] and not words.acronym[after]:
                self.at += 1
                return True
        return False

    def _take(self, length: int, *, level: bool = False) -> None:
        self.at += length
        self.seen = True
        self.level = level

    def _place_follows(self, at: int) -> bool:
        return at < len(self.words.low) and (self.words.cap[at] or self.words.low[at][0].isdigit())

    def _is_verb(self, at: int, length: int) -> bool:
        """`quân sự`, `thanh tra`, `tổ chức` in lower case behind something capitalised: more likely what is done."""
        return self.seen and not self.words.cap[at] and self.rules.verbal.length(self.words.low, at) == length

    def _capitals(self, least_place: int = 0) -> bool:
        """A run of capitals: a place, a name of a person, or the one before the other."""
        words, at = self.words, self.at
        end = words.run_end(at)
        if end == at:
            return False
        foreign = any(
            self.rules.foreign_after.length(words.low, index) for index in range(self.title, at)
        ) or bool(self.names.countries.length(words.low, at))
        name = name_in_run(
            words,
            at,
            end,
            self.names,
            place_due=self.seen,
            after_level=self.level,
            least_place=least_place,
            person_before=self.person_before,
            foreign=foreign,
        )
        if name is not None:
            self.at, self.name, self.seen = name, (name, end), self.seen or name > at
            return True
        if not self.seen and words.slice(at, end) not in self.names.places and not self.names.countries.length(words.low, at):
            return False
        if end - at > 4:
            return False
        self._take(end - at)
        return True

    def _own_name(self, kind: str) -> None:
        """What an open body is for, or what a named one is called."""
        words, low, rules = self.words, self.words.low, self.rules
        lower_head = not words.cap[self.at - 1]
        begun = False
        joined = False
        least = 0
        while self.at < len(low) and self.name is None:
            at = self.at
            if kind == "named" and (length := rules.kinds.length(low, at)) and (words.cap[at] or lower_head):
                self._take(length)
                begun, least = True, 2
                continue
            length = rules.fields.length(low, at)
            if length and (words.cap[at] or joined or self._field_goes_on(at, length, lower_head, begun)):
                self._take(length)
                begun, joined, least = True, False, 0
                continue
            if rules.bodies.length(low, at) or rules.levels.length(low, at) or rules.tails.length(low, at):
                return
            if words.cap[at]:
                if words.acronym[at]:
                    self._take(1)
                elif self._compound(at):
                    self._take(2)
                    least = 0
                elif words.run_end(at) - at == 1:
                    self._take(1)
                else:
                    if not self._capitals(least if kind == "named" else 0):
                        return
                    least = 0
                begun, joined = True, False
                continue
            if low[at][0].isdigit() and (begun or kind == "named"):
                self._take(1)
                begun = True
                continue
            if begun and self._joint(at):
                self.at += 1
                joined = True
                continue
            if (begun or lower_head) and (length := self._unknown(at)):
                self._take(length)
                begun = True
                continue
            return

    def _field_goes_on(self, at: int, length: int, lower_head: bool, begun: bool) -> bool:
        low = self.words.low
        if self.rules.verbal.length(low, at) < length and self.rules.stops.length(low, at) < length:
            return True
        return lower_head and not begun

    def _compound(self, at: int) -> bool:
        """A lone capital with a lower-case syllable behind it is the first half of a word: Nội vụ, Khuyến nông."""
        words, low = self.words, self.words.low
        after = at + 1
        return (
            after < len(low)
            and words.run_end(at) == after
            and not words.cap[after]
            and low[after].isalpha()
            and not any(
                phrases.length(low, after)
                for phrases in (self.rules.stops, self.rules.levels, self.rules.bodies, self.rules.tails, self.rules.joints)
            )
        )

    def _joint(self, at: int) -> bool:
        """Whether `và`, `-`, `,` at `at` joins two fields of one body."""
        words, low, rules = self.words, self.words.low, self.rules
        if low[at] not in ("và", "&", "-", ","):
            return False
        after = at + 1
        if after >= len(low) or head_at(words, after, rules):
            return False
        length = rules.fields.length(low, after)
        if low[at] == ",":
            return bool(length) and low[after + length : after + length + 1] == ["và"] and bool(
                rules.fields.length(low, after + length + 1)
            )
        if length:
            return low[at] != "-" or not rules.verbal.length(low, after) or words.cap[after]
        return low[at] != "-" and words.cap[after] and (words.acronym[after] or self._compound(after))

    def _unknown(self, at: int) -> int:
        """Lower-case syllables that are in no list, few and with a mark behind them: part of the field."""
        low, rules = self.words.low, self.rules
        here = at
        while here < len(low) and here - at <= _UNKNOWN:
            if low[here] in _ENDS:
                return here - at
            if not low[here].isalpha() or self.words.cap[here]:
                return 0
            if rules.stops.length(low, here) or rules.joints.length(low, here) or low[here] in rules.starts:
                return 0
            here += 1
        return 0
