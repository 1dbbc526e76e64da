"""Many articles as a folder: an index, and a page for each article with the way to its neighbours."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from vnpartyextract.check import SEVERITIES
from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import _
from vnpartyextract.output.plain import plain
from vnpartyextract.output.sink import in_place_of
from vnpartyextract.review.article import Reviewed, record, title_of
from vnpartyextract.review.page import MARK, index, page
from vnpartyextract.text import normal

INDEX = "index.html"

_KINDS = ("figure", "official", "date", "citation")
_NO_NAME = re.compile(r"[^a-z0-9]+")
_MOST_WORDS = 100  # characters of an article that the index can be searched for, beside its title


def write_folder(folder: Path, articles: Sequence[Reviewed], labels: Mapping[str, str]) -> None:
    """Writes index and pages. Pages of an earlier run are written over; raises MisuseError for any other file there.

    Raises OSError where the folder cannot be made or written.
    """
    names = [_name(number, article, len(articles)) for number, article in enumerate(articles, 1)]
    for name in (INDEX, *names):
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
        _write(folder / name, page([record(article)], labels, links=links))
    _write(folder / INDEX, index([*_rows(names, articles)], labels))


def _name(number: int, article: Reviewed, count: int) -> str:
    stem = Path(article.document["source"]["path"] or "").stem.lower()
    words = _NO_NAME.sub("-", stem).strip("-")[:40].strip("-")
    return f"{number:0{len(str(count))}}{'-' if words else ''}{words}.html"


def _rows(names: Iterable[str], articles: Iterable[Reviewed]) -> Iterable[dict[str, Any]]:
    for name, article in zip(names, articles, strict=True):
        document, source = article.document, article.document["source"]
        kinds = [fact["kind"] for fact in document["facts"]]
        severities = [finding.severity for finding in article.findings]
        yield {
            "href": name,
            "title": title_of(document),
            "path": source["path"],
            "sha256": source["sha256"],
            "published": source["published"],
            "counts": [kinds.count(kind) for kind in _KINDS],
            "findings": [severities.count(severity) for severity in SEVERITIES],
            "words": _words(document),
        }


def _words(document: Mapping[str, Any]) -> str:
    """What the index is searched for: bodies, persons, then the figures themselves, as many as have room."""
    facts = document["facts"]
    named = [fact.get("subject") or fact.get("name") or "" for fact in facts]
    said = [normal(fact["text"]) for fact in facts if fact["kind"] in ("figure", "citation")]
    found, left = [], _MOST_WORDS
    for words in dict.fromkeys(plain(one) for one in (*named, *said) if one):
        if len(words) > left:
            break
        found.append(words)
        left -= len(words) + 1
    return " ".join(found)


def _check_ours(path: Path) -> None:
    if path.exists() and MARK not in path.read_text("utf-8", "replace")[:2000]:
        raise MisuseError(
            _("{path} was not written by review and is not written over: choose another folder.").format(path=path)
        )


def _write(path: Path, content: str) -> None:
    with in_place_of(path, "review") as draft:
        draft.write_text(content, "utf-8", newline="\n")
