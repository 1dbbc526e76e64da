"""An article cut into its lists: which parts stand together, and whether they are told to be all.

Without the text there are no lists, only parts: what stood between them is not known.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.exclusive import Exclusive
from vnpartyextract.check.lists import Opener, Part, PartList
from vnpartyextract.check.told import adopted, compared, kind
from vnpartyextract.text import fold

_FAR = 500  # characters from one part to the next: what is further off belongs to something else
_LABEL = 120  # characters beside a number that can name its part
_SEPARATOR = re.compile(r"[,;:()\[\]\n]|[.!?](?=\s|$)|(?<!\w)và(?!\w)")
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_CLOSED_BRACKETS = re.compile(r"\([^()]*\)")
_OPEN_BRACKET = re.compile(r"[(\[][^()\[\]]*$")
_STOP = re.compile(r"[.!?]\s")
_STOP_OR_COLON = re.compile(r"[.!?:]\s")
_REST = re.compile(r"(?<!\w)(?:còn(?: lại)?|đang(?: được)? (?:xem xét|giải quyết|xử lý|thụ lý))(?!\w)")


def part_lists(article: Article, words: Exclusive) -> Iterator[PartList]:
    """Every list of an article, in text order."""
    kids: dict[str, list[Figure]] = {}
    unlinked = adopted(article, words)
    for figure in article.figures:
        whole = unlinked.get(figure.id) or article.parent(figure, "part_of")
        if whole is None or not (whole.counted and figure.counted) or figure.total not in (None, whole.value):
            continue
        if not compared(article, whole):
            kids.setdefault(whole.id, []).append(figure)
    for name, figures in kids.items():
        whole = article.by_id[name]
        if article.text is None:
            yield from _bare_list(article, whole, figures)
        else:
            for one in _cut(article, whole, figures, words):
                yield _closed_by_rest(one)


def _bare_list(article: Article, whole: Figure, figures: list[Figure]) -> Iterator[PartList]:
    """All parts of a whole together: nothing is known of how they were told."""
    between = article.figures_in(whole.span.end, figures[-1].span.start)
    alien = any(figure.counted and figure not in figures for figure in between)
    parts = tuple(Part(figure, "", _named(figure)) for figure in figures)
    yield PartList(whole, parts, "plain", 0, alien, figures[-1].span.end)


def _cut(article: Article, whole: Figure, figures: list[Figure], words: Exclusive) -> Iterator[PartList]:
    """The parts of a whole, cut into lists wherever the words between two of them begin another one."""
    text = article.text or ""
    start, base = whole.span.end, 0
    opener: Opener | None = None
    begun = start
    held: list[Figure] = []
    depth = list_depth = 0
    separators = ""
    for figure in figures:
        if figure.span.start < start:  # `77 trong tổng số 108`: told before its whole
            start = max(start, figure.span.end) if held else start
            continue
        raw = text[start : figure.number.start]
        depth = base + sum(_BRACKETS.get(char, 0) for char in raw)
        if held and depth > list_depth and "." not in raw:
            base, start = depth, figure.span.end  # in brackets behind a part: a part of that part
            continue
        broken = not held or depth < list_depth or _breaks(article, raw, start, figure, separators, words)
        if broken:
            if held and opener is not None:
                yield _finish(article, whole, held, (opener, begun), list_depth, words)
            held, separators = [], ""
            told = _opener(raw, words, same=start == whole.span.end)
            opener, begun = (told[0], start + told[1]) if told else (None, start)
            list_depth = depth
        elif raw:
            separators += _separators(raw)
        held.append(figure)
        base, start = depth, figure.span.end
    if held and opener is not None:
        yield _finish(article, whole, held, (opener, begun), list_depth, words)


def _breaks(article: Article, raw: str, start: int, figure: Figure, before: str, words: Exclusive) -> bool:
    """Whether the words between two parts end the list of the first."""
    if len(raw) > _FAR or article.sentence(start).end <= figure.number.start:
        return True
    if any(
        _flat(raw, fact["span"][0] - start)
        for fact in article.dates_in(start, figure.span.start)
        if fact["type"] != "duration"
    ):
        return True
    folded = fold(_outside(raw)).text
    if words.whole_lists.search(folded) or words.part_lists.search(folded):
        return True
    if ":" in folded.rstrip().removesuffix(":"):
        return True
    now = _separators(raw)
    return "v" in before or (";" in now and bool(before) and ";" not in before)


def _flat(raw: str, place: int) -> bool:
    """Whether a place lies in `raw` and outside of brackets that open in it."""
    return 0 <= place < len(raw) and sum(_BRACKETS.get(char, 0) for char in raw[:place]) <= 0


def _separators(raw: str) -> str:
    """What stands between two parts: `;`, `,` or `v` for a last `và`."""
    folded = fold(_outside(raw)).text
    if ";" in folded or "\n" in folded:
        return ";"
    found = _SEPARATOR.findall(folded)
    return found[-1][0] if found else ""


def _outside(raw: str) -> str:
    """What stands outside of brackets that open and close in it."""
    return _CLOSED_BRACKETS.sub(" ", raw)


def _opener(raw: str, words: Exclusive, *, same: bool) -> tuple[Opener, int] | None:
    """What the words before a list say of it, and where; None where they do not tie it to the whole.

    `same`: nothing but these words stands between the whole and the list.
    """
    if len(raw) > _FAR:
        return None
    folded = fold(raw).text
    told: list[tuple[int, Opener]] = [
        (match.start(), opener) for opener, pattern in _openers(words) for match in pattern.finditer(folded)
    ]
    if told:
        place, opener = max(told)
        return opener, place if len(folded) == len(raw) else 0
    if same and (":" in folded or _OPEN_BRACKET.search(folded)):
        return ("whole", 0) if _STOP.search(_outside(folded)) is None else None
    return None if _STOP_OR_COLON.search(folded) else ("plain", len(raw))


def _openers(words: Exclusive) -> tuple[tuple[Opener, re.Pattern[str]], ...]:
    return ("whole", words.whole_lists), ("part", words.part_lists)


def _finish(
    article: Article, whole: Figure, figures: list[Figure], told: tuple[Opener, int], depth: int, words: Exclusive
) -> PartList:
    """A list with what stands around its parts looked through; `told`: its opener, and where that stands."""
    opener, begun = told
    text = article.text or ""
    first, last = figures[0], figures[-1]
    end = _end(text, last.span.end, article.sentence(last.span.start).end, in_brackets=depth > 0)
    tail = article.between(last.span.end, end) or ""
    another = words.part_lists.search(tail) or words.whole_lists.search(tail)
    if another is not None and len(tail) == end - last.span.end:
        end = last.span.end + another.start()
    starts = [figure.number.start for figure in figures]
    stops = [*(figure.span.end for figure in figures[:-1]), last.span.end]
    labels = [
        _label(text, left, figure, right)
        for figure, left, right in zip(
            figures,
            [whole.span.end, *stops[:-1]] if whole.span.end < first.span.start else [first.span.start, *stops[:-1]],
            [*starts[1:], end],
            strict=True,
        )
    ]
    inside = fold(_outside(text[first.span.end : end])).text if not depth else fold(text[first.span.end : end]).text
    members = {figure.id for figure in figures}
    alien = any(
        figure.counted
        and figure.id not in members
        and figure.parent not in members
        and kind(figure) == kind(whole)
        and _level(text, first, figure)
        for figure in (*article.figures_in(begun, first.span.start), *article.figures_in(first.span.end, end))
    )
    left = article.unread(first.span.end, end)
    rest = (
        "…" in inside
        or "..." in inside
        or any(not _numbered(inside, match) for match in words.open_ends.finditer(inside))
    )
    ones = len(words.lone_one.findall(inside))
    parts = tuple(Part(figure, label, _named(figure)) for figure, label in zip(figures, labels, strict=True))
    attached = article.sentence(whole.span.start).end >= first.span.start and not any(
        figure.counted for figure in article.figures_in(whole.span.end, first.span.start)
    )
    return PartList(whole, parts, opener, ones, alien or left or rest, end, attached and opener != "plain")


def _numbered(inside: str, match: re.Match[str]) -> bool:
    """Whether the rest that is spoken of has its number: `còn lại 15 đơn`, `14 đơn còn lại`."""
    before = _SEPARATOR.split(inside[: match.start()])[-1]
    after = _SEPARATOR.split(inside[match.end() :], maxsplit=1)[0]
    return any(char.isdigit() for char in before + after)


def _level(text: str, first: Figure, figure: Figure) -> bool:
    """Whether a figure stands no deeper in brackets than the list whose first part is `first`."""
    start, end = sorted((first.span.end, figure.number.start))
    return sum(_BRACKETS.get(char, 0) for char in text[start:end]) <= 0


def _end(text: str, start: int, sentence: int, *, in_brackets: bool) -> int:
    """Where a list ends behind its last part: at the end of the sentence, at its bracket, or at the next semicolon."""
    depth = 0
    for place in range(start, min(sentence, start + _FAR)):
        depth += _BRACKETS.get(text[place], 0)
        if (depth < 0 and in_brackets) or (text[place] == ";" and depth <= 0):
            return place
    return min(sentence, start + _FAR, len(text))


def _label(text: str, left: int, figure: Figure, right: int) -> str:
    """The words that name a part: back and on to the nearest separators."""
    before = fold(text[max(left, figure.number.start - _LABEL) : figure.number.start]).text.rstrip(" :")
    after = fold(text[figure.span.end : min(right, figure.span.end + _LABEL)]).text
    return " ".join([_SEPARATOR.split(before)[-1], fold(figure.unit).text, _SEPARATOR.split(after)[0]]).strip()


def _named(figure: Figure) -> str:
    """What a figure itself says of the part that it is."""
    return fold(" ".join(part for part in (figure.unit, figure.group, figure.topic) if part)).text


def _closed_by_rest(found: PartList) -> PartList:
    """`…, còn lại 15 đơn` and `15 đơn đang xem xét` leave nothing over: the list is the whole."""
    rest = any(_REST.search(part.words) for part in found.parts[1:])
    return replace(found, opener="whole") if rest else found
