"""How fast the page of `review` is in a real browser: its size, until it can be used, and the longest pauses.

Run: python benchmarks/review.py (needs chromium and the extra [dev]). Articles of about 100 and of 500 facts.
"""

import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import Page, sync_playwright

from vnpartyextract.pipeline import extract_document
from vnpartyextract.read.document import to_document
from vnpartyextract.review.article import record, with_findings
from vnpartyextract.review.gather import reviewed
from vnpartyextract.review.page import page as page_of
from vnpartyextract.rules.load import load_patterns

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"]
SENTENCE = (
    "Năm {year}, Đảng bộ xã Mẫu Sơn {n} kết nạp được {n} đảng viên, trong đó có {part} đồng chí nữ; mở {part} lớp "
    "bồi dưỡng cho cán bộ và quần chúng ưu tú của các chi bộ thôn, cơ quan, trường học trên địa bàn.\n\n"
)
# Milliseconds of each step, by the clock of the page, with what it draws.
TIMED = """async (steps) => {
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
  const told = [];
  for (const step of steps) {
    const begun = performance.now();
    new Function(step)();
    document.body.offsetHeight;
    told.push(performance.now() - begun);
    await frame();
  }
  return told;
}"""
TYPE = "const box = byId('search'); box.value = '%s'; box.dispatchEvent(new Event('input'))"
STEPS = {
    "filter": [TYPE % words for words in ("k", "kế", "kết", "kết nạp", "lop", "")],
    "scroll": [f"document.querySelector('.reader').scrollTop = {place}" for place in range(0, 6000, 500)],
    "step": ["step(1)"] * 12,
    "accept": ["decide('accept')"] * 6,
    "sort": ["sortBy(1)", "sortBy(1)", "sortBy(1)"],
}


def article(facts: int) -> tuple[str, str]:
    """A text with about so many facts, and its page."""
    text = "Đảng bộ huyện Mẫu Sơn tổng kết công tác\n\n17/2/2024\n\n" + "".join(
        SENTENCE.format(year=2000 + number % 23, n=number + 20, part=number + 5) for number in range(facts // 4)
    )
    rules = load_patterns()
    document = extract_document(to_document(text), rules)
    told = record(with_findings([reviewed(document, text, rules)])[0])
    print(f"{len(text)} characters, {len(document['facts'])} facts", end=": ")
    return text, page_of([told], rules.labels)


def measure(page: Page, file: Path) -> None:
    ready = []
    for _ in range(5):
        page.goto(file.as_uri())
        page.wait_for_selector("html[data-ready]", state="attached")
        timing = "() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        ready.append(page.evaluate(timing))
    print(f"{file.stat().st_size / 1000:.0f} kB, usable after {median(ready):.0f} ms", end="")
    for name, steps in STEPS.items():
        print(f", {name} at most {max(page.evaluate(TIMED, steps)):.0f} ms", end="")
    print()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        page = browser.new_context(bypass_csp=True).new_page()
        for facts in (80, 400):
            file = Path(folder, f"{facts}.html")
            file.write_text(article(facts)[1], "utf-8")
            measure(page, file)
        browser.close()


if __name__ == "__main__":
    main()
