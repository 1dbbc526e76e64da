"""Who does what: the clauses of a sentence, each with its predicate and the organisation that does it.

Goes by what stands around each mention: the words before it (`tại`, `theo`, `của`, a comma behind what is fronted), and
whether a predicate, a count or a colon follows. What that means in an article with its own unit is told by `subject`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vnpartyextract.annotate.organisations import Organisation, OrganisationRules
from vnpartyextract.discourse.scopes import Scope
from vnpartyextract.rules.discourse import DiscourseWords
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded

Role = Literal["clause", "whole", "place", "aside", "also", "title", "within", "source", "oblique"]
"""clause: what the clause is about; whole: `toàn huyện`; place: `Tại Quảng Bình, …`; aside: `Riêng …`, for its sentence
alone; also: a further member of a row; title: somebody's office; within: the place of the one before; source: `Theo …`;
else oblique."""

_CLAUSE = frozenset(".;:•*+!?–[\"'-")
_BRACKET = re.compile(r" \([^()\d]{2,40}\)")
_POINTING = re.compile(r" (?:này|nói trên|nêu trên|ta|nhà|mình)(?= )")
_COUNT_NEXT = re.compile(r" ?[:(]? ?(?:(?:với|là|có|được|gần|hơn|trên|khoảng) )?\d")
_PIECE = re.compile(r"[,;:.!?\"–]\s|^")
JOINED = (",", "và", ", và", "cùng", "/", "-")
_BODIES = ("party", "organ", "committee")
DOERS = ("clause", "whole", "aside")
_WINDOW = 48  # characters before a mention that tell its role
_FRONT = 120  # characters that a fronted phrase has at most before the body that it ends with


@dataclass(frozen=True, slots=True)
class Lead:
    """The words before a mention; `padded`: with a space before them; `opening`: a clause begins behind them."""

    text: str
    padded: str
    opening: bool


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a mention: the words before, whether a predicate or number follows."""

    lead: str
    padded: str
    opening: bool
    acts: bool
    counted: bool
    followed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """How a mention stands in its clause. `setting`: what stands around it; `joined`: the mention that follows `và`;
    `fronted`: it belongs to a phrase that stands before the clause; `home`: to what is told of a person's life."""

    mention: Organisation
    role: Role
    setting: Setting
    joined: Organisation | None
    fronted: bool
    home: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause `[start, end)` of a sentence. `doer`: the number of the standing that does what the predicate says;
    None where none is told. `office`, `said`: whose officer speaks before it, and where the verb of speaking begins."""

    start: int
    end: int
    standings: tuple[Standing, ...]
    doer: int | None = None
    office: Organisation | None = None
    said: int | None = None


@dataclass(frozen=True, slots=True)
class _Text:
    """What the words of a text are read with."""

    folded: Folded
    rules: OrganisationRules
    words: DiscourseWords


def find_clauses(
    folded: Folded,
    sentences: Sequence[Sentence],
    organisations: Sequence[Organisation],
    scopes: Sequence[Scope],
    rules: OrganisationRules,
    words: DiscourseWords,
) -> list[list[Clause]]:
    """For each sentence its clauses, in order. Each mention of `organisations` (in text order) stands in one of them,
    but for those that are part of a phrase for the whole Party (`scopes`)."""
    text = _Text(folded, rules, words)
    found: list[list[Clause]] = []
    at = next_scope = 0
    for sentence in sentences:
        inside: list[Organisation] = []
        while at < len(organisations) and organisations[at].start < sentence.end:
            mention = organisations[at]
            while next_scope < len(scopes) and scopes[next_scope].end < mention.end:
                next_scope += 1
            if not (next_scope < len(scopes) and scopes[next_scope].start <= mention.start):
                inside.append(mention)
            at += 1
        found.append(list(_clauses(text, sentence, inside)))
    return found


def _clauses(text: _Text, sentence: Sentence, mentions: Sequence[Organisation]) -> Iterator[Clause]:
    """Cut a sentence behind its verbs of speaking, and before each further body that acts."""
    start, office, said = sentence.start, None, None
    while True:
        standings = list(_standings(text, start, mentions))
        speaker = _speaker(standings)
        verb = text.rules.find.speaking.search(text.folded.text, speaker.end, sentence.end) if speaker else None
        end = sentence.end if verb is None else verb.end()
        for number, group in enumerate(_groups(one for one in standings if one.mention.start < end)):
            doer = next((at for at, one in enumerate(group) if one.role in DOERS and one.setting.acts), None)
            begin = start if number == 0 else group[0].mention.start
            yield Clause(begin, end, tuple(group), doer, *((office, said) if number == 0 else (None, None)))
        if verb is None:
            return
        start, office, said = end, speaker, verb.start()
        mentions = [mention for mention in mentions if mention.start >= end]


def _groups(standings: Iterable[Standing]) -> list[list[Standing]]:
    """The standings of each clause: a body that acts opens a new one where one acts already."""
    groups: list[list[Standing]] = [[]]
    for one in standings:
        acts = one.role in DOERS and one.setting.acts
        if acts and any(other.role in DOERS and other.setting.acts for other in groups[-1]):
            groups.append([])
        groups[-1].append(one)
    return groups


def _speaker(standings: Sequence[Standing]) -> Organisation | None:
    """Of whose officers a sentence tells: the first that is named, else the first."""
    found: Organisation | None = None
    for one in standings:
        named = found is not None and found.lacks == "any" and one.mention.unit is not None
        if one.role == "title" and (found is None or named):
            found = one.mention
    return found


def _standings(text: _Text, start: int, mentions: Sequence[Organisation]) -> Iterator[Standing]:
    """`start`: where the clause begins."""
    before: Organisation | None = None
    role: Role = "oblique"
    fronted = home = False
    for number, mention in enumerate(mentions):
        following = mentions[number + 1] if number + 1 < len(mentions) else None
        between = text.folded.text[mention.end : following.start].strip() if following is not None else ""
        within = following is not None and (is_where(mention, following, between) or _belongs(text, mention, between))
        if following is not None and between not in ("và", "cùng") and not within:
            following = None
        setting = _setting(text, start, mention, following)
        now, joined = _role(text, mention, setting, before, role, fronted=fronted)
        fronted = fronted if joined else now in ("place", "oblique", "source") and _is_fronted(text, start, mention)
        home = (home and joined) or _is_home(text, start, mention)
        if home and now != "within":
            now = "title" if now == "title" else "oblique"
        yield Standing(mention, now, setting, following, fronted, home)
        before = mention
        if now != "within":
            role = now


def _role(
    text: _Text, mention: Organisation, setting: Setting, before: Organisation | None, previous: Role, *, fronted: bool
) -> tuple[Role, bool]:
    """The role of a mention, and whether it has it from the one `before`. `previous`: the role of that; `fronted`: it
    ends a phrase that stands before its clause (`Tại Trường A, Huyện đoàn trao …`)."""
    first = before is None
    if before is not None:
        gap = text.folded.text[before.end : mention.start].strip()
        if not gap and before.kind == "central":  # `được Trung ương Hội Cựu chiến binh … tặng`
            return previous, True
        if is_where(before, mention, gap) or _belongs(text, before, gap):
            return "within", True
        first = fronted and gap == "," and setting.followed and not mention.title
        if not first and previous != "within" and names_place(before) == names_place(mention) and gap in JOINED:
            return ("also" if previous in ("clause", "whole", "place", "also") else previous), True
    return _own_role(text, mention, setting, first=first), False


def _own_role(text: _Text, mention: Organisation, setting: Setting, *, first: bool) -> Role:
    """`first`: no organisation stands before it in its clause."""
    before_it = text.rules.before
    large = text.folded.cased[mention.start].isupper()
    if mention.title and mention.kind != "anaphor":
        any_one = mention.unit is None and not large
        acting = setting.followed and not any_one and setting.padded.endswith(before_it.heads_of)
        return "clause" if acting else "title"
    if setting.padded.endswith(before_it.wholes):
        return "aside" if setting.padded.endswith(" riêng") else "whole"
    if setting.padded.endswith(before_it.openers):
        return "clause"
    if mention.unit is None:
        if mention.kind == "level":
            return _bare_level(text, mention, setting)
        if not large and mention.lacks == "any" and mention.kind in ("party", "state"):
            return "oblique"
        if mention.lacks == "any" and mention.text.casefold() == "ban tổ chức" and not mention.title:
            return "oblique"  # of a contest, or it would be told whose it is
    return _role_by_words(text, mention, setting, first=first)


def _role_by_words(text: _Text, mention: Organisation, setting: Setting, *, first: bool) -> Role:
    before_it = text.rules.before
    padded, acts = setting.padded, setting.acts
    if padded.endswith(before_it.locatives):
        alone = padded in before_it.locatives or (padded.endswith(" tại") and setting.opening)
        return "place" if mention.unit is not None and (alone or acts) else "oblique"
    if setting.lead[-1:] == "(":
        return "aside" if acts else "oblique"
    if padded.endswith(" theo") and mention.unit is not None:
        return "source"
    if padded.endswith(text.words.belonging) and setting.followed and mention.kind in _BODIES:
        return "clause"  # `chi bộ các thôn thuộc Đảng bộ xã Nậm Lạnh tổ chức lễ kết nạp`
    if padded.endswith(before_it.obliques):
        return "oblique"
    if first and mention.kind in _BODIES and setting.lead[-1:] == ",":
        return "clause"  # `Ngày 31/7 vừa qua, Chi bộ bản Thò Ma lại kết nạp …`
    if mention.kind in ("name", "everywhere", "office", "anaphor"):
        return "clause" if acts else "oblique"
    return "clause" if setting.opening or acts or padded.endswith((" là", " thì")) else "oblique"


def _is_fronted(text: _Text, start: int, mention: Organisation) -> bool:
    """Whether it ends a phrase that stands before the clause: `Sáng 20/12, tại Trường A, …`, `Theo ý kiến của B, …`."""
    lead = text.folded.text[max(start, mention.start - _FRONT) : mention.start]
    piece = " " + _PIECE.split(lead)[-1].strip()
    return piece.startswith(text.words.fronted) or piece.endswith(text.rules.before.locatives)


def _is_home(text: _Text, start: int, mention: Organisation) -> bool:
    """Whether it is told as a person's home or career: `sinh năm 1950 tại xã Mỹ Lộc`, `nhập ngũ vào Trung đoàn 9`."""
    lead = text.folded.text[max(start, mention.start - _FRONT) : mention.start]
    piece = f" {_PIECE.split(lead)[-1].strip()} "
    return any(f"{word} " in piece for word in text.words.homes)


def _setting(text: _Text, start: int, mention: Organisation, joined: Organisation | None) -> Setting:
    lead = leads_to(text.folded, start, mention.start)
    end = mention.end if joined is None else joined.end
    if joined is not None and text.folded.text.startswith(")", end):
        end += 1
    followed, counted = _followed(text.folded, text.rules, end), _counted(text.folded, end)
    acts = followed or counted or text.folded.text.startswith(":", end)
    return Setting(lead.text, lead.padded, lead.opening, acts, counted, followed)


def leads_to(folded: Folded, begin: int, start: int) -> Lead:
    """The words of the clause that begins at `begin`, before `start`."""
    text = folded.text[max(begin, start - _WINDOW) : start].rstrip()
    return Lead(text, " " + text.lstrip("\"'(-+*• "), not text or text[-1] in _CLAUSE)


def acts_behind(folded: Folded, rules: OrganisationRules, end: int) -> bool:
    """Whether a predicate, a count or a colon follows."""
    return _followed(folded, rules, end) or _counted(folded, end) or folded.text.startswith(":", end)


def _followed(folded: Folded, rules: OrganisationRules, end: int) -> bool:
    aside = _BRACKET.match(folded.text, end) or _POINTING.match(folded.text, end)
    return rules.find.predicates.match(folded.text, aside.end() if aside else end) is not None


def _counted(folded: Folded, end: int) -> bool:
    aside = _BRACKET.match(folded.text, end) or _POINTING.match(folded.text, end)
    return _COUNT_NEXT.match(folded.text, aside.end() if aside else end) is not None


def _bare_level(text: _Text, mention: Organisation, setting: Setting) -> Role:
    """`huyện đã …`, `Xã kết nạp …`: only at the head of a clause; never among its peers (`xã, phường`)."""
    before_it, lead = text.rules.before, setting.lead
    if not setting.acts or mention.plural or setting.padded.endswith((*before_it.obliques, *before_it.locatives)):
        return "oblique"
    if lead.endswith(",") and lead[:-1].rstrip().rpartition(" ")[2] in text.rules.ranks:
        return "oblique"
    capital = text.folded.cased[mention.start].isupper()
    begins = setting.padded == " " or capital or lead[-1] in ",;:" or lead[-1].isdigit()
    return "clause" if begins or setting.padded.endswith(before_it.clauses) else "oblique"


def _belongs(text: _Text, before: Organisation, between: str) -> bool:
    """`Chi bộ Trường A trực thuộc Đảng bộ xã B tổ chức …`: what follows is only whom a named body belongs to."""
    named = before.unit is not None and before.kind in _BODIES and not before.title
    return named and f" {between}" in text.words.belonging


def is_where(before: Organisation, mention: Organisation, between: str) -> bool:
    """Whether a mention only says where the one before lies: `Đảng bộ xã Nậm Lạnh, huyện Sốp Cộp`."""
    return _is_higher(mention, before) and between.strip(" -") in (",", "(", "")


def _is_higher(mention: Organisation, before: Organisation) -> bool:
    return (
        names_place(mention)
        and mention.unit is not None
        and before.unit is not None
        and mention.unit.rank < before.unit.rank
    )


def names_place(mention: Organisation) -> bool:
    """Whether it is a place, and not a body of one."""
    return mention.kind in ("level", "name")
