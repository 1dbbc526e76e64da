"""The lists in which an article breaks a whole down, as records, and what can be asked of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from vnpartyextract.check.article import Article, Figure
from vnpartyextract.check.exclusive import Exclusive, ExclusiveSet
from vnpartyextract.check.told import kind

Opener = Literal["whole", "part", "plain"]


@dataclass(frozen=True, slots=True)
class Part:
    """A figure of a list, the folded words around it that name it, and what it says of itself (unit, group, topic)."""

    figure: Figure
    words: str
    own: str

    @property
    def names(self) -> tuple[str, str]:
        return self.words, self.own


@dataclass(frozen=True, slots=True)
class PartList:
    """Parts of one whole that are told one after another.

    `opener`: whether the words before the list say that it is the whole (`gồm`), that it is a part of it (`trong đó`),
    or neither. `ones`: parts told by a lone `một`, which is no figure. `doubtful`: something else stands among the
    parts, or the list is left open (`còn lại là …`), so that it need not add up. `end`: where it ends. `attached`:
    nothing else is counted between the whole and the list, in one sentence.
    """

    whole: Figure
    parts: tuple[Part, ...]
    opener: Opener
    ones: int
    doubtful: bool
    end: int
    attached: bool = False

    @property
    def low(self) -> float:
        return sum(part.figure.low for part in self.parts) + self.ones

    @property
    def high(self) -> float:
        return sum(part.figure.high for part in self.parts) + self.ones

    @property
    def figures(self) -> tuple[Figure, ...]:
        return tuple(part.figure for part in self.parts)

    def common(self, words: Exclusive) -> ExclusiveSet | None:
        """The set of which each part is another member; None where they may overlap."""
        return None if self.overlaps(words) else words.common([part.names for part in self.parts])

    def overlaps(self, words: Exclusive) -> bool:
        """Whether one of the parts names what people can be besides anything else."""
        in_part = self.opener != "whole" and any(
            words.overlapping_in_part_lists.search(name) for part in self.parts for name in part.names
        )
        return in_part or words.overlaps([part.names for part in self.parts])


def runs(found: PartList, words: Exclusive) -> Iterator[tuple[PartList, ExclusiveSet]]:
    """The stretches of a list whose parts exclude each other, as lists of their own, each with its set."""
    start = 0
    parts = found.parts
    while start < len(parts) - 1:
        best = None
        for end in range(start + 2, len(parts) + 1):
            piece = replace(found, parts=parts[start:end])
            common = piece.common(words)
            if common is None:
                break
            best = (piece, common, end)
        if best is None:
            start += 1
        else:
            piece, common, end = best
            yield replace(piece, doubtful=found.doubtful or end < len(parts) or start > 0), common
            start = end


def rivals(article: Article, found: PartList) -> Iterable[Figure]:
    """Other counts that could as well be the whole: of its kind, told in its sentence or between it and the list."""
    first = found.parts[0].figure
    start = min(article.sentence(found.whole.span.start).start, found.whole.span.start)
    if found.attached:
        return
    members = {figure.id for figure in found.figures}
    for figure in article.figures_in(start, first.span.start):
        if (
            figure.id not in members
            and figure.id != found.whole.id
            and figure.counted
            and kind(figure) == kind(found.whole)
        ):
            yield figure
