"""Entities of HTML in plain text are decoded, which is told; what only looks like one stays."""

import pytest

from vnpartyextract.pipeline import extract
from vnpartyextract.read.document import to_document


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("kết nạp 178&nbsp;đảng viên", "kết nạp 178\xa0đảng viên"),
        ("&#272;&#7843;ng b&#7897;", "Đảng bộ"),
        ("&#x110;&#x1EA3;ng", "Đảng"),
        ("&quot;4 tốt&quot;", '"4 tốt"'),
        ("Sở Công Thương &amp; Sở Y tế", "Sở Công Thương & Sở Y tế"),
        ("178&amp;nbsp;đảng viên", "178\xa0đảng viên"),
    ],
)
def test_decoded(text: str, due: str) -> None:
    document = to_document(text)
    assert document.text == due
    assert document.carries_text
    assert len(document.notes) == 1


@pytest.mark.parametrize("text", ["Sở Công Thương & Sở Y tế", "a&b; c", "&không;", "R&D", "x &# 5;"])
def test_nothing_to_decode(text: str) -> None:
    document = to_document(text)
    assert (document.text, document.carries_text, document.notes) == (text, False, ())


def test_units_are_whole_and_places_exact() -> None:
    found = extract("Năm 2023, huyện kết nạp 178&nbsp;&#273;&#7843;ng vi&#234;n.")
    (figure,) = (fact for fact in found["facts"] if fact["kind"] == "figure")
    assert (figure["value"], figure["unit"], figure["metric"]) == (178, "đảng viên", "admissions")
    assert found["source"]["text"][slice(*figure["span"])] == figure["text"]
    assert found["numerals"]["left"] == []
