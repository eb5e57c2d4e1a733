"""What was found when people followed a pathway: figures to choose by. They are shown and decide nothing.

A row is one number of one group of people at one time, so that each carries its own
tag and verification. Rows of one trial and group make a course over weeks.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from heelwise.knowledge.facts import Frozen, Tag, Verified
from heelwise.terms import Condition

Outcome = Literal["adherence", "satisfied", "visa-a", "visa-a-change", "recovered", "back-to-sport", "painless"]
"""What was counted. `visa-a`: the mean score, 0 to 100; `visa-a-change`: points gained since the start."""

AtWeek = Annotated[int, Meta(ge=0, le=600)]
People = Annotated[int, Meta(ge=1, le=100_000)]


class Figure(Frozen, frozen=True, kw_only=True):
    """One number: `week` counts from the start of treatment; `lo` and `hi` are its 95 % interval.

    `pathways` are those whose exercise programme the group followed. `n` counts people,
    or tendons where `population` says so; None where the source that was read does not tell.
    """

    id: str
    pathways: tuple[str, ...]
    trial: str
    group: str
    outcome: Outcome
    week: AtWeek
    value: float
    unit: Literal["percent", "points"]
    lo: float | None = None
    hi: float | None = None
    n: People | None = None
    population: str
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    note: str | None = None


class Claim(Frozen, frozen=True, kw_only=True):
    """A sentence about the evidence: for these pathways, or for every choice of a condition."""

    id: str
    text: str
    pathways: tuple[str, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
