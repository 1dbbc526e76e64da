"""Whether a text is Vietnamese with its marks: what is not cannot be read, and is not read as if it could."""

import re
import unicodedata

from vnpartyextract.messages import N_, _
from vnpartyextract.read.syllables import is_syllable

NO_MARKS = N_(
    "this is Vietnamese without its marks (Dang bo for Đảng bộ): no fact in it can be trusted, bodies are left out."
)
OTHER = N_("this is not in Vietnamese: no fact in it can be trusted, bodies are left out.")

_SAMPLE = 20_000  # characters looked at
_FEWEST = 25  # words from which a text can be judged
_MARKED = 0.2  # share of the words that have a mark or a letter of Vietnamese; in Vietnamese it is over a half
_SYLLABLES = 0.85  # share of words that can be syllables, from which a text is Vietnamese
_WORD = re.compile(r"[^\W\d_]+")


# Vowels that a syllable has only with their marks.
_BARE = (("ie", "iê"), ("ye", "yê"), ("uo", "ươ"), ("uo", "uô"), ("ue", "uê"))


def _may_be(word: str) -> bool:
    """Whether a word can be a Vietnamese syllable that lost its marks."""
    low = word.lower()
    return is_syllable(low) or any(bare in low and is_syllable(low.replace(bare, full)) for bare, full in _BARE)


def language_note(text: str) -> str | None:
    """What to tell of a text that is no Vietnamese, or has lost its marks; None for one that is fit to be read."""
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]))
    if len(words) < _FEWEST:
        return None
    marked = sum(not word.isascii() and is_syllable(word) for word in words)
    if marked >= _MARKED * len(words):
        return None
    plain = [word for word in words if len(word) > 1]
    syllables = sum(map(_may_be, plain))
    return _(NO_MARKS) if plain and syllables >= _SYLLABLES * len(plain) else _(OTHER)
