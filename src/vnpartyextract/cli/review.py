"""`vnpartyextract review`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnpartyextract.arguments import check_inputs, published_day
from vnpartyextract.cli.inputs import LanguageOption, PatternsOption
from vnpartyextract.cli.streams import FAILED, OK, refusals, say, way_out, writing
from vnpartyextract.errors import InputError
from vnpartyextract.messages import _

if TYPE_CHECKING:
    from vnpartyextract.rules.patterns import Patterns

EPILOG = """\b
Examples:
  vnpartyextract review article.txt -o review.html --open
  vnpartyextract review news/ -o review.html
  vnpartyextract review facts.jsonl news/ -o pages/
  vnpartyextract review article.txt --lang vi > review.html

Exit status: 0; 1 when an input could not be read (the others are still done) or nothing could be written; 2 when the
command was misused."""


def review(
    inputs: Annotated[
        list[str],
        typer.Argument(metavar="INPUT", help="Articles, outputs of extract or batch with their articles, folders."),
    ],
    output: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="FILE.html|FOLDER", help="One page, or a folder with an index and a page each."
        ),
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Show it in the browser.")] = False,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Day of publication for texts without a dateline: 2024-02-17 or 17/2/2024."),
    ] = None,
    patterns: PatternsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Make a page to look at facts in their text, to check and to correct them.

    The page is one file that needs no network; it opens by double click. Corrections are saved from it as a file for
    `vnpartyextract corrections`.
    """
    from vnpartyextract.review.places import target

    with refusals():
        check_inputs(inputs)
        day = published_day(published) if published is not None else None
        place = target(output, inputs, wanted=open_page)

    from vnpartyextract.review.article import record
    from vnpartyextract.review.folder import write_folder
    from vnpartyextract.review.gather import gather
    from vnpartyextract.review.page import page
    from vnpartyextract.rules.load import load_patterns

    failed: list[InputError] = []

    def refused(error: InputError) -> None:
        say(str(error))
        failed.append(error)

    with refusals():
        rules = load_patterns(patterns)
    articles = gather(inputs, rules, refused=refused, published=day)
    if not articles:
        say(_("there is nothing to review: no article could be read."))
        raise typer.Exit(FAILED)
    if place.folder is not None:
        with writing(place.folder), refusals():
            write_folder(place.folder, articles, rules.labels)
    else:
        with way_out(place.file) as write:
            write(page([record(article) for article in articles], rules.labels))
    if open_page and place.shown is not None:
        import webbrowser

        if not webbrowser.open(place.shown.resolve().as_uri()):
            say(_("no browser could be started: open {path} in one.").format(path=place.shown))
    raise typer.Exit(FAILED if failed else OK)


def review_page(documents: list[dict[str, Any]], rules: "Patterns") -> str:
    """The page of documents that carry their text."""
    from vnpartyextract.review.article import record, with_findings
    from vnpartyextract.review.gather import reviewed
    from vnpartyextract.review.page import page

    articles = with_findings([reviewed(one, one["source"]["text"], rules) for one in documents])
    return page([record(article) for article in articles], rules.labels)
