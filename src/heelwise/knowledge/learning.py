"""What there is to read: articles and replies, read when somebody asks. Their shape is `articles`' and `replies`'.

Nothing here decides anything, so a fault in it never keeps a plan from being made.
A shelf stands for another content folder; without one it is the package's own, kept once read.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from heelwise.knowledge.articles import Article
from heelwise.knowledge.read import CONTENT, LANGUAGE, ContentError, Shelf
from heelwise.knowledge.replies import Reply


def articles(shelf: Shelf | None = None) -> Mapping[str, Article]:
    """Every article by id, in the order of ids. Raises ContentError with the faults of all of them."""
    return _own_articles() if shelf is None else _articles(shelf)


def replies(shelf: Shelf | None = None) -> Mapping[str, Reply]:
    """Every reply by id, in the order of the file. Raises ContentError with every fault."""
    return _own_replies() if shelf is None else _replies(shelf)


def forget() -> None:
    """Drop what was kept, so that edited files are read again."""
    _own_articles.cache_clear()
    _own_replies.cache_clear()


@cache
def _own_articles() -> Mapping[str, Article]:
    return _articles(Shelf(CONTENT))


@cache
def _own_replies() -> Mapping[str, Reply]:
    return _replies(Shelf(CONTENT))


def _articles(shelf: Shelf) -> Mapping[str, Article]:
    found = shelf.each(f"articles/{LANGUAGE}/*.toml", Article)
    if shelf.faults:
        raise ContentError(sorted(shelf.faults))
    return found


def _replies(shelf: Shelf) -> Mapping[str, Reply]:
    found = shelf.keyed(f"answers.{LANGUAGE}.toml", Reply, "id")
    if shelf.faults:
        raise ContentError(sorted(shelf.faults))
    return found
