"""Which blocks of a page are the article: all that a reader sees in its place, whatever the extractor made of it.

The extractor finds the article; it drops lines that stand in tags it does not expect. So its text only tells where on
the page the article is: the element that holds nearly all of it. Whatever stands in there is read, but what is known
to be furniture; whatever else the extractor took is read, too. What is left out though it may belong to the article is
handed back, so that it can be told.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from vnpartyextract.read.blocks import Block
from vnpartyextract.read.words import HeadWords

_NO_WORD = re.compile(r"[\W_]+")
_MARK = re.compile(r"^(?:[-+] |\d+\. )")
_NAMES = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_NEARLY_ALL = 0.9  # of the extractor's text: the innermost element with so much of it is the article's place
_MUCH = 0.3  # of the extractor's text: what holds so much of it is no furniture whatever it is called
_HALF = 0.5  # of a place must be the extractor's text; else it is the whole page, menus and all
_AHEAD = 20_000  # characters of the extractor's text in which the next block is looked for
_SHORT, _NEAR = 12, 300  # a short block is found only near the one before
_PROSE = 80  # letters and digits from which a block outside of the article's place is a paragraph
_LONGEST_LEAD = 2000  # letters and digits between the headline and what the extractor took
_FURNITURE = frozenset(("nav", "footer", "menu", "button"))
_TEASER, _TEASERS = 20, 5  # letters of a link that may be another article's headline; how many make an index


@dataclass(frozen=True, slots=True)
class Region:
    """The blocks of the article, and those beside or in it that were left out and are no known furniture.

    `teasers`: how many other articles the page lists where it is an index of such, else 0.
    """

    kept: list[Block]
    dropped: list[Block]
    teasers: int


def key(text: str) -> str:
    """What is compared of two texts: their letters and digits."""
    return _NO_WORD.sub("", text).casefold()


def find_region(blocks: Sequence[Block], extracted: str, titles: Iterable[str], words: HeadWords) -> Region:
    """The article among the blocks of a page, given what the extractor took for it and what its headline may be."""
    matched = _matched(blocks, key(extracted))
    weights = _weights(block for block, is_in in zip(blocks, matched, strict=True) if is_in)
    place = _place(weights, _NEARLY_ALL)
    within = _Within(place)
    inside = [within(block.holder) for block in blocks]
    is_furniture = _Furniture(weights, words)
    furniture = [is_furniture(block.holder) for block in blocks]
    taken = sum(block.size for block, one, two in zip(blocks, matched, inside, strict=True) if one and two)
    held = sum(block.size for block, two, out in zip(blocks, inside, furniture, strict=True) if two and not out)
    known = [at for at, is_in in enumerate(matched) if is_in and not furniture[at]]
    wide = taken < _HALF * held
    lead = _lead(blocks, titles, known[0] if known else 0)
    tables = {block.place.table for at, block in enumerate(blocks) if matched[at] and block.place}
    kept: list[Block] = []
    rest: list[Block] = []
    for at, block in enumerate(blocks):
        in_table = block.place is not None and block.place.table in tables
        seen = inside[at] and (not wide or (bool(known) and known[0] < at < known[-1]))
        if furniture[at]:
            continue
        if matched[at] or in_table or at in lead or (seen and (not block.is_link or block.place is not None)):
            kept.append(block)
        elif not block.is_link or (inside[at] and not block.other):
            rest.append(block)
    whole = _Within(_place(_weights(kept), 1.0))
    dropped = [block for block in rest if whole(block.holder) or _is_prose(block)]
    teasers = _teasers([block for at, block in enumerate(blocks) if inside[at] and not furniture[at]])
    return Region(kept, dropped, teasers)


def _lead(blocks: Sequence[Block], titles: Iterable[str], first: int) -> set[int]:
    """The places of the headline over the block `first` and of what stands between: the day, the lead."""
    wanted = set(map(key, titles))
    head = next((at for at in range(first, -1, -1) if key(blocks[at].text) in wanted), first) if wanted else first
    between = [at for at in range(head, first) if not blocks[at].is_link]
    return set(between) if sum(blocks[at].size for at in between) <= _LONGEST_LEAD else set()


def _is_prose(block: Block) -> bool:
    return block.size >= _PROSE and block.text.rstrip("\"'”’) ").endswith((".", "!", "?", ":", ";"))


def _matched(blocks: Sequence[Block], extracted: str) -> list[bool]:
    """Which blocks stand in the extractor's text, each looked for behind the one before."""
    found: list[bool] = []
    at = 0
    again = 200  # times that a block is looked for from the start: the extractor may have put something elsewhere
    for block in blocks:
        wanted = key(_MARK.sub("", block.text))
        reach = _NEAR if len(wanted) < _SHORT else _AHEAD
        place = extracted.find(wanted, at, at + reach + len(wanted)) if wanted else -1
        if place >= 0:
            at = place + len(wanted)
        elif len(wanted) >= _SHORT and again:
            again -= 1
            place = extracted.find(wanted)
        found.append(place >= 0)
    return found


def _weights(blocks: Any) -> Counter[Any]:
    """How many letters and digits of the blocks each element holds."""
    weights: Counter[Any] = Counter()
    own: Counter[Any] = Counter()
    for block in blocks:
        own[block.holder] += block.size
    for holder, size in own.items():
        element = holder
        while element is not None:
            weights[element] += size
            element = element.getparent()
    return weights


def _place(weights: Counter[Any], share: float) -> Any:
    """The innermost element that holds so much of all blocks."""
    whole = max(weights.values(), default=0)
    holding = [element for element, weight in weights.items() if weight >= share * whole]
    return max(holding, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)


class _Within:
    """Whether an element is another one or stands in it."""

    def __init__(self, outer: Any) -> None:
        self.known: dict[Any, bool] = {outer: True} if outer is not None else {}

    def __call__(self, element: Any) -> bool:
        path = []
        while element is not None and element not in self.known:
            path.append(element)
            element = element.getparent()
        answer = element is not None and self.known[element]
        self.known.update((one, answer) for one in path)
        return answer


class _Furniture:
    """Whether an element, or one around it, is furniture by its tag or by the names of its class and id."""

    def __init__(self, weights: Counter[Any], words: HeadWords) -> None:
        self.weights, self.words = weights, words
        self.much = _MUCH * max(weights.values(), default=0)
        self.known: dict[Any, bool] = {}

    def __call__(self, element: Any) -> bool:
        path = []
        while element is not None and element not in self.known:
            path.append(element)
            element = element.getparent()
        answer = element is not None and self.known[element]
        for one in reversed(path):
            answer = answer or self._is(one)
            self.known[one] = answer
        return answer

    def _is(self, element: Any) -> bool:
        if self.weights[element] > self.much:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        return element.tag in _FURNITURE or _names_furniture(names, self.words)


@cache
def _names_furniture(names: str, words: HeadWords) -> bool:
    """Whether one of these names of classes says that only furniture stands there: `box-tinlienquan`, `relatedNews`."""
    for name in names.split():
        pieces = [piece.lower() for piece in _NAMES.findall(name)]
        if words.page_classes.intersection(pieces) or words.page_classes.intersection(
            "".join(pieces[start:end])
            for start in range(len(pieces))
            for end in range(start + 2, min(start + 5, len(pieces) + 1))
        ):
            return True
    return False


def _teasers(blocks: Sequence[Block]) -> int:
    """How many articles a page lists: long links, each with a line or two of text at most before the next."""
    count = prose = 0
    for block in blocks:
        if block.is_link and block.size >= _TEASER:
            count, prose = count + 1, 0
        elif block.size >= _PROSE:
            prose += 1
            if prose > 1:
                return 0
    return count if count >= _TEASERS else 0
