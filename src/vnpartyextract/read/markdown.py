"""Markdown as text: what it shows, its lists and tables among them."""

import re
from collections.abc import Iterator

from vnpartyextract.read.decode import decode
from vnpartyextract.read.layout import Piece, Place, joined
from vnpartyextract.read.page import Page

_RULE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
_LINE = re.compile(r"\s{0,3}(?:[-*_]\s*){3,}$|\s{0,3}=+\s*$")
_ITEM = re.compile(r"(\s*)[*+-]\s+")
_IMAGE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_STRONG = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_WEAK = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_BARS = re.compile(r"(?<!\\)\|")


def read_markdown(data: bytes) -> Page:
    """The text of a Markdown file without its marks; struck-out text and pictures are none."""
    text, encoding = decode(data)
    shown, tables = joined(_pieces(text.split("\n")))
    return Page(shown, encoding, tables=tables)


def _pieces(lines: list[str]) -> Iterator[Piece]:
    table = at = 0
    apart = True
    while at < len(lines):
        line = lines[at]
        if at + 1 < len(lines) and "|" in line and _RULE.fullmatch(lines[at + 1]) and "|" in lines[at + 1]:
            row = 0
            while at < len(lines) and "|" in lines[at]:
                if row != 1 or not _RULE.fullmatch(lines[at]):
                    for column, cell in enumerate(_BARS.split(lines[at].strip().removeprefix("|").removesuffix("|"))):
                        yield Piece(_shown(cell), place=Place(table, row, column, head=row == 0))
                at, row = at + 1, row + 1
            table, apart = table + 1, True
            continue
        at += 1
        if not line.strip() or _LINE.fullmatch(line):
            apart = True
            continue
        heading = _HEADING.fullmatch(line)
        item = _ITEM.match(line)
        said = heading[1] if heading else line.strip().removeprefix("> ")
        if item:
            said = ("- " if len(item[1]) < 2 else "+ ") + line[item.end() :].strip()
        yield Piece(_shown(said), apart or bool(heading))
        apart = bool(heading)


def _shown(text: str) -> str:
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _STRONG.sub(lambda found: "" if found[1] == "~~" else found[2], text)
    return _WEAK.sub(r"\2", text).replace("\\|", "|").replace("`", "").strip()
