"""What `diff` is asked for, and the sentences in which it is refused."""

from decimal import Decimal

import pytest

from vnpartyextract.diff.asked import key_fields, tolerance
from vnpartyextract.diff.says import KEY, Tolerance
from vnpartyextract.errors import MisuseError


def test_key_fields() -> None:
    assert key_fields(None) == KEY
    assert key_fields("metric, place,metric") == ("metric", "place")


@pytest.mark.parametrize("written", ["", "metric,", "value", "Metric", "metric;unit"])
def test_no_key_fields(written: str) -> None:
    with pytest.raises(MisuseError, match=r"^--by '.*' is no field .* metric, subject, place, unit"):
        key_fields(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (None, Tolerance()),
        ("3", Tolerance(by=Decimal(3))),
        ("0", Tolerance()),
        ("0.5%", Tolerance(share=Decimal("0.005"))),
        ("0,5 %", Tolerance(share=Decimal("0.005"))),
    ],
)
def test_tolerance(written: str | None, meant: Tolerance) -> None:
    assert tolerance(written) == meant


@pytest.mark.parametrize("written", ["", "%", "-1", "1e3", "nan", "1.000,5", "٣", "5%%"])
def test_no_tolerance(written: str) -> None:
    with pytest.raises(MisuseError, match=r"is no number: write it as 3 or as 0\.5%\.$"):
        tolerance(written)
