"""When each figure happened: the time expressions of the text, how far they reach, and what each figure takes."""

from vnpartyextract.when.assign import FigurePeriod, assign_periods

__all__ = ["FigurePeriod", "assign_periods"]
