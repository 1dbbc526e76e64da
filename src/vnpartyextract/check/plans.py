"""Rules about plans: the rate at which one was reached, the plan that is told, the plan that follows."""

import re
from collections.abc import Iterator
from math import ceil, floor

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.finding import Rule, Said, in_each, quote, written
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Span

_NEAR = 60  # characters behind a rate in which the plan itself may stand
_LARGEST = 1e12  # beyond it, halves of a unit are lost in the arithmetic
_NOT_REACHED = re.compile(r"(?<!\w)(?:tỷ lệ|tỉ lệ)(?!\w)|(?<!\w)(?:giảm|thiếu|hụt|thấp hơn|tăng|kém)(?: \w+){0,2}\s*$")
_COMPARED = re.compile(
    r"\W*(?:so với )?(?:cùng kỳ|(?:năm|tháng|quý|kỳ|nhiệm kỳ) (?:trước|ngoái|\d))"
    r"|\W*so với (?!.{0,20}(?:kế hoạch|chỉ tiêu))"
)
_ALIKE = re.compile(r"[\w ,.]*\((?:kh|kế hoạch|ct|chỉ tiêu|giao|năm)?[:\s]*(?:là |giao )?$|[\w ,]*(?:là|giao):?\s*$")


# A number right behind these is the plan itself: `so với chỉ tiêu 180 đảng viên`.
_NAMED = re.compile(
    r"(?<!\w)(?:kế hoạch|chỉ tiêu)(?: năm \d{4})?(?: (?:được|tỉnh|huyện|thành phố|thị xã|cấp trên|trên))*(?: giao)?"
    r"(?: là)?[: ]*$"
)
_TO_COME = re.compile(r"(?<!\w)(?:phấn đấu|dự kiến|tiếp tục|sẽ|còn lại)(?!\w)")


def plan_told(article: Article) -> Iterator[Said]:
    """A rate that is not that of the result by the plan told beside it."""
    for result, rate, percent in _rates(article):
        plan = _told(article, result, rate)
        if plan is None or result.total is not None:
            continue
        true = 100 * result.value / plan.value
        if abs(true - percent) > rate.step + 1e-9:
            message = _("{part} of {whole} is {true} %, not the {rate} of the plan").format(
                part=written(result.value),
                whole=written(plan.value),
                true=written(round(true, 2)),
                rate=_named(rate, percent),
            )
            numbers = (("result", result.value), ("rate", percent), ("plan", plan.value))
            yield Said(message, quote(article, result, rate, plan), numbers, (("rate", round(true, 4)),))


def plan_impossible(article: Article) -> Iterator[Said]:
    """A rate that no whole plan gives."""
    for result, rate, percent in _derivable(article):
        if _fitting(result, rate, percent) is None and not _between(article, result, rate):
            message = _("no whole plan makes {part} {rate} of it").format(
                part=written(result.value), rate=_named(rate, percent)
            )
            nearest = result.value * 100 / percent
            numbers = (("result", result.value), ("rate", percent))
            yield Said(message, quote(article, result, rate), numbers, (("plan", round(nearest, 2)),))


def plan_derived(article: Article) -> Iterator[Said]:
    """The plan that follows from a result and its rate, where the article does not tell it."""
    for result, rate, percent in _derivable(article):
        fitting = _fitting(result, rate, percent)
        if fitting is None or percent == 100:
            continue
        low, high = fitting
        numbers = (("result", result.value), ("rate", percent))
        told = {"part": written(result.value), "rate": written(percent)}
        if low == high:
            message = _("{part} at {rate} %: the plan was {plan}").format(**told, plan=written(low))
            yield Said(message, quote(article, result, rate), numbers, (("plan", low),))
        else:
            message = _("{part} at {rate} %: the plan was between {low} and {high}").format(
                **told, low=written(low), high=written(high)
            )
            yield Said(message, quote(article, result, rate), numbers, (("plan_low", low), ("plan_high", high)))


def _rates(article: Article) -> Iterator[tuple[Figure, Figure, float]]:
    """Each reported result with the rate of its plan, and that rate in per cent of the plan (`vượt 5%` is 105).

    What only approximates, and rates over shares, are left out; so is what was passed by points rather than by parts,
    which cannot be told where another share of the same figure stands beside it.
    """
    for rate in article.figures:
        result = article.parent(rate, "rate_of")
        if rate.metric != "plan_rate" or result is None or not result.counted or not (rate.exact and result.exact):
            continue
        if rate.status != "reported" or result.status != "reported" or not 0 < result.value < _LARGEST:
            continue
        if not 0 < rate.value < 1e4 or rate.group not in (None, "vượt") or not _tied(article, result, rate):
            continue
        if rate.group == "vượt" and (rate.value >= 100 or _by_points(article, result, rate)):
            continue
        yield result, rate, rate.value + 100 if rate.group == "vượt" else rate.value


def _derivable(article: Article) -> Iterator[tuple[Figure, Figure, float]]:
    """The results by plans that the article does not tell."""
    targets: dict[str, set[float]] = {}
    for figure in article.figures:
        if figure.status == "target" and figure.value > 0:
            targets.setdefault(figure.metric, set()).add(figure.value)
    for result, rate, percent in _rates(article):
        if result.total is None and _told(article, result, rate) is None and not _plans(article, result, rate):
            near = {floor(100 * result.value / percent), ceil(100 * result.value / percent)}
            if not near & targets.get(result.metric, set()):
                yield result, rate, percent


def _fitting(result: Figure, rate: Figure, percent: float) -> tuple[int, int] | None:
    """The smallest and the greatest whole plan that give the rate to within one unit of its last digit."""
    low = ceil(100 * result.value / (percent + rate.step) - 1e-9)
    top = percent - rate.step
    high = floor(100 * result.value / top + 1e-9) if top > 0 else low
    return (max(low, 1), high) if max(low, 1) <= high else None


def _told(article: Article, result: Figure, rate: Figure) -> Figure | None:
    """The plan of a result: right behind the rate (`93,7% kế hoạch năm 2022 (2.600 ĐV)`), or alone in the sentence."""
    for figure in article.figures_in(rate.span.end, rate.span.end + _NEAR):
        if figure.percent:
            break
        if figure.status == "target" and figure.counted and figure.value > 0:
            words = article.between(rate.span.end, figure.number.start)
            same = figure.metric == result.metric
            if figure.exact and same and (words is None or _ALIKE.match(words)):
                return figure
            break
    plans = _plans(article, result, rate)
    if len(plans) != 1 or article.text is None or _another_rate(article, result, rate):
        return None
    (plan,) = plans
    between = article.between(rate.span.end, plan.number.start) or ""
    same_time = plan.period == result.period or plan.period is None or result.period is None
    sure = plan.exact and same_time and plan.group == result.group and not _TO_COME.search(between)
    return plan if sure else None


def _plans(article: Article, result: Figure, rate: Figure) -> list[Figure]:
    """What may be the plan of a result: the targets of the same in its sentence, for a time that it lies in."""
    around = article.sentence(result.span.start)
    if article.text is None:
        around = Span(max(0, result.span.start - _NEAR), rate.span.end + _NEAR)
    return [
        figure
        for figure in article.figures_in(around.start, around.end)
        if figure.id != result.id
        and figure.counted
        and figure.value > 0
        and not figure.parent
        and figure.total is None
        and (figure.subject is None or result.subject is None or figure.subject == result.subject)
        and _meets(figure, result)
        and _same_things(figure, result)
        and (_named_plan(article, figure, rate) or (figure.status == "target" and figure.metric == result.metric))
    ]


def _another_rate(article: Article, result: Figure, rate: Figure) -> bool:
    """Whether another result of the sentence has a rate, too: then the one plan may be that one's."""
    around = article.sentence(result.span.start)
    return any(one.metric == "plan_rate" and one.id != rate.id for one in article.figures_in(around.start, around.end))


def _named_plan(article: Article, figure: Figure, rate: Figure) -> bool:
    """Whether a number is told to be the plan; without the text, whether it may be."""
    before = article.between(max(0, figure.number.start - _NEAR), figure.number.start)
    if before is None:
        return figure.status == "target" or figure.span.start > rate.span.end
    return _NAMED.search(before) is not None


def _same_things(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same, one of them maybe in fewer words: `lớp`, `lớp bồi dưỡng`."""
    return one.noun == other.noun or one.noun.startswith(f"{other.noun} ") or other.noun.startswith(f"{one.noun} ")


def _meets(one: Figure, other: Figure) -> bool:
    """Whether two figures may be of one time."""
    if one.period is None or other.period is None:
        return True
    (start, end), (other_start, other_end) = one.period, other.period
    return (start is None or other_end is None or start <= other_end) and (
        end is None or other_start is None or other_start <= end
    )


def _by_points(article: Article, result: Figure, rate: Figure) -> bool:
    """Whether another share stands beside the rate: `đạt 78,6%, vượt 8,6%` speaks of points of that share."""
    around = article.figures_in(result.span.start, rate.span.end + _NEAR)
    return any(
        figure.percent and figure.id != rate.id and (figure.span < rate.span or figure.parent == result.id)
        for figure in around
    )


def _between(article: Article, result: Figure, rate: Figure) -> bool:
    """Whether another count stands between a result and the rate: then that may be meant."""
    return any(
        figure.counted and figure.parent != result.id for figure in article.figures_in(result.span.end, rate.span.start)
    )


def _tied(article: Article, result: Figure, rate: Figure) -> bool:
    """Whether the rate is the result's own, and what was reached of the plan, not what is missing.

    People who attended are not what a plan of classes counts: whose rate it is is open where both stand together.
    """
    if (
        not result.span.end <= rate.span.start <= article.sentence(result.span.start).end
        or result.relation == "attends"
    ):
        return False
    words = article.between(result.span.end, rate.span.start)
    if words is None:
        return bool(rate.of) and not _between(article, result, rate)
    after = article.between(rate.span.end, rate.span.end + _NEAR // 2) or ""
    return _NOT_REACHED.search(words) is None and _COMPARED.match(after) is None


def _named(rate: Figure, percent: float) -> str:
    return f"{written(percent)} %" + (" (vượt)" if rate.group == "vượt" else "")


def rules() -> tuple[Rule, ...]:
    """The rules of this family."""
    return (
        Rule(
            "plan-told",
            "warning",
            N_(
                "The rate is not that of the result by the plan that is told beside it (one unit of the last digit is "
                "allowed)."
            ),
            ("Năm 2023, Đảng bộ huyện kết nạp 112 đảng viên, đạt 82% kế hoạch (140 đảng viên).",),
            in_each(plan_told),
        ),
        Rule(
            "plan-impossible",
            "warning",
            N_("No whole plan gives the rate to within one unit of its last digit."),
            ("Năm 2023, Đảng bộ huyện kết nạp 45 đảng viên, đạt 101,12% kế hoạch.",),
            in_each(plan_impossible),
        ),
        Rule(
            "plan-derived",
            "note",
            N_(
                "The plan that follows from the result and its rate, where the article does not tell it: one number, "
                "or from which to which."
            ),
            ("Năm 2023, Đảng bộ huyện kết nạp 178 đảng viên, đạt 101,72% kế hoạch.",),
            in_each(plan_derived),
        ),
    )
