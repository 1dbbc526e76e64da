"""What the tests of the rules share: texts to findings."""

from vnpartyextract import extract
from vnpartyextract.check import Article, Finding, all_rules, check_articles, read_article

PUBLISHED = "2024-02-17"


def article(text: str, *, path: str = "a.txt", with_text: bool = True) -> Article:
    document = extract(text, published=PUBLISHED)
    document["source"]["path"] = path
    return read_article(document, text if with_text else None)


def findings(*texts: str, with_text: bool = True) -> tuple[Finding, ...]:
    """What all rules find in these articles."""
    return check_articles(
        [article(text, path=f"{number}.txt", with_text=with_text) for number, text in enumerate(texts)]
    )


def by_rule(name: str, *texts: str, with_text: bool = True) -> list[Finding]:
    """What one rule finds in these articles."""
    rule = next(rule for rule in all_rules() if rule.name == name)
    numbered = enumerate(texts)
    return list(
        check_articles([article(text, path=f"{number}.txt", with_text=with_text) for number, text in numbered], [rule])
    )


def derived(finding: Finding) -> dict[str, float]:
    return finding.as_json()["derived"]  # type: ignore[no-any-return]
