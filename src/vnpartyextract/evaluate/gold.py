"""Gold articles: a text and what a careful reader found in it, each entry pointing at its place by a quote."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_args

from vnpartyextract.evaluate.compare import Stretch, options
from vnpartyextract.messages import _
from vnpartyextract.model import Modifier, PeriodType, Relation

DIGITS = re.compile(r"\d+")
NOWHERE: Stretch = (-1, -1)
_SUFFIX = ".gold.json"

Entry = dict[str, Any]


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """A text with its gold. Every figure, date and citation has its place under `span`; a faulty one is nowhere."""

    name: str
    path: Path
    text: str
    gold: Entry = field(repr=False)

    def entries(self, kind: str) -> list[Entry]:
        found: list[Entry] = self.gold.get(kind, [])
        return found

    def spans(self) -> dict[str, Stretch]:
        """Where the figures stand that others name as their parent."""
        return {figure["id"]: figure["span"] for figure in self.entries("figures") if figure.get("id")}


def locate(text: str, quote: str) -> Stretch:
    """Where the part of `quote` in double brackets stands. Raises ValueError where that is not one place."""
    parts = quote.split("[[")
    if len(parts) != 2 or parts[1].count("]]") != 1:
        raise ValueError(_("needs one [[…]]: {quote!r}").format(quote=quote))
    before, (inside, after) = parts[0], parts[1].split("]]")
    times = text.count(before + inside + after)
    if times != 1:
        raise ValueError(_("stands {times} times in the text: {quote!r}").format(times=times, quote=quote))
    start = text.index(before + inside + after) + len(before)
    return start, start + len(inside)


def load_gold(folder: Path) -> tuple[list[GoldArticle], list[str]]:
    """The gold articles of `folder` in order of their names, and every fault found in them.

    An article that cannot be read is a fault and left out; one with faulty entries is kept.
    """
    articles: list[GoldArticle] = []
    faults: list[str] = []
    if not folder.is_dir():
        return [], [_("{folder}: no such folder").format(folder=folder)]
    for file in sorted(folder.glob("*" + _SUFFIX)):
        name = file.name.removesuffix(_SUFFIX)
        path = file.with_name(name + ".txt")
        try:
            text = path.read_bytes().decode("utf-8-sig")
            gold = json.loads(file.read_text("utf-8"))
        except FileNotFoundError:
            faults.append(_("{name}: no such file; a gold file needs its text beside it").format(name=path.name))
            continue
        except (OSError, ValueError) as error:
            faults.append(f"{file.name}: {error}")
            continue
        faults += [f"{file.name}: {fault}" for fault in _place(text, gold)]
        faults += [f"{file.name}: {fault}" for fault in _faults(gold)]
        articles.append(GoldArticle(name, path, text, gold))
    if not articles and not faults:
        faults.append(_("{folder}: no file *{ending} in it").format(folder=folder, ending=_SUFFIX))
    return articles, faults


def _place(text: str, gold: Entry) -> Iterator[str]:
    """Give each entry its span; yields what has no place, and digits that no entry covers."""
    covered: list[Stretch] = []
    for kind in ("figures", "dates", "citations"):
        for entry in gold.get(kind, []):
            entry["span"] = NOWHERE
            try:
                entry["span"] = locate(text, entry["at"])
            except (ValueError, KeyError) as error:
                yield f"{kind}: {error}"
            covered.append(entry["span"])
    for quote in gold.get("ignore", []):
        try:
            covered.append(locate(text, quote))
        except ValueError as error:
            yield f"ignore: {error}"
    for run in DIGITS.finditer(text):
        if not any(start <= run.start() and run.end() <= end for start, end in covered):
            yield _("digits that no entry covers: …{text!r}…").format(
                text=text[max(0, run.start() - 25) : run.end() + 25]
            )


def _faults(gold: Entry) -> Iterator[str]:
    """What is wrong with the fields of the entries."""
    ids = {figure.get("id") for figure in gold.get("figures", [])}
    for kind, wrong in _WRONG.items():
        for entry in gold.get(kind, []):
            for what in wrong(entry):
                yield f"{kind}: {entry.get('at') or entry.get('name')!r}: {what}"
    for figure in gold.get("figures", []):
        if figure.get("parent") is not None and figure["parent"] not in ids:
            yield _("figures: {at!r}: no figure has the id {id!r}").format(at=figure.get("at"), id=figure["parent"])


def _wrong_figure(figure: Entry) -> Iterator[str]:
    if not figure.get("metric"):
        yield _("metric is missing")
    if not isinstance(figure.get("value"), int | float):
        yield _("value is no number")
    if not figure.get("unit"):
        yield _("unit is missing")
    if (figure.get("parent") is None) != (figure.get("relation") is None):
        yield _("parent and relation go together")
    if figure.get("relation") not in {None, *get_args(Relation)}:
        yield _("no such relation: {said!r}").format(said=figure["relation"])
    if not set(options(figure.get("modifier"))) <= {None, *get_args(Modifier)}:
        yield _("no such modifier: {said!r}").format(said=figure["modifier"])


def _wrong_date(date: Entry) -> Iterator[str]:
    if date.get("type") not in get_args(PeriodType):
        yield _("no such type: {said!r}").format(said=date.get("type"))
    if (date.get("type") == "duration") != ("duration" in date):
        yield _("a duration and nothing else has `duration`")


def _wrong_citation(citation: Entry) -> Iterator[str]:
    if not citation.get("type") or not citation.get("number"):
        yield _("type and number are needed")


def _wrong_official(official: Entry) -> Iterator[str]:
    if not official.get("name") or not official.get("titles"):
        yield _("name and titles are needed")


_WRONG: dict[str, Callable[[Entry], Iterator[str]]] = {
    "figures": _wrong_figure,
    "dates": _wrong_date,
    "citations": _wrong_citation,
    "officials": _wrong_official,
}
