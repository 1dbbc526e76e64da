"""What does not add up in an article, by named rules over its finished facts."""

from vnpartyextract.check.article import Article, read_article
from vnpartyextract.check.finding import SEVERITIES, Finding, Quote, Rule, Severity
from vnpartyextract.check.rules import all_rules, check_articles

__all__ = [
    "SEVERITIES",
    "Article",
    "Finding",
    "Quote",
    "Rule",
    "Severity",
    "all_rules",
    "check_articles",
    "read_article",
]
