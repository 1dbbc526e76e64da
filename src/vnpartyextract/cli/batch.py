"""`vnpartyextract batch`."""

import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from vnpartyextract.arguments import from_place, published_day
from vnpartyextract.cli.inputs import (
    IdField,
    LanguageOption,
    OriginOption,
    PatternsOption,
    PublishedField,
    PublishedOption,
    TextField,
    article_text,
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
from vnpartyextract.cli.streams import FAILED, MISUSE, OK, color, refusals, say, writing
from vnpartyextract.errors import InputError
from vnpartyextract.limits import BYTES, SECONDS
from vnpartyextract.messages import N_, _

if TYPE_CHECKING:
    from vnpartyextract.batch.inputs import Found
    from vnpartyextract.batch.plan import Tally
    from vnpartyextract.batch.task import Outcome, Task

EPILOG = """\b
Examples:
  vnpartyextract batch news/ -o facts.jsonl
  vnpartyextract batch news/ -o facts.sqlite --jobs 8
  vnpartyextract batch news/ -o facts.jsonl --resume
  vnpartyextract batch corpus.jsonl --text-field body --id-field url -o facts.parquet
  find news -name '*.txt' -print0 | vnpartyextract batch --files-from - -o facts.csv
  vnpartyextract batch news/ -o facts-3.jsonl --shard 3/16

Exit status: 0; 1 when a file could not be read (the others are done) or the output not be written; 2 when the command
was misused or another run writes to the same output; 130 and 143 when it was stopped with Ctrl-C or SIGTERM: go on
with --resume."""

SHOWN = 10  # files that failed which are told at once; the rest are in the list

BROKEN = N_("{} is no journal, or a damaged one; delete it and run again.")
NO_WORK = N_("the work cannot be begun: {}")
BUSY = N_("another run writes to {}; wait for it, or choose another --output.")


class Engine(StrEnum):
    """What does the work."""

    local = "local"
    dask = "dask"


def batch(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUT", help="Folders, with all that is in them, and files.")
    ] = None,
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
    split: Annotated[
        bool, typer.Option("--split", help="Make --output a folder with one JSON file for each input, in its place.")
    ] = False,
    glob: Annotated[
        list[str] | None,
        typer.Option(metavar="GLOB", help="Which files of a folder: '**/*.txt', '!drafts/'; can be repeated."),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option(
            metavar="LIST",
            help="Read the names of inputs from this file, - for standard input; one a line, or "
            "with NUL bytes between them.",
        ),
    ] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes; 0 is one for each core.")] = 0,
    resume: Annotated[
        bool,
        typer.Option("--resume", help="Go on where an earlier run was stopped, and do only what is new or changed."),
    ] = False,
    errors: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="List there what could not be read, as JSON Lines; else beside the output."),
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0, metavar="SECONDS", help="Give up on a document after so long; 0 is never.")
    ] = SECONDS,
    max_bytes: Annotated[
        int, typer.Option(min=0, metavar="BYTES", help="Refuse what is larger, packed or unpacked; 0 is no limit.")
    ] = BYTES,
    shard: Annotated[
        str | None, typer.Option(metavar="I/N", help="Do only the I-th of N parts: for N runs beside one another.")
    ] = None,
    engine: Annotated[Engine, typer.Option(help="What does the work: this machine, or a Dask cluster.")] = Engine.local,
    scheduler: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="The Dask scheduler, such as tcp://10.0.0.1:8786.")
    ] = None,
    published: PublishedOption = None,
    origin: OriginOption = None,
    text_field: TextField = "text",
    id_field: IdField = "id",
    published_field: PublishedField = "published",
    patterns: PatternsOption = None,
    context: Annotated[bool, typer.Option("--context", help="Add to each fact the sentence it stands in.")] = False,
    verify: Annotated[
        bool, typer.Option("--verify", help="Refuse a document that does not keep what docs/output.md promises of it.")
    ] = False,
    quiet: QuietOption = False,
    lang: LanguageOption = None,
) -> None:
    """Read many articles on all cores and write their facts into one file, or one each.

    Whatever goes wrong with one file, the others are done. A run that was stopped goes on with --resume.
    """
    from vnpartyextract.batch.asked import (
        engine_asked,
        errors_asked,
        globs_asked,
        inputs_asked,
        output_asked,
        shard_asked,
    )
    from vnpartyextract.batch.inputs import find, size_of
    from vnpartyextract.batch.journal import JournalBrokenError, JournalBusyError
    from vnpartyextract.batch.pool import PoolError
    from vnpartyextract.batch.report import summary, told
    from vnpartyextract.batch.run import Request, run
    from vnpartyextract.batch.task import Job
    from vnpartyextract.output.progress import Bar
    from vnpartyextract.output.writers.how import how_asked
    from vnpartyextract.query import filters_asked
    from vnpartyextract.read.records import Fields
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        target, shape = output_asked(output, form, split=split, resume=resume)
        listing = errors_asked(errors, target)
        engine_asked(engine, scheduler)
        rules = load_patterns(patterns)
        filters = filters_asked(
            rules.labels, kinds=kind, metrics=metric, status=status, subject=subject, place=place, period=period
        )
        how = how_asked(
            shape, rules.labels, dialect=dialect, columns=columns, raw=raw, text_of=article_text
        )
        job = Job(
            patterns=str(patterns) if patterns else None,
            version=rules.version,
            published=published_day(published) if published is not None else None,
            context=context or how.needs_context,
            place=from_place(origin) if origin is not None else None,
            fields=Fields(text_field, id_field, published_field),
            max_bytes=max_bytes or None,
            verify=verify,
        )
        request = Request(job, shape, target, listing, resume, shard_asked(shard), filters, how)
        names = inputs_asked(inputs or [], files_from, target)
        is_wanted = globs_asked(glob or [])

    def work(tasks: "Iterable[Task]") -> "Iterator[Outcome]":
        if scheduler is not None:
            from vnpartyextract.distributed import on_cluster

            return on_cluster(tasks, job=job, scheduler=scheduler, timeout=timeout or None)
        from vnpartyextract.batch.local import cores, local

        return local(tasks, job=job, jobs=jobs or cores(), timeout=timeout or None)

    def found() -> "Iterator[Found]":
        return find(names, is_wanted, apart=frozenset(str(path) for path in (target, listing) if path))

    shown = not quiet and sys.stderr is not None and sys.stderr.isatty()
    total = size_of(found()) if shown and files_from is None else None
    failures: list[str] = []
    try:
        with refusals(), writing(target), Bar(total=total, shown=shown, color=color(sys.stderr)) as bar:

            def watch(outcome: "Outcome", tally: "Tally") -> None:
                if outcome.reason is not None and (listing is None or len(failures) < SHOWN):
                    failures.append(told(outcome))
                bar.advance(read=tally.read, failed=outcome.reason is not None)

            report = run(request, found(), work, watch)
    except JournalBusyError:
        say(_(BUSY).format(target))
        raise typer.Exit(MISUSE) from None
    except JournalBrokenError as error:
        say(_(BROKEN).format(error))
        raise typer.Exit(FAILED) from None
    except PoolError as error:
        say(_(NO_WORK).format(error))
        raise typer.Exit(FAILED) from None
    except InputError as error:  # what is in the output already
        say(str(error))
        raise typer.Exit(FAILED) from None
    finally:
        for message in failures:
            say(message)
    for line in summary(report, listing) if not quiet else ():
        say(line)
    nothing = not report.counts.documents and shard is None  # of many parts some may be empty
    raise typer.Exit(FAILED if report.counts.failed or nothing else OK)
