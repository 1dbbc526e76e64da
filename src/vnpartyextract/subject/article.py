"""What an article is about: its main unit, and what is known of it while the text is read on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from vnpartyextract.annotate.organisations import Kind, Organisation, OrganisationRules, Unit
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.text import Folded


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
    school, the committee of the headline; `whole`: where it has no main unit, the first that is told of as a whole
    (`toàn tỉnh`). `topic`: what the text is about now; `clause`: who acted last in the sentence; `national`: whether
    that tells of the whole Party; `founded`: what was set up last; `here`: where it has gone (`Tại Quảng Bình, …`);
    `lead`: where the lead ends; `read`: how far the text was read; `first`: where each unit is named first; `local`:
    the units of the paragraph; `longer`: an institution's full name.
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
    founded: Organisation | None = None
    topic: Subject | None = None
    clause: Subject | None = None
    national: bool = False
    whole: Subject | None = None
    here: Unit | None = None
    lead: int = 0
    read: int = 0
    first: dict[tuple[str, str], int] = field(default_factory=dict)
    local: list[Unit] = field(default_factory=list)
    heads: dict[str, Organisation] = field(default_factory=dict)
    longer: dict[tuple[str, str], Unit] = field(default_factory=dict)

    def default(self, metric: str = "") -> Subject | None:
        """The article's own subject: the Party organisation of its main unit, or the unit itself."""
        if self.main is None:
            leaders = self.whole is not None and self.whole.kind == "central"  # they did, but are nobody's numbers
            return None if leaders and metric in ("", "other") else self.whole
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
