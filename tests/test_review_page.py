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
from typer.testing import CliRunner

from vnpartyextract import messages
from vnpartyextract.cli import app
from vnpartyextract.errors import InputError, MisuseError
from vnpartyextract.explain import Explained, Lost
from vnpartyextract.model import Span
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import to_document
from vnpartyextract.review.article import Reviewed, record, with_findings
from vnpartyextract.review.folder import write_folder
from vnpartyextract.review.gather import gather, reviewed
from vnpartyextract.review.page import page
from vnpartyextract.review.reasons import unsure
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


def test_a_finding_between_two_articles_is_told_in_both() -> None:
    """With its own places, and with the way to the other article."""
    rules = load_patterns()
    articles = []
    for number, count in enumerate(("178", "182")):
        text = f"Tin {number}\n\n17/2/2024\n\nNăm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được {count} đảng viên."
        document = extract_document(to_document(text, path=f"{number}.txt"), rules)
        articles.append(reviewed(document, text, rules))
    first, second = with_findings(articles)
    for one, here, other in ((first, "178", 1), (second, "182", 0)):
        (found,) = record(one)["findings"]
        assert [one.text[slice(*span)] for span in found["spans"]] == [f"{here} đảng viên"]
        assert len(found["facts"]) == 1
        (place,) = found["elsewhere"]
        assert (place["href"], place["title"]) == (f"#{other + 1}", f"Tin {other}")
        assert place["text"] != f"{here} đảng viên"
        assert record(one, ["1-a.html", "2-b.html"])["findings"][0]["elsewhere"][0]["href"][0] == str(other + 1)


def test_a_folder_is_searched_for_all_words(tmp_path: Path) -> None:
    """The scripts beside the index hold every word of texts and facts, each of them below 300 kB."""
    rules = load_patterns()
    made = []
    for number in range(500):
        words = " ".join(f"từ{number}x{word}" for word in range(100))
        text = f"Tin {number}\n\nNăm 2023, Đảng bộ xã Hương Sen {number} kết nạp 1.{number:03} đảng viên. {words}"
        document = extract_document(to_document(text, path=f"{number}.txt"), rules)
        made.append(Reviewed(document, text))
    write_folder(tmp_path, made, rules.labels)
    found = sorted(tmp_path.glob("words-*.js"), key=lambda path: int(path.stem.removeprefix("words-")))
    told: list[str] = []
    for path in found:
        call = re.fullmatch(r"// .*\nfoundWords\((\d+),(.*)\);\n", path.read_text("utf-8"), re.DOTALL)
        assert call is not None
        assert int(call[1]) == len(told)
        told += json.loads(call[2])
        assert path.stat().st_size <= 300_000
    assert len(told) == 500
    assert (tmp_path / "index.html").stat().st_size <= 300_000
    for number in (0, 250, 499):
        words = told[number].split()
        assert {f"từ{number}x99", "hương", f"1.{number:03}", f"1{number:03}", "admissions", "2023-12-31"} <= set(words)
        assert len(words) == len(set(words))


def test_nothing_else_in_the_folder_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "words-1.js").write_text("alert(1)")
    with pytest.raises(MisuseError, match=r"words-1\.js"):
        write_folder(tmp_path, [article(TEXT)], load_patterns().labels)
    assert [one.name for one in tmp_path.iterdir()] == ["words-1.js"]


@pytest.mark.parametrize(
    ("rule", "cues_lost", "due"),
    [
        ("figures/admissions.yaml:7", False, []),
        ("figures/admissions.yaml:7 (passage)", False, ["metric"]),
        ("admissions/heading", False, ["metric"]),
        ("other/rest", False, []),
        ("other/rest", True, ["metric"]),
    ],
)
def test_metrics_that_are_unsure(rule: str, cues_lost: bool, due: list[str]) -> None:
    """The steps that err more often, and figures for which there were cues that all lost."""
    lost = (Lost("kết nạp", "admissions", "figures/admissions.yaml:7", 9, "too far"),) if cues_lost else ()
    assert unsure(rule, Explained("f1", "figure", "5 cái", Span(0, 5), "other", rule, "", lost=lost)) == due


@pytest.mark.parametrize("language", ["en", "vi"])
def test_whose_and_when_are_unsure_where_they_come_from_before(language: str) -> None:
    messages.use(language)
    text = (
        "Tin\n\n17/2/2024\n\nNăm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được 178 đảng viên. "
        "Công tác tuyên truyền được quan tâm. Trong đó có 61 đảng viên nữ. Đã mở 12 lớp bồi dưỡng."
    )
    facts = {fact["text"]: fact for fact in record(article(text))["facts"]}
    assert "unsure" not in facts["178 đảng viên"]
    assert facts["12 lớp bồi dưỡng"]["unsure"] == ["subject", "period"]


@pytest.mark.parametrize("there", [True, False])
def test_open_says_where_the_page_is_if_no_browser_starts(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda url: asked.append(url) or there)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    page = tmp_path / "a.html"
    result = CliRunner().invoke(app, ["review", str(tmp_path / "a.txt"), "-o", str(page), "--open"])
    assert result.exit_code == 0
    assert asked == [page.as_uri()]
    told = f"vnpartyextract: no browser could be started: open {page} in one.\n"
    assert result.stderr == ("" if there else told)
