"""Rules about days and years: ranges that end before they begin, documents of a later day than the article."""

import re
from collections.abc import Iterator
from datetime import date

from vnpartyextract.check.article import Article
from vnpartyextract.check.finding import Quote, Rule, Said, in_each
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Span
from vnpartyextract.text import fold, view

_LED = re.compile(r"(?<!\w)(?:từ|giai đoạn|nhiệm kỳ|khóa)(?: năm| ngày| tháng| quý)?\s*$")
_TO = re.compile(r"\s*(?:-|đến|tới|cho đến)(?: hết)?\s*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARS = re.compile(
    r"(?:nhiệm kỳ|giai đoạn|năm học|từ năm|từ|\()\s*(?P<range>(?P<first>(?:19|20)\d\d)\s*(?:-|đến năm|đến)\s*"
    r"(?P<last>(?:19|20)\d\d))(?![\d/.-])"
)
_DAYS = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})\s*(?:-|đến ngày|đến)\s*(?P<end>\d{1,2})[/.-](?P=month)(?!\d)"
)


def backwards(article: Article) -> Iterator[Said]:
    """Ranges whose end is told to be before their start."""
    if article.text is None:
        return
    folded = view(article.text)
    for found in _YEARS.finditer(folded.text):
        if found["last"] < found["first"]:
            span = folded.span(*found.span("range"))
            yield _said(article, span, found["first"], found["last"])
    for first, last in zip(article.dates, article.dates[1:], strict=False):
        between = article.between(first["span"][1], last["span"][0])
        before = article.between(max(0, first["span"][0] - 20), first["span"][0])
        if not between or not before or len(between) > 20 or not _TO.fullmatch(between) or not _LED.search(before):
            continue
        if first["type"] == last["type"] == "year":  # two bare years were looked for in the text
            continue
        told = _YEAR.search(first["text"]) and _YEAR.search(last["text"])
        if told and first["start"] and last["end"] and last["end"] < first["start"]:
            yield _said(article, Span(first["span"][0], last["span"][1]), first["start"], last["end"])


def nearly_a_year(article: Article) -> Iterator[Said]:
    """`từ 15/4 đến 10/4/2024`: a year less some days, or the two days in the wrong order."""
    for fact in article.dates:
        found = _DAYS.search(fold(fact["text"]).text) if fact["type"] == "range" else None
        if found and int(found["end"]) < int(found["day"]):
            yield _said(article, Span(*fact["span"]), found["day"], found["end"])


def later_document(article: Article) -> Iterator[Said]:
    """A document that is dated after the day of the article."""
    for fact in article.citations:
        if fact["date"] and article.published and _day(fact["date"]) > _day(article.published):
            quote = Quote(article.path, Span(*fact["span"]), fact["text"])
            message = _("dated {day}, after the article itself, {published}").format(
                day=fact["date"], published=article.published
            )
            yield Said(message, (quote,))


def _day(written: str) -> date:
    return date.fromisoformat(written)


def _said(article: Article, span: Span, start: str, end: str) -> Said:
    text = article.text[span.start : span.end] if article.text else ""
    return Said(
        _("from {start} to {end}: it ends before it begins").format(start=start, end=end),
        (Quote(article.path, span, text),),
    )


def rules() -> tuple[Rule, ...]:
    """The rules of this family."""
    return (
        Rule(
            "dates-backwards",
            "error",
            N_("A range of days or years ends before it begins."),
            ("Nghị quyết Đại hội Đảng bộ huyện nhiệm kỳ 2025 - 2020 đề ra 15 chỉ tiêu.",),
            in_each(backwards),
        ),
        Rule(
            "days-backwards",
            "warning",
            N_("A range inside one month ends on an earlier day than it begins, and its first day has no year."),
            ("Từ ngày 15/4 đến 10/4/2024, Huyện ủy mở 3 lớp bồi dưỡng.",),
            in_each(nearly_a_year),
        ),
        Rule(
            "later-document",
            "warning",
            N_("A document is dated after the day of the article that cites it."),
            (
                "Huyện ủy Mẫu Sơn tổ chức hội nghị\n17/2/2024\n\n"
                "Hội nghị triển khai Kế hoạch số 12-KH/HU ngày 20/5/2025 của Huyện ủy.",
            ),
            in_each(later_document),
        ),
    )
