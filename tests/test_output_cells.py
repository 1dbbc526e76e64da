"""Cells of a spreadsheet: what an article could smuggle into one, and what honest text is left alone."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vnpartyextract.output.cells import defused, encodable, shown


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+84 912 345 678", "'+84 912 345 678"),
        ("-5%", "'-5%"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1+1", "'＝1+1"),
        ("  =1", "'  =1"),
        ("\u00a0\u200b=1", "'\u00a0\u200b=1"),
        ('"=1', "'\"=1"),
        ("\t=1", "'\t'=1"),
        ("\tđầu", "'\tđầu"),
        ("\rđầu", "'\rđầu"),
        ("10 lớp\n=1", "10 lớp\n'=1"),
        ("10 lớp;=cmd|' /C calc'!A0", "10 lớp;'=cmd|' /C calc'!A0"),
        ("10 lớp; 286 học viên", "10 lớp; 286 học viên"),
        ("2015 - 2020", "2015 - 2020"),
        ("05-CT/TW", "05-CT/TW"),
        ("51,8%\nnữ", "51,8%\nnữ"),
        ("\x1b[31m\x00\x9b", "\\x1b[31m\\x00\\x9b"),
        ("\x00=1", "\\x00=1"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("tên\udcff\uffff", "tên\\udcff\\uffff"),
        ("", ""),
    ],
)
def test_defused(written: str, cell: str) -> None:
    assert defused(written) == cell


@given(st.text(st.sampled_from("=+-@＝ \u00a0\u200b\"';\t\r\n\x00a")))
def test_nothing_begins_a_formula(text: str) -> None:
    cell = defused(text)
    for begun in re.split("[;\t\r\n]", cell):
        assert not begun.lstrip(' \u00a0\u200b"').startswith(("=", "+", "-", "@", "＝"))
    assert cell[:1] not in {"\t", "\r"}
    assert cell.replace("'", "") == shown(text).replace("'", "")


@given(st.text(st.characters()))
def test_what_is_shown_holds_no_control_character(text: str) -> None:
    assert not re.search(r"[^\t\n\r -~\xa0-\U0010ffff]", shown(text))
    assert shown(shown(text)) == shown(text)


def test_only_surrogates_are_escaped_for_an_encoder() -> None:
    assert encodable("tên\udcff\ud800 \x1b \\udcff") == "tên\\udcff\\ud800 \x1b \\udcff"
