"""What a document comes to in one line, and what a figure is called."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from vnpartyextract.messages import N_, _, in_use, ngettext
from vnpartyextract.output.words import amount, number

Fact = Mapping[str, Any]

# The metrics whose figure the line tells, where the document's main body has one alone.
_TOLD = {
    "admissions": N_("{value} admitted"),
    "party_members": N_("{value} members"),
    "disciplined": N_("{value} disciplined"),
    "badges": N_("{value} badges"),
}


def summary(facts: Sequence[Fact]) -> str:
    """`19 số liệu · 1 cán bộ · 2 văn bản · kết nạp 178 · 5.458 đảng viên`."""
    count = Counter(fact["kind"] for fact in facts)
    parts = [
        (count["figure"], ngettext("{n} figure", "{n} figures", count["figure"])),
        (count["official"], ngettext("{n} official", "{n} officials", count["official"])),
        (count["citation"], ngettext("{n} document", "{n} documents", count["citation"])),
    ]
    told = [message.format(n=number(n)) for n, message in parts if n]
    told += [_(message).format(value=value) for metric, message in _TOLD.items() if (value := _only(facts, metric))]
    return " · ".join(told) or _("no facts")


def _only(facts: Sequence[Fact], metric: str) -> str | None:
    """The one figure of a metric that the body most told of has, parts, shares and plans aside; None for several."""
    figures = [fact for fact in facts if fact["kind"] == "figure"]
    bodies = Counter(fact["subject"] for fact in figures if fact["subject"])
    main = bodies.most_common(1)[0][0] if bodies else None
    values = {
        amount(fact)
        for fact in figures
        if fact["metric"] == metric
        and fact["subject"] == main
        and fact["status"] == "reported"
        and fact["unit"] != "%"
        and not (fact["parent"] or fact["group"])
    }
    return values.pop() if len(values) == 1 else None


def name_of(fact: Fact, whole: Fact | None, labels: Mapping[str, str]) -> tuple[str, str]:
    """What a figure is called, and its unit: by metric and group; a part of the same metric by its group alone, and
    `other` by what it counts, since its metric says nothing."""
    about = "; ".join(part for part in (fact["group"], fact["topic"]) if part)
    unit = " ".join(part for part in (fact["unit"], fact["of"]) if part)
    if fact["metric"] == "other":
        if about or fact["of"]:
            return _capital(about or fact["of"]), fact["unit"] if not about else unit
        return (_capital(unit), "") if unit not in ("", "%") else (_label("other", labels), unit)
    if whole is not None and whole["metric"] == fact["metric"] and about:
        return about, unit
    label = _label(fact["metric"], labels)
    return (f"{label}: {about}" if about else label), unit


def _label(metric: str, labels: Mapping[str, str]) -> str:
    """The Vietnamese label, or the name in words where English is spoken."""
    return _capital(metric.replace("_", " ")) if in_use() == "en" else labels.get(metric, metric)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
