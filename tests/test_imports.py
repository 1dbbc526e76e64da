"""The house: who may import whom, and what is too heavy to be imported before it is needed."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
PACKAGE = SOURCE / "vnpartyextract"

# Bottom to top: a room knows those above it in this list, never those below. A room is a module or a package; a module
# of a package that stands on its own line is a room of its own.
ROOMS = (
    "vnpartyextract",  # nothing but the version; what it hands on is imported late
    "errors",
    "messages",  # the catalogues; every room may speak
    "names",  # names that people type
    "config",  # what holds where an option is left out
    "limits",
    "model",
    "lines",
    "text",
    "numerals",
    "rules",  # the forms of the pattern files, and what is read from them as plain values
    "places",
    "segment",
    "lunar",
    "periods",
    "resolve",
    "read",
    "annotate",
    "rules.build rules.load",  # joins what the rooms above make of their own pattern files
    "discourse",
    "attribute",
    "when subject link",
    "cells",  # numbers of tables, read with their heads
    "locate",
    "reading",  # what all stages have read, for those that put it out or explain it
    "explain",
    "diff",  # compares facts; knows no files
    "query",  # which facts are meant
    "series",
    "query.item query.answer",  # what figures come to
    "check",
    "output",
    "verify",  # what holds of every finished document
    "pipeline",
    "batch",
    "documents",
    "distributed",
    "diff.sides",
    "rules.check_shapes rules.check rules.describe",  # runs the examples of the pattern files through the pipeline
    "evaluate",
    "arguments",
    "review",  # the page, and what people said of it
    "cli",
    "__main__",
)
RANK = {module: rank for rank, room in enumerate(ROOMS) for module in room.split()}

# Heavy or optional parts: the modules that may import them at once, and those that may while they run.
HEAVY = {
    "dask": ("", ""),
    "distributed": ("", "distributed"),
    "pathspec": ("", "batch.inputs"),
    "underthesea": ("", "segment"),
    "vnlunar": ("", "lunar"),
    "pydantic": ("rules.* output.schema", "verify"),
    "ruamel": ("rules.source", ""),
    "jinja2": ("", "review.page"),
    "markupsafe": ("", "review.page"),
    "platformdirs": ("", "rules.load"),
    "charset_normalizer": ("", "read.decode"),
    "openpyxl": ("", "documents.tables"),
    "xlsxwriter": ("", "output.writers.xlsx"),
    "pyarrow": ("", "output.writers.parquet documents.tables"),
    "rich": (
        "output.layout output.explained output.screen output.progress output.changes.table output.series.* "
        "output.findings",
        "review.by_rule output.grid output.answer",
    ),
    "matplotlib": ("", "output.series.picture"),
    "typer": ("cli cli.*", ""),
}


def module_name(path: Path) -> str:
    name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    return "vnpartyextract" if name == "__init__" else name.removesuffix(".__init__")


MODULES = {module_name(path): path for path in sorted(PACKAGE.rglob("*.py"))}


def room_of(module: str) -> str:
    """The longest part of a module's name that is a room."""
    parts = module.split(".")
    names = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    return next((name for name in names if name in RANK), "")


def imports(tree: ast.AST) -> Iterator[tuple[str, bool]]:
    """Every absolute import as `a.b.c`, and whether it is done at once. What only the type checker sees is left out."""

    def walk(node: ast.AST, at_once: bool) -> Iterator[tuple[str, bool]]:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            return
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_once) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out"
            yield from ((f"{node.module}.{alias.name}", at_once) for alias in node.names)
        inside = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for child in ast.iter_child_nodes(node):
            yield from walk(child, at_once and not inside)

    return walk(tree, True)


def own_imports(module: str) -> set[str]:
    """The modules of the package that `module` imports, sooner or later."""
    found = set()
    for name, _ in imports(ast.parse(MODULES[module].read_text("utf-8"))):
        first, _, rest = name.partition(".")
        if first == "vnpartyextract":
            parts = rest.split(".")
            candidates = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
            found.add(next((one for one in candidates if one in MODULES), "vnpartyextract"))
    return found - {module}


def test_every_module_has_its_room() -> None:
    assert [module for module in MODULES if not room_of(module)] == []


def test_every_room_is_told_of() -> None:
    told = (SOURCE.parent / "docs" / "architecture.md").read_text("utf-8")
    named = {name for row in told.splitlines() if row.startswith("| `") for name in row.split("|")[1].split("`")[1::2]}
    assert named == set(RANK) - {"vnpartyextract", "__main__"}


@pytest.mark.parametrize("module", MODULES)
def test_a_room_imports_only_from_below(module: str) -> None:
    own = RANK[room_of(module)]
    upward = {one for one in own_imports(module) if RANK[room_of(one)] > own}
    assert upward == set()


def test_no_circles() -> None:
    left = {module: own_imports(module) for module in MODULES}
    while free := [module for module, needed in left.items() if not needed & left.keys()]:
        for module in free:
            del left[module]
    assert left == {}, "these import one another"


def _allowed(module: str, listed: str) -> bool:
    return any(module == one or (one.endswith(".*") and module.startswith(one[:-1])) for one in listed.split())


@pytest.mark.parametrize("module", MODULES)
def test_heavy_parts_are_imported_where_they_are_needed_only(module: str) -> None:
    wrong = []
    for name, at_once in imports(ast.parse(MODULES[module].read_text("utf-8"))):
        heavy = name.split(".")[0]
        if heavy in HEAVY:
            first, late = HEAVY[heavy]
            if not (_allowed(module, first) or (not at_once and _allowed(module, late))):
                wrong.append(name)
    assert wrong == []


PROBE = """
import sys
from vnpartyextract import extract
facts = extract("Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên.")["facts"]
assert any(fact["kind"] == "figure" for fact in facts)
print(*{module.split(".")[0] for module in sys.modules})
"""


def test_every_room_stands_in_the_table_of_the_docs() -> None:
    page = (SOURCE.parent / "docs" / "architecture.md").read_text("utf-8")
    told = {room for row in page.splitlines() if "|" in row for room in re.findall(r"`([a-z_.]+)`", row)}
    assert {room for line in ROOMS for room in line.split()} - told == {"vnpartyextract", "__main__"}


def test_extract_from_kept_patterns_loads_no_checker_of_patterns(tmp_path: Path) -> None:
    """The second run needs neither YAML nor pydantic; they would double the time to start."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(SOURCE),
        "XDG_CACHE_HOME": str(tmp_path),
        "PYTHONIOENCODING": "utf-8",
    }
    loaded = set()
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", PROBE], capture_output=True, env=environment, text=True, timeout=120, check=True
        )
        loaded = set(done.stdout.split())
    assert "vnpartyextract" in loaded
    assert loaded & {"pydantic", "ruamel", "typer", "rich", "charset_normalizer"} == set()
