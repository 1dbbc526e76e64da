"""The evaluation: what counts as the same, and the figures beside those of an independent scorer."""

import copy
import importlib.util
import json
import random
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from vnpartyextract.evaluate.compare import key, same_period, same_phrase, same_subject, same_unit
from vnpartyextract.evaluate.gold import GoldArticle, load_gold, locate
from vnpartyextract.evaluate.score import rows, score

ROOT = Path(__file__).resolve().parents[1]
SCORER = ROOT.parent / "shared" / "score.py"
GOLD_FOLDERS = [
    folder for folder in (ROOT / "corpus", *sorted(SCORER.parent.glob("gold/*"))) if any(folder.glob("*.gold.json"))
]

TEXT = """Huyện Mẫu Sơn kết nạp đảng viên mới
Năm 2023, Đảng bộ huyện Mẫu Sơn kết nạp 178 đảng viên, đạt 101,72% kế hoạch; có 2 lớp 12 tham gia.
Đồng chí Trần Văn Mẫu, Bí thư Huyện ủy, nêu rõ theo Nghị quyết số 05-NQ/TW.
"""
YEAR = ["2023-01-01", "2023-12-31"]
SUBJECT = "Đảng bộ huyện Mẫu Sơn"
GOLD: dict[str, Any] = {
    "title": "Huyện Mẫu Sơn kết nạp đảng viên mới",
    "published": None,
    "figures": [
        {"id": "a", "at": "kết nạp [[178]]", "metric": "admissions", "value": 178, "unit": "đảng viên",
         "subject": [SUBJECT], "period": YEAR},
        {"at": "[[101,72]]%", "metric": "plan_rate", "value": 101.72, "unit": "%", "of": "kế hoạch", "parent": "a",
         "relation": "rate_of", "subject": [SUBJECT], "period": YEAR},
        {"at": "có [[2]] lớp", "metric": ["classes", "other"], "value": 2, "unit": "lớp", "optional": True},
    ],
    "dates": [{"at": "[[Năm 2023]]", "type": "year", "start": "2023-01-01", "end": "2023-12-31"}],
    "officials": [{"name": "Trần Văn Mẫu", "titles": ["Bí thư Huyện ủy"]}],
    "citations": [{"at": "[[Nghị quyết số 05-NQ/TW]]", "type": "Nghị quyết", "number": "05-NQ/TW"}],
    "ignore": ["lớp [[12]] tham gia"],
}  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> GoldArticle:
    (tmp_path / "mau-son.txt").write_text(TEXT, "utf-8")
    (tmp_path / "mau-son.gold.json").write_text(json.dumps(GOLD), "utf-8")
    articles, faults = load_gold(tmp_path)
    assert faults == []
    return articles[0]


def perfect(article: GoldArticle) -> dict[str, Any]:
    """A document that says what gold says, in the first of its readings."""
    text = article.text
    facts: list[dict[str, Any]] = []

    def first(value: Any) -> Any:
        return value[0] if isinstance(value, list) else value

    def add(kind: str, span: tuple[int, int], **fields: Any) -> None:
        facts.append({"id": f"f{len(facts)}", "kind": kind, "text": text[slice(*span)], "span": list(span), **fields})

    ids = {gold["id"]: f"f{number}" for number, gold in enumerate(article.entries("figures")) if gold.get("id")}
    for gold in article.entries("figures"):
        period = gold.get("period")
        several = isinstance(period, list) and any(isinstance(reading, list) for reading in period)
        period = None if period == "any" else period[0] if several else period
        subject = gold.get("subject")
        add(
            "figure",
            gold["span"],
            number_span=list(gold["span"]),
            **{name: first(gold.get(name)) for name in ("metric", "value", "unit", "of", "group", "topic")},
            **{name: first(gold.get(name)) for name in ("modifier", "value_max", "total", "relation")},
            status=gold.get("status", "reported"),
            subject=None if subject in ("any", None) else first(subject),
            period=period and {"start": period[0], "end": period[1], "text": "x"},
            parent=ids.get(gold.get("parent")),
        )
    for gold in article.entries("dates"):
        add("date", gold["span"], **{name: gold.get(name) for name in ("type", "start", "end", "duration")})
    for gold in article.entries("officials"):
        add("official", (0, 1), name=gold["name"], titles=[{"text": first(title)} for title in gold["titles"]])
    for gold in article.entries("citations"):
        fields = {name: gold.get(name) for name in ("term", "date")}
        readings = {name: first(gold.get(name)) for name in ("type", "number", "issuer")}
        add("citation", gold["span"], **fields, **readings)
    left = [{"text": run[0], "span": list(run.span())} for run in re.finditer(r"\d+", text)]
    source = {"title": article.gold.get("title"), "published": article.gold.get("published")}
    return {"source": source, "facts": facts, "numerals": {"left": left}}


def spoiled(document: dict[str, Any], chance: random.Random) -> dict[str, Any] | None:
    """The document with mistakes of every sort in it."""
    if chance.random() < 0.1:
        return None
    document = copy.deepcopy(document)
    facts = [fact for fact in document["facts"] if chance.random() > 0.1]
    for fact in facts:
        for name in [name for name in fact if name not in ("id", "kind", "span", "number_span", "text")]:
            if chance.random() < 0.08:
                fact[name] = chance.choice(SPOILS.get(name, [fact[name]]))
        if chance.random() < 0.08:
            shift = chance.choice([-40, -1, 1, 2, 60])
            for name in {"span", "number_span"} & set(fact):
                fact[name] = [max(0, place + shift) for place in fact[name]]
        if chance.random() < 0.05:
            fact["span"][1] += 200
    for _ in range(chance.randrange(4)):
        facts.append({**copy.deepcopy(chance.choice(facts or document["facts"])), "id": f"x{len(facts)}"})
    chance.shuffle(facts)
    document["facts"] = facts
    left = document["numerals"]["left"]
    document["numerals"]["left"] = [entry for entry in left if chance.random() > 0.05]
    if left and chance.random() < 0.3:
        left[0]["text"] = chance.choice(["12a", left[0]["text"]])
    for name in ("title", "published"):
        if chance.random() < 0.2:
            document["source"][name] = chance.choice([None, "2024-01-01"])
    return document


SPOILS: dict[str, list[Any]] = {
    "metric": ["other", "admissions", "party_members", "classes", "events"],
    "value": [1, 2.5, None, "3"],
    "value_max": [None, 7],
    "total": [None, 10],
    "unit": [None, "", "đảng", "đảng viên mới", "lớp", "Đồng chí"],
    "of": [None, "kế hoạch năm", "đảng viên không", "tổng số đảng viên"],
    "group": [None, "nữ", "không hoàn thành nhiệm vụ", "học sinh", "khiển trách"],
    "topic": [None, "lý luận chính trị", "bồi dưỡng"],
    "modifier": [None, "about", "nearly"],
    "status": ["reported", "target"],
    "subject": [None, "Đảng bộ huyện", "Huyện uỷ Lạc Thuỷ", "UBKT các cấp TP.HCM", "Đảng bộ xã Quảng Hòa"],
    "period": [None, {"start": "2023-01-01", "end": None, "text": "x"}],
    "parent": [None, "f0", "f1", "f999"],
    "relation": [None, "part_of", "attends"],
    "type": ["day", "year", "Nghị quyết", "Kết luận"],
    "start": [None, "2023-01-01"],
    "end": [None, "2023-12-31"],
    "duration": [None, "P5Y"],
    "name": ["Trần Văn Mẫu", "Nguyễn Thị Hoà"],
    "titles": [[], [{"text": "Bí thư Huyện ủy"}, {"text": "TUV"}]],
    "number": ["29", "05-CT/T.Ư"],
    "term": [None, "XII"],
    "date": [None, "2021-01-21"],
    "issuer": [None, "BTV Tỉnh ủy", "Bộ Chính trị"],
}


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    if not SCORER.is_file():
        pytest.skip("the shared scorer is not here")
    spec = importlib.util.spec_from_file_location("shared_score", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", GOLD_FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("seed", range(12))
def test_agrees_with_the_shared_scorer_on_documents_with_mistakes(scorer: ModuleType, folder: Path, seed: int) -> None:
    chance = random.Random(seed)
    ours, _ = load_gold(folder)
    theirs, _ = scorer.load(folder)
    assert [article.name for article in ours] == [name for name, *_ in theirs]
    documents = {article.name: spoiled(perfect(article), chance) for article in ours}
    given = {name: document for name, document in documents.items() if document is not None}
    expected, errors = scorer.score(theirs, given)
    card = score((article, documents[article.name]) for article in ours)
    assert card.result() == expected
    assert len(card.errors) == len(errors)


@pytest.mark.parametrize("folder", GOLD_FOLDERS, ids=lambda folder: folder.name)
def test_the_gold_is_well_formed_and_agrees_with_itself(folder: Path) -> None:
    articles, faults = load_gold(folder)
    assert faults == []
    card = score((article, perfect(article)) for article in articles)
    assert {name: row for name, row in card.result()["figure_fields"].items() if row < 1} == {}
    assert {name: tally.due - tally.hit for name, tally in card.tallies.items() if tally.hit < tally.due} == {}
    assert (card.broken, card.lost, card.articles) == (0, 0, len(articles))


def test_the_rows_are_those_of_the_shared_scorer(
    scorer: ModuleType, article: GoldArticle, tmp_path: Path, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    document = perfect(article)
    document["source"]["path"] = str(article.path)
    file = tmp_path / "documents.jsonl"
    file.write_text(json.dumps(document), "utf-8")
    monkeypatch.setattr("sys.argv", ["score.py", str(tmp_path), "--predictions", str(file)])
    scorer.main()
    assert capsys.readouterr().out == "".join(f"{row}\n" for row in rows(score([(article, document)]).result()))


def test_what_is_printed_for_people(article: GoldArticle) -> None:
    document = perfect(article)
    figures = document["facts"]
    figures[0].update(value=187)
    figures[1].update(unit="phần trăm", subject=None)
    card = score([(article, document)])
    assert card.errors == [
        "mau-son: figure: kết nạp [[178]] is admissions 178; got ('admissions', 187)",
        "mau-son: figure fields: [[101,72]]%: unit='phần trăm', subject=None",
    ]
    assert "\n".join(rows(card.result())) == (
        "published        P 1.000  R 1.000  F1 1.000   (0 of 0 due, 0 said)\n"
        "figures_found    P 0.500  R 0.500  F1 0.500   (1 of 2 due, 2 said)\n"
        "figures_typed    P 0.500  R 0.500  F1 0.500   (1 of 2 due, 2 said)\n"
        "figures_full     P 0.000  R 0.000  F1 0.000   (0 of 2 due, 2 said)\n"
        "dates            P 1.000  R 1.000  F1 1.000   (1 of 1 due, 1 said)\n"
        "official_names   P 1.000  R 1.000  F1 1.000   (1 of 1 due, 1 said)\n"
        "official_titles  P 1.000  R 1.000  F1 1.000   (1 of 1 due, 1 said)\n"
        "citations        P 1.000  R 1.000  F1 1.000   (1 of 1 due, 1 said)\n"
        "citations_full   P 1.000  R 1.000  F1 1.000   (1 of 1 due, 1 said)\n"
        "title            P 1.000  R 1.000  F1 1.000   (1 of 1 due, 1 said)\n"
        "groups           P 1.000  R 1.000  F1 1.000   (0 of 0 due, 0 said)\n"
        "topics           P 1.000  R 1.000  F1 1.000   (0 of 0 due, 0 said)\n"
        "figure fields    unit 0.000  modifier 1.000  value_max 1.000  total 1.000  status 1.000  of 1.000  "
        "subject 0.000  period 1.000  link 1.000  date_type 1.000\n"
        "articles 1, without any error 0, broken spans 0, numerals lost 0"
    )


def test_an_article_without_document_misses_everything(article: GoldArticle) -> None:
    result = score([(article, None)]).result()
    assert result["figures_found"] == {"precision": 1.0, "recall": 0.0, "f1": 0.0, "hit": 0, "said": 0, "due": 2}
    assert (result["exact_articles"], result["lost_numerals"]) == (0, 7)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Huyện uỷ Lạc Thuỷ", "huyện ủy  Lạc Thủy"),
        ("BTV Huyện ủy", "Ban Thường vụ Huyện ủy"),
        ("Chủ tịch UBND TP.HCM", "Chủ tịch Ủy ban nhân dân thành phố Hồ Chí Minh"),
        ("05-CT/TW", "05–CT/TW"),
        ("Nghị quyết T.Ư", "Nghị quyết Trung ương"),
        ("đ/c Hoà", "đồng chí hòa"),
    ],
)
def test_key_passes_over_what_makes_no_difference(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("due", "said", "same"),
    [
        ("Đảng bộ BĐBP Quảng Trị", "Đảng bộ BĐBP tỉnh Quảng Trị", True),
        ("Đảng bộ của tỉnh Thái Bình", "Đảng bộ tỉnh Thái Bình", True),
        ("UBND xã Mẫu Sơn", "Ủy ban nhân dân xã Mẫu Sơn", True),
        ("UBKT các cấp huyện Mẫu Sơn", "Đảng bộ huyện Mẫu Sơn", True),
        ("cấp ủy các cấp huyện Mẫu Sơn", "Ban Thường vụ Huyện ủy Mẫu Sơn", True),
        ("UBKT Huyện ủy Mẫu Sơn", "Đảng bộ huyện Mẫu Sơn", False),
        ("Đảng bộ huyện Mẫu Sơn", "Đảng bộ xã Mẫu Sơn", False),
        ("Đảng bộ thị trấn Mẫu Sơn", "Đảng bộ thị xã Mẫu Sơn", False),
        ("Đảng bộ huyện", "Đảng bộ tỉnh", False),
        ("Đảng bộ huyện", "Đảng bộ", False),
        ("Đảng bộ xã Mẫu Sơn", "Đảng bộ xã Tân Hòa", False),
        (None, None, True),
        (None, "Đảng bộ xã Mẫu Sơn", False),
    ],
)
def test_same_subject(due: str | None, said: str | None, same: bool) -> None:
    assert same_subject(due, said) is same


@pytest.mark.parametrize(
    ("due", "said", "same"),
    [
        ("hoàn thành nhiệm vụ", "không hoàn thành nhiệm vụ", False),
        ("chưa giải quyết", "đã giải quyết", False),
        ("học sinh", "học sinh, sinh viên", True),
        ("hoàn thành tốt nhiệm vụ", "hoàn thành xuất sắc nhiệm vụ", True),
        ("nữ", "học sinh", False),
        (None, None, True),
        (None, "nữ", False),
    ],
)
def test_same_phrase(due: str | None, said: str | None, same: bool) -> None:
    assert same_phrase(due, said) is same


@pytest.mark.parametrize(
    ("due", "said", "same"),
    [
        ("chi bộ cơ sở", "chi bộ", True),
        ("chi bộ", "chi bộ cơ sở", True),
        ("chi bộ", "bộ", False),
        ("chi bộ", "chi", True),
        ("chi bộ", None, False),
    ],
)
def test_same_unit(due: str, said: str | None, same: bool) -> None:
    assert same_unit(due, said) is same


@pytest.mark.parametrize(
    ("due", "said", "same"),
    [
        (YEAR, {"start": "2023-01-01", "end": "2023-12-31"}, True),
        ([YEAR, None], None, True),
        (None, {"start": "2023-01-01", "end": "2023-12-31"}, False),
        ([None, "2024-02-17"], {"start": None, "end": "2024-02-17"}, True),
        ("any", None, True),
    ],
)
def test_same_period(due: Any, said: dict[str, Any] | None, same: bool) -> None:
    assert same_period(due, said) is same


def test_locate_wants_one_place() -> None:
    assert locate("kết nạp 178 đảng viên", "nạp [[178]] đảng") == (8, 11)
    with pytest.raises(ValueError, match="stands 2 times"):
        locate("12 lớp, 12 lớp", "[[12]] lớp")
    with pytest.raises(ValueError, match="needs one"):
        locate("12 lớp", "12 lớp")


@pytest.mark.parametrize(
    ("kind", "change", "fault"),
    [
        ("figures", {"at": "kết nạp [[200]]"}, "figures: stands 0 times in the text: 'kết nạp [[200]]'"),
        ("figures", {"value": "178"}, "figures: 'kết nạp [[178]]': value is no number"),
        ("figures", {"unit": None}, "figures: 'kết nạp [[178]]': unit is missing"),
        ("figures", {"modifier": "hơn"}, "figures: 'kết nạp [[178]]': no such modifier: 'hơn'"),
        ("figures", {"parent": "z", "relation": "part_of"}, "figures: 'kết nạp [[178]]': no figure has the id 'z'"),
        ("dates", {"type": "century"}, "dates: '[[Năm 2023]]': no such type: 'century'"),
        ("officials", {"titles": []}, "officials: 'Trần Văn Mẫu': name and titles are needed"),
        ("citations", {"number": ""}, "citations: '[[Nghị quyết số 05-NQ/TW]]': type and number are needed"),
    ],
)
def test_faulty_gold_is_told(tmp_path: Path, kind: str, change: dict[str, Any], fault: str) -> None:
    gold = copy.deepcopy(GOLD)
    gold[kind][0].update(change)
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.gold.json").write_text(json.dumps(gold), "utf-8")
    _, faults = load_gold(tmp_path)
    assert f"a.gold.json: {fault}" in faults


def test_gold_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert load_gold(tmp_path / "none") == ([], [f"{tmp_path / 'none'}: no such folder"])
    assert load_gold(tmp_path) == ([], [f"{tmp_path}: no file *.gold.json in it"])
    (tmp_path / "a.gold.json").write_text("{}", "utf-8")
    assert load_gold(tmp_path) == ([], ["a.txt: no such file; a gold file needs its text beside it"])
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.gold.json").write_text("{", "utf-8")
    articles, faults = load_gold(tmp_path)
    assert (articles, len(faults)) == ([], 1)
