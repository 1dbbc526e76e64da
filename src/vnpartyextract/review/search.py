"""What the index of a folder is searched for: every word of the articles and of their facts, in scripts beside it.

The index alone would be too large with them. A browser loads scripts from a folder without any server, other files not.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from vnpartyextract.review.article import Reviewed, title_of
from vnpartyextract.review.page import metric_labels, safe_json

MARK = "// vnpartyextract review: the words of the articles, for the search in index.html\n"
"""Begins every such script, so that a later run knows what it may write over."""

_MOST_BYTES = 280_000
# What stands around a word and is none of it; the script of the page leaves the same away from what is searched for.
_AROUND = re.compile(r"^[^\w%]+|[^\w%]+$")


def scripts(articles: Sequence[Reviewed], labels: Mapping[str, str]) -> list[str]:
    """The scripts, each of at most about 280 kB: a call with the number of its first article and a string for each."""
    made: list[str] = []
    named = metric_labels(labels)
    kept: list[str] = []
    size = first = 0
    for number, article in enumerate(articles):
        words = " ".join(_words(article, named))
        if kept and size + len(words.encode("utf-8", "replace")) > _MOST_BYTES:
            made.append(_script(first, kept))
            kept, size, first = [], 0, number
        kept.append(words)
        size += len(words.encode("utf-8", "replace")) + 3
    return [*made, _script(first, kept)]


def _script(first: int, words: Sequence[str]) -> str:
    return f"{MARK}foundWords({first},{safe_json(words)});\n"


def _words(article: Reviewed, labels: Mapping[str, str]) -> Iterable[str]:
    """Every word once, in small letters. All words of a query stand somewhere in an article or they do not."""
    said = [title_of(article.document), article.document["source"]["path"] or "", article.text]
    said += [told for fact in article.document["facts"] for told in _told(fact, labels)]
    small = unicodedata.normalize("NFC", "\n".join(said)).lower()
    return dict.fromkeys(word for one in small.split() if (word := _AROUND.sub("", one)))


def _told(fact: Mapping[str, Any], labels: Mapping[str, str]) -> Iterator[str]:
    """What a fact says in other words than the text has: its fields as they are shown."""
    for name in ("subject", "province", "province_now", "group", "topic", "unit", "name", "type", "number", "issuer"):
        yield fact.get(name) or ""
    yield labels.get(fact.get("metric") or "", "")
    for name in ("start", "end", "date"):
        yield fact.get(name) or (fact.get("period") or {}).get(name) or ""
    for title in fact.get("titles") or []:
        yield f"{title['position']} {title['organization'] or ''}"
    if fact["kind"] == "figure":
        yield f"{fact['value']:.15g}"
