"""The form of patterns/shapes/tables.yaml. Imported only when the file is read."""

from vnpartyextract.rules.source import Strict


class TableFile(Strict):
    """In every text ` | ` stands between two phrases; the examples are lines."""

    totals: str
    ordinals: str
    notes: str
    parts: str
    plans: str
    results: str
    rates: str
    plan_words: str
    counting: str
    unit_leads: str
    bodies: str
    until: str
    examples: str
