"""The bar: what it says of a run, and that it says nothing where it is not to be shown."""

import io
from contextlib import redirect_stderr

import pytest

from vnpartyextract.output.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Standard error as a terminal that is wide enough."""
    monkeypatch.setenv("COLUMNS", "140")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return Terminal()


def last(screen: Terminal, **more: bool | int | None) -> str:
    """The last state that the bar showed of 1,300 documents and 2 failures in 500 of 2,000 bytes."""
    options: dict[str, object] = {"total": 2000, "shown": True, "color": False}
    with redirect_stderr(screen), Bar(**(options | more)) as bar:  # type: ignore[arg-type]
        for _ in range(1300):
            bar.advance(read=490, failed=False)
        for _ in range(2):
            bar.advance(read=500, failed=True)
    return screen.getvalue()


def test_it_tells_how_far_it_is_and_what_failed(screen: Terminal) -> None:
    told = last(screen)
    assert " 25 % 1,300 documents " in told
    assert "/s 2 failed " in told
    assert " left " in told


def test_where_the_size_is_not_known_the_rest_is_told(screen: Terminal) -> None:
    told = last(screen, total=None)
    assert "1,300 documents " in told
    assert "2 failed " in told


def test_at_the_end_it_is_gone(screen: Terminal) -> None:
    told = last(screen)
    assert told.endswith("\x1b[2K")  # the line of the bar is cleared
    assert "\x1b[?25h" in told  # and the cursor is back


@pytest.mark.parametrize(("color", "colored"), [(True, True), (False, False)])
def test_colors_only_where_they_are_wanted(screen: Terminal, color: bool, colored: bool) -> None:
    told = last(screen, color=color)
    assert any(f"\x1b[{code}" in told for code in ("3", "9", "38;")) == colored


def test_nothing_is_shown_where_it_is_not_to_be(screen: Terminal) -> None:
    assert last(screen, shown=False) == ""


def fail(shown: bool) -> None:
    with Bar(total=None, shown=shown, color=False) as bar:
        bar.advance(read=1, failed=False)
        raise OSError("No space left on device")


@pytest.mark.parametrize("shown", [True, False])
def test_it_ends_with_an_error_too(screen: Terminal, shown: bool) -> None:
    with pytest.raises(OSError, match="No space left"), redirect_stderr(screen):
        fail(shown)
    assert ("\x1b[?25h" in screen.getvalue()) == shown


def test_a_long_run_is_not_drawn_for_every_document(screen: Terminal) -> None:
    with redirect_stderr(screen), Bar(total=10**6, shown=True, color=False) as bar:
        for number in range(10_000):
            bar.advance(read=number, failed=False)
    assert screen.getvalue().count("documents") < 1000
