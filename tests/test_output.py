"""What is printed: JSON, JSON Lines, tables, and the contract that all of it keeps."""

import copy
import json
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from vnpartyextract.output.json_text import json_documents, json_lines, to_indented, to_line
from vnpartyextract.output.plain import plain
from vnpartyextract.output.schema import check, json_schema
from vnpartyextract.output.sink import open_sink
from vnpartyextract.query import Filters

FIGURE: dict[str, Any] = {
    "id": "f1", "kind": "figure", "text": "hơn 5.458 đảng viên", "span": [21, 40], "rule": "party_members",
    "metric": "party_members", "value": 5458, "value_max": None, "total": None, "unit": "đảng viên", "of": None,
    "group": None, "topic": None, "modifier": "more_than", "status": "reported",
    "subject": "Đảng bộ huyện Mẫu Sơn", "place": "huyện Mẫu Sơn",
    "period": {"start": None, "end": "2024-02-17", "text": "hiện nay"}, "parent": None, "relation": None,
    "number_span": [25, 30], "subject_id": "o1", "place_code": "159", "province": "tỉnh Mẫu", "province_now": None,
    "cell": None,
}  # fmt: skip
SHARE: dict[str, Any] = FIGURE | {
    "id": "f2", "text": "51,8%", "span": [45, 50], "number_span": [45, 49], "value": 51.8, "unit": "%",
    "of": "đảng viên", "group": "nữ [/b]", "modifier": None, "status": "target", "parent": "f1",
    "relation": "rate_of", "period": {"start": "2020-01-01", "end": "2025-12-31", "text": "nhiệm kỳ 2020 - 2025"},
}  # fmt: skip
DATE: dict[str, Any] = {
    "id": "f3", "kind": "date", "text": "Năm 2023", "span": [60, 68], "rule": "year", "type": "year",
    "start": "2023-01-01", "end": "2023-12-31", "duration": None, "calendar": None,
}  # fmt: skip
OFFICIAL: dict[str, Any] = {
    "id": "f4", "kind": "official", "text": "Trần Văn Mẫu, TUV", "span": [70, 87], "rule": "name_titles",
    "name": "Trần Văn Mẫu", "mentions": [[100, 112]],
    "titles": [{"text": "TUV", "position": "Tỉnh ủy viên", "organization": None}],
}  # fmt: skip
CITATION: dict[str, Any] = {
    "id": "f5", "kind": "citation", "text": "Nghị quyết số 05-NQ/TW", "span": [120, 142], "rule": "citation",
    "type": "Nghị quyết", "number": "05-NQ/TW", "term": "XII", "date": "2021-01-21", "issuer": "Bộ Chính trị",
}  # fmt: skip
DOCUMENT: dict[str, Any] = {
    "schema": "vnpartyextract/2",
    "tool": {"version": "0.1.0", "patterns": "abc"},
    "source": {
        "path": "a.txt", "id": None, "sha256": "0" * 64, "encoding": "utf-8", "title": "Huyện Mẫu\x1b[31m Sơn [bold]",
        "published": "2024-02-17", "characters": 200, "left_out": {"numerals": 3, "samples": ["Lượt xem: 1.204"]},
    },
    "organizations": [
        {"id": "o1", "name": "Đảng bộ huyện Mẫu Sơn", "kind": "party", "place": "huyện Mẫu Sơn", "place_code": "159",
         "host": None, "mentions": [[0, 21]]},
    ],
    "facts": [FIGURE, SHARE, DATE, OFFICIAL, CITATION],
    "numerals": {"total": 5, "in_facts": 4, "left": [{"text": "19", "span": [150, 152]}]},
}  # fmt: skip


def changed(path: str, value: Any) -> dict[str, Any]:
    """DOCUMENT with another value at `path`, dots between keys."""
    document = copy.deepcopy(DOCUMENT)
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    place: Any = document
    for part in way:
        place = place[part]
    if value is KeyError:
        del place[last]
    else:
        place[last] = value
    return document


def test_the_contract_takes_a_whole_document_and_gives_it_back() -> None:
    model = check(DOCUMENT)
    assert json.loads(model.model_dump_json(by_alias=True, exclude_unset=True)) == DOCUMENT


def test_the_contract_allows_what_was_asked_for_besides() -> None:
    assert check(changed("source.text", "văn bản")).source.text == "văn bản"
    assert check(changed("facts.2.context", "Năm 2023, …")).facts[2].context == "Năm 2023, …"


@pytest.mark.parametrize(
    ("path", "value", "complaint"),
    [
        ("facts.0.group", KeyError, "Field required"),
        ("facts.0.colour", "red", "Extra inputs are not permitted"),
        ("facts.0.kind", "person", "does not match any of the expected tags"),
        ("facts.0.value", "5458", "valid integer"),
        ("facts.0.value", True, "valid integer"),
        ("facts.0.modifier", "hơn", "Input should be"),
        ("facts.0.parent", "f9", "parent and relation go together"),
        ("facts.0.number_span", [10, 12], "number_span lies outside of span"),
        ("facts.0.span", [21, 41], "is not as long as the text"),
        ("facts.0.span", [90, 109], "number_span lies outside of span"),
        ("facts.0.id", "f2", "two facts have the same id"),
        ("facts.2.span", [0, 8], "facts are not in text order"),
        ("facts.2.duration", "P5Y", "a duration and nothing else"),
        ("facts.2.end", "2022-12-31", "start is after end"),
        ("facts.2.end", "31/12/2023", "valid date"),
        ("facts.3.titles", [], "at least 1 item"),
        ("source.characters", 100, "a span ends behind the text"),
        ("source.published", "17/2/2024", "valid date"),
        ("numerals.in_facts", 5, "total is not in_facts and left together"),
        ("schema", "vnpartyextract/1", "vnpartyextract/2"),
        ("facts.0.subject_id", "o9", "not in organizations"),
        ("organizations.0.host", "o9", "not in organizations"),
        ("organizations.0.place_code", "1", "match pattern"),
        ("organizations.0.mentions", [], "at least 1 item"),
        ("facts.2.calendar", "solar", "Input should be"),
        ("source.left_out", {"numerals": 0, "samples": []}, "greater than or equal to 1"),
    ],
)
def test_the_contract_refuses(path: str, value: Any, complaint: str) -> None:
    with pytest.raises(ValidationError, match=complaint):
        check(changed(path, value))


def test_the_json_schema_names_every_field_of_every_kind() -> None:
    schema = json_schema()
    kinds = {
        schema["$defs"][name]["properties"]["kind"]["const"]: schema["$defs"][name]
        for name in ("FigureFact", "DateFact", "OfficialFact", "CitationFact")
    }
    for fact in DOCUMENT["facts"]:
        kind = kinds[fact["kind"]]
        assert set(kind["required"]) == set(fact)
        assert set(kind["properties"]) == {*fact, "context", "reviewed"}
        assert kind["additionalProperties"] is False
    assert set(schema["required"]) == set(DOCUMENT)
    assert json.loads(json.dumps(schema)) == schema


def test_indented_json_keeps_spans_on_one_line() -> None:
    document = {"facts": [{"id": "f1", "text": "Năm\n2023", "span": [0, 8], "mentions": [[1, 2], [3, 4]]}], "left": []}
    assert to_indented(document) == (
        "{\n"
        '  "facts": [\n'
        "    {\n"
        '      "id": "f1",\n'
        '      "text": "Năm\\n2023",\n'
        '      "span": [0, 8],\n'
        '      "mentions": [\n'
        "        [1, 2],\n"
        "        [3, 4]\n"
        "      ]\n"
        "    }\n"
        "  ],\n"
        '  "left": []\n'
        "}"
    )


def test_several_documents_are_lines_or_an_array() -> None:
    documents = [{"text": "một\u2028hai\u0085ba\n"}, {"text": "bốn"}]
    lines = "".join(json_lines(documents))
    assert lines == '{"text": "một\u2028hai\\u0085ba\\n"}\n{"text": "bốn"}\n'
    assert [json.loads(line) for line in lines.split("\n")[:-1]] == documents
    assert json.loads("".join(json_documents(documents, array=True))) == documents
    assert "".join(json_documents(documents[:1], array=False)) == to_indented(documents[0]) + "\n"
    assert "".join(json_documents([], array=True)) == ""


UNDECODED = st.text(st.characters(min_codepoint=0xDC80, max_codepoint=0xDCFF))  # bytes of a file name
PLAIN = st.none() | st.integers() | st.text() | UNDECODED


@given(st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_of_anything_comes_back_and_can_be_encoded(value: Any) -> None:
    for text in (to_line(value), to_indented(value)):
        assert json.loads(text.encode("utf-8")) == value
    assert "\n" not in to_line(value)


def test_json_sends_nothing_to_a_terminal_that_it_would_obey() -> None:
    hostile = "\x1b[31m\x9b31m\x7f\u202egnp.exe\u2066 ủy"
    for text in (to_line([hostile]), to_indented([hostile])):
        assert "\\u001b[31m\\u009b31m\\u007f\\u202egnp.exe\\u2066 ủy" in text
        assert json.loads(text) == [hostile]


def test_only_metrics_keeps_figures_of_these_and_the_ledger() -> None:
    other = FIGURE | {"id": "f9", "metric": "admissions", "parent": "f1", "relation": "part_of"}
    document = DOCUMENT | {"facts": [FIGURE, other, DATE]}
    kept = Filters(metrics=frozenset(["admissions"])).cut(document)
    assert kept["facts"] == [other]
    assert kept["numerals"] == DOCUMENT["numerals"]
    assert document["facts"] == [FIGURE, other, DATE]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("một\r\n hai\u2028ba", "một hai ba"),
        ("\x1b]0;x\x07đỏ\x9b31m", "]0;xđỏ31m"),
        ("trái\u202ephải\u200b", "tráiphải"),
        ("tên\udcff", "tên"),
        ("[/b] [bold]", "[/b] [bold]"),
    ],
)
def test_plain(written: str, shown: str) -> None:
    assert plain(written) == shown


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "out.json"
    with open_sink(file) as write:
        write("đầu\n")
        assert not file.exists()
        write("cuối\n")
    assert file.read_bytes() == "đầu\ncuối\n".encode()
    file.chmod(0o640)

    def fail() -> None:
        with open_sink(file) as write:
            write("nửa chừng")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert file.read_text("utf-8") == "đầu\ncuối\n"
    with open_sink(file):
        pass  # nothing to say: the old file stays
    assert file.read_text("utf-8") == "đầu\ncuối\n"
    with open_sink(file) as write:
        write("mới\n")
    assert file.read_text("utf-8") == "mới\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(tmp_path.iterdir()) == [file]


def test_a_link_stays_a_link_and_a_device_is_written_to(tmp_path: Path) -> None:
    file, link = tmp_path / "out.json", tmp_path / "link.json"
    file.write_text("cũ", "utf-8")
    link.symlink_to(file)
    with open_sink(link) as write:
        write("mới")
    assert link.is_symlink()
    assert file.read_text("utf-8") == "mới"
    with open_sink(Path("/dev/null")) as write:
        write("mới")
    assert Path("/dev/null").is_char_device()
