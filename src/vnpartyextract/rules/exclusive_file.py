"""The form of patterns/check/exclusive.yaml: which parts of a whole exclude each other, and which never do."""

import re
from typing import Annotated

from pydantic import AfterValidator, Field

from vnpartyextract.messages import _
from vnpartyextract.rules.source import Strict


def _expression(text: str) -> str:
    try:
        compiled = re.compile(text)
    except (re.error, RecursionError, OverflowError) as error:
        raise ValueError(_("is no regular expression: {why}: {text!r}").format(why=error, text=text)) from error
    if compiled.fullmatch(""):
        raise ValueError(_("matches nothing at all: {text!r}").format(text=text))
    return text


Expression = Annotated[str, AfterValidator(_expression)]
Expressions = Annotated[list[Expression], Field(min_length=1)]


class ExclusiveSet(Strict):
    """Parts that exclude each other. `strict`: without exception; `complete`: together they are everything there is.

    `among_themselves`: the members overlap with all else, not with each other.
    """

    name: Annotated[str, Field(min_length=1)]
    say: Expressions
    strict: bool = True
    among_themselves: bool = False
    complete: list[str] = Field(default_factory=list)
    examples: Annotated[list[list[str]], Field(min_length=1)]
    counterexamples: Annotated[list[list[str]], Field(min_length=1)]


class ExclusiveFile(Strict):
    """patterns/check/exclusive.yaml"""

    whole_lists: Expressions
    part_lists: Expressions
    open_ends: Expressions
    carried_over: Expressions
    overlapping: Expressions
    overlapping_in_part_lists: Expressions
    one_of: Expressions
    sets: Annotated[list[ExclusiveSet], Field(min_length=1)]
