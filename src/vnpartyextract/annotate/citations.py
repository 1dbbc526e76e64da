"""Documents named by a number, a symbol or a plenum: type, number, term, date and issuer of each.

In: the folded text, and the same with its capitals. Out: one citation for each document, in text order. The walk goes from
one run of digits to the next and looks back for a type; a list is read on to the right from its first member, and what
stands once behind it (date, term, issuer) belongs to all of its members.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.shapes import Phrases, last_word

_ANCHOR = re.compile(r"(?<!\d)(?<!\d[.,/:-])\d{1,5}(?!\d)")
_GAP = 64  # how far before `số` a type with words between may stand: `Quyết định thi hành kỷ luật số …`
_CODE = r"[a-zđưăâêôơA-ZĐƯĂÂÊÔƠ](?:[a-zđưA-ZĐƯ\d]|\.(?=[A-ZĐƯƠa-z])){0,14}"
_SYMBOL = re.compile(rf"\d{{1,5}}[a-z]?(?:/(?:19|20)\d\d)?(?: ?[-/] ?| (?=[A-ZĐ]+[/-][A-ZĐ]))({_CODE}(?:(?: ?/ ?|-){_CODE}){{0,4}}(?![^\W_]))")
_YEARED = re.compile(r"\d{1,5}/(?:19|20)\d\d(?![\w/.-])")
_BARE = re.compile(r"\d{1,4}[a-z]?(?!\w|[./-]\d|,\d| ?%)")
_BARE_LISTED = re.compile(r"\d{1,4}[a-z]?(?!\w|[./-]\d| ?%)")
_SEPARATOR = re.compile(r" *(?:,|;|&|\+|và\b|hoặc\b) *(?:và +)?(?:các +)?(?:(số)\b *:? *)?")
_DAY = re.compile(
    r"(?P<lead> *[,(]? *)(?:(?:ban hành|ký|được ban hành) +)?ngày +(?P<d>[0-3]?\d) *(?:[/.-] *(?P<m>[01]?\d) *[/.-] *|tháng +(?P<m2>[01]?\d) *(?:,? *năm *|/ *))(?P<y>(?:19|20)\d\d)(?!\d)(?P<close>\)?)"
)
_TERM = re.compile(r" *(?P<open>\(?) *(?:khóa|k\.?) *(?P<term>[ivx]+|\d{1,2})\b(?P<close>\)?)")
_MORE_TERMS = re.compile(r" *(?:,|và) *(?:khóa +)?(?P<term>[ivx]+)\b(?P<close>\)?)")
_MEETING = re.compile(r"hội nghị (?:trung ương |tw )?(?:lần thứ )?(?:\d{1,2}|[^\W\d_]+(?: một| hai| ba| bốn| lăm)?),? +(?:của +)?")
_PLENUM_CALL = re.compile(r"hội nghị (?:trung ương |bch trung ương |ban chấp hành trung ương )?(?:đảng )?lần thứ (\d{1,2}|[^\W\d_]+(?: một| hai| ba| bốn| lăm)?)(?!\w)")
_NAME_WORD = re.compile(r"[^\W\d_]+")
# A day without its year is the document's where an issuer or a matter follows; the year stays unknown.
_SHORT_DAY = re.compile(r" *,? *ngày +[0-3]?\d[/.-][01]?\d(?![/.-]?\d)(?= (?:của|về)\b)")
_JOINED = re.compile(r"\s*(?:,|;|và|, và|; và)?\s*(?:các )?\s*")


@dataclass(frozen=True, slots=True)
class Citation:
    """One document. `start`, `end`: from the type (in a list from the number) to the end of number, term or date.

    `claims`: the stretches whose digits belong to it, so that no date or figure is made of them. `rule` says how it was
    named: by symbol, number or plenum.
    """

    start: int
    end: int
    type: str
    number: str
    term: str | None
    date: str | None
    issuer: str | None
    rule: str
    claims: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Type:
    name: str
    words: str
    bare: bool
    plenum: bool
    named: bool
    short: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationRules:
    types: dict[str, list[_Type]]
    any_type: re.Pattern[str]
    codes: dict[str, _Type]
    plenum: tuple[str, ...]
    ordinals: dict[str, int]
    closers: Phrases
    strong: Phrases
    closed: Phrases
    heads: Phrases
    parts: Phrases
    verbs: tuple[str, ...]
    central: Phrases


def load_citations(path: Path) -> dict[str, Any]:
    """Read and check the rules; the result is plain data, fit to be cached. Raises PatternError."""
    from vnpartyextract.rules.shape_files import CitationFile
    from vnpartyextract.rules.source import read_rules

    return read_rules(path, CitationFile).model_dump(mode="json")


def compile_citations(data: dict[str, Any]) -> CitationRules:
    """Make rules ready for use from what `load_citations` gave."""
    types: dict[str, list[_Type]] = {}
    codes: dict[str, _Type] = {}
    for raw in data["types"]:
        for words, short in [(raw["name"], False), *((word, True) for word in raw["short"])]:
            folded = words.lower()
            entry = _Type(
                raw["name"], folded, raw["bare"], raw["plenum"], raw["named"], short, tuple(raw["codes"])
            )
            types.setdefault(last_word(folded, len(folded))[1], []).append(entry)
            if not short:
                for code in raw["codes"]:
                    codes.setdefault(code, entry)
    for found in types.values():
        found.sort(key=lambda entry: -len(entry.words))
    names = sorted((raw["name"].lower() for raw in data["types"]), key=len, reverse=True)
    who = data["issuer"]
    return CitationRules(
        types,
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"),
        codes,
        tuple(sorted(data["plenum"], key=len, reverse=True)),
        data["ordinals"],
        Phrases(data["closers"]),
        Phrases(data["strong"]),
        Phrases(who["closed"]),
        Phrases(who["heads"]),
        Phrases(who["parts"]),
        tuple(sorted(who["verbs"], key=len, reverse=True)),
        Phrases([phrase for phrase in who["closed"] if phrase.startswith(("ban chấp hành", "bch"))]),
    )


def find_citations(text: str, cased: str, rules: CitationRules) -> list[Citation]:
    """Every document cited in the folded `text`; `cased` is the same text with its capitals, index for index."""
    found: list[Citation] = []
    done = 0
    for start, opened in _openings(text, cased, rules):
        if start < done:
            continue
        members = _members(text, cased, opened, rules)
        found.extend(members)
        done = max(end for member in members for _, end in (*member.claims, (0, member.end)))
    return _shared_issuers(text, found)


@dataclass(frozen=True, slots=True)
class _Opening:
    """The first member of a list: where it begins, its number, how it was named."""

    start: int
    end: int
    type: _Type
    number: str
    number_span: tuple[int, int]
    rule: str
    so: bool


def _openings(text: str, cased: str, rules: CitationRules) -> Iterator[tuple[int, _Opening]]:
    """Where a document is named, with the place of its digits (or of its ordinal in words), in text order."""
    calls = [match for match in _PLENUM_CALL.finditer(text)] if "lần thứ" in text else []
    for anchor in _ANCHOR.finditer(text):
        while calls and calls[0].start() < anchor.start():
            opened = _called(text, cased, calls.pop(0), rules)
            if opened:
                yield opened.start, opened
        opened = _opening(text, cased, anchor.start(), rules)
        if opened:
            yield anchor.start(), opened
    for call in calls:
        opened = _called(text, cased, call, rules)
        if opened:
            yield opened.start, opened


def _called(text: str, cased: str, call: "re.Match[str]", rules: CitationRules) -> _Opening | None:
    """`Nghị quyết Hội nghị lần thứ tư Ban Chấp hành Trung ương`: a plenum by its ordinal."""
    ordinal = int(call[1]) if call[1].isdigit() else rules.ordinals.get(call[1])
    end = call.end()
    if ordinal is None:  # the second word of `lần thứ tư Ban` was no part of the ordinal
        first = call[1].split(" ")[0]
        ordinal, end = rules.ordinals.get(first), call.start(1) + len(first)
    kind = _type_before(text, cased, _back(text, call.start(), "của"), rules)
    if ordinal is None or kind is None or not kind[1].plenum:
        return None
    after = _skip(text, end)
    after = _skip(text, after + 3) if text.startswith("của ", after) else after
    central = rules.central.at(text, after)
    if central < 0 and "trung ương" not in call[0]:
        return None
    span = (call.start(1), central if central > 0 else end)
    return _Opening(kind[0], span[1], kind[1], f"Trung ương {ordinal}", span, "plenum", False)


def _opening(text: str, cased: str, pos: int, rules: CitationRules) -> _Opening | None:
    """Is the number at `pos` the first of a document?"""
    before = _skip_back(text, pos)
    glued = before == pos
    start, word = last_word(text, before)
    if glued and not word:
        return None
    plenum = _plenum_before(text, before, rules)
    if plenum is not None:
        kind = _type_before(text, cased, _back(text, plenum, "hội nghị", "của"), rules)
        number = _BARE_LISTED.match(text, pos)
        if kind and kind[1].plenum and number and len(number[0]) <= 2:
            name = _written(cased, plenum, number.end())
            return _Opening(kind[0], number.end(), kind[1], name, (plenum, number.end()), "plenum", False)
    if glued:
        kind = _type_before(text, cased, before, rules)
        if not (kind and kind[1].short):
            return None
    colon = text[before - 1 : before] in (":", "(") and before > 0
    end = _skip_back(text, before - 1) if colon else before
    start, word = last_word(text, end)
    so = word in ("số", "số.")
    symbol = _symbol(text, cased, pos, rules)
    if so:
        kind = _type_before(text, cased, start, rules)
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
        return _Opening(kind[0], end, kind[1], symbol, (pos, end), "symbol", so)
    if kind is None or (colon and not so):
        return None
    match = _YEARED.match(text, pos) if so or cased[kind[0]].isupper() else None
    match = match or (_BARE_LISTED if so else _BARE).match(text, pos)
    if match is None or not _named(text, cased, kind, match, so, rules):
        return None
    return _Opening(kind[0], match.end(), kind[1], match[0], match.span(), "number", so)


def _named(text: str, cased: str, kind: tuple[int, _Type], match: "re.Match[str]", so: bool, rules: CitationRules) -> bool:
    """Is a number without a symbol that follows a type the document's, or is something counted?"""
    if so:
        return True
    number = match[0]
    if not kind[1].bare or (len(number) == 4 and number.isdigit() and "1900" <= number <= "2100"):
        return False
    year = re.match(r" năm (?:19|20)\d\d(?! *-| *\d)", text[match.end() : match.end() + 14])
    if cased[kind[0]].isupper() and not cased[kind[0] : kind[0] + len(kind[1].words)].isupper():
        return bool(year) and number != "5" or _closes(text, cased, match.end(), rules.closers)
    if kind[1].short or cased[kind[0]].isupper():
        return _closes(text, cased, match.end(), rules.closers)
    after = _skip(text, match.end())
    return rules.strong.at(text, after) > 0 or (number[0] == "0" and _closes(text, cased, match.end(), rules.closers))


def _closes(text: str, cased: str, end: int, closers: Phrases) -> bool:
    after = _skip(text, end)
    if after >= len(text) or text[after] in ".,;:()\"'!?…\n]":
        return True
    return closers.at(text, after) > 0 or (cased[after].isupper() and not cased[after : after + 4].isupper())


def _symbol(text: str, cased: str, pos: int, rules: CitationRules) -> str | None:
    """The whole symbol that begins at `pos`, as written."""
    match = _SYMBOL.match(cased, pos)
    if match is None:
        return None
    codes = re.split(r" ?/ ?|-", match[1])
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


def _type_before(text: str, cased: str, end: int, rules: CitationRules) -> tuple[int, _Type] | None:
    """The type whose words end at `end`, and where they begin."""
    end = _skip_back(text, end)
    if text[end - 1 : end] in (":", "(", '"'):
        end = _skip_back(text, end - 1)
    for kind in rules.types.get(last_word(text, end)[1], ()):
        start = end - len(kind.words)
        if start < 0 or not text.startswith(kind.words, start) or (start > 0 and text[start - 1].isalpha()):
            continue
        # Abbreviations, and types of one syllable (`kỷ luật`, `mệnh lệnh`), only with a capital.
        if cased[start:end][:2].isupper() or not (kind.short or (" " not in kind.words and not cased[start].isupper())):
            return start, kind
    return None


def _agreeing(text: str, cased: str, kind: tuple[int, _Type] | None, code: str, rules: CitationRules) -> tuple[int, _Type] | None:
    """`Thông báo kết luận số 70-TB/TW`: the type that the symbol's letters stand for, if it stands right before."""
    if kind and code not in kind[1].codes:
        first = _type_before(text, cased, kind[0], rules)
        if first and code in first[1].codes:
            return first
    return kind


def _type_afar(text: str, end: int, code: str, so: bool, rules: CitationRules) -> tuple[int, _Type] | None:
    """The type of `Quyết định thi hành kỷ luật số 15-QĐ/UBKT`, `Luật Cán bộ, công chức số 22/2008/QH12`."""
    low = max(0, end - _GAP)
    best: tuple[int, _Type] | None = None
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
    end = _back(text, end, "lần thứ")
    for words in rules.plenum:
        start = end - len(words)
        if start >= 0 and text.startswith(words, start) and not (start > 0 and (text[start - 1].isalnum() or text[start - 1] in "/-.")):
            return start
    return None


def _members(text: str, cased: str, opened: _Opening, rules: CitationRules) -> list[Citation]:
    """The document that was found, and those of its list that go on after it."""
    first = Citation(
        opened.start, opened.end, opened.type.name, opened.number, None, None, None, opened.rule, (opened.number_span,)
    )
    members = [_tail(text, cased, first)]
    number = opened.rule == "number"
    while True:
        last = members[-1]
        if last.term and opened.rule == "plenum":
            again = _MORE_TERMS.match(text, last.end)
            if again:
                span = (again.start("term"), again.end())
                members.append(replace(last, start=span[0], end=span[1], term=again["term"].upper(), claims=(span,)))
                continue
        gap = _SEPARATOR.match(text, last.end)
        if gap is None:
            break
        more = _member(text, cased, gap.end(), opened, bool(gap[1]), number, rules)
        if more is None:
            break
        start, end, written, rule = more
        number = number or rule == "number"
        members.append(_tail(text, cased, Citation(start, end, opened.type.name, written, None, None, None, rule, ((start, end),))))
    issuer, end = _issuer_after(text, cased, members[-1].end, rules)
    if issuer:
        late = _TERM.match(text, end)
        day = _DAY.match(text, end)
        if members[-1].term is None and late and (late["open"] == "") == (late["close"] == ""):
            members[-1] = replace(
                members[-1], term=late["term"].upper(), end=late.end(), claims=(*members[-1].claims, (members[-1].end, late.end()))
            )
        elif members[-1].date is None and day and "," not in day["lead"] and (written_day := _iso(day)):
            members[-1] = replace(members[-1], date=written_day, end=day.end(), claims=(*members[-1].claims, day.span()))
        elif any(letter.isdigit() for letter in text[members[-1].end : end]):
            members[-1] = replace(members[-1], claims=(*members[-1].claims, (members[-1].end, end)))
    issuer = issuer or _issuer_before(text, cased, members[0].start, rules)
    day_shared = members[-1].date if not any(one.date for one in members[:-1]) else None
    for index in range(len(members) - 2, -1, -1):
        one = members[index]
        members[index] = replace(one, date=one.date or day_shared, term=one.term or members[index + 1].term)
    return [replace(one, issuer=issuer) for one in members]


def _member(
    text: str, cased: str, pos: int, opened: _Opening, so: bool, bare: bool, rules: CitationRules
) -> tuple[int, int, str, str] | None:
    """One more of the list at `pos`: start, end, number as written, rule."""
    if opened.rule == "plenum":
        call = next((words for words in rules.plenum if text.startswith(words, pos)), None)
        digits = _skip(text, pos + len(call)) if call else pos
        match = _BARE_LISTED.match(text, digits)
        if match is None or len(match[0]) > 2 or not _closes(text, cased, match.end(), rules.closers):
            return None
        name = _written(cased, pos, match.end()) if call else re.sub(r"\d+$", match[0], opened.number)
        return pos, match.end(), name, "plenum"
    symbol = _symbol(text, cased, pos, rules) if text[pos : pos + 1].isdigit() else None
    if symbol:
        return pos, pos + len(symbol), symbol, "symbol"
    match = _BARE_LISTED.match(text, pos)
    if match and (bare or so) and (so or not "1900" <= match[0] <= "2100" or len(match[0]) != 4):
        if so or _closes(text, cased, match.end(), rules.closers):
            return pos, match.end(), match[0], "number"
    return None


def _tail(text: str, cased: str, one: Citation) -> Citation:
    """Term and date right after a number, in either order."""
    for _ in range(2):
        term = _TERM.match(text, one.end) if one.term is None else None
        if term and (term["open"] == "" or term["close"] or text[term.end() : term.end() + 1] in ",;" or text.startswith(" và", term.end())):
            end = term.end() if term["open"] else term.end("term")
            one = replace(one, term=term["term"].upper(), end=end, claims=(*one.claims, (term.start("term"), end)))
        day = _DAY.match(text, one.end) if one.date is None else None
        if day and (written := _iso(day)) and _own(cased, day):
            end = day.end() if "(" in day["lead"] else day.end("y")
            one = replace(one, date=written, end=end, claims=(*one.claims, (day.start("d"), end)))
        short = _SHORT_DAY.match(text, one.end) if one.date is None else None
        if short:
            one = replace(one, end=short.end(), claims=(*one.claims, short.span()))
    return one


def _own(cased: str, day: "re.Match[str]") -> bool:
    """Is a date after a comma the document's own, or does it open what happened that day?"""
    if "," not in day["lead"]:
        return True
    after = cased[day.end() : day.end() + 12].lstrip(" ")
    if after.startswith(","):  # `Kế hoạch số 318-KH/TU, ngày 16/12/2024, giao chỉ tiêu` goes on about the document
        return after[1:].lstrip(" ")[:1].islower()
    after = after.lower()
    return after == "" or after.startswith(("của", "về", "v/v", "do ", ";", ".", ")", "\n", "và ", "bộ chính trị", "ban "))


def _iso(day: "re.Match[str]") -> str | None:
    try:
        return date(int(day["y"]), int(day["m"] or day["m2"]), int(day["d"])).isoformat()
    except ValueError:
        return None


def _issuer_after(text: str, cased: str, end: int, rules: CitationRules) -> tuple[str | None, int]:
    """`của Ban Thường vụ Huyện ủy` after the document: the name, and where it ends."""
    start = _skip(text, end)
    marked = text.startswith(("của ", "do "), start)
    if marked:
        start = _skip(text, text.index(" ", start))
    meeting = _MEETING.match(text, start)
    if meeting and _name_end(text, cased, meeting.end(), rules) > 0:
        start, marked = meeting.end(), True
    stop = _name_end(text, cased, start, rules)
    if stop < 0 or not (marked or (start < len(cased) and cased[start].isupper())):
        return None, end
    return _written(cased, start, stop), stop


def _issuer_before(text: str, cased: str, start: int, rules: CitationRules) -> str | None:
    """`Ban Thường vụ Huyện ủy ban hành Kế hoạch …`."""
    end = _back(text, start, "các", "số")
    for verb in rules.verbs:
        begin = end - len(verb)
        if begin > 0 and text.startswith(verb, begin) and text[begin - 1] == " ":
            stop = _skip_back(text, begin)
            low = max(0, stop - 80)
            for match in re.finditer(r"(?<!\w)[^\W\d_]", text[low:stop]):
                name = _name_end(text, cased, low + match.start(), rules, stop)
                if name == stop:
                    return _written(cased, low + match.start(), stop)
            return None
    return None


def _name_end(text: str, cased: str, pos: int, rules: CitationRules, limit: int | None = None) -> int:
    """Where the name of an issuer that begins at `pos` ends (no later than `limit`), or -1."""
    end = rules.closed.at(text, pos)
    if end > 0:
        return end
    head = end = rules.heads.at(text, pos)
    if end < 0:
        return -1
    shouted = head - pos > 5 and cased[pos:head].isupper()  # in a line of capitals a capital tells nothing
    for _ in range(12):
        after = _skip(text, end)
        if limit is not None and after >= limit:
            break
        more = rules.parts.at(text, after) if after > end else -1
        if more < 0 and end < after < len(cased) and cased[after].isupper() and not shouted and _type_at(text, after, rules) is None:
            word = _NAME_WORD.match(text, after)
            more = word.end() if word else -1
        if more < 0:
            break
        end = more
    single = " " not in text[pos:head]
    return -1 if single and end == head and text[pos:head] in ("bộ", "sở", "ban", "cục", "phòng", "trường", "đoàn", "hội") else end


def _type_at(text: str, pos: int, rules: CitationRules) -> "re.Match[str] | None":
    return rules.any_type.match(text, pos)


def _shared_issuers(text: str, found: list[Citation]) -> list[Citation]:
    """`Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW của Trung ương`: neighbours of one issuer's letters share him."""
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        same = "/" in one.number and one.number.rpartition("/")[2].lower() == after.number.rpartition("/")[2].lower()
        if one.issuer is None and after.issuer and same and _JOINED.fullmatch(text, one.end, after.start):
            found[index] = replace(one, issuer=after.issuer)
    return found


def _skip(text: str, pos: int) -> int:
    while text.startswith(" ", pos):
        pos += 1
    return pos


def _skip_back(text: str, pos: int) -> int:
    while pos > 0 and text[pos - 1] == " ":
        pos -= 1
    return pos


def _back(text: str, end: int, *words: str) -> int:
    """`end`, moved back over any of the words that stand before it."""
    end = _skip_back(text, end)
    for word in words:
        start = end - len(word)
        if start > 0 and text.startswith(word, start) and not text[start - 1].isalpha():
            end = _skip_back(text, start)
    return end


def _written(cased: str, start: int, end: int) -> str:
    return " ".join(cased[start:end].split())
