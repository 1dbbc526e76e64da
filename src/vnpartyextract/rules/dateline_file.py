"""The form of patterns/shapes/datelines.yaml. Imported only when the file is read."""

from vnpartyextract.rules.source import Strict


class Dateline(Strict):
    labels: str
    changes: str
    offices: str
    fillers: str
    authors: str
    parts_of_day: str
    months: str
    ends: str
    examples: str


class Headline(Strict):
    sections: str
    section_starts: str
    sites: str
    levels: str
    banners: str
    furniture: str


class PageWords(Strict):
    classes: str
    counters: str


class DatelineFile(Strict):
    """In every text ` | ` stands between two phrases; the examples are lines."""

    dateline: Dateline
    headline: Headline
    page: PageWords
