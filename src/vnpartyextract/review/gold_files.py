"""Gold as files: NAME.txt with the text, NAME.gold.json beside it."""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from vnpartyextract.errors import InputError
from vnpartyextract.messages import _, ngettext
from vnpartyextract.output.sink import in_place_of
from vnpartyextract.review.gold import gold

_NO_NAME = re.compile(r"[^\w.-]+")


def write_gold(folder: Path, documents: Iterable[tuple[dict[str, Any], str]]) -> Iterator[InputError | str]:
    """Writes every document that somebody has looked at; yields a note on what is optional in it.

    Nothing that is there is written over: an InputError is yielded instead. Raises OSError where the
    folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for document, text in documents:
        looked = [fact for fact in document["facts"] if fact.get("reviewed")]
        if not looked:
            continue
        name = _name(document["source"])
        if any((folder / f"{name}{ending}").exists() for ending in (".txt", ".gold.json")):
            told = _("{path}: is there already and is not written over.").format(path=folder / f"{name}.gold.json")
            yield InputError(told)
            continue
        _write(folder / f"{name}.txt", text)
        _write(folder / f"{name}.gold.json", json.dumps(gold(document, text), ensure_ascii=False, indent=1) + "\n")
        left = len(document["facts"]) - len(looked)
        if left:
            yield ngettext(
                "{name}: {count} fact was not looked at and is optional in the gold.",
                "{name}: {count} facts were not looked at and are optional in the gold.",
                left,
            ).format(name=name, count=left)


def _name(source: dict[str, Any]) -> str:
    given = Path(source["path"] or source["id"] or source["sha256"][:12])
    return _NO_NAME.sub("-", given.stem).strip("-.") or str(source["sha256"][:12])


def _write(path: Path, content: str) -> None:
    with in_place_of(path, "gold") as draft:
        draft.write_text(content, "utf-8", newline="")
