"""Rules about what is told more than once: in one article, and by several."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from vnpartyextract.annotate.organisations import OrganisationRules
from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.finding import Quote, Rule, Said, in_each, written
from vnpartyextract.messages import N_, _
from vnpartyextract.series.place import place_of
from vnpartyextract.text import fold

# Of these an organisation has one number at a time. Of all else (classes, inspections, events …) an article tells many.
_TWO_IN_ONE = N_("{one} and {other}: {metric} of {subject}{when}, in one article")
_TWO_BY_TWO = N_("{one} and {other}: {metric} of {subject}{when}, by two articles")
_ONE_NUMBER = frozenset({"party_members", "admissions", "official_recognitions", "disciplined"})
_PART = re.compile(r"(?<!\w)(?:riêng|trong đó|thêm|còn|gồm|thêm được|trong số|đợt|trước đó|đề nghị)(?!\w)")
_NEAR = 60

_NEAR_VALUE = 1.25  # how many times the one value may be the other: further apart, they are of two things

Key = tuple[str, str, str, tuple[str, str]]


def two_values(article: Article) -> Iterator[Said]:
    """The same figure with two values in one article."""
    told = [(key, figure) for figure in article.figures if (key := _key(article, figure))]
    told.sort(key=lambda one: (one[0], one[1].value, one[1].span))
    seen: set[Figure] = set()
    values = {(figure.metric, figure.value) for figure in article.figures}
    for (key, figure), (next_key, other) in pairwise(told):
        if (
            key == next_key
            and _apart(figure, other)
            and article.sentence(figure.span.start) != article.sentence(other.span.start)
        ):
            seen |= {figure, other}
            if not _one_in_other(values, figure, other):
                yield _said(article, figure, article, other)
    for figure in _opening(article):
        others = [other for other in article.figures if _summed_up(article, figure, other)]
        if not any(_fits(figure, other) for other in others):
            near = [other for other in others if _apart(figure, other)]
            if len(near) == 1 and not {figure, near[0]} & seen and not _one_in_other(values, figure, near[0]):
                yield _said(article, figure, article, near[0])


def articles_differ(articles: Sequence[Article]) -> Iterator[Said]:
    """The same figure with another value in another article."""
    if len(articles) < 2:
        return
    from vnpartyextract.rules.load import load_patterns

    rules = load_patterns().shapes.organisations
    told = [(key, article, figure) for article in articles for key, figure in _only(article, rules)]
    told.sort(key=lambda one: (one[0], one[2].value, one[1].path or "", one[2].span))
    for (key, article, figure), (next_key, other_article, other) in pairwise(told):
        if key == next_key and article is not other_article and _apart(figure, other):
            yield _said(article, figure, other_article, other)


def _key(article: Article, figure: Figure) -> Key | None:
    """What a figure is of, in whatever words; None where several may be meant."""
    if not _plain_total(article, figure) or not figure.subject or figure.period is None or figure.period[1] is None:
        return None
    start, end = figure.period
    if start is None and figure.metric != "party_members":
        return None
    return figure.metric, figure.noun, fold(figure.subject).text, (start or "", end or "")


def _plain_total(article: Article, figure: Figure) -> bool:
    """Whether a figure is one that an organisation has one of at a time, and no part of another."""
    if figure.metric not in _ONE_NUMBER or figure.percent or figure.total or figure.parent or figure.value_max:
        return False
    if figure.status != "reported" or figure.group or figure.value <= 1:
        return False
    before = article.between(max(0, figure.span.start - _NEAR), figure.span.start)
    return before is None or _PART.search(re.split(r"[.;]\s", before)[-1]) is None


def _only(article: Article, rules: OrganisationRules) -> Iterator[tuple[Key, Figure]]:
    """The figures of which an article gives one value alone; Huyện ủy and Đảng bộ huyện are one there."""
    values: dict[Key, list[Figure]] = {}
    for figure in article.figures:
        key = _key(article, figure)
        if key is not None:
            metric, noun, subject, period = key
            place = place_of(figure.subject, figure.place, rules)
            whose = place.key if place is not None and place.key else subject
            values.setdefault((metric, noun, whose, period), []).append(figure)
    for key, figures in values.items():
        if len({figure.value for figure in figures}) == 1:
            yield key, figures[0]


def _opening(article: Article) -> Iterator[Figure]:
    """The totals that the headline and the sentence behind it give: they sum up what is told further on."""
    end = _opening_end(article)
    for figure in article.figures:
        if figure.span.start >= end:
            return
        if _plain_total(article, figure) and figure.exact:
            yield figure


def _opening_end(article: Article) -> int:
    """Where the headline and the sentence behind it end; 0 without the text."""
    return article.ends[min(1, len(article.ends) - 1)] if article.ends else 0


def _summed_up(article: Article, figure: Figure, other: Figure) -> bool:
    """Whether what stands further on can be what the opening sums up: the same things, of no other place or time."""
    return (
        other.span.start >= _opening_end(article)
        and other.metric == figure.metric
        and other.noun == figure.noun
        and (figure.period is None or other.period is None or figure.period == other.period)
        and (figure.place is None or other.place is None or figure.place == other.place)
        and (_plain_total(article, other) or _fits(figure, other))
    )


def _one_in_other(values: set[tuple[str, float]], figure: Figure, other: Figure) -> bool:
    """Whether what the one has more is told, too: then the other is a part of it."""
    return (figure.metric, abs(figure.value - other.value)) in values


def _fits(one: Figure, other: Figure) -> bool:
    return one.low <= other.high and other.low <= one.high


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures are too unlike to be one, and too like to be of two things."""
    low, high = sorted((one.value, other.value))
    return not _fits(one, other) and high <= _NEAR_VALUE * low


def _said(article: Article, figure: Figure, other_article: Article, other: Figure) -> Said:
    """The two, in text order, or in that of the names of their articles."""
    told = sorted(
        [
            (article.path or "", figure.span, article, figure),
            (other_article.path or "", other.span, other_article, other),
        ],
        key=lambda one: one[:2],
    )
    values = tuple(one[3].value for one in told)
    quotes = tuple(Quote(one[2].path, one[3].span, one[3].text) for one in told)
    when = f", {figure.period[0] or '…'} – {figure.period[1] or '…'}" if figure.period else ""
    message = _TWO_IN_ONE if article is other_article else _TWO_BY_TWO
    message = _(message).format(
        one=written(values[0]),
        other=written(values[1]),
        metric=figure.metric,
        subject=figure.subject or "?",
        when=when,
    )
    return Said(message, quotes, (("values", values),))


def rules() -> tuple[Rule, ...]:
    """The rules of this family."""
    return (
        Rule(
            "two-values",
            "warning",
            N_(
                "One article gives the same figure (metric, subject, period) with two values, or its opening sums up "
                "what is told otherwise further on. Values that are far apart are taken for two things."
            ),
            (
                "Mẫu Sơn kết nạp 178 đảng viên\n\nHội nghị diễn ra sáng nay. Huyện có nhiều đổi mới. "
                "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 187 đảng viên.",
            ),
            in_each(two_values),
        ),
        Rule(
            "articles-differ",
            "warning",
            N_(
                "Two articles give the same figure (metric, subject, period) with different values. Huyện ủy, Đảng bộ "
                "huyện and huyện of one name are one subject."
            ),
            (
                "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên.",
                "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 187 đảng viên.",
            ),
            articles_differ,
        ),
    )
