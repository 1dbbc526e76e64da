"""The checked files, joined into the plain data that is kept and compiled. Used only where nothing is kept yet."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from vnpartyextract.annotate.officials.gather import LEXICON, load_official_files
from vnpartyextract.annotate.organisations import load_organisations
from vnpartyextract.errors import PatternError
from vnpartyextract.messages import _
from vnpartyextract.rules.discourse import load_discourse
from vnpartyextract.rules.patterns import ANY, NO_HEAD, PERCENT
from vnpartyextract.rules.periods import load_periods
from vnpartyextract.rules.phrases import Tree, expand, grow, plant
from vnpartyextract.rules.schema import Cues, Heads, Markers, Metric, Modifiers
from vnpartyextract.rules.source import Loc, read_lines, read_rules

FOLDERS = ("figures/", "lexicon/", "shapes/")
NO_FIGURE = "none"  # what a counter-example is that is no figure at all

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _File:
    """A file that was read: its name under patterns/, its path, and where its keys and items stand."""

    name: str
    path: Path
    lines: dict[Loc, int]

    def line(self, *loc: int | str) -> int | None:
        """The line of `loc`, or of the innermost part of it that stands in the file."""
        return next((self.lines[loc[:end]] for end in range(len(loc), 0, -1) if loc[:end] in self.lines), 1)

    def error(self, reason: str, *loc: int | str) -> PatternError:
        return PatternError(self.path, self.line(*loc), reason)

    def written_out(self, phrases: Sequence[str], *loc: int | str) -> Iterator[str]:
        """The plain phrases of a list that stands at `loc`."""
        for place, phrase in enumerate(phrases):
            try:
                yield from expand(phrase)
            except ValueError as error:
                raise self.error(str(error), *loc, place) from error

    def tree(self, phrases: Sequence[str], *loc: int | str) -> Tree:
        return grow((phrase, True) for phrase in self.written_out(phrases, *loc))


# The lists of modifiers.yaml that say how exact a number is; `pseudo` ones only look so.
_MODIFIERS = ("more_than", "nearly", "about", "less_than", "at_least", "at_most", "pseudo")


def build(version: str, sources: dict[str, Path], shapes: Mapping[str, Callable[[Path], Any]]) -> dict[str, Any]:
    """All of patterns/ as JSON-able data. Raises PatternError where a file is wrong or files contradict one another.

    `sources`: file by name (`figures/admissions.yaml`); `shapes`: for each closed shape, what reads its file.
    """
    for name, path in sources.items():
        if not name.startswith(FOLDERS):
            raise PatternError(path, None, _("not a pattern file: put it under figures/, lexicon/ or shapes/"))
    heads_file, heads = _read(sources, "lexicon/heads.yaml", Heads)
    markers_file, markers = _read(sources, "lexicon/markers.yaml", Markers)
    modifiers_file, modifiers = _read(sources, "lexicon/modifiers.yaml", Modifiers)
    classes = _Classes.of(heads_file, heads)
    figures = [_read(sources, name, Metric) for name in sources if name.startswith("figures/")]
    if not figures:
        raise PatternError("figures/", None, _("no metric: expected at least one figures/<metric>.yaml"))
    _check_names(figures)
    rules: list[dict[str, Any]] = []
    cues: Tree = {}
    for file, metric in figures:
        _plant_cues(file, metric, classes, rules, cues)
    return {
        "version": version,
        "metrics": {metric.metric: _metric(file, metric, classes) for file, metric in figures},
        "rules": rules,
        "cues": cues,
        "heads": grow(
            (phrase, entry.name)
            for place, entry in enumerate(heads.classes)
            for phrase in heads_file.written_out(entry.words, "classes", place, "words")
        ),
        "kinds": classes.kinds,
        "alone": _alone(figures, classes),
        "turns": heads.turns,
        "tails": heads_file.tree(heads.tails, "tails"),
        "group_tails": heads_file.tree(heads.group_tails, "group_tails"),
        "modifiers": _backwards(
            (phrase, name)
            for name in _MODIFIERS
            for phrase in modifiers_file.written_out(getattr(modifiers, name), name)
        ),
        "floor_after": modifiers_file.tree(modifiers.floor_after, "floor_after"),
        "numbers": {
            "negative": _backwards(
                (phrase, name)
                for name in ("negative", "negative_pseudo")
                for phrase in modifiers_file.written_out(getattr(modifiers, name), name)
            ),
            "signed": _backwards((phrase, True) for phrase in modifiers_file.written_out(modifiers.signed, "signed")),
            "per": modifiers_file.tree(modifiers.per, "per"),
            **{name: getattr(modifiers, name) for name in ("listed", "up", "down", "classifiers")},
        },
        "markers": {name: markers_file.tree(getattr(markers, name), name) for name in Markers.model_fields},
        "periods": load_periods(_needed(sources, "lexicon/periods.yaml")),
        "discourse": load_discourse(_needed(sources, "lexicon/discourse.yaml")),
        "shapes": {
            **{name: load(_needed(sources, f"shapes/{name}.yaml")) for name, load in shapes.items()},
            "officials": load_official_files({name: _needed(sources, f"lexicon/{name}.yaml") for name in LEXICON}),
            "organisations": load_organisations(
                _needed(sources, "lexicon/organisations.yaml"), _needed(sources, "lexicon/names.yaml")
            ),
        },
    }


def _needed(sources: dict[str, Path], name: str) -> Path:
    if name not in sources:
        raise PatternError(name, None, _("is missing: take it from the built-in patterns"))
    return sources[name]


def _read(sources: dict[str, Path], name: str, model: type[M]) -> tuple[_File, M]:
    path = _needed(sources, name)
    checked = read_rules(path, model)
    return _File(name, path, read_lines(path)), checked


def _check_names(figures: Sequence[tuple[_File, Metric]]) -> None:
    """One metric, one file, named alike; and every metric that is spoken of exists."""
    homes: dict[str, str] = {}
    for file, metric in figures:
        name = metric.metric
        if name in homes:
            raise file.error(_("metric {name!r} is already in {file}").format(name=name, file=homes[name]), "metric")
        homes[name] = file.name
        if PurePosixPath(file.name).stem != name:
            raise file.error(_("metric {name!r} must stand in a file {name}.yaml").format(name=name), "metric")
    for file, metric in figures:
        spoken = [(followed, ("follows", place)) for place, followed in enumerate(metric.follows)]
        for place, example in enumerate(metric.counterexamples):
            if example.is_ == metric.metric:
                raise file.error(
                    _("a counterexample cannot be {name!r} itself").format(name=example.is_), "counterexamples", place
                )
            if example.is_ != NO_FIGURE:
                spoken.append((example.is_, ("counterexamples", place)))
        for name, loc in spoken:
            if name not in homes:
                raise file.error(
                    _("unknown metric {name!r} (known: {known})").format(name=name, known=", ".join(sorted(homes))),
                    *loc,
                )


@dataclass(frozen=True, slots=True)
class _Classes:
    """The classes of counted nouns, and the kind that each is of."""

    kinds: dict[str, str]

    @classmethod
    def of(cls, file: _File, heads: Heads) -> "_Classes":
        kinds: dict[str, str] = {}
        for place, entry in enumerate(heads.classes):
            if entry.name in kinds:
                raise file.error(_("class {name!r} stands twice").format(name=entry.name), "classes", place)
            kinds[entry.name] = entry.kind
        return cls(kinds)

    def written_out(self, file: _File, names: Sequence[str], *loc: int | str) -> list[str]:
        """Head classes by name; a kind stands for all of its classes."""
        found: list[str] = []
        for place, name in enumerate(names):
            of_kind = [head for head, kind in self.kinds.items() if kind == name]
            if name in (ANY, NO_HEAD, PERCENT) or name in self.kinds:
                found.append(name)
            elif of_kind:
                found += of_kind
            else:
                known = sorted({ANY, NO_HEAD, PERCENT, *self.kinds, *self.kinds.values()})
                raise file.error(
                    _("unknown head {name!r} (known: {known})").format(name=name, known=", ".join(known)), *loc, place
                )
        return list(dict.fromkeys(found))


def _metric(file: _File, metric: Metric, classes: _Classes) -> dict[str, Any]:
    return {
        "label": metric.label,
        "heads": classes.written_out(file, metric.heads, "heads"),
        "traits": list(metric.traits),
        "alike": classes.written_out(file, metric.alike, "alike"),
        "follows": metric.follows,
        "links": list(file.written_out(metric.links, "links")),
        "group": metric.group,
        "group_shape": metric.group_shape,
        "file": file.name,
    }


def _alone(figures: Sequence[tuple[_File, Metric]], classes: _Classes) -> dict[str, str]:
    """The nouns that need no cue, each with its metric."""
    found: dict[str, str] = {}
    for file, metric in figures:
        for head in classes.written_out(file, metric.alone, "alone"):
            if head in found:
                raise file.error(
                    _("{head!r} alone already means {metric!r}").format(head=head, metric=found[head]), "alone"
                )
            found[head] = metric.metric
    return found


def _plant_cues(file: _File, metric: Metric, classes: _Classes, rules: list[dict[str, Any]], cues: Tree) -> None:
    """Add a metric's cues and false cues to the tree of all; `rules` grows with what each cue says."""
    name = metric.metric
    for direction in Cues.model_fields:
        for place, cue in enumerate(getattr(metric.cues, direction)):
            here = ("cues", direction, place)
            given, at = (cue.heads, (*here, "heads")) if cue.heads is not None else (metric.cued or None, ("cued",))
            heads = None if given is None else classes.written_out(file, given, *at)
            group = cue.group if cue.group is not None else {"none": None}.get(metric.group, metric.group)
            rule = {"metric": name, "direction": direction, "group": group, "heads": heads, "reach": cue.reach}
            rule |= {"target": cue.status == "target", "needs": cue.needs, "then": cue.then, "weak": cue.weak}
            rule["near"] = cue.near
            rules.append(rule | {"file": file.name, "line": file.line(*here)})
            for phrase in file.written_out(cue.say, *here, "say"):
                plant(cues, phrase, ["cue", len(rules) - 1])
    for phrase in file.written_out(metric.pseudo, "pseudo"):
        plant(cues, phrase, ["pseudo", name])
    for phrase in file.written_out(metric.ends, "ends"):
        plant(cues, phrase, ["end", name])


def _backwards(pairs: Iterable[tuple[str, Any]]) -> Tree:
    """A tree read from the last syllable to the first: for words right before a number."""
    return grow((" ".join(reversed(phrase.split())), payload) for phrase, payload in pairs)
