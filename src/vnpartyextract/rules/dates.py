"""The shapes of time expressions: read from YAML as plain data, then compiled for matching."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from vnpartyextract.errors import PatternError
from vnpartyextract.messages import _
from vnpartyextract.model import PeriodType

# What may not follow any expression: the rest of a word, a number or a document's symbol.
END = r"(?!\w|[.,:/]\d|/\w| ?%)"
FRAGMENT = re.compile(r"\{(?:(\w+):)?([a-z_]+)(\d?)\}")


@dataclass(frozen=True, slots=True)
class DateRule:
    """One shape: what it may begin with (`at`), how sure its surroundings must be (`guard`), and its pattern."""

    id: str
    type: PeriodType
    at: tuple[str, ...]
    source: str
    guard: str | None = None
    relative: tuple[str, int] | None = None
    numeral: bool = True

    def match(self, text: str, start: int) -> "re.Match[str] | None":
        return _compiled(self.source).match(text, start)


@dataclass(frozen=True, slots=True)
class DateRules:
    """All shapes, by the word that an expression begins with (`#` for a digit)."""

    by_start: dict[str, tuple[DateRule, ...]]
    guards: dict[str, frozenset[str]]
    trigger: "re.Pattern[str]"
    alone: dict[str, tuple[DateRule, ...]] = field(default_factory=dict)


def load_date_rules(path: Path) -> dict[str, Any]:
    """`path` as plain data (JSON holds it), fragments written into the patterns.

    Raises PatternError for a file that does not fit, a pattern that is no regular expression or can match nothing, an
    unknown fragment, or an id given twice.
    """
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.rules.date_file import DateFile
    from vnpartyextract.rules.source import read_rules

    file = read_rules(path, DateFile)
    rules, seen = [], set[str]()
    for rule in file.rules:
        if rule.id in seen:
            raise PatternError(path, None, _("its id is given twice"), rule=rule.id)
        seen.add(rule.id)
        try:
            source = expand(rule.pattern, file.fragments) + END
            empty = re.compile(source).match("")
        except KeyError as error:
            raise PatternError(path, None, _("there is no fragment {name}").format(name=error), rule=rule.id) from error
        except re.error as error:
            raise PatternError(
                path, None, _("is no regular expression: {why}").format(why=error), rule=rule.id
            ) from error
        if empty:
            raise PatternError(path, None, _("its pattern can match nothing at all"), rule=rule.id)
        data = rule.model_dump(exclude={"examples", "counterexamples", "pattern"})
        rules.append(data | {"source": source})
    return {"rules": rules, "guards": file.guards, "triggers": file.triggers}


def compile_dates(data: dict[str, Any]) -> DateRules:
    """Rules ready for matching, from what `load_date_rules` gave. Each pattern is compiled when first tried."""
    running: dict[str, list[DateRule]] = {}
    alone: dict[str, list[DateRule]] = {}
    for entry in data["rules"]:
        rule = DateRule(
            id=entry["id"],
            type=entry["type"],
            at=tuple(entry["at"]),
            source=entry["source"],
            guard=entry["guard"],
            relative=(entry["relative"][0], entry["relative"][1]) if entry["relative"] else None,
            numeral=entry["numeral"],
        )
        for key in rule.at:
            (alone if entry["alone"] else running).setdefault(key, []).append(rule)
    return DateRules(
        {key: tuple(rules) for key, rules in running.items()},
        {name: frozenset(words) for name, words in data["guards"].items()},
        re.compile(rf"\d+|(?:{'|'.join(data['triggers'])})\b"),
        {key: tuple(rules) for key, rules in alone.items()},
    )


@lru_cache(maxsize=1)
def built_in_dates() -> DateRules:
    """The rules that come with the package: beside it in a wheel, at the root of a checkout."""
    here = Path(__file__).resolve().parent.parent
    places = [root / "patterns" / "shapes" / "dates.yaml" for root in (here, here.parent.parent)]
    return compile_dates(load_date_rules(next((place for place in places if place.is_file()), places[0])))


def expand(pattern: str, fragments: dict[str, str]) -> str:
    """`{d2}` becomes a group named d2 that holds the fragment d, `{y:short}` one named y; `{_to}` has no group."""

    def write(match: "re.Match[str]") -> str:
        name, fragment, digit = match.groups()
        if fragment.startswith("_"):
            return f"(?:{expand(fragments[fragment], fragments)})"
        return f"(?P<{name or fragment + digit}>{fragments[fragment]})"

    return FRAGMENT.sub(write, pattern)


@lru_cache(maxsize=256)
def _compiled(source: str) -> "re.Pattern[str]":
    return re.compile(source)
