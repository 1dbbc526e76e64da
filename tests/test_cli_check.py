"""`vnpartyextract check` as a user meets it: whole outputs, messages, exit statuses."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]
ENVIRONMENT = {name: told for name, told in os.environ.items() if name not in ("COLUMNS", "LINES")} | {
    "PYTHONPATH": str(ROOT / "src"),
    "COLUMNS": "120",
}

WRONG = """Huyện Mẫu Sơn sơ kết công tác kiểm tra
17/2/2024

Năm 2023, cấp ủy thi hành kỷ luật 25 đảng viên, gồm: khiển trách 14 đồng chí, cảnh cáo 6 đồng chí, khai trừ 3 đồng chí.
Đảng bộ huyện kết nạp 178 đảng viên, đạt 101,72% kế hoạch.
"""
IMPOSSIBLE = "Kỷ luật 22 đảng viên (khiển trách 14, cảnh cáo 6, khai trừ 3).\n"
SOUND = "Kỷ luật 23 đảng viên (khiển trách 14, cảnh cáo 6, khai trừ 3).\n"

TABLE = """\
impossible.txt
  error parts-over-whole: 14 + 6 + 3 = 23, more than the whole, «22 đảng viên» (forms of discipline)
    «22 đảng viên» [8, 20) · «14» [34, 36) · «6» [47, 48) · «3» [59, 60)

wrong.txt
  warning list-sum: 14 + 6 + 3 = 23, not the whole, «25 đảng viên»
    «25 đảng viên» [84, 96) · «14 đồng chí» [115, 126) · «6 đồng chí» [137, 147) · «3 đồng chí» [158, 168)
  note plan-derived: 178 at 101,72 %: the plan was 175
    «178 đảng viên» [192, 205) · «101,72%» [211, 218)

1 error, 1 warning, 1 note in 3 articles
"""
JSON: dict[str, Any] = {
    "findings": [
        {
            "rule": "parts-over-whole",
            "severity": "error",
            "message": "14 + 6 + 3 = 23, more than the whole, «22 đảng viên» (forms of discipline)",
            "quotes": [
                {"path": "impossible.txt", "span": [8, 20], "text": "22 đảng viên"},
                {"path": "impossible.txt", "span": [34, 36], "text": "14"},
                {"path": "impossible.txt", "span": [47, 48], "text": "6"},
                {"path": "impossible.txt", "span": [59, 60], "text": "3"},
            ],
            "numbers": {"whole": 22, "parts": [14, 6, 3]},
            "derived": {"sum": 23},
        }
    ],
    "counts": {"error": 1, "warning": 0, "note": 0},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("wrong", WRONG), ("impossible", IMPOSSIBLE), ("sound", SOUND)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    return tmp_path


def run(folder: Path, *arguments: str, given: str | None = None) -> tuple[int, str, str]:
    command = [sys.executable, "-X", "utf8", "-m", "vnpartyextract", *arguments]
    done = subprocess.run(command, cwd=folder, env=ENVIRONMENT, input=given, capture_output=True, encoding="utf-8")
    return done.returncode, done.stdout, done.stderr


def test_a_table_for_people(folder: Path) -> None:
    assert run(folder, "check", "wrong.txt", "sound.txt", "impossible.txt") == (1, TABLE, "")


def test_json(folder: Path) -> None:
    status, printed, said = run(folder, "check", "impossible.txt", "--format", "json")
    assert (status, json.loads(printed), said) == (1, JSON, "")


@pytest.mark.parametrize(
    ("name", "fail_on", "status"),
    [
        ("sound", "error", 0),
        ("sound", "note", 0),
        ("wrong", "error", 0),
        ("wrong", "warning", 1),
        ("wrong", "note", 1),
        ("impossible", "error", 1),
        ("impossible", "never", 0),
    ],
)
def test_exit_status(name: str, fail_on: str, status: int, folder: Path) -> None:
    assert run(folder, "check", f"{name}.txt", "--fail-on", fail_on)[0] == status


def test_nothing_found(folder: Path) -> None:
    assert run(folder, "check", "sound.txt") == (0, "nothing in 1 article\n", "")


def test_rules_can_be_left_out_and_taken_alone(folder: Path) -> None:
    left = run(folder, "check", "wrong.txt", "--off", "list-sum", "--off", "plan-derived")
    assert left == (0, "nothing in 1 article\n", "")
    alone = run(folder, "check", "wrong.txt", "--only", "plan-derived", "--fail-on", "note")
    assert (alone[0], alone[1].splitlines()[-1]) == (1, "1 note in 1 article")


def test_what_cannot_be_read_is_told_and_the_rest_is_done(folder: Path) -> None:
    status, printed, said = run(folder, "check", "gone.txt", "impossible.txt")
    assert status == 2
    assert printed.splitlines()[-1] == "1 error in 1 article"
    assert said.startswith("vnpartyextract: gone.txt: ")


MISUSE = [
    (["check"], "nothing to read: name files or folders, or - for standard input."),
    (["check", "sound.txt", "--off", "sums"], "--off 'sums' is not known: choose from part-over-whole, "),
    (["check", "-", "-"], "standard input can be read only once: give - once."),
    (["check", "sound.txt", "--published", "soon"], "--published 'soon' is no date: write it as "),
]


@pytest.mark.parametrize(("arguments", "sentence"), MISUSE)
def test_misuse(arguments: list[str], sentence: str, folder: Path) -> None:
    status, printed, said = run(folder, *arguments)
    assert (status, printed) == (2, "")
    assert said.startswith(f"vnpartyextract: {sentence}")


def test_outputs_say_the_same_while_their_article_is_there(folder: Path) -> None:
    (folder / "facts.jsonl").write_text(run(folder, "extract", "wrong.txt", "impossible.txt", "sound.txt")[1], "utf-8")
    assert run(folder, "check", "facts.jsonl") == (1, TABLE, "")
    for name in ("wrong", "impossible", "sound"):
        (folder / f"{name}.txt").unlink()
    status, printed, said = run(folder, "check", "facts.jsonl")
    assert (status, said) == (1, "")
    assert "parts-over-whole" in printed
    assert "list-sum" not in printed


def test_a_folder_and_standard_input(folder: Path) -> None:
    assert run(folder, "check", ".")[1].splitlines()[-1] == "1 error, 1 warning, 1 note in 3 articles"
    status, printed, _ = run(folder, "check", "-", given=IMPOSSIBLE)
    assert (status, printed.splitlines()[-1]) == (1, "1 error in 1 article")


def test_escape_sequences_of_an_article_never_reach_the_terminal(folder: Path) -> None:
    (folder / "bad.txt").write_text(IMPOSSIBLE.replace("22 đảng", "22\x1b[31m đảng"), "utf-8")
    assert "\x1b" not in run(folder, "check", "bad.txt")[1]


def test_rules_are_printed(folder: Path) -> None:
    status, printed, said = run(folder, "check", "--rules")
    assert (status, said) == (0, "")
    lines = printed.splitlines()
    assert lines[0].split() == ["Rule", "Severity", "Finds"]
    assert lines[2].startswith("part-over-whole     error      A part is greater than the whole")
    listed = json.loads(run(folder, "check", "--rules", "--format", "json")[1])
    assert [set(rule) for rule in listed] == [{"name", "severity", "explanation", "example"}] * len(listed)
    assert [line.split()[0] for line in lines[2:] if line[:1].isalpha()] == [rule["name"] for rule in listed]
