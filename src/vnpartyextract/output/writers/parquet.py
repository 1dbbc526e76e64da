"""Parquet: a row a fact, typed columns that do not depend on the data."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from vnpartyextract.output.cells import encodable
from vnpartyextract.output.columns import Column, Row, Value
from vnpartyextract.output.writers.optional import needs
from vnpartyextract.output.writers.writer import WriteRows

ROW_GROUP = 20_000  # rows that wait in memory and are then written together


@contextmanager
def open_parquet(target: Path, columns: Sequence[Column]) -> Iterator[WriteRows]:
    """Texts as they are but for lone surrogates, which are shown; integers as int32, numbers as double, days as date32;
    compressed with zstd."""
    with needs("pyarrow", "parquet"):
        import pyarrow as pa
        import pyarrow.parquet as pq

    types = {"text": pa.string(), "integer": pa.int32(), "number": pa.float64(), "day": pa.date32()}
    schema = pa.schema([(column.name, types[column.type]) for column in columns])
    waiting: list[Row] = []

    with target.open("wb") as stream, pq.ParquetWriter(stream, schema, compression="zstd") as table:

        def write_out() -> None:
            arrays = [
                pa.array([_value(column, value) for value in values], types[column.type])
                for column, values in zip(columns, zip(*waiting, strict=True), strict=True)
            ]
            table.write_batch(pa.record_batch(arrays, schema=schema))
            waiting.clear()

        def write(rows: Iterable[Row]) -> None:
            for row in rows:
                waiting.append(row)
                if len(waiting) == ROW_GROUP:
                    write_out()

        yield write
        if waiting:
            write_out()


def _value(column: Column, value: Value) -> Any:
    if value is None:
        return None
    if column.type == "number" and not isinstance(value, str):
        return float(value)
    if isinstance(value, str):
        return date.fromisoformat(value) if column.type == "day" else encodable(value)
    return str(value) if column.type == "text" else value
