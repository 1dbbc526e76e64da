"""Many articles as a folder: an index, the words to search it for, and a page for each article."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from vnpartyextract.check import SEVERITIES
from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import _
from vnpartyextract.output.sink import in_place_of
from vnpartyextract.review.article import Reviewed, record, source_of, title_of
from vnpartyextract.review.page import MARK, index, page
from vnpartyextract.review.search import MARK as WORDS_MARK
from vnpartyextract.review.search import scripts

INDEX = "index.html"

_KINDS = ("figure", "official", "date", "citation")
_NO_NAME = re.compile(r"[^a-z0-9]+")


def write_folder(folder: Path, articles: Sequence[Reviewed], labels: Mapping[str, str]) -> None:
    """Writes index and pages. Pages of an earlier run are written over; raises MisuseError for any other file there.

    Raises OSError where the folder cannot be made or written.
    """
    names = [_name(number, article, len(articles)) for number, article in enumerate(articles, 1)]
    words = {f"words-{number}.js": script for number, script in enumerate(scripts(articles, labels), 1)}
    for name in (INDEX, *names, *words):
        _check_ours(folder / name)
    folder.mkdir(parents=True, exist_ok=True)
    for number, (name, article) in enumerate(zip(names, articles, strict=True)):
        links = {
            "overview": INDEX,
            "previous": names[number - 1] if number else None,
            "next": names[number + 1] if number + 1 < len(names) else None,
            "position": number + 1,
            "count": len(names),
        }
        _write(folder / name, page([record(article, names)], labels, links=links))
    for name, script in words.items():
        _write(folder / name, script)
    _write(folder / INDEX, index([*_rows(names, articles)], labels, [*words]))


def _name(number: int, article: Reviewed, count: int) -> str:
    stem = Path(article.document["source"]["path"] or "").stem.lower()
    words = _NO_NAME.sub("-", stem).strip("-")[:40].strip("-")
    return f"{number:0{len(str(count))}}{'-' if words else ''}{words}.html"


def _rows(names: Iterable[str], articles: Iterable[Reviewed]) -> Iterable[dict[str, Any]]:
    for name, article in zip(names, articles, strict=True):
        document = article.document
        kinds = [fact["kind"] for fact in document["facts"]]
        severities = [found.finding.severity for found in article.findings]
        yield {
            "href": name,
            "title": title_of(document),
            "source": source_of(document),
            "counts": [kinds.count(kind) for kind in _KINDS],
            "findings": [severities.count(severity) for severity in SEVERITIES],
        }


def _check_ours(path: Path) -> None:
    if path.exists() and not any(mark in path.read_text("utf-8", "replace")[:2000] for mark in (MARK, WORDS_MARK)):
        raise MisuseError(
            _("{path} was not written by review and is not written over: choose another folder.").format(path=path)
        )


def _write(path: Path, content: str) -> None:
    with in_place_of(path, "review") as draft:
        draft.write_text(content, "utf-8", newline="\n")
