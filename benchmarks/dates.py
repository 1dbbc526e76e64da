"""How many of the date expressions of public Vietnamese suites `parse_date` reads as they do.

`dates.tsv` holds the expressions of a day or coarser: what is said, the day of speaking, the first day (as fine as the
suite tells it: a year, a month or a day), the last day where the suite tells a range, and whether the expression is
`absolute`, `relative` or `none` (no date at all). Run: `python benchmarks/dates.py [--misses]`.
"""

import csv
import sys
from collections import Counter
from datetime import date
from pathlib import Path

from vnpartyextract.periods import parse_date

BARS = {"absolute": 0.97, "relative": 0.85, "none": 1.0}


def right(row: dict[str, str]) -> bool:
    """Does `parse_date` read this row as the suite does?"""
    reference = date.fromisoformat(row["reference"]) if row["reference"] else None
    period = parse_date(row["expression"], reference)
    if row["kind"] == "none":
        return period is None
    if period is None or period.start is None:
        return False
    last = period.end.isoformat() if period.end else ""
    return period.start.isoformat().startswith(row["start"]) and (not row["end"] or last == row["end"])


def main() -> int:
    due: Counter[str] = Counter()
    hit: Counter[str] = Counter()
    with Path(__file__).with_suffix(".tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            ok = right(row)
            due[row["kind"]] += 1
            hit[row["kind"]] += ok
            if not ok and "--misses" in sys.argv:
                reference = date.fromisoformat(row["reference"]) if row["reference"] else None
                print("miss:", *row.values(), "| read as:", parse_date(row["expression"], reference))
    for kind, bar in BARS.items():
        print(f"{kind:9} {hit[kind]:4} of {due[kind]:4}  {hit[kind] / due[kind]:.1%}  (bar {bar:.0%})")
    return 0 if all(hit[kind] >= bar * due[kind] for kind, bar in BARS.items()) else 1


if __name__ == "__main__":
    sys.exit(main())
