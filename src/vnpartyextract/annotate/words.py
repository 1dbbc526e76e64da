"""The syllables of a folded text with what the grammar of names and titles asks of them, and phrases of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

_WORD = r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,/]\d+)*|\n|[^\w\s]"
_RUN = 12  # capitalised syllables that are looked at: a longer run is a headline
_VOWEL = "aăâeêioôơuưyàằầèềìòồờùừỳáắấéếíóốớúứýảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹạặậẹệịọộợụựỵ"
# What can be a Vietnamese syllable; in capitals it may be part of a name, anything else in capitals is an abbreviation.
_SYLLABLE = re.compile(rf"(?:[bcdđghklmnpqrstvx]{{0,2}}|ngh)[{_VOWEL}]{{1,3}}(?:[cmnptuio]|ch|ng|nh)?")
_LOWER = f"bcdđghklmnpqrstvx{_VOWEL}"
# ôngTrần, đồng chíLê: a space was lost between two words.
_GLUED = re.compile(rf"(?<![^\W\d_])([{_LOWER}]+)(?=[{_LOWER.upper()}][{_LOWER}])")


@dataclass(frozen=True, slots=True)
class Words:
    """Parallel lists, one entry a syllable, numeral, mark or line end of the folded text.

    low: lower case, abbreviations written out (all their syllables then share one span).
    start, end: the span in the folded text. cap: begins with a capital. acronym: is or comes from an abbreviation and
    is no part of a name. full: in capitals throughout (and longer than a letter).
    """

    low: list[str]
    start: list[int]
    end: list[int]
    cap: list[bool]
    acronym: list[bool]
    full: list[bool]

    def run_end(self, at: int) -> int:
        """Where the run of capitalised syllables that begins at `at` ends; `at` if there is none."""
        low, start, end, cap, acronym, full = self.low, self.start, self.end, self.cap, self.acronym, self.full
        stop, here = min(len(low), at + _RUN), at
        shouting: bool | None = None
        while here < stop and ((cap[here] and not acronym[here]) or (here > at and self._hyphen(here))):
            if low[here] == "-":
                here += 1
                continue
            if here > at and (start[here] - end[here - 1] > 2 or low[here : here + 2] == ["ảnh", ":"]):
                break
            if len(low[here]) > 1:
                if shouting is not None and full[here] is not shouting:
                    break
                shouting = full[here]
            here += 1
        return here

    def run_start(self, end: int) -> int:
        """Where the run of capitalised syllables that ends before `end` begins; `end` if there is none."""
        here = end
        shouting: bool | None = None
        stop = max(end - _RUN, 0)
        while here > stop and ((self.cap[here - 1] and not self.acronym[here - 1]) or self._hyphen(here - 1)):
            if self.low[here - 1] == "-":
                here -= 1
                continue
            if here < end and self.start[here] - self.end[here - 1] > 2:
                break
            if len(self.low[here - 1]) > 1:
                if shouting is not None and self.full[here - 1] is not shouting:
                    break
                shouting = self.full[here - 1]
            here -= 1
        return here

    def _hyphen(self, at: int) -> bool:
        """Whether the mark at `at` joins the letter before it to a name: Y-Thanh."""
        return (
            self.low[at] == "-"
            and 0 < at < len(self.low) - 1
            and len(self.low[at - 1]) == 1
            and self.cap[at - 1]
            and self.cap[at + 1]
            and self.end[at - 1] == self.start[at]
            and self.end[at] == self.start[at + 1]
        )

    def slice(self, first: int, last: int) -> str:
        return " ".join(self.low[first:last])


class Phrases:
    """A set of phrases, each a sequence of words, with a value; the longest one that stands at a place is found."""

    __slots__ = ("_by_first", "_set")

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], str]]) -> None:
        by_first: dict[str, list[tuple[int, list[str], str]]] = {}
        self._set: set[tuple[str, ...]] = set()
        for words, value in entries:
            by_first.setdefault(words[0], []).append((len(words), list(words), value))
            self._set.add(words)
        for options in by_first.values():
            options.sort(key=lambda option: -option[0])
        self._by_first = by_first

    @classmethod
    def of(cls, data: Mapping[str, list[str]], splitter: "Splitter", *keys: str) -> "Phrases":
        """The phrases under `keys` of a vocabulary file, each with its key as value."""
        return cls((splitter.words_of(entry), key) for key in keys for entry in data[key])

    @property
    def heads(self) -> Set[str]:
        """The words that a phrase begins with."""
        return self._by_first.keys()

    def __contains__(self, words: tuple[str, ...]) -> bool:
        return words in self._set

    def match(self, low: list[str], at: int) -> tuple[int, str] | None:
        """Length in words and value of the longest phrase at `at`."""
        if at >= len(low):
            return None
        for length, words, value in self._by_first.get(low[at], ()):
            if length == 1 or low[at : at + length] == words:
                return length, value
        return None

    def length(self, low: list[str], at: int) -> int:
        """Length in words of the longest phrase at `at`, 0 if none stands there."""
        found = self.match(low, at)
        return found[0] if found else 0

    def ending(self, low: list[str], end: int, longest: int = 6) -> int:
        """Length in words of the longest phrase that ends before `end`, 0 if none does."""
        for length in range(min(longest, end), 0, -1):
            if tuple(low[end - length : end]) in self._set:
                return length
        return 0


def _behind(key: str) -> str:
    """What must follow a dotted abbreviation: P. and Q. are phường and quận before a number only."""
    if key[-1] != ".":
        return r"\b"
    return r"(?=\s?\d)" if len(key) == 2 else ""


def _apart(spans: Iterable[tuple[int, int]], glued: Mapping[int, int], text: str) -> Iterator[tuple[int, int]]:
    """`spans` with the words cut in two that begin at a key of `glued`, where both parts are syllables."""
    for start, end in spans:
        cut = glued.get(start, end)
        if start < cut < end and _SYLLABLE.fullmatch(text[start:cut]) and _SYLLABLE.fullmatch(text[cut:end]):
            yield start, cut
            yield cut, end
        else:
            yield start, end


class Splitter:
    """Cuts a folded text into Words and writes its abbreviations out."""

    __slots__ = ("_abbreviations", "_pattern", "_shown")

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        """`abbreviations`: folded but cased, short form → long form."""
        dotted = sorted((k.lower() for k in abbreviations if not k.isalpha()), key=len, reverse=True)
        # A word is always taken whole, so no abbreviation is looked for inside of one.
        ahead = "|".join(re.escape(key) + _behind(key) for key in dotted)
        first = "".join(sorted({re.escape(key[0]) for key in dotted}))
        self._pattern = re.compile(f"(?=[{first}])(?:{ahead})|{_WORD}" if dotted else _WORD)
        self._shown = {key.lower(): value for key, value in abbreviations.items()}
        self._abbreviations = {
            key: [(word.lower(), word[:1].isupper()) for word in re.findall(_WORD, value)]
            for key, value in self._shown.items()
        }

    def words_of(self, phrase: str) -> tuple[str, ...]:
        """A phrase of the lexicon as it looks in Words."""
        return tuple(match.group() for match in re.finditer(_WORD, phrase.lower()))

    def written_out(self, cased: str) -> str:
        """`cased` with its abbreviations written out, single spaces."""
        text = " ".join(cased.split())
        return re.sub(
            self._pattern.pattern,
            lambda match: (
                self._shown[match.group().lower()] + (" " if match.group()[-1] == "." else "")
                if self._is_short(match.group(), match.group().lower())
                else match.group()
            ),
            text,
            flags=re.IGNORECASE,
        ).replace("  ", " ")

    def _is_short(self, cased: str, low: str) -> bool:
        # tư is a word, TƯ an abbreviation: what is no capital but the first is taken as a word, dotted forms aside.
        return low in self._shown and (not low.isalpha() or not cased[1:].islower() or low in ("tp", "tx"))

    def split(self, text: str, cased: str) -> Words:
        """`text` and `cased` as of `fold`: the same indices."""
        spans = [match.span() for match in self._pattern.finditer(text)]
        if glued := {match.start(): match.end() for match in _GLUED.finditer(cased)}:
            spans = list(_apart(spans, glued, text))
        low = [text[a:b] for a, b in spans]
        cap = [text[a] != cased[a] for a, _ in spans]
        full = [False] * len(low)
        acronym = [False] * len(low)
        known = self._abbreviations
        short: list[int] = []
        for index, (a, b) in enumerate(spans):
            if cap[index] and b - a > 1 and cased[a + 1] != text[a + 1] and cased[a:b].isupper():
                full[index] = True
                acronym[index] = _SYLLABLE.fullmatch(low[index]) is None
            if low[index] in known and self._is_short(cased[a:b], low[index]):
                short.append(index)
        words = Words(low, [a for a, _ in spans], [b for _, b in spans], cap, acronym, full)
        return self._spelled(words, short) if short else words

    def _spelled(self, words: Words, short: list[int]) -> Words:
        """`words` with the abbreviations at the places `short` written out."""
        out = Words([], [], [], [], [], [])
        here = 0
        for index in [*short, len(words.low)]:
            out.low.extend(words.low[here:index])
            out.start.extend(words.start[here:index])
            out.end.extend(words.end[here:index])
            out.cap.extend(words.cap[here:index])
            out.acronym.extend(words.acronym[here:index])
            out.full.extend(words.full[here:index])
            if index < len(words.low):
                for part, capital in self._abbreviations[words.low[index]]:
                    out.low.append(part)
                    out.start.append(words.start[index])
                    out.end.append(words.end[index])
                    out.cap.append(capital)
                    out.acronym.append(True)
                    out.full.append(False)
            here = index + 1
        return out
