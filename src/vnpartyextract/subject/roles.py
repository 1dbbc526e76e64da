"""What the standing of a mention in its clause means to an article with a main unit of its own."""

from vnpartyextract.annotate.organisations import Organisation
from vnpartyextract.discourse import Role, Standing
from vnpartyextract.discourse.clauses import names_place
from vnpartyextract.subject.article import Article


def role_of(article: Article, standing: Standing, previous: Role) -> Role:
    """The role of a mention here. `previous`: that of the mention before it in its clause."""
    role, mention = standing.role, standing.mention
    if role in ("title", "whole", "within", "oblique"):
        return role
    if role == "also":
        return "also" if previous in ("clause", "whole", "place", "also") else "oblique"
    if _is_above(article, standing) or _only_tells(article, mention):
        return "oblique"
    if role == "source":  # `Theo Huyện ủy Lạc Thủy, …` in an article on the province
        smaller = article.main is not None and mention.unit is not None and mention.unit.rank > article.main.rank
        return "clause" if smaller else "oblique"
    return role


def _only_tells(article: Article, mention: Organisation) -> bool:
    """`Ban Tổ chức Trung ương cho biết, …`: a body above the article's own that only tells of others."""
    unit, main = mention.unit, article.main
    if unit is None or unit.rank >= (main.rank if main is not None else 1):
        return False
    found = article.rules.find.speaking.match(article.folded.text, mention.end + 1)
    return found is not None


def _is_above(article: Article, standing: Standing) -> bool:
    """Whether it is only where the main unit lies: its province, in an article on a district."""
    mention, setting = standing.mention, standing.setting
    if article.main is None or mention.unit is None or not names_place(mention) or setting.counted:
        return False
    if not 0 < mention.unit.rank < min(article.main.rank, 4):
        return False
    return (not setting.opening or mention.kind == "name") and setting.padded not in article.rules.before.locatives
