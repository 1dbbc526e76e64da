"""Phrases as the pattern files write them, and the tree in which they are looked up syllable by syllable.

A phrase is plain words. `(a|b)` stands for either, `[a]` and `[a|b]` for a part that may be missing. Matching goes by whole
syllables and punctuation marks, so no phrase ever matches inside a longer syllable (`ba` in `ban`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from vnpartyextract.text import fold

Tree = dict[str, Any]
"""Nested dicts keyed by syllable; the payloads of a phrase that ends at a node stand under the empty key."""

_PIECE = re.compile(r"\w+|[^\w\s]")
_OPEN = re.compile(r"[(\[]([^()\[\]]*)[)\]]")


def syllables(text: str) -> list[str]:
    """The syllables, numbers and punctuation marks of a folded text, in order."""
    return _PIECE.findall(text)


def expand(phrase: str) -> list[str]:
    """Write a phrase out into plain ones. Raises ValueError where it could match nothing or a bracket is left open."""
    found = [phrase]
    while (match := _OPEN.search(found[0])) is not None:
        options = match.group(1).split("|")
        if any(not option.strip() for option in options):
            raise ValueError(f"empty choice in {phrase!r}")
        if match.group().startswith("["):
            options.append("")
        outer: list[str] = []
        for text in found:
            here = _OPEN.search(text)
            if here is None:  # the pieces of one phrase have the same brackets left
                raise ValueError(f"uneven brackets in {phrase!r}")
            outer += [text[: here.start()] + option + text[here.end() :] for option in options]
        found = outer
    plain = [" ".join(fold(text).text.split()) for text in found]
    if any(not text for text in plain):
        raise ValueError(f"{phrase!r} can match nothing")
    if any(mark in text for text in plain for mark in "()[]|"):
        raise ValueError(f"uneven brackets in {phrase!r}")
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
    for found in walk(tree, words, start, stop):
        if best is None or found[0] > best[0]:
            best = found
    return best
