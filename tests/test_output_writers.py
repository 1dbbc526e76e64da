"""What many documents are written to: each form read back with other people's programs gives the same facts."""

import csv
import gc
import gzip
import io
import json
import os
import sys
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract.errors import MisuseError
from vnpartyextract.output.cells import defused, encodable, shown
from vnpartyextract.output.columns import COLUMNS, NAMES, Column, rows
from vnpartyextract.output.json_text import to_indented, to_line
from vnpartyextract.output.writers import Form, How, folder, form_of, open_writer, parquet, xlsx

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
             "number_span": span, "subject_id": None, "place_code": None, "province": None, "province_now": None,
             "cell": None}
        )  # fmt: skip
        facts.append(
            {"id": f"f{len(facts) + 1}", "kind": "date", **head, "type": "year", "start": "1868-01-01",
             "end": "2023-12-31", "duration": None, "calendar": None}
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
              "published": "2024-02-17", "characters": 9999, "left_out": None}  # fmt: skip
    return {
        "schema": "vnpartyextract/2",
        "tool": {"version": "0.1.0", "patterns": "abc"},
        "source": source,
        "organizations": [],
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
    with open_writer(form, target, How(raw=True)) as writer:
        for line in lines(documents):
            writer.document(line)
        writer.error("tin/hỏng.txt", None, "no text")
    return target


def all_rows(documents: Iterable[dict[str, Any]] = DOCUMENTS) -> list[tuple[Any, ...]]:
    return [row for one in documents for row in rows(one)]


@pytest.mark.parametrize(
    ("command", "target", "asked", "form"),
    [
        ("batch", "out.jsonl", None, Form.jsonl),
        ("batch", "out.jsonl.gz", None, Form.jsonl_gz),
        ("extract", "OUT.CSV", None, Form.csv),
        ("extract", "kết quả.2024.xlsx", None, Form.xlsx),
        ("batch", "out.parquet", None, Form.parquet),
        ("batch", "out.sqlite", None, Form.sqlite),
        ("extract", "page.htm", None, Form.html),
        ("extract", "page.HTML.gz", None, Form.html_gz),
        ("diff", "changes.markdown", None, Form.md),
        ("series", "admissions.svg", None, Form.svg),
        ("check", "findings.tsv.gz", None, Form.tsv_gz),
        ("extract", "out.txt", "csv", Form.csv),
        ("extract", "out.csv.gz", "csv", Form.csv_gz),
        ("extract", "/dev/null", None, None),
        ("extract", "/dev/null", "csv", Form.csv),
        ("extract", None, None, None),
        ("extract", None, "table", Form.table),
        ("batch", None, "csv", Form.csv),
        ("batch", None, "jsonl.gz", Form.jsonl_gz),
    ],
)
def test_form_of(command: str, target: str | None, asked: str | None, form: Form | None) -> None:
    assert form_of(command, None if target is None else Path(target), asked) is form


ENDINGS = ".jsonl, .json, .csv, .tsv, .xlsx, .parquet, .md, .sqlite"


@pytest.mark.parametrize(
    ("command", "target", "asked", "told"),
    [
        ("batch", "out.doc", None, "-o out.doc: what to write cannot be told from this name: let it end in " + ENDINGS),
        ("batch", "out", None, ", or say --format."),
        ("batch", "csv", None, "cannot be told from this name"),
        ("batch", "out.gz", None, "cannot be told from this name"),
        ("series", "a.jpg", None, ".html, .svg, .png, or say --format."),
        ("batch", "out.xyz", "folder", "batch does not write folder: choose from jsonl, json, csv,"),
        ("batch", "a.html", None, "batch does not write html: choose from jsonl, json, csv,"),
        ("extract", "a.png", None, "extract does not write png: choose from json, jsonl, csv,"),
        ("diff", "a.sqlite", None, "diff does not write sqlite: choose from table, json, jsonl, csv,"),
        ("extract", None, "xml", "--format 'xml' is not known: choose from json, jsonl, csv,"),
        ("extract", "out.xlsx", "json", "-o out.xlsx and --format json ask for two forms"),
        ("extract", "out.csv", "jsonl", "-o out.csv and --format jsonl ask for two forms"),
        ("batch", None, "xlsx", "xlsx cannot go to standard output: name a file with -o."),
        ("batch", None, "parquet", "parquet cannot go to standard output: name a file with -o."),
        ("batch", None, "sqlite", "sqlite cannot go to standard output: name a file with -o."),
    ],
)
def test_form_refused(command: str, target: str | None, asked: str | None, told: str) -> None:
    with pytest.raises(MisuseError) as refused:
        form_of(command, None if target is None else Path(target), asked)
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
178 đảng viên,,178 đảng viên,,,reported,178 đảng viên,,,,,,,2024-02-17,178 đảng viên,,,0,13,,,,,,,,,,,,,,,,,,\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f2,date,178 đảng viên,0,13,other/rest,,,,,,,,,,,,,,,,,,,,,\
,,,,,,,,,year,1868-01-01,2023-12-31,,,,,,,,,,\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f3,official,178 đảng viên,0,13,other/rest,,,,,,,,,,,,,,,,,,,,,\
,,,,,,,,,,,,,,178 đảng viên,178 đảng viên; TUV,"[1, 2]; [3, 4]",,,,,\r
tin/a.txt,,{sha},utf-8,Huyện Mẫu Sơn,2024-02-17,f4,citation,178 đảng viên,0,13,other/rest,,,,,,,,,,,,,,,,,,,,,\
,,,,,,,,,,,,,,,,,Luật,178 đảng viên,,2021-01-21,178 đảng viên\r
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


STREAMED = [Form.jsonl, Form.jsonl_gz, Form.json, Form.csv, Form.csv_gz, Form.tsv, Form.md, Form.md_gz]


@pytest.mark.parametrize("form", STREAMED)
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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.filterwarnings("error::pytest.PytestUnraisableExceptionWarning")
def test_a_full_disk_under_the_rows_that_wait_for_a_workbook(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    monkeypatch.setattr("xlsxwriter.worksheet.tempfile.mkstemp", lambda dir: (os.open(os.devnull, 0), "/dev/full"))
    with pytest.raises(OSError, match="No space left"):
        write(Form.xlsx, tmp_path / "out.xlsx", DOCUMENTS * 20)
    gc.collect()  # what is left complains of nothing


def in_excel(value: Any, column: Column) -> Any:
    """What a cell of the workbook should hold for a value."""
    if not isinstance(value, str):
        return value
    if column.type == "day":
        return datetime.fromisoformat(value) if value >= "1900-03-01" else value
    return shown(value).replace("\r\n", "\n").replace("\r", "\n") or None


def test_xlsx_read_back(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    from openpyxl.utils.escape import unescape

    book = openpyxl.load_workbook(write(Form.xlsx, tmp_path / "out.xlsx"))
    assert book.sheetnames == ["facts"]
    assert book["facts"].freeze_panes == "A2"
    header, *found = book["facts"].iter_rows()
    assert [cell.value for cell in header] == list(NAMES)
    assert {cell.data_type for row in found for cell in row} == {"s", "n", "d"}, "no formula, no error"
    for cells, row in zip(found, all_rows(), strict=True):
        values = [unescape(cell.value) if cell.data_type == "s" else cell.value for cell in cells]
        assert values == [in_excel(value, column) for value, column in zip(row, COLUMNS, strict=True)]
    title = book["facts"].cell(3 + 3, NAMES.index("source_title") + 1)
    assert (title.value, title.quotePrefix) == (HOSTILE[0], True)


def test_equal_facts_are_equal_workbooks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    first = write(Form.xlsx, tmp_path / "a.xlsx")
    monkeypatch.setattr("time.time", lambda: 1.9e9)
    assert write(Form.xlsx, tmp_path / "b.xlsx").read_bytes() == first.read_bytes()
    with zipfile.ZipFile(first) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}


def test_a_full_sheet_is_followed_by_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    monkeypatch.setattr(xlsx, "ROWS_A_SHEET", 3)
    facts = [document("tin/a.txt", ["178"]), document("tin/b.txt", ["12"])]
    book = openpyxl.load_workbook(write(Form.xlsx, tmp_path / "out.xlsx", facts))
    texts = [[row[NAMES.index("text")] for row in sheet.iter_rows(values_only=True)] for sheet in book]
    assert texts == [["text", "178", "178", "178"], ["text", "178", "12", "12"], ["text", "12", "12"]]
    assert book.sheetnames == ["facts", "facts 2", "facts 3"]


@pytest.mark.parametrize("letter", ["a", "𠮷"])
def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(tmp_path: Path, letter: str) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    fits = letter * (2 * 32_767 // len(letter.encode("utf-16-le")))
    book = openpyxl.load_workbook(write(Form.xlsx, tmp_path / "out.xlsx", [document("a.txt", [fits, fits + letter])]))
    _, first, *_, last = book["facts"].iter_rows(values_only=True)
    assert first[NAMES.index("text")] == fits
    cut = last[NAMES.index("text")]
    assert cut.endswith(letter + " […]")
    assert fits.startswith(cut.removesuffix(" […]"))
    assert 32_760 < len(cut.encode("utf-16-le")) / 2 <= 32_767


def test_parquet_read_back(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    table = pq.read_table(write(Form.parquet, tmp_path / "out.parquet"))
    types = {"text": "string", "integer": "int32", "number": "double", "day": "date32[day]"}
    assert [(field.name, str(field.type)) for field in table.schema] == [(one.name, types[one.type]) for one in COLUMNS]
    expected = [
        {
            column.name: date.fromisoformat(value)
            if column.type == "day" and value
            else encodable(value)
            if isinstance(value, str)
            else value
            for column, value in zip(COLUMNS, row, strict=True)
        }
        for row in all_rows()
    ]
    assert table.to_pylist() == expected


def test_parquet_has_the_same_columns_and_bounded_groups_whatever_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    empty = pq.ParquetFile(write(Form.parquet, tmp_path / "empty.parquet", []))
    assert (empty.metadata.num_rows, empty.schema_arrow.names) == (0, list(NAMES))
    monkeypatch.setattr(parquet, "ROW_GROUP", 3)
    full = pq.ParquetFile(write(Form.parquet, tmp_path / "full.parquet", [document("a.txt", ["178", "12"])]))
    assert [full.metadata.row_group(one).num_rows for one in range(full.num_row_groups)] == [3, 3, 2]
    assert full.schema_arrow == empty.schema_arrow


@pytest.mark.parametrize(("form", "library"), [(Form.xlsx, "xlsxwriter"), (Form.parquet, "pyarrow")])
def test_a_missing_library_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: Form, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MisuseError) as refused:
        write(form, tmp_path / "out")
    assert str(refused.value) == (
        f"writing {form} needs {library}, which is not installed: pip install 'vnpartyextract[{form}]'."
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("path", "id", "place"),
    [
        ("tin/a.txt", None, "tin/a.txt.json"),
        ("./tin//a.txt", None, "tin/a.txt.json"),
        ("/data/tin/a.txt", None, "data/tin/a.txt.json"),
        ("//data/a.txt", None, "data/a.txt.json"),
        ("../../tin/a.txt", None, "%2E%2E/%2E%2E/tin/a.txt.json"),
        ("tin/../../../etc/passwd", None, "%2E%2E/%2E%2E/etc/passwd.json"),
        ("/../../etc/passwd", None, "etc/passwd.json"),
        ("-", None, "-.json"),
        ("tin/b.jsonl", "17", "tin/b.jsonl/17.json"),
        ("tin/b.jsonl", "https://example.vn/a?b", "tin/b.jsonl/https%3A%2F%2Fexample.vn%2Fa%3Fb.json"),
        ("tin/b.jsonl", "../../a", "tin/b.jsonl/..%2F..%2Fa.json"),
        ("tin/b.jsonl", "..", "tin/b.jsonl/...json"),
        ("tin/b.jsonl", "", "tin/b.jsonl/.json"),
        ("tin/b.jsonl", "a%2Fb", "tin/b.jsonl/a%252Fb.json"),
        ("tin/b.jsonl", "\x00\ud800", "tin/b.jsonl/%00%ED%A0%80.json"),
    ],
)
def test_place_in_a_folder(path: str, id: str | None, place: str) -> None:
    assert str(folder.place_of(path, id)) == place


def test_long_names_stay_apart_and_fit(tmp_path: Path) -> None:
    ids = ["đ" * 300 + "a", "đ" * 300 + "b"]
    places = {folder.place_of("b.jsonl", id) for id in ids}
    assert len(places) == 2
    assert all(len(os.fsencode(place.name)) <= 255 for place in places)
    write(Form.folder, tmp_path, [document("b.jsonl", ["178"], id=id) for id in ids])
    assert len(list((tmp_path / "b.jsonl").iterdir())) == 2


def test_folder_read_back(tmp_path: Path) -> None:
    out = write(Form.folder, tmp_path / "out")
    files = [path for path in out.rglob("*") if path.is_file()]
    assert {path.relative_to(out).parts[0] for path in files} == {"tin"}
    found = {path.relative_to(out): json.loads(path.read_bytes()) for path in files}
    assert len(found) == len(DOCUMENTS)
    for one in DOCUMENTS:
        assert found[Path(folder.place_of(one["source"]["path"], one["source"]["id"]))] == one
    assert (out / "tin/a.txt.json").read_text("utf-8") == to_indented(DOCUMENTS[0]) + "\n"
