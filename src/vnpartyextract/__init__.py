"""Figures, dates, officials and citations out of Vietnamese Party news, each traced to its place in the text."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vnpartyextract.numerals import parse_number
    from vnpartyextract.periods import parse_date
    from vnpartyextract.pipeline import extract

__version__ = "0.1.0"
__all__ = ["__version__", "extract", "parse_date", "parse_number"]

# Late, so that `import vnpartyextract` (and with it --help and --version) loads no tokenizer and no patterns.
_HOMES = {
    "extract": "vnpartyextract.pipeline",
    "parse_date": "vnpartyextract.periods",
    "parse_number": "vnpartyextract.numerals",
}


def __dir__() -> list[str]:
    return sorted(__all__)


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
