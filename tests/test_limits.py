"""What strangers give never ends a run, and `extract` keeps the limits that `batch` keeps."""

import gzip
import json
import os
import sqlite3
from itertools import count
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from vnpartyextract.batch.journal import Journal
from vnpartyextract.batch.task import Outcome, Task
from vnpartyextract.cli import app
from vnpartyextract.limits import TooLateError, within
from vnpartyextract.output.writers.folder import place_of

TEXT = "Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên."


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_extract_refuses_what_is_larger_than_max_bytes(article: Path, tmp_path: Path) -> None:
    large = tmp_path / "b.txt"
    large.write_text(TEXT * 100, "utf-8")
    found = run("extract", large, article, "--max-bytes", 1000, "--format", "jsonl")
    assert found.exit_code == 1
    assert f"{large}: this is larger than 1000 bytes" in found.stderr
    assert json.loads(found.stdout)["source"]["path"] == str(article)


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="a device of Unix")
def test_extract_refuses_devices(article: Path) -> None:
    found = run("extract", "/dev/zero", article, "--format", "jsonl")
    assert found.exit_code == 1
    assert "/dev/zero: this is no file but a device" in found.stderr
    assert json.loads(found.stdout)["source"]["path"] == str(article)


@pytest.mark.parametrize("error", [MemoryError, TooLateError])
def test_a_document_that_takes_too_much_costs_itself_alone(
    article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    from vnpartyextract import pipeline

    whole = pipeline.extract_document

    def some(document, *rest, **more):  # type: ignore[no-untyped-def]
        if document.path.endswith("b.txt"):
            raise error
        return whole(document, *rest, **more)

    monkeypatch.setattr(pipeline, "extract_document", some)
    other = tmp_path / "b.txt"
    other.write_text(TEXT, "utf-8")
    found = run("extract", other, article, "--format", "jsonl")
    assert found.exit_code == 1
    assert f"{other}: {'there is not enough memory' if error is MemoryError else 'nothing came of it within 60'}" in (
        found.stderr
    )
    assert json.loads(found.stdout)["source"]["path"] == str(article)


@pytest.mark.skipif(not hasattr(__import__("signal"), "setitimer"), reason="alarms are of POSIX")
def test_what_takes_too_long_is_cut_off() -> None:
    with pytest.raises(TooLateError), within(0.05):
        all(True for _ in count())


def test_halves_of_characters_in_ids_and_fields_end_no_run(tmp_path: Path) -> None:
    records = tmp_path / "a.jsonl"
    lines = [
        json.dumps({"id": "\ud800", "text": TEXT}),
        json.dumps({"\udcff": TEXT}),
        json.dumps({"id": "b", "text": f"\ud800 {TEXT}"}),
    ]
    records.write_text("\n".join(lines), "ascii")
    for name in ("out.jsonl", "out.sqlite", "out.csv"):
        found = run("batch", records, "-o", tmp_path / name, "--jobs", 1)
        assert found.exit_code == 1
        assert "2 documents" in found.stderr
    documents = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()]
    assert [one["source"]["id"] for one in documents] == ["\\ud800", "b"]
    assert all(fact["text"] == fact["text"].encode("utf-8", "replace").decode() for fact in documents[1]["facts"])


def test_blank_lines_by_the_million_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n" * 300_000))
    found = run("extract", path, "--max-bytes", 1000)
    assert found.exit_code == 1
    assert "larger than 1000 bytes" in found.stderr


def test_no_file_of_a_split_folder_is_called_as_a_folder_is() -> None:
    assert str(place_of("x", None)) == "x.json"
    assert str(place_of("x.json/a.txt", None)) == "x%2Ejson/a.txt.json"
    assert str(place_of("t\udcff.txt", None)) == "t\\udcff.txt.json"


def test_one_folder_named_three_ways_is_read_once(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(article.parent)
    folder = Path("news")
    folder.mkdir()
    article.rename(folder / "a.txt")
    found = run("batch", "news", "./news/", folder.resolve(), "-o", "out.jsonl", "--jobs", 1)
    assert found.exit_code == 0
    assert "2 files named twice and read once" in found.stderr


def test_a_flipped_bit_in_a_line_of_the_journal_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    journal = Journal(path, settings="1 p None False")
    journal.keep(Outcome(Task(0, "a.txt"), sha256="x", published=None, line=b'{"facts": [178]}', facts=1))
    journal.commit()
    journal.close()
    journal = Journal(path, settings="1 p None False")
    assert len(journal.known("a.txt", None)) == 1
    journal.close()
    with sqlite3.connect(path) as base:
        base.execute("UPDATE results SET line = ?", [b'{"facts": [179]}'])
    base.close()
    journal = Journal(path, settings="1 p None False")
    assert journal.known("a.txt", None) == ()
    journal.close()
