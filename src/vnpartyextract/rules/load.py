"""patterns/ to Patterns: finds the folder, reads every file, checks it against the others, keeps what was compiled.

Reading YAML takes longer than extracting an article, so the checked and expanded data is kept as JSON in the user's cache
folder under a hash of the files; any change to a file makes a new one. A cache that cannot be written is no error.
"""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from vnpartyextract import __version__
from vnpartyextract.errors import PatternError
from vnpartyextract.annotate.citations import compile_citations
from vnpartyextract.annotate.shapes import compile_shapes
from vnpartyextract.rules.dates import compile_dates
from vnpartyextract.rules.patterns import ANY, NO_HEAD, PERCENT, Patterns, compile_patterns

FORMAT = "1"  # of the kept data; part of its name
COMPILERS = {"dates": compile_dates, "citations": compile_citations, "names": compile_shapes}


def builtin_folder() -> Path:
    """The patterns that come with the package: inside an installed wheel, or at the top of a checkout."""
    inside = Path(str(files("vnpartyextract"))) / "patterns"
    if inside.is_dir():
        return inside
    beside = Path(__file__).resolve().parents[3] / "patterns"
    if beside.is_dir():
        return beside
    raise PatternError(inside, None, "the built-in patterns are missing: install the package again")


def pattern_files(folder: Path | None) -> dict[str, Path]:
    """Relative name → file, the built-in ones overlaid by those of `folder`.

    A file of the same relative name replaces the built-in one; any other is added. Raises PatternError if `folder` is none.
    """
    found = dict(_yaml_files(builtin_folder()))
    if folder is not None:
        if not folder.is_dir():
            raise PatternError(folder, None, "is not a folder: give a folder of pattern files (see docs/patterns.md)")
        own = dict(_yaml_files(folder))
        if not own:
            raise PatternError(folder, None, "holds no pattern file: expected figures/*.yaml, lexicon/*.yaml or shapes/*.yaml")
        found.update(own)
    return dict(sorted(found.items()))


def load_patterns(folder: Path | None = None) -> Patterns:
    """The built-in patterns, with the files of `folder` beside or instead of them. Raises PatternError."""
    sources = pattern_files(folder)
    digest = sha256(f"{__version__} {FORMAT}".encode())
    for name, path in sources.items():
        try:
            digest.update(f"\0{name}\0".encode() + path.read_bytes())
        except OSError as error:
            raise PatternError(path, None, f"cannot be read: {error.strerror}") from error
    version = digest.hexdigest()[:16]
    return compile_patterns(_kept(version, lambda: _build(version, sources)), COMPILERS)


def _yaml_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.yaml")):
        yield path.relative_to(folder).as_posix(), path


def _kept(version: str, build: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    from platformdirs import user_cache_path

    path = user_cache_path("vnpartyextract") / f"patterns-{version}.json"
    try:
        kept = json.loads(path.read_bytes())
        if isinstance(kept, dict) and kept.get("version") == version:
            return kept
    except (OSError, ValueError):
        pass
    data = build()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{id(data):x}.part")
        part.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        part.replace(path)
    except OSError:
        pass  # a read-only home only costs time
    return data


def _build(version: str, sources: dict[str, Path]) -> dict[str, Any]:
    from vnpartyextract.rules.build import build

    return build(version, sources)


__all__ = ["ANY", "NO_HEAD", "PERCENT", "Patterns", "builtin_folder", "load_patterns", "pattern_files"]
