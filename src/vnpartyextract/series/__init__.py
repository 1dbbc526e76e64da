"""One metric over places and periods: whose row and which column each figure is in, and what its cell then holds."""

from vnpartyextract.series.cells import Amount, Cell, Source, Value
from vnpartyextract.series.column import Column
from vnpartyextract.series.gather import Gathered, Row, gather
from vnpartyextract.series.wanted import Wanted, ask, status_asked

__all__ = ["Amount", "Cell", "Column", "Gathered", "Row", "Source", "Value", "Wanted", "ask", "gather", "status_asked"]
