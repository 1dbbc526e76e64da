"""What a cell holds: every value that was told, each with its sources, and whether they contradict one another."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from math import inf
from typing import Any

from vnpartyextract.model import Modifier

Number = int | float


@dataclass(frozen=True, slots=True)
class Amount:
    """What a figure says is the number: as `value`, `value_max`, `total`, `modifier` of the contract."""

    value: Number
    value_max: Number | None
    total: Number | None
    modifier: Modifier | None


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a value was told: the article (`path` and `id` as its document has them), the quote and its offsets.

    `subject`, `period`, `unit`: in the article's words, "" where it has none.
    """

    path: str
    id: str
    sha256: str
    span: tuple[int, int]
    quote: str
    subject: str
    period: str
    unit: str


@dataclass(frozen=True, slots=True)
class Value:
    """One amount and all the places that tell it."""

    amount: Amount
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """The values of one place in one period, the smallest first. `conflict`: they cannot all be true."""

    values: tuple[Value, ...]
    conflict: bool


def amount_of(figure: Mapping[str, Any]) -> Amount:
    return Amount(_plain(figure["value"]), _plain(figure["value_max"]), _plain(figure["total"]), figure["modifier"])


def cell(told: Mapping[Amount, Collection[Source]], *, same: bool) -> Cell:
    """The cell of these amounts. `same`: they are about one place in one period, so that articles can contradict.

    One article that tells several values tells of several things (a part beside its whole, an average beside a sum):
    two articles contradict one another where no value of the one agrees with any of the other.
    """
    amounts = sorted(told, key=_order)
    articles: dict[tuple[str, str, str], list[Amount]] = {}
    for amount in amounts:
        for source in told[amount]:
            articles.setdefault((source.path, source.id, source.sha256), []).append(amount)
    conflict = same and any(
        all(contradict(one, other) for one in ones for other in others)
        for ones, others in combinations(articles.values(), 2)
    )
    return Cell(tuple(Value(amount, tuple(sorted(told[amount]))) for amount in amounts), conflict)


def contradict(one: Amount, other: Amount) -> bool:
    """Whether two amounts for the same thing cannot both be true.

    A rounded number (`hơn 170`) stands for what lies within one unit of its last digit that is not 0, so that 178 does
    not contradict it.
    """
    if one.total is not None and other.total is not None and one.total != other.total:
        return True
    (low, high), (lower, higher) = _reach(one), _reach(other)
    return max(low, lower) > min(high, higher)


def _reach(amount: Amount) -> tuple[Number, Number]:
    """The least and the greatest number that the amount allows for."""
    value, top = amount.value, amount.value_max if amount.value_max is not None else amount.value
    match amount.modifier:
        case "more_than":
            return value, top + _step(top)
        case "nearly":
            return value - _step(value), top
        case "about":
            return value - _step(value), top + _step(top)
        case "less_than" | "at_most":
            return -inf, top
        case "at_least":
            return value, inf
        case _:
            return value, top


def _step(number: Number) -> Number:
    """The unit of the last digit that is not 0: 100 for 1.200, 0.01 for 101,72."""
    exponent = Decimal(str(number)).normalize().as_tuple().exponent
    return 10**exponent if isinstance(exponent, int) else 0


def _plain(number: Any) -> Any:
    """178.0 as 178, so that it does not matter which was read first."""
    return int(number) if isinstance(number, float) and number.is_integer() else number


def _order(amount: Amount) -> tuple[Number, Number, Number, str]:
    top = amount.value_max if amount.value_max is not None else amount.value
    return amount.value, top, amount.total if amount.total is not None else -inf, amount.modifier or ""
