"""The README says what is true: its commands are run, and what it shows of their output is compared, line by line."""

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
PROSE = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("corpus/*.md")])
LEFT_OUT = re.compile(r"^…$", re.MULTILINE)
OUR_NAME = "vnpartyextract"


def blocks(language: str, text: str = README) -> list[str]:
    """The fenced blocks of one language, in order."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def session(text: str) -> Iterator[tuple[str, list[str]]]:
    """Every command after a `$`, with the lines shown under it."""
    for block in blocks("console", text):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = part.rstrip("\n").split("\n")
            yield command, shown


SESSION = [*session(README), *session((ROOT / "README.vi.md").read_text("utf-8"))]


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the README's reader has it: the corpus, their own rules, and the command on the path."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")
    rules = folder / "my-rules" / "figures"
    rules.mkdir(parents=True)
    (rules / "donations.yaml").write_text(blocks("yaml")[0], "utf-8")
    command = folder / "bin" / OUR_NAME
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vnpartyextract "$@"\n', "utf-8")
    command.chmod(0o755)
    return folder


def run(command: str, place: Path) -> subprocess.CompletedProcess[str]:
    path = f"{place / 'bin'}{os.pathsep}{os.environ['PATH']}"
    source = os.pathsep.join([str(ROOT / "src"), os.environ.get("PYTHONPATH", "")])
    known = {"PATH": path, "PYTHONPATH": source, "COLUMNS": "150", "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}
    environment = os.environ | known
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=place, env=environment, capture_output=True, text=True
    )


def squeezed(text: str) -> str:
    """How wide the columns of a table are is the terminal's business."""
    return re.sub(r" {2,}", "  ", text)


@pytest.mark.parametrize(("command", "shown"), [case for case in SESSION if OUR_NAME in case[0]])
def test_commands_print_what_is_shown(command: str, shown: list[str], place: Path) -> None:
    if "| jq" in command and shutil.which("jq") is None:
        command = command[: command.index("| jq")]  # a reader without jq can still run our part
        shown = []
    done = run(command, place)
    if not shown:  # a comparison or a check may find something
        assert done.returncode in (0, 1)
        assert "Traceback" not in done.stderr
        return
    assert (done.returncode, done.stderr) == (0, "")
    printed = "\n" + squeezed(done.stdout)
    position = 0
    for passage in LEFT_OUT.split("\n".join(shown)):  # between two lines without a `…` nothing may be left out
        lines = squeezed(passage).strip("\n")
        if lines:
            position = printed.find(f"\n{lines}\n", position)
            assert position >= 0, f"not printed, or not in this order:\n{lines}"


def test_make_targets_exist() -> None:
    named = set(re.findall(r"(?m)(?:`|\$ |^    )make ([a-z-]+)", "".join(path.read_text("utf-8") for path in PROSE)))
    assert {"demo", "test"} <= named
    for target in sorted(named):
        done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
        assert done.returncode == 0, f"make {target}: {done.stderr}"


def test_make_demo_reads_an_article_of_the_corpus() -> None:
    done = subprocess.run(
        ["make", "-n", "--no-print-directory", "demo"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    command = next(line for line in done.stdout.splitlines() if "/vnpartyextract " in line).split()
    assert command[1] == "extract"
    assert (ROOT / command[2]).is_file()


def test_what_make_demo_says_to_try_works(place: Path) -> None:
    """Each as it stands, from the top of a checkout."""
    recipe = subprocess.run(
        ["make", "-n", "--no-print-directory", "demo"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    tried = re.findall(r'echo "  \.venv/bin/(vnpartyextract .*)"', recipe)
    assert len(tried) == 3
    for command in tried:
        assert run(command, place).returncode == 0, command


def test_every_command_is_told_and_has_help(place: Path) -> None:
    """The commands are those that `--help` lists, groups with those in them."""

    def commands(*group: str) -> Iterator[str]:
        listed = run(" ".join([OUR_NAME, *group, "--help"]), place).stdout.partition("Commands:")[2]
        for name in re.findall(r"^  ([a-z][\w-]*)  ", listed.partition("\n\n")[0], re.MULTILINE):
            inner = list(commands(*group, name))
            yield from inner or [" ".join([*group, name])]

    found = list(commands())
    assert {"extract", "schema", "evaluate", "patterns test"} <= set(found)
    for name in found:
        assert f"`{OUR_NAME} {name}" in README, f"the README does not tell of {name}"
        assert len(run(f"{OUR_NAME} {name} --help", place).stdout.split("\n\n")) > 2, f"{name} has no help"


def test_python_runs(place: Path) -> None:
    pandas, library = blocks("python")
    ast.parse(pandas)
    (place / "library.py").write_text(library, "utf-8")
    done = run(f"{sys.executable} library.py", place)
    said = [line.partition("  # ")[2] for line in library.split("\n") if "  # " in line]
    assert (done.stdout.splitlines(), done.stderr) == (said, "")


def test_links_lead_to_files() -> None:
    for path in PROSE:
        for target in re.findall(r"\]\(([^)#:]+)\)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_metrics_are_all_in_the_contract() -> None:
    told = set(re.findall(r"^\| `([a-z_]+)` \|", (ROOT / "docs/output.md").read_text("utf-8"), re.MULTILINE))
    assert {path.stem for path in (ROOT / "patterns/figures").glob("*.yaml")} <= told
