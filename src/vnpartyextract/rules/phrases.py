"""Phrases as the pattern files write them, and the tree in which they are looked up syllable by syllable.

A phrase is plain words. `(a|b)` stands for either, `[a]` and `[a|b]` for a part that may be missing; brackets may stand
in brackets. Matching goes by whole syllables and punctuation marks, so no phrase ever matches inside a longer syllable
(`ba` in `ban`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from vnpartyextract.messages import _
from vnpartyextract.text import fold

Tree = dict[str, Any]
"""Nested dicts keyed by syllable; the payloads of a phrase that ends at a node stand under the empty key."""

_PIECE = re.compile(r"\w+|[^\w\s]")
_INNERMOST = re.compile(r"\([^()\[\]]*\)|\[[^()\[\]]*\]")
MOST = 5000  # phrases that one may stand for: beyond that somebody multiplied without seeing it


def syllables(text: str) -> list[str]:
    """The syllables, numbers and punctuation marks of a folded text, in order, each in one spelling."""
    return [spelled(piece) for piece in _PIECE.findall(text)]


# The same sound is written with `i` by some and with `y` by others: `kỉ luật`, `kỷ luật`.
_EITHER = re.compile(r"(?:[klmth]|qu)[iìíỉĩị]")
_AS_Y = str.maketrans("iìíỉĩị", "yỳýỷỹỵ")


@lru_cache(maxsize=16384)
def spelled(syllable: str) -> str:
    """A folded syllable as the tree has it."""
    return syllable.translate(_AS_Y) if _EITHER.fullmatch(syllable) else syllable


def expand(phrase: str) -> list[str]:
    """Write a phrase out into plain ones, folded, none twice, in the order written.

    Raises ValueError where it could match nothing, a bracket is left open, or it stands for more than MOST phrases.
    """
    plain: list[str] = []
    left = [phrase]
    while left:
        text = left.pop()
        match = _INNERMOST.search(text)
        if match is None:
            plain.append(" ".join(fold(text).text.split()))
            continue
        options = match.group()[1:-1].split("|")
        if any(not option.strip() for option in options):
            raise ValueError(_("empty choice in {phrase!r}").format(phrase=phrase))
        if match.group().startswith("["):
            options.append("")
        if len(plain) + len(left) + len(options) > MOST:
            raise ValueError(
                _("{phrase!r} stands for more than {most} phrases: write it as several").format(
                    phrase=phrase, most=MOST
                )
            )
        left += [text[: match.start()] + option + text[match.end() :] for option in reversed(options)]
    if any(mark in text for text in plain for mark in "()[]|"):
        raise ValueError(_("uneven brackets in {phrase!r}").format(phrase=phrase))
    if any(not syllables(text) for text in plain):
        raise ValueError(_("{phrase!r} can match nothing").format(phrase=phrase))
    return list(dict.fromkeys(plain))


def plant(tree: Tree, phrase: str, payload: Any) -> None:
    """Add one plain phrase to the tree."""
    node = tree
    for syllable in syllables(phrase):
        node = node.setdefault(syllable, {})
    node.setdefault("", []).append(payload)


def grow(phrases: Iterable[tuple[str, Any]]) -> Tree:
    """A tree of `(phrase, payload)` pairs."""
    tree: Tree = {}
    for phrase, payload in phrases:
        plant(tree, phrase, payload)
    return tree


def walk(tree: Tree, words: Sequence[str], start: int, stop: int) -> Iterator[tuple[int, Any]]:
    """Every phrase that begins at `start`: (end, payload), the shortest first."""
    node: Tree | None = tree
    for index in range(start, stop):
        node = node.get(words[index])  # type: ignore[union-attr]
        if node is None:
            return
        for payload in node.get("", ()):
            yield index + 1, payload


def longest(tree: Tree, words: Sequence[str], start: int, stop: int) -> tuple[int, Any] | None:
    """The longest phrase that begins at `start`: (end, payload) or None."""
    best: tuple[int, Any] | None = None
    node: Tree | None = tree
    for index in range(start, stop):
        node = node.get(words[index])  # type: ignore[union-attr]
        if node is None:
            break
        if payloads := node.get(""):
            best = index + 1, payloads[0]
    return best
