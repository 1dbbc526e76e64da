"""How the text hangs together as a whole: what is a heading, a list, a line beside the article, and what opens what."""

from vnpartyextract.discourse.layout import Kind, Place, ancestors, beside, layout, title_range
from vnpartyextract.discourse.scopes import Scope, find_scopes

__all__ = ["Kind", "Place", "Scope", "ancestors", "beside", "find_scopes", "layout", "title_range"]
