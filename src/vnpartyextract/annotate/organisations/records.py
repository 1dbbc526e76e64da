"""What organisations are made of: the mention in the text, and the place or institution that it names."""

from dataclasses import dataclass, field
from typing import Literal

from vnpartyextract.annotate.organisations.names import CITY_OF_A_PERSON
from vnpartyextract.annotate.organisations.rules import Body, Kind, OrganisationRules

Role = Literal["body", "host", "place"]

INSTITUTION = 6  # the rank of what is no place


@dataclass(frozen=True, slots=True)
class Unit:
    """A place or an institution with its name: `level` is `huyện` or `công ty`, `rank` its size (tỉnh 1, thôn 5).

    `place`: of an institution, the place that its name ends with (`Trung tâm Chính trị huyện Lạc Thủy`).
    """

    level: str
    name: str
    text: str
    rank: int
    place: "Unit | None" = field(default=None, compare=False)

    @property
    def key(self) -> tuple[str, str]:
        return self.level, self.name.casefold()

    @property
    def called(self) -> str:
        """How a committee is called after it: `Thành ủy Hội An`, but `Quận ủy quận 10`."""
        with_level = self.name == CITY_OF_A_PERSON or self.name[:1].isdigit()
        return f"{self.level} {self.name}" if with_level else self.name

    @property
    def is_place(self) -> bool:
        return self.rank < INSTITUTION


@dataclass(frozen=True, slots=True)
class Part:
    """One link `[start, end)` of an organisation's chain: a body (Ban Thường vụ), its host (Huyện ủy), its place."""

    role: Role
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Organisation:
    """One mention `[start, end)` of the folded copy. `text` is what it says, written out and normalised.

    `unit`: the place or institution that it names. `lacks`: where it names none, the level or institution that is meant
    (`huyện` of `Huyện ủy`), or `any`. `plural`: one of many (Đảng ủy xã, thị trấn). `title`: it is somebody's office.
    `loud`: in capitals throughout. `parts`: the chain; `body`: what kind of body it is.
    `former`: what something was called before, or was made of: never what a figure is about.
    """

    start: int
    end: int
    kind: Kind
    text: str
    unit: Unit | None = None
    lacks: str | None = None
    plural: bool = False
    title: bool = False
    loud: bool = False
    parts: tuple[Part, ...] = ()
    body: Body = "other"
    former: bool = False

    @property
    def is_supreme(self) -> bool:
        """Bộ Chính trị, Chính phủ: an office or an issuer; of whom the text tells is for the discourse to say."""
        return self.kind == "institution" and self.unit is not None and self.unit.rank == 0


def rank_of(level: str, name: str, rules: OrganisationRules) -> int:
    """The size of a place; the cities under the government are as big as a province."""
    return 1 if rules.known_levels.get(name) == level else rules.ranks.get(level, 4)
