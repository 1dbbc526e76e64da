"""Where a rule stands in the pattern files, for people who want to look it up.

Cues carry their line with them. What is asked for once in a while is searched for when it is asked for.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path


def place_of_id(sources: Mapping[str, Path], file: str, rule: str) -> str:
    """`shapes/dates.yaml:94` for the rule `id: day-numeric`; the file alone where no line holds it.

    `sources`: file by name, as `rules.load.pattern_files` gives it.
    """
    return _place(sources, file, rf"-\s+\{{?(?:id|name):\s*[\"']?{re.escape(rule)}[\"']?(?=[\s,}}]|$)")


def place_of_key(sources: Mapping[str, Path], file: str, key: str) -> str:
    """The same for a key at the top of a file: `figures/classes.yaml:4` for `alone:`."""
    return _place(sources, file, rf"{re.escape(key)}:")


def _place(sources: Mapping[str, Path], file: str, pattern: str) -> str:
    path = sources.get(file)
    if path is None:
        return file
    number = _line(path, pattern)
    return f"{file}:{number}" if number is not None else file


@lru_cache(maxsize=256)
def _line(path: Path, pattern: str) -> int | None:
    try:
        lines = path.read_text("utf-8").split("\n")
    except (OSError, UnicodeError):  # it was there when the patterns were read; a line number is not worth an error
        return None
    wanted = re.compile(pattern)
    return next((number for number, line in enumerate(lines, 1) if wanted.match(line.lstrip())), None)
