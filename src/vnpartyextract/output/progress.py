"""A long run on the terminal: how far it is, how fast, how many failed, how long it will take."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from vnpartyextract.messages import _


class Bar:
    """A bar on standard error, of `total` bytes of input, None where that is not known; nothing unless `shown`."""

    def __init__(self, *, total: int | None, shown: bool, color: bool) -> None:
        console = Console(stderr=True, no_color=not color, emoji=False, highlight=False)
        self._progress = Progress(
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TextColumn("{task.fields[documents]:,} " + _("documents")),
            TextColumn("{task.fields[rate]:,.0f}/s"),
            TextColumn("{task.fields[failed]:,} " + _("failed")),
            TimeElapsedColumn(),
            TextColumn(_("left")),
            TimeRemainingColumn(),
            console=console,
            transient=True,
            disable=not shown,
        )
        self._task = self._progress.add_task("", total=total, documents=0, failed=0, rate=0.0)
        self._documents = self._failed = 0

    def __enter__(self) -> "Bar":
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._progress.stop()

    def advance(self, *, read: int, failed: bool) -> None:
        """One more is done; `read` is how many bytes of the input have been read in all."""
        if self._progress.disable:
            return
        self._documents += not failed
        self._failed += failed
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = (self._documents + self._failed) / elapsed if elapsed else 0.0
        self._progress.update(self._task, completed=read, documents=self._documents, failed=self._failed, rate=rate)
