"""What was done and how it felt: mornings, sets, sessions, activities, measurements."""

from __future__ import annotations

import datetime as dt
from typing import Annotated

from msgspec import Meta

from heelwise.record.fields import (
    Count,
    Effort,
    Happened,
    Id,
    Kilograms,
    Line,
    Minutes,
    Pain,
    Part,
    Seconds,
    Sets,
    Text,
)
from heelwise.terms import (
    Activity,
    Band,
    Heel,
    Measure,
    Method,
    Quality,
    Side,
    SkipReason,
    Slot,
    StopReason,
    Support,
    Weekday,
)


class MorningChecked(Happened, frozen=True, tag="morning-checked"):
    """First steps of the day: pain 0-10, stiffness in minutes."""

    side: Heel
    pain: Pain
    stiffness_min: Minutes
    night_pain: bool | None = None
    limped_yesterday: bool | None = None


class SetDone(Happened, frozen=True, tag="set-done"):
    """One set, as it was done. At most one of reps, hold_s, minutes."""

    session: Id
    exercise: Id
    side: Side
    set: Annotated[int, Meta(ge=1, le=100)]
    reps: Count | None = None
    hold_s: Seconds | None = None
    minutes: Minutes | None = None
    load_kg: Kilograms | None = None
    band: Band | None = None
    support: Support | None = None
    pain: Pain | None = None
    effort: Effort | None = None


class SetSkipped(Happened, frozen=True, tag="set-skipped"):
    """A set left out, and why."""

    session: Id
    exercise: Id
    side: Side
    reason: SkipReason


class SessionFinished(Happened, frozen=True, tag="session-finished"):
    """The end of a session, with how it felt."""

    session: Id
    slot: Slot
    planned_sets: Count
    done_sets: Count
    pain_during: Pain
    pain_after: Pain | None = None
    pain_side: Side | None = None
    quality: Quality | None = None
    stopped: StopReason | None = None
    sharp_pain: bool | None = None
    note: Text | None = None


class PlanShown(Happened, frozen=True, tag="plan-shown"):
    """What a person was shown when a session started."""

    on: dt.date
    edition: Id
    digest: Id


class RoutineItem(Part, frozen=True):
    """One line of a routine of one's own."""

    exercise: Id
    side: Side
    sets: Sets
    reps: Count | None = None
    hold_s: Seconds | None = None


class RoutineSaved(Happened, frozen=True, tag="routine-saved"):
    """A routine of one's own; the latest with the same id counts."""

    routine: Id
    name: Annotated[str, Meta(min_length=1, max_length=200)]
    items: list[RoutineItem]
    days: list[Weekday] | None = None


class Measured(Happened, frozen=True, tag="measured"):
    """One measurement; the unit belongs to the measure (`units`)."""

    measure: Measure
    value: float
    unit: Id
    method: Method
    side: Side | None = None
    trust: Annotated[float, Meta(ge=0, le=1)] | None = None


class ActivityDone(Happened, frozen=True, tag="activity-done"):
    """A run, walk, ride, swim or game outside the plan."""

    activity: Activity
    minutes: Minutes | None = None
    distance_km: Annotated[float, Meta(ge=0, le=500)] | None = None
    pain: Pain | None = None
    shoe: Line | None = None
    source: Line | None = None
