"""The patterns as the stages use them: plain values, looked up by syllable."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from vnpartyextract.rules.discourse import DiscourseWords, compile_discourse
from vnpartyextract.rules.periods import PeriodWords, compile_periods
from vnpartyextract.rules.phrases import Tree, grow

ANY = "any"
NO_HEAD = "none"
PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Rule:
    """One cue entry of a metric's file: what it says about the number that it belongs to."""

    metric: str
    direction: str
    group: str | None
    heads: frozenset[str] | None
    target: bool
    file: str
    line: int | None
    reach: int | None
    needs: frozenset[str] | None
    then: frozenset[str] | None
    near: frozenset[str] | None
    weak: bool


@dataclass(frozen=True, slots=True)
class MetricRules:
    """What one metric accepts and how it is found, but for its cues."""

    name: str
    label: str
    heads: frozenset[str]
    alike: frozenset[str]
    traits: frozenset[str]
    follows: frozenset[str]
    links: Tree
    group: str
    group_shape: str | None
    file: str

    def counts(self, head: str | None) -> bool:
        """Whether this metric may count a noun of the class `head` (None: the number has no noun)."""
        return ANY in self.heads or head is None or head in self.heads


@dataclass(frozen=True, slots=True)
class Shapes:
    """The closed shapes, compiled: what their annotators take as rules."""

    dates: Any
    citations: Any
    names: Any
    datelines: Any
    tables: Any
    organisations: Any
    officials: Any


@dataclass(frozen=True, slots=True)
class NumberWords:
    """What stands beside numbers: signs (`negative`, read backwards; behind `signed` a free hyphen is one), the words
    of series (`listed`, `up`, `down`), what a rate is told for (`per`), and words that count things (`classifiers`).
    """

    negative: Tree
    signed: Tree
    per: Tree
    listed: frozenset[str]
    up: frozenset[str]
    down: frozenset[str]
    classifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Patterns:
    """Everything that patterns/ says, ready for use. `version` is a hash of the files."""

    version: str
    metrics: dict[str, MetricRules]
    rules: list[Rule]
    cues: Tree
    heads: Tree
    kinds: dict[str, str]
    alone: dict[str, str]
    turns: frozenset[str]
    tails: Tree
    group_tails: Tree
    modifiers: Tree
    floor_after: Tree
    numbers: NumberWords
    markers: dict[str, Tree]
    shapes: Shapes
    periods: PeriodWords
    discourse: DiscourseWords

    @property
    def labels(self) -> dict[str, str]:
        """Vietnamese label of each metric."""
        return {name: metric.label for name, metric in self.metrics.items()}

    def has(self, metric: str, trait: str) -> bool:
        """Whether the file of a metric gives it this trait."""
        return metric in self.metrics and trait in self.metrics[metric].traits


def compile_patterns(data: dict[str, Any], compilers: Mapping[str, Callable[[Any], Any]]) -> Patterns:
    """Turn the plain data of `rules.load` (checked, or from its cache) into Patterns.

    `compilers`: for each closed shape, what makes its data ready for its annotator.
    """
    return Patterns(
        version=data["version"],
        metrics={
            name: MetricRules(
                name=name,
                label=entry["label"],
                heads=frozenset(entry["heads"]),
                alike=frozenset(entry["alike"]),
                traits=frozenset(entry["traits"]),
                follows=frozenset(entry["follows"]),
                links=grow((phrase, True) for phrase in entry["links"]),
                group=entry["group"],
                group_shape=entry["group_shape"],
                file=entry["file"],
            )
            for name, entry in data["metrics"].items()
        },
        rules=[
            Rule(**{**entry, **{key: _set(entry[key]) for key in ("heads", "needs", "then", "near")}})
            for entry in data["rules"]
        ],
        cues=data["cues"],
        heads=data["heads"],
        kinds=data["kinds"],
        alone=data["alone"],
        turns=frozenset(data["turns"]),
        tails=data["tails"],
        group_tails=data["group_tails"],
        modifiers=data["modifiers"],
        floor_after=data["floor_after"],
        numbers=NumberWords(
            negative=data["numbers"]["negative"],
            signed=data["numbers"]["signed"],
            per=data["numbers"]["per"],
            listed=frozenset(data["numbers"]["listed"]),
            up=frozenset(data["numbers"]["up"]),
            down=frozenset(data["numbers"]["down"]),
            classifiers=frozenset(data["numbers"]["classifiers"]),
        ),
        markers=data["markers"],
        periods=compile_periods(data["periods"]),
        discourse=compile_discourse(data["discourse"]),
        shapes=Shapes(**{name: compilers[name](data["shapes"][name]) for name in compilers}),
    )


def _set(words: list[str] | None) -> frozenset[str] | None:
    return None if words is None else frozenset(words)
