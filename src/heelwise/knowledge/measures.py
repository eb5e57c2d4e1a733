"""Outcome measures: what a test or questionnaire is counted in, its error, what matters, what is usual.

Structure, thresholds and norms only. The wording of a licensed questionnaire is not
here and never will be; whether a test may be taken today is `permissions`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from heelwise.knowledge.facts import Frozen, Number, Review, Tag, Verified, Weeks
from heelwise.terms import Condition, Measure

Better = Literal["high", "low", "neither"]
"""Which end of the scale is the good one."""

Kind = Literal["test", "questionnaire", "body"]

Age = Annotated[int, Meta(ge=0, le=120)]


class Scale(Frozen, frozen=True, kw_only=True):
    """The ends of the scale, how many items it has, and which end is good."""

    lowest: float
    highest: float
    better: Better
    items: Annotated[int, Meta(ge=1, le=100)] | None = None
    scoring: str
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified
    note: str | None = None


class Mcid(Number, frozen=True, kw_only=True):
    """The smallest change people notice, over at least `from_week` weeks; for some conditions only where named."""

    from_week: Weeks = 0
    only_for: tuple[Condition, ...] = ()


class Setting(Number, frozen=True, kw_only=True):
    """One number of how a test is taken."""

    id: str


class Norm(Frozen, frozen=True, kw_only=True):
    """What people of one age do. Two transcriptions of one table; the first counts."""

    from_age: Age
    to_age: Age
    female: tuple[float, float]
    male: tuple[float, float]
    unit: str
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified


class Symmetry(Frozen, frozen=True, kw_only=True):
    """The injured side in percent of the other: what is aimed at, what counts as a deficit, its own error."""

    target: Number
    deficit: Number | None = None
    error: Number | None = None


class Schedule(Frozen, frozen=True, kw_only=True):
    """When to take it: at these weeks of an episode, or every so many weeks."""

    at_weeks: tuple[Weeks, ...] = ()
    every_weeks: Weeks | None = None
    sources: tuple[str, ...]
    tag: Tag
    verified: Verified


class OutcomeMeasure(Frozen, frozen=True, kw_only=True):
    """One measure of `content/measures/`.

    `error` is what two measurements of an unchanged tendon differ by: the minimal
    detectable change, or what the note says. `usual_gap`: the side difference that
    healthy people have. `reliable_from` weeks after a rupture. A value counts as
    current for `current_for`. `stop` ends the test at once. A questionnaire is not
    offered for the conditions in `not_for`; `tries` are the tests its items ask somebody
    to try out, which are loads and locked like any.
    """

    id: str | None = None
    kind: Kind
    unit: str
    scale: Scale
    error: Number | None = None
    error_single: Number | None = None
    mcid: tuple[Mcid, ...] = ()
    healthy: Number | None = None
    healthy_sd: Number | None = None
    recovered: Number | None = None
    usual_gap: Number | None = None
    reliable_from: Number | None = None
    current_for: Number
    symmetry: Symmetry | None = None
    norms: tuple[Norm, ...] = ()
    settings: tuple[Setting, ...] = ()
    schedule: Schedule
    how: tuple[str, ...] = ()
    stop: tuple[str, ...] = ()
    not_for: tuple[Condition, ...] = ()
    tries: tuple[Measure, ...] = ()
    licence: str
    review: Review
