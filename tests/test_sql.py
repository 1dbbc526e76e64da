"""docs/sql.md says what is true: its questions are asked of the database it tells to make."""

import re
import sqlite3
import subprocess
import sys
from contextlib import chdir
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vnpartyextract import cli

ROOT = Path(__file__).parents[1]
DOCS = (ROOT / "docs/sql.md").read_text("utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```\n\n```text\n(.*?)```", DOCS, re.DOTALL)
PYTHON = re.findall(r"```python\n(.*?)```", DOCS, re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the database and the Parquet file of the two articles."""
    place = tmp_path_factory.mktemp("sql")
    for name in ("facts.sqlite", "facts.parquet"):
        with chdir(ROOT):
            done = CliRunner().invoke(cli.app, ["extract", "docs/examples", "-o", str(place / name), "--context"])
        assert done.exit_code == 0
    return place


def printed(base: sqlite3.Connection, question: str) -> str:
    found = base.execute(question)
    rows = [[column[0] for column in found.description], *found]
    return "".join(" | ".join("" if value is None else str(value) for value in row).rstrip() + "\n" for row in rows)


def test_there_are_ten() -> None:
    assert len(QUESTIONS) == 10


@pytest.mark.parametrize(("question", "due"), QUESTIONS, ids=[str(place) for place in range(1, len(QUESTIONS) + 1)])
def test_a_question(question: str, due: str, folder: Path) -> None:
    assert printed(sqlite3.connect(folder / "facts.sqlite"), question) == due


def test_every_view_that_is_told_is_there_and_answers(folder: Path) -> None:
    base = sqlite3.connect(folder / "facts.sqlite")
    views = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    rows = [row for row in DOCS.splitlines() if row.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`([a-z_]+)`", row.split("|")[1])} == views
    for view in views:
        assert base.execute(f"SELECT count(*) FROM {view}").fetchone()[0] > 0, view


def test_the_database_keeps_its_own_rules(folder: Path) -> None:
    base = sqlite3.connect(folder / "facts.sqlite")
    base.execute("PRAGMA foreign_keys = ON")
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    with pytest.raises(sqlite3.IntegrityError):
        base.execute("UPDATE facts SET metric = 'nothing of the kind'")
    base.execute("DELETE FROM documents")
    for table in ("facts", "titles", "organizations"):
        assert base.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert base.execute("SELECT count(*) FROM search WHERE search MATCH 'đảng'").fetchone() == (0,)
    base.rollback()


@pytest.mark.parametrize("program", PYTHON, ids=["duckdb", "pandas"])
def test_python(program: str, folder: Path) -> None:
    pytest.importorskip(re.findall(r"import (\w+)", program)[0])
    pytest.importorskip("pyarrow")
    done = subprocess.run([sys.executable, "-c", program], cwd=folder, capture_output=True, text=True)
    said = [line.partition("  # ")[2] for line in program.split("\n") if "  # " in line]
    assert (done.stdout.splitlines(), done.stderr) == (said, "")
