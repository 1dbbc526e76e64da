"""Documents named by a number, a symbol or a plenum: type, number, term, date and issuer of each.

In: the folded text with the vocabulary of organisations. Out: one citation for each document, in text order. The walk
goes from one run of digits to the next and looks back for a type; a list is read on to the right from its first member,
and what stands once behind it (date, term, issuer) belongs to all of its members.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from vnpartyextract.annotate.citation_rules import (
    CitationRules,
    compile_citations,
    load_citations,
    skip,
    written,
)
from vnpartyextract.annotate.citation_starts import BARE_LISTED, Opening, closes, openings, symbol_at, year_like
from vnpartyextract.annotate.issuers import issuer_after, issuer_before
from vnpartyextract.annotate.organisations import View

__all__ = ["Citation", "CitationRules", "compile_citations", "find_citations", "load_citations"]

_SEPARATOR = re.compile(r" *(?:,|;|&|\+|và\b|hoặc\b) *(?:và +)?(?:các +)?(?:(số)\b *:? *)?")
_DAY = re.compile(
    r"(?P<lead> *[,(]? *)(?:(?:ban hành|ký|được ban hành) +)?(?:ngày +)?(?P<d>[0-3]?\d) *"
    r"(?:[/.-] *(?P<m>[01]?\d) *[/.-] *|tháng +(?P<m2>[01]?\d) *(?:,? *năm *|/ *))(?P<y>(?:19|20)\d\d)(?!\d)\)?"
)
_TERM = re.compile(r" *,? *(?P<open>\(?) *(?:khóa|k\.?) *(?P<term>[ivx]+|\d{1,2})\b(?P<close>\)?)")
_MORE_TERMS = re.compile(r" *(?:,|và) *(?:khóa +)?(?P<term>[ivx]+)\b(?P<close>\)?)")
# A year alone gives no date; it is the document's where an issuer or a matter follows.
_YEAR = re.compile(r" *,? *năm (?:19|20)\d\d(?![\d/.-]\d)(?=,? (?:của|về|do|quy định|hướng dẫn|sửa đổi)\b)")
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


def find_citations(view: View, rules: CitationRules) -> list[Citation]:
    """Every document cited in the text; `view`: that of the organisations, which issue them."""
    found: list[Citation] = []
    done = 0
    for start, opened in openings(view, rules):
        if start < done:
            continue
        members = _members(view, opened, rules)
        found.extend(members)
        done = max(end for member in members for _, end in (*member.claims, (0, member.end)))
    return _shared_issuers(view.text, found)


def _members(view: View, opened: Opening, rules: CitationRules) -> list[Citation]:
    """The document that was found, and those of its list that go on after it."""
    text, cased = view.text, view.cased
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
        start, end, name, rule = more
        number = number or rule == "number"
        members.append(
            _tail(text, cased, Citation(start, end, opened.type.name, name, None, None, None, rule, ((start, end),)))
        )
    year = _YEAR.match(text, members[-1].end) if members[-1].date is None else None
    if year:
        members[-1] = replace(members[-1], claims=(*members[-1].claims, year.span()))
    after = year.end() if year else members[-1].end
    issuer, end = issuer_after(view, after + 1 if text.startswith(", của ", after) else after, rules)
    term = None
    if issuer:
        late = _TERM.match(text, end)
        day = _DAY.match(text, end)
        if members[-1].term is None and late and "," not in late[0] and (late["close"] or not late["open"]):
            stop = late.end() if late["open"] else late.end("term")  # (… của Bộ Chính trị khóa X)
            members[-1] = replace(
                members[-1],
                term=late["term"].upper(),
                end=stop,
                claims=(*members[-1].claims, (members[-1].end, stop)),
            )
            day = _DAY.match(text, stop)
            end = stop
        if members[-1].date is None and day and ("," not in day["lead"] or _own(cased, day)) and (iso := _iso(day)):
            members[-1] = replace(members[-1], date=iso, end=day.end(), claims=(*members[-1].claims, day.span()))
        elif any(letter.isdigit() for letter in text[members[-1].end : end]):
            members[-1] = replace(members[-1], claims=(*members[-1].claims, (members[-1].end, end)))
    if issuer is None:
        issuer, term = issuer_before(view, members[0].start, rules)
    day_shared = members[-1].date if not any(one.date for one in members[:-1]) else None
    for index in range(len(members) - 2, -1, -1):
        one = members[index]
        members[index] = replace(one, date=one.date or day_shared, term=one.term or members[index + 1].term)
    return [replace(one, issuer=issuer, term=one.term or term) for one in members]


def _member(
    text: str, cased: str, pos: int, opened: Opening, so: bool, bare: bool, rules: CitationRules
) -> tuple[int, int, str, str] | None:
    """One more of the list at `pos`: start, end, number as written, rule."""
    if opened.rule == "plenum":
        call = next((words for words in rules.plenum if text.startswith(words, pos)), None)
        digits = skip(text, pos + len(call)) if call else pos
        match = BARE_LISTED.match(text, digits)
        if match is None or len(match[0]) > 2 or not closes(text, cased, match.end(), rules.closers):
            return None
        name = written(cased, pos, match.end()) if call else re.sub(r"\d+$", match[0], opened.number)
        return pos, match.end(), name, "plenum"
    symbol = symbol_at(text, cased, pos, rules) if text[pos : pos + 1].isdigit() else None
    if symbol:
        return pos, pos + len(symbol), symbol, "symbol"
    match = BARE_LISTED.match(text, pos)
    if match is None or not (bare or so):
        return None
    if so or (not year_like(match[0]) and closes(text, cased, match.end(), rules.closers)):
        return pos, match.end(), match[0], "number"
    return None


def _tail(text: str, cased: str, one: Citation) -> Citation:
    """Term and date right after a number, in either order."""
    for _ in range(2):
        term = _TERM.match(text, one.end) if one.term is None else None
        if term and (
            term["open"] == ""
            or term["close"]
            or text[term.end() : term.end() + 1] in ",;"
            or text.startswith(" và", term.end())
        ):
            end = term.end() if term["open"] else term.end("term")
            one = replace(one, term=term["term"].upper(), end=end, claims=(*one.claims, (term.start("term"), end)))
        day = _DAY.match(text, one.end) if one.date is None else None
        if day and (iso := _iso(day)) and _own(cased, day):
            end = day.end() if "(" in day["lead"] else day.end("y")
            one = replace(one, date=iso, end=end, claims=(*one.claims, (day.start("d"), end)))
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
    return after == "" or after.startswith(
        ("của", "về", "v/v", "do ", ";", ".", ")", "\n", "và ", "bộ chính trị", "ban ")
    )


def _iso(day: "re.Match[str]") -> str | None:
    try:
        return date(int(day["y"]), int(day["m"] or day["m2"]), int(day["d"])).isoformat()
    except ValueError:
        return None


def _shared_issuers(text: str, found: list[Citation]) -> list[Citation]:
    """`Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW của Trung ương`: neighbours of one issuer's letters share him."""
    for index in range(len(found) - 2, -1, -1):
        one, after = found[index], found[index + 1]
        same = "/" in one.number and one.number.rpartition("/")[2].lower() == after.number.rpartition("/")[2].lower()
        if one.issuer is None and after.issuer and same and _JOINED.fullmatch(text, one.end, after.start):
            found[index] = replace(one, issuer=after.issuer)
    return found
