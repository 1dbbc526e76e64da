"""Documents back from files: what an input is, what is refused, and with which words."""

import gzip
import json
import os
import re
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.documents import Loaded, load
from vnpartyextract.documents.shape import fault
from vnpartyextract.errors import InputError
from vnpartyextract.output.json_text import json_documents, to_indented, to_line

TEXT = """Huyện Mẫu Sơn kết nạp đảng viên mới
17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, theo Nghị quyết số 02-NQ/TU.
Đồng chí Lê Văn An, Bí thư Huyện ủy, dự.
"""
KINDS = ["citation", "date", "date", "figure", "official"]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return extract(TEXT)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def loaded(*inputs: str, **options: Any) -> tuple[list[Loaded], list[str]]:
    errors: list[InputError] = []
    found = list(load(inputs, refused=errors.append, **options))
    return found, [str(error) for error in errors]


def piped(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    monkeypatch.setattr(sys, "stdin", TextIOWrapper(Pipe(data)))


WRITTEN: list[tuple[str, Callable[[dict[str, Any]], bytes], list[int | None]]] = [
    # name, content made of a document, the lines of the documents in it
    ("indented.json", lambda document: to_indented(document).encode(), [None]),
    ("line.json", lambda document: to_line(document).encode(), [1]),
    ("no-ending", lambda document: to_indented(document).encode(), [None]),
    ("one.jsonl", lambda document: (to_line(document) + "\n").encode(), [1]),
    ("two.jsonl", lambda document: (to_line(document) + "\n\n" + to_line(document) + "\n").encode(), [1, 3]),
    ("packed.jsonl.gz", lambda document: gzip.compress(2 * (to_line(document) + "\n").encode()), [1, 2]),
    ("array.json", lambda document: "".join(json_documents([document] * 2, array=True)).encode(), [None, None]),
    ("none.json", lambda document: b"[]\n", []),
    ("marked.json", lambda document: b"\xef\xbb\xbf" + to_indented(document).encode(), [None]),
    ("marked.jsonl", lambda document: b"\xef\xbb\xbf" + 2 * (to_line(document) + "\n").encode(), [1, 2]),
    ("wide.json", lambda document: to_indented(document).encode("utf-16"), [None]),
    ("wide.jsonl", lambda document: (2 * (to_line(document) + "\r\n")).encode("utf-16"), [1, 2]),
    ("article.txt", lambda document: TEXT.encode(), [None]),
    ("empty.jsonl", lambda document: b"", []),
    ("empty.jsonl.gz", lambda document: gzip.compress(b""), []),
]


@pytest.mark.parametrize(("name", "write", "lines"), WRITTEN, ids=[name for name, *_ in WRITTEN])
def test_what_an_input_is_its_content_tells(
    name: str,
    write: Callable[[dict[str, Any]], bytes],
    lines: list[int | None],
    document: dict[str, Any],
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / name).write_bytes(write(document))
    found, errors = loaded(name)
    assert errors == []
    assert [one.line for one in found] == lines
    assert all(one.document["facts"] == document["facts"] for one in found)
    assert all((one.path, one.name) == (name, name) for one in found)
    piped(write(document), monkeypatch)
    assert [one.document["facts"] for one in loaded("-")[0]] == [one.document["facts"] for one in found]


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="pipes have no names here")
def test_a_pipe_is_read_once_as_shells_give_it(document: dict[str, Any], folder: Path) -> None:
    for data in (TEXT.encode(), to_line(document).encode()):
        reading, writing = os.pipe()
        os.write(writing, data)
        os.close(writing)
        found, errors = loaded(f"/dev/fd/{reading}")
        os.close(reading)
        assert (errors, [one.document["facts"] for one in found]) == ([], [document["facts"]])


def test_an_article_may_begin_like_json(folder: Path) -> None:
    (folder / "a.txt").write_text("[Ảnh] Huyện Mẫu Sơn kết nạp 178 đảng viên năm 2023.\n", "utf-8")
    (folder / "b.txt").write_text("{Ảnh} Huyện Mẫu Sơn kết nạp 178 đảng viên năm 2023.\n", "utf-8")
    found, errors = loaded("a.txt", "b.txt")
    assert errors == []
    assert [[fact["value"] for fact in one.document["facts"] if fact["kind"] == "figure"] for one in found] == [
        [178]
    ] * 2


def test_a_folder_is_walked_in_the_order_of_names(document: dict[str, Any], folder: Path) -> None:
    passed_over = ["in/.hidden.json", "in/.git/x.json", "in/README.md", "in/b.gold.json", "in/table.csv"]
    for name in ("in/b/2.json", "in/b/10.txt.json", "in/a.jsonl", "in/b.txt", "in/c.JSON.GZ", *passed_over):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        data = (TEXT if name.endswith(".txt") else to_line(document)).encode()
        (folder / name).write_bytes(gzip.compress(data) if name.endswith("GZ") else data)
    found, errors = loaded("in/")
    assert errors == []
    assert [one.name for one in found] == ["a.jsonl", "b/10.txt.json", "b/2.json", "b.txt", "c.JSON.GZ"]
    assert [Path(one.path) for one in found] == [Path("in", one.name) for one in found]


def test_links_to_folders_are_followed_but_not_in_circles(document: dict[str, Any], folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "else").mkdir()
    (folder / "else" / "a.json").write_text(to_line(document), "utf-8")
    (folder / "in" / "linked").symlink_to(folder / "else")
    (folder / "in" / "loop").symlink_to(folder / "in")
    found, errors = loaded("in")
    assert [one.name for one in found] == ["linked/a.json"]
    assert errors == ["in/loop: this link leads back to a folder around it; it is not followed."]


def test_what_is_broken_is_named_and_the_rest_is_done(document: dict[str, Any], folder: Path) -> None:
    good = to_line(document)
    lines = [good, good[:45], to_line(document | {"schema": "vnpartyextract/1"}), '{"a": 1}', good]
    (folder / "out.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "cut.json").write_text(to_indented(document)[:60], "utf-8")
    (folder / "other.json").write_text('[{"name": "x"}]', "utf-8")
    (folder / "cut.gz").write_bytes(gzip.compress(good.encode())[:-20])
    (folder / "words.json").write_text("Huyện kết nạp 178 đảng viên.", "utf-8")
    (folder / "last.txt").write_text(TEXT, "utf-8")
    found, errors = loaded("out.jsonl", "cut.json", "other.json", "cut.gz", "words.json", "missing.txt", "last.txt")
    assert [(one.path, one.line) for one in found] == [("out.jsonl", 1), ("out.jsonl", 5), ("last.txt", None)]
    # What the parser says in brackets is worded by the version of Python.
    assert [re.sub(r"\(.*char \d+\)\)", "(…)", error) for error in errors] == [
        "out.jsonl:2: this is no whole JSON (…); it may be cut off: run extract again.",
        "out.jsonl:3: this is written as 'vnpartyextract/1', and only 'vnpartyextract/2' can be read; "
        "run extract again with this version.",
        'out.jsonl:4: this JSON is no output of vnpartyextract (it has no "schema": "vnpartyextract/2"); '
        "give what extract printed.",
        "cut.json: this is no whole JSON (…); it may be cut off: run extract again.",
        'other.json: item 1: this JSON is no output of vnpartyextract (it has no "schema": "vnpartyextract/2"); '
        "give what extract printed.",
        "cut.gz: the file cannot be read (Compressed file ended before the end-of-stream marker was reached); "
        "copy it once more, or run extract again.",
        "words.json: this is no whole JSON (…); it may be cut off: run extract again.",
        "missing.txt: no such file; check the name and the folder you are in.",
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[" * 100_000, "lists are nested too deep"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a": ' + "9" * 5000 + "}", "no whole JSON"),
        ('{"a": "\xff"}', "no UTF-8"),
    ],
)
def test_hostile_json_is_refused(line: str, said: str, folder: Path) -> None:
    (folder / "x.json").write_bytes(line.encode("latin-1"))
    found, (error,) = loaded("x.json")
    assert found == []
    assert error.startswith("x.json")
    assert said in error


def test_context_is_given_wherever_the_text_is_at_hand(document: dict[str, Any], folder: Path) -> None:
    (folder / "article.txt").write_text(TEXT, "utf-8")
    (folder / "with.json").write_text(to_line(document | {"source": document["source"] | {"text": TEXT}}), "utf-8")
    (folder / "without.json").write_text(to_line(document), "utf-8")
    (article, carried, bare), _ = loaded("article.txt", "with.json", "without.json", context=True)
    told = [fact["context"] for fact in article.document["facts"]]
    assert told[-1] == "Đồng chí Lê Văn An, Bí thư Huyện ủy, dự."
    assert [fact["context"] for fact in carried.document["facts"]] == told
    assert not any("context" in fact for fact in bare.document["facts"])


def test_the_day_of_publication_is_for_articles_without_one(folder: Path) -> None:
    from datetime import date

    (folder / "a.txt").write_text("Năm qua, huyện Mẫu Sơn kết nạp 178 đảng viên.", "utf-8")
    ((one,), _) = loaded("a.txt", published=date(2024, 2, 17))
    assert one.document["source"]["published"] == "2024-02-17"


def test_a_document_of_ours_has_no_fault(document: dict[str, Any]) -> None:
    assert sorted(fact["kind"] for fact in document["facts"]) == KINDS
    assert fault(json.loads(to_line(document))) is None


def keys(document: dict[str, Any]) -> list[tuple[int | None, str]]:
    of_facts = [(at, key) for at, fact in enumerate(document["facts"]) for key in fact]
    return [*((None, key) for key in document), *of_facts]


def test_no_key_may_be_missing(document: dict[str, Any]) -> None:
    for at, key in keys(document):
        copy = json.loads(to_line(document))
        del (copy if at is None else copy["facts"][at])[key]
        assert fault(copy) is not None, key


@pytest.mark.parametrize("value", [True, [], {}, -1, "x" * 11])
def test_whatever_stands_for_a_value_nothing_is_raised(value: object, document: dict[str, Any]) -> None:
    refused = 0
    for at, key in keys(document):
        copy = json.loads(to_line(document))
        (copy if at is None else copy["facts"][at])[key] = value
        refused += fault(copy) is not None
    assert refused > len(KINDS)


UNFIT = [
    ("value", "178", "fact 2: value"),
    ("value", float("inf"), "fact 2: value"),
    ("period", {"start": "2023-13-01", "end": None, "text": "x"}, "fact 2: period"),
    ("modifier", "rather", "fact 2: modifier"),
    ("kind", "rumour", "fact 2: kind"),
    ("id", "f1", "two facts have the same id"),
]


@pytest.mark.parametrize(("key", "value", "said"), UNFIT)
def test_values_that_do_not_fit_are_named(key: str, value: object, said: str, document: dict[str, Any]) -> None:
    copy = json.loads(to_line(document))
    figure = next(at for at, fact in enumerate(copy["facts"]) if fact["kind"] == "figure")
    copy["facts"][figure][key] = value
    told = fault(copy)
    assert told is not None
    assert told.startswith(said.replace("fact 2", f"fact {figure + 1}"))


def test_the_text_comes_with_an_article_and_with_an_output_of_one_that_is_still_there(folder: Path) -> None:
    (folder / "a.txt").write_text(TEXT, "utf-8")
    ((article,), _) = loaded("a.txt", text=True)
    assert article.document["source"]["text"] == TEXT
    ((plain,), _) = loaded("a.txt")
    assert "text" not in plain.document["source"]
    (folder / "a.json").write_text(to_indented(plain.document), "utf-8")
    ((output,), _) = loaded("a.json", text=True)
    assert output.document["source"]["text"] == TEXT
    (folder / "a.txt").write_text(TEXT.replace("178", "187"), "utf-8")
    ((changed,), _) = loaded("a.json", text=True)
    assert "text" not in changed.document["source"]


@pytest.mark.parametrize(
    "data",
    [b"SQLite format 3\0...", b"PAR1....", "\ufeffsource_path,source_id,kind\r\n".encode(), b"source_path,source_id,"],
)
def test_tables_are_no_articles(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "facts.txt").write_bytes(data)
    refused: list[InputError] = []
    assert list(load([str(tmp_path / "facts.txt")], refused=refused.append)) == []
    (told,) = (str(error).partition(": ")[2] for error in refused)
    assert told.startswith(("this table cannot be read back (", "this is no database of vnpartyextract"))
