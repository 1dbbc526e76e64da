"""Documents from inputs of any kind: outputs of extract and batch are read back, articles are extracted on the spot."""

import os
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from vnpartyextract.documents.files import File, called, files, is_json, opened
from vnpartyextract.documents.outputs import Output, outputs
from vnpartyextract.documents.tables import table_documents, table_kind
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.output.assemble import add_context
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import read_bytes, read_path
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.rules.patterns import Patterns
from vnpartyextract.segment import sentences
from vnpartyextract.text import view

BROKEN = N_("{}: the file cannot be read ({}); copy it once more, or run extract again.")


class NotLoadedError(InputError):
    """A whole file could not be loaded. Knows its `name`, as `Loaded` has it."""

    def __init__(self, reason: str, name: str) -> None:
        self.name = name
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Loaded:
    """A document and where it came from.

    `path`: the file, `-` for standard input; `name`: its path inside the folder that was given, with `/` between, or
    the file's own name; `line`: from 1, where the file is JSON Lines, else None. `document` has the form of
    docs/output.md, every key with a value of its type.
    """

    path: str
    name: str
    line: int | None
    document: dict[str, Any]


def load(
    inputs: Iterable[str],
    *,
    refused: Callable[[InputError], None],
    patterns: Patterns | None = None,
    published: date | None = None,
    context: bool = False,
    text: bool = False,
) -> Iterator[Loaded]:
    """The documents of `inputs`, in order, each as soon as it is read; one text at a time is in memory.

    An input is an output (an indented document, an array, JSON Lines, a database, or a table with all columns as CSV,
    TSV, Excel or Parquet; text also gzipped), an article, a folder of either
    with all below it (where files of other endings, hidden ones and gold are passed over), or `-` for standard input.
    Which of them it is its content tells. A file without a byte holds no document.
    What cannot be read is handed to `refused`, as an error that names file and line and says what to do (a
    NotLoadedError where it is a whole file); all the rest is still loaded.

    `patterns` (the built-in ones where None) and `published` are for articles. `context` gives to each fact the
    sentence that it stands in as `fact["context"]` wherever the text is at hand: for articles, and for outputs that
    carry the text they were made of. `text` gives to each document the text that its spans point into, as
    `document["source"]["text"]`, wherever it is at hand: so, and where the article of an output still lies unchanged at
    its path. Raises PatternError where the built-in patterns cannot be loaded.
    """

    @cache
    def rules() -> Patterns:
        return patterns or load_patterns()

    def article(path: str, data: bytes | None) -> dict[str, Any]:
        words = rules().shapes.datelines
        if data is None:
            document = read_path(path, published=published, words=words)
        else:
            document = read_bytes(data, path=path, published=published, words=words)
        if text:
            document = replace(document, carries_text=True)
        return extract_document(document, rules(), context=context)

    for given in inputs:
        for file in files(given):
            try:
                for line, document in _documents(file, article, refused):
                    if context:
                        _add_sentences(document)
                    if text and (found := text_of(document["source"])) is not None:
                        document["source"]["text"] = found
                    yield Loaded(file.path, file.name, line, document)
            except InputError as error:
                refused(NotLoadedError(str(error), file.name))


def _documents(
    file: File, article: Callable[[str, bytes | None], dict[str, Any]], refused: Callable[[InputError], None]
) -> Iterator[Output]:
    """The documents of one file. Raises InputError where none can be read, or none any more."""
    path = file.path
    if file.problem is not None:
        raise InputError(f"{path}: {file.problem}")
    try:
        with opened(path) as stream:
            if stream is None:
                yield None, article(path, None)  # which raises, and says why
            elif (kind := table_kind(stream)) is not None:
                yield from ((None, document) for document in table_documents(stream, kind, called(path)))
            elif is_json(path, stream):
                yield from outputs(stream, called(path), refused)
            elif stream.read(1):
                stream.seek(0)
                # A pipe gives its bytes only once; files are read by their names, which may tell of their kind.
                yield None, article(path, None if os.path.isfile(path) else stream.read())
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(_(BROKEN).format(called(path), error)) from error


def text_of(source: dict[str, Any]) -> str | None:
    """The text that the spans of a document point into: what its source carries, or the article at its path.

    None where that is gone, or its bytes are not those that were extracted.
    """
    path, text = source["path"], source.get("text")
    if text is None and path and os.path.isfile(path):
        with suppress(InputError):
            article = read_path(path)
            return article.text if article.sha256 == source["sha256"] else None
    return text


def _add_sentences(document: dict[str, Any]) -> None:
    text, facts = document["source"].get("text"), document["facts"]
    if text and not all("context" in fact for fact in facts):
        folded = view(text)
        add_context(text, folded, sentences(folded), facts)
