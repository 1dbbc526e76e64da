"""The rules prove themselves: every example of every pattern file, and what is said of files that are wrong."""

from pathlib import Path

import pytest

from vnpartyextract.errors import PatternError
from vnpartyextract.rules import check
from vnpartyextract.rules.check import Case, Failure, cases, check_examples
from vnpartyextract.rules.load import builtin_folder, load_patterns, pattern_files
from vnpartyextract.rules.schema import Cue, Metric


def _place(case: Case) -> str:
    return f"{Path(case.file).relative_to(builtin_folder()).as_posix()}:{case.line}"


@pytest.mark.parametrize("case", cases(), ids=_place)
def test_example(case: Case) -> None:
    failure = check.failure(case)
    assert failure is None, f"{failure.reason}: {failure.text}" if failure else ""


def test_every_file_with_examples_is_run() -> None:
    with_examples = {name for name, path in pattern_files(None).items() if "examples:" in path.read_text("utf-8")}
    assert {_place(case).rsplit(":", 1)[0] for case in cases()} == with_examples


# One metric of a user's own, and what goes wrong with it.

HEAD = """\
metric: bicycles
label: Xe đạp
heads: [thing]
cues:
  before:
    - "trao tặng xe đạp"
"""
EXAMPLES = """\
examples:
  - {text: "trao tặng xe đạp: [[5]] xe", value: 5}
"""
METRIC = HEAD + EXAMPLES


def own_folder(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return root


def refusal(root: Path, files: dict[str, str]) -> str:
    """What is said of a folder with these files, its own path left out."""
    with pytest.raises(PatternError) as error:
        load_patterns(own_folder(root, files))
    return str(error.value).replace(f"{root}/", "")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))


def test_a_metric_of_ones_own_is_read_and_proved(tmp_path: Path) -> None:
    own = own_folder(tmp_path, {"figures/bicycles.yaml": METRIC})
    assert load_patterns(own).labels["bicycles"] == "Xe đạp"
    (case,) = [case for case in cases(own) if case.rule == "bicycles"]
    assert check.failure(case) is None


KEYS = (
    "metric, label, heads, cued, alone, alike, traits, cues, pseudo, ends, follows, links, group, group_shape, "
    "examples, counterexamples, known_failures"
)


def test_every_key_is_told_of() -> None:
    told = (Path(__file__).parents[1] / "docs" / "patterns.md").read_text("utf-8")
    rows = [row.split("|")[1] for row in told.splitlines() if row.startswith("| `")]
    named = {name for row in rows for name in row.split("`")[1::2]}
    assert {*Metric.model_fields, *Cue.model_fields} <= named


@pytest.mark.parametrize(
    ("old", "new", "due"),
    [
        pytest.param("label:", "lable:", "1: 'label' is missing", id="key misspelt"),
        pytest.param(
            "heads: [thing]",
            "heads: [thing]\ncolour: red",
            f"4: unknown key 'colour' (allowed: {KEYS})",
            id="unknown key",
        ),
        pytest.param(
            '    - "trao tặng xe đạp"',
            '    - {say: ["trao"], gruop: cue}',
            "6: unknown key 'cues.before.0.gruop' (allowed: say, group, heads, ",
            id="unknown key of a cue",
        ),
        pytest.param(
            "  before:",
            "  behind:",
            "5: unknown key 'cues.behind' (allowed: before, after, heading)",
            id="unknown direction",
        ),
        pytest.param(
            "value: 5}",
            "valeu: 5}",
            "8: unknown key 'examples.0.valeu' (allowed: text, value, group, unit, of, topic, "
            "modifier, value_max, total, status)",
            id="unknown key of an example",
        ),
        pytest.param(
            "heads: [thing]",
            "heads: [thing]\nheads: [people]",
            "4: the key 'heads' stands twice",
            id="key twice",
        ),
        pytest.param(
            "heads: [thing]",
            "heads: &a [thing]",
            "3: YAML anchors and aliases are not allowed: write it out",
            id="anchor",
        ),
        pytest.param(
            "heads: [thing]",
            "heads: *a",
            "3: is not YAML: found undefined alias",
            id="alias",
        ),
        pytest.param("heads: [thing]", "heads: [thing", "4: is not YAML: ", id="no YAML"),
        pytest.param("metric: bicycles", "- metric", "2: is not YAML: ", id="list and mapping"),
        pytest.param("heads: [thing]", "heads: []", "3: heads: List should have at least 1 item", id="no head"),
        pytest.param("heads: [thing]", "heads: thing", "3: heads: Input should be a valid list", id="no list"),
        pytest.param("heads: [thing]", "heads: [no]", "3: unknown head 'no' (known: amount, any, ", id="unknown head"),
        pytest.param(
            '    - "trao tặng xe đạp"',
            '    - {say: ["trao"], heads: [bicycle]}',
            "6: unknown head 'bicycle' (known: ",
            id="unknown head of a cue",
        ),
        pytest.param(
            "heads: [thing]",
            "heads: [thing]\nalone: [class]",
            "figures/classes.yaml:4: 'class' alone already means 'bicycles'",
            id="noun claimed twice",
        ),
        pytest.param(
            '"trao tặng xe đạp"',
            '"[trao] [tặng]"',
            "6: '[trao] [tặng]' can match nothing",
            id="matches nothing",
        ),
        pytest.param('"trao tặng xe đạp"', '" "', "6: ' ' can match nothing", id="blank"),
        pytest.param('"trao tặng xe đạp"', '"trao (tặng|)"', "6: empty choice in 'trao (tặng|)'", id="empty choice"),
        pytest.param(
            '"trao tặng xe đạp"',
            '"trao (tặng|cho"',
            "6: uneven brackets in 'trao (tặng|cho'",
            id="open bracket",
        ),
        pytest.param(
            '"trao tặng xe đạp"',
            '"' + "[a|b|c] " * 9 + '"',
            f"6: '{'[a|b|c] ' * 9}' stands for more than 5000 phrases: write it as several",
            id="too many",
        ),
        pytest.param(
            '    - "trao tặng xe đạp"',
            "    - 12",
            "6: cues.before.0: Input should be a valid dictionary",
            id="number as cue",
        ),
        pytest.param(
            'cues:\n  before:\n    - "trao tặng xe đạp"\n',
            "",
            "1: no cue and no noun of its own: the metric could never be found",
            id="no way in",
        ),
        pytest.param(EXAMPLES, "", "1: 'examples' is missing", id="no examples"),
        pytest.param(
            EXAMPLES,
            "examples: []",
            "7: examples: List should have at least 1 item",
            id="empty examples",
        ),
        pytest.param("[[5]] xe", "5 xe", "8: examples.0.text: needs one number in [[ ]], has 0: ", id="no mark"),
        pytest.param(
            "[[5]] xe",
            "[[5]] xe, [[6]] xe",
            "8: examples.0.text: needs one number in [[ ]], has 2: ",
            id="two marks",
        ),
        pytest.param("[[5]] xe", "5 [[xe]]", "8: examples.0.text: [[xe]] is no number: ", id="no number marked"),
        pytest.param(
            "value: 5}",
            "value: five}",
            "8: examples.0.value.int: Input should be a valid integer",
            id="value in words",
        ),
        pytest.param(
            "examples:",
            'counterexamples:\n  - {text: "[[5]] xe", is: cars}\nexamples:',
            "8: unknown metric 'cars' (known: admissions, ",
            id="counterexample of nothing",
        ),
        pytest.param(
            "examples:",
            'counterexamples:\n  - {text: "[[5]] xe", is: bicycles}\nexamples:',
            "8: a counterexample cannot be 'bicycles' itself",
            id="counterexample of itself",
        ),
        pytest.param(
            "examples:",
            "follows: [classes, cars]\nexamples:",
            "7: unknown metric 'cars' (known: ",
            id="follows nothing",
        ),
        pytest.param(
            "heads: [thing]",
            'heads: [thing]\ngroup_shape: "[0-9"',
            "4: group_shape: is no regular expression: unterminated character set",
            id="group_shape",
        ),
        pytest.param("metric: bicycles", "metric: Bicycles", "1: metric: String should match pattern", id="capital"),
        pytest.param(
            "metric: bicycles",
            "metric: cars",
            "1: metric 'cars' must stand in a file cars.yaml",
            id="other name",
        ),
        pytest.param(
            "metric: bicycles",
            "metric: admissions",
            "1: metric 'admissions' is already in figures/admissions.yaml",
            id="metric twice",
        ),
        pytest.param(METRIC, "", "1: the file is empty", id="empty"),
        pytest.param(METRIC, "# nothing yet\n", "1: the file is empty", id="comments only"),
        pytest.param(METRIC, "just words", "1: Input should be a valid dictionary", id="words"),
        pytest.param(METRIC, "a: [" * 3000, "", id="deep"),
        pytest.param(METRIC, "a: \x00", " is not YAML: ", id="control character"),
    ],
)
def test_malformed_metric(tmp_path: Path, old: str, new: str, due: str) -> None:
    assert METRIC.count(old) == 1
    said = refusal(tmp_path, {"figures/bicycles.yaml": METRIC.replace(old, new)})
    assert said.replace(f"{builtin_folder()}/", "").removeprefix("figures/bicycles.yaml:").startswith(due)


@pytest.mark.parametrize(
    ("files", "due"),
    [
        ({}, "holds no pattern file: expected figures/*.yaml, lexicon/*.yaml or shapes/*.yaml"),
        ({"notes.txt": "a"}, "holds no pattern file: expected figures/*.yaml, lexicon/*.yaml or shapes/*.yaml"),
        ({"bicycles.yaml": METRIC}, "bicycles.yaml: not a pattern file: put it under figures/, lexicon/ or shapes/"),
        (
            {"lexicon/head.yaml": "a: b"},
            "lexicon/head.yaml: nothing reads a file of this name (known: figures/*.yaml, lexicon/",
        ),
        ({"figures/a/b.yaml": METRIC}, "figures/a/b.yaml:1: metric 'bicycles' must stand in a file bicycles.yaml"),
        (
            {"figures/bicycles.yaml": METRIC, "figures/old/bicycles.yaml": METRIC},
            "figures/old/bicycles.yaml:1: metric 'bicycles' is already in figures/bicycles.yaml",
        ),
        (
            {"lexicon/modifiers.yaml": "more_than: [hơn]\nnearly: [gần]\n"},
            "lexicon/modifiers.yaml:1: 'about' is missing",
        ),
        (
            {
                "lexicon/heads.yaml": "classes: [{name: a, kind: b, words: [c]}]\n"
                "turns: [a]\ntails: [a]\ngroup_tails: [b]"
            },
            "figures/admissions.yaml:",
        ),
    ],
    ids=lambda value: next(iter(value), "empty") if isinstance(value, dict) else "",
)
def test_malformed_folder(tmp_path: Path, files: dict[str, str], due: str) -> None:
    said = refusal(tmp_path, files).replace(f"{tmp_path}: ", "").replace(f"{builtin_folder()}/", "")
    assert said.startswith(due)


def test_the_line_of_a_broken_phrase_in_a_vocabulary(tmp_path: Path) -> None:
    heads = (builtin_folder() / "lexicon" / "heads.yaml").read_text("utf-8")
    broken = heads.rstrip() + "\n"
    line = broken.splitlines().index(next(row for row in broken.splitlines() if row.startswith("tails:"))) + 1
    broken = broken.replace("tails: [mới,", 'tails: [mới, "(mới",', 1)
    assert broken != heads
    said = refusal(tmp_path, {"lexicon/heads.yaml": broken})
    assert said == f"lexicon/heads.yaml:{line}: uneven brackets in '(mới'"


def test_no_folder(tmp_path: Path) -> None:
    with pytest.raises(PatternError, match="is not a folder: give a folder of pattern files"):
        load_patterns(tmp_path / "none")
    file = tmp_path / "a.yaml"
    file.write_text(METRIC, "utf-8")
    with pytest.raises(PatternError, match="is not a folder"):
        load_patterns(file)


def test_a_file_that_is_no_utf_8(tmp_path: Path) -> None:
    own = own_folder(tmp_path, {"figures/bicycles.yaml": ""})
    (own / "figures/bicycles.yaml").write_bytes("label: Xe đạp".encode("utf-16"))
    with pytest.raises(PatternError, match="cannot be read: save it as UTF-8"):
        load_patterns(own)


# What `patterns test` tells.


def failures(root: Path, content: str) -> list[Failure]:
    own = own_folder(root, {"figures/bicycles.yaml": content})
    own_cases = [case for case in cases(own) if case.rule == "bicycles"]
    return [failure for case in own_cases if (failure := check.failure(case)) is not None]


@pytest.mark.parametrize(
    ("examples", "due"),
    [
        ('examples:\n  - {text: "trao tặng xe đạp: [[5]] xe", value: 6}', "value is 5, not 6"),
        ('examples:\n  - {text: "trao tặng xe đạp: [[5]] xe", group: nữ}', "group is None, not 'nữ'"),
        ('examples:\n  - {text: "trao tặng xe đạp: [[5]] xe", unit: xe đạp}', "unit is 'xe', not 'xe đạp'"),
        ('examples:\n  - {text: "trao tặng xe đạp: [[5]] xe", unit: XE, status: reported, modifier: null}', None),
        ('examples:\n  - {text: "mua [[5]] xe", value: 5}', "metric is 'other', not 'bicycles'"),
        ('examples:\n  - {text: "học sinh lớp [[12]] đạp xe"}', "is no figure"),
        ('counterexamples:\n  - {text: "học sinh lớp [[12]] đạp xe", is: none}\n' + EXAMPLES, None),
        (
            'counterexamples:\n  - {text: "trao tặng xe đạp: [[5]] xe", is: none}\n' + EXAMPLES,
            "is a figure: bicycles",
        ),
        (
            'counterexamples:\n  - {text: "trao tặng xe đạp: [[5]] xe", is: other}\n' + EXAMPLES,
            "metric is 'bicycles', not 'other'",
        ),
        ('known_failures:\n  - {text: "mua [[5]] xe", value: 5}\n' + EXAMPLES, None),
        (
            'known_failures:\n  - {text: "trao tặng xe đạp: [[5]] xe"}\n' + EXAMPLES,
            "passes now: move it up to examples",
        ),
    ],
)
def test_what_fails_is_told_with_its_line(tmp_path: Path, examples: str, due: str | None) -> None:
    told = failures(tmp_path, HEAD + examples)
    if due is None:
        assert told == []
    else:
        (failure,) = told
        assert (failure.line, failure.rule) == (8, "bicycles")
        assert failure.reason.startswith(due)
        assert "[[" in failure.text


def test_own_rules_are_tested_together_with_the_built_in_ones(tmp_path: Path) -> None:
    """A cue of one's own that takes figures from another metric is found out by that metric's examples."""
    greedy = METRIC.replace("heads: [thing]", "heads: [any]").replace('trao tặng xe đạp"', 'kết nạp được"', 1)
    own = own_folder(tmp_path, {"figures/bicycles.yaml": greedy})
    assert {failure.rule for failure in check_examples(own).failures} >= {"bicycles", "admissions"}
