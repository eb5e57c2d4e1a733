"""Weighing a gate: each kind of condition against the evidence, with its reason.

Only `met` opens. What was never recorded is `unknown`, and the sentence for it says
what to record.
"""

from __future__ import annotations

from typing import assert_never

from heelwise.engine.because import Because, Facts
from heelwise.engine.evidence import Evidence, verdict
from heelwise.engine.ready import ready
from heelwise.knowledge.conditions import (
    All,
    Any_,
    DaysInPhase,
    Gate,
    MilestoneOpen,
    MorningAtBase,
    RepsInSession,
    StepsDone,
    Told,
    Trained,
    WalkPain,
    WeeksDone,
)
from heelwise.terms import Verdict


def weigh(gate: Gate, seen: Evidence) -> Because:
    """How a gate stands."""
    match gate:
        case All() | Any_():
            return _combined(gate, seen)
        case StepsDone() | RepsInSession() | DaysInPhase() | WeeksDone():
            return _trained(gate, seen)
        case MorningAtBase() | WalkPain() | MilestoneOpen():
            return _told(gate, seen)
        case _:
            return ready(gate, seen)


def _trained(gate: Trained, seen: Evidence) -> Because:
    match gate:
        case StepsDone():
            return _steps_done(gate, seen)
        case RepsInSession():
            return _reps_in_session(gate, seen)
        case DaysInPhase():
            return _days_in_phase(gate, seen)
        case WeeksDone():
            return _weeks_done(gate, seen)
        case _:
            assert_never(gate)


def _told(gate: Told, seen: Evidence) -> Because:
    match gate:
        case MorningAtBase():
            return _morning_at_base(seen)
        case WalkPain():
            return _walk_pain(gate, seen)
        case MilestoneOpen():
            open_now = gate.milestone in seen.tendon.milestones
            return Because("milestone-open", verdict(met=open_now), {"milestone": gate.milestone}, seen.sources)
        case _:
            assert_never(gate)


def _combined(gate: All | Any_, seen: Evidence) -> Because:
    parts = tuple(weigh(part, seen) for part in gate.of)
    facts: Facts = {"parts": len(parts)}
    if isinstance(gate, All):
        return Because("all-of", _worst(parts), facts, seen.sources, parts)
    return Because("any-of", _best(parts), facts, seen.sources, parts)


def _days_in_phase(gate: DaysInPhase, seen: Evidence) -> Because:
    days = (seen.on - seen.tendon.phase_since).days
    facts: Facts = {"days": days, "at_least": gate.at_least}
    return Because("days-in-phase", verdict(met=days >= gate.at_least), facts, seen.sources)


def _weeks_done(gate: WeeksDone, seen: Evidence) -> Because:
    facts: Facts = {"weeks": seen.tendon.weeks_done, "at_least": gate.at_least}
    return Because("weeks-done", verdict(met=seen.tendon.weeks_done >= gate.at_least), facts, seen.sources)


def _steps_done(gate: StepsDone, seen: Evidence) -> Because:
    good, wanted = seen.tendon.good, int(seen.limits.sessions_in_a_row.value)
    facts: Facts = {"done": min(good, wanted), "wanted": wanted, "pain_at_most": gate.pain_at_most}
    if good == 0:
        return Because("steps-done", "unknown", facts, seen.sources)
    worst = max(seen.tendon.good_pains[-wanted:], default=0)
    met = good >= wanted and worst <= gate.pain_at_most
    return Because("steps-done", verdict(met=met), {**facts, "worst": worst}, seen.sources)


def _reps_in_session(gate: RepsInSession, seen: Evidence) -> Because:
    done = seen.tendon.good_reps.get(gate.exercise)
    facts: Facts = {"exercise": gate.exercise, "done": done, "at_least": gate.at_least}
    if done is None:
        return Because("reps-in-session", "unknown", facts, seen.sources)
    return Because("reps-in-session", verdict(met=done >= gate.at_least), facts, seen.sources)


def _morning_at_base(seen: Evidence) -> Because:
    mornings = seen.tendon.mornings
    today = mornings[-1] if mornings and mornings[-1].on == seen.on else None
    if today is None or seen.base is None:
        missing = "base" if seen.base is None else "morning"
        return Because("morning-at-base", "unknown", {"missing": missing}, seen.sources)
    facts: Facts = {"pain": today.pain, "base": seen.base.pain, "cap": seen.cap}
    met = today.pain <= seen.base.pain and today.pain <= seen.cap
    return Because("morning-at-base", verdict(met=met), facts, seen.sources)


def _walk_pain(gate: WalkPain, seen: Evidence) -> Because:
    walk = seen.person.last_walk
    facts: Facts = {"at_most": gate.at_most, "within_days": gate.within_days}
    if walk is None or (seen.on - walk[0]).days > gate.within_days:
        return Because("walk-pain", "unknown", facts, seen.sources)
    facts = {"pain": walk[1], "at_most": gate.at_most, "on": walk[0].isoformat()}
    return Because("walk-pain", verdict(met=walk[1] <= gate.at_most), facts, seen.sources)


def _worst(parts: tuple[Because, ...]) -> Verdict:
    verdicts = {part.verdict for part in parts}
    if "unmet" in verdicts:
        return "unmet"
    return "unknown" if "unknown" in verdicts or not parts else "met"


def _best(parts: tuple[Because, ...]) -> Verdict:
    verdicts = {part.verdict for part in parts}
    if "met" in verdicts:
        return "met"
    return "unknown" if "unknown" in verdicts or not parts else "unmet"
