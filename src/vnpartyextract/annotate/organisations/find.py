"""All organisations and places of a text: each head that opens one, and names of places without their level."""

from dataclasses import replace

from vnpartyextract.annotate.organisations.bare import bare_places
from vnpartyextract.annotate.organisations.chain import read_chain
from vnpartyextract.annotate.organisations.records import Organisation
from vnpartyextract.annotate.organisations.rules import OrganisationRules
from vnpartyextract.annotate.organisations.view import View
from vnpartyextract.text import Folded


def find_organisations(
    folded: Folded, rules: OrganisationRules, numbers: frozenset[int] = frozenset(), *, tokenize: bool = True
) -> list[Organisation]:
    """All organisations and places of the text, in order, without overlaps.

    `numbers`: where counts begin in the folded copy; no name holds one (`về xã 10 đồng chí`). `tokenize`: whether the
    tokenizer is asked where a word of a name ends.
    """
    view = View(folded.text, folded.cased, rules, numbers, tokenize)
    found: list[Organisation] = []
    at = 0
    while (head := rules.find.heads.search(folded.text, at)) is not None:
        known = rules.find.known.match(folded.cased, head.start())
        mention = read_chain(view, head, after=found[-1].end if found else 0) if known is None else None
        at = (known or head).end() if mention is None else mention.end
        if mention is not None:
            found.append(_of_a_list(view, found, mention))
    found = _spelled_out(found)
    return sorted([*found, *bare_places(folded.cased, found, rules)], key=lambda mention: mention.start)


def organisation_at(view: View, start: int) -> Organisation | None:
    """The organisation that begins at `start`, where one is due: behind `của`, behind an office (a `held` view)."""
    found = view.head_at(start)
    return None if found is None else read_chain(view, found[0], due=True, title=view.held)


def _of_a_list(view: View, found: list[Organisation], mention: Organisation) -> Organisation:
    """`sáp nhập từ xã Tân Lập, xã Nà Tấu và xã Kim Hà`: what goes on with a former name is one too."""
    last = found[-1] if found else None
    if last is None or not last.former or mention.former or mention.unit is None:
        return mention
    joined = view.text[last.end : mention.start].strip(" ") in (",", "và", ", và", "với", "và một phần")
    alike = last.unit is not None and last.unit.rank == mention.unit.rank and last.body == mention.body
    return replace(mention, former=True) if joined and alike else mention


def _spelled_out(found: list[Organisation]) -> list[Organisation]:
    """In capitals the end of a name cannot be seen: it is the longer one that the text has in small letters."""
    written = {mention.unit.key: mention.unit for mention in found if mention.unit is not None and not mention.loud}
    result = []
    for mention in found:
        unit = mention.unit
        if unit is not None and mention.loud and unit.key not in written:
            begun = (unit.level, unit.key[1] + " ")
            longer = [one for key, one in written.items() if key[0] == begun[0] and key[1].startswith(begun[1])]
            if longer:
                text = mention.text.removesuffix(unit.name) + longer[0].name
                mention = replace(mention, unit=longer[0], text=text)
        result.append(mention)
    return result
