"""A healing rupture: what a clinician's word opens, and the weeks that nobody overrides.

Told words open no earlier than the conservative schedule. A clinician's own account
overrides every floor except those under which tendons tear again or heal long
(evidence 4.3, 14.8).
"""

from __future__ import annotations

import datetime as dt

from heelwise.engine.because import Because, Facts
from heelwise.engine.permission import Permit, Standing
from heelwise.engine.state import Cleared, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.permissions import MeasurePermission, Permission
from heelwise.terms import MayAnswer, Milestone

JUMPING: frozenset[Milestone] = frozenset({"plyometrics", "sport", "contact-sport"})
"""Milestones that allow a sudden push-off."""


def rupture_week(tendon: Tendon, on: dt.date) -> int | None:
    """Whole weeks since surgery (operated) or since the boot went on; None when that day is not known."""
    tear = tendon.intake.rupture
    days = (None, None) if tear is None else (tear.boot_on, tear.surgery_on)
    start = days[tear is not None and tear.treatment == "surgery"]
    return None if start is None or start > on else (on - start).days // 7


def healing_permit(
    row: Permission | MeasurePermission, at: Standing, knowledge: Knowledge, *, stretches: bool
) -> Permit:
    """Shut until a clinician clears the milestone it needs, and not before that milestone's week."""
    name = row.exercise if isinstance(row, Permission) else row.measure
    milestone = row.milestone
    facts: Facts = {"exercise": name, "milestone": milestone}
    if milestone is None:
        return Permit("ask-clinician", Because("rupture-locked", "unmet", facts, row.sources))
    cleared = at.tendon.milestones.get(milestone)
    if cleared is None:
        answer: MayAnswer = "no" if stretches else "ask-clinician"
        return Permit(answer, Because("milestone-open", "unmet", facts, row.sources))
    week, floor = rupture_week(at.tendon, at.on), _earliest(milestone, cleared, at, knowledge)
    facts = {**facts, "week": week, "from_week": floor}
    if week is None:
        return Permit("not-yet", Because("healing-week", "unknown", facts, row.sources))
    if week < floor:
        return Permit("not-yet", Because("healing-week", "unmet", facts, row.sources))
    return Permit("yes", Because("milestone-open", "met", facts, row.sources))


def _earliest(milestone: Milestone, cleared: Cleared, at: Standing, knowledge: Knowledge) -> int:
    """The floor in weeks for a milestone, by who cleared it and the schedule in force."""
    pathway = knowledge.pathways.get(at.tendon.pathway or "")
    rows = pathway.milestones if pathway else ()
    usual = next((row.earliest_week for row in rows if row.milestone == milestone), 0)
    hard = _hard_floor(milestone, knowledge, permissive=at.tendon.permissive and cleared.own)
    return hard if cleared.own else max(hard, usual)


def _hard_floor(milestone: Milestone, knowledge: Knowledge, *, permissive: bool) -> int:
    """What not even a clinician's own account overrides."""
    healing = knowledge.limits.healing
    if milestone == "dorsiflexion-stretch":
        number = healing.stretch_week_permissive if permissive else healing.stretch_week_conservative
    elif milestone == "running":
        number = healing.run_week_permissive if permissive else healing.run_week_conservative
    elif milestone in JUMPING:
        number = healing.push_off_week
    elif milestone == "below-neutral":
        number = healing.heel_drop_week
    else:
        return 0
    return int(number.value)
