"""The headline: the first line of an article that is no name of a section or a site, no banner and no dateline.

A section or a site is known by its words; an unknown kicker (`Đời sống`) by being short and standing over a line that
looks like a headline. What looks like a paragraph ends the search: a text may have no headline.
"""

import re
from collections.abc import Container

from vnpartyextract.read.dateline import Line
from vnpartyextract.read.words import HeadWords, Words

LINES = 10
LONGEST = 250  # characters of a headline
_KICKER = 4  # words of a section name that no vocabulary knows
_EDGES = " \t.:;*|>»›«<-–#[](){}·•\"'/"
_WORD = re.compile(r"\w+(?:['’]\w+)?")
_BREADCRUMB = re.compile(r"^\W*trang chủ\b|\S\s*(?:>|»|›)\s*\S|^\s*(?:>|»|›)")
_SYMBOL = re.compile(r"^số\s*:?\s*\d*\s*[-/]?\s*\w{1,6}[-/]\w+\W*$")
_AGENCY = re.compile(r"^\([^()]{2,40}\)\s*[-:]")
_SENTENCE = re.compile(r"[^\W\d_]{2,}[.!?]\s+[^\W\d_]\w* \w+ \w+")


def find_headline(lines: list[Line], datelines: Container[int], words: HeadWords) -> Line | None:
    """The headline among the first lines of a text, None if there is none.

    `lines` are the first lines that are not blank, `datelines` the starts of those that are datelines.
    """
    lines = [line for line in lines if line.span.start in datelines or not is_furniture(line, words)]
    for place, line in enumerate(lines):
        if line.span.start in datelines or _section(line, words):
            continue
        rest = [each for each in lines[place + 1 :] if each.span.start not in datelines]
        dated = place + 1 < len(lines) and lines[place + 1].span.start in datelines
        if _stands_above(line, rest, dated, words):
            continue
        # A single line is a snippet, no article: nothing stands under it.
        return line if _looks(line, dated=dated) and (rest or dated) else None
    return None


def is_headline(line: Line, words: HeadWords) -> bool:
    """Whether a line that is given as a headline can be one: no section, site, banner or furniture."""
    named = _section(line, words) or _site(line, words) or is_furniture(line, words)
    return _looks(line, dated=True) and not named and not line.folded.text.strip(_EDGES).startswith(words.banners)


def _stands_above(line: Line, rest: list[Line], dated: bool, words: HeadWords) -> bool:
    """Whether a line only stands over the headline, which is in `rest`: a site, a banner, a kicker of a few words."""
    after = next((each for each in rest if not _section(each, words) and not _site(each, words)), None)
    if after is None or not _looks(after):
        return False
    text = line.folded.text.strip(_EDGES)
    if text.startswith(words.banners) or _site(line, words):
        return True
    short = len(_WORD.findall(text))
    return (
        short <= _KICKER
        and not dated
        and not any(char.isdigit() for char in text)
        and line.folded.text.rstrip()[-1] not in "!?…"
        and len(_WORD.findall(after.folded.text)) >= max(5, short + 2)
    )


def _looks(line: Line, *, dated: bool = False) -> bool:
    """Whether a line may be a headline at all: not long, no paragraph, two words at least."""
    cased = line.folded.cased.strip()
    if line.size > LONGEST or len(_WORD.findall(cased)) < 2 or _AGENCY.match(cased):
        return False
    first = next((char for char in cased if char.isalnum()), " ")
    if first.islower() or cased[-1] in ";,:":
        return False
    # A headline has no full stop, unless a dateline right under it says that it is one all the same.
    return cased.endswith(("...", "…")) or cased[-1] != "." or (dated and not _SENTENCE.search(cased))


def is_furniture(line: Line, words: HeadWords) -> bool:
    """Whether a line is no part of the article whatever follows: menus, breadcrumbs, counters, symbols of letters."""
    text = line.folded.text.strip(_EDGES)
    if not any(char.isalpha() for char in text):
        return True
    if _SYMBOL.match(text) or (len(text) < 160 and _BREADCRUMB.search(line.folded.text)):
        return True
    rests = (text[len(each) :].lstrip(" ") for each in words.furniture if text.startswith(each))
    return any(not rest or rest[0] in ":|(-+" or rest[0].isdigit() for rest in rests)


def _section(line: Line, words: HeadWords) -> bool:
    """Whether every word of the line is accounted for by names of sections: Tin tức - Sự kiện, Tin xây dựng Đảng."""
    spoken = tuple(_WORD.findall(line.folded.text))
    if not spoken or line.size > 100:
        return False
    here = 0
    while here < len(spoken):
        length = _longest(spoken, here, words.sections) or _longest(spoken, here, words.section_starts)
        if not length and here and spoken[here] in {"và", "của", "trong"}:
            length = 1
        if not length:
            return False
        here += length
    return True


def _site(line: Line, words: HeadWords) -> bool:
    """Whether the line is the name of a body or its site, with the place's name and nothing else."""
    spoken = list(_WORD.finditer(line.folded.text))
    said = tuple(match.group() for match in spoken)
    if not said or len(said) > 16 or not _longest(said, 0, words.sites) or ":" in line.folded.text.strip(_EDGES):
        return False
    capitals = line.folded.cased.isupper()
    here = names = 0
    while here < len(said):
        known = _longest(said, here, words.sites) or _longest(said, here, words.levels)
        if known:
            here, names = here + known, 0
            continue
        names += 1
        # In capitals nothing tells a name from a verb: most places have three syllables at most.
        if not line.folded.cased[spoken[here].start()].isupper() or names > (3 if capitals else 4):
            return False
        here += 1
    return True


def _longest(spoken: Words, start: int, phrases: frozenset[Words]) -> int:
    """How many words from `start` on are one of `phrases`, the longest; 0 if none is."""
    for length in range(min(12, len(spoken) - start), 0, -1):
        if spoken[start : start + length] in phrases:
            return length
    return 0
