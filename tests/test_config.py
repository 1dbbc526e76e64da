"""Files of configuration: which one holds, and what is said of a wrong one."""

import subprocess
import sys
from pathlib import Path

import pytest

from test_cli_language import PLAIN, ROOT
from vnpartyextract.config import Setting, defaults, read_config
from vnpartyextract.errors import MisuseError


def write(folder: Path, name: str, text: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def test_nothing_is_set_where_there_are_no_files(tmp_path: Path) -> None:
    assert read_config(tmp_path, None) == [Setting("lang"), Setting("patterns"), Setting("columns")]
    assert defaults(read_config(tmp_path, tmp_path)) == {}


def test_the_nearest_file_that_sets_a_key_decides_about_it(tmp_path: Path) -> None:
    own, project = tmp_path / "home", tmp_path / "project"
    home = write(own, "config.toml", 'lang = "en"\npatterns = "mine"\ncolumns = ["value", "subject"]\n')
    toml = write(project, "pyproject.toml", '[tool.vnpartyextract]\npatterns = "rules"\n')
    file = write(project, "vnpartyextract.toml", 'lang = "vi"\n')
    assert read_config(project, own) == [
        Setting("lang", "vi", file),
        Setting("patterns", str(project / "rules"), toml),
        Setting("columns", "value,subject", home),
    ]


@pytest.mark.parametrize("text", ["[project]\nname = 'other'\n", "[tool.other]\nlang = 'xx'\n", "this = is = no toml"])
def test_a_pyproject_of_others_is_passed_over(tmp_path: Path, text: str) -> None:
    write(tmp_path, "pyproject.toml", text)
    assert defaults(read_config(tmp_path, None)) == {}


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ('langg = "vi"', "'langg' is not known: did you mean 'lang'?"),
        ('lang = "fr"', "lang 'fr' is not known: choose from en, vi"),
        ("patterns = 5", "`patterns` is to be text in quotes"),
        ('columns = "value"', "`columns` is to be a list of names"),
        ("lang = vi", "this is no TOML that can be read"),
    ],
)
def test_a_wrong_file_is_told(tmp_path: Path, text: str, complaint: str) -> None:
    file = write(tmp_path, "vnpartyextract.toml", text)
    with pytest.raises(MisuseError) as told:
        read_config(tmp_path, None)
    assert str(told.value).startswith(str(file))
    assert complaint in str(told.value)


def run(folder: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    known = {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1", "COLUMNS": "100", "XDG_CONFIG_HOME": str(folder / "x")}
    return subprocess.run(
        [sys.executable, "-m", "vnpartyextract", *words],
        capture_output=True,
        cwd=folder,
        env=PLAIN | known | environment,
        text=True,
        timeout=60,
    )


CONFIG = """\
Setting   Value  Comes from
lang      en     --lang
patterns  rules  vnpartyextract.toml
columns   all    nothing sets it

Files that are looked for:
  vnpartyextract.toml
  pyproject.toml (there is none)
"""


def test_what_holds_and_why(tmp_path: Path) -> None:
    write(tmp_path, "vnpartyextract.toml", 'lang = "vi"\npatterns = "rules"\n')
    assert run(tmp_path, "config").stdout.startswith(
        "Thiết lập  Giá trị  Lấy từ\nlang       vi       vnpartyextract.toml\n"
    )
    done = run(tmp_path, "config", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(CONFIG)
    (tmp_path / "vnpartyextract.toml").unlink()
    assert "LANG=vi_VN.UTF-8" in run(tmp_path, "config", LANG="vi_VN.UTF-8").stdout


def test_configured_patterns_are_used_unless_others_are_asked_for(tmp_path: Path) -> None:
    new = ["patterns", "new", "donations", "--label", "Tiền ủng hộ", "--cue", "ủng hộ [được]"]
    assert run(tmp_path, *new).stdout == "my-patterns/figures/donations.yaml\n"
    assert "donations" not in run(tmp_path, "patterns", "list").stdout
    write(tmp_path, "vnpartyextract.toml", 'patterns = "my-patterns"\n')
    assert "donations                Tiền ủng hộ\n" in run(tmp_path, "patterns", "list").stdout
    shown = run(tmp_path, "patterns", "show", "tiền ủng hộ").stdout
    assert shown.startswith("donations: Tiền ủng hộ\n")
    assert "  - ủng hộ [được]\n" in shown
    again = run(tmp_path, *new)
    assert (again.returncode, again.stdout) == (2, "")
    assert again.stderr.startswith("vnpartyextract: my-patterns/figures/donations.yaml is there already: ")
    (tmp_path / "vnpartyextract.toml").write_text("lang = 5\n", "utf-8")
    wrong = run(tmp_path, "patterns", "list")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr == "vnpartyextract: vnpartyextract.toml: `lang` is to be text in quotes.\n"


@pytest.mark.parametrize(
    ("name", "words", "complaint"),
    [
        ("Donations", [], "is no name for a metric"),
        ("badges", [], "there is a metric 'badges' already"),
        ("donations", ["--cue", "ủng hộ ("], "uneven brackets"),
    ],
)
def test_what_is_no_new_metric(tmp_path: Path, name: str, words: list[str], complaint: str) -> None:
    done = run(tmp_path, "patterns", "new", name, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert not (tmp_path / "my-patterns").exists()


def test_a_new_metric_passes_as_it_is_written(tmp_path: Path) -> None:
    from vnpartyextract.rules.check import cases, failure
    from vnpartyextract.rules.new import write_new

    path = write_new(tmp_path, "donations", frozenset(), label='Tiền "ủng hộ": quỹ', cue="ủng hộ [được]")
    own = [case for case in cases(tmp_path) if case.file == str(path)]
    assert [case.text for case in own] == ["ủng hộ [[12]] đồng chí"]
    assert [failure(case) for case in own] == [None]


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("vnpartyextract pat", {"patterns"}),
        ("vnpartyextract extract a.txt --metric adm", {"admissions"}),
        ("vnpartyextract patterns show bad", {"badges"}),
        ("vnpartyextract check --off plan-d", {"plan-derived"}),
        ("vnpartyextract diff a b --kind cit", {"citation"}),
        ("vnpartyextract schema --lang v", {"vi"}),
    ],
)
def test_what_the_shell_offers(tmp_path: Path, line: str, offered: set[str]) -> None:
    count = str(len(line.split()) - 1)
    done = run(tmp_path, _VNPARTYEXTRACT_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=count)
    assert set(done.stdout.split()) == offered


def test_the_script_for_a_shell(tmp_path: Path) -> None:
    assert "_VNPARTYEXTRACT_COMPLETE=complete_bash" in run(tmp_path, "--show-completion", "bash").stdout
