"""The order of Vietnamese names: ă and â after a, đ after d, tones only where letters are equal."""

import unicodedata

from vnpartyextract.text import fold

_LETTERS = {letter: place for place, letter in enumerate("aăâbcdđeêfghijklmnoôơpqrstuưvwxyz")}
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # as dictionaries have them: à ả ã á ạ


def in_alphabet(text: str) -> tuple[list[tuple[int, int, str]], str]:
    """A sort key for `text`, in any case: first by letters, then by tones; digits and marks stand before letters."""
    apart = unicodedata.normalize("NFD", fold(text).text)
    letters = unicodedata.normalize("NFC", "".join(char for char in apart if char not in _TONES))
    tones = "".join(str(_TONES.index(char) + 1) if char in _TONES else "0" for char in apart)
    return [(char.isalpha(), _LETTERS.get(char, len(_LETTERS)), char) for char in letters], tones
