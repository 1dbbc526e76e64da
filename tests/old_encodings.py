"""Texts written back into the encodings from before Unicode, each by its own short rule, to be read again."""

import unicodedata

# TCVN 5712 as its table prints it, code by code; a capital with a tone is its small letter in a font of capitals.
TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a1 a2 a3 a4 a5 a6 a7 a8 a9 aa ab ac ad ae b5 b6 b7 b8 b9 bb bc bd be c6 c7 c8 c9 ca cb cc ce cf d0 d1 d2"
            "d3 d4 d5 d6 d7 d8 dc dd de df e1 e2 e3 e4 e5 e6 e7 e8 e9 ea eb ec ed ee ef f1 f2 f3 f4 f5 f6 f7 f8 f9 fa"
            "fb fc fd fe"
        ).decode("latin-1"),
        strict=True,
    )
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Behind the letter VNI writes the tone, or what stands for the hat or the breve and the tone together.
_PLAIN = dict(zip(_TONES, "øùõûï", strict=True))
_HAT = dict(zip(_TONES, "àáãåä", strict=True)) | {"": "â"}
_BREVE = dict(zip(_TONES, "èéüúë", strict=True)) | {"": "ê"}
_OWN = {"ơ": "ô", "ư": "ö", "đ": "ñ", "í": "í", "ì": "ì", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "ỵ": "î"}


def tcvn3(text: str) -> str:
    """The codes of TCVN3 as Latin letters."""
    return "".join(TCVN3.get(char) or TCVN3.get(char.lower()) or char for char in text)


def small_where_tcvn3_has_no_capital(text: str) -> str:
    return "".join(char.lower() if char not in TCVN3 and char.lower() in TCVN3 else char for char in text)


def vni(text: str) -> str:
    """The codes of VNI as Latin letters."""
    return "".join(map(_vni, text))


def _vni(char: str) -> str:
    if char.lower() in _OWN:
        written = _OWN[char.lower()]
    else:
        base, *marks = unicodedata.normalize("NFD", char.lower())
        tone = next((mark for mark in marks if mark in _TONES), "")
        if "\u0302" in marks:
            written = base + _HAT[tone]
        elif "\u0306" in marks:
            written = base + _BREVE[tone]
        elif "\u031b" in marks:
            written = _OWN[unicodedata.normalize("NFC", base + "\u031b")] + _PLAIN[tone]
        else:
            written = base + (_PLAIN[tone] if tone else "")
    return written.upper() if char.isupper() else written


def windows_1258(text: str) -> bytes:
    """As that page has it: a letter with its hat, then the tone as a mark of its own."""
    parts = []
    for char in text:
        apart = unicodedata.normalize("NFD", char)
        tone = next((mark for mark in apart if mark in _TONES), "")
        parts.append(unicodedata.normalize("NFC", apart.replace(tone, "")) + tone if tone else char)
    return "".join(parts).encode("cp1258")
