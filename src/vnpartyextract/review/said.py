"""What people have said of facts: the files that the page saves, read and checked."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import _

SCHEMA = "vnpartyextract-corrections/1"
ACTIONS = ("accept", "reject", "change", "add")

FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "figure": (
            *("metric", "value", "value_max", "total", "modifier", "unit", "of", "group", "topic", "status", "subject"),
            *("period", "parent", "relation"),
        ),
        "date": ("type", "start", "end", "duration"),
        "official": ("name", "titles"),
        "citation": ("type", "number", "term", "date", "issuer"),
    }
)
"""The fields of each kind that can be corrected."""

_OF_NEW = ("kind", "span", "text", "rule", "number_span")  # what a fact that is added brings along
_HEAD = 4096  # bytes in which a file of corrections names itself


@dataclass(frozen=True, slots=True)
class Said:
    """One verdict on a fact, or one fact that was missed: `values` are the fields changed, or all of the new fact.

    `seen`: the mark of what the fact said when it was looked at; `whole`: where the whole stands that `values` names.
    """

    id: str
    action: str
    kind: str
    span: tuple[int, int]
    text: str
    rule: str
    values: Mapping[str, Any]
    seen: str | None = None
    whole: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """What one file says of one article; `sha256` is that of the bytes that the facts were read from."""

    file: str
    saved: str
    path: str | None
    sha256: str
    said: tuple[Said, ...]


def mark(fact: Mapping[str, Any]) -> str:
    """A short mark of what a fact says, the same for the same fields: so a verdict is known to be about another one."""
    said = {name: fact[name] for name in FIELDS[fact["kind"]] if name != "parent" and fact.get(name) is not None}
    said |= {name: float(value) for name, value in said.items() if isinstance(value, int)}
    return sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:8]


def is_corrections(path: Path) -> bool:
    """Whether the file says of itself that it holds corrections."""
    try:
        with path.open("rb") as stream:
            return f'"{SCHEMA}"'.encode() in stream.read(_HEAD)
    except OSError:
        return False


def read_corrections(path: Path) -> list[Corrections]:
    """All that a file says, article by article. Raises InputError, with the file's name, for what cannot be read."""
    try:
        content = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(_("{path}: the corrections cannot be read ({why}).").format(path=path, why=error)) from error
    try:
        if content["schema"] != SCHEMA:
            raise ValueError(content["schema"])
        return [_of_document(str(path), str(content.get("saved", "")), one) for one in content["documents"]]
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(
            _("{path}: this is no whole file of corrections ({why}); save it again from the page.").format(
                path=path, why=error
            )
        ) from error


def joined(files: Iterable[Corrections]) -> dict[str, tuple[list[Said], list[str]]]:
    """By article, what all files say of it, and a sentence for each fact of which they say different things.

    What was saved later holds.
    """
    found: dict[str, tuple[dict[tuple[Any, ...], Said], list[str]]] = {}
    for one in sorted(files, key=lambda one: one.saved):
        said, quarrels = found.setdefault(one.sha256, ({}, []))
        for verdict in one.said:
            key = (verdict.kind, verdict.span)
            before = said.get(key)
            if before is not None and (before.action, before.values) != (verdict.action, verdict.values):
                quarrels.append(
                    _("«{text}» was judged in different ways; the latest holds, from {file}.").format(
                        text=verdict.text, file=one.file
                    )
                )
            said[key] = verdict
    return {sha256: ([*said.values()], quarrels) for sha256, (said, quarrels) in found.items()}


def _of_document(file: str, saved: str, document: Mapping[str, Any]) -> Corrections:
    source = document["source"]
    if not isinstance(source["sha256"], str):
        raise TypeError("sha256")
    return Corrections(
        file, saved, source.get("path"), source["sha256"], tuple(_said(one) for one in document["corrections"])
    )


def _said(one: Mapping[str, Any]) -> Said:
    action, kind, span = one["action"], one["kind"], one["span"]
    if action not in ACTIONS or kind not in FIELDS:
        raise ValueError(f"{action} {kind}")
    start, end = span
    if not all(isinstance(at, int) for at in span) or not 0 <= start < end:
        raise ValueError(f"span {span}")
    values = {"change": one.get("set"), "add": one.get("fact")}.get(action) or {}
    known = (*FIELDS[kind], *(_OF_NEW if action == "add" else ()))
    unknown = [name for name in values if name not in known]
    if unknown:
        raise ValueError(f"no field {', '.join(unknown)}")
    seen, whole = one.get("seen"), one.get("whole")
    return Said(
        str(one["id"]),
        action,
        kind,
        (start, end),
        str(one["text"]),
        str(one["rule"]),
        values,
        str(seen) if seen else None,
        (int(whole[0]), int(whole[1])) if whole else None,
    )
