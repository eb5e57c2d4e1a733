"""Articles and replies as something to find, beside the exercises. The finding is `finding`'s."""

from __future__ import annotations

from collections.abc import Iterable

from heelwise.knowledge.articles import Article
from heelwise.knowledge.finding import ALIAS, NAME, PURPOSE, Entry, tokens
from heelwise.knowledge.replies import Reply


def entry_of_article(article: Article) -> Entry:
    """An article, by its title, its search words, its headings and its answer."""
    headings = " ".join(section.heading for section in article.sections)
    texts = ((article.answer, PURPOSE), (headings, PURPOSE), (" ".join(article.match), ALIAS), (article.title, NAME))
    return Entry(id=article.id, words=_weighed(texts), facets={"about": article.conditions or ("all",)})


def entry_of_reply(reply: Reply) -> Entry:
    """A reply, by its question, its search words and what it says."""
    texts = ((reply.answer, PURPOSE), (" ".join(reply.match), ALIAS), (reply.ask, NAME))
    return Entry(id=reply.id, words=_weighed(texts), facets={"see": (reply.see or "nobody",)})


def _weighed(texts: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Each word at the weight of the best place it stands in."""
    weighed: dict[str, float] = {}
    for text, weight in texts:
        for token in tokens(text):
            weighed[token] = max(weight, weighed.get(token, 0))
    return weighed
