"""The docs say what is true: every command in them runs, in the order of each page, in a folder with what it names."""

import json
import re
import shutil
from pathlib import Path

import pytest

from test_readme import OUR_NAME, ROOT, place, run, session

__all__ = ["place"]

PAGES = ["start", "check", "diff", "explain", "places", "review", "vi/start", "vi/output", "vi/questions", "vi/metrics"]
INDENTED = re.compile(rf"^    ({OUR_NAME} .*)$", re.MULTILINE)
LEFT_OUT = ("…", "--open")  # the form of a command, and what would show a browser

ARTICLE = """Huyện Mẫu Sơn kết nạp đảng viên mới
17/2/2024

Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, đạt 101,72% kế hoạch. Huyện trao Huy hiệu Đảng cho 12 đảng viên.
"""


def commands(page: str) -> list[str]:
    """The commands of a page that are ours, in their order: those after a `$`, then those that are indented."""
    text = (ROOT / "docs" / f"{page}.md").read_text("utf-8")
    found = [command for command, _ in session(text)] + INDENTED.findall(text)
    return [command for command in found if OUR_NAME in command and not any(mark in command for mark in LEFT_OUT)]


@pytest.fixture
def folder(place: Path) -> Path:
    """The folder of a reader: an article, a folder of news, what was made of it, and corrections of it."""
    for name in ("my-patterns", "news", "pages", "my-gold"):
        shutil.rmtree(place / name, ignore_errors=True)
    (place / "article.txt").write_text(ARTICLE, "utf-8")
    (place / "news").mkdir()
    (place / "news" / "a.txt").write_text(ARTICLE, "utf-8")
    (place / "news" / "b.txt").write_text(ARTICLE.replace("178", "165").replace("2023", "2022"), "utf-8")
    assert run(f"{OUR_NAME} extract news/a.txt article.txt -o facts.jsonl", place).returncode == 0
    source = json.loads((place / "facts.jsonl").read_text("utf-8").splitlines()[1])["source"]
    articles = [{"sha256": source["sha256"], "path": source["path"], "corrections": []}]
    saved = {"schema": "vnpartyextract-corrections/1", "articles": articles}
    (place / "article.corrections.json").write_text(json.dumps(saved), "utf-8")
    return place


@pytest.mark.parametrize("page", PAGES)
def test_every_command_of_a_page_runs(page: str, folder: Path) -> None:
    told = commands(page)
    assert told
    for command in told:
        done = run(command, folder)
        assert "Traceback" not in done.stderr, command
        assert done.returncode in (0, 1), f"{command}\n{done.stderr}"


def test_the_pages_in_vietnamese_speak_vietnamese() -> None:
    for page in (ROOT / "docs" / "vi").glob("*.md"):
        assert f"vi/{page.stem}" in PAGES
        assert re.search("[ăđơưạảấầẩẫậắằẳẵặ]", page.read_text("utf-8"))
