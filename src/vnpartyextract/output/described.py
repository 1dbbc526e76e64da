"""Sections with heads, each a list of lines, for people."""

from collections.abc import Sequence

from vnpartyextract.output.layout import wrapped
from vnpartyextract.output.plain import plain


def described(title: str, sections: Sequence[tuple[str, Sequence[str]]], *, width: int, color: bool) -> str:
    """The title, then each head with its lines under it, in `width` columns."""
    bold, end = ("\x1b[1m", "\x1b[0m") if color else ("", "")
    lines = [f"{bold}{plain(title)}{end}"]
    for head, items in sections:
        lines += ["", f"{bold}{head}{end}"]
        for item in items:
            first, *rest = wrapped(plain(item), width - 4) or [""]
            lines += [f"  - {first}", *(f"    {line}" for line in rest)]
    return "".join(f"{line}\n" for line in lines)
