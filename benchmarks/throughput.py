"""How fast `extract` reads beside the tokenizer that it leans on, in one process on the same text.

Both get the whole of each article. Rounds take turns, so that a busy machine slows both alike; the best round counts.

Run: python benchmarks/throughput.py [FOLDER] [--rounds N]
"""

import argparse
import time
from collections.abc import Callable
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "corpus"


def read_texts(folder: Path) -> list[str]:
    """The articles of a folder, in order of their names."""
    return [path.read_bytes().decode("utf-8-sig") for path in sorted(folder.glob("*.txt"))]


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    """How long `work` takes for all texts, one after another."""
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS, help="folder of *.txt (default: corpus/)")
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    texts = read_texts(options.folder)
    characters = sum(map(len, texts))
    if not characters:
        parser.error(f"{options.folder} holds no text: name a folder of *.txt files")

    from underthesea import word_tokenize

    from vnpartyextract.pipeline import extract
    from vnpartyextract.rules.load import load_patterns

    patterns = load_patterns()
    contest: dict[str, Callable[[str], object]] = {
        "vnpartyextract.extract": lambda text: extract(text, patterns=patterns),
        "underthesea.word_tokenize": word_tokenize,
    }
    for work in contest.values():  # models and expressions are loaded at the first call
        seconds(work, texts)
    best = dict.fromkeys(contest, float("inf"))
    for _ in range(options.rounds):
        for name, work in contest.items():
            best[name] = min(best[name], seconds(work, texts))
    speeds = {name: characters / time for name, time in best.items()}
    for name, speed in speeds.items():
        print(f"{name:26}{speed:>10,.0f} characters/second")
    ours, theirs = speeds.values()
    print(f"ratio {ours / theirs:.2f}  ({len(texts)} articles, {characters:,} characters, best of {options.rounds})")


if __name__ == "__main__":
    main()
