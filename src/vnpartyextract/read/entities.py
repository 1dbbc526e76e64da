"""Entities of HTML left in plain text (`178&nbsp;đảng viên`, `&#272;&#7843;ng`): nobody writes them on purpose."""

import html
import re

from vnpartyextract.messages import N_, _

NOTE = N_(
    "its text holds entities of HTML ({}): they were decoded, and places are counted in the text that is given along."
)
_ENTITY = re.compile(r"&(?:#[0-9]{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});")


def decode_entities(text: str) -> tuple[str, str | None]:
    """`text` without entities, even those that were written twice over (`&amp;nbsp;`); a note, None if it had none."""
    if "&" not in text or (first := _ENTITY.search(text)) is None:
        return text, None
    plain = _ENTITY.sub(_sign, _ENTITY.sub(_sign, text))
    return (text, None) if plain == text else (plain, _(NOTE).format(first.group()))


def _sign(match: re.Match[str]) -> str:
    return html.unescape(match.group())
