"""The two sides of a comparison: their documents, and which of them are the same."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from vnpartyextract.diff.change import Sourced
from vnpartyextract.diff.compare import Matched
from vnpartyextract.documents import Loaded, NotLoadedError, load
from vnpartyextract.errors import InputError
from vnpartyextract.query import EVERYTHING, Filters
from vnpartyextract.rules.patterns import Patterns

# Endings that tell of the form, not of the document: a.txt, a.json and a.txt.json.gz are all the document a.
_ENDINGS = re.compile(r"(?:\.(?:txt|html?|docx|pdf|json|jsonl|gz))+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """The facts of one side by the names of its documents; two documents of one name count as one.

    `folder`: the names are those of files in a folder, without endings, else the article's own. `unread`: names of
    files that could not be loaded; `torn`: documents are missing of which no name is known.
    """

    folder: bool
    documents: dict[str, list[Sourced]]
    unread: frozenset[str] = frozenset()
    torn: bool = False

    def lacks(self, name: str) -> bool:
        """Whether the side may have a document of this name, among those that could not be loaded."""
        return self.torn or any(name == file or name.startswith(f"{file}:") for file in self.unread)


def read_side(
    given: str,
    *,
    refused: Callable[[InputError], None],
    patterns: Patterns | None = None,
    published: date | None = None,
    filters: Filters = EVERYTHING,
) -> Side:
    """The facts that are meant in the file or folder `given`, or on standard input.

    What is none goes to `refused`, as in `load`. Raises MisuseError where a subject takes too long.
    """
    folder = given != "-" and Path(given).is_dir()
    documents: dict[str, list[Sourced]] = defaultdict(list)
    unread: set[str] = set()
    torn = False

    def note(error: InputError) -> None:
        nonlocal torn
        refused(error)
        if folder and isinstance(error, NotLoadedError):
            unread.add(_bare(error.name))
        else:
            torn = True

    loaded = load([given], refused=note, patterns=patterns, published=published)
    for _, found in groupby(loaded, key=lambda one: one.path):
        of_file = [(one.name, _own_name(one, number), _facts(one, filters)) for number, one in enumerate(found, 1)]
        for file, own, facts in of_file:
            several = f"{_bare(file)}:{own}" if len(of_file) > 1 else _bare(file)
            documents[several if folder else own] += facts
    return Side(folder, dict(documents), frozenset(unread), torn)


def _facts(loaded: Loaded, filters: Filters) -> list[Sourced]:
    path = loaded.document["source"]["path"]
    return [Sourced(fact, path) for fact in filters.cut(loaded.document)["facts"]]


def _own_name(loaded: Loaded, number: int) -> str:
    """What the document is called wherever it is kept: by its source, else by its place in the file."""
    source = loaded.document["source"]
    return _bare(source["id"] or source["path"] or str(number))


def _bare(name: str) -> str:
    return _ENDINGS.sub("", name) or name


def match(old: Side, new: Side, *, pool: bool = False) -> Iterator[Matched]:
    """The documents of both sides by their names, in order; with `pool` all facts together, as one document.

    One document on each side is one and the same, unless both are files in folders. Where no name is on both sides,
    the folders that all names of a side begin with are left out. What may be missing only because it could not be
    loaded is left out.
    """
    if pool:
        if not (old.unread or old.torn or new.unread or new.torn):
            yield Matched("", _all(old), _all(new))
        return
    if len(old.documents) == len(new.documents) == 1 and not (old.folder and new.folder):
        ((first, ones),) = old.documents.items()
        ((second, others),) = new.documents.items()
        yield Matched(first if first == second else "", ones, others)
        return
    shorten = not old.documents.keys() & new.documents.keys()
    olds = _shortened(old.documents) if shorten else old.documents
    news = _shortened(new.documents) if shorten else new.documents
    for name in sorted(olds.keys() | news.keys()):
        if not ((name not in olds and old.lacks(name)) or (name not in news and new.lacks(name))):
            yield Matched(name, olds.get(name), news.get(name))


def _all(side: Side) -> list[Sourced]:
    return [fact for facts in side.documents.values() for fact in facts]


def _shortened(documents: dict[str, list[Sourced]]) -> dict[str, list[Sourced]]:
    """The documents without the folders that all of their names have in front."""
    cut = _shared(documents.keys())
    return {"/".join(name.split("/")[cut:]): facts for name, facts in documents.items()}


def _shared(names: Collection[str]) -> int:
    folders = [name.split("/")[:-1] for name in names]
    shared = 0
    for level in zip(*folders, strict=False):
        if len(set(level)) > 1:
            break
        shared += 1
    return shared
