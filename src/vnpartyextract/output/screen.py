"""A terminal that keeps what is printed on it: what is for people is laid out by rich and handed on as text."""

from io import StringIO

from rich.console import Console


class Screen(Console):
    """A console of `width` columns, with or without colours; `text` is what was printed on it so far."""

    def __init__(self, *, width: int, color: bool) -> None:
        self._kept = StringIO()
        super().__init__(
            file=self._kept,
            width=width,
            force_terminal=color,
            color_system="standard" if color else None,
            highlight=False,
            emoji=False,
            legacy_windows=False,
        )

    def text(self) -> str:
        """All lines, without spaces at their ends."""
        return "".join(line.rstrip() + "\n" for line in self._kept.getvalue().splitlines())
