"""Where the patterns that come with the package are."""

from pathlib import Path

from vnpartyextract.errors import PatternError
from vnpartyextract.messages import _


def builtin_folder() -> Path:
    """The patterns that come with the package: inside an installed wheel, or at the top of a checkout."""
    inside = Path(__file__).resolve().parents[1] / "patterns"
    if inside.is_dir():
        return inside
    beside = Path(__file__).resolve().parents[3] / "patterns"
    if beside.is_dir():
        return beside
    raise PatternError(inside, None, _("the built-in patterns are missing: install the package again"))
