"""Predicates 2 and 3: what the true tendon must not do, whatever the plan says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from heelwise.knowledge.exercises import Exercise
from heelwise.simulate.oracle.case import Case, Opened
from heelwise.simulate.oracle.seen import Line, Prescribed, TrueTendon
from heelwise.terms import Heel, Milestone

JUMPING: frozenset[Milestone] = frozenset({"plyometrics", "sport", "contact-sport"})


def past_neutral(now: Prescribed, case: Case) -> Iterator[str]:
    """Lines that bend a tendon past neutral that must not be."""
    for line in now.lines():
        if case.knowledge.exercises[line.exercise].dorsiflexion != "past-neutral":
            continue
        for tendon in case.truth.tendons:
            if line.concerns(tendon.heel) and _is_guarded(tendon, case) and not _may_bend(tendon, line, now.on, case):
                yield f"{line.exercise} {line.side} goes past neutral at a {tendon.site} tendon"


def _is_guarded(tendon: TrueTendon, case: Case) -> bool:
    """A tendon at the heel bone, torn, or told to be somewhere unknown."""
    return tendon.site in ("insertional", "torn") or is_told_unsure(tendon.heel, case)


def is_told_unsure(heel: Heel, case: Case) -> bool:
    """Whether the person does not know where it hurts."""
    intake, site = case.intake.get(heel), case.sites.get(heel)
    if intake is None or intake.complaint != "pain-unsure":
        return False
    sure = site is not None and (site.where, site.pinch_heel, site.pinch_above) == ("above-heel", "no", "yes")
    return not sure


def _may_bend(tendon: TrueTendon, line: Line, on: dt.date, case: Case) -> bool:
    """Whether a clinician opened bending, and its week has come."""
    if tendon.site == "torn":
        return opened_for(line.exercise, tendon, on, case) is None
    intake = case.intake.get(tendon.heel)
    if intake is None or "below-neutral" not in case.milestones[tendon.heel]:
        return False
    first = min(e.at.date() for e in case.events if getattr(e, "complaint", None) == intake.complaint)
    return (on - first).days // 7 >= case.knowledge.limits.healing.below_neutral_week.value


def healing(now: Prescribed, case: Case) -> Iterator[str]:
    """Lines that a healing tear must not do yet."""
    for tendon in case.truth.tendons:
        if tendon.site != "torn":
            continue
        for line in now.lines():
            exercise = case.knowledge.exercises[line.exercise]
            if not line.concerns(tendon.heel) and not _stands_beside(exercise):
                continue
            why = opened_for(line.exercise, tendon, now.on, case)
            if why is not None:
                yield f"{line.exercise} {line.side}: {why}"


def _stands_beside(exercise: Exercise) -> bool:
    """Work of the other leg in which the healing one steps, lifts or catches."""
    return exercise.load_tier >= 2


def opened_for(exercise: str, tendon: TrueTendon, on: dt.date, case: Case) -> str | None:
    """None where an opened milestone names the exercise and its week has come; else what is missing."""
    rows = [row for row in case.knowledge.pathways["rupture-guided"].milestones if exercise in row.opens]
    if not rows:
        return "no milestone names it"
    opened = case.milestones[tendon.heel].get(rows[0].milestone)
    if opened is None:
        return f"{rows[0].milestone} is not opened"
    if tendon.healing_from is None or _told_start(tendon, case) is None:
        return "the week is not known"
    week = (on - tendon.healing_from).days // 7
    floor = max(_hard(rows[0].milestone, opened, case), 0 if opened.own else rows[0].earliest_week)
    return f"week {week}, not before {floor:g}" if week < floor else None


def _told_start(tendon: TrueTendon, case: Case) -> dt.date | None:
    """The day from which weeks count, as told."""
    intake = case.intake.get(tendon.heel)
    tear = intake.rupture if intake is not None else None
    if tear is None:
        return None
    return tear.surgery_on if tear.treatment == "surgery" else tear.boot_on


def _hard(milestone: Milestone, opened: Opened, case: Case) -> float:
    """The week not even a clinician's own account goes below."""
    healing = case.knowledge.limits.healing
    early = case.permissive and opened.own
    floors = {
        "dorsiflexion-stretch": healing.stretch_week_permissive if early else healing.stretch_week_conservative,
        "running": healing.run_week_permissive if early else healing.run_week_conservative,
        "below-neutral": healing.heel_drop_week,
        **dict.fromkeys(JUMPING, healing.push_off_week),
    }
    return floors[milestone].value if milestone in floors else 0
