"""Bytes to text. Never garbage in silence: what is no Vietnamese Unicode text is refused with what to do about it."""

import codecs
import re

from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.read.old_fonts import FONTS
from vnpartyextract.read.recognise import check_lines, from_old_font

EMPTY = N_("the input is empty; give a text that holds an article.")
BLANK = N_("the input holds nothing but white space; give a text that holds an article.")
BINARY = N_("this is {what}, not text; save it as plain text (UTF-8) and give that.")
BROKEN = N_(
    "this is {encoding} with a broken character at byte {at}; save the text again as UTF-8, or copy it once more."
)
UNKNOWN = N_("the encoding cannot be told; open it in the program that it was written with, and save it as UTF-8.")
GARBLED = N_(
    "its letters were garbled on the way (áº¿ for ế): it cannot be mended here; take the text again from where it "
    "comes from, and save it as UTF-8."
)

OLD_FONTS = frozenset(font.name for font in FONTS)

_SAMPLE = 100_000  # characters looked at to tell what a text is
# Longest first: the mark of UTF-32 begins with that of UTF-16.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", N_("a PDF file")),
    (b"PK\x03\x04", N_("a Word document or another zipped file")),
    (b"\xd0\xcf\x11\xe0", N_("an old Word or Excel file")),
    (b"{\\rtf", N_("a rich text file")),
    (b"\x89PNG", N_("an image")),
    (b"\xff\xd8\xff", N_("an image")),
    (b"GIF8", N_("an image")),
    (b"\x1f\x8b", N_("a compressed file")),
)

_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323]")
_MARK_ASTRAY = re.compile("(?<![aeiouyAEIOUYăâêôơưĂÂÊÔƠƯ])[\u0300\u0301\u0303\u0309\u0323]")
_HIGH = re.compile("[\x80-\xff]")
_TWICE = re.compile("áº|á»|Ä‘|Æ°|Æ¡|Ã¡|Ã¢|Ä\x90|á\xba|á\xbb")
_MARKUP = re.compile(rb"<(script|style)\b.*?</\1\s*>|<[^>]*>", re.IGNORECASE | re.DOTALL)
# Bytes as Windows-1252 shows them; the five that it leaves empty as what they are.
_CODES = {code: bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(0x80, 0xA0)}
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1b\x7f]")


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` without byte order mark, and the name of its encoding.

    UTF-8, UTF-16 and UTF-32 are read as they are; text for an old font (`OLD_FONTS`) is converted, whether it comes in
    its own bytes or as the Latin letters that share its codes; else Windows-1258 and what charset-normalizer finds, if
    the outcome is Vietnamese. Raises InputError for what is empty, blank, binary or undecodable.
    """
    if not data:
        raise InputError(_(EMPTY))
    text, encoding = _unicode(data) or _older(data)
    if encoding in OLD_FONTS:
        return text, encoding
    converted, font = check_text(text)
    return converted, font or encoding


def decode_page(data: bytes) -> tuple[str, str]:
    """The markup of an HTML page and the name of its encoding, told from what stands between its tags.

    Letters of an old font that are written as entities, or as Latin letters in Unicode, are not converted yet. Raises
    InputError for what is empty, binary or undecodable.
    """
    if not data:
        raise InputError(_(EMPTY))
    found = _unicode(data)
    if found:
        return found
    encoding = _older(_MARKUP.sub(b" ", data))[1]
    for font in FONTS:
        if font.name == encoding:
            return font.convert(data.decode("latin-1").translate(_CODES)), encoding
    return data.decode(encoding, "replace"), encoding


def check_text(text: str) -> tuple[str, str | None]:
    """A decoded text that is fit to be read, and the old font it was written for: it is converted then; else None.

    Raises InputError for what is blank, binary, decoded wrongly, or written for an old font in part.
    """
    if not text.strip("\ufeff\u200b \t\r\n\f\v\xa0") or text.isspace():
        raise InputError(_(BLANK))
    sample = text[:_SAMPLE]
    controls = len(_CONTROL.findall(sample))
    if "\x00" in sample or controls > max(8, len(sample) // 100):
        raise InputError(_(BINARY).format(what=_("binary data")))
    if _is_twice(sample):
        raise InputError(_(GARBLED))
    return from_old_font(text) or (text, None)


def _unicode(data: bytes) -> tuple[str, str] | None:
    """The text if `data` is in a Unicode encoding, None if it is in another one."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                at = len(mark) + error.start
                raise InputError(_(BROKEN).format(at=at, encoding=encoding.upper())) from None
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise InputError(_(BINARY).format(what=_(what)))
    wide = _unmarked_utf16(data)
    if wide:
        return wide
    if b"\x00" in data[: 4 * _SAMPLE]:
        raise InputError(_(BINARY).format(what=_("binary data")))
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        # A few broken bytes in what else is Vietnamese UTF-8: a cut or damaged file, no other encoding.
        rest = data[:_SAMPLE].decode("utf-8", "replace")
        broken = rest.count("\ufffd")
        if broken <= max(3, len(rest) // 1000) and len(_VIETNAMESE.findall(rest)) > 10 * broken:
            raise InputError(_(BROKEN).format(at=error.start, encoding="UTF-8")) from None
    return None


def _unmarked_utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 without a byte order mark: every second byte is one of the few pages that Vietnamese needs."""
    if len(data) % 2 or len(data) < 4 or b"\x00" not in data[:2000]:
        return None
    for high, encoding in ((data[1:4000:2], "utf-16-le"), (data[0:4000:2], "utf-16-be")):
        pages = sum(map(high.count, (0x00, 0x01, 0x03, 0x1E, 0x20)))
        if high.count(0) * 2 > len(high) and pages * 100 > 97 * len(high):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if "\x00" not in text[:_SAMPLE]:
                return text, encoding
    return None


def _older(data: bytes) -> tuple[str, str]:
    """The text of `data` in an encoding older than Unicode; only what comes out as Vietnamese is believed."""
    codes = data.decode("latin-1").translate(_CODES)
    if _is_twice(codes[:_SAMPLE]):
        raise InputError(_(GARBLED))
    found = from_old_font(codes)
    if found:
        return found
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        pass
    else:
        if _is_vietnamese(text):
            check_lines(text, "windows-1258")
            return text, "windows-1258"
    controls = sum(data[:_SAMPLE].count(byte) for byte in range(9))
    if controls * 100 > min(len(data), _SAMPLE):
        raise InputError(_(BINARY).format(what=_("binary data")))
    from charset_normalizer import from_bytes  # late: it is needed for the rarest of inputs only

    best = from_bytes(data[:_SAMPLE]).best()
    if best is not None:
        try:
            text = data.decode(best.encoding)
        except (UnicodeDecodeError, LookupError):
            text = ""
        if _is_vietnamese(text):
            return text, best.encoding.replace("_", "-")
    raise InputError(_(UNKNOWN))


def _is_vietnamese(text: str) -> bool:
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    marks = len(_VIETNAMESE.findall(sample))
    return marks * 25 > letters and len(_MARK_ASTRAY.findall(sample)) * 20 <= marks and not _is_twice(sample)


def _is_twice(sample: str) -> bool:
    """Whether UTF-8 was decoded as another encoding on the way; a foreign name looks so now and then, not all words."""
    high = len(_HIGH.findall(sample))
    if high < 4 or high <= 2 * len(re.findall("[\u1ea0-\u1ef9\u0300-\u0323]", sample)):
        return False
    return len(_TWICE.findall(sample)) >= max(4, len(sample) // 100)
