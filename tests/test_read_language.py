"""Texts that are no Vietnamese, folders and archives: told in a sentence, and nothing made up."""

import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from html_pages import SHAPES
from vnpartyextract.cli import app
from vnpartyextract.errors import InputError
from vnpartyextract.read.files import read_documents
from vnpartyextract.read.language import NO_MARKS, OTHER, language_note

GOOD = "Năm 2023, Đảng bộ huyện Sông Lam kết nạp được 178 đảng viên, đạt 101,72% kế hoạch tỉnh giao cho cả năm."
BARE = (
    "Nam 2023, Dang bo huyen Song Lam ket nap duoc 178 dang vien, dat 101,72% ke hoach tinh giao cho ca nam; cac chi "
    "bo thon ban deu co dang vien moi, nhieu chi bo vuot ke hoach."
)
ENGLISH = (
    "In 2023 the district committee admitted 178 new members, which is more than the province had planned for the "
    "whole year, and every village branch took part in the work with great energy."
)

SECRETARY = "The party secretary, Bí thư Huyện ủy Lê Văn An, spoke at the meeting about the plans for the coming year."


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (GOOD * 3, None),
        (GOOD.upper() * 3, None),
        (BARE, NO_MARKS),
        (ENGLISH, OTHER),
        ("Ngắn quá", None),
        (f"{GOOD} {ENGLISH}", None),
        ("Le comité a admis de nouveaux membres, et les élèves ont été très actifs pendant toute l'année " * 3, OTHER),
    ],
)
def test_what_language_a_text_is_in(text: str, due: str | None) -> None:
    assert language_note(text) == due


@pytest.mark.parametrize(
    "text", [BARE, ENGLISH.replace("district", "Đảng bộ huyện Sông Lam"), f"{ENGLISH} {SECRETARY}"]
)
def test_nothing_is_made_up_of_another_language(text: str, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, "utf-8")
    result = CliRunner().invoke(app, ["extract", str(path), "--format", "jsonl"])
    assert result.exit_code == 0
    assert result.stderr.count("\n") == 1
    assert "no fact in it can be trusted" in result.stderr
    (document,) = map(json.loads, result.stdout.splitlines())
    assert document["organizations"] == []
    assert [fact for fact in document["facts"] if fact.get("subject") or fact["kind"] == "official"] == []


def test_a_folder_is_read_as_batch_reads_it(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b" / "c.txt").write_text(GOOD, "utf-8")
    (tmp_path / "b" / "table.csv").write_text("a;1", "utf-8")
    result = CliRunner().invoke(app, ["extract", str(tmp_path)])
    assert (result.exit_code, result.stdout.count("\n")) == (0, 2)


def archive(*pages: tuple[str, str, str, bytes]) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    for address, status, kind, content in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(address, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return out.getvalue()


def test_an_archive_of_a_site_is_an_article_for_each_page(tmp_path: Path) -> None:
    first, second = SHAPES[0], SHAPES[3]
    path = tmp_path / "site.warc.gz"
    path.write_bytes(
        archive(
            ("http://a.vn/1", "200 OK", "text/html; charset=utf-8", first.page.encode()),
            ("http://a.vn/a.png", "200 OK", "image/png", b"\x89PNG"),
            ("http://a.vn/2", "404 Not Found", "text/html", b"<html>no</html>"),
            ("http://a.vn/3", "200 OK", "text/html", b"<html></html>"),
            ("http://a.vn/4", "200 OK", "text/html", second.page.encode()),
        )
    )
    one, refused, two = read_documents(str(path))
    assert not isinstance(one, InputError)
    assert not isinstance(two, InputError)
    assert (one.id, one.text, one.path) == ("http://a.vn/1", first.due, str(path))
    assert (two.id, two.text) == ("http://a.vn/4", second.due)
    assert str(refused).startswith(f"{path}: http://a.vn/3: no article stands on this page")


def test_batch_reads_sheets_and_archives_as_extract_does(tmp_path: Path) -> None:
    """The same documents, and the same pages told."""
    site = tmp_path / "site.warc.gz"
    pages = [(f"http://a.vn/{number}", "200 OK", "text/html", SHAPES[number].page.encode()) for number in range(3)]
    site.write_bytes(archive(*pages, ("http://a.vn/none", "200 OK", "text/html", b"<html></html>")))
    (tmp_path / "b.csv").write_text("Đơn vị;Kết nạp\nXã Minh Đài;14\n", "utf-8")
    inputs = [str(site), str(tmp_path / "b.csv")]
    said = [
        CliRunner().invoke(app, [command, *inputs, "--format", "jsonl", "-o", str(tmp_path / f"{command}.jsonl")])
        for command in ("extract", "batch")
    ]
    made = [(tmp_path / f"{command}.jsonl").read_text("utf-8").splitlines() for command in ("extract", "batch")]
    assert len(made[0]) == 4
    assert sorted(made[0]) == sorted(made[1])
    assert [one.exit_code for one in said] == [1, 1]
    errors = (tmp_path / "batch.jsonl.errors.jsonl").read_text("utf-8")
    assert errors.count("\n") == 1
    assert "no article stands on this page" in errors
    again = CliRunner().invoke(app, ["batch", *inputs, "--format", "jsonl", "-o", str(tmp_path / "batch.jsonl")])
    assert (tmp_path / "batch.jsonl").read_text("utf-8").splitlines() == made[1], again.stderr
