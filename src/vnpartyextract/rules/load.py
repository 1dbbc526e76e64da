"""patterns/ to Patterns: finds the folder, reads every file, checks it against the others, keeps what was compiled.

Reading YAML takes longer than extracting an article, so the checked and expanded data is kept as JSON in the user's
cache folder under a hash of the files; any change to a file makes a new one. No error where it cannot be written.
"""

import json
import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from vnpartyextract import __version__
from vnpartyextract.annotate.citations import compile_citations, load_citations
from vnpartyextract.annotate.officials.gather import compile_officials
from vnpartyextract.annotate.organisations import compile_organisations
from vnpartyextract.annotate.shapes import compile_shapes, load_shapes
from vnpartyextract.annotate.table_words import compile_table_words, load_table_words
from vnpartyextract.errors import PatternError
from vnpartyextract.messages import _
from vnpartyextract.read.words import compile_head_words, load_head_words
from vnpartyextract.rules.dates import compile_dates, load_date_rules
from vnpartyextract.rules.folder import builtin_folder
from vnpartyextract.rules.patterns import Patterns, compile_patterns

LOADERS = {
    "dates": load_date_rules,
    "citations": load_citations,
    "names": load_shapes,
    "datelines": load_head_words,
    "tables": load_table_words,
}
COMPILERS = {
    "dates": compile_dates,
    "citations": compile_citations,
    "names": compile_shapes,
    "datelines": compile_head_words,
    "tables": compile_table_words,
    "organisations": compile_organisations,
    "officials": compile_officials,
}
EXPECTED = "figures/*.yaml, lexicon/*.yaml or shapes/*.yaml"
MOST_KEPT = 8  # files in the cache folder


def pattern_files(folder: Path | None) -> dict[str, Path]:
    """Relative name → file, the built-in ones overlaid by those of `folder`.

    A file of the same relative name replaces the built-in one; metrics may be added. Raises PatternError if `folder` is
    none, or holds a vocabulary that nothing would read.
    """
    # What is under check/ is read where finished facts are checked; no fact depends on it.
    found = {name: path for name, path in _yaml_files(builtin_folder()) if not name.startswith("check/")}
    if folder is not None:
        if not folder.is_dir():
            raise PatternError(
                folder, None, _("is not a folder: give a folder of pattern files (see docs/patterns.md)")
            )
        own = dict(_yaml_files(folder))
        if not own:
            raise PatternError(folder, None, _("holds no pattern file: expected {files}").format(files=EXPECTED))
        for name, path in own.items():
            if name.startswith(("lexicon/", "shapes/")) and name not in found:
                known = ", ".join(name for name in found if not name.startswith("figures/"))
                raise PatternError(
                    path,
                    None,
                    _("nothing reads a file of this name (known: figures/*.yaml, {known})").format(known=known),
                )
        found.update(own)
    return dict(sorted(found.items()))


def load_patterns(folder: Path | None = None) -> Patterns:
    """The built-in patterns, with the files of `folder` beside or instead of them. Raises PatternError."""
    sources = pattern_files(folder)
    digest = sha256(__version__.encode())
    for name, path in sources.items():
        try:
            digest.update(f"\0{name}\0".encode() + path.read_bytes())
        except OSError as error:
            raise PatternError(path, None, _("cannot be read: {why}").format(why=error.strerror)) from error
    for path in sorted((builtin_folder() / "places").glob("*.tsv")):  # read when a place is asked for
        digest.update(f"\0{path.name}\0".encode() + path.read_bytes())
    version = digest.hexdigest()[:16]
    cache = _cache_file(version)
    kept = _kept(cache, version)
    if kept is not None:
        return kept
    # Late: pydantic and YAML are needed only here.
    from vnpartyextract.rules.build import build

    data = build(version, sources, LOADERS)
    _keep(cache, data)
    return compile_patterns(data, COMPILERS)


def _yaml_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*.yaml")):
        yield path.relative_to(folder).as_posix(), path


def _cache_file(version: str) -> Path:
    """Where data is kept: named by the pattern files and by the code that reads them, so that neither can be stale."""
    from platformdirs import user_cache_path

    code = sha256()
    package = Path(__file__).parents[1]
    for path in sorted([*package.glob("rules/*.py"), *package.glob("annotate/*.py"), *package.glob("read/*.py")]):
        code.update(path.read_bytes())
    return user_cache_path("vnpartyextract") / f"patterns-{version}-{code.hexdigest()[:8]}.json"


def _kept(path: Path, version: str) -> Patterns | None:
    """The patterns kept in `path`; None where there are none, or none that can be used."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # to open a pipe would wait for whoever writes into it
            return None
        digest, _, written = path.read_bytes().partition(b"\n")
        if sha256(written).hexdigest().encode() != digest:  # cut off, or a bit was flipped: made anew
            return None
        data = json.loads(written)
        return compile_patterns(data, COMPILERS) if data["version"] == version else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _keep(path: Path, data: dict[str, Any]) -> None:
    part = path.with_suffix(f".{os.getpid()}-{id(data):x}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        written = json.dumps(data, ensure_ascii=False).encode()
        # Whoever may write it decides what is read from texts: it is for its owner alone, whatever the umask.
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
            stream.write(sha256(written).hexdigest().encode() + b"\n" + written)
        part.replace(path)
        kept = sorted(path.parent.glob("patterns-*.json"), key=lambda file: file.stat().st_mtime)
        for old in kept[:-MOST_KEPT]:
            old.unlink(missing_ok=True)
    except OSError:  # a read-only home, or a full disk, only costs time
        with suppress(OSError):
            part.unlink(missing_ok=True)


__all__ = ["Patterns", "builtin_folder", "load_patterns", "pattern_files"]
