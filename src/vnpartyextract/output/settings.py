"""What is configured, as a table for people."""

import os
from collections.abc import Sequence
from pathlib import Path

from vnpartyextract.config import Setting
from vnpartyextract.messages import VARIABLES, _, in_use, language
from vnpartyextract.output.layout import Column, grid, wrapped
from vnpartyextract.output.plain import plain


def settings_table(settings: Sequence[Setting], files: Sequence[Path], *, width: int, color: bool) -> str:
    """Each setting, what holds and why; then the files that are looked for."""
    columns = (Column(_("Setting")), Column(_("Value"), 12), Column(_("Comes from"), 12))
    rows = [tuple(map(plain, (setting.key, *_told(setting)))) for setting in settings]
    made = grid(columns, rows, width)
    lines = [made.head, *made.rows] if made else [line for row in rows for line in wrapped(": ".join(row), width)]
    lines += ["", _("Files that are looked for:")]
    absent = _("(there is none)")
    lines += [f"  {plain(str(file))}" if file.is_file() else f"  {plain(str(file))} {absent}" for file in files]
    bold, end = ("\x1b[1m", "\x1b[0m") if color else ("", "")
    return f"{bold}{lines[0]}{end}\n" + "".join(f"{line}\n" for line in lines[1:])


def _told(setting: Setting) -> tuple[str, str]:
    if setting.key == "lang" and in_use() != (setting.value or language()):
        return in_use(), "--lang"
    if setting.file is not None:
        return setting.value or "", str(setting.file)
    if setting.key == "lang":
        named = next((name for name in VARIABLES if os.environ.get(name)), None)
        if named is not None and in_use() != "en":
            return in_use(), f"{named}={os.environ[named]}"
        return in_use(), _("nothing sets it: English")
    return {"patterns": _("built-in"), "columns": _("all")}[setting.key], _("nothing sets it")
