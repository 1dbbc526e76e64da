"""What heads of tables say beside the name of a metric, read from patterns/shapes/tables.yaml."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from vnpartyextract.text import fold

Role = Literal["total", "ordinal", "note", "part", "plan", "result", "rate", "unit"]

_LISTS = ("totals", "ordinals", "notes", "parts", "plans", "results", "rates", "unit_leads")
_ROLES: tuple[Role, ...] = ("total", "ordinal", "note", "part", "plan", "result", "rate", "unit")
_EDGES = " \t.:;,-–*+()[]"


@dataclass(frozen=True, slots=True, eq=False)
class TableWords:
    """`roles`: what whole heads say; `bodies`: heads over names; the others: phrases as they are."""

    roles: dict[str, Role]
    parts: tuple[str, ...]
    plan_words: tuple[str, ...]
    counting: frozenset[str]
    bodies: frozenset[str]
    unit_leads: frozenset[str]
    until: tuple[str, ...]
    examples: tuple[tuple[str, str], ...]

    def role(self, text: str) -> Role | None:
        """What a head, folded, says if it is nothing but one of the known phrases."""
        return self.roles.get(plain(text))

    def is_total(self, text: str) -> bool:
        return self.role(text) == "total"


def plain(text: str) -> str:
    """A head without marks around it, and with single spaces."""
    return " ".join(text.strip(_EDGES).split())


def load_table_words(path: Path) -> dict[str, Any]:
    """The vocabularies as plain data. Raises PatternError where the file is wrong."""
    from vnpartyextract.rules.source import read_rules
    from vnpartyextract.rules.table_file import TableFile

    file = read_rules(path, TableFile)
    names = (*_LISTS, "plan_words", "counting", "bodies", "until")
    return {
        **{name: _phrases(getattr(file, name)) for name in names},
        "examples": [each.split(" ", 1) for each in file.examples.splitlines()],
    }


def compile_table_words(data: dict[str, Any]) -> TableWords:
    """The vocabularies ready for use, from what `load_table_words` gave."""
    return TableWords(
        roles={
            phrase: role
            for name, role in zip(_LISTS, _ROLES, strict=True)
            for phrase in data[name]
            if role != "unit" or phrase not in data["bodies"]  # over a column, `Đơn vị` is that of names
        },
        parts=tuple(sorted(data["parts"], key=len, reverse=True)),
        plan_words=tuple(data["plan_words"]),
        counting=frozenset(data["counting"]),
        bodies=frozenset(data["bodies"]),
        unit_leads=frozenset(data["unit_leads"]),
        until=tuple(sorted(data["until"], key=len, reverse=True)),
        examples=tuple((due, text) for due, text in data["examples"]),
    )


def _phrases(listed: str) -> list[str]:
    return [plain(fold(each).text) or each.strip() for each in listed.split(" | ")]
