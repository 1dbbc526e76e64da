"""Who issued a document: the name after it (`của Ban Thường vụ Huyện ủy`) or before it (`Huyện ủy ban hành …`)."""

import re

from vnpartyextract.annotate.citation_rules import ORDINAL, CitationRules, back, skip, skip_back, written

_NAME_WORD = re.compile(r"[^\W\d_]+")
# `của Hội nghị lần thứ bảy Ban Chấp hành Trung ương`: the meeting before the body that met.
_MEETING = re.compile(rf"hội nghị (?:trung ương |tw )?(?:lần thứ )?(?:{ORDINAL}),? +(?:của +)?")
# Heads that name nobody by themselves.
_UNNAMED = frozenset({"bộ", "sở", "ban", "cục", "phòng", "trường", "đoàn", "hội"})


def issuer_after(text: str, cased: str, end: int, rules: CitationRules) -> tuple[str | None, int]:
    """`của Ban Thường vụ Huyện ủy` after the document: the name, and where it ends."""
    start = skip(text, end)
    marked = text.startswith(("của ", "do "), start)
    if marked:
        start = skip(text, text.index(" ", start))
    meeting = _MEETING.match(text, start)
    if meeting and _name_end(text, cased, meeting.end(), rules) > 0:
        start, marked = meeting.end(), True
    stop = _name_end(text, cased, start, rules)
    if stop < 0 or not (marked or (start < len(cased) and cased[start].isupper())):
        return None, end
    return written(cased, start, stop), stop


def issuer_before(text: str, cased: str, start: int, rules: CitationRules) -> tuple[str | None, str | None]:
    """Who issued, and the term told with the name: `Ban Thường vụ Huyện ủy ban hành Kế hoạch …`,
    `Bộ Chính trị khóa IX đã ban hành hai Nghị quyết …, đó là Nghị quyết 42 …`.
    """
    end = back(text, start, "các", "số")
    for verb in rules.verbs:
        begin = end - len(verb)
        if begin > 0 and text.startswith(verb, begin) and text[begin - 1] == " ":
            return _name_until(text, cased, skip_back(text, begin), rules)
    low = max(0, start - _FAR)
    sentence = max(text.rfind(mark, low, start) for mark in (". ", "\n", ";"))
    lead = _LEADS.search(text, max(low, sentence + 1), start)
    if lead is None:
        return None, None
    for verb in rules.verbs:
        begin = text.rfind(f" {verb} ", max(low, sentence + 1), lead.start())
        if begin > 0 and (found := _name_until(text, cased, skip_back(text, begin), rules))[0]:
            return found
    return None, None


_FAR = 240  # how far before a list of documents it may be told who issued them
_LEADS = re.compile(r"(?:, (?:đó )?là|, gồm|, bao gồm|, như|:) ")
_TERM_BEFORE = re.compile(r" \(?khóa ([ivx]+|\d{1,2})\)?\Z")


def _name_until(text: str, cased: str, stop: int, rules: CitationRules) -> tuple[str | None, str | None]:
    """The name that ends at `stop`, and its term: `Bộ Chính trị khóa IX`."""
    term = _TERM_BEFORE.search(text, max(0, stop - 16), stop)
    stop = term.start() if term else stop
    low = max(0, stop - 80)
    for match in re.finditer(r"(?<!\w)[^\W\d_]", text[low:stop]):
        begin = low + match.start()
        # Only documents of the Central organs are known by a term; elsewhere it counts the committee.
        if _name_end(text, cased, begin, rules, stop) == stop and (
            term is None or rules.closed.at(text, begin) == stop
        ):
            return written(cased, begin, stop), term[1].upper() if term else None
    return None, None


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
        after = skip(text, end)
        if limit is not None and after >= limit:
            break
        more = rules.parts.at(text, after) if after > end else -1
        if (
            more < 0
            and end < after < len(cased)
            and cased[after].isupper()
            and not shouted
            and rules.any_type.match(text, after) is None
        ):
            word = _NAME_WORD.match(text, after)
            more = word.end() if word else -1
        if more < 0:
            break
        end = more
    single = " " not in text[pos:head]
    return -1 if single and end == head and text[pos:head] in _UNNAMED else end
