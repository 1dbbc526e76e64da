"""A pattern that subjects are searched with: in any case, however composed, and never for longer than is patient."""

from dataclasses import dataclass

import regex

from vnpartyextract.errors import MisuseError
from vnpartyextract.messages import N_, _
from vnpartyextract.text import normal

PATIENCE = 1.0  # seconds for one subject

BAD_PATTERN = N_(
    "--subject '{pattern}' is no regular expression: {reason}; put \\ before signs that are meant as such."
)
SLOW_PATTERN = N_("--subject '{pattern}' takes too long on '{subject}': leave out nested repeats such as (a+)+.")


@dataclass(frozen=True, slots=True)
class Subject:
    """A compiled `--subject`."""

    pattern: "regex.Pattern[str]"

    def finds(self, *names: str | None) -> bool:
        """Whether it is found in one of the `names`. Raises MisuseError where that takes too long."""
        return any(self._finds(normal(name)) for name in names if name)

    def _finds(self, name: str) -> bool:
        try:
            return self.pattern.search(name, timeout=PATIENCE) is not None
        except TimeoutError:
            raise MisuseError(_(SLOW_PATTERN).format(pattern=self.pattern.pattern, subject=name)) from None


def subject_asked(written: str) -> Subject:
    """What `--subject` was given. Raises MisuseError for what is no regular expression."""
    try:
        return Subject(regex.compile(normal(written), regex.IGNORECASE))
    except (regex.error, RecursionError, OverflowError) as error:
        raise MisuseError(_(BAD_PATTERN).format(pattern=written, reason=error)) from error
