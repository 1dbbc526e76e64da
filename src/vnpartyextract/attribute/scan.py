"""What stands in a sentence besides its numbers: cues, false cues, and the words that hold figures together."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from vnpartyextract.rules.patterns import Patterns, Rule
from vnpartyextract.rules.phrases import longest, walk
from vnpartyextract.segment import Words
from vnpartyextract.text import Folded

BREAKS = frozenset(",;:().[]…!?")
PASSIVE = frozenset(("bị", "được", "phải"))  # `bị xử lý kỷ luật` swallows `xử lý kỷ luật`


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase of a rule, at the words `[start, end)`."""

    start: int
    end: int
    rule: Rule


@dataclass(frozen=True, slots=True)
class Mark:
    """A phrase of the common vocabulary (`part`, `target` …), at the words `[start, end)`."""

    start: int
    end: int
    kind: str


def _start(one: Cue | Mark) -> int:
    return one.start


@dataclass(frozen=True, slots=True)
class Scan:
    """All cues and marks of a sentence in order, the bracket that each word stands in (-1: none), and what ends a cue.

    `ends`: phrases (start, end, metric) behind which the cues of that metric say nothing.
    """

    cues: list[Cue]
    marks: list[Mark]
    brackets: list[int]
    ends: list[tuple[int, int, str]]

    def ended(self, metric: str, start: int, end: int) -> bool:
        """Whether the scope of the metric's cues is closed somewhere in the words `[start, end)`."""
        return any(one[2] == metric and start <= one[0] and one[1] <= end for one in self.ends)

    def marks_in(self, start: int, end: int, *kinds: str) -> Iterator[Mark]:
        """Marks of these kinds that stand wholly in the words `[start, end)`."""
        for place in range(bisect_left(self.marks, start, key=_start), len(self.marks)):
            mark = self.marks[place]
            if mark.start >= end:
                return
            if mark.end <= end and mark.kind in kinds:
                yield mark

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """Cues that begin in the words `[start, end)`."""
        return self.cues[bisect_left(self.cues, start, key=_start) : bisect_left(self.cues, end, key=_start)]


# Kinds whose phrases are searched everywhere; the others are asked for at one place only.
_SEARCHED = (
    "part",
    "part_heading",
    "growth_after",
    "exist",
    "target",
    "target_near",
    "target_opening",
    "target_reset",
    "target_pseudo",
    "request",
    "stop",
    "plan",
)


def scan(words: Words, patterns: Patterns, folded: Folded) -> Scan:
    """Read a sentence once. A cue inside a longer one, or inside a false cue of its own metric, is none."""
    texts, size = words.texts, len(words.texts)
    cues: list[Cue] = []
    pseudo: list[tuple[int, int, str]] = []
    ends: list[tuple[int, int, str]] = []
    for start in range(size):
        if texts[start] not in patterns.cues:
            continue
        for end, (kind, payload) in walk(patterns.cues, texts, start, size):
            if kind == "cue":
                if end - start > 1 or not _in_name(words, start, folded):
                    cues.append(Cue(start, end, patterns.rules[payload]))
            elif kind == "pseudo":
                pseudo.append((start, end, payload))
            else:
                ends.append((start, end, payload))
    return Scan(_outermost(cues, pseudo, texts), _marks(words, patterns, folded), _brackets(texts), ends)


def _outermost(cues: list[Cue], pseudo: list[tuple[int, int, str]], texts: list[str]) -> list[Cue]:
    kept = []
    for cue in cues:
        if any(
            start < cue.end and cue.start < end and end - start > cue.end - cue.start and metric == cue.rule.metric
            for start, end, metric in pseudo
        ):
            continue
        if any(
            other.start <= cue.start
            and cue.end <= other.end
            and other.end - other.start > cue.end - cue.start
            and (
                (other.rule.metric, other.rule.direction) == (cue.rule.metric, cue.rule.direction)
                or texts[other.start] in PASSIVE
            )
            for other in cues
        ):
            continue
        kept.append(cue)
    return kept


def _marks(words: Words, patterns: Patterns, folded: Folded) -> list[Mark]:
    texts, size = words.texts, len(words.texts)
    found: list[Mark] = []
    present = frozenset(texts)
    for kind in _SEARCHED:
        tree = patterns.markers[kind]
        if tree.keys().isdisjoint(present):
            continue
        for start in range(size):
            if texts[start] in tree and (hit := longest(tree, texts, start, size)) is not None:
                if kind == "exist" and _in_noun(texts, start, hit[0], patterns):
                    continue
                if kind == "target_near" and _is_name(words, start, folded):
                    continue
                found.append(Mark(start, hit[0], kind))
    swallowed = [mark for mark in found if mark.kind == "target_pseudo"]
    found = [
        mark
        for mark in found
        if mark.kind not in ("target", "target_near", "target_opening")
        or not any(_swallows(no, mark) for no in swallowed)
    ]
    return sorted(found, key=lambda mark: (mark.start, -mark.end))


def _swallows(pseudo: Mark, mark: Mark) -> bool:
    """They overlap, and the mark does not say more: `xây dựng kế hoạch` is none, `xây dựng kế hoạch kết nạp` is."""
    wider = mark.start <= pseudo.start and pseudo.end < mark.end
    return mark.start < pseudo.end and pseudo.start < mark.end and not wider


def _in_noun(texts: list[str], start: int, end: int, patterns: Patterns) -> bool:
    """`người có đạo`, `đảng viên có trình độ`: the word belongs to a noun and states nothing."""
    behind = longest(patterns.group_tails, texts, start, len(texts))
    if behind is not None and behind[0] > end:
        return True
    return any(
        (hit := longest(patterns.heads, texts, at, len(texts))) is not None and hit[0] > end
        for at in range(max(0, start - 2), start)
    )


def _is_name(words: Words, at: int, folded: Folded) -> bool:
    """`Cần Thơ`: a capital here and in the next word."""
    starts = words.starts
    return folded.cased[starts[at]].isupper() and at + 1 < len(starts) and folded.cased[starts[at + 1]].isupper()


def _in_name(words: Words, at: int, folded: Folded) -> bool:
    """`ông Võ Văn Cử`: a capital here and in the word before, with small letters in both."""
    if not at or not folded.cased[words.starts[at]].isupper():
        return False
    before = folded.cased[words.starts[at - 1] : words.ends[at - 1]]
    return before.istitle() and folded.cased[words.starts[at] : words.ends[at]].istitle()


def _brackets(texts: list[str]) -> list[int]:
    """For each word, the place of the bracket that it stands in, or -1."""
    found: list[int] = []
    opened = -1
    for at, text in enumerate(texts):
        if text in "([":
            opened = at
            found.append(-1)
        elif text in ")]":
            opened = -1
            found.append(-1)
        else:
            found.append(opened)
    return found


def before_number(words: Words, at: int, tree: object, reach: int = 5) -> int | None:
    """Where the longest phrase of `tree` begins that ends right before word `at`; None if there is none."""
    for start in range(max(0, at - reach), at):
        hit = longest(tree, words.texts, start, at)  # type: ignore[arg-type]
        if hit is not None and hit[0] == at:
            return start
    return None
