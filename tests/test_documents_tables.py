"""Outputs as tables, read back: the facts are the same, in whatever form they were kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import extract
from vnpartyextract.documents import load
from vnpartyextract.errors import InputError
from vnpartyextract.output.json_text import to_line
from vnpartyextract.output.writers import Form, How, open_writer
from vnpartyextract.output.writers.how import Dialect

TEXT = """=Huyện Lạc Thủy: 03/2
17/2/2024

Năm 2023, Đảng bộ huyện Lạc Thủy kết nạp 05 đảng viên, đạt 101,72% kế hoạch; có 9/10 xã. -3% so với năm trước.
Đồng chí Lê Văn An - TUV - Bí thư Huyện ủy, quán triệt Nghị quyết số 02-NQ/TU ngày 21/1/2021. Đồng chí Lê Văn An nói.
"""
FORMS = [
    (Form.csv, Dialect.plain),
    (Form.csv, Dialect.excel_vi),
    (Form.csv_gz, Dialect.plain),
    (Form.tsv, Dialect.plain),
    (Form.xlsx, Dialect.plain),
    (Form.parquet, Dialect.plain),
]


def document(path: str) -> dict[str, Any]:
    made = extract(TEXT, published="2024-02-17")
    made["source"]["path"] = path
    return made


DOCUMENTS = [document("tin/a.txt"), document("tin/=b.txt")]


def written(form: Form, folder: Path, dialect: Dialect = Dialect.plain) -> Path:
    target = folder / f"facts.{form}"
    with open_writer(form, target, How(dialect=dialect, raw=True)) as writer:
        for one in DOCUMENTS:
            writer.document(to_line(one).encode())
    return target


def read(path: Path) -> list[dict[str, Any]]:
    def refused(error: InputError) -> None:
        raise error

    return [one.document for one in load([str(path)], refused=refused)]


@pytest.mark.parametrize(("form", "dialect"), FORMS, ids=[f"{form} {dialect}" for form, dialect in FORMS])
def test_the_facts_come_back(form: Form, dialect: Dialect, tmp_path: Path) -> None:
    if form in (Form.xlsx, Form.parquet):
        pytest.importorskip("xlsxwriter" if form is Form.xlsx else "pyarrow")
    found = read(written(form, tmp_path, dialect))
    for one, due in zip(found, DOCUMENTS, strict=True):
        for name in ("path", "id", "sha256", "encoding", "title", "published"):
            assert one["source"][name] == due["source"][name]
        due = json.loads(json.dumps(due))
        for fact in due["facts"]:
            for title in fact.get("titles", ()):  # a table has them as they are written
                title.update(position=title["text"], organization=None)
        assert one["facts"] == due["facts"]


def test_a_database_holds_whole_documents(tmp_path: Path) -> None:
    assert read(written(Form.sqlite, tmp_path)) == DOCUMENTS


def test_a_folder_of_outputs(tmp_path: Path) -> None:
    written(Form.sqlite, tmp_path)
    written(Form.jsonl, tmp_path)
    assert len(read(tmp_path)) == 4


def refusal(path: Path) -> str:
    told: list[InputError] = []
    assert list(load([str(path)], refused=told.append)) == []
    (error,) = told
    return str(error)


def test_what_cannot_be_read_back_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("source_path,source_id,text\na,b,c\n", "utf-8")
    assert "a.csv: this table cannot be read back (columns are missing: source_sha256" in refusal(tmp_path / "a.csv")
    (tmp_path / "b.sqlite").write_bytes(b"SQLite format 3\0" + bytes(200))
    assert "b.sqlite: this is no database of vnpartyextract" in refusal(tmp_path / "b.sqlite")
    (tmp_path / "c.parquet").write_bytes(b"PAR1" + bytes(20))
    pytest.importorskip("pyarrow")
    assert "c.parquet: this table cannot be read back (" in refusal(tmp_path / "c.parquet")
