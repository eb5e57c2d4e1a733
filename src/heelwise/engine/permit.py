"""May this exercise load this tendon at this point of its plan? The permission matrix, with its reason.

Deny by default: no row, no cell, no known condition means no. Today's flags, rest
and rhythm are judged by `may`; this is about the tendon and the place on its ladder.
"""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from msgspec import Struct

from heelwise.engine.because import Because, Facts
from heelwise.engine.ladder import Ladder
from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.permissions import Cell, MeasurePermission, Permission
from heelwise.terms import MayAnswer, Milestone

JUMPS = 3
"""Load tier from which an exercise is a rebound, hop or run."""

GRAVITY: tuple[MayAnswer, ...] = ("no", "ask-clinician", "not-yet", "yes")
"""Strictest first."""


class Permit(Struct, frozen=True):
    """An answer with its reason."""

    answer: MayAnswer
    because: Because


class Standing(Struct, frozen=True, kw_only=True):
    """Where a tendon stands when it is asked about."""

    on: dt.date
    person: Person
    tendon: Tendon
    ladder: Ladder | None


def strictest(permits: list[Permit]) -> Permit:
    """The one that allows least; `permits` is not empty."""
    return min(permits, key=lambda p: GRAVITY.index(p.answer))


def permit_exercise(exercise: Exercise, at: Standing, knowledge: Knowledge) -> Permit:
    """Whether this tendon may do this exercise."""
    row = knowledge.permissions.get(exercise.id)
    if row is None:
        return Permit("no", Because("no-permission", "unmet", {"exercise": exercise.id}, ("heelwise",)))
    if at.tendon.condition == "rupture":
        return _healing(row, at, knowledge, stretches=exercise.dorsiflexion == "past-neutral")
    if _plyometrics_barred(exercise, at.person, knowledge):
        return Permit("ask-clinician", Because("no-plyometrics", "unmet", {"exercise": exercise.id}, ("heelwise",)))
    if exercise.dorsiflexion == "past-neutral":
        barred = _past_neutral(exercise, at, knowledge)
        if barred is not None:
            return barred
    if at.tendon.pathway == "settle" and _stretches(exercise):
        return Permit("not-yet", Because("settle-no-stretch", "unmet", {"exercise": exercise.id}, ("seed-002",)))
    return _by_cell(_cell(row, at), row, at)


def permit_measure(row: MeasurePermission, at: Standing, knowledge: Knowledge) -> Permit:
    """Whether this tendon may take this test. Tests are loads."""
    if at.tendon.condition == "rupture":
        return _healing(row, at, knowledge, stretches=row.measure == "knee-to-wall")
    last = at.tendon.mornings[-1] if at.tendon.mornings else None
    if row.pain_at_most is not None:
        worst = last.pain if last is not None else at.tendon.intake.worst_pain_week
        facts: Facts = {"pain": worst, "at_most": row.pain_at_most}
        if worst is None:
            return Permit("not-yet", Because("measure-pain", "unknown", facts, row.sources))
        if worst > row.pain_at_most:
            return Permit("not-yet", Because("measure-pain", "unmet", facts, row.sources))
    return _by_cell(_cell(row, at), row, at)


def _stretches(exercise: Exercise) -> bool:
    """A held stretch, or a movement that bends the ankle far; pumping the ankle is neither."""
    far = exercise.kind == "dynamic-mobility" and exercise.dorsiflexion == "past-neutral"
    return far or exercise.kind == "static-stretch"


def _plyometrics_barred(exercise: Exercise, person: Person, knowledge: Knowledge) -> bool:
    if exercise.load_tier < JUMPS:
        return False
    flags = (knowledge.flags.get(flag) for flag in person.raised)
    return any(flag is not None and flag.no_plyometrics for flag in flags)


def _past_neutral(exercise: Exercise, at: Standing, knowledge: Knowledge) -> Permit | None:
    """The rule of compression: nothing past neutral at the heel bone, or where it may be the heel bone."""
    if at.tendon.condition == "tightness":
        if at.tendon.intake.worst_pain_week is not None or at.tendon.mornings:
            return None
        facts: Facts = {"exercise": exercise.id}
        return Permit("not-yet", Because("tight-pain-unknown", "unknown", facts, ("heelwise",)))
    if at.tendon.condition not in ("insertional", "unsure"):
        return None
    number = knowledge.limits.healing.below_neutral_week
    weeks = (at.on - at.tendon.plan_since).days // 7
    if is_open(at.person, "below-neutral") and weeks >= number.value:
        return Permit("yes", Because("milestone-open", "met", {"milestone": "below-neutral"}, number.sources))
    facts = {"condition": at.tendon.condition, "week": weeks, "from_week": int(number.value)}
    return Permit("no", Because("past-neutral", "unmet", facts, number.sources))


def is_open(person: Person, milestone: Milestone) -> bool:
    """Whether a clinician cleared a milestone and nobody closed it since."""
    return person.milestones.get(milestone, (None, False))[1]


def _cell(row: Permission | MeasurePermission, at: Standing) -> Cell:
    match at.tendon.condition:
        case "tightness":
            return row.tightness
        case "midportion":
            return row.midportion
        case "insertional" | "unsure":
            return row.insertional
        case "rupture":
            return "no"
        case _:
            assert_never(at.tendon.condition)


def _by_cell(cell: Cell, row: Permission | MeasurePermission, at: Standing) -> Permit:
    name = row.exercise if isinstance(row, Permission) else row.measure
    facts: Facts = {"exercise": name, "condition": at.tendon.condition}
    match cell:
        case "ok":
            return Permit("yes", Because("permitted", "met", facts, row.sources))
        case "from-rung":
            reached = at.ladder is not None and at.ladder.has_reached(at.tendon.place, row.rungs)
            now = at.ladder.places[at.tendon.place].rung.id if at.ladder and at.tendon.place >= 0 else None
            wanted = row.rungs[0] if row.rungs else None
            facts = {**facts, "rung": wanted, "now": now}
            if reached:
                return Permit("yes", Because("rung-reached", "met", facts, row.sources))
            return Permit("not-yet", Because("rung-reached", "unmet", facts, row.sources))
        case "clinician":
            return Permit("ask-clinician", Because("clinician-word", "unmet", facts, row.sources))
        case "no":
            return Permit("no", Because("not-for-condition", "unmet", facts, row.sources))
        case _:
            assert_never(cell)


def rupture_week(tendon: Tendon, on: dt.date) -> int | None:
    """Whole weeks since surgery (operated) or since the boot went on; None when that day is not known."""
    tear = tendon.intake.rupture
    if tear is None:
        return None
    start = tear.surgery_on if tear.treatment == "surgery" else tear.boot_on
    return None if start is None or start > on else (on - start).days // 7


def _healing(row: Permission | MeasurePermission, at: Standing, knowledge: Knowledge, *, stretches: bool) -> Permit:
    """A healing rupture: shut until a clinician clears the milestone, and not before its week."""
    name = row.exercise if isinstance(row, Permission) else row.measure
    milestone = row.milestone
    facts: Facts = {"exercise": name, "milestone": milestone}
    if milestone is None:
        return Permit("ask-clinician", Because("rupture-locked", "unmet", facts, row.sources))
    if not is_open(at.person, milestone):
        answer: MayAnswer = "no" if stretches else "ask-clinician"
        return Permit(answer, Because("milestone-open", "unmet", facts, row.sources))
    week = rupture_week(at.tendon, at.on)
    floor = _earliest(milestone, at, knowledge)
    facts = {**facts, "week": week, "from_week": floor}
    if week is None:
        return Permit("not-yet", Because("healing-week", "unknown", facts, row.sources))
    if week < floor:
        return Permit("not-yet", Because("healing-week", "unmet", facts, row.sources))
    return Permit("yes", Because("milestone-open", "met", facts, row.sources))


def _earliest(milestone: str, at: Standing, knowledge: Knowledge) -> int:
    """The floor in weeks, by the schedule in force; stretching waits for its own week."""
    healing = knowledge.limits.healing
    if milestone == "dorsiflexion-stretch":
        number = healing.stretch_week_permissive if at.person.permissive else healing.stretch_week_conservative
        return int(number.value)
    if milestone in ("running", "plyometrics", "sport", "contact-sport"):
        number = healing.run_week_permissive if at.person.permissive else healing.run_week_conservative
        return int(number.value)
    if milestone == "below-neutral":
        return int(healing.heel_drop_week.value)
    pathway = knowledge.pathways.get("rupture-guided")
    rows = pathway.milestones if pathway else ()
    return next((row.earliest_week for row in rows if row.milestone == milestone), int(healing.push_off_week.value))
