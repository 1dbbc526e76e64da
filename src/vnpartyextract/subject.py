"""Whose figure it is: the organisation or place that a figure is about, with its locality.

An article has a main unit (`huyện Lạc Thủy`). Reading on, what the text is about moves from sentence to sentence: an
organisation at the head of a clause, `toàn huyện`, `Tại …` and a spokesperson before `cho biết:` each set it; a new
paragraph goes back to the main unit unless it carries on. A figure takes the nearest organisation before it in its
sentence that may be its subject, else its whole's, else what the text is about.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from vnpartyextract.annotate.organisations import INSTITUTION, Organisation, OrganisationRules, Unit
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.model import Document
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded, fold

TITLE, LEAD, PLAIN, ASIDE = 5.0, 2.0, 1.0, 0.3  # weights of a mention for the main unit
SHORT = 1.3  # sentences a line: below, a line is no paragraph, and what the text is about goes on from line to line
SHARE = 0.35  # of all mentions that the main unit has, where neither headline nor first sentences name it
BRANCHES = frozenset(["đại đội", "khoa", "phòng", "phân xưởng"])  # too small for a committee: they have a branch
OF_THE_PLACE = frozenset(["petitions", "dialogues", "opinions"])
OF_THE_MEMBERS = frozenset(
    ["admissions", "party_members", "party_organizations", "official_recognitions", "quality_rating", "badges"]
)
OF_THE_SCHOOL = frozenset(["classes", "attendees", "examinees", "events", "plan_rate"])
_SCHOOL = re.compile(r"trung tâm (?:bồi dưỡng )?(?:lý luận )?chính trị", re.I)
_COMMITTEE = re.compile(r"(?:đảng|huyện|thị|thành|tỉnh|quận) ủy|ban thường vụ|btv|bch|ban chấp hành|ubkt|ủy ban kiểm tra|ban (?:tổ chức|tuyên giáo|dân vận)|(?:thường trực|văn phòng) .*ủy", re.I)
_CLAUSE = frozenset(".;:•*+!?–[\"'")
_PARTY = re.compile(r"đảng|chi |cấp ủy|ban |btv|bch|ủy ban|ubkt|đoàn", re.I)
_BRACKET = re.compile(r" \([^()\d]{2,40}\)")
_COUNT_NEXT = re.compile(r" ?[:(]? ?(?:(?:với|là|có|được|gần|hơn|trên|khoảng) )?\d")
_ENUMERATED = re.compile(r"(?:^|[,;:]| và| là| gồm)\s*((?:[^\W\d_a-zà-ỹ][^\W\d_]*\s?){1,3})$")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about. `at`: where the mention stands that says so (None: the article as a whole); `why`: how.

    `why` is one of clause, whole, place, speaker, bracket, list, parent, carried, main.
    """

    text: str
    unit: Unit | None
    at: int | None
    why: str

    @property
    def place(self) -> str | None:
        """The locality alone; None for an institution and where none is known."""
        return self.unit.text if self.unit is not None and self.unit.is_place and self.unit.name else None


@dataclass(slots=True)
class _Article:
    """What is known while reading: the main unit, the units of the paragraph, what the text is about."""

    folded: Folded
    rules: OrganisationRules
    main: Unit | None
    units: list[Unit]
    heads: dict[str, Organisation]
    is_party: bool = True  # whether a Party organisation of the main unit is told of
    office: Organisation | None = None
    central: Subject | None = None
    school: Subject | None = None  # the political school, where the article opens with one
    actor: Subject | None = None  # the committee of the headline, where no Đảng bộ is told of
    topic: Subject | None = None
    here: Unit | None = None  # where the paragraph has gone: `Tại Quảng Bình, …`
    local: list[Unit] = field(default_factory=list)

    def default(self, metric: str = "") -> Subject | None:
        """The article's own subject: the Party organisation of its main unit, or the unit itself."""
        if self.main is None:
            return None
        if self.main.rank == 0:
            return self.central
        if self.school is not None and metric in OF_THE_SCHOOL:
            return self.school
        if self.actor is not None and metric not in OF_THE_MEMBERS:
            return self.actor
        party = (metric in OF_THE_MEMBERS and self.main.is_place) or (self.is_party and metric not in OF_THE_PLACE)
        return Subject(f"Đảng bộ {self.main.text}" if party else self.main.text, self.main, None, "main")


def assign_subjects(
    drafts: Sequence[Draft],
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    folded: Folded,
    document: Document,
    rules: OrganisationRules,
) -> dict[int, Subject]:
    """For each figure, by the place of its number in the folded copy, its subject; none where the text gives none."""
    title = _title_range(folded, document.title)
    main = _main_unit(organisations, sentences, title)
    named = [mention.unit for mention in organisations if mention.unit is not None]
    article = _Article(folded, rules, main, named, {})
    short = bool(sentences) and len(sentences) < SHORT * (sentences[-1].line + 1)
    article.is_party = main is not None and any(
        _may_be(mention, main) for mention in organisations if "đảng bộ" in mention.text.casefold()
    )
    if main is not None and not article.is_party:
        headline = [mention for mention in organisations if title[0] <= mention.start < title[1] and not mention.title]
        for mention in headline:
            if mention.kind in ("organ", "committee") and _may_be(mention, main):
                filled = _fill(article, mention, "main")
                article.actor = None if filled is None else replace(filled, at=None)
                break
    opening = sentences[min(3, len(sentences)) - 1].end if sentences else 0
    for mention in organisations:
        if mention.start < opening and not mention.title and _SCHOOL.match(mention.text):
            article.school = _fill(article, mention, "main")
            break
    if main is not None and not main.is_place and not any(
        mention.unit == main and mention.kind in ("party", "organ") for mention in organisations
    ):
        article.is_party = False
    if main is not None and main.rank == 0:
        texts = [mention.text for mention in organisations if mention.unit == main]
        article.central = Subject(max(texts, key=texts.count), main, None, "main")
    found: dict[int, Subject] = {}
    paragraph = -1
    first = last = 0
    at_draft = 0
    for sentence in sentences:
        while first < len(organisations) and organisations[first].start < sentence.start:
            first += 1
        last = first
        while last < len(organisations) and organisations[last].start < sentence.end:
            last += 1
        here = organisations[first:last]
        begin = at_draft
        while at_draft < len(drafts) and drafts[at_draft].mention.number.start < sentence.end:
            at_draft += 1
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            article.local = []
            article.here = article.here if short else None
            if not sentence.is_item and rules.continuations.match(folded.text, sentence.start) is None:
                article.topic = None
        _read_sentence(article, sentence, here, drafts[begin:at_draft], found)
    return found


def _may_be(mention: Organisation, unit: Unit) -> bool:
    """Whether the mention is an organisation of this unit, by name or because it names none."""
    if mention.unit is not None:
        return mention.unit == unit
    return mention.lacks in ("any", unit.level, unit.level.split(" ")[0])


def count_places(drafts: Sequence[Draft]) -> frozenset[int]:
    """Where the numbers of counts begin: no organisation is named by one (`xã 10 đồng chí`)."""
    return frozenset(
        draft.mention.number.start for draft in drafts if draft.mention.head is not None or draft.mention.percent
    )


def _read_sentence(
    article: _Article,
    sentence: Sentence,
    organisations: Sequence[Organisation],
    drafts: Sequence[Draft],
    found: dict[int, Subject],
) -> None:
    """Give the figures of one sentence their subjects and move the topic."""
    events = _events(article, sentence, organisations)
    used: list[Subject] = []
    goes_on = article.rules.continuations.match(article.folded.text, sentence.start) is not None
    for draft in drafts:
        number = draft.mention.number
        begins = draft.passage.words.starts[draft.mention.start]
        parent = draft.parent
        after = parent.mention.number.start if parent is not None else -1
        event = max((event for event in events if after < event[0] < begins), key=lambda event: event[0], default=None)
        listed = _listed(article, sentence, begins, events) if event is not None or parent is None else None
        bracket = _bracketed(article, organisations, draft)
        if bracket is not None:
            subject: Subject | None = bracket
        elif listed is not None:
            subject = listed
            events.append((begins - 1, listed))
        elif event is not None:
            subject = event[1]
            used.append(subject)
        elif parent is not None and parent.mention.number.start in found and (
            parent.passage.sentence.paragraph == sentence.paragraph or article.topic is None
        ):
            subject = replace(found[parent.mention.number.start], why="parent")
        elif article.topic is not None and (goes_on or not _is_aside(article, article.topic)):
            subject = _carried(article.topic, draft.metric in OF_THE_MEMBERS or not goes_on)
        else:
            subject = article.default(draft.metric)
        if subject is not None:
            found[number.start] = subject
    _move(article, events, used)


def _carried(topic: Subject, whole: bool) -> Subject:
    """What the text went on about. `whole`: the organisation that the committee leads, not the committee itself."""
    unit = topic.unit
    if whole and unit is not None and unit.rank > 0 and _COMMITTEE.match(topic.text):
        return Subject(f"Đảng bộ {unit.text}", unit, topic.at, "carried")
    return replace(topic, why="carried")


def _is_aside(article: _Article, topic: Subject) -> bool:
    """An institution that did something, in an article on a place: the next sentence is about the place again."""
    main, unit = article.main, topic.unit
    alone = unit is None or unit.rank == INSTITUTION or unit.text.casefold() != topic.text.casefold()
    return alone and topic.why == "clause" and main is not None and main.is_place and not _PARTY.match(topic.text)


def _move(article: _Article, events: list[tuple[int, Subject]], used: list[Subject]) -> None:
    """What the text is about after a sentence: its last subject, but not a member of an enumeration or an aside."""
    lasting = [subject for _, subject in events if subject.why not in ("aside", "list")]
    if not lasting:
        return
    distinct = {subject.text for subject in used}
    if len(distinct) > 1 and len({subject.unit.key for subject in used if subject.unit}) > 2:
        return
    article.topic = lasting[-1]


def _events(
    article: _Article, sentence: Sentence, organisations: Sequence[Organisation]
) -> list[tuple[int, Subject]]:
    """The places of the sentence at which what it is about changes, in order."""
    text, rules = article.folded.text, article.rules
    events: list[tuple[int, Subject]] = []
    before: Organisation | None = None
    role = ""
    office: Organisation | None = None
    for place, mention in enumerate(organisations):
        gap = None if before is None else text[before.end : mention.start]
        joined = organisations[place + 1] if place + 1 < len(organisations) else None
        if joined is not None and text[mention.end : joined.start].strip() not in ("và", "cùng"):
            joined = None
        previous, role = role, _role(article, sentence, mention, before, gap, role, joined)
        before = mention
        if mention.unit is not None or (mention.kind == "institution" and mention.text.count(" ") > 1):
            article.heads[_head_word(mention)] = mention
        if role == "within":
            role = previous
            continue
        if mention.unit is not None and mention.unit.rank > 0:
            article.local.append(mention.unit)
        if role == "title":
            article.office = mention
        if role == "title" and (office is None or office.lacks == "any" and mention.unit is not None):
            office = mention
        if role == "place" and mention.unit is not None and mention.unit.is_place:
            article.here = mention.unit
        elif role in ("clause", "whole") and mention.unit is not None:
            article.here = None
        if role in ("clause", "whole", "place", "aside"):
            subject = _fill(article, mention, role)
            if subject is not None:
                events.append((mention.start, subject))
    if office is not None:
        said = rules.speaking.search(text, office.end, sentence.end)
        if said is not None:
            speaker = _speaker(article, office)
            if speaker is not None:
                events = [event for event in events if event[0] > said.start()]
                events.insert(0, (said.start(), speaker))
                article.topic = speaker
                # What was left bare behind the colon is the speaker's: read it again with the new topic.
                events = [events[0], *_again(article, sentence, organisations, said.end())]
    return events


def _again(
    article: _Article, sentence: Sentence, organisations: Sequence[Organisation], start: int
) -> list[tuple[int, Subject]]:
    rest = replace(sentence, start=start, opens_line=False)
    return _events(article, rest, [mention for mention in organisations if mention.start >= start])


def _role(
    article: _Article,
    sentence: Sentence,
    mention: Organisation,
    before: Organisation | None,
    gap: str | None,
    previous: str,
    joined: Organisation | None,
) -> str:
    """How a mention stands in its sentence: clause, whole, place, aside, title, within, oblique."""
    text, rules = article.folded.text, article.rules
    if gap is not None and mention.kind in ("level", "name") and before is not None:
        higher = mention.unit is not None and before.unit is not None and mention.unit.rank < before.unit.rank
        if higher and gap.strip(" -") in (",", "(", ""):
            return "within"
    places = mention.kind in ("level", "name")
    if gap is not None and before is not None and previous != "within" and (before.kind in ("level", "name")) == places:
        if gap.strip() in (",", "và", ", và", "cùng", "/", "-"):
            return "also" if previous in ("clause", "whole", "place") else previous
    lead = text[max(sentence.start, mention.start - 48) : mention.start].rstrip()
    padded = " " + lead.lstrip("\"'(-+*• ")
    end = mention.end if joined is None else joined.end
    if aside := _BRACKET.match(text, end):
        end = aside.end()
    follows = rules.predicates.match(text, end)
    tail = text[end : end + 2]
    counted = _COUNT_NEXT.match(text, end) is not None
    acts = follows is not None or tail[:1] == ":" or counted
    if mention.title:
        return "clause" if follows is not None and tail[:1] == " " and padded.endswith((" bí thư", " chủ tịch")) else "title"
    opening = lead == "" or lead[-1] in _CLAUSE or lead[-1] == "-"
    bare = mention.unit is None
    lower = not article.folded.cased[mention.start].isupper()
    main = article.main
    above = main is not None and mention.unit is not None and 0 < mention.unit.rank < min(main.rank, 4) and places and not counted
    if padded.endswith(rules.wholes):
        return "aside" if padded.endswith(" riêng") else "whole"
    if above and (not opening or mention.kind == "name") and padded not in (" tại", " ở"):
        return "oblique"
    if padded.endswith(rules.openers):
        return "clause"
    if mention.kind == "level" and bare:
        if not acts or mention.plural or padded.endswith((*rules.obliques, *rules.locatives)):
            return "oblique"
        if lead[-1:] == "," and _last_word(lead[:-1]) in rules.ranks:
            return "oblique"
        begins = padded == " " or not lower or lead[-1] in ",;:" or lead[-1].isdigit() or padded.endswith(rules.clauses)
        return "clause" if begins else "oblique"
    if bare and mention.lacks == "any" and lower and mention.kind in ("party", "state"):
        return "oblique"
    if padded.endswith(rules.locatives):
        place = padded.strip() in {phrase.strip() for phrase in rules.locatives}
        return "place" if mention.unit is not None and (place or lead[-3:] == "tại" and opening or acts) else "oblique"
    if lead[-1:] == "(":
        return "aside" if counted else "oblique"
    if padded.endswith(" theo") and mention.unit is not None and article.main is not None:
        return "clause" if mention.unit.rank > article.main.rank else "oblique"
    if padded.endswith(rules.obliques):
        return "oblique"
    if mention.kind == "name":
        return "clause" if opening and (acts or tail[:1] == ":") or acts else "oblique"
    if mention.kind in ("everywhere", "office", "anaphor") and not acts:
        return "oblique"
    return "clause" if opening or acts or padded.endswith((" là", " thì")) else "oblique"


def _fill(article: _Article, mention: Organisation, why: str) -> Subject | None:
    """The mention with its locality; None where it is not to be told."""
    rules = article.rules
    at = mention.start
    if mention.kind == "anaphor":
        return None if article.office is None else _fill(article, article.office, why)
    if mention.plural:
        if mention.kind in ("everywhere", "office"):
            unit = mention.unit or _current(article)
            if unit is None or unit.rank == 0:
                return Subject(mention.text, None, at, why)
            if mention.kind == "office":
                return Subject(unit.text, unit, at, why)
            alone = mention.text.casefold() in ("ủy ban kiểm tra các cấp", "ubkt các cấp")
            return Subject(f"{mention.text if alone else 'Đảng bộ'} {unit.text}", unit, at, why)
        default = article.default()
        return None if default is None else replace(default, at=at, why=why)
    if mention.unit is not None:
        if mention.kind == "name":
            return Subject(mention.unit.text.strip(), mention.unit, at, why)
        return Subject(mention.text, mention.unit, at, why)
    lacks = mention.lacks or "any"
    if lacks == "any":
        unit = _current(article, mention.text)
        if unit is None or unit.rank == 0:
            return None
        if mention.kind == "organ" and " ủy" not in mention.text.casefold():
            committee = next((name for name, level in rules.committees.items() if level == unit.level), None)
            joined = f"{committee.capitalize()} {unit.name}" if committee else f"Đảng ủy {unit.text}"
            return Subject(f"{mention.text} {joined}", unit, at, why)
        if mention.text.casefold().startswith("chi ") and unit.rank < 5:
            return None
        return Subject(f"{mention.text} {unit.text}", unit, at, why)
    unit = _known(article, lacks)
    if lacks in rules.ranks:
        if unit is None:
            return None
        name = unit.called if mention.kind in ("organ", "committee") else unit.name
        return Subject(f"{mention.text} {name}", unit, at, why)
    return _institution(article, mention, lacks, unit, why)


def _institution(article: _Article, mention: Organisation, lacks: str, unit: Unit | None, why: str) -> Subject | None:
    """`Trung tâm Chính trị huyện`, `Đảng bộ Khối`, `Công ty`: with the place, or as it was named before."""
    head, _, level = lacks.rpartition(" ")
    if head and level in article.rules.ranks or lacks.endswith(("thành phố", "thị xã")):
        level = next(name for name in sorted(article.rules.ranks, key=len, reverse=True) if lacks.endswith(name))
        place = _known(article, level)
        known = _known(article, article.rules.aliases.get(lacks.removesuffix(level).strip(), lacks.removesuffix(level).strip()))
        if known is not None and place is not None and known.text.casefold().endswith(place.name.casefold()):
            party = mention.text[: -len(lacks)] if mention.text.casefold().endswith(lacks) else ""
            return Subject(f"{mention.text} {place.name}", known, mention.start, why) if not party else Subject(
                f"{mention.text} {place.name}", known, mention.start, why
            )
        if place is None:
            return None
        return Subject(f"{mention.text} {place.name}", place, mention.start, why)
    if unit is not None:
        word = mention.text.casefold().rfind(lacks.split(" ")[0])
        head = mention.text[: max(word, 0)] or ("Đảng bộ " if unit.level.startswith("khối") else "")
        return Subject(f"{head}{unit.text}", unit, mention.start, why)
    named = article.heads.get(_first_word(lacks))
    said = mention.text.casefold()
    if named is not None and said == lacks and named.text.casefold().startswith(said + " "):
        filled = _fill(article, named, why)
        return None if filled is None else replace(filled, at=mention.start)
    if " " in mention.text and mention.kind == "institution" and article.main is not None and article.main.is_place:
        return Subject(f"{mention.text} {article.main.text}", article.main, mention.start, why)
    return None


def _current(article: _Article, text: str = "") -> Unit | None:
    """The unit that a bare `Đảng bộ` means: that of the topic, else the main one. A branch is no committee's unit."""
    topic = article.topic
    if article.here is not None and (topic is None or topic.unit != article.here):
        return article.here
    if topic is None or topic.unit is None or topic.unit.rank == 0:
        return article.main
    branch = topic.text.casefold().startswith("chi ") or topic.unit.rank == 5 or topic.unit.level in BRANCHES
    return article.main if branch and not text.casefold().startswith("chi ") else topic.unit


def _known(article: _Article, level: str) -> Unit | None:
    """The unit of this level or institution that is meant: of the topic, of the paragraph, the main one, any other."""
    topic = article.topic.unit if article.topic is not None else None
    for unit in (article.here, topic, *reversed(article.local), article.main):
        if unit is not None and _is(unit, level):
            return unit
    fitting = [unit for unit in article.units if _is(unit, level)]
    return max(fitting, key=[unit.key for unit in fitting].count, default=None) if fitting else None


def _is(unit: Unit, level: str) -> bool:
    if unit.level == level or unit.is_place:
        return unit.level == level
    return unit.level.split(" ")[0] == level.split(" ")[0]


def _speaker(article: _Article, office: Organisation) -> Subject | None:
    """Whose figures a spokesperson tells: those of the members that the office's committee leads."""
    unit = office.unit
    if unit is None:
        filled = _fill(article, office, "speaker")
        unit = None if filled is None else filled.unit
    if unit is None or unit.rank == 0 or (article.main is not None and unit.rank < min(article.main.rank, INSTITUTION)):
        return None
    if office.kind == "committee" and office.text.casefold().endswith("đoàn"):
        return _fill(article, office, "speaker")
    if unit == article.main and office.kind != "state" and unit.is_place:
        default = article.default()
        return None if default is None else replace(default, at=office.start, why="speaker")
    if office.kind == "state":
        return Subject(unit.text, unit, office.start, "speaker")
    if office.kind == "institution":
        return Subject(unit.text, unit, office.start, "speaker") if unit.is_place is False else None
    member = next((group for leader, group in article.rules.members.items() if leader in office.text.casefold()), "")
    if not member:
        member = "chi bộ" if "chi bộ" in office.text.casefold() else "đảng bộ"
    return Subject(f"{member.capitalize()} {unit.text}", unit, office.start, "speaker")


def _bracketed(article: _Article, organisations: Sequence[Organisation], draft: Draft) -> Subject | None:
    """`cao nhất 99% (Đảng bộ Công an thành phố)`: named in brackets right after the figure."""
    words = draft.passage.words
    end = words.ends[draft.mention.end - 1]
    for mention in organisations:
        if mention.start > end:
            between = article.folded.text[end : mention.start]
            if between.strip() == "(" and article.folded.text[mention.end : mention.end + 1] == ")":
                filled = _fill(article, mention, "bracket")
                return None if filled is None else filled
            return None
    return None


def _listed(
    article: _Article, sentence: Sentence, begins: int, events: Sequence[tuple[int, Subject]]
) -> Subject | None:
    """`Huyện Quỳnh Lưu 34, tiếp theo là Diễn Châu 27`: a bare name right before the number, of the level of the others."""
    earlier = next((event[1] for event in reversed(events) if event[0] < begins), None)
    if earlier is None or earlier.unit is None or not earlier.unit.is_place or earlier.at is None:
        return None
    lead = article.folded.cased[max(sentence.start, begins - 32, earlier.at + 1) : begins].rstrip()
    match = _ENUMERATED.search(lead)
    if match is None or match.start(1) == 0:
        return None
    name = match.group(1).strip()
    if len(name.split()) < 2 or name.casefold() in earlier.text.casefold():
        return None
    unit = Unit(earlier.unit.level, name, name, earlier.unit.rank)  # as it stands: the members may differ in level
    return Subject(unit.text, unit, begins, "list")


def _head_word(mention: Organisation) -> str:
    return _first_word(mention.text.casefold())


def _first_word(text: str) -> str:
    return text.split(" ")[0]


def _last_word(text: str) -> str:
    return text.rstrip().rpartition(" ")[2]


def _title_range(folded: Folded, title: str | None) -> tuple[int, int]:
    if not title:
        return (0, 0)
    wanted = fold(title).text
    at = folded.text.find(wanted)
    return (0, 0) if at < 0 else (at, at + len(wanted))


def _main_unit(
    organisations: Sequence[Organisation], sentences: Sequence[Sentence], title: tuple[int, int]
) -> Unit | None:
    """The unit that the article is about: by title, first sentences and how often it is named."""
    lead = sentences[min(4, len(sentences)) - 1].end if sentences else 0
    scores: dict[tuple[str, str], float] = {}
    units: dict[tuple[str, str], Unit] = {}
    leading: set[tuple[str, str]] = set()
    before: Organisation | None = None
    for mention in organisations:
        unit = mention.unit
        if unit is not None and not unit.level.startswith(("trung tâm chính", "trung tâm bồi")):
            weight = TITLE if title[0] <= mention.start < title[1] else LEAD if mention.start < lead else PLAIN
            if mention.title or (
                before is not None and before.unit is not None and unit.rank < before.unit.rank and mention.start - before.end < 4
            ):
                weight *= ASIDE
            if mention.kind in ("level", "name") and not title[0] <= mention.start < title[1]:
                weight *= 0.7
            if mention.start < max(lead, title[1]):
                leading.add(unit.key)
            if unit.rank == 5 and mention.kind == "level":
                weight *= ASIDE
            scores[unit.key] = scores.get(unit.key, 0.0) + weight
            units.setdefault(unit.key, unit)
        before = mention
    if not scores:
        return None
    best = max(scores, key=lambda key: scores[key])
    return units[best] if best in leading or scores[best] >= SHARE * sum(scores.values()) else None


Subjects = Mapping[int, Subject]
