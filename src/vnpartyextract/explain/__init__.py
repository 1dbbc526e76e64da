"""Why each fact is what it is, and why a numeral is in none: worked out when asked for, from what the stages know."""

from vnpartyextract.explain.document import explain, narrow
from vnpartyextract.explain.told import Explained, Explanation, Lost, Source, Unread

__all__ = ["Explained", "Explanation", "Lost", "Source", "Unread", "explain", "narrow"]
