"""The lists in which an article breaks a whole down: which parts stand together, and whether they are told to be all.

Without the text there are no lists, only parts: what stood between them is not known.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.exclusive import Exclusive, ExclusiveSet
from vnpartyextract.text import fold

_FAR = 500  # characters from one part to the next: what is further off belongs to something else
_SHORT = 24  # characters between two parts that need no other words: `9 xã loại I và 6 xã loại II`
_LABEL = 120  # characters beside a number that can name its part
_SEPARATOR = re.compile(r"[,;:()\[\]\n]|[.!?](?=\s|$)|(?<!\w)và(?!\w)")
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}

# What is counted, by the first words of the noun: one kind is no part of another. All others are people.
_KINDS = re.compile(
    r"(?P<body>tổ chức|đảng bộ|chi bộ|tccsđ|đơn vị|cơ quan|doanh nghiệp|xã|huyện|thôn)(?!\w)|(?P<paper>đơn)(?!\w)"
    r"|(?P<thing>lớp|cuộc|buổi|hội nghị|ý kiến|vụ|mô hình|điểm cầu|chỉ tiêu)(?!\w)",
    re.IGNORECASE,
)

_GROWTH = re.compile(r"(?<!\w)(?:tăng|giảm|nhiều hơn|ít hơn|cao hơn|thấp hơn|vượt)(?: \w+){0,4}\s*$")

Opener = Literal["whole", "part", "plain"]


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a list, the folded words around it that name it, and what it says of itself (unit, group, topic)."""

    figure: Figure
    words: str
    own: str

    @property
    def names(self) -> tuple[str, str]:
        return self.words, self.own


@dataclass(frozen=True, slots=True)
class PartList:
    """Parts of one whole that are told one after another.

    `opener`: whether the words before the list say that it is the whole (`gồm`), that it is a part of it (`trong đó`),
    or neither. `ones`: parts told by a lone `một`, which is no figure. `doubtful`: something else stands among the
    parts, or the list is left open (`còn lại là …`), so that it need not add up. `end`: where it ends. `attached`:
    nothing else is counted between the whole and the list, in one sentence.
    """

    whole: Figure
    parts: tuple[Part, ...]
    opener: Opener
    ones: int
    doubtful: bool
    end: int
    attached: bool = False

    @property
    def low(self) -> float:
        return sum(part.figure.low for part in self.parts) + self.ones

    @property
    def high(self) -> float:
        return sum(part.figure.high for part in self.parts) + self.ones

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(part.figure for part in self.parts)

    def common(self, words: Exclusive) -> ExclusiveSet | None:
        """The set of which each part is another member; None where they may overlap."""
        return None if self.overlaps(words) else words.common([part.names for part in self.parts])

    def overlaps(self, words: Exclusive) -> bool:
        """Whether one of the parts names what people can be besides anything else."""
        return any(
            words.overlapping.search(name) or (self.opener != "whole" and words.overlapping_in_part_lists.search(name))
            for part in self.parts
            for name in part.names
        )


def part_lists(article: Article, words: Exclusive) -> Iterator[PartList]:
    """Every list of an article, in text order."""
    kids: dict[str, list[Figure]] = {}
    adopted = _adopted(article, words)
    for figure in article.figures:
        whole = adopted.get(figure.id) or article.parent(figure, "part_of")
        if whole is None or not (whole.counted and figure.counted) or figure.total not in (None, whole.value):
            continue
        if not _compared(article, whole):
            kids.setdefault(whole.id, []).append(figure)
    for name, figures in kids.items():
        whole = article.by_id[name]
        if article.text is None:
            yield from _bare_list(article, whole, figures)
        else:
            for one in _cut(article, whole, figures, words):
                yield _closed_by_rest(one)


def _compared(article: Article, figure: Figure) -> bool:
    """Whether a figure is a growth or a difference: then it is no whole of anything."""
    before = article.between(max(0, figure.number.start - 24), figure.number.start)
    return before is not None and _GROWTH.search(before) is not None


def _adopted(article: Article, words: Exclusive) -> dict[str, Figure]:
    """Parts that no link ties to their whole, but words do: a link is never made to a whole that is too small."""
    found: dict[str, Figure] = {}
    last: Figure | None = None
    for figure in article.figures:
        if not figure.counted:
            continue
        if last is not None and figure.parent is None and figure.total is None:
            whole = _told_whole(article, last, figure, found, words)
            if whole is not None:
                found[figure.id] = whole
        last = figure
    return found


def _told_whole(
    article: Article, last: Figure, figure: Figure, found: dict[str, Figure], words: Exclusive
) -> Figure | None:
    """The whole that the words between a figure and the count before it tell of."""
    between = article.between(last.span.end, figure.number.start)
    if (
        between is None
        or len(between) > _FAR // 4
        or last.span.end > figure.number.start
        or last.number == figure.number
    ):
        return None
    same_noun = figure.unit.startswith(last.unit) or last.unit.startswith(figure.unit)
    alike = same_noun or (kind(figure) == kind(last) and figure.metric == last.metric != "other")
    if not alike or re.search(r"[.!?]\s(?!trong|cụ thể|kết quả|gồm|bao gồm|về hình thức|hình thức)", between):
        return None
    whole = found.get(last.id) or article.parent(last, "part_of")
    if whole is not None:
        return whole if same_noun and _goes_on(article, figure, between, words) else None
    in_brackets = re.fullmatch(r"[\w ]*\((?!năm|quý|tháng|cùng|kh|kế|chỉ)[\w ]*:?\s*", between) is not None
    in_brackets = in_brackets and figure.text == figure.written
    listed = re.fullmatch(r"[\w ,]*:\s*", between) is not None and same_noun
    if last.parent is None and last.total is None and (in_brackets or listed or words.governs(between)):
        return last
    before = article.between(max(0, last.number.start - 16), last.number.start) or ""
    among = re.search(r"(?<!\w)trong(?: tổng)?(?: số)?\s*$", before) is not None
    return last if among and re.search(r"(?<!\w)có\s*$", between) and last.parent is None else None


def _goes_on(article: Article, figure: Figure, between: str, words: Exclusive) -> bool:
    """Whether a list goes on to this figure: behind a separator, with words that name a part, or as short as before."""
    if re.match(r"\s*\.\s*(?:về )?(?:các )?hình thức", between):
        return True
    if words.part_lists.search(between) or re.search(r"[.!?:]\s", between.rstrip(": ")):
        return False
    after = article.between(figure.span.end, figure.span.end + _LABEL) or ""
    if re.search(r"[,;]|(?<!\w)và(?!\w)", between) is None:
        return False
    named = words.names_member(between, fold(figure.group or "").text, _SEPARATOR.split(after)[0])
    return named or (len(between) <= _SHORT and ";" not in between)


def runs(found: PartList, words: Exclusive) -> Iterator[tuple[PartList, ExclusiveSet]]:
    """The stretches of a list whose parts exclude each other, as lists of their own, each with its set."""
    start = 0
    parts = found.parts
    while start < len(parts) - 1:
        best = None
        for end in range(start + 2, len(parts) + 1):
            piece = replace(found, parts=parts[start:end])
            common = piece.common(words)
            if common is None:
                break
            best = (piece, common, end)
        if best is None:
            start += 1
        else:
            piece, common, end = best
            yield replace(piece, doubtful=found.doubtful or end < len(parts) or start > 0), common
            start = end


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
    return re.sub(r"\([^()]*\)", " ", raw)


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
    if same and (":" in folded or re.search(r"[(\[][^()\[\]]*$", folded)):
        return ("whole", 0) if re.search(r"[.!?]\s", _outside(folded)) is None else None
    return None if re.search(r"[.!?:]\s", folded) else ("plain", len(raw))


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
    rest = any(
        re.search(r"(?<!\w)(?:còn(?: lại)?|đang(?: được)? (?:xem xét|giải quyết|xử lý|thụ lý))(?!\w)", part.words)
        for part in found.parts[1:]
    )
    return replace(found, opener="whole") if rest else found


def kind(figure: Figure) -> str:
    """What kind of thing is counted: two of different kinds are never part and whole."""
    found = _KINDS.match(figure.unit)
    return "people" if found is None else found[0].lower() if found["thing"] else found.lastgroup or ""


def rivals(article: Article, found: PartList) -> Iterable[Figure]:
    """Other counts that could as well be the whole: of its kind, told in its sentence or between it and the list."""
    first = found.parts[0].figure
    start = min(article.sentence(found.whole.span.start).start, found.whole.span.start)
    if found.attached:
        return
    members = {figure.id for figure in found.figures}
    for figure in article.figures_in(start, first.span.start):
        if (
            figure.id not in members
            and figure.id != found.whole.id
            and figure.counted
            and kind(figure) == kind(found.whole)
        ):
            yield figure
