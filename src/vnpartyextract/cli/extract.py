"""`vnpartyextract extract`."""

import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnpartyextract.arguments import check_inputs, from_place, output_file, place_asked, published_day
from vnpartyextract.cli.inputs import (
    IdField,
    LanguageOption,
    OriginOption,
    PatternsOption,
    PublishedField,
    TextField,
    article_text,
    called,
)
from vnpartyextract.cli.options import (
    ColumnsOption,
    DialectOption,
    FormatOption,
    KindOption,
    MetricOption,
    OutputOption,
    PeriodOption,
    PlaceOption,
    QuietOption,
    RawOption,
    StatusOption,
    SubjectOption,
)
from vnpartyextract.cli.streams import FAILED, OK, color, delivery, on_screen, refusals, say, width
from vnpartyextract.errors import InputError
from vnpartyextract.limits import BYTES, SECONDS, TooLateError, memory, too_much, within
from vnpartyextract.messages import N_, _, ngettext

if TYPE_CHECKING:
    from vnpartyextract.model import Document
    from vnpartyextract.query import Filters
    from vnpartyextract.rules.patterns import Patterns

OTHER_ENCODING = N_("{}: read as {}, not as Unicode: where letters look wrong, convert the file to UTF-8 first.")
AS_IT_IS = ("utf-8", "utf-16", "utf-32", "docx", "pdf", "odf", "xlsx", "rtf")  # any other encoding is guessed
NO_FILES = N_("this folder holds no file of a kind that is known; name the files that are to be read.")
WRONG = N_("the document breaks its contract: {}; please report it with the file.")
NOWHERE = N_("--at {!r} stands nowhere in the articles.")

EPILOG = """\b
Examples:
  vnpartyextract extract article.txt
  vnpartyextract extract news/*.txt -o facts.jsonl
  vnpartyextract extract article.txt --metric admissions --format table
  vnpartyextract extract article.txt -o article.html
  vnpartyextract extract article.txt --at '178 đảng viên' > /dev/null
  curl … | vnpartyextract extract - --published 2024-02-17
  vnpartyextract extract page.html report.docx notice.pdf table.xlsx
  vnpartyextract extract news/ site.warc.gz
  vnpartyextract extract crawl.jsonl.gz --text-field content --id-field url

Exit status: 0; 1 when an input could not be read (the others are still done); 2 when the command was misused."""


def extract(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE",
            help="Articles as .txt, .html, .docx, .pdf, .jsonl …, also .gz, or folders of them; - is standard input.",
        ),
    ],
    output: OutputOption = None,
    form: FormatOption = None,
    metric: MetricOption = None,
    status: StatusOption = None,
    subject: SubjectOption = None,
    place: PlaceOption = None,
    period: PeriodOption = None,
    kind: KindOption = None,
    columns: ColumnsOption = None,
    dialect: DialectOption = None,
    raw: RawOption = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication for texts without a dateline: 2024-02-17 or 17/2/2024."),
    ] = None,
    origin: OriginOption = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    published_field: PublishedField = "published",
    patterns: PatternsOption = None,
    context: Annotated[bool, typer.Option("--context", help="Add to each fact the sentence it stands in.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Tell on standard error why each fact is what it is: for people.")
    ] = False,
    at: Annotated[
        str | None,
        typer.Option(
            metavar="TEXT|@OFFSET",
            help="Explain one place alone: a piece of the text such as '178 đảng viên', a number, or an offset (@206).",
        ),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Give up on a document after so long; 0 is never.")
    ] = SECONDS,
    max_bytes: Annotated[
        int, typer.Option(min=0, metavar="BYTES", help="Refuse what is larger, packed or unpacked; 0 is no limit.")
    ] = BYTES,
    verify: Annotated[
        bool, typer.Option("--verify", help="Check that each document keeps what docs/output.md promises of it.")
    ] = False,
    quiet: QuietOption = False,
    lang: LanguageOption = None,
) -> None:
    """Read articles and print every fact found in them.

    On a terminal they come as tables; into a pipe or a file as JSON: one article as an indented document, several as
    JSON Lines, each as soon as it is done. A file of JSON Lines may hold many articles, one a line.
    """
    from vnpartyextract.output.writers import Form, check_installed, form_of, open_writer, text_to
    from vnpartyextract.output.writers.how import how_asked
    from vnpartyextract.query import filters_asked

    with refusals():
        check_inputs(inputs)
        target = output_file(output, inputs)
        shape = form_of("extract", target, form)
        check_installed(shape)
        day = published_day(published) if published is not None else None
        spot = place_asked(at) if at is not None else None
        home = from_place(origin) if origin is not None else None

    from vnpartyextract.output.json_text import to_indented, to_line
    from vnpartyextract.pipeline import extract_document
    from vnpartyextract.read.files import read_documents
    from vnpartyextract.read.records import Fields
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        rules = load_patterns(patterns)
        filters = filters_asked(
            rules.labels, kinds=kind, metrics=metric, status=status, subject=subject, place=place, period=period
        )
        how = how_asked(shape, rules.labels, dialect=dialect, columns=columns, raw=raw, text_of=article_text)
        context = context or how.needs_context

    failed: list[InputError] = []
    stood: list[bool] = []
    fields = Fields(text=text_field, id=id_field, published=published_field)
    here: list[str] = []  # the file that is read

    def documents_in(name: "str | InputError") -> "Iterator[Document | InputError]":
        if isinstance(name, InputError):
            yield name
            return
        here[:] = [name]
        words = rules.shapes.datelines
        yield from read_documents(name, fields=fields, published=day, words=words, max_bytes=max_bytes or None)

    # Who types or pipes an article may take as long as it takes.
    patience = None if "-" in inputs else timeout
    articles = _bounded(chain.from_iterable(map(documents_in, _files(inputs))), here, patience)
    several = len(inputs) > 1 or any(map(os.path.isdir, inputs))
    if not several:  # one file may hold many
        first = list(islice(articles, 2))
        several = len(first) > 1
        articles = chain(first, articles)

    def documents() -> Iterator[dict[str, Any]]:
        for document in articles:
            if isinstance(document, InputError):
                say(str(document))
                failed.append(document)
                continue
            if not quiet:
                for note in _notes(document):
                    say(note)
            if shape is not None and shape.base is Form.html:
                document = replace(document, carries_text=True)
            try:
                with within(timeout), memory():
                    if explain or spot is not None:
                        found, stands = _explained(
                            document,
                            rules,
                            patterns,
                            context=context,
                            filters=filters,
                            at=spot,
                            place=home,
                            several=several,
                        )
                        stood.append(stands)
                    else:
                        found = extract_document(document, rules, context=context, place=home)
            except (TooLateError, MemoryError) as error:
                failed.append(InputError(f"{called(document.path or '')}: {too_much(error, timeout)}"))
                say(str(failed[-1]))
                continue
            if verify:
                from vnpartyextract.verify import broken

                for one in broken(found, document.text):
                    failed.append(InputError(f"{called(document.path or '')}: {_(WRONG).format(one)}"))
                    say(str(failed[-1]))
            yield filters.cut(found) if filters else found
        if several and stood and not any(stood):
            say(_(NOWHERE).format(at))

    shape = shape or (Form.table if how.chosen or on_screen(target) else Form.jsonl if several else Form.json)
    found = documents()
    with refusals():
        kept = next(found, None)
        if kept is None:  # nothing was read: what was there stays
            raise typer.Exit(FAILED if failed else OK)
        read = chain([kept], found)
        with delivery(shape, target) as place_to_write:
            if shape is Form.table:
                from vnpartyextract.output.table import tables

                told = tables(
                    read,
                    rules.labels,
                    width=width(),
                    color=target is None and color(sys.stdout),
                    whole=not filters,
                )
                text_to(shape, place_to_write, told)
            elif shape.base is Form.html:
                from vnpartyextract.cli.review import review_page

                text_to(shape, place_to_write, [review_page(list(read), rules)])
            elif shape.base is Form.json and not several:
                text_to(shape, place_to_write, [to_indented(kept) + "\n"])
            else:
                with open_writer(shape, place_to_write, how) as writer:
                    for document in read:
                        writer.document(to_line(document).encode())
    raise typer.Exit(FAILED if failed else OK)


def _bounded(
    articles: "Iterator[Document | InputError]", here: list[str], seconds: float | None
) -> "Iterator[Document | InputError]":
    """Each article; one that takes too long or too much memory to read costs its file alone. `here`: what is read."""
    while True:
        try:
            with within(seconds), memory():
                article = next(articles, None)
        except (TooLateError, MemoryError) as error:
            yield InputError(f"{called(here[0])}: {too_much(error, seconds)}")
            continue
        if article is None:
            return
        yield article


def _files(inputs: list[str]) -> Iterator[str | InputError]:
    """The files that are named, and in folders that are named those of the kinds that are known."""
    from vnpartyextract.batch.inputs import find, wanted

    for name in inputs:
        if not os.path.isdir(name):
            yield name
            continue
        empty = True
        for found in find([name], wanted(())):
            empty = empty and found.passed
            if found.problem is not None:
                yield InputError(f"{found.path}: {found.problem}")
            elif not found.passed:
                yield found.path
        if empty:
            yield InputError(f"{name}: {_(NO_FILES)}")


def _notes(document: "Document") -> Iterator[str]:
    """What the reader has to say about a document: how it was decoded, what is doubtful, what was left out."""
    name = called(document.path or "")
    if not document.encoding.lower().startswith(AS_IT_IS):
        yield _(OTHER_ENCODING).format(name, document.encoding)
    yield from (f"{name}: {note}" for note in document.notes)
    if document.left_out:
        count = document.left_out.numerals
        yield ngettext(
            "{name}: {count} number in it is not in the text that was read: {samples}.",
            "{name}: {count} numbers in it are not in the text that was read: {samples}.",
            count,
        ).format(name=name, count=count, samples=" | ".join(document.left_out.samples))


def _explained(
    document: "Document",
    rules: "Patterns",
    folder: Path | None,
    *,
    context: bool,
    filters: "Filters",
    at: int | str | None,
    place: str | None,
    several: bool,
) -> tuple[dict[str, Any], bool]:
    """The facts of a document, after telling on standard error why they are what they are; whether `at` stands in it.

    Among `several` articles those in which it does not stand are passed over.
    """
    from vnpartyextract.explain import explain, narrow
    from vnpartyextract.explain.document import ABSENT
    from vnpartyextract.output.assemble import assemble
    from vnpartyextract.output.explained import explained
    from vnpartyextract.pipeline import read_facts
    from vnpartyextract.rules.load import pattern_files

    reading = read_facts(document, rules, place=place)
    found = assemble(reading, context=context)
    told = explain(reading, filters.cut(found) if filters else found, pattern_files(folder))
    told = narrow(told, reading, at) if at is not None else told
    stands = told.note != ABSENT
    if stands or not several:
        typer.echo(explained(told, width=width(), color=color(sys.stderr)).encode(), nl=False, err=True)
    return found, stands
