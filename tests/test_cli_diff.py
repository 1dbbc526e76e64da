"""`vnpartyextract diff` as a user meets it: whole outputs, messages, exit statuses."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from typer.testing import CliRunner, Result

from vnpartyextract import cli
from vnpartyextract.arguments import STDIN_TWICE

ROOT = Path(__file__).resolve().parents[1]

OLD = """Năm 2022, Đảng bộ huyện Mẫu Sơn kết nạp 165 đảng viên, đạt 97,06% kế hoạch, trong đó có 61 đảng viên nữ.
Đến nay, Đảng bộ huyện có 5.458 đảng viên.
Đồng chí Lê Văn An, Phó Bí thư Huyện ủy, quán triệt Nghị quyết số 02-NQ/TU.
"""
NEW = """Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, đạt 101,72% kế hoạch, trong đó có 61 đảng viên nữ.
Đến nay, Đảng bộ huyện có hơn 5.612 đảng viên.
Đồng chí Lê Văn An, Bí thư Huyện ủy, quán triệt Nghị quyết số 02-NQ/TU, Chỉ thị số 05-CT/TW.
"""

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command in a folder with the reports of two years, as articles and as outputs."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "160")
    for year, text in (("2022", OLD), ("2023", NEW)):
        (tmp_path / f"{year}.txt").write_text(text, "utf-8")

    def invoke(*arguments: str, **options: object) -> Result:
        return CliRunner().invoke(cli.app, list(arguments), **options)  # type: ignore[arg-type]

    for year in ("2022", "2023"):
        assert invoke("extract", f"{year}.txt", "-o", f"{year}.json").exit_code == 0
    return invoke


def printed(result: Result) -> str:
    """What was printed, without what a terminal's width makes of it: the lines' ends."""
    return result.stdout_bytes.decode()


TABLE = """\
      Số liệu                 Đơn vị       Nhóm, nội dung   Của                     Thời gian     Giá trị                           Trích
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
đổi   Đảng viên mới kết nạp   đảng viên                     Đảng bộ huyện Mẫu Sơn   2022 → 2023   165 → 178, +13, +7,9 %            «165 đảng viên» [40, 53) →
                                                                                                                                    «178 đảng viên» [40, 53)
đổi   Tỷ lệ so với kế hoạch   % kế hoạch                    Đảng bộ huyện Mẫu Sơn   2022 → 2023   97,06 → 101,72, +4,66 điểm %      «97,06%» [59, 65) →
                                                                                                                                    «101,72%» [59, 66)
đổi   Đảng viên               đảng viên                     Đảng bộ huyện Mẫu Sơn   …             5.458 → hơn 5.612, +154, +2,8 %   «5.458 đảng viên» [131, 146)
                                                                                                                                    → «hơn 5.612 đảng viên»
                                                                                                                                    [132, 151)

      Cán bộ      Chức vụ                                    Trích
──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
đổi   Lê Văn An   - Phó Bí thư Huyện ủy; + Bí thư Huyện ủy   «Lê Văn An, Phó Bí thư Huyện ủy» [157, 187) → «Lê Văn An, Bí thư Huyện ủy» [162, 188)

       Văn bản   Số         Khóa   Ngày   Nơi ban hành   Trích
─────────────────────────────────────────────────────────────────────────────────────────
thêm   Chỉ thị   05-CT/TW                                «Chỉ thị số 05-CT/TW» [225, 244)

       Từ         Đến          Trích
────────────────────────────────────────────────
bớt    1/1/2022   31/12/2022   «Năm 2022» [0, 8)
thêm   1/1/2023   31/12/2023   «Năm 2023» [0, 8)

Số liệu: 3 đổi, 0 bớt, 0 thêm, 1 như cũ
Cán bộ: 1 đổi, 0 bớt, 0 thêm, 0 như cũ
Văn bản: 0 đổi, 0 bớt, 1 thêm, 1 như cũ
Mốc thời gian: 0 đổi, 1 bớt, 1 thêm, 0 như cũ
"""  # noqa: E501
MARKDOWN = """\
### Số liệu

|  | Số liệu | Đơn vị | Nhóm, nội dung | Của | Thời gian | Giá trị | Trích |
| --- | --- | --- | --- | --- | --- | --- | --- |
| đổi | Đảng viên mới kết nạp | đảng viên |  | Đảng bộ huyện Mẫu Sơn | 2022 → 2023 | 165 → 178, +13, +7,9 % | «165 đảng viên» \\[40, 53) → «178 đảng viên» \\[40, 53) |
| đổi | Tỷ lệ so với kế hoạch | % kế hoạch |  | Đảng bộ huyện Mẫu Sơn | 2022 → 2023 | 97,06 → 101,72, +4,66 điểm % | «97,06%» \\[59, 65) → «101,72%» \\[59, 66) |
| đổi | Đảng viên | đảng viên |  | Đảng bộ huyện Mẫu Sơn | … | 5.458 → hơn 5.612, +154, +2,8 % | «5.458 đảng viên» \\[131, 146) → «hơn 5.612 đảng viên» \\[132, 151) |

### Cán bộ

|  | Cán bộ | Chức vụ | Trích |
| --- | --- | --- | --- |
| đổi | Lê Văn An | - Phó Bí thư Huyện ủy; + Bí thư Huyện ủy | «Lê Văn An, Phó Bí thư Huyện ủy» \\[157, 187) → «Lê Văn An, Bí thư Huyện ủy» \\[162, 188) |

### Văn bản

|  | Văn bản | Số | Khóa | Ngày | Nơi ban hành | Trích |
| --- | --- | --- | --- | --- | --- | --- |
| thêm | Chỉ thị | 05-CT/TW |  |  |  | «Chỉ thị số 05-CT/TW» \\[225, 244) |

### Mốc thời gian

|  | Từ | Đến | Trích |
| --- | --- | --- | --- |
| bớt | 1/1/2022 | 31/12/2022 | «Năm 2022» \\[0, 8) |
| thêm | 1/1/2023 | 31/12/2023 | «Năm 2023» \\[0, 8) |

- Số liệu: 3 đổi, 0 bớt, 0 thêm, 1 như cũ
- Cán bộ: 1 đổi, 0 bớt, 0 thêm, 0 như cũ
- Văn bản: 0 đổi, 0 bớt, 1 thêm, 1 như cũ
- Mốc thời gian: 0 đổi, 1 bớt, 1 thêm, 0 như cũ
"""  # noqa: E501
CSV = """\
\ufeffchange,kind,document,name,metric,subject,place,unit,group,of,topic,status,field,old,new,difference,percent,old_path,old_period_start,old_period_end,old_text,old_start,old_end,new_path,new_period_start,new_period_end,new_text,new_start,new_end\r
changed,figure,,,admissions,Đảng bộ huyện Mẫu Sơn,huyện Mẫu Sơn,đảng viên,,,,reported,value,165,178,13,7.8788,2022.txt,2022-01-01,2022-12-31,165 đảng viên,40,53,2023.txt,2023-01-01,2023-12-31,178 đảng viên,40,53\r
changed,figure,,,plan_rate,Đảng bộ huyện Mẫu Sơn,huyện Mẫu Sơn,%,,kế hoạch,,reported,value,97.06,101.72,4.66,,2022.txt,2022-01-01,2022-12-31,"97,06%",59,65,2023.txt,2023-01-01,2023-12-31,"101,72%",59,66\r
changed,figure,,,party_members,Đảng bộ huyện Mẫu Sơn,huyện Mẫu Sơn,đảng viên,,,,reported,value,5458,5612,154,2.8215,2022.txt,,,5.458 đảng viên,131,146,2023.txt,,,hơn 5.612 đảng viên,132,151\r
changed,figure,,,party_members,Đảng bộ huyện Mẫu Sơn,huyện Mẫu Sơn,đảng viên,,,,reported,modifier,,more_than,,,2022.txt,,,5.458 đảng viên,131,146,2023.txt,,,hơn 5.612 đảng viên,132,151\r
changed,official,,Lê Văn An,,,,,,,,,titles,Phó Bí thư Huyện ủy,Bí thư Huyện ủy,,,2022.txt,,,"Lê Văn An, Phó Bí thư Huyện ủy",157,187,2023.txt,,,"Lê Văn An, Bí thư Huyện ủy",162,188\r
added,citation,,Chỉ thị 05-CT/TW,,,,,,,,,,,,,,,,,,,,2023.txt,,,Chỉ thị số 05-CT/TW,225,244\r
removed,date,,Năm 2022,,,,,,,,,,,,,,2022.txt,,,Năm 2022,0,8,,,,,,\r
added,date,,Năm 2023,,,,,,,,,,,,,,,,,,,,2023.txt,,,Năm 2023,0,8\r
"""  # noqa: E501
JSON = """\
{
  "old": "2022.txt",
  "new": "2023.txt",
  "only_old": [],
  "only_new": [],
  "summary": [
    {
      "kind": "citation",
      "metric": null,
      "old": 1,
      "new": 2,
      "equal": 1,
      "changed": 0,
      "removed": 0,
      "added": 1
    }
  ],
  "changes": [
    {
      "change": "added",
      "kind": "citation",
      "document": null,
      "differences": [],
      "old": null,
      "new": {
        "path": "2023.txt",
        "id": "f8",
        "kind": "citation",
        "text": "Chỉ thị số 05-CT/TW",
        "span": [225, 244],
        "rule": "citations/symbol",
        "type": "Chỉ thị",
        "number": "05-CT/TW",
        "term": null,
        "date": null,
        "issuer": null
      }
    }
  ]
}
"""
JSONL = """\
{"change": "added", "kind": "citation", "document": null, "differences": [], "old": null, "new": {"path": "2023.txt", "id": "f8", "kind": "citation", "text": "Chỉ thị số 05-CT/TW", "span": [225, 244], "rule": "citations/symbol", "type": "Chỉ thị", "number": "05-CT/TW", "term": null, "date": null, "issuer": null}}
"""  # noqa: E501
FORMS = [("table", TABLE), ("md", MARKDOWN), ("csv", CSV), ("json", JSON), ("jsonl", JSONL)]


@pytest.mark.parametrize(("form", "due"), FORMS, ids=[form for form, _ in FORMS])
def test_each_form_says_the_same(form: str, due: str, run: Run) -> None:
    only = ["--kind", "citation"] if form.startswith("json") else []
    done = run("diff", "2022.txt", "2023.txt", "--across-periods", "--format", form, *only)
    assert (done.exit_code, done.stderr) == (1, "")
    assert printed(done) == due


SUMMARY = """\
Loại                    Cũ   Mới   Như cũ   Đổi   Bớt   Thêm
────────────────────────────────────────────────────────────
Đảng viên mới kết nạp    2     2        1     1     0      0
Đảng viên                1     1        0     1     0      0
Tỷ lệ so với kế hoạch    1     1        0     1     0      0
Cán bộ                   1     1        0     1     0      0
Văn bản                  1     2        1     0     0      1
Mốc thời gian            1     1        0     0     1      1
"""
SUMMARY_MARKDOWN = """\
| Loại | Cũ | Mới | Như cũ | Đổi | Bớt | Thêm |
| --- | --: | --: | --: | --: | --: | --: |
| Đảng viên mới kết nạp | 2 | 2 | 1 | 1 | 0 | 0 |
| Đảng viên | 1 | 1 | 0 | 1 | 0 | 0 |
| Tỷ lệ so với kế hoạch | 1 | 1 | 0 | 1 | 0 | 0 |
| Cán bộ | 1 | 1 | 0 | 1 | 0 | 0 |
| Văn bản | 1 | 2 | 1 | 0 | 0 | 1 |
| Mốc thời gian | 1 | 1 | 0 | 0 | 1 | 1 |
"""
SUMMARY_CSV = """\
\ufeffkind,metric,old,new,equal,changed,removed,added\r
figure,admissions,2,2,1,1,0,0\r
figure,party_members,1,1,0,1,0,0\r
figure,plan_rate,1,1,0,1,0,0\r
official,,1,1,0,1,0,0\r
citation,,1,2,1,0,0,1\r
date,,1,1,0,0,1,1\r
"""
SUMMARY_JSON = """\
{
  "old": "2022.json",
  "new": "2023.txt",
  "only_old": [],
  "only_new": [],
  "summary": [
    {
      "kind": "citation",
      "metric": null,
      "old": 1,
      "new": 2,
      "equal": 1,
      "changed": 0,
      "removed": 0,
      "added": 1
    }
  ]
}
"""
SUMMARY_JSONL = """\
{"kind": "citation", "metric": null, "old": 1, "new": 2, "equal": 1, "changed": 0, "removed": 0, "added": 1}
"""
SUMMARIES = [
    ("table", SUMMARY),
    ("markdown", SUMMARY_MARKDOWN),
    ("csv", SUMMARY_CSV),
    ("json", SUMMARY_JSON),
    ("jsonl", SUMMARY_JSONL),
]


@pytest.mark.parametrize(("form", "due"), SUMMARIES, ids=[form for form, _ in SUMMARIES])
def test_summary(form: str, due: str, run: Run) -> None:
    only = ["--kind", "citation"] if form.startswith("json") else []
    done = run("diff", "2022.json", "2023.txt", "--across-periods", "--summary", "--format", form, *only)
    assert (done.exit_code, done.stderr) == (1, "")
    assert printed(done) == due


EQUAL = """\
Số liệu: 0 đổi, 0 bớt, 0 thêm, 4 như cũ
Cán bộ: 0 đổi, 0 bớt, 0 thêm, 1 như cũ
Văn bản: 0 đổi, 0 bớt, 0 thêm, 1 như cũ
Mốc thời gian: 0 đổi, 0 bớt, 0 thêm, 1 như cũ
"""


def test_an_article_and_its_output_are_equal(run: Run) -> None:
    done = run("diff", "2022.txt", "2022.json")
    assert (done.exit_code, printed(done), done.stderr) == (0, EQUAL, "")


def test_another_way_of_typing_makes_no_difference(run: Run, tmp_path: Path) -> None:
    typed = normalize("NFD", "\n\n" + OLD.replace("ủy", "uỷ").replace(", ", " ,  ").replace(" ,", ","))
    (tmp_path / "typed.txt").write_text(typed, "utf-8")
    done = run("diff", "2022.txt", "typed.txt")
    assert (done.exit_code, printed(done)) == (0, EQUAL)


def test_an_empty_side_is_fine(run: Run) -> None:
    done = run("diff", "2022.json", os.devnull, "--kind", "citation")
    assert (done.exit_code, done.stderr) == (1, "")
    assert (
        printed(done)
        == """\
2022

      Văn bản      Số         Khóa   Ngày   Nơi ban hành   Trích
──────────────────────────────────────────────────────────────────────────────────────────────
bớt   Nghị quyết   02-NQ/TU                                «Nghị quyết số 02-NQ/TU» [200, 222)

Chỉ có ở bản cũ: 2022
Văn bản: 0 đổi, 1 bớt, 0 thêm, 0 như cũ
"""
    )
    assert run("diff", os.devnull, os.devnull).exit_code == 0


def folders(folder: Path) -> None:
    for side, names in (("old", {"a/1.json": "2022.json", "2.txt": "2022.txt"}), ("new", {"a/1.txt": "2023.txt"})):
        for name, source in names.items():
            (folder / side / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(folder / source, folder / side / name)


def test_folders_are_matched_by_the_paths_in_them(run: Run, tmp_path: Path) -> None:
    folders(tmp_path)
    done = run("diff", "old", "new", "--kind", "citation", "--format", "jsonl")
    rows = [json.loads(line) for line in printed(done).splitlines()]
    assert [(row["document"], row["change"], (row["old"] or row["new"])["number"]) for row in rows] == [
        ("2", "removed", "02-NQ/TU"),
        ("a/1", "added", "05-CT/TW"),
    ]
    assert (done.exit_code, done.stderr) == (1, "vnpartyextract: 2: only in old\n")
    pooled = run("diff", "old", "new", "--kind", "citation", "--pool", "--format", "jsonl")
    rows = [json.loads(line) for line in printed(pooled).splitlines()]
    assert [(row["document"], row["change"]) for row in rows] == [(None, "removed"), (None, "added")]
    assert (pooled.exit_code, pooled.stderr) == (1, "")


def test_options(run: Run) -> None:
    def changed(*options: str) -> list[str]:
        done = run("diff", "2022.txt", "2023.txt", "--kind", "figure", "--format", "jsonl", *options)
        rows = [json.loads(line) for line in printed(done).splitlines()]
        return [f"{row['change']} {(row['old'] or row['new'])['value']}" for row in rows]

    across = ["--across-periods"]
    assert changed(*across) == ["changed 165", "changed 97.06", "changed 5458"]
    assert changed(*across, "--tolerance", "13") == ["changed 5458"]
    assert changed(*across, "--tolerance", "5%") == ["changed 165", "changed 5458"]  # of hơn there is no tolerance
    assert changed("--by", "subject,unit,group,status") == [
        "changed 165",
        "changed 97.06",
        "changed 61",
        "changed 5458",
    ]
    assert changed("--metric", "plan_rate", *across) == ["changed 97.06"]
    assert changed("--subject", "Mẫu Sơn", "--period", "2022") == ["removed 165", "removed 97.06", "removed 61"]
    assert changed() == [
        "changed 5458",
        "removed 165",
        "removed 97.06",
        "removed 61",
        "added 178",
        "added 101.72",
        "added 61",
    ]


MISUSED = [
    (["2022.txt", "2023.txt", "--metric", "admision"], "--metric 'admision' is not known: did you mean 'admissions'?"),
    (["2022.txt", "2023.txt", "--by", "metric;unit"], "--by 'metric;unit' is no field that figures can be matched by"),
    (["2022.txt", "2023.txt", "--tolerance", "few"], "--tolerance 'few' is no number: write it as 3 or as 0.5%."),
    (["2022.txt", "2023.txt", "-o", "2022.txt"], "--output 2022.txt is one of the inputs and would be overwritten"),
    (["2022.txt", "2023.txt", "--patterns", "none"], "none"),
    (["-", "-"], STDIN_TWICE),
]


@pytest.mark.parametrize(("arguments", "said"), MISUSED)
def test_misuse_is_trouble(arguments: list[str], said: str, run: Run) -> None:
    done = run("diff", *arguments)
    assert (done.exit_code, printed(done)) == (2, "")
    assert done.stderr.startswith(f"vnpartyextract: {said}")


def test_what_cannot_be_read_is_trouble_and_nothing_is_made_up(run: Run, tmp_path: Path) -> None:
    folders(tmp_path)
    shutil.copy("2023.json", tmp_path / "new" / "3.json")
    (tmp_path / "new" / "2.json").write_text('{"schema": "vnpartyextract/1"}', "utf-8")
    done = run("diff", "old", "new", "--kind", "citation", "--format", "jsonl")
    rows = [json.loads(line) for line in printed(done).splitlines()]
    assert [row["document"] for row in rows] == ["3", "3", "a/1"]  # nothing of 2, of which one side is not known
    assert done.exit_code == 2
    assert "new/2.json:1: this is written as 'vnpartyextract/1'" in done.stderr
    missing = run("diff", "2022.json", "missing.json")
    assert (missing.exit_code, printed(missing)) == (2, "")
    assert missing.stderr == "vnpartyextract: missing.json: no such file; check the name and the folder you are in.\n"


def test_the_output_is_written_even_where_nothing_differs(run: Run, tmp_path: Path) -> None:
    (tmp_path / "changes.jsonl").write_text("old\n", "utf-8")
    assert run("diff", "2022.txt", "2022.json", "--format", "jsonl", "-o", "changes.jsonl").exit_code == 0
    assert (tmp_path / "changes.jsonl").read_bytes() == b""
    full = run("diff", "2022.txt", "2023.txt", "--format", "jsonl", "-o", "none/changes.jsonl")
    assert (full.exit_code, printed(full)) == (2, "")


def test_standard_input_is_a_side(run: Run) -> None:
    done = run("diff", "-", "2022.json", input=OLD)
    assert (done.exit_code, printed(done)) == (0, EQUAL)


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
@pytest.mark.parametrize("way", ["difftool", "attributes"])
def test_as_git_uses_it(way: str, run: Run, tmp_path: Path) -> None:
    """The lines of docs/diff.md, between two commits of an output."""
    command = tmp_path / "bin" / "vnpartyextract"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m vnpartyextract "$@"\n', "utf-8")
    command.chmod(0o755)
    environment = os.environ | {
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONIOENCODING": "utf-8",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "HOME": str(tmp_path),
    }
    repository = tmp_path / "repository"
    repository.mkdir()

    def git(*arguments: str) -> str:
        own = ["-c", "user.name=An", "-c", "user.email=an@example.org"]
        done = subprocess.run(["git", *own, *arguments], cwd=repository, env=environment, capture_output=True)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    git("init", "-q")
    for year in ("2022", "2023"):
        shutil.copy(f"{year}.json", repository / "report.json")
        git("add", ".")
        git("commit", "-q", "-m", year)
    told = (ROOT / "docs" / "diff.md").read_text("utf-8")
    settings = dict(block.split("\n", 1) for block in told.split("```")[1::2] if block.startswith("gitconfig"))
    assert list(settings) == ["gitconfig"]
    with (repository / ".git" / "config").open("a", encoding="utf-8") as config:
        config.write(settings["gitconfig"])
    if way == "attributes":
        assert "report*.json diff=facts" in told
        (repository / ".gitattributes").write_text("report*.json diff=facts\n", "utf-8")
        shown = git("--no-pager", "diff", "--ext-diff", "HEAD~1", "--", "report.json")
    else:
        shown = git("difftool", "--no-prompt", "--tool", "facts", "HEAD~1", "--", "report.json")
    assert "165 → 178" not in shown  # of another year
    assert "- Phó Bí thư Huyện ủy; + Bí thư Huyện ủy" in shown
