"""What is built holds the patterns, and finds them without the checkout."""

import importlib.util
import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PATTERNS = {path.relative_to(ROOT).as_posix() for path in ROOT.glob("patterns/*/*") if path.is_file()}
PAGE = {f"vnpartyextract/review/page/{name}" for name in ("page.jinja", "review.css", "base.js", "main.js")}
TEXT = "Năm 2023, Đảng bộ huyện kết nạp được 178 đảng viên."

pytestmark = pytest.mark.skipif(importlib.util.find_spec("hatchling") is None, reason="needs hatchling to build")


def build(kind: str, folder: Path) -> Path:
    """Build a wheel or sdist with the backend that is installed: no network is asked."""
    call = f"import sys; from hatchling import build; print(build.build_{kind}(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", call, str(folder)], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_wheel_holds_package_and_patterns_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {name.partition("/")[2] for name in names if "/patterns/" in name} == PATTERNS
    assert set(names) >= PAGE | {"vnpartyextract/messages/locale/vi/LC_MESSAGES/vnpartyextract.mo"}
    assert {"vnpartyextract/py.typed", "vnpartyextract/cli/extract.py"} <= set(names)
    assert {name.partition("/")[0].partition("-")[0] for name in names} == {"vnpartyextract"}


def test_wheel_finds_its_patterns_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    (tmp_path / "article.txt").write_text(TEXT, "utf-8")
    environment = os.environ | {"PYTHONPATH": str(site), "XDG_CACHE_HOME": str(tmp_path / "cache")}

    def said(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    place = said("-c", "from vnpartyextract.rules.load import builtin_folder; print(builtin_folder())")
    assert Path(place.strip()) == site.resolve() / "vnpartyextract" / "patterns"
    facts = json.loads(said("-m", "vnpartyextract", "extract", "article.txt", "--metric", "admissions"))["facts"]
    assert [fact["value"] for fact in facts if fact["kind"] == "figure"] == [178]


def test_checkout_finds_its_patterns() -> None:
    from vnpartyextract.rules.load import builtin_folder

    assert builtin_folder().joinpath("figures", "admissions.yaml").is_file()


def test_sdist_holds_what_is_needed_to_build_and_test(tmp_path: Path) -> None:
    sdist = build("sdist", tmp_path)
    with tarfile.open(sdist) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    assert names >= PATTERNS
    assert {"Makefile", "LICENSE", "README.md", "src/vnpartyextract/__init__.py", "tests/test_packaging.py"} <= names
    assert {"corpus/README.md", "docs/output.md"} <= names
