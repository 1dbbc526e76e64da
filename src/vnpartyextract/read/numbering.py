"""The marks that Word puts before the items of its lists: what no paragraph holds as text."""

from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9
_BULLETS = ("- ", "+ ")  # of the first level and of those below, as every later stage knows them


def value(element: Any, path: str) -> str | None:
    """The `w:val` of what stands at `path` below an element: each step is a name without prefix."""
    for name in path.split("/"):
        element = None if element is None else element.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val")


def number(element: Any, path: str, default: int = 0) -> int:
    """The same as a whole number, `default` where there is none."""
    said = value(element, path) or ""
    return int(said) if said.isdecimal() and len(said) < 6 else default


class Numbering:
    """Counts the items of all lists of a document as they go by."""

    def __init__(self, numbering: Any, styles: Any) -> None:
        self.levels: dict[tuple[str, int], Any] = {}
        self.starts: dict[tuple[str, int], int] = {}
        self.abstract: dict[str, str] = {}
        self.counts: dict[str, list[int]] = {}
        self.styles = {} if styles is None else {style.get(f"{W}styleId"): style for style in styles.iter(f"{W}style")}
        if numbering is None:
            return
        for one in numbering.iter(f"{W}abstractNum"):
            for level in one.iter(f"{W}lvl"):
                self.levels[one.get(f"{W}abstractNumId"), _depth(level)] = level
        for one in numbering.iter(f"{W}num"):
            name = one.get(f"{W}numId")
            self.abstract[name] = value(one, "abstractNumId") or ""
            for other in one.iter(f"{W}lvlOverride"):
                if value(other, "startOverride") is not None:
                    self.starts[name, _depth(other)] = number(other, "startOverride", 1)

    def mark(self, paragraph: Any) -> str:
        """The mark of a paragraph with the space behind it; nothing where it is no item of a list."""
        found = self._list(paragraph)
        if found is None or found[0] not in self.abstract:
            return ""
        name, depth = found
        abstract = self.abstract[name]
        level = self.levels.get((abstract, depth))
        if level is None:
            return ""
        form = value(level, "numFmt") or "decimal"
        if form == "none":
            return ""
        if form == "bullet":
            return _BULLETS[min(depth, 1)]
        counts = self._count(name, abstract, depth)
        text = value(level, "lvlText") or ""
        for at in range(depth + 1):
            shape = value(self.levels.get((abstract, at)), "numFmt") or "decimal"
            text = text.replace(f"%{at + 1}", _written(counts[at], shape))
        return f"{text.strip()} " if text.strip() else ""

    def _count(self, name: str, abstract: str, depth: int) -> list[int]:
        """How far each level of a list has come, this item counted. Lists of one form count on from one another,
        but where one has a start of its own.
        """
        own = any((name, at) in self.starts for at in range(_LEVELS))
        counts = self.counts.setdefault(name if own else abstract, [0] * _LEVELS)
        for at in range(depth + 1):
            if at == depth or not counts[at]:
                first = self.starts.get((name, at), number(self.levels.get((abstract, at)), "start", 1))
                counts[at] = counts[at] + 1 if counts[at] else first
        counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return counts

    def _list(self, paragraph: Any) -> tuple[str, int] | None:
        """The list of a paragraph and its level: told by itself, else by its style or the one that is based on."""
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle")
        depth: int | None = None
        for _ in range(20):
            told = None if properties is None else properties.find(f"{W}numPr")
            if told is not None:
                if depth is None and value(told, "ilvl") is not None:
                    depth = min(number(told, "ilvl"), _LEVELS - 1)
                name = value(told, "numId")
                if name is not None:
                    return None if name == "0" else (name, depth or 0)
            element = self.styles.get(style)
            if element is None:
                return None
            properties, style = element.find(f"{W}pPr"), value(element, "basedOn")
        return None

    def hides(self, run: Any, paragraph: Any) -> bool:
        """Whether Word does not show a run: it is hidden by itself or by its style."""
        told = _hidden(run.find(f"{W}rPr"))
        styles = (value(run.find(f"{W}rPr"), "rStyle"), value(paragraph.find(f"{W}pPr"), "pStyle"))
        for style in styles:
            for _ in range(20):
                element = self.styles.get(style)
                if told is not None or element is None:
                    break
                told, style = _hidden(element.find(f"{W}rPr")), value(element, "basedOn")
        return bool(told)


def _hidden(properties: Any) -> bool | None:
    return None if properties is None else is_on(properties, "vanish")


def is_on(properties: Any, name: str) -> bool | None:
    """Whether a property is set; None where nothing is said of it."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val") not in {"0", "false", "off", "none"}


def _depth(level: Any) -> int:
    said = level.get(f"{W}ilvl") or "0"
    return int(said) if said.isdecimal() and len(said) < 3 else 0


def _written(count: int, form: str) -> str:
    if form.endswith("Letter"):
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if form.startswith("upper") else letter
    if form.endswith("Roman"):
        said, left = "", min(count, 3999)
        for size, sign in _ROMAN:
            said += sign * (left // size)
            left %= size
        return said if form.startswith("upper") else said.lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X")),
    *((9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
