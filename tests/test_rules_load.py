"""From the folder to the patterns: which files count, and what is kept between runs."""

import json
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, NoReturn

import pytest

from vnpartyextract import extract
from vnpartyextract.errors import PatternError
from vnpartyextract.rules import build
from vnpartyextract.rules import folder as rules_folder
from vnpartyextract.rules.load import MOST_KEPT, builtin_folder, load_patterns, pattern_files
from vnpartyextract.rules.phrases import longest


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "vnpartyextract"


def no_build(*_: object) -> NoReturn:
    raise AssertionError("the pattern files were read")


def kept(cache: Path) -> Path:
    (file,) = cache.glob("*")
    return file


def test_what_was_read_is_kept_and_used_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_patterns()
    assert json.loads(kept(cache).read_bytes().partition(b"\n")[2])["version"] == first.version
    monkeypatch.setattr(build, "build", no_build)
    second = load_patterns()
    assert (second.version, second.labels, second.rules) == (first.version, first.labels, first.rules)
    text = "Huyện kết nạp 178 đảng viên, đạt 101,72% kế hoạch."
    assert extract(text, patterns=second) == extract(text, patterns=first)


def _without(key: str) -> Callable[[bytes], bytes]:
    def spoil(data: bytes) -> bytes:
        whole = json.loads(data)
        del whole[key]
        return json.dumps(whole).encode()

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: b"",
        lambda data: b"\xff\xfe",
        lambda data: data[: len(data) // 2],
        lambda data: b"[]",
        lambda data: b"null",
        lambda data: b"{}",
        lambda data: data.replace(b'"version": "', b'"version": "x', 1),
        lambda data: json.dumps({"version": json.loads(data)["version"]}).encode(),
        _without("metrics"),
        _without("shapes"),
        lambda data: data.replace(b'"shapes": {', b'"shapes": 1, "x": {', 1),
    ],
)
def test_a_broken_cache_is_read_anew(cache: Path, spoil: Callable[[bytes], bytes]) -> None:
    first = load_patterns()
    whole = kept(cache).read_bytes()
    body = spoil(whole.partition(b"\n")[2])
    for data in (sha256(body).hexdigest().encode() + b"\n" + body, body):
        kept(cache).write_bytes(data)
        assert load_patterns().rules == first.rules
        assert kept(cache).read_bytes() == whole


def test_a_flipped_bit_or_a_cut_in_the_cache_is_seen(cache: Path) -> None:
    first = load_patterns()
    whole = kept(cache).read_bytes()
    for place in range(3, len(whole), len(whole) // 5):
        for data in (whole[:place] + bytes([whole[place] ^ 4]) + whole[place + 1 :], whole[:place]):
            kept(cache).write_bytes(data)
            assert load_patterns().rules == first.rules
            assert kept(cache).read_bytes() == whole


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are of POSIX")
def test_the_cache_is_for_its_owner_alone_and_never_waits_for_a_pipe(cache: Path) -> None:
    before = os.umask(0)
    try:
        first = load_patterns()
    finally:
        os.umask(before)
    file = kept(cache)
    assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    os.mkfifo(file)
    assert load_patterns().rules == first.rules
    assert file.is_file()


def test_a_changed_file_makes_another_version(tmp_path: Path) -> None:
    metric = tmp_path / "own" / "figures" / "awards.yaml"
    metric.parent.mkdir(parents=True)
    built_in = (builtin_folder() / "figures" / "awards.yaml").read_text("utf-8")
    versions = {load_patterns().version}
    for content in (built_in + "\n", built_in + "\n\n"):
        metric.write_text(content, "utf-8")
        versions.add(load_patterns(tmp_path / "own").version)
    assert len(versions) == 3


def test_only_the_newest_are_kept(tmp_path: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    old = [cache / f"patterns-{number:016x}-00000000.json" for number in range(MOST_KEPT + 3)]
    for age, file in enumerate(old):
        file.write_text("{}", "utf-8")
        os.utime(file, (age, age))
    (cache / "other.json").write_text("{}", "utf-8")
    load_patterns()
    assert len(list(cache.glob("patterns-*.json"))) == MOST_KEPT
    assert not any(file.exists() for file in old[:4])
    assert (cache / "other.json").exists()


@pytest.mark.parametrize("place", ["file", "file/below"])
def test_a_cache_that_cannot_be_written_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / place))
    assert "admissions" in load_patterns().labels


def test_a_failed_write_leaves_nothing_behind(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, *_: Any) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert "admissions" in load_patterns().labels
    assert list(cache.glob("*")) == []


OWN = """\
metric: trees
label: Cây trồng
heads: [thing]
cues: {before: ["trồng [mới] được"]}
examples: [{text: "trồng được [[500]] cây", value: 500}]
"""


def own(root: Path, name: str, content: str) -> Path:
    path = root / "own" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return root / "own"


def test_own_files_stand_beside_the_built_in_ones(tmp_path: Path) -> None:
    folder = own(tmp_path, "figures/trees.yaml", OWN)
    patterns = load_patterns(folder)
    assert patterns.labels == load_patterns().labels | {"trees": "Cây trồng"}
    (figure,) = extract("Đoàn viên trồng được 500 cây.", patterns=patterns)["facts"]
    assert (figure["metric"], figure["rule"]) == ("trees", "figures/trees.yaml:4")
    (figure,) = extract("Đoàn viên trồng được 500 cây.")["facts"]
    assert figure["metric"] == "other"


def test_a_file_of_the_same_name_stands_in_place_of_the_built_in_one(tmp_path: Path) -> None:
    folder = own(tmp_path, "lexicon/modifiers.yaml", (builtin_folder() / "lexicon" / "modifiers.yaml")
                 .read_text("utf-8").replace("nearly: [gần,", "nearly: [sát nút,"))  # fmt: skip
    patterns = load_patterns(folder)
    assert longest(patterns.modifiers, ["nút", "sát"], 0, 2) == (2, "nearly")
    assert longest(patterns.modifiers, ["gần"], 0, 1) is None
    assert pattern_files(folder)["lexicon/modifiers.yaml"].is_relative_to(tmp_path)


def test_the_order_of_files_is_that_of_their_names(tmp_path: Path) -> None:
    names = list(pattern_files(own(tmp_path, "figures/aaa.yaml", OWN)))
    assert names == sorted(names)
    assert names[0] == "figures/aaa.yaml"


def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    folder = own(tmp_path, "figures/trees.yaml", OWN)
    (folder / "figures" / "loop.yaml").symlink_to(folder / "figures" / "loop.yaml")
    with pytest.raises(PatternError, match=r"loop\.yaml: cannot be read: "):
        load_patterns(folder)


def test_missing_built_in_patterns_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules_folder, "__file__", str(tmp_path / "a" / "b" / "c" / "d" / "folder.py"))
    with pytest.raises(PatternError, match="the built-in patterns are missing: install the package again"):
        builtin_folder()


def test_patterns_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an installed wheel."""
    (tmp_path / "site" / "vnpartyextract" / "patterns").mkdir(parents=True)
    file = tmp_path / "site" / "vnpartyextract" / "rules" / "folder.py"
    monkeypatch.setattr(rules_folder, "__file__", str(file))
    assert builtin_folder() == tmp_path.resolve() / "site" / "vnpartyextract" / "patterns"
