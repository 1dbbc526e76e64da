"""Rules about shares: n/m and counts beside their per cent, shares above the whole."""

import re
from collections.abc import Iterator
from functools import partial

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.cut import part_lists
from vnpartyextract.check.exclusive import Exclusive, load_exclusive
from vnpartyextract.check.finding import Rule, Said, in_each, quote, written
from vnpartyextract.messages import N_, _
from vnpartyextract.text import fold

# What there is of these is counted out of all that exist: more than all is impossible. Results by a plan may be more.
NOT_THAT = N_("{part} of {whole} is {true} %, not «{rate}»")
_OUT_OF_ALL = frozenset({"party_organizations", "party_members", "quality_rating", "violations"})
_PLACES = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thôn|bản|ấp|xóm|khu phố|tổ dân phố|khu dân cư|làng|buôn)(?!\w)")
_PLAN = re.compile(r"(?<!\w)(?:kế hoạch|chỉ tiêu|chỉ tiêu giao|kh|ct|dự kiến|vượt|so với|bằng)(?!\w)")
_GROWTH = re.compile(
    r"(?<!\w)(?:tăng|giảm|vượt|gấp|bằng|so với|kế hoạch|chỉ tiêu|dự toán|tốc độ|công suất|hệ số|lên)(?!\w)"
)
_SHARE = re.compile(r"(?:chiếm|bằng|tỷ lệ|tỉ lệ|đạt|tương đương|ứng với|vượt|là|hơn|gần|khoảng|[-=:\s])*")
_OTHER_WHOLE = re.compile(r"^[\s)]*(?:trong |so với |trên )?(?:tổng|toàn|dân số|số (?!với))")
_NEAR = 90
_BESIDE = 2  # characters between a count and its share where only brackets stand between them: ` (`
_HALF = 0.05  # what `hơn 50%` of exactly one half may be off
_WINDOW = 2500  # characters back in which another whole may stand


def n_over_m(article: Article) -> Iterator[Said]:
    """n/m with more than there are."""
    for figure in article.figures:
        if figure.total is None or figure.value <= figure.total or figure.status != "reported":
            continue
        kind = figure.metric in _OUT_OF_ALL or (figure.metric == "other" and _PLACES.match(fold(figure.unit).text))
        words = article.between(figure.span.start - min(figure.span.start, _NEAR), figure.span.end + _NEAR)
        if kind and not (words and _PLAN.search(words)):
            message = _("{part} out of {whole}: more than there are").format(
                part=written(figure.value), whole=written(figure.total)
            )
            numbers = (("value", figure.value), ("total", figure.total))
            yield Said(message, quote(article, figure), numbers)


def share_over_whole(article: Article) -> Iterator[Said]:
    """A share above 100 %."""
    for figure in article.figures:
        if not figure.percent or figure.low <= 100 or figure.metric in ("plan_rate", "other"):
            continue
        around = article.between(max(0, figure.span.start - _NEAR), figure.span.end + _NEAR)
        if figure.status == "reported" and not (around and _GROWTH.search(around)):
            yield Said(
                _("a share of {share} %: more than the whole").format(share=written(figure.value)),
                quote(article, figure),
                (("share", figure.value),),
            )


def shares_over_whole(article: Article, words: Exclusive) -> Iterator[Said]:
    """Shares that exclude each other and are together above 100 %."""
    sentence: list[Figure] = []
    for figure in article.figures:
        if not figure.percent or figure.metric != "quality_rating" or figure.status != "reported" or not figure.group:
            continue
        if sentence and article.sentence(sentence[0].span.start) != article.sentence(figure.span.start):
            yield from _too_much(article, sentence, words)
            sentence = []
        sentence.append(figure)
    yield from _too_much(article, sentence, words)


def fraction_rate(article: Article) -> Iterator[Said]:
    """n/m beside another per cent than n makes of m."""
    for rate in article.figures:
        whole = article.parent(rate, "rate_of")
        if whole is None or not whole.total or not rate.percent or not whole.exact or rate.status != whole.status:
            continue
        over = rate.group == "vượt" and rate.metric == "plan_rate"
        true = 100 * whole.value / whole.total - (100 if over else 0)
        if (over and true <= 0) or rate.value_max is not None or not _tied(article, whole, rate):
            continue
        if not _agrees(true, rate):
            told = {"part": written(whole.value), "whole": written(whole.total), "true": written(round(true, 2))}
            said = _("{part} of {whole} is {true} % above it, not «{rate}»") if over else _(NOT_THAT)
            yield Said(
                said.format(**told, rate=rate.text),
                quote(article, whole, rate),
                (("value", whole.value), ("total", whole.total), ("rate", rate.value)),
                (("rate", round(true, 4)),),
            )


def count_share(article: Article, words: Exclusive) -> Iterator[Said]:
    """A part beside another share than it has of its whole."""
    wholes = {figure.id: found.whole for found in part_lists(article, words) for figure in found.figures}
    for rate in article.figures:
        part = article.parent(rate, "rate_of")
        whole = (wholes.get(part.id) or article.parent(part, "part_of")) if part is not None else None
        if part is None or whole is None or not rate.percent or not (part.exact and whole.exact) or part.total:
            continue
        if not (part.counted and whole.counted) or whole.value <= 0 or rate.metric != part.metric:
            continue
        if rate.value_max is not None or rate.of or rate.group != part.group or not _tied(article, part, rate):
            continue
        true = 100 * part.value / whole.value
        if _agrees(true, rate) or _other_whole(article, part, rate, whole):
            continue
        yield Said(
            _(NOT_THAT).format(
                part=written(part.value), whole=written(whole.value), true=written(round(true, 2)), rate=rate.text
            ),
            quote(article, whole, part, rate),
            (("part", part.value), ("whole", whole.value), ("rate", rate.value)),
            (("rate", round(true, 4)),),
        )


def _agrees(true: float, rate: Figure) -> bool:
    """Whether a share is what was written: rounded or cut off at the last digit, and as `hơn` and `gần` allow."""
    step = rate.step + 1e-9
    slack = max(step, 0.1 * rate.value)
    match rate.modifier:
        case None:
            return abs(true - rate.value) <= step
        case "more_than" | "at_least":
            return true > rate.value - _HALF
        case "nearly" | "less_than" | "at_most":
            return true < rate.value + _HALF
        case _:
            return abs(true - rate.value) <= slack


def _tied(article: Article, count: Figure, rate: Figure) -> bool:
    """Whether nothing but words of sharing stands between a count and its rate, and the rate names no other whole."""
    if not count.span.end <= rate.span.start:
        return False
    if any(one.counted for one in article.figures_in(count.span.end, rate.span.start)):
        return False
    after = article.between(rate.span.end, rate.span.end + 30)
    if after is None:
        return rate.span.start - count.span.end <= (_NEAR if count.total else _BESIDE)
    between = article.between(count.span.end, rate.span.start) or ""
    cut = max(map(between.rfind, ",;("))
    return (
        article.sentence(count.span.start).end >= rate.span.end
        and len(between) < _NEAR
        and _OTHER_WHOLE.match(after) is None
        and (cut < 0 or _SHARE.fullmatch(between, cut + 1) is not None)
    )


def _other_whole(article: Article, part: Figure, rate: Figure, whole: Figure) -> bool:
    """Whether the share is that of another count told before: then that is the whole."""
    for figure in article.figures_in(max(0, part.span.start - _WINDOW), rate.span.start):
        for candidate in (figure.value, figure.total):
            if not candidate or not figure.counted or figure.id in (part.id, whole.id):
                continue
            if _agrees(100 * part.value / candidate, rate):
                return True
    return whole.total is not None and _agrees(100 * part.value / whole.total, rate)


def _too_much(article: Article, shares: list[Figure], words: Exclusive) -> Iterator[Said]:
    """Shares of one sentence, where they are of one thing and exclude each other."""
    told = {share.of for share in shares} - {None}
    if len(shares) < 2 or len(told) > 1 or len({share.parent for share in shares}) > 1:
        return
    between = article.between(shares[0].span.end, shares[-1].span.start)
    if between is not None and words.part_lists.search(between):
        return
    if words.common([(fold(share.group or "").text,) for share in shares]) is None:
        return
    if any(words.overlapping.search(fold(share.group or "").text) for share in shares):
        return
    total = sum(share.low for share in shares)
    if total > 100 + sum(share.step for share in shares):
        parts = " + ".join(written(share.value) for share in shares)
        yield Said(
            _("{parts} = {sum} %: more than the whole").format(parts=parts, sum=written(round(total, 4))),
            quote(article, *shares),
            (("shares", tuple(share.value for share in shares)),),
            (("sum", round(total, 4)),),
        )


def rules() -> tuple[Rule, ...]:
    """The rules of this family, with the words that they look for."""
    words = load_exclusive()
    return (
        Rule(
            "n-over-m",
            "error",
            N_(
                "n/m with n greater than m, where m is all there are. A result by its plan (`45/40 đảng viên`) may "
                "be more."
            ),
            ("Có 15/14 xã, thị trấn bố trí bí thư không là người địa phương.",),
            in_each(n_over_m),
        ),
        Rule(
            "share-over-whole",
            "error",
            N_("A share above 100 %. A result by its plan and a growth may be more."),
            ("Năm 2023, 103% đảng viên được xếp loại hoàn thành tốt nhiệm vụ.",),
            in_each(share_over_whole),
        ),
        Rule(
            "shares-over-whole",
            "error",
            N_("Shares of one thing that exclude each other (ratings) are together above 100 %."),
            ("Có 20% chi bộ hoàn thành xuất sắc nhiệm vụ, 75% hoàn thành tốt nhiệm vụ, 10% hoàn thành nhiệm vụ.",),
            in_each(partial(shares_over_whole, words=words)),
        ),
        Rule(
            "fraction-rate",
            "warning",
            N_("n/m stands beside another per cent than n makes of m. Rounded and cut-off digits are accepted."),
            ("Toàn Đảng bộ có 4.911/4.973 đảng viên tham gia học tập, đạt 97,85%.",),
            in_each(fraction_rate),
        ),
        Rule(
            "count-share",
            "warning",
            N_("A part stands beside another share than it has of its whole. Rounded and cut-off digits are accepted."),
            ("Năm 2023, Đảng bộ kết nạp 112 đảng viên, trong đó 58 đồng chí là nữ (53,8%).",),
            in_each(partial(count_share, words=words)),
        ),
    )
