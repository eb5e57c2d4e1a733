"""What a person answers about themselves: the intake, the site, the red-flag questions."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from msgspec import Meta

from heelwise.record.fields import Happened, Id, Kilograms, Minutes, Pain, Part
from heelwise.terms import (
    Answer,
    Complaint,
    Equipment,
    Goal,
    Heel,
    Onset,
    RecentChange,
    Role,
    Sex,
    Side,
    Site,
    Trained,
    Treatment,
    Triable,
    Weekday,
)


class Rupture(Part, frozen=True):
    """The tear: when, how it is treated. `clinician` means under care; it opens nothing."""

    on: dt.date
    treatment: Treatment
    surgery_on: dt.date | None = None
    boot_on: dt.date | None = None
    clinician: bool | None = None


class IntakeAnswered(Happened, frozen=True, tag="intake-answered"):
    """Who comes, with what, and what their life allows. The latest per side counts."""

    complaint: Complaint
    side: Side
    goal: Goal
    equipment: list[Equipment]
    worse_side: Heel | None = None
    since: dt.date | None = None
    onset: Onset | None = None
    birth_year: Annotated[int, Meta(ge=1900, le=2100)] | None = None
    sex: Sex | None = None
    weight_kg: Annotated[float, Meta(ge=20, le=400)] | None = None
    max_load_kg: Kilograms | None = None
    minutes_per_session: Annotated[int, Meta(ge=1, le=240)] | None = None
    days_per_week: Annotated[int, Meta(ge=1, le=7)] | None = None
    sport_days: list[Weekday] | None = None
    worst_pain_week: Pain | None = None
    morning_pain: Pain | None = None
    stiffness_min: Minutes | None = None
    can_single_leg_raise: Triable | None = None
    training_now: Trained | None = None
    recent_change: list[RecentChange] | None = None
    rupture: Rupture | None = None


class SiteAnswered(Happened, frozen=True, tag="site-answered"):
    """Where it hurts, on one side or both."""

    side: Side
    where: Site
    pinch_heel: Answer
    pinch_above: Answer
    by: Role


class ScreenAnswered(Happened, frozen=True, tag="screen-answered"):
    """Answers to red-flag questions, by flag id."""

    scope: Literal["full", "daily"]
    answers: dict[Id, Answer]
