"""Rules about totals and how they change: what is raised must not fall, what changed must be the difference."""

import re
from collections.abc import Iterator

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.finding import Rule, Said, in_each, quote, written
from vnpartyextract.messages import N_, _
from vnpartyextract.text import fold

_REACH = 90  # characters before a number in which `nâng tổng số …` or `từ … xuống` may stand
_MOST = 50  # figures of one thing in an article that are compared; no article has as many
Key = tuple[str, str | None, str | None, str]
_RAISED = re.compile(r"(?<!\w)nâng(?!\w)[^.;:]*(?<!\w)(?:lên|thành)(?: hơn| gần| trên)?\s*$")
# Nothing between the noun and `lên` but whose they are: no `đảng viên là nữ`, no `trong doanh nghiệp`.
_ALL_RAISED = re.compile(
    r"(?<!\w)nâng (?:tổng )?số(?: lượng)? (?P<noun>[\w /]+?) (?:(?:của|toàn|hiện)(?!\w)[^.;:]*)?(?:lên|thành)(?!\w)"
)
_UP = re.compile(r"(?<!\w)(?:tăng|nâng)(?!\w)[^.;:]*(?<!\w)từ(?: hơn| gần| trên| chỗ có)?\s*$")
_DOWN = re.compile(r"(?<!\w)giảm(?!\w)[^.;:]*(?<!\w)từ(?: hơn| gần| trên| chỗ có)?\s*$")
_TO = re.compile(r"(?<!\w)(?:lên|xuống|còn|nay còn|thành)(?: còn| tới| đến| chỉ còn)?\s*$")
_FROM = re.compile(r"(?<!\w)từ(?: chỗ có)?\s*$")
_BY = re.compile(r"^[\w ]{0,30}?[,(]\s*(?:đã )?(tăng|giảm)(?: thêm| được)?\s*$")
_REST = re.compile(r"(?:^|[.,;(]\s*)(?:hiện |chỉ |nay )*còn(?: lại)?\s*$")


def total_falls(article: Article) -> Iterator[Said]:
    """A total that was raised to less than before, or to less than what was added."""
    totals: dict[Key, list[Figure]] = {}
    for figure in article.figures:
        kept = totals.setdefault(_key(figure), [])
        if (
            len(kept) < _MOST
            and figure.counted
            and figure.status == "reported"
            and not figure.parent
            and figure.subject
        ):
            kept.append(figure)
    for figure in article.figures:
        before = article.between(max(0, figure.number.start - _REACH), figure.number.start)
        if before is None or not figure.counted or _RAISED.search(before) is None or figure.status != "reported":
            continue
        added = _added(article, figure)
        if added is not None and added.low > figure.high:
            message = _("{added} were added, and the total was raised to {total}").format(
                added=written(added.value), total=written(figure.value)
            )
            yield Said(message, quote(article, added, figure), (("added", added.value), ("total", figure.value)))
        for other in totals.get(_key(figure), ()):
            vague = figure.metric == "other" and figure.noun == "people"
            same = (other.head == figure.head and not vague) or _all_raised(other, before)
            if same and _earlier(other, figure) and other.low > figure.high:
                message = _("the total was {before} and was raised to {total}").format(
                    before=written(other.value), total=written(figure.value)
                )
                yield Said(message, quote(article, other, figure), (("before", other.value), ("total", figure.value)))
                break


def wrong_way(article: Article) -> Iterator[Said]:
    """`Tăng từ … lên …` that goes down, or `giảm từ … xuống …` that goes up."""
    for first, second, before in _changes(article):
        down = _DOWN.search(before) is not None
        up = not down and _UP.search(before) is not None
        if (up and first.low > second.high) or (down and first.high < second.low):
            way = _("raised from {start} to {end}") if up else _("lowered from {start} to {end}")
            message = way.format(start=written(first.value), end=written(second.value))
            yield Said(message, quote(article, first, second), (("from", first.value), ("to", second.value)))


def change_told(article: Article) -> Iterator[Said]:
    """From one number to another, and a change told beside them that is not the difference."""
    for first, second, _before in _changes(article):
        for change in article.figures_in(second.span.end, second.span.end + _REACH)[:1]:
            between = article.between(second.span.end, change.number.start) or ""
            told = _BY.match(between)
            if told is None or change.percent != first.percent or not (first.exact and second.exact and change.exact):
                continue
            difference = second.value - first.value
            if abs(abs(difference) - change.value) > max(first.step, second.step, change.step) / 2:
                message = _("from {start} to {end} is a change of {true}, not {told}").format(
                    start=written(first.value),
                    end=written(second.value),
                    true=written(round(abs(difference), 4)),
                    told=written(change.value),
                )
                numbers = (("from", first.value), ("to", second.value), ("change", change.value))
                yield Said(message, quote(article, first, second, change), numbers, (("change", round(difference, 4)),))


def rest_told(article: Article) -> Iterator[Said]:
    """n/m, and a rest told behind it (`còn …`) that is not m - n."""
    for figure in article.figures:
        if figure.total is None or not figure.counted or not figure.exact or figure.value > figure.total:
            continue
        if article.text is None:
            return
        for rest in article.figures_in(figure.span.end, figure.span.end + 3 * _REACH):
            before = article.between(max(figure.span.end, rest.number.start - 20), rest.number.start) or ""
            if not rest.counted or rest.total is not None:
                continue
            if _REST.search(before) and rest.exact and rest.status == figure.status and rest.head == figure.head:
                true = figure.total - figure.value
                if true != rest.value:
                    yield Said(
                        _("{whole} less {part} leaves {true}, not {told}").format(
                            whole=written(figure.total),
                            part=written(figure.value),
                            true=written(true),
                            told=written(rest.value),
                        ),
                        quote(article, figure, rest),
                        (("value", figure.value), ("total", figure.total), ("rest", rest.value)),
                        (("rest", true),),
                    )
            if rest.head == figure.head:
                break


def _changes(article: Article) -> Iterator[tuple[Figure, Figure, str]]:
    """Each pair of figures told as `từ … lên/xuống/còn …`, with the words before the first."""
    for first, second in zip(article.figures, article.figures[1:], strict=False):
        if first.status != second.status or first.percent != second.percent or first.value_max or second.value_max:
            continue
        between = article.between(first.span.end, second.number.start)
        if (
            between is None
            or len(between) > _REACH
            or second.span.start < first.span.end
            or _TO.search(between) is None
        ):
            continue
        before = article.between(max(0, first.number.start - _REACH), first.number.start) or ""
        if _FROM.search(before) and _alike(first, second) and not re.search(r"[.;]\s", between):
            yield first, second, before


def _added(article: Article, total: Figure) -> Figure | None:
    """What was added to a total: the count told last before it in its sentence, where it is counted in the total.

    A part of what was added, told behind it, may be all that the total speaks of.
    """
    before = article.figures_in(article.sentence(total.span.start).start, total.span.start)
    last = next((figure for figure in reversed(before) if figure.counted and figure.metric != "other"), None)
    members = {"admissions": "party_members", "organizations_founded": "party_organizations"}
    return last if last is not None and members.get(last.metric) == total.metric else None


def _alike(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: `350 đảng viên`, `340 đồng chí`. What has no metric must have one noun."""
    if one.metric == other.metric != "other" and one.noun == other.noun:
        return True
    return one.head == other.head or one.unit.startswith(other.unit) or other.unit.startswith(one.unit)


def _all_raised(earlier: Figure, before: str) -> bool:
    """Whether the words before a total speak of all that was counted earlier."""
    found = _ALL_RAISED.search(before)
    return found is not None and found["noun"] == fold(earlier.unit).text


def _key(figure: Figure) -> Key:
    return figure.metric, figure.subject, figure.group, figure.head if figure.metric == "other" else figure.noun


def _earlier(other: Figure, figure: Figure) -> bool:
    """Whether a figure of the same is of an earlier day."""
    if other.period is None or figure.period is None:
        return False
    end, now = other.period[1], figure.period[1]
    return end is not None and now is not None and end < now


def rules() -> tuple[Rule, ...]:
    """The rules of this family."""
    return (
        Rule(
            "total-falls",
            "warning",
            N_(
                "A total that is told to be raised (`nâng tổng số … lên`) is less than what was added, or than it was "
                "at an earlier day."
            ),
            ("Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, nâng tổng số đảng viên lên 158 đồng chí.",),
            in_each(total_falls),
        ),
        Rule(
            "wrong-way",
            "warning",
            N_("What is told to rise goes down, or the other way round."),
            ("Số đảng viên tăng từ 5.458 lên 5.312 đảng viên.",),
            in_each(wrong_way),
        ),
        Rule(
            "change-told",
            "warning",
            N_("The change told beside two numbers is not their difference."),
            ("Qua sắp xếp, từ 127 tổ chức cơ sở đảng nay còn 98 tổ chức cơ sở đảng (giảm 28).",),
            in_each(change_told),
        ),
        Rule(
            "rest-told",
            "warning",
            N_("The rest that is told behind n/m (`còn …`) is not m less n."),
            ("Có 4.911/4.973 đảng viên tham gia. Còn 72 đảng viên vắng mặt sẽ học bù.",),
            in_each(rest_told),
        ),
    )
