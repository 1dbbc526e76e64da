"""The organisation that an office is held in: a chain of bodies, levels and places with no mark at its end.

What may go on (`Ban Tổ chức | Tỉnh ủy`, `Đảng ủy | xã Nậm Lạnh`) depends on what stands last: after a closed body only
the next link of the chain, after an open one its field of work or its name as well, up to a word that cannot belong
to it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.officials.person_name import NameRules, name_at, name_end, name_in_run, name_known
from vnpartyextract.annotate.words import Phrases, Splitter, Words

_UNIVERSITIES = frozenset({"đại", "cao", "học"})  # called after places, schools after persons: Trường Đại học Vinh
_LONGEST = 60  # words of an office with its organisation
# Lower-case syllables that no vocabulary knows may go on with a field up to a mark, a name, the next body:
_UNKNOWN = 3  # so many behind a word with a capital,
_LONG = 9  # so many inside of a field
_OWN = 6  # syllables of a firm's own name
_BEFORE_NAME = 3  # so many before capitals or an abbreviation: Ban Quản lý chợ | Bình Tiên
_NUMBERED = frozenset({"bộ", "đội", "khoa", "viện", "khối", "khu", "phòng", "tổ", "đoàn", "xưởng"})  # Chi bộ 12
_PARTS = frozenset({"phòng", "khoa", "đội", "tổ", "chi"})
_WHOLES = frozenset({"sở", "công", "bộ", "trường", "viện", "học", "tổng", "tập", "bệnh", "cục"})
ENDS = frozenset({",", ";", ".", ")", ":", "-", "\n", '"', "("})


def load_bodies(path: Path) -> dict[str, Any]:
    """The organisations as plain data. Raises PatternError."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.rules.official_files import BodiesFile
    from vnpartyextract.rules.source import read_rules

    return read_rules(path, BodiesFile).model_dump()


@dataclass(frozen=True, slots=True)
class BodyRules:
    bodies: Phrases
    kinds: Phrases
    levels: Phrases
    numbered: Phrases
    tails: Phrases
    fields: Phrases
    verbal: Phrases
    stops: Phrases
    pseudo: Phrases
    foreign_after: Phrases
    people: Phrases
    tasked: Phrases


def compile_bodies(data: dict[str, Any], splitter: Splitter) -> BodyRules:
    """Rules out of what `load_bodies` gave."""
    phrases = partial(Phrases.of, data, splitter)
    return BodyRules(
        bodies=phrases("closed", "open", "named"),
        kinds=phrases("kinds"),
        levels=phrases("levels"),
        numbered=phrases("numbered"),
        tails=phrases("tails"),
        fields=phrases("fields"),
        verbal=phrases("verbal"),
        stops=phrases("stops"),
        pseudo=phrases("pseudo"),
        foreign_after=phrases("foreign_after"),
        people=phrases("people"),
        tasked=phrases("tasked"),
    )


class Organisation:
    """Reads one organisation, left to right; `read` gives where it ends and the name that follows it directly."""

    __slots__ = (
        "at",
        "is_head",
        "level",
        "name",
        "names",
        "parent_due",
        "person_before",
        "rules",
        "seen",
        "title",
        "village",
        "words",
    )

    def __init__(
        self,
        words: Words,
        rules: BodyRules,
        names: NameRules,
        is_head: Callable[[int], bool],
        *,
        title: int,
        at: int,
        person_before: bool,
        level: bool,
    ) -> None:
        self.words = words
        self.rules = rules
        self.names = names
        self.is_head = is_head
        self.title = title
        self.at = at
        self.person_before = person_before
        self.name: tuple[int, int] | None = None
        self.seen = level  # some part of the organisation was read
        self.level = level  # the last part was a level: a place is due
        self.village = False  # the last level was one whose places may be numbered: bản Nà Tấu 2
        self.parent_due = False  # the last body was a part of a bigger one: Phòng Tổ chức cán bộ, Sở Nội vụ

    def read(self) -> tuple[int, tuple[int, int] | None]:
        while self.name is None and self.at - self.title < _LONGEST and self._link():
            pass
        return self.at, self.name

    def field(self) -> None:
        """Take a field of work where no body stands before it."""
        low, cap = self.words.low, self.words.cap[self.at]
        length = self.rules.fields.length(low, self.at)
        if length and (cap or self.rules.verbal.length(low, self.at) < length):
            self._take(length)
            self._own_name("open", begun=True)

    def _link(self) -> bool:
        """Take one more link of the chain; False where it ends."""
        words, low, rules, at = self.words, self.words.low, self.rules, self.at
        if at >= len(low):
            return False
        if rules.pseudo.length(low, at):
            return False
        numbered = rules.numbered.length(low, at)
        found = rules.bodies.match(low, at)
        if found and numbered > found[0] and self._place_follows(at + numbered):
            found = None
        if found and found[0] == 1 and self._is_family(at):
            return self._capitals()
        if found:
            length, kind = found
            if self._is_verb(at, length):
                return False
            self._take(length)
            self.parent_due = low[at] in _PARTS
            if kind != "closed":
                self._own_name(kind)
            return True
        if length := rules.levels.length(low, at):
            if rules.bodies.length(low, at):
                return False
            self._take(length, level=True)
            self.village = low[at] == "thôn"
            return True
        if numbered and self._place_follows(at + numbered):
            self._take(numbered, level=True)
            self.village = True
            return True
        if length := rules.tails.length(low, at):
            self._take(length)
            return True
        if length := self._purpose(at):
            self._take(length)
            return True
        if low[at] == "của" and self.seen and rules.bodies.length(low, at + 1):
            self.at += 1
            return True
        if words.cap[at] and not words.acronym[at]:
            return self._capitals()
        if low[at][0].isdigit() and (self.level or self.village or (self.seen and low[at - 1] in _NUMBERED)):
            self._take(1)
            return True
        if words.acronym[at] and (self.seen or words.full[at]):
            # TP HCM; Chủ tịch HĐQT VNPT
            if length := self.names.known.length(low, at):
                self._take(length)
                return True
            if words.full[at]:
                self._take(1)
                return True
        if low[at] == "," and self.seen and (length := rules.levels.length(low, at + 1)):
            after = at + 1 + length
            known = self.names.known.length(low, after) > 0  # quận 1, TP. HCM
            if after < len(low) and (
                (words.cap[after] and (known or not words.acronym[after])) or low[after][0].isdigit()
            ):
                self.at += 1
                return True
        whole = low[at] == "," and self.parent_due and at + 1 < len(low) and words.cap[at + 1]
        if whole and low[at + 1] in _WHOLES and not self.is_head(at + 1):
            self.at += 1
            return True
        return False

    def _take(self, length: int, *, level: bool = False) -> None:
        self.at += length
        self.seen = True
        self.level = level

    def _place_follows(self, at: int) -> bool:
        low = self.words.low
        return at < len(low) and (self.words.cap[at] or low[at][0].isdigit() or low[at] == "số")

    def _is_family(self, at: int) -> bool:
        """`Đoàn` of `Văn phòng Chính phủ Đoàn Mạnh Giao`: a family, no body."""
        words = self.words
        return (
            self.seen
            and words.cap[at]
            and words.low[at] in self.names.families
            and 3 <= words.run_end(at) - at <= 4
            and words.low[at + 1] in self.names.clues
        )

    def _is_verb(self, at: int, length: int) -> bool:
        """`quân sự`, `thanh tra`, `tổ chức` in lower case behind something capitalised: more likely what is done."""
        return self.seen and not self.words.cap[at] and self.rules.verbal.length(self.words.low, at) == length

    def _capitals(self, least_place: int = 0) -> bool:
        """A run of capitals: a place, a name of a person, or the one before the other."""
        words, low, at = self.words, self.words.low, self.at
        end = name_end(words, at, self.names)
        if end - at > 1 and self.rules.stops.length(words.low, end - 1) > 1:
            end -= 1  # … tỉnh Sơn La Phát biểu tại: a line end was lost
        if (length := self.names.known.length(low, at)) and low[end : end + 1] == ["-"] and length > end - at:
            self._take(length)  # Thừa Thiên - Huế
            return True
        if end == at:
            return False
        if end == at + 1 and self.seen and not self.level and self._compound(at):
            self._take(2)  # Chi bộ Sinh viên
            return True
        country = self.names.countries.length(words.low, at)
        foreign = country > 0 or any(
            self.rules.foreign_after.length(words.low, index) for index in range(self.title, at)
        )
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
        if not self.seen and not country and words.slice(at, end) not in self.names.places:
            return False
        if end - at > 4:
            return False
        self._take(end - at)
        return True

    def _own_name(self, kind: str, *, begun: bool = False) -> None:
        """What an open body is for, or what a named one is called."""
        words, low, rules = self.words, self.words.low, self.rules
        lower_head = not words.cap[self.at - 1]
        if rules.kinds.ending(low, self.at, 4) and (length := self._trade(self.at)):
            self._take(length)
        joined = False
        least = 0
        while self.at < min(len(low), self.title + _LONGEST) and self.name is None:
            at = self.at
            if kind == "named" and (length := rules.kinds.length(low, at)) and (words.cap[at] or lower_head):
                self._take(length)
                begun, least = True, 1 if low[at] in _UNIVERSITIES else 2
                if length := self._trade(self.at):
                    self._take(length)
                continue
            length = rules.fields.length(low, at)
            if length and (words.cap[at] or joined or self._field_goes_on(at, length, lower_head, begun)):
                self._take(length)
                begun, joined, least = True, False, 0
                continue
            if words.cap[at] and (length := rules.pseudo.length(low, at)):
                self._take(length)  # Cục Phòng chống tệ nạn xã hội
                begun = True
                continue
            if rules.bodies.length(low, at) or rules.levels.length(low, at) or rules.tails.length(low, at):
                return
            if words.cap[at]:
                if begun and not joined and rules.stops.length(low, at) > 1:
                    return
                if words.acronym[at]:
                    self._take(1)
                elif self._compound(at):
                    self._take(2)
                    least = 0
                elif words.run_end(at) - at == 1:
                    self._take(1)
                elif kind == "named" and self.person_before and begun and not name_known(words, at, self.names):
                    self._take(min(words.run_end(at) - at, _OWN))  # the holder stands before: it is the firm's name
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
            if begun and (length := self._joint(at)):
                self.at += length
                joined = True
                continue
            if begun and low[at] == "," and (length := self._listed_field(at)):
                self._take(length)
                continue
            task = rules.tasked.ending(low, at, 3) > 0
            if (begun or lower_head or task) and (length := self._unknown(at)):
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
            and low[after] != "và"
            and not any(
                phrases.length(low, after)
                for phrases in (self.rules.stops, self.rules.levels, self.rules.bodies, self.rules.tails)
            )
        )

    def _joint(self, at: int) -> int:
        """Length of the `và`, `-`, `,`, `và các` at `at` that joins two fields of one body, else 0."""
        words, low, rules = self.words, self.words.low, self.rules
        if low[at] not in ("và", "&", "-", ",", "các"):
            return 0
        if low[at] == "-" and words.acronym[at - 1] and words.acronym[min(at + 1, len(low) - 1)]:
            return int(at + 1 < len(low) and words.acronym[at + 1])  # Sở TN-MT
        after = at + 2 if low[at : at + 2] == ["và", "các"] else at + 1
        if after >= len(low) or self.is_head(after):
            return 0
        if low[after - 1] == "các":
            return after - at if words.cap[after] and self._compound(after) else 0
        length = rules.fields.length(low, after)
        if low[at] == ",":
            more = low[after + length : after + length + 1] == ["và"] and rules.fields.length(low, after + length + 1)
            return int(bool(length and more))
        if length:
            return int(low[at] != "-" or not rules.verbal.length(low, after) or words.cap[after])
        return int(low[at] != "-" and words.cap[after] and (words.acronym[after] or self._compound(after)))

    def _trade(self, at: int) -> int:
        """Công ty Cổ phần | cơ khí và lắp máy | Việt Nam: what a company does, up to its name."""
        words, low, rules = self.words, self.words.low, self.rules
        for here in range(at, min(at + 6, len(low))):
            if words.cap[here]:
                return here - at
            if not low[here].isalpha() or rules.stops.length(low, here):
                return 0
        return 0

    def _unknown(self, at: int) -> int:
        """Lower-case syllables that are in no list: part of the field up to a mark, a person, the next body."""
        words, low, rules = self.words, self.words.low, self.rules
        inside = at > 0 and not words.cap[at - 1] and low[at - 1].isalpha()
        task = rules.tasked.ending(low, at, 3) > 0
        here = at
        while here < len(low) and here - at <= (_LONG if inside else _UNKNOWN):
            size = here - at
            if low[here] in ENDS:
                return size
            if words.cap[here] and size:
                return size if self._may_end(here, size) else 0
            if low[here][0].isdigit() or not low[here].isalpha() or words.cap[here]:
                return 0
            if size and inside and (rules.levels.length(low, here) or rules.numbered.length(low, here)):
                return size
            if task and 0 < size <= _BEFORE_NAME and rules.stops.length(low, here):
                return size  # Trưởng Ban tổ chức lớp học | tới dự
            joint = low[here] == "và" and inside and self._is_field_ahead(here + 1)
            if (low[here] == "và" and not joint) or rules.stops.length(low, here) or self.is_head(here):
                return 0
            here += 1
        return 0

    def _may_end(self, at: int, size: int) -> bool:
        """Whether unknown syllables may end before the capital at `at`: a person, a body, or a short name."""
        words = self.words
        if self.rules.bodies.length(words.low, at) or name_at(words, at, self.names):
            return True
        return size <= _BEFORE_NAME

    def _is_field_ahead(self, at: int) -> bool:
        """Whether what follows `và` is a field, and no persons: Khảo thí và | kiểm định chất lượng giáo dục."""
        low, rules = self.words.low, self.rules
        return not (
            rules.people.length(low, at)
            or self.names.prefixes.length(low, at)
            or self.names.ranks.length(low, at)
            or rules.bodies.length(low, at)
        )

    def _listed_field(self, at: int) -> int:
        """Length of `, phương tiện và người lái` where a mark follows and no person is told of; else 0."""
        low = self.words.low
        if self.words.cap[at - 1] or not low[at - 1].isalpha() or not self._is_field_ahead(at + 1):
            return 0
        joint = 0
        for here in range(at + 1, min(at + 10, len(low))):
            if low[here] in ENDS:
                return here - at if joint and here - joint > 1 else 0
            if low[here] == "và" and here > at + 1 and self._is_field_ahead(here + 1):
                joint = here
                continue
            capital = self.words.cap[here] and (here > at + 1 or self.words.run_end(here) > here + 1)
            stop = self.rules.stops.length(low, here) == 1 and here != joint + 1
            if not low[here].isalpha() or capital or stop or self.is_head(here):
                return 0
        return 0

    def _purpose(self, at: int) -> int:
        """Length of `về phòng chống tham nhũng` behind a body with a task, up to a mark; else 0."""
        low = self.words.low
        if low[at] != "về" or not any(self.rules.tasked.length(low, here) for here in range(self.title, at)):
            return 0
        here = at + 1
        while here < len(low) and here - at <= _LONG:
            if field := self.rules.fields.length(low, here):
                here += field
                continue
            if low[here] in ENDS:
                return here - at if here > at + 1 else 0
            if not low[here].isalpha() or self.words.cap[here] or self.rules.stops.length(low, here):
                return 0
            here += 1
        return 0
