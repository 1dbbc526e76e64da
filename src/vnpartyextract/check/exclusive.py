"""Which parts exclude each other, read from patterns/check/exclusive.yaml and compiled."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from vnpartyextract.messages import N_
from vnpartyextract.text import fold

# What the sets of patterns/check/exclusive.yaml are called, for the catalogues.
NAMES = (
    N_("forms of discipline"),
    N_("ratings"),
    N_("states of petitions"),
    N_("kinds of petitions"),
    N_("grades of badges"),
    N_("moves of cadres"),
    N_("grades of pupils"),
    N_("callings"),
    N_("kinds of Party organisations"),
    N_("kinds of cells"),
    N_("levels"),
    N_("kinds of classes"),
    N_("probation"),
    N_("in office or new"),
    N_("elected again or first"),
    N_("full time or beside"),
    N_("to and fro"),
    N_("regular and other"),
    N_("men and women"),
    N_("votes"),
)


@dataclass(frozen=True, slots=True)
class ExclusiveSet:
    """One set: `say` finds which member a part names; `complete` are the members that leave nothing over."""

    name: str
    say: tuple[re.Pattern[str], ...]
    strict: bool
    complete: tuple[str, ...]
    among_themselves: bool = False

    def member(self, *names: str) -> str | None:
        """The longest member in the first of the folded `names` that holds one."""
        for name in names:
            found = [match[0] for pattern in self.say for match in pattern.finditer(name)]
            if found:
                return max(found, key=len)
        return None


@dataclass(frozen=True, slots=True)
class Exclusive:
    """The whole file: the sets, and the words that open, leave open, or forbid a sum."""

    sets: tuple[ExclusiveSet, ...]
    whole_lists: re.Pattern[str]
    part_lists: re.Pattern[str]
    open_ends: re.Pattern[str]
    carried_over: re.Pattern[str]
    overlapping: re.Pattern[str]
    overlapping_in_part_lists: re.Pattern[str]
    lone_one: re.Pattern[str]

    def governs(self, between: str) -> bool:
        """Whether words between two numbers tell that the second is a part of the first: `, trong đó có`."""
        told = [*self.whole_lists.finditer(between), *self.part_lists.finditer(between)]
        strong = [match for match in told if match[0] not in ("có", "riêng", "đáng chú ý", "nhất là", "chủ yếu")]
        return bool(strong)

    def names_member(self, *names: str) -> bool:
        """Whether one of these folded words names a member of any set."""
        return any(one.member(*names) is not None for one in self.sets)

    def common(self, parts: Sequence[tuple[str, ...]]) -> ExclusiveSet | None:
        """The first set of which every part, by one of its names, is another member; None where there is none."""
        for one in self.sets:
            members = [one.member(*names) for names in parts]
            if None not in members and len(set(members)) == len(members):
                return one
        return None

    def overlaps(self, parts: Sequence[tuple[str, ...]]) -> bool:
        """Whether one of the parts, by its folded names, is what people can be besides what the others are."""
        common = self.common(parts)
        apart = common.say if common is not None and common.among_themselves else ()
        return any(self.overlapping.search(_without(name, apart)) for names in parts for name in names)


@lru_cache(maxsize=1)
def load_exclusive() -> Exclusive:
    """The built-in file, read once. Raises PatternError where it is wrong."""
    from vnpartyextract.rules.exclusive_file import ExclusiveFile
    from vnpartyextract.rules.load import builtin_folder
    from vnpartyextract.rules.source import read_rules

    file = read_rules(builtin_folder() / "check" / "exclusive.yaml", ExclusiveFile)
    return Exclusive(
        sets=tuple(
            ExclusiveSet(
                one.name,
                tuple(_words([say]) for say in one.say),
                one.strict,
                tuple(fold(member).text for member in one.complete),
                one.among_themselves,
            )
            for one in file.sets
        ),
        whole_lists=_words(file.whole_lists),
        part_lists=_words(file.part_lists),
        open_ends=_words(file.open_ends),
        carried_over=_words(file.carried_over),
        overlapping=_words(file.overlapping),
        overlapping_in_part_lists=_words(file.overlapping_in_part_lists),
        lone_one=re.compile(rf"(?<!\w)một (?:{'|'.join(file.one_of)})(?!\w)"),
    )


def _without(name: str, patterns: Iterable[re.Pattern[str]]) -> str:
    for pattern in patterns:
        name = pattern.sub(" ", name)
    return name


def _words(expressions: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these as whole words, the longest first where they begin alike."""
    joined = "|".join(f"(?:{expression})" for expression in sorted(expressions, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)")
