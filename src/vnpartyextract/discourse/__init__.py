"""How the text hangs together: headings, lists, lines beside the article, what opens what; the clauses and who acts."""

from vnpartyextract.discourse.clauses import Clause, Role, Standing, find_clauses
from vnpartyextract.discourse.layout import Kind, Place, ancestors, beside, layout, title_range
from vnpartyextract.discourse.scopes import Scope, find_scopes

__all__ = [
    "Clause",
    "Kind",
    "Place",
    "Role",
    "Scope",
    "Standing",
    "ancestors",
    "beside",
    "find_clauses",
    "find_scopes",
    "layout",
    "title_range",
]
