"""What can go wrong, in sentences that say what to do next."""

from pathlib import Path


class ExtractError(Exception):
    """Base of every error this package raises on purpose; its text is fit to be shown to a user."""


class InputError(ExtractError):
    """A document cannot be read: missing, a folder, empty, binary, undecodable."""


class MisuseError(ExtractError):
    """The command was called in a way that cannot work."""


class PatternError(ExtractError):
    """A pattern file is wrong. Knows the file, the line (from 1), the rule if there is one, and the reason."""

    def __init__(self, file: Path | str, line: int | None, reason: str, *, rule: str | None = None) -> None:
        self.file = str(file)
        self.line = line
        self.rule = rule
        self.reason = reason
        place = self.file if line is None else f"{self.file}:{line}"
        super().__init__(f"{place}: {f'rule {rule}: ' if rule else ''}{reason}")


class PictureError(ExtractError):
    """A picture cannot be drawn."""
