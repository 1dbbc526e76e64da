"""The tree of an HTML page: what nobody sees taken out, and what it tells machines about headline and day."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.day import written_day
from vnpartyextract.read.old_fonts import FONTS
from vnpartyextract.read.optional import load
from vnpartyextract.read.recognise import from_old_font

TOO_DEEP = N_("its tags are nested too deep to be read; save the page again, or copy its text out.")

_TITLES = frozenset({"og:title", "twitter:title", "dc.title"})
_DAYS = re.compile(
    r"(article:)?published_time|date[._]?published|published_date|(pub|publish[-_]?)date"
    r"|dc(terms)?\.(date\.)?(issued|created)|sailthru\.date|parsely-pub-date"
)
_JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')
_UNSEEN = (
    *("script", "style", "noscript", "template", "select", "textarea", "iframe", "object", "svg"),
    *("del", "s", "strike"),
)
_MAYBE_HIDDEN = "//body//*[@hidden or @style or @class]"
_HIDDEN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_HIDDEN_CLASSES = frozenset(
    ("sr-only", "visually-hidden", "screen-reader-text", "ms-hidden", "ms-accessible", "d-none")
)
_POWERS = {"2": "²", "3": "³"}
_UNIT = re.compile(r"(?<!\w)[kcdm]?m$")
_NOTE = re.compile(r"[\[(]?\s*(?:\d{1,3}|[*†‡]+|[a-z])(?:\s*,\s*\d{1,3})*\s*[\])]?")
_KEPT = {"time": "span", "ins": "span", "label": "span", "output": "span", "fieldset": "div", "marquee": "div"}
_KEPT |= {"center": "div", "summary": "p", "details": "div"}
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # a tree that is changed may not hold them
_MENU_LINKS, _MENU_SHARE = 3, 0.7  # links of a cell, and their share of its letters, from which it is a menu

library = partial(load, what=N_("HTML pages"), library="trafilatura", extra="html")


def parse(markup: str) -> Any:
    """The tree of a page. Raises InputError where a part is too deep to be in it, and whatever the parser raises."""
    html = library("lxml.html")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    tree = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    if any("depth" in error.message for error in parser.error_log):
        raise InputError(_(TOO_DEEP))
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
    """Takes out what nobody sees or was struck out, and menus where the page is laid out as a table.

    Tags that trafilatura would drop with their text become plain ones; marks of notes go, `m²` stays.
    """
    for element in list(tree.iter(*_UNSEEN)):
        element.drop_tree()
    for element in tree.xpath(_MAYBE_HIDDEN):
        if _is_hidden(element) and element.getparent() is not None:
            element.drop_tree()
    for element in list(tree.iter("sup")):
        _raise(element)
    for element in tree.iter(*_KEPT):
        element.tag = _KEPT[element.tag]
    for figure in tree.iter("figure"):
        if figure.find(".//table") is not None:
            figure.tag = "div"
    for cell in list(tree.iter("td")):
        links = [_letters(link) for link in cell.iter("a")]
        if len(links) >= _MENU_LINKS and sum(links) > _MENU_SHARE * _letters(cell):
            cell.drop_tree()


def _is_hidden(element: Any) -> bool:
    """Whether the page itself says that the element is not shown, or only to those who hear it."""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return True
    return not _HIDDEN_CLASSES.isdisjoint((element.get("class") or "").split())


def _raise(element: Any) -> None:
    """Text set high: the mark of a note is no text, the power of a unit is its sign."""
    text = element.text_content().strip()
    before = element.getprevious()
    said = (element.getparent().text if before is None else before.tail) or ""
    if text in _POWERS and _UNIT.search(said):
        for child in list(element):
            child.drop_tree()
        element.text, element.tag = _POWERS[text], "span"
    elif _NOTE.fullmatch(text):
        element.drop_tree()


def _letters(element: Any) -> int:
    return sum(map(str.isalnum, element.text_content()))


def to_unicode(tree: Any, text: str) -> str | None:
    """The old font that a page with this text is written for; the tree is converted in place then. None if for none.

    Raises InputError where it is so in part only.
    """
    found = from_old_font(text)
    if found is None:
        return None
    _change(tree, {font.name: font.convert for font in FONTS}[found[1]])
    return found[1]


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
