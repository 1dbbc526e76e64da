"""A series in the form that was asked for."""

from vnpartyextract.output.series.wording import Series
from vnpartyextract.output.writers import Form, How, Target, text_to


def write_series(
    form: Form,
    place: Target,
    series: Series,
    how: How,
    *,
    long: bool = False,
    sources: bool = False,
    bars: bool = False,
    columns: str | None = None,
    width: int = 140,
    color: bool = False,
) -> None:
    """The series in any form; `long` or with chosen `columns` as a row for each source of each value.

    `sources` (footnotes) and `bars` are for the terminal. Raises MisuseError for columns that are none, PictureError
    where a picture cannot be drawn.
    """
    from vnpartyextract.output.grid import write_grid
    from vnpartyextract.output.series import records

    long = long or form.base is Form.parquet  # whose columns need one type each
    if columns is not None:
        grid = records.long_grid(series).picked(columns)
        write_grid(form, place, grid, how, title=series.title, width=width, color=color)
        return
    match form.base:
        case Form.svg | Form.png:
            from vnpartyextract.output.series.picture import picture

            drawn = picture(series, "png" if form is Form.png else "svg")
            text_to(form, place, [drawn])
        case Form.table:
            text_to(form, place, [_terminal(series, long=long, sources=sources, bars=bars, width=width, color=color)])
        case Form.json:
            from vnpartyextract.output.json_text import to_indented

            made = list(records.long_records(series)) if long else records.as_json(series)
            text_to(form, place, [to_indented(made) + "\n"])
        case Form.jsonl:
            from vnpartyextract.output.json_text import to_line

            text_to(form, place, (to_line(record) + "\n" for record in records.long_records(series)))
        case Form.html:
            from vnpartyextract.output.series.html import page

            text_to(form, place, [page(series, long=long)])
        case _:
            grid = records.long_grid(series) if long else records.wide_grid(series)
            write_grid(form, place, grid, how, width=width, color=color)


def _terminal(series: Series, *, long: bool, sources: bool, bars: bool, width: int, color: bool) -> str:
    if bars:
        from vnpartyextract.output.series.bars import bars as drawn

        return drawn(series, width=width, color=color)
    from vnpartyextract.output.series.table import long_table, table

    if long:
        return long_table(series, width=width, color=color)
    return table(series, width=width, color=color, sources=sources)
