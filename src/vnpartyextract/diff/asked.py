"""What `diff` is asked for on the command line, checked: each refusal is a sentence that says what to do."""

import re
from collections.abc import Sequence
from decimal import Decimal

from vnpartyextract.diff.says import FIELDS, KEY, Matching, Tolerance
from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _

NO_FIELD = N_("--by {!r} is no field that figures can be matched by: choose from {}, with commas between.")
NO_TOLERANCE = N_("--tolerance {!r} is no number: write it as 3 or as 0.5%.")

_TOLERANCE = re.compile(r"(\d+(?:[.,]\d+)?)\s*(%?)", re.ASCII)


def key_fields(written: str | None) -> Sequence[str]:
    """`metric,subject` as the fields of the key, the usual ones for None. Raises MisuseError for what is no field."""
    if written is None:
        return KEY
    fields = [field.strip() for field in written.split(",")]
    for field in fields:
        if field not in FIELDS:
            raise MisuseError(_(NO_FIELD).format(field, ", ".join(FIELDS)))
    return tuple(dict.fromkeys(fields))


def tolerance(written: str | None) -> Tolerance:
    """`3`, `0.5%` or `0,5 %`; none at all for None. Raises MisuseError for anything else."""
    if written is None:
        return Tolerance()
    found = _TOLERANCE.fullmatch(written.strip())
    if found is None:
        raise MisuseError(_(NO_TOLERANCE).format(written))
    number = Decimal(found[1].replace(",", "."))
    return Tolerance(share=number / 100) if found[2] else Tolerance(by=number)


def matching(by: str | None, *, across_periods: bool, tolerated: str | None) -> Matching:
    """How to match, from `--by`, `--across-periods` and `--tolerance`. Raises MisuseError."""
    return Matching(key_fields(by), across_periods, tolerance(tolerated))
