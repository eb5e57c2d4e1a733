"""A healing rupture: what a clinician's word opens, and the weeks that nobody overrides.

Told words open no earlier than the conservative schedule. A clinician's own account
overrides every floor except those under which tendons tear again or heal long
(evidence 4.3, 14.8).
"""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from heelwise.engine.because import Because, Facts
from heelwise.engine.permission import Permit, Standing
from heelwise.engine.state import Cleared, Tendon
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.permissions import MeasurePermission, Permission
from heelwise.record.events import IntakeAnswered
from heelwise.terms import MayAnswer, Milestone

JUMPING: frozenset[Milestone] = frozenset({"plyometrics", "sport", "contact-sport"})
"""Milestones that allow a sudden push-off."""


def weeks_since(tendon: Tendon) -> dt.date | None:
    """The day from which the weeks of healing count: the operation, or the boot; None while that is not known.

    While nobody has decided how to treat it none counts. An operation that a boot's answers
    name as well starts the weeks anew.
    """
    tear = tendon.intake.rupture
    if tear is None or tear.treatment == "undecided":
        return None
    if tear.treatment == "surgery":
        return tear.surgery_on
    return tear.boot_on and max(tear.boot_on, tear.surgery_on or tear.boot_on)


def rupture_week(tendon: Tendon, on: dt.date) -> int | None:
    """Whole weeks of healing; None when they are not known, and before an operation."""
    start = weeks_since(tendon)
    return None if start is None or start > on else (on - start).days // 7


def of_these_weeks(tendon: Tendon) -> Tendon:
    """The tendon without what was cleared before its weeks began: a word for a boot says nothing of a later repair."""
    start = weeks_since(tendon)
    if start is None or all(cleared.on >= start for cleared in tendon.milestones.values()):
        return tendon
    return replace(tendon, milestones={name: at for name, at in tendon.milestones.items() if at.on >= start})


def stays_torn(tendon: Tendon, word: IntakeAnswered, knowledge: Knowledge) -> bool:
    """Whether a tear is still one though another complaint is told of that heel now.

    It stays one until a clinician has opened sport or the last milestone's week is over; within
    the minutes of a wrong tap the first answer was a slip. Taking that answer back ends it as well.
    """
    if tendon.intake.complaint != "rupture" or word.complaint == "rupture":
        return False
    slip = dt.timedelta(minutes=knowledge.limits.progress.wrong_tap_minutes.value)
    on = word.at.date()
    if tendon.episode_on == on and word.at - tendon.intake.at <= slip:
        return False
    pathway = knowledge.pathways.get(tendon.pathway or "")
    last = max((row.earliest_week for row in (pathway.milestones if pathway else ())), default=None)
    week = rupture_week(tendon, on)
    over = last is not None and week is not None and week >= last
    return not over and not is_open("sport", tendon, on, knowledge)


def is_open(milestone: Milestone, tendon: Tendon, on: dt.date, knowledge: Knowledge) -> bool:
    """Whether a clinician cleared a milestone, nobody closed it, and its week has come; an unknown week never has."""
    cleared, week = tendon.milestones.get(milestone), rupture_week(tendon, on)
    return cleared is not None and week is not None and week >= earliest(milestone, cleared, tendon, knowledge)


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
    parts = (heals_long(),) if stretches else ()
    if cleared is None:
        answer: MayAnswer = "no" if stretches else "ask-clinician"
        return Permit(answer, Because("milestone-open", "unmet", facts, row.sources, parts))
    week, floor = rupture_week(at.tendon, at.on), earliest(milestone, cleared, at.tendon, knowledge)
    facts = {**facts, "week": week, "from_week": floor}
    if week is None:
        return Permit("not-yet", Because("healing-week", "unknown", facts, row.sources))
    if week < floor:
        return Permit("not-yet", Because("healing-week", "unmet", facts, row.sources, parts))
    return Permit("yes", Because("milestone-open", "met", facts, row.sources))


def heals_long() -> Because:
    """Why a stretch waits longer than anything else: a tendon that heals long stays weak."""
    return Because("tendon-heals-long", "met", {}, ("F46",))


def earliest(milestone: Milestone, cleared: Cleared, tendon: Tendon, knowledge: Knowledge) -> int:
    """The floor in weeks for a milestone, by who cleared it and the schedule in force.

    A clinician who names a milestone ahead of its floor has not hurried the earlier ones it
    implies: those keep their usual weeks until the named one's floor has come.
    """
    pathway = knowledge.pathways.get(tendon.pathway or "")
    rows = pathway.milestones if pathway else ()
    usual = next((row.earliest_week for row in rows if row.milestone == milestone), 0)
    permissive = tendon.permissive and cleared.own
    hard = _hard_floor(milestone, knowledge, permissive=permissive)
    if not cleared.own:
        return max(hard, usual)
    return max(hard, min(usual, _hard_floor(cleared.named, knowledge, permissive=permissive)))


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
