"""The columns of tables: what stands where, and that the documentation says the same."""

from pathlib import Path
from typing import Any, get_args

import pytest

from vnpartyextract.output.columns import COLUMNS, FACT_COLUMNS, NAMES, ColumnType, fact_row, rows
from vnpartyextract.output.schema import AnyFact, Source

UNSHOWN = {"characters", "left_out", "text"}  # of the document as a whole, no part of a fact
SOURCE = {
    "path": "a.txt", "id": "7", "sha256": "0" * 64, "encoding": "utf-8", "title": "Huyện Mẫu Sơn",
    "published": "2024-02-17", "characters": 200, "left_out": None,
}  # fmt: skip
FIGURE = {
    "id": "f1", "kind": "figure", "text": "hơn 9/10 xã", "span": [21, 32], "rule": "other/rest", "metric": "other",
    "value": 9, "value_max": None, "total": 10, "unit": "xã", "of": None, "group": "nữ", "topic": None,
    "modifier": "more_than", "status": "reported", "subject": "Đảng bộ huyện Mẫu Sơn", "place": "huyện Mẫu Sơn",
    "period": {"start": None, "end": "2024-02-17", "text": "hiện nay"}, "parent": "f9", "relation": "part_of",
    "number_span": [25, 29], "subject_id": "o1", "place_code": "159", "province": "tỉnh Mẫu",
    "province_now": "tỉnh Mới",
    "cell": {"table": 0, "row": 2, "column": 1, "row_head": "Xã Tân Hòa", "column_head": "Kết nạp"},
}  # fmt: skip
DATE = {
    "id": "f2", "kind": "date", "text": "Năm 2023", "span": [60, 68], "rule": "dates/year", "type": "year",
    "start": "2023-01-01", "end": "2023-12-31", "duration": None, "calendar": "lunar",
}  # fmt: skip
OFFICIAL = {
    "id": "f3", "kind": "official", "text": "Trần Văn Mẫu, TUV", "span": [70, 87], "rule": "officials/name-title",
    "name": "Trần Văn Mẫu", "mentions": [[100, 112], [130, 142]],
    "titles": [
        {"text": "TUV", "position": "Tỉnh ủy viên", "organization": None},
        {"text": "Bí thư Huyện ủy", "position": "Bí thư", "organization": "Huyện ủy"},
    ],
}  # fmt: skip
CITATION = {
    "id": "f4", "kind": "citation", "text": "Nghị quyết số 05-NQ/TW", "span": [150, 172], "rule": "citations/symbol",
    "type": "Nghị quyết", "number": "05-NQ/TW", "term": "XII", "date": "2021-01-21", "issuer": None,
    "context": "Thực hiện Nghị quyết số 05-NQ/TW",
}  # fmt: skip


@pytest.mark.parametrize(
    ("fact", "filled"),
    [
        (
            FIGURE,
            {
                "id": "f1", "kind": "figure", "text": "hơn 9/10 xã", "span_start": 21, "span_end": 32,
                "rule": "other/rest", "metric": "other", "value": 9, "total": 10, "unit": "xã", "group": "nữ",
                "modifier": "more_than", "status": "reported", "subject": "Đảng bộ huyện Mẫu Sơn",
                "place": "huyện Mẫu Sơn", "period_end": "2024-02-17", "period_text": "hiện nay", "parent": "f9",
                "relation": "part_of", "number_start": 25, "number_end": 29, "subject_id": "o1", "place_code": "159",
                "province": "tỉnh Mẫu", "province_now": "tỉnh Mới", "cell_table": 0, "cell_row": 2, "cell_column": 1,
                "cell_row_head": "Xã Tân Hòa", "cell_column_head": "Kết nạp",
            },
        ),
        (
            DATE,
            {
                "id": "f2", "kind": "date", "text": "Năm 2023", "span_start": 60, "span_end": 68, "rule": "dates/year",
                "date_type": "year", "date_start": "2023-01-01", "date_end": "2023-12-31",
                "date_calendar": "lunar",
            },
        ),
        (
            OFFICIAL,
            {
                "id": "f3", "kind": "official", "text": "Trần Văn Mẫu, TUV", "span_start": 70, "span_end": 87,
                "rule": "officials/name-title", "official_name": "Trần Văn Mẫu",
                "official_titles": "TUV; Bí thư Huyện ủy", "official_mentions": "[100, 112]; [130, 142]",
            },
        ),
        (
            CITATION,
            {
                "id": "f4", "kind": "citation", "text": "Nghị quyết số 05-NQ/TW", "span_start": 150, "span_end": 172,
                "rule": "citations/symbol", "context": "Thực hiện Nghị quyết số 05-NQ/TW",
                "citation_type": "Nghị quyết", "citation_number": "05-NQ/TW", "citation_term": "XII",
                "citation_date": "2021-01-21",
            },
        ),
    ],
    ids=["figure", "date", "official", "citation"],
)  # fmt: skip
def test_the_row_of_a_fact(fact: dict[str, Any], filled: dict[str, Any]) -> None:
    row = dict(zip((column.name for column in FACT_COLUMNS), fact_row(fact), strict=True))
    assert {name: value for name, value in row.items() if value is not None} == filled


def test_rows_begin_with_their_document() -> None:
    document = {"source": SOURCE, "facts": [DATE, CITATION]}
    found = [dict(zip(NAMES, row, strict=True)) for row in rows(document)]
    assert [row["id"] for row in found] == ["f2", "f4"]
    for row in found:
        head = {name: value for name, value in row.items() if name.startswith("source_")}
        assert head == {f"source_{field}": value for field, value in SOURCE.items() if field not in UNSHOWN}
    assert list(rows({"source": SOURCE, "facts": []})) == []


def test_every_field_of_the_contract_has_a_column() -> None:
    facts = {record.model_fields["kind"].annotation: record for record in get_args(get_args(AnyFact)[0])}
    for kind, record in facts.items():
        shown = {column.field.split(".")[0] for column in COLUMNS if column.kind in ("", get_args(kind)[0])}
        assert shown == set(record.model_fields) - {"reviewed"}  # what a person said of it: in the JSON alone
    assert {column.field for column in COLUMNS if column.kind == "source"} == set(Source.model_fields) - UNSHOWN


def test_documented_columns_are_the_columns() -> None:
    page = (Path(__file__).parents[1] / "docs" / "output.md").read_text("utf-8")
    section = page.partition("## Tables: a row a fact")[2].partition("\n## ")[0]
    table = [line.split("|") for line in section.splitlines() if line.startswith("| `")]
    told = [(name, row[2].strip()) for row in table for name in row[1].split("`")[1::2]]
    assert told == [(column.name, column.type) for column in COLUMNS]
    assert {kind for _, kind in told} == set(get_args(ColumnType))
