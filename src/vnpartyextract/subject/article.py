"""What an article is about: its main unit, and what is known of it while the text is read on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vnpartyextract.annotate.organisations import Kind, Organisation, OrganisationRules, Unit
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded

TITLE, LEAD, PLAIN, ASIDE = 5.0, 2.0, 1.0, 0.3  # weights of a mention for the main unit
BY_PLACE = 0.7  # of them for a place that is named without an organisation
BARE = 0.4  # of a mention that names no place, for the one that is most likely meant
SHARE = 0.35  # of all mentions that the main unit has, where neither headline nor first sentences name it
OPENING = 4  # headline and first sentences


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is about. `at`: where the mention stands that says so (None: the article as a whole); `why`: how.

    `why` is one of clause, whole, place, aside, speaker, bracket, list, parent, carried, main. `kind`: of the mention.
    """

    text: str
    unit: Unit | None
    at: int | None
    why: str
    kind: Kind = "party"

    @property
    def place(self) -> str | None:
        """The locality alone; None for an institution and where none is known."""
        return self.unit.text if self.unit is not None and self.unit.is_place and self.unit.name else None


@dataclass(slots=True)
class Article:
    """What is known while reading.

    `main`: its main unit; `units`, `named`: all that it names, and how often; `is_party`: whether a Party organisation
    of it is told of; `central`, `school`, `actor`: its own subject where that is a body of the Trung ương, a political
    school, the committee of the headline. `topic`: what the text is about now; `here`: where it has gone
    (`Tại Quảng Bình, …`); `local`: the units of the paragraph; `longer`: an institution's full name.
    """

    folded: Folded
    patterns: Patterns
    rules: OrganisationRules
    main: Unit | None
    units: list[Unit]
    named: Counter[tuple[str, str]]
    is_party: bool = False
    central: Subject | None = None
    school: Subject | None = None
    actor: Subject | None = None
    office: Organisation | None = None
    topic: Subject | None = None
    here: Unit | None = None
    local: list[Unit] = field(default_factory=list)
    heads: dict[str, Organisation] = field(default_factory=dict)
    longer: dict[tuple[str, str], Unit] = field(default_factory=dict)

    def default(self, metric: str = "") -> Subject | None:
        """The article's own subject: the Party organisation of its main unit, or the unit itself."""
        if self.main is None:
            return None
        if self.main.rank == 0:
            return self.central
        if self.school is not None and self.patterns.has(metric, "of school"):
            return self.school
        if self.actor is not None and not self.patterns.has(metric, "of members"):
            return self.actor
        is_party = self.is_party or self.main.level.startswith("khối")  # a Khối is nothing but its Đảng bộ
        of_members = self.main.is_place and self.patterns.has(metric, "of members")
        if of_members or (is_party and not self.patterns.has(metric, "of place")):
            members = "Chi bộ" if self.main.level in self.rules.branches else "Đảng bộ"
            return Subject(f"{members} {self.main.text}", self.main, None, "main")
        return Subject(self.main.text, self.main, None, "main", "level")


def may_be(mention: Organisation, unit: Unit) -> bool:
    """Whether the mention is an organisation of this unit, by name or because it names none."""
    if mention.unit is not None:
        return mention.unit == unit
    return mention.lacks in ("any", unit.level, unit.level.split(" ")[0])


def tells_of_party(organisations: Sequence[Organisation], main: Unit) -> bool:
    """Whether a Đảng bộ of the main unit is told of; of an institution, whether any Party organisation names it."""
    if not main.is_place and not any(
        mention.unit == main and mention.kind in ("party", "organ") for mention in organisations
    ):
        return False
    return any(may_be(mention, main) for mention in organisations if "đảng bộ" in mention.text.casefold())


def main_unit(
    organisations: Sequence[Organisation],
    sentences: Sequence[Sentence],
    title: tuple[int, int],
    rules: OrganisationRules,
) -> Unit | None:
    """The unit that the article is about, by headline, first sentences and how often it is named; None if none is.

    A political school stands for its place: what is told of besides its classes belongs to that.
    """
    lead = sentences[min(OPENING, len(sentences)) - 1].end if sentences else 0
    scores: dict[tuple[str, str], float] = {}
    units: dict[tuple[str, str], Unit] = {}
    leading: set[tuple[str, str]] = set()
    before: Organisation | None = None
    for mention in organisations:
        unit, previous, before = mention.unit, before, mention
        if unit is not None and rules.find.schools.match(unit.level):
            unit = unit.place
        if unit is None:
            continue
        in_title = title[0] <= mention.start < title[1]
        weight = TITLE if in_title else LEAD if mention.start < lead else PLAIN
        smaller = previous.unit if previous is not None and mention.start - previous.end < 4 else None
        if mention.title or (smaller is not None and unit.rank < smaller.rank):
            weight *= ASIDE
        if mention.kind in ("level", "name") and not in_title:
            weight *= BY_PLACE
        if unit.level in rules.branches and mention.kind == "level":
            weight *= ASIDE
        if mention.start < max(lead, title[1]):
            leading.add(unit.key)
        scores[unit.key] = scores.get(unit.key, 0.0) + weight
        units.setdefault(unit.key, unit)
    if not scores:
        return None
    _count_bare(organisations, title, scores, rules)
    best = units[max(scores, key=lambda key: scores[key])]
    if best.key not in leading and scores[best.key] < SHARE * sum(scores.values()):
        return None
    in_title = any(mention.unit == best and title[0] <= mention.start < title[1] for mention in organisations)
    return best if in_title or not _tells_of_larger(organisations, best, units, rules) else None


def _count_bare(
    organisations: Sequence[Organisation],
    title: tuple[int, int],
    scores: dict[tuple[str, str], float],
    rules: OrganisationRules,
) -> None:
    """`Toàn tỉnh`, `Huyện ủy`, `Công ty` without a name speak for the province, district, company named most."""

    def sort(level: str) -> str:
        return level if level in rules.ranks else level.split(" ")[0]

    best: dict[str, tuple[str, str]] = {}
    for key, score in scores.items():
        if sort(key[0]) not in best or score > scores[best[sort(key[0])]]:
            best[sort(key[0])] = key
    for mention in organisations:
        key = best.get(sort(mention.lacks or ""), ("", ""))
        if key[0] and not mention.plural:
            weight = TITLE if title[0] <= mention.start < title[1] else BARE
            scores[key] += weight * (ASIDE if mention.title else 1.0)


def _tells_of_larger(
    organisations: Sequence[Organisation],
    main: Unit,
    units: dict[tuple[str, str], Unit],
    rules: OrganisationRules,
) -> bool:
    """Whether the article opens with a province or city that it never names: a district in it is only one of many."""
    if not organisations or not main.is_place:
        return False
    first = organisations[0]
    rank = rules.ranks.get(first.lacks or "", main.rank)
    return first.kind == "level" and rank < main.rank and not any(level == first.lacks for level, _ in units)
