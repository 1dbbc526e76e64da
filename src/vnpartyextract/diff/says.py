"""What a fact says: the key it is matched by, and the values that are compared. Never an offset, an id or a rule."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import inf, isfinite
from typing import Any

from vnpartyextract.diff.change import Difference, Fact
from vnpartyextract.text import fold, normal

# What a figure can be matched by. Where nothing else is asked for, `place` is left out: it follows from the subject.
FIELDS = ("metric", "subject", "place", "unit", "group", "of", "topic", "status", "period")
KEY = tuple(field for field in FIELDS if field != "place")
NUMBERS = ("value", "value_max", "total")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far two numbers may be apart and still be equal: `by` itself, or `share` of the greater of them."""

    by: Decimal = Decimal(0)
    share: Decimal = Decimal(0)

    def allows(self, old: float, new: float) -> bool:
        one, other = decimal(old), decimal(new)
        return abs(one - other) <= max(self.by, self.share * max(abs(one), abs(other)))


@dataclass(frozen=True, slots=True)
class Matching:
    """How facts are matched and compared.

    `by`: the fields of FIELDS that make the key of a figure; the others are compared. `across_periods`: the period is
    in no key and makes no difference, for the reports of two years.
    """

    by: Sequence[str] = KEY
    across_periods: bool = False
    tolerance: Tolerance = Tolerance()

    def key(self, fact: Fact) -> Hashable:
        """Two facts with the same key say something of the same thing."""
        kind = fact["kind"]
        if kind == "figure":
            return (kind, *(_said(fact, field) for field in self.by if not (self.across_periods and field == "period")))
        if kind == "official":
            return kind, same(fact["name"])
        if kind == "citation":
            return kind, same(fact["type"]), same(fact["number"])
        value = fact["start"], fact["end"], fact["duration"]
        # `ngày 31/7` of no year has no value but its words.
        return kind, fact["type"], *(value if any(value) else (same(fact["text"]),))

    def compared(self, fact: Fact) -> dict[str, Hashable]:
        """The values that may differ between two facts of one key, in a form in which equal ones are equal."""
        match fact["kind"]:
            case "figure":
                fields = (*NUMBERS, "modifier", "relation", *FIELDS)
                return {field: _said(fact, field) for field in fields if not self._settled(field)}
            case "official":
                return {"titles": frozenset(map(_office, fact["titles"]))}
            case "citation":
                return {"term": same(fact["term"]), "date": fact["date"], "issuer": same(fact["issuer"])}
            case _:
                return {}

    def _settled(self, field: str) -> bool:
        return field in self.by or (field == "period" and self.across_periods)

    def differences(self, old: Fact, new: Fact) -> tuple[Difference, ...]:
        """In which fields two facts of one key differ."""
        return tuple(self._differences(old, new))

    def _differences(self, old: Fact, new: Fact) -> Iterator[Difference]:
        of_new = self.compared(new)
        for field, value in self.compared(old).items():
            if value == of_new[field]:
                continue
            one, other = old[field], new[field]
            if field == "titles":
                yield Difference(field, _missing(one, of_new[field]), _missing(other, value))
            elif field not in NUMBERS or one is None or other is None:
                yield Difference(field, one, other)
            elif not self.tolerance.allows(one, other):
                by = decimal(other) - decimal(one)
                shares = "%" in (old["unit"], new["unit"])  # of a share there is no per cent, its points are told
                yield Difference(field, one, other, _plain(by), None if shares else _percent(by, one))


@lru_cache(maxsize=1 << 16)
def same(text: str | None) -> str | None:
    """The form in which texts that differ in tone placement, spacing, composition or case alone are one."""
    return None if text is None else fold(normal(text)).text


def decimal(number: float) -> Decimal:
    """`number` as it is written: 0.1 is 0.1."""
    return Decimal(repr(number))


def _percent(by: Decimal, of: float) -> float | None:
    """`by` in per cent of `of`, to four places; None where there is no such number."""
    percent = float(by / abs(decimal(of)) * 100) if of else inf
    return _plain(decimal(round(percent, 4))) if isfinite(percent) else None


def _plain(number: Decimal) -> float:
    return int(number) if number == number.to_integral_value() else float(number)


def _said(fact: Fact, field: str) -> Hashable:
    value = fact[field]
    if field == "period":
        return value and (value["start"], value["end"])
    return same(value) if isinstance(value, str) else value


def _missing(titles: Sequence[Mapping[str, Any]], among: Any) -> list[Mapping[str, Any]]:
    """Those of `titles` that are not `among` the offices of the other side."""
    return [title for title in titles if _office(title) not in among]


def _office(title: Mapping[str, Any]) -> tuple[str | None, str | None]:
    return same(title["position"]), same(title["organization"])
