"""Documents back from tables: databases, which hold them whole, and CSV, TSV, Excel and Parquet with all columns.

Those hold the facts and where each comes from, not the ledger, the organisations, or the parts of a title.
"""

import csv
import io
import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import IO, Any, Literal
from zipfile import BadZipFile, ZipFile

from vnpartyextract.documents.shape import SCHEMA, fault
from vnpartyextract.errors import InputError, MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.output.cells import harmed
from vnpartyextract.output.columns import COLUMNS, NAMES, Column
from vnpartyextract.output.writers.optional import needs
from vnpartyextract.output.writers.sqlite import stored_lines

Kind = Literal["sqlite", "parquet", "csv", "xlsx", "workbook"]
Record = Mapping[str, Any]

FOR_PEOPLE = N_("{file}: this workbook is for people and cannot be read back: make one with --raw, or give JSON Lines.")
NO_TABLE = N_("{file}: this table cannot be read back ({reason}): give the JSON Lines of the same run.")
COLUMNS_MISSING = N_("columns are missing: {names}")

_HEAD = 256  # bytes that tell a table
_CSV = "source_path"
_SOURCE = [column for column in COLUMNS if column.kind == "source"]
_BY_KIND = {
    kind: [column for column in COLUMNS if column.kind in ("", kind)]
    for kind in ("figure", "date", "official", "citation")
}


def table_kind(stream: IO[bytes]) -> Kind | None:
    """Which kind of table of ours the bytes are; None for none."""
    head = stream.read(_HEAD)
    stream.seek(0)
    if head.startswith(b"SQLite format 3\0"):
        return "sqlite"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"PK\x03\x04"):
        return _workbook(stream)
    text = head.decode("utf-8-sig", "ignore")
    return "csv" if text.startswith(tuple(f"{_CSV}{sign}source_id{sign}" for sign in ",;\t")) else None


def table_documents(stream: IO[bytes], kind: Kind, called: str) -> Iterator[dict[str, Any]]:
    """The documents of a table, in the order of its rows. Raises InputError for what cannot be read back."""
    try:
        match kind:
            case "workbook":
                raise InputError(_(FOR_PEOPLE).format(file=called))
            case "sqlite":
                with _as_file(stream) as path:
                    for line in stored_lines(path):
                        document = json.loads(line)
                        _check(document, called)
                        yield document
            case _:
                read = {"csv": _csv_rows, "parquet": _parquet_rows, "xlsx": _xlsx_rows}[kind]
                for document in _documents(read(stream, called)):
                    _check(document, called)
                    yield document
    except MisuseError as error:  # a library is missing
        raise InputError(f"{called}: {error}") from error


def _check(document: dict[str, Any], called: str) -> None:
    wrong = fault(document)
    if wrong is not None:
        raise InputError(f"{called}: {wrong}")


def _documents(rows: Iterable[Record]) -> Iterator[dict[str, Any]]:
    for source, found in groupby(rows, lambda row: [row[column.name] for column in _SOURCE]):
        facts = [_fact(row) for row in found]
        told = dict(zip((column.field for column in _SOURCE), source, strict=True))
        yield {
            "schema": SCHEMA,
            "tool": {"version": "", "patterns": ""},
            "source": {
                **told,
                "sha256": told["sha256"] or "",
                "encoding": told["encoding"] or "",
                "characters": max(fact["span"][1] for fact in facts),
                "left_out": None,
            },
            "organizations": [],
            "facts": facts,
            "numerals": {"total": 0, "in_facts": 0, "left": []},
        }


def _fact(row: Record) -> dict[str, Any]:
    """A fact out of the columns of its kind: those of one field are put together."""
    fact: dict[str, Any] = {}
    for column in _BY_KIND.get(row["kind"], ()):
        value = row[column.name]
        name, _dot, key = column.field.partition(".")
        if column.field == "titles":
            fact[name] = [
                {"text": title, "position": title, "organization": None} for title in (value or "").split("; ") if title
            ]
        elif column.field == "mentions":
            fact[name] = json.loads(f"[{(value or '').replace(';', ',')}]")
        elif not key:
            fact[name] = value
        elif key.isdigit():
            fact.setdefault(name, []).append(value)
        else:
            fact.setdefault(name, {})[key] = value
    for name in ("period", "cell"):
        if name in fact and all(value is None for value in fact[name].values()):
            fact[name] = None
    if fact.get("context", "") is None:
        del fact["context"]
    return fact


def _csv_rows(stream: IO[bytes], called: str) -> Iterator[Record]:
    text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
    try:
        head = text.read(len(_CSV) + 1)
        text.seek(0)
        lines = csv.reader(text, delimiter=head[-1:])
        names = next(lines)
        _check_names(names, called)
        for line in lines:
            row = dict(zip(names, line, strict=True))
            yield {column.name: _cell(column, row[column.name], vietnamese=head[-1:] == ";") for column in COLUMNS}
    except (ValueError, csv.Error) as error:
        raise InputError(_(NO_TABLE).format(file=called, reason=error)) from error
    finally:
        text.detach()


def _cell(column: Column, written: str, *, vietnamese: bool) -> Any:
    """The value that a cell was written from."""
    if not written:
        return None
    told = harmed(written)
    if column.type == "day":
        return "-".join(reversed(told.split("/"))) if vietnamese else told
    if column.type == "text":
        return told
    number = float(told.replace(",", ".") if vietnamese else told)
    return int(number) if number.is_integer() and (column.type == "integer" or "." not in str(told)) else number


def _parquet_rows(stream: IO[bytes], called: str) -> Iterator[Record]:
    with needs("pyarrow", "parquet"):
        import pyarrow
        import pyarrow.parquet as pq
    try:
        table = pq.ParquetFile(stream)
        _check_names(table.schema_arrow.names, called)
        for batch in table.iter_batches():
            for row in batch.to_pylist():
                yield {name: _plain(value) for name, value in row.items()}
    except pyarrow.ArrowException as error:
        raise InputError(_(NO_TABLE).format(file=called, reason=error)) from error


def _xlsx_rows(stream: IO[bytes], called: str) -> Iterator[Record]:
    with needs("openpyxl", "xlsx"):
        import openpyxl
    for sheet in openpyxl.load_workbook(io.BytesIO(stream.read()), read_only=True):
        lines = sheet.iter_rows(values_only=True)
        names = [str(name) for name in next(lines, ())]
        _check_names(names, called)
        for line in lines:
            yield {name: _plain(value) for name, value in zip(names, line, strict=True)}


def _plain(value: Any) -> Any:
    """Days as ISO text, 178.0 as 178."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _check_names(names: Iterable[str], called: str) -> None:
    missing = [name for name in NAMES if name not in set(names)]
    if missing:
        reason = _(COLUMNS_MISSING).format(names=", ".join(missing))
        raise InputError(_(NO_TABLE).format(file=called, reason=reason))


def _workbook(stream: IO[bytes]) -> Kind | None:
    """What kind of workbook of ours it is; None for one of somebody else, which is an article."""
    try:
        with ZipFile(stream) as archive:
            if b">vnpartyextract<" not in archive.read("docProps/core.xml"):
                return None
            sheets = archive.read("xl/workbook.xml")
            return "xlsx" if b'name="facts"' in sheets else "workbook"
    except (KeyError, BadZipFile, OSError):
        return None
    finally:
        stream.seek(0)


@contextmanager
def _as_file(stream: IO[bytes]) -> Iterator[Path]:
    """SQLite reads files only."""
    name = getattr(stream, "name", None)
    if isinstance(name, str) and os.path.isfile(name):
        yield Path(name)
        return
    with tempfile.TemporaryDirectory(prefix="vnpartyextract-") as folder:
        path = Path(folder, "facts.sqlite")
        with path.open("wb") as file:
            shutil.copyfileobj(stream, file)
        yield path
