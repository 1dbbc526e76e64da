"""A metric's rules in words: what it counts, by which words it is known, what only looks like it."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from vnpartyextract.messages import N_, _
from vnpartyextract.rules.load import pattern_files
from vnpartyextract.rules.patterns import ANY, NO_HEAD, PERCENT
from vnpartyextract.rules.schema import Cue, Heads, Metric
from vnpartyextract.rules.source import read_rules

_WHERE = {
    "before": N_("Words before the number that tell it"),
    "after": N_("Words behind the number and its noun that tell it"),
    "heading": N_("Headings that tell it for the numbers below them"),
}
_SPECIAL = {
    ANY: N_("anything"),
    NO_HEAD: N_("a number without a noun"),
    PERCENT: N_("per cent"),
}

Section = tuple[str, list[str]]


def describe(metric: str, folder: Path | None = None) -> tuple[str, list[Section]]:
    """The label of a metric and its rules: heads with the lines under each. `metric` is one of the patterns.

    Raises PatternError where a file is wrong.
    """
    files = pattern_files(folder)
    path = files[f"figures/{metric}.yaml"]
    rules, heads = read_rules(path, Metric), read_rules(files["lexicon/heads.yaml"], Heads)
    return rules.label, [section for section in _sections(rules, heads, path) if section[1]]


def _sections(rules: Metric, heads: Heads, path: Path) -> Iterator[Section]:
    yield _("File"), [str(path)]
    yield _("Counts"), [_named(name, heads) for name in rules.heads]
    yield _("Counted without any such word"), [_named(name, heads) for name in rules.alone]
    for name, head in _WHERE.items():
        yield _(head), [_cue(cue) for cue in getattr(rules.cues, name)]
    yield _("Looks like it and is not"), list(rules.pseudo)
    yield _("Ends what such a word governs"), list(rules.ends)
    yield _("Counted right behind a figure of"), list(rules.follows)
    yield _("Examples"), [example.text for example in rules.examples]
    yield _("Looks like it and is another"), [f"{example.text} → {example.is_}" for example in rules.counterexamples]
    yield _("Not read rightly yet"), [example.text for example in rules.known_failures]


def _cue(cue: Cue) -> str:
    said = " / ".join(cue.say)
    told = [_("group: {group}").format(group=cue.group)] if cue.group else []
    told += [_("only for: {nouns}").format(nouns=", ".join(cue.heads))] if cue.heads else []
    told += [_("planned")] if cue.status == "target" else []
    return f"{said} ({'; '.join(told)})" if told else said


def _named(name: str, heads: Heads) -> str:
    """A class or kind of nouns with some of its words."""
    if name in _SPECIAL:
        return _(_SPECIAL[name])
    words: Sequence[str] = [word for one in heads.classes if name in (one.name, one.kind) for word in one.words]
    return f"{name}: {', '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}"


_SHOWN = 12
