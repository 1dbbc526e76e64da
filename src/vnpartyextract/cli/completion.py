"""What the shell offers when Tab is pressed behind an option: `vnpartyextract --install-completion` sets it up."""

from collections.abc import Iterable

from vnpartyextract.errors import ExtractError
from vnpartyextract.messages import _


def metrics(incomplete: str) -> list[tuple[str, str]]:
    """Metrics, each with its label."""
    from vnpartyextract.rules.load import load_patterns

    try:
        labels = load_patterns().labels
    except ExtractError:
        return []
    return [(name, label) for name, label in labels.items() if name.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    from vnpartyextract.diff.change import KINDS

    return _begun(KINDS, incomplete)


def rules(incomplete: str) -> list[tuple[str, str]]:
    """The rules of `check`, each with what it looks for."""
    from vnpartyextract.check import all_rules

    return [(rule.name, _(rule.explanation)) for rule in all_rules() if rule.name.startswith(incomplete)]


def columns(incomplete: str) -> list[str]:
    """Columns of tables; behind a comma the next one."""
    from vnpartyextract.output.columns import NAMES

    done, comma, begun = incomplete.rpartition(",")
    return [f"{done}{comma}{name}" for name in _begun(NAMES, begun)]


def _begun(names: Iterable[str], incomplete: str) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]
