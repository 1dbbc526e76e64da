"""What the words around a shape say: is `9/10` a day, or nine communes of ten?"""

import re
from itertools import pairwise

from vnpartyextract.rules.dates import DateRule, DateRules

LIST = re.compile(r" ?[,;] | và |, và | & ")
CLAUSE = re.compile(r"[.,;:()\n]")
WORD = re.compile(r"\w+")
HOUR = re.compile(r"\d{1,2}[hg]\d{0,2}")
MORE_YEARS = re.compile(r"(?:,| và) (?:19|20)\d\d\b")
# A count is hardly ever written 02/11.
PADDED = re.compile(r"\b0\d")


def listed(text: str, end: int, start: int) -> bool:
    """Do only a comma or `và` stand between `end` of one mention and `start` of the next?"""
    return LIST.fullmatch(text, end, start) is not None


def allowed(rule: DateRule, text: str, match: "re.Match[str]", before: str | None, rules: DateRules) -> bool:
    """Do the words around a shape that could also be a number leave it a date?

    `before` is the type of the mention whose list it continues, if it continues one.
    """
    if rule.guard is None:
        return True
    start, end = match.span()
    left = text[max(0, start - 40) : start]
    words = WORD.findall(left)
    previous = words[-1] if words else ""
    following = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    guards = rules.guards
    counted = following is not None and following.group() in guards["counted"]
    close = left[-1:] == " " and left[-2:-1].isalnum()
    if rule.guard == "ordinal":
        return not (close and previous in guards["ordinal"])
    if rule.guard == "month-word":
        return not (close and previous in {"cách", "mạng", "năm"})
    if rule.guard == "uncounted":
        return not counted or not (match.group()[0].isdigit() or match.group().startswith(("từ ", "năm ")))
    if rule.guard == "month":
        return not counted and not (close and previous in guards["name"] | guards["ordinal"] | {"luật"})
    if rule.guard in {"after-month", "after-quarter"}:
        year = match.groupdict().get("y") or match.groupdict().get("y2")
        return before == rule.guard[6:] and bool(year or not counted)
    if rule.guard == "year":
        return _year_allowed(text, end, left, previous, counted, before, guards)
    return _day_allowed(match, text, left, previous, counted, before, guards)


def _year_allowed(
    text: str, end: int, left: str, previous: str, counted: bool, before: str | None, guards: dict[str, frozenset[str]]
) -> bool:
    if counted or text[end : end + 1] == "-":
        return False
    if before == "year" or left.rstrip().endswith(tuple(guards["year-lead"])):
        return True
    following = text[end : end + 1]
    if left[-1:] == "(" and (following == ")" or MORE_YEARS.match(text, end)):
        return True
    if following == ":" and (not left.strip() or left.endswith((", ", "; ", ": ", "\n", "(", "- "))):
        # 2021: 15 đồng chí, 2022: 20 đồng chí.
        return True
    if not left or left[-1] not in " -":
        return False
    if left[-2:-1].isalpha() and previous not in guards["stop"] and text.find("\n") == end:
        return True  # a headline's last word: Trao quyết định cho đảng viên mới 2025
    if previous in guards["year"]:
        return text[end : end + 2] not in {" m"}
    if previous in guards["stop"] or previous.isdigit():
        return False
    return any(word in left for word in guards["event"])


def _word_at(text: str, end: int) -> str:
    found = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
    return found.group() if found else ""


def _named_day(left: str, guards: dict[str, frozenset[str]]) -> bool:
    """Is a day named in the few words before a bracket?"""
    words = WORD.findall(CLAUSE.split(left[:-1])[-1])[-8:]
    clause = f" {' '.join(words)} "
    if not words or words[-1].isdigit() or any(f" {phrase} " in clause for phrase in guards["no-occasion"]):
        return False
    counts = any(word.isdigit() and after == "ngày" for word, after in pairwise(words))
    return words[-1] in guards["named-day"] or ("ngày" in words and not counts)


def _today(left: str, guards: dict[str, frozenset[str]]) -> bool:
    """Chiều nay 25-5."""
    words = left.split()
    return len(words) > 1 and words[-1] == "nay" and words[-2] in guards["day"]


def _occasion(match: "re.Match[str]", left: str, previous: str, guards: dict[str, frozenset[str]]) -> bool:
    """Does the clause before speak of a day that is called by its number: Quốc khánh 2-9, ngày giao quân 26/2?"""
    clause = f" {' '.join(WORD.findall(CLAUSE.split(left)[-1]))} "
    if previous in guards["name"] or any(f" {words} " in clause for words in guards["no-occasion"]):
        return False
    day = match.groupdict()
    called = f"{int(day['d'])}/{int(day['m'])}" if day.get("d") and day.get("m") else ""
    if not any(char.isdigit() for char in clause) and "/" in match.group() and " ngày " in clause:
        return len(clause.partition(" ngày ")[2].split()) <= 5
    return called in guards["holidays"] and any(f" {words} " in clause for words in guards["occasion"])


def _day_allowed(
    match: "re.Match[str]",
    text: str,
    left: str,
    previous: str,
    counted: bool,
    before: str | None,
    guards: dict[str, frozenset[str]],
) -> bool:
    words, end = match.group(), match.end()
    if words[0].isalpha() and words.partition(" ")[0] != "từ":
        return True
    if match.groupdict().get("y2") or (before == "day" and not counted) or match.groupdict().get("y"):
        return True
    close = left[-1:] == " " and left[-2:-1].isalnum()
    if close and (previous in guards["day"] or HOUR.fullmatch(previous) or _today(left, guards)):
        return True
    if not counted and _occasion(match, left, previous, guards):
        return True
    if close and previous in guards["loose"] and _word_at(text, end) in guards["after-day"] and not counted:
        return True  # từ 1-6 tới
    if left.endswith(("nay (", "nay, ")) and text[end : end + 1] in (")", ","):
        return True  # Hôm nay (6-11), sáng nay, 6.2,
    if left.endswith("(") and text[end : end + 1] == ")" and _named_day(left, guards):
        return True  # Ngày Bảo hiểm y tế Việt Nam (1-7), từ ngày mai (9-1)
    range_told = match.groupdict().get("d2") and (" đến " in words or " tới " in words)
    if "/" not in words and "ngày" not in words and "tháng" not in words and not range_told:
        # 3-5 and 2.5 are numbers unless a word before says otherwise.
        return False
    if counted or (close and previous in guards["name"]):
        return False
    if "ngày" in words or "tháng" in words or match.groupdict().get("d2"):
        return True
    if left.endswith(", "):
        # Thứ tư, 05/10; a list has been dealt with.
        return previous in {"hai", "ba", "tư", "năm", "sáu", "bảy", "nhật"} and ("thứ" in left or "chủ" in left)
    if left.endswith("("):
        told = PADDED.search(words) or text[end + 1 : end + 2] in {"", "\n"}
        named = any(word in left for word in guards["day"] | {"thứ", "mai", "qua", "nay"})
        return text[end : end + 1] == ")" and bool(told or named)
    return (close and previous in guards["loose"]) or (not left.strip(" -*+") or left.endswith(("\n", "\n- ")))
