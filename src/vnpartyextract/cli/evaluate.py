"""`vnpartyextract evaluate`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from vnpartyextract.cli.inputs import LanguageOption, PatternsOption, read
from vnpartyextract.cli.streams import FAILED, OK, refusals, say, way_out
from vnpartyextract.errors import InputError
from vnpartyextract.messages import N_, _
from vnpartyextract.output.plain import plain

NO_GOLD = N_("no gold to score: name folders that hold NAME.txt and NAME.gold.json.")
UNSCORED = N_("{}: not scored: {}")

EPILOG = "\b\nExamples:\n  vnpartyextract evaluate corpus\n  vnpartyextract evaluate corpus --errors | less"


def evaluate(
    folders: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folders of NAME.txt with NAME.gold.json.")],
    errors: Annotated[bool, typer.Option("--errors", help="First list every miss, article by article.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one line of JSON.")] = False,
    patterns: PatternsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Extract from gold articles and score the facts against what readers found.

    Precision, recall and F1 by kind of fact, and how often each field of a figure is right. Faults of the gold are
    told on standard error and make the exit status 1.
    """
    from vnpartyextract.evaluate.gold import GoldArticle, load_gold
    from vnpartyextract.evaluate.score import rows, score
    from vnpartyextract.output.json_text import to_line
    from vnpartyextract.pipeline import extract_document
    from vnpartyextract.rules.load import load_patterns

    with refusals():
        rules = load_patterns(patterns)
    faults: list[str] = []
    articles: list[GoldArticle] = []
    for folder in folders:
        found, wrong = load_gold(folder)
        articles += found
        faults += wrong

    def documents() -> Iterator[tuple[GoldArticle, dict[str, Any] | None]]:
        for article in articles:
            try:
                yield article, extract_document(read(str(article.path), None, rules), rules)
            except InputError as error:
                faults.append(_(UNSCORED).format(article.name, error))
                yield article, None

    card = score(documents())
    for fault in faults:
        say(fault)
    if not articles:
        say(_(NO_GOLD))
        raise typer.Exit(FAILED)
    with way_out(None) as write:
        if errors:
            write("".join(f"{plain(miss)}\n" for miss in card.errors))
        result = card.result()
        write(to_line(result) + "\n" if as_json else "".join(f"{row}\n" for row in rows(result)))
    raise typer.Exit(FAILED if faults else OK)
