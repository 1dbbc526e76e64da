"""One HTML page that needs nothing else: a title and tables. The page is built as a tree and written out by the
standard library, which escapes whatever an article says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from vnpartyextract.messages import in_use
from vnpartyextract.output.plain import plain

NONE: Mapping[str, str] = MappingProxyType({})
STYLE = """
body { font: 15px/1.45 system-ui, "DejaVu Sans", sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em; }
table { border-collapse: collapse; margin-bottom: 1.5em; }
caption { font-weight: bold; font-size: 1.2em; text-align: left; padding-bottom: .6em; }
th, td { border-bottom: 1px solid #ccc; padding: .3em .8em; text-align: left; vertical-align: top; }
td.n { text-align: right; white-space: nowrap; }
td.conflict { background: #fde8e8; color: #a00; }
sup a { text-decoration: none; }
ol { color: #444; font-size: .9em; }
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A table of words under a heading; `right`: which columns stand at the right."""

    heading: str
    heads: Sequence[str]
    rows: Iterable[Sequence[str]]
    right: Sequence[bool]


def section(heading: str, heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[bool] = ()) -> Section:
    return Section(heading, heads, rows, right or [False] * len(heads))


def begun(title: str, lang: str) -> tuple[Element, Element]:
    """A page with its title in the head, and its body."""
    root = Element("html", lang=lang)
    head = SubElement(root, "head")
    SubElement(head, "meta", charset="utf-8")
    put(head, "title", title)
    SubElement(head, "style").text = STYLE
    return root, SubElement(root, "body")


def ended(root: Element) -> str:
    """The page as text."""
    indent(root)
    return "<!DOCTYPE html>\n" + tostring(root, "unicode", method="html") + "\n"


def page(title: str, sections: Iterable[Section], notes: Iterable[str] = ()) -> str:
    """The whole page: every section with its heading, then the notes, a paragraph each."""
    root, body = begun(title, in_use())
    put(body, "h1", title)
    for one in sections:
        if one.heading:
            put(body, "h2", one.heading)
        grid = SubElement(body, "table")
        line = SubElement(SubElement(grid, "thead"), "tr")
        for head in one.heads:
            put(line, "th", head, attributes={"scope": "col"})
        rows = SubElement(grid, "tbody")
        for row in one.rows:
            line = SubElement(rows, "tr")
            for cell, right in zip(row, one.right, strict=True):
                put(line, "td", cell, attributes={"class": "n"} if right else {})
    for note in notes:
        put(body, "p", note)
    return ended(root)


def put(parent: Element, tag: str, text: str, *, keep: bool = False, attributes: Mapping[str, str] = NONE) -> Element:
    """An element of the text alone, without what no page may hold. `keep`: the spaces at its ends, too."""
    made = SubElement(parent, tag, dict(attributes))
    inner = plain(text)
    made.text = text[: len(text) - len(text.lstrip())] + inner if keep else inner
    return made
