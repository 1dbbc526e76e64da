"""An HTML page as text: the article, its headline and its day, without menus, comments, lists of other articles."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from vnpartyextract.errors import InputError
from vnpartyextract.model import Span
from vnpartyextract.read import markup
from vnpartyextract.read.dateline import Line, ends_article, read_dateline
from vnpartyextract.read.decode import check_text, decode_page
from vnpartyextract.read.headline import is_furniture, is_headline
from vnpartyextract.read.page import Page
from vnpartyextract.read.words import HeadWords
from vnpartyextract.text import fold

NO_PAGE = "this is no HTML page that can be read, or a broken one; save the page again, or copy its text out."
NO_ARTICLE = "no article stands on this page; save the page of the article itself, or copy its text out."

_DASH = re.compile(r"(\s+[–—»-]\s+)")
_HEAD = 80  # lines of the article, blank ones too, among which its headline is looked for
_NEAR = 8  # lines under the headline among which the day is looked for
_BUTTON = 60  # characters of a counter or a button
_SENTENCE = 100  # characters from which a line with a full stop is no headline of another article


def read_html(data: bytes, words: HeadWords) -> Page:
    """The article of a page. Its headline stands first in the text, also where the page keeps it apart.

    Raises InputError for what is no page, or a page without an article.
    """
    source, encoding = decode_page(data)
    extraction = markup.library("trafilatura.core").bare_extraction
    settings = markup.library("trafilatura.settings").use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # else what is short is made one paragraph, menus and all
    try:
        tree = markup.parse(source)
        days = list(markup.days(tree))
        markup.prune(tree)
        font = markup.to_unicode(tree)
        titles, seen = markup.titles(tree), markup.text_of(tree)
        found = extraction(tree, include_comments=False, config=settings)
        body = markup.text_of(found.body) if found is not None else ""
    except (InputError, MemoryError):
        raise
    except Exception as error:  # hostile markup can make the libraries stumble anywhere
        raise InputError(NO_PAGE) from error
    if not body:
        raise InputError(NO_ARTICLE)
    text, title = _article(body, titles, words)
    check_text(text)
    day = days[0] if days else _day(seen, text[: title.end], words) if title else None
    return Page(text, font or encoding, title=title, published=day)


def _article(body: str, titles: Sequence[str], words: HeadWords) -> tuple[str, Span | None]:
    """The text of the article, and where its headline stands: at its head, put there where the page keeps it apart.

    `titles` are what the page gives as its headline, the surest first; what stands over the headline is left out.
    """
    lines = body.split("\n")
    fit = [fitting for title in titles if (fitting := _without_site(title, words))]
    wanted = {_line(title).folded.text for title in (*fit, *titles)}
    heads = [place for place, line in enumerate(lines[:_HEAD]) if line and _line(line).folded.text in wanted]
    if heads:
        lines = lines[heads[0] :]
    elif fit:
        lines = [fit[0], "", *lines]
    return markup.closed_up("\n".join(_kept(lines, words))), Span(0, len(lines[0])) if heads or fit else None


def _without_site(title: str, words: HeadWords) -> str | None:
    """A headline without the names of site and section before or behind it; None where nothing else is there."""
    for told in title.split(" | "):
        parts = [part for part in _DASH.split(told) if part]
        while parts and not is_headline(_line(parts[-1][0].upper() + parts[-1][1:]), words):
            del parts[-2:]
        while parts and not is_headline(_line(parts[0]), words):
            del parts[:2]
        if parts:
            return "".join(parts)
    return None


def _kept(lines: Sequence[str], words: HeadWords) -> Iterator[str]:
    """The lines without counters and buttons, and without lists of other articles: up to the next full sentence."""
    skips = False
    for text in lines:
        line = _line(text)
        if ends_article(line, words):
            skips = True
        elif len(text) > _SENTENCE and text.endswith((".", "!", "?", ".”", '."')):
            skips = False
        if not skips and not _counter(line, words):
            yield text


def _counter(line: Line, words: HeadWords) -> bool:
    """Whether a line is a counter, a button or the like. One that tells the day is wanted; a bare number may be too."""
    text = line.folded.text
    short = len(text) <= _BUTTON and any(map(str.isalpha, text))
    return short and is_furniture(line, words) and read_dateline(line, words) is None


def _day(seen: str, headline: str, words: HeadWords) -> date | None:
    """The day that the page shows under its headline."""
    wanted = _line(headline).folded.text
    lines = [_line(line) for line in seen.split("\n") if line]
    for place, line in enumerate(lines):
        if line.folded.text == wanted:
            for near in lines[place + 1 : place + 1 + _NEAR]:
                if dateline := read_dateline(near, words):
                    return dateline.day
    return None


def _line(text: str) -> Line:
    return Line(Span(0, len(text)), fold(text[:400]))
