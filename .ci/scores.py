"""Score what the installed command prints on gold articles, and fail where a score is below its floor.

Run: python .ci/scores.py SCORER GOLD, where SCORER is the scoring script and GOLD a folder of folders, one for each
entry of floors.json.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
COMMAND = Path(sys.executable).with_name("vnpartyextract")
COUNTS = ("broken_spans", "lost_numerals")  # the fewer the better: their floor is a ceiling


def scores(scorer: Path, folder: Path) -> dict[str, float]:
    """What the scorer says of the command's output on a folder: F1 by kind, accuracy by field, counts of faults."""
    articles = sorted(str(path) for path in folder.glob("*.txt"))
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        extract = [COMMAND, "extract", "--quiet", "--format", "jsonl", *articles]
        subprocess.run(extract, stdout=file, check=True)
        score = [sys.executable, scorer, folder, "--predictions", file.name, "--json"]
        done = subprocess.run(score, capture_output=True, text=True, check=True)
    result: dict[str, Any] = json.loads(done.stdout)
    found = {name: row["f1"] for name, row in result.items() if isinstance(row, dict) and "f1" in row}
    return found | result["figure_fields"] | {name: result[name] for name in COUNTS}


def failures(found: dict[str, float], floors: dict[str, float]) -> list[str]:
    """Each score on the wrong side of its floor, as a phrase."""
    return [
        f"{name} {found.get(name, 0.0)} (floor {floor})"
        for name, floor in floors.items()
        if (found[name] > floor if name in COUNTS else found.get(name, 0.0) < floor)
    ]


def main(scorer: Path, gold: Path) -> int:
    failed = False
    for folder, floors in json.loads((HERE / "floors.json").read_text("utf-8")).items():
        found = scores(scorer, gold / folder)
        print(f"{folder}:", ", ".join(f"{name} {found.get(name, 0.0):g}" for name in floors))
        below = failures(found, floors)
        if below:
            failed = True
            print(f"{folder}: BELOW ITS FLOOR:", "; ".join(below))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
