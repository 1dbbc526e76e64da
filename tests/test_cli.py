"""The command as a user meets it: whole outputs, messages, exit statuses."""

import csv
import io
import json
import os
import re
import signal
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner, Result

from vnpartyextract import __version__, cli
from vnpartyextract.arguments import MisuseError, place_asked, published_day
from vnpartyextract.cli import streams
from vnpartyextract.cli.evaluate import NO_GOLD
from vnpartyextract.errors import PatternError
from vnpartyextract.model import Document
from vnpartyextract.output.schema import check, json_schema

ROOT = Path(__file__).resolve().parents[1]
COMMAND = [sys.executable, "-m", "vnpartyextract"]
ENVIRONMENT = {name: told for name, told in os.environ.items() if name not in ("COLUMNS", "LINES")} | {
    "PYTHONPATH": str(ROOT / "src"),
    "PYTHONIOENCODING": "ascii",
}

TEXT = """Huyện Mẫu Sơn kết nạp đảng viên mới
17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, đạt 101,72% kế hoạch.
"""


def small_document(document: Document, *_: object, context: bool = False, place: str | None = None) -> dict[str, Any]:
    """A stand-in for the pipeline: the command prints what it gets, whatever that is."""
    fact = {"id": "f1", "kind": "figure", "metric": "admissions", "text": "178", "span": [94, 97]}
    date = {"id": "f2", "kind": "date", "text": "Năm 2023"}
    return {
        "schema": "vnpartyextract/2",
        "source": {"path": document.path, "published": document.published and document.published.isoformat()},
        "facts": [date, fact | ({"context": "Năm 2023, …"} if context else {})],
        "numerals": {"total": 3, "in_facts": 3, "left": []},
    }


OLD = "Huyện kết nạp 178 đảng viên mới, đạt kế hoạch."

Run = Callable[..., Result]


def windows_1258(text: str) -> bytes:
    """As that page has it: a letter with its hat, then the tone as a mark of its own."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = ((char, [mark for mark in unicodedata.normalize("NFD", char) if mark in tones]) for char in text)
    apart = (
        unicodedata.normalize("NFC", unicodedata.normalize("NFD", char).replace(*tone, "")) + tone[0] if tone else char
        for char, tone in letters
    )
    return "".join(apart).encode("cp1258")


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder with three articles, with a stand-in for the pipeline."""
    import vnpartyextract.pipeline

    monkeypatch.setattr(vnpartyextract.pipeline, "extract_document", small_document)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT.replace("17/2/2024\n", ""), "utf-8")
    (tmp_path / "wide.txt").write_text(TEXT, "utf-16")
    (tmp_path / "old.txt").write_bytes(windows_1258(OLD))
    return lambda *arguments, **options: CliRunner().invoke(cli.app, [str(word) for word in arguments], **options)


A_JSON = """\
{
  "schema": "vnpartyextract/2",
  "source": {
    "path": "a.txt",
    "published": "2024-02-17"
  },
  "facts": [
    {
      "id": "f2",
      "kind": "date",
      "text": "Năm 2023"
    },
    {
      "id": "f1",
      "kind": "figure",
      "metric": "admissions",
      "text": "178",
      "span": [94, 97]
    }
  ],
  "numerals": {
    "total": 3,
    "in_facts": 3,
    "left": []
  }
}
"""


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.split("\n") if line]


def paths(result: Result) -> list[str]:
    return [document["source"]["path"] for document in lines(result)]


def test_one_input_is_one_indented_document(run: Run) -> None:
    result = run("extract", "a.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, A_JSON, "")


def test_several_inputs_are_lines(run: Run) -> None:
    result = run("extract", "a.txt", "b.txt", "a.txt")
    assert (result.exit_code, result.stderr) == (0, "")
    assert paths(result) == ["a.txt", "b.txt", "a.txt"]
    assert lines(result)[0] == json.loads(A_JSON)


def test_formats_can_be_chosen(run: Run) -> None:
    assert paths(run("extract", "a.txt", "--format", "jsonl")) == ["a.txt"]
    array = json.loads(run("extract", "a.txt", "b.txt", "--format", "json").stdout)
    assert [document["source"]["path"] for document in array] == ["a.txt", "b.txt"]
    assert run("extract", "a.txt", "--format", "xml").exit_code == 2


def test_csv_has_one_header_and_a_row_for_each_fact(run: Run) -> None:
    done = run("extract", "a.txt", "b.txt", "--format", "csv")
    header, *found = csv.reader(io.StringIO(done.stdout_bytes.decode("utf-8-sig"), newline=""))
    places = [header.index(name) for name in ("source_path", "kind", "text", "metric")]
    assert [[row[place] for place in places] for row in found] == [
        ["a.txt", "date", "Năm 2023", ""],
        ["a.txt", "figure", "178", "admissions"],
        ["b.txt", "date", "Năm 2023", ""],
        ["b.txt", "figure", "178", "admissions"],
    ]


def test_standard_input(run: Run) -> None:
    result = run("extract", "-", "--published", "1/3/2024", input=TEXT.replace("17/2/2024\n", ""))
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["source"] == {"path": "-", "published": "2024-03-01"}


def test_published_counts_where_there_is_no_dateline(run: Run) -> None:
    result = run("extract", "a.txt", "b.txt", "--published", "2024-03-01")
    assert [document["source"]["published"] for document in lines(result)] == ["2024-02-17", "2024-03-01"]


def test_only_some_metrics(run: Run) -> None:
    facts = json.loads(run("extract", "a.txt", "--metric", "admissions", "--metric", "other").stdout)["facts"]
    assert [fact["id"] for fact in facts] == ["f1"]
    assert json.loads(run("extract", "a.txt", "--metric", "other").stdout)["facts"] == []


def test_context(run: Run) -> None:
    assert json.loads(run("extract", "a.txt", "--context").stdout)["facts"][1]["context"] == "Năm 2023, …"


def test_output_file(run: Run, tmp_path: Path) -> None:
    result = run("extract", "a.txt", "-o", "out.json")
    assert (result.exit_code, result.output) == (0, "")
    assert (tmp_path / "out.json").read_text("utf-8") == A_JSON
    assert run("extract", "none.txt", "-o", "out.json").exit_code == 1
    assert (tmp_path / "out.json").read_text("utf-8") == A_JSON
    assert run("extract", "a.txt", "none.txt", "b.txt", "-o", "out.json").exit_code == 1
    kept = json.loads((tmp_path / "out.json").read_text("utf-8"))
    assert [document["source"]["path"] for document in kept] == ["a.txt", "b.txt"]
    assert run("extract", "a.txt", "-o", "-").stdout == A_JSON


def test_only_an_encoding_that_is_guessed_is_named(run: Run) -> None:
    wide = run("extract", "wide.txt")
    assert (wide.exit_code, wide.stderr) == (0, "")
    note = "vnpartyextract: old.txt: read as windows-1258, not as Unicode: where letters look wrong, convert the file "
    loud, quiet = run("extract", "old.txt"), run("extract", "old.txt", "--quiet")
    assert loud.stderr == note + "to UTF-8 first.\n"
    assert quiet.stderr == ""
    assert loud.stdout == quiet.stdout


FAILURES = [
    ("none.txt", None, "no such file"),
    ("folder", "folder", "this folder holds no file of a kind that is known"),
    ("empty.txt", b"", "empty"),
    ("blank.txt", b" \n", "white space"),
    ("binary.txt", b"\x00\x01\x02" * 50, "binary data"),
    ("broken.txt", TEXT.encode() * 20 + b"\xe1\xba", "broken character at byte"),
]


@pytest.mark.parametrize(("name", "content", "complaint"), FAILURES, ids=[name for name, *_ in FAILURES])
def test_an_input_that_fails_is_told_and_the_others_are_done(
    run: Run, tmp_path: Path, name: str, content: bytes | str | None, complaint: str
) -> None:
    if content == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    result = run("extract", "a.txt", name, "b.txt", "--quiet")
    assert result.exit_code == 1
    assert paths(result) == ["a.txt", "b.txt"]
    assert result.stderr.startswith(f"vnpartyextract: {name}: ")
    assert complaint in result.stderr
    assert result.stderr.count("\n") == 1
    alone = run("extract", name)
    assert (alone.exit_code, alone.stdout, alone.stderr) == (1, "", result.stderr)


MISUSES = [
    (["--published", "31/2/2024"], "--published '31/2/2024' is no date: write it as 2024-02-17 or 17/2/2024."),
    (
        ["--metric", "admission"],
        "--metric 'admission' is not known: did you mean 'admissions'? Choose from admissions, ",
    ),
    (["-o", "a.txt"], "--output a.txt is one of the inputs and would be overwritten: choose another file."),
    (["-o", "link.txt"], "--output link.txt is one of the inputs and would be overwritten: choose another file."),
    (["-o", "folder"], "--output folder is a folder: name a file in it."),
    (["-o", "no/a.json"], "--output no/a.json: there is no folder no: make it first, or choose another file."),
    (["-", "-"], "standard input can be read only once: give - once."),
    (["--patterns", "no"], "no: is not a folder"),
]


@pytest.mark.parametrize(("arguments", "complaint"), MISUSES, ids=lambda value: " ".join(value)[:24])
def test_misuse(run: Run, tmp_path: Path, arguments: list[str], complaint: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    result = run("extract", "a.txt", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"vnpartyextract: {complaint}")
    assert result.stderr.count("\n") == 1
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT


@pytest.mark.parametrize("arguments", [["extract"], ["extract", "a.txt", "--no-such"], ["evaluate"], ["no-such"]])
def test_what_the_parser_refuses_is_misuse_too(run: Run, arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_a_broken_pattern_file_is_told_with_its_place(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own" / "figures").mkdir(parents=True)
    (tmp_path / "own" / "figures" / "mine.yaml").write_text("metric: mine\nmetric: mine\n", "utf-8")
    for arguments, status in ((["extract", "a.txt", "--patterns", "own"], 2), (["patterns", "test", "own"], 2)):
        result = run(*arguments)
        assert (result.exit_code, result.stdout) == (status, "")
        assert "mine.yaml:2: " in result.stderr
        assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("written", "day"),
    [("2024-02-17", "2024-02-17"), ("17/2/2024", "2024-02-17"), ("01/12/2023", "2023-12-01")],
)
def test_published_day(written: str, day: str) -> None:
    assert published_day(written).isoformat() == day


@pytest.mark.parametrize("written", ["", "2024", "17/2", "17/2/24", "30/2/2024", "2024-13-01", "2024/02/17", "hôm qua"])
def test_what_is_no_published_day(written: str) -> None:
    with pytest.raises(MisuseError, match="is no date"):
        published_day(written)


@pytest.mark.parametrize(
    ("written", "place"), [("@206", 206), (" @0 ", 0), ("206", "206"), ("178 đảng", "178 đảng"), ("@²", "@²")]
)
def test_place_asked(written: str, place: int | str) -> None:
    assert place_asked(written) == place


def test_schema(run: Run) -> None:
    result = run("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout) == json_schema()


def test_patterns_list_names_each_metric_with_its_label(run: Run) -> None:
    result = run("patterns", "list")
    rows = dict(line.split(maxsplit=1) for line in result.stdout.splitlines())
    assert result.exit_code == 0
    assert {"admissions", "party_members", "plan_rate"} <= set(rows)


def test_patterns_test_tells_what_failed_and_where(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    import vnpartyextract.rules.check as room
    from vnpartyextract.rules.check import Failure

    failure = Failure(file="admissions.yaml", line=7, rule="admissions", text="kết nạp [[8]]", reason="got other")
    monkeypatch.setattr(room, "check_examples", lambda folder: room.Ran(1200, 3, [failure]))
    result = run("patterns", "test")
    assert result.exit_code == 1
    assert result.stdout == "admissions.yaml:7: admissions: got other: kết nạp [[8]]\n"
    ran = "vnpartyextract: 1,200 examples of 3 files were run\n"
    assert result.stderr == f"{ran}vnpartyextract: 1 of them failed\n"
    monkeypatch.setattr(room, "check_examples", lambda folder: room.Ran(1200, 3, []))
    result = run("patterns", "test")
    assert (result.exit_code, result.stderr) == (0, f"{ran}vnpartyextract: all came out as their files say\n")

    def broken(folder: Path | None) -> None:
        raise PatternError("a.yaml", 3, "holds a key twice")

    monkeypatch.setattr(room, "check_examples", broken)
    result = run("patterns", "test")
    assert (result.exit_code, result.stderr) == (2, "vnpartyextract: a.yaml:3: holds a key twice\n")


def every_command() -> list[list[str]]:
    names = [[command.name or command.callback.__name__] for command in cli.app.registered_commands if command.callback]
    inner = [["patterns", command.name or ""] for command in cli.patterns_app.registered_commands]
    return [[], *names, *inner]


@pytest.mark.parametrize("command", every_command(), ids=" ".join)
def test_every_command_has_help_with_examples(command: list[str]) -> None:
    result = CliRunner().invoke(cli.app, [*command, "--help"])
    assert result.exit_code == 0
    assert "Examples:\n    vnpartyextract" in result.stdout


# From here on the command itself, in a process of its own.


def process(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*COMMAND, *arguments], capture_output=True, env=ENVIRONMENT, timeout=120, **options)


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_nothing_heavy(option: str) -> None:
    probe = (
        "import sys; from vnpartyextract.cli import app\n"
        f"try: app([{option!r}])\n"
        "except SystemExit: pass\n"
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, env=ENVIRONMENT, text=True, timeout=60)
    loaded = {module.split(".")[0] for module in done.stderr.split()}
    assert "typer" in loaded
    assert not loaded & {"underthesea", "ruamel", "pydantic", "rich", "regex", "charset_normalizer", "platformdirs"}
    assert not {"vnpartyextract.pipeline", "vnpartyextract.rules.load"} & set(done.stderr.split())


def test_version() -> None:
    assert process("--version").stdout.decode().split() == ["vnpartyextract", __version__]


def test_the_real_thing_keeps_the_contract_in_any_locale(tmp_path: Path) -> None:
    (tmp_path / "bài.txt").write_text(TEXT, "utf-8")
    done = process("extract", "bài.txt", "--context", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    document = check(json.loads(done.stdout.decode("utf-8")))
    assert document.source.path == "bài.txt"
    assert {fact.text for fact in document.facts} >= {"178 đảng viên", "101,72%"}
    assert all(TEXT[slice(*fact.span)] == fact.text for fact in document.facts)
    assert all(fact.context is not None and fact.text in fact.context for fact in document.facts)


def test_a_table_for_people(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = process("extract", "a.txt", "--format", "table", "--lang", "vi", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    shown = done.stdout.decode("utf-8")
    assert shown.startswith(
        "Huyện Mẫu Sơn kết nạp đảng viên mới\na.txt · 17/2/2024\n2 số liệu · kết nạp 178\n\nSố liệu "
    )
    assert "178" in shown
    assert "101,72" in shown
    assert "\x1b" not in shown


EXPLAINED = """\
a.txt
f3  admissions  «178 đảng viên» [87, 100)
    rule        figures/admissions.yaml:#
    why         the nearest cue of its own clause
    cue         «kết nạp» [79, 86), 0 words off
    lost        party_members (figures/party_members.yaml:#) «đảng viên»: the noun alone: asked only where nothing else decides
    subject     Đảng bộ huyện Mẫu Sơn: of what is named before it in its clause, «Đảng bộ huyện Mẫu Sơn» [57, 78)
    place       huyện Mẫu Sơn: no code: no list of the time has a place of this name
    period      2023-01-01 – 2023-12-31: told in its own sentence, «Năm 2023» [47, 55)
"""  # noqa: E501


@pytest.mark.parametrize("place", ["178 đảng viên", "178", str(TEXT.index("178")), f"@{TEXT.index('178')}"])
def test_one_place_explained(tmp_path: Path, place: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = process("extract", "a.txt", "--at", place, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, process("extract", "a.txt", cwd=tmp_path).stdout)
    assert re.sub(r"(\.yaml):\d+", r"\1:#", done.stderr.decode("utf-8")) == EXPLAINED


def test_whole_articles_explained_each_under_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = process("extract", "a.txt", "a.txt", "--explain", "--metric", "plan_rate", "--quiet", cwd=tmp_path)
    told = done.stderr.decode("utf-8").split("\n")
    assert (done.returncode, done.stdout.count(b"\n")) == (0, 2)
    heads = ["a.txt", "f4  plan_rate  «101,72%» [106, 113)"]
    assert [line for line in told if not line.startswith(" ")] == [*heads, *heads, ""]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such terminals")
@pytest.mark.parametrize(("told", "colored"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_explanations_are_colored_on_a_terminal_only_and_not_against_ones_will(
    tmp_path: Path, told: dict[str, str], colored: bool
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    screen, end = os.openpty()
    environment = {key: value for key, value in ENVIRONMENT.items() if key != "NO_COLOR"} | told
    words = [*COMMAND, "extract", "a.txt", "--at", "178 đảng viên"]
    done = subprocess.run(words, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=end, timeout=60)
    os.close(end)
    written = os.read(screen, 1 << 16)
    os.close(screen)
    assert (done.returncode, b"\x1b" in written, b"\x1b" in done.stdout) == (0, colored, False)


def test_a_place_that_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = process("extract", "a.txt", "--at", "tỉnh Bắc Mẫu", cwd=tmp_path)
    assert (done.returncode, done.stderr.decode("utf-8")) == (0, "a.txt\nstands nowhere in the article\n")
    (tmp_path / "b.txt").write_text(TEXT.replace("178", "179"), "utf-8")
    one = process("extract", "a.txt", "b.txt", "--at", "179 đảng viên", cwd=tmp_path)
    assert one.stderr.decode("utf-8").startswith("b.txt\nf3  admissions  «179 đảng viên»")
    none = process("extract", "a.txt", "b.txt", "--at", "tỉnh Bắc Mẫu", cwd=tmp_path)
    said = "vnpartyextract: --at 'tỉnh Bắc Mẫu' stands nowhere in the articles.\n"
    assert (none.returncode, none.stderr.decode("utf-8")) == (0, said)
    blank = process("extract", "a.txt", "--at", " ", cwd=tmp_path)
    assert (blank.returncode, blank.stdout) == (streams.MISUSE, b"")
    assert blank.stderr.decode("utf-8").startswith("vnpartyextract: --at needs a place: ")


def test_a_file_name_that_is_no_utf_8(tmp_path: Path) -> None:
    name = b"b\xe0i.txt"
    try:
        (tmp_path / os.fsdecode(name)).write_text(TEXT, "utf-8")
    except OSError:
        pytest.skip("this file system has no such names")
    done = process("extract", os.fsdecode(name), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    # No half of a character stands in JSON: it is written out.
    assert json.loads(done.stdout.decode("utf-8"))["source"]["path"] == "b\\udce0i.txt"


def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    words = [*COMMAND, "extract", *["a.txt"] * 200]
    with subprocess.Popen(
        words, cwd=tmp_path, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline().startswith(b'{"schema"')
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait(60) == streams.PIPE_CLOSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
def test_a_full_disk_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    done = process("extract", "a.txt", "-o", "/dev/full", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("vnpartyextract: cannot write /dev/full: No space left on device: ")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device here")
@pytest.mark.parametrize("words", [["--help"], ["--version"], ["extract", "--help"], ["schema"]], ids=" ".join)
def test_standard_output_that_is_full_is_told(words: list[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run([*COMMAND, *words], stdout=full, stderr=subprocess.PIPE, env=ENVIRONMENT, timeout=60)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("vnpartyextract: cannot write to standard output: No space left on device: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such shell")
@pytest.mark.parametrize(
    ("words", "says"),
    [("extract - <&-", "standard input is closed; "), ("extract a.txt >&-", "cannot write to standard output: ")],
)
def test_streams_that_are_closed_are_told(tmp_path: Path, words: str, says: str) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    shell = ["sh", "-c", f'"$0" -m vnpartyextract {words}', sys.executable]
    done = subprocess.run(shell, cwd=tmp_path, capture_output=True, env=ENVIRONMENT, timeout=60)
    assert done.returncode == 1
    assert done.stderr.decode().startswith(f"vnpartyextract: {says}")
    assert done.stderr.count(b"\n") == 1


def heeds_signals() -> None:
    """A job in the background of a shell ignores SIGINT, and so does all that it starts, such as these tests."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")
@pytest.mark.parametrize(
    ("stop", "status"),
    [(signal.SIGINT, streams.INTERRUPTED), (signal.SIGTERM, streams.TERMINATED)],
    ids=["int", "term"],
)
def test_a_signal_ends_the_command_quietly_and_leaves_no_file(
    tmp_path: Path, stop: signal.Signals, status: int
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    pipe = tmp_path / "late.txt"
    os.mkfifo(pipe)  # an input that never comes
    words = [*COMMAND, "extract", "a.txt", str(pipe), "-o", "out.jsonl"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=ENVIRONMENT, stderr=subprocess.PIPE, preexec_fn=heeds_signals
    ) as running:
        with pipe.open("wb"):  # returns when the command has begun to read
            running.send_signal(stop)
            assert running.wait(60) == status
        assert running.stderr is not None
        assert running.stderr.read() == b""
    assert {file.name for file in tmp_path.iterdir()} == {"a.txt", "late.txt"}


def test_evaluate_scores_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    gold = {
        "title": "Huyện Mẫu Sơn kết nạp đảng viên mới",
        "published": "2024-02-17",
        "figures": [
            {"id": "a", "at": "[[178]] đảng viên", "metric": "admissions", "value": 178, "unit": "đảng viên"},
            {"at": "[[101,72]]%", "metric": "plan_rate", "value": 101.72, "unit": "%", "of": "kế hoạch"},
        ],
        "dates": [{"at": "[[Năm 2023]]", "type": "year", "start": "2023-01-01", "end": "2023-12-31"}],
        "ignore": ["[[17/2/2024]]"],
    }
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), "utf-8")
    done = process("evaluate", str(tmp_path), "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    result = json.loads(done.stdout)
    assert result["figures_typed"]["f1"] == 1.0
    assert (result["articles"], result["broken_spans"], result["lost_numerals"]) == (1, 0, 0)
    rows = process("evaluate", str(tmp_path), "--errors").stdout.decode("utf-8")
    assert "\nfigures_typed    P 1.000  R 1.000  F1 1.000   (2 of 2 due, 2 said)\n" in rows
    nothing = process("evaluate", str(tmp_path / "none"))
    assert (nothing.returncode, nothing.stdout) == (1, b"")
    assert nothing.stderr.decode().endswith(": no such folder\n" + f"vnpartyextract: {NO_GOLD}\n")


def test_the_entry_point_is_the_command() -> None:
    assert isinstance(cli.app, typer.Typer)
    assert callable(cli.main)
