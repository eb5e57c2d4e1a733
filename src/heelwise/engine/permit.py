"""May this exercise load this tendon at this point of its plan? The permission matrix, with its reason.

Deny by default: no row, no cell, no known condition means no. Today's flags, rest
and rhythm are judged by `may`; this is about the tendon and the place on its ladder.
"""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from heelwise.engine.because import Because, Facts
from heelwise.engine.flare import flare_because
from heelwise.engine.healing import healing_permit
from heelwise.engine.permission import Permit, Standing
from heelwise.engine.state import Person, Tendon
from heelwise.knowledge.exercises import Exercise
from heelwise.knowledge.library import Knowledge
from heelwise.knowledge.permissions import Cell, MeasurePermission, Permission
from heelwise.terms import Condition, MayAnswer

JUMPS = 3
"""Load tier from which an exercise is a rebound, hop or run."""

PAST_NEUTRAL_TESTS = frozenset({"knee-to-wall"})
"""Measures that bend the ankle past neutral."""

HOP_TESTS = frozenset({"hop-pain", "single-hop"})
"""Measures that hop."""

GRAVITY: tuple[MayAnswer, ...] = ("no", "ask-clinician", "not-yet", "yes")
"""Strictest first."""


def strictest(permits: list[Permit]) -> Permit:
    """The one that allows least; `permits` is not empty."""
    return min(permits, key=lambda p: GRAVITY.index(p.answer))


def permit_exercise(exercise: Exercise, at: Standing, knowledge: Knowledge) -> Permit:
    """Whether this tendon may do this exercise."""
    row = knowledge.permissions.get(exercise.id)
    if row is None:
        return Permit("no", Because("no-permission", "unmet", {"exercise": exercise.id}, ("heelwise",)))
    if at.tendon.condition == "rupture":
        return healing_permit(row, at, knowledge, stretches=exercise.dorsiflexion == "past-neutral")
    if exercise.load_tier >= JUMPS and _plyometrics_barred(at.person, knowledge):
        return Permit("ask-clinician", Because("no-plyometrics", "unmet", {"exercise": exercise.id}, ("heelwise",)))
    flare = flare_because(at.tendon, at.on, knowledge.limits.response) if exercise.load_tier >= JUMPS else None
    if flare is not None:
        return Permit("not-yet", flare)
    barred = _past_neutral(exercise.id, at, knowledge) if exercise.dorsiflexion == "past-neutral" else None
    barred = barred or _too_soon(exercise, row, at)
    return barred or _by_cell(_cell(row, at, knowledge), row, at)


def permit_measure(row: MeasurePermission, at: Standing, knowledge: Knowledge) -> Permit:
    """Whether this tendon may take this test. Tests are loads; questionnaires load nothing."""
    if row.loads_nothing:
        return Permit("yes", Because("permitted", "met", {"exercise": row.measure}, row.sources))
    if at.tendon.condition == "rupture":
        return healing_permit(row, at, knowledge, stretches=row.measure in PAST_NEUTRAL_TESTS)
    if row.measure in HOP_TESTS and _plyometrics_barred(at.person, knowledge):
        return Permit("ask-clinician", Because("no-plyometrics", "unmet", {"exercise": row.measure}, ("heelwise",)))
    flare = flare_because(at.tendon, at.on, knowledge.limits.response) if row.measure in HOP_TESTS else None
    if flare is not None:
        return Permit("not-yet", flare)
    barred = _past_neutral(row.measure, at, knowledge) if row.measure in PAST_NEUTRAL_TESTS else None
    return barred or _too_painful(row, at) or _by_cell(_cell(row, at, knowledge), row, at)


def _too_painful(row: MeasurePermission, at: Standing) -> Permit | None:
    """A test waits while the pain is above its own limit, or not known."""
    if row.pain_at_most is None:
        return None
    last = at.tendon.mornings[-1] if at.tendon.mornings else None
    worst = last.pain if last is not None else at.tendon.intake.worst_pain_week
    facts: Facts = {"pain": worst, "at_most": row.pain_at_most}
    if worst is None:
        return Permit("not-yet", Because("measure-pain", "unknown", facts, row.sources))
    if worst > row.pain_at_most:
        return Permit("not-yet", Because("measure-pain", "unmet", facts, row.sources))
    return None


def _too_soon(exercise: Exercise, row: Permission, at: Standing) -> Permit | None:
    """What an acute or settling tendon does not get yet: a stretch, and warmth in the first days."""
    if at.tendon.pathway == "settle" and _stretches(exercise):
        return Permit("not-yet", Because("settle-no-stretch", "unmet", {"exercise": exercise.id}, ("seed-002",)))
    since = _acute_since(at.tendon)
    if row.after_acute_days is None or since is None:
        return None
    days = (at.on - since).days
    if days >= row.after_acute_days:
        return None
    facts: Facts = {"exercise": exercise.id, "days": days, "after_days": row.after_acute_days}
    return Permit("not-yet", Because("acute-days", "unmet", facts, row.sources))


def _acute_since(tendon: Tendon) -> dt.date | None:
    """When it began suddenly; for a tendon that is settling, at the latest when that plan began."""
    if tendon.intake.onset == "sudden" and tendon.intake.since is not None:
        return tendon.intake.since
    return tendon.plan_since if tendon.pathway == "settle" else None


def _stretches(exercise: Exercise) -> bool:
    """A held stretch, or a movement that bends the ankle far; pumping the ankle is neither."""
    far = exercise.kind == "dynamic-mobility" and exercise.dorsiflexion == "past-neutral"
    return far or exercise.kind == "static-stretch"


def _plyometrics_barred(person: Person, knowledge: Knowledge) -> bool:
    """Whether something told, or doubted, about the bones closes hops and runs."""
    flags = (knowledge.flags.get(flag) for flag in (*person.raised, *person.doubted))
    return any(flag is not None and flag.no_plyometrics for flag in flags)


def _past_neutral(name: str, at: Standing, knowledge: Knowledge) -> Permit | None:
    """The rule of compression: nothing past neutral at the heel bone, or where it may be the heel bone."""
    if at.tendon.condition == "tightness":
        if at.tendon.intake.worst_pain_week is not None or at.tendon.mornings:
            return None
        facts: Facts = {"exercise": name}
        return Permit("not-yet", Because("tight-pain-unknown", "unknown", facts, ("heelwise",)))
    if at.tendon.condition not in ("insertional", "unsure") or _below_neutral_open(at, knowledge):
        return None
    number = knowledge.limits.healing.below_neutral_week
    facts = {"condition": at.tendon.condition, "week": _weeks(at), "from_week": int(number.value)}
    return Permit("no", Because("past-neutral", "unmet", facts, number.sources))


def _weeks(at: Standing) -> int:
    return (at.on - at.tendon.plan_since).days // 7


def _below_neutral_open(at: Standing, knowledge: Knowledge) -> bool:
    """Whether a clinician opened bending past neutral, and its week has come."""
    week = knowledge.limits.healing.below_neutral_week.value
    return "below-neutral" in at.tendon.milestones and _weeks(at) >= week


def _cell(row: Permission | MeasurePermission, at: Standing, knowledge: Knowledge) -> Cell:
    """The cell of a tendon's condition; a condition without one is denied."""
    at_heel = row.midportion if _below_neutral_open(at, knowledge) else row.insertional
    cells: dict[Condition, Cell] = {
        "tightness": row.tightness,
        "midportion": row.midportion,
        "insertional": at_heel,
        "unsure": at_heel,
    }
    return cells.get(at.tendon.condition, "no")


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
