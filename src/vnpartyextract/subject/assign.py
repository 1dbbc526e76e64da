"""The text read on, sentence by sentence: what it is about moves, and each figure is told whose it is.

An organisation at the head of a clause, `toàn huyện`, `Tại …` and a spokesperson before `cho biết:` each set what the
text is about; a new paragraph goes back to the main unit unless it carries on. A figure takes the nearest organisation
before it in its sentence that may be its subject, else its whole's, else what the text is about.
"""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from vnpartyextract.annotate.organisations import INSTITUTION, Organisation, OrganisationRules, Unit
from vnpartyextract.attribute.draft import Draft
from vnpartyextract.discourse import Clause, Place, Scope, title_range
from vnpartyextract.model import Document
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence
from vnpartyextract.subject.article import Article, Subject, may_be, tells_of_party
from vnpartyextract.subject.events import Event, Line, find_events, labelled, listed
from vnpartyextract.subject.fill import fill, of_members
from vnpartyextract.subject.own import lead_end, own_unit
from vnpartyextract.text import Folded

SHORT = 1.3  # sentences a line: below, a line is no paragraph, and `Tại …` holds from line to line
LONG = 12  # sentences: a line of more is a whole article without paragraphs
PASSING = 2  # mentions: a place with fewer is only an example
AGENT = 40  # characters between a figure and the body that it happened through
MEMBERS = 28  # characters between people and the body that they belong to
ROW = 2  # units in one sentence: a row of more leaves what the text is about as it was
_COMMITTEES = ("organ", "committee")
_PARTY = ("organ", "committee", "party", "everywhere", "central")

T = TypeVar("T")


def assign_subjects(
    drafts: Sequence[Draft],
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    clauses: Sequence[Sequence[Clause]],
    scopes: Sequence[Scope],
    folded: Folded,
    document: Document,
    patterns: Patterns,
) -> dict[int, Subject]:
    """For each figure, by the place of its number in the folded copy, its subject; none where the text gives none."""
    article = _open(organisations, sentences, places, clauses, folded, document, patterns)
    short = bool(sentences) and len(sentences) < SHORT * (sentences[-1].line + 1)
    long = Counter(sentence.line for sentence in sentences)
    head = title_range(folded, document.title)[1]
    found: dict[int, Subject] = {}
    topics: dict[int, Subject | None] = {}  # what the text was about at each sentence that opens a list or section
    paragraph = line = -1
    ahead, named, spoken = deque(drafts), deque(organisations), deque(scopes)
    for number, (sentence, place) in enumerate(zip(sentences, places, strict=True)):
        article.read = sentence.end
        goes_on = _goes_on(article, sentence)
        if sentence.paragraph != paragraph:
            article.local = []
            article.here = article.here if short else None
        if sentence.line != line and place.kind == "item" and place.parent is not None:
            article.topic = topics[place.parent]
        elif sentence.paragraph != paragraph:
            if not goes_on and not sentence.is_item:
                article.topic = topics[place.parent] if place.parent is not None else None
        elif (sentence.line != line or long[line] > LONG) and _is_passing(article) and not goes_on:
            article.topic = article.here = None
        paragraph, line = sentence.paragraph, sentence.line
        here = Line(
            sentence,
            _take(named, sentence.end, lambda mention: mention.start),
            clauses[number],
            _take(spoken, sentence.end, lambda scope: scope.start),
            _take(ahead, sentence.end, lambda draft: draft.mention.number.start),
            beside=place.kind == "beside" and sentence.start >= head,
        )
        _read_sentence(article, here, found)
        if place.opens:
            topic = article.topic
            heads = topic is not None and topic.at is not None and sentence.start <= topic.at < sentence.end
            if topic is not None and heads and place.kind == "heading":
                article.topic = replace(topic, why="section")
            topics[number] = article.topic
    return found


def _take(items: deque[T], end: int, place: Callable[[T], int]) -> list[T]:
    """Take what stands before `end` from the front of a queue in text order."""
    taken: list[T] = []
    while items and place(items[0]) < end:
        taken.append(items.popleft())
    return taken


def count_places(drafts: Sequence[Draft]) -> frozenset[int]:
    """Where the numbers of counts begin: no organisation is named by one (`xã 10 đồng chí`)."""
    return frozenset(
        draft.mention.number.start for draft in drafts if draft.mention.head is not None or draft.mention.percent
    )


def outside_names(drafts: list[Draft], organisations: Sequence[Organisation]) -> list[Draft]:
    """`drafts` without those whose number is part of a name: `xã Nậm Cang 3 có 12 chi bộ`, `xã Bình Ba tổ chức`."""
    inside: set[int] = set()
    for one in organisations:
        inside.update(range(one.start + 1, one.end))
    kept = [draft for draft in drafts if draft.mention.number.start not in inside]
    for draft in kept:
        if draft.parent is not None and draft.parent.mention.number.start in inside:
            draft.parent = draft.relation = None
    return kept


def own_subject(
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    clauses: Sequence[Sequence[Clause]],
    folded: Folded,
    document: Document,
    patterns: Patterns,
) -> Callable[[str], Subject | None]:
    """What the article itself is about, for each metric."""
    return _open(organisations, sentences, places, clauses, folded, document, patterns).default


def _open(
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    clauses: Sequence[Sequence[Clause]],
    folded: Folded,
    document: Document,
    patterns: Patterns,
) -> Article:
    """What is known before the first sentence is read."""
    rules: OrganisationRules = patterns.shapes.organisations
    title = title_range(folded, document.title)
    lead = lead_end(sentences, places, title)
    main = own_unit(folded, organisations, clauses, title, lead, patterns)
    named = [mention.unit for mention in organisations if mention.unit is not None]
    named += [unit.place for unit in named if unit.place is not None and rules.find.schools.match(unit.level)]
    units = list({unit.key: unit for unit in reversed(named)}.values())[::-1]
    counted = Counter(unit.key for unit in named)
    article = Article(folded, patterns, rules, main, units, counted, lead=lead, longer=_longer_names(units))
    for mention in reversed(organisations):
        if mention.unit is not None:
            article.first[mention.unit.key] = mention.start
    if main is None:
        wholes = (
            one.mention
            for sentence in clauses
            for clause in sentence
            for one in clause.standings
            if one.role == "whole" and one.mention.lacks in rules.ranks
        )
        whole = next(wholes, None)
        if whole is not None:
            article.whole = Subject(whole.text, None, whole.start, "main", whole.kind)
        return article
    acting = [
        clause.standings[clause.doer].mention
        for sentence, told in zip(sentences, clauses, strict=True)
        for clause in told
        if clause.doer is not None and title[1] <= sentence.start < lead
    ]
    own = [one for one in acting if one.unit == main]
    leads = any(one.kind in ("party", *_COMMITTEES) and one.body == "party" for one in own)
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
    article.is_party = article.is_party or (leads and article.actor is None)
    in_title = any(one.unit == main and not one.title and title[0] <= one.start < title[1] for one in organisations)
    if main.rank == 0 and (in_title or (acting and acting[0].unit == main)):
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


def _read_sentence(article: Article, line: Line, found: dict[int, Subject]) -> None:
    """Give the figures of one sentence their subjects and move on what the text is about."""
    events = find_events(article, line)
    used: list[Subject] = []
    for draft in line.drafts:
        subject = _of_sentence(article, line, draft, events)
        if subject is not None and subject.kind == "organ" and article.patterns.has(draft.metric, "of whole"):
            subject = _of_whole(article, subject)
        if subject is not None and subject.why not in ("bracket", "list"):
            used.append(subject)
        if subject is None:
            subject = labelled(article, line) if line.beside else _of_context(article, line.sentence, draft, found)
        if subject is not None and subject.why != "above":
            found[draft.mention.number.start] = _party_of(article, subject, draft.metric)
    if article.main is None and article.whole is None and line.sentence.start < article.lead:
        leaders = next((subject for _, subject in events if subject.why == "leaders"), None)
        article.whole = None if leaders is None else replace(leaders, why="main")
    lasting = [subject for _, subject in events if subject.why not in ("aside", "list", "above")]
    if lasting and len({subject.unit.key for subject in used if subject.unit is not None}) <= ROW:
        article.topic = lasting[-1]


def _of_sentence(article: Article, line: Line, draft: Draft, events: list[Event]) -> Subject | None:
    """What the figure's own sentence says: the first that holds of the brackets behind it, the body before it, the one
    that it happened through, the one that its people belong to.
    """
    found = _bracketed(article, line.organisations, draft) or _of_clause(article, line.sentence, draft, events)
    if found is not None or draft.parent is not None:
        return found
    return _behind(article, line, draft)


def _behind(article: Article, line: Line, draft: Draft) -> Subject | None:
    """`6 cán bộ được Ban Thường vụ Tỉnh ủy điều động`, `4 đảng viên ở huyện Kim Bôi`: the first body behind."""
    text, words = article.folded.text, article.patterns.discourse
    end = draft.passage.words.ends[draft.mention.end - 1]
    mention = next((mention for mention in line.organisations if mention.start >= end), None)
    if mention is None or mention.title:
        return None
    between = " " + text[end : mention.start].strip()
    if any(mark in between for mark in ",;:()0123456789"):
        return None
    acts = article.rules.find.predicates.match(text, mention.end) is not None
    if acts and between.endswith(words.agents) and len(between) < AGENT:
        return fill(article, mention, "agent")
    belongs = between.endswith(words.members_of) and len(between) < MEMBERS
    if belongs and mention.unit is not None and draft.head is not None:
        kind = article.patterns.kinds.get(draft.head)
        return fill(article, mention, "members") if kind == "people" else None
    return None


def _of_clause(article: Article, sentence: Sentence, draft: Draft, events: list[Event]) -> Subject | None:
    """The nearest organisation before the figure in its sentence; of a part, only one behind its whole."""
    begins = draft.passage.words.starts[draft.mention.start]
    after = draft.parent.mention.number.start if draft.parent is not None else -1
    before = [event for event in events if after < event[0] < begins]
    if not before and draft.parent is not None:
        return None
    in_row = listed(article, sentence, begins, events)
    if in_row is not None:
        events.append((begins - 1, in_row))
        return in_row
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
    goes_on = goes_on or topic.why == "section"
    # Ban Tổ chức, UBKT: what it held is its own, as long as the paragraph tells of it.
    here = topic.at is not None and "\n\n" not in article.folded.text[topic.at : sentence.start]
    office = here and topic.text.casefold().startswith(tuple(article.rules.hosts))
    is_theirs = committee and (article.patterns.has(draft.metric, "of members") or not (goes_on or office))
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
        or subject.text.casefold() != unit.text.casefold()
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


def _is_passing(article: Article) -> bool:
    """Whether the text is about a body or place that is named but once: an example, no longer than its line."""
    topic, unit = article.topic, article.topic.unit if article.topic is not None else None
    if topic is not None and topic.why == "leaders":
        return True  # they act on what the article is about
    if topic is None or unit is None or unit == article.main or topic.why == "speaker":
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
