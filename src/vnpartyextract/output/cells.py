"""Text from an article or a file name made harmless for a cell of a spreadsheet."""

import re

from vnpartyextract.text import encodable

__all__ = ["HIDDEN", "defused", "encodable", "shown"]

# Controls but for tab and line ends, marks that turn the direction of writing, lone surrogates, what is no character.
HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)

# Where a program may see a formula begin: at the head of the cell, and also behind a line end, tab or semicolon, for
# one that splits at semicolons (as with a decimal comma) does not see our quotes. Blanks, quotes and what cannot be
# seen may stand between; no two such stretches overlap, so the search is linear. Full-width signs count as well.
_BLANKS = r"(?:[^\S\t\r\n]|[\"'\u00ad\u180e\u200b-\u200d\u2060-\u2064\u206a-\u206f\ufeff])*+"
_FORMULA = re.compile(rf"(?:^|(?<=[;\t\r\n])){_BLANKS}[=+\-@＝＋－＠]|^[\t\r]")


def shown(text: str) -> str:
    """`text` with control characters, direction marks and surrogates written as `\\x1b` or `\\u202e`; tabs and line
    ends stay."""
    return HIDDEN.sub(lambda found: found[0].encode("unicode_escape", "surrogatepass").decode(), text)


def defused(text: str) -> str:
    """`text` as `shown`, with an apostrophe wherever a spreadsheet that opens it in a CSV file could see a formula."""
    return _FORMULA.sub(lambda found: "'" + found[0], shown(text))


# What Excel takes for a number, a day or a time of day when it opens a CSV file: `05`, `03/2`, `1-2`, `10:30`, `3E5`.
_LIKE_NUMBER = re.compile(r"\s*\d[\d.,/:\-–\s%]*(?:[eE]\d+)?\s*")


def literal(text: str) -> str:
    """`text`, and where Excel would take it for a number or a day, as a formula that gives just this text: `="05"`.

    Nothing but digits and the signs between them is ever written so.
    """
    return f'="{text}"' if _LIKE_NUMBER.fullmatch(text) else text


_DEFUSED = re.compile(rf"(?:^|(?<=[;\t\r\n]))'(?={_BLANKS}[=+\-@＝＋－＠])|^'(?=[\t\r])")
_LITERAL = re.compile(r'="([^"]*)"')


def harmed(text: str) -> str:
    """The text that `defused` or `literal` was made of."""
    inner = _LITERAL.fullmatch(text)
    if inner is not None:
        return inner[1]
    before = _DEFUSED.sub("", text)
    return before if defused(before) == text else text
