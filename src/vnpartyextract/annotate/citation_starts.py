"""Where a document begins to be named: the digits, the type before them, and whether they count something instead."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vnpartyextract.annotate.citation_rules import ORDINAL, CitationRules, CitationType, back, skip, skip_back, written
from vnpartyextract.annotate.organisations import View, organisation_at
from vnpartyextract.annotate.shapes import Phrases, last_word

_ANCHOR = re.compile(r"(?<!\d)(?<!\d[.,/:-])\d{1,5}(?!\d)")
_GAP = 64  # how far before `số` a type with words between may stand: `Quyết định thi hành kỷ luật số …`
_CODE = r"[a-zđưăâêôơA-ZĐƯĂÂÊÔƠ](?:[a-zđưA-ZĐƯ\d]|\.(?=[A-ZĐƯƠa-z])){0,14}"
_SYMBOL = re.compile(
    r"\d{1,5}[a-z]?(?:/(?:19|20)\d\d)?(?: ?[-/] ?| (?=[A-ZĐ]+[/-][A-ZĐ]))"
    rf"({_CODE}(?:(?: ?/ ?|-| -(?=[A-ZĐ]{{2}})| - (?=[A-ZĐ]{{2,}}(?![^\W_]))){_CODE}){{0,4}}(?![^\W_]))"
)
_YEARED = re.compile(r"\d{1,5}/(?:19|20)\d\d(?![\w/.-])")
_BARE = re.compile(r"\d{1,4}[a-z]?(?!\w|[./-]\d|,\d| ?%)")
BARE_LISTED = re.compile(r"\d{1,4}[a-z]?(?!\w|[./-]\d| ?%)")
_PLENUM_CALL = re.compile(
    r"hội nghị (?:trung ương |bch trung ương |ban chấp hành trung ương )?(?:đảng )?lần thứ "
    rf"({ORDINAL})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Opening:
    """The first member of a list: where it begins, its number, how it was named."""

    start: int
    end: int
    type: CitationType
    number: str
    number_span: tuple[int, int]
    rule: str
    so: bool


def openings(view: View, rules: CitationRules) -> Iterator[tuple[int, Opening]]:
    """Where a document is named, with the place of its digits (or of its ordinal in words), in text order."""
    text = view.text
    calls = list(_PLENUM_CALL.finditer(text)) if "lần thứ" in text else []
    for anchor in _ANCHOR.finditer(text):
        while calls and calls[0].start() < anchor.start():
            opened = _called(view, calls.pop(0), rules)
            if opened:
                yield opened.start, opened
        opened = _opening(view, anchor.start(), rules)
        if opened:
            yield anchor.start(), opened
    for call in calls:
        opened = _called(view, call, rules)
        if opened:
            yield opened.start, opened


def _called(view: View, call: "re.Match[str]", rules: CitationRules) -> Opening | None:
    """`Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương`: a plenum by its ordinal."""
    text, cased = view.text, view.cased
    ordinal = int(call[1]) if call[1].isdecimal() else rules.ordinals.get(call[1])
    end = call.end()
    if ordinal is None:  # the second word of `lần thứ tư Ban` was no part of the ordinal
        first = call[1].split(" ")[0]
        ordinal, end = rules.ordinals.get(first), call.start(1) + len(first)
    kind = _type_before(text, cased, back(text, call.start(), "của"), rules)
    if ordinal is None or kind is None or not kind[1].plenum:
        return None
    after = skip(text, end)
    after = skip(text, after + 1) if text.startswith(",", after) else after
    after = skip(text, after + 3) if text.startswith("của ", after) else after
    organ = organisation_at(view, after)
    central = organ.end if organ is not None and organ.unit is not None and organ.unit.rank == 0 else -1
    if central < 0 and "trung ương" not in call[0]:
        return None
    span = (call.start(1), central if central > 0 else end)
    return Opening(kind[0], span[1], kind[1], f"Trung ương {ordinal}", span, "plenum", False)


def _opening(view: View, pos: int, rules: CitationRules) -> Opening | None:
    """Is the number at `pos` the first of a document?"""
    text, cased = view.text, view.cased
    before = skip_back(text, pos)
    glued = before == pos
    start, word = last_word(text, before)
    if glued and not word:
        return None
    plenum = _plenum_before(text, before, rules)
    if plenum is not None:
        kind = _type_before(text, cased, back(text, plenum, "hội nghị", "của"), rules)
        number = BARE_LISTED.match(text, pos)
        if kind and kind[1].plenum and number and len(number[0]) <= 2:
            name = written(cased, plenum, number.end())
            return Opening(kind[0], number.end(), kind[1], name, (plenum, number.end()), "plenum", False)
    if glued:
        kind = _type_before(text, cased, before, rules)
        if not (kind and kind[1].short):
            return None
    colon = text[before - 1 : before] in (":", "(") and before > 0
    end = skip_back(text, before - 1) if colon else before
    start, word = last_word(text, end)
    so = word in ("số", "số.")
    symbol = symbol_at(text, cased, pos, rules)
    if so:
        kind = _type_before(text, cased, start, rules) or _type_before(
            text, cased, back(text, start, *rules.kinds), rules
        )
    elif word or symbol:
        kind = _type_before(text, cased, end, rules)
    else:
        return None
    if symbol:
        end = pos + len(symbol)
        code = _first_code(symbol)
        kind = _agreeing(text, cased, kind, code, rules)
        if kind is None or (code in rules.codes and code not in kind[1].codes):
            kind = _type_afar(text, start if so else before, code, so, rules) or kind
        if kind is None:
            known = rules.codes.get(code)
            if known is None or "/" not in symbol or not (so or symbol[-1].isupper()):
                return None
            kind = (pos, known)
        return Opening(kind[0], end, kind[1], symbol, (pos, end), "symbol", so)
    if kind is None or (colon and not so):
        return None
    match = _YEARED.match(text, pos) if so or cased[kind[0]].isupper() else None
    match = match or (BARE_LISTED if so else _BARE).match(text, pos)
    if match is None or not _named(view, kind, match, so, rules):
        return None
    return Opening(kind[0], match.end(), kind[1], match[0], match.span(), "number", so)


def _named(view: View, kind: tuple[int, CitationType], match: "re.Match[str]", so: bool, rules: CitationRules) -> bool:
    """Is a number without a symbol that follows a type the document's, or is something counted?"""
    if so:
        return True
    text, cased = view.text, view.cased
    number = match[0]
    if kind[1].issued and len(number) <= 2 and number[0] != "0":
        # `chương trình 4 của Thành ủy`: only where an organ of the Party follows.
        after = skip(text, match.end())
        organ = organisation_at(view, skip(text, after + 4)) if text.startswith("của ", after) else None
        return organ is not None and (organ.body == "party" or organ.kind == "central")
    if not kind[1].bare or year_like(number):
        return False
    year = re.match(r" năm (?:19|20)\d\d(?! *-| *\d)", text[match.end() : match.end() + 14])
    if cased[kind[0]].isupper() and not cased[kind[0] : kind[0] + len(kind[1].words)].isupper():
        return (bool(year) and number != "5") or closes(text, cased, match.end(), rules.closers)
    if kind[1].short or cased[kind[0]].isupper():
        return closes(text, cased, match.end(), rules.closers)
    after = skip(text, match.end())
    if rules.strong.at(text, after) > 0 or (year and len(number) > 1):
        return True
    sure = number[0] == "0" or (kind[1].small and len(number) > 2)
    return sure and closes(text, cased, match.end(), rules.closers)


def year_like(number: str) -> bool:
    return len(number) == 4 and "1900" <= number <= "2100"


def closes(text: str, cased: str, end: int, closers: Phrases) -> bool:
    after = skip(text, end)
    if after >= len(text) or text[after] in ".,;:()\"'!?…\n]":
        return True
    return closers.at(text, after) > 0 or (cased[after].isupper() and not cased[after : after + 4].isupper())


def symbol_at(text: str, cased: str, pos: int, rules: CitationRules) -> str | None:
    """The whole symbol that begins at `pos`, as written."""
    match = _SYMBOL.match(cased, pos)
    if match is None:
        return None
    codes = re.split(r" ?/ ?| ?- ?", match[1])
    if codes[0].lower() in rules.codes and ("/" in match[0] or (len(codes) > 1 and match[1].isupper())):
        return match[0]
    if not all(code[0].isupper() for code in codes):
        return None
    plain = "".join(codes)
    if "/" not in match[0] and (not plain.isupper() or len(plain) < 2 or " " in match[0]):
        return None
    if not any(sum(letter.isupper() for letter in code) > 1 for code in codes):
        return None  # `12/Huyện`
    return match[0]


def _first_code(symbol: str) -> str:
    return re.sub(r"^\d+[a-z]?(?:/\d+)?[ /-]*", "", symbol).split("/")[0].split("-")[0].strip().lower()


def _type_before(text: str, cased: str, end: int, rules: CitationRules) -> tuple[int, CitationType] | None:
    """The type whose words end at `end`, and where they begin."""
    end = skip_back(text, end)
    if text[end - 1 : end] in (":", "(", '"'):
        end = skip_back(text, end - 1)
    for kind in rules.types.get(last_word(text, end)[1], ()):
        start = end - len(kind.words)
        if start < 0 or not text.startswith(kind.words, start) or (start > 0 and text[start - 1].isalpha()):
            continue
        # Abbreviations, and types of one syllable (`kỷ luật`, `mệnh lệnh`), only with a capital.
        if cased[start:end][:2].isupper() or not (kind.short or (" " not in kind.words and not cased[start].isupper())):
            return start, kind
    return None


def _agreeing(
    text: str, cased: str, kind: tuple[int, CitationType] | None, code: str, rules: CitationRules
) -> tuple[int, CitationType] | None:
    """`Thông báo kết luận số 70-TB/TW`: the type that the symbol's letters stand for, if it stands right before."""
    if kind and code not in kind[1].codes:
        first = _type_before(text, cased, kind[0], rules)
        if first and code in first[1].codes:
            return first
    return kind


def _type_afar(text: str, end: int, code: str, so: bool, rules: CitationRules) -> tuple[int, CitationType] | None:
    """The type of `Quyết định thi hành kỷ luật số 15-QĐ/UBKT`, `Luật Cán bộ, công chức số 22/2008/QH12`."""
    low = max(0, end - _GAP)
    best: tuple[int, CitationType] | None = None
    for match in rules.any_type.finditer(text, low, end):
        kind = rules.types[last_word(match[0], len(match[0]))[1]]
        entry = next((one for one in kind if one.words == match[0]), None)
        between = text[match.end() : end]
        if entry is None or re.search(r"[.;:()\n\d\"]" if entry.named else r"[.,;:()\n\d\"]", between):
            continue
        if (code in entry.codes or (so and not (best and code in best[1].codes))) and len(between.split()) <= 9:
            if not so and len(between.split()) > 3:
                continue
            best = (match.start(), entry)
    return best


def _plenum_before(text: str, end: int, rules: CitationRules) -> int | None:
    """Where `Trung ương` begins, if that (and `lần thứ`, perhaps) is what stands before a number."""
    end = back(text, end, "lần thứ")
    for words in rules.plenum:
        start = end - len(words)
        if start < 0 or not text.startswith(words, start):
            continue
        if start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "/-."):
            return start
        glued = last_word(text, start)[1]  # NQTW6
        if any(kind.short and kind.words == glued for kind in rules.types.get(glued, ())):
            return start
    return None
