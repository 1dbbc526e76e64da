"""Text from an article or a file name made harmless for a terminal."""

import unicodedata


def plain(text: str) -> str:
    """`text` on one line: white space as single spaces, and no control, format or surrogate characters left."""
    spaced = " ".join(text.split())
    return "".join(char for char in spaced if unicodedata.category(char) not in {"Cc", "Cf", "Cs"})
