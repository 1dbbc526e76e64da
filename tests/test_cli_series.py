# ruff: noqa: E501 (outputs are as wide as they are)
"""`vnpartyextract series`: whole outputs over invented districts, messages, exit statuses."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from vnpartyextract import cli, extract

ROOT = Path(__file__).resolve().parents[1]

# Three districts over four years: what a cell can be made of, two reports that cannot both be true, and one article
# that tells neither whose its figure is nor when.
ARTICLES = {
    "bac-hoa-2022.txt": """\
Bắc Hòa: Nhiều kết quả trong phát triển đảng
20/1/2023

Năm 2021, Đảng bộ huyện Bắc Hòa kết nạp 88 đảng viên. Năm 2022, Đảng bộ huyện Bắc Hòa kết nạp 95 đảng viên. \
Năm 2023, Đảng bộ huyện Bắc Hòa phấn đấu kết nạp 100 đảng viên.
""",
    "bac-hoa-2023.txt": """\
Huyện ủy Bắc Hòa triển khai nhiệm vụ năm 2024
18/1/2024

Năm 2022, Huyện ủy Bắc Hòa kết nạp 59 đảng viên. Năm 2023, Huyện ủy Bắc Hòa kết nạp 102 đảng viên.
""",
    "dong-giang-2023.txt": """\
Đông Giang chú trọng phát triển đảng viên
9/8/2023

6 tháng đầu năm 2023, Đảng bộ thị xã Đông Giang kết nạp 61 đảng viên. Năm 2022, Thị ủy Đông Giang kết nạp 140 đảng \
viên. Năm 2022, Đảng bộ Công an thị xã Đông Giang kết nạp 6 đảng viên.
""",
    "khong-ro.txt": """\
Gương đảng viên trẻ

Trong đợt này đã kết nạp 7 đảng viên.
""",
    "lam-thanh-2020.txt": """\
Lâm Thanh: Kết quả công tác phát triển đảng viên năm 2020
15/1/2021

Năm 2020, Đảng bộ huyện Lâm Thanh kết nạp 112 đảng viên, trong đó có 48 đảng viên nữ, đạt 101,8% kế hoạch.
""",
    "lam-thanh-2021.txt": """\
Huyện ủy Lâm Thanh tổng kết công tác xây dựng Đảng
12/1/2022

Năm 2021, Huyện ủy Lâm Thanh đã kết nạp được hơn 120 đảng viên. Năm 2021, Đảng bộ xã An Khê kết nạp 9 đảng viên.
""",
    "lam-thanh-2023.txt": """\
Huyện Lâm Thanh tổng kết năm 2023
10/1/2024

Năm 2021, huyện Lâm Thanh kết nạp 124 đảng viên. Năm 2023, toàn huyện kết nạp 131 đảng viên.
""",
}

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command beside a folder of articles, in a terminal of 150 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "150")
    (tmp_path / "news").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "news" / name).write_text(text, "utf-8")
    return lambda *words: CliRunner().invoke(cli.app, ["series", *map(str, words)])


def read(text: str, path: str) -> dict[str, Any]:
    """The output for an article in a file of that name."""
    document = extract(text)
    document["source"]["path"] = path
    return document


def facts(folder: Path) -> Path:
    """The same articles as one file of outputs."""
    path = folder / "facts.jsonl"
    documents = [read(text, f"news/{name}") for name, text in ARTICLES.items()]
    path.write_text("".join(json.dumps(document) + "\n" for document in documents), "utf-8")
    return path


TABLE = """\
Đảng viên mới kết nạp

Địa phương, đơn vị                  Đơn vị tính   2020                  2021                2022   6 tháng đầu 2023   2023   không rõ
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
huyện Bắc Hòa                       đảng viên                             88   59 ≠ 95 (2 nguồn)                       102
huyện Lâm Thanh                     đảng viên      112   >120; 124 (2 nguồn)                                           131
thị xã Đông Giang                   đảng viên                                                140                 61
xã An Khê                           đảng viên                              9
Đảng bộ Công an thị xã Đông Giang   đảng viên                                                  6
không rõ                            đảng viên                                                                                       7
"""
NOTES = """\
vnpartyextract: cells whose values cannot all be true, marked ≠: 1; --sources tells where they come from.
vnpartyextract: left out: 1 in another group (choose with --group; '*' for all), 1 of the other status (choose with \
--status).
"""


def test_table(run: Run) -> None:
    result = run("news", "--metric", "admissions")
    assert (result.exit_code, result.stdout, result.stderr) == (0, TABLE, NOTES)


def test_outputs_and_articles_are_the_same_series(run: Run, tmp_path: Path) -> None:
    for words in ([facts(tmp_path)], ["facts.jsonl", "news"], sorted(tmp_path.glob("news/*"), reverse=True)):
        assert run(*words, "--metric", "admissions", "-q").stdout == TABLE


FOOTNOTES = """\
Đảng viên mới kết nạp

Địa phương, đơn vị   Đơn vị tính      2020                2021      2023
────────────────────────────────────────────────────────────────────────
huyện Lâm Thanh      đảng viên     112 [1]   >120 [2]; 124 [3]   131 [4]

[1] news/lam-thanh-2020.txt [111, 124) «112 đảng viên»
[2] news/lam-thanh-2021.txt [107, 124) «hơn 120 đảng viên»
[3] news/lam-thanh-2023.txt [79, 92) «124 đảng viên»
[4] news/lam-thanh-2023.txt [123, 136) «131 đảng viên»
"""


def test_sources(run: Run) -> None:
    result = run("news", "--metric", "admissions", "--subject", "Lâm Thanh", "--sources", "--quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (0, FOOTNOTES, "")


NARROW = """\
Đảng viên mới kết nạp

Địa phương, đơn vị   Đơn vị tính   2020                  2021
─────────────────────────────────────────────────────────────
huyện Bắc Hòa        đảng viên                             88
huyện Lâm Thanh      đảng viên      112   >120; 124 (2 nguồn)
xã An Khê            đảng viên                              9

Địa phương, đơn vị                  Đơn vị tính                2022
───────────────────────────────────────────────────────────────────
huyện Bắc Hòa                       đảng viên     59 ≠ 95 (2 nguồn)
thị xã Đông Giang                   đảng viên                   140
Đảng bộ Công an thị xã Đông Giang   đảng viên                     6

Địa phương, đơn vị   Đơn vị tính   6 tháng đầu 2023   2023
──────────────────────────────────────────────────────────
huyện Bắc Hòa        đảng viên                         102
huyện Lâm Thanh      đảng viên                         131
thị xã Đông Giang    đảng viên                   61

Địa phương, đơn vị   Đơn vị tính   không rõ
───────────────────────────────────────────
không rõ             đảng viên            7
"""


def test_periods_that_have_no_room_follow_below(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert run("news", "--metric", "admissions", "-q").stdout == NARROW


CSV = """\
\ufeff"Địa phương, đơn vị",Đơn vị tính,2020,2021,2022,6 tháng đầu 2023,2023,không rõ
huyện Bắc Hòa,đảng viên,,88,59 ≠ 95,,102,
huyện Lâm Thanh,đảng viên,112,>120; 124,,,131,
thị xã Đông Giang,đảng viên,,,140,61,,
xã An Khê,đảng viên,,9,,,,
Đảng bộ Công an thị xã Đông Giang,đảng viên,,,6,,,
không rõ,đảng viên,,,,,,7
"""
LONG = """\
\ufeffsubject,period,start,end,value,value_max,total,modifier,text,unit,group,topic,conflict,path,id,quote,span_start,span_end,told_subject,told_period
huyện Lâm Thanh,2020,2020-01-01,2020-12-31,48,,,,48,đảng viên,nữ,,false,news/lam-thanh-2020.txt,,48 đảng viên,138,150,Đảng bộ huyện Lâm Thanh,Năm 2020
"""


def test_csv(run: Run) -> None:
    assert run("news", "--metric", "admissions", "-q", "--format", "csv").stdout == CSV


def test_long_csv_of_a_group(run: Run) -> None:
    assert run("news", "--metric", "admissions", "-q", "--format", "csv", "--long", "--group", "nữ").stdout == LONG


LONG_TABLE = """\
Đảng viên mới kết nạp

Địa phương, đơn vị   Thời gian   Giá trị   Đơn vị tính   Nhóm, nội dung   Nguồn                   Trích
───────────────────────────────────────────────────────────────────────────────────────────────────────────────
huyện Bắc Hòa        2021        88        đảng viên                      news/bac-hoa-2022.txt   88 đảng viên
huyện Bắc Hòa        2022        59 ≠      đảng viên                      news/bac-hoa-2023.txt   59 đảng viên
huyện Bắc Hòa        2022        95 ≠      đảng viên                      news/bac-hoa-2022.txt   95 đảng viên
huyện Bắc Hòa        2023        102       đảng viên                      news/bac-hoa-2023.txt   102 đảng viên
"""


def test_long_table(run: Run) -> None:
    assert run("news", "--metric", "admissions", "-q", "--long", "--subject", "Bắc Hòa").stdout == LONG_TABLE


BARS = """\
Đảng viên mới kết nạp

huyện Bắc Hòa
  2021 ██████████████████████████▊              88
  2022 ██████████████████                       59 ≠
       █████████████████████████████            95 ≠
  2023 ███████████████████████████████▏         102

huyện Lâm Thanh
  2020 ██████████████████████████████████▏      112
  2021 ████████████████████████████████████▋    >120
       █████████████████████████████████████▊   124
  2023 ████████████████████████████████████████ 131
"""


def test_bars(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    result = run("news", "--plot", "--metric", "admissions", "-q", "--subject", "Bắc Hòa|Lâm Thanh")
    assert (result.exit_code, result.stdout) == (0, BARS)


JSON = """\
{
  "metric": "plan_rate",
  "title": "Tỷ lệ so với kế hoạch",
  "figures": 1,
  "conflicts": 0,
  "left_out": {},
  "columns": [
    {
      "period": "2020",
      "start": "2020-01-01",
      "end": "2020-12-31"
    }
  ],
  "rows": [
    {
      "subject": "huyện Lâm Thanh",
      "group": null,
      "topic": null,
      "unit": "% kế hoạch",
      "subjects": [
        "Đảng bộ huyện Lâm Thanh"
      ],
      "units": [
        "% kế hoạch"
      ],
      "cells": [
        {
          "period": "2020",
          "start": "2020-01-01",
          "end": "2020-12-31",
          "conflict": false,
          "values": [
            {
              "value": 101.8,
              "value_max": null,
              "total": null,
              "modifier": null,
              "sources": [
                {
                  "path": "news/lam-thanh-2020.txt",
                  "id": null,
                  "sha256": "691069bb5d43e0a484b38ea0cc63ebebbb728c6068718295de4a6e0ce33adbaf",
                  "quote": "101,8%",
                  "span": [159, 165],
                  "subject": "Đảng bộ huyện Lâm Thanh",
                  "period": "Năm 2020",
                  "unit": "%"
                }
              ]
            }
          ]
        }
      ]
    }
  ]
}
"""


def test_json(run: Run) -> None:
    assert run("news", "--metric", "plan_rate", "--format", "json").stdout == JSON


HTML = """\

    <table>
      <caption>Đảng viên mới kết nạp</caption>
      <thead>
        <tr>
          <th scope="col">Địa phương, đơn vị</th>
          <th scope="col">Đơn vị tính</th>
          <th scope="col">2021</th>
          <th scope="col">2022</th>
          <th scope="col">2023</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">huyện Bắc Hòa</th>
          <td>đảng viên</td>
          <td class="n" title="news/bac-hoa-2022.txt [96, 108) «88 đảng viên»">
            <span>88</span>
            <sup>
              <a href="#s1">[1]</a>
            </sup>
          </td>
          <td class="n conflict" title="các nguồn nói khác nhau
news/bac-hoa-2023.txt [92, 104) «59 đảng viên»
news/bac-hoa-2022.txt [150, 162) «95 đảng viên»">
            <span>59</span>
            <sup>
              <a href="#s2">[2]</a>
            </sup>
            <span> ≠ 95</span>
            <sup>
              <a href="#s3">[3]</a>
            </sup>
          </td>
          <td class="n" title="news/bac-hoa-2023.txt [141, 154) «102 đảng viên»">
            <span>102</span>
            <sup>
              <a href="#s4">[4]</a>
            </sup>
          </td>
        </tr>
      </tbody>
    </table>
    <ol>
      <li id="s1">news/bac-hoa-2022.txt [96, 108) «88 đảng viên»</li>
      <li id="s2">news/bac-hoa-2023.txt [92, 104) «59 đảng viên»</li>
      <li id="s3">news/bac-hoa-2022.txt [150, 162) «95 đảng viên»</li>
      <li id="s4">news/bac-hoa-2023.txt [141, 154) «102 đảng viên»</li>
    </ol>
  </body>
</html>
"""


def test_html(run: Run) -> None:
    page = run("news", "--metric", "admissions", "--format", "html", "-q", "--subject", "Bắc Hòa").stdout
    assert page.partition("<body>")[2] == HTML
    assert page.startswith('<!DOCTYPE html>\n<html lang="vi">')


def test_plans_shares_and_exact_subjects(run: Run) -> None:
    plans = run("news", "--metric", "admissions", "--status", "target", "-q").stdout
    assert plans.splitlines()[0] == "Đảng viên mới kết nạp (mục tiêu)"
    assert plans.splitlines()[-1].split() == ["huyện", "Bắc", "Hòa", "đảng", "viên", "100"]
    exact = run("news", "--metric", "admissions", "--exact-subject", "--subject", "bắc hòa", "-q", "--format", "csv")
    assert exact.stdout.splitlines()[1:] == [
        "Đảng bộ huyện Bắc Hòa,đảng viên,88,95,",
        "Huyện ủy Bắc Hòa,đảng viên,,59,102",
    ]


def test_output_file(run: Run, tmp_path: Path) -> None:
    result = run("news", "--metric", "admissions", "-q", "--format", "csv", "-o", "series.csv")
    assert (result.exit_code, result.stdout, (tmp_path / "series.csv").read_text("utf-8")) == (0, "", CSV)


@pytest.mark.parametrize(
    "words", [["--plot", "a.svg", "news"], ["news", "--plot", "a.svg"], ["a.svg", "news", "--plot"], ["news", "--plot=a.svg"]]
)
def test_a_picture_is_drawn_beside_the_table(run: Run, tmp_path: Path, words: list[str]) -> None:
    pytest.importorskip("matplotlib")
    result = run(*words, "--metric", "admissions")
    told = "cells without a subject or a period, which the picture does not show: 1; see them in the table."
    assert (result.exit_code, result.stdout) == (0, TABLE)
    assert result.stderr == f"{NOTES}vnpartyextract: {told}\n"
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")


MISUSES = [
    (["news"], "--metric is needed: choose from admissions, attendees, "),
    (["news", "--metric", "Admision"], "--metric 'Admision' is not known: did you mean 'admissions'? Choose from "),
    (["news", "--metric", "admissions", "--subject", "(Lâm"], "--subject '(Lâm' is no regular expression: missing )"),
    (["-", "-", "--metric", "admissions"], "standard input can be read only once"),
    (["news", "a.png", "--metric", "admissions"], "a.png is a picture, not facts: to draw one, say -o a.png or "),
    (["news", "--plot", "a.jpg", "--metric", "admissions"], "a.jpg: pictures are drawn as .svg or .png: let the name"),
    (["news", "--plot=a.jpg", "--metric", "admissions"], "a.jpg: pictures are drawn as .svg or .png: let the name"),
    (["news", "-o", "a.jpg", "--metric", "admissions"], "-o a.jpg: what to write cannot be told from this name: let "),
    (["news", "-o", "a.sqlite", "--metric", "admissions"], "series does not write sqlite: choose from table, json, "),
    (["news", "--plot", "a.png", "b.svg", "--metric", "admissions"], "--plot draws one picture, not a.png, b.svg"),
    (["--plot", "a.png", "--metric", "admissions"], "--plot a.png: name the facts to draw as well."),
    (["news", "--plot", "x/a.png", "--metric", "admissions"], "--plot x/a.png: there is no folder x: make it first"),
    (["news", "--plot", "--format", "csv", "--metric", "admissions"], "--plot draws bars in place of the table"),
]


@pytest.mark.parametrize(("words", "told"), MISUSES)
def test_misuse(run: Run, words: list[str], told: str) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"vnpartyextract: {told}")


def test_nothing_fits(run: Run) -> None:
    result = run("news", "--metric", "disciplined")
    told = "vnpartyextract: no figure is about disciplined; there are: admissions (15), plan_rate (1).\n"
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)
    result = run("news", "--metric", "admissions", "--group", "nam")
    told = (
        "vnpartyextract: no figure of admissions fits; left out: 14 in another group (choose with --group; '*' for "
        "all), 1 of the other status (choose with --status). Its groups: none (14), nữ (1). Its units: đảng viên (15).\n"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", told)


def test_what_cannot_be_read_is_told_and_the_rest_is_done(run: Run, tmp_path: Path) -> None:
    (tmp_path / "torn.json").write_text('{"schema": "vnpartyextract/2", "facts": [', "utf-8")
    result = run("torn.json", "missing.txt", "news", "--metric", "admissions", "-q")
    assert (result.exit_code, result.stdout) == (1, TABLE)
    torn, missing = result.stderr.splitlines()
    assert torn.startswith("vnpartyextract: torn.json: this is no whole JSON")
    assert missing.startswith("vnpartyextract: missing.txt: no such file")


@pytest.mark.parametrize("extra", [[], ["--plot"], ["--long"], ["--sources"]])
def test_a_pipe_gets_no_escape_sequences_even_from_articles(tmp_path: Path, extra: list[str]) -> None:
    document = read("Năm 2023, Đảng bộ huyện Bắc Hòa kết nạp 95 đảng viên.", "\x1b[31mred\x9b2J.txt")
    for fact in document["facts"]:
        fact |= (
            {"subject": "Đảng bộ huyện \x1b]0;x\x07Bắc [red]Hòa[/]", "text": "95\x1b[2J"} if "subject" in fact else {}
        )
    command = [sys.executable, "-m", "vnpartyextract", "series", "-", "--metric", "admissions", *extra]
    environment = os.environ | {
        "PYTHONPATH": str(ROOT / "src"),
        "PYTHONUTF8": "1",
        "FORCE_COLOR": "1",
        "COLUMNS": "150",
    }
    environment |= {"NO_COLOR": "1"} if extra else {}
    piped = json.dumps(document)
    done = subprocess.run(command, input=piped, capture_output=True, env=environment, text=True, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Bắc [red]Hòa[/]" in done.stdout
    assert {char for char in done.stdout if not char.isprintable()} <= {"\n"}
