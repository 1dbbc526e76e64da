"""Numbers of one sentence that count something: with modifier, per-cent sign and counted noun."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from vnpartyextract.annotate.shared import signed, with_rate, with_shared
from vnpartyextract.model import Modifier
from vnpartyextract.numerals import Number
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.rules.phrases import longest, syllables
from vnpartyextract.segment import Words, tokens
from vnpartyextract.text import Folded

CLOSING = frozenset(",;:.()[]…!?/+*\"'-|=<>")


@dataclass(frozen=True, slots=True)
class Head:
    """A counted noun: its class (None: no vocabulary knows it) and its words `[start, end)` in the sentence."""

    name: str | None
    start: int
    end: int
    core_end: int


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A number in its sentence. `at` is its word, `[start, end)` its words from modifier to noun and `trở lên`."""

    number: Number
    at: int
    start: int
    end: int
    modifier: Modifier | None
    percent: bool
    head: Head | None


def find_mentions(
    folded: Folded, words: Words, numbers: Sequence[Number], patterns: Patterns, *, tokenize: bool = True
) -> list[NumberMention]:
    """The numbers of a sentence that are counts, in order; `words` holds each of them as one word `0`.

    A number in words counts only before a noun that the vocabulary knows, and not as part of a name (`Ba Đồn`).
    """
    found: list[NumberMention] = []
    place = {number.start: number for number in numbers}
    for at, start in enumerate(words.starts):
        number = place.get(start)
        if number is None or words.texts[at] != "0":
            continue
        after = at + 1
        number, sign = signed(words, at, number, patterns.numbers)
        percent = after < len(words.texts) and words.texts[after] == "%"
        if not percent and words.texts[after : after + 2] == ["phần", "trăm"]:
            percent, after = True, after + 1
        head = None if percent else head_at(folded, words, after, patterns, tokenize=tokenize)
        if (
            number.spelled
            and (head is None or head.name is None or _is_name(folded, words, at, head.end))
            and not percent
        ):
            continue
        begin, modifier = _modifier(words, sign, patterns)
        end = after + 1 if percent else (after if head is None else head.end)
        floor = longest(patterns.floor_after, words.texts, end, len(words.texts))
        if floor is not None and modifier is None:
            modifier, end = "at_least", floor[0]
        found.append(NumberMention(number, at, begin, end, modifier, percent, head))
    return _apart(with_shared(found, words, patterns.numbers))


def _apart(found: list[NumberMention]) -> list[NumberMention]:
    """The mentions cut where the next begins: the `khoảng` of `23 xã rộng khoảng 10 ha` is part of the second alone."""
    for place, (one, two) in enumerate(pairwise(found)):
        end = max(one.at + 1, two.start)
        if one.end > end:
            head = one.head
            if head is not None:
                cut = replace(head, end=min(head.end, end), core_end=min(head.core_end, end))
                head = cut if cut.start < cut.end else None
            found[place] = replace(one, end=end, head=head)
    return found


def head_at(folded: Folded, words: Words, at: int, patterns: Patterns, *, tokenize: bool = True) -> Head | None:
    """The noun phrase that begins at word `at`; None where none does (punctuation, a verb, the end)."""
    stop = len(words.texts)
    start = at
    while at < stop and words.texts[at] in ('"', "'"):
        at += 1
    if at >= stop or words.texts[at] in CLOSING or words.texts[at].isnumeric():
        return None
    turn = at + 1 if words.texts[at] in patterns.turns else at
    known = longest(patterns.heads, words.texts, at, stop)
    inner = longest(patterns.heads, words.texts, turn, stop) if turn > at else None
    if inner is not None and (known is None or inner[0] > known[0]):
        known = inner
    if known is None:
        if any(longest(tree, words.texts, at, stop) for tree in (patterns.cues, patterns.markers["no_noun"])):
            return None
        return _unknown(folded, words, at, patterns) if tokenize else Head(None, start, at + 1, at + 1)
    end, name = known
    if tokenize and end == at + 1 and end < stop and words.texts[end] not in CLOSING and words.texts[end] != "0":
        wider = _wider(folded, words, at, end)
        if wider is not None:
            again = longest(patterns.heads, words.texts, at, wider)
            return Head(again[1] if again and again[0] == wider else None, start, wider, wider)
    end = _of_what(folded, words, at, end, patterns) if tokenize else end
    core = end = with_rate(words, end, patterns.numbers)
    end = _joint(words, end, name, patterns)
    while (tail := longest(patterns.tails, words.texts, end, stop)) is not None:
        end = tail[0]
    return Head(name, start, end, core)


def _joint(words: Words, end: int, name: str, patterns: Patterns) -> int:
    """Where a joint unit ends: `70.000 tổ chức đảng và đảng viên`; `end` where the second noun begins anew."""
    texts, size = words.texts, len(words.texts)
    if texts[end : end + 1] != ["và"] or patterns.kinds[name] not in _JOINED:
        return end
    hit = longest(patterns.heads, texts, end + 1, size)
    if hit is None or (patterns.kinds[name], patterns.kinds[hit[1]]) not in _PAIRS:
        return end
    behind = hit[0]
    closed = behind >= size or texts[behind] in CLOSING
    return behind if closed or longest(patterns.markers["joint_end"], texts, behind, size) is not None else end


_JOINED = frozenset(("orgs", "people"))
_PAIRS = frozenset((("orgs", "people"), ("orgs", "orgs"), ("people", "people"), ("people", "public")))


def _modifier(words: Words, at: int, patterns: Patterns) -> tuple[int, Modifier | None]:
    """Where modifier and number begin, and which it is: the longest phrase that ends right before the number."""
    backwards = words.texts[max(0, at - 4) : at][::-1]
    found = longest(patterns.modifiers, backwards, 0, len(backwards))
    if found is None or found[1] == "pseudo":
        return at, None
    return at - found[0], found[1]


def _is_name(folded: Folded, words: Words, at: int, end: int) -> bool:
    """`Ba Đồn`, `Hai Bà Trưng`: a capital in the number and in every word behind it; `Hai Đảng viên` is a count."""
    behind = range(at + 1, max(end, at + 2))
    return (
        folded.cased[words.starts[at]].isupper()
        and behind[-1] < len(words.starts)
        and all(folded.cased[words.starts[one]].isupper() for one in behind)
        and not folded.cased[words.starts[at + 1] : words.ends[at + 1]].isupper()
    )


def _wider(folded: Folded, words: Words, at: int, end: int) -> int | None:
    """Where the tokenizer says that the word ends, if it runs on behind `end`: `1 đơn|vị`."""
    spans = tokens(folded.text, words.starts[at], words.ends[-1])
    if not spans or spans[0][1] <= words.ends[end - 1]:
        return None
    wider = end
    while wider < len(words.ends) and words.ends[wider - 1] < spans[0][1]:
        wider += 1
    return wider


def _of_what(folded: Folded, words: Words, at: int, end: int, patterns: Patterns) -> int:
    """Where `cuốn sách`, `bộ hồ sơ`, `lượt khách` ends: a word that counts things, and the word for the thing."""
    if end - at > 1 or words.texts[at] not in patterns.numbers.classifiers or end >= len(words.texts):
        return end
    following = words.texts[end]
    if not following.isalpha() or folded.cased[words.starts[end]].isupper():
        return end
    if longest(patterns.markers["no_noun"], words.texts, end, len(words.texts)) or longest(
        patterns.cues, words.texts, end, len(words.texts)
    ):
        return end
    known = longest(patterns.heads, words.texts, end, len(words.texts))
    if known is not None:
        return known[0]
    spans = tokens(folded.text, words.starts[end], words.ends[-1])
    stop = spans[0][1] if spans else words.ends[end]
    while end < len(words.ends) and words.ends[end] <= stop:
        end += 1
    return end


def _unknown(folded: Folded, words: Words, at: int, patterns: Patterns) -> Head | None:
    """A noun phrase that only the tokenizer knows: its first word and, where that is alone, the next."""
    spans = tokens(folded.text, words.starts[at], words.ends[-1])
    if not spans:
        return Head(None, at, at + 1, at + 1)
    limit = spans[0][1]
    for start, end in spans[1:3]:
        word = folded.text[start:end]
        if start - limit > 1 or word[0] in CLOSING or word[0].isdigit() or word == "%":
            break
        if longest(patterns.markers["no_noun"], [word], 0, 1) is not None:
            break
        limit = end
    end = at + 1
    while end < len(words.ends) and words.ends[end - 1] < limit:
        end += 1
    return Head(None, at, end, end)


def find_fives(text: str, patterns: Patterns, blocked: Sequence[tuple[int, int]]) -> list[Number]:
    """`năm lớp bồi dưỡng`, `năm đồng chí`: the word that is mostly «year», where it can only be five.

    `text` is folded; `blocked`: places of dates and other closed shapes.
    """
    found = []
    for match in _FIVE.finditer(text):
        start, end = match.start(1), match.end(1)
        if any(first < end and start < last for first, last in blocked):
            continue
        behind = syllables(text[match.end() : match.end() + 40])
        hit = longest(patterns.heads, behind, 0, len(behind))
        if hit is not None and patterns.kinds[hit[1]] in _FIVE_OF and (behind[0] != "học" or behind[1:2] == ["viên"]):
            found.append(Number(start, end, 5, None, None, True))
    return found


# Not `trong năm đảng bộ …`, `mỗi năm kết nạp`, `hai năm`: behind these it is a year.
_NOT_FIVE = (
    "trong",
    "cả",
    "mỗi",
    "hằng",
    "hàng",
    "một",
    "đầu",
    "cuối",
    "nửa",
    "từng",
    "qua",
    "sau",
    "trước",
    "các",
    "những",
    "nhiều",
    "mấy",
    "số",
    "giữa",
    "hết",
    "vào",
    "tác",
    "là",
    "hoạch",
    "hai",
    "ba",
    "bốn",
    "mười",
    "mươi",
)
_FIVE = re.compile(r"(?<!\w)(?<!\d )" + "".join(f"(?<!{word} )" for word in _NOT_FIVE) + r"(năm) (?=\w)")
_FIVE_OF = frozenset(("people", "orgs", "class", "petition", "event"))
