"""Articles and finished outputs, in whatever mix, to what is reviewed: each document with its text and its reasons."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from vnpartyextract.documents import load
from vnpartyextract.errors import InputError
from vnpartyextract.explain import Explanation, explain
from vnpartyextract.messages import N_, _
from vnpartyextract.model import Span
from vnpartyextract.output.assemble import assemble
from vnpartyextract.pipeline import read_facts
from vnpartyextract.read.document import to_document
from vnpartyextract.review.article import Reviewed, with_findings
from vnpartyextract.rules.load import pattern_files
from vnpartyextract.rules.patterns import Patterns

NO_TEXT = N_("{path}: the article of these facts is not at hand: give it as well, unchanged.")


def gather(
    inputs: Iterable[str],
    patterns: Patterns,
    *,
    refused: Callable[[InputError], None],
    published: date | None = None,
) -> list[Reviewed]:
    """All documents of the inputs in order, with their findings.

    An output is shown with the facts that it has; its text is that which it carries, the article among the inputs with
    the same hash, or the file at its path. An article that is there for an output is not shown twice. An output whose
    text is nowhere goes to `refused`.
    """
    finished: list[dict[str, Any]] = []
    for loaded in load(inputs, refused=refused, patterns=patterns, published=published, text=True):
        loaded.document["source"].setdefault("text", None)
        finished.append(loaded.document)
    texts = {document["source"]["sha256"]: document["source"]["text"] for document in finished}
    texts |= {one["source"]["sha256"]: one["source"]["text"] for one in finished if one["source"]["text"] is not None}
    return with_findings([*_reviewed(finished, texts, patterns, refused)])


def reviewed(document: dict[str, Any], text: str, patterns: Patterns) -> Reviewed:
    """One finished document with its text, and the reasons for those facts that these patterns would make as well."""
    return Reviewed(document, text, _explanation(document, text, patterns))


def _reviewed(
    finished: list[dict[str, Any]], texts: dict[str, str | None], patterns: Patterns, refused: Callable[..., None]
) -> Iterator[Reviewed]:
    seen: set[str] = set()
    for document in finished:
        source = document["source"]
        text = texts[source["sha256"]]
        if source["sha256"] in seen:
            continue
        if text is None or len(text) != source["characters"]:
            name = source["path"] or source["id"] or source["sha256"]
            refused(InputError(_(NO_TEXT).format(path=name)))
            continue
        seen.add(source["sha256"])
        yield reviewed(document, text, patterns)


def _explanation(document: dict[str, Any], text: str, patterns: Patterns) -> Explanation | None:
    """Why the facts are what they are: read again, and told only of those that come out the same."""
    source = document["source"]
    published = date.fromisoformat(source["published"]) if source["published"] else None
    read = to_document(
        text,
        sha256=source["sha256"],
        title=_title(text, source["title"]),
        published=published,
        words=patterns.shapes.datelines,
    )
    reading = read_facts(read, patterns)
    again = assemble(reading)
    due = {(fact["kind"], *fact["span"]): _said(fact) for fact in document["facts"]}
    again["facts"] = [fact for fact in again["facts"] if due.get((fact["kind"], *fact["span"])) == _said(fact)]
    return explain(reading, again, pattern_files(None))


def _title(text: str, title: str | None) -> Span | None:
    start = text.find(title) if title else -1
    return Span(start, start + len(title)) if title and start >= 0 else None


def _said(fact: dict[str, Any]) -> dict[str, Any]:
    """A fact without what another run or a reader may have named otherwise."""
    return {name: value for name, value in fact.items() if name not in ("id", "parent", "context", "reviewed")}
