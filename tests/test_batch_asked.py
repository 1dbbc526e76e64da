"""What a run may be asked for, and the exact sentence of each refusal."""

import io
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from vnpartyextract.batch.asked import engine_asked, errors_asked, globs_asked, inputs_asked, output_asked, shard_asked
from vnpartyextract.errors import MisuseError
from vnpartyextract.output.writers import Form


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an output of an earlier run in it and a folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "facts.jsonl").write_text("")
    (tmp_path / "tin").mkdir()
    (tmp_path / "link.jsonl").symlink_to("facts.jsonl")
    return tmp_path


# Where to.


@pytest.mark.parametrize(
    ("output", "form", "split", "due"),
    [
        (None, None, False, (None, Form.jsonl)),
        ("-", None, False, (None, Form.jsonl)),
        ("-", "csv", False, (None, Form.csv)),
        (None, "jsonl.gz", False, (None, Form.jsonl_gz)),
        ("new.jsonl", None, False, ("new.jsonl", Form.jsonl)),
        ("facts.jsonl", None, False, ("facts.jsonl", Form.jsonl)),
        ("link.jsonl", None, False, ("facts.jsonl", Form.jsonl)),  # the link stays what it is
        ("tin/facts.JSONL.GZ", None, False, ("tin/facts.JSONL.GZ", Form.jsonl_gz)),
        ("a.csv", None, False, ("a.csv", Form.csv)),
        ("a.xlsx", None, False, ("a.xlsx", Form.xlsx)),
        ("a.parquet", None, False, ("a.parquet", Form.parquet)),
        ("a.sqlite", None, False, ("a.sqlite", Form.sqlite)),
        ("a", "sqlite", False, ("a", Form.sqlite)),
        ("a", "jsonl", False, ("a", Form.jsonl)),
        ("tin", None, True, ("tin", Form.folder)),
        ("new", None, True, ("new", Form.folder)),
        ("new.jsonl", None, True, ("new.jsonl", Form.folder)),
    ],
)
def test_where_a_run_writes(
    place: Path, output: str | None, form: str | None, split: bool, due: tuple[str | None, Form]
) -> None:
    target, shape = output_asked(None if output is None else Path(output), form, split=split, resume=False)
    assert (target, shape) == (due[0] and Path(os.path.realpath(place), due[0]), due[1])


FORMS = "jsonl, json, csv, tsv, xlsx, parquet, md, sqlite"


@pytest.mark.parametrize(
    ("output", "form", "split", "resume", "said"),
    [
        (None, None, False, True, "--resume needs an output to go on with: name one with --output."),
        ("-", None, False, True, "--resume needs an output to go on with: name one with --output."),
        (None, None, True, False, "--split needs a folder: name one with --output."),
        ("-", None, True, False, "--split needs a folder: name one with --output."),
        ("new", "csv", True, False, "--split writes JSON files: leave --format csv out."),
        (
            "facts.jsonl",
            None,
            True,
            False,
            "--output facts.jsonl is a file, and --split needs a folder: name another one.",
        ),
        (
            "tin",
            None,
            False,
            False,
            "--output tin is a folder: name a file in it, or say --split for a JSON file for each input.",
        ),
        (
            "new/facts.jsonl",
            None,
            False,
            False,
            "--output new/facts.jsonl: there is no folder {}/new: make it first, or choose another file.",
        ),
        (
            "new/out",
            None,
            True,
            False,
            "--output new/out: there is no folder {}/new: make it first, or choose another file.",
        ),
        (
            "/dev/null",
            None,
            False,
            False,
            "--output /dev/null is a pipe or a device: leave it out for standard output, or name a file.",
        ),
        (
            "facts.txt",
            None,
            False,
            False,
            "-o {}/facts.txt: what to write cannot be told from this name: let it end in "
            ".jsonl, .json, .csv, .tsv, .xlsx, .parquet, .md, .sqlite, or say --format.",
        ),
        ("a", "folder", False, False, f"batch does not write folder: choose from {FORMS}."),
        (
            "a.csv",
            "jsonl",
            False,
            False,
            "-o {}/a.csv and --format jsonl ask for two forms: leave one of them out, or change the name.",
        ),
        (None, "xlsx", False, False, "xlsx cannot go to standard output: name a file with -o."),
    ],
)
def test_where_a_run_cannot_write(
    place: Path, output: str | None, form: str | None, split: bool, resume: bool, said: str
) -> None:
    with pytest.raises(MisuseError) as refused:
        output_asked(None if output is None else Path(output), form, split=split, resume=resume)
    assert str(refused.value) == said.format(os.path.realpath(place))


# The list of errors.


@pytest.mark.parametrize(
    ("target", "listing"),
    [
        ("facts.jsonl", "facts.jsonl.errors.jsonl"),
        ("facts.csv", "facts.csv.errors.jsonl"),
        ("facts.2023.csv", "facts.2023.csv.errors.jsonl"),  # not that of facts.2024.csv
        ("facts.errors.jsonl", "facts.errors.jsonl.errors.jsonl"),  # not the output itself
        ("facts", "facts.errors.jsonl"),
        (".facts.jsonl", ".facts.jsonl.errors.jsonl"),
    ],
)
def test_the_list_of_errors_is_beside_the_output(target: str, listing: str) -> None:
    assert errors_asked(None, Path("/x", target)) == Path("/x", listing)


def test_without_an_output_errors_are_listed_only_where_that_is_asked_for(place: Path) -> None:
    assert errors_asked(None, None) is None
    assert errors_asked(Path("e.jsonl"), None) == Path(os.path.realpath(place), "e.jsonl")
    assert errors_asked(Path("tin/e.jsonl"), place / "facts.jsonl") == Path(os.path.realpath(place), "tin/e.jsonl")


@pytest.mark.parametrize(
    ("errors", "said"),
    [
        ("new/e.jsonl", "--errors new/e.jsonl: there is no folder new: make it first, or choose another file."),
        ("tin", "--errors tin is a folder: name a file in it."),
        ("tin/../facts.jsonl", "--errors tin/../facts.jsonl is the output: choose another file."),
        ("link.jsonl", "--errors link.jsonl is the output: choose another file."),
    ],
)
def test_where_errors_cannot_be_listed(place: Path, errors: str, said: str) -> None:
    with pytest.raises(MisuseError) as refused:
        errors_asked(Path(errors), Path(os.path.realpath(place), "facts.jsonl"))
    assert str(refused.value) == said


# Which part, and who does it.


@pytest.mark.parametrize(
    ("written", "part"), [(None, (1, 1)), ("1/1", (1, 1)), ("3/16", (3, 16)), ("16/16", (16, 16)), ("007/010", (7, 10))]
)
def test_parts(written: str | None, part: tuple[int, int]) -> None:
    assert shard_asked(written) == part


@pytest.mark.parametrize(
    "written", ["", "3", "0/4", "5/4", "1/0", "-1/4", "1/4/2", "a/b", "1 / 4", "1/4\n", "१/४", "1/1000000000"]
)
def test_what_is_no_part(written: str) -> None:
    with pytest.raises(MisuseError) as refused:
        shard_asked(written)
    assert str(refused.value) == f"--shard {written!r} is no part: write it as 3/16, for the third of sixteen."


@pytest.mark.parametrize(
    ("engine", "scheduler", "said"),
    [
        ("local", None, None),
        ("dask", "tcp://10.0.0.1:8786", None),
        ("dask", None, "--engine dask needs the address of its scheduler: --scheduler tcp://host:8786."),
        ("local", "tcp://10.0.0.1:8786", "--scheduler is for a Dask cluster: say --engine dask, too."),
    ],
)
def test_engine_and_scheduler_go_together(engine: str, scheduler: str | None, said: str | None) -> None:
    told = None
    try:
        engine_asked(engine, scheduler)
    except MisuseError as refused:
        told = str(refused)
    assert told == said


# From where.


@pytest.mark.parametrize("glob", ["!", "\\", "[z-a].txt"])
def test_globs_that_cannot_be_understood(glob: str) -> None:
    with pytest.raises(MisuseError) as refused:
        globs_asked(["*.txt", glob])
    assert str(refused.value) == (
        f"--glob {glob!r} cannot be understood: write it as in a .gitignore, like '**/*.txt' or '!drafts/'."
    )


def test_globs_that_can_be(place: Path) -> None:
    is_wanted = globs_asked(["*.txt", "!nháp/"])
    assert [name for name in ("a.txt", "a.md", "nháp/a.txt", "tin/a.txt") if is_wanted(name)] == ["a.txt", "tin/a.txt"]


def test_names_come_first_and_then_those_of_the_list(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (place / "list").write_bytes(b"b.txt\nc.txt\n")
    assert list(inputs_asked(["a", "tin"], None, None)) == ["a", "tin"]
    assert list(inputs_asked(["a"], "list", place / "facts.jsonl")) == ["a", "b.txt", "c.txt"]
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"d.txt\0e.txt\0")))
    assert list(inputs_asked([], "-", None)) == ["d.txt", "e.txt"]


@pytest.mark.parametrize(
    ("inputs", "files_from", "said"),
    [
        ([], None, "nothing to read is named: give folders or files, or a list of them with --files-from."),
        ([], "none", "--files-from none: the list cannot be read (No such file or directory): check the name."),
        (["a"], "tin", "--files-from tin: the list cannot be read (Is a directory): check the name."),
        (["a"], "-", "--files-from -: the list cannot be read (standard input is closed): check the name."),
        (
            ["a", "link.jsonl"],
            None,
            "--output {}/facts.jsonl is one of the inputs and would be overwritten: choose another file.",
        ),
    ],
)
def test_what_cannot_be_read(
    place: Path, monkeypatch: pytest.MonkeyPatch, inputs: list[str], files_from: str | None, said: str
) -> None:
    monkeypatch.setattr(sys, "stdin", None)  # so Python has it where it was closed
    with pytest.raises(MisuseError) as refused:
        inputs_asked(inputs, files_from, place / "facts.jsonl")
    assert str(refused.value) == said.format(place)
