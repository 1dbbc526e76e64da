"""Whether a text is written for an old font: told by what its words become, never by signs alone.

A text is believed to be one only where nearly all of its accented words turn into Vietnamese syllables and were none
before; words in French or German do not, and Vietnamese in Unicode has letters that no old font's text can have.
"""

import re
import unicodedata
from collections.abc import Sequence

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.old_fonts import FONTS, Font
from vnpartyextract.read.syllables import is_syllable

MIXED = N_("line {} is written in another encoding than the rest, which is {}; convert one of them, or take it out.")

_NATIVE = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_HIGH = re.compile("[\xa1-\xff]")
_WORD = re.compile(r"[^\W\d_]+")
_FEWEST = 4  # different accented words from which a text can be judged
_SAMPLE = 1000  # of them that are looked at
_BELIEVED = 0.85  # share of the accented words that must become syllables
_STRANGE = 0.5  # share of a line below which it is of another encoding than the rest
_DENSE = 0.3  # share of all words that must be accented


def from_old_font(text: str) -> tuple[str, str] | None:
    """The text in Unicode and the name of the encoding it had, None if it is not written for an old font.

    Raises InputError for a text that is so in part only.
    """
    if not _HIGH.search(text):
        return None
    font = None if _NATIVE.search(text) else font_of(text)
    if font:
        converted = font.convert(text)
        check_lines(converted, font.name)
        return converted, font.name
    for number, line in enumerate(text.split("\n"), 1):
        if len(_HIGH.findall(line)) >= _FEWEST and not _NATIVE.search(line) and font_of(line):
            raise InputError(_(MIXED).format(number, _("not written for an old Vietnamese font as this is")))
    return None


def check_lines(text: str, encoding: str) -> None:
    """Raises InputError where a line of `text`, decoded from `encoding`, is no Vietnamese: it is of another."""
    for number, line in enumerate(text.split("\n"), 1):
        words = [word for word in line.split() if not word.isascii()]
        if len(words) >= _FEWEST and share(words) < _STRANGE:
            raise InputError(_(MIXED).format(number, encoding))


def font_of(text: str) -> Font | None:
    """The old font that a text without a letter of Vietnamese Unicode is written for, None if it is for none."""
    words = [word for word in text.split() if any(map(str.isalpha, word)) or _HIGH.search(word)]
    accented = [word for word in words if _HIGH.search(word)]
    # Each word counts once: a text of few words, however often they come, proves nothing.
    sample = list(dict.fromkeys(accented))[:_SAMPLE]
    if len(sample) < _FEWEST or len(accented) < _DENSE * len(words):
        return None
    best = max(FONTS, key=lambda font: share(sample, font))
    return best if share(sample, best) >= _BELIEVED > 2 * share(sample) else None


def share(words: Sequence[str], font: Font | None = None) -> float:
    """How many of some accented words are Vietnamese syllables, read in a font or as they stand; 0 to 1."""
    return sum(_is_vietnamese(font.convert(word) if font else word) for word in words) / len(words)


def _is_vietnamese(word: str) -> bool:
    """Whether all accented parts of a word are syllables; signs alone, such as a dash, are no matter."""
    parts = [part for part in _WORD.findall(unicodedata.normalize("NFC", word)) if not part.isascii()]
    return all(map(is_syllable, parts)) and (bool(parts) or not _HIGH.search(word))
