"""A series as a picture: a line for each place over the periods, as SVG or PNG; many places have a small picture each.

Only periods of one kind that follow on one another are joined, so that a gap stays a gap and half a year is never
joined to a whole one. What has no subject or no period has no place in the picture.
"""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any, Literal

from vnpartyextract.errors import PictureError
from vnpartyextract.output.plain import plain
from vnpartyextract.output.series.wording import CONFLICT, Series, row_label
from vnpartyextract.output.vietnamese import number
from vnpartyextract.series import Cell, Column, Gathered, Row
from vnpartyextract.series.column import in_time_order

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

NO_MATPLOTLIB = "drawing needs an extra: install it with pip install 'vnpartyextract[plot]'."
NOTHING_TO_DRAW = "nothing to draw: no figure has both a subject and a period; see them with --format table."

Form = Literal["svg", "png"]
TOGETHER = 6  # places in one picture; more have one each
ACROSS = 3  # small pictures beside one another
_MOST_YEARS = 60  # beyond that years without figures are no longer shown as gaps
_MARKS = "osD^vPX*"
_APART = ("range", "day")  # kinds of periods that do not follow on one another
_SPREAD = 0.3  # of the room between two periods: how far apart the places are drawn
_OPEN_MARK: dict[str, Any] = {"linestyle": ":", "markerfacecolor": "white", "markeredgewidth": 1.8, "markersize": 8}
# The same picture byte by byte whenever it is drawn; letters as outlines, for not every font has ế or ỵ. `$` in an
# article's words is no formula.
_SETTINGS: dict[Any, Any] = {
    "svg.hashsalt": "vnpartyextract",
    "svg.fonttype": "path",
    "font.family": "DejaVu Sans",
    "text.parse_math": False,
    "axes.spines.top": False,
    "axes.spines.right": False,
}


def picture(series: Series, form: Form) -> bytes:
    """The file's bytes. Raises PictureError where matplotlib is not installed or nothing can be drawn."""
    try:
        from matplotlib import rc_context
    except ImportError:
        raise PictureError(NO_MATPLOTLIB) from None
    rows = drawable(series.gathered)
    if not rows:
        raise PictureError(NOTHING_TO_DRAW)
    drawn = io.BytesIO()
    with rc_context(_SETTINGS):
        figure = _figure(series, rows)
        metadata = {"Date": None} if form == "svg" else {"Software": None}
        figure.savefig(drawn, format=form, dpi=150, bbox_inches="tight", metadata=metadata)
    return drawn.getvalue()


def drawable(gathered: Gathered) -> list[Row]:
    """The rows that have a subject and at least one known period."""
    return [row for row in gathered.rows if row.name is not None and any(column.known for column in row.cells)]


def slots(columns: Sequence[Column]) -> list[Column]:
    """The places on the axis: the known columns, with the years between them that have none."""
    known = [column for column in columns if column.known]
    years = [int(column.start[:4]) for column in known if column.length == "year" and column.start is not None]
    if not years or max(years) - min(years) > _MOST_YEARS:
        return known
    between = (Column(f"{year:04}-01-01", f"{year:04}-12-31") for year in range(min(years), max(years)))
    return sorted({*known, *between}, key=in_time_order)


def _figure(series: Series, rows: Sequence[Row]) -> "Figure":
    from matplotlib.figure import Figure

    places = slots([column for column in series.gathered.columns if any(column in row.cells for row in rows)])
    if len(rows) > TOGETHER:
        return _multiples(series, rows, places)
    width = min(max(6.4, 1.1 * len(places) + 2.0), 24)
    figure = Figure(figsize=(width, max(4.2, 0.28 * len(rows) + 1.2)), layout="constrained")
    axes = figure.add_subplot()
    step = _SPREAD / len(rows)
    contradicted = [
        _draw(axes, place, step * (place - (len(rows) - 1) / 2), row, places) for place, row in enumerate(rows)
    ]
    axes.set_title(plain(series.title), loc="left", fontweight="bold")
    axes.set_xlabel("Thời gian")
    axes.set_ylabel(_label(_counted(rows)))
    _scales(axes, places)
    _legend(axes, series, rows, conflicts=any(contradicted))
    return figure


def _multiples(series: Series, rows: Sequence[Row], places: Sequence[Column]) -> "Figure":
    """A small picture for each place, all over the same periods; each with its own scale, which is told beside it."""
    from matplotlib.figure import Figure

    down = -(-len(rows) // ACROSS)
    figure = Figure(figsize=(max(9.0, 1.2 * len(places) * ACROSS), 1.0 + 2.1 * down), layout="constrained")
    figure.suptitle(plain(f"{series.title} ({_counted(rows)})"), x=0.01, ha="left", fontweight="bold")
    for place, row in enumerate(rows):
        axes = figure.add_subplot(down, ACROSS, place + 1)
        _draw(axes, 0, 0.0, row, places)
        axes.set_title(_label(row_label(series, row)), loc="left", fontsize=9)
        _scales(axes, places)
        axes.tick_params(labelsize=8)
    return figure


def _counted(rows: Sequence[Row]) -> str:
    """What the heights are numbers of."""
    units = sorted({row.unit for row in rows if row.unit})
    return units[0] if len(units) == 1 else "Số lượng"


def _scales(axes: "Axes", places: Sequence[Column]) -> None:
    """The periods below, numbers as Vietnamese readers write them at the left."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    turned = any(len(column.label) > 8 for column in places)
    axes.set_xticks(range(len(places)), [column.label for column in places], rotation=30 if turned else 0)
    if turned:
        for tick in axes.get_xticklabels():
            tick.set_horizontalalignment("right")
    axes.set_xlim(-0.5, len(places) - 0.5)
    axes.margins(y=0.12)
    if axes.dataLim.y0 >= 0:
        axes.set_ylim(bottom=0)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: number(round(value, 6)).removesuffix(",0")))
    axes.grid(axis="y", alpha=0.3)


def _draw(axes: "Axes", place: int, shift: float, row: Row, places: Sequence[Column]) -> bool:
    """A row's points and lines, all moved by `shift`; whether some of its values contradict one another."""
    style = _style(place)
    for run in _runs(row, places):
        axes.plot([at + shift for at, _ in run], [height for _, height in run], linewidth=1.8, **style)
    contradicted = [(at, cell) for at, column in enumerate(places) if (cell := row.cells.get(column)) and cell.conflict]
    for at, cell in contradicted:
        heights = [value.amount.value for value in cell.values]
        axes.plot([at + shift] * len(heights), heights, **_OPEN_MARK, **style)
        for height in heights:
            axes.annotate(CONFLICT.strip(), (at + shift, height), (6, -4), textcoords="offset points", color="#c00000")
    return bool(contradicted)


def _style(place: int) -> dict[str, Any]:
    return {"color": f"C{place % 10}", "marker": _MARKS[place // 10 % len(_MARKS)]}


def _runs(row: Row, places: Sequence[Column]) -> Iterator[list[tuple[int, float]]]:
    """The points that a line may join: those of one kind of period, with no gap and no contradiction between."""
    for kind in sorted({column.length for column in places}):
        of_kind = [(at, _height(row.cells.get(column))) for at, column in enumerate(places) if column.length == kind]
        for nothing, run in groupby(of_kind, key=lambda point: point[1] is None):
            points = [(at, height) for at, height in run if height is not None]
            if not nothing:
                yield from [points] if kind not in _APART else [[point] for point in points]


def _height(cell: Cell | None) -> float | None:
    """Where a cell is drawn as one point: at its exact value, where rounded ones agree with it."""
    if cell is None or cell.conflict:
        return None
    amounts = [value.amount for value in cell.values]
    return next((amount for amount in amounts if amount.modifier is None), amounts[0]).value


def _legend(axes: "Axes", series: Series, rows: Sequence[Row], *, conflicts: bool) -> None:
    from matplotlib.lines import Line2D

    handles = [Line2D([], [], linewidth=1.8, **_style(place)) for place in range(len(rows))]
    labels = [_label(row_label(series, row)) for row in rows]
    if conflicts:
        handles.append(Line2D([], [], color="#c00000", marker="o", **_OPEN_MARK))
        labels.append(f"{CONFLICT.strip()} các nguồn nói khác nhau")
    axes.legend(handles, labels, loc="upper left", bbox_to_anchor=(1.01, 1.0), frameon=False)


def _label(text: str) -> str:
    """A text for the legend, which passes over what begins with an underscore."""
    told = plain(text)
    return f" {told}" if told.startswith("_") else told
