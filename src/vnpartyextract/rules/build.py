"""The checked files, joined into the plain data that is kept and compiled. Used only where nothing is kept yet."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from vnpartyextract.errors import PatternError
from vnpartyextract.rules.patterns import ANY, NO_HEAD, PERCENT
from vnpartyextract.rules.phrases import Tree, expand, grow, plant
from vnpartyextract.rules.schema import Cue, Heads, Markers, Metric, Modifiers
from vnpartyextract.rules.source import read_lines, read_rules

DIRECTIONS = ("before", "after", "heading", "linked")


def build(version: str, sources: dict[str, Path]) -> dict[str, Any]:
    """All of patterns/ as JSON-able data. Raises PatternError where files contradict one another."""
    heads_file = _needed(sources, "lexicon/heads.yaml")
    heads = read_rules(heads_file, Heads)
    markers = read_rules(_needed(sources, "lexicon/markers.yaml"), Markers)
    modifiers = read_rules(_needed(sources, "lexicon/modifiers.yaml"), Modifiers)
    kinds = {entry.name: entry.kind for entry in heads.classes}
    named = set(kinds) | set(kinds.values())
    metrics: dict[str, Any] = {}
    rules: list[list[Any]] = []
    cues: Tree = {}
    alone: dict[str, str] = {}
    for name, path in sources.items():
        if not name.startswith("figures/"):
            continue
        metric = read_rules(path, Metric)
        if metric.metric in metrics:
            raise PatternError(path, 1, f"metric {metric.metric!r} is already in {metrics[metric.metric]['file']}")
        if Path(name).stem != metric.metric:
            raise PatternError(path, 1, f"file {Path(name).name} holds metric {metric.metric!r}: name it {metric.metric}.yaml")
        lines = read_lines(path)
        metrics[metric.metric] = {
            "label": metric.label,
            "heads": _classes(path, lines.get(("heads",)), metric.heads, kinds, named),
            "follows": metric.follows,
            "links": _written_out(path, lines.get(("links",)), metric.links),
            "group": metric.group,
            "group_shape": metric.group_shape,
            "file": name,
        }
        for head in _classes(path, lines.get(("alone",)), metric.alone, kinds, named):
            if head in alone:
                raise PatternError(path, lines.get(("alone",)), f"{head!r} alone already means {alone[head]!r}")
            alone[head] = metric.metric
        for direction in DIRECTIONS:
            for place, entry in enumerate(getattr(metric.cues, direction)):
                line = lines.get(("cues", direction, place))
                cue = Cue(say=[entry]) if isinstance(entry, str) else entry
                own = None if cue.heads is None else _classes(path, line, cue.heads, kinds, named)
                group = cue.group if cue.group is not None else {"none": None}.get(metric.group, metric.group)
                rules.append([metric.metric, direction, group, own, cue.status == "target", name, line])
                for phrase in _written_out(path, line, cue.say):
                    plant(cues, phrase, ["cue", len(rules) - 1])
        for place, phrase in enumerate(metric.pseudo):
            for plain in _written_out(path, lines.get(("pseudo", place)), [phrase]):
                plant(cues, plain, ["pseudo", metric.metric])
        for place, phrase in enumerate(metric.ends):
            for plain in _written_out(path, lines.get(("ends", place)), [phrase]):
                plant(cues, plain, ["end", metric.metric])
    if not metrics:
        raise PatternError("figures/", None, "no metric: expected at least one figures/<metric>.yaml")
    for name, path in sources.items():
        if not name.startswith(("figures/", "lexicon/", "shapes/")):
            raise PatternError(path, None, "not a pattern file: put it under figures/, lexicon/ or shapes/")
    lines = read_lines(heads_file)
    return {
        "version": version,
        "metrics": metrics,
        "rules": rules,
        "cues": cues,
        "heads": grow(
            (phrase, entry.name)
            for place, entry in enumerate(heads.classes)
            for phrase in _written_out(heads_file, lines.get(("classes", place)), entry.words)
        ),
        "kinds": kinds,
        "alone": alone,
        "turns": heads.turns,
        "tails": _tree(heads_file, heads.tails),
        "group_tails": _tree(heads_file, heads.group_tails),
        "modifiers": _backwards(
            (phrase, name)
            for name in ("more_than", "nearly", "about", "less_than", "at_least", "at_most")
            for phrase in _written_out(_needed(sources, "lexicon/modifiers.yaml"), None, getattr(modifiers, name))
        ),
        "floor_after": _tree(None, modifiers.floor_after),
        "markers": {
            name: _tree(_needed(sources, "lexicon/markers.yaml"), getattr(markers, name)) for name in Markers.model_fields
        },
        "shapes": _shapes(sources),
    }


def _shapes(sources: dict[str, Path]) -> dict[str, Any]:
    from vnpartyextract.annotate.citations import load_citations
    from vnpartyextract.annotate.shapes import load_shapes
    from vnpartyextract.rules.dates import load_date_rules

    return {
        "dates": load_date_rules(_needed(sources, "shapes/dates.yaml")),
        "citations": load_citations(_needed(sources, "shapes/citations.yaml")),
        "names": load_shapes(_needed(sources, "shapes/names.yaml")),
    }


def _needed(sources: dict[str, Path], name: str) -> Path:
    if name not in sources:
        raise PatternError(name, None, "is missing: take it from the built-in patterns")
    return sources[name]


def _classes(path: Path, line: int | None, names: Iterable[str], kinds: dict[str, str], named: set[str]) -> list[str]:
    """Head classes written out: a kind stands for all of its classes."""
    found: list[str] = []
    for name in names:
        if name in (ANY, NO_HEAD, PERCENT) or name in kinds:
            found.append(name)
        elif name in named:
            found += [head for head, kind in kinds.items() if kind == name]
        else:
            raise PatternError(path, line, f"unknown head {name!r} (known: {', '.join(sorted(named))})")
    return list(dict.fromkeys(found))


def _written_out(path: Path | None, line: int | None, phrases: Iterable[str]) -> list[str]:
    found: list[str] = []
    for phrase in phrases:
        try:
            found += expand(phrase)
        except ValueError as error:
            raise PatternError(path or "patterns", line, str(error)) from error
    return found


def _tree(path: Path | None, phrases: Iterable[str]) -> Tree:
    return grow((phrase, True) for phrase in _written_out(path, None, phrases))


def _backwards(pairs: Iterable[tuple[str, Any]]) -> Tree:
    """A tree read from the last syllable to the first: for words right before a number."""
    return grow((" ".join(reversed(phrase.split())), payload) for phrase, payload in pairs)
