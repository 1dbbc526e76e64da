"""Names that people type (metrics, kinds, columns, rules): also by label, and what was meant by a typo."""

import unicodedata
from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _

NOT_KNOWN = N_("{option} {name!r} is not known: choose from {known}.")
PERHAPS = N_("{option} {name!r} is not known: did you mean {nearest!r}? Choose from {known}.")


def resolve(written: str, known: Collection[str], option: str) -> str:
    """The name that is meant by `written`: a name, or where `known` maps names to labels, a label.

    Case, marks and `_` make no difference (`huy hieu dang`). Raises MisuseError, naming the `option` that it was given
    to, the nearest name and all of them.
    """
    if written in known:
        return written
    keys = _keys(known)
    found = keys.get(_key(written), set())
    if len(found) == 1:
        return next(iter(found))
    near = get_close_matches(_key(written), keys, n=1, cutoff=0.6)
    told = {
        "option": option,
        "name": written,
        "known": ", ".join(sorted(known) if isinstance(known, Mapping) else known),
    }
    if not near:
        raise MisuseError(_(NOT_KNOWN).format(**told))
    raise MisuseError(_(PERHAPS).format(**told, nearest=min(keys[near[0]])))


def resolve_metric(written: str, labels: Mapping[str, str], option: str = "--metric") -> str:
    """The metric that is meant; `labels` is that of `load_patterns()`. Raises MisuseError as `resolve` does."""
    return resolve(written, labels, option)


def resolve_metrics(written: Iterable[str], labels: Mapping[str, str], option: str = "--metric") -> list[str]:
    """The same for several, each once."""
    return list(dict.fromkeys(resolve_metric(name, labels, option) for name in written))


def _keys(known: Collection[str]) -> dict[str, set[str]]:
    """What may be typed, in its plainest form, and the names that it can mean."""
    keys: dict[str, set[str]] = {}
    for name in known:
        keys.setdefault(_key(name), set()).add(name)
        if isinstance(known, Mapping) and known[name]:
            keys.setdefault(_key(known[name]), set()).add(name)
    return keys


def _key(written: str) -> str:
    """Lower case, without marks, words apart by one space."""
    apart = unicodedata.normalize("NFD", written.lower().replace("đ", "d").replace("_", " ").replace("-", " "))
    return " ".join("".join(char for char in apart if not unicodedata.combining(char)).split())
