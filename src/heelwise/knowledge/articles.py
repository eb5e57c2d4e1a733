"""Short articles for readers, with a source at every paragraph. Reading them is `learning`'s.

An article explains; it prescribes nothing and decides nothing.
"""

from __future__ import annotations

from heelwise.knowledge.facts import Frozen, Review, Verified
from heelwise.terms import Condition


class Paragraph(Frozen, frozen=True, kw_only=True):
    """A few sentences and what they rest on. `verified` is that of its weakest claim."""

    text: str
    sources: tuple[str, ...]
    verified: Verified


class Section(Frozen, frozen=True, kw_only=True):
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[Paragraph, ...]


class Article(Frozen, frozen=True, kw_only=True):
    """One article (articles/<id>.en.toml).

    `answer` is the whole article in one sentence. `match` are words a reader may
    search by. `conditions` are the tendons it matters for (empty: all). The rest
    are ids of what it leads to; `advice` are the pieces of advice it explains.
    """

    id: str
    title: str
    answer: str
    match: tuple[str, ...]
    conditions: tuple[Condition, ...] = ()
    sections: tuple[Section, ...]
    exercises: tuple[str, ...] = ()
    pathways: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    review: Review

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source of its paragraphs, each once, in the order of reading."""
        cited = (key for section in self.sections for paragraph in section.paragraphs for key in paragraph.sources)
        return tuple(dict.fromkeys(cited))
