"""The work on one task: a document, or one sentence on why there is none; nothing is ever raised."""

import gzip
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from vnpartyextract.batch import worker
from vnpartyextract.batch.task import Job, Known, Outcome, Task
from vnpartyextract.batch.worker import failed, work_of
from vnpartyextract.errors import PatternError
from vnpartyextract.output.json_text import to_line
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.files import read_documents
from vnpartyextract.read.records import Fields
from vnpartyextract.rules.load import load_patterns

ROOT = Path(__file__).resolve().parents[1]
TEXT = "Năm 2023, Đảng bộ xã Mẫu Sơn kết nạp 5 đảng viên."
DATED = f"Xã Mẫu Sơn kết nạp đảng viên\n17/2/2024\n\n{TEXT}"


def record(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def digest(data: bytes | str) -> str:
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def reason(task: Task, job: Job = Job()) -> str:  # noqa: B008
    outcome = work_of(job)(task)
    assert (outcome.task, outcome.line, outcome.sha256, outcome.same, outcome.facts) == (task, None, None, None, 0)
    assert outcome.reason is not None
    return outcome.reason


def source(outcome: Outcome) -> dict[str, object]:
    assert outcome.line is not None, outcome.reason
    made: dict[str, object] = json.loads(outcome.line)["source"]
    return made


# A document.


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.txt.gz"])
def test_a_file_is_what_extract_makes_of_it(place: Path, name: str) -> None:
    page = f"<html><body><article><p>{TEXT}</p><p>{TEXT}</p></article></body></html>" if "html" in name else DATED
    data = gzip.compress(page.encode()) if name.endswith("gz") else page.encode()
    (place / name).write_bytes(data)
    (document,) = read_documents(name)
    assert not isinstance(document, Exception)
    made = extract_document(document, load_patterns(None))
    day = None if "html" in name else "2024-02-17"
    task = Task(3, name)
    assert work_of(Job())(task) == Outcome(
        task, sha256=digest(data), published=day, line=to_line(made).encode(), facts=len(made["facts"])
    )
    assert len(made["facts"]) >= 2


def test_a_record_has_its_name_its_day_and_the_hash_of_its_text() -> None:
    line = record(body=TEXT, url="https://x/1", day="2024-02-17")
    work = work_of(Job(fields=Fields("body", "url", "day")))
    outcome = work(Task(0, "a.jsonl", 7, "https://x/1", line))
    assert (outcome.sha256, outcome.published, outcome.reason) == (digest(TEXT), "2024-02-17", None)
    made = source(outcome)
    assert (made["path"], made["id"], made["published"]) == ("a.jsonl", "https://x/1", "2024-02-17")
    assert source(work_of(Job())(Task(0, "a.jsonl", 7, "7", record(text=TEXT))))["id"] == "7"


def test_the_day_of_the_job_counts_where_the_text_has_none(place: Path) -> None:
    (place / "a.txt").write_text(TEXT, "utf-8")
    (place / "b.txt").write_text(DATED, "utf-8")
    work = work_of(Job(published=date(2023, 12, 1)))
    assert [work(Task(0, name)).published for name in ("a.txt", "b.txt")] == ["2023-12-01", "2024-02-17"]
    assert work(Task(0, "a.jsonl", 1, data=record(text=TEXT))).published == "2023-12-01"
    assert work(Task(0, "a.jsonl", 1, data=record(text=TEXT, published="5/1/2024"))).published == "2024-01-05"


def test_context_is_added_where_it_is_wanted(place: Path) -> None:
    (place / "a.txt").write_text(TEXT, "utf-8")
    for wanted in (False, True):
        line = work_of(Job(context=wanted))(Task(0, "a.txt")).line
        assert line is not None
        assert ["context" in fact for fact in json.loads(line)["facts"]] == [wanted] * 2


# As before.


@pytest.mark.parametrize(
    ("text", "job_day", "known", "is_same"),
    [
        (TEXT, None, Known(digest(TEXT), None), True),
        (DATED, None, Known(digest(DATED), "2024-02-17"), True),
        (TEXT, None, Known(digest(DATED), None), False),
        # What a finished output holds may have had another --published.
        (TEXT, None, Known(digest(TEXT), None, sure=False), True),
        (TEXT, None, Known(digest(TEXT), "2023-12-01", sure=False), False),
        (TEXT, "2023-12-01", Known(digest(TEXT), "2023-12-01", sure=False), True),
        (TEXT, "2023-12-02", Known(digest(TEXT), "2023-12-01", sure=False), False),
        (TEXT, "2023-12-02", Known(digest(TEXT), None, sure=False), False),
        (DATED, "2023-12-02", Known(digest(DATED), "2024-02-17", sure=False), True),
    ],
)
def test_a_file_that_is_the_same_still(
    place: Path, text: str, job_day: str | None, known: Known, is_same: bool
) -> None:
    (place / "a.txt").write_text(text, "utf-8")
    task = Task(0, "a.txt", known=(Known("0", None), known))
    outcome = work_of(Job(published=date.fromisoformat(job_day) if job_day else None))(task)
    assert (outcome.same, outcome.line is None) == ((known, True) if is_same else (None, False))


@pytest.mark.parametrize(
    ("day", "known", "is_same"),
    [
        (None, Known(digest(TEXT), None), True),
        ("2024-02-17", Known(digest(TEXT), "2024-02-17"), True),
        ("2024-02-18", Known(digest(TEXT), "2024-02-17"), False),  # its day is in no hash
        (None, Known(digest(TEXT), "2024-02-17"), False),
        (None, Known(digest(DATED), None), False),
    ],
)
def test_a_record_that_is_the_same_still(day: str | None, known: Known, is_same: bool) -> None:
    task = Task(0, "a.jsonl", 1, "1", record(text=TEXT, published=day), (known,))
    outcome = work_of(Job())(task)
    assert (outcome.same, outcome.line is None) == ((known, True) if is_same else (None, False))


def test_a_file_made_under_the_same_settings_is_not_even_read(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "a.txt").write_text(TEXT, "utf-8")
    known = Known(digest(TEXT), None)
    monkeypatch.setattr(worker, "read_bytes", None)
    assert work_of(Job())(Task(0, "a.txt", known=(known,))).same == known


# What goes wrong.


def test_a_problem_that_is_clear_already_is_the_reason() -> None:
    assert reason(Task(0, "loop", problem="this link leads back.")) == "this link leads back."
    twice = Task(0, "a.jsonl", 2, "x", record(text=TEXT), problem="a.jsonl:2: an earlier record has that id.")
    assert reason(twice) == "an earlier record has that id."


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.txt", None, "no such file; check the name and the folder you are in."),
        ("a.txt", b"", "the input is empty; give a text that holds an article."),
        ("a.txt", b" \n\n", "the input holds nothing but white space; give a text that holds an article."),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.txt", b"x" * 1001, "this is larger than 1000 bytes; raise --max-bytes if it is wanted all the same."),
        (
            "a.txt.gz",
            gzip.compress(b"x" * 1001, mtime=0),
            "this is larger than 1000 bytes when it is unpacked; raise --max-bytes if it is wanted all the same.",
        ),
        (
            "a.txt.gz",
            gzip.compress(bytes(range(256)), mtime=0)[:-9],
            "the compressed file is damaged or cut off; make it anew with gzip.",
        ),
        ("a.docx", b"no Word file", ""),
        ("a.pdf", b"no PDF", ""),
        ("a\0.txt", None, "the file cannot be read (embedded null byte); copy it to a local folder and retry."),
        ("x" * 300, None, "the file cannot be read (File name too long); copy it to a local folder and retry."),
    ],
)
def test_a_file_that_holds_no_document(place: Path, name: str, data: bytes | None, said: str) -> None:
    if data is not None:
        (place / name).write_bytes(data)
    told = reason(Task(0, name), Job(max_bytes=1000 if len(data or b"") < 5000 else None))
    assert said in told
    assert not told.startswith(name)
    assert "the program itself" not in told


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="a file that opens and cannot be read")
def test_a_file_that_opens_and_cannot_be_read() -> None:
    assert reason(Task(0, "/proc/self/mem")) == (
        "the file cannot be read (Input/output error); copy it to a local folder and retry."
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"{", "this line is no JSON object (column 2: Expecting property name enclosed in double quotes); "),
        (b"[]", "this line is no JSON object ("),
        (b"\xff", "this line is not UTF-8 (byte 0); write the file in UTF-8."),
        (record(txt=TEXT), "the record has no field 'text'; its fields are txt: name the right one with --text-field."),
        (record(text=" "), "the field 'text' is blank; leave the record out, or name another field with --text-field."),
        (record(text=TEXT, id=[1]), "the field 'id' is neither text nor a whole number; "),
        (record(text="x" * 1000), "this is larger than 1000 bytes; raise --max-bytes if it is wanted all the same."),
    ],
)
def test_a_record_that_holds_no_document(line: bytes, said: str) -> None:
    told = reason(Task(0, "a.jsonl", 3, None, line), Job(max_bytes=1000))
    assert told.startswith(said)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (MemoryError(), "there is not enough memory for it; leave it out, or cut it into smaller parts."),
        (KeyError("x"), "KeyError in the program itself ('x'); please report it with the file."),
        (
            RecursionError("too deep"),
            "RecursionError in the program itself (too deep); please report it with the file.",
        ),
    ],
)
def test_what_nobody_thought_of_costs_one_file(
    place: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, said: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    (place / "a.txt").write_text(TEXT, "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(worker, "extract_document", fail)
        assert reason(Task(0, "a.txt")) == said
    assert work_of(Job())(Task(1, "a.txt")).reason is None


def test_broken_patterns_are_told_before_any_work(place: Path) -> None:
    (place / "figures").mkdir()
    (place / "figures" / "x.yaml").write_text("metric: [", "utf-8")
    with pytest.raises(PatternError):
        work_of(Job(patterns=str(place)))


@pytest.mark.parametrize(
    ("task", "given", "due"),
    [
        (Task(0, "a.txt"), "a.txt: it is empty.", "it is empty."),
        (Task(0, "a.txt"), "it is empty.", "it is empty."),
        (Task(0, "a.jsonl", 3), "a.jsonl:3: it is empty.", "it is empty."),
        (Task(0, "a.jsonl", 3), "a.jsonl: it is empty.", "a.jsonl: it is empty."),
    ],
)
def test_the_reason_does_not_repeat_the_name(task: Task, given: str, due: str) -> None:
    assert failed(task, given) == Outcome(task, reason=due)


GREEDY: Callable[[int], str] = """
import resource, sys
from vnpartyextract.batch import worker
from vnpartyextract.batch.task import Job, Task
resource.setrlimit(resource.RLIMIT_AS, ({}, resource.RLIM_INFINITY))
work = worker.limited_work_of(Job())
print(resource.getrlimit(resource.RLIMIT_AS)[0])
worker.extract_document = lambda *_, **__: bytearray(5 << 30)
print(work(Task(0, sys.argv[1])).reason)
""".format


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory as Linux has them")
@pytest.mark.parametrize("before", [-1, 3 << 30])
def test_a_document_may_not_take_all_memory(place: Path, before: int) -> None:
    (place / "a.txt").write_text(TEXT, "utf-8")
    done = subprocess.run(
        [sys.executable, "-c", GREEDY(before), "a.txt"],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )
    limit = worker.MEMORY if before == -1 else before
    assert done.stdout.splitlines() == [
        str(limit),
        "there is not enough memory for it; leave it out, or cut it into smaller parts.",
    ]


def test_patterns_that_changed_meanwhile_are_not_used() -> None:
    with pytest.raises(PatternError, match="others than those that the run began with"):
        work_of(Job(version="0123456789abcdef"))
