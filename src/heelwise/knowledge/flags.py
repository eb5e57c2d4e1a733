"""Red flags: what is asked, how grave a yes is, who may clear it."""

from __future__ import annotations

from typing import Literal

from heelwise.knowledge.facts import Frozen, Review, Tag, Verified
from heelwise.terms import Condition, FlagAction, FlagAsked, Role

FlagGroup = Literal["tear", "clot", "infection-nerve-blood", "medicine-history"]
"""The four short lists of the page."""


class Flag(Frozen, frozen=True, kw_only=True):
    """One red flag.

    Flags with one `code` grew from one row of the triage table. `after` lists the flags
    whose yes or unsure makes a follow-up be asked. `question_rupture` is asked
    instead of `question` when the tear is known ("new since treatment").
    `only_for`, unless empty, are the conditions in which it is asked at all.
    """

    id: str
    code: str
    action: FlagAction
    asked: FlagAsked
    question: str
    now: str
    cleared_by: tuple[Role, ...]
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    review: Review
    group: FlagGroup
    after: tuple[str, ...] = ()
    only_for: tuple[Condition, ...] = ()
    question_rupture: str | None = None
    no_plyometrics: bool = False
