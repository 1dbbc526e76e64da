"""The page in a real browser: marks, filters, keys, corrections there and back, hostile text, accessibility."""

import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from vnpartyextract import messages
from vnpartyextract.evaluate.gold import load_gold
from vnpartyextract.evaluate.score import score
from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import read_path, to_document
from vnpartyextract.review.article import record, with_findings
from vnpartyextract.review.corrected import corrected, said_in
from vnpartyextract.review.folder import write_folder
from vnpartyextract.review.gather import reviewed
from vnpartyextract.review.gold_files import write_gold
from vnpartyextract.review.page import page as page_of
from vnpartyextract.review.said import read_corrections
from vnpartyextract.rules.load import load_patterns

Opened = Callable[..., Any]

ROOT = Path(__file__).parents[2]
ARTICLES = sorted([*ROOT.glob("corpus/*.txt"), *ROOT.glob("corpus/own/*.txt")])
SHARED = ROOT.parent / "shared" / "gold"  # only where it lies beside the checkout
GOLD = [*sorted(SHARED.glob("seeds/*.txt")), *sorted(SHARED.glob("news/*.txt")), *sorted(SHARED.glob("local2/*.txt"))]
FORMS: dict[str, Callable[[str], str]] = {
    "nfc": lambda text: unicodedata.normalize("NFC", text),
    "nfd": lambda text: unicodedata.normalize("NFD", text),
    "crlf": lambda text: text.replace("\r\n", "\n").replace("\n", "\r\n"),
    "emoji": lambda text: "🎉 " + text.replace(". ", ". 👩‍👩‍👧 "),
}
# What the page shows as marked, read back from it: each fact's words, and how many code points go before.
MARKED = """() => {
  const text = document.getElementById("text"), found = {};
  for (const mark of text.querySelectorAll("mark[data-id]")) {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEndBefore(mark);
    const start = [...before.toString()].length, words = mark.textContent;
    const one = found[mark.dataset.id];
    if (one) one[1] += words; else found[mark.dataset.id] = [start, words];
  }
  return found;
}"""


def facts_of(path: Path) -> tuple[Path, dict[str, Any], str]:
    """An article with its finished document and its text."""
    read = read_path(str(path))
    return path, extract_document(read, load_patterns()), read.text


def write_page(path: Path, documents: Iterable[tuple[dict[str, Any], str]], language: str = "en") -> Path:
    """The page of documents with their texts."""
    rules = load_patterns()
    messages.use(language)
    try:
        articles = with_findings([reviewed(document, text, rules) for document, text in documents])
        path.write_text(page_of([record(one) for one in articles], rules.labels), "utf-8", newline="\n")
    finally:
        messages.use("en")
    return path


def made(path: Path, *texts: str, language: str = "en") -> Path:
    """The page of these texts."""
    rules = load_patterns()
    documents = [
        (extract_document(to_document(text, path=f"{number}.txt"), rules), text) for number, text in enumerate(texts)
    ]
    return write_page(path, documents, language)


@pytest.mark.parametrize("form", FORMS)
def test_marks_are_the_spans_of_the_facts(form: str, tmp_path: Path, opened: Opened) -> None:
    """In all articles, however their letters and line ends are written."""
    rules = load_patterns()
    articles = [*GOLD, *ARTICLES][:45]
    documents = []
    for number, path in enumerate(articles):
        text = FORMS[form](path.read_bytes().decode("utf-8-sig"))
        documents.append((extract_document(to_document(text, path=f"{number}.txt"), rules), text))
    page = opened(write_page(tmp_path / "all.html", documents))
    assert len(documents) >= 20
    for number, (document, text) in enumerate(documents):
        page.evaluate("number => openArticle(data.articles[number])", number)
        due = {fact["id"]: [fact["span"][0], fact["text"]] for fact in document["facts"]}
        assert page.evaluate(MARKED) == due, articles[number].name
        assert page.evaluate("() => document.getElementById('text').textContent") == text


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "soc-trang.txt"
    path.write_bytes((ROOT / "corpus/local-soc-trang-ky-luat-6-thang.txt").read_bytes())
    return path


@pytest.fixture
def html(article: Path, tmp_path: Path) -> Path:
    _path, document, text = facts_of(article)
    return write_page(tmp_path / "page.html", [(document, text)])


def rows(page: Any) -> list[str]:
    """The ids of the rows that are shown."""
    return page.eval_on_selector_all("#facts tr[data-id]", "all => all.filter(r => !r.hidden).map(r => r.dataset.id)")


def fact_at(page: Any, text: str) -> str:
    return page.evaluate("text => state.facts.find(fact => fact.text === text).id", text)


def test_click_goes_both_ways_and_lights_up_what_belongs(html: Path, opened: Opened) -> None:
    page = opened(html)
    page.click("#text mark:text-is('39')")
    id = fact_at(page, "39")
    assert page.get_attribute("#facts tr.on", "data-id") == id
    assert page.eval_on_selector_all("#glow i", "all => all.map(one => one.className)").count("whole") == 1
    assert {"cue", "whole", "part"} <= set(page.eval_on_selector_all("#glow i", "all => all.map(one => one.className)"))
    assert "khiển trách" in page.inner_text("#fact")
    page.click("#facts tbody tr >> nth=2")
    chosen = page.get_attribute("#facts tr.on", "data-id")
    assert page.get_attribute("#text mark.on", "data-id") == chosen != id


def test_tab_key_reaches_facts(html: Path, opened: Opened) -> None:
    page = opened(html)
    page.focus("#text")
    page.keyboard.press("Tab")
    assert page.inner_text("#fact h2 q") == "6 tháng"
    page.keyboard.press("Tab")
    assert page.inner_text("#fact h2 q") == "74 đảng viên"


def test_filters_search_and_sort(html: Path, opened: Opened) -> None:
    page = opened(html)
    total = len(rows(page))
    page.fill("#search", "khien trach")
    loose = rows(page)
    assert 0 < len(loose) < total
    page.fill("#search", "khiền trách")
    assert rows(page) == []
    page.fill("#search", "")
    page.select_option("#filters select[name=status]", "target")
    assert all(page.evaluate("id => factOf(id).status", id) == "target" for id in rows(page))
    page.select_option("#filters select[name=status]", "")
    page.select_option("#filters select[name=metric]", "plan rate")
    assert [page.evaluate("id => factOf(id).metric", id) for id in rows(page)] == ["plan_rate"]
    page.select_option("#filters select[name=metric]", "")
    page.click("#facts thead button:text-is('Value')")
    values = [page.evaluate("id => factOf(id).value", id) for id in rows(page)]
    assert values == sorted(values)
    page.click("#facts thead button:text-is('Value')")
    assert [page.evaluate("id => factOf(id).value", id) for id in rows(page)] == sorted(values, reverse=True)
    page.click("#facts thead button:text-is('Value')")
    assert len(rows(page)) == total


def test_keys_and_what_a_reload_keeps(html: Path, opened: Opened) -> None:
    page = opened(html)
    total = page.evaluate("() => state.facts.length")
    for key in "jajr":
        page.keyboard.press(key)
    assert page.inner_text("#looked") == f"2 of {total} looked at"
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.inner_text("#looked") == f"2 of {total} looked at"
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.keyboard.press("a")
    page.keyboard.press("u")
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("Escape")
    assert page.is_hidden("#help")
    page.keyboard.press("/")
    assert page.evaluate("() => document.activeElement.id") == "search"


def test_edit_save_open_merge_and_evaluate(html: Path, article: Path, tmp_path: Path, opened: Opened) -> None:
    """The whole way of a correction: form, file, page again, command, gold, score."""
    page = opened(html)
    page.evaluate("text => select(state.facts.find(fact => fact.text === text).id)", "11 trường hợp")
    page.keyboard.press("e")
    page.fill("#edit-value", "12")
    page.fill("#edit-subject", "Tỉnh ủy Sóc Trăng")
    page.fill("#edit-start", "2018-01-01")
    page.click("button:text-is('Choose in the text')")
    page.click("#text mark:text-is('02 tổ chức đảng')")
    page.click("#fact button:text-is('Done')")
    page.evaluate("text => select(state.facts.find(fact => fact.text === text).id)", "13,51%")
    page.keyboard.press("r")
    page.evaluate(
        """() => {
          const at = state.article.text.indexOf("0299.3821.456");
          const range = rangeOf(state.article, [at, at + 13]);
          getSelection().removeAllRanges(); getSelection().addRange(range);
        }"""
    )
    page.click("#add")
    page.fill("#edit-value", "3")
    page.fill("#edit-unit", "đường dây")
    page.click("#fact button:text-is('Done')")
    page.evaluate(
        """() => {
          const left = state.facts.filter((fact) => !verdictOf(state.article, fact.id));
          for (const fact of left) judge(state.article, fact.id, { action: "accept" });
        }"""
    )
    with page.expect_download() as download:
        page.click("#save")
    saved = tmp_path / "soc-trang.corrections.json"
    download.value.save_as(saved)
    assert download.value.suggested_filename == saved.name

    other = opened(html)  # another browser, where nothing is kept
    other.set_input_files("#file", saved)
    other.wait_for_function("() => Object.keys(state.article.verdicts).length > 10")
    assert other.evaluate("() => state.facts.find(fact => fact.text === '11 trường hợp').value") == 12

    files, others = said_in([str(saved), str(article)], pytest.fail)
    ((document, text),) = corrected(files, others, load_patterns(), refused=pytest.fail, told=pytest.fail)
    facts = {fact["text"]: fact for fact in document["facts"]}
    assert "13,51%" not in facts
    changed = facts["11 trường hợp"]
    assert (changed["value"], changed["subject"], changed["reviewed"]) == (12, "Tỉnh ủy Sóc Trăng", "changed")
    assert changed["period"]["start"] == "2018-01-01"
    assert (changed["parent"], changed["relation"]) == (facts["02 tổ chức đảng"]["id"], "part_of")
    assert (facts["0299.3821.456"]["value"], facts["0299.3821.456"]["reviewed"]) == (3, "added")
    assert [*write_gold(tmp_path / "gold", [(document, text)])] == []
    articles, faults = load_gold(tmp_path / "gold")
    assert faults == []
    card = score((one, document) for one in articles)
    assert card.errors == []


def test_hostile_articles_run_nothing(tmp_path: Path, opened: Opened) -> None:
    text = (
        "<script>window.ran = 1</script></script><img src=x onerror='window.ran = 1'><svg onload=window.ran=1>\n\n"
        "Năm 2023, xã \u202e871\u202c kết nạp 5 đảng viên <b onclick=alert(1)>mới</b>. {{ 7*7 }} &lt;i&gt;"
    )
    page = opened(made(tmp_path / "hostile.html", text))
    page.click("#text mark >> nth=0")
    assert page.evaluate("() => window.ran") is None
    assert page.evaluate("() => document.querySelectorAll('#text script, #text img, #text svg, #text b').length") == 0
    assert page.evaluate("() => document.getElementById('text').textContent") == text
    assert page.locator("#text .control").count() == 2


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1300, 390])
def test_accessibility(scheme: str, width: int, html: Path, opened: Opened) -> None:
    """No serious fault for axe-core: with a fact chosen, with the form, with the help."""
    from axe_playwright_python.sync_playwright import Axe

    page = opened(html, color_scheme=scheme, viewport={"width": width, "height": 800}, bypass_csp=True)
    axe = Axe()
    page.keyboard.press("j")
    states = ["", "edit(factOf(state.selected))", "draw(), state.editing = null, help(true)"]
    for state in states:
        if state:
            page.evaluate(f"() => {{ {state} }}")
        found = axe.run(page).response["violations"]
        grave = [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]
        assert grave == [], state or "a fact"


def test_many_articles_in_one_file_and_in_a_folder(tmp_path: Path, opened: Opened) -> None:
    texts = [path.read_text("utf-8") for path in ARTICLES[:4]]
    page = opened(made(tmp_path / "many.html", *texts))
    assert page.locator("#articles tbody tr").count() == 4
    page.click("#articles a >> nth=1")
    assert page.is_visible("#text")
    page.keyboard.press("]")
    page.click("#places a >> nth=0")
    page.fill("#search-all", "không đâu có chữ này")
    assert page.locator("#articles tbody tr:visible").count() == 0

    rules = load_patterns()
    told = [reviewed(document, text, rules) for _path, document, text in map(facts_of, ARTICLES[:4])]
    write_folder(tmp_path / "pages", with_findings(told), rules.labels)
    page = opened(tmp_path / "pages" / "index.html")
    page.click("#articles a >> nth=0")
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.is_visible("#text mark >> nth=0")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.click("#places a >> nth=0")
    page.wait_for_selector("#articles")
    assert any(one.startswith("1 of") for one in page.locator("#articles td.number:last-child").all_inner_texts())


def folder_of(path: Path, *texts: str) -> Path:
    """The index of a folder with a page for each of these texts."""
    rules = load_patterns()
    told = []
    for number, text in enumerate(texts):
        document = extract_document(to_document(text, path=f"{number}.txt"), rules)
        told.append(reviewed(document, text, rules))
    write_folder(path, with_findings(told), rules.labels)
    return path / "index.html"


ADMITTED = "Tin {}\n\n17/2/2024\n\nNăm 2023, Đảng bộ huyện Mẫu Sơn kết nạp được {} đảng viên.{}"


def test_a_folder_is_searched_for_texts_and_facts(tmp_path: Path, opened: Opened) -> None:
    """From the index, by any word of an article and by what its facts say, with scripts beside it and no server."""
    far = " Nhiều việc được quan tâm." * 200 + " Mô hình nuôi ong ở xã Hương Sen."
    index = folder_of(tmp_path / "pages", ADMITTED.format("đầu", "1.178", ""), ADMITTED.format("sau", "1.182", far))
    page = opened(index)
    page.wait_for_function("() => document.querySelectorAll('head script').length === data.scripts.length")
    for query, due in {
        "nuôi ong": ["2.html"],
        "nuoi ong": ["2.html"],
        "nuối ong": [],
        "ông": [],
        "hương sen": ["2.html"],
        "1178": ["1.html"],
        "1.178": ["1.html"],
        "admissions": ["1.html", "2.html"],
        "admissions “tin sau”": ["2.html"],
    }.items():
        page.fill("#search-all", query)
        shown = [link.get_attribute("href") for link in page.locator("#articles tbody tr:visible a").all()]
        assert [one.split("-")[0].removesuffix(".html") + ".html" for one in shown] == due, query


def test_a_finding_leads_to_its_other_article(tmp_path: Path, opened: Opened) -> None:
    texts = [ADMITTED.format("đầu", "178", ""), ADMITTED.format("sau", "182", "")]
    for page in (opened(folder_of(tmp_path / "pages", *texts)), opened(made(tmp_path / "one.html", *texts))):
        page.click("#articles tbody a >> nth=0")
        page.click("#tab-finding")
        assert "«182 đảng viên» — Tin sau" in page.inner_text("#facts")
        page.click("#facts .quotes a")
        page.wait_for_function("() => document.readyState === 'complete' && state.article.title === 'Tin sau'")
        page.click("#tab-finding")
        assert "«178 đảng viên» — Tin đầu" in page.inner_text("#facts")


def test_the_index_saves_what_was_said_on_all_pages(tmp_path: Path, opened: Opened) -> None:
    page = opened(folder_of(tmp_path / "pages", ADMITTED.format("đầu", "178", ""), ADMITTED.format("sau", "182", "")))
    page.click("#save")
    assert page.inner_text("#notice") == "Nothing has been looked at yet."
    for number in range(2):
        page.click(f"#articles tbody a >> nth={number}")
        page.wait_for_selector("#text mark")
        page.keyboard.press("j")
        page.keyboard.press("a")
        page.click("#places a >> nth=0")
        page.wait_for_selector("#articles tbody a")
    with page.expect_download() as download:
        page.click("#save")
    download.value.save_as(tmp_path / "all.json")
    read = read_corrections(tmp_path / "all.json")
    assert [(one.path, one.said[0].action, one.said[0].text) for one in read] == [
        ("0.txt", "accept", "178 đảng viên"),
        ("1.txt", "accept", "182 đảng viên"),
    ]


def test_verdicts_find_their_facts_in_a_page_made_anew(tmp_path: Path, opened: Opened) -> None:
    """Another version gives other ids: verdicts go by place. What says something else now is to be looked at again."""
    text = ADMITTED.format("đầu", "178", " Huyện mở 12 lớp học, có 5 chi bộ.")
    document = extract_document(to_document(text, path="a.txt"), load_patterns())
    page = opened(write_page(tmp_path / "a.html", [(document, text)]))
    page.evaluate("""() => {
      const at = (text) => state.facts.find((fact) => fact.text.startsWith(text)).id;
      judge(state.article, at("178"), { action: "accept" });
      judge(state.article, at("12"), { action: "change", set: { value: 13, parent: at("178"), relation: "part_of" } });
      judge(state.article, at("5"), { action: "reject" });
    }""")
    for number, fact in enumerate(document["facts"]):
        fact["id"] = f"f{90 + number}"
    next(fact for fact in document["facts"] if fact["text"].startswith("5"))["value"] = 6
    write_page(tmp_path / "a.html", [(document, text)])
    said = """() => Object.fromEntries(state.facts
      .map((fact) => [fact.text.split(" ")[0], verdictOf(state.article, fact.id)])
      .filter(([, verdict]) => verdict).map(([text, verdict]) => [text, verdict.action]))"""
    for _again in range(2):
        page.reload()
        page.wait_for_selector("html[data-ready]", state="attached")
        assert page.evaluate(said) == {"178": "accept", "12": "change"}
        assert page.inner_text("#notice").startswith("1 fact")
        parent = page.evaluate("() => state.facts.find((fact) => fact.text.startsWith('12')).parent")
        assert parent == next(fact["id"] for fact in document["facts"] if fact["text"].startswith("178"))
        page.evaluate("() => keep(state.article)")
    page.evaluate(
        "() => judge(state.article, state.facts.find((fact) => fact.text[0] === '5').id, { action: 'accept' })"
    )
    page.reload()
    page.wait_for_selector("html[data-ready]", state="attached")
    assert page.inner_text("#notice") == ""
    assert page.evaluate(said)["5"] == "accept"


def test_two_windows_of_one_article_agree(html: Path, opened: Opened) -> None:
    page = opened(html)
    with page.context.expect_page() as other_window:
        page.evaluate("() => window.open(location.href)")
    other = other_window.value
    other.wait_for_selector("html[data-ready]", state="attached")
    other.keyboard.press("j")
    other.keyboard.press("a")
    page.wait_for_function("() => document.getElementById('looked').textContent.startsWith('1 of')")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("r")
    other.wait_for_function("() => document.getElementById('looked').textContent.startsWith('2 of')")


def test_a_new_fact_may_not_lie_over_another(html: Path, opened: Opened) -> None:
    page = opened(html)
    id = fact_at(page, "11 trường hợp")
    adding = "id => add(state.facts.find((fact) => fact.id === id).span)"
    page.evaluate(adding, id)
    page.click("#fact button:text-is('Done')")
    message = page.evaluate("() => document.getElementById('edit-metric').validationMessage")
    assert message == "It overlaps «11 trường hợp»: edit or reject that one."
    page.keyboard.press("Escape")
    page.evaluate("id => { judge(state.article, id, { action: 'reject' }); redraw(id); }", id)
    page.evaluate(adding, id)
    page.click("#fact button:text-is('Done')")
    assert page.evaluate("() => Object.values(state.article.verdicts).map((one) => one.action)") == ["reject", "add"]


def test_two_reviewers_each_with_a_new_fact(html: Path, tmp_path: Path, opened: Opened) -> None:
    """Both call it n1; whoever opens the other's file has both."""
    files = []
    for number, words in enumerate(("0299.3821.456", "Sóc Trăng")):
        page = opened(html)
        page.evaluate(
            """words => {
              const at = state.article.text.indexOf(words), span = [at, at + words.length];
              const fact = { ...blank("figure", span), value: 3 };
              judge(state.article, newId(state.article), { action: "add", fact });
            }""",
            words,
        )
        with page.expect_download() as download:
            page.click("#save")
        files.append(tmp_path / f"{number}.json")
        download.value.save_as(files[-1])
    page = opened(html)
    for file in [*files, *files]:
        page.set_input_files("#file", file)
        page.wait_for_function("() => document.getElementById('notice').textContent === '1 correction read.'")
        page.evaluate("() => (document.getElementById('notice').textContent = '')")
    assert sorted(page.evaluate("() => Object.keys(state.article.verdicts)")) == ["n1", "n2"]


def test_print_has_text_and_table(html: Path, opened: Opened) -> None:
    page = opened(html)
    page.emulate_media(media="print")
    assert page.is_visible("#text mark >> nth=0")
    assert page.is_visible("#facts tbody tr >> nth=5")
    assert page.is_hidden(".actions")
    assert page.is_hidden("#filters")


def test_the_page_speaks_vietnamese(tmp_path: Path, opened: Opened) -> None:
    page = opened(made(tmp_path / "vi.html", ARTICLES[0].read_text("utf-8"), language="vi"))
    page.keyboard.press("j")
    assert page.inner_text("#save") == "Lưu chỉnh sửa"
    assert "Căn cứ:" in page.inner_text("#fact")
    assert page.evaluate("() => data.language") == "vi"
