"""What several commands are given alike."""

from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from vnpartyextract.messages import _

if TYPE_CHECKING:
    from vnpartyextract.model import Document
    from vnpartyextract.rules.patterns import Patterns

PatternsOption = Annotated[
    Path | None,
    typer.Option(
        "--patterns",
        metavar="DIR",
        help="Own pattern files: added to the built-in ones, or in place of those of the same name.",
    ),
]


class Language(StrEnum):
    """What there are catalogues of; `use_language` has chosen one before the parser begins."""

    vi = "vi"
    en = "en"


LanguageOption = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        metavar="vi|en",
        help="Language of messages, tables and pages; else that of the configuration, of LC_ALL, LC_MESSAGES or LANG, "
        "else English.",
    ),
]

PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Day of publication for texts without a dateline: 2024-02-17 or 17/2/2024."
    ),
]
OriginOption = Annotated[
    str | None,
    typer.Option(
        "--origin",
        metavar="PLACE",
        help="Where the articles are from, for names that several places bear: 'tỉnh Hòa Bình'.",
    ),
]
TextField = Annotated[str, typer.Option(metavar="NAME", help="JSON Lines: the field that holds the text.")]
IdField = Annotated[str, typer.Option(metavar="NAME", help="JSON Lines: the field that names the article.")]
PublishedField = Annotated[
    str, typer.Option(metavar="NAME", help="JSON Lines: the field with the day of publication, if there is one.")
]


def called(name: str) -> str:
    return _("standard input") if name == "-" else name


def read(name: str, published: date | None, rules: "Patterns") -> "Document":
    from vnpartyextract.read.document import read_path

    return read_path(name, published=published, words=rules.shapes.datelines)


def article_text(source: dict[str, Any]) -> str | None:
    """The text that a document was made of, where it is at hand."""
    from vnpartyextract.documents import text_of

    return text_of(source)
