"""What holds where an option is left out: `vnpartyextract.toml` or `[tool.vnpartyextract]` of `pyproject.toml` in the
folder one is in, then `config.toml` in the user's own folder for configuration.

The first file that sets a key decides about it. There are three keys: `lang`, `patterns` (a folder; a relative one is
taken from where the file is) and `columns` (a list of names).
"""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import LANGUAGES, N_, _
from vnpartyextract.names import resolve

KEYS = ("lang", "patterns", "columns")

NO_TOML = N_("{file}: this is no TOML that can be read ({why}).")
NO_TEXT = N_("{file}: `{key}` is to be text in quotes.")
NO_LIST = N_('{file}: `columns` is to be a list of names, such as ["metric_label", "value"].')


@dataclass(frozen=True, slots=True)
class Setting:
    """A value, and the file that it comes from; no file: nothing is set, and the value is None."""

    key: str
    value: str | None = None
    file: Path | None = None


def read_config(folder: Path, home: Path | None) -> list[Setting]:
    """What holds in `folder`, for each of `KEYS`; `home` is the user's own folder for configuration.

    Raises MisuseError for a file that is no TOML, for an unknown key, and for a value of another kind.
    """
    found: dict[str, Setting] = {}
    for file in files(folder, home):
        for setting in _settings(file):
            found.setdefault(setting.key, setting)
    return [found.get(key, Setting(key)) for key in KEYS]


def files(folder: Path, home: Path | None) -> list[Path]:
    """The files that are looked for, the first one that sets a key first."""
    own = [home / "config.toml"] if home is not None else []
    return [folder / "vnpartyextract.toml", folder / "pyproject.toml", *own]


def defaults(settings: list[Setting]) -> dict[str, Any]:
    """The settings as values of the options of the same names."""
    return {setting.key: setting.value for setting in settings if setting.value is not None}


def _settings(file: Path) -> Iterator[Setting]:
    for key, value in _table(file).items():
        name = resolve(key, KEYS, f"{file}:")
        if name == "columns":
            if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
                raise MisuseError(_(NO_LIST).format(file=file))
            yield Setting(name, ",".join(value), file)
            continue
        if not isinstance(value, str):
            raise MisuseError(_(NO_TEXT).format(file=file, key=name))
        if name == "lang":
            resolve(value, LANGUAGES, f"{file}: lang")
        yield Setting(name, str(file.parent / os.path.expanduser(value)) if name == "patterns" else value, file)


def _table(file: Path) -> Mapping[str, Any]:
    """The settings in a file as they are written; none where there is no such file, or it says nothing of us."""
    try:
        text = file.read_text("utf-8")
    except OSError:
        return {}
    except UnicodeDecodeError as error:
        raise MisuseError(_(NO_TOML).format(file=file, why=error)) from None
    if file.name == "pyproject.toml" and "[tool.vnpartyextract" not in text:
        return {}
    import tomllib  # late: most people have no such file

    try:
        data: Any = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        if file.name == "pyproject.toml":  # whose it is will say so
            return {}
        raise MisuseError(_(NO_TOML).format(file=file, why=error)) from None
    if file.name == "pyproject.toml":
        data = data.get("tool", {}).get("vnpartyextract", {})
    return data if isinstance(data, Mapping) else {}
