"""Digits that count nothing: grades, telephone numbers, times of day, names, ordinals, page furniture.

In: the folded text. Out: the stretches whose digits the number finder must leave alone. The walk goes from one run of
digits to the next; a rule looks at the words before it (`thôn 3`), at the shape that begins there (`07:45`), and at
what follows: a number before something countable (`về xã 10 đồng chí`) is always a figure.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnpartyextract.errors import PatternError
from vnpartyextract.messages import _

_WINDOW = 48  # characters of the words before a number that a rule may look at
_ANCHOR = re.compile(r"(?<![\d])(?<!\d[.,/:-])\d+")
_NUMBER = r"\d{1,4}"
_SEPARATOR = re.compile(r" *(?:,|;|/|và\b|hoặc\b|hay\b|đến\b|&|-) *")
_TOKEN = re.compile(r"\S{0,128}")
_CLOSING = frozenset(".,;:()[]{}\"'!?…|/\n")


class Phrases:
    """A set of phrases that a text may go on with, found by their first word."""

    def __init__(self, phrases: list[str]) -> None:
        self._by_word: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._by_word.setdefault(_first_word(phrase, 0), []).append(phrase)

    def at(self, text: str, pos: int) -> int:
        """The end of the phrase that begins at `pos`, or -1."""
        for phrase in self._by_word.get(_first_word(text, pos), ()):
            end = pos + len(phrase)
            if text.startswith(phrase, pos) and not (phrase[-1].isalpha() and text[end : end + 1].isalpha()):
                return end
        return -1


_WORD = re.compile(r"[^\W\d_]+|.", re.S)


def _first_word(text: str, pos: int) -> str:
    match = _WORD.match(text, pos)
    return match[0] if match else ""


def last_word(text: str, end: int) -> tuple[int, str]:
    """The word that ends at `end` (after blanks are skipped): where it begins, and the word; the word may be empty."""
    start = end
    while start > 0 and (text[start - 1].isalpha() or text[start - 1] == "."):
        start -= 1
    return start, text[start:end]


@dataclass(frozen=True, slots=True)
class _Cue:
    words: str
    rule: "_Rule"


@dataclass(frozen=True, slots=True)
class _Rule:
    id: str
    number: re.Pattern[str]
    not_before: tuple[str, ...]
    follow: str
    series: bool
    colon: bool
    line: bool
    proper: bool


@dataclass(frozen=True, slots=True)
class ShapeRules:
    closers: Phrases
    counted: Phrases
    tokens: tuple[str, ...]
    compounds: dict[str, list[str]]  # by their last word, as the cues
    cues: dict[str, list[_Cue]]
    proper: dict[str, list[_Cue]]
    shapes: tuple[_Rule, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A stretch of digits that is no figure, no date and no citation; `rule` says why."""

    start: int
    end: int
    rule: str


def load_shapes(path: Path) -> dict[str, Any]:
    """Read and check the rules; the result is plain data, fit to be cached. Raises PatternError."""
    from vnpartyextract.rules.shape_files import ShapeFile
    from vnpartyextract.rules.source import read_rules

    checked = read_rules(path, ShapeFile)
    seen: set[str] = set()
    for rule in checked.rules:
        if rule.id in seen:
            raise PatternError(path, None, _("stands twice"), rule=rule.id)
        seen.add(rule.id)
    return checked.model_dump(mode="json")


def compile_shapes(data: dict[str, Any]) -> ShapeRules:
    """Make rules ready for use from what `load_shapes` gave."""
    cues: dict[str, list[_Cue]] = {}
    proper: dict[str, list[_Cue]] = {}
    shapes: list[_Rule] = []
    for raw in data["rules"]:
        at = raw["at"] or rf"{_NUMBER}(?!\d|[a-z]\w|[.,/:-]\d)"
        rule = _Rule(
            raw["id"],
            re.compile(at),
            tuple(raw["not_before"]),
            raw["follow"],
            raw["series"],
            raw["colon"],
            raw["line"],
            raw["proper"],
        )
        if not raw["before"]:
            shapes.append(rule)
        table = proper if rule.proper else cues
        for words in raw["before"]:
            table.setdefault(last_word(words, len(words))[1], []).append(_Cue(words, rule))
    for found in (*cues.values(), *proper.values()):
        found.sort(key=lambda cue: -len(cue.words))
    compounds: dict[str, list[str]] = {}
    for words in data["compounds"]:
        compounds.setdefault(last_word(words, len(words))[1], []).append(words)
    return ShapeRules(
        Phrases(data["closers"]),
        Phrases(data["counted"]),
        tuple(data["tokens"]),
        compounds,
        cues,
        proper,
        tuple(shapes),
    )


def find_shapes(text: str, rules: ShapeRules, cased: str | None = None) -> list[Shape]:
    """Every stretch of the folded `text` whose digits count nothing, in order, without overlaps.

    `cased` is the same text with its capitals (a capital after a number closes a name: `thôn 3 Tân Lập`); without it
    only punctuation and the listed words do.
    """
    cased = text if cased is None else cased
    found: list[Shape] = []
    done = 0
    for anchor in _ANCHOR.finditer(text):
        start = anchor.start()
        if start < done:
            continue
        shape = _token(text, start, rules) or _worded(text, cased, start, rules) or _shaped(text, cased, start, rules)
        if shape:
            found.append(shape)
            done = shape.end
    return found


def _token(text: str, pos: int, rules: ShapeRules) -> Shape | None:
    """Digits inside an address of a page or of mail, or in a file's name."""
    low = max(0, pos - 128)
    start = max(text.rfind(" ", low, pos), text.rfind("\n", low, pos), low - 1) + 1
    end = _TOKEN.match(text, pos).end()  # type: ignore[union-attr]
    token = text[start:end]
    if any(part in token for part in rules.tokens):
        return Shape(start, end, "address")
    return None


def _worded(text: str, cased: str, pos: int, rules: ShapeRules) -> Shape | None:
    """A rule whose words stand before the number; of several the longest."""
    end = pos
    while end > 0 and text[end - 1] == " ":
        end -= 1
    colon = end > 0 and text[end - 1] in ":.="
    if colon:
        end -= 1
        while end > 0 and text[end - 1] == " ":
            end -= 1
    start, word = last_word(text, end)
    if not word or any(_ends(text, end, compound) for compound in rules.compounds.get(word, ())):
        return None
    for cue in rules.cues.get(word, ()):
        if (not colon or cue.rule.colon) and _ends(text, end, cue.words):
            shape = _number(text, cased, pos, end - len(cue.words), cue.rule, rules)
            if shape:
                return shape
    if colon or end == pos:
        return None
    capital = False
    for _step in range(5):  # `bản Nà Lốc 2`: back over the proper name to the word that says what it is the name of
        if rules.closers.at(text, start) == start + len(word) and cased[start].islower():
            return None  # `Công ty Bắc Sơn có 12 dây chuyền`: the name ended before
        capital = capital or cased[start].isupper()
        before = start
        while before > 0 and text[before - 1] == " ":
            before -= 1
        start, word = last_word(text, before)
        if not word:
            return None
        for cue in rules.proper.get(word, ()):
            if capital and _ends(text, before, cue.words):
                shape = _number(text, cased, pos, before - len(cue.words), cue.rule, rules)
                if shape:
                    return shape
    return None


def _shaped(text: str, cased: str, pos: int, rules: ShapeRules) -> Shape | None:
    for rule in rules.shapes:
        if rule.number.match(text, pos):
            shape = _number(text, cased, pos, pos, rule, rules)
            if shape:
                return shape
    return None


def _ends(text: str, end: int, words: str) -> bool:
    """Do whole `words` end at `end`?"""
    start = end - len(words)
    return start >= 0 and text.startswith(words, start) and not (start > 0 and text[start - 1].isalpha())


def _number(text: str, cased: str, pos: int, cue: int, rule: _Rule, rules: ShapeRules) -> Shape | None:
    """The shape that begins at `pos` by `rule`, whose words begin at `cue`; with the numbers that go on in a list."""
    match = rule.number.match(text, pos)
    if not match or match.end() == pos:
        return None
    before = text[max(0, cue - _WINDOW) : cue].rstrip(" :(\"'")
    if any(_ends(before, len(before), words) for words in rule.not_before):
        return None
    if rule.line and cue > 0 and text[max(0, cue - 8) : cue].rpartition("\n")[2].strip(" -+*•(") != "":
        return None
    if rule.line and cue > 8 and "\n" not in text[cue - 8 : cue]:
        return None
    end = match.end()
    good = _follows(text, cased, end, rule.follow, rules)
    last = end if good else 0
    while rule.series:
        separator = _SEPARATOR.match(text, end)
        more = separator and rule.number.match(text, separator.end())
        if not more or not separator:
            break
        end = more.end()
        if _follows(text, cased, end, "strict", rules):
            last = end
        elif separator[0].strip() in ("-", "/", "đến"):
            last = 0  # `tổ 5 - 7 người`: one number from here to there
    return Shape(pos, last, rule.id) if last else None


def _follows(text: str, cased: str, end: int, kind: str, rules: ShapeRules) -> bool:
    """May what stands at `end` come after a number that counts nothing?"""
    if kind == "any":
        return True
    pos = end
    while text.startswith(" ", pos):
        pos += 1
    if kind == "name":
        return rules.counted.at(text, pos) < 0 and _proper(cased, pos)
    if pos == len(text) or text[pos] in _CLOSING:
        return True
    if text[pos] == "%":
        return False
    if text[pos] == "-":
        return not text[pos + 1 : pos + 3].strip()[:1].isdigit()
    closer, counted = rules.closers.at(text, pos), rules.counted.at(text, pos)
    if counted < 0:
        return kind == "loose" or closer > 0 or cased[pos].isupper()
    if closer == counted:  # `thôn 3 xã Tân Lập`, `cụm 3 xã`
        after = cased[closer + 1 : closer + 2]
        return cased[pos].isupper() or after.isupper() or after.isdigit()
    return closer > counted or (text.startswith(("năm ", "tháng ", "ngày "), pos) and _dated(text, pos))


def _proper(cased: str, pos: int) -> bool:
    """Do two words with capitals begin at `pos`, the first no short form (`Lê Duẩn`, not `UBND Hà Nội`)?"""
    words = re.findall(r"[^\W\d_]+", cased[pos : pos + 40])
    return len(words) > 1 and words[0].istitle() and words[1][0].isupper() and cased.startswith(words[0], pos)


def _dated(text: str, pos: int) -> bool:
    """`năm 2023`, `tháng 3`, `năm học` begin a date; `3 năm` counts years."""
    rest = text[text.index(" ", pos) + 1 :][:4]
    return rest[:1].isdigit() or rest.startswith("học")
