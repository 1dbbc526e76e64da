"""Which written words can be Vietnamese: the frame of a syllable, for telling text from what only looks like it."""

import re
import unicodedata
from functools import lru_cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?"
    "(?:[uo]?y?êu?|uyê|iê|iêu|yêu|uê|oe|oeo|eo|êu"
    "|[uo]?[aăâ]|[uo]?a[iouy]|[uo]?â[uy]|ia|ya|uya|ua|ưa|uô|uôi|ươ|ươ[iu]|ưi|ưu"
    "|o|oi|oo|ô|ôi|ơ|ơi|uơ|i|iu|u|ui|uy|uyu|ư|e|y)"
    "(?:ch|ng|nh|[cmnpt])?"
)


@lru_cache(maxsize=8192)  # a text has few different words
def is_syllable(word: str) -> bool:
    """Whether `word` can be one Vietnamese syllable, with one tone at most, whatever its case and normal form."""
    parts = unicodedata.normalize("NFD", word.lower())
    tones = sum(map(parts.count, _TONES))
    bare = unicodedata.normalize("NFC", "".join(char for char in parts if char not in _TONES))
    return tones <= 1 and _SYLLABLE.fullmatch(bare) is not None
