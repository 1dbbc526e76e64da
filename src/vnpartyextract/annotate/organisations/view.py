"""What all steps of reading organisations look at: the folded text, the vocabulary, the places of counts."""

import re
from dataclasses import dataclass, replace

from vnpartyextract.annotate.officials.person_name import name_in_run
from vnpartyextract.annotate.organisations.rules import Kind, OrganisationRules
from vnpartyextract.places.gazetteer import gazetteer


@dataclass(frozen=True, slots=True)
class View:
    """`numbers`: where counts begin, which no name holds; `tokenize`: whether the tokenizer may be asked.

    `held`: the bodies of offices are read, so that more words are heads and fields; `holder`: their holder stands
    before them; `persons`: names that the document gives to persons beyond doubt.
    """

    text: str
    cased: str
    rules: OrganisationRules
    numbers: frozenset[int]
    tokenize: bool = True
    held: bool = False
    holder: bool = False
    persons: frozenset[str] = frozenset()

    @property
    def inner(self) -> re.Pattern[str]:
        """Words with small letters that stand inside the name of an institution."""
        return self.rules.find.held_fields if self.held else self.rules.find.inner

    @property
    def ends(self) -> re.Pattern[str]:
        """Words that no field of work goes on with."""
        return self.rules.find.held_ends if self.held else self.rules.find.ends

    def person_in(self, run: list[str], *, told: bool, place_due: bool = True, least_place: int = 0) -> int | None:
        """Where a person's name begins in capitals behind an office; `told`: behind a level's word."""
        names = self.rules.names
        names = replace(names, persons=self.persons) if self.persons else names
        folded = [word.lower() for word in run]
        return name_in_run(
            folded,
            names,
            place_due=place_due,
            after_level=told,
            least_place=least_place,
            person_before=self.holder,
        )

    def head(self, at: int) -> tuple[re.Match[str], str, Kind] | None:
        """The head that begins behind the space at `at`, as written in the vocabulary, and its kind."""
        if not self.text.startswith(" ", at):
            return None
        return self.head_at(at + (2 if self.text.startswith("  ", at) else 1))

    def head_at(self, start: int) -> tuple[re.Match[str], str, Kind] | None:
        """The head that begins at `start`."""
        heads = self.rules.find.held if self.held else self.rules.find.heads
        found = heads.match(self.text, start)
        found = None if found is None else self.meant(found)
        if found is None:
            return None
        phrase = " ".join(found.group().split())
        if self.held and phrase in self.rules.families and self._is_family(found):
            return None
        return found, phrase, self.rules.kinds[phrase]

    def _is_family(self, found: re.Match[str]) -> bool:
        """`Đoàn` of `Văn phòng Chính phủ Đoàn Mạnh Giao`: a family, no body."""
        name = _NAME.match(self.cased, found.start())
        if name is None:
            return False
        words = name.group().lower().split()
        return " ".join(words) in self.persons or words[1] in self.rules.names.clues

    def meant(self, found: re.Match[str]) -> re.Match[str] | None:
        """The head that is meant where the vocabulary has `found`: None where it is written as another word.

        A capital inside of a common noun begins a name: `xã Hội Sơn` is no society.
        """
        rules, cased, head = self.rules, self.cased, found.group()
        if head in rules.letters:
            return found if self.is_level(found) else None
        if head in rules.capitals:
            return found if cased[found.start() : found.end()].isupper() else None
        kind = rules.kinds.get(head)
        if kind == "pseudo" and " " in head and cased[found.start() + head.rfind(" ") + 1].isupper():
            level = rules.find.levels.match(self.text, found.start())
            if level is not None and not cased[found.start() : found.end()].isupper():
                return level
        return found

    def is_level(self, found: re.Match[str]) -> bool:
        """`P. 12`, `Q.10`, `H. Bình Chánh`, `TT Đồng Sậy`: a level of one or two letters is a capital with its dot, a
        number, or the name of such a place behind it.
        """
        cased, end, rules = self.cased, found.end(), self.rules
        letters = found.group()
        if not letters[0].isalpha() or not cased[found.start() : end].isupper():
            return False
        behind = _BEHIND_LETTER.match(cased, end)
        if behind is None:
            return False
        if behind[1][0].isdigit():
            return letters in ("p", "q", "f")
        dotted = cased.startswith(".", end)
        before = cased[max(0, found.start() - 24) : found.start()].rstrip()
        if (not dotted and len(letters) == 1) or f" {before.lower()}".endswith(rules.before.ranked):
            return False
        if self._is_place(behind[1], rules.levels[letters]):
            return True
        if behind[1].split(" ")[0].lower() in rules.families or behind[1].isupper():
            return False
        if not before or before[-1] in ".\n" or not dotted:
            acts = rules.find.predicates.match(self.text, behind.end())
            return " " in behind[1] and acts is not None and not rules.find.speaking.match(self.text, behind.end() + 1)
        if before[-1] in "-(":
            return False
        return before[-1] == "," or rules.find.before_letter.search(before.lower()) is not None

    def _is_place(self, name: str, level: str) -> bool:
        """Whether the words, or the first of them, are the name of a place of this level."""
        words = name.split(" ")
        sizes = range(len(words), 1, -1)
        if any(self.rules.known_levels.get(" ".join(words[:size])) == level for size in sizes):
            return True
        return any(gazetteer().named(" ".join(words[:size]), (level,)) for size in sizes)


_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_a-zđ]\w*(?<![A-ZĐ])){2,3}(?! [A-ZĐ])")
_BEHIND_LETTER = re.compile(r"\.? ?(\d{1,2}(?!\d|[.,/]\d)|(?<=[. ])[A-ZĐ]\w+(?: [A-ZĐ]\w+){0,2})")
