"""What many documents are written to: each form read back with other people's programs gives the same facts."""

import csv
import gzip
import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract.errors import MisuseError
from vnpartyextract.output.cells import defused
from vnpartyextract.output.columns import COLUMNS, NAMES, rows
from vnpartyextract.output.json_text import to_line
from vnpartyextract.output.writers import Form, form_of, open_writer

# Whatever an article, a headline, an id or a file name may hold to do harm.
HOSTILE = [
    '=HYPERLINK("http://example.vn";"178")',
    "+84-1@x",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    " \n=1+1",
    "#REF!",
    "\x1b[31mđỏ\x1b]0;tên\x07",
    "\x9b31m",
    "</script><script>alert(1)</script>",
    "trái\u202egnp.exe\u2066",
    "không\x00ký tự",
    "tên\udcff.txt",
    "ngoặc \"kép\" và 'đơn', phẩy",
    "hai\ndòng",
    "hai\r\ndòng\rba",
    "_x001B_",
    "dòng\u2028đoạn\u2029\u0085",
    "\uffff\ufffe",
    "🎉 𠮷 nữ",
    "",
]


def document(path: str, texts: Iterable[str], *, id: str | None = None, title: str | None = None) -> dict[str, Any]:
    """A document with a figure, a date, an official and a citation for each of the texts."""
    facts: list[dict[str, Any]] = []
    for text in texts:
        span = [10 * len(facts), 10 * len(facts) + len(text)]
        head = {"text": text, "span": span, "rule": "other/rest"}
        facts.append(
            {"id": f"f{len(facts) + 1}", "kind": "figure", **head, "metric": "other", "value": 5458,
             "value_max": 101.72, "total": None, "unit": text, "of": None,
             "group": text, "topic": None, "modifier": None,
             "status": "reported", "subject": text, "place": None,
             "period": {"start": None, "end": "2024-02-17", "text": text}, "parent": None, "relation": None,
             "number_span": span}
        )  # fmt: skip
        facts.append(
            {"id": f"f{len(facts) + 1}", "kind": "date", **head, "type": "year", "start": "1868-01-01",
             "end": "2023-12-31", "duration": None}
        )  # fmt: skip
        facts.append(
            {"id": f"f{len(facts) + 1}", "kind": "official", **head, "name": text, "mentions": [[1, 2], [3, 4]],
             "titles": [{"text": text, "position": "Bí thư", "organization": None},
                        {"text": "TUV", "position": "Tỉnh ủy viên", "organization": text}]}
        )  # fmt: skip
        facts.append(
            {"id": f"f{len(facts) + 1}", "kind": "citation", **head, "type": "Luật", "number": text, "term": None,
             "date": "2021-01-21", "issuer": text}
        )  # fmt: skip
    source = {"path": path, "id": id, "sha256": "0" * 64, "encoding": "utf-8", "title": title,
              "published": "2024-02-17", "characters": 9999}  # fmt: skip
    return {
        "schema": "vnpartyextract/1",
        "tool": {"version": "0.1.0", "patterns": "abc"},
        "source": source,
        "facts": facts,
        "numerals": {"total": 0, "in_facts": 0, "left": []},
    }


DOCUMENTS = [
    document("tin/a.txt", ["178 đảng viên"], title="Huyện Mẫu Sơn"),
    document("tin/=1+1\udcff\n\x1b[31m.txt", HOSTILE, title=HOSTILE[0]),
    document("tin/rỗng.txt", []),
    *(document("tin/b.jsonl", ["9/10 xã"], id=text, title=text) for text in HOSTILE),
]


def lines(documents: Iterable[dict[str, Any]]) -> list[bytes]:
    return [to_line(one).encode() for one in documents]


def write(form: Form, target: Path, documents: Iterable[dict[str, Any]] = DOCUMENTS) -> Path:
    with open_writer(form, target) as writer:
        for line in lines(documents):
            writer.document(line)
        writer.error("tin/hỏng.txt", None, "no text")
    return target


def all_rows(documents: Iterable[dict[str, Any]] = DOCUMENTS) -> list[tuple[Any, ...]]:
    return [row for one in documents for row in rows(one)]


@pytest.mark.parametrize(
    ("target", "asked", "form"),
    [
        ("out.jsonl", None, Form.jsonl),
        ("out.jsonl.gz", None, Form.jsonl_gz),
        ("OUT.CSV", None, Form.csv),
        ("kết quả.2024.xlsx", None, Form.xlsx),
        ("out.parquet", None, Form.parquet),
        ("out.sqlite", None, Form.sqlite),
        ("out.txt", "csv", Form.csv),
        ("out.csv", "jsonl", Form.jsonl),
        (None, None, Form.jsonl),
        (None, "csv", Form.csv),
        (None, "jsonl.gz", Form.jsonl_gz),
    ],
)
def test_form_of(target: str | None, asked: str | None, form: Form) -> None:
    assert form_of(None if target is None else Path(target), asked) is form


@pytest.mark.parametrize(
    ("target", "asked", "told"),
    [
        ("out.doc", None, "out.doc: what to write cannot be told from this name: let it end in .jsonl, .jsonl.gz, "),
        ("out", None, ".parquet, .sqlite, or say --format."),
        ("csv", None, "cannot be told from this name"),
        ("out.csv", "folder", "'folder' is not known: choose from jsonl, jsonl.gz, csv, xlsx, parquet, sqlite."),
        (None, "xlsx", "xlsx cannot go to standard output: name a file with --output."),
    ],
)  # fmt: skip
def test_form_refused(target: str | None, asked: str | None, told: str) -> None:
    with pytest.raises(MisuseError) as refused:
        form_of(None if target is None else Path(target), asked)
    assert told in str(refused.value)


def test_json_lines_are_the_lines_as_they_came(tmp_path: Path) -> None:
    expected = b"".join(line + b"\n" for line in lines(DOCUMENTS))
    assert write(Form.jsonl, tmp_path / "out.jsonl").read_bytes() == expected
    packed = write(Form.jsonl_gz, tmp_path / "out.jsonl.gz").read_bytes()
    assert gzip.decompress(packed) == expected
    assert write(Form.jsonl_gz, tmp_path / "khác.gz").read_bytes() == packed, "no name, no time"
    assert [json.loads(line) for line in expected.split(b"\n")[:-1]] == DOCUMENTS


CSV = """\
\ufeff{names}\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f1,figure,178 đảng viên,0,13,other/rest,,other,5458,101.72,,\
178 đảng viên,,178 đảng viên,,,reported,178 đảng viên,,,2024-02-17,178 đảng viên,,,0,13,,,,,,,,,,,,\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f2,date,178 đảng viên,0,13,other/rest,,,,,,,,,,,,,,,,,,,,,\
year,1868-01-01,2023-12-31,,,,,,,,,\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f3,official,178 đảng viên,0,13,other/rest,,,,,,,,,,,,,,,,,,,,,\
,,,,178 đảng viên,178 đảng viên; TUV,1-2; 3-4,,,,,\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f4,citation,178 đảng viên,0,13,other/rest,,,,,,,,,,,,,,,,,,,,,\
,,,,,,,Luật,178 đảng viên,,2021-01-21,178 đảng viên\r
"""


def test_csv_whole(tmp_path: Path) -> None:
    one = [document("tin/a.txt", ["178 đảng viên"], title="Huyện Mẫu Sơn")]
    for fact in one[0]["facts"]:
        fact["span"] = [0, 13]
    one[0]["facts"][0]["number_span"] = [0, 13]
    written = write(Form.csv, tmp_path / "out.csv", one).read_bytes().decode()
    assert written == CSV.format(names=",".join(NAMES), sha="0" * 64)


def test_csv_read_back(tmp_path: Path) -> None:
    with write(Form.csv, tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        header, *found = csv.reader(file)
    assert header == list(NAMES)
    expected = [["" if value is None else defused(str(value)) for value in row] for row in all_rows()]
    assert found == expected
    for row in found:
        for column, cell in zip(COLUMNS, row, strict=True):
            assert column.type != "text" or not cell.lstrip().startswith(("=", "+", "-", "@"))
    assert not set((tmp_path / "out.csv").read_text("utf-8")) & set("\x00\x07\x1b\x9b\u202e\u2066")


@pytest.mark.parametrize("form", [Form.jsonl, Form.jsonl_gz, Form.csv])
def test_a_stream_gets_the_same_and_stays_open(tmp_path: Path, form: Form) -> None:
    stream = io.BytesIO()
    with open_writer(form, stream) as writer:
        for line in lines(DOCUMENTS):
            writer.document(line)
    assert stream.getvalue() == write(form, tmp_path / "out").read_bytes()


@pytest.mark.parametrize("form", [Form.jsonl, Form.csv])
def test_each_document_is_written_through_at_once(form: Form) -> None:
    stream = io.BytesIO()
    with open_writer(form, io.BufferedWriter(stream)) as writer:  # type: ignore[type-var]
        writer.document(lines(DOCUMENTS)[0])
        assert b"178" in stream.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("form", [Form.jsonl, Form.jsonl_gz, Form.csv])
def test_a_full_disk_is_told(form: Form) -> None:
    with pytest.raises(OSError, match="No space left"):
        write(form, Path("/dev/full"), DOCUMENTS * 20)
