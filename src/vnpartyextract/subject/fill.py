"""A mention to the organisation that it means, its locality filled in: `Đảng bộ huyện` → `Đảng bộ huyện Lạc Thủy`."""

import re
from dataclasses import replace

from vnpartyextract.annotate.organisations import INSTITUTION, Organisation, OrganisationRules, Unit
from vnpartyextract.subject.article import Article, Subject
from vnpartyextract.text import normal

_WORDS = re.compile(r"(?:,? [^\W\d_]+){1,8}")
_WORD = re.compile(r" [^\W\d_]+")
_ADMINISTER = ("state", "army", "police", "front", "other")
_VILLAGE = 5  # the rank of a thôn
_ACTING = ("organ", "committee", "state", "institution")  # what `cơ quan này` points back to


def fill(article: Article, mention: Organisation, why: str) -> Subject | None:
    """What the mention says a figure is about; None where it cannot be told."""
    if mention.kind == "anaphor":
        topic = article.topic
        if mention.text.casefold().endswith("này") and topic is not None and topic.kind in _ACTING:
            return replace(topic, at=mention.start, why=why)
        return None if article.office is None else fill(article, article.office, why)
    if mention.plural:
        return _many(article, mention, why)
    at, unit, kind = mention.start, mention.unit, mention.kind
    if unit is not None:
        if (full := article.longer.get(unit.key)) is not None and mention.text.endswith(unit.text):
            return Subject(mention.text.removesuffix(unit.text) + full.text, full, at, why, kind)
        return Subject(unit.text if kind == "name" else mention.text, unit, at, why, kind)
    lacks = mention.lacks or "any"
    if article.founded is not None and kind in ("party", "level") and _is_new(article, mention):
        founded = fill(article, article.founded, why)
        level = founded.unit.level if founded is not None and founded.unit is not None else None
        if founded is not None and kind == "party":
            return replace(founded, at=at)
        if founded is not None and founded.unit is not None and level == lacks:
            return Subject(founded.unit.text, founded.unit, at, why, kind)
    if lacks == "any":
        return _of_current(article, mention, why)
    if lacks not in article.rules.ranks:
        return _institution(article, mention, lacks, why)
    unit = _known(article, lacks)
    if unit is None and kind != "level" and article.main is not None:  # `Đảng ủy xã`, of the Chi bộ Quân sự xã A
        host = article.main.place
        unit = host if host is not None and host.level == lacks else None
    if unit is None:
        return _unplaced(article, mention, why)
    name = unit.called if kind in ("organ", "committee") else unit.name
    return Subject(f"{mention.text} {name}", unit, at, why, kind)


def _is_new(article: Article, mention: Organisation) -> bool:
    """`Đảng bộ mới có 25 chi bộ`, `Xã sau sáp nhập có …`: the one that was set up."""
    text = article.folded.text
    behind = next((word for word in article.patterns.discourse.founded if text.startswith(word, mention.end)), "")
    return bool(behind) and not text[mention.end + len(behind) :][:1].isalnum()


def speaker(article: Article, office: Organisation) -> Subject | None:
    """Whose figures a spokesperson tells: those of the members that the committee leads; None for a superior's."""
    filled = fill(article, office, "speaker")
    unit = office.unit or (None if filled is None else filled.unit)
    main = article.main
    if unit is None or unit.rank == 0 or (main is not None and unit.rank < min(main.rank, INSTITUTION)):
        return None
    said = office.text.casefold()
    if office.kind == "committee" and said.endswith("đoàn"):
        return filled
    if office.kind == "institution" and office.body in _ADMINISTER and unit != main:
        return None  # they tell of what they see to, not of themselves
    if office.kind == "state" or (office.kind == "institution" and not unit.is_place):
        return Subject(unit.text, unit, office.start, "speaker", office.kind)
    if unit == main and unit.is_place:
        default = article.default()
        return None if default is None else replace(default, at=office.start, why="speaker")
    if office.kind == "institution":
        return None
    members = next((members for leader, members in article.rules.members.items() if leader in said), "đảng bộ")
    members = "chi bộ" if "chi bộ" in said or unit.level in article.rules.branches else members
    return Subject(f"{members.capitalize()} {unit.text}", unit, office.start, "speaker")


def _many(article: Article, mention: Organisation, why: str) -> Subject | None:
    """Committees of every level stand for the whole Party organisation, offices of every level for the place."""
    at, every = mention.start, mention.kind in ("everywhere", "office")
    if mention.kind == "organ" and mention.unit is None:  # UBKT cấp cơ sở, told apart from those above: as written
        return Subject(f"{mention.text}{_which(article, mention)}", None, at, why, "organ")
    unit = mention.unit or (_current(article) if every else article.main)
    if unit is None or unit.rank == 0:
        return Subject(mention.text, None, at, why, mention.kind) if every else None
    told = unit.is_place or article.is_party or mention.unit is not None
    if not told or unit.level in article.rules.ad_hoc:  # it has no Party organisation that the text tells of
        return Subject(mention.text, None, at, why, mention.kind)
    if mention.kind == "office":
        return Subject(unit.text, unit, at, why, "level")
    if mention.text.casefold().startswith(("ủy ban kiểm tra các", "ubkt các")):  # one kind of committee keeps its name
        place = unit.name if mention.text.casefold().endswith(f" {unit.level}") else unit.text
        return Subject(mention.text if mention.unit else f"{mention.text} {place}", unit, at, why, "organ")
    return Subject(of_members(article.rules, unit), unit, at, why)


def _which(article: Article, mention: Organisation) -> str:
    """` cấp cơ sở`, ` các địa phương, đơn vị`: which of many are meant, up to what they do."""
    text, find = article.folded.text, article.rules.find
    words = _WORDS.match(text, mention.end)
    ends = [mention.end + at.end() for at in _WORD.finditer(words.group())] if words is not None else []
    end = next((at for at in ends if find.predicates.match(text, at) is not None), mention.end)
    return " " + normal(article.folded.cased[mention.end : end]) if end > mention.end else ""


def of_members(rules: OrganisationRules, unit: Unit) -> str:
    """What all Party members of a place or institution are called together: a thôn has a Chi bộ."""
    return f"{'Chi bộ' if unit.level in rules.branches else 'Đảng bộ'} {unit.text}"


def _of_current(article: Article, mention: Organisation, why: str) -> Subject | None:
    """`Đảng bộ`, `UBKT`, `Chi bộ`: of the unit that the text is about."""
    said = mention.text.casefold()
    branch = said.startswith("chi ")
    acted = article.clause if why == "clause" else None
    if acted is not None and acted.text.casefold().startswith(f"{said} "):  # the one named last is that one itself
        return replace(acted, at=mention.start)
    unit = _acted(article, branch=branch) if why == "clause" else None
    unit = unit or _current(article, branch=branch)
    if branch and (unit is None or unit.rank < _VILLAGE):
        office = article.office  # `ông làm Bí thư Chi bộ thôn A. Chi bộ hiện có …`
        named = office is not None and office.unit is not None and office.text.casefold().startswith(f"{said} ")
        return fill(article, office, why) if office is not None and named else None
    if unit is None or unit.rank == 0:
        return None
    if unit.level in article.rules.branches and not branch and unit.is_place:  # a thôn has a Chi bộ
        return None
    if unit.text.casefold().startswith(f"{said} "):  # a bare Chi bộ, of the Chi bộ Sinh viên
        return Subject(unit.text, unit, mention.start, why, mention.kind)
    text = f"{mention.text} {unit.text}"
    if said.startswith(("ban chấp hành", "bch")) and "ủy" not in said and "đảng bộ" not in said:
        text = f"{mention.text} {of_members(article.rules, unit)}"
    elif mention.kind == "organ" and " ủy" not in said:
        committees = article.rules.committees
        committee = next((name for name, level in committees.items() if level == unit.level), None)
        text = f"{mention.text} {committee.capitalize() if committee else 'Đảng ủy'} "
        text += unit.called if committee else unit.text
    return Subject(text, unit, mention.start, why, mention.kind)


def _institution(article: Article, mention: Organisation, lacks: str, why: str) -> Subject | None:
    """`Trung tâm Chính trị huyện`, `Đảng bộ Khối`, `Công ty`: with the place, or as it was named before."""
    at, kind, main = mention.start, mention.kind, article.main
    level = next((level for level in _longest_first(article) if lacks.endswith(" " + level)), None)
    if level is not None:
        place = _known(article, level)
        if place is None and not lacks.startswith("khối"):
            place = _place_inside(article, level)
        if place is None:
            if kind == "institution" and not lacks.startswith("khối"):  # as it stands
                return Subject(mention.text, None, at, why, kind)
            return _unplaced(article, mention, why)
        own = lacks.removesuffix(level).strip()
        known = _known(article, article.rules.aliases.get(own, own))
        named = known is not None and known.text.casefold().endswith(place.name.casefold())
        return Subject(f"{mention.text} {place.name}", known if named else place, at, why, kind)
    unit = _known(article, lacks)
    unit = article.longer.get(unit.key, unit) if unit is not None else None
    said = mention.text.casefold()
    if unit is not None:
        head = mention.text[: max(said.rfind(lacks.split(" ")[0]), 0)].removesuffix("Nhà ").removesuffix("nhà ")
        if not head and unit.level.startswith("khối"):
            head, kind = "Đảng bộ ", "party"
        return Subject(f"{head}{unit.text}", unit, at, why, kind)
    earlier = article.heads.get(said.split(" ")[0])
    if earlier is not None and said == lacks and earlier.text.casefold().startswith(said + " "):
        filled = fill(article, earlier, why)
        return None if filled is None else replace(filled, at=at)
    if main is None and kind in ("organ", "committee", "party"):  # Đảng ủy Khối, where no place is named: as it stands
        return Subject(mention.text, None, at, why, kind)
    if " " not in lacks or main is None or not main.is_place:
        return None
    if kind == "institution":
        return Subject(f"{mention.text} {main.text}", main, at, why, kind)
    text = f"{mention.text[-len(lacks) :]} {main.text}"
    unit = Unit(lacks, text, text, INSTITUTION)
    article.local.append(unit)
    return Subject(f"{mention.text} {main.text}", unit, at, why, kind)


def _unplaced(article: Article, mention: Organisation, why: str) -> Subject | None:
    """`toàn tỉnh` in an article on a district is not what its figures are about; with no main unit it is all."""
    return None if article.main is not None else Subject(mention.text, None, mention.start, why, mention.kind)


def _current(article: Article, *, branch: bool = False) -> Unit | None:
    """The unit that a bare `Đảng bộ` means: that of the topic, else the main one. Only a `branch` is a branch's."""
    topic, here = article.topic, article.here
    if here is not None and (topic is None or topic.unit != here):
        return here
    if topic is None or topic.unit is None or topic.unit.rank == 0:
        return article.main
    small = topic.text.casefold().startswith("chi ") or topic.unit.level in article.rules.branches
    return article.main if small and not branch else topic.unit


def _acted(article: Article, *, branch: bool) -> Unit | None:
    """`Đảng bộ xã A ra đời năm 1950, nay Đảng bộ có …`: the unit of the body that acted last in the sentence."""
    clause = article.clause
    least = article.main.rank if article.main is not None else 1  # what is above the article's own only acts on it
    if clause is None or clause.unit is None or clause.unit.rank < least or clause.why != "clause":
        return None
    small = clause.text.casefold().startswith("chi ") or clause.unit.level in article.rules.branches
    return clause.unit if small == branch or branch else None


def _known(article: Article, level: str) -> Unit | None:
    """The unit of this level or institution that is meant: of the topic, of the paragraph, the main one, any other."""
    topic = article.topic.unit if article.topic is not None else None
    for unit in (article.here, topic, *reversed(article.local), article.main):
        if unit is not None and _is(unit, level):
            return unit
    fitting = [unit for unit in article.units if _is(unit, level)]
    # What was named up to here, if anything was: what is told further down may be another story.
    fitting = [unit for unit in fitting if article.first.get(unit.key, 0) < article.read] or fitting
    if not fitting:
        near = next((unit for unit in (topic, *reversed(article.local)) if unit is not None), None)
        if near is None or near.level != "nơi" or level not in article.rules.branches:
            return None
        return Unit(level, near.name, f"{level} {near.name}", article.rules.ranks.get(level, near.rank))
    return max(fitting, key=lambda unit: article.named[unit.key])


def _place_inside(article: Article, level: str) -> Unit | None:
    """`Thanh tra Công an tỉnh`, in an article on the Công an tỉnh Trà Vinh, or where one was named before."""
    topic = article.topic.unit if article.topic is not None else None
    places = [unit.place for unit in (topic, *reversed(article.local), article.main) if unit is not None]
    return next((place for place in places if place is not None and place.level == level), None)


def _is(unit: Unit, level: str) -> bool:
    if unit.level == level or unit.is_place:
        return unit.level == level
    return unit.level.split(" ")[0] == level.split(" ")[0]


def _longest_first(article: Article) -> list[str]:
    return sorted(article.rules.ranks, key=len, reverse=True)
