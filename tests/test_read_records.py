"""JSON Lines: a document a line, an error a bad line, and never more than a line in memory."""

import gzip
import hashlib
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from old_encodings import tcvn3
from vnpartyextract.errors import InputError
from vnpartyextract.read.day import written_day
from vnpartyextract.read.files import read_documents
from vnpartyextract.read.records import Fields, record_document, records

TEXT = "Năm 2023, Đảng bộ huyện Kim Bôi kết nạp được 178 đảng viên, đạt 101,72% kế hoạch."


def line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode()


def numbered(data: bytes, max_bytes: int | None = None) -> list[tuple[int, bytes]]:
    return list(records(io.BufferedReader(io.BytesIO(data)), max_bytes))  # type: ignore[type-var]


def test_lines_end_with_a_line_feed_alone() -> None:
    data = "một\u2028hai\x85ba\r\n\n  \nbốn\x0bnăm\nsáu".encode()
    assert numbered(data) == [(1, "một\u2028hai\x85ba\r".encode()), (4, "bốn\x0bnăm".encode()), (5, "sáu".encode())]
    assert numbered(b"") == []


@given(st.lists(st.binary(max_size=30).filter(lambda each: b"\n" not in each), max_size=12), st.integers(1, 20))
def test_a_line_that_is_too_long_is_cut_and_the_others_are_whole(lines: list[bytes], most: int) -> None:
    due = [(number, each[: most + 1]) for number, each in enumerate(lines, 1) if each.strip()]
    got = numbered(b"".join(each + b"\n" for each in lines), most)
    assert got == [(number, each) for number, each in due if each.strip()]


class Endless(io.RawIOBase):
    """A line without end: whoever holds it whole never comes back."""

    given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        if self.given > 50_000_000:
            return 0
        buffer[:] = b"x" * len(buffer)
        self.given += len(buffer)
        return len(buffer)


def test_no_more_than_the_limit_is_kept_of_a_line() -> None:
    assert [(number, len(each)) for number, each in records(io.BufferedReader(Endless()), 1000)] == [(1, 1001)]


def test_records_are_given_before_the_next_is_read() -> None:
    asked = []

    class Slow(io.BufferedIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            asked.append(size)
            return line(text=TEXT) + b"\n"

    stream: Iterator[tuple[int, bytes]] = records(Slow())
    assert (next(stream)[0], next(stream)[0], len(asked)) == (1, 2, 2)


def test_a_record_is_a_document() -> None:
    document = record_document(line(id=7, text=TEXT, published="2024-02-17T23:30:00Z"), 3, path="crawl.jsonl")
    assert (document.text, document.path, document.id) == (TEXT, "crawl.jsonl", "7")
    assert document.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()
    assert (document.encoding, document.carries_text) == ("utf-8", False)
    assert (document.published, document.published_span) == (date(2024, 2, 17), None)


@pytest.mark.parametrize(
    ("id", "due"),
    [(7, "7"), ("bài-7", "bài-7"), (0, "0"), (None, "3"), ("", "3"), ("https://a.vn/7", "https://a.vn/7")],
)
def test_the_id_is_that_of_the_record_else_the_line(id: object, due: str) -> None:
    assert record_document(line(id=id, text=TEXT), 3, path="a.jsonl").id == due


def test_fields_can_be_named() -> None:
    fields = Fields(text="content", id="url", published="date")
    written = line(content=TEXT, url="a.vn/7", date="5/4/2021", text="", id=1, published="never")
    document = record_document(written, 1, path="a.jsonl", fields=fields)
    assert (document.text, document.id, document.published) == (TEXT, "a.vn/7", date(2021, 4, 5))


def test_a_dateline_comes_before_the_records_day_and_that_before_the_callers() -> None:
    dated = f"Kim Bôi kết nạp 178 đảng viên mới\n05/04/2021\n{TEXT}\n"
    given = date(2020, 1, 1)
    for text, published, due in [
        (dated, "2024-02-17", date(2021, 4, 5)),
        (TEXT, "2024-02-17", date(2024, 2, 17)),
        (TEXT, None, given),
        (TEXT, "", given),
    ]:
        written = line(text=text, published=published)
        assert record_document(written, 1, path="a.jsonl", published=given).published == due


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("2024-02-17", date(2024, 2, 17)),
        (" 2024-02-17 ", date(2024, 2, 17)),
        ("2024-02-17T08:30:00", date(2024, 2, 17)),
        ("2024-02-17 08:30:00.123456", date(2024, 2, 17)),
        ("2024-02-17T23:59:59+07:00", date(2024, 2, 17)),
        ("2024-02-17T23:59:59Z", date(2024, 2, 17)),
        ("17/2/2024", date(2024, 2, 17)),
        ("07/12/2024", date(2024, 12, 7)),
        ("2024", None),
        ("20240217", None),
        ("2024-W07-6", None),
        ("2024-02-30", None),
        ("31/02/2024", None),
        ("17/2/24", None),
        ("2024-02-17T25:00:00", None),
        ("17-02-2024", date(2024, 2, 17)),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_days(written: str, due: date | None) -> None:
    assert written_day(written) == due


@pytest.mark.parametrize(
    ("written", "says"),
    [
        (b"nonsense", r"no JSON object \(column 1: Expecting value\)"),
        (b'{"text": "a"', r"no JSON object \(column 13: "),
        (b"[]", r"no JSON object \(it is a list\)"),
        (b"null", r"no JSON object \(it is null\)"),
        (b"[" * 100_000, "beyond what can be read"),
        (b'{"text": ' + b"9" * 5000 + b"}", "beyond what can be read"),
        (b'{"text": "\xff"}', r"not UTF-8 \(byte 10\)"),
        (
            line(content=TEXT, url="a"),
            "no field 'text'; its fields are content, url: name the right one with --text-field",
        ),
        (line(**{f"f{number}": 1 for number in range(20)}), r"fields are f0, .*, f11 …: name"),
        (b"{}", "its fields are none"),
        (line(text=5), "'text' holds no text but a number"),
        (line(text=None), "'text' holds no text but null"),
        (line(text=[TEXT]), "'text' holds no text but a list"),
        (line(text=""), "'text' is blank; leave the record out"),
        (line(text=" \n\t"), "'text' is blank"),
        (line(text="\x00\x01" * 20), "not text"),
        (line(text=TEXT, id=1.5), "'id' is neither text nor a whole number; name another one with --id-field"),
        (line(text=TEXT, id=True), "'id' is neither"),
        (line(text="x" * 2000), "larger than 1000 bytes; raise --max-bytes"),
    ],
)
def test_bad_lines_are_told_with_their_place(written: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        record_document(written[:1_000_000], 12, path="crawl.jsonl", max_bytes=1000 if b"xxx" in written else None)
    assert str(caught.value).startswith("crawl.jsonl:12: ")
    assert str(caught.value).endswith(".")


def test_odd_lines_that_are_good() -> None:
    for written in (
        b"\xef\xbb\xbf" + line(text=TEXT),
        b" \t" + line(text=TEXT) + b" \r",
        json.dumps({"text": TEXT}).encode(),
    ):
        assert record_document(written, 1, path="a.jsonl").text == TEXT
    assert record_document(b'{"text": "a \\ud800 b"}', 1, path="a.jsonl").text == "a \ufffd b"


def test_a_record_for_an_old_font_is_converted_and_carries_its_text() -> None:
    document = record_document(line(text=tcvn3(TEXT)), 1, path="a.jsonl")
    assert (document.text, document.encoding, document.carries_text) == (TEXT, "tcvn3", True)


LINES = [line(id="a", text=TEXT), b"", b"nonsense", line(id="b", text=TEXT * 2), line(content=TEXT)]
DUE = ["a", "{}:3: this line is no JSON", "b", "{}:5: the record has no field 'text'"]


@pytest.mark.parametrize("name", ["crawl.jsonl", "crawl.JSONL", "crawl.ndjson", "crawl.jsonl.gz", "crawl", "crawl.gz"])
def test_a_file_gives_its_documents_and_its_errors_in_order(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    data = b"\n".join(LINES) + b"\n"
    file.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    got = list(read_documents(str(file)))
    for each, due in zip(got, DUE, strict=True):
        assert str(each).startswith(due.format(file)) if isinstance(each, InputError) else each.id == due


def test_a_gzip_file_that_is_cut_off_gives_what_is_whole(tmp_path: Path) -> None:
    file = tmp_path / "crawl.jsonl.gz"
    many = b"".join(
        line(text=f"{TEXT} {number} {hashlib.sha256(bytes([number])).hexdigest()}") + b"\n" for number in range(200)
    )
    file.write_bytes(gzip.compress(many)[:-2000])
    *got, last = read_documents(str(file))
    assert len(got) > 10
    assert not any(isinstance(each, InputError) for each in got)
    assert (
        str(last)
        == f"{file}: after line {len(got)}: the compressed file is damaged or cut off; make it anew with gzip."
    )


@pytest.mark.parametrize(
    ("written", "due"),
    [
        ("2024-02-17", "2024-02-17"),
        ("2024-02-17T08:30:00+07:00", "2024-02-17"),
        ("2024-02-17T01:30:00.000Z", "2024-02-17"),
        ("2024-02-17 08:30", "2024-02-17"),
        ("2024/02/17", "2024-02-17"),
        ("17/2/2024", "2024-02-17"),
        ("17/02/2024 08:30", "2024-02-17"),
        ("17-02-2024 08:30:15", "2024-02-17"),
        ("17.2.2024", "2024-02-17"),
        ("08:30 - 17/02/2024", "2024-02-17"),
        ("Thứ bảy, 17/02/2024, 08:30 (GMT+7)", "2024-02-17"),
        ("Sat, 17 Feb 2024 08:30:00 +0700", "2024-02-17"),
        ("20240217", None),
        ("hôm qua", None),
        ("31/2/2024", None),
        ("02/17/2024", None),
        ("17/2", None),
        ("1708131600", None),
        (1708131600, None),
    ],
)
def test_the_day_of_a_record(written: str | int, due: str | None) -> None:
    document = record_document(line(text=TEXT, published=written), 3, path="a.jsonl")
    assert (document.published.isoformat() if document.published else None) == due
    assert [note.partition(":")[0] for note in document.notes] == ([] if due else ["line 3"])
