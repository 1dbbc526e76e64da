"""Whatever is typed: the folded copy is stable, and its spans are exact."""

import re
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from vnpartyextract.errors import InputError
from vnpartyextract.read.decode import decode
from vnpartyextract.read.document import to_document
from vnpartyextract.text import fold, normal, view

_LETTERS = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđĐqhntgkUỶÝÁ"
_SIGNS = " \n\r\t\xa0\u200b\xad\ufeff\u2009–—‑-“”'’.,;:/…%0123456789\u0300\u0301\u0302\u0309\u0323\u031b１Ðİ\x00\x1b"
vietnamese = st.text(alphabet=_LETTERS + _SIGNS, max_size=80)
texts = st.one_of(vietnamese, st.text(max_size=80))


@settings(deadline=None)
@given(texts)
def test_every_folded_character_has_an_exact_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.cased)
    last = 0
    for index in range(len(folded.text)):
        span = folded.span(index, index + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert span.start >= last or (index and folded.span(index - 1, index) == span)
        last = span.end


@settings(deadline=None)
@given(vietnamese)
def test_the_composed_and_the_decomposed_text_fold_alike(text: str) -> None:
    due = fold(unicodedata.normalize("NFC", text))
    assert fold(unicodedata.normalize("NFD", text)).text == due.text


@settings(deadline=None)
@given(texts)
def test_folding_again_changes_nothing(text: str) -> None:
    folded = fold(text)
    assert fold(folded.cased).cased == folded.cased
    assert fold(folded.text).text == folded.text


@settings(deadline=None)
@given(texts)
def test_normal_is_stable_and_trimmed(text: str) -> None:
    once = normal(text)
    assert normal(once) == once
    assert once == once.strip()
    assert "  " not in once


@settings(deadline=None)
@given(vietnamese)
def test_no_space_and_no_line_end_is_left_that_means_nothing(text: str) -> None:
    folded = fold(text).text
    assert folded == folded.strip()
    assert not re.search(r"  |\r|\t| \n|\n |\n\n\n| [,.;:)](?:\s|$)", folded)


@settings(deadline=None)
@given(texts)
def test_the_view_of_a_text_has_the_letters_of_its_folded_copy(text: str) -> None:
    assert view(text).text.split() == fold(text).text.split()


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_refused_with_a_reason(data: bytes) -> None:
    reason = ""
    text = encoding = "-"
    try:
        text, encoding = decode(data)
    except InputError as error:
        reason = str(error)
    assert text.strip()
    assert encoding == encoding.lower()
    assert not reason or reason.endswith(".")


@settings(deadline=None)
@given(vietnamese.filter(str.strip))
def test_utf_8_and_marked_utf_16_come_back_as_they_were(text: str) -> None:
    text = "Đảng bộ huyện " + text.replace("\x00", "").replace("\x1b", "")
    assert decode(text.encode()) == (text, "utf-8")
    assert decode(b"\xff\xfe" + text.encode("utf-16-le")) == (text, "utf-16-le")


_LINES = st.sampled_from(
    ["Xây dựng Đảng", "Huyện ủy Kim Bôi", "Ngày 21/01/2022", "08:15 - 31/02/2022", "Tin khác", " "]
)


@settings(deadline=None)
@given(st.lists(st.one_of(_LINES, texts), max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_text_makes_a_document_with_exact_spans(lines: list[str], end: str) -> None:
    text = end.join(lines)
    document = to_document(text)
    assert document.text == text
    if document.title_span is not None:
        assert document.title == normal(text[slice(*document.title_span)])
    if document.published_span is not None and document.published is not None:
        told = fold(text[slice(*document.published_span)]).text
        assert str(document.published.year) in told
        assert str(document.published.day) in told
    assert (document.published is None) == (document.published_span is None)
    assert (document.title is None) == (document.title_span is None)
