"""The codes of the fonts that Vietnamese was written in before Unicode, and what they stand for.

TCVN3 (ABC, fonts called .VnTime) gives each letter with its marks a code of its own; capitals with a tone have none in
common use: they are the small letters in a font of capitals (.VnTimeH), and stay small here. VNI (VNI-Times) writes a
mark behind the plain letter. Both are given as the Latin letters that share their codes (Windows-1252), which is how
such a text looks once it was saved as Unicode without being converted.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

# The upper half of TCVN 5712 from A1 on. B0 to B4 are marks without a letter, which these fonts leave empty.
_TCVN3 = (
    "ĂÂÊÔƠƯĐăâêôơưđẰ"
    "\u0300\u0309\u0303\u0301\u0323àảãáạẲằẳẵắẴ"
    "ẮẦẨẪẤỀặầẩẫấậèỂẻẽ"
    "éẹềểễếệìỉỄẾỒĩíịò"
    "Ổỏõóọồổỗốộờởỡớợù"
    "ỖủũúụừửữứựỳỷỹýỵỐ"
)
TCVN3: Mapping[str, str] = {chr(0xA1 + place): letter for place, letter in enumerate(_TCVN3)}

# The plain tones, in the order of the letters with them; what `â` and `ă` look like with each tone stands beside.
_MARKS = "ùøûõï"  # sắc, huyền, hỏi, ngã, nặng
_WITH_TONES = {
    "a": "áàảãạ", "e": "éèẻẽẹ", "o": "óòỏõọ", "u": "úùủũụ", "y": "ýỳỷỹ", "ô": "ớờởỡợ", "ö": "ứừửữự",
}  # fmt: skip
_HATS = "âáàåãä"  # the hat alone, then with the tones
_WITH_HATS = {"a": "âấầẩẫậ", "e": "êếềểễệ", "o": "ôốồổỗộ"}
_BREVES = "êéèúüë"
_WITH_BREVES = {"a": "ăắằẳẵặ"}
_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}


def _vni() -> dict[str, str]:
    small = dict(_ALONE)
    for marks, letters in ((_MARKS, _WITH_TONES), (_HATS, _WITH_HATS), (_BREVES, _WITH_BREVES)):
        for base, made in letters.items():
            small |= {base + mark: letter for mark, letter in zip(marks, made, strict=False)}
    # A capital may be followed by the mark of a small letter, and the other way round.
    capital = {written[0].upper() + written[1:]: letter.upper() for written, letter in small.items()}
    table = small | capital
    return table | {written[0] + written[1:].upper(): letter for written, letter in table.items()}


VNI: Mapping[str, str] = _vni()


@dataclass(frozen=True, slots=True)
class Font:
    """An old encoding: its name, and the letter that each of its codes stands for."""

    name: str
    table: Mapping[str, str]

    def convert(self, text: str) -> str:
        """A text of its codes, seen as Latin letters, in Unicode."""
        return _codes(self.name).sub(lambda code: self.table[code[0]], text)


FONTS = (Font("tcvn3", TCVN3), Font("vni", VNI))


@cache
def _codes(name: str) -> re.Pattern[str]:
    table = next(font.table for font in FONTS if font.name == name)
    return re.compile("|".join(sorted(map(re.escape, table), key=len, reverse=True)))
