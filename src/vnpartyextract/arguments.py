"""What the command is given, checked before any work begins: each refusal is a sentence that says what to do."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from vnpartyextract.errors import MisuseError as MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.names import resolve_metric

NO_DATE = N_("--published {!r} is no date: write it as 2024-02-17 or 17/2/2024.")
NOWHERE = N_("--origin {!r} is no place in the lists: write it as 'tỉnh Hòa Bình' or 'huyện Châu Thành, tỉnh Long An'.")
SEVERAL = N_("--origin {!r} may be {}: write what it lies in as well, behind a comma.")
NO_PLACE = N_("--at needs a place: give a piece of the text such as '178 đảng viên', or an offset such as @206.")
NEEDS_METRIC = N_("--metric is needed: choose from {}.")
PICTURE_ALONE = N_("{file} is a picture, not facts: to draw one, say -o {file} or --plot {file}.")
PICTURE_TWICE = N_("--plot draws one picture, not {files}: name one.")
PICTURE_OF_NOTHING = N_("--plot {file}: name the facts to draw as well.")
PICTURE_FOLDER = N_("--plot {file}: there is no folder {folder}: make it first, or choose another file.")
NOT_DRAWN = N_("{file}: pictures are drawn as .svg or .png: let the name end so.")
BARS_ALONE = N_(
    "--plot draws bars in place of the table: leave out --format, --long, --columns and --sources, or name a picture."
)
NO_INPUT = N_("nothing to read: name files or folders, or - for standard input.")
STDIN_TWICE = N_("standard input can be read only once: give - once.")
OVERWRITES = N_("--output {} is one of the inputs and would be overwritten: choose another file.")
OUTPUT_IS_FOLDER = N_("--output {} is a folder: name a file in it.")
NO_FOLDER = N_("--output {}: there is no folder {}: make it first, or choose another file.")

PICTURES = (".svg", ".png")
OTHER_PICTURES = (".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".eps")


def published_day(written: str) -> date:
    """`2024-02-17` or `17/2/2024` as a day. Raises MisuseError for anything else."""
    parts = written.split("-") if "-" in written else written.split("/")[::-1]
    try:
        year, month, day = (int(part) for part in parts)
        if year < 1000:  # two digits of a year: which century?
            raise ValueError(written)
        return date(year, month, day)
    except ValueError:
        raise MisuseError(_(NO_DATE).format(written)) from None


def place_asked(written: str) -> int | str:
    """What --at was given: an offset behind an `@`, else a piece of text. Raises MisuseError for nothing.

    Digits alone stay text: whether a number or an offset is meant, the article decides.
    """
    if not written.strip():
        raise MisuseError(_(NO_PLACE))
    offset = written.strip().removeprefix("@")
    return int(offset) if offset != written.strip() and offset.isascii() and offset.isdecimal() else written


def from_place(written: str) -> str:
    """What --origin was given, a unit of the lists. Raises MisuseError for what is none, and for one of several."""
    from vnpartyextract.places import gazetteer, given_place

    units = gazetteer()
    found = given_place(written, units)
    if not found:
        raise MisuseError(_(NOWHERE).format(written))
    for is_new in (False, True):
        codes = {unit.code: unit for unit in found if unit.is_new == is_new}
        if len(codes) > 1:
            raise MisuseError(_(SEVERAL).format(written, " or ".join(map(units.full_name, codes.values()))))
    return written


def check_inputs(inputs: Sequence[str]) -> None:
    """Raises MisuseError where standard input is to be read more than once."""
    if inputs.count("-") > 1:
        raise MisuseError(_(STDIN_TWICE))


def metric_given(written: str, labels: Mapping[str, str]) -> str:
    """The metric that is meant by name or label. Raises MisuseError, naming all of them, where none or another is."""
    if not written:
        raise MisuseError(_(NEEDS_METRIC).format(", ".join(sorted(labels))))
    return resolve_metric(written, labels)


def plot_words(words: Sequence[str]) -> list[str]:
    """The words of a command line, `--plot=FILE` as two."""
    return [part for word in words for part in (("--plot", word[7:]) if word.startswith("--plot=") else (word,))]


def picture_asked(inputs: Sequence[str], plot: bool) -> tuple[list[str], Path | None]:
    """The inputs without the picture that is to be drawn, and that picture; None where none is named.

    `--plot` may stand alone or before a name, so a name that ends like a picture is that: no facts end so. Raises
    MisuseError for several, for one without `plot`, for one of a kind that is not drawn, and for one that cannot be
    written there.
    """
    for name in inputs:
        if name.lower().endswith(OTHER_PICTURES):
            raise MisuseError(_(NOT_DRAWN).format(file=name))
    pictures = [name for name in inputs if name.lower().endswith(PICTURES)]
    if not pictures:
        return list(inputs), None
    picture = Path(pictures[0])
    facts = [name for name in inputs if name not in pictures]
    if not plot:
        raise MisuseError(_(PICTURE_ALONE).format(file=picture))
    if len(pictures) > 1:
        raise MisuseError(_(PICTURE_TWICE).format(files=", ".join(pictures)))
    if not facts:
        raise MisuseError(_(PICTURE_OF_NOTHING).format(file=picture))
    if not picture.parent.is_dir():
        raise MisuseError(_(PICTURE_FOLDER).format(file=picture, folder=picture.parent))
    return facts, picture


def bars_asked(bars: bool, form: str | None, *, long: bool, sources: bool, columns: str | None) -> bool:
    """Whether bars take the place of the table. Raises MisuseError where something else is asked for as well."""
    if bars and (long or sources or columns is not None or form not in (None, "table")):
        raise MisuseError(_(BARS_ALONE))
    return bars


def needed(inputs: Sequence[str] | None) -> None:
    """Raises MisuseError where no input was given."""
    if not inputs:
        raise MisuseError(_(NO_INPUT))


def output_file(output: Path | None, inputs: Sequence[str]) -> Path | None:
    """The file to write, None for standard output.

    Raises MisuseError for a folder, for a file in a folder that is not there, and for one of the `inputs`, by whatever
    name or link.
    """
    if output is None or str(output) == "-":
        return None
    if output.is_dir():
        raise MisuseError(_(OUTPUT_IS_FOLDER).format(output))
    if not output.parent.is_dir():
        raise MisuseError(_(NO_FOLDER).format(output, output.parent))
    if output.is_file() and any(os.path.exists(name) and output.samefile(name) for name in inputs):
        raise MisuseError(_(OVERWRITES).format(output))
    return output
