"""Files of corrections and the documents that they speak of, brought together by the hash of the text."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from vnpartyextract.documents import load, text_of
from vnpartyextract.errors import InputError
from vnpartyextract.messages import _
from vnpartyextract.review.gather import NO_TEXT
from vnpartyextract.review.merge import merge
from vnpartyextract.review.said import Corrections, is_corrections, joined, read_corrections
from vnpartyextract.rules.patterns import Patterns

_OUTPUTS = (".json", ".jsonl", ".ndjson")

Refused = Callable[[InputError], None]
Corrected = tuple[dict[str, Any], str]


def said_in(inputs: Sequence[str], refused: Refused) -> tuple[list[Corrections], list[str]]:
    """The corrections among the inputs, and all other inputs."""
    files: list[Corrections] = []
    others: list[str] = []
    for name in inputs:
        if name == "-" or not is_corrections(Path(name)):
            others.append(name)
            continue
        try:
            files += read_corrections(Path(name))
        except InputError as error:
            refused(error)
    return files, others


def corrected(
    files: Sequence[Corrections],
    others: Sequence[str],
    patterns: Patterns,
    *,
    refused: Refused,
    told: Callable[[str], None],
) -> list[Corrected]:
    """Every document of the other inputs with the text at hand, corrected where corrections speak of it.

    Where none of the inputs is an article's, it is read again from its path. Corrections of a text that is not there,
    or is another one now, go to `refused`; `told` hears where two files say different things.
    """
    documents = _documents(others, patterns, refused)
    here = {document["source"]["sha256"] for document, _text in documents}
    more = dict.fromkeys(one.path for one in files if one.sha256 not in here and one.path)
    paths = {document["source"]["path"] for document, _text in documents}
    again = _documents([path for path in more if path not in paths and Path(path).is_file()], patterns, refused)
    by_hash = {one[0]["source"]["sha256"]: one for one in again}
    said = joined(files)
    documents += [by_hash[sha256] for sha256 in said if sha256 in by_hash]
    merged = [_merged(document, text, said, patterns, refused, told) for document, text in documents]
    done = {document["source"]["sha256"] for document, _text in documents}
    changed = paths | {document["source"]["path"] for document, _text in again}
    for one in {one.sha256: one for one in files if one.sha256 not in done}.values():
        refused(InputError(_why_not(one, changed)))
    return merged


def _merged(
    document: dict[str, Any],
    text: str,
    said: dict[str, Any],
    patterns: Patterns,
    refused: Refused,
    told: Callable[[str], None],
) -> Corrected:
    verdicts, quarrels = said.get(document["source"]["sha256"], ([], []))
    if not verdicts:
        return document, text
    path = document["source"]["path"] or document["source"]["id"] or ""
    result, problems = merge(document, text, verdicts, patterns)
    for quarrel in quarrels:
        told(f"{path}: {quarrel}")
    for problem in problems:
        refused(InputError(f"{path}: {problem}"))
    return result, text


def _documents(inputs: Iterable[str], patterns: Patterns, refused: Refused) -> list[Corrected]:
    """Documents with their texts. An article that is there for an output's text is that output, not once more."""
    found: dict[str, dict[str, Any]] = {}
    texts: dict[str, str] = {}
    for loaded in load(inputs, refused=refused, patterns=patterns):
        sha256 = loaded.document["source"]["sha256"]
        text = text_of(loaded.document["source"])
        if text is not None:
            texts[sha256] = text
        if sha256 not in found or loaded.path.lower().removesuffix(".gz").endswith(_OUTPUTS):
            found[sha256] = loaded.document
    kept = []
    for sha256, document in found.items():
        source = document["source"]
        if len(texts.get(sha256, "")) == source["characters"]:
            kept.append((document, texts.get(sha256, "")))
        else:
            name = source["path"] or source["id"] or sha256
            refused(InputError(_(NO_TEXT).format(path=name)))
    return kept


def _why_not(one: Corrections, paths: Iterable[str | None]) -> str:
    path = one.path or "?"
    if one.path in paths:
        return _("{file}: made on another text than {path} is now; review it again.").format(file=one.file, path=path)
    return _("{file}: the article {path} is not at hand: name it, or the output of it.").format(
        file=one.file, path=path
    )
