"""How often people had to correct what each rule made: the list of what to mend next."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from vnpartyextract.messages import _
from vnpartyextract.output.plain import plain
from vnpartyextract.review.said import Said

MISSED = "missed"


@dataclass(frozen=True, slots=True)
class OfRule:
    """What was said of the facts that one rule made; `fields` counts those that were changed.

    Facts that no rule made are told under `missed/` and their metric or kind.
    """

    rule: str
    looked: int
    accepted: int
    rejected: int
    changed: int
    added: int
    fields: Mapping[str, int]

    @property
    def wrong(self) -> int:
        return self.rejected + self.changed + self.added

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        names = ("rule", "looked", "accepted", "rejected", "changed", "added")
        return {**{name: getattr(self, name) for name in names}, "fields": dict(self.fields)}


def by_rule(said: Iterable[Said]) -> list[OfRule]:
    """One row a rule, those first that were wrong most often."""
    actions: dict[str, Counter[str]] = defaultdict(Counter)
    fields: dict[str, Counter[str]] = defaultdict(Counter)
    for one in said:
        rule = one.rule
        if one.action == "add":
            rule = f"{MISSED}/{one.values.get('metric') or one.kind}"
        actions[rule][one.action] += 1
        if one.action == "change":
            fields[rule].update(one.values.keys())
    rows = [
        OfRule(
            rule,
            counted.total(),
            counted["accept"],
            counted["reject"],
            counted["change"],
            counted["add"],
            dict(fields[rule].most_common()),
        )
        for rule, counted in actions.items()
    ]
    return sorted(rows, key=lambda row: (-row.wrong, -row.looked, row.rule))


def rules_table(rows: Iterable[OfRule], *, width: int, color: bool) -> str:
    """The rows as a table for people."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    from vnpartyextract.output.screen import Screen

    screen = Screen(width=width, color=color)
    grid = Table(box=SIMPLE_HEAD, header_style="bold", pad_edge=False, show_edge=False)
    grid.add_column(_("Rule"), overflow="fold")
    for name in (_("Looked at"), _("Accepted"), _("Rejected"), _("Changed"), _("Added")):
        grid.add_column(name, justify="right")
    grid.add_column(_("Fields changed"), overflow="fold")
    for row in rows:
        counts = (row.looked, row.accepted, row.rejected, row.changed, row.added)
        fields = ", ".join(f"{name} {count}" for name, count in row.fields.items())
        grid.add_row(Text(plain(row.rule)), *(str(count) if count else "" for count in counts), Text(plain(fields)))
    screen.print(grid)
    return screen.text()
