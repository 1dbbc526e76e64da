"""Short-hands for tests of officials: what a text says, by the rules of patterns/."""

from pathlib import Path

from vnpartyextract.annotate.officials.gather import Official, OfficialRules, find_officials
from vnpartyextract.rules.load import load_patterns
from vnpartyextract.text import fold

ORGANISATIONS = load_patterns().shapes.organisations
LEXICON = Path(__file__).parent.parent / "patterns" / "lexicon"


def officials(text: str, rules: OfficialRules) -> list[Official]:
    folded = fold(text)
    return find_officials(folded, rules, ORGANISATIONS)


def said(text: str, rules: OfficialRules) -> dict[str, list[str]]:
    return {official.name: [title.text for title in official.titles] for official in officials(text, rules)}
