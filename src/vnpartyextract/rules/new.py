"""A file for a metric of one's own, with examples to fill in."""

import re
from pathlib import Path

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.rules.phrases import expand

BAD_NAME = N_("{name!r} is no name for a metric: use small letters a–z, digits and _, such as donations.")
THERE = N_("{file} is there already: choose another name, or edit that file.")
BUILT_IN = N_("there is a metric {name!r} already: `vnpartyextract patterns show {name}` prints its rules.")

_TEMPLATE = """\
# {comment_metric}
metric: {name}
label: {label}

# {comment_heads}
heads: [any]

# {comment_cues}
cues:
  before:
    - "{cue}"
  # after: ["…"]
  # heading: ["…"]

# {comment_pseudo}
# pseudo: ["…"]

# {comment_examples}
examples:
  - {{text: "{said} [[12]] đồng chí", value: 12}}

# {comment_counter}
# counterexamples:
#   - {{text: "… [[3]] …", is: other}}
"""


def write_new(folder: Path, name: str, known: frozenset[str], *, label: str = "", cue: str = "") -> Path:
    """Writes `figures/NAME.yaml` under `folder` and returns where it is.

    `known`: all other metrics; `label`: its Vietnamese name; `cue`: words before the number. Raises MisuseError
    for a name that is none or is taken and for a cue that is no phrase, OSError where the file cannot be written.
    """
    if not re.fullmatch("[a-z][a-z0-9_]*", name):
        raise MisuseError(_(BAD_NAME).format(name=name))
    path = folder / "figures" / f"{name}.yaml"
    if path.exists():
        raise MisuseError(_(THERE).format(file=path))
    if name in known:
        raise MisuseError(_(BUILT_IN).format(name=name))
    label = label or name.replace("_", " ")
    cue = (cue or label.lower()).replace("\\", "").replace('"', "")
    try:
        said = expand(cue)[-1]
    except ValueError as error:
        raise MisuseError(str(error)) from error
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        _TEMPLATE.format(
            name=name,
            label=_quoted(label),
            cue=cue,
            said=said,
            comment_metric=_("A metric of one's own; docs/patterns.md tells of every key."),
            comment_heads=_("Which nouns may be counted: classes of lexicon/heads.yaml, or any."),
            comment_cues=_("Words by which it is known: before the number, behind its noun, in a heading."),
            comment_pseudo=_("Words that look like these and mean something else."),
            comment_examples=_(
                "Sentences that it must read, the number in double brackets. Put your own in place of this one."
            ),
            comment_counter=_("Sentences whose number looks like it and is another metric, or none."),
        ),
        "utf-8",
    )
    return path


def _quoted(label: str) -> str:
    return label if re.fullmatch(r"[\w ]+", label) else '"' + label.replace("\\", "").replace('"', "") + '"'
