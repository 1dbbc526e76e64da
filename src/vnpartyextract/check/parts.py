"""Rules about a whole and its parts."""

from collections.abc import Iterator
from functools import partial

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.cut import part_lists
from vnpartyextract.check.exclusive import Exclusive, ExclusiveSet, load_exclusive
from vnpartyextract.check.finding import Rule, Said, in_each, quote, written
from vnpartyextract.check.lists import PartList, rivals, runs
from vnpartyextract.check.told import kind
from vnpartyextract.messages import N_, _

_CLOSE = 0.02  # of the whole: so much less than it is a slip, not a rest that nobody spoke of


def part_over_whole(article: Article, words: Exclusive) -> Iterator[Said]:
    """A single part that is greater than its whole."""
    for found in part_lists(article, words):
        whole = found.whole
        if found.opener == "plain" and article.text is not None and whole.metric != "petitions":
            continue
        for part in found.parts[: 1 if article.text is None else None]:
            figure = part.figure
            between = article.between(whole.span.end, figure.number.start)
            if figure.parent != whole.id and (between is None or not words.governs(between)):
                continue
            if figure.low <= whole.high or found.doubtful or figure.status != whole.status:
                continue
            if "lượt" in figure.unit and "lượt" not in whole.unit:
                continue
            if _carried_over(article, found, words) or any(one.high >= figure.low for one in rivals(article, found)):
                continue
            message = _("a part, {part}, is greater than its whole, {whole}").format(
                part=_named(figure), whole=_named(whole)
            )
            yield Said(message, quote(article, whole, figure), (("whole", whole.value), ("part", figure.value)))


def parts_over_whole(article: Article, words: Exclusive) -> Iterator[Said]:
    """Parts that exclude each other and are more than the whole."""
    for found in part_lists(article, words):
        for piece, common in runs(found, words):
            if common.strict and _too_many(article, piece, words):
                yield _said(article, piece, N_("more than the whole"), common)


def list_sum(article: Article, words: Exclusive) -> Iterator[Said]:
    """A list that is told to be the whole and makes another sum, in a table too."""
    yield from table_sums(article)
    for found in part_lists(article, words):
        told_elsewhere = False
        for piece, common in runs(found, words):
            if _too_many(article, piece, words):
                told_elsewhere = True
                if not common.strict and not _some_stretch_fits(piece):
                    yield _said(article, piece, N_("more than the whole"), common)
        if told_elsewhere or len(found.parts) < 2 or found.overlaps(words):
            continue
        told = found.opener == "whole" or _complete(found, words)
        if told and not found.doubtful and _differs(article, found) and _comparable(found):
            yield _said(article, found, N_("not the whole"))


def table_sums(article: Article) -> Iterator[Said]:
    """A row of sums in a table, and the rows above or below it that make another sum."""
    columns: dict[str, list[Figure]] = {}
    by_id = {figure.id: figure for figure in article.figures}
    for figure in article.figures:
        whole = by_id.get(figure.parent or "")
        if whole is None or figure.relation != "part_of" or not figure.exact:
            continue
        if figure.cell and whole.cell and figure.cell[::2] == whole.cell[::2]:
            columns.setdefault(whole.id, []).append(figure)
    for name, parts in columns.items():
        whole, total = by_id[name], sum(part.value for part in parts)
        if len(parts) > 1 and abs(total - whole.value) > 1e-6 * max(1.0, abs(whole.value)):
            told = " + ".join(written(part.value) for part in parts)
            numbers = (("whole", whole.value), ("parts", tuple(part.value for part in parts)))
            message = f"{told} = {written(total)}, not the sum that the table gives, {_named(whole)}"
            yield Said(message, quote(article, whole, *parts), numbers, (("sum", total),))


def near_miss(article: Article, words: Exclusive) -> Iterator[Said]:
    """Parts that exclude each other and fall just short of the whole."""
    for found in part_lists(article, words):
        common = found.common(words)
        if common is None or found.opener == "whole" or found.doubtful or _complete(found, words):
            continue
        if article.text is None:  # a lone `một` may make up for what is short
            continue
        short = found.whole.low - found.high
        near = short <= 1 or short <= _CLOSE * found.whole.value
        if len(found.parts) + found.ones >= 3 and near and found.whole.exact and _differs(article, found) and short > 0:
            yield _said(article, found, N_("just short of the whole"), common)


def _differs(article: Article, found: PartList) -> bool:
    """Whether no reading of the list makes the whole: neither a stretch of it, nor another whole nearby."""
    if found.low <= found.whole.high and found.high >= found.whole.low:
        return False
    if any(found.low <= one.high and found.high >= one.low for one in rivals(article, found)):
        return False
    return not _some_stretch_fits(found)


def _comparable(found: PartList) -> bool:
    """Whether the sum is near enough to the whole to be meant for it: within a third."""
    return 2 * found.whole.low <= 3 * found.high and 2 * found.low <= 3 * found.whole.high


def _some_stretch_fits(found: PartList) -> bool:
    """Whether parts side by side make the whole: then the others are told of something else."""
    wholes = {0.0: 0}
    total = 0.0
    for figure in found.figures:
        total += figure.value
        if total - found.whole.value in wholes:
            return True
        wholes[total] = 1
    return False


def _too_many(article: Article, found: PartList, words: Exclusive) -> bool:
    if found.low <= found.whole.high or _carried_over(article, found, words):
        return False
    if article.text is None and _some_stretch_fits(found):
        return False
    if any(part.figure.status != found.whole.status for part in found.parts):
        return False
    return not any(one.high >= found.low for one in rivals(article, found)) and not _strangers(article, found)


def _strangers(article: Article, found: PartList) -> bool:
    """Whether counts of other things stand among the parts: then they may be parts of those."""
    first, last = found.figures[0], found.figures[-1]
    members = {figure.id for figure in found.figures}
    return any(
        figure.counted
        and figure.id not in members
        and figure.parent not in members
        and figure.parent != found.whole.id
        and kind(figure) == kind(found.whole)
        for figure in article.figures_in(first.span.end, last.span.start)
    )


def _carried_over(article: Article, found: PartList, words: Exclusive) -> bool:
    """Whether the article may speak of what was left from before: then more may be settled than came in."""
    told = article.between(article.sentence(found.whole.span.start).start, found.end)
    return found.whole.metric == "petitions" and (told is None or words.carried_over.search(told) is not None)


def _complete(found: PartList, words: Exclusive) -> bool:
    """Whether the parts are all members that a set has."""
    common = found.common(words)
    if common is None or not common.complete or len(found.parts) < len(common.complete):
        return False
    members = [common.member(*part.names) or "" for part in found.parts]
    return all(
        any(one.startswith(member) or one.endswith(member) or member.startswith(one) for one in members)
        for member in common.complete
    )


def _named(figure: Figure) -> str:
    return f"«{figure.text}»"


def _said(article: Article, found: PartList, how: str, common: ExclusiveSet | None = None) -> Said:
    parts = [written(figure.value) for figure in found.figures] + ["1"] * found.ones
    total = sum(figure.value for figure in found.figures) + found.ones
    kind = f" ({_(common.name)})" if common else ""
    message = f"{' + '.join(parts)} = {written(total)}, {_(how)}, {_named(found.whole)}{kind}"
    numbers = (("whole", found.whole.value), ("parts", tuple(figure.value for figure in found.figures)))
    return Said(message, quote(article, found.whole, *found.figures), numbers, (("sum", total),))


def rules() -> tuple[Rule, ...]:
    """The rules of this family, with the words that they look for."""
    words = load_exclusive()
    return (
        Rule(
            "part-over-whole",
            "error",
            N_("A part is greater than the whole that it is told to be a part of."),
            ("Năm 2023, Đảng bộ huyện kết nạp 40 đảng viên, trong đó có 45 đồng chí là nữ.",),
            in_each(partial(part_over_whole, words=words)),
        ),
        Rule(
            "parts-over-whole",
            "error",
            N_(
                "Parts that exclude each other (forms of discipline, ratings, states of petitions, grades of badges …) "
                "are together more than the whole."
            ),
            ("Cấp ủy thi hành kỷ luật 22 đảng viên, trong đó khiển trách 14, cảnh cáo 6, khai trừ 3.",),
            in_each(partial(parts_over_whole, words=words)),
        ),
        Rule(
            "list-sum",
            "warning",
            N_(
                "A list that is told to be the whole (`gồm`, `cụ thể`, a colon, brackets) makes another sum, "
                "or the rows of a table another than its row of sums. Lists of what "
                "may overlap (nữ, dân tộc, đoàn viên, trình độ …) are never added up."
            ),
            ("Trung tâm mở 12 lớp bồi dưỡng, gồm: 5 lớp nhận thức về Đảng, 4 lớp đảng viên mới, 2 lớp nghiệp vụ.",),
            in_each(partial(list_sum, words=words)),
        ),
        Rule(
            "near-miss",
            "warning",
            N_(
                "Three or more parts under `trong đó` exclude each other and fall just short of the whole: one off, or "
                "less than 2 per cent."
            ),
            ("Kết nạp 39 đảng viên, trong đó: 21 công nhân, 9 kỹ sư, 6 cán bộ công đoàn và 2 chủ doanh nghiệp.",),
            in_each(partial(near_miss, words=words)),
        ),
    )
