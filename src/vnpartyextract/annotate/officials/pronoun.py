"""Whom `ông`, `bà`, `đồng chí` without a name mean: the one person addressed so shortly before."""

from vnpartyextract.annotate.officials.chain import OfficialRules
from vnpartyextract.annotate.officials.person_name import name_end
from vnpartyextract.annotate.words import Words

_BACK = 90  # words


def pronoun_at(words: Words, end: int, rules: OfficialRules) -> int:
    """Length in words of the bare address that ends before `end`: `ông` of `từ năm 2013, ông | giữ chức`; else 0."""
    low = words.low
    if end and low[end - 1] in ("này", "ấy"):
        end -= 1
    length = rules.names.short_prefixes.ending(low, end, 2)
    follows = end < len(low) and words.cap[end]
    return 0 if follows or (length == 1 and low[end - 1] not in rules.names.pronouns) else length


def meant_by(words: Words, end: int, rules: OfficialRules) -> tuple[int, int] | None:
    """The person that the bare address before `end` means; None if there are several or none."""
    length = pronoun_at(words, end, rules)
    if not length:
        return None
    low = words.low
    if low[end - 1] in ("này", "ấy"):
        end -= 1
    address = low[end - length : end]
    found: dict[str, tuple[int, int]] = {}
    for here in range(end - length - 1, max(end - _BACK, 0) - 1, -1):
        if low[here : here + length] != address or here + length >= len(low) or not words.cap[here + length]:
            continue
        first = here + length
        last = name_end(words, first, rules.names)
        if 1 <= last - first <= 5:
            given = low[last - 1]
            if given not in found or last - first > found[given][1] - found[given][0]:
                found[given] = (first, last)
    return next(iter(found.values())) if len(found) == 1 else None
