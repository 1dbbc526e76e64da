"""One YAML file in, one checked value out; whatever is wrong is told with file, line and reason.

YAML is read strictly: no aliases (they hide what a rule says and can explode), no key twice, no unknown key. The shape
of a file is a pydantic model; this module only joins its complaints to the lines of the file.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, SequenceNode

from vnpartyextract.errors import PatternError
from vnpartyextract.messages import _

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
    data, lines = _parsed(path, _text(path))
    if data is None:
        raise PatternError(path, 1, _("the file is empty"))
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        loc: Loc = first["loc"]
        raise PatternError(path, _line(lines, loc), _reason(model, loc, first["type"], first["msg"])) from error


def read_lines(path: Path) -> dict[Loc, int]:
    """Where each key and item of a file stands: `("cues", "before", 0)` → line, from 1. Raises PatternError."""
    return _parsed(path, _text(path))[1]


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise PatternError(path, None, _("cannot be read: {why}").format(why=error.strerror)) from error
    except UnicodeDecodeError as error:
        raise PatternError(path, None, _("cannot be read: save it as UTF-8")) from error


# Kept, because rules and lines are asked for one after the other, and parsing takes longer than all else.
@lru_cache(maxsize=64)
def _parsed(path: Path, text: str) -> tuple[Any, dict[Loc, int]]:
    """What the YAML says, and where its parts stand."""
    yaml = YAML(typ="safe")
    try:
        root = yaml.compose(text)
        if root is None:
            return None, {}
        lines = _lines(path, root)
        return yaml.constructor.construct_document(root), lines
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise PatternError(path, line, _("is not YAML: {why}").format(why=error.problem or error.context)) from error
    except (YAMLError, RecursionError, ValueError) as error:
        raise PatternError(path, None, _("is not YAML: {why}").format(why=error)) from error


def _lines(path: Path, root: Node) -> dict[Loc, int]:
    """Where each key and item stands; refuses anchors (and with them aliases) and double keys on the way."""
    found: dict[Loc, int] = {}

    def walk(node: Node, loc: Loc) -> None:
        if node.anchor is not None:
            raise PatternError(
                path, node.start_mark.line + 1, _("YAML anchors and aliases are not allowed: write it out")
            )
        found.setdefault(loc, node.start_mark.line + 1)
        if isinstance(node, MappingNode):
            for key, value in node.value:
                here = (*loc, str(key.value))
                if here in found:
                    raise PatternError(
                        path, key.start_mark.line + 1, _("the key {key!r} stands twice").format(key=key.value)
                    )
                found[here] = key.start_mark.line + 1
                walk(value, here)
        elif isinstance(node, SequenceNode):
            for number, item in enumerate(node.value):
                walk(item, (*loc, number))

    walk(root, ())
    return found


def _line(lines: dict[Loc, int], loc: Loc) -> int:
    """The line of the innermost part of `loc` that stands in the file; the first where the whole file is meant.

    `loc` is pydantic's: it may name a missing key, or the branch of a union, which stand nowhere.
    """
    here: Loc = ()
    for part in loc:
        if (*here, part) in lines:
            here = (*here, part)
    return lines.get(here, 1)


def _reason(model: type[BaseModel], loc: Loc, kind: str, message: str) -> str:
    where = ".".join(str(part) for part in loc)
    if kind == "extra_forbidden":
        return _("unknown key {key!r} (allowed: {known})").format(key=where, known=", ".join(_keys(model, loc[:-1])))
    if kind == "missing":
        return _("{key!r} is missing").format(key=where)
    message = message.removeprefix("Value error, ")
    return f"{where}: {message}" if where else message


def _keys(model: type[BaseModel], loc: Loc) -> list[str]:
    """The keys that may stand at `loc` of a file that `model` describes."""
    for part in loc:
        field = next((field for name, field in model.model_fields.items() if part in (name, field.alias)), None)
        if field is not None:
            model = _model_in(field.annotation) or model
    return [field.alias or name for name, field in model.model_fields.items()]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model that an annotation holds, however deep: `list[Cue]`, `dict[str, Cue]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for inner in get_args(annotation) if (found := _model_in(inner))), None)
