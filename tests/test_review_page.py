"""The page: what it is given, what it holds, and what cannot break out of it."""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import messages
from vnpartyextract.errors import InputError
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import to_document
from vnpartyextract.review.article import Reviewed, record, with_findings
from vnpartyextract.review.gather import gather, reviewed
from vnpartyextract.review.page import page
from vnpartyextract.rules.load import load_patterns

TEXT = """Huyện Mẫu Sơn làm tốt công tác phát triển đảng

17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên, trong đó có 61 đảng viên nữ, đạt 101,72% kế hoạch."""
HOSTILE = (
    "Năm 2023, xã <script>alert(1)</script></script><!-- <img src=x onerror=alert(2)> kết nạp 5 đảng viên. \u202e&amp;"
)


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    messages.use("en")


def article(text: str) -> Reviewed:
    rules = load_patterns()
    document = extract_document(replace(to_document(text, path="a.txt"), carries_text=True), rules)
    return with_findings([reviewed(document, text, rules)])[0]


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found is not None
    return json.loads(found[1])  # type: ignore[no-any-return]


def made(text: str) -> str:
    return page([record(article(text))], load_patterns().labels)


def test_record_tells_fields_and_reasons() -> None:
    facts = {fact["text"]: fact for fact in record(article(TEXT))["facts"]}
    whole, part = facts["178 đảng viên"], facts["61 đảng viên"]
    assert (whole["metric"], whole["value"], whole["subject"]) == ("admissions", 178, "Đảng bộ huyện Mẫu Sơn")
    assert part["parent"] == whole["id"]
    cue = next(reason for reason in whole["reasons"] if reason["about"] == "cue")
    assert TEXT[slice(*cue["span"])] == "kết nạp"
    period = next(reason for reason in whole["reasons"] if reason["about"] == "period")
    assert TEXT[slice(*period["span"])] == "Năm 2023"
    assert next(one for one in part["reasons"] if one["about"] == "whole")["text"] == "Part of: «178 đảng viên»"


def test_reasons_are_told_in_the_language_in_use() -> None:
    messages.use("vi")
    part = next(fact for fact in record(article(TEXT))["facts"] if fact["text"] == "61 đảng viên")
    assert next(one for one in part["reasons"] if one["about"] == "whole")["text"] == "Nằm trong: «178 đảng viên»"


def test_page_is_whole_and_asks_for_nothing_else() -> None:
    html = made(TEXT)
    data = data_of(html)
    assert data["articles"][0]["text"] == TEXT
    assert data["metrics"]["admissions"] == {"label": "admissions", "family": "members"}
    assert re.findall(r'(?:src|href)="(?!#|data:,)[^"]*"', html.split("<script>")[0]) == []
    assert "http://" not in html
    assert "https://" not in html


def test_policy_names_script_and_style_that_are_there() -> None:
    html = made(TEXT)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy is not None
    told = policy[1].replace("&#39;", "'")
    assert told.startswith("default-src 'none'; ")
    assert "unsafe" not in told
    for tag in ("script", "style"):
        inside = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert inside is not None
        due = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{due}'" in told


def test_nothing_of_an_article_is_markup() -> None:
    html = made(HOSTILE)
    assert data_of(html)["articles"][0]["text"] == HOSTILE
    assert html.lower().count("<script") == 2
    assert html.lower().count("</script") == 2
    assert "<img" not in html
    assert "<!--" not in html


def test_lone_surrogates_and_separators_survive() -> None:
    text = "Xã kết nạp 5 đảng viên.\u2028Hết \x00."
    data = json.dumps({"text": text + "\ud83d"})
    assert json.loads(data)["text"].endswith("\ud83d")
    html = page([{**record(article(text)), "text": text + "\ud83d"}], {})
    html.encode("utf-8")
    assert data_of(html)["articles"][0]["text"] == text + "\ud83d"


def test_page_speaks_vietnamese() -> None:
    messages.use("vi")
    html = made(TEXT)
    assert '<html lang="vi">' in html
    assert ">Lưu chỉnh sửa<" in html
    data = data_of(html)
    assert data["metrics"]["admissions"]["label"] == "Đảng viên mới kết nạp"
    assert data["words"]["Accept"] == "Đúng"


def test_findings_know_their_facts() -> None:
    text = "Năm 2023, huyện Mẫu Sơn thi hành kỷ luật 22 đảng viên, trong đó khiển trách 14, cảnh cáo 6, khai trừ 3."
    told = record(article(text))
    (found,) = [one for one in told["findings"] if one["rule"] == "parts-over-whole"]
    texts = {fact["id"]: fact["text"] for fact in told["facts"]}
    assert [texts[one] for one in found["facts"]] == ["22 đảng viên", "14", "6", "3"]
    assert found["severity"] == "error"


def test_outputs_are_reviewed_with_their_articles(tmp_path: Path) -> None:
    """An output finds its text at its path, or among the inputs by its hash; without it, it is refused."""
    rules = load_patterns()
    text = tmp_path / "a.txt"
    text.write_text(TEXT, "utf-8", newline="")
    from vnpartyextract.read.document import read_path

    document = extract_document(read_path(str(text)), rules)
    output = tmp_path / "facts.jsonl"
    output.write_text(json.dumps(document), "utf-8")
    refused: list[InputError] = []
    (found,) = gather([str(output)], rules, refused=refused.append)
    assert (found.text, refused) == (TEXT, [])
    moved = text.rename(tmp_path / "b.txt")
    (found,) = gather([str(output), str(moved)], rules, refused=refused.append)
    assert (found.document["source"]["path"], found.text, refused) == (str(text), TEXT, [])
    assert gather([str(output)], rules, refused=refused.append) == []
    assert [str(error) for error in refused] == [
        f"{text}: the article of these facts is not at hand: give it as well, unchanged."
    ]
