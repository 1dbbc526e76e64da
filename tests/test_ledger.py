"""The ledger: every run of digits is in a fact or listed. In the cases facts stand in [ ], what is left in < >."""

import random
import re

import pytest

from vnpartyextract.model import Span
from vnpartyextract.output.ledger import ledger


def marked(text: str) -> tuple[str, list[Span], list[tuple[str, int, int]]]:
    plain, facts, left = "", [], []
    start = 0
    for piece in re.split(r"([\[\]<>])", text):
        if piece in ("[", "<"):
            start = len(plain)
        elif piece == "]":
            facts.append(Span(start, len(plain)))
        elif piece == ">":
            left.append((plain[start:], start, len(plain)))
        else:
            plain += piece
    return plain, facts, left


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("", 0),
        ("không có số nào", 0),
        ("kết nạp [178 đảng viên], đạt [101,72%]", 2),
        ("kết nạp [178 đảng viên], lớp <12>, Covid-<19>", 3),
        ("[9/10 xã], [17/2/2024], <0123.456.789>, <10:58:07>", 4),
        ("[3 lớp]/[286 học viên]", 2),
        ("[9]/<10> xã", 2),
        ("<9>/[10 xã]", 2),
        ("<1>.[115] người", 2),
        ("[Nghị quyết số 05-NQ/TW ngày 15/5/2016]", 2),
        ("[90] - [100] người, <5>–[7] lớp", 4),
        ("[2020 - 2025]", 2),
        ("giá <1.500,5> và <1>, <2>", 3),
        ("[trước]12[sau]".replace("12", "<12>"), 1),
        ("<0>[9]<9>", 1),
    ],
)
def test_ledger(text: str, total: int) -> None:
    plain, facts, left = marked(text)
    found = ledger(plain, facts)
    if text == "<0>[9]<9>":  # a fact that takes a part of one run of digits leaves the whole run
        left = [("099", 0, 3)]
    assert [(one["text"], *one["span"]) for one in found["left"]] == left
    assert (found["total"], found["in_facts"]) == (total, total - len(left))


def test_facts_over_and_inside_one_another() -> None:
    text = "từ 1/3 đến 15/4/2024 có 5 lớp"
    long, inner, after = Span(0, 20), Span(3, 6), Span(24, 29)
    for facts in ([long, inner, after], [after, inner, long], [long, long, inner, after]):
        assert ledger(text, facts) == {"total": 3, "in_facts": 3, "left": []}
    assert [one["text"] for one in ledger(text, [inner, after])["left"]] == ["15/4/2024"]


@pytest.mark.parametrize("text", ["có ١٢ người", "có １２ người", "có 12² người"])
def test_digits_of_other_scripts_are_no_less_counted(text: str) -> None:
    found = ledger(text, [])
    assert found["total"] == len(found["left"]) == 1
    assert text[slice(*found["left"][0]["span"])] == found["left"][0]["text"]


def test_every_digit_is_accounted_for_wherever_facts_stand() -> None:
    chance = random.Random(3)
    for _ in range(300):
        text = "".join(chance.choices("12345 .,/-a", k=30))
        starts = chance.choices(range(30), k=5)
        facts = [Span(start, min(30, start + chance.randint(1, 8))) for start in starts]
        found = ledger(text, facts)
        places = [range(*one["span"]) for one in found["left"]]
        for run in re.finditer(r"\d+", text):
            in_fact = any(fact.start <= run.start() and run.end() <= fact.end for fact in facts)
            listed = any(run.start() in place and run.end() - 1 in place for place in places)
            assert in_fact or listed, (text, facts)
        assert found["total"] == found["in_facts"] + len(found["left"])
        assert all(text[slice(*one["span"])] == one["text"] for one in found["left"])
