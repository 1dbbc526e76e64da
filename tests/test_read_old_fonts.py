"""Texts for the fonts from before Unicode: converted where they are sure, left alone or refused where they are not."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from old_encodings import small_where_tcvn3_has_no_capital, tcvn3, vni, windows_1258
from vnpartyextract import extract
from vnpartyextract.errors import InputError
from vnpartyextract.read.decode import decode
from vnpartyextract.read.old_fonts import TCVN3, VNI
from vnpartyextract.read.syllables import is_syllable

CORPUS = sorted(Path(__file__).parents[1].glob("corpus/**/*.txt"))[::2]
LETTERS = "".join(
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if base + tone not in "aeiouy"
)
LETTERS += "đ" + LETTERS.upper() + "Đ"


def article(path: Path) -> str:
    return unicodedata.normalize("NFC", path.read_text("utf-8"))


def test_there_are_134_letters() -> None:
    assert (len(LETTERS), len(set(LETTERS))) == (134, 134)


def test_every_letter_has_its_code_in_vni() -> None:
    for letter in LETTERS:
        assert VNI[vni(letter)] == letter
    assert set(VNI.values()) == set(LETTERS)


def test_every_small_letter_and_capital_without_tone_has_its_code_in_tcvn3() -> None:
    for letter in LETTERS:
        assert TCVN3[tcvn3(letter)] == small_where_tcvn3_has_no_capital(letter)
    assert (
        set(small_where_tcvn3_has_no_capital(LETTERS)) <= set(TCVN3.values()) <= {*LETTERS, *map(chr, range(768, 804))}
    )


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("saved_as", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_articles_come_back(path: Path, saved_as: str) -> None:
    text = article(path)
    small = small_where_tcvn3_has_no_capital(text)
    assert decode(tcvn3(text).encode(saved_as)) == (small, "tcvn3")
    assert decode(vni(text).encode(saved_as)) == (text, "vni")


@pytest.mark.parametrize("path", CORPUS[:3], ids=lambda path: path.stem)
def test_facts_are_those_of_the_article(path: Path) -> None:
    text = article(path)
    assert extract(decode(vni(text).encode("cp1252"))[0])["facts"] == extract(text)["facts"]


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_windows_1258_is_no_old_font(path: Path) -> None:
    text, encoding = decode(windows_1258(article(path)))
    assert (unicodedata.normalize("NFC", text), encoding) == (article(path), "windows-1258")


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_unicode_is_left_alone(path: Path, form: str) -> None:
    text = unicodedata.normalize(form, article(path))  # type: ignore[arg-type]
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Le 3 août, les élèves ont été reçus à l'école où naît la forêt; ça et là, les députés étaient déjà là.",
        "Über die Brücke gehen fünf Mädchen; sie hören schöne Lieder, während draußen größere Stürme tönen.",
        "São Paulo não é só música: há também emoção, coração, opiniões, razões e ações que não têm preço.",
        "Señor Peña, mañana iré a la reunión; el niño comerá piña, maní y jamón según decidió José María.",
        "Þetta er íslenskur texti með þorni og eð; það er fallegt að lesa um Ísland á björtum degi í október.",
        "§ 5 BGB, § 7 HGB: 30 °C ± 2 °C, 5 µm, ½ l, ¼ kg, ©2024, ®, «so», ¿qué?, ¡no!, 5 × 7, 3² m²",
        "và các xã là cái gì; hà là bà, cá và gà, nhà và già, là lá, bé và hè, chú và má, cô và bò, ví và tí",
    ],
)
def test_other_languages_are_left_alone(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")
    assert decode((text + "\n").encode() * 40)[1] == "utf-8"


FOREIGN = "été élève déjà français où naïve Noël über Brücke schön größer Mädchen São coração não mañana niño José café"
NATIVE = "Đảng bộ huyện và các xã là cán bộ đảng viên nữ kết nạp được ở nhà hà bé chú cô gì hòa thủy"
PLAIN = "the report of 178 members in 2023 for a plan Trung xanh vinh"


@given(
    st.lists(st.sampled_from(f"{NATIVE} {FOREIGN} {PLAIN}".split()), min_size=1, max_size=60),
    st.sampled_from([" ", "\n"]),
)
def test_no_mixture_of_genuine_words_is_taken_for_an_old_font(words: list[str], between: str) -> None:
    text = between.join(words)
    assert decode(text.encode()) == (text, "utf-8")


@given(st.lists(st.sampled_from(NATIVE.split()), min_size=8, max_size=60))
def test_vietnamese_words_come_back_in_any_order(words: list[str]) -> None:
    text = " ".join([*words, "Đảng bộ huyện kết nạp được đảng viên"])
    for written in (tcvn3, vni):
        assert decode(written(text).encode()) == (text, written.__name__)


FIRST, SECOND = (article(path).replace("\r", "") for path in CORPUS[:2])


@pytest.mark.parametrize(
    "data",
    [
        FIRST.encode() + tcvn3(SECOND).encode(),
        vni(FIRST).encode() + SECOND.encode(),
        tcvn3(FIRST).encode() + vni(SECOND).encode(),
        FIRST.encode() + tcvn3(SECOND).encode("cp1252"),
        tcvn3(FIRST).encode("cp1252") + vni(SECOND).encode("cp1252"),
        vni(FIRST).encode("cp1252") + SECOND.encode(),
        windows_1258(FIRST) + tcvn3(SECOND).encode("cp1252"),
    ],
)
def test_a_mixture_of_encodings_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match=r"another encoding|cannot be told|garbled"):
        decode(data)


def test_the_line_that_is_of_another_encoding_is_named() -> None:
    mixed = "Đảng bộ huyện Kim Bôi\n" + tcvn3("Năm 2023, huyện kết nạp được 178 đảng viên mới.") + "\n"
    with pytest.raises(InputError, match=r"^line 2 is written in another encoding than the rest, which is .*\.$"):
        decode(mixed.encode())


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("nghiêng khuỷu quyết giữ gìn thuở khuya ngoằn nguyễn yêu Ủy uỷ ượng ĐẢNG oà hoạch xoong giếng", True),
        ("été ngâf zờ đảngg aeo ọọ ầtz ảngh ưưa mà̀", False),
    ],
)
def test_syllables(words: str, due: bool) -> None:
    assert {word: is_syllable(word) for word in words.split()} == dict.fromkeys(words.split(), due)
