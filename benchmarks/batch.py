"""What `batch` costs as its folder grows: time a file, what a second process brings, memory of each process.

Run: python benchmarks/batch.py [FILES …], such as 200 2000 20000; the articles of corpus/, their figures changed.
"""

import os
import random
import re
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
JOBS = (1, 2)


def make(folder: Path, number: int) -> None:
    """So many articles, a hundred to a folder, no two of them alike."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "corpus").rglob("*.txt"))]
    chance = random.Random(number)
    for at in range(number):
        file = folder / f"{at // 100:04}" / f"{at % 100:02}.txt"
        file.parent.mkdir(parents=True, exist_ok=True)
        text = re.sub(r"(?<=[1-9])\d(?=\s)", lambda _: str(chance.randrange(10)), chance.choice(texts))
        file.write_text(f"{text}\nBài số {at}.\n", "utf-8")


def measure(folder: Path, jobs: int, output: Path) -> tuple[float, float, int, int]:
    """Seconds, and of them those in which the leading process had a core; and the peak of memory in kB: of the process
    that leads, and the highest of those that work.
    """
    command = [sys.executable, "-m", "vnpartyextract", "batch", folder, "-o", output, "--jobs", str(jobs), "--quiet"]
    start = time.perf_counter()
    with subprocess.Popen(command, env=os.environ | {"PYTHONPATH": str(ROOT / "src")}) as run:
        leader = workers = 0
        busy = 0.0
        while run.poll() is None:
            leader, busy = max(leader, peak(run.pid)), max(busy, seconds_of(run.pid))
            workers = max([workers, *map(peak, children(run.pid))])
            time.sleep(0.05)
    if run.returncode:
        sys.exit(f"batch ended with {run.returncode}")
    return time.perf_counter() - start, busy, leader, workers


def peak(process: int) -> int:
    """The most memory a process has held, in kB; 0 where the system does not tell."""
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0
    found = re.search(r"VmHWM:\s+(\d+)", status)
    return int(found[1]) if found else 0


def seconds_of(process: int) -> float:
    """How long a process has had a core; 0 where the system does not tell."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def children(process: int) -> list[int]:
    """The processes that it started."""
    try:
        return [int(word) for word in Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except OSError:
        return []


def main(sizes: list[int]) -> None:
    """A row for each size and number of jobs, then the ratios."""
    seconds: dict[tuple[int, int], float] = {}
    memory: dict[tuple[int, int], tuple[int, int]] = {}
    print("  files jobs  seconds ms a file of leader leader MB worker MB")
    with tempfile.TemporaryDirectory() as scratch:
        for number in sizes:
            folder = Path(scratch, str(number))
            make(folder, number)
            for jobs in JOBS:
                took, busy, *peaks = measure(folder, jobs, Path(scratch, f"{number}-{jobs}.jsonl"))
                seconds[number, jobs], memory[number, jobs] = took, (peaks[0], peaks[1])
                each, led = took / number * 1000, busy / number * 1000
                row = f"{took:>8.1f} {each:>9.2f} {led:>9.2f} {peaks[0] / 1024:>9.0f} {peaks[1] / 1024:>9.0f}"
                print(f"{number:>7} {jobs:>4} {row}", flush=True)
    for number in sizes:
        print(f"{number} files: two processes are {seconds[number, 1] / seconds[number, 2]:.2f} times one")
    for before, after in pairwise(sizes):
        each = (seconds[after, 2] / after) / (seconds[before, 2] / before)
        grown = [new / old for new, old in zip(memory[after, 2], memory[before, 2], strict=True) if old]
        told = " and ".join(f"{ratio:.2f}" for ratio in grown)
        print(f"{before} to {after} files: time a file {each:.2f} times, memory of leader and worker {told} times")


if __name__ == "__main__":
    main([int(word) for word in sys.argv[1:]] or [200, 2000])
