"""What people are told, in their language: gettext catalogues under `locale/`, English in the source.

A message is marked where it is written: `_("…")` where it is used at once, `N_("…")` where it is kept in a table and
handed to `_` later. What belongs into it is filled in afterwards, by name: `_("from {start} to {end}").format(…)`.
"""

import gettext
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("en", "vi")

DOMAIN = "vnpartyextract"  # the name of the catalogues
LOCALE = Path(__file__).parent / "locale"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")

_told: list[str] = ["en"]  # the language in use; one for the whole process, as in every command


def language(environment: Mapping[str, str] | None = None) -> str:
    """The user's language: that of LC_ALL, else LC_MESSAGES, else LANG, where it is one of ours; else English."""
    environment = os.environ if environment is None else environment
    told = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    code = told.partition("_")[0].partition(".")[0].lower()
    return code if code in LANGUAGES else "en"


def use(code: str) -> None:
    """Tells everything in this language from now on. Raises ValueError for one that there is no catalogue of."""
    if code not in LANGUAGES:
        raise ValueError(f"no such language: {code!r}")
    _told[:] = [code]


def in_use() -> str:
    """The language in use."""
    return _told[0]


def _(message: str) -> str:
    """The message in the language in use."""
    return message if _told[0] == "en" or not message else _catalogue(_told[0]).gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of the message for this count, in the language in use."""
    if _told[0] == "en":
        return one if count == 1 else many
    return _catalogue(_told[0]).ngettext(one, many, count)


def N_(message: str) -> str:  # noqa: N802 - so gettext calls it everywhere
    """The message as it is: marked for the catalogues, put into a language later by `_`."""
    return message


@cache
def _catalogue(code: str) -> gettext.NullTranslations:
    """Read when the first message is told in it."""
    return gettext.translation(DOMAIN, LOCALE, [code], fallback=code == "en")
