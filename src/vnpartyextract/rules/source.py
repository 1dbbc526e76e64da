"""One YAML file in, one checked value out; whatever is wrong is told with file, line and reason.

YAML is read strictly: no aliases (they hide what a rule says and can explode), no key twice, no unknown key. The shape
of a file is a pydantic model; this module only joins its complaints to the lines of the file.
"""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from vnpartyextract.errors import PatternError

Loc = tuple[int | str, ...]


class Strict(BaseModel):
    """Base of every pattern file's model: unknown keys are refused, nothing is turned into another type."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


M = TypeVar("M", bound=BaseModel)


def read_rules(path: Path, model: type[M]) -> M:
    """Read `path` as one `model`.

    Raises PatternError, naming file, line and reason, for a file that cannot be read, is no YAML, holds an alias or a
    key twice, or does not fit the model.
    """
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PatternError(path, None, f"cannot be read: {error}") from error
    try:
        root = YAML(typ="safe").compose(text)
        lines = {} if root is None else _lines(path, root)
        data = YAML(typ="safe").load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise PatternError(path, mark.line + 1 if mark else None, error.problem or "is not YAML") from error
    except YAMLError as error:
        raise PatternError(path, None, f"is not YAML: {error}") from error
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        loc: Loc = first["loc"]
        raise PatternError(path, _line(lines, loc), _reason(loc, first["type"], first["msg"], model)) from error


def read_lines(path: Path) -> dict[Loc, int]:
    """Where each key and item of a file that was read stands: `("cues", "before", 0)` → line, from 1."""
    root = YAML(typ="safe").compose(path.read_text("utf-8"))
    return {} if root is None else _lines(path, root)


def _lines(path: Path, root: Node) -> dict[Loc, int]:
    """Where each key and item stands; refuses aliases and non-text keys on the way."""
    found: dict[Loc, int] = {}

    def walk(node: Node, loc: Loc) -> None:
        if node.anchor is not None:
            raise PatternError(path, node.start_mark.line + 1, "YAML anchors and aliases are not allowed: write it out")
        found.setdefault(loc, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            for key, value in node.value:
                here = (*loc, str(key.value))
                found[here] = key.start_mark.line + 1
                walk(value, here)
        elif isinstance(node, SequenceNode):
            for number, item in enumerate(node.value):
                walk(item, (*loc, number))

    walk(root, ())
    return found


def _line(lines: dict[Loc, int], loc: Loc) -> int | None:
    """The line of the innermost part of `loc` that stands in the file."""
    for end in range(len(loc), -1, -1):
        for skip in (loc[:end], tuple(part for part in loc[:end] if (part in _parts(lines)))):
            if skip in lines:
                return lines[skip]
    return None


def _parts(lines: dict[Loc, int]) -> set[int | str]:
    return {part for loc in lines for part in loc}


def _reason(loc: Loc, kind: str, message: str, model: type[BaseModel]) -> str:
    where = ".".join(str(part) for part in loc) or "the file"
    if kind == "extra_forbidden":
        allowed = ", ".join(sorted(model.model_fields)) if len(loc) == 1 else "see docs/patterns.md"
        return f"unknown key {where!r} (allowed: {allowed})"
    if kind == "missing":
        return f"{where!r} is missing"
    return f"{where}: {message.removeprefix('Value error, ')}"
