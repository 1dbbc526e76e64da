"""An HTML page as text: the article, its headline and its day, without menus, comments, lists of other articles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Span
from vnpartyextract.read import markup
from vnpartyextract.read.blocks import Block, blocks_of
from vnpartyextract.read.dateline import Line, ends_article, read_dateline
from vnpartyextract.read.decode import check_text, decode_page
from vnpartyextract.read.headline import is_furniture, is_headline
from vnpartyextract.read.layout import DIGITS, Piece, joined, left_out
from vnpartyextract.read.page import Page
from vnpartyextract.read.region import find_region, key
from vnpartyextract.read.words import HeadWords
from vnpartyextract.text import fold

NO_PAGE = N_("this is no HTML page that can be read, or a broken one; save the page again, or copy its text out.")
NO_ARTICLE = N_("no article stands on this page; save the page of the article itself, or copy its text out.")
INDEX = N_("this page lists {} other articles and seems to be none itself; give the pages of the articles.")

_DASH = re.compile(r"(\s+[–—»-]\s+)")
_HEAD = 80  # lines of the article, blank ones too, among which its headline is looked for
_NEAR = 8  # lines under the headline among which the day is looked for
_BUTTON = 60  # characters of a counter or a button
_SENTENCE = 100  # characters from which a line with a full stop is no headline of another article
_COUNTED = re.compile(r"\d[\d.,]* (\D+)")


def read_html(data: bytes, words: HeadWords) -> Page:
    """The article of a page. Its headline stands first in the text, also where the page keeps it apart.

    Raises InputError for what is no page, or a page without an article.
    """
    source, encoding = decode_page(data)
    iterwalk = markup.library("lxml.etree").iterwalk
    try:
        tree = markup.parse(source)
        days = list(markup.days(tree))
        markup.prune(tree)
        blocks = blocks_of(tree, iterwalk)
        font = markup.to_unicode(tree, "\n".join(block.text for block in blocks))
        if font:
            blocks = blocks_of(tree, iterwalk)
        titles = markup.titles(tree)
        _mark_others(blocks, words)
        region = find_region(blocks, extract(tree), _headlines(titles, words), words)
    except (InputError, MemoryError):
        raise
    except Exception as error:  # hostile markup can make the libraries stumble anywhere
        raise InputError(_(NO_PAGE)) from error
    if not region.kept:
        raise InputError(_(NO_ARTICLE))
    pieces, lost, title = _article(region.kept, titles, words)
    text, tables = joined(pieces)
    check_text(text)
    day = days[0] if days else _day(blocks, pieces[0].text, words) if title else None
    return Page(
        text,
        font or encoding,
        title=title,
        published=day,
        left_out=left_out(list(_lost([*region.dropped, *lost], text, words))),
        tables=tables,
        notes=(_(INDEX).format(region.teasers),) if region.teasers else (),
    )


def extract(tree: Any) -> str:
    """What the extractor takes for the article; nothing where it finds none."""
    extraction = markup.library("trafilatura.core").bare_extraction
    found = extraction(tree, include_comments=False, config=_settings())
    return "\n".join(found.body.itertext()) if found is not None else ""


@cache
def _settings() -> Any:
    settings = markup.library("trafilatura.settings").use_config()
    settings.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")  # else what is short is made one paragraph, menus and all
    return settings


def _article(
    blocks: Sequence[Block], titles: Sequence[str], words: HeadWords
) -> tuple[list[Piece], list[Block], Span | None]:
    """The pieces of the article, the blocks that are left out of it, and where its headline stands.

    The headline is at the head, put there where the page keeps it apart. `titles` are what the page gives as it, the
    surest first; what stands over it is left out.
    """
    fit = _headlines(titles, words)
    whole = [title for title in titles if _without_site(title, words)] if fit else []
    longest = max(map(len, titles), default=0) + _BUTTON
    lines = [_line(block.text).folded.text if len(block.text) <= longest else "" for block in blocks[:_HEAD]]
    heads = _places(lines, fit) or _places(lines, whole or titles)
    first = heads[0] if heads else 0
    kept, lost = _kept(blocks[first:], words)
    pieces = [Piece(block.text, block.apart, block.place) for block in kept]
    if not heads and fit:
        pieces = [Piece(fit[0]), *pieces]
        if len(pieces) > 1:
            pieces[1] = replace(pieces[1], apart=True)
    return pieces, [*blocks[:first], *lost], Span(0, len(pieces[0].text)) if (heads or fit) and pieces else None


def _headlines(titles: Sequence[str], words: HeadWords) -> list[str]:
    return [fitting for title in titles if (fitting := _without_site(title, words))]


def _places(lines: Sequence[str], titles: Sequence[str]) -> list[int]:
    wanted = {_line(title).folded.text for title in titles}
    return [place for place, line in enumerate(lines) if line in wanted]


@lru_cache(256)
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


def _mark_others(blocks: Sequence[Block], words: HeadWords) -> None:
    """Tells of the blocks that are in a list of other articles: from its name up to the next full sentence."""
    other = False
    for block in blocks:
        if block.place is None:
            if len(block.text) <= _BUTTON and ends_article(_line(block.text), words):
                other = True
            elif len(block.text) > _SENTENCE and block.text.endswith((".", "!", "?", ".”", '."')):
                other = False
        block.other = other


def _kept(blocks: Sequence[Block], words: HeadWords) -> tuple[list[Block], list[Block]]:
    """The blocks without counters and buttons, and without lists of other articles; also those of them that are none
    of their headlines.
    """
    kept: list[Block] = []
    apart = False
    for block in blocks:
        apart = apart or block.apart
        if not block.other and (
            block.place is not None or len(block.text) > _BUTTON or not _counter(_line(block.text), words)
        ):
            kept.append(replace(block, apart=apart))
            apart = False
    return kept, [block for block in blocks if block.other and not block.is_link]


def _lost(blocks: Sequence[Block], text: str, words: HeadWords) -> Iterator[str]:
    """What is told of the blocks that were left out: all but counters, days, and what stands in the text elsewhere."""
    wanted = [block.text for block in blocks if DIGITS.search(block.text)]
    whole = key(text) if wanted else ""
    lines = set(map(key, text.split("\n"))) if wanted else set()
    for each in wanted:
        line, said = _line(each), key(each)
        if said in lines or (len(said) > _SENTENCE and said in whole):
            continue
        if not _counter(line, words) and read_dateline(line, words) is None:
            yield each


def _counter(line: Line, words: HeadWords) -> bool:
    """Whether a line is a counter, a button or the like. One that tells the day is wanted; a bare number may be too."""
    text = line.folded.text
    if len(text) > _BUTTON or not any(map(str.isalpha, text)):
        return False
    counted = _COUNTED.fullmatch(text.strip(" ()[]|.•-"))
    if counted and counted[1].strip() in words.counters:
        return True
    return is_furniture(line, words) and read_dateline(line, words) is None


def _day(blocks: Sequence[Block], headline: str, words: HeadWords) -> date | None:
    """The day that the page shows under its headline."""
    wanted = _line(headline).folded.text
    for place, block in enumerate(blocks):
        if len(block.text) <= 2 * len(headline) and _line(block.text).folded.text == wanted:
            for near in blocks[place + 1 : place + 1 + _NEAR]:
                if dateline := read_dateline(_line(near.text), words):
                    return dateline.day
    return None


@lru_cache(4096)  # most lines are asked for several times
def _line(text: str) -> Line:
    return Line(Span(0, len(text)), fold(text[:400]))
