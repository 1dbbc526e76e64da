"""The tree of an HTML page: its text line by line, and what it tells machines about headline and day."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.read.day import written_day
from vnpartyextract.read.old_fonts import FONTS
from vnpartyextract.read.optional import load
from vnpartyextract.read.recognise import from_old_font

TOO_DEEP = "its tags are nested too deep to be read; save the page again, or copy its text out."

_TITLES = frozenset({"og:title", "twitter:title", "dc.title"})
_DAYS = re.compile(
    r"(article:)?published_time|date[._]?published|published_date|(pub|publish[-_]?)date"
    r"|dc(terms)?\.(date\.)?(issued|created)|sailthru\.date|parsely-pub-date"
)
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')
# Tags that begin no line, those that begin one inside their paragraph, those whose text nobody sees. Of the first two
# kinds `hi` and `ref`, `lb`, `item` and `cell` are what trafilatura makes of others.
_NO_LINE = frozenset(
    "a abbr b bdi bdo big br cite code data del dfn em font hi i ins kbd label lb mark "  # noqa: SIM905
    "q ref s samp small span strong sub sup time tt u var".split()
)
_OWN_LINE = frozenset("cell dd dt item li td th".split())  # noqa: SIM905
_UNSEEN = ("script", "style", "noscript", "template", "select", "textarea", "iframe", "object", "svg")
_KEPT = {"time": "span", "ins": "span", "label": "span", "output": "span", "fieldset": "div", "marquee": "div"}
_SPACE = re.compile(r"\s+")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # a tree that is changed may not hold them
_LINE_END = "\x1e"  # of a cell or an item; no text has this sign
_BREAKS = re.compile(r"[ \n\x1e]*[\n\x1e][ \n\x1e]*")
_GAP = re.compile(r"\n{2,}")
_MENU_LINKS, _MENU_SHARE = 3, 0.7  # links of a cell, and their share of its letters, from which it is a menu

library = partial(load, what="HTML pages", library="trafilatura", extra="html")


def parse(markup: str) -> Any:
    """The tree of a page. Raises InputError where a part is too deep to be in it, and whatever the parser raises."""
    html = library("lxml.html")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    if any("depth" in error.message for error in parser.error_log):
        raise InputError(TOO_DEEP)
    if _CONTROL.search(markup) or "&#" in markup:
        _change(tree, lambda text: _CONTROL.sub("", text))
    return tree


def _change(tree: Any, change: Callable[[str], str]) -> None:
    """Puts every text and attribute of a tree through `change`."""
    for element in tree.iter():
        element.text = element.text and change(element.text)
        element.tail = element.tail and change(element.tail)
        for name, value in element.attrib.items():
            element.set(name, change(value))


def prune(tree: Any) -> None:
    """Takes out what nobody sees, and menus where the page is laid out as a table: cells of little else than links.

    Tags that trafilatura would drop with their text become plain ones.
    """
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    for element in tree.iter(*_KEPT):
        element.tag = _KEPT[element.tag]
    for figure in tree.iter("figure"):
        if figure.find(".//table") is not None:
            figure.tag = "div"
    for cell in list(tree.iter("td")):
        links = [_letters(link) for link in cell.iter("a")]
        if len(links) >= _MENU_LINKS and sum(links) > _MENU_SHARE * _letters(cell):
            cell.drop_tree()


def _letters(element: Any) -> int:
    return sum(map(str.isalnum, element.text_content()))


def to_unicode(tree: Any) -> str | None:
    """The old font that a page is written for; all its text is converted in place then. None if it is for none.

    Raises InputError where it is so in part only.
    """
    found = from_old_font(text_of(tree))
    if found is None:
        return None
    _change(tree, {font.name: font.convert for font in FONTS}[found[1]])
    return found[1]


def text_of(tree: Any) -> str:
    """The text of a tree: a blank line between blocks, cells and items of a list on lines of their own."""
    parts: list[str] = []
    for event, element in library("lxml.etree").iterwalk(tree, events=("start", "end")):
        apart = "" if element.tag in _NO_LINE else _LINE_END if element.tag in _OWN_LINE else "\n\n"
        if event == "start":
            parts += apart, _SPACE.sub(" ", element.text or "")
        else:
            parts += "\n" if element.tag in {"br", "lb"} else apart, _SPACE.sub(" ", element.tail or "")
    # Two line breaks make a paragraph; the end of one cell and the beginning of the next do not.
    return _BREAKS.sub(lambda run: "\n\n" if run[0].count("\n") > 1 else "\n", "".join(parts)).strip()


def closed_up(text: str) -> str:
    """`text` with one blank line at most between lines, and none around it."""
    return _GAP.sub("\n\n", text).strip()


def titles(tree: Any) -> list[str]:
    """What the page may mean as its headline, the surest first; names of sites and sections may stand beside it."""
    told = [element.text_content() for element in tree.iter("h1")]
    told += [element.get("content") or "" for element in tree.iter("meta") if _name(element) in _TITLES]
    told += [element.text_content() for element in tree.iter("title")]
    return [title for each in told if (title := " ".join(each.split()))]


def days(tree: Any) -> Iterator[date]:
    """The days that the page tells machines as that of its publication, the surest first."""
    told = [element.get("content") for element in tree.iter("meta") if _DAYS.fullmatch(_name(element))]
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            told += _JSON_DAY.findall(script.text or "")
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or (element.get("itemprop") or "").lower() == "datepublished":
            told.append(element.get("datetime"))
    return filter(None, (written_day(each) for each in told if each))


def _name(meta: Any) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
