"""Replies to the questions readers ask about themselves. Reading them is `learning`'s.

A reply says what is generally true and when somebody has to look. What one person
may do today is the engine's to say, from their record.
"""

from __future__ import annotations

from heelwise.knowledge.facts import Frozen, Review, Verified
from heelwise.terms import FlagAction


class Reply(Frozen, frozen=True, kw_only=True):
    """One question and its reply (a table of answers.en.toml).

    `see` is set when the first thing is to be seen by somebody, and how soon;
    `because` then says why. `match` are words a reader may search by. `flags` and
    `rules` (keys of words/en/rules.toml, without the verdict) are what it rests on.
    """

    id: str
    ask: str
    match: tuple[str, ...]
    see: FlagAction | None = None
    answer: str
    because: str
    steps: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    exercises: tuple[str, ...] = ()
    pathways: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...]
    verified: Verified
    review: Review
