"""What somebody decides about the plan: flags looked at, phases, milestones, prescriptions."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from msgspec import UNSET, UnsetType

from heelwise.record.fields import Count, Happened, Id, Kilograms, Part, Seconds, Sets, Text
from heelwise.terms import Cap, Milestone, Role, Schedule, Side


class Assessed(Happened, frozen=True, tag="assessed"):
    """The outcome of somebody looking at a raised flag."""

    flag: Id
    outcome: Literal["cleared", "not-cleared"]
    by: Role
    told_by: Text | None = None
    told_on: dt.date | None = None
    note: Text | None = None


class PhaseSet(Happened, frozen=True, tag="phase-set"):
    """Somebody puts the plan into a phase."""

    phase: Id
    by: Role
    told_by: Text | None = None
    told_on: dt.date | None = None
    note: Text | None = None


class MilestoneCleared(Happened, frozen=True, tag="milestone-cleared"):
    """A clinician opens a step of healing."""

    milestone: Milestone
    by: Role
    told_by: Text | None = None
    told_on: dt.date | None = None
    note: Text | None = None


class MilestoneClosed(Happened, frozen=True, tag="milestone-closed"):
    """A step of healing is taken back."""

    milestone: Milestone
    by: Role
    told_by: Text | None = None
    told_on: dt.date | None = None
    note: Text | None = None


class PlanChosen(Happened, frozen=True, tag="plan-chosen"):
    """A pathway, cap or schedule chosen; at least one of them is there."""

    by: Role
    pathway: Id | None = None
    pain_cap: Cap | None = None
    schedule: Schedule | None = None
    side: Side | None = None


class Prescribed(Part, frozen=True):
    """A change to one exercise: remove it, add it, or set numbers."""

    remove: Literal[True] | UnsetType = UNSET
    add: Literal[True] | UnsetType = UNSET
    sets: Sets | None = None
    reps: Count | None = None
    hold_s: Seconds | None = None
    load_kg: Kilograms | None = None


class PrescriptionChanged(Happened, frozen=True, tag="prescription-changed"):
    """A hand on one exercise of the plan."""

    exercise: Id
    change: Prescribed
    by: Role
    side: Side | None = None
    until: dt.date | None = None
    note: Text | None = None
