"""Who issued a document: the name after it (`của Ban Thường vụ Huyện ủy`) or before it (`Huyện ủy ban hành …`)."""

import re

from vnpartyextract.annotate.citation_rules import ORDINAL, CitationRules, back, skip, skip_back, written
from vnpartyextract.annotate.organisations import Organisation, View, organisation_at

# `của Hội nghị lần thứ bảy Ban Chấp hành Trung ương`: the meeting before the body that met.
_MEETING = re.compile(rf"hội nghị (?:trung ương |tw )?(?:lần thứ )?(?:{ORDINAL}),? +(?:của +)?")
_NO_ISSUERS = ("level", "everywhere", "office", "anaphor", "name")
_FAR = 240  # how far before a list of documents it may be told who issued them
_LONGEST = 90  # characters of an issuer's name
_LEADS = re.compile(r"(?:, (?:đó )?là|, gồm|, bao gồm|, như|:) ")
_TERM_BEFORE = re.compile(r" \(?khóa ([ivx]+|\d{1,2})\)?\Z")


def issuer_after(view: View, end: int, rules: CitationRules) -> tuple[str | None, int]:
    """`của Ban Thường vụ Huyện ủy` after the document: the name, and where it ends."""
    text, cased = view.text, view.cased
    start = skip(text, end)
    marked = text.startswith(("của ", "do "), start)
    if marked:
        start = skip(text, text.index(" ", start))
    meeting = _MEETING.match(text, start)
    if meeting and _issuer_end(view, meeting.end(), rules) > 0:
        start, marked = meeting.end(), True
    if not marked and not (start < len(cased) and cased[start].isupper()):
        return None, end
    stop = _issuer_end(view, start, rules)
    return (None, end) if stop < 0 else (written(cased, start, stop), stop)


def issuer_before(view: View, start: int, rules: CitationRules) -> tuple[str | None, str | None]:
    """Who issued, and the term told with the name: `Ban Thường vụ Huyện ủy ban hành Kế hoạch …`,
    `Bộ Chính trị khóa IX đã ban hành hai Nghị quyết …, đó là Nghị quyết 42 …`.
    """
    text = view.text
    end = back(text, start, "các", "số")
    for verb in rules.verbs:
        begin = end - len(verb)
        if begin > 0 and text.startswith(verb, begin) and text[begin - 1] == " ":
            return _issuer_until(view, skip_back(text, begin), rules)
    low = max(0, start - _FAR)
    sentence = max(text.rfind(mark, low, start) for mark in (". ", "\n", ";"))
    lead = _LEADS.search(text, max(low, sentence + 1), start)
    if lead is None:
        return None, None
    for verb in rules.verbs:
        begin = text.rfind(f" {verb} ", max(low, sentence + 1), lead.start())
        if begin > 0 and (found := _issuer_until(view, skip_back(text, begin), rules))[0]:
            return found
    return None, None


def body_at(view: View, start: int) -> Organisation | None:
    """The body that begins at `start`, if it is one that issues documents: no place, no many."""
    found = organisation_at(view, start)
    if found is None or found.kind in _NO_ISSUERS or found.plural:
        return None
    return None if found.unit is None and found.kind == "institution" and " " not in found.text else found


def _issuer_until(view: View, stop: int, rules: CitationRules) -> tuple[str | None, str | None]:
    """The name that ends at `stop`, and its term: `Bộ Chính trị khóa IX`."""
    text, cased = view.text, view.cased
    term = _TERM_BEFORE.search(text, max(0, stop - 16), stop)
    stop = term.start() if term else stop
    at = max(0, stop - _LONGEST, text.rfind("\n", 0, stop) + 1)
    while at < stop:
        office = rules.offices.search(text, at, stop)
        head = view.rules.find.heads.search(text, at, stop)
        begins = min((found.start() for found in (office, head) if found is not None), default=stop)
        if begins == stop:
            break
        end = _issuer_end(view, begins, rules)
        if end >= stop:
            body = body_at(view, begins)
            central = body is not None and body.unit is not None and body.unit.rank == 0
            # Only documents of the Central organs are known by a term; elsewhere it counts the committee.
            if term is None or central:
                return written(cased, begins, stop), term[1].upper() if term else None
        at = max(end, begins + 1)
    return None, None


def _issuer_end(view: View, start: int, rules: CitationRules) -> int:
    """Where the issuer that begins at `start` ends: an office with its body (Chủ tịch UBND tỉnh), or a body; or -1."""
    office = rules.offices.match(view.text, start)
    if office is not None:
        body = body_at(view, skip(view.text, office.end()))
        if body is not None:
            return body.end
        return office.end() if office.group() in rules.alone else -1
    found = body_at(view, start)
    return -1 if found is None else found.end
