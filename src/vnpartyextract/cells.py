"""Numbers of tables to figures: what the heads of a cell say is read like a sentence that ends in its number.

`Kết nạp` over `Trong đó nữ` over `6` is `Kết nạp: nữ: 6`. Heads that only tell plan, result, sum or share decide the
status and the links; a head that names a body tells whose the figure is, one that names a time when it happened.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from vnpartyextract.annotate.dates import DateMention
from vnpartyextract.annotate.grid import Grid, Head, Value
from vnpartyextract.annotate.numbers import find_mentions
from vnpartyextract.annotate.organisations import Organisation, OrganisationRules, Unit, find_organisations, rank_of
from vnpartyextract.annotate.table_words import TableWords
from vnpartyextract.attribute.decide import decide
from vnpartyextract.attribute.describe import describe
from vnpartyextract.attribute.draft import Draft, Passage
from vnpartyextract.attribute.noun import PEOPLE
from vnpartyextract.attribute.scan import scan
from vnpartyextract.attribute.share import decide_share
from vnpartyextract.attribute.status import is_target
from vnpartyextract.attribute.unit import counted
from vnpartyextract.model import Period
from vnpartyextract.numerals import find_numbers
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.phrases import longest, syllables
from vnpartyextract.segment import Sentence, Words
from vnpartyextract.subject import Subject
from vnpartyextract.text import Folded, fold, normal
from vnpartyextract.when import FigurePeriod

_PIECE = re.compile(r"\w+|[^\w\s]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = ("member", "party_org")  # classes of nouns that are counted everywhere and are no part of themselves
_MOSTLY = 0.6  # of a head that a body's name fills: then the head is its name

Main = Callable[[str], Subject | None]


@dataclass(frozen=True, slots=True)
class CellPlace:
    """Where in its table a figure stands, all counted from 1, and its heads as written, the outer before the inner."""

    table: int
    row: int
    column: int
    row_head: str | None
    column_head: str | None


@dataclass(frozen=True, slots=True)
class CellFigure:
    """A figure of a table with its place in it, whose it is and when it happened."""

    draft: Draft
    place: CellPlace
    subject: Subject | None
    period: FigurePeriod | None


@dataclass(frozen=True, slots=True)
class Texts:
    """What all tables of a document are read with. `main`: the article's own subject for a metric."""

    folded: Folded
    source: str
    sentences: Sequence[Sentence]
    dates: Sequence[tuple[DateMention, Period]]
    organisations: Sequence[Organisation]
    headline: tuple[int, int]
    main: Main
    patterns: Patterns

    @property
    def words(self) -> TableWords:
        words: TableWords = self.patterns.shapes.tables
        return words


def read_cells(grids: Sequence[Grid], texts: Texts) -> list[CellFigure]:
    """The figures of all tables, in text order."""
    found = [figure for grid in grids for figure in _Grid(grid, texts).read()]
    return sorted(found, key=lambda figure: figure.draft.mention.number.start)


@dataclass(slots=True)
class _Made:
    """A draft in the making, with what its heads say beside the metric."""

    value: Value
    draft: Draft
    heads: tuple[Head, ...]
    names: tuple[Head, ...]

    @property
    def is_count(self) -> bool:
        return not self.draft.mention.percent

    @property
    def is_part(self) -> bool:
        return any(head.part or head.role == "part" for head in self.heads)


class _Grid:
    def __init__(self, grid: Grid, texts: Texts) -> None:
        self.grid, self.texts = grid, texts
        self.folded, self.patterns, self.words = texts.folded, texts.patterns, texts.words
        self.starts = [sentence.start for sentence in texts.sentences]
        self.named: dict[Head, Subject | None] = {}
        self.unit = next((head.unit for head in reversed(grid.title) if head.unit), None)
        self.title = tuple(head for head in grid.title if head.said and head.role is None)
        roles = {head.role for value in grid.values for head in (*value.column_heads, *value.row_heads)}
        opening = self.title[0].said.split() if self.title else []
        # `Chỉ tiêu kết nạp năm 2024` over a table: all of it is aimed at, unless a column tells results.
        self.plans = "result" not in roles and any(
            self.words.role(" ".join(opening[:size])) == "plan" for size in (1, 2, 3)
        )

    def read(self) -> Iterator[CellFigure]:
        made = [one for value in self.grid.values for one in self._made(value)]
        self._link_rows(made)
        self._link_totals(made)
        for one in made:
            if one.draft.mention.percent and one.draft.parent is None and one.draft.metric == "plan_rate":
                one.draft.of = one.draft.of or self._plan_word(one)
            yield CellFigure(one.draft, self._place(one.value), self._subject(one), self._period(one.value))

    def _made(self, value: Value) -> Iterator[_Made]:
        """The drafts of a cell: the metric that its own heads tell, else the one of the title."""
        heads = [*value.row_heads, *value.column_heads]
        names = tuple(head for head in heads if self._name(head, value) is not None)
        chain = tuple(head for head in heads if head not in names)
        telling = [head for head in chain if head.role is None and head.said and not _YEAR.fullmatch(head.said)]
        unit = value.unit or next((head.unit for head in reversed(chain) if head.unit), None) or self.unit
        percent = any(head.role == "rate" or head.unit == "%" for head in chain) or value.unit == "%"
        own = value.unit or next((head.unit for head in reversed(chain) if head.unit), None)
        titled = False
        drafts = self._decide(value, telling, percent=percent, unit=None if percent else own)
        if own and drafts and drafts[0].metric == "other":
            drafts = self._decide(value, telling, percent=percent)
        if drafts and drafts[0].metric == "other":
            drafts = self._decide(value, telling, percent=percent, whole=True)
        if drafts and drafts[0].metric == "other" and not percent and self._leaves_to_title(telling, chain):
            named = [head for head in telling if not self._has_age(head)]
            again = self._decide(value, [*self.title, *named], percent=percent)
            if again and again[0].metric != "other":
                drafts, titled = again, True
        if drafts and drafts[0].metric != "other" and not titled and self.unit and not own and not percent:
            again = self._decide(value, telling, percent=percent, unit=self.unit)
            # What the title counts may decide what a verb means: `Tiếp nhận` of `đơn`, of `ý kiến`.
            drafts = again if again and again[0].metric != "other" and again[0].why == "cue" else drafts
        if drafts and drafts[0].metric == "other" and unit and unit != "%":
            again = self._decide(value, telling, percent=percent, unit=unit)
            drafts = again if again and again[0].metric != "other" else drafts
        if drafts and drafts[0].unit is None and not unit and self.title:
            again = self._decide(value, [*self.title, *telling], percent=percent)
            if again and again[0].metric == drafts[0].metric:
                drafts[0].unit = again[0].unit
        for draft in drafts:
            self._finish(draft, value, chain, telling, unit)
            if titled and telling and self._has_age(telling[-1]):
                draft.group = self._written(telling[-1]).casefold()
            elif titled and draft.group is None and (part := self._class(telling, draft)):
                draft.group = part
                draft.unit = None if draft.unit == part.casefold() else draft.unit
            yield _Made(value, draft, chain, names)

    def _leaves_to_title(self, telling: Sequence[Head], chain: Sequence[Head]) -> bool:
        """Whether the heads name nothing of their own, or only people: `Số lượng`, `Trong đó nữ`, `Xã A`, or a class
        of them by a length of time: `30 năm tuổi Đảng`.
        """
        if not telling or any(head.part for head in chain) or self._has_age(telling[-1]):
            return True
        said = syllables(telling[-1].said)
        hit = longest(self.patterns.heads, said, 0, len(said))
        return hit is not None and self.patterns.kinds[hit[1]] == PEOPLE

    def _decide(
        self, value: Value, heads: Sequence[Head], *, percent: bool, unit: str | None = None, whole: bool = False
    ) -> list[Draft]:
        """What the heads, a colon after each, and the cell's words say of its numbers.

        `unit`: said behind a number without a noun; `whole`: heads with their `số`, which tells `Số lớp` from a grade.
        """
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []

        def say(text: str, start: int, end: int) -> None:
            texts.append(text)
            starts.append(start)
            ends.append(end)

        for head in heads:
            pieces = [match for start, end in head.pieces for match in _PIECE.finditer(self.folded.text, start, end)]
            while not whole and len(pieces) > 1 and (lead := self._counting(pieces)):
                del pieces[:lead]
            for match in pieces:
                say(match[0], *match.span())
            say(":", head.end, head.end)
        first = len(texts)
        place = value.start
        for number in [*value.numbers, None]:
            end = value.end if number is None else number.start
            for match in _PIECE.finditer(self.folded.text, place, end):
                say(match[0], *match.span())
            if number is not None:
                say("0", number.start, number.end)
                place = number.end
        if percent and "%" not in texts[first:]:
            say("%", place, place)
        for word in syllables(unit or ""):
            say(word, place - 1, place)  # it stands elsewhere: only its class is asked for
        words = Words(texts, starts, ends)
        mentions = find_mentions(self.folded, words, list(value.numbers), self.patterns, tokenize=False)
        sentence = self.texts.sentences[bisect_right(self.starts, value.start) - 1]
        passage = Passage(
            sentence,
            words,
            mentions,
            scan(words, self.patterns, self.folded),
            self.patterns,
            self.folded,
            self.texts.source,
        )
        done: list[Draft] = []
        for number_of in range(len(mentions)):
            draft = decide(passage, number_of, done, [], None)
            if draft.mention.percent and draft.why != "growth":
                draft.metric, draft.why, draft.cue, draft.parent, draft.relation = "other", "rest", None, None, None
                decide_share(draft, done, [])
            draft.target = is_target(draft, False)
            done.append(draft)
        for at, draft in enumerate(done):
            describe(draft, done[:at], [])
        last = len(texts) if unit is None else len(texts) - len(syllables(unit))
        for draft in done:
            mention = draft.mention
            start, end = max(mention.start, first), min(max(mention.end, mention.at + 1), last)
            if starts[end - 1] == ends[end - 1]:
                end = mention.at + 1
            draft.mention = replace(mention, start=start, end=max(end, mention.at + 1))
        return done

    def _counting(self, pieces: Sequence[re.Match[str]]) -> int:
        """How many words at the start of a head only say that something is counted: `tổng số đảng viên`."""
        said = [match[0] for match in pieces]
        return next((size for size in (2, 1) if len(said) > size and " ".join(said[:size]) in self.words.counting), 0)

    def _finish(
        self, draft: Draft, value: Value, chain: Sequence[Head], telling: Sequence[Head], unit: str | None
    ) -> None:
        """Status, unit and group as the heads tell them."""
        roles = {head.role for head in chain}
        draft.target = (draft.target or self.plans or "plan" in roles) and "result" not in roles
        if unit and not draft.mention.percent and (draft.mention.head is None or not self._in_cell(draft, value)):
            factor, draft.unit = _scaled(unit)
            number = draft.mention.number
            if factor != 1:
                changed = replace(number, value=_whole(number.value * factor))
                draft.mention = replace(draft.mention, number=changed)
        if draft.group is not None:
            said = " ".join(draft.group.casefold().split())
            if said == draft.unit and len(telling) > 1:
                draft.unit = None  # `Kết nạp` over `Nữ`: whose, not what is counted
            noun = self._is_counted(said)
            if noun and draft.unit is None:
                draft.unit = said  # `Thi hành kỷ luật` over `Tổ chức đảng`: what is counted
            draft.group = None if noun or said == draft.unit or self.words.role(said) else counted(draft.group)
        if draft.group is None and telling and any(head.part for head in chain) and draft.metric != "other":
            draft.group = self._written(telling[-1])

    def _class(self, telling: Sequence[Head], draft: Draft) -> str | None:
        """The innermost head, where the title tells what is counted and the head which of it: `Nữ`, `30 năm tuổi Đảng`.

        A head that tells a time, or the noun that is counted, is none.
        """
        heads = [head for head in telling if not self._is_time(head)]
        if not heads or draft.metric == "plan_rate" or self._is_counted(heads[-1].said):
            return None
        return counted(self._written(heads[-1]))

    def _is_time(self, head: Head) -> bool:
        return any(told.start or told.end for told in self._times(head))

    def _has_age(self, head: Head) -> bool:
        return any(told.duration for told in self._times(head))

    def _times(self, head: Head) -> list[Period]:
        return [told for mention, told in self.texts.dates if head.start <= mention.start < head.end]

    def _is_counted(self, said: str) -> bool:
        words = syllables(said)
        hit = longest(self.patterns.heads, words, 0, len(words))
        return hit is not None and hit[0] == len(words) and hit[1] in _COUNTED

    def _in_cell(self, draft: Draft, value: Value) -> bool:
        head = draft.mention.head
        return head is not None and (draft.mention.number.end <= draft.passage.words.starts[head.start] < value.end)

    def _link_rows(self, made: Sequence[_Made]) -> None:
        """Parts to their whole, shares to their count, each in its row; else to the count above."""
        rows: dict[int, list[_Made]] = {}
        for one in made:
            rows.setdefault(one.value.cell.row, []).append(one)
        for row in rows.values():
            for at, one in enumerate(row):
                before = [other for other in row[:at] if other.is_count and other.value is not one.value]
                if one.is_count:
                    self._fill_plan(one, row[at + 1 :], before)
                    self._link_part(one, before)
                else:
                    column = one.value.cell.column
                    above = [
                        other
                        for other in made
                        if other.is_count
                        and other.value.cell.column == column
                        and other.value.cell.row < one.value.cell.row
                    ]
                    self._link_rate(one, before or above[-1:])

    def _fill_plan(self, one: _Made, after: Sequence[_Made], before: Sequence[_Made]) -> None:
        """A plan, or a result, that names nothing itself is of what stands beside it: `Chỉ tiêu | Kết nạp`."""
        roles = {head.role for head in one.heads}
        if (
            one.draft.metric != "other"
            or not roles & {"plan", "result"}
            or any(head.role is None for head in one.heads)
        ):
            return
        beside = [other for other in (*after, *before[::-1]) if other.is_count and other.draft.metric != "other"]
        if beside and not beside[0].is_part:
            one.draft.metric, one.draft.cue, one.draft.why = beside[0].draft.metric, beside[0].draft.cue, "plan"
            one.draft.unit = one.draft.unit or beside[0].draft.unit

    def _link_part(self, one: _Made, before: Sequence[_Made]) -> None:
        for other in reversed(before):
            same = bool(one.heads and other.heads) and one.value.column_heads[:1] == other.value.column_heads[:1]
            summed = same and other.heads[-1].role == "total" and one.draft.group is not None
            if other.is_part or other.draft.target or not (one.is_part or summed):
                continue
            if one.draft.metric == "other":
                told = [head for head in one.heads if head.role is None and head.said]
                one.draft.metric, one.draft.cue, one.draft.why = other.draft.metric, other.draft.cue, "part"
                one.draft.group = self._written(told[-1]) if told else one.draft.group
            if (
                one.draft.metric != other.draft.metric
                or one.draft.mention.number.value > other.draft.mention.number.value
            ):
                continue
            one.draft.parent, one.draft.relation = other.draft, "part_of"
            one.draft.unit = one.draft.unit if self.unit or other.draft.unit is None else other.draft.unit
            return

    def _link_rate(self, one: _Made, before: Sequence[_Made]) -> None:
        """A share belongs to the count before it; beside a plan and its result it is the plan's rate."""
        if not before:
            return
        results = [other for other in before if not other.draft.target]
        plans = [other for other in before if other.draft.target]
        said = " ".join(head.said for head in one.heads if head.role == "rate" or head.unit == "%")
        named = any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", said) for word in self.words.plan_words)
        if not results:
            return
        nearest = results[-1]
        whole = next((other for other in reversed(results) if not other.is_part), nearest)
        planned = bool(plans) and _is_rate(one, whole, plans[-1])
        shared = nearest is not whole and _is_rate(one, nearest, whole)
        if named or (planned and not shared) or (plans and before[-1] is nearest and not nearest.is_part):
            nearest = whole
            one.draft.metric, one.draft.cue, one.draft.group = "plan_rate", None, None
            one.draft.of = self._plan_word(one)
        elif one.draft.metric in ("other", nearest.draft.metric):
            one.draft.metric, one.draft.cue, one.draft.group = nearest.draft.metric, None, nearest.draft.group
            one.draft.of = one.draft.of or nearest.draft.unit
        else:
            return
        one.draft.why, one.draft.parent, one.draft.relation = "share", nearest.draft, "rate_of"
        one.draft.target = False

    def _plan_word(self, one: _Made) -> str:
        said = " ".join(head.said for head in (*self.grid.title, *one.heads))
        others = " ".join(head.said for value in self.grid.values for head in value.column_heads)
        return next(
            (word for word in self.words.plan_words[:2] if word in said or word in others), self.words.plan_words[0]
        )

    def _link_totals(self, made: Sequence[_Made]) -> None:
        """Every count to the sum of its column: the nearest below, else above."""
        for one in made:
            if one.value.total or not one.is_count or one.draft.parent is not None or one.draft.metric == "other":
                continue
            sums = [
                other
                for other in made
                if other.value.total
                and other.is_count
                and other.value.cell.column == one.value.cell.column
                and other.draft.metric == one.draft.metric
                and other.draft.target == one.draft.target
            ]
            below = [other for other in sums if other.value.cell.row > one.value.cell.row]
            whole = below[0] if below else (sums[-1] if sums else None)
            if whole is not None:
                one.draft.parent, one.draft.relation = whole.draft, "part_of"

    def _place(self, value: Value) -> CellPlace:
        row = " / ".join(map(self._written, value.row_heads)) or None
        column = " / ".join(map(self._written, value.column_heads)) or None
        return CellPlace(self.grid.number, value.cell.row + 1, value.cell.column + 1, row, column)

    def _written(self, head: Head) -> str:
        if head.part and head.pieces:
            start, end = head.pieces[0][0], head.pieces[-1][1]
            return counted(normal(self.texts.source[slice(*self.folded.span(start, end))]).strip(" :;,-"))
        return " ".join(normal(self.texts.source[slice(*self.folded.span(head.start, head.end))]).split())

    def _name(self, head: Head, value: Value) -> Subject | None:
        """Whose the figures under or beside a head are; None where it names no body."""
        if head not in self.named:
            beside = head in value.row_heads
            self.named[head] = None if head.role else self._body(head) or (self._listed(head) if beside else None)
        return self.named[head]

    def _body(self, head: Head) -> Subject | None:
        for mention in self.texts.organisations:
            if head.start <= mention.start < head.end and mention.end - mention.start >= _MOSTLY * (
                head.end - head.start
            ):
                if mention.unit is None:
                    return Subject(mention.text, None, mention.start, "place", mention.kind)
                text = mention.unit.text if mention.kind in ("name", "level") else mention.text
                if mention.unit.is_place and (body := self._of_place(text)) is not None:
                    return Subject(body, mention.unit, mention.start, "place", "organ")
                return Subject(text, mention.unit, mention.start, "place", mention.kind)
        return None

    def _of_place(self, place: str) -> str | None:
        """The body of a place, where the head over the names tells which: `xã Tân Hợp` under `Đảng bộ`."""
        corner = self.grid.corner
        if corner is None or corner.said not in self.words.bodies:
            return None
        name = f"{corner.said.capitalize()} {place}"
        found = find_organisations(fold(name), self.patterns.shapes.organisations, tokenize=False)
        whole = found and (found[0].start, found[0].end) == (0, len(name)) and found[0].body == "party"
        return name if whole else None

    def _listed(self, head: Head) -> Subject | None:
        """A name that is known as a body's by the head of its column alone: `Minh Đài` under `Xã`."""
        corner = self.grid.corner
        if corner is None or corner.said not in self.words.bodies:
            return None
        rules: OrganisationRules = self.patterns.shapes.organisations
        name = self._written(head)
        if corner.said in rules.ranks:
            unit = Unit(corner.said, name, f"{corner.said} {name}", rank_of(corner.said, name, rules))
            return Subject(unit.text, unit, head.start, "place", "level")
        return Subject(name, None, head.start, "place")

    def _subject(self, one: _Made) -> Subject | None:
        if one.names:
            return self.named[one.names[-1]]
        for head in self.grid.title:
            for mention in self.texts.organisations:
                if head.start <= mention.start < head.end and mention.unit is not None:
                    return Subject(mention.text, mention.unit, mention.start, "place", mention.kind)
        return self.texts.main(one.draft.metric)

    def _period(self, value: Value) -> FigurePeriod | None:
        """The time of the innermost head that tells one, else of the title, else of the headline."""
        places = [(head.start, head.end) for head in (*value.column_heads[::-1], *value.row_heads[::-1])]
        places += [(head.start, head.end) for head in self.grid.title[::-1]]
        for start, end in [*places, self.texts.headline]:
            for mention, told in self.texts.dates:
                if start <= mention.start and mention.end <= end and (told.start or told.end):
                    lead = self.folded.text[start : mention.start].rstrip(" (")
                    until = any(lead.endswith(word) for word in self.words.until)
                    return self._at(None if until else told.start, told.end, mention.start, mention.end)
            said = self.folded.text[start:end].strip()
            if _YEAR.fullmatch(said):
                return self._at(date(int(said), 1, 1), date(int(said), 12, 31), start, end)
        return None

    def _at(self, first: date | None, last: date | None, start: int, end: int) -> FigurePeriod:
        return FigurePeriod(first, last, (start, end), "carried", max(0, bisect_right(self.starts, start) - 1))


def _is_rate(rate: _Made, part: _Made, whole: _Made) -> bool:
    """Whether a share is that of a count in another, as it is rounded."""
    return abs(
        rate.draft.mention.number.value * whole.draft.mention.number.value / 100 - part.draft.mention.number.value
    ) < (0.006 * max(1, whole.draft.mention.number.value))


def _scaled(unit: str) -> tuple[int | float, str]:
    """`tỷ đồng` is a thousand million times `đồng`."""
    found = find_numbers(f"1 {unit}")
    if found and found[0].start == 0 and found[0].value != 1:
        return found[0].value, f"1 {unit}"[found[0].end :].strip()
    return 1, unit


def _whole(value: float) -> int | float:
    rounded = round(value, 6)
    return int(rounded) if float(rounded).is_integer() else rounded


def places_of(figures: Sequence[CellFigure]) -> Mapping[int, CellPlace]:
    """The place of each figure, by that of its number in the folded copy."""
    return {figure.draft.mention.number.start: figure.place for figure in figures}
