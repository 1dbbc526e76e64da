"""Whether a text is written for an old font: told by what its words become, never by signs alone.

A text is believed to be one only where nearly all of its accented words turn into Vietnamese syllables and were none
before; words in French or German do not, and Vietnamese in Unicode has letters that no old font's text can have.
"""

import re

from vnpartyextract.errors import InputError
from vnpartyextract.read.old_fonts import FONTS, Font
from vnpartyextract.read.syllables import is_syllable

MIXED = (
    "a part of this is written for an old Vietnamese font ({}), the rest in Unicode (see line {}); "
    "convert that part to Unicode, or take it out."
)

_NATIVE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_HIGH = re.compile("[\xa1-\xff]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4  # accented words from which a text can be judged
_SAMPLE = 4000  # accented words that are looked at
_BELIEVED = 0.85  # share of the accented words that must become syllables
_DENSE = 0.3  # share of all words that must be accented


def from_old_font(text: str) -> tuple[str, str] | None:
    """The text in Unicode and the name of the encoding it had, None if it is not written for an old font.

    Raises InputError for a text that is so in part only.
    """
    if not _HIGH.search(text):
        return None
    if not _NATIVE.search(text):
        font = font_of(text)
        return (font.convert(text), font.name) if font else None
    for number, line in enumerate(text.split("\n"), 1):
        if len(_HIGH.findall(line)) >= _FEWEST and not _NATIVE.search(line):
            font = font_of(line)
            if font:
                raise InputError(MIXED.format(font.name.upper(), number))
    return None


def font_of(text: str) -> Font | None:
    """The old font that a text without a letter of Vietnamese Unicode is written for, None if it is for none."""
    words = [word for word in text.split() if any(map(str.isalpha, word)) or _HIGH.search(word)]
    accented = [word for word in words if _HIGH.search(word)]
    if len(accented) < max(_FEWEST, _DENSE * len(words)):
        return None
    sample = accented[:_SAMPLE]
    best = max(FONTS, key=lambda font: _share(sample, font))
    return best if _share(sample, best) >= _BELIEVED > 2 * _share(sample, None) else None


def _share(words: list[str], font: Font | None) -> float:
    """How many of the accented words are Vietnamese syllables when read in a font, None as they stand; 0 to 1."""
    return sum(_is_vietnamese(font.convert(word) if font else word) for word in words) / len(words)


def _is_vietnamese(word: str) -> bool:
    parts = [part for part in _WORD.findall(word) if not part.isascii()]
    return bool(parts) and all(map(is_syllable, parts))
