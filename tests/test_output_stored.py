"""What an earlier run wrote, read back: whole lines only, and faults told by place."""

import gzip
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from test_output_writers import DOCUMENTS, HOSTILE, document, lines, write
from vnpartyextract.errors import InputError, MisuseError
from vnpartyextract.output.stored import RESUMABLE, stored
from vnpartyextract.output.writers import Form, open_writer


@pytest.mark.parametrize("form", RESUMABLE)
def test_the_lines_come_back_as_they_were(tmp_path: Path, form: Form) -> None:
    found = list(stored(write(form, tmp_path / "out"), form))
    assert sorted(found) == sorted(lines(DOCUMENTS))
    if form is not Form.folder:
        assert found == lines(DOCUMENTS)


@settings(deadline=None)
@given(st.lists(st.text() | st.sampled_from(HOSTILE), max_size=5), st.sampled_from([*RESUMABLE]))
def test_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str], form: Form) -> None:
    out = tmp_path_factory.mktemp("stored") / "out"
    given_lines = lines(document("a.jsonl", [text], id=str(number)) for number, text in enumerate(texts))
    with open_writer(form, out) as writer:
        for line in given_lines:
            writer.document(line)
    assert list(stored(out, form)) == given_lines


@pytest.mark.parametrize("form", RESUMABLE)
def test_an_output_without_documents(tmp_path: Path, form: Form) -> None:
    assert list(stored(write(form, tmp_path / "out", []), form)) == []


@pytest.mark.parametrize("form", [Form.csv, Form.xlsx, Form.parquet])
def test_tables_cannot_be_taken_up_again(tmp_path: Path, form: Form) -> None:
    with pytest.raises(MisuseError, match=r"cannot be taken up again: write jsonl, jsonl\.gz, sqlite, folder"):
        stored(tmp_path / "out", form)


def test_a_torn_end_is_left_out_wherever_it_was_torn(tmp_path: Path) -> None:
    first, second = lines([document("a.txt", ["178"]), document("b.txt", ["12"])])
    whole = first + b"\n" + second + b"\n"
    for end in range(len(whole) + 1):
        (tmp_path / "out.jsonl").write_bytes(whole[:end])
        expected = [first, second][: whole[:end].count(b"\n")]
        assert list(stored(tmp_path / "out.jsonl", Form.jsonl)) == expected


def test_a_torn_end_of_a_compressed_file(tmp_path: Path) -> None:
    packed = gzip.compress(b"".join(line + b"\n" for line in lines(DOCUMENTS)), mtime=0)
    for end in range(0, len(packed), 97):
        (tmp_path / "out.gz").write_bytes(packed[:end])
        found = list(stored(tmp_path / "out.gz", Form.jsonl_gz))
        assert found == lines(DOCUMENTS)[: len(found)]
    assert found, "most of it is there"


@pytest.mark.parametrize("line", [b"{", b"", b"[]", b"{}", b"\xff", b'{"source": {}}', b"[" * 100_000])
def test_a_broken_line_is_told_by_its_place(tmp_path: Path, line: bytes) -> None:
    good = lines(DOCUMENTS[:1])[0]
    (tmp_path / "out.jsonl").write_bytes(good + b"\n" + line + b"\n" + good + b"\n")
    found = stored(tmp_path / "out.jsonl", Form.jsonl)
    assert next(found) == good
    with pytest.raises(InputError) as told:
        next(found)
    assert str(told.value).startswith(f"{tmp_path}/out.jsonl:2: this is no document of vnpartyextract (")


def test_a_broken_file_is_told_by_its_name(tmp_path: Path) -> None:
    write(Form.folder, tmp_path, DOCUMENTS[:1])
    (tmp_path / "tin" / "khác.json").write_text('{"a": 1}', "utf-8")
    (tmp_path / "tin" / "ghi chú.txt").write_text("không phải của ta", "utf-8")
    found = stored(tmp_path, Form.folder)
    assert next(found) == lines(DOCUMENTS)[0]
    with pytest.raises(InputError, match=r"tin/khác\.json: this is no document of vnpartyextract"):
        next(found)
    for name, form in (("a.gz", Form.jsonl_gz), ("a.sqlite", Form.sqlite)):
        (tmp_path / name).write_bytes(b"x" * 5000)
        with pytest.raises(InputError, match=name):
            list(stored(tmp_path / name, form))


@pytest.mark.parametrize("form", [Form.jsonl, Form.jsonl_gz, Form.sqlite])
def test_a_file_that_is_not_there(tmp_path: Path, form: Form) -> None:
    with pytest.raises(FileNotFoundError):
        list(stored(tmp_path / "out", form))
    assert list(tmp_path.iterdir()) == []
