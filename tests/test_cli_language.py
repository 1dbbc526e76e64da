"""The command in the language of who uses it: help, errors, messages, in a process of its own."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vnpartyextract import messages
from vnpartyextract.cli.language import ERRORS
from vnpartyextract.cli.texts_of_help import extract

ROOT = Path(__file__).resolve().parents[1]
LANGUAGE = ("LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE")
PLAIN = {name: told for name, told in os.environ.items() if name not in LANGUAGE}
SAME = {"vi|en", "I/N", "N|N%"}  # metavars that are the same in both languages


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "vnpartyextract", *arguments],
        capture_output=True,
        env=PLAIN | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "COLUMNS": "80"} | environment,
        text=True,
        timeout=60,
    )


def texts() -> list[str]:
    return sorted({text for _, _, text, _ in extract(io.BytesIO())})


def test_every_text_of_help_is_in_vietnamese() -> None:
    messages.use("vi")
    try:
        assert [text for text in texts() if messages._(text) == text and text not in SAME] == []
    finally:
        messages.use("en")


@pytest.mark.parametrize("words", [["--lang", "vi", "--help"], ["extract", "--lang=vi", "--help"]], ids=" ".join)
def test_help_is_vietnamese_wherever_the_language_is_told(words: list[str]) -> None:
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Cách dùng: vnpartyextract ")
    assert "\nTùy chọn:\n" in done.stdout
    assert "Hiện hướng dẫn này rồi kết thúc." in done.stdout
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "required", "default", "Examples"):
        assert english not in done.stdout


@pytest.mark.parametrize(
    ("environment", "begins"),
    [
        ({"LANG": "vi_VN.UTF-8"}, "Cách dùng: "),
        ({"LANG": "vi_VN.UTF-8", "LC_ALL": "C.UTF-8"}, "Usage: "),
        ({}, "Usage: "),
    ],
)
def test_the_language_of_the_user(environment: dict[str, str], begins: str) -> None:
    assert run("schema", "--help", **environment).stdout.startswith(begins)


def test_what_is_asked_for_comes_before_the_environment() -> None:
    assert run("--lang", "en", "schema", "--help", LANG="vi_VN.UTF-8").stdout.startswith("Usage: ")


REFUSED = [
    (["extract", "--foo"], "there is no option --foo; did you mean --format?", "không có tùy chọn --foo; "),
    (["extrac"], "there is no command 'extrac'; did you mean 'extract'?", "không có lệnh 'extrac'; "),
    (["nothing-like-it"], "there is no command 'nothing-like-it'.", "không có lệnh 'nothing-like-it'."),
    (["evaluate"], "'DIR' is missing.", "thiếu 'THƯ_MỤC'."),
    (["batch", "--jobs", "x"], "'--jobs' / '-j': give a whole number.", "'--jobs' / '-j': hãy cho một số nguyên."),
    (["batch", "--jobs", "-1"], "'--jobs' / '-j': give a number from 0 on.", "'--jobs' / '-j': hãy cho một số từ 0 "),
    (["batch", "--timeout", "x"], "'--timeout': give a number.", "'--timeout': hãy cho một số."),
    (["batch", "--engine", "x"], "'--engine' 'x': choose from ", "'--engine' 'x': hãy chọn trong "),
    (["schema", "x"], "too many arguments: x.", "thừa tham số: x."),
    (["extract", "a", "--metric"], "'--metric' needs a value.", "'--metric' cần một giá trị."),
    (["extract", "a", "--quiet=1"], "'--quiet' takes no value.", "'--quiet' không nhận giá trị."),
    (["schema", "--lang", "fr"], "'--lang' 'fr': choose from 'vi', 'en'.", "'--lang' 'fr': hãy chọn trong 'vi', 'en'."),
    (["extract", "none.txt"], "none.txt: no such file; ", "none.txt: không có tệp này; "),
]


@pytest.mark.parametrize(("words", "english", "vietnamese"), REFUSED, ids=[" ".join(case[0]) for case in REFUSED])
def test_what_is_refused_is_told_in_both(words: list[str], english: str, vietnamese: str) -> None:
    for code, due in (("en", english), ("vi", vietnamese)):
        done = run(*words, LANG=f"{code}_XX.UTF-8")
        assert done.returncode in (1, 2)
        assert done.stdout == ""
        assert done.stderr.splitlines()[-1].startswith(f"vnpartyextract: {due}")


def test_no_error_of_the_parser_names_its_own_machinery() -> None:
    assert not [told for _, told in ERRORS if "Value error" in told or "Input should" in told]


def test_nothing_but_a_language_shows_the_help() -> None:
    done = run("--lang", "vi")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Cách dùng: ")
