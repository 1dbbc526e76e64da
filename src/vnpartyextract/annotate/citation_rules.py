"""What citations are found by: types, letters of symbols, issuers; read from YAML, then made ready for matching."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnpartyextract.annotate.shapes import Phrases, last_word

# An ordinal in digits or in one or two words: `7`, `tư`, `mười một`.
ORDINAL = r"\d{1,2}|[^\W\d_]+(?: một| hai| ba| bốn| lăm)?"


@dataclass(frozen=True, slots=True)
class CitationType:
    name: str
    words: str
    bare: bool
    small: bool
    plenum: bool
    named: bool
    issued: bool
    short: bool
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitationRules:
    types: dict[str, list[CitationType]]
    any_type: re.Pattern[str]
    codes: dict[str, CitationType]
    plenum: tuple[str, ...]
    ordinals: dict[str, int]
    closers: Phrases
    strong: Phrases
    offices: re.Pattern[str]
    alone: frozenset[str]
    verbs: tuple[str, ...]
    kinds: tuple[str, ...]


def load_citations(path: Path) -> dict[str, Any]:
    """Read and check the rules; the result is plain data, fit to be cached. Raises PatternError."""
    from vnpartyextract.rules.shape_files import CitationFile
    from vnpartyextract.rules.source import read_rules

    return read_rules(path, CitationFile).model_dump(mode="json")


def compile_citations(data: dict[str, Any]) -> CitationRules:
    """Make rules ready for use from what `load_citations` gave."""
    types: dict[str, list[CitationType]] = {}
    codes: dict[str, CitationType] = {}
    for raw in data["types"]:
        for words, short in [(raw["name"], False), *((word, True) for word in raw["short"])]:
            folded = words.lower()
            entry = CitationType(
                raw["name"],
                folded,
                raw["bare"],
                raw["small"],
                raw["plenum"],
                raw["named"],
                raw["issued"],
                short,
                tuple(raw["codes"]),
            )
            types.setdefault(last_word(folded, len(folded))[1], []).append(entry)
            if not short:
                for code in raw["codes"]:
                    codes.setdefault(code, entry)
    for found in types.values():
        found.sort(key=lambda entry: -len(entry.words))
    names = sorted((raw["name"].lower() for raw in data["types"]), key=len, reverse=True)
    who = data["issuer"]
    return CitationRules(
        types,
        re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)"),
        codes,
        tuple(sorted(data["plenum"], key=len, reverse=True)),
        data["ordinals"],
        Phrases(data["closers"]),
        Phrases(data["strong"]),
        re.compile(rf"(?<!\w)(?:{'|'.join(sorted([*who['offices'], *who['alone']], key=len, reverse=True))})(?!\w)"),
        frozenset(who["alone"]),
        tuple(sorted(who["verbs"], key=len, reverse=True)),
        tuple(sorted(data["kinds"], key=len, reverse=True)),
    )


def skip(text: str, pos: int) -> int:
    while text.startswith(" ", pos):
        pos += 1
    return pos


def skip_back(text: str, pos: int) -> int:
    while pos > 0 and text[pos - 1] == " ":
        pos -= 1
    return pos


def back(text: str, end: int, *words: str) -> int:
    """`end`, moved back over any of the words that stand before it."""
    end = skip_back(text, end)
    for word in words:
        start = end - len(word)
        if start > 0 and text.startswith(word, start) and not text[start - 1].isalpha():
            end = skip_back(text, start)
    return end


def written(cased: str, start: int, end: int) -> str:
    return " ".join(cased[start:end].split())
