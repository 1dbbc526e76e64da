"""The words around time expressions, which tell what these date: read from YAML, then ready for look-up."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnpartyextract.rules.phrases import Tree, expand, grow, longest

# Kinds looked up in a whole sentence: it tells of an event.
EVENT = ("present", "elections", "at_event", "gathering", "caption")
# What an event is held for, looked up in the sentence that tells its day.
HELD = ("giving", "congress", "course", "admitting", "appointing", "hearing")
# Kinds looked up in the words left of a time expression, or in a stretch of words.
LEFT = (
    "leading",
    "tied",
    "numbered",
    "planned",
    "comparison",
    "names",
    "bodies",
    "plans",
    "until",
    "local",
    "narrow",
    "reports",
    "joining",
    "new_year",
    *EVENT,
    *HELD,
)
# Kinds that are time expressions themselves.
OWN = ("same_day", "same_time", "vague", "term", "repeated", "now")


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """`left`: for each kind, its phrases; `tree`: the kinds that are looked for everywhere in a sentence.

    `held`: for each kind of event, the metrics of what happens there; `told_there`: those that are dated by it only
    where they are told to have happened there.
    """

    left: dict[str, Tree]
    tree: Tree
    not_now: frozenset[str]
    terms: tuple[str, ...]
    stocks: frozenset[str]
    yearly: frozenset[str]
    elected: frozenset[str]
    attending: frozenset[str]
    given: frozenset[str]
    held: dict[str, frozenset[str]]
    told_there: frozenset[str]
    continuing: Tree
    pointed: tuple[str, ...]

    def ends_with(self, kind: str, words: Sequence[str]) -> bool:
        """Whether `words` end with a phrase of this kind."""
        tree, size = self.left[kind], len(words)
        for start in range(max(0, size - 6), size):
            hit = longest(tree, words, start, size)
            if hit is not None and hit[0] == size:
                return True
        return False

    def holds(self, kind: str, words: Sequence[str]) -> bool:
        """Whether a phrase of this kind stands anywhere in `words`."""
        tree, size = self.left[kind], len(words)
        return any(words[at] in tree and longest(tree, words, at, size) is not None for at in range(size))

    def held_for(self, words: Sequence[str]) -> frozenset[str]:
        """The metrics of what happens at the event that a sentence tells of."""
        return frozenset().union(*(metrics for kind, metrics in self.held.items() if self.holds(kind, words)))

    def goes_on(self, words: Sequence[str]) -> bool:
        """Whether a paragraph that begins with `words` goes on with the time of the one before."""
        return longest(self.continuing, words, 0, len(words)) is not None

    def is_term(self, text: str) -> bool:
        """Whether a time expression names a term of office or a stage of a plan."""
        return any(term in text for term in self.terms)


def load_periods(path: Path) -> dict[str, Any]:
    """`path` as plain data (JSON holds it), phrases written out. Raises PatternError for a file that does not fit."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.errors import PatternError
    from vnpartyextract.rules.period_file import PeriodFile
    from vnpartyextract.rules.source import read_rules

    file = read_rules(path, PeriodFile)
    try:
        written = {
            kind: [plain for phrase in getattr(file, kind).say for plain in expand(phrase)] for kind in (*LEFT, *OWN)
        }
        continuing = [plain for phrase in file.continuing for plain in expand(phrase)]
    except ValueError as error:
        raise PatternError(path, None, str(error)) from error
    return {
        "words": written,
        "not_now": file.now.not_after,
        "terms": file.terms,
        "stocks": file.stocks,
        "yearly": file.yearly,
        "elected": file.elected,
        "attending": file.attending,
        "given": file.given,
        "held": {kind: getattr(file, kind).metrics for kind in HELD},
        "told_there": [name for kind in HELD if getattr(file, kind).told_there for name in getattr(file, kind).metrics],
        "continuing": continuing,
        "pointed": file.pointed,
    }


def compile_periods(data: dict[str, Any]) -> PeriodWords:
    """The words ready for look-up, from what `load_periods` gave."""
    words = data["words"]
    return PeriodWords(
        left={kind: grow((phrase, True) for phrase in words[kind]) for kind in LEFT},
        tree=grow((phrase, kind) for kind in OWN for phrase in words[kind]),
        not_now=frozenset(data["not_now"]),
        terms=tuple(data["terms"]),
        stocks=frozenset(data["stocks"]),
        yearly=frozenset(data["yearly"]),
        elected=frozenset(data["elected"]),
        attending=frozenset(data["attending"]),
        given=frozenset(data["given"]),
        held={kind: frozenset(metrics) for kind, metrics in data["held"].items()},
        told_there=frozenset(data["told_there"]),
        continuing=grow((phrase, True) for phrase in data["continuing"]),
        pointed=tuple(f" {phrase}" for phrase in data["pointed"]),
    )
