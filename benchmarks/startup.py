"""How long the command takes for one article, from nothing, beside the import of the tokenizer alone.

The two take turns, so that a busy machine slows both alike; the medians are compared. One run of each comes before, for
the caches of Python and of the pattern files.

Run: python benchmarks/startup.py [ARTICLE] [--rounds N]
"""

import argparse
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

CORPUS = Path(__file__).parents[1] / "corpus"
# Without it every run would compile the sources of an editable install anew, but not those of the tokenizer.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: list[str]) -> float:
    """How long a command takes from start to end. Raises CalledProcessError where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)
    return time.perf_counter() - start


def command_line() -> list[str]:
    """The installed command beside this Python, else the package as a module."""
    installed = Path(sys.executable).with_name("vnpartyextract")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "vnpartyextract"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("article", nargs="?", type=Path, default=min(CORPUS.glob("*.txt"), default=None))
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args()
    if options.article is None or not options.article.is_file():
        parser.error("name an article: a text file")
    contest = {
        "vnpartyextract extract": [*command_line(), "extract", "--quiet", str(options.article)],
        "import underthesea": [sys.executable, "-c", "import underthesea"],
    }
    times: dict[str, list[float]] = {name: [] for name in contest}
    for turn in range(options.rounds + 1):
        for name, command in contest.items():
            took = seconds(command)
            if turn:
                times[name].append(took)
    for name, taken in times.items():
        print(f"{name:24}{median(taken):>8.3f} s  (fastest {min(taken):.3f}, slowest {max(taken):.3f})")
    ours, theirs = map(median, times.values())
    print(f"ratio {ours / theirs:.2f}  ({options.article.name}, median of {options.rounds})")


if __name__ == "__main__":
    main()
