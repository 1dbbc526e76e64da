"""The end of a run in sentences."""

from pathlib import Path

import pytest

from vnpartyextract.batch.journal import Counts
from vnpartyextract.batch.plan import Tally
from vnpartyextract.batch.report import Report, summary, told
from vnpartyextract.batch.task import Outcome, Task

NOTHING = "nothing was read, so an output that was there before is left as it was"
LISTED = Path("facts.errors.jsonl")


@pytest.mark.parametrize(
    ("counts", "tally", "left", "errors", "lines"),
    [
        (Counts(0, 0, 0, 0), Tally(), 0, None, ["0 documents, 0 facts", NOTHING]),
        (Counts(1, 0, 1, 0), Tally(), 0, LISTED, ["1 document, 1 fact"]),
        (Counts(1200, 1000, 34567, 0), Tally(), 0, None, ["1,200 documents (1,000 of them as before), 34,567 facts"]),
        (
            Counts(2, 0, 9, 1234),
            Tally(),
            0,
            LISTED,
            ["2 documents, 9 facts", "1,234 could not be read: see facts.errors.jsonl"],
        ),
        (Counts(2, 0, 9, 1), Tally(), 0, None, ["2 documents, 9 facts", "1 could not be read"]),
        (
            Counts(2, 0, 9, 0),
            Tally(passed=1, twice=1, read=5000),
            1,
            None,
            [
                "2 documents, 9 facts",
                "1 file of other kinds passed over: name them, or choose them with --glob",
                "1 file named twice and read once",
                "1 file of the earlier output no longer among the inputs, and left out",
            ],
        ),
        (
            Counts(0, 0, 0, 0),
            Tally(passed=2000, twice=3),
            4,
            LISTED,
            [
                "0 documents, 0 facts",
                "2,000 files of other kinds passed over: name them, or choose them with --glob",
                "3 files named twice and read once",
                NOTHING,
            ],
        ),
    ],
)
def test_what_came_of_it(counts: Counts, tally: Tally, left: int, errors: Path | None, lines: list[str]) -> None:
    assert list(summary(Report(counts, tally, left), errors)) == lines


def test_a_failure_names_the_file_and_the_line_of_a_record() -> None:
    assert told(Outcome(Task(0, "tin/a.txt"), reason="the file is empty.")) == "tin/a.txt: the file is empty."
    record = Task(0, "crawl.jsonl", 17, "https://x", b"{}")
    assert told(Outcome(record, reason="the record has no text.")) == "crawl.jsonl:17: the record has no text."
