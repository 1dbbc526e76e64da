"""Where pages go: one file, a folder of them, or standard output."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vnpartyextract.arguments import output_file
from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import _

ENDINGS = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Target:
    """The file or the folder that pages are written to; neither is standard output."""

    file: Path | None = None
    folder: Path | None = None

    @property
    def shown(self) -> Path | None:
        """What a browser is to open."""
        return self.folder / "index.html" if self.folder else self.file


def target(output: Path | None, inputs: Sequence[str], *, wanted: bool) -> Target:
    """Where to write: what ends in .html is a file, all else a folder. `wanted`: something to open is needed.

    Raises MisuseError for a file in a folder that is not there, and for one of the inputs.
    """
    if output is None or str(output) == "-":
        return Target(Path(tempfile.mkdtemp(), "review.html")) if wanted else Target()
    if output.suffix.lower() not in ENDINGS or output.is_dir():
        if output.exists() and not output.is_dir():
            raise MisuseError(_("--output {path} is no folder: name a file in .html, or a folder.").format(path=output))
        return Target(folder=output)

    return Target(output_file(output, inputs))
