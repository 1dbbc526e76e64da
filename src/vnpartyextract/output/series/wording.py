"""What a series says in words: its title, the heads of its rows and columns, its cells."""

from collections.abc import Callable
from dataclasses import dataclass

from vnpartyextract.model import Status
from vnpartyextract.output.vietnamese import number as written
from vnpartyextract.series import Amount, Cell, Gathered, Row

UNKNOWN = "không rõ"
CONFLICT = " ≠ "
BESIDE = "; "
TARGETS = "mục tiêu"
PARTS = "tỷ lệ n/m"
PLACE, UNIT, GROUP, SOURCES = "Địa phương, đơn vị", "Đơn vị tính", "Nhóm, nội dung", "Nguồn"

_MODIFIERS = {
    "more_than": ">",
    "nearly": "gần ",
    "about": "≈",
    "less_than": "<",
    "at_least": "≥",
    "at_most": "≤",
}


@dataclass(frozen=True, slots=True)
class Series:
    """A series with its title, ready to be shown."""

    title: str
    gathered: Gathered


def titled(gathered: Gathered, label: str, status: Status) -> Series:
    """`label`: the Vietnamese name of the metric."""
    return Series(f"{label} ({TARGETS})" if status == "target" else label, gathered)


def row_name(row: Row) -> str:
    return row.name or UNKNOWN


def row_group(row: Row) -> str:
    return "; ".join(part for part in (row.group, row.topic, PARTS if row.parts else "") if part)


def row_heads(series: Series) -> list[tuple[str, Callable[[Row], str]]]:
    """The columns before the periods: title and text. That of groups only where there are any."""
    heads: list[tuple[str, Callable[[Row], str]]] = [(PLACE, row_name)]
    if any(map(row_group, series.gathered.rows)):
        heads.append((GROUP, row_group))
    return [*heads, (UNIT, lambda row: row.unit)]


def row_label(series: Series, row: Row) -> str:
    """All heads of a row in one line; the unit only where the rows differ in it."""
    units = {one.unit for one in series.gathered.rows}
    return ", ".join(part for part in (row_name(row), row_group(row), row.unit if len(units) > 1 else "") if part)


def amount_text(amount: Amount, number: Callable[[float], str] = written) -> str:
    """`178`, `>178`, `90–100`, `9/10`; `number` writes the numbers themselves."""
    text = _MODIFIERS.get(amount.modifier or "", "") + number(amount.value)
    if amount.value_max is not None:
        text += f"–{number(amount.value_max)}"
    return text if amount.total is None else f"{text}/{number(amount.total)}"


def cell_text(cell: Cell, number: Callable[[float], str] = written) -> str:
    """All values: `178`, `178; >170`, and `178 ≠ 187` where they cannot all be true."""
    return between(cell).join(amount_text(value.amount, number) for value in cell.values)


def between(cell: Cell) -> str:
    """What stands between the values of a cell."""
    return CONFLICT if cell.conflict else BESIDE
