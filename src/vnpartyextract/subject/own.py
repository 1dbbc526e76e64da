"""What an article is about: its own unit, told by the first of a few rules that answers.

The headline's body or place; a headline that only says `một quận` is passed over. The body that acts first in the
lead. The place of the site, above the headline or in the brackets that the text opens with. The one that `toàn huyện`,
`Huyện ủy` must mean. The unit that is named most in the whole text. None where the text only touches many.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from vnpartyextract.annotate.organisations import Organisation, OrganisationRules, Unit
from vnpartyextract.discourse import Clause, Place
from vnpartyextract.discourse.clauses import names_place
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import Sentence
from vnpartyextract.text import Folded

OPENING = 3  # sentences behind the headline that are the lead
OPENS = 2500  # characters behind the headline that tell what an article is about: further down may be another story
_SITE = 60  # characters of the brackets that hold a site's name
_WHOLE = 16  # characters before a level that tell whether it is meant as a whole
_NAME = (2, 3, 4)  # syllables of a place's name
_BRACKET = re.compile(r" \([^()\d]{2,40}\)")
MANY = 8  # mentions of units: in so many, one that is named but once is not what the text is about
MAJORITY = 2  # the unit named most is meant where it is named at least once in so many mentions


@dataclass(frozen=True, slots=True)
class Told:
    """What the rules look at. `lead`: where the lead ends; `one_of`: words before a level that is not named
    (`một quận`); `sites`: where mentions stand that only tell where (`tại Trường A`)."""

    folded: Folded
    rules: OrganisationRules
    mentions: list[tuple[Organisation, Unit]]
    bare: list[Organisation]
    title: tuple[int, int]
    lead: int
    one_of: Sequence[str]
    sites: Collection[int]

    def in_title(self, mention: Organisation) -> bool:
        return self.title[0] <= mention.start < self.title[1]


Rule = Callable[[Told], Unit | None]


def own_unit(
    folded: Folded,
    organisations: Sequence[Organisation],
    clauses: Sequence[Sequence[Clause]],
    title: tuple[int, int],
    lead: int,
    patterns: Patterns,
) -> Unit | None:
    """The unit that the article is about; None where no rule tells it.

    A political school stands for its place: what is told of besides its classes belongs to that.
    """
    rules: OrganisationRules = patterns.shapes.organisations
    standings = [standing for sentence in clauses for clause in sentence for standing in clause.standings]
    homes = {standing.mention.start for standing in standings if standing.home}
    sites = frozenset(
        standing.mention.start
        for standing in standings
        if standing.fronted or standing.setting.padded.endswith(rules.before.locatives)
    )
    mentions = list(_named(organisations, sites, homes, rules))
    bare = [mention for mention in organisations if mention.unit is None and not (mention.plural or mention.title)]
    opening = title[1] + OPENS
    mentions = [told for told in mentions if told[0].start < opening] or mentions
    bare = [mention for mention in bare if mention.start < opening]
    told = Told(folded, rules, mentions, bare, title, lead, patterns.discourse.one_of, sites)
    return next((unit for rule in RULES if (unit := rule(told)) is not None), None)


def lead_end(sentences: Sequence[Sentence], places: Sequence[Place], title: tuple[int, int]) -> int:
    """Where the lead ends: behind a few sentences of prose below the headline, before the first item."""
    end = count = 0
    for sentence, place in zip(sentences, places, strict=True):
        if sentence.start < title[1] or place.kind in ("beside", "heading"):
            continue
        # The first line may begin with a dash of its own: `(PTO) - Ngày 5/6, …`, ` - Ngày 5/6, …`.
        if (count and (place.kind == "item" or sentence.is_item)) or count == OPENING:
            break
        end, count = sentence.end, count + 1
    return end


def _named(
    organisations: Sequence[Organisation], sites: Collection[int], homes: Collection[int], rules: OrganisationRules
) -> Iterable[tuple[Organisation, Unit]]:
    """The mentions that name a unit, but for where it lies (`xã Nậm Lạnh, huyện Sốp Cộp`), for somebody's office or
    home, and for the institution at which an event took place (`tại Trường A, Huyện đoàn trao …`).
    """
    before: Organisation | None = None
    for mention in organisations:
        unit, previous, before = mention.unit, before, mention
        if unit is None or mention.title or mention.start in homes:
            continue
        if mention.start in sites and mention.kind == "institution":
            continue
        if rules.find.schools.match(unit.level):
            unit = unit.place
            if unit is None:
                continue
        near = previous is not None and names_place(mention) and mention.start - previous.end < 4
        smaller = previous.unit if previous is not None and near else None
        if smaller is None or unit.rank >= smaller.rank:
            yield mention, unit


def headline(told: Told) -> Unit | None:
    """The unit that the headline names; of several the one that the text names most."""
    text = told.folded.text[slice(*told.title)]
    before = re.findall(rf"(\w+) (?:{'|'.join(map(re.escape, told.rules.ranks))}) ", text)
    if any(word in told.one_of or word.isdigit() for word in before):
        return None
    inside = [
        unit for mention, unit in told.mentions if told.in_title(mention) and not _is_quarter(told, mention, unit)
    ]
    return _most(told, inside)


def lead(told: Told) -> Unit | None:
    """The unit of the body that acts first in the lead, or of one of which it is told there what it has."""
    for mention, unit in told.mentions:
        if mention.start >= told.lead:
            return None
        if mention.start < told.title[1] or unit.rank == 0 or _is_quarter(told, mention, unit):
            continue
        aside = _BRACKET.match(told.folded.text, mention.end)
        acts = told.rules.find.predicates.match(told.folded.text, aside.end() if aside else mention.end)
        if acts is not None and mention.kind not in ("level", "name"):
            return unit if _is_told_of(told, unit) else None
    return None


def _is_told_of(told: Told, unit: Unit) -> bool:
    """Not where a text with many others names it but once."""
    named = sum(other == unit for _, other in told.mentions)
    meant = any(_bare_level(told, mention) == unit.level for mention in told.bare)
    return named >= MAJORITY or meant or len(told.mentions) < MANY


def site(told: Told) -> Unit | None:
    """The place whose site it is: named above the headline, or in brackets at the very head of the text."""
    text = told.folded.text
    head = text[told.title[1] :].lstrip()
    begin = len(text) - len(head)
    close = begin + head.find(")") if head.startswith("(") and 0 < head.find(")") < _SITE else begin
    for mention, unit in told.mentions:
        if mention.end <= told.title[0] or begin < mention.start < close:
            return unit
    return None


def spoken_of(told: Told) -> Unit | None:
    """The unit of the level that is spoken of without a name (`toàn huyện`, `Huyện ủy`), if the text names one."""
    meant = [mention for mention in told.bare if _is_meant(told, mention)]
    levels = Counter(level for mention in meant if (level := _bare_level(told, mention)))
    level, count = levels.most_common(1)[0] if levels else ("", 0)
    units = [unit for _, unit in told.mentions if unit.level == level] if count >= MAJORITY else []
    return units[0] if len(set(units)) == 1 else None


def bare_name(told: Told) -> Unit | None:
    """The name that the headline ends with (`Đổi thay ở Bình Tân`), of the level that is spoken of without a name."""
    words = told.folded.cased[slice(*told.title)].rstrip(" .\"'").split()
    size = next((size for size, word in enumerate(reversed(words)) if not word[0].isupper()), len(words))
    name, lead = " ".join(words[len(words) - size :]), " " + " ".join(words[: len(words) - size]).lower()
    levels = Counter(level for mention in told.bare if (level := _bare_level(told, mention)))
    if size not in _NAME or not lead.endswith(told.rules.before.locatives):
        return None
    if not levels or told.folded.cased.count(name) < MAJORITY:
        return None
    level = levels.most_common(1)[0][0]
    return Unit(level, name, f"{level} {name}", told.rules.ranks[level])


def most_named(told: Told) -> Unit | None:
    """The unit that is named in half of the mentions or more, those of its level without a name among them.

    Not where it only is touched: behind the lead, with nothing that it does and no bare `huyện` that means it.
    """
    units = [
        unit
        for mention, unit in told.mentions
        if not _is_quarter(told, mention, unit) and not (unit.rank == 0 and _is_issuer(told, mention))
    ]
    best = _most(told, units)
    if best is None:
        return None
    if sum(unit == best for unit in units) * MAJORITY < len(units):
        return None
    own = [mention for mention, unit in told.mentions if unit == best]
    acts = [mention for mention in own if told.rules.find.predicates.match(told.folded.text, mention.end) is not None]
    meant = any(_bare_level(told, mention) == best.level for mention in told.bare)
    leads = any(mention.start < told.lead and mention.start not in told.sites for mention in own)
    return best if meant or leads or len(acts) >= MAJORITY else None


RULES: tuple[Rule, ...] = (headline, lead, site, spoken_of, bare_name, most_named)


def _is_issuer(told: Told, mention: Organisation) -> bool:
    """Whether somebody's document is told of (`Hướng dẫn … của Ban Chấp hành Trung ương`), or it only is an object."""
    before = " " + told.folded.text[max(0, mention.start - _WHOLE) : mention.start].strip()
    return before.endswith(told.rules.before.obliques)


def _is_quarter(told: Told, mention: Organisation, unit: Unit) -> bool:
    """Whether it is only the name of a quarter, where something took place."""
    return unit.level in told.rules.branches and mention.kind == "level"


def _is_meant(told: Told, mention: Organisation) -> bool:
    """Whether a mention without a name means one unit: a body of it, or `toàn huyện`, `trên địa bàn huyện`."""
    before = told.folded.text[max(0, mention.start - _WHOLE) : mention.start].rstrip()
    words = told.rules.before
    return mention.kind != "level" or before.endswith((*words.wholes, *words.locatives))


def _bare_level(told: Told, mention: Organisation) -> str:
    """The level that a mention without a name is of; nothing for none."""
    lacks = mention.lacks or ""
    levels = [level for level in told.rules.ranks if lacks == level or lacks.endswith(" " + level)]
    return max(levels, key=len, default="")


def _most(told: Told, units: Iterable[Unit]) -> Unit | None:
    """Of these, the one that the whole text names most, a bare `huyện` counted for it; the first of equals."""
    here = list(dict.fromkeys(units))
    if not here:
        return None
    counted = Counter(unit.key for _, unit in told.mentions)
    for mention in told.bare:
        level = _bare_level(told, mention)
        best = max((unit for unit in here if unit.level == level), key=lambda unit: counted[unit.key], default=None)
        if best is not None:
            counted[best.key] += 1
    return max(here, key=lambda unit: counted[unit.key])
