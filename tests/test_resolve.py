"""Overlaps: the longest stays, of equals the earliest, then the first kind."""

import random
from dataclasses import dataclass
from itertools import pairwise

import pytest

from vnpartyextract.resolve import outside, without_overlaps


@dataclass(frozen=True)
class Piece:
    start: int
    end: int
    kind: str = ""


def drawn(*rows: str) -> list[list[Piece]]:
    """Each row is a kind; a run of equal letters is a stretch: `..aaa..bb` → 2 to 5 and 7 to 9."""
    kinds = []
    for row in rows:
        found: list[Piece] = []
        for place, letter in enumerate(row):
            if letter == ".":
                continue
            if found and found[-1].end == place and found[-1].kind == letter:
                found[-1] = Piece(found[-1].start, place + 1, letter)
            else:
                found.append(Piece(place, place + 1, letter))
        kinds.append(found)
    return kinds


@pytest.mark.parametrize(
    ("rows", "due"),
    [
        ([], ""),
        (["......"], ""),
        (["aab.cc"], "aab.cc"),
        (["aaa...", "..bbbb"], "..bbbb"),
        (["..aaaa", "bbb..."], "..aaaa"),
        (["..aaa.", "bbb..."], "bbb..."),
        (["aaa...", "bbb..."], "aaa..."),
        (["aa....", "..bb..", "....cc"], "aabbcc"),
        (["aa..cc", ".bbbb."], ".bbbb."),
        (["aaaa..", "...bbb", ".....c"], "aaaa.c"),
    ],
)
def test_without_overlaps(rows: list[str], due: str) -> None:
    kept = without_overlaps(*drawn(*rows))
    row = ["."] * max(map(len, rows), default=0)
    for piece in kept:
        row[piece.start : piece.end] = piece.kind * (piece.end - piece.start)
    assert "".join(row).strip(".") == due.strip(".")
    assert kept == sorted(kept, key=lambda piece: piece.start)


def test_kept_stretches_never_overlap_and_no_free_one_is_dropped() -> None:
    chance = random.Random(7)
    for _ in range(200):
        pieces = [Piece(start, start + chance.randint(1, 6)) for start in chance.choices(range(30), k=8)]
        kept = without_overlaps(pieces)
        assert all(one.end <= two.start for one, two in pairwise(kept))
        for piece in pieces:
            assert piece in kept or any(piece.start < one.end and one.start < piece.end for one in kept)


@pytest.mark.parametrize(
    ("claimed", "due"),
    [
        ([], [(0, 3), (3, 5), (7, 9)]),
        ([(3, 5)], [(0, 3), (7, 9)]),
        ([(2, 4)], [(7, 9)]),
        ([(5, 7)], [(0, 3), (3, 5), (7, 9)]),
        ([(0, 20)], []),
    ],
)
def test_outside(claimed: list[tuple[int, int]], due: list[tuple[int, int]]) -> None:
    pieces = [Piece(0, 3), Piece(3, 5), Piece(7, 9)]
    assert [(one.start, one.end) for one in outside(pieces, claimed)] == due
