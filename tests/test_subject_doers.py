"""Who does it, where it took place, and whose figure it is then: the cases of tests/data/whose.yaml."""

from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from vnpartyextract.pipeline import extract

CASES: dict[str, list[dict[str, Any]]] = YAML(typ="safe").load(Path(__file__).parent / "data" / "whose.yaml")
FLAT = [
    pytest.param(case["text"], case["subject"], id=f"{kind} {number}")
    for kind, cases in CASES.items()
    for number, case in enumerate(cases)
]


def subject_of(marked: str) -> str | None:
    """Subject of the figure whose number stands in double brackets."""
    at = marked.index("[[")
    text = marked.replace("[[", "").replace("]]", "")
    facts = [fact for fact in extract(text)["facts"] if fact["kind"] == "figure" and fact["number_span"][0] == at]
    assert facts, f"no figure at {marked[at : at + 20]!r}"
    subject: str | None = facts[0]["subject"]
    return subject


def lowered(subject: str | None) -> str | None:
    """With a small first letter, as a name may stand at the head of a sentence or not."""
    return None if subject is None else subject[0].lower() + subject[1:]


@pytest.mark.parametrize(("text", "subject"), FLAT)
def test_whose(text: str, subject: str | None) -> None:
    assert lowered(subject_of(text)) == lowered(subject)
