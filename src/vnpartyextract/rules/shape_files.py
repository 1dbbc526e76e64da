"""The form of patterns/shapes/names.yaml and citations.yaml. Imported only when the files are read."""

import re
from typing import Literal

from pydantic import Field, field_validator, model_validator

from vnpartyextract.messages import _
from vnpartyextract.rules.source import Strict


class ShapeRule(Strict):
    """`before`: the words right before a number. `at`: the shape that begins at its first digit."""

    id: str
    before: list[str] = Field(default_factory=list)
    not_before: list[str] = Field(default_factory=list)
    at: str | None = None
    # loose: a name unless something countable follows; strict: only where a closer, punctuation or a capital follows.
    # name: only where a proper name of two words follows that begins with nothing countable.
    follow: Literal["any", "loose", "strict", "name"] = "loose"
    # May more numbers go on with commas and `và` (`thôn 1, 2 và 3`)?
    series: bool = False
    # May a colon or full stop stand between the words and the number (`ĐT: 0232 3822 010`)?
    colon: bool = False
    # Only at the start of a line.
    line: bool = False
    # A proper name of up to four words stands between the words and the number (`bản Nà Lốc 2`).
    proper: bool = False
    examples: list[str] = Field(min_length=1)
    counterexamples: list[str] = Field(min_length=1)

    @field_validator("at")
    @classmethod
    def _needs_something(cls, at: str | None) -> str | None:
        if at is not None:
            try:
                if re.compile(at).match(""):
                    raise ValueError(_("the pattern can match nothing at all: let it need a digit"))
            except re.error as error:
                raise ValueError(_("is no regular expression: {why}").format(why=error)) from error
        return at

    @model_validator(mode="after")
    def _anchored(self) -> "ShapeRule":
        if not self.before and not self.at:
            raise ValueError(_("a rule needs `before` words, a shape `at` the number, or both"))
        return self


class ShapeFile(Strict):
    closers: list[str] = Field(min_length=1)
    counted: list[str] = Field(min_length=1)
    compounds: list[str] = Field(default_factory=list)
    # Parts of a token that make all its digits a name: addresses of pages and of mail, names of files.
    tokens: list[str]
    rules: list[ShapeRule] = Field(min_length=1)


class CitationType(Strict):
    name: str = Field(min_length=1)
    # May it be named by a number alone, without `số` and without a symbol (`Chỉ thị 05`)?
    bare: bool = False
    # Does a number of three digits name it though it is written small?
    small: bool = False
    # Do plenums issue it (`Nghị quyết Trung ương 4`)?
    plenum: bool = False
    # Does it bear a name before its number (`Luật Cán bộ, công chức số 22/2008/QH12`)?
    named: bool = False
    # May a small number alone name it where an organ of the Party follows (`chương trình 4 của Thành ủy`)?
    issued: bool = False
    codes: list[str]
    short: list[str]


class IssuerWords(Strict):
    # Those who issue by their office: with their body behind it, and alone as well.
    offices: list[str] = Field(min_length=1)
    alone: list[str]
    verbs: list[str] = Field(min_length=1)


class CitationFound(Strict):
    text: str
    type: str
    number: str
    term: str | None = None
    date: str | None = None
    issuer: str | None = None


class CitationExample(Strict):
    text: str
    found: list[CitationFound] = Field(min_length=1)


class CitationFile(Strict):
    types: list[CitationType] = Field(min_length=1)
    plenum: list[str] = Field(min_length=1)
    # What may stand between a type and `số`: `Nghị quyết chuyên đề số 15`.
    kinds: list[str] = Field(min_length=1)
    ordinals: dict[str, int]
    closers: list[str] = Field(min_length=1)
    strong: list[str] = Field(min_length=1)
    issuer: IssuerWords
    examples: list[CitationExample] = Field(min_length=1)
    counterexamples: list[str] = Field(min_length=1)
