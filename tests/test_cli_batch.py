"""`batch` as its users meet it: whole runs in processes of their own, and everything that can go wrong with them."""

import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract.batch.local import cores
from vnpartyextract.text import encodable

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
COMMAND = [sys.executable, "-m", "vnpartyextract"]
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT / "src"), "PYTHONUTF8": "1"}
LIMIT = 120  # seconds: what takes longer hangs

posix = pytest.mark.skipif(os.name != "posix", reason="signals and file systems as POSIX has them")

ARTICLE = """Huyện Mẫu Sơn kết nạp đảng viên mới
17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp {} đảng viên, trong đó có {} đảng viên nữ.
"""


def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, "batch", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, text=True, errors="surrogateescape", env=ENVIRONMENT, timeout=LIMIT, **options
    )


def extracted(*files: Path) -> str:
    command = [*COMMAND, "extract", "--quiet", "--format", "jsonl", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENVIRONMENT, timeout=LIMIT, check=True)
    return done.stdout


def articles(folder: Path, number: int) -> list[Path]:
    """A folder of articles that differ in their figures."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"bai-{at:04}.txt" for at in range(number)]
    for at, file in enumerate(files):
        file.write_text(ARTICLE.format(100 + at, at % 50 + 3), "utf-8")
    return files


def errors(output: Path) -> list[tuple[str, str]]:
    """Path and reason of what could not be read, from the list beside the output."""
    listed = output.with_name(output.name + ".errors.jsonl").read_text("utf-8")
    return [(entry["path"], entry["reason"]) for entry in map(json.loads, listed.split("\n")[:-1])]


def left_beside(output: Path) -> set[str]:
    """What a run has left in the folder of its output, besides that and the list of errors."""
    own = {output.name, output.name + ".errors.jsonl"}
    return {path.name for path in output.parent.iterdir() if path.is_file()} - own


# The whole of it.


def test_a_folder_gives_what_extract_gives_file_by_file(tmp_path: Path) -> None:
    files = sorted(CORPUS.rglob("*.txt"), key=lambda path: path.relative_to(CORPUS).parts)
    output = tmp_path / "facts.jsonl"
    done = run(CORPUS, "-o", output)
    facts = sum(len(json.loads(line)["facts"]) for line in output.read_text("utf-8").split("\n")[:-1])
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.split("\n")[0] == f"vnpartyextract: {len(files)} documents, {facts:,} facts"
    assert output.read_text("utf-8") == extracted(*files)
    assert left_beside(output) == set()


def test_gold_folders_give_what_extract_gives() -> None:
    gold = ROOT.parent / "shared" / "gold"
    if not gold.is_dir():
        pytest.skip("there are no gold articles beside the project")
    for folder in sorted(path for path in gold.iterdir() if path.is_dir()):
        files = sorted(folder.glob("*.txt"))
        assert run(folder, "--quiet").stdout == extracted(*files)


@pytest.mark.parametrize("ending", ["jsonl", "jsonl.gz", "csv"])
def test_the_number_of_jobs_changes_no_byte(tmp_path: Path, ending: str) -> None:
    articles(tmp_path / "in", 30)
    outputs = []
    for jobs in (1, 2, 5):
        output = tmp_path / f"{jobs}.{ending}"
        assert run(tmp_path / "in", "-o", output, "--jobs", jobs, "--quiet").returncode == 0
        outputs.append(output.read_bytes())
    assert outputs[0] == outputs[1] == outputs[2]


def test_every_form_can_be_written(tmp_path: Path) -> None:
    articles(tmp_path / "in", 3)
    for ending in ("jsonl", "jsonl.gz", "csv", "xlsx", "parquet", "sqlite"):
        output = tmp_path / "out" / f"facts.{ending}"
        output.parent.mkdir(exist_ok=True)
        done = run(tmp_path / "in", "-o", output)
        assert (done.returncode, done.stderr) == (0, "vnpartyextract: 3 documents, 12 facts\n"), ending
        assert output.stat().st_size > 0
    with sqlite3.connect(tmp_path / "out" / "facts.sqlite") as base:
        rows = base.execute("SELECT value FROM facts WHERE metric = 'admissions' ORDER BY value").fetchall()
    assert rows == [(3,), (4,), (5,), (100,), (101,), (102,)]


def test_split_mirrors_the_input(tmp_path: Path) -> None:
    articles(tmp_path / "in" / "2023", 2)
    done = run("in", "-o", "out", "--split", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "vnpartyextract: 2 documents, 8 facts\n")
    made = sorted(path.relative_to(tmp_path) for path in (tmp_path / "out").rglob("*.json"))
    assert made == [Path("out/in/2023/bai-0000.txt.json"), Path("out/in/2023/bai-0001.txt.json")]


def test_names_from_a_list(tmp_path: Path) -> None:
    files = articles(tmp_path, 3)
    lines = "".join(f"{file.name}\n" for file in reversed(files))
    done = run("--files-from", "-", "--quiet", input=lines, cwd=tmp_path)
    paths = [json.loads(line)["source"]["path"] for line in done.stdout.split("\n")[:-1]]
    assert (done.returncode, paths) == (0, [file.name for file in reversed(files)])


def test_shards_make_up_the_whole(tmp_path: Path) -> None:
    articles(tmp_path / "in", 25)
    whole = run("in", "--quiet", cwd=tmp_path).stdout.split("\n")[:-1]
    parts = [run("in", "--quiet", "--shard", f"{part}/3", cwd=tmp_path).stdout.split("\n")[:-1] for part in (1, 2, 3)]
    assert sorted(line for part in parts for line in part) == sorted(whole)
    assert all(parts)


# What is refused.


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "nothing to read is named: give folders or files, or a list of them with --files-from."),
        (["in", "-o", "facts.txt"], "facts.txt: what to write cannot be told from this name"),
        (["in", "-o", "nowhere/facts.jsonl"], "there is no folder"),
        (["in", "-o", "in"], "--output in is a folder: name a file in it, or say --split"),
        (["in", "--resume"], "--resume needs an output to go on with: name one with --output."),
        (["in", "--split"], "--split needs a folder: name one with --output."),
        (["in", "--shard", "4/3"], "--shard '4/3' is no part: write it as 3/16, for the third of sixteen."),
        (["in", "--engine", "dask"], "--engine dask needs the address of its scheduler"),
        (["in", "--format", "xlsx"], "xlsx cannot go to standard output: name a file with -o."),
        (["in", "--published", "gestern"], "--published 'gestern' is no date"),
        (["--files-from", "nothing.lst"], "--files-from nothing.lst: the list cannot be read"),
    ],
)
def test_misuse_is_told(tmp_path: Path, arguments: list[str], said: str) -> None:
    articles(tmp_path / "in", 1)
    done = run(*arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("vnpartyextract: ")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_nothing_that_is_read_is_written_over(tmp_path: Path) -> None:
    articles(tmp_path / "in", 2)
    (tmp_path / "list.txt").write_text("in/bai-0001.txt\nin/bai-0000.txt\n", "utf-8")
    (tmp_path / "notes.md").write_text("mine", "utf-8")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    asked = [
        ["--files-from", "list.txt", "-o", "in/bai-0000.txt", "--format", "jsonl"],
        ["--files-from", "list.txt", "-o", "list.txt", "--format", "jsonl"],
        ["in", "-o", "facts.jsonl", "--errors", "notes.md"],
        ["in", "-o", "facts.jsonl", "--errors", "in/bai-0001.txt"],
    ]
    for arguments in asked:
        done = run(*arguments, cwd=tmp_path)
        assert (done.returncode, done.stdout) == (2, "")
        assert "choose another file" in done.stderr or "name another file" in done.stderr
        assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "asked", [["inn"], ["inn", "--resume"], ["in", "--glob", "*.xyz"], ["--files-from", os.devnull]]
)
def test_where_nothing_is_read_the_output_stays(tmp_path: Path, asked: list[str]) -> None:
    articles(tmp_path / "in", 3)
    output = tmp_path / "facts.jsonl"
    assert run("in", "-o", output, cwd=tmp_path).returncode == 0
    before = output.read_bytes()
    done = run(*asked, "-o", output, cwd=tmp_path)
    assert done.returncode == 1
    assert "nothing was read, so an output that was there before is left as it was" in done.stderr
    assert output.read_bytes() == before
    assert run("in", "-o", output, "--resume", cwd=tmp_path).stderr.startswith("vnpartyextract: 3 documents (3 of them")


# What goes wrong with a file stays with that file.


@posix
def test_bad_files_are_told_and_the_others_done(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    good = articles(folder, 4)
    no_utf8 = Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt"))
    odd = [folder / "dòng\nmới.txt", folder / 'dấu "nháy" và \'.txt', no_utf8]
    for at, file in enumerate(odd):
        file.write_text(ARTICLE.format(900 + at, 5), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "escape\x1b[31m.txt").write_bytes(b"")
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(100_000_000)
    (folder / "loop").symlink_to("..", target_is_directory=True)
    (folder / "self.txt").symlink_to("self.txt")
    os.mkfifo(folder / "pipe.txt")
    output = tmp_path / "facts.jsonl"
    done = run(folder, folder / "gone.txt", "-o", output)
    assert done.returncode == 1
    assert "\x1b" not in done.stderr
    assert f"vnpartyextract: {len(good) + len(odd)} documents, 28 facts\n" in done.stderr
    assert "vnpartyextract: 8 could not be read: see " in done.stderr
    told = {os.path.basename(path): reason for path, reason in errors(output)}
    assert {name: reason.split(";")[0] for name, reason in told.items()} == {
        "binary.txt": "this is binary data, not text",
        "empty.txt": "the input is empty",
        "escape\x1b[31m.txt": "the input is empty",
        "gone.txt": "there is no such file or folder",
        "huge.txt": "this is larger than 20000000 bytes",
        "loop": "this link leads back to a folder around it",
        "pipe.txt": "this is no file but a pipe",
        "self.txt": told["self.txt"].split(";")[0],
    }
    assert "symbolic links" in told["self.txt"]
    read = {json.loads(line)["source"]["path"] for line in output.read_text("utf-8").split("\n")[:-1]}
    assert read == {encodable(str(file)) for file in [*good, *odd]}


@posix
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_and_folder(tmp_path: Path) -> None:
    files = articles(tmp_path / "in", 2)
    articles(tmp_path / "in" / "closed", 1)
    files[0].chmod(0)
    (tmp_path / "in" / "closed").chmod(0)
    try:
        done = run(tmp_path / "in", "-o", tmp_path / "facts.jsonl")
    finally:
        (tmp_path / "in" / "closed").chmod(0o700)
    assert done.returncode == 1
    assert [os.path.basename(path) for path, _ in errors(tmp_path / "facts.jsonl")] == ["bai-0000.txt", "closed"]


def test_the_errors_go_where_they_are_wanted(tmp_path: Path) -> None:
    articles(tmp_path / "in", 1)
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    done = run("in", "-o", "facts.csv", "--errors", "bad.jsonl", "--quiet", cwd=tmp_path)
    reason = "the input is empty; give a text that holds an article."
    expected = {"path": "in/empty.txt", "line": None, "reason": reason}
    assert done.returncode == 1
    assert done.stderr == f"vnpartyextract: in/empty.txt: {reason}\n"
    assert json.loads((tmp_path / "bad.jsonl").read_text("utf-8")) == expected
    (tmp_path / "in" / "empty.txt").unlink()
    assert run("in", "-o", "facts.csv", "--errors", "bad.jsonl", cwd=tmp_path).returncode == 0
    assert not (tmp_path / "bad.jsonl").exists()


def test_what_takes_too_long_is_cut_off(tmp_path: Path) -> None:
    articles(tmp_path / "in", 3)
    (tmp_path / "in" / "bai-0001.txt").write_text("Năm 2023, huyện kết nạp 178 đảng viên mới. " * 100_000, "utf-8")
    output = tmp_path / "facts.jsonl"
    done = run(tmp_path / "in", "-o", output, "--timeout", "1")
    assert done.returncode == 1
    reason = "nothing came of it within 1 seconds; raise --timeout if it is worth the wait."
    assert [reason for _, reason in errors(output)] == [reason]
    assert done.stderr.split("\n")[1:] == [
        "vnpartyextract: 2 documents, 8 facts",
        f"vnpartyextract: 1 could not be read: see {tmp_path / 'facts.jsonl.errors.jsonl'}",
        "",
    ]


# Runs that are stopped, and go on.


@contextmanager
def started(*arguments: object, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A run in a process group of its own; nothing of it outlives the block."""
    process = subprocess.Popen(
        [*COMMAND, "batch", *map(str, arguments)],
        stdout=options.pop("stdout", subprocess.DEVNULL),
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a shell's background job ignores it
        **options,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(what: Callable[[], bool]) -> None:
    until = time.monotonic() + LIMIT
    while not what():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.005)


def journal_of(output: Path) -> Path:
    return output.with_name(f".{output.name}.journal")


def done_so_far(output: Path) -> int:
    """How much a run has put into its draft."""
    draft = output.with_name(f".{output.name}.batch.part")
    return draft.stat().st_size if draft.exists() else 0


@posix
@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_killed_twenty_times_it_comes_to_the_same(tmp_path: Path, ending: str) -> None:
    articles(tmp_path / "in", 400)
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    undisturbed, output = tmp_path / f"undisturbed.{ending}", tmp_path / f"facts.{ending}"
    assert run(tmp_path / "in", "-o", undisturbed).returncode == 1
    chance = random.Random(ending)
    for kill in range(20):
        with started(tmp_path / "in", "-o", output, "--resume") as process:
            if kill % 2:
                wait_for(lambda: done_so_far(output) > 0 or process.poll() is not None)
            time.sleep(chance.uniform(0, 0.3))
            process.kill()
            process.wait()
    done = run(tmp_path / "in", "-o", output, "--resume")
    assert done.returncode == 1
    assert output.read_bytes() == undisturbed.read_bytes()
    listed = [path.with_name(path.name + ".errors.jsonl").read_bytes() for path in (output, undisturbed)]
    assert listed[0] == listed[1]
    assert not any(path.name.endswith(".part") for path in tmp_path.iterdir())


@posix
@pytest.mark.parametrize(("stop", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=["int", "term"])
def test_a_signal_ends_it_at_once_and_it_can_go_on(tmp_path: Path, stop: signal.Signals, status: int) -> None:
    articles(tmp_path / "in", 600)
    output = tmp_path / "facts.jsonl"
    with started(tmp_path / "in", "-o", output) as process:
        wait_for(lambda: done_so_far(output) > 0)
        os.killpg(process.pid, stop)  # as a terminal does: to all of them
        assert process.wait(2) == status
        assert process.stderr is not None
        assert process.stderr.read() == b""
    assert left_beside(output) == {journal_of(output).name}
    done = run(tmp_path / "in", "-o", output, "--resume")
    assert done.returncode == 0
    assert "600 documents (" in done.stderr
    assert output.read_text("utf-8") == run(tmp_path / "in", "--quiet").stdout


def workers_of(process: int) -> list[int]:
    """The worker processes that a run has started."""
    children = Path(f"/proc/{process}/task/{process}/children").read_text().split()
    return [int(child) for child in children if b"spawn_main" in Path(f"/proc/{child}/cmdline").read_bytes()]


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="the system does not list processes")
def test_a_killed_worker_costs_its_file_alone(tmp_path: Path) -> None:
    articles(tmp_path / "in", 600)
    output = tmp_path / "facts.jsonl"
    with started(tmp_path / "in", "-o", output, "--jobs", "2") as process:
        wait_for(lambda: done_so_far(output) > 0)
        process.send_signal(signal.SIGSTOP)  # so that it does not come to its end meanwhile
        os.kill(workers_of(process.pid)[0], signal.SIGKILL)
        process.send_signal(signal.SIGCONT)
        assert process.wait(LIMIT) in (0, 1)  # 0: it was between two files
    made = len(output.read_text("utf-8").split("\n")) - 1
    lost = errors(output) if made < 600 else []
    assert made + len(lost) == 600
    assert len(lost) <= 1
    assert all("was ended (SIGKILL)" in reason for _, reason in lost)


@posix
def test_two_runs_into_one_output_do_not_mix(tmp_path: Path) -> None:
    articles(tmp_path / "in", 600)
    output = tmp_path / "facts.jsonl"
    with started(tmp_path / "in", "-o", output) as first:
        wait_for(lambda: done_so_far(output) > 0)
        os.killpg(first.pid, signal.SIGSTOP)
        second = run(tmp_path / "in", "-o", output)
        os.killpg(first.pid, signal.SIGCONT)
        assert second.returncode == 2
        said = f"another run writes to {output}; wait for it, or choose another --output."
        assert second.stderr == f"vnpartyextract: {said}\n"
        assert first.wait(LIMIT) == 0
    assert len(output.read_text("utf-8").split("\n")) == 601


@posix
def test_a_reader_that_goes_away_ends_it(tmp_path: Path) -> None:
    articles(tmp_path / "in", 300)
    with started(tmp_path / "in", stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.wait(LIMIT) == 141


@posix
def test_a_folder_that_vanishes(tmp_path: Path) -> None:
    files = articles(tmp_path / "in" / "a", 400)
    articles(tmp_path / "in" / "b", 5)
    output = tmp_path / "facts.jsonl"
    with started(tmp_path / "in", "-o", output) as process:
        wait_for(lambda: done_so_far(output) > 0)
        shutil.rmtree(tmp_path / "in" / "a")
        assert process.wait(LIMIT) == 1
    made = {json.loads(line)["source"]["path"] for line in output.read_text("utf-8").split("\n")[:-1]}
    lost = {path for path, _ in errors(output)}
    assert made | lost == {str(file) for file in [*files, *(tmp_path / "in" / "b").iterdir()]}
    assert not made & lost
    assert len(lost) > 5


# Where there is no place to write.


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 400 kB, where it may be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", str(folder)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode != 0:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_is_told_and_the_run_goes_on_later(tmp_path: Path, small_disk: Path) -> None:
    articles(tmp_path / "in", 120)
    output = small_disk / "facts.jsonl"
    done = run(tmp_path / "in", "-o", output)
    assert done.returncode == 1
    assert done.stderr == (
        f"vnpartyextract: cannot write {output}: No space left on device: free some space or choose another place with "
        "--output.\n"
    )
    assert not output.exists()
    subprocess.run(["mount", "-o", "remount,size=20m", str(small_disk)], check=True)
    done = run(tmp_path / "in", "-o", output, "--resume")
    assert done.returncode == 0
    assert "120 documents" in done.stderr
    assert output.read_text("utf-8") == run(tmp_path / "in", "--quiet").stdout


@posix
def test_no_more_than_so_many_bytes_may_be_written(tmp_path: Path) -> None:
    """The same where nothing can be mounted: a limit on the size of files stands in for the end of the disk."""
    articles(tmp_path / "in", 60)
    output = tmp_path / "facts.jsonl"
    limited = f"ulimit -f 120; exec {sys.executable} -m vnpartyextract batch {tmp_path / 'in'} -o {output}"
    done = subprocess.run(["bash", "-c", limited], capture_output=True, text=True, env=ENVIRONMENT, timeout=LIMIT)
    assert done.returncode == 1
    assert done.stderr.startswith(f"vnpartyextract: cannot write {output}: ")
    assert not output.exists()
    assert run(tmp_path / "in", "-o", output, "--resume").returncode == 0
    assert output.read_text("utf-8") == run(tmp_path / "in", "--quiet").stdout


@posix
def test_a_folder_that_may_not_be_written_to(tmp_path: Path, small_disk: Path) -> None:
    articles(tmp_path / "in", 1)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    done = run(tmp_path / "in", "-o", small_disk / "facts.jsonl")
    assert done.returncode == 1
    assert done.stderr.startswith(f"vnpartyextract: cannot write {small_disk / 'facts.jsonl'}: ")


# Again and again.


def test_only_what_is_new_or_changed_is_done_again(tmp_path: Path) -> None:
    files = articles(tmp_path / "in", 5)
    output = tmp_path / "facts.jsonl"
    assert run(tmp_path / "in", "-o", output, "--resume", "--quiet").returncode == 0
    files[1].write_text(ARTICLE.format(555, 44), "utf-8")
    files[2].unlink()
    (tmp_path / "in" / "moi.txt").write_text(ARTICLE.format(777, 33), "utf-8")
    done = run(tmp_path / "in", "-o", output, "--resume")
    assert (done.returncode, done.stderr) == (
        0,
        "vnpartyextract: 5 documents (3 of them as before), 20 facts\n"
        "vnpartyextract: 1 file of the earlier output no longer among the inputs, and left out\n",
    )
    assert output.read_text("utf-8") == run(tmp_path / "in", "--quiet").stdout


def test_a_finished_table_can_be_resumed_too(tmp_path: Path) -> None:
    articles(tmp_path / "in", 4)
    output = tmp_path / "facts.csv"
    assert run(tmp_path / "in", "-o", output, "--quiet").returncode == 0
    before = output.read_bytes()
    done = run(tmp_path / "in", "-o", output, "--resume")
    assert done.stderr == "vnpartyextract: 4 documents (4 of them as before), 16 facts\n"
    assert output.read_bytes() == before


def test_other_patterns_make_other_documents(tmp_path: Path) -> None:
    articles(tmp_path / "in", 2)
    output = tmp_path / "facts.jsonl"
    run(tmp_path / "in", "-o", output)
    rules = tmp_path / "rules" / "figures"
    rules.mkdir(parents=True)
    shutil.copy(ROOT / "patterns" / "figures" / "admissions.yaml", rules)
    with (rules / "admissions.yaml").open("a") as file:
        file.write("# changed\n")
    done = run(tmp_path / "in", "-o", output, "--resume", "--patterns", tmp_path / "rules")
    assert done.stderr == "vnpartyextract: 2 documents, 8 facts\n"
    again = run(tmp_path / "in", "-o", output, "--resume", "--patterns", tmp_path / "rules")
    assert again.stderr == "vnpartyextract: 2 documents (2 of them as before), 8 facts\n"


def test_all_cores_are_used_unless_told_otherwise() -> None:
    assert 1 <= cores() <= (os.cpu_count() or 1)
