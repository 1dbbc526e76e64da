"""What kind a file is, how it is unpacked, how large it may be; and `extract` on every kind."""

import gzip
import hashlib
import io
import json
import re
import sys
import tracemalloc
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from old_encodings import tcvn3
from pdf_files import pdf
from vnpartyextract import __version__, cli
from vnpartyextract.errors import InputError
from vnpartyextract.model import Document
from vnpartyextract.output.schema import check
from vnpartyextract.read.document import read_bytes, read_path
from vnpartyextract.read.files import read_documents
from vnpartyextract.read.kinds import Kind, kind_of

TEXT = "Năm 2023, Đảng bộ huyện Kim Bôi kết nạp được 178 đảng viên."
PAGE = f"<html><body><h1>Kim Bôi kết nạp đảng viên</h1><p>17/2/2024</p><p>{TEXT}</p></body></html>"


def packed(content: str | bytes) -> bytes:
    return gzip.compress(content.encode() if isinstance(content, str) else content, mtime=0)


@pytest.mark.parametrize(
    ("name", "head", "due"),
    [
        ("a.txt", b"", "text"),
        ("a.TXT", b"<html>", "text"),
        ("a.html", b"", "html"),
        ("A.HTM", b"plain", "html"),
        ("a.html.gz", b"", "html"),
        ("a.docx", b"plain", "docx"),
        ("a.pdf", b"plain", "pdf"),
        ("a.jsonl", b"", "jsonl"),
        ("a.jsonl.gz", b"", "jsonl"),
        ("a.ndjson", b"", "jsonl"),
        # By bytes, whatever the name.
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.html", b"PK\x03\x04", "docx"),
        # By bytes, where the name does not tell.
        ("-", b"  <!DOCTYPE html>\n<html>", "html"),
        ("-", b"\xef\xbb\xbf<!-- \n --> <HTML lang=vi>", "html"),
        ("-", b'<?xml version="1.0"?><!doctype html PUBLIC', "html"),
        ("-", b"<p>", "text"),
        ("-", b"<htmlx>", "text"),
        ("-", b'{"text": "a"}', "jsonl"),
        ("-", b'{ "text": "a"}', "jsonl"),
        ("-", b'{\n  "text": "a"}', "text"),
        ("-", b"{a}", "text"),
        ("-", b"", "text"),
        (None, b"%PDF-1.7", "pdf"),
        ("page.php", b"<html>", "html"),
        ("html", b"plain", "text"),
        ("v.1", b"plain", "text"),
    ],
)
def test_kinds(name: str | None, head: bytes, due: Kind) -> None:
    assert kind_of(name, head) == due


def only(path: Path, **options: int) -> Document | InputError:
    (each,) = read_documents(str(path), **options)  # type: ignore[arg-type]
    return each


@pytest.mark.parametrize(
    ("name", "data", "encoding"),
    [
        ("a.txt.gz", packed(TEXT), "utf-8"),
        ("a.txt", packed(TEXT), "utf-8"),
        ("a", packed(TEXT.encode("utf-16")), "utf-16-le"),
        ("a.txt.gz", TEXT.encode(), "utf-8"),
        ("a.html.gz", packed(PAGE), "utf-8"),
        ("a", packed(PAGE), "utf-8"),
        ("a.pdf.gz", packed(pdf([[TEXT]])), "pdf"),
    ],
)
def test_gzip_is_unpacked(name: str, data: bytes, encoding: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    document = only(tmp_path / name)
    assert isinstance(document, Document)
    assert TEXT in document.text
    assert document.encoding == encoding
    assert document == read_bytes(data, path=str(tmp_path / name)) == read_path(str(tmp_path / name))


@pytest.mark.parametrize("cut", [1, 5, 20, -4])
def test_gzip_that_is_damaged_is_told(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(b"\x1f\x8b" if cut == 1 else packed(TEXT * 9)[:cut])
    assert str(only(file)) == f"{file}: the compressed file is damaged or cut off; make it anew with gzip."


def test_files_may_be_as_large_as_they_are_allowed_to_be(tmp_path: Path) -> None:
    plain, zipped = tmp_path / "a.txt", tmp_path / "b.txt.gz"
    size = len(TEXT.encode()) * 100
    plain.write_bytes(TEXT.encode() * 100)
    zipped.write_bytes(packed(TEXT * 100))
    for file, unpacked in ((plain, ""), (zipped, " when it is unpacked")):
        assert isinstance(only(file, max_bytes=size), Document)
        due = f"{file}: this is larger than {size - 1} bytes{unpacked}; raise --max-bytes if it is wanted all the same."
        assert str(only(file, max_bytes=size - 1)) == due
        with pytest.raises(InputError, match="raise --max-bytes"):
            read_path(str(file), max_bytes=size - 1)


def test_no_more_of_a_gzip_bomb_is_unpacked_than_is_allowed(tmp_path: Path) -> None:
    file = tmp_path / "a.txt.gz"
    file.write_bytes(gzip.compress(b"\0" * 200_000_000))
    tracemalloc.start()
    assert "larger than 1000000 bytes when it is unpacked" in str(only(file, max_bytes=1_000_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 10_000_000


def test_what_cannot_be_opened_is_an_error_in_its_place(tmp_path: Path) -> None:
    for path, says in [(tmp_path / "none.jsonl", "no such file"), (tmp_path, "this is a folder")]:
        assert f"{path}: {says}" in str(only(path))


def test_records_are_no_one_document(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="this holds many documents, one a line"):
        read_bytes(b'{"text": "a"}', path="a.jsonl")


@pytest.mark.parametrize(
    ("data", "due"),
    [
        (PAGE.encode(), ["utf-8"]),
        (packed(PAGE), ["utf-8"]),
        (pdf([[TEXT]]), ["pdf"]),
        (json.dumps({"text": TEXT}).encode() + b"\n" + json.dumps({"text": TEXT}).encode(), ["utf-8", "utf-8"]),
        (TEXT.encode(), ["utf-8"]),
    ],
)
def test_standard_input_of_every_kind(data: bytes, due: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(data))
    monkeypatch.setattr(sys, "stdin", stream)
    got = list(read_documents("-"))
    assert [each.encoding for each in got if isinstance(each, Document)] == due
    assert not stream.buffer.closed


# --- the command ---


def extract(*arguments: object, **options: bytes) -> Result:
    return CliRunner().invoke(cli.app, ["extract", *map(str, arguments)], **options)  # type: ignore[arg-type]


PAGE_JSON = """\
{
  "schema": "vnpartyextract/2",
  "tool": {
    "version": "VERSION",
    "patterns": "PATTERNS"
  },
  "source": {
    "path": "page.html",
    "id": null,
    "sha256": "SHA256",
    "encoding": "utf-8",
    "title": "Kim Bôi kết nạp đảng viên",
    "published": "2024-02-17",
    "characters": 97,
    "left_out": null,
    "text": "Kim Bôi kết nạp đảng viên\\n\\n17/2/2024\\n\\nNăm 2023, Đảng bộ huyện Kim Bôi kết nạp được 178 đảng viên."
  },
  "organizations": [
    {
      "id": "o1",
      "name": "Đảng bộ huyện Kim Bôi",
      "kind": "party",
      "place": "huyện Kim Bôi",
      "place_code": "153",
      "host": null,
      "mentions": [
        [48, 69]
      ]
    }
  ],
  "facts": [
    {
      "id": "f1",
      "kind": "date",
      "text": "17/2/2024",
      "span": [27, 36],
      "rule": "dates/day-numeric",
      "type": "day",
      "start": "2024-02-17",
      "end": "2024-02-17",
      "duration": null,
      "calendar": null
    },
    {
      "id": "f2",
      "kind": "date",
      "text": "Năm 2023",
      "span": [38, 46],
      "rule": "dates/year",
      "type": "year",
      "start": "2023-01-01",
      "end": "2023-12-31",
      "duration": null,
      "calendar": null
    },
    {
      "id": "f3",
      "kind": "figure",
      "text": "178 đảng viên",
      "span": [83, 96],
      "rule": "figures/admissions.yaml:7",
      "metric": "admissions",
      "value": 178,
      "value_max": null,
      "total": null,
      "unit": "đảng viên",
      "of": null,
      "group": null,
      "topic": null,
      "modifier": null,
      "status": "reported",
      "subject": "Đảng bộ huyện Kim Bôi",
      "place": "huyện Kim Bôi",
      "subject_id": "o1",
      "place_code": "153",
      "province": "tỉnh Hòa Bình",
      "province_now": "tỉnh Phú Thọ",
      "cell": null,
      "period": {
        "start": "2023-01-01",
        "end": "2023-12-31",
        "text": "Năm 2023"
      },
      "parent": null,
      "relation": null,
      "number_span": [83, 86]
    }
  ],
  "numerals": {
    "total": 3,
    "in_facts": 3,
    "left": []
  }
}
"""


def test_a_page_is_one_indented_document_that_carries_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(PAGE, "utf-8")
    result = extract("page.html")
    assert (result.exit_code, result.stderr) == (0, "")
    document = json.loads(result.stdout)
    check(document)
    changing = {
        "VERSION": __version__,
        "PATTERNS": document["tool"]["patterns"],
        "SHA256": hashlib.sha256(PAGE.encode()).hexdigest(),
    }
    assert result.stdout == re.sub("|".join(changing), lambda name: changing[name[0]], PAGE_JSON)
    text = document["source"]["text"]
    assert all(text[slice(*fact["span"])] == fact["text"] for fact in document["facts"])


def test_standard_input_may_be_a_page() -> None:
    result = extract("-", input=PAGE.encode())
    assert (result.exit_code, json.loads(result.stdout)["source"]["published"]) == (0, "2024-02-17")


def test_plain_text_carries_no_text() -> None:
    source = json.loads(extract("-", input=TEXT.encode()).stdout)["source"]
    assert "text" not in source


def test_text_for_an_old_font_carries_its_text_and_is_told_of() -> None:
    result = extract("-", input=tcvn3(TEXT).encode())
    source = json.loads(result.stdout)["source"]
    assert (source["encoding"], source["text"]) == ("tcvn3", TEXT)
    assert result.stderr.startswith("vnpartyextract: standard input: read as tcvn3, not as Unicode")


def test_json_lines_are_many_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    records = [
        {"url": "a.vn/1", "content": TEXT, "day": "17/2/2024"},
        {"url": "a.vn/2", "body": TEXT},
        {"url": "a.vn/3", "content": TEXT, "day": "2024-03-01T07:00:00+07:00"},
    ]
    Path("crawl.jsonl").write_text("".join(json.dumps(each) + "\n" for each in records), "utf-8")
    fields = ("--text-field", "content", "--id-field", "url", "--published-field", "day")
    result = extract("crawl.jsonl", *fields)
    assert (result.exit_code, result.stderr) == (
        1,
        "vnpartyextract: crawl.jsonl:2: the record has no field 'content'; its fields are url, body: "
        "name the right one with --text-field.\n",
    )
    sources = [json.loads(line)["source"] for line in result.stdout.split("\n") if line]
    assert [(each["path"], each["id"], each["published"]) for each in sources] == [
        ("crawl.jsonl", "a.vn/1", "2024-02-17"),
        ("crawl.jsonl", "a.vn/3", "2024-03-01"),
    ]


def test_json_lines_with_one_record_are_one_indented_document() -> None:
    result = extract("-", input=json.dumps({"text": TEXT}).encode())
    assert (result.exit_code, json.loads(result.stdout)["source"]["id"]) == (0, "1")
    assert result.stdout.startswith('{\n  "schema"')
