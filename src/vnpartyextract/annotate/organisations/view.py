"""What all steps of reading organisations look at: the folded text, the vocabulary, the places of counts."""

import re
from dataclasses import dataclass

from vnpartyextract.annotate.organisations.rules import Kind, OrganisationRules


@dataclass(frozen=True, slots=True)
class View:
    """`numbers`: where counts begin, which no name holds; `tokenize`: whether the tokenizer may be asked."""

    text: str
    cased: str
    rules: OrganisationRules
    numbers: frozenset[int]
    tokenize: bool = True

    def head(self, at: int) -> tuple[re.Match[str], str, Kind] | None:
        """The head that begins behind the space at `at`, as written in the vocabulary, and its kind."""
        if not self.text.startswith(" ", at):
            return None
        return self.head_at(at + (2 if self.text.startswith("  ", at) else 1))

    def head_at(self, start: int) -> tuple[re.Match[str], str, Kind] | None:
        """The head that begins at `start`."""
        found = self.rules.find.heads.match(self.text, start)
        if found is None or (found.group() in self.rules.letters and not self.is_level(found)):
            return None
        phrase = " ".join(found.group().split())
        return found, phrase, self.rules.kinds[phrase]

    def is_level(self, found: re.Match[str]) -> bool:
        """`P. 12`, `Q.10`, `H. Bình Chánh`: a level of one or two letters is a capital with its dot, or a number."""
        cased, end = self.cased, found.end()
        if not found.group()[0].isalpha() or not cased[found.start() : end].isupper():
            return False
        behind = _BEHIND_LETTER.match(cased, end)
        if behind is None:
            return False
        if behind[1][0].isdigit():
            return found.group() in ("p", "q", "f")
        before = cased[max(0, found.start() - 24) : found.start()].rstrip()
        if (
            before.endswith(("-", "(", "\n", "."))
            or not before
            or behind[1].split(" ")[0].lower() in self.rules.families
        ):
            return False
        return before[-1] == "," or self.rules.find.before_letter.search(before.lower()) is not None


_BEHIND_LETTER = re.compile(r"\.? ?(\d{1,2}(?!\d|[.,/]\d)|(?<=\.)[A-ZĐ]\w+|(?<=\. )[A-ZĐ]\w+(?: [A-ZĐ]\w+)?)")
