"""How many of the number expressions of other projects' Vietnamese test suites `parse_number` reads rightly.

`numbers.tsv` holds the expressions and their values as plain facts: words and digits in Vietnamese notation (English
notation such as 1,234.5, telephone numbers read digit by digit, and expressions that those suites leave unread on
purpose are left out; of measures and sums of money the number alone is kept).

Run: python benchmarks/number_expressions.py [--misses]
"""

import csv
import sys
from collections import Counter
from fractions import Fraction
from pathlib import Path

from vnpartyextract import parse_number

Case = tuple[str, int | float, str, str]  # expression, value, kind, suite


def read_cases() -> list[Case]:
    """All rows of numbers.tsv, the value as a number."""
    with Path(__file__).with_name("numbers.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["expression"], _value(row["value"]), row["kind"], row["suite"]) for row in rows]


def _value(text: str) -> int | float:
    value = Fraction(text)
    return int(value) if value.denominator == 1 else float(value)


def main() -> int:
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    for expression, value, kind, suite in read_cases():
        got = parse_number(expression)
        for place in ((kind, suite), (kind, "all")):
            asked[place] += 1
            right[place] += got == value
        if got != value and "--misses" in sys.argv:
            print(f"miss: {expression!r} is {value}, read as {got} ({suite})")
    print(f"{'kind':<9}{'suite':<28}{'right':>6}{'of':>6}{'share':>9}")
    for kind, suite in sorted(asked, key=lambda place: (place[0], place[1] == "all", place[1])):
        place = (kind, suite)
        print(f"{kind:<9}{suite:<28}{right[place]:>6}{asked[place]:>6}{right[place] / asked[place]:>9.1%}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
