"""Questions asked of facts: which of them are meant, and what they come to."""

from vnpartyextract.query.filters import EVERYTHING, Filters, filters_asked

__all__ = ["EVERYTHING", "Filters", "filters_asked"]
