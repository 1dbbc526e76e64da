"""The text read on, sentence by sentence: what it is about moves, and each figure is told whose it is.

An organisation at the head of a clause, `toàn huyện`, `Tại …` and a spokesperson before `cho biết:` each set what the
text is about; a new paragraph goes back to the main unit unless it carries on. A figure takes the nearest organisation
before it in its sentence that may be its subject, else its whole's, else what the text is about.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from vnpartyextract.annotate.organisations import INSTITUTION, Organisation, OrganisationRules, Unit
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.discourse import Place, title_range
from vnpartyextract.model import Document
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence
from vnpartyextract.subject.article import (
    Article,
    Subject,
    may_be,
    tells_of_party,
)
from vnpartyextract.subject.fill import fill, of_members, speaker
from vnpartyextract.subject.own import lead_end, own_unit
from vnpartyextract.subject.roles import Role, role_of
from vnpartyextract.text import Folded

SHORT = 1.3  # sentences a line: below, a line is no paragraph, and `Tại …` holds from line to line
LONG = 12  # sentences: a line of more is a whole article without paragraphs
PASSING = 2  # mentions: a place with fewer is only an example
ROW = 2  # units in one sentence: a row of more leaves what the text is about as it was
_ENUMERATED = re.compile(r"(?:^|[,;:]| và| là| gồm)\s*((?:[^\W\d_]+\s?){1,3})$")
_COUNT_IN_BRACKETS = re.compile(r" \(\d[^()\n]{0,40}\)")
_COMMITTEES = ("organ", "committee")
_PARTY = ("organ", "committee", "party", "everywhere")

Event = tuple[int, Subject]
"""From this place of the sentence on, it is about this."""


def assign_subjects(
    drafts: Sequence[Draft],
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    folded: Folded,
    document: Document,
    patterns: Patterns,
) -> dict[int, Subject]:
    """For each figure, by the place of its number in the folded copy, its subject; none where the text gives none."""
    article = _open(organisations, sentences, places, folded, document, patterns)
    short = bool(sentences) and len(sentences) < SHORT * (sentences[-1].line + 1)
    found: dict[int, Subject] = {}
    paragraph = line = -1
    in_list = False
    long = Counter(sentence.line for sentence in sentences)
    heading: Subject | None = None  # what the text was about before the list
    first = at_draft = 0
    for sentence in sentences:
        while first < len(organisations) and organisations[first].start < sentence.start:
            first += 1
        last = first
        while last < len(organisations) and organisations[last].start < sentence.end:
            last += 1
        begin = at_draft
        while at_draft < len(drafts) and drafts[at_draft].mention.number.start < sentence.end:
            at_draft += 1
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            article.local = []
            article.here = article.here if short else None
            if not sentence.is_item and not _goes_on(article, sentence):
                article.topic = None
        elif (sentence.line != line or long[line] > LONG) and _is_passing(article) and not _goes_on(article, sentence):
            article.topic = article.here = None
        if sentence.line != line:
            in_list = sentence.is_item
            article.topic = heading if in_list else article.topic
        line = sentence.line
        _read_sentence(article, sentence, organisations[first:last], drafts[begin:at_draft], found)
        heading = heading if in_list else article.topic
    return found


def count_places(drafts: Sequence[Draft]) -> frozenset[int]:
    """Where the numbers of counts begin: no organisation is named by one (`xã 10 đồng chí`)."""
    return frozenset(
        draft.mention.number.start for draft in drafts if draft.mention.head is not None or draft.mention.percent
    )


def _open(
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    folded: Folded,
    document: Document,
    patterns: Patterns,
) -> Article:
    """What is known before the first sentence is read."""
    rules: OrganisationRules = patterns.shapes.organisations
    title = title_range(folded, document.title)
    main = own_unit(folded, organisations, title, lead_end(sentences, places, title), rules)
    named = [mention.unit for mention in organisations if mention.unit is not None]
    named += [unit.place for unit in named if unit.place is not None and rules.find.schools.match(unit.level)]
    units = list({unit.key: unit for unit in reversed(named)}.values())[::-1]
    counted = Counter(unit.key for unit in named)
    article = Article(folded, patterns, rules, main, units, counted, longer=_longer_names(units))
    if main is None:
        return article
    article.is_party = tells_of_party(organisations, main)
    opening = sentences[min(3, len(sentences)) - 1].end if sentences else 0
    for mention in organisations:
        if mention.title:
            continue
        if article.school is None and mention.start < opening and rules.find.schools.match(mention.text.casefold()):
            article.school = fill(article, mention, "main")
        in_title = title[0] <= mention.start < title[1]
        if in_title and article.actor is None and not article.is_party and mention.kind in _COMMITTEES:
            filled = fill(article, mention, "main") if may_be(mention, main) else None
            article.actor = None if filled is None else replace(filled, at=None)
    if main.rank == 0:
        texts = [mention.text for mention in organisations if mention.unit == main]
        article.central = Subject(max(texts, key=texts.count), main, None, "main", "organ")
    return article


def _longer_names(units: Sequence[Unit]) -> dict[tuple[str, str], Unit]:
    """For an institution that is written shorter in places (Sở NN&PTNT), the one that is written in full."""
    own = {unit.key: unit for unit in units if unit.rank == INSTITUTION}
    longer: dict[tuple[str, str], Unit] = {}
    for unit in sorted(own.values(), key=lambda unit: len(unit.text)):
        words = unit.name.casefold().split()
        for size in range(2, len(words)):
            if (shorter := (unit.level, " ".join(words[:size]))) in own:
                known = longer.setdefault(shorter, unit)
                if not unit.key[1].startswith(known.key[1]):  # which of them cannot be told
                    longer[shorter] = own[shorter]
    return longer


def _read_sentence(
    article: Article,
    sentence: Sentence,
    organisations: Sequence[Organisation],
    drafts: Sequence[Draft],
    found: dict[int, Subject],
) -> None:
    """Give the figures of one sentence their subjects and move on what the text is about."""
    events = _events(article, sentence, organisations)
    used: list[Subject] = []
    for draft in drafts:
        subject = _bracketed(article, organisations, draft) or _of_clause(article, sentence, draft, events)
        if subject is not None and subject.kind == "organ" and article.patterns.has(draft.metric, "of whole"):
            subject = _of_whole(article, subject)
        if subject is not None and subject.why not in ("bracket", "list"):
            used.append(subject)
        if subject is None:
            subject = _of_context(article, sentence, draft, found)
        if subject is not None:
            found[draft.mention.number.start] = _party_of(article, subject, draft.metric)
    lasting = [subject for _, subject in events if subject.why not in ("aside", "list")]
    if lasting and len({subject.unit.key for subject in used if subject.unit is not None}) <= ROW:
        article.topic = lasting[-1]


def _of_clause(article: Article, sentence: Sentence, draft: Draft, events: list[Event]) -> Subject | None:
    """The nearest organisation before the figure in its sentence; of a part, only one behind its whole."""
    begins = draft.passage.words.starts[draft.mention.start]
    after = draft.parent.mention.number.start if draft.parent is not None else -1
    before = [event for event in events if after < event[0] < begins]
    if not before and draft.parent is not None:
        return None
    listed = _listed(article, sentence, begins, events)
    if listed is not None:
        events.append((begins - 1, listed))
        return listed
    return max(before, key=lambda event: event[0])[1] if before else None


def _of_context(article: Article, sentence: Sentence, draft: Draft, found: dict[int, Subject]) -> Subject | None:
    """The subject of the figure's whole, what the text is about, or the article's own."""
    parent, topic = draft.parent, article.topic
    whole = found.get(parent.mention.number.start) if parent is not None else None
    near = parent is not None and (parent.passage.sentence.paragraph == sentence.paragraph or topic is None)
    if whole is not None and near:
        return replace(whole, why="parent")
    goes_on = _goes_on(article, sentence)
    if topic is None or (not goes_on and _is_aside(article, topic)):
        return article.default(draft.metric)
    committee = topic.kind in _COMMITTEES or (topic.kind == "party" and topic.text.casefold().startswith("đảng ủy"))
    is_theirs = committee and (article.patterns.has(draft.metric, "of members") or not goes_on)
    if is_theirs and topic.unit is not None and topic.unit.rank > 0:  # of the organisation, not of its committee
        return Subject(of_members(article.rules, topic.unit), topic.unit, topic.at, "carried")
    return replace(topic, why="carried")


def _party_of(article: Article, subject: Subject, metric: str) -> Subject:
    """A place alone has no members: `Tỉnh Hà Nam kết nạp 900 đảng viên` is told of its Đảng bộ."""
    unit = subject.unit
    if (
        subject.why == "place"
        or not article.patterns.has(metric, "of party")
        or unit is None
        or not unit.is_place
        or unit.rank == 0
        or subject.text != unit.text
    ):
        return subject
    return replace(subject, text=of_members(article.rules, unit), kind="party")


def _of_whole(article: Article, subject: Subject) -> Subject:
    """The Party organisation of a place whose Ban Chấp hành, Ban Thường vụ is told of: its own are the members."""
    unit = subject.unit
    if unit is None or unit.rank == 0 or "đoàn" in subject.text.casefold():
        return subject
    return replace(subject, text=of_members(article.rules, unit), kind="party")


def _is_aside(article: Article, topic: Subject) -> bool:
    """An institution that did something, in an article on a place: the next sentence is about the place again."""
    main, unit = article.main, topic.unit
    if article.school is not None and unit == article.school.unit:
        return False
    alone = unit is None or unit.rank == INSTITUTION or unit.text.casefold() != topic.text.casefold()
    return alone and topic.why == "clause" and main is not None and main.is_place and topic.kind not in _PARTY


def _goes_on(article: Article, sentence: Sentence) -> bool:
    """Whether the sentence opens with words that go on with the one before (Trong đó, Cụ thể)."""
    return article.rules.find.continuations.match(article.folded.text, sentence.start) is not None


def _events(article: Article, sentence: Sentence, organisations: Sequence[Organisation]) -> list[Event]:
    """The places of the sentence at which what it is about changes, in order."""
    text = article.folded.text
    events: list[Event] = []
    before: Organisation | None = None
    role: Role = "oblique"
    office: Organisation | None = None
    for place, mention in enumerate(organisations):
        joined = organisations[place + 1] if place + 1 < len(organisations) else None
        if joined is not None and text[mention.end : joined.start].strip() not in ("và", "cùng"):
            joined = None
        previous = role
        role = role_of(article, sentence, mention, before, previous, joined)
        before = mention
        if mention.unit is not None or (mention.kind == "institution" and mention.text.count(" ") > 1):
            article.heads[mention.text.casefold().split(" ")[0]] = mention
        if role == "within":
            role = previous
            continue
        if mention.unit is not None and mention.unit.rank > 0:
            article.local.append(mention.unit)
        if role == "title":
            article.office = mention
            if office is None or (office.lacks == "any" and mention.unit is not None):
                office = mention
        elif role in ("clause", "whole", "place", "aside"):
            if mention.unit is not None and role != "aside":
                article.here = mention.unit if role == "place" and mention.unit.is_place else None
            subject = fill(article, mention, role)
            if subject is not None:
                around = events[-1][1] if events else None
                events.append((mention.start, subject))
                closed = _COUNT_IN_BRACKETS.match(text, mention.end)
                acts = closed is not None and article.rules.find.predicates.match(text, closed.end()) is not None
                if closed is not None and not acts and around is not None and around.why != "place":
                    events.append((closed.end(), around))
    said = article.rules.find.speaking.search(text, office.end, sentence.end) if office is not None else None
    told = speaker(article, office) if office is not None and said is not None else None
    if said is None or told is None:
        return events
    # What was left bare behind the verb is the speaker's: read it with the new topic.
    article.topic = told
    rest = [mention for mention in organisations if mention.start >= said.end()]
    return [(said.start(), told), *_events(article, replace(sentence, start=said.end()), rest)]


def _is_passing(article: Article) -> bool:
    """Whether the text is about a place that the article names but once: an example, no longer than its line."""
    unit = article.topic.unit if article.topic is not None else None
    if unit is None or not unit.is_place or unit == article.main:
        return False
    return article.named.get(unit.key, 0) < PASSING


def _bracketed(article: Article, organisations: Sequence[Organisation], draft: Draft) -> Subject | None:
    """`cao nhất 99% (Đảng bộ Công an thành phố)`: named in brackets right after the figure."""
    text = article.folded.text
    end = draft.passage.words.ends[draft.mention.end - 1]
    mention = next((mention for mention in organisations if mention.start > end), None)
    if mention is None or text[end : mention.start].strip() != "(" or not text.startswith(")", mention.end):
        return None
    return fill(article, mention, "bracket")


def _listed(article: Article, sentence: Sentence, begins: int, events: Sequence[Event]) -> Subject | None:
    """`Huyện Quỳnh Lưu 34, tiếp theo là Diễn Châu 27`: a bare name right before the number, in a row of places."""
    earlier = next((subject for at, subject in reversed(events) if at < begins), None)
    if earlier is None or earlier.unit is None or not earlier.unit.is_place or earlier.at is None:
        return None
    lead = article.folded.cased[max(sentence.start, begins - 32, earlier.at + 1) : begins].rstrip()
    match = _ENUMERATED.search(lead)
    if match is None or match.start(1) == 0:
        return None
    name = match.group(1).strip()
    if not all(word[0].isupper() for word in name.split()):
        return None
    if len(name.split()) < 2 or name.casefold() in earlier.text.casefold():
        return None
    # As it stands, without a level: the members of a row may differ in it.
    return Subject(name, Unit(earlier.unit.level, name, name, earlier.unit.rank), begins, "list", "name")
