"""How an organisation stands in its sentence: whether what follows is about it."""

import re
from dataclasses import dataclass
from typing import Literal

from vnpartyextract.annotate.organisations import Organisation
from vnpartyextract.segment import Sentence
from vnpartyextract.subject.article import Article

Role = Literal["clause", "whole", "place", "aside", "also", "title", "within", "oblique"]
"""clause: what the clause is about; whole: `toàn huyện`; place: `Tại Quảng Bình, …`; aside: `Riêng …`, for its sentence
alone; also: a further member of a row; title: somebody's office; within: the place of the one before; else oblique."""

_CLAUSE = frozenset(".;:•*+!?–[\"'-")
_BRACKET = re.compile(r" \([^()\d]{2,40}\)")
_POINTING = re.compile(r" (?:này|nói trên|nêu trên|ta|nhà|mình)(?= )")
_COUNT_NEXT = re.compile(r" ?[:(]? ?(?:(?:với|là|có|được|gần|hơn|trên|khoảng) )?\d")
JOINED = (",", "và", ", và", "cùng", "/", "-")
_BODIES = ("party", "organ", "committee")
_WINDOW = 48  # characters before a mention that tell its role


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around a mention: the words before, whether a clause opens, whether a predicate or number follows."""

    lead: str
    padded: str
    opening: bool
    acts: bool
    counted: bool
    followed: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """The words before a mention; `padded`: with a space before them; `opening`: a clause begins behind them."""

    text: str
    padded: str
    opening: bool


def role_of(
    article: Article,
    sentence: Sentence,
    mention: Organisation,
    before: Organisation | None,
    previous: Role,
    joined: Organisation | None,
) -> Role:
    """The role of `mention`. `before`: the mention before it, `previous`: its role; `joined`: one that follows `và`."""
    if before is not None:
        gap = article.folded.text[before.end : mention.start].strip()
        if not gap and before.kind == "central":  # `được Trung ương Hội Cựu chiến binh … tặng`
            return previous
        if is_where(before, mention, gap):
            return "within"
        if previous != "within" and _names_place(before) == _names_place(mention) and gap in JOINED:
            return "also" if previous in ("clause", "whole", "place", "also") else previous
    setting = _setting(article, sentence, mention, joined)
    before_it = article.rules.before
    if mention.title and mention.kind != "anaphor":
        any_one = mention.unit is None and not article.folded.cased[mention.start].isupper()
        acting = setting.followed and not any_one and setting.padded.endswith(before_it.heads_of)
        return "clause" if acting else "title"
    if setting.padded.endswith(before_it.wholes):
        return "aside" if setting.padded.endswith(" riêng") else "whole"
    if _is_above(article, mention, setting) or _only_tells(article, mention):
        return "oblique"
    if setting.padded.endswith(before_it.openers):
        return "clause"
    if mention.unit is None:
        if mention.kind == "level":
            return _bare_level(article, mention, setting)
        small = not article.folded.cased[mention.start].isupper()
        if small and mention.lacks == "any" and mention.kind in ("party", "state"):
            return "oblique"
        if mention.lacks == "any" and mention.text.casefold() == "ban tổ chức" and not mention.title:
            return "oblique"  # of a contest, or it would be told whose it is
    return _role_by_words(article, mention, setting, first=before is None)


def _role_by_words(article: Article, mention: Organisation, setting: Setting, *, first: bool) -> Role:
    """`first`: no organisation stands before it in its sentence."""
    before_it = article.rules.before
    padded, acts = setting.padded, setting.acts
    if padded.endswith(before_it.locatives):
        alone = padded in before_it.locatives or (padded.endswith(" tại") and setting.opening)
        return "place" if mention.unit is not None and (alone or acts) else "oblique"
    if setting.lead[-1:] == "(":
        return "aside" if acts else "oblique"
    if padded.endswith(" theo") and mention.unit is not None and article.main is not None:
        return "clause" if mention.unit.rank > article.main.rank else "oblique"
    if padded.endswith(article.patterns.discourse.belonging) and setting.followed and mention.kind in _BODIES:
        return "clause"  # `chi bộ các thôn thuộc Đảng bộ xã Nậm Lạnh tổ chức lễ kết nạp`
    if padded.endswith(before_it.obliques):
        return "oblique"
    if first and mention.kind in _BODIES and setting.lead[-1:] == ",":
        return "clause"  # `Ngày 31/7 vừa qua, Chi bộ bản Thò Ma lại kết nạp …`
    if mention.kind in ("name", "everywhere", "office", "anaphor"):
        return "clause" if acts else "oblique"
    return "clause" if setting.opening or acts or padded.endswith((" là", " thì")) else "oblique"


def _setting(article: Article, sentence: Sentence, mention: Organisation, joined: Organisation | None) -> Setting:
    lead = leads_to(article, sentence, mention.start)
    end = mention.end if joined is None else joined.end
    if joined is not None and article.folded.text.startswith(")", end):
        end += 1
    followed, counted = _followed(article, end), _counted(article, end)
    acts = followed or counted or article.folded.text.startswith(":", end)
    return Setting(lead.text, lead.padded, lead.opening, acts, counted, followed)


def leads_to(article: Article, sentence: Sentence, start: int) -> Lead:
    """The words of the sentence before `start`."""
    text = article.folded.text[max(sentence.start, start - _WINDOW) : start].rstrip()
    return Lead(text, " " + text.lstrip("\"'(-+*• "), not text or text[-1] in _CLAUSE)


def acts_behind(article: Article, end: int) -> bool:
    """Whether a predicate, a count or a colon follows."""
    return _followed(article, end) or _counted(article, end) or article.folded.text.startswith(":", end)


def _followed(article: Article, end: int) -> bool:
    text = article.folded.text
    aside = _BRACKET.match(text, end) or _POINTING.match(text, end)
    return article.rules.find.predicates.match(text, aside.end() if aside else end) is not None


def _counted(article: Article, end: int) -> bool:
    text = article.folded.text
    aside = _BRACKET.match(text, end) or _POINTING.match(text, end)
    return _COUNT_NEXT.match(text, aside.end() if aside else end) is not None


def _bare_level(article: Article, mention: Organisation, setting: Setting) -> Role:
    """`huyện đã …`, `Xã kết nạp …`: only at the head of a clause; never among its peers (`xã, phường`)."""
    before_it, lead = article.rules.before, setting.lead
    if not setting.acts or mention.plural or setting.padded.endswith((*before_it.obliques, *before_it.locatives)):
        return "oblique"
    if lead.endswith(",") and lead[:-1].rstrip().rpartition(" ")[2] in article.rules.ranks:
        return "oblique"
    capital = article.folded.cased[mention.start].isupper()
    begins = setting.padded == " " or capital or lead[-1] in ",;:" or lead[-1].isdigit()
    return "clause" if begins or setting.padded.endswith(before_it.clauses) else "oblique"


def _only_tells(article: Article, mention: Organisation) -> bool:
    """`Ban Tổ chức Trung ương cho biết, …`: a body above the article's own that only tells of others."""
    unit, main = mention.unit, article.main
    if unit is None or unit.rank >= (main.rank if main is not None else 1):
        return False
    found = article.rules.find.speaking.match(article.folded.text, mention.end + 1)
    return found is not None


def _is_above(article: Article, mention: Organisation, setting: Setting) -> bool:
    """Whether it is only where the main unit lies: its province, in an article on a district."""
    if article.main is None or mention.unit is None or not _names_place(mention) or setting.counted:
        return False
    if not 0 < mention.unit.rank < min(article.main.rank, 4):
        return False
    return (not setting.opening or mention.kind == "name") and setting.padded not in article.rules.before.locatives


def is_where(before: Organisation, mention: Organisation, between: str) -> bool:
    """Whether a mention only says where the one before lies: `Đảng bộ xã Nậm Lạnh, huyện Sốp Cộp`."""
    return _is_higher(mention, before) and between.strip(" -") in (",", "(", "")


def _is_higher(mention: Organisation, before: Organisation) -> bool:
    return (
        _names_place(mention)
        and mention.unit is not None
        and before.unit is not None
        and mention.unit.rank < before.unit.rank
    )


def _names_place(mention: Organisation) -> bool:
    return mention.kind in ("level", "name")
