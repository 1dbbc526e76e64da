"""What must hold of every finished document: it is seen where it is broken, and texts that broke it once are whole."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from vnpartyextract import extract
from vnpartyextract.batch.task import Job, Task
from vnpartyextract.batch.worker import work_of
from vnpartyextract.cli import app
from vnpartyextract.verify import broken

TEXT = (
    "Ngày 17/2/2024, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, trong đó 58 nữ; Bí thư Huyện ủy Hà Văn Mẫu "
    "và Phó Bí thư Lê Thị Mẫu dự."
)


def document() -> dict[str, Any]:
    return extract(TEXT, published="2024-02-17")


def fact(found: dict[str, Any], kind: str, number: int = 0) -> dict[str, Any]:
    return [one for one in found["facts"] if one["kind"] == kind][number]


def test_a_finished_document_is_whole() -> None:
    assert broken(document(), TEXT) == []


Change = Callable[[dict[str, Any]], object]
BREAKS: list[tuple[str, Change, str]] = [
    (
        "own parent",
        lambda d: fact(d, "figure").update(parent=fact(d, "figure", 1)["id"], relation="part_of"),
        "own parent",
    ),
    ("no such parent", lambda d: fact(d, "figure").update(parent="f99", relation="part_of"), "not in the document"),
    ("no such organisation", lambda d: fact(d, "figure").update(subject_id="o99"), "not in organizations"),
    ("subject alone", lambda d: fact(d, "figure").update(subject_id=None), "do not go together"),
    ("host of itself", lambda d: d["organizations"][0].update(host=d["organizations"][0]["id"]), "its own host"),
    ("start after end", lambda d: fact(d, "date").update(start="2024-03-01"), "after its end"),
    ("range", lambda d: fact(d, "figure").update(value_max=1), "is below value"),
    ("capitals", lambda d: fact(d, "figure").update(unit="Đảng viên"), "not lower case"),
    ("spaces", lambda d: fact(d, "figure").update(group="học  sinh"), "spaces that mean nothing"),
    ("blank", lambda d: fact(d, "figure").update(topic=""), "is blank"),
    ("NFD", lambda d: fact(d, "official").update(name="Ha\u0300 Văn Mẫu"), "not NFC"),
    ("quote", lambda d: fact(d, "figure").update(text="179 đảng viên"), "its text is not what stands"),
    ("overlap", lambda d: fact(d, "figure", 1).update(span=fact(d, "figure")["span"]), "overlaps"),
    ("officials", lambda d: fact(d, "official", 1).update(span=fact(d, "official")["span"]), "overlaps"),
    ("ledger", lambda d: d["facts"].remove(fact(d, "figure", 1)), "neither in a fact nor left over"),
    ("NaN", lambda d: fact(d, "figure").update(value=float("nan")), "no number of JSON"),
    ("half a character", lambda d: d["source"].update(path="\udcff"), "half of a character"),
    ("key", lambda d: d["source"].update(more=1), "Extra inputs"),
    ("mention", lambda d: d["organizations"][0].update(mentions=[[5, 5000]]), "outside of the text"),
]


@pytest.mark.parametrize(("change", "due"), [pytest.param(change, due, id=name) for name, change, due in BREAKS])
def test_what_is_broken_is_told(change: Change, due: str) -> None:
    found = document()
    change(found)
    assert any(due in one for one in broken(found, TEXT)), broken(found, TEXT)


@pytest.mark.parametrize(
    "text",
    [
        "282 người bị khai trừ, 81 trường hợp bị cách chức trong tổng số hơn 140 đảng viên bị kỷ luật",
        "Tin huyện\nNgày 17/2/2022\n\nTừ năm 2023 đến nay, Đảng bộ kết nạp 5 đảng viên.",
        "Kết nạp 10 đảng viên, đạt 98%”. Rồi 98% “”.",
        "Nhà rộng 5 m²3 phòng, có 1①5 đảng viên, 5️⃣ lớp",
        "23 xã rộng khoảng 10 ha, 2 đoạn dài hơn 600 m",
        "Đồng chí Lê Thị Mẫu và Hà Văn Mẫu được bầu làm Phó Bí thư Đảng ủy xã.",
        "USD 5 USD, 3 ủy viên Ban Chấp hành, 4 TCCSĐ, 7 NGƯỜI, 8 ĐẢNG VIÊN",
    ],
)
def test_texts_that_broke_it_once(text: str) -> None:
    assert broken(extract(text), text) == []


def test_the_largest_whole_of_a_circle_is_no_part() -> None:
    found = extract("282 người bị khai trừ, 81 trường hợp bị cách chức trong tổng số hơn 140 đảng viên bị kỷ luật")
    figures = [one for one in found["facts"] if one["kind"] == "figure"]
    assert [one["parent"] for one in figures] == [figures[2]["id"], figures[2]["id"], None]


def test_extract_checks_each_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    asked = ["extract", str(path), "--verify"]
    assert CliRunner().invoke(app, asked).exit_code == 0
    monkeypatch.setattr("vnpartyextract.verify.broken", lambda *_: ["f1: is wrong"])
    refused = CliRunner().invoke(app, asked)
    assert refused.exit_code == 1
    assert f"{path}: the document breaks its contract: f1: is wrong" in refused.stderr


def test_batch_refuses_a_document_that_breaks_its_contract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    task = Task(0, str(path))
    assert work_of(Job(verify=True))(task).reason is None
    monkeypatch.setattr("vnpartyextract.verify.broken", lambda *_: ["f1: is wrong"])
    assert "breaks its contract: f1: is wrong" in (work_of(Job(verify=True))(task).reason or "")
    assert work_of(Job())(task).reason is None
