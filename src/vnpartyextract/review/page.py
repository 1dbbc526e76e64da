"""One self-contained HTML file out of templates, script and style: nothing of an article can run or leave in it."""

import json
import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from vnpartyextract import __version__
from vnpartyextract.messages import _, in_use, ngettext
from vnpartyextract.review.article import Record
from vnpartyextract.review.families import FAMILIES, OTHER, family

MARK = '<meta name="generator" content="vnpartyextract review">'
"""Stands in every page, so that a later run knows what it may write over."""

_FOLDER = Path(__file__).parent / "page"
_SCRIPTS = ("base.js", "wording.js", "text.js", "work.js", "fact.js", "edit.js", "table.js", "overview.js", "main.js")
_SAID = re.compile(r'(?<!\w)_\(\s*"((?:[^"\\]|\\.)*)"')
# What could end the script element or begin another, line ends that old scripts took for such, what is no UTF-8.
_UNSAFE = re.compile("[<>&\u2028\u2029\ud800-\udfff]")


def page(articles: Sequence[Record], labels: Mapping[str, str], *, links: Mapping[str, Any] | None = None) -> str:
    """The file for these articles: one is shown at once, several behind an overview.

    `labels`: the Vietnamese name of each metric. `links`: in a folder of pages, where `previous`, `next` and `overview`
    are, and `position` and `count` of this one.
    """
    return _rendered("page.jinja", articles[0]["title"] if len(articles) == 1 else _("Review"), labels, articles, links)


def index(rows: Sequence[Record], labels: Mapping[str, str], words: Sequence[str] = ()) -> str:
    """The first page of a folder: a row for each article, which leads to its page.

    `words`: the scripts beside it with what is searched for (`review.search`).
    """
    return _rendered("page.jinja", _("Review"), labels, [], {"rows": rows, "scripts": words})


def _rendered(
    template: str, title: str, labels: Mapping[str, str], articles: Sequence[Record], links: Mapping[str, Any] | None
) -> str:
    script, style = _script(), (_FOLDER / "review.css").read_text("utf-8")
    data = {
        "version": __version__,
        "language": in_use(),
        "words": {said: _(said) for said in _said(script)},
        "metrics": _metrics(labels),
        "families": {name: _(told) for name, told in _families()},
        "articles": articles,
        **(links or {}),
    }
    from markupsafe import Markup  # what comes out of our own files; all else is escaped

    return str(
        _templates(in_use())
        .get_template(template)
        .render(
            mark=Markup(MARK),
            title=title,
            language=in_use(),
            style=Markup(style),
            script=Markup(script),
            policy=policy(script, style, loads=bool(links and links.get("scripts"))),
            data=Markup(safe_json(data)),
            text=articles[0]["text"].encode("utf-8", "replace").decode() if len(articles) == 1 else "",
        )
    )


def safe_json(data: Any) -> str:
    """JSON that no text inside can break out of, in a script element or anywhere else in a page."""
    written = json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return _UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def policy(script: str, style: str, *, loads: bool = False) -> str:
    """What the browser is told to allow: this script and this style, by their hashes, and nothing else.

    `loads`: and the scripts that this script asks for by itself.
    """
    more = " 'strict-dynamic'" if loads else ""
    return (
        f"default-src 'none'; script-src {_hash(script)}{more}; style-src {_hash(style)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hash(source: str) -> str:
    return f"'sha256-{b64encode(sha256(source.encode()).digest()).decode()}'"


@cache
def _script() -> str:
    return "\n".join((_FOLDER / name).read_text("utf-8") for name in _SCRIPTS)


def _said(script: str) -> list[str]:
    """Every message of the script, as it stands there in English."""
    return [json.loads(f'"{found}"') for found in dict.fromkeys(_SAID.findall(script))]


def metric_labels(labels: Mapping[str, str]) -> dict[str, str]:
    """What each metric is called in the language in use; in English by its name."""
    return {name: label if in_use() == "vi" else name.replace("_", " ") for name, label in labels.items()}


def _metrics(labels: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {name: {"label": label, "family": family(name)} for name, label in metric_labels(labels).items()}


def _families() -> list[tuple[str, str]]:
    return [*((name, told) for name, (told, _metrics) in FAMILIES.items()), OTHER]


@cache
def _templates(language: str) -> Any:
    """The templates in one language; everything that is put into them is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(_, ngettext, newstyle=True)  # type: ignore[attr-defined]
    return made
