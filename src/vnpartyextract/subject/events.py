"""Where in a sentence it changes what the text is about: bodies that act, places that it goes to, speakers, the nation.

Each change holds from its place on to the next one, or to the end of the sentence where its `why` says so.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vnpartyextract.annotate.organisations import INSTITUTION, Organisation, Unit
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.discourse import Clause, Role, Scope, Standing
from vnpartyextract.discourse.clauses import JOINED, acts_behind, leads_to
from vnpartyextract.places.gazetteer import gazetteer
from vnpartyextract.segment import Sentence
from vnpartyextract.subject.article import Article, Subject
from vnpartyextract.subject.fill import fill, of_members, speaker
from vnpartyextract.subject.roles import role_of
from vnpartyextract.text import normal

_ENUMERATED = re.compile(r"(?:^|[,;:]| và| là| gồm)\s*((?:[^\W\d_]+\s?){1,3})$")
_COUNT_IN_BRACKETS = re.compile(r" \(\d[^()\n]{0,40}\)")

_SEVERAL = re.compile(r" (\w+) ")
# A name of two to four syllables, and a number behind a colon or in brackets.
_MARKED_NAME = re.compile(r"(?<!\w )(?:[A-ZĐ][^\W\d_A-ZĐ]* ){1,3}[A-ZĐ][^\W\d_A-ZĐ]*(?=: ?\d| \(\d)")
_BESIDE = 24  # characters between two offices of one person
_COMMUNE = 4  # the rank of a xã
_PART = re.compile(r"trong (?:đó|số đó|số này)[,:]? $")
_LABEL = re.compile(r"\W*(?:[^:\n]{3,20}: )?((?:[^\W\d_]+(?:[’'][^\W\d_]+)?[ :]){2,4})")

_BODIES = ("party", "organ", "committee")

Event = tuple[int, Subject]
"""From this place of the sentence on, it is about this."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with what stands in it. `beside`: it is no part of the article (titles of others, captions)."""

    sentence: Sentence
    organisations: Sequence[Organisation]
    clauses: Sequence[Clause]
    scopes: Sequence[Scope]
    drafts: Sequence[Draft]
    beside: bool = False


def find_events(article: Article, line: Line) -> list[Event]:
    """The places of the sentence at which what it is about changes, in order."""
    roles: list[tuple[int, Role]] = []
    article.clause = None
    article.national = _is_national(article, line)
    events = _events(article, line.clauses, roles)
    for scope in line.scopes:
        oblique = any(
            role != "clause" and article.folded.text[end : scope.start].strip() in JOINED for end, role in roles
        )
        subject = None if oblique else _of_scope(article, line.sentence, scope)
        if subject is not None:
            events.append((scope.start, subject))
    return sorted(events, key=lambda event: event[0])


def _of_nation(article: Article, mention: Organisation) -> Subject | None:
    """`Cấp ủy các cấp` where the text speaks of the whole Party, or of what the Trung ương did of it."""
    national = (article.topic is not None and article.topic.why == "nation") or article.national
    if not national or mention.kind != "everywhere" or mention.unit is not None or mention.lacks not in (None, "any"):
        return None
    return Subject(mention.text, None, mention.start, "nation", "central")


def _is_national(article: Article, line: Line) -> bool:
    """`UBKT các cấp đã kiểm tra 900 …, trong đó UBKT Trung ương kiểm tra 5`: what that did is a part of it."""
    acting = (clause.standings[clause.doer] for clause in line.clauses if clause.doer is not None)
    central = (one.mention for one in acting if one.mention.unit is not None and one.mention.unit.rank == 0)
    begin = line.sentence.start
    return any(_PART.search(article.folded.text, begin, mention.start) is not None for mention in central)


def _is_larger(article: Article, mention: Organisation) -> bool:
    """`toàn tỉnh` in an article on a district that never names its province: not the district's figures."""
    rank = article.rules.ranks.get(mention.lacks or "")
    return rank is not None and article.main is not None and rank < article.main.rank < INSTITUTION


def _of_both(article: Article, mention: Organisation, joined: Organisation | None) -> Subject | None:
    """`Ban Thường vụ và Ủy ban Kiểm tra Quận ủy quận 6`: two organs of one committee, told together."""
    if joined is None or mention.kind not in ("organ", "committee", "everywhere"):
        return None
    unit = mention.unit or (article.main if joined.kind == "everywhere" else None)
    if joined.kind == "everywhere" and joined.unit is None and unit is not None and unit.rank > 0:
        # `Ban Thường vụ Thành ủy và cấp ủy các cấp`: the whole Party organisation.
        return Subject(of_members(article.rules, unit), unit, mention.start, "clause", "everywhere")
    if joined.unit is None or mention.unit is not None or mention.kind != "organ":
        return None
    if joined.kind != "organ" or joined.unit.rank == 0 or mention.lacks != "any":
        return None
    between = normal(article.folded.cased[mention.end : joined.start])
    return Subject(f"{mention.text} {between} {joined.text}", joined.unit, mention.start, "clause", "organ")


def _of_scope(article: Article, sentence: Sentence, scope: Scope) -> Subject | None:
    """What a phrase for the whole Party, its leaders or lower bodies makes the text be about, if it acts."""
    if scope.kind == "none":
        return None
    acts = acts_behind(article.folded, article.rules, scope.end)
    lead = leads_to(article.folded, sentence.start, scope.start)
    before = article.rules.before
    located = lead.padded.endswith(before.locatives)
    if lead.padded.endswith((*before.titles, *before.obliques)) and not located:
        return None
    text = normal(article.folded.cased[scope.start : scope.end])
    if scope.kind == "nation" and (acts or lead.opening or lead.padded in before.locatives):
        return Subject(text, None, scope.start, "nation", "central")
    if not acts or located or lead.text[-1:].isdigit():
        return None
    if scope.kind == "leaders":
        return Subject(text, None, scope.start, "leaders", "central")
    topic, main = article.topic, article.main
    unit = topic.unit if topic is not None and topic.unit is not None and topic.unit.is_place else main
    untold = unit is not None and not unit.is_place and not article.is_party
    if unit is None or unit.rank == 0 or untold or (topic is not None and topic.why == "nation"):
        return Subject(text, None, scope.start, "nation" if topic is not None else "clause", "everywhere")
    members = article.is_party or unit != main
    return Subject(of_members(article.rules, unit) if members else unit.text, unit, scope.start, "clause", "everywhere")


def _events(article: Article, clauses: Sequence[Clause], roles: list[tuple[int, Role]]) -> list[Event]:
    """The changes that organisations make, in order; `roles` gets the end of each mention with its role."""
    events: list[Event] = []
    for clause in clauses:
        told = speaker(article, clause.office) if clause.office is not None else None
        if told is not None and clause.said is not None:
            # What was left bare behind the verb is the speaker's: it is read with the new topic.
            article.topic, events = told, [(clause.said, told)]
        role: Role = "oblique"
        mention: Organisation | None = None
        for standing in clause.standings:
            before, mention = mention, standing.mention
            previous, role = role, role_of(article, standing, role)
            roles.append((mention.end, role))
            if mention.unit is not None or (mention.kind == "institution" and mention.text.count(" ") > 1):
                article.heads[mention.text.casefold().split(" ")[0]] = mention
            if role == "within":
                role = previous
                continue
            if mention.unit is not None and mention.unit.rank > 0:
                article.local.append(mention.unit)
            founding = standing.setting.padded.endswith(article.patterns.discourse.founding)
            if founding and mention.unit is not None and mention.kind in ("party", "level"):
                article.founded = mention
            if role == "title":
                article.office = mention
            elif role in ("clause", "whole", "place", "aside"):
                _changes(article, standing, role, events)
                if mention.title and before is not None and _is_also_of(before, mention):
                    events[-1] = (mention.start, _of_place(events[-1][1]))
            elif (lower := _of_lower(article, standing)) is not None:
                events.append((mention.start, lower))
    return events


def _is_also_of(before: Organisation, mention: Organisation) -> bool:
    """`Bí thư Đảng ủy, Chủ tịch HĐND xã Phú Nghĩa chủ trì`: one who leads two bodies acts for the place."""
    near = mention.start - before.end < _BESIDE
    return near and before.title and mention.unit is not None and before.body != mention.body


def _of_place(subject: Subject) -> Subject:
    unit = subject.unit
    return replace(subject, text=unit.text, kind="level") if unit is not None and unit.is_place else subject


def _of_lower(article: Article, standing: Standing) -> Subject | None:
    """`UBKT Huyện ủy kỷ luật 3, chi bộ kỷ luật 8`: lower bodies without a name, apart from one that acted before."""
    mention, setting = standing.mention, standing.setting
    small = not article.folded.cased[mention.start].isupper() and mention.unit is None and mention.lacks == "any"
    joins = setting.lead[-1:] in (",", ";") or setting.padded.endswith(" và")
    if not (small and joins and setting.followed and mention.kind == "party"):
        return None
    office = article.office
    if office is not None and office.unit is not None and office.text.casefold().startswith(f"{mention.text} "):
        return fill(article, office, "clause")  # `hiện là Bí thư Chi bộ thôn A. Năm qua, chi bộ kết nạp …`
    if article.clause is None:
        return None
    main = article.main
    if main is None or main.rank == 0 or not main.is_place or main.rank > _COMMUNE:
        return Subject(mention.text, None, mention.start, "clause", "everywhere")
    return Subject(of_members(article.rules, main), main, mention.start, "clause", "everywhere")


def _changes(article: Article, standing: Standing, role: Role, events: list[Event]) -> None:
    """What a mention in this role changes, put to `events`."""
    mention, text = standing.mention, article.folded.text
    if mention.unit is not None and role != "aside":
        article.here = mention.unit if role == "place" and mention.unit.is_place else None
    if _is_of_several(article, mention):
        events.append((mention.start, Subject(mention.text, None, mention.start, "above", mention.kind)))
        return
    subject = _of_nation(article, mention) or _of_both(article, mention, standing.joined)
    subject = subject or fill(article, mention, role)
    if subject is None:
        if _is_larger(article, mention) and standing.setting.acts:
            events.append((mention.start, Subject(mention.text, None, mention.start, "above", mention.kind)))
        return
    around = events[-1][1] if events else None
    events.append((mention.start, subject))
    if role == "clause" and (standing.setting.followed or standing.setting.opening) and mention.kind in _BODIES:
        article.clause = subject
    closed = _COUNT_IN_BRACKETS.match(text, mention.end)
    acts = closed is not None and article.rules.find.predicates.match(text, closed.end()) is not None
    if closed is not None and not acts and around is not None and around.why != "place":
        events.append((closed.end(), around))


def _is_of_several(article: Article, mention: Organisation) -> bool:
    """`Đảng ủy 2 phường A và B`: of each of them, and so of none alone."""
    if mention.unit is not None or mention.lacks != "any" or mention.kind not in _BODIES:
        return False
    counted = _SEVERAL.match(article.folded.text, mention.end)
    if counted is None or not (counted[1].isdigit() or counted[1] in article.patterns.discourse.one_of):
        return False
    return any(article.folded.text.startswith(f"{level} ", counted.end()) for level in article.rules.ranks)


def labelled(article: Article, line: Line) -> Subject | None:
    """`Tuy Phước: Gần 190 đảng viên …` among the titles of other articles: the name at its head, as it stands."""
    begin = line.sentence.start
    match = _LABEL.match(article.folded.cased, begin, line.sentence.end)
    words = match.group(1).rstrip(" :").split() if match is not None else []
    size = next((size for size, word in enumerate(words) if not word[0].isupper()), len(words))
    return Subject(normal(" ".join(words[:size])), None, begin, "list", "name") if size > 1 else None


def listed(article: Article, sentence: Sentence, begins: int, events: Sequence[Event]) -> Subject | None:
    """`Huyện Quỳnh Lưu 34, tiếp theo là Diễn Châu 27`, `Diễn Châu: 27; Yên Thành: 12`, `Diễn Châu (27), Hoài Ân (12)`:
    a bare name right before the number, in a row of places.
    """
    cased = article.folded.cased
    earlier = next((subject for at, subject in reversed(events) if at < begins), None)
    placed = earlier is not None and earlier.unit is not None and earlier.unit.is_place and earlier.at is not None
    since = earlier.at + 1 if placed and earlier is not None and earlier.at is not None else sentence.start
    lead = cased[max(sentence.start, begins - 36, since) : begins].rstrip()
    marked = lead.endswith((":", "("))
    match = _ENUMERATED.search(lead.rstrip(" :("))
    if match is None or (match.start(1) == 0 and not marked):
        return None
    name = match.group(1).strip()
    if not all(word[0].isupper() for word in name.split()) or len(name.split()) < 2:
        return None
    if marked and not _is_row(article, sentence, name):
        return None
    if not placed and not marked:
        return None
    if earlier is None or earlier.unit is None or not earlier.unit.is_place:
        return Subject(name, None, begins, "list", "name")
    if name.casefold() in earlier.text.casefold():
        return None
    # As it stands, without a level: the members of a row may differ in it.
    return Subject(name, Unit(earlier.unit.level, name, name, earlier.unit.rank), begins, "list", "name")


def _is_row(article: Article, sentence: Sentence, name: str) -> bool:
    """Whether several names stand before marked numbers in the sentence, and none of them is a person's."""
    row = _MARKED_NAME.findall(article.folded.cased, sentence.start, sentence.end)
    known = gazetteer().kind_of(name) is not None
    person = name.split()[0].lower() in article.rules.families and not known
    return len(row) > 1 and not person
