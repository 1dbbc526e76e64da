"""The names of institutions: how far `THPT Trần Nhân Tông`, `Cao su Chư Păh`, `Bao bì Hoàng Hải` go behind their heads.

A word with a capital goes on, and the small rest of a word that a capital begins (`Bao bì`): where the vocabulary does
not hold it, the tokenizer tells. A field of work in small letters goes on to the next head, a capital or a mark.
"""

import re

from vnpartyextract.annotate.organisations.names import CITY_OF_A_PERSON, WORD
from vnpartyextract.annotate.organisations.view import View
from vnpartyextract.segment import tokens

_LONGEST = 14  # words of an institution's name
_FIELD = 8  # words of a field of work that no list holds
_JOINING = ("và", "các", "và các", "của")
_GOES_ON = ("level", "committee", "party", "state", "organ", "institution")  # heads that go on with the chain
_OF_PLACES = ("party", "state", "front", "army", "police")  # what stands behind these is where they are
_CALLED_AFTER_PERSONS = ("trường", "học viện", "đại học", "công ty", "bệnh viện", "nhà máy", "hợp tác xã", "đường")
_HYPHEN = re.compile(r" ?- ?(?=[^\W\d_])")
_LETTERS = re.compile(
    r" [&-] [A-ZĐ]{2,6}(?!\w)|, ?[A-ZĐ]{2,6}(?= ?&)(?: ?& ?[A-ZĐ]{2,6})+(?!\w)"
)  # Sở NN & PTNT, VH,TT&DL
_DASH = re.compile(r" - ([A-ZĐ][^\W\d_A-ZĐ]+)(?= [A-ZĐ])")
_DIGIT = re.compile(r" \d")
_NUMBER = re.compile(r" (?:số )?(\d{1,3}[A-ZĐ]?(?:[/-]\d{1,2})?)(?![\w/]|[.,]\d)")
_MARKS = ("", ",", ":", ")", ";", ".", "\n")
_REST = 2  # of them behind a field that is known, before a word of grammar: Trạm bảo vệ rừng tại …
_SHORT = 3  # of them where nothing but a mark ends it
_RUN = 6  # words in capitals that are looked at
_FULL_NAME = (2, 3, 4)  # syllables of a person's name


def work_name(view: View, at: int, head: str, *, title: bool = False, loud: bool = False) -> int:
    """Where the name of an institution with this head that ends at `at` itself ends; `at` if it has none.

    `title`: somebody's office, so that a person's name may follow; `loud`: all is in capitals.
    """
    text, cased, rules = view.text, view.cased, view.rules
    end = at
    run = 0  # capitalised words right before, abbreviations aside
    proper = False  # a name of its own was read; small letters behind it are no part of it
    field = ""  # how the last phrase of the vocabulary was written
    called = head.startswith(_CALLED_AFTER_PERSONS)
    for _ in range(_LONGEST):
        if number := _NUMBER.match(cased, end):
            if number.start(1) in view.numbers or not (end > at or view.held or head in rules.numbered):
                break
            end, run, proper = number.end(), 0, True
            continue
        word = WORD.match(cased, end)
        if word is None and not proper and (joined := _listed(view, end)) > end:
            end, run = joined, 0
            continue
        if word is None and end > at and (more := _LETTERS.match(cased, end)) is not None:
            if more.group().startswith(" -") and not cased[end - 1].isupper():
                break
            end, run = more.end(), 0
            continue
        if word is None and end > at and (half := _second_half(view, end, title=title)) > end:
            end, run, proper = half, 1, True
            continue
        if word is None or word.start(1) in view.numbers:
            break
        following = view.head_at(word.start(1))
        if following is not None and following[2] != "level" and run and called and _is_syllable(view, following[0]):
            following = None  # Trường Mầm non Hoa Ban Trắng
        capital = word[1][0].isupper()
        if following is not None and following[2] in _GOES_ON:
            level_alone = following[2] != "level" or not head.startswith("công ty")
            whole = capital or following[2] == "level" or (" " in following[1] and following[2] != "institution")
            if whole and level_alone and not (run and not capital and _one_word(view, end, word.end())):
                inner = view.inner.match(text, end)
                trade = inner is not None and end == at and rules.bodies.get(following[1]) == "company"
                if (capital and not trade) or following[2] == "level" or end > at or inner is None:
                    break  # Công ty | Điện lực Sơn La is one, Chi bộ | Điện lực Sơn La are two
        inner = view.inner.match(text, end)
        lone = run == 1 and word[1] == "và" and _is_trade_ahead(view, word.end())
        if inner is not None and (lone or _is_trade(cased, inner, word, proper)):
            phrase = " ".join(inner.group().split())
            if phrase in _JOINING and not (_is_joined(view, inner.end(), proper) and _is_one_body(phrase, head)):
                break
            acts = rules.find.predicates.match(text, end)
            if field == "capital" and not capital and acts is not None and acts.end() >= inner.end():
                break  # Sở Nội vụ tổ chức …
            end, run, field = inner.end(), 0, "joint" if phrase in _JOINING else "capital" if capital else "small"
            continue
        if capital and rules.bodies.get(head) in _OF_PLACES and _is_known_place(view, word.start(1)):
            break  # Sở Y tế | Lâm Đồng
        if capital:
            if loud and (word[1].lower() in rules.ranks or (end > at and _headline_goes_on(view, end))):
                break
            if title and _is_person(view, end, run, called=called and (not proper or _is_second(view, end, run))):
                break
            run = 0 if word[1].isupper() and len(word[1]) > 1 else run + 1
            proper = proper or run > 0
            end = word.end()
            continue
        if word[1][0].isdigit() or loud:
            break
        if run == 1 and _goes_on(view, end, word):
            end, run, proper = _word_end(view, end, word), 0, False
            continue
        begins = end
        if (end > at or " " in head) and head in rules.purposed and text.startswith(rules.about, end):
            begins, proper = word.end(), False
            while (part := view.inner.match(text, begins)) is not None:
                begins = part.end()
        after = begins
        if not proper and (view.held or head in rules.open):
            free = view.held or (title and end == at)
            after = _field(view, begins, title=free, marked=end > at, purpose=begins > end)
        if after == begins == word.end() or after == end:
            break
        end, run, field = after, 0, "small"
    return end


def _second_half(view: View, at: int, *, title: bool) -> int:
    """Behind ` - `: where the word with a capital ends that goes on with a name (47 - Thành Đạt); else `at`."""
    word = _DASH.match(view.cased, at)
    if (
        word is None
        or view.head_at(word.start(1)) is not None
        or view.rules.find.apart.match(view.text, word.start(1) - 1)
    ):
        return at
    return at if title and _is_person(view, word.start(1) - 1, 0, called=False) else word.end()


def _is_syllable(view: View, head: re.Match[str]) -> bool:
    """Whether a head of one syllable stands between capitals, with nothing behind it that it could be a head of."""
    behind = WORD.match(view.cased, head.end())
    if " " in head.group() or behind is None or not behind[1][0].isupper():
        return False
    return view.inner.match(view.text, head.end()) is None and not _one_word(view, head.end(), behind.end())


def _is_known_place(view: View, at: int) -> bool:
    known = view.rules.find.known.match(view.cased, at)
    if known is None or known.group() == CITY_OF_A_PERSON:
        return False
    return not view.cased[known.end() : known.end() + 2].strip(" ")[:1].isupper()


def _is_trade(cased: str, inner: re.Match[str], word: re.Match[str], proper: bool) -> bool:
    """Whether a phrase of the vocabulary is meant, and no proper name that is spelled like it."""
    if proper and not cased[word.start(1)].isupper():
        return False
    return not cased[inner.end() - 1].isupper() or " " in inner.group().strip()


def _is_trade_ahead(view: View, at: int) -> bool:
    """Whether a field of work with a capital follows: Trung tâm Giống và | Kỹ thuật thủy sản."""
    inner = view.inner.match(view.text, at)
    return inner is not None and view.cased[at + 1].isupper()


def _is_joined(view: View, at: int, proper: bool) -> bool:
    """Whether `và` at whose end `at` is joins two fields of one body, and no two bodies."""
    if view.inner.match(view.text, at) is not None:
        return True
    word = WORD.match(view.cased, at)
    if view.rules.find.apart.match(view.text, at):
        return False
    if view.held and _field(view, at, title=True, marked=False, purpose=False) > at:
        return True  # Khảo thí và kiểm định chất lượng giáo dục
    return word is not None and word[1][0].isupper() and not proper and view.head_at(word.start(1)) is None


def _listed(view: View, at: int) -> int:
    """Behind `-` or `,`: where the next field of the same body ends (Lao động - Thương binh và Xã hội); else `at`."""
    mark = _HYPHEN.match(view.cased, at)
    if mark is not None:
        inner = view.inner.match(view.text, mark.end() - 1)
        return inner.end() if inner is not None and view.cased[inner.end() - 1].islower() else at
    if not view.cased.startswith(", ", at):
        return at
    inner = view.inner.match(view.text, at + 1)
    if view.held and (more := _one_more(view, at + 1, inner)) > at:
        return more
    if inner is None or not view.cased.startswith(" và ", inner.end()):
        return at
    last = view.inner.match(view.text, inner.end() + 3)
    small = view.cased[at + 2].islower() or (last is not None and view.cased[inner.end() + 4].isupper())
    return inner.end() if last is not None and small else at


def _one_more(view: View, at: int, inner: re.Match[str] | None) -> int:
    """Behind a comma, in the body of an office: where one more field of it ends; 0 if none is sure.

    `Tài chính, Hành chính sự nghiệp, Sở …`: what follows is the whole that it is a part of; `vận tải, phương tiện và
    người lái`: up to a mark.
    """
    if inner is not None and view.cased.startswith(", ", inner.end()):
        whole = view.head_at(inner.end() + 2)
        return inner.end() if whole is not None and view.cased[inner.end() + 2].isupper() else 0
    word = WORD.match(view.cased, at)
    if word is None or view.head_at(word.start(1)) or view.rules.find.apart.match(view.text, at):
        return 0
    begins = word.end() if word[1][0].isupper() else at  # Đấu thầu, Thẩm định và giám sát đầu tư
    end = _field(view, begins, title=True, marked=True, purpose=False)
    return end if " và " in view.text[at:end] and view.cased[end : end + 1] in _MARKS else 0


def _is_one_body(joint: str, head: str) -> bool:
    """`Khối các cơ quan và các doanh nghiệp` is one body, `Sở Nội vụ và các cơ quan` are several."""
    return joint != "và các" or head.startswith("khối")


def _is_person(view: View, at: int, run: int, *, called: bool) -> bool:
    """Whether the capitals behind `at` are a person's name; an institution `called` after one has it itself.

    `run`: how many capitals of the name stand right before.
    """
    words: list[str] = []
    end = at
    while (word := WORD.match(view.cased, end)) is not None and word[1][0].isupper() and len(words) < _RUN:
        words.append(word[1])
        end = word.end()
    if len(words) < 2 or (words[0].lower() not in view.rules.families and " ".join(words).lower() not in view.persons):
        return False
    known = " ".join(words).lower() in view.persons
    return known or (not called and not view.holder and len(words) in _FULL_NAME)


def _is_second(view: View, end: int, run: int) -> bool:
    """Whether a family name stands right before `end`: what follows is the rest of that person's name (Lê Văn Tám)."""
    return run == 1 and view.text[view.text.rfind(" ", 0, end) + 1 : end] in view.rules.families


def _headline_goes_on(view: View, end: int) -> bool:
    """In capitals: whether `NHIỆM KỲ`, `NĂM 2021` ends the name. A predicate of one syllable may be a part of it."""
    find = view.rules.find
    acts = find.predicates.match(view.text, end)
    if acts is not None and " " in acts.group().strip():
        return True
    after = find.after_names.match(view.text, end)
    return after is not None and _DIGIT.match(view.text, after.end()) is not None


def _one_word(view: View, end: int, stop: int) -> bool:
    """Whether the tokenizer takes the syllables on both sides of `end` for one word."""
    if not view.tokenize:
        return False
    start = view.cased.rfind(" ", 0, end) + 1
    return any(first < end < last for first, last in tokens(view.cased, start, min(len(view.cased), stop + 40)))


def _goes_on(view: View, end: int, word: re.Match[str]) -> bool:
    """Whether the small syllable behind a lone capital is the rest of its word: `Bao bì`, `Sinh viên`."""
    rules = view.rules
    acts = rules.find.predicates.match(view.text, end) or rules.find.after_names.match(view.text, end)
    if acts is not None:
        # Công trình: a predicate of one syllable may be the rest of a word, one of two (tổ chức) is none
        return " " not in acts.group().strip() and _one_word(view, end, word.end())
    after = WORD.match(view.cased, word.end())
    if after is not None and after[1][0].isupper() and view.head_at(after.start(1)) is None:
        return True  # Gạch ngói Đông Sơn
    return _one_word(view, end, word.end())


def _word_end(view: View, end: int, word: re.Match[str]) -> int:
    start = view.cased.rfind(" ", 0, end) + 1
    stop = min(len(view.cased), word.end() + 40)
    return next((last for first, last in tokens(view.cased, start, stop) if first < end < last), word.end())


def _field(view: View, at: int, *, title: bool, marked: bool, purpose: bool) -> int:
    """Where a field of work in small letters ends: before the next head, capital or mark; `at` where there is none."""
    rules, end = view.rules, at
    for size in range(_FIELD):
        word = WORD.match(view.cased, end)
        if word is None:
            mark = view.cased[end : end + 1] in _MARKS or view.cased.startswith((" -", " ("), end)
            longest = _FIELD if title or purpose else _SHORT if marked else 0
            return end if mark and 0 < size <= longest else at
        joined = size > 0 and view.held and view.text.endswith(" và", 0, end)  # phương tiện và người lái
        if (view.ends.match(view.text, end) and not joined) or not word[1].isalpha():
            told = view.held and marked and 0 < size <= _REST and rules.find.ends.match(view.text, end) is not None
            return end if (purpose and size > 1) or told else at
        if not title and rules.find.predicates.match(view.text, end):
            return end if purpose and size > 1 else at
        following = view.head_at(word.start(1))
        whole = following is not None and (
            following[2] == "level" or (" " in following[1] and following[2] != "institution")
        )
        if word[1][0].isupper() or (whole and following is not None and following[2] in _GOES_ON and size):
            return end
        end = word.end()
    return at
