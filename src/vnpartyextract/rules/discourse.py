"""The words that tell what a text is about besides names: read from YAML, then ready for look-up."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnpartyextract.rules.phrases import Tree, expand, grow

LISTS = ("one_of", "belonging", "members_of", "agents", "fronted", "homes", "founding", "founded")
SCOPES = ("nation", "leaders", "generic")


@dataclass(frozen=True, slots=True)
class DiscourseWords:
    """`scopes`: phrases with their kind, those that only look like one with none. The others stand before a body, each
    with the space before it, but `one_of` before a level and `founded` behind a bare head. `fronted` opens a phrase
    that stands before its clause; `homes` tell of a person's home or career.
    """

    scopes: Tree
    one_of: tuple[str, ...]
    belonging: tuple[str, ...]
    members_of: tuple[str, ...]
    agents: tuple[str, ...]
    fronted: tuple[str, ...]
    homes: tuple[str, ...]
    founding: tuple[str, ...]
    founded: tuple[str, ...]


def load_discourse(path: Path) -> dict[str, Any]:
    """`path` as plain data (JSON holds it), phrases written out. Raises PatternError for a file that does not fit."""
    # Late: a run that finds the plain data in its cache needs neither pydantic nor YAML.
    from vnpartyextract.errors import PatternError
    from vnpartyextract.rules.discourse_file import DiscourseFile
    from vnpartyextract.rules.source import read_rules

    file = read_rules(path, DiscourseFile)
    scopes: list[tuple[str, str | None]] = []
    try:
        for kind in SCOPES:
            scope = getattr(file, kind)
            scopes += [(plain, kind) for phrase in scope.say for plain in expand(phrase)]
            scopes += [(plain, None) for phrase in scope.pseudo for plain in expand(phrase)]
    except ValueError as error:
        raise PatternError(path, None, str(error)) from error
    return {"scopes": scopes, **{name: getattr(file, name) for name in LISTS}}


def compile_discourse(data: dict[str, Any]) -> DiscourseWords:
    """The words ready for look-up, from what `load_discourse` gave."""
    return DiscourseWords(
        scopes=grow((phrase, kind) for phrase, kind in data["scopes"]),
        one_of=tuple(data["one_of"]),
        **{name: tuple(f" {word}" for word in data[name]) for name in LISTS if name != "one_of"},
    )
